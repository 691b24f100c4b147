//! Looking up and sending again.

use std::ops::ControlFlow;

use super::codec::{
    Buried, Cursor, Key, Micros, Stored, between, delivery_key, from_json, outbox_key,
    read_attempt, write_outbox,
};
use super::{Read, Table, Write, contains, endpoints, first, keys, value};
use crate::envelope::Envelope;
use crate::id::{DeliveryKey, MessageKey, Shard, TargetId};
use crate::store::history::{AttemptRecord, Position};
use crate::store::{MissingPage, Result};

/// How many messages are examined for a page of those that a target never got.
const EXAMINED: usize = 10_000;

pub(super) fn find(read: &(impl Read + ?Sized), id: &str) -> Result<Option<MessageKey>> {
    let key = value(read, Table::Id, id.as_bytes())?;
    key.map(|key| Cursor(&key).message()).transpose()
}

pub(super) fn envelope(read: &(impl Read + ?Sized), key: MessageKey) -> Result<Option<Envelope>> {
    let mut found = None;
    read.get(
        Table::Message,
        &Key::default().message(key).done(),
        &mut |value| {
            found = envelope_of(value);
        },
    )?;
    Ok(found)
}

/// `None` if the message was erased or is unreadable.
pub(super) fn envelope_of(value: &[u8]) -> Option<Envelope> {
    let stored = Stored::read(value).ok()?;
    Envelope::parse(std::str::from_utf8(stored.envelope).ok()?).ok()
}

/// The targets in keys that begin with a message.
pub(super) fn targets_behind(
    read: &(impl Read + ?Sized),
    table: Table,
    prefix: Key,
) -> Result<Vec<TargetId>> {
    let (from, to) = prefix.prefix();
    let length = from.len();
    let found = keys(read, table, &from, &to)?;
    found
        .iter()
        .map(|key| Cursor(&key[length..]).target())
        .collect()
}

/// The targets of a message that wait in `outbox`.
pub(super) fn new_targets(read: &(impl Read + ?Sized), seq: i64) -> Result<Vec<TargetId>> {
    let mut found = Vec::new();
    for shard in Shard::all() {
        let prefix = Key::default().shard(shard).signed(seq);
        found.extend(targets_behind(read, Table::Outbox, prefix)?);
    }
    Ok(found)
}

pub(super) fn positions(
    read: &dyn Read,
    message: MessageKey,
    now: Micros,
) -> Result<Vec<(TargetId, Position)>> {
    let seq = || Key::default().signed(message.seq);
    let mut targets = targets_behind(read, Table::Attempt, Key::default().message(message))?;
    targets.extend(new_targets(read, message.seq)?);
    targets.extend(targets_behind(read, Table::DueAt, seq())?);
    targets.extend(targets_behind(read, Table::Dead, seq())?);
    targets.sort_unstable();
    targets.dedup();
    let position = |target| {
        Ok((
            target,
            position(read, DeliveryKey { message, target }, now)?,
        ))
    };
    targets.into_iter().map(position).collect()
}

pub(super) fn position(read: &dyn Read, key: DeliveryKey, now: Micros) -> Result<Position> {
    if contains(read, Table::Outbox, &outbox_key(key))? {
        return Ok(Position::New);
    }
    if let Some(at) = value(read, Table::DueAt, &delivery_key(key))? {
        let due = Cursor(&at).signed()?;
        let place = super::codec::due_key(key, due);
        let row = value(read, Table::Due, &place)?;
        let row = row.map(|row| super::codec::read_due(&place, &row, now));
        let charged = row.transpose()?.map_or(0, |(row, _)| row.charged);
        let wait = between(now, due);
        return Ok(Position::Waiting { wait, charged });
    }
    if let Some(dead) = value(read, Table::Dead, &delivery_key(key))? {
        let Buried { cause, .. } = from_json(&dead)?;
        return Ok(Position::Dead(cause));
    }
    Ok(Position::Delivered)
}

