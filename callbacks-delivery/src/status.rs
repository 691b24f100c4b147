//! What is known about a worker of this process.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// Whether a worker of this process runs, and whether it had to start again. Clones are about the same worker.
///
/// The operations page shows it, and so can a health check.
///
/// ```
/// use callbacks_delivery::{MemoryStore, Operations, Outbox, Worker};
/// use callbacks_runtime::testing::Recording;
/// use callbacks_runtime::{Client, StatusCode};
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let outbox = Outbox::new(MemoryStore::new());
/// let client = Client::over(Recording::answering(|_| Ok(StatusCode::OK.into())));
/// let worker = Worker::new(&outbox, client, Operations::new([])?).start();
/// let status = worker.status();
/// assert!(status.is_running() && status.restarts() == 0);
/// worker.shutdown(std::time::Duration::from_secs(1)).await;
/// assert!(!status.is_running());
/// # Ok::<(), callbacks_delivery::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug, Default)]
pub struct WorkerStatus(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    has_ended: bool,
    restarts: u64,
    last: Option<Restart>,
}

/// A panic in a worker's own task, after which it started again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Restart {
    /// When it was, by the clock of this machine.
    pub at: SystemTime,
    /// The message of the panic.
    pub panic: String,
}

impl WorkerStatus {
    fn locked(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the worker runs. It ends by a shutdown, or because it was dropped.
    pub fn is_running(&self) -> bool {
        !self.locked().has_ended
    }

    /// How often it has started again after a panic in its own task.
    pub fn restarts(&self) -> u64 {
        self.locked().restarts
    }

    /// The last time that it had to start again.
    pub fn last_restart(&self) -> Option<Restart> {
        self.locked().last.clone()
    }

    pub(crate) fn note_restart(&self, panic: &str) {
        let mut state = self.locked();
        state.restarts += 1;
        state.last = Some(Restart {
            at: SystemTime::now(),
            panic: panic.to_owned(),
        });
    }

    /// Notes the end of the worker when the guard is dropped, however that is.
    pub(crate) fn ends(&self) -> Ends {
        Ends(self.clone())
    }
}

/// See [`WorkerStatus::ends`].
#[derive(Debug)]
pub(crate) struct Ends(WorkerStatus);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.locked().has_ended = true;
    }
}
