//! Where the database is, and what its tables are called.

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::types::Type;
use tokio_postgres::{Config, NoTls, Socket};

use super::connections::{Connection, Connections};
use super::counts::Counts;
use super::gather::Gathering;
use super::statements::{MIGRATIONS, Statements, in_schema};
use super::upkeep::{Upkeep, make_partitions};
use super::{Inner, PostgresStore};
use crate::error::StoreError;
use crate::statement::{SCHEMA, is_schema};
use crate::store::{REMEMBERED, Result};

/// How long it takes at most until a connection is made, is free, or answers.
const CONNECT: Duration = Duration::from_secs(5);
const ANSWER: Duration = Duration::from_secs(30);

/// Two migrations at the same time wait for each other.
const MIGRATION_LOCK: i64 = 0x6361_6c6c_6261_636b;

type MakeManager = dyn Fn(Config, ManagerConfig) -> Manager + Send + Sync;

/// Where the database is, and what its tables are called.
#[derive(Clone)]
#[must_use]
pub struct PostgresOptions {
    config: Config,
    make: Arc<MakeManager>,
    schema: String,
    connections: usize,
    timeout: Duration,
    remembered: Duration,
}

impl std::fmt::Debug for PostgresOptions {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("PostgresOptions")
            .field("schema", &self.schema)
            .field("connections", &self.connections)
            .finish_non_exhaustive()
    }
}

impl PostgresOptions {
    /// A database by its URL (`postgres://user@host/database`) or by pairs (`host=… user=… dbname=…`). The connection is not
    /// encrypted: see [`tls`](Self::tls).
    ///
    /// # Errors
    ///
    /// If the text is neither.
    pub fn new(url: &str) -> Result<Self> {
        // The driver's error does not show the text, which may have a password.
        let config: Config = url.parse().map_err(StoreError::refused)?;
        Ok(Self::from_config(config))
    }

