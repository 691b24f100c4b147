//! A store that fails when a test wants it to.

use std::any::Any;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::{Duration, SystemTime};

use crate::error::StoreError;
use crate::id::{DeliveryKey, MessageKey, Shard, TargetId};
use crate::message::Message;
use crate::store::{
    Acknowledgement, Activity, AttemptRecord, AuditEntry, Audited, Bound, Cause, DeadLetter, Due,
    DueBound, DueTarget, Endpoint, EndpointId, Enqueued, Erase, Filter, Gauges, Held, Job,
    JobProgress, JobState, Journal, Lease, Ledger, LetterPage, Listed, Loaded, MessageFilter,
    MessagePage, MissingPage, Position, Queue, Registry, Result, Row, Store, Tally, TargetChange,
    TargetCommand, TargetRecord,
};

/// A store over another one that fails as a test asks. Several may share one inner store, and fail one by one.
///
/// ```
/// use callbacks_delivery::MemoryStore;
/// use callbacks_delivery::store::Journal;
/// use callbacks_delivery::testing::{Flaky, Trouble};
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let store = Flaky::new(MemoryStore::new());
/// store.set(Trouble::Outage);
/// assert!(store.gauges().await.is_err_and(|error| error.is_unavailable()));
/// store.set(Trouble::None);
/// assert!(store.gauges().await.is_ok());
/// # });
/// ```
#[derive(Debug)]
pub struct Flaky<S, D = Switch> {
    inner: Arc<S>,
    disturbance: Arc<D>,
}

/// What happens on the way to a store and back. Simulations put a network here.
pub trait Disturbance: Send + Sync + 'static {
    /// The request on its way to the store.
    ///
    /// # Errors
    ///
    /// If it is lost. Then the store does nothing.
    fn before(&self, method: &'static str) -> impl Future<Output = Result<()>> + Send;

    /// The answer on its way back.
    ///
    /// # Errors
    ///
    /// If it is lost. The store has done what it was asked.
    fn after(&self) -> impl Future<Output = Result<()>> + Send;

    /// How many rows of deliveries the store read for an answer.
    fn read(&self, _method: &'static str, _rows: usize) {}
}

/// What goes wrong with each call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[non_exhaustive]
pub enum Trouble {
    /// Nothing.
    None,
    /// The store cannot be reached.
    Outage,
    /// The store does what it is asked, and its answer is lost.
    AnswerLost,
    /// The store panics.
    Panic,
    /// Heartbeats fail, and everything else works.
    NoHeartbeat,
}

/// A disturbance that a test switches.
#[derive(Debug, Default)]
pub struct Switch(AtomicU8);

impl<S, D> Clone for Flaky<S, D> {
    fn clone(&self) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
            disturbance: Arc::clone(&self.disturbance),
        }
    }
}

impl<S> Flaky<S> {
    /// A store that works at first.
    pub fn new(inner: S) -> Self {
        Self::over(Arc::new(inner))
    }

    /// Another one over the same store, with troubles of its own.
    pub fn over(inner: Arc<S>) -> Self {
        Self::disturbed(inner, Switch::default())
    }

    /// From now on, this goes wrong.
    pub fn set(&self, trouble: Trouble) {
        self.disturbance.0.store(trouble as u8, Ordering::SeqCst);
    }
}

impl<S, D> Flaky<S, D> {
    /// A store behind a disturbance of your own.
    pub fn disturbed(inner: Arc<S>, disturbance: D) -> Self {
        Self {
            inner,
            disturbance: Arc::new(disturbance),
        }
    }

    /// The store below.
    pub fn inner(&self) -> &Arc<S> {
        &self.inner
    }
}

impl Switch {
    fn is(&self, trouble: Trouble) -> bool {
        self.0.load(Ordering::SeqCst) == trouble as u8
    }
}

impl Disturbance for Switch {
    async fn before(&self, method: &'static str) -> Result<()> {
        let is_heartbeat = method == "heartbeat";
        if self.is(Trouble::Outage) || is_heartbeat && self.is(Trouble::NoHeartbeat) {
            return Err(StoreError::unavailable("the test wants an outage"));
        }
        assert!(!self.is(Trouble::Panic), "the test wants a panic");
        Ok(())
    }

    async fn after(&self) -> Result<()> {
        match self.is(Trouble::AnswerLost) {
            true => Err(StoreError::unavailable(
                "the test wants the answer to be lost",
            )),
            false => Ok(()),
        }
    }
}

