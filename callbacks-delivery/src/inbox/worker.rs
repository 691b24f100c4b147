//! The worker of an inbox, and its settings.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use callbacks_runtime::Router;
use callbacks_runtime::retry::{ProcessRandom, Random, RetryPolicy};

use super::Inbox;
use super::event::{Hook, InboxEvent};
use super::restart::keep_running;
use super::store::InboxStore;
use crate::status::WorkerStatus;
use crate::task::Task;

/// Handles the events of an inbox. Any number of workers, in any number of processes, share them.
///
/// Give it the router whose clone stores the events, without the inbox.
#[must_use]
pub struct InboxWorker<S> {
    inbox: Inbox<S>,
    router: Router,
    settings: Settings,
}

#[derive(Clone)]
pub(super) struct Settings {
    pub(super) policy: RetryPolicy,
    pub(super) lease: Duration,
    pub(super) poll: (Duration, Duration),
    pub(super) concurrency: usize,
    pub(super) hook: Option<Arc<Hook>>,
    pub(super) random: Arc<dyn Random>,
}

impl<S> std::fmt::Debug for InboxWorker<S> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("InboxWorker")
            .field("lease", &self.settings.lease)
            .field("concurrency", &self.settings.concurrency)
            .finish_non_exhaustive()
    }
}

impl<S: InboxStore> InboxWorker<S> {
    /// A worker for an inbox. The router decodes each event and calls its handler.
    pub fn new(inbox: &Inbox<S>, router: Router) -> Self {
        Self {
            inbox: inbox.clone(),
            router,
            settings: Settings {
                policy: RetryPolicy::default(),
                lease: Duration::from_secs(30),
                poll: (Duration::from_millis(50), Duration::from_millis(500)),
                concurrency: 32,
                hook: None,
                random: Arc::new(ProcessRandom::default()),
            },
        }
    }

    /// Whether and when a failed handler is called again. The policy sees the status that the sender would have got, and
    /// respects every `Retry-After`. Default: the schedule of Standard Webhooks, ten attempts over three days.
    pub fn policy(mut self, policy: RetryPolicy) -> Self {
        self.settings.policy = policy;
        self
    }

    /// How long a claim lasts. It is renewed three times in that time, as long as the handler runs. If a process is killed, its
    /// events wait for at most that long. Default: 30 s.
    pub fn lease(mut self, duration: Duration) -> Self {
        self.settings.lease = duration.max(Duration::from_millis(3));
        self
    }

    /// How often to look for events that this process did not receive itself: every `busiest` while there are some, else up to
    /// every `idle`. Default: 50 ms, 500 ms.
    pub fn poll(mut self, busiest: Duration, idle: Duration) -> Self {
        // Without a pause there would be no time for anything else.
        let busiest = busiest.max(Duration::from_millis(1));
        self.settings.poll = (busiest, idle.max(busiest));
        self
    }

    /// How many handlers run at the same time. Default: 32.
    pub fn concurrency(mut self, handlers: usize) -> Self {
        self.settings.concurrency = handlers.max(1);
        self
    }

    /// Calls a function with everything that happens. It is called by the worker's own task, so it must not block.
    pub fn on_event(mut self, hook: impl Fn(&InboxEvent<'_>) + Send + Sync + 'static) -> Self {
        self.settings.hook = Some(Arc::new(hook));
        self
    }

    /// Where jitter comes from.
    pub fn random(mut self, random: impl Random + 'static) -> Self {
        self.settings.random = Arc::new(random);
        self
    }

    /// Starts the worker as a task of the current tokio runtime.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    pub fn start(self) -> RunningInboxWorker {
        RunningInboxWorker(Task::start(|stopped, status| {
            keep_running(self.inbox, self.router, self.settings, stopped, status)
        }))
    }

    /// Runs the worker until a future completes, and then shuts it down: handlers that run get `grace` to end.
    pub async fn run_until(self, end: impl Future<Output = ()>, grace: Duration) {
        let running = self.start();
        end.await;
        running.shutdown(grace).await;
    }
}

/// A worker that runs. Dropping it stops the worker and its handlers at once, as if the process had been killed.
#[derive(Debug)]
pub struct RunningInboxWorker(Task);

impl RunningInboxWorker {
    /// Shuts the worker down: it claims no more events, waits at most `grace` for handlers that run, and acknowledges what
    /// became of them. Events whose handlers do not end in time are free for other workers at once.
    pub async fn shutdown(self, grace: Duration) {
        self.0.shutdown(grace).await;
    }

    /// Whether the worker runs. It ends only by a shutdown: after a panic in its own task it starts again within seconds, and
    /// [`InboxEventKind::Restarted`](super::InboxEventKind::Restarted) reports it.
    pub fn is_running(&self) -> bool {
        self.0.is_running()
    }

    /// Whether it runs and how often it started again, for others to look at while this value is elsewhere.
    pub fn status(&self) -> WorkerStatus {
        self.0.status()
    }
}
