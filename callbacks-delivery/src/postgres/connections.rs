//! Connections: taken from a pool, and closed rather than reused when there is any doubt.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use deadpool_postgres::{Object, Pool};
use tokio::time::Instant;
use tokio_postgres::Row;
use tokio_postgres::types::{ToSql, Type};

use super::error::{ends_connection, is_read_only, pool_error, store_error};
use crate::error::StoreError;
use crate::store::Result;

/// A parameter with its type. With types, a statement needs no name and one round trip, so it also works behind a pool that
/// gives each transaction another connection.
pub(super) type Parameter<'a> = (&'a (dyn ToSql + Sync), Type);

/// The connections of a store.
#[derive(Debug)]
pub(super) struct Connections {
    pool: Pool,
    /// How long a statement may take.
    timeout: Duration,
    backoff: Mutex<Backoff>,
}

/// Keeps all callers together from asking a server that is down too often.
#[derive(Debug, Default)]
struct Backoff {
    failures: u32,
    /// Until when nobody asks.
    until: Option<Instant>,
}

impl Connections {
    pub(super) fn new(pool: Pool, timeout: Duration) -> Self {
        Self {
            pool,
            timeout,
            backoff: Mutex::default(),
        }
    }

    /// A connection. After failures, the first attempt waits a little, from 50 ms up to 2 s. So a caller that tries again for
    /// ever needs no pause of its own, and goes on soon after the server is back.
    pub(super) async fn get(&self) -> Result<Connection<'_>> {
        let until = self.locked().until;
        if let Some(until) = until {
            tokio::time::sleep_until(until).await;
        }
        match self.pool.get().await {
            Ok(client) => {
                *self.locked() = Backoff::default();
                Ok(Connection {
                    client: Some(client),
                    connections: self,
                    is_busy: false,
                    is_transaction: false,
                })
            }
            Err(error) => {
                if let deadpool_postgres::PoolError::Backend(_) = &error {
                    let mut backoff = self.locked();
                    let wait = Duration::from_millis(50) * 2_u32.pow(backoff.failures.min(5));
                    backoff.failures += 1;
                    backoff.until = Some(Instant::now() + wait);
                }
                Err(pool_error(error))
            }
        }
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Backoff> {
        self.backoff.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that goes back to the pool if nothing is in doubt: no statement was abandoned, no transaction is open, and
/// the server is a primary.
#[derive(Debug)]
pub(super) struct Connection<'a> {
    client: Option<Object>,
    connections: &'a Connections,
    is_busy: bool,
    is_transaction: bool,
}

impl Connection<'_> {
    fn client(&self) -> &Object {
        self.client.as_ref().expect("the connection is open")
    }

    /// Runs one statement without a name.
    pub(super) async fn query(
        &mut self,
        sql: &str,
        parameters: &[Parameter<'_>],
    ) -> Result<Vec<Row>> {
        self.raw_query(sql, parameters).await?.map_err(store_error)
    }

    /// The same, but the caller looks at an error that leaves the connection intact.
    pub(super) async fn raw_query(
        &mut self,
        sql: &str,
        parameters: &[Parameter<'_>],
    ) -> Result<std::result::Result<Vec<Row>, tokio_postgres::Error>> {
        self.is_busy = true;
        let parameters: Vec<_> = parameters
            .iter()
            .map(|(value, of)| (*value, of.clone()))
            .collect();
        let statement = self.client().query_typed(sql, &parameters);
        let result = tokio::time::timeout(self.connections.timeout, statement).await;
        self.finish(result)
    }

    /// Runs statements without parameters.
    pub(super) async fn run(&mut self, sql: &str) -> Result<()> {
        self.is_busy = true;
        let statements = self.client().batch_execute(sql);
        let result = tokio::time::timeout(self.connections.timeout, statements).await;
        self.finish(result)?.map_err(store_error)
    }

    /// Begins a transaction. Without [`commit`](Self::commit), the connection is closed.
    pub(super) async fn begin(&mut self) -> Result<()> {
        self.is_transaction = true;
        self.run("BEGIN").await
    }

    pub(super) async fn commit(&mut self) -> Result<()> {
        self.run("COMMIT").await?;
        self.is_transaction = false;
        Ok(())
    }

    pub(super) async fn roll_back(&mut self) -> Result<()> {
        self.run("ROLLBACK").await?;
        self.is_transaction = false;
        Ok(())
    }

    /// Sorts a result: what ends the connection is an error of the store at once.
    fn finish<T>(
        &mut self,
        result: std::result::Result<
            std::result::Result<T, tokio_postgres::Error>,
            tokio::time::error::Elapsed,
        >,
    ) -> Result<std::result::Result<T, tokio_postgres::Error>> {
        match result {
            Err(_) => Err(StoreError::unavailable("the server did not answer in time")),
            Ok(Err(error)) if ends_connection(&error) => {
                if is_read_only(&error) {
                    // Idle connections go to the same server.
                    self.connections.pool.retain(|_, _| false);
                }
                Err(store_error(error))
            }
            Ok(result) => {
                self.is_busy = false;
                Ok(result)
            }
        }
    }
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        if let Some(client) = self.client.take()
            && (self.is_busy || self.is_transaction)
        {
            // Taken out of the pool, it is closed here.
            drop(Object::take(client));
        }
    }
}
