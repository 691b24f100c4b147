//! What stores of events take and return.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks_runtime::receiver::RequestViolation;
use callbacks_runtime::receiver::idempotency::IdempotencyKey;
use callbacks_runtime::receiver::inbox::StoredRequest;
use serde::{Deserialize, Serialize};

use super::envelope::EventEnvelope;
use crate::id::FifoKey;

/// The place of an event in a store. Later events have larger numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventKey(pub i64);

/// What distinguishes a worker's claims from those of all others. Drawn at random by each worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClaimToken(pub i64);

/// An event that is to be stored.
#[derive(Clone, Debug)]
pub struct NewEvent {
    /// Everything but the body.
    pub envelope: EventEnvelope,
    /// The body as it arrived.
    pub body: Bytes,
    /// What identifies the message. `None` if it has no id.
    pub key: Option<IdempotencyKey>,
    /// The order key.
    pub fifo: Option<FifoKey>,
}

impl NewEvent {
    /// The event of a request.
    pub fn of(request: StoredRequest) -> Self {
        let fifo = request.order_key.as_deref().map(|value| {
            // The length keeps tenants apart.
            let tenant = request.tenant.as_deref().unwrap_or_default();
            FifoKey::of_name(&format!("{}\0{tenant}\0{value}", tenant.len()))
        });
        Self {
            key: request.key,
            fifo,
            body: request.body.clone(),
            envelope: EventEnvelope::of(request),
        }
    }
}

/// An event that a worker has to handle.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The event.
    pub key: EventKey,
    /// Which attempt this is: 1 is the first since it arrived or was replayed.
    pub attempt: u32,
    /// How long ago the event arrived or was replayed.
    pub age: Duration,
    /// Everything but the body. `None` if it cannot be read.
    pub envelope: Option<EventEnvelope>,
    /// The body as it arrived.
    pub body: Bytes,
}

/// What becomes of a claimed event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settle {
    /// It was handled: it is deleted.
    Done,
    /// It was handled: its body is deleted, and the rest is kept for a time.
    Keep(Duration),
    /// It failed, and is tried again.
    Retry {
        /// After this time.
        wait: Duration,
        /// What failed.
        reason: String,
    },
    /// The attempt did not take place: it is free at once, and the attempt does not count.
    Release,
    /// It becomes a dead letter.
    Dead {
        /// Why.
        cause: DeadCause,
        /// More about the cause.
        detail: String,
        /// The operation, if it is known by now.
        operation: Option<String>,
        /// How the request departs from the document.
        violations: Vec<StoredViolation>,
    },
}

/// Why an event was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DeadCause {
    /// It does not match the document: media type, syntax or schema.
    Invalid,
    /// Nobody handles its path or its event.
    Unknown,
    /// The handler failed, and the policy has no further attempt.
    OutOfAttempts,
    /// The handler failed, and the next attempt would be too late.
    OutOfTime,
    /// The handler failed with a status that the policy takes as final.
    Final,
    /// What is stored cannot be read.
    Unreadable,
}

impl DeadCause {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Invalid,
        Self::Unknown,
        Self::OutOfAttempts,
        Self::OutOfTime,
        Self::Final,
        Self::Unreadable,
    ];

    /// The cause as one word: `invalid`, `unknown`, `out-of-attempts`, `out-of-time`, `final` or `unreadable`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Unknown => "unknown",
            Self::OutOfAttempts => "out-of-attempts",
            Self::OutOfTime => "out-of-time",
            Self::Final => "final",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One way in which an event departs from the document, as it is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredViolation {
    /// What is wrong. It may quote received values.
    pub detail: String,
    /// The place in the body or the parameter: a JSON Pointer as a URI fragment.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pointer: Option<String>,
    /// The violated keyword of JSON Schema.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub keyword: Option<String>,
    /// The name of the parameter.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub parameter: Option<String>,
}

/// The detail may quote a secret.
impl fmt::Debug for StoredViolation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("StoredViolation")
            .field("keyword", &self.keyword)
            .field("pointer", &self.pointer)
            .field("parameter", &self.parameter)
            .finish_non_exhaustive()
    }
}

impl From<&RequestViolation> for StoredViolation {
    fn from(violation: &RequestViolation) -> Self {
        Self {
            detail: violation.detail().to_owned(),
            pointer: violation.pointer().map(str::to_owned),
            keyword: violation.keyword().map(str::to_owned),
            parameter: violation.parameter().map(str::to_owned),
        }
    }
}

/// An event that was given up: raw, with the cause.
#[derive(Clone, Debug)]
pub struct DeadEvent {
    /// The event.
    pub key: EventKey,
    /// When it was given up.
    pub died: SystemTime,
    /// Why.
    pub cause: DeadCause,
    /// More about the cause.
    pub detail: String,
    /// The operation, if known.
    pub operation: Option<String>,
    /// How many attempts there were.
    pub attempts: u32,
    /// How it departs from the document.
    pub violations: Vec<StoredViolation>,
    /// Everything but the body. `None` if it cannot be read.
    pub envelope: Option<EventEnvelope>,
    /// The body as it arrived.
    pub body: Bytes,
}

impl DeadEvent {
    /// The id of the message, if it has one.
    pub fn message_id(&self) -> Option<&str> {
        self.envelope.as_ref()?.message_id.as_deref()
    }

    /// The tenant, if known.
    pub fn tenant(&self) -> Option<&str> {
        self.envelope.as_ref()?.tenant.as_deref()
    }
}

/// Which dead letters. Everything that is set has to match.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct EventFilter {
    /// The event.
    pub key: Option<EventKey>,
    /// The cause.
    pub cause: Option<DeadCause>,
    /// The operation.
    pub operation: Option<String>,
    /// The tenant.
    pub tenant: Option<String>,
    /// The id of the message.
    pub message_id: Option<String>,
    /// Given up at this time or later. In a list of all events: received at this time or later.
    pub since: Option<SystemTime>,
    /// This event and those before it. A replayed event has a new key, so it is behind.
    pub through: Option<EventKey>,
}

impl EventFilter {
    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// Only this event.
    #[must_use]
    pub fn key(mut self, key: EventKey) -> Self {
        self.key = Some(key);
        self
    }

    /// Only events with this cause.
    #[must_use]
    pub fn cause(mut self, cause: DeadCause) -> Self {
        self.cause = Some(cause);
        self
    }

    /// Only events of this operation.
    #[must_use]
    pub fn operation(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// Only events of this tenant.
    #[must_use]
    pub fn tenant(mut self, tenant: impl Into<String>) -> Self {
        self.tenant = Some(tenant.into());
        self
    }

    /// Only messages with this id.
    #[must_use]
    pub fn message_id(mut self, id: impl Into<String>) -> Self {
        self.message_id = Some(id.into());
        self
    }

    /// Only this event and those before it.
    #[must_use]
    pub fn through(mut self, last: EventKey) -> Self {
        self.through = Some(last);
        self
    }

    /// Only events that were given up at this time or later.
    #[must_use]
    pub fn since(mut self, since: SystemTime) -> Self {
        self.since = Some(since);
        self
    }
}

/// Figures for a dashboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InboxGauges {
    /// How many events wait or are being handled.
    pub waiting: u64,
    /// For how long the event has waited that is due for the longest time.
    pub oldest_due: Duration,
    /// How many dead letters there are.
    pub dead: u64,
    /// How many handled events are kept.
    pub handled: u64,
}
