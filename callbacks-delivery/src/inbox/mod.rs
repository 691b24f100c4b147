//! The consumer's inbox: events are stored before they are answered, and handled afterwards.
//!
//! ```text
//!  Router::inbox       accept                 claim                      settle
//!  verified request ──▶ event + work ──▶ handler, under a lease ──▶ done    (deleted, its id is remembered)
//!        │                  ▲                     │      └──▶ retry   (due again later)
//!        ▼                  └───── replay ────────┴──────────▶ dead    (kept raw, with the cause)
//!   202 after commit
//! ```
//!
//! 1. A router with an inbox checks path, credentials, size and signature, and stores the request as it arrived. It answers when
//!    the request is durable. A message whose id is known is answered alike and not stored again.
//! 2. An [`InboxWorker`] claims events by a lease with a token, decodes them and calls the handler, through a clone of the router.
//!    A failure is tried again by a `RetryPolicy`.
//! 3. What does not decode, does not match the document or has no handler is a dead letter at once: raw, with its violations.
//!    After a change of the document, an overlay or the code, [`Inbox::replay`] handles it again.
//!
//! ```no_run
//! use callbacks_delivery::{Inbox, InboxWorker, MemoryStore};
//! use callbacks_runtime::Router;
//!
//! # fn example(router: Router) {
//! // `RedbStore` is durable, and `PostgresStore` is shared by several machines.
//! let inbox = Inbox::new(MemoryStore::new());
//! let worker = InboxWorker::new(&inbox, router.clone()).start();
//! let router = router.inbox(inbox);
//! // Mount `router`.
//! # let _ = (worker, router);
//! # }
//! ```
//!
//! # What is promised
//!
//! An event that was answered with 2xx is handled at least once, or is a dead letter. A handler runs twice if the process dies
//! between the end of the handler and the acknowledgement in the store, or if the handler takes longer than its lease without
//! the worker being able to renew it. To make the effects happen exactly once, claim the message in the transaction of the
//! handler: [`ClaimStatement`] does it in PostgreSQL, with any driver.

mod envelope;
mod event;
mod listed;
mod outcome;
mod records;
mod restart;
mod running;
mod span;
mod statement;
mod store;
mod worker;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use callbacks_runtime::receiver::inbox::{Accepted, Intake, StoredRequest};
use callbacks_runtime::{HandlerError, StatusCode};
use tokio::sync::Notify;

pub use envelope::EventEnvelope;
pub use event::{InboxEvent, InboxEventKind};
pub use listed::{EventNote, EventPage, EventPosition, EventState, ListedEvent};
pub use records::{
    ClaimToken, Claimed, DeadCause, DeadEvent, EventFilter, EventKey, InboxGauges, NewEvent,
    Settle, StoredViolation,
};
pub use statement::ClaimStatement;
pub use store::InboxStore;
pub use worker::{InboxWorker, RunningInboxWorker};

use crate::error::StoreError;
use crate::outbox::Outbox;
use crate::store::{REMEMBERED, Store, Tally};

/// How many dead letters are replayed or discarded in one step.
const AT_ONCE: usize = 256;

/// Received events in a store. Clones share it.
#[derive(Debug)]
pub struct Inbox<S> {
    store: Arc<S>,
    wake: Arc<Notify>,
    remembered: Duration,
    kept: Duration,
}

impl<S> Clone for Inbox<S> {
    fn clone(&self) -> Self {
        Self {
            store: Arc::clone(&self.store),
            wake: Arc::clone(&self.wake),
            remembered: self.remembered,
            kept: self.kept,
        }
    }
}

impl<S: InboxStore> Inbox<S> {
    /// An inbox in a store.
    pub fn new(store: S) -> Self {
        Self::sharing(Arc::new(store))
    }

    /// An inbox in a store that others use too.
    pub fn sharing(store: Arc<S>) -> Self {
        Self {
            store,
            wake: Arc::default(),
            remembered: REMEMBERED,
            kept: Duration::ZERO,
        }
    }

    /// An inbox in the store of an outbox.
    pub fn beside(outbox: &Outbox<S>) -> Self
    where
        S: Store,
    {
        Self::sharing(outbox.shared().0)
    }

    /// Sets how long the id of a message is remembered. The default is four days. It should be longer than the provider retries,
    /// and at least twice the tolerance of the verifier.
    #[must_use]
    pub fn remember(mut self, duration: Duration) -> Self {
        self.remembered = duration;
        self
    }

    /// Keeps handled events for a time, without their bodies, so that people can see that they were handled. The default is
    /// not to keep them. It costs one more row for each event. It is a setting of the inbox that the worker has.
    #[must_use]
    pub fn keep_handled(mut self, duration: Duration) -> Self {
        self.kept = duration;
        self
    }

