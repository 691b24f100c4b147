//! What keeps messages, and the stores of this crate.
//!
//! A store has four parts: [`Queue`] for producers and workers, [`Journal`] for people and their tools, [`Registry`] for
//! targets and endpoints, and [`Ledger`] for an operations page. Each method is one atomic step. The test suite of a store is `testing::check` (feature `testing`).
//!
//! # Rules for every store
//!
//! - What a method returned `Ok` for is durable.
//! - The clock of the store alone is compared with due times and leases. Methods take and return durations only.
//! - `seq` grows with each message, but transactions may commit in another order. A row that is read later may have a smaller
//!   `seq`. Nothing relies on the order but FIFO keys, whose messages the producer enqueues one after the other.
//! - A row leaves `outbox`, `due` and `dead` only because of an acknowledgement, a resend or an erasure.
//! - An acknowledgement counts for the shards that the lease has at that moment, and has no effect for the others.

mod activity;
mod history;
mod job;
mod ledger;
mod listed;
mod memory;
mod records;
#[cfg(feature = "redb")]
mod redb;
mod registry;
mod tables;

use std::future::Future;
use std::time::{Duration, SystemTime};

pub use activity::{Activity, TOOK_BOUNDS};
pub use job::{Job, JobProgress, JobState, Work};
pub use ledger::{AuditEntry, Audited, Ledger, Tally};
pub use listed::{
    AnswerClass, DeliveryState, LetterPage, Listed, ListedDelivery, MessageFilter, MessagePage,
    MissingPage,
};
pub use memory::MemoryStore;
#[cfg(feature = "redb")]
pub use redb::{Redb, RedbOptions, RedbStore};

pub use history::{AttemptRecord, Cause, DeadLetter, Erase, Filter, Gauges, Outcome, Position};
pub use records::{
    Acknowledgement, Bound, Due, DueBound, DueTarget, Enqueued, Held, Lease, Loaded, Place, Row,
    Then,
};
pub use registry::{
    Endpoint, EndpointId, Health, OpenBreaker, Secret, TargetChange, TargetCommand, TargetRecord,
    TargetState,
};

use crate::error::StoreError;
use crate::id::{DeliveryKey, MessageKey, Shard, TargetId};
use crate::message::Message;

/// How long a key is known by default: longer than the schedule of Standard Webhooks, which ends after 75 hours.
pub(crate) const REMEMBERED: Duration = Duration::from_secs(4 * 24 * 60 * 60);

/// What a method of a store returns.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Everything that keeps messages: a [`Queue`], a [`Journal`], a [`Registry`] and a [`Ledger`].
pub trait Store: Queue + Journal + Registry + Ledger {}

impl<S: Queue + Journal + Registry + Ledger> Store for S {}

/// What producers and workers use.
pub trait Queue: Send + Sync + 'static {
    /// Accepts messages, all or none.
    ///
    /// The message, its deduplication key and its deliveries are one transaction. An event (`fanout`) gets a delivery for
    /// each endpoint of its tenant that is subscribed at this moment and not disabled. A message whose deduplication
    /// key is known is not accepted; the others are.
    ///
    /// # Errors
    ///
    /// If the store fails. Then nothing was accepted, unless the connection broke: the caller cannot know that. Use a
    /// deduplication key and try again.
    fn enqueue(&self, messages: Vec<Message>)
    -> impl Future<Output = Result<Vec<Enqueued>>> + Send;

    /// Keeps a worker's shards for `duration` from now on, and takes free ones up to a fair share. A shard is free if its
    /// lease has expired or was released. Also returns the version of what people control.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn heartbeat(
        &self,
        lease: Lease,
        duration: Duration,
    ) -> impl Future<Output = Result<Held>> + Send;

    /// Gives shards back, so that another worker can take them at once. Shards of other leases stay as they are.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn release(&self, lease: Lease, shards: Vec<Shard>) -> impl Future<Output = Result<()>> + Send;

    /// Ends a worker: gives all of its shards back and no longer counts it for the fair share.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn leave(&self, lease: Lease) -> impl Future<Output = Result<()>> + Send;

    /// Reads new deliveries behind each bound, at most `limit` of each shard, in order. This claims nothing and writes nothing.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn poll(&self, from: Vec<Bound>, limit: usize)
    -> impl Future<Output = Result<Vec<Row>>> + Send;

    /// Whether messages become visible in the order of their numbers. Then a poll begins right behind the last row that it knows, and
    /// otherwise a little before it.
    fn commits_in_order(&self) -> bool {
        false
    }

    /// The targets of these shards with rows in `due`, and how long until the first one is due. A worker asks once, when it
    /// takes a shard. Afterwards it knows, because only the owner writes there.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn due_targets(
        &self,
        shards: Vec<Shard>,
    ) -> impl Future<Output = Result<Vec<DueTarget>>> + Send;

    /// Reads the rows of these targets that are due, earliest first, within the bound of each target. For each target that has
    /// more rows, it also returns how long until the next one is due.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn due(&self, wanted: Vec<DueBound>) -> impl Future<Output = Result<Due>> + Send;

    /// The rows in `due` with an order key, due or not. The messages behind them have to wait. A worker asks once, when it
    /// takes a shard.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn fifo_due(&self, shards: Vec<Shard>) -> impl Future<Output = Result<Vec<Row>>> + Send;

    /// Reads messages. The result has the order of the keys.
    ///
    /// # Errors
    ///
    /// If the store fails. A message that is missing or unreadable is no error of the store.
    fn load(&self, messages: Vec<MessageKey>) -> impl Future<Output = Result<Vec<Loaded>>> + Send;

    /// Settles deliveries and notes what changed about their targets, in one transaction. Returns the shards that the lease
    /// still has: only they count. A delivery that is no longer there is ignored.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn acknowledge(
        &self,
        lease: Lease,
        settled: Vec<Acknowledgement>,
        changes: Vec<TargetChange>,
    ) -> impl Future<Output = Result<Vec<Shard>>> + Send;
}

