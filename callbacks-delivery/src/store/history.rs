//! What became of deliveries, and which of them somebody asks for.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::id::{DeliveryKey, TargetId};

/// Why a delivery became a dead letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Cause {
    /// The target is gone (410).
    Gone,
    /// The last outcome was final.
    Final,
    /// There were enough attempts.
    OutOfAttempts,
    /// The next attempt would have begun too late.
    OutOfTime,
    /// The target is disabled.
    Disabled,
    /// The policy refuses the target.
    Refused,
    /// The payload is missing.
    MissingPayload,
    /// The message cannot be read.
    Unreadable,
    /// This program does not know the operation.
    UnknownOperation,
    /// The endpoint was removed.
    NoEndpoint,
    /// This program does not have the key that the message or its endpoint is encrypted with.
    NoKey,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Gone,
        Self::Final,
        Self::OutOfAttempts,
        Self::OutOfTime,
        Self::Disabled,
        Self::Refused,
        Self::MissingPayload,
        Self::Unreadable,
        Self::UnknownOperation,
        Self::NoEndpoint,
        Self::NoKey,
    ];

    /// One word for it, for metrics and stores.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Final => "final",
            Self::OutOfAttempts => "out-of-attempts",
            Self::OutOfTime => "out-of-time",
            Self::Disabled => "disabled",
            Self::Refused => "refused",
            Self::MissingPayload => "missing-payload",
            Self::Unreadable => "unreadable",
            Self::UnknownOperation => "unknown-operation",
            Self::NoEndpoint => "no-endpoint",
            Self::NoKey => "no-key",
        }
    }
}

/// One attempt, as it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptRecord {
    /// Which attempt it was: 1 is the first since the last resend.
    pub number: u32,
    /// When it began. The store replaces it by its own time less `ago`.
    pub began: SystemTime,
    /// How long ago it began, when it is acknowledged.
    #[serde(skip)]
    pub ago: Duration,
    /// How long it took.
    pub took: Duration,
    /// What came of it.
    pub outcome: Outcome,
    /// The first KiB of the answer. A store keeps it beside the other parts.
    #[serde(skip)]
    pub excerpt: Bytes,
}

impl fmt::Debug for AttemptRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AttemptRecord")
            .field("number", &self.number)
            .field("took", &self.took)
            .field("outcome", &self.outcome)
            .finish_non_exhaustive()
    }
}

/// What came of an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The consumer answered with this status.
    Status(u16),
    /// No answer came: one word, such as `timeout`.
    Failure(String),
}

/// A delivery that was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeadLetter {
    /// Which delivery.
    pub key: DeliveryKey,
    /// The `webhook-id`. Empty if the message is gone or unreadable.
    pub id: String,
    /// The operation. Empty if the message is gone or unreadable.
    pub operation: String,
    /// When it was given up.
    pub died: SystemTime,
    /// Why.
    pub cause: Cause,
    /// More about the cause.
    pub detail: String,
}

impl DeadLetter {
    /// A dead letter, for stores.
    pub fn new(key: DeliveryKey, died: SystemTime, cause: Cause, detail: String) -> Self {
        Self {
            key,
            id: String::new(),
            operation: String::new(),
            died,
            cause,
            detail,
        }
    }
}

/// Which dead letters. Each part that is set must match.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Filter {
    /// The target.
    pub target: Option<TargetId>,
    /// The tenant.
    pub tenant: Option<String>,
    /// The operation.
    pub operation: Option<String>,
    /// A tag.
    pub tag: Option<String>,
    /// The cause.
    pub cause: Option<Cause>,
    /// Given up at this time or later.
    pub since: Option<SystemTime>,
}

impl Filter {
    /// Whether a dead letter alone does not say if it matches.
    pub(crate) const fn is_about_messages(&self) -> bool {
        self.tenant.is_some() || self.operation.is_some() || self.tag.is_some()
    }

    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// Only those of a target.
    #[must_use]
    pub fn target(mut self, target: TargetId) -> Self {
        self.target = Some(target);
        self
    }

    /// Only those of a tenant.
    #[must_use]
    pub fn tenant(mut self, tenant: impl Into<String>) -> Self {
        self.tenant = Some(tenant.into());
        self
    }

    /// Only those of an operation.
    #[must_use]
    pub fn operation(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// Only those with a tag.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// Only those with a cause.
    #[must_use]
    pub fn cause(mut self, cause: Cause) -> Self {
        self.cause = Some(cause);
        self
    }

    /// Only those that were given up at this time or later.
    #[must_use]
    pub fn since(mut self, time: SystemTime) -> Self {
        self.since = Some(time);
        self
    }
}

/// Where a delivery is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Position {
    /// It waits for its first attempt.
    New,
    /// It waits for another attempt.
    Waiting {
        /// For how long at least.
        wait: Duration,
        /// How many attempts failed.
        charged: u32,
    },
    /// It was given up.
    Dead(Cause),
    /// It arrived.
    Delivered,
}

/// What to erase.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Erase {
    /// One message, by its `webhook-id`, for all of its targets.
    Message(String),
    /// All messages of a target. Of events, only the deliveries to this target are erased, because other targets share the payload.
    Target(TargetId),
    /// All messages with a tag.
    Tag(String),
}

/// Figures for a dashboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gauges {
    /// Deliveries that nobody has tried.
    pub outbox: u64,
    /// Deliveries that wait for another attempt.
    pub due: u64,
    /// Dead letters.
    pub dead: u64,
    /// How long ago the oldest delivery in `outbox` was accepted.
    pub oldest_new: Option<Duration>,
    /// How long ago the oldest delivery in `due` became due.
    pub oldest_due: Option<Duration>,
    /// How long the oldest delivery waits that could be sent: its target is neither paused nor limited to a rate, its circuit
    /// breaker is closed, and no earlier delivery with its order key fails. If it is more than some seconds, no worker runs, or it
    /// does not keep up.
    pub oldest_late: Option<Duration>,
    /// How many shards have an owner.
    pub owned_shards: u16,
}