    /// The store.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Dead letters behind a key, in the order of their arrival.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn dead(
        &self,
        filter: EventFilter,
        after: Option<EventKey>,
        limit: usize,
    ) -> Result<Vec<DeadEvent>, StoreError> {
        self.store.dead_events(filter, after, limit).await
    }

    /// How many dead letters [`replay`](Self::replay) would handle again.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn count_dead(&self, filter: EventFilter) -> Result<u64, StoreError> {
        self.store.count_dead_events(filter).await
    }

    /// Handles dead letters again, as if they had just arrived: after a change of the document or the program, or after an
    /// outage. Those that were dead when it began are replayed at most once. Returns how many.
    ///
    /// # Errors
    ///
    /// If the store fails. What was put back until then is handled.
    pub async fn replay(&self, filter: EventFilter) -> Result<u64, StoreError> {
        self.replay_at(filter, None).await
    }

    /// Replays at most `rate` events each second. Dropping the future stops it.
    ///
    /// # Errors
    ///
    /// The same as those of [`replay`](Self::replay).
    pub async fn replay_slowly(
        &self,
        filter: EventFilter,
        rate: NonZeroU32,
    ) -> Result<u64, StoreError> {
        self.replay_at(filter, Some(rate)).await
    }

    async fn replay_at(
        &self,
        filter: EventFilter,
        rate: Option<NonZeroU32>,
    ) -> Result<u64, StoreError> {
        let page = rate.map_or(AT_ONCE, |rate| {
            usize::try_from(rate.get()).map_or(AT_ONCE, |rate| rate.min(AT_ONCE))
        });
        let (mut replayed, mut after) = (0, None);
        // A replayed event that is given up at once has a new key, behind this one.
        let Some(last) = self.newest_dead().await? else {
            return Ok(0);
        };
        let last = filter.through.map_or(last, |through| through.min(last));
        let filter = filter.through(last);
        loop {
            let dead = self.store.dead_events(filter.clone(), after, page).await?;
            let Some(last) = dead.last() else {
                return Ok(replayed);
            };
            after = Some(last.key);
            let keys: Vec<_> = dead.iter().map(|event| event.key).collect();
            let count = u32::try_from(keys.len()).unwrap_or(u32::MAX);
            replayed += self.store.replay_events(keys).await?.len() as u64;
            self.wake.notify_one();
            if let Some(rate) = rate {
                tokio::time::sleep(Duration::from_secs(1) * count / rate.get()).await;
            }
        }
    }

    /// The newest dead letter. A bulk replay ends there, see [`EventFilter::through`].
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn newest_dead(&self) -> Result<Option<EventKey>, StoreError> {
        let (all, dead) = (EventFilter::all(), Some(EventState::Dead));
        let page = self.store.events(all, dead, None, 1).await?;
        Ok(page.rows.first().map(|event| event.key))
    }

    /// Replays these dead letters. Returns their new keys, in the order of the old ones. Those that are not dead are ignored.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn replay_these(&self, keys: Vec<EventKey>) -> Result<Vec<EventKey>, StoreError> {
        let replayed = self.store.replay_events(keys).await?;
        self.wake.notify_one();
        Ok(replayed)
    }

    /// Events in a state, or in any, newest first and before a key.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn events(
        &self,
        filter: EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        limit: usize,
    ) -> Result<EventPage, StoreError> {
        self.store.events(filter, state, before, limit).await
    }

    /// The body of an event. `None` if there is no such event, or if it was handled.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn body(&self, key: EventKey) -> Result<Option<Bytes>, StoreError> {
        self.store.event_body(key).await
    }

    /// Dead letters by cause, most frequent first.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn causes(&self, filter: EventFilter) -> Result<Tally<DeadCause>, StoreError> {
        self.store.event_causes(filter).await
    }

    /// How long handled events are kept.
    pub const fn kept(&self) -> Duration {
        self.kept
    }

    /// Deletes dead letters with their contents. Their ids are still remembered. Returns how many.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn discard(&self, filter: EventFilter) -> Result<u64, StoreError> {
        let (mut discarded, mut after) = (0, None);
        loop {
            let dead = self
                .store
                .dead_events(filter.clone(), after, AT_ONCE)
                .await?;
            let Some(last) = dead.last() else {
                return Ok(discarded);
            };
            after = Some(last.key);
            let keys = dead.iter().map(|event| event.key).collect();
            discarded += self.store.discard_events(keys).await?;
        }
    }

    /// Deletes these dead letters with their contents. Those that are not dead are ignored. Returns how many.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn discard_these(&self, keys: Vec<EventKey>) -> Result<u64, StoreError> {
        self.store.discard_events(keys).await
    }

    /// Figures for a dashboard.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn gauges(&self) -> Result<InboxGauges, StoreError> {
        self.store.inbox_gauges().await
    }

    /// Forgets ids whose time is over. A worker does it once an hour.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn prune(&self) -> Result<u64, StoreError> {
        self.store.prune_ids().await
    }

    pub(crate) fn woken(&self) -> &Notify {
        &self.wake
    }
}

impl<S: InboxStore> Intake for Inbox<S> {
    async fn accept(&self, request: StoredRequest) -> Result<Accepted, HandlerError> {
        let event = NewEvent::of(request);
        let accepted = self.store.accept_event(event, self.remembered).await;
        let accepted = accepted.map_err(|error| {
            HandlerError::new(error).with_status(StatusCode::SERVICE_UNAVAILABLE)
        })?;
        if accepted.is_none() {
            return Ok(Accepted::Duplicate);
        }
        self.wake.notify_one();
        Ok(Accepted::New)
    }
}
