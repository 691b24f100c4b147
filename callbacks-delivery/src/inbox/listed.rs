//! Events as people see them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::envelope::EventEnvelope;
use super::records::{DeadCause, EventFilter, EventKey, StoredViolation};

/// How many failures of an event are kept: the last ones.
const NOTES: usize = 20;

/// An event in a list.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ListedEvent {
    /// The event.
    pub key: EventKey,
    /// Everything but the body. `None` if it cannot be read.
    pub envelope: Option<EventEnvelope>,
    /// The size of the stored body in bytes.
    pub size: u64,
    /// The operation, if it is known.
    pub operation: Option<String>,
    /// How many attempts there were since it arrived or was replayed.
    pub attempts: u32,
    /// Where it is.
    pub position: EventPosition,
    /// What failed so far, oldest first: the last twenty failures.
    pub notes: Vec<EventNote>,
}

impl ListedEvent {
    pub(crate) fn new(
        key: EventKey,
        (envelope, size): (Option<EventEnvelope>, u64),
        attempts: u32,
        position: EventPosition,
        notes: Vec<EventNote>,
    ) -> Self {
        let operation = envelope.as_ref().and_then(|known| known.operation.clone());
        Self {
            key,
            envelope,
            size,
            operation,
            attempts,
            position,
            notes,
        }
    }

    /// When it arrived. `None` if its envelope cannot be read.
    pub fn arrived(&self) -> Option<SystemTime> {
        let micros = self.envelope.as_ref()?.arrived;
        UNIX_EPOCH.checked_add(Duration::from_micros(micros))
    }

    /// The tenant, if known.
    pub fn tenant(&self) -> Option<&str> {
        self.envelope.as_ref()?.tenant.as_deref()
    }

    /// The id of the message, if it has one.
    pub fn message_id(&self) -> Option<&str> {
        self.envelope.as_ref()?.message_id.as_deref()
    }

    /// Whether a list with this filter has it. `since` compares the time of arrival.
    pub(crate) fn matches(&self, filter: &EventFilter) -> bool {
        let is = |wanted: &Option<String>, found: Option<&str>| {
            wanted.is_none() || wanted.as_deref() == found
        };
        let cause = match &self.position {
            EventPosition::Dead { cause, .. } => Some(*cause),
            _ => None,
        };
        filter.key.is_none_or(|key| key == self.key)
            && filter.through.is_none_or(|last| self.key <= last)
            && (filter.cause.is_none() || filter.cause == cause)
            && is(&filter.operation, self.operation.as_deref())
            && is(&filter.tenant, self.tenant())
            && is(&filter.message_id, self.message_id())
            && (filter.since.is_none() || filter.since <= self.arrived())
    }
}

/// Where an event is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EventPosition {
    /// It waits for its next attempt.
    Waiting {
        /// How long. Zero: it is due.
        wait: Duration,
    },
    /// A worker has claimed it.
    Running {
        /// How long the claim lasts if it is not renewed. Zero: the worker has ended.
        lease: Duration,
    },
    /// It waits for an earlier event with the same order key.
    Behind,
    /// A handler succeeded. Only with [`Inbox::keep_handled`](super::Inbox::keep_handled).
    Handled {
        /// When.
        at: SystemTime,
    },
    /// It was given up.
    Dead {
        /// When.
        died: SystemTime,
        /// Why.
        cause: DeadCause,
        /// More about the cause.
        detail: String,
        /// How it departs from the document.
        violations: Vec<StoredViolation>,
    },
}

impl EventPosition {
    /// The state.
    pub const fn state(&self) -> EventState {
        match self {
            Self::Waiting { .. } | Self::Running { .. } | Self::Behind => EventState::Waiting,
            Self::Handled { .. } => EventState::Handled,
            Self::Dead { .. } => EventState::Dead,
        }
    }
}

/// What lists of events are filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventState {
    /// It waits, or is being handled.
    Waiting,
    /// It was handled.
    Handled,
    /// It was given up.
    Dead,
}

impl EventState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Handled, Self::Dead];

    /// The state as one word: `waiting`, `handled` or `dead`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Handled => "handled",
            Self::Dead => "dead",
        }
    }
}

/// A failure of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EventNote {
    /// When.
    #[serde(serialize_with = "write_micros", deserialize_with = "read_micros")]
    pub at: SystemTime,
    /// The key that the event had. A replay gives it a new one.
    pub key: EventKey,
    /// Which attempt it was.
    pub attempt: u32,
    /// What failed.
    pub reason: String,
    /// Why it was given up then. Somebody replayed it afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<DeadCause>,
}

impl EventNote {
    pub(crate) fn add(self, notes: &mut Vec<Self>) {
        if notes.len() >= NOTES {
            notes.remove(0);
        }
        notes.push(self);
    }
}

fn write_micros<S: Serializer>(time: &SystemTime, serializer: S) -> Result<S::Ok, S::Error> {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    serializer.serialize_u64(u64::try_from(since.as_micros()).unwrap_or(u64::MAX))
}

fn read_micros<'a, D: Deserializer<'a>>(deserializer: D) -> Result<SystemTime, D::Error> {
    let micros = Duration::from_micros(u64::deserialize(deserializer)?);
    Ok(UNIX_EPOCH.checked_add(micros).unwrap_or(UNIX_EPOCH))
}

/// A page of events.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct EventPage {
    /// Newest first.
    pub rows: Vec<ListedEvent>,
    /// Where the next page begins. `None` if there is nothing older. One call examines a limited number of events, so a page may
    /// have fewer rows than its limit and still a next one.
    pub next: Option<EventKey>,
}
