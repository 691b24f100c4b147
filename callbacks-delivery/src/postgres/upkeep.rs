//! Partitions: made a week ahead, and dropped with retention.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use tokio_postgres::types::Type;

use super::connections::Connections;
use super::error::{is_locked, store_error};
use super::statements::in_schema;
use super::values::{column, micros};
use super::{Inner, PostgresStore};
use crate::store::Result;

/// How many days have a partition before they begin.
const AHEAD: i32 = 7;

const PAUSE: Duration = Duration::from_secs(60 * 60);

/// A change of partitions does not wait longer for a lock, because the next one in the queue would wait as well.
const LOCKS: &str = "SET LOCAL lock_timeout = '200ms'";

/// When partitions were made.
#[derive(Debug, Default)]
pub(super) struct Upkeep(Mutex<Option<Instant>>);

impl Upkeep {
    /// Whether it is time again. The caller does the work then.
    fn is_time(&self) -> bool {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_time = last.is_none_or(|last| last.elapsed() > PAUSE);
        if is_time {
            *last = Some(Instant::now());
        }
        is_time
    }
}

impl PostgresStore {
    /// Makes partitions beside the work of a worker, once an hour. What fails is tried again in the next hour: nothing depends
    /// on it for a week, and then rows go to the rest.
    pub(super) fn keep_up(&self) {
        if !self.inner.upkeep.is_time() {
            return;
        }
        let inner: Arc<Inner> = Arc::clone(&self.inner);
        tokio::spawn(async move {
            if let Err(error) = make_partitions(&inner.connections, &inner.schema).await {
                tracing::warn!(%error, "partitions for the next days were not made");
            }
        });
    }

    /// Drops days that ended before `age`.
    pub(super) async fn prune_days(&self, age: Duration) -> Result<u64> {
        let mut connection = self.connection().await?;
        let rows = connection
            .query(&self.sql().leaves, &[(&micros(age), Type::INT8)])
            .await?;
        let row = rows.first().expect("the statement returns one row");
        let (first_kept, days): (i32, Vec<i32>) = (column(row, "day")?, column(row, "days")?);
        connection.query(&self.sql().prune_activity, &[]).await?;
        drop(connection);
        let mut removed = 0;
        for day in days {
            removed += self.change("callbacks.prune_day", day).await?;
        }
        loop {
            let some = self.change("callbacks.prune_rest", first_kept).await?;
            removed += some;
            if some == 0 {
                return Ok(removed);
            }
        }
    }

    /// Runs a function that changes partitions. Returns 0 if its locks are not free.
    async fn change(&self, function: &str, argument: i32) -> Result<u64> {
        let call = in_schema(&format!("SELECT {function}($1)"), &self.inner.schema);
        let connections = &self.inner.connections;
        let count = change(connections, &call, argument).await?;
        Ok(u64::try_from(count.unwrap_or_default()).unwrap_or_default())
    }
}

/// Makes the partitions of the next days, if their locks are free.
pub(super) async fn make_partitions(connections: &Connections, schema: &str) -> Result<()> {
    let call = "SELECT callbacks.make_partitions($1)::bigint";
    let lacking = change(connections, &in_schema(call, schema), AHEAD).await?;
    if lacking != Some(0) {
        tracing::debug!(?lacking, "days without a partition");
    }
    Ok(())
}

async fn change(connections: &Connections, call: &str, argument: i32) -> Result<Option<i64>> {
    let mut connection = connections.get().await?;
    connection.begin().await?;
    connection.run(LOCKS).await?;
    let result = connection
        .raw_query(call, &[(&argument, Type::INT4)])
        .await?;
    match result {
        Ok(rows) => {
            connection.commit().await?;
            Ok(rows.first().map(|row| row.get(0)))
        }
        Err(error) if is_locked(&error) => {
            connection.roll_back().await?;
            Ok(None)
        }
        Err(error) => Err(store_error(error)),
    }
}
