//! A store over a backend.

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use callbacks_runtime::retry::Clock;

use super::codec::{Micros, micros};
use super::{Leases, Read, Write, endpoints, enqueue, erase, gauges, journal, letters, queue};
use crate::id::{DeliveryKey, MessageKey, Shard, TargetId};
use crate::message::Message;
use crate::store::history::{AttemptRecord, DeadLetter, Erase, Filter, Gauges, Position};
use crate::store::records::{
    Acknowledgement, Bound, Due, DueBound, DueTarget, Enqueued, Held, Lease, Loaded, Row,
};
use crate::store::{
    Endpoint, EndpointId, Journal, MissingPage, Queue, Registry, Result, TargetChange,
    TargetCommand, TargetRecord,
};

/// Where the tables are.
pub trait Backend: Send + Sync + 'static {
    /// Reads from a snapshot.
    ///
    /// # Errors
    ///
    /// If the backend fails.
    fn read<R: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Read) -> Result<R> + Send + 'static,
    ) -> impl Future<Output = Result<R>> + Send;

    /// Writes. It is durable when this returns.
    ///
    /// # Errors
    ///
    /// If the backend fails.
    fn write<R: Send + 'static>(
        &self,
        work: impl Fn(&mut dyn Write) -> Result<R> + Send + 'static,
    ) -> impl Future<Output = Result<R>> + Send;
}

/// A store of one process, over tables.
#[derive(Debug)]
pub struct TableStore<B> {
    pub(super) backend: B,
    clock: Arc<dyn Clock>,
    leases: Arc<Leases>,
    /// How long a handled message is known.
    #[cfg(feature = "inbox")]
    pub(super) remembered: Duration,
}

/// How many messages are pruned in one transaction.
const PRUNED_AT_ONCE: usize = 500;

impl<B: Backend> TableStore<B> {
    pub(crate) fn over(backend: B, clock: Arc<dyn Clock>) -> Self {
        Self {
            backend,
            clock,
            leases: Arc::default(),
            #[cfg(feature = "inbox")]
            remembered: crate::store::REMEMBERED,
        }
    }

    /// Damages a stored message, to test what follows.
    ///
    /// # Errors
    ///
    /// If the backend fails.
    #[cfg(feature = "testing")]
    #[doc(hidden)]
    pub async fn tamper(&self, key: MessageKey, tamper: crate::testing::Tamper) -> Result<()> {
        let work = move |write: &mut dyn Write| journal::tamper(write, key, &tamper);
        self.backend.write(work).await
    }

    pub(super) fn now(&self) -> Micros {
        micros(self.clock.time_of_day())
    }
}

impl<B: Backend> Queue for TableStore<B> {
    async fn enqueue(&self, messages: Vec<Message>) -> Result<Vec<Enqueued>> {
        let now = self.now();
        let work = move |write: &mut dyn Write| enqueue::enqueue(write, &messages, now);
        self.backend.write(work).await
    }

    async fn heartbeat(&self, lease: Lease, duration: Duration) -> Result<Held> {
        // The lease must not begin before the control version is known: the caller counts from the call on.
        let control = self.backend.read(|read| enqueue::control(read)).await?;
        let held = self.leases.heartbeat(lease, duration, self.now());
        Ok(Held { control, ..held })
    }

    async fn release(&self, lease: Lease, shards: Vec<Shard>) -> Result<()> {
        self.leases.release(lease, &shards);
        Ok(())
    }

    async fn leave(&self, lease: Lease) -> Result<()> {
        self.leases.leave(lease);
        Ok(())
    }

    async fn poll(&self, from: Vec<Bound>, limit: usize) -> Result<Vec<Row>> {
        self.backend
            .read(move |read| queue::poll(read, &from, limit))
            .await
    }

    /// There is one writer at a time.
    fn commits_in_order(&self) -> bool {
        true
    }

    async fn due_targets(&self, shards: Vec<Shard>) -> Result<Vec<DueTarget>> {
        let now = self.now();
        self.backend
            .read(move |read| queue::due_targets(read, &shards, now))
            .await
    }

    async fn due(&self, wanted: Vec<DueBound>) -> Result<Due> {
        let now = self.now();
        self.backend
            .read(move |read| queue::due(read, &wanted, now))
            .await
    }

    async fn fifo_due(&self, shards: Vec<Shard>) -> Result<Vec<Row>> {
        let now = self.now();
        self.backend
            .read(move |read| queue::fifo_due(read, &shards, now))
            .await
    }

