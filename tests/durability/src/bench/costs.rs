//! What a server of PostgreSQL writes.

use std::time::Duration;

use callbacks::delivery::postgres::tokio_postgres;
use tokio::time::sleep;

use crate::BoxError;
use crate::server::Server;

/// A look at what the server has done so far.
pub(super) struct Costs {
    admin: tokio_postgres::Client,
    has_statements: bool,
}

/// Bytes of WAL, dead rows, commits, and statements if the server counts them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Figures([f64; 4]);

const FIGURES: &str = "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8, \
    (SELECT sum(n_tup_upd + n_tup_del) FROM pg_stat_user_tables WHERE schemaname = 'callbacks')::float8, \
    (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database())::float8";

const STATEMENTS: &str = "SELECT coalesce(sum(calls), 0)::float8 FROM pg_stat_statements";

const SLOWEST: &str = "SELECT calls::float8, total_exec_time::float8, \
    (shared_blks_hit + shared_blks_read)::float8, left(regexp_replace(query, '[[:space:]]+', ' ', 'g'), 70) \
    FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 8";

impl Costs {
    pub(super) async fn start(server: &Server) -> Result<Self, BoxError> {
        let url = server.url();
        let (admin, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await?;
        tokio::spawn(connection);
        let extension = "CREATE EXTENSION IF NOT EXISTS pg_stat_statements";
        let has_statements = server.counts_statements();
        if has_statements {
            admin.batch_execute(extension).await?;
        }
        Ok(Self {
            admin,
            has_statements,
        })
    }

    pub(super) async fn figures(&self) -> Result<Figures, BoxError> {
        // Connections report what they did a second later.
        sleep(Duration::from_secs(2)).await;
        let row = self.admin.query_one(FIGURES, &[]).await?;
        let statements = match self.has_statements {
            true => self.admin.query_one(STATEMENTS, &[]).await?.get(0),
            false => 0.0,
        };
        Ok(Figures([row.get(0), row.get(1), row.get(2), statements]))
    }

    /// Prints the statements that took most of the time.
    pub(super) async fn print_slowest(&self) -> Result<(), BoxError> {
        if !self.has_statements {
            return Ok(());
        }
        println!("| calls | ms in all | ms each | pages each | statement |\n|---|---|---|---|---|");
        for row in self.admin.query(SLOWEST, &[]).await? {
            let (calls, time, pages): (f64, f64, f64) = (row.get(0), row.get(1), row.get(2));
            let query: &str = row.get(3);
            println!(
                "| {calls} | {time:.0} | {:.2} | {:.0} | `{query}` |",
                time / calls,
                pages / calls
            );
        }
        Ok(())
    }
}

impl Figures {
    /// Adds what happened between two looks.
    pub(super) fn add(&mut self, before: Self, after: Self) {
        for (index, sum) in self.0.iter_mut().enumerate() {
            *sum += after.0[index] - before.0[index];
        }
    }

    pub(super) fn print(self, messages: usize) {
        let [wal, dead, commits, statements] = self.0.map(|figure| figure / messages as f64);
        print!(
            "PostgreSQL, for each message: {wal:.0} bytes of WAL, {dead:.2} dead rows, {commits:.2} commits"
        );
        match statements > 0.0 {
            true => println!(", {statements:.2} statements"),
            // Outside of migrations, each statement is a transaction.
            false => println!(", of one statement each"),
        }
    }
}