pub(super) fn attempts(
    read: &dyn Read,
    message: MessageKey,
) -> Result<Vec<(TargetId, AttemptRecord)>> {
    let (from, to) = Key::default().message(message).prefix();
    let mut found = Vec::new();
    let mut failed = None;
    read.scan(Table::Attempt, &from, &to, &mut |key, value| {
        let mut cursor = Cursor(&key[from.len()..]);
        match cursor
            .target()
            .and_then(|target| Ok((target, read_attempt(value)?)))
        {
            Ok(each) => found.push(each),
            Err(error) => {
                failed = Some(error);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })?;
    failed.map_or(Ok(found), Err)
}

pub(super) fn missing(
    read: &dyn Read,
    target: TargetId,
    since: Micros,
    after: Option<DeliveryKey>,
    limit: usize,
) -> Result<MissingPage> {
    let endpoint = endpoints::of_target(read, target)?;
    let from = match after {
        Some(after) => {
            let mut from = Key::default().message(after.message).done();
            from.push(0);
            from
        }
        None => Key::default()
            .signed(i64::from(super::codec::day(since)))
            .done(),
    };
    let mut candidates = Vec::new();
    let (mut examined, mut last) = (0, None);
    read.scan(Table::Message, &from, &[u8::MAX; 17], &mut |key, value| {
        let is_since = Stored::read(value).is_ok_and(|stored| stored.accepted >= since);
        let is_own = |envelope: &Envelope| {
            let tenant = endpoint
                .as_ref()
                .and_then(|endpoint| endpoint.tenant.as_deref());
            tenant.is_none() || envelope.tenant.as_deref() == tenant
        };
        let is_meant = |envelope: &Envelope| match envelope.target {
            Some(meant) => meant == target && is_own(envelope),
            None => endpoint.as_ref().is_some_and(|endpoint| {
                endpoint.is_subscribed(envelope.tenant.as_deref(), &envelope.operation)
            }),
        };
        let message = Cursor(key).message().ok();
        last = message.or(last);
        if is_since && envelope_of(value).as_ref().is_some_and(is_meant) {
            candidates.extend(message);
        }
        examined += 1;
        match examined < EXAMINED {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    })?;
    let last = last.filter(|_| examined == EXAMINED);
    let mut page = MissingPage {
        rows: Vec::new(),
        next: last.map(|message| DeliveryKey { message, target }),
    };
    for message in candidates {
        let key = DeliveryKey { message, target };
        let (from, to) = Key::default().message(message).target(target).prefix();
        let was_tried = first(read, Table::Attempt, &from, &to)?.is_some();
        if !was_tried && position(read, key, since)? == Position::Delivered {
            page.rows.push(key);
        }
        if page.rows.len() == limit {
            page.next = Some(key);
            break;
        }
    }
    Ok(page)
}

pub(super) fn resend(write: &mut dyn Write, deliveries: &[DeliveryKey]) -> Result<Vec<bool>> {
    deliveries
        .iter()
        .map(|key| resend_one(write, *key))
        .collect()
}

fn resend_one(write: &mut dyn Write, key: DeliveryKey) -> Result<bool> {
    let waits = contains(write, Table::Outbox, &outbox_key(key))?
        || contains(write, Table::DueAt, &delivery_key(key))?;
    let Some(envelope) = envelope(write, key.message)?.filter(|_| !waits) else {
        return Ok(false);
    };
    write.remove(Table::Dead, &delivery_key(key))?;
    let row = write_outbox(key.message.day, envelope.fifo);
    write.put(Table::Outbox, &outbox_key(key), &row)?;
    Ok(true)
}

/// Damages a stored message.
#[cfg(feature = "testing")]
pub(super) fn tamper(
    write: &mut dyn Write,
    message: MessageKey,
    tamper: &crate::testing::Tamper,
) -> Result<()> {
    let key = Key::default().message(message).done();
    match tamper {
        crate::testing::Tamper::Remove => write.remove(Table::Message, &key).map(drop),
        crate::testing::Tamper::Envelope(envelope) => {
            let stored = Stored {
                accepted: 0,
                envelope: envelope.as_bytes(),
                body: &[],
            };
            write.put(Table::Message, &key, &stored.write())
        }
    }
}
