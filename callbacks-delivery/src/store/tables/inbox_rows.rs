//! The rows of received events.

use serde::{Deserialize, Serialize};

use super::codec::{Cursor, Key, Micros, damaged, from_json, to_json};
use super::{Read, Table, Write, value};
use crate::id::FifoKey;
use crate::inbox::{DeadCause, EventKey, EventNote, StoredViolation};
use crate::store::Result;

/// The value of `inbox_work`.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Work {
    pub(super) due: Micros,
    pub(super) since: Micros,
    pub(super) attempts: u32,
    pub(super) token: Option<i64>,
    pub(super) fifo: Option<FifoKey>,
    pub(super) is_blocked: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<EventNote>,
}

/// The value of `inbox_dead`.
#[derive(Serialize, Deserialize)]
pub(super) struct Buried {
    pub(super) died: Micros,
    pub(super) cause: DeadCause,
    pub(super) detail: String,
    pub(super) operation: Option<String>,
    pub(super) attempts: u32,
    pub(super) violations: Vec<StoredViolation>,
    pub(super) fifo: Option<FifoKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<EventNote>,
}

/// The value of `inbox_handled`.
#[derive(Serialize, Deserialize)]
pub(super) struct Handled {
    pub(super) at: Micros,
    pub(super) until: Micros,
    pub(super) attempts: u32,
    pub(super) envelope: String,
    pub(super) size: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) notes: Vec<EventNote>,
}

pub(super) fn key(event: EventKey) -> Vec<u8> {
    Key::default().signed(event.0).done()
}

pub(super) fn due_key(due: Micros, event: EventKey) -> Vec<u8> {
    Key::default().signed(due).signed(event.0).done()
}

pub(super) fn fifo_key(fifo: FifoKey) -> Key {
    Key::default().signed(fifo.number())
}

pub(super) fn event_of(key: &[u8]) -> Result<EventKey> {
    Cursor(key).signed().map(EventKey)
}

/// The last part of a key is the event.
pub(super) fn event_behind(key: &[u8]) -> Result<EventKey> {
    event_of(key.get(8..).ok_or_else(damaged)?)
}

pub(super) fn work_of(read: &(impl Read + ?Sized), event: EventKey) -> Result<Option<Work>> {
    let found = value(read, Table::InboxWork, &key(event))?;
    found.map(|bytes| from_json(&bytes)).transpose()
}

/// Writes the state of an event, and removes it from its old place in the queue.
pub(super) fn put_work(
    write: &mut dyn Write,
    event: EventKey,
    before: Option<&Work>,
    after: &Work,
) -> Result<()> {
    if let Some(before) = before.filter(|before| !before.is_blocked) {
        write.remove(Table::InboxDue, &due_key(before.due, event))?;
    }
    if !after.is_blocked {
        write.put(Table::InboxDue, &due_key(after.due, event), &[])?;
    }
    write.put(Table::InboxWork, &key(event), &to_json(after))
}
