//! The task that owns everything in memory.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use callbacks_runtime::client::Transport;
use tokio::sync::watch;
use tokio::task::{self, JoinError, JoinSet};
use tokio::time::Instant;

use super::dispatch::{Flight, Origin};
use super::event::{Event, EventKind, Named};
use super::guard::guarded;
use super::payloads::Loads;
use super::read::Reads;
use super::settings::Settings;
use super::settle::Settling;
use super::shards::Leasing;
use super::target::Target;
use crate::attempt::{Attempted, Unsendable};
use crate::error::StoreError;
use crate::id::{DeliveryKey, Shard, TargetId};
use crate::outbox::{Outbox, Wake};
use crate::store::{
    Acknowledgement, Due, DueBound, DueTarget, Endpoint, Held, Lease, Loaded, Result, Row, Store,
    TargetChange, TargetRecord,
};

/// The worker's time line begins here, so that moments before its start have a place on it: a hundred years.
const BEGIN: Duration = Duration::from_secs(100 * 366 * 86_400);

/// How long the worker waits after a failure of the store.
const PAUSE: Duration = Duration::from_millis(200);

/// The worker looks at everything at least so often.
const FAR: Duration = Duration::from_secs(3_600);

/// How long the last acknowledgements may take after the end of the grace of a shutdown.
const LAST: Duration = Duration::from_secs(5);

pub(super) struct Engine<S, T> {
    pub(super) store: Arc<S>,
    pub(super) settings: Arc<Settings<T>>,
    wake: Arc<Wake>,
    stop: watch::Receiver<Option<Instant>>,
    /// When to stop waiting for requests, if the worker shuts down.
    pub(super) closing: Option<Duration>,
    epoch: Instant,
    pub(super) lease: Lease,
    pub(super) tasks: JoinSet<Done>,
    /// The requests among the tasks.
    pub(super) flights: HashMap<task::Id, Flight>,
    pub(super) leasing: Leasing,
    pub(super) targets: HashMap<TargetId, Target>,
    /// The targets that may have something to do.
    pub(super) round: VecDeque<TargetId>,
    /// When targets have something to do again.
    pub(super) timers: BTreeSet<(Duration, TargetId)>,
    pub(super) origins: HashMap<String, Origin>,
    pub(super) endpoints: HashMap<TargetId, Option<Arc<Endpoint>>>,
    /// Rows that were read and are not settled.
    pub(super) held: HashMap<DeliveryKey, Hold>,
    /// How many of them wait behind another one with their order key.
    pub(super) fifo_waiting: usize,
    pub(super) reads: Reads,
    pub(super) loads: Loads,
    pub(super) settling: Settling,
    store_failed: bool,
}

/// Why a row is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hold {
    /// It is in a queue, on its way, or not acknowledged yet.
    Busy,
    /// It is settled, but reads that began before may still return it: those polls and reads of `due` with smaller numbers.
    Retired { polls: u64, dues: u64 },
}

/// What came of a task.
pub(super) enum Done {
    Heartbeat { asked: Duration, held: Result<Held> },
    TakenOver(Vec<Shard>, Result<TakenOver>),
    Reloaded(Result<Vec<TargetRecord>>),
    Polled(Result<Vec<Row>>),
    Due(Vec<DueBound>, Result<Due>),
    Loaded(Vec<Row>, Result<LoadedAll>),
    Settled(Vec<Acknowledgement>, Vec<TargetChange>, Result<Vec<Shard>>),
    Released(Vec<Shard>, Result<()>),
    Sent(std::result::Result<Attempted, Unsendable>),
}

/// What is read when a shard is taken.
pub(super) struct TakenOver {
    pub(super) records: Vec<TargetRecord>,
    pub(super) due: Vec<DueTarget>,
    pub(super) fifo: Vec<Row>,
}

pub(super) struct LoadedAll {
    pub(super) messages: Vec<Loaded>,
    /// Endpoints that were not known.
    pub(super) endpoints: Vec<(TargetId, Option<Endpoint>)>,
}

