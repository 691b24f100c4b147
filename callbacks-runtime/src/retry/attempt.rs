//! The record of an attempt, and how a message ended.

use std::time::{Duration, SystemTime};

use super::{Class, Outcome};

/// One attempt of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// The number of the attempt, from 1.
    pub number: u32,
    /// When it began.
    pub began: SystemTime,
    /// How long it took.
    pub took: Duration,
    /// The outcome.
    pub outcome: Outcome,
    /// What the outcome means under the policy.
    pub class: Class,
    /// How long until the next attempt, if there is one.
    pub next_in: Option<Duration>,
}

/// How a message ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum End {
    /// It was delivered.
    Delivered,
    /// The target is gone (410): its subscription should be deleted.
    Gone,
    /// The last outcome was permanent.
    Final,
    /// The maximum number of attempts was reached.
    OutOfAttempts,
    /// The next attempt would begin too late.
    OutOfTime,
    /// The target was already disabled. Nothing was sent.
    Disabled,
}
