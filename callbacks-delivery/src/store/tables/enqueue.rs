//! Accepting messages.

use super::codec::{
    Cursor, Key, Micros, Stored, day, from_json, later, outbox_key, to_json, write_outbox,
};
use super::endpoints;
use super::{Table, Write, value};
use crate::id::{DeliveryKey, MessageKey, TargetId};
use crate::message::Message;
use crate::store::{Enqueued, REMEMBERED, Result};

const SEQUENCE: &[u8] = b"seq";
const CONTROL: &[u8] = b"control";

pub(super) fn enqueue(
    write: &mut dyn Write,
    messages: &[Message],
    now: Micros,
) -> Result<Vec<Enqueued>> {
    messages
        .iter()
        .map(|message| accept(write, message, now))
        .collect()
}

fn accept(write: &mut dyn Write, message: &Message, now: Micros) -> Result<Enqueued> {
    let envelope = message.envelope();
    if let Some(key) = &envelope.deduplication {
        let key = deduplication_key(envelope.tenant.as_deref(), key);
        if let Some(known) = value(write, Table::Deduplication, &key)? {
            let (until, of): (Micros, String) = from_json(&known)?;
            if until > now {
                return Ok(Enqueued::Duplicate { of });
            }
        }
        let until = later(now, REMEMBERED);
        write.put(Table::Deduplication, &key, &to_json(&(until, &envelope.id)))?;
    }
    let seq = next(write, SEQUENCE)?;
    let key = MessageKey { day: day(now), seq };
    let json = envelope.to_json();
    let stored = Stored {
        accepted: now,
        envelope: json.as_bytes(),
        body: message.body(),
    };
    let bytes = Key::default().message(key).done();
    write.put(Table::Message, &bytes, &stored.write())?;
    write.put(Table::Id, envelope.id.as_bytes(), &bytes)?;
    let targets = targets(write, message)?;
    for target in &targets {
        let delivery = DeliveryKey {
            message: key,
            target: *target,
        };
        let row = write_outbox(key.day, envelope.fifo);
        write.put(Table::Outbox, &outbox_key(delivery), &row)?;
    }
    Ok(Enqueued::Accepted {
        key,
        id: envelope.id.clone(),
        deliveries: targets.len(),
    })
}

fn targets(write: &mut dyn Write, message: &Message) -> Result<Vec<TargetId>> {
    let envelope = message.envelope();
    match envelope.target {
        Some(target) => Ok(vec![target]),
        None if envelope.fanout => {
            endpoints::subscribed(write, envelope.tenant.as_deref(), &envelope.operation)
        }
        None => Ok(Vec::new()),
    }
}

/// A tenant cannot reach into the keys of another one: its length comes first.
fn deduplication_key(tenant: Option<&str>, key: &str) -> Vec<u8> {
    let length = tenant.map_or(-1, |tenant| i64::try_from(tenant.len()).unwrap_or(i64::MAX));
    let mut bytes = Key::default().signed(length).done();
    bytes.extend(tenant.unwrap_or_default().as_bytes());
    bytes.extend(key.as_bytes());
    bytes
}

/// The next number of a counter.
pub(super) fn next(write: &mut dyn Write, counter: &[u8]) -> Result<i64> {
    let next = current(write, counter)?.saturating_add(1);
    write.put(Table::Meta, counter, &Key::default().signed(next).done())?;
    Ok(next)
}

fn current(read: &(impl super::Read + ?Sized), counter: &[u8]) -> Result<i64> {
    match value(read, Table::Meta, counter)? {
        Some(bytes) => Cursor(&bytes).signed(),
        None => Ok(0),
    }
}

/// Notes that people changed something.
pub(super) fn bump_control(write: &mut dyn Write) -> Result<()> {
    next(write, CONTROL).map(drop)
}

pub(super) fn control(read: &(impl super::Read + ?Sized)) -> Result<u64> {
    current(read, CONTROL).map(i64::cast_unsigned)
}