impl<S: Store, T: Transport + Clone + 'static> Engine<S, T> {
    pub(super) fn new(
        outbox: &Outbox<S>,
        settings: Arc<Settings<T>>,
        lease: Lease,
        stop: watch::Receiver<Option<Instant>>,
    ) -> Self {
        let (store, wake) = outbox.shared();
        Self {
            store,
            settings,
            wake,
            stop,
            closing: None,
            epoch: Instant::now(),
            lease,
            tasks: JoinSet::new(),
            flights: HashMap::new(),
            leasing: Leasing::default(),
            targets: HashMap::new(),
            round: VecDeque::new(),
            timers: BTreeSet::new(),
            origins: HashMap::new(),
            endpoints: HashMap::new(),
            held: HashMap::new(),
            fifo_waiting: 0,
            reads: Reads::default(),
            loads: Loads::default(),
            settling: Settling::default(),
            store_failed: false,
        }
    }

    /// The moment on the worker's time line, which has nothing to do with any time of day.
    pub(super) fn now(&self) -> Duration {
        BEGIN + self.epoch.elapsed()
    }

    pub(super) async fn run(mut self) {
        loop {
            let now = self.now();
            self.step(now);
            if self.is_done(now) {
                break;
            }
            // A moment that is farther away may have no place on the clock.
            let next = self.next(now).min(now + FAR);
            let until = self.epoch + next.saturating_sub(BEGIN);
            tokio::select! {
                Some(done) = self.tasks.join_next_with_id(), if !self.tasks.is_empty() => {
                    self.on(done);
                    while let Some(done) = self.tasks.try_join_next_with_id() {
                        self.on(done);
                    }
                }
                has_old = self.wake.called() => self.reads.wake(has_old),
                _ = self.stop.changed(), if self.closing.is_none() => self.close(),
                () = tokio::time::sleep_until(until) => {}
            }
        }
        leave(&*self.store, self.lease).await;
    }

    fn close(&mut self) {
        let until = *self.stop.borrow();
        let deadline = until.map_or(self.epoch, |until| until);
        self.closing = Some(BEGIN.saturating_add(deadline.saturating_duration_since(self.epoch)));
    }

    /// Starts whatever can be started.
    fn step(&mut self, now: Duration) {
        if self.closing.is_some_and(|deadline| deadline <= now) {
            self.tasks_of_flights_end();
        }
        self.expire_leases(now);
        while let Some((at, target)) = self.timers.first().copied().filter(|(at, _)| *at <= now) {
            self.timers.remove(&(at, target));
            self.enqueue(target);
        }
        self.heartbeat(now);
        self.take_over(now);
        self.dispatch(now);
        self.load(now);
        self.read_due(now);
        self.poll(now);
        self.settle(now);
        self.release(now);
    }

    /// When something has to be done even if nothing happens.
    fn next(&self, now: Duration) -> Duration {
        let mut next = self.leasing.next_heartbeat(now);
        next = next.min(
            self.leasing
                .shards
                .values()
                .map(|owned| owned.until)
                .min()
                .unwrap_or(next),
        );
        if let Some((at, _)) = self.timers.first() {
            next = next.min(*at);
        }
        next = next.min(self.next_poll());
        for retry_at in [
            self.settling.retry_at,
            self.loads.retry_at,
            self.reads.retry_at,
            self.leasing.retry_at,
        ] {
            if retry_at > now {
                next = next.min(retry_at);
            }
        }
        if let Some(deadline) = self.closing.filter(|deadline| *deadline > now) {
            next = next.min(deadline);
        }
        // A heartbeat or a poll that runs already is waited for.
        next.max(now + Duration::from_millis(1))
    }

    fn is_done(&self, now: Duration) -> bool {
        let Some(deadline) = self.closing else {
            return false;
        };
        let is_settled = self.flights.is_empty() && self.settling.is_idle();
        is_settled || now >= deadline.saturating_add(LAST)
    }

    fn tasks_of_flights_end(&mut self) {
        for flight in self.flights.values() {
            flight.handle.abort();
        }
    }

    fn on(&mut self, done: std::result::Result<(task::Id, Done), JoinError>) {
        let now = self.now();
        let (id, done) = match done {
            Ok((id, done)) => (id, Some(done)),
            // Requests run code of others. Whatever else panics is a mistake of the worker or of the store.
            Err(error) if self.flights.contains_key(&error.id()) => (error.id(), None),
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => return,
        };
        match done {
            None => {
                if let Some(flight) = self.flights.remove(&id) {
                    self.failed(&flight, now);
                }
            }
            Some(Done::Sent(result)) => {
                if let Some(flight) = self.flights.remove(&id) {
                    self.sent(&flight, result, now);
                }
            }
            Some(Done::Heartbeat { asked, held }) => self.on_heartbeat(asked, held, now),
            Some(Done::TakenOver(shards, taken)) => self.on_taken_over(&shards, taken, now),
            Some(Done::Reloaded(records)) => self.on_reloaded(records, now),
            Some(Done::Polled(rows)) => self.on_polled(rows, now),
            Some(Done::Due(wanted, due)) => self.on_due(&wanted, due, now),
            Some(Done::Loaded(rows, loaded)) => self.on_loaded(rows, loaded, now),
            Some(Done::Settled(settled, changes, held)) => {
                self.on_settled(settled, changes, held, now);
            }
            Some(Done::Released(shards, released)) => self.on_released(&shards, released, now),
        }
    }

    /// Puts a target into the round.
    pub(super) fn enqueue(&mut self, target: TargetId) {
        if let Some(known) = self.targets.get_mut(&target)
            && !known.is_queued
        {
            known.is_queued = true;
            self.round.push_back(target);
        }
    }

    pub(super) fn target(&mut self, id: TargetId) -> &mut Target {
        let concurrency = usize::from(self.settings.target_concurrency);
        self.targets
            .entry(id)
            .or_insert_with(|| Target::new(id, concurrency))
    }

    pub(super) fn emit(&self, kind: EventKind<'_>) {
        self.emit_about(kind, None);
    }

    pub(super) fn emit_about(&self, kind: EventKind<'_>, delivery: Option<Named<'_>>) {
        self.settings.report(&Event { kind, delivery });
    }

    /// Notes whether the store works. After a failure, the result is when to try again.
    pub(super) fn store_result<R>(
        &mut self,
        result: Result<R>,
        now: Duration,
    ) -> std::result::Result<R, Duration> {
        match result {
            Ok(value) => {
                if std::mem::take(&mut self.store_failed) {
                    tracing::info!(target: "callbacks", "the store works again");
                    self.emit(EventKind::StoreRecovered);
                }
                Ok(value)
            }
            Err(error) => {
                self.store_fails(&error);
                Err(now + PAUSE)
            }
        }
    }

    fn store_fails(&mut self, error: &StoreError) {
        if !std::mem::replace(&mut self.store_failed, true) {
            tracing::warn!(target: "callbacks", error = %error, "the store failed");
            self.emit(EventKind::StoreFailed { error });
        }
    }

    /// Whether rows of this shard may be sent.
    pub(super) fn is_active(&self, shard: Shard, now: Duration) -> bool {
        self.leasing.is_active(shard, now)
    }
}

/// Ends a worker in the store. Its leases end on their own if this fails.
pub(super) async fn leave(store: &impl Store, lease: Lease) {
    let leave = guarded(async { store.leave(lease).await });
    let _ = tokio::time::timeout(LAST, leave).await;
}

/// Numbers that no other worker has.
pub(super) fn random_lease() -> Lease {
    let random = || {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        i64::from_ne_bytes(bytes)
    };
    Lease {
        worker: random(),
        token: random(),
    }
}

/// Shards with something each.
pub(super) type ByShard<V> = BTreeMap<Shard, V>;
