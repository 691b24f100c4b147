//! What an operations page reads and writes.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::ops::ControlFlow;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::codec::{Cursor, Key, Micros, earlier, from_json, time, to_json};
use super::{Backend, Read, Table, TableStore, Write, activity, enqueue, letters, messages, value};
use crate::id::{DeliveryKey, MessageKey, Shard, TargetId};
use crate::store::{
    Activity, AuditEntry, Audited, Cause, Filter, Job, JobProgress, JobState, Ledger, LetterPage,
    Listed, MessageFilter, MessagePage, Result, Tally,
};

/// How many dead letters are examined, if their messages have to be read.
const EXAMINED: usize = 10_000;

/// How many rows are counted.
const COUNTED: usize = 100_000;

/// How long a claim on a job lasts.
const CLAIM: Duration = Duration::from_secs(15);

const AUDIT: &[u8] = b"audit";

impl<B: Backend> Ledger for TableStore<B> {
    async fn messages(
        &self,
        filter: MessageFilter,
        before: Option<MessageKey>,
        limit: usize,
    ) -> Result<MessagePage> {
        let now = self.now();
        self.backend
            .read(move |read| messages::messages(read, &filter, before, limit, now))
            .await
    }

    async fn listed(&self, keys: Vec<MessageKey>) -> Result<Vec<Listed>> {
        let now = self.now();
        self.backend
            .read(move |read| messages::by_keys(read, &keys, now))
            .await
    }

    async fn letters(
        &self,
        filter: Filter,
        after: Option<DeliveryKey>,
        limit: usize,
    ) -> Result<LetterPage> {
        self.backend
            .read(move |read| letters::letters(read, &filter, after, limit, EXAMINED))
            .await
    }

    async fn causes(&self, filter: Filter) -> Result<Tally<Cause>> {
        self.backend.read(move |read| causes(read, &filter)).await
    }

    async fn backlog(&self, targets: Vec<TargetId>) -> Result<Tally<TargetId>> {
        self.backend.read(move |read| backlog(read, &targets)).await
    }

    async fn buried(&self, targets: Vec<TargetId>) -> Result<Tally<TargetId>> {
        self.backend.read(move |read| buried(read, &targets)).await
    }

    async fn activity(&self, target: Option<TargetId>, since: Duration) -> Result<Vec<Activity>> {
        let now = self.now();
        self.backend
            .read(move |read| activity::activity(read, target, since, now))
            .await
    }

    async fn audit(&self, entry: AuditEntry) -> Result<()> {
        let now = self.now();
        self.backend
            .write(move |write| {
                let number = enqueue::next(write, AUDIT)?;
                let key = Key::default().signed(number).done();
                write.put(Table::Audit, &key, &to_json(&(now, &entry)))
            })
            .await
    }

    async fn audited(
        &self,
        tenant: Option<String>,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<Audited>> {
        self.backend
            .read(move |read| audited(read, tenant.as_deref(), before, limit))
            .await
    }

    async fn put_job(&self, job: Job, owner: i64) -> Result<()> {
        let now = self.now();
        self.backend
            .write(move |write| {
                let mut job = job.clone();
                job.started = time(now);
                put(
                    write,
                    &StoredJob {
                        job,
                        owner,
                        beat: now,
                    },
                )
            })
            .await
    }

    async fn job(&self, id: String) -> Result<Option<Job>> {
        self.backend
            .read(move |read| Ok(stored_job(read, &id)?.map(|stored| stored.job)))
            .await
    }

    async fn jobs(&self, tenant: Option<String>, limit: usize) -> Result<Vec<Job>> {
        self.backend
            .read(move |read| jobs(read, tenant.as_deref(), limit))
            .await
    }

    async fn advance_job(
        &self,
        id: String,
        owner: i64,
        progress: Option<JobProgress>,
        state: JobState,
    ) -> Result<Option<Job>> {
        let now = self.now();
        self.backend
            .write(move |write| advance(write, &id, owner, progress, state, now))
            .await
    }

    async fn cancel_job(&self, id: String) -> Result<bool> {
        self.backend
            .write(move |write| {
                let running = stored_job(write, &id)?.filter(is_running);
                let Some(mut stored) = running else {
                    return Ok(false);
                };
                stored.job.state = JobState::Cancelled;
                put(write, &stored)?;
                Ok(true)
            })
            .await
    }
}

pub(super) fn tally<K: Hash + Eq>(counts: HashMap<K, u64>, is_complete: bool) -> Tally<K> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Tally {
        counts,
        is_complete,
    }
}

