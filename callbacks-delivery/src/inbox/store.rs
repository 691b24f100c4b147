//! What keeps events.

use std::future::Future;
use std::time::Duration;

use super::listed::{EventPage, EventState};
use super::records::{
    ClaimToken, Claimed, DeadCause, DeadEvent, EventFilter, EventKey, InboxGauges, NewEvent, Settle,
};
use crate::store::{Result, Tally};
use bytes::Bytes;

/// What keeps received events. Each method is one atomic step, and durable when it returns `Ok`.
///
/// The clock of the store alone is compared with due times, leases and the expiry of ids. Events with the same order key are
/// claimed one after the other: the next one when the one before is done or dead. The tests of every store are in
/// `testing::inbox` (feature `testing`).
pub trait InboxStore: Send + Sync + 'static {
    /// Stores an event, and remembers its key for a time. Returns `None` if the key is known.
    ///
    /// # Errors
    ///
    /// If the store fails. Then nothing was stored, unless the connection broke.
    fn accept_event(
        &self,
        event: NewEvent,
        remembered: Duration,
    ) -> impl Future<Output = Result<Option<EventKey>>> + Send;

    /// Claims events that are due, for a time. Each claim counts as an attempt, so an event that ends the process does not
    /// do so for ever.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn claim_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Claimed>>> + Send;

    /// Renews claims. Returns those that the token still has.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn extend_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        keys: Vec<EventKey>,
    ) -> impl Future<Output = Result<Vec<EventKey>>> + Send;

    /// Settles claimed events. Returns those that the token still had: only they count.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn settle_events(
        &self,
        token: ClaimToken,
        settled: Vec<(EventKey, Settle)>,
    ) -> impl Future<Output = Result<Vec<EventKey>>> + Send;

    /// Dead letters behind a key, in the order of keys.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn dead_events(
        &self,
        filter: EventFilter,
        after: Option<EventKey>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<DeadEvent>>> + Send;

    /// How many dead letters there are.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn count_dead_events(&self, filter: EventFilter) -> impl Future<Output = Result<u64>> + Send;

    /// Makes dead letters due again, as new events with the same contents and new keys, and without earlier attempts. Returns
    /// the new keys, in the order of the old ones. Those that are not dead are ignored.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn replay_events(
        &self,
        keys: Vec<EventKey>,
    ) -> impl Future<Output = Result<Vec<EventKey>>> + Send;

    /// Events in a state, or in any, newest first and before a key. One call does a limited amount of work.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn events(
        &self,
        filter: EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        limit: usize,
    ) -> impl Future<Output = Result<EventPage>> + Send;

    /// The body of an event. `None` if there is no such event, if it was handled, or if its body was erased.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn event_body(&self, key: EventKey) -> impl Future<Output = Result<Option<Bytes>>> + Send;

    /// Dead letters by cause, most frequent first. A limited number of them is counted.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn event_causes(
        &self,
        filter: EventFilter,
    ) -> impl Future<Output = Result<Tally<DeadCause>>> + Send;

    /// Deletes dead letters. Returns how many.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn discard_events(&self, keys: Vec<EventKey>) -> impl Future<Output = Result<u64>> + Send;

    /// Forgets ids and handled events whose time is over. Returns how many ids.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn prune_ids(&self) -> impl Future<Output = Result<u64>> + Send;

    /// Figures for a dashboard.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn inbox_gauges(&self) -> impl Future<Output = Result<InboxGauges>> + Send;
}
