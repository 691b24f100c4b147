//! What handlers write: how often each event was applied, in the transaction that claims its message.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use callbacks::delivery::postgres::tokio_postgres::{Client, NoTls, connect};
use callbacks::receiver::idempotency::IdempotencyKey;
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};
use tokio::sync::{Mutex, Semaphore};

use crate::BoxError;
use crate::place::{Place, url};

const HANDLED: TableDefinition<'_, &[u8], ()> = TableDefinition::new("handled");
const APPLIED: TableDefinition<'_, i64, u64> = TableDefinition::new("applied");

/// How many transactions run at the same time in PostgreSQL.
const CONNECTIONS: usize = 4;

/// The consumer's own tables: in a file of its own, or in the schema of the inbox.
#[derive(Clone)]
pub(crate) enum Effects {
    Redb(Arc<Database>),
    Postgres(Arc<Pool>),
}

pub(crate) struct Pool {
    free: Semaphore,
    clients: Mutex<Vec<Client>>,
    claim: String,
    apply: String,
    read: String,
}

fn file(inbox: &Path) -> PathBuf {
    inbox.with_file_name("effects.redb")
}

impl Effects {
    pub(crate) async fn open(place: &Place) -> Result<Self, BoxError> {
        match place {
            Place::Redb(inbox) => {
                let database = Database::create(file(inbox))?;
                let transaction = database.begin_write()?;
                transaction.open_table(HANDLED)?;
                transaction.open_table(APPLIED)?;
                transaction.commit()?;
                Ok(Self::Redb(Arc::new(database)))
            }
            Place::Postgres(schema) => {
                let mut clients = Vec::new();
                for _ in 0..CONNECTIONS {
                    let (client, connection) = connect(&url(), NoTls).await?;
                    tokio::spawn(connection);
                    clients.push(client);
                }
                Ok(Self::Postgres(Arc::new(Pool {
                    free: Semaphore::new(CONNECTIONS),
                    clients: Mutex::new(clients),
                    claim: format!(
                        "INSERT INTO {schema}.handled (message) VALUES ($1) ON CONFLICT DO NOTHING"
                    ),
                    // No primary key: an event that is applied twice has two rows.
                    apply: format!("INSERT INTO {schema}.applied (number) VALUES ($1)"),
                    read: format!("SELECT number, count(*) FROM {schema}.applied GROUP BY number"),
                })))
            }
        }
    }

    /// Makes the table in PostgreSQL.
    pub(crate) async fn make(place: &Place) -> Result<(), BoxError> {
        if let Place::Postgres(schema) = place {
            let (client, connection) = connect(&url(), NoTls).await?;
            tokio::spawn(connection);
            let table = format!("CREATE TABLE {schema}.applied (number bigint NOT NULL)");
            client.batch_execute(&table).await?;
        }
        Ok(())
    }

    /// Claims the message and applies the event, in one transaction.
    pub(crate) async fn apply(&self, key: &IdempotencyKey, number: i64) -> Result<(), BoxError> {
        match self {
            Self::Redb(database) => {
                let (database, key) = (Arc::clone(database), *key);
                tokio::task::spawn_blocking(move || in_file(&database, key, number)).await?
            }
            Self::Postgres(pool) => pool.apply(key, number).await,
        }
    }

    /// How often each number was applied.
    pub(crate) async fn all(&self) -> Result<HashMap<i64, u64>, BoxError> {
        match self {
            Self::Redb(database) => {
                let table = database.begin_read()?.open_table(APPLIED)?;
                let rows = table.iter()?.map(|row| {
                    let (number, count) = row?;
                    Ok((number.value(), count.value()))
                });
                rows.collect()
            }
            Self::Postgres(pool) => {
                let clients = pool.clients.lock().await;
                let client = clients.first().ok_or("there are connections")?;
                let rows = client.query(&pool.read, &[]).await?;
                let count = |count: i64| count.cast_unsigned();
                Ok(rows
                    .iter()
                    .map(|row| (row.get(0), count(row.get(1))))
                    .collect())
            }
        }
    }
}

fn in_file(database: &Database, key: IdempotencyKey, number: i64) -> Result<(), BoxError> {
    let transaction = database.begin_write()?;
    {
        let mut handled = transaction.open_table(HANDLED)?;
        if handled.insert(&key.as_bytes()[..], ())?.is_none() {
            let mut applied = transaction.open_table(APPLIED)?;
            let before = applied.get(number)?.map_or(0, |count| count.value());
            applied.insert(number, before + 1)?;
        }
    }
    Ok(transaction.commit()?)
}

impl Pool {
    async fn apply(&self, key: &IdempotencyKey, number: i64) -> Result<(), BoxError> {
        let _permit = self.free.acquire().await?;
        let mut client = self
            .clients
            .lock()
            .await
            .pop()
            .ok_or("a permit is a client")?;
        let applied = async {
            let transaction = client.transaction().await?;
            let claimed = transaction
                .execute(&self.claim, &[&&key.as_bytes()[..]])
                .await?;
            if claimed == 1 {
                transaction.execute(&self.apply, &[&number]).await?;
            }
            transaction.commit().await
        };
        let applied = applied.await;
        self.clients.lock().await.push(client);
        Ok(applied?)
    }
}
