//! Handled messages, for idempotent routers on several machines.

use std::time::{Duration, SystemTime};

use callbacks_runtime::StatusCode;
use callbacks_runtime::receiver::idempotency::{
    IdempotencyKey, IdempotencyStore, Reservation, StoreError, Token,
};
use tokio_postgres::types::Type;

use super::PostgresStore;
use super::connections::Parameter;
use super::values::{column, duration, micros};
use crate::store::Result;

/// How often a reservation is tried that others take and release at the same time.
const ATTEMPTS: usize = 20;

/// `router.idempotent(store)` handles each message once on any number of machines.
///
/// The clock of the database decides when a lease ends. A message that was handled is known for four days:
/// [`PostgresOptions::remember_handled`](super::PostgresOptions::remember_handled) changes that. Reservations survive a restart of the
/// server, and a failover to a synchronous replica. [`Inbox::prune`](crate::Inbox::prune) and the worker of an inbox remove what
/// has expired; without an inbox, call [`prune_reservations`](Self::prune_reservations) once a day.
impl IdempotencyStore for PostgresStore {
    async fn reserve(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        _now: SystemTime,
    ) -> std::result::Result<Reservation, StoreError> {
        self.try_reserve(key, token, lease)
            .await
            .map_err(StoreError::new)
    }

    async fn extend(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        _now: SystemTime,
    ) -> std::result::Result<bool, StoreError> {
        let (key, token, lease) = (&key.as_bytes()[..], number(token), micros(lease));
        let parameters: [Parameter<'_>; 3] = [
            (&key, Type::BYTEA),
            (&token, Type::INT8),
            (&lease, Type::INT8),
        ];
        self.has_row(&self.sql().reserve_longer, &parameters).await
    }

    async fn commit(
        &self,
        key: &IdempotencyKey,
        token: Token,
        status: StatusCode,
        _now: SystemTime,
    ) -> std::result::Result<bool, StoreError> {
        let (key, token, known) = (
            &key.as_bytes()[..],
            number(token),
            micros(self.inner.remembered),
        );
        let status = status.as_u16().cast_signed();
        let parameters: [Parameter<'_>; 4] = [
            (&key, Type::BYTEA),
            (&token, Type::INT8),
            (&status, Type::INT2),
            (&known, Type::INT8),
        ];
        self.has_row(&self.sql().reserve_done, &parameters).await
    }

    async fn release(
        &self,
        key: &IdempotencyKey,
        token: Token,
    ) -> std::result::Result<bool, StoreError> {
        self.give_back(key, token).await.map_err(StoreError::new)
    }
}

fn number(token: Token) -> i64 {
    token.number().cast_signed()
}

impl PostgresStore {
    async fn try_reserve(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
    ) -> Result<Reservation> {
        let (key, token, lease) = (&key.as_bytes()[..], number(token), micros(lease));
        let parameters: [Parameter<'_>; 3] = [
            (&key, Type::BYTEA),
            (&token, Type::INT8),
            (&lease, Type::INT8),
        ];
        for _ in 0..ATTEMPTS {
            let mut connection = self.connection().await?;
            let reserved = connection.query(&self.sql().reserve, &parameters).await?;
            if !reserved.is_empty() {
                return Ok(Reservation::Reserved);
            }
            let known = connection.query(&self.sql().reserved, &parameters[..1]);
            // It was released or has expired in between.
            let Some(row) = known.await?.into_iter().next() else {
                continue;
            };
            let status: Option<i16> = column(&row, "status")?;
            return match status {
                Some(status) => {
                    let status = StatusCode::from_u16(status.cast_unsigned());
                    let status = status.map_err(crate::StoreError::corrupted)?;
                    Ok(Reservation::Done(status))
                }
                None => Ok(Reservation::InProgress {
                    remaining: duration(column(&row, "remaining")?),
                }),
            };
        }
        let reason = "others take and release the message all the time";
        Err(crate::StoreError::unavailable(reason))
    }

    async fn has_row(
        &self,
        sql: &str,
        parameters: &[Parameter<'_>],
    ) -> std::result::Result<bool, StoreError> {
        let connection = self.connection().await;
        let mut connection = connection.map_err(StoreError::new)?;
        let rows = connection.query(sql, parameters).await;
        Ok(!rows.map_err(StoreError::new)?.is_empty())
    }

    async fn give_back(&self, key: &IdempotencyKey, token: Token) -> Result<bool> {
        let (key, token) = (&key.as_bytes()[..], number(token));
        let parameters: [Parameter<'_>; 2] = [(&key, Type::BYTEA), (&token, Type::INT8)];
        let sql = &self.sql().reserve_not;
        let rows = self.connection().await?.query(sql, &parameters).await?;
        let row = rows.first().expect("the statement returns one row");
        column(row, "own")
    }

    /// Removes reservations and handled messages whose time is over. Returns how many. Any number of processes may do it at the same
    /// time: each skips what another one is just removing.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn prune_reservations(&self) -> Result<u64> {
        self.prune_all(&self.sql().reserve_prune, &[]).await
    }

    /// Removes the rows of [`ClaimStatement`](crate::inbox::ClaimStatement) that are older than a time. Returns how many. Any number of
    /// processes may do it at the same time.
    ///
    /// A message without its row is handled again if it comes again. So `age` must be longer than the provider sends a message
    /// again, and longer than you keep dead letters that you replay. Nothing calls this by itself, because only you know that.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn prune_claims(&self, age: Duration) -> Result<u64> {
        let age = micros(age);
        let parameters: [Parameter<'_>; 1] = [(&age, Type::INT8)];
        self.prune_all(&self.sql().claims_prune, &parameters).await
    }

    /// Repeats a statement that removes a limited number of rows.
    pub(super) async fn prune_all(&self, sql: &str, parameters: &[Parameter<'_>]) -> Result<u64> {
        let mut pruned = 0;
        loop {
            match self.inbox_count(sql, parameters).await? {
                0 => return Ok(pruned),
                some => pruned += some,
            }
        }
    }
}