fn causes(read: &dyn Read, filter: &Filter) -> Result<Tally<Cause>> {
    let mut counts = HashMap::new();
    let most = match filter.is_about_messages() {
        true => EXAMINED,
        false => COUNTED,
    };
    let is_complete = letters::count_causes(read, filter, most, &mut counts)?;
    Ok(tally(counts, is_complete))
}

fn backlog(read: &dyn Read, targets: &[TargetId]) -> Result<Tally<TargetId>> {
    let (mut counts, mut seen) = (HashMap::new(), 0);
    let mut count = |target: Result<TargetId>| {
        seen += 1;
        if let Some(target) = target.ok().filter(|target| targets.contains(target)) {
            *counts.entry(target).or_insert(0) += 1;
        }
        match seen < COUNTED {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    };
    let mut shards: Vec<Shard> = targets.iter().map(|target| target.shard()).collect();
    shards.sort_unstable();
    shards.dedup();
    for shard in shards {
        let (from, to) = Key::default().shard(shard).prefix();
        // The target is behind the shard, or behind the shard and the number.
        for (table, at) in [(Table::Due, 2), (Table::Outbox, 10)] {
            read.scan(table, &from, &to, &mut |key, _| {
                count(Cursor(key.get(at..).unwrap_or_default()).target())
            })?;
        }
    }
    Ok(tally(counts, seen < COUNTED))
}

fn buried(read: &dyn Read, targets: &[TargetId]) -> Result<Tally<TargetId>> {
    let wanted: HashSet<_> = targets.iter().copied().collect();
    let (mut counts, mut seen) = (HashMap::new(), 0);
    read.scan(Table::Dead, &[], &[u8::MAX; 17], &mut |key, _| {
        if seen == COUNTED {
            return ControlFlow::Break(());
        }
        seen += 1;
        // The target is behind the number of the message.
        let target = Cursor(key.get(8..).unwrap_or_default()).target().ok();
        if let Some(target) = target.filter(|target| wanted.contains(target)) {
            *counts.entry(target).or_insert(0) += 1;
        }
        ControlFlow::Continue(())
    })?;
    Ok(tally(counts, seen < COUNTED))
}

fn audited(
    read: &dyn Read,
    tenant: Option<&str>,
    before: Option<i64>,
    limit: usize,
) -> Result<Vec<Audited>> {
    let to = Key::default().signed(before.unwrap_or(i64::MAX)).done();
    let mut found = Vec::new();
    read.scan_back(Table::Audit, &[], &to, &mut |key, value| {
        if found.len() == limit {
            return ControlFlow::Break(());
        }
        let parsed = (
            Cursor(key).signed(),
            from_json::<(Micros, AuditEntry)>(value),
        );
        if let (Ok(number), Ok((at, entry))) = parsed
            && (tenant.is_none() || entry.tenant.as_deref() == tenant)
        {
            let at = time(at);
            found.push(Audited { number, at, entry });
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

#[derive(Serialize, Deserialize)]
struct StoredJob {
    job: Job,
    owner: i64,
    beat: Micros,
}

fn is_running(stored: &StoredJob) -> bool {
    stored.job.state == JobState::Running
}

fn put(write: &mut dyn Write, stored: &StoredJob) -> Result<()> {
    write.put(Table::Job, stored.job.id.as_bytes(), &to_json(stored))
}

fn stored_job(read: &(impl Read + ?Sized), id: &str) -> Result<Option<StoredJob>> {
    let bytes = value(read, Table::Job, id.as_bytes())?;
    bytes.as_deref().map(from_json).transpose()
}

fn jobs(read: &dyn Read, tenant: Option<&str>, limit: usize) -> Result<Vec<Job>> {
    let mut found = Vec::new();
    read.scan(Table::Job, &[], &[u8::MAX], &mut |_, value| {
        if let Ok(StoredJob { job, .. }) = from_json(value)
            && (tenant.is_none() || job.tenant.as_deref() == tenant)
        {
            found.push(job);
        }
        ControlFlow::Continue(())
    })?;
    found.sort_by_key(|job| std::cmp::Reverse(job.started));
    found.truncate(limit);
    Ok(found)
}

fn advance(
    write: &mut dyn Write,
    id: &str,
    owner: i64,
    progress: Option<JobProgress>,
    state: JobState,
    now: Micros,
) -> Result<Option<Job>> {
    let is_free = |stored: &StoredJob| stored.owner == owner || stored.beat < earlier(now, CLAIM);
    let running = stored_job(write, id)?.filter(is_running).filter(is_free);
    let Some(mut stored) = running else {
        return Ok(None);
    };
    stored.owner = owner;
    stored.beat = now;
    stored.job.state = state;
    stored.job.progress = progress.unwrap_or(stored.job.progress);
    put(write, &stored)?;
    Ok(Some(stored.job))
}
