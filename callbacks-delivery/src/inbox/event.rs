//! What a worker reports while it works.

use std::time::Duration;

use super::records::{DeadCause, EventKey};
use crate::error::StoreError;

/// A function that is called with events.
pub(super) type Hook = dyn Fn(&InboxEvent<'_>) + Send + Sync;

/// Something that happened.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct InboxEvent<'a> {
    /// What happened.
    pub kind: InboxEventKind<'a>,
    /// The received event, if it is about one.
    pub key: Option<EventKey>,
    /// The operation, if it is known.
    pub operation: Option<&'a str>,
    /// The id of the message, if it has one.
    pub message_id: Option<&'a str>,
}

/// What happened.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum InboxEventKind<'a> {
    /// A handler succeeded.
    Handled {
        /// Which attempt it was.
        attempt: u32,
        /// How long it took.
        took: Duration,
    },
    /// A handler failed, and is called again.
    Failed {
        /// Which attempt it was.
        attempt: u32,
        /// What failed.
        reason: &'a str,
        /// How long until the next attempt.
        next: Duration,
    },
    /// The event became a dead letter.
    Dead {
        /// Why.
        cause: DeadCause,
        /// More about the cause.
        detail: &'a str,
    },
    /// The event was claimed by another worker while its handler ran, because the lease could not be renewed in time. It is
    /// handled twice.
    Overtaken,
    /// The store failed. The worker tries again for ever.
    StoreFailed {
        /// Why.
        error: &'a StoreError,
    },
    /// The worker's own task panicked, and starts again. Events whose handlers ran are handled again after their claims end. It is
    /// a mistake in this library, in the store or in a function that you gave to the worker.
    Restarted {
        /// The message of the panic.
        panic: &'a str,
        /// How long until it starts.
        pause: Duration,
    },
}
