//! The task of a worker, and how it ends.

use std::future::Future;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::Instant;

/// Receives the time at which a shutdown ends at the latest, when there is one.
pub(crate) type Stopped = watch::Receiver<Option<Instant>>;

/// A task that runs. Dropping it stops the task at once, as if the process had been killed.
#[derive(Debug)]
pub(crate) struct Task {
    stop: watch::Sender<Option<Instant>>,
    handle: JoinHandle<()>,
}

impl Task {
    /// Starts a task of the current tokio runtime.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    pub(crate) fn start<F>(run: impl FnOnce(Stopped) -> F) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (stop, stopped) = watch::channel(None);
        let handle = tokio::spawn(run(stopped));
        Self { stop, handle }
    }

    /// Asks the task to end within `grace`, and waits for its end.
    pub(crate) async fn shutdown(mut self, grace: Duration) {
        // If nobody listens, the task has ended already.
        let _ = self.stop.send(Some(Instant::now() + grace));
        let _ = (&mut self.handle).await;
    }

    pub(crate) fn is_running(&self) -> bool {
        !self.handle.is_finished()
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.handle.abort();
    }
}
