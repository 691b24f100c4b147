//! What workers read and acknowledge.

use std::ops::ControlFlow;

use super::activity::Counts;
use super::codec::{
    Buried, Cursor, Key, Micros, Stored, Waiting, between, delivery_key, due_key, earlier, later,
    outbox_key, read_due, read_outbox, time, to_json, write_attempt,
};
use super::{Leases, Read, Table, Write, contains, endpoints, first};
use crate::id::{DeliveryKey, MessageKey, Shard};
use crate::message::Message;
use crate::store::records::{
    Acknowledgement, Bound, Due, DueBound, DueTarget, Lease, Loaded, Place, Row, Then,
};
use crate::store::{Result, TargetChange};

pub(super) fn poll(read: &dyn Read, from: &[Bound], limit: usize) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for bound in from {
        let (mut start, end) = Key::default().shard(bound.shard).prefix();
        if let Some((seq, target)) = bound.after {
            start = Key::default()
                .shard(bound.shard)
                .signed(seq)
                .target(target)
                .done();
            start.push(0);
        }
        collect(
            read,
            Table::Outbox,
            &start,
            &end,
            limit,
            &mut rows,
            read_outbox,
        )?;
    }
    Ok(rows)
}

/// Reads at most `limit` rows.
fn collect(
    read: &dyn Read,
    table: Table,
    from: &[u8],
    to: &[u8],
    limit: usize,
    rows: &mut Vec<Row>,
    parse: impl Fn(&[u8], &[u8]) -> Result<Row>,
) -> Result<()> {
    let end = rows.len().saturating_add(limit);
    let mut failed = None;
    read.scan(table, from, to, &mut |key, value| {
        if rows.len() == end {
            return ControlFlow::Break(());
        }
        match parse(key, value) {
            Ok(row) => rows.push(row),
            Err(error) => {
                failed = Some(error);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })?;
    failed.map_or(Ok(()), Err)
}

/// Jumps from one target to the next, so that a million rows of one target cost as much as one row.
pub(super) fn due_targets(
    read: &dyn Read,
    shards: &[Shard],
    now: Micros,
) -> Result<Vec<DueTarget>> {
    let mut found = Vec::new();
    for shard in shards {
        let (mut from, to) = Key::default().shard(*shard).prefix();
        while let Some(key) = first(read, Table::Due, &from, &to)? {
            let mut cursor = Cursor(&key);
            cursor.shard()?;
            let (target, due) = (cursor.target()?, cursor.signed()?);
            let wait = between(now, due);
            found.push(DueTarget { target, wait });
            (_, from) = Key::default().shard(*shard).target(target).prefix();
        }
    }
    Ok(found)
}

pub(super) fn due(read: &dyn Read, wanted: &[DueBound], now: Micros) -> Result<Due> {
    let mut found = Due::default();
    for bound in wanted {
        let target = bound.target;
        let of_target = || Key::default().shard(target.shard()).target(target);
        let (mut from, to) = of_target().prefix();
        if let Some(since) = bound.since {
            from = of_target().signed(since).done();
        }
        let mut failed = None;
        let end = found.rows.len().saturating_add(bound.limit);
        read.scan(Table::Due, &from, &to, &mut |key, value| {
            let (row, due) = match read_due(key, value, now) {
                Ok(read) => read,
                Err(error) => {
                    failed = Some(error);
                    return ControlFlow::Break(());
                }
            };
            if due <= now && found.rows.len() < end {
                found.rows.push(row);
                return ControlFlow::Continue(());
            }
            let wait = between(now, due);
            found.next.push(DueTarget { target, wait });
            ControlFlow::Break(())
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
    }
    Ok(found)
}

pub(super) fn fifo_due(read: &dyn Read, shards: &[Shard], now: Micros) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for shard in shards {
        let (from, to) = Key::default().shard(*shard).prefix();
        let parse = |key: &[u8], value: &[u8]| read_due(key, value, now).map(|(row, _)| row);
        collect(read, Table::Due, &from, &to, usize::MAX, &mut rows, parse)?;
        rows.retain(|row| row.fifo.is_some());
    }
    Ok(rows)
}

pub(super) fn load(read: &dyn Read, messages: &[MessageKey]) -> Result<Vec<Loaded>> {
    let mut found = Vec::with_capacity(messages.len());
    for key in messages {
        let mut loaded = Loaded::Missing;
        let key = Key::default().message(*key).done();
        read.get(Table::Message, &key, &mut |value| loaded = parse(value))?;
        found.push(loaded);
    }
    Ok(found)
}

fn parse(value: &[u8]) -> Loaded {
    let unreadable = |error: &dyn std::fmt::Display| Loaded::Unreadable(error.to_string());
    let stored = match Stored::read(value) {
        Ok(stored) if stored.is_forgotten() => return Loaded::Forgotten,
        Ok(stored) => stored,
        Err(error) => return unreadable(&error),
    };
    let envelope = match std::str::from_utf8(stored.envelope) {
        Ok(envelope) => envelope,
        Err(error) => return unreadable(&error),
    };
    match Message::restored(envelope, bytes::Bytes::copy_from_slice(stored.body)) {
        Ok(message) => Loaded::Message(Box::new(message)),
        Err(error) => unreadable(&error),
    }
}

pub(super) fn acknowledge(
    write: &mut dyn Write,
    leases: &Leases,
    lease: Lease,
    settled: &[Acknowledgement],
    changes: &[TargetChange],
    now: Micros,
) -> Result<Vec<Shard>> {
    let held: Vec<_> = Shard::all()
        .filter(|shard| leases.is_held(lease, *shard, now))
        .collect();
    let mut counts = Counts::default();
    for each in settled {
        if held.contains(&each.key.target.shard()) && settle(write, each, now)? {
            counts.add(each, now);
        }
    }
    counts.write(write)?;
    for change in changes {
        if held.contains(&change.target.shard()) {
            endpoints::change(write, change, now)?;
        }
    }
    Ok(held)
}

/// Whether the row was there.
fn settle(write: &mut dyn Write, settled: &Acknowledgement, now: Micros) -> Result<bool> {
    let key = settled.key;
    let was_there = match settled.place {
        Place::Outbox => write.remove(Table::Outbox, &outbox_key(key))?,
        Place::Due(due) => {
            let was_there = write.remove(Table::Due, &due_key(key, due))?;
            if was_there {
                write.remove(Table::DueAt, &delivery_key(key))?;
            }
            was_there
        }
    };
    if !was_there {
        return Ok(false);
    }
    record(write, settled, now)?;
    match &settled.then {
        Then::Done => {}
        Then::Wait {
            wait,
            charged,
            uncharged,
            began,
        } => {
            let due = later(now, *wait);
            let waiting = Waiting {
                day: key.message.day,
                charged: *charged,
                uncharged: *uncharged,
                began: began.map(|ago| earlier(now, ago)),
                fifo: settled.fifo,
            };
            write.put(Table::Due, &due_key(key, due), &waiting.write())?;
            let at = Key::default().signed(due).done();
            write.put(Table::DueAt, &delivery_key(key), &at)?;
        }
        Then::Dead { cause, detail } => {
            let buried = Buried {
                day: key.message.day,
                died: now,
                cause: *cause,
                detail: detail.clone(),
            };
            write.put(Table::Dead, &delivery_key(key), &to_json(&buried))?;
        }
    }
    Ok(true)
}

/// Keeps the attempt, without the excerpt if the message was erased meanwhile.
fn record(write: &mut dyn Write, settled: &Acknowledgement, now: Micros) -> Result<()> {
    let Some(attempt) = &settled.attempt else {
        return Ok(());
    };
    let DeliveryKey { message, target } = settled.key;
    let mut is_kept = false;
    let key = Key::default().message(message).done();
    write.get(Table::Message, &key, &mut |value| {
        is_kept = Stored::read(value).is_ok_and(|stored| !stored.is_forgotten());
    })?;
    let mut attempt = attempt.clone();
    let began = earlier(now, attempt.ago);
    attempt.began = time(began);
    if !is_kept {
        attempt.excerpt.clear();
    }
    let attempts = || Key::default().message(message).target(target);
    let mut at = began;
    loop {
        let key = attempts().signed(at).done();
        // After a resend, two attempts may begin at the same moment.
        if !contains(write, Table::Attempt, &key)? {
            return write.put(Table::Attempt, &key, &write_attempt(&attempt));
        }
        at += 1;
    }
}
