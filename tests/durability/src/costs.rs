//! What a server of PostgreSQL writes.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use callbacks::delivery::postgres::tokio_postgres;
use tokio::time::sleep;

use crate::BoxError;
use crate::server::Server;

/// What the server of PostgreSQL wrote for each message.
pub(crate) struct Costs {
    admin: tokio_postgres::Client,
    began: Mutex<Option<[f64; 3]>>,
    messages: AtomicI64,
}

const FIGURES: &str = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8, \
    (SELECT sum(n_tup_upd + n_tup_del) FROM pg_stat_user_tables WHERE schemaname = 'callbacks')::float8, \
    (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())::float8";

impl Costs {
    pub(crate) async fn start(server: &Server) -> Result<Self, BoxError> {
        let url = server.url();
        let (admin, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await?;
        tokio::spawn(connection);
        Ok(Self {
            admin,
            began: Mutex::default(),
            messages: AtomicI64::new(0),
        })
    }

    async fn figures(&self) -> Result<[f64; 3], BoxError> {
        // Connections report what they did a second later.
        sleep(Duration::from_secs(2)).await;
        let row = self.admin.query_one(FIGURES, &[]).await?;
        Ok([row.get(0), row.get(1), row.get(2)])
    }

    pub(crate) async fn begin(&self) -> Result<(), BoxError> {
        let figures = self.figures().await?;
        *self.began.lock().unwrap_or_else(PoisonError::into_inner) = Some(figures);
        Ok(())
    }

    pub(crate) fn add(&self, messages: usize) {
        let messages = i64::try_from(messages).unwrap_or_default();
        self.messages.fetch_add(messages, Ordering::Relaxed);
    }

    pub(crate) async fn print(&self) -> Result<(), BoxError> {
        let after = self.figures().await?;
        let before = *self.began.lock().unwrap_or_else(PoisonError::into_inner);
        let before = before.ok_or("nothing was measured")?;
        let messages = self.messages.load(Ordering::Relaxed) as f64;
        let each = |index: usize| (after[index] - before[index]) / messages;
        println!(
            "PostgreSQL, for each message: {:.0} bytes of WAL, {:.2} dead rows, {:.2} commits",
            each(0),
            each(1),
            each(2)
        );
        Ok(())
    }
}
