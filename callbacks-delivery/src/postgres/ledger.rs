//! What an operations page reads and writes.

use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio_postgres::Row as Columns;
use tokio_postgres::types::Type;

use super::PostgresStore;
use super::connections::Parameter;
use super::journal::{Wanted, count, dead_letter};
use super::values::{self, column, limit, micros, once, readable, time, variant};
use crate::error::StoreError;
use crate::id::{DeliveryKey, MessageKey, Shard, TargetId};
use crate::store::{
    Activity, AuditEntry, Audited, Cause, Filter, Job, JobProgress, JobState, Ledger, LetterPage,
    Listed, MessageFilter, MessagePage, Result, Tally,
};

/// How many dead letters are examined for a page of those that match.
const EXAMINED: usize = 10_000;

/// How many rows are counted.
const COUNTED: u64 = 100_000;

impl Ledger for PostgresStore {
    async fn messages(
        &self,
        filter: MessageFilter,
        before: Option<MessageKey>,
        most: usize,
    ) -> Result<MessagePage> {
        self.page(&filter, before, most).await
    }

    async fn listed(&self, messages: Vec<MessageKey>) -> Result<Vec<Listed>> {
        self.details(&messages).await
    }

    async fn letters(
        &self,
        filter: Filter,
        after: Option<DeliveryKey>,
        most: usize,
    ) -> Result<LetterPage> {
        self.letter_page(&filter, after, most).await
    }

    async fn causes(&self, filter: Filter) -> Result<Tally<Cause>> {
        let most = limit(COUNTED as usize);
        let wanted = Wanted::of(&filter);
        let mut connection = self.connection().await?;
        let rows = if filter == Filter::all() {
            let sql = &self.sql().causes_of_all;
            connection.query(sql, &[(&most, Type::INT8)]).await?
        } else {
            let mut parameters = wanted.parameters();
            parameters.push((&most, Type::INT8));
            connection.query(&self.sql().causes, &parameters).await?
        };
        causes(&rows, COUNTED)
    }

    async fn backlog(&self, targets: Vec<TargetId>) -> Result<Tally<TargetId>> {
        let shards = once(targets.iter().map(|target| values::shard(target.shard())));
        let targets: Vec<_> = targets.into_iter().map(TargetId::number).collect();
        let mut connection = self.connection().await?;
        let parameters: [Parameter<'_>; 3] = [
            (&targets, Type::INT8_ARRAY),
            (&shards, Type::INT2_ARRAY),
            (&limit(COUNTED as usize), Type::INT8),
        ];
        by_target(&connection.query(&self.sql().backlog, &parameters).await?)
    }

    async fn buried(&self, targets: Vec<TargetId>) -> Result<Tally<TargetId>> {
        let targets: Vec<_> = targets.into_iter().map(TargetId::number).collect();
        let mut connection = self.connection().await?;
        let parameters: [Parameter<'_>; 2] = [
            (&targets, Type::INT8_ARRAY),
            (&limit(COUNTED as usize), Type::INT8),
        ];
        by_target(&connection.query(&self.sql().buried, &parameters).await?)
    }

    async fn activity(&self, target: Option<TargetId>, since: Duration) -> Result<Vec<Activity>> {
        let (kind, keys) = match target {
            None => (
                0_i16,
                Shard::all().map(|shard| shard.number().into()).collect(),
            ),
            Some(target) => (1, vec![target.number()]),
        };
        // Those of other processes are as old as their last heartbeat.
        self.inner.write_counts().await?;
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().activity,
                &[
                    (&kind, Type::INT2),
                    (&keys, Type::INT8_ARRAY),
                    (&micros(since), Type::INT8),
                ],
            )
            .await?;
        rows.iter().map(activity).collect()
    }

    async fn audit(&self, entry: AuditEntry) -> Result<()> {
        // The text is JSON, so it has no NUL.
        let content = serde_json::to_string(&entry).map_err(StoreError::refused)?;
        let tenant = entry.tenant.as_deref().map(readable);
        let mut connection = self.connection().await?;
        let parameters: [Parameter<'_>; 2] = [(&tenant, Type::TEXT), (&content, Type::TEXT)];
        connection.query(&self.sql().audit, &parameters).await?;
        Ok(())
    }

    async fn audited(
        &self,
        tenant: Option<String>,
        before: Option<i64>,
        most: usize,
    ) -> Result<Vec<Audited>> {
        let before = before.unwrap_or(i64::MAX);
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().audited,
                &[
                    (&tenant, Type::TEXT),
                    (&before, Type::INT8),
                    (&limit(most), Type::INT8),
                ],
            )
            .await?;
        rows.iter().map(audited).collect()
    }

    async fn put_job(&self, job: Job, owner: i64) -> Result<()> {
        let content = serde_json::to_string(&job).map_err(StoreError::refused)?;
        let progress = serde_json::to_string(&job.progress).map_err(StoreError::refused)?;
        let state = job.state.as_str();
        let mut connection = self.connection().await?;
        connection
            .query(
                &self.sql().put_job,
                &[
                    (&job.id, Type::TEXT),
                    (&job.tenant, Type::TEXT),
                    (&owner, Type::INT8),
                    (&state, Type::TEXT),
                    (&content, Type::TEXT),
                    (&progress, Type::TEXT),
                ],
            )
            .await?;
        Ok(())
    }

    async fn job(&self, id: String) -> Result<Option<Job>> {
        let found = self.some_jobs(Some(&id), None, 1).await?;
        Ok(found.into_iter().next())
    }

    async fn jobs(&self, tenant: Option<String>, most: usize) -> Result<Vec<Job>> {
        self.some_jobs(None, tenant.as_deref(), most).await
    }

    async fn advance_job(
        &self,
        id: String,
        owner: i64,
        progress: Option<JobProgress>,
        state: JobState,
    ) -> Result<Option<Job>> {
        let progress = progress.map(|progress| serde_json::to_string(&progress));
        let progress = progress.transpose().map_err(StoreError::refused)?;
        let state = state.as_str();
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().advance_job,
                &[
                    (&id, Type::TEXT),
                    (&owner, Type::INT8),
                    (&progress, Type::TEXT),
                    (&state, Type::TEXT),
                ],
            )
            .await?;
        rows.first().map(job).transpose()
    }

    async fn cancel_job(&self, id: String) -> Result<bool> {
        let mut connection = self.connection().await?;
        let sql = &self.sql().cancel_job;
        let rows = connection.query(sql, &[(&id, Type::TEXT)]).await?;
        Ok(!rows.is_empty())
    }
}

