//! The thread that writes. Commands that wait at the same time share one transaction, and one write to the disk.

use std::sync::Arc;
use std::thread::JoinHandle;

use redb::Durability;
use tokio::sync::{mpsc, oneshot};

use super::file::{Shared, Tables, commit_error, guarded, transaction_error};
use crate::error::StoreError;
use crate::store::Result;
use crate::store::tables::Write;

/// How many commands share a transaction.
const AT_ONCE: usize = 1_024;

#[derive(Debug)]
pub(super) struct Writer {
    jobs: Option<mpsc::UnboundedSender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
}

/// A command that waits for its transaction.
trait Job: Send {
    /// Does it, as often as it has to be done again.
    fn run(&mut self, write: &mut dyn Write) -> Result<()>;

    /// Reports that it is durable, or why it is not.
    fn end(self: Box<Self>, error: Option<StoreError>);
}

struct Command<F, R> {
    work: F,
    result: Option<R>,
    reply: oneshot::Sender<Result<R>>,
}

impl<F, R> Job for Command<F, R>
where
    F: Fn(&mut dyn Write) -> Result<R> + Send,
    R: Send,
{
    fn run(&mut self, write: &mut dyn Write) -> Result<()> {
        self.result = Some((self.work)(write)?);
        Ok(())
    }

    fn end(self: Box<Self>, error: Option<StoreError>) {
        let Self { result, reply, .. } = *self;
        let missing = || StoreError::unavailable("the command was not run");
        // If the caller has gone, the command is durable nevertheless.
        let _ = reply.send(error.map_or_else(|| result.ok_or_else(missing), Err));
    }
}

impl Writer {
    pub(super) fn start(shared: Arc<Shared>, has_quick_repair: bool) -> Result<Self> {
        let (jobs, receiver) = mpsc::unbounded_channel();
        let thread = std::thread::Builder::new().name("callbacks-redb".to_owned());
        let thread = thread.spawn(move || run(&shared, receiver, has_quick_repair));
        Ok(Self {
            jobs: Some(jobs),
            thread: Some(thread.map_err(StoreError::unavailable)?),
        })
    }

    pub(super) async fn write<R: Send + 'static>(
        &self,
        work: impl Fn(&mut dyn Write) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let (reply, result) = oneshot::channel();
        let command = Command {
            work,
            result: None,
            reply,
        };
        let ended = || StoreError::unavailable("the thread that writes has ended");
        let jobs = self.jobs.as_ref().ok_or_else(ended)?;
        jobs.send(Box::new(command)).map_err(|_| ended())?;
        result.await.map_err(|_| ended())?
    }
}

/// The file is free when the store is dropped.
impl Drop for Writer {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // A panic of it was reported to everybody who waited.
            let _ = thread.join();
        }
    }
}

fn run(shared: &Shared, mut jobs: mpsc::UnboundedReceiver<Box<dyn Job>>, has_quick_repair: bool) {
    let mut batch = Vec::new();
    while let Some(job) = jobs.blocking_recv() {
        batch.push(job);
        while batch.len() < AT_ONCE
            && let Ok(job) = jobs.try_recv()
        {
            batch.push(job);
        }
        commit_all(shared, std::mem::take(&mut batch), has_quick_repair);
    }
}

/// Commits a batch together. If a command finds a damaged row, each gets a transaction of its own, so only that one fails. If
/// the disk fails, all of them do: nobody knows what it has.
fn commit_all(shared: &Shared, mut batch: Vec<Box<dyn Job>>, has_quick_repair: bool) {
    let Err(error) = commit(shared, &mut batch, has_quick_repair) else {
        return batch.into_iter().for_each(|job| job.end(None));
    };
    if error.is_corrupted() && batch.len() > 1 {
        for job in batch {
            commit_all(shared, vec![job], has_quick_repair);
        }
    } else {
        batch
            .into_iter()
            .for_each(|job| job.end(Some(error.again())));
    }
}

fn commit(shared: &Shared, batch: &mut [Box<dyn Job>], has_quick_repair: bool) -> Result<()> {
    let result = guarded(|| try_commit(shared, batch, has_quick_repair));
    if result.as_ref().is_err_and(|error| !error.is_corrupted()) {
        // After an error of the disk the database refuses everything until it is opened again.
        shared.reopen()?;
    }
    result
}

fn try_commit(shared: &Shared, batch: &mut [Box<dyn Job>], has_quick_repair: bool) -> Result<()> {
    let database = shared.database().or_else(|_| {
        shared.reopen()?;
        shared.database()
    })?;
    let mut transaction = database.begin_write().map_err(transaction_error)?;
    let durability = transaction.set_durability(Durability::Immediate);
    durability.map_err(|error| StoreError::unavailable(error.to_string()))?;
    transaction.set_quick_repair(has_quick_repair);
    {
        let mut tables = Tables::of(&transaction)?;
        for job in batch {
            job.run(&mut tables)?;
        }
    }
    transaction.commit().map_err(commit_error)
}
