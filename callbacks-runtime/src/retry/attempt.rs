//! The record of one attempt, and of how a message ended.

use std::time::{Duration, SystemTime};

use super::{Class, Outcome};

/// One attempt of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// Which attempt it was: 1 is the first.
    pub number: u32,
    /// When it began.
    pub began: SystemTime,
    /// How long it took.
    pub took: Duration,
    /// What came of it.
    pub outcome: Outcome,
    /// What that means under the policy.
    pub class: Class,
    /// How long until the next attempt may begin, where there is one.
    pub next_in: Option<Duration>,
}

/// How a message ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum End {
    /// It arrived.
    Delivered,
    /// The target is gone (410): its subscription should be deleted.
    Gone,
    /// The last outcome was final.
    Final,
    /// There were attempts enough.
    OutOfAttempts,
    /// Another attempt would begin too late.
    OutOfTime,
    /// The target was disabled before; nothing was sent.
    Disabled,
}
