//! The logic of stores over ordered tables of bytes: memory and redb share it.
//!
//! A backend has snapshots to read from and transactions to write with. Several commands may share one transaction, so a
//! command must not fail once it has written something, unless the backend itself failed.

mod activity;
mod codec;
mod endpoints;
mod enqueue;
mod erase;
mod gauges;
#[cfg(feature = "inbox")]
mod inbox;
#[cfg(feature = "inbox")]
mod inbox_dead;
#[cfg(feature = "inbox")]
mod inbox_rows;
#[cfg(feature = "inbox")]
mod inbox_store;
mod journal;
mod leases;
mod ledger;
mod letters;
mod messages;
mod queue;
#[cfg(feature = "inbox")]
mod received;
#[cfg(feature = "inbox")]
mod reservations;
mod store;

use std::ops::ControlFlow;

#[cfg(all(feature = "inbox", feature = "redb"))]
pub(super) use inbox::free_claims;
pub(super) use leases::Leases;
#[cfg(all(feature = "inbox", feature = "redb"))]
pub(super) use reservations::free_reservations;
pub(super) use store::{Backend, TableStore};

use super::Result;

/// The tables, with their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// `(day, seq)` → envelope and body.
    Message,
    /// `webhook-id` → `(day, seq)`.
    Id,
    /// `(shard, seq, target)`.
    Outbox,
    /// `(shard, target, due, seq)`.
    Due,
    /// `(seq, target)` → the moment in the key of `due`.
    DueAt,
    /// `(seq, target)`.
    Dead,
    /// `(day, seq, target, time)`.
    Attempt,
    /// `target`.
    Target,
    /// The id of an endpoint.
    Endpoint,
    /// Tenant and deduplication key.
    Deduplication,
    /// Counters.
    Meta,
    /// `m` and the minute, or `h`, `target` and the hour → what came of attempts.
    Activity,
    /// `number` → an entry of the audit log.
    Audit,
    /// The id of a job.
    Job,
    /// A received event → envelope and body.
    InboxEvent,
    /// A received event that waits or is being handled.
    InboxWork,
    /// `(due, event)`, of events that may be claimed.
    InboxDue,
    /// `(order key, event)`, of events that wait or are being handled.
    InboxFifo,
    /// A received event that was given up.
    InboxDead,
    /// A received event that was handled, and is kept for people.
    InboxHandled,
    /// The key of a message → until when it is known.
    InboxSeen,
    /// `(until, key of a message)`.
    InboxSeenUntil,
    /// The key of a message → who handles it or has handled it.
    Reservation,
    /// `(0 or 1, until, key of a message)`: 1 if the message was handled.
    ReservationUntil,
}

impl Table {
    /// All of them.
    pub const ALL: [Self; 24] = [
        Self::Message,
        Self::Id,
        Self::Outbox,
        Self::Due,
        Self::DueAt,
        Self::Dead,
        Self::Attempt,
        Self::Target,
        Self::Endpoint,
        Self::Deduplication,
        Self::Meta,
        Self::Activity,
        Self::Audit,
        Self::Job,
        Self::InboxEvent,
        Self::InboxWork,
        Self::InboxDue,
        Self::InboxFifo,
        Self::InboxDead,
        Self::InboxHandled,
        Self::InboxSeen,
        Self::InboxSeenUntil,
        Self::Reservation,
        Self::ReservationUntil,
    ];
}

/// Sees rows until it breaks.
pub(super) type Visit<'a> = &'a mut dyn FnMut(&[u8], &[u8]) -> ControlFlow<()>;

/// A snapshot of all tables.
pub trait Read {
    /// Shows the value of a key. Whether there is one.
    ///
    /// # Errors
    ///
    /// If the backend fails.
    fn get(&self, table: Table, key: &[u8], visit: &mut dyn FnMut(&[u8])) -> Result<bool>;

    /// Shows the rows of `from..to` in order, until the function breaks.
    ///
    /// # Errors
    ///
    /// If the backend fails.
    fn scan(&self, table: Table, from: &[u8], to: &[u8], visit: Visit<'_>) -> Result<()>;

    /// Shows the rows of `from..to` from the last one back, until the function breaks.
    ///
    /// # Errors
    ///
    /// If the backend fails.
    fn scan_back(&self, table: Table, from: &[u8], to: &[u8], visit: Visit<'_>) -> Result<()>;

    /// How many rows a table has.
    ///
    /// # Errors
    ///
    /// If the backend fails.
    fn len(&self, table: Table) -> Result<u64>;
}

/// A transaction over all tables.
pub trait Write: Read {
    /// Writes a row.
    ///
    /// # Errors
    ///
    /// If the backend fails.
    fn put(&mut self, table: Table, key: &[u8], value: &[u8]) -> Result<()>;

    /// Removes a row. Whether there was one.
    ///
    /// # Errors
    ///
    /// If the backend fails.
    fn remove(&mut self, table: Table, key: &[u8]) -> Result<bool>;
}

fn value(read: &(impl Read + ?Sized), table: Table, key: &[u8]) -> Result<Option<Vec<u8>>> {
    let mut found = None;
    read.get(table, key, &mut |value| found = Some(value.to_vec()))?;
    Ok(found)
}

fn contains(read: &(impl Read + ?Sized), table: Table, key: &[u8]) -> Result<bool> {
    read.get(table, key, &mut |_| {})
}

/// The first key of `from..to`.
fn first(
    read: &(impl Read + ?Sized),
    table: Table,
    from: &[u8],
    to: &[u8],
) -> Result<Option<Vec<u8>>> {
    let mut found = None;
    read.scan(table, from, to, &mut |key, _| {
        found = Some(key.to_vec());
        ControlFlow::Break(())
    })?;
    Ok(found)
}

/// The keys of `from..to`.
fn keys(read: &(impl Read + ?Sized), table: Table, from: &[u8], to: &[u8]) -> Result<Vec<Vec<u8>>> {
    first_keys(read, table, from, to, usize::MAX)
}

/// The first keys of `from..to`.
fn first_keys(
    read: &(impl Read + ?Sized),
    table: Table,
    from: &[u8],
    to: &[u8],
    limit: usize,
) -> Result<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    if limit == 0 {
        return Ok(found);
    }
    read.scan(table, from, to, &mut |key, _| {
        found.push(key.to_vec());
        match found.len() < limit {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    })?;
    Ok(found)
}
