//! The store in PostgreSQL, for any number of machines (feature `postgres`).
//!
//! ```no_run
//! use callbacks_delivery::postgres::PostgresOptions;
//!
//! # async fn example() -> Result<(), callbacks_delivery::StoreError> {
//! let options = PostgresOptions::new("postgres://shop@db.example/shop")?;
//! options.migrate().await?;
//! let store = options.connect().await?;
//! # let _ = store;
//! # Ok(())
//! # }
//! ```
//!
//! # In your own transaction
//!
//! [`Message::statement`](crate::Message::statement) makes an SQL text with two parameters. Run it in the transaction that
//! changes your own tables: both commit, or none. Your driver does not matter.
//!
//! # What it relies on
//!
//! - The tables are in a schema of their own, `callbacks` by default. [`PostgresOptions::migrate`] makes them, or you run
//!   [`PostgresOptions::migrations`] with the tool that you have. A store refuses tables of an unknown version.
//! - The clock of the database alone decides what is due and which lease has expired.
//! - Statements have no names and sessions no state, so PgBouncer may give each transaction another connection. There is
//!   neither `LISTEN` nor `NOTIFY`: a `NOTIFY` in your transaction would make all commits wait for each other.
//! - Messages and attempts have a partition for each day. Workers make them a week ahead; days without one are kept in
//!   `message_rest` and `attempt_rest`. [`Journal::prune`](crate::store::Journal::prune) drops days.
//! - The figures of [`Ledger::activity`](crate::store::Ledger::activity) are written with each heartbeat. A process that is killed
//!   loses those since its last one; its messages and attempts are not affected.
//! - PostgreSQL 13 or newer.
//!
//! # When the server is away
//!
//! A method that finds no server returns an error, and the next one tries to connect again. Each attempt waits up to two
//! seconds, so a loop that repeats for ever does no harm. A connection is closed if its server was shut down, or has become
//! read-only in a failover.

mod acknowledge;
mod connections;
mod counts;
mod error;
mod gather;
#[cfg(feature = "inbox")]
mod idempotency;
#[cfg(feature = "inbox")]
mod inbox;
mod journal;
mod ledger;
mod messages;
mod options;
mod queue;
#[cfg(feature = "inbox")]
mod received;
mod registry;
mod statements;
mod upkeep;
mod values;

use std::sync::Arc;
use std::time::Duration;

pub use options::PostgresOptions;
pub use tokio_postgres;

use connections::{Connection, Connections};
use counts::Counts;
use gather::Gathering;
use statements::Statements;
use upkeep::Upkeep;

use crate::store::Result;

/// A store in PostgreSQL. Clones share their connections.
#[derive(Clone, Debug)]
pub struct PostgresStore {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    schema: String,
    statements: Statements,
    /// For everything but leases.
    connections: Connections,
    /// One connection for heartbeats, which must not wait behind other work.
    leases: Connections,
    gathering: Gathering,
    counts: Counts,
    upkeep: Upkeep,
    /// How long a handled message is known.
    #[cfg_attr(
        not(feature = "inbox"),
        allow(dead_code, reason = "for idempotent routers")
    )]
    remembered: Duration,
}

impl PostgresStore {
    /// The schema of the tables.
    pub fn schema(&self) -> &str {
        &self.inner.schema
    }

    fn sql(&self) -> &Statements {
        &self.inner.statements
    }

    async fn connection(&self) -> Result<Connection<'_>> {
        self.inner.connections.get().await
    }

    async fn lease_connection(&self) -> Result<Connection<'_>> {
        self.inner.leases.get().await
    }
}