    async fn load(&self, messages: Vec<MessageKey>) -> Result<Vec<Loaded>> {
        self.backend
            .read(move |read| queue::load(read, &messages))
            .await
    }

    async fn acknowledge(
        &self,
        lease: Lease,
        settled: Vec<Acknowledgement>,
        changes: Vec<TargetChange>,
    ) -> Result<Vec<Shard>> {
        let (leases, clock) = (Arc::clone(&self.leases), Arc::clone(&self.clock));
        let work = move |write: &mut dyn Write| {
            // The lease counts at the moment of the write, not of the call.
            let now = micros(clock.time_of_day());
            queue::acknowledge(write, &leases, lease, &settled, &changes, now)
        };
        self.backend.write(work).await
    }
}

impl<B: Backend> Journal for TableStore<B> {
    async fn find(&self, id: String) -> Result<Option<MessageKey>> {
        self.backend
            .read(move |read| journal::find(read, &id))
            .await
    }

    async fn positions(&self, message: MessageKey) -> Result<Vec<(TargetId, Position)>> {
        let now = self.now();
        self.backend
            .read(move |read| journal::positions(read, message, now))
            .await
    }

    async fn attempts(&self, message: MessageKey) -> Result<Vec<(TargetId, AttemptRecord)>> {
        self.backend
            .read(move |read| journal::attempts(read, message))
            .await
    }

    async fn dead(
        &self,
        filter: Filter,
        after: Option<DeliveryKey>,
        limit: usize,
    ) -> Result<Vec<DeadLetter>> {
        self.backend
            .read(move |read| letters::dead(read, &filter, after, limit))
            .await
    }

    async fn count_dead(&self, filter: Filter) -> Result<u64> {
        self.backend
            .read(move |read| letters::count_dead(read, &filter))
            .await
    }

    async fn missing(
        &self,
        target: TargetId,
        since: SystemTime,
        after: Option<DeliveryKey>,
        limit: usize,
    ) -> Result<MissingPage> {
        let since = micros(since);
        let work = move |read: &dyn Read| journal::missing(read, target, since, after, limit);
        self.backend.read(work).await
    }

    async fn resend(&self, deliveries: Vec<DeliveryKey>) -> Result<Vec<bool>> {
        self.backend
            .write(move |write| journal::resend(write, &deliveries))
            .await
    }

    async fn forget(&self, what: Erase) -> Result<u64> {
        self.backend
            .write(move |write| erase::forget(write, &what))
            .await
    }

    async fn prune(&self, age: Duration) -> Result<u64> {
        let now = self.now();
        let (mut removed, mut from) = (0, Vec::new());
        loop {
            let work =
                move |write: &mut dyn Write| erase::prune(write, &from, age, now, PRUNED_AT_ONCE);
            let pruned = self.backend.write(work).await?;
            removed += pruned.removed;
            match pruned.next {
                Some(next) => from = next,
                None => return Ok(removed),
            }
        }
    }

    async fn gauges(&self) -> Result<Gauges> {
        let (leases, now) = (Arc::clone(&self.leases), self.now());
        self.backend
            .read(move |read| gauges::gauges(read, &leases, now))
            .await
    }
}

impl<B: Backend> Registry for TableStore<B> {
    async fn targets(&self, shards: Vec<Shard>) -> Result<Vec<TargetRecord>> {
        let now = self.now();
        self.backend
            .read(move |read| endpoints::targets(read, &shards, now))
            .await
    }

    async fn control(&self, target: TargetId, command: TargetCommand) -> Result<()> {
        self.backend
            .write(move |write| endpoints::control(write, target, command))
            .await
    }

    async fn put_endpoint(&self, endpoint: Endpoint) -> Result<()> {
        self.backend
            .write(move |write| endpoints::put(write, &endpoint))
            .await
    }

    async fn remove_endpoint(&self, id: EndpointId) -> Result<bool> {
        self.backend
            .write(move |write| endpoints::remove(write, &id))
            .await
    }

    async fn endpoints_of(&self, targets: Vec<TargetId>) -> Result<Vec<Endpoint>> {
        let work = move |read: &dyn Read| {
            let each = targets
                .iter()
                .map(|target| endpoints::of_target(read, *target));
            each.filter_map(Result::transpose).collect()
        };
        self.backend.read(work).await
    }

    async fn endpoints(
        &self,
        tenant: Option<String>,
        after: Option<EndpointId>,
        limit: usize,
    ) -> Result<Vec<Endpoint>> {
        let work =
            move |read: &dyn Read| endpoints::list(read, tenant.as_deref(), after.as_ref(), limit);
        self.backend.read(work).await
    }
}
