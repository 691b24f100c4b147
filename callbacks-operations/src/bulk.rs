//! Bulk jobs: counted first, at a rate, seen while they run, and cancelled by anybody who may.

use std::sync::{Arc, Weak};
use std::time::Duration;

use callbacks_delivery::store::{AuditEntry, Job, JobState, Work};
use callbacks_delivery::{DeliveryKey, Store, StoreError};

use crate::Inner;

/// How many deliveries are sent again in one transaction.
const AT_ONCE: u32 = 100;

/// How often to look for jobs whose process has ended. A claim lasts 15 seconds.
const LOOK: Duration = Duration::from_secs(10);

/// How many deliveries a job would send.
pub(crate) async fn count<S: Store>(store: &S, work: &Work) -> Result<u64, StoreError> {
    match work {
        Work::Recover(filter) => store.count_dead(filter.clone()).await,
        Work::Replay { target, since } => {
            Ok(store.missing(*target, *since, None, 100_000).await?.len() as u64)
        }
        _ => Ok(0),
    }
}

/// Runs a job as a task.
pub(crate) fn spawn<S: Store>(inner: &Arc<Inner<S>>, job: Job) {
    let inner = Arc::clone(inner);
    tokio::spawn(async move {
        let id = job.id.clone();
        while let Err(error) = run(&inner, job.clone()).await {
            tracing::warn!(job = %id, %error, "a bulk job waits for the store");
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    });
}

async fn run<S: Store>(inner: &Inner<S>, job: Job) -> Result<(), StoreError> {
    let store = inner.outbox.store();
    let owner = inner.owner;
    let id = job.id.clone();
    // Progress is what the store has, not what an interrupted run knew.
    let mut current = store
        .advance_job(id.clone(), owner, None, JobState::Running)
        .await?;
    while let Some(job) = current {
        let mut progress = job.progress;
        let most = usize::try_from(AT_ONCE.min(job.rate)).unwrap_or(1);
        let keys = page(store, &job.work, progress.after, most).await?;
        let Some(last) = keys.last() else {
            let done = store
                .advance_job(id, owner, Some(progress), JobState::Done)
                .await?;
            if let Some(job) = done {
                let detail = format!("sent {} of {}", job.progress.sent, job.progress.seen);
                let entry = AuditEntry::new(job.actor, "job-done", job.id);
                store.audit(entry.tenant(job.tenant).detail(detail)).await?;
            }
            return Ok(());
        };
        progress.after = Some(*last);
        progress.seen += keys.len() as u64;
        let count = u32::try_from(keys.len()).unwrap_or(AT_ONCE);
        let sent = store.resend(keys).await?;
        inner.outbox.wake();
        progress.sent += sent.into_iter().filter(|sent| *sent).count() as u64;
        current = store
            .advance_job(id.clone(), owner, Some(progress), JobState::Running)
            .await?;
        tokio::time::sleep(Duration::from_secs(1) * count / job.rate.max(1)).await;
    }
    Ok(())
}

async fn page<S: Store>(
    store: &S,
    work: &Work,
    after: Option<DeliveryKey>,
    most: usize,
) -> Result<Vec<DeliveryKey>, StoreError> {
    match work {
        Work::Recover(filter) => {
            let letters = store.dead(filter.clone(), after, most).await?;
            Ok(letters.into_iter().map(|letter| letter.key).collect())
        }
        Work::Replay { target, since } => store.missing(*target, *since, after, most).await,
        _ => Ok(Vec::new()),
    }
}

/// Takes over jobs of processes that ended, as long as the router is there.
pub(crate) fn take_over<S: Store>(inner: &Arc<Inner<S>>) {
    let weak: Weak<Inner<S>> = Arc::downgrade(inner);
    let Ok(runtime) = tokio::runtime::Handle::try_current() else {
        return;
    };
    runtime.spawn(async move {
        loop {
            tokio::time::sleep(LOOK).await;
            let Some(inner) = weak.upgrade() else {
                return;
            };
            if let Err(error) = take(&inner).await {
                tracing::debug!(%error, "no look at bulk jobs");
            }
        }
    });
}

async fn take<S: Store>(inner: &Arc<Inner<S>>) -> Result<(), StoreError> {
    let store = inner.outbox.store();
    for job in store.jobs(None, 100).await? {
        // What this process runs already is not claimed a second time.
        let is_free = job.state == JobState::Running && !inner.runs(&job.id);
        if is_free
            && let Some(job) = store
                .advance_job(job.id, inner.owner, None, JobState::Running)
                .await?
        {
            inner.note_run(&job.id);
            spawn(inner, job);
        }
    }
    Ok(())
}
