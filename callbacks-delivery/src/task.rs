//! The task of a worker, how it ends, and what happens when code in it panics.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::status::WorkerStatus;

/// Receives the time at which a shutdown ends at the latest, when there is one.
pub(crate) type Stopped = watch::Receiver<Option<Instant>>;

/// A task that runs. Dropping it stops the task at once, as if the process had been killed.
#[derive(Debug)]
pub(crate) struct Task {
    stop: watch::Sender<Option<Instant>>,
    handle: JoinHandle<()>,
    status: WorkerStatus,
}

impl Task {
    /// Starts a task of the current tokio runtime.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    pub(crate) fn start<F>(run: impl FnOnce(Stopped, WorkerStatus) -> F) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (stop, stopped) = watch::channel(None);
        let status = WorkerStatus::default();
        let (run, ends) = (run(stopped, status.clone()), status.ends());
        let handle = tokio::spawn(async move {
            let _ends = ends;
            run.await;
        });
        Self {
            stop,
            handle,
            status,
        }
    }

    /// Asks the task to end within `grace`, and waits for its end.
    pub(crate) async fn shutdown(mut self, grace: Duration) {
        // If nobody listens, the task has ended already.
        let _ = self.stop.send(Some(later(Instant::now(), grace)));
        let _ = (&mut self.handle).await;
    }

    pub(crate) fn is_running(&self) -> bool {
        !self.handle.is_finished()
    }

    pub(crate) fn status(&self) -> WorkerStatus {
        self.status.clone()
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.handle.abort();
    }
}

/// A moment after another one. Clocks end somewhere: what is farther away than a year is a year away.
pub(crate) fn later(moment: Instant, wait: Duration) -> Instant {
    const YEAR: Duration = Duration::from_secs(366 * 86_400);
    moment + wait.min(YEAR)
}

/// Runs a future. If it panics, the result is the message of the panic.
pub(crate) async fn caught<R>(future: impl Future<Output = R>) -> Result<R, String> {
    let mut future = pin!(future);
    std::future::poll_fn(|context| {
        // After a panic it is not polled again.
        let poll = || future.as_mut().poll(context);
        match catch_unwind(AssertUnwindSafe(poll)) {
            Ok(poll) => poll.map(Ok),
            Err(panic) => Poll::Ready(Err(message(&*panic))),
        }
    })
    .await
}

/// Calls a function for events, whose panics end nothing.
pub(crate) fn call(hook: impl FnOnce()) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(hook)) {
        let panic = message(&*panic);
        tracing::error!(target: "callbacks", panic, "the function for events panicked");
    }
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}

/// When a task that panicked starts again: later each time, unless it ran well in between.
#[derive(Debug)]
pub(crate) struct Restarts {
    began: Instant,
    pause: Duration,
}

impl Default for Restarts {
    fn default() -> Self {
        Self {
            began: Instant::now(),
            pause: Self::FIRST,
        }
    }
}

impl Restarts {
    const FIRST: Duration = Duration::from_millis(200);
    const LONGEST: Duration = Duration::from_secs(10);

    pub(crate) fn began(&mut self) {
        self.began = Instant::now();
    }

    /// How long to wait now.
    pub(crate) fn pause(&mut self) -> Duration {
        if self.began.elapsed() > Self::LONGEST {
            self.pause = Self::FIRST;
        }
        let pause = self.pause;
        self.pause = (pause * 2).min(Self::LONGEST);
        pause
    }

    /// Waits. Returns whether to start again: not if the task has to end.
    pub(crate) async fn wait(&self, pause: Duration, stopped: &mut Stopped) -> bool {
        let has_ended = stopped.borrow().is_some();
        if !has_ended {
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = stopped.wait_for(Option::is_some) => {}
            }
        }
        stopped.borrow().is_none()
    }
}
