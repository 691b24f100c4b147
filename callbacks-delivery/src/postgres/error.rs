//! Errors of the database, sorted by what follows from them.

use deadpool_postgres::PoolError;
use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use crate::error::StoreError;

/// Whether the connection is of no use any more: it is broken, or its server was shut down or only reads since a failover.
pub(super) fn ends_connection(error: &Error) -> bool {
    let Some(code) = error.code() else {
        // Not an answer of the server: the connection itself failed.
        return true;
    };
    is_read_only(error)
        || [
            &SqlState::ADMIN_SHUTDOWN,
            &SqlState::CRASH_SHUTDOWN,
            &SqlState::CANNOT_CONNECT_NOW,
            &SqlState::DATABASE_DROPPED,
            &SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
        ]
        .contains(&code)
        || code.code().starts_with("08")
}

/// Whether the server only reads: it is not the primary any more, and other connections go to it too.
pub(super) fn is_read_only(error: &Error) -> bool {
    error.code() == Some(&SqlState::READ_ONLY_SQL_TRANSACTION)
}

/// Whether the same transaction may succeed when it is repeated at once.
pub(super) fn is_transient(error: &Error) -> bool {
    [
        Some(&SqlState::T_R_DEADLOCK_DETECTED),
        Some(&SqlState::T_R_SERIALIZATION_FAILURE),
    ]
    .contains(&error.code())
}

/// Whether a lock was not free in time.
pub(super) fn is_locked(error: &Error) -> bool {
    error.code() == Some(&SqlState::LOCK_NOT_AVAILABLE)
}

pub(super) fn store_error(error: Error) -> StoreError {
    let Some(code) = error.code() else {
        return StoreError::unavailable(Shown(error));
    };
    if [&SqlState::DISK_FULL, &SqlState::OUT_OF_MEMORY].contains(&code) {
        return StoreError::full(Shown(error));
    }
    let is_absent = [
        &SqlState::UNDEFINED_TABLE,
        &SqlState::UNDEFINED_COLUMN,
        &SqlState::UNDEFINED_FUNCTION,
        &SqlState::INVALID_SCHEMA_NAME,
    ];
    if is_absent.contains(&code) {
        return StoreError::version(Shown(error));
    }
    match &code.code()[..2] {
        // What was given is at fault, such as a tenant with a NUL.
        "22" | "23" => StoreError::refused(Shown(error)),
        "XX" => StoreError::corrupted(Shown(error)),
        _ => StoreError::unavailable(Shown(error)),
    }
}

pub(super) fn pool_error(error: PoolError) -> StoreError {
    match error {
        PoolError::Backend(error) => store_error(error),
        PoolError::Timeout(_) => StoreError::unavailable("no connection became free in time"),
        other => StoreError::unavailable(other),
    }
}

/// An error whose text says what the server said. The driver's own text only is "db error".
#[derive(Debug)]
struct Shown(Error);

impl std::fmt::Display for Shown {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0.as_db_error() {
            // Details may show values.
            Some(error) => write!(formatter, "{} ({})", error.message(), error.code().code()),
            None => {
                write!(formatter, "{}", self.0)?;
                let mut source = std::error::Error::source(&self.0);
                while let Some(error) = source {
                    write!(formatter, ": {error}")?;
                    source = error.source();
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Shown {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}
