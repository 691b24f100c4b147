//! Where the messages are.

use std::path::PathBuf;

use callbacks::delivery::postgres::{PostgresOptions, tokio_postgres};

use crate::BoxError;

const VARIABLE: &str = "CALLBACKS_TEST_POSTGRES";
const DEFAULT: &str = "postgres://postgres@127.0.0.1:5432/test";

/// A file, or a schema of a database.
#[derive(Clone)]
pub(crate) enum Place {
    Redb(PathBuf),
    Postgres(String),
}

impl Place {
    /// A place for the store of this name.
    pub(crate) fn new(store: &str, name: &str) -> Result<Self, BoxError> {
        match store {
            "redb" => Ok(Self::Redb(name.into())),
            "postgres" => Ok(Self::Postgres(name.to_owned())),
            _ => Err(format!("there is no store `{store}`: use `redb` or `postgres`").into()),
        }
    }

    /// An empty place.
    pub(crate) async fn make(store: &str) -> Result<Self, BoxError> {
        let unique = format!("callbacks_durability_{}", std::process::id());
        let folder = std::env::temp_dir().join(&unique);
        let file = folder.join("outbox.redb");
        let place = match store {
            "redb" => Self::Redb(file),
            _ => Self::new(store, &unique)?,
        };
        match &place {
            Self::Redb(_) => std::fs::create_dir_all(&folder)?,
            Self::Postgres(schema) => options(schema)?.migrate().await?,
        }
        Ok(place)
    }

    /// What a provider is started with.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let (store, name) = match self {
            Self::Redb(file) => ("redb", file.to_string_lossy().into_owned()),
            Self::Postgres(schema) => ("postgres", schema.clone()),
        };
        ["--store", store, "--place", &name]
            .map(str::to_owned)
            .into()
    }

    pub(crate) async fn remove(&self) -> Result<(), BoxError> {
        match self {
            Self::Redb(file) => std::fs::remove_dir_all(file.parent().unwrap_or(file))?,
            Self::Postgres(schema) => {
                let (client, connection) =
                    tokio_postgres::connect(&url(), tokio_postgres::NoTls).await?;
                tokio::spawn(connection);
                let drop = format!("DROP SCHEMA {schema} CASCADE");
                client.batch_execute(&drop).await?;
            }
        }
        Ok(())
    }
}

pub(crate) fn url() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| DEFAULT.to_owned())
}

/// The database of the schema.
pub(crate) fn options(schema: &str) -> Result<PostgresOptions, BoxError> {
    Ok(PostgresOptions::new(&url())?.schema(schema)?)
}