/// What people and their tools use.
pub trait Journal: Send + Sync + 'static {
    /// Finds a message by its `webhook-id`.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn find(&self, id: String) -> impl Future<Output = Result<Option<MessageKey>>> + Send;

    /// Where each delivery of a message is, in the order of targets. Delivered ones are known by their attempts.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn positions(
        &self,
        message: MessageKey,
    ) -> impl Future<Output = Result<Vec<(TargetId, Position)>>> + Send;

    /// The attempts of a message, in order.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn attempts(
        &self,
        message: MessageKey,
    ) -> impl Future<Output = Result<Vec<(TargetId, AttemptRecord)>>> + Send;

    /// Dead letters behind a key, in the order of keys.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn dead(
        &self,
        filter: Filter,
        after: Option<DeliveryKey>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<DeadLetter>>> + Send;

    /// How many dead letters there are.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn count_dead(&self, filter: Filter) -> impl Future<Output = Result<u64>> + Send;

    /// Deliveries that a target never got a chance of: messages since a time that were meant for it, or whose event and
    /// tenant its endpoint is subscribed to, without an attempt, and neither waiting nor dead. Of an endpoint with a tenant, only
    /// messages of this tenant are examined.
    ///
    /// One call examines a limited number of messages, so it returns in time. A page may thus have fewer than `limit` rows, or
    /// none, and still a [`next`](MissingPage::next) to continue with.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn missing(
        &self,
        target: TargetId,
        since: SystemTime,
        after: Option<DeliveryKey>,
        limit: usize,
    ) -> impl Future<Output = Result<MissingPage>> + Send;

    /// Puts deliveries back into `outbox` as new ones, without charged attempts, whether they are dead or were delivered.
    /// A resend is never deduplicated. Returns for each key whether it was put back: one that waits
    /// already, or whose message is gone, was not.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn resend(
        &self,
        deliveries: Vec<DeliveryKey>,
    ) -> impl Future<Output = Result<Vec<bool>>> + Send;

    /// Erases payloads, excerpts and pending deliveries at once. Returns how many messages were erased.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn forget(&self, what: Erase) -> impl Future<Output = Result<u64>> + Send;

    /// Removes messages that were accepted longer ago than `age` and of which nothing waits and nothing is dead, with their
    /// attempts, and expired deduplication keys. A store may remove whole days only. Returns how many messages were removed.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn prune(&self, age: Duration) -> impl Future<Output = Result<u64>> + Send;

    /// Figures for a dashboard.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn gauges(&self) -> impl Future<Output = Result<Gauges>> + Send;
}

/// What is known about targets and endpoints.
pub trait Registry: Send + Sync + 'static {
    /// What is special about the targets of these shards. A target without a record is active and healthy.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn targets(&self, shards: Vec<Shard>)
    -> impl Future<Output = Result<Vec<TargetRecord>>> + Send;

    /// Pauses, enables or limits a target. The version of [`Queue::heartbeat`] grows, so the owner follows within a heartbeat.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn control(
        &self,
        target: TargetId,
        command: TargetCommand,
    ) -> impl Future<Output = Result<()>> + Send;

    /// Adds an endpoint, or replaces the one with the same id. The version of [`Queue::heartbeat`] grows.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn put_endpoint(&self, endpoint: Endpoint) -> impl Future<Output = Result<()>> + Send;

    /// Removes an endpoint. Returns whether it was there. The version of [`Queue::heartbeat`] grows.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn remove_endpoint(&self, id: EndpointId) -> impl Future<Output = Result<bool>> + Send;

    /// Endpoints by their targets, without those that are not there.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn endpoints_of(
        &self,
        targets: Vec<TargetId>,
    ) -> impl Future<Output = Result<Vec<Endpoint>>> + Send;

    /// The endpoints of a tenant (`None`: of all) behind an id, in the order of ids.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn endpoints(
        &self,
        tenant: Option<String>,
        after: Option<EndpointId>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Endpoint>>> + Send;
}
