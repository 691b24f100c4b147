//! Received events.
//!
//! Only events that may be claimed are in `InboxDue`: of those with the same order key, the first one. A claim moves its event to
//! the end of the lease, so an expired claim is due by itself.

use std::ops::ControlFlow;
use std::time::Duration;

use bytes::Bytes;

use super::codec::{Cursor, Key, Micros, Stored, between, damaged, later, time, to_json};
use super::enqueue::next;
use super::inbox_rows::{
    Buried, Handled, Work, due_key, event_behind, fifo_key, key, put_work, work_of,
};
use super::{Read, Table, Write, first, first_keys, value};
use crate::id::FifoKey;
use crate::inbox::{
    ClaimToken, Claimed, EventEnvelope, EventKey, EventNote, InboxGauges, NewEvent, Settle,
};
use crate::store::Result;

pub(super) const SEQUENCE: &[u8] = b"inbox";

/// How many ids are forgotten in one transaction.
const PRUNED_AT_ONCE: usize = 5_000;

pub(super) fn accept(
    write: &mut dyn Write,
    event: &NewEvent,
    remembered: Duration,
    now: Micros,
) -> Result<Option<EventKey>> {
    if let Some(id) = &event.key {
        let known = value(write, Table::InboxSeen, id.as_bytes())?;
        if let Some(known) = known {
            let until = Cursor(&known).signed()?;
            if until > now {
                return Ok(None);
            }
            write.remove(Table::InboxSeenUntil, &seen_key(until, id.as_bytes()))?;
        }
        let until = later(now, remembered);
        let value = Key::default().signed(until).done();
        write.put(Table::InboxSeen, id.as_bytes(), &value)?;
        write.put(Table::InboxSeenUntil, &seen_key(until, id.as_bytes()), &[])?;
    }
    let json = event.envelope.to_json();
    let stored = Stored {
        accepted: now,
        envelope: json.as_bytes(),
        body: &event.body,
    };
    let accepted = EventKey(next(write, SEQUENCE)?);
    write.put(Table::InboxEvent, &key(accepted), &stored.write())?;
    add_work(write, accepted, event.fifo, Vec::new(), now)?;
    Ok(Some(accepted))
}

fn seen_key(until: Micros, id: &[u8]) -> Vec<u8> {
    let mut key = Key::default().signed(until).done();
    key.extend(id);
    key
}

/// Makes an event due. It waits if others with its order key are before it.
pub(super) fn add_work(
    write: &mut dyn Write,
    event: EventKey,
    fifo: Option<FifoKey>,
    notes: Vec<EventNote>,
    now: Micros,
) -> Result<()> {
    let mut is_blocked = false;
    if let Some(fifo) = fifo {
        let (from, to) = fifo_key(fifo).prefix();
        is_blocked = first(write, Table::InboxFifo, &from, &to)?.is_some();
        let place = fifo_key(fifo).signed(event.0).done();
        write.put(Table::InboxFifo, &place, &[])?;
    }
    let work = Work {
        due: now,
        since: now,
        attempts: 0,
        token: None,
        fifo,
        is_blocked,
        notes,
    };
    put_work(write, event, None, &work)
}

pub(super) fn claim(
    write: &mut dyn Write,
    token: ClaimToken,
    lease: Duration,
    limit: usize,
    now: Micros,
) -> Result<Vec<Claimed>> {
    let mut due = Vec::new();
    let end = Key::default().signed(now).signed(i64::MAX).done();
    write.scan(Table::InboxDue, &[], &end, &mut |key, _| {
        if due.len() == limit {
            return ControlFlow::Break(());
        }
        due.push(key.to_vec());
        ControlFlow::Continue(())
    })?;
    let mut claimed = Vec::new();
    for place in due {
        let event = event_behind(&place)?;
        let Some(before) = work_of(write, event)? else {
            write.remove(Table::InboxDue, &place)?;
            continue;
        };
        let work = Work {
            due: later(now, lease),
            token: Some(token.0),
            attempts: before.attempts.saturating_add(1),
            ..before.clone()
        };
        put_work(write, event, Some(&before), &work)?;
        let (envelope, body) = contents(write, event)?;
        claimed.push(Claimed {
            key: event,
            attempt: work.attempts,
            age: between(work.since, now),
            envelope,
            body,
        });
    }
    Ok(claimed)
}

/// What was received. Nothing if it is missing or unreadable.
pub(super) fn contents(
    read: &(impl Read + ?Sized),
    event: EventKey,
) -> Result<(Option<EventEnvelope>, Bytes)> {
    let Some(bytes) = value(read, Table::InboxEvent, &key(event))? else {
        return Ok((None, Bytes::new()));
    };
    let Ok(stored) = Stored::read(&bytes) else {
        return Ok((None, Bytes::new()));
    };
    let envelope = EventEnvelope::from_json(stored.envelope);
    Ok((envelope, Bytes::copy_from_slice(stored.body)))
}

pub(super) fn extend(
    write: &mut dyn Write,
    token: ClaimToken,
    lease: Duration,
    events: &[EventKey],
    now: Micros,
) -> Result<Vec<EventKey>> {
    let mut kept = Vec::new();
    for event in events {
        let Some(before) = work_of(write, *event)? else {
            continue;
        };
        if before.token == Some(token.0) {
            let work = Work {
                due: later(now, lease),
                ..before.clone()
            };
            put_work(write, *event, Some(&before), &work)?;
            kept.push(*event);
        }
    }
    Ok(kept)
}

