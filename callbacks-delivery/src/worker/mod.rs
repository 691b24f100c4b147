//! The worker: it reads what a store has, and sends it.
//!
//! One task owns everything that is in memory, so there are no locks. It starts requests and operations of the store as
//! tasks and reacts to their results, in `engine.rs`.

mod dispatch;
mod engine;
mod event;
mod flow;
mod guard;
mod health;
mod payloads;
mod read;
mod restart;
mod settings;
mod settle;
mod shards;
mod target;

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use callbacks_runtime::Client;
use callbacks_runtime::client::Transport;
use callbacks_runtime::retry::{BreakerPolicy, ProcessRandom, Random, RetryPolicy};

use crate::attempt::Operations;
use crate::outbox::Outbox;
use crate::status::WorkerStatus;
use crate::store::Store;
use crate::task::Task;

use settings::Settings;

pub use event::{Event, EventKind};
#[cfg(feature = "inbox")]
pub(crate) use guard::guarded;

/// Delivers what an outbox accepts, through your client.
///
/// Any number of workers share a store that allows it, in one process or in many: each owns a part of the targets. For each
/// target there is a queue, a limit of concurrent requests, an optional rate and a circuit breaker. A target that fails or
/// is slow delays no other one.
///
/// Give it a client without retries of its own: the worker retries, and its retries survive the process.
///
/// ```no_run
/// use callbacks_delivery::{MemoryStore, Operations, Outbox, Worker};
/// use callbacks_runtime::testing::Recording;
/// use callbacks_runtime::{Client, Operation, StatusCode};
///
/// // Generated modules have one for each callback and webhook.
/// static PAID: Operation = Operation::new("paid", "POST", "/paid");
///
/// # async fn example() -> Result<(), callbacks_delivery::Error> {
/// let outbox = Outbox::new(MemoryStore::new());
/// // `Client::new()` sends over HTTP. This one answers itself.
/// let client = Client::over(Recording::answering(|_| Ok(StatusCode::OK.into())));
/// let worker = Worker::new(&outbox, client, Operations::new([&PAID])?).start();
/// // Accept messages with `outbox`.
/// worker.shutdown(std::time::Duration::from_secs(30)).await;
/// # Ok(())
/// # }
/// ```
#[must_use]
pub struct Worker<S, T> {
    outbox: Outbox<S>,
    settings: Settings<T>,
}

impl<S, T> std::fmt::Debug for Worker<S, T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Worker").finish_non_exhaustive()
    }
}

impl<S: Store, T: Transport + Clone + 'static> Worker<S, T> {
    /// A worker for an outbox.
    pub fn new(outbox: &Outbox<S>, client: Client<T>, operations: Operations) -> Self {
        Self {
            outbox: outbox.clone(),
            settings: Settings::new(client, operations),
        }
    }

    /// Whether and when messages are tried again. Default: the schedule of Standard Webhooks, ten attempts over three days.
    pub fn policy(mut self, policy: RetryPolicy) -> Self {
        self.settings.policy = policy;
        self
    }

    /// When circuit breakers open, and for how long.
    pub fn breaker(mut self, policy: BreakerPolicy) -> Self {
        self.settings.breaker = policy;
        self
    }

    /// How long a lease lasts. It is renewed five times in that time. If a worker is killed, its messages wait for at most that
    /// long. Default: 5 s.
    pub fn lease(mut self, duration: Duration) -> Self {
        self.settings.lease = duration.max(Duration::from_millis(5));
        self
    }

    /// How often to look for new messages in the store: every `busiest` while there are some, else up to every `idle`. A message
    /// that this process accepts is read at once. Default: 50 ms, 500 ms.
    pub fn poll(mut self, busiest: Duration, idle: Duration) -> Self {
        // Without a pause there would be no time for anything else.
        let busiest = busiest.max(Duration::from_millis(1));
        self.settings.poll = (busiest, idle.max(busiest));
        self
    }

    /// Requests at the same time: in all, to one origin and to one target. Default: 256, 8, 8.
    pub fn concurrency(mut self, all: usize, origin: usize, target: u16) -> Self {
        self.settings.concurrency = all.max(1);
        self.settings.origin_concurrency = origin.max(1);
        self.settings.target_concurrency = target.max(1);
        self
    }

    /// How many messages are in memory, in all and for one target. What is more stays in the store. Default: 3,000 and 600.
    pub fn held(mut self, all: usize, target: usize) -> Self {
        self.settings.held = all.max(1);
        self.settings.target_held = target.max(1);
        self
    }

    /// How many bytes of payloads wait in memory for their turn, about: those of requests that are on their way come on top. It
    /// matters if payloads are larger than the default limit of 256 KiB. Default: 128 MiB.
    pub fn payload_memory(mut self, bytes: usize) -> Self {
        self.settings.payloads = bytes.max(1);
        self
    }

    /// Calls a function with everything that happens. It is called by the worker's own task, so it must not block.
    pub fn on_event(mut self, hook: impl Fn(&Event<'_>) + Send + Sync + 'static) -> Self {
        self.settings.hook = Some(Arc::new(hook));
        self
    }

    /// Where jitter comes from.
    pub fn random(mut self, random: impl Random + 'static) -> Self {
        self.settings.random = Arc::new(random);
        self
    }

    /// The time of day for signatures and for dates in `Retry-After`. Nothing else depends on it.
    pub fn time_of_day(mut self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.settings.time_of_day = Arc::new(now);
        self
    }

    /// Starts the worker as a task of the current tokio runtime.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    pub fn start(self) -> RunningWorker {
        let settings = Arc::new(self.settings);
        RunningWorker(Task::start(|stopped, status| {
            restart::keep_running(self.outbox, settings, stopped, status)
        }))
    }

    /// Runs the worker until a future completes, and then shuts it down: requests that are on their way get `grace` to end.
    pub async fn run_until(self, end: impl Future<Output = ()>, grace: Duration) {
        let running = self.start();
        end.await;
        running.shutdown(grace).await;
    }
}

/// A worker that runs. Dropping it stops the worker at once, as if the process had been killed.
#[derive(Debug)]
pub struct RunningWorker(Task);

impl RunningWorker {
    /// Shuts the worker down: it takes no more messages, waits at most `grace` for requests that are on their way, acknowledges
    /// what came of them, and gives its leases back. Messages whose requests do not end in time are delivered again later.
    pub async fn shutdown(self, grace: Duration) {
        self.0.shutdown(grace).await;
    }

    /// Whether the worker runs. It ends only by a shutdown: after a panic in its own task it starts again within seconds, and
    /// [`EventKind::Restarted`] reports it. Requests that were on their way then are sent again.
    pub fn is_running(&self) -> bool {
        self.0.is_running()
    }

    /// Whether it runs and how often it started again, for others to look at while this value is elsewhere.
    pub fn status(&self) -> WorkerStatus {
        self.0.status()
    }
}

fn process_random() -> Arc<dyn Random> {
    Arc::new(ProcessRandom::default())
}
