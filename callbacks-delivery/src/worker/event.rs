//! What a worker reports while it works.

use std::fmt;
use std::time::Duration;

use callbacks_runtime::retry::{Class, Outcome};

use crate::error::StoreError;
use crate::id::{DeliveryKey, Shard, TargetId};
use crate::store::Cause;

/// A function that is called with events.
pub(super) type Hook = dyn Fn(&Event<'_>) + Send + Sync;

/// Something that happened.
#[derive(Clone, Copy)]
pub struct Event<'a> {
    pub(super) kind: EventKind<'a>,
    pub(super) delivery: Option<Named<'a>>,
}

#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) key: DeliveryKey,
    pub(super) id: &'a str,
    pub(super) operation: &'a str,
}

/// What happened.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum EventKind<'a> {
    /// An attempt ended, well or not.
    Attempt {
        /// Which attempt it was: 1 is the first since the last resend.
        number: u32,
        /// What came of it.
        outcome: Outcome,
        /// What that means under the policy.
        class: Class,
        /// How long it took.
        took: Duration,
        /// How long until the next attempt, if there is one.
        next: Option<Duration>,
    },
    /// The message arrived.
    Delivered,
    /// The message became a dead letter.
    Dead {
        /// Why.
        cause: Cause,
        /// More about the cause.
        detail: &'a str,
    },
    /// A target has failed for this part of the time after which it is disabled: 50, 70, 90 or 100 percent.
    Failing {
        /// The target.
        target: TargetId,
        /// How many percent of the time have passed.
        percent: u8,
    },
    /// A target answered 410 and is disabled: its subscription should be deleted.
    Gone {
        /// The target.
        target: TargetId,
    },
    /// A target failed for too long and is disabled.
    Disabled {
        /// The target.
        target: TargetId,
    },
    /// A target that failed before took a message.
    Recovered {
        /// The target.
        target: TargetId,
        /// For how long it failed.
        after: Duration,
    },
    /// The circuit breaker of a target opened.
    BreakerOpened {
        /// The target.
        target: TargetId,
        /// Until a single message may try.
        pause: Duration,
    },
    /// Another worker has a shard, or may have it, because the lease could not be renewed in time.
    LeaseLost {
        /// The shard.
        shard: Shard,
    },
    /// The store failed. The worker tries again for ever.
    StoreFailed {
        /// Why.
        error: &'a StoreError,
    },
    /// The store works again.
    StoreRecovered,
    /// The worker's own task panicked, and starts again. Requests that were on their way are sent again. It is a mistake in this
    /// library, in the store or in a function that you gave to the worker.
    Restarted {
        /// The message of the panic.
        panic: &'a str,
        /// How long until it starts.
        pause: Duration,
    },
}

impl<'a> Event<'a> {
    /// What happened.
    pub const fn kind(&self) -> EventKind<'a> {
        self.kind
    }

    /// The delivery, if the event is about one.
    pub fn delivery(&self) -> Option<DeliveryKey> {
        self.delivery.map(|named| named.key)
    }

    /// The `webhook-id`, if the event is about a message that could be read.
    pub fn message_id(&self) -> Option<&'a str> {
        self.delivery
            .map(|named| named.id)
            .filter(|id| !id.is_empty())
    }

    /// The operation, if the event is about a message that could be read.
    pub fn operation(&self) -> Option<&'a str> {
        self.delivery
            .map(|named| named.operation)
            .filter(|name| !name.is_empty())
    }
}

impl fmt::Debug for Event<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Event")
            .field("kind", &self.kind)
            .field("message_id", &self.message_id())
            .finish_non_exhaustive()
    }
}
