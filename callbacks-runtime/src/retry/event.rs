//! What a loop tells while it works.

use std::fmt;
use std::time::Duration;

use super::{Attempt, End};

/// Something that happened to a message.
#[derive(Clone, Copy)]
pub struct Event<'a> {
    pub(crate) url: &'a str,
    pub(crate) message_id: &'a str,
    pub(crate) kind: EventKind<'a>,
}

/// What happened.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum EventKind<'a> {
    /// An attempt ended, well or not.
    Attempt(&'a Attempt),
    /// The message arrived.
    Success {
        /// How many attempts that took.
        attempts: u32,
    },
    /// The message was given up.
    Failure {
        /// How many attempts were made.
        attempts: u32,
        /// Why there is no other.
        end: End,
    },
    /// The target answered 410: its subscription should be deleted.
    Gone,
    /// Nothing more is sent to the target until it is enabled again: it is gone, or failed for too long.
    Disabled,
    /// The breaker of the target's origin opened: for so long nothing is sent there.
    BreakerOpened {
        /// Until a single message may try.
        pause: Duration,
    },
}

impl<'a> Event<'a> {
    /// What happened.
    pub const fn kind(&self) -> EventKind<'a> {
        self.kind
    }

    /// The id of the message, the same for all its attempts.
    pub const fn message_id(&self) -> &'a str {
        self.message_id
    }

    /// The target's URL. Its path and query may hold secrets: for finding the subscription, not for logs.
    pub const fn url(&self) -> &'a str {
        self.url
    }

    /// Scheme, host and port of the target.
    pub fn origin(&self) -> &'a str {
        crate::origin::prefix(self.url)
    }
}

/// Without the URL, which may hold secrets.
impl fmt::Debug for Event<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Event")
            .field("kind", &self.kind)
            .field("message_id", &self.message_id)
            .field("origin", &self.origin())
            .finish_non_exhaustive()
    }
}