/// How many rows of deliveries are in an answer.
fn rows(answer: &dyn Any) -> usize {
    match answer.downcast_ref::<Due>() {
        Some(due) => due.rows.len(),
        None => answer.downcast_ref::<Vec<Row>>().map_or(0, Vec::len),
    }
}

/// Implements a part of a store by the store below.
macro_rules! delegate {
    ($part:ident { $(const fn $constant:ident() -> $value:ty;)* $(fn $method:ident($($argument:ident: $type:ty),*) -> $result:ty;)* }) => {
        impl<S: Store, D: Disturbance> $part for Flaky<S, D> {
            $(
                fn $constant(&self) -> $value {
                    self.inner.$constant()
                }
            )*

            $(
                async fn $method(&self, $($argument: $type),*) -> Result<$result> {
                    self.disturbance.before(stringify!($method)).await?;
                    let result = self.inner.$method($($argument),*).await?;
                    self.disturbance.read(stringify!($method), rows(&result));
                    self.disturbance.after().await?;
                    Ok(result)
                }
            )*
        }
    };
}

delegate! {
    Queue {
        const fn commits_in_order() -> bool;
        fn enqueue(messages: Vec<Message>) -> Vec<Enqueued>;
        fn heartbeat(lease: Lease, duration: Duration) -> Held;
        fn release(lease: Lease, shards: Vec<Shard>) -> ();
        fn leave(lease: Lease) -> ();
        fn poll(from: Vec<Bound>, limit: usize) -> Vec<Row>;
        fn due_targets(shards: Vec<Shard>) -> Vec<DueTarget>;
        fn due(wanted: Vec<DueBound>) -> Due;
        fn fifo_due(shards: Vec<Shard>) -> Vec<Row>;
        fn load(messages: Vec<MessageKey>) -> Vec<Loaded>;
        fn acknowledge(lease: Lease, settled: Vec<Acknowledgement>, changes: Vec<TargetChange>) -> Vec<Shard>;
    }
}

delegate! {
    Journal {
        fn find(id: String) -> Option<MessageKey>;
        fn positions(message: MessageKey) -> Vec<(TargetId, Position)>;
        fn attempts(message: MessageKey) -> Vec<(TargetId, AttemptRecord)>;
        fn dead(filter: Filter, after: Option<DeliveryKey>, limit: usize) -> Vec<DeadLetter>;
        fn count_dead(filter: Filter) -> u64;
        fn missing(target: TargetId, since: SystemTime, after: Option<DeliveryKey>, limit: usize) -> MissingPage;
        fn resend(deliveries: Vec<DeliveryKey>) -> Vec<bool>;
        fn forget(what: Erase) -> u64;
        fn prune(age: Duration) -> u64;
        fn gauges() -> Gauges;
    }
}

delegate! {
    Registry {
        fn targets(shards: Vec<Shard>) -> Vec<TargetRecord>;
        fn control(target: TargetId, command: TargetCommand) -> ();
        fn put_endpoint(endpoint: Endpoint) -> ();
        fn remove_endpoint(id: EndpointId) -> bool;
        fn endpoints_of(targets: Vec<TargetId>) -> Vec<Endpoint>;
        fn endpoints(tenant: Option<String>, after: Option<EndpointId>, limit: usize) -> Vec<Endpoint>;
    }
}

delegate! {
    Ledger {
        fn messages(filter: MessageFilter, before: Option<MessageKey>, limit: usize) -> MessagePage;
        fn listed(messages: Vec<MessageKey>) -> Vec<Listed>;
        fn letters(filter: Filter, after: Option<DeliveryKey>, limit: usize) -> LetterPage;
        fn causes(filter: Filter) -> Tally<Cause>;
        fn backlog(targets: Vec<TargetId>) -> Tally<TargetId>;
        fn buried(targets: Vec<TargetId>) -> Tally<TargetId>;
        fn activity(target: Option<TargetId>, since: Duration) -> Vec<Activity>;
        fn audit(entry: AuditEntry) -> ();
        fn audited(tenant: Option<String>, before: Option<i64>, limit: usize) -> Vec<Audited>;
        fn put_job(job: Job, owner: i64) -> ();
        fn job(id: String) -> Option<Job>;
        fn jobs(tenant: Option<String>, limit: usize) -> Vec<Job>;
        fn advance_job(id: String, owner: i64, progress: Option<JobProgress>, state: JobState) -> Option<Job>;
        fn cancel_job(id: String) -> bool;
    }
}