pub(super) fn settle(
    write: &mut dyn Write,
    token: ClaimToken,
    settled: &[(EventKey, Settle)],
    now: Micros,
) -> Result<Vec<EventKey>> {
    let mut counted = Vec::new();
    for (event, settle) in settled {
        let Some(work) = work_of(write, *event)? else {
            continue;
        };
        if work.token == Some(token.0) {
            settle_one(write, *event, &work, settle, now)?;
            counted.push(*event);
        }
    }
    Ok(counted)
}

fn settle_one(
    write: &mut dyn Write,
    event: EventKey,
    before: &Work,
    settle: &Settle,
    now: Micros,
) -> Result<()> {
    let again = |wait, attempts| Work {
        due: later(now, wait),
        token: None,
        attempts,
        ..before.clone()
    };
    match settle {
        Settle::Retry { wait, reason } => {
            let mut work = again(*wait, before.attempts);
            let note = EventNote {
                at: time(now),
                key: event,
                attempt: before.attempts,
                reason: reason.clone(),
                cause: None,
            };
            note.add(&mut work.notes);
            put_work(write, event, Some(before), &work)
        }
        Settle::Release => {
            let work = again(Duration::ZERO, before.attempts.saturating_sub(1));
            put_work(write, event, Some(before), &work)
        }
        Settle::Keep(kept) => {
            keep(write, event, before, later(now, *kept), now)?;
            write.remove(Table::InboxEvent, &key(event))?;
            remove_work(write, event, before)
        }
        Settle::Done => {
            write.remove(Table::InboxEvent, &key(event))?;
            remove_work(write, event, before)
        }
        Settle::Dead {
            cause,
            detail,
            operation,
            violations,
        } => {
            let buried = Buried {
                died: now,
                cause: *cause,
                detail: detail.clone(),
                operation: operation.clone(),
                attempts: before.attempts,
                violations: violations.clone(),
                fifo: before.fifo,
                notes: before.notes.clone(),
            };
            write.put(Table::InboxDead, &key(event), &to_json(&buried))?;
            remove_work(write, event, before)
        }
    }
}

/// Keeps what people want to see of a handled event.
fn keep(
    write: &mut dyn Write,
    event: EventKey,
    work: &Work,
    until: Micros,
    now: Micros,
) -> Result<()> {
    let Some(bytes) = value(write, Table::InboxEvent, &key(event))? else {
        return Ok(());
    };
    let stored = Stored::read(&bytes)?;
    let handled = Handled {
        at: now,
        until,
        attempts: work.attempts,
        envelope: String::from_utf8_lossy(stored.envelope).into_owned(),
        size: stored.body.len() as u64,
        notes: work.notes.clone(),
    };
    write.put(Table::InboxHandled, &key(event), &to_json(&handled))
}

/// The next event with the same order key may be claimed.
fn remove_work(write: &mut dyn Write, event: EventKey, work: &Work) -> Result<()> {
    write.remove(Table::InboxWork, &key(event))?;
    write.remove(Table::InboxDue, &due_key(work.due, event))?;
    let Some(fifo) = work.fifo else {
        return Ok(());
    };
    let place = fifo_key(fifo).signed(event.0).done();
    write.remove(Table::InboxFifo, &place)?;
    let (from, to) = fifo_key(fifo).prefix();
    let Some(place) = first(write, Table::InboxFifo, &from, &to)? else {
        return Ok(());
    };
    let following = event_behind(&place)?;
    let Some(before) = work_of(write, following)? else {
        return Ok(());
    };
    let work = Work {
        is_blocked: false,
        ..before.clone()
    };
    put_work(write, following, Some(&before), &work)
}

/// Claims of a process that has ended are free at once: nobody else had the file.
#[cfg(feature = "redb")]
pub(crate) fn free_claims(write: &mut dyn Write, now: std::time::SystemTime) -> Result<()> {
    let now = super::codec::micros(now);
    let mut claimed = Vec::new();
    let mut is_readable = Ok(());
    write.scan(Table::InboxWork, &[], &[u8::MAX; 9], &mut |key, value| {
        let work = super::codec::from_json::<Work>(value);
        match (super::inbox_rows::event_of(key), work) {
            (Ok(event), Ok(work)) if work.token.is_some() => claimed.push((event, work)),
            (Ok(_), Ok(_)) => {}
            (Err(error), _) | (_, Err(error)) => {
                is_readable = Err(error);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })?;
    is_readable?;
    for (event, before) in claimed {
        let work = Work {
            due: now,
            token: None,
            ..before.clone()
        };
        put_work(write, event, Some(&before), &work)?;
    }
    Ok(())
}

pub(super) fn prune(write: &mut dyn Write, now: Micros) -> Result<u64> {
    let end = Key::default().signed(now).done();
    let ended = first_keys(write, Table::InboxSeenUntil, &[], &end, PRUNED_AT_ONCE)?;
    let count = ended.len() as u64;
    for key in ended {
        write.remove(Table::InboxSeenUntil, &key)?;
        write.remove(Table::InboxSeen, key.get(8..).ok_or_else(damaged)?)?;
    }
    Ok(count)
}

pub(super) fn gauges(read: &dyn Read, now: Micros) -> Result<InboxGauges> {
    let oldest = first(read, Table::InboxDue, &[], &[u8::MAX; 17])?;
    let oldest = oldest.map(|key| Cursor(&key).signed()).transpose()?;
    Ok(InboxGauges {
        waiting: read.len(Table::InboxWork)?,
        oldest_due: oldest.map_or(Duration::ZERO, |due| between(due, now)),
        dead: read.len(Table::InboxDead)?,
        handled: read.len(Table::InboxHandled)?,
    })
}
