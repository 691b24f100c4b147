//! Received events that were given up.

use std::ops::ControlFlow;

use super::codec::{Micros, from_json, time};
use super::enqueue::next;
use super::inbox::{SEQUENCE, add_work, contents};
use super::inbox_rows::{Buried, event_of, key};
use super::{Read, Table, Write, value};
use crate::inbox::{DeadEvent, EventFilter, EventKey, EventNote};
use crate::store::Result;

pub(super) fn dead(
    read: &dyn Read,
    filter: &EventFilter,
    after: Option<EventKey>,
    limit: usize,
) -> Result<Vec<DeadEvent>> {
    let mut found = Vec::new();
    let mut from = after.map_or_else(Vec::new, |after| key(EventKey(after.0.saturating_add(1))));
    // A page at a time, because the contents cannot be read during a scan.
    loop {
        let mut rows = Vec::new();
        read.scan(Table::InboxDead, &from, &[u8::MAX; 9], &mut |key, value| {
            rows.push((key.to_vec(), value.to_vec()));
            if rows.len() < 256 {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        })?;
        let Some((last, _)) = rows.last() else {
            return Ok(found);
        };
        from = key(EventKey(event_of(last)?.0.saturating_add(1)));
        for (place, value) in rows {
            if found.len() == limit {
                return Ok(found);
            }
            let event = dead_event(read, event_of(&place)?, &from_json(&value)?)?;
            if matches(filter, &event) {
                found.push(event);
            }
        }
    }
}

fn dead_event(read: &dyn Read, event: EventKey, buried: &Buried) -> Result<DeadEvent> {
    let (envelope, body) = contents(read, event)?;
    let known = envelope.as_ref();
    let operation = buried.operation.clone();
    Ok(DeadEvent {
        key: event,
        died: time(buried.died),
        cause: buried.cause,
        detail: buried.detail.clone(),
        operation: operation.or_else(|| known.and_then(|known| known.operation.clone())),
        attempts: buried.attempts,
        violations: buried.violations.clone(),
        envelope,
        body,
    })
}

fn matches(filter: &EventFilter, event: &DeadEvent) -> bool {
    let envelope = event.envelope.as_ref();
    let tenant = envelope.and_then(|envelope| envelope.tenant.as_ref());
    let id = envelope.and_then(|envelope| envelope.message_id.as_ref());
    filter.key.is_none_or(|key| key == event.key)
        && filter.cause.is_none_or(|cause| cause == event.cause)
        && filter.since.is_none_or(|since| since <= event.died)
        && filter.through.is_none_or(|last| event.key <= last)
        && (filter.operation.is_none() || filter.operation == event.operation)
        && (filter.tenant.is_none() || filter.tenant.as_ref() == tenant)
        && (filter.message_id.is_none() || filter.message_id.as_ref() == id)
}

pub(super) fn replay(
    write: &mut dyn Write,
    events: &[EventKey],
    now: Micros,
) -> Result<Vec<EventKey>> {
    let mut replayed = Vec::new();
    for event in events {
        let Some(bytes) = value(write, Table::InboxDead, &key(*event))? else {
            continue;
        };
        let mut buried: Buried = from_json(&bytes)?;
        write.remove(Table::InboxDead, &key(*event))?;
        let Some(contents) = value(write, Table::InboxEvent, &key(*event))? else {
            continue;
        };
        write.remove(Table::InboxEvent, &key(*event))?;
        let again = EventKey(next(write, SEQUENCE)?);
        write.put(Table::InboxEvent, &key(again), &contents)?;
        let note = EventNote {
            at: time(buried.died),
            key: *event,
            attempt: buried.attempts,
            reason: buried.detail,
            cause: Some(buried.cause),
        };
        note.add(&mut buried.notes);
        add_work(write, again, buried.fifo, buried.notes, now)?;
        replayed.push(again);
    }
    Ok(replayed)
}

pub(super) fn discard(write: &mut dyn Write, events: &[EventKey]) -> Result<u64> {
    let mut discarded = 0;
    for event in events {
        if write.remove(Table::InboxDead, &key(*event))? {
            write.remove(Table::InboxEvent, &key(*event))?;
            discarded += 1;
        }
    }
    Ok(discarded)
}
