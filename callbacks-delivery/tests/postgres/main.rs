//! The store in PostgreSQL.
//!
//! The tests need a server: the one of `CALLBACKS_TEST_POSTGRES` (a URL), or else `postgres://postgres@127.0.0.1:5432/test`. Each
//! has a schema of its own there, and drops it. Without a server they are skipped, and say so.

#![allow(
    clippy::unwrap_used,
    clippy::explicit_write,
    reason = "helpers of tests unwrap as tests do, and what a test skips is seen only past the capture of its output"
)]

mod backlog;
mod front;
mod gather;
mod lists;
mod support;

#[cfg(feature = "inbox")]
mod claim;
mod counts;
mod delivery;
mod faults;
#[cfg(feature = "inbox")]
mod idempotency;
mod partitions;
mod pooler;
mod schema;
mod transaction;

use support::Database;

callbacks_delivery::store_tests!(optional Database::start());
#[cfg(feature = "inbox")]
callbacks_delivery::inbox_tests!(optional Database::start());