/// Counts of targets, as far as they are wanted.
fn by_target(rows: &[Columns]) -> Result<Tally<TargetId>> {
    let (mut counts, mut seen) = (Vec::new(), 0);
    for row in rows {
        seen += count(row, "all")?;
        let target = TargetId::from_number(column(row, "target")?);
        counts.extend(Some((target, count(row, "count")?)).filter(|(_, count)| *count > 0));
    }
    Ok(Tally {
        counts,
        is_complete: seen < COUNTED,
    })
}

impl PostgresStore {
    async fn letter_page(
        &self,
        filter: &Filter,
        after: Option<DeliveryKey>,
        most: usize,
    ) -> Result<LetterPage> {
        let wanted = Wanted::of(filter);
        let day = after.map_or(i32::MIN, |after| after.message.day);
        let seq = after.map_or(i64::MIN, |after| after.message.seq);
        let target = after.map_or(i64::MIN, |after| after.target.number());
        // Without a filter, each one is a row of the page.
        let examine = match *filter == Filter::all() {
            true => EXAMINED.min(most.saturating_add(1)),
            false => EXAMINED,
        };
        let examined_most = limit(examine);
        let returned_most = limit(most.saturating_add(1));
        let mut parameters = wanted.parameters();
        parameters.extend([
            (&day as _, Type::INT4),
            (&seq as _, Type::INT8),
            (&target as _, Type::INT8),
            (&examined_most as _, Type::INT8),
            (&returned_most as _, Type::INT8),
        ]);
        let mut connection = self.connection().await?;
        let rows = connection.query(&self.sql().letters, &parameters).await?;
        let mut page = LetterPage::default();
        let mut last = None;
        for row in &rows {
            let letter = dead_letter(row)?;
            if page.rows.len() == most {
                page.next = last;
                return Ok(page);
            }
            last = Some(letter.key);
            if column(row, "matches")? {
                page.rows.push(letter);
            }
        }
        let examined = rows.first().map_or(Ok(0), |row| count(row, "examined"))?;
        page.next = last.filter(|_| examined == examine as u64);
        Ok(page)
    }

    async fn some_jobs(
        &self,
        id: Option<&str>,
        tenant: Option<&str>,
        most: usize,
    ) -> Result<Vec<Job>> {
        let mut connection = self.connection().await?;
        let parameters: [Parameter<'_>; 3] = [
            (&id, Type::TEXT),
            (&tenant, Type::TEXT),
            (&limit(most), Type::INT8),
        ];
        let rows = connection.query(&self.sql().jobs, &parameters).await?;
        rows.iter().map(job).collect()
    }
}

/// Dead letters by cause, of so many at most. A row without a cause is only there for how many were examined.
pub(super) fn causes<C: DeserializeOwned>(rows: &[Columns], most: u64) -> Result<Tally<C>> {
    let mut counts = Vec::new();
    for row in rows {
        let cause: Option<&str> = column(row, "cause")?;
        if let Some(cause) = cause {
            counts.push((variant(cause)?, count(row, "count")?));
        }
    }
    let examined = rows.first().map_or(Ok(0), |row| count(row, "examined"))?;
    Ok(Tally {
        counts,
        is_complete: examined < most,
    })
}

fn activity(row: &Columns) -> Result<Activity> {
    let at: i64 = column(row, "at")?;
    let took: Vec<i64> = column(row, "took")?;
    let mut activity = Activity::quiet(time(at * 60_000_000));
    activity.delivered = count(row, "delivered")?;
    activity.failed = count(row, "failed")?;
    activity.dead = count(row, "dead")?;
    for (bucket, count) in activity.took.iter_mut().zip(took) {
        *bucket = u64::try_from(count).unwrap_or_default();
    }
    Ok(activity)
}

fn audited(row: &Columns) -> Result<Audited> {
    let content: &str = column(row, "content")?;
    Ok(Audited {
        number: column(row, "number")?,
        at: column(row, "at")?,
        entry: serde_json::from_str(content).map_err(StoreError::corrupted)?,
    })
}

fn job(row: &Columns) -> Result<Job> {
    let content: &str = column(row, "content")?;
    let progress: &str = column(row, "progress")?;
    let mut job: Job = serde_json::from_str(content).map_err(StoreError::corrupted)?;
    job.started = column(row, "started")?;
    job.state = variant(column(row, "state")?)?;
    job.progress = serde_json::from_str(progress).map_err(StoreError::corrupted)?;
    Ok(job)
}
