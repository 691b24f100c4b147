//! Bulk jobs: counted first, at a rate, seen while they run, and cancelled by anybody who may.

use std::sync::{Arc, Weak};
use std::time::Duration;

use callbacks_delivery::inbox::EventKey;
use callbacks_delivery::store::{AuditEntry, Job, JobProgress, JobState, Tally, Work};
use callbacks_delivery::{DeliveryKey, Store, StoreError};

use crate::Inner;

/// How many deliveries are sent again in one transaction.
const AT_ONCE: u32 = 100;

/// More than a call of the store examines.
const AT_MOST: usize = 100_000;

/// How often to look for jobs whose process has ended. A claim lasts 15 seconds.
const LOOK: Duration = Duration::from_secs(10);

/// How many calls of the store count what is missing. Each examines a limited number of messages.
const CALLS: usize = 2;

/// How many deliveries a job would send.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Counted {
    pub(crate) total: u64,
    /// `false` if there may be more, because there are too many to count.
    pub(crate) is_complete: bool,
}

impl Counted {
    fn of<C>(tally: &Tally<C>) -> Self {
        Self {
            total: tally.counts.iter().map(|(_, count)| count).sum(),
            is_complete: tally.is_complete,
        }
    }
}

/// Counts what a job would send, as far as that takes no longer than a page may.
pub(crate) async fn count<S: Store>(inner: &Inner<S>, work: &Work) -> Result<Counted, StoreError> {
    let store = inner.outbox.store();
    let mut counted = Counted {
        total: 0,
        is_complete: true,
    };
    match work {
        Work::Events(filter) | Work::Discard(filter) => {
            if let Some(inbox) = &inner.inbox {
                counted = Counted::of(&inbox.causes(filter.clone()).await?);
            }
        }
        Work::Recover(filter) => counted = Counted::of(&store.causes(filter.clone()).await?),
        Work::Replay { target, since } => {
            let mut after = None;
            for _ in 0..CALLS {
                let page = store.missing(*target, *since, after, AT_MOST).await?;
                counted.total += page.rows.len() as u64;
                after = page.next;
                counted.is_complete = after.is_none();
                if counted.is_complete {
                    break;
                }
            }
        }
        _ => {}
    }
    Ok(counted)
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
        let batch = batch(inner, &job.work, &progress, most).await?;
        if batch.is_last() {
            let done = store
                .advance_job(id, owner, Some(progress), JobState::Done)
                .await?;
            if let Some(job) = done {
                let done = match job.work {
                    Work::Discard(_) => "deleted",
                    _ => "sent",
                };
                let detail = format!("{done} {} of {}", job.progress.sent, job.progress.seen);
                let entry = AuditEntry::new(job.actor, "job-done", job.id);
                store.audit(entry.tenant(job.tenant).detail(detail)).await?;
            }
            return Ok(());
        }
        let count = u32::try_from(batch.len()).unwrap_or(AT_ONCE);
        progress.seen += u64::from(count);
        progress.sent += send(inner, batch, &mut progress).await?;
        current = store
            .advance_job(id.clone(), owner, Some(progress), JobState::Running)
            .await?;
        tokio::time::sleep(Duration::from_secs(1) * count / job.rate.max(1)).await;
    }
    Ok(())
}

/// What a job does next.
enum Batch {
    /// Deliveries, and behind which one to go on. There may be none of them, and still more behind.
    Deliveries(Vec<DeliveryKey>, Option<DeliveryKey>),
    Events(Vec<EventKey>),
    /// Events to delete.
    Discarded(Vec<EventKey>),
}

impl Batch {
    fn len(&self) -> usize {
        match self {
            Self::Deliveries(keys, _) => keys.len(),
            Self::Events(keys) | Self::Discarded(keys) => keys.len(),
        }
    }

    /// Whether there is nothing to do any more.
    fn is_last(&self) -> bool {
        self.len() == 0 && !matches!(self, Self::Deliveries(_, Some(_)))
    }
}

async fn batch<S: Store>(
    inner: &Inner<S>,
    work: &Work,
    progress: &JobProgress,
    most: usize,
) -> Result<Batch, StoreError> {
    let (store, after) = (inner.outbox.store(), progress.after);
    let (deliveries, next) = match work {
        Work::Recover(filter) => {
            let letters = store.dead(filter.clone(), after, most).await?;
            let keys: Vec<_> = letters.into_iter().map(|letter| letter.key).collect();
            let next = keys.last().copied();
            (keys, next)
        }
        Work::Replay { target, since } => {
            let page = store.missing(*target, *since, after, most).await?;
            let next = page.next.or(page.rows.last().copied());
            (page.rows, next)
        }
        Work::Events(filter) | Work::Discard(filter) => {
            let events = match &inner.inbox {
                Some(inbox) => inbox.dead(filter.clone(), progress.event, most).await?,
                None => Vec::new(),
            };
            return Ok(match work {
                Work::Discard(_) => Batch::Discarded(events),
                _ => Batch::Events(events),
            });
        }
        _ => (Vec::new(), None),
    };
    Ok(Batch::Deliveries(deliveries, next))
}

/// Returns how many were sent, replayed or deleted. The others waited already, or were gone.
async fn send<S: Store>(
    inner: &Inner<S>,
    batch: Batch,
    progress: &mut JobProgress,
) -> Result<u64, StoreError> {
    match batch {
        Batch::Deliveries(keys, next) => {
            progress.after = next;
            if keys.is_empty() {
                return Ok(0);
            }
            let sent = inner.outbox.store().resend(keys).await?;
            inner.outbox.wake();
            Ok(sent.into_iter().filter(|sent| *sent).count() as u64)
        }
        Batch::Events(keys) => {
            progress.event = keys.last().copied();
            let Some(inbox) = &inner.inbox else {
                return Ok(0);
            };
            Ok(inbox.replay(keys).await?.len() as u64)
        }
        Batch::Discarded(keys) => {
            progress.event = keys.last().copied();
            match &inner.inbox {
                Some(inbox) => inbox.discard(keys).await,
                None => Ok(0),
            }
        }
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
        let is_possible =
            inner.inbox.is_some() || !matches!(job.work, Work::Events(_) | Work::Discard(_));
        let is_free = job.state == JobState::Running && is_possible && !inner.runs(&job.id);
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