    /// A database by the configuration of `tokio-postgres`.
    ///
    /// Timeouts that it does not have are set: five seconds to connect, and 30 seconds until a peer that vanished is noticed.
    pub fn from_config(mut config: Config) -> Self {
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT);
        }
        if config.get_tcp_user_timeout().is_none() {
            config.tcp_user_timeout(ANSWER);
        }
        if config.get_application_name().is_none() {
            config.application_name("callbacks");
        }
        Self {
            config,
            make: Arc::new(|config, manager| Manager::from_config(config, NoTls, manager)),
            schema: SCHEMA.to_owned(),
            connections: 8,
            timeout: ANSWER,
            remembered: REMEMBERED,
        }
    }

    /// Encrypts connections, for example with the connector of `tokio-postgres-rustls`.
    pub fn tls<T>(mut self, connector: T) -> Self
    where
        T: MakeTlsConnect<Socket> + Clone + Sync + Send + 'static,
        T::Stream: Sync + Send,
        T::TlsConnect: Sync + Send,
        <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
    {
        self.make = Arc::new(move |config, manager| {
            Manager::from_config(config, connector.clone(), manager)
        });
        self
    }

    /// The schema of the tables. Default: `callbacks`.
    ///
    /// # Errors
    ///
    /// If the name has other characters than lower-case letters, digits and `_`, begins with a digit, or is longer than 40
    /// bytes.
    pub fn schema(mut self, name: impl Into<String>) -> Result<Self> {
        let name = name.into();
        if !is_schema(&name) {
            return Err(StoreError::refused(format!(
                "`{name}` is no name for the schema: take lower-case letters, digits and `_`"
            )));
        }
        self.schema = name;
        Ok(self)
    }

    /// How many connections there are at most, besides the one for heartbeats. At least one; default: 8.
    pub fn connections(mut self, count: usize) -> Self {
        self.connections = count.max(1);
        self
    }

    /// How long a statement may take, and how long a caller waits for a free connection. Default: 30 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long a message is known that an [idempotent](callbacks_runtime::Router::idempotent) router has handled. Default: four days,
    /// which is longer than the schedule of Standard Webhooks. It should be at least twice the tolerance of the verifier.
    #[cfg(feature = "inbox")]
    pub fn remember_handled(mut self, duration: Duration) -> Self {
        self.remembered = duration;
        self
    }

    /// The SQL texts of all migrations, in order. Each may be run again, and changes nothing then. The schema must exist.
    pub fn migrations(&self) -> Vec<String> {
        let texts = MIGRATIONS.iter();
        texts.map(|text| in_schema(text, &self.schema)).collect()
    }

    /// Makes the schema and its tables, or brings them up to date. Several processes may do this at the same time.
    ///
    /// # Errors
    ///
    /// If the server cannot be reached, the role may not create tables, or the tables have a newer version.
    pub async fn migrate(&self) -> Result<()> {
        let connections = self.pool(1)?;
        let mut connection = connections.get().await?;
        connection.begin().await?;
        connection
            .query(
                "SELECT pg_advisory_xact_lock($1)",
                &[(&MIGRATION_LOCK, Type::INT8)],
            )
            .await?;
        let known = version(&mut connection, &self.schema).await?;
        let texts = self.migrations();
        refuse_newer(known, &self.schema)?;
        if known == 0 {
            // Creating needs a right on the database, even if the schema is there.
            let exists = "SELECT 1 FROM pg_namespace WHERE nspname = $1";
            let schema = &[(&self.schema as _, Type::TEXT)];
            if connection.query(exists, schema).await?.is_empty() {
                let create = format!("CREATE SCHEMA \"{}\"", self.schema);
                connection.run(&create).await?;
            }
        }
        for text in texts.iter().skip(known) {
            connection.run(text).await?;
        }
        connection.commit().await?;
        drop(connection);
        make_partitions(&connections, &self.schema).await
    }

    /// Connects, and checks the version of the tables.
    ///
    /// # Errors
    ///
    /// If the server cannot be reached, or the tables have not the version of this library: run
    /// [`migrate`](Self::migrate) first. The error of an unknown version is
    /// [`is_version`](StoreError::is_version).
    pub async fn connect(&self) -> Result<PostgresStore> {
        let connections = self.pool(self.connections)?;
        let mut connection = connections.get().await?;
        let found = version(&mut connection, &self.schema).await?;
        refuse_newer(found, &self.schema)?;
        if found < MIGRATIONS.len() {
            return Err(StoreError::version(format!(
                "the tables in the schema `{}` have version {found}, and version {} is needed: run the migrations first",
                self.schema,
                MIGRATIONS.len()
            )));
        }
        drop(connection);
        let leases = self.pool(1)?;
        Ok(PostgresStore {
            inner: Arc::new(Inner {
                schema: self.schema.clone(),
                statements: Statements::new(&self.schema),
                connections,
                leases,
                gathering: Gathering::default(),
                counts: Counts::default(),
                upkeep: Upkeep::default(),
                remembered: self.remembered,
            }),
        })
    }

    fn pool(&self, size: usize) -> Result<Connections> {
        let recycling = ManagerConfig {
            // The connection's own task notices when it ends. A test query for each use would double the round trips.
            recycling_method: RecyclingMethod::Fast,
        };
        let pool = Pool::builder((self.make)(self.config.clone(), recycling))
            .max_size(size)
            .wait_timeout(Some(self.timeout))
            .create_timeout(Some(2 * CONNECT))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(StoreError::unavailable)?;
        Ok(Connections::new(pool, self.timeout))
    }
}

/// The version of the tables: 0 if there are none.
async fn version(connection: &mut Connection<'_>, schema: &str) -> Result<usize> {
    let table = format!("\"{schema}\".version");
    let exists = connection
        .query(
            "SELECT to_regclass($1) IS NOT NULL",
            &[(&table, Type::TEXT)],
        )
        .await?;
    if !exists.iter().any(|row| row.get(0)) {
        return Ok(0);
    }
    let newest = format!("SELECT coalesce(max(version), 0) FROM {table}");
    let rows = connection.query(&newest, &[]).await?;
    let newest: i32 = rows.first().map_or(0, |row| row.get(0));
    Ok(usize::try_from(newest).unwrap_or_default())
}

fn refuse_newer(version: usize, schema: &str) -> Result<()> {
    if version > MIGRATIONS.len() {
        return Err(StoreError::version(format!(
            "the tables in the schema `{schema}` have version {version}, but this program only knows versions up to {}: \
             update it",
            MIGRATIONS.len()
        )));
    }
    Ok(())
}
