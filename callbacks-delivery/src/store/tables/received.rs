//! Lists of received events.

use std::collections::HashMap;
use std::ops::ControlFlow;

use bytes::Bytes;

use super::codec::{Micros, Stored, between, from_json, time};
use super::inbox_rows::{Buried, Handled, Work, event_of, key};
use super::ledger::tally;
use super::{Read, Table, Write, value};
use crate::inbox::{
    DeadCause, EventEnvelope, EventFilter, EventKey, EventPage, EventPosition, EventState,
    ListedEvent,
};
use crate::store::{Result, Tally};

/// How many events one call examines.
const EXAMINED: usize = 5_000;

/// How many rows of a table are read at once.
const CHUNK: usize = 256;

/// How many dead letters are counted.
const COUNTED: usize = 100_000;

/// How many handled events are forgotten in one transaction, and how many younger ones are looked at.
const PRUNED_AT_ONCE: usize = 5_000;
const YOUNGER: usize = 1_000;

/// The tables of a state.
fn tables(state: Option<EventState>) -> Vec<Table> {
    match state {
        None => vec![Table::InboxWork, Table::InboxDead, Table::InboxHandled],
        Some(EventState::Waiting) => vec![Table::InboxWork],
        Some(EventState::Dead) => vec![Table::InboxDead],
        Some(EventState::Handled) => vec![Table::InboxHandled],
    }
}

pub(super) fn events(
    read: &dyn Read,
    filter: &EventFilter,
    state: Option<EventState>,
    before: Option<EventKey>,
    limit: usize,
    now: Micros,
) -> Result<EventPage> {
    let tables = tables(state);
    if let Some(event) = filter.key {
        return one(read, filter, &tables, event, now);
    }
    let mut page = EventPage::default();
    let mut before = match (before, filter.through) {
        (None, Some(EventKey(last))) => Some(EventKey(last.saturating_add(1))),
        (before, _) => before,
    };
    let mut examined = 0;
    loop {
        let chunk = chunk(read, &tables, before)?;
        for (event, table, bytes) in chunk.rows {
            if page.rows.len() == limit || examined == EXAMINED {
                page.next = before;
                return Ok(page);
            }
            before = Some(event);
            examined += 1;
            let listed = listed(read, event, table, &bytes, now)?;
            if listed.matches(filter) {
                page.rows.push(listed);
            }
        }
        if chunk.is_last {
            return Ok(page);
        }
    }
}

fn one(
    read: &dyn Read,
    filter: &EventFilter,
    tables: &[Table],
    event: EventKey,
    now: Micros,
) -> Result<EventPage> {
    let mut page = EventPage::default();
    for table in tables {
        if let Some(bytes) = value(read, *table, &key(event))? {
            let listed = listed(read, event, *table, &bytes, now)?;
            page.rows
                .extend(Some(listed).filter(|listed| listed.matches(filter)));
        }
    }
    Ok(page)
}

/// Rows of several tables in the order of their keys, newest first.
struct Chunk {
    rows: Vec<(EventKey, Table, Vec<u8>)>,
    is_last: bool,
}

fn chunk(read: &dyn Read, tables: &[Table], before: Option<EventKey>) -> Result<Chunk> {
    let end = before.map_or_else(|| vec![u8::MAX; 9], key);
    let mut rows = Vec::new();
    let mut complete_from = None;
    for table in tables {
        let mut of_table = Vec::new();
        read.scan_back(*table, &[], &end, &mut |key, value| {
            of_table.push((key.to_vec(), value.to_vec()));
            match of_table.len() == CHUNK {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        })?;
        let is_full = of_table.len() == CHUNK;
        for (key, value) in of_table {
            rows.push((event_of(&key)?, *table, value));
        }
        if is_full {
            // Before its last row, this table has more.
            let last = rows.last().map(|(event, ..)| *event);
            complete_from = complete_from.max(last);
        }
    }
    rows.sort_by_key(|(event, ..)| std::cmp::Reverse(*event));
    rows.retain(|(event, ..)| complete_from.is_none_or(|from| *event >= from));
    Ok(Chunk {
        rows,
        is_last: complete_from.is_none(),
    })
}

/// The envelope of an event and the size of its body.
fn head(read: &dyn Read, event: EventKey) -> Result<(Option<EventEnvelope>, u64)> {
    let mut head = (None, 0);
    read.get(Table::InboxEvent, &key(event), &mut |bytes| {
        if let Ok(stored) = Stored::read(bytes) {
            let envelope = EventEnvelope::from_json(stored.envelope);
            head = (envelope, stored.body.len() as u64);
        }
    })?;
    Ok(head)
}

fn listed(
    read: &dyn Read,
    event: EventKey,
    table: Table,
    bytes: &[u8],
    now: Micros,
) -> Result<ListedEvent> {
    match table {
        Table::InboxDead => {
            let buried: Buried = from_json(bytes)?;
            let position = EventPosition::Dead {
                died: time(buried.died),
                cause: buried.cause,
                detail: buried.detail,
                violations: buried.violations,
            };
            let head = head(read, event)?;
            let mut listed = ListedEvent::new(event, head, buried.attempts, position, buried.notes);
            listed.operation = buried.operation.or(listed.operation);
            Ok(listed)
        }
        Table::InboxHandled => {
            let handled: Handled = from_json(bytes)?;
            let envelope = EventEnvelope::from_json(handled.envelope.as_bytes());
            let position = EventPosition::Handled {
                at: time(handled.at),
            };
            let head = (envelope, handled.size);
            Ok(ListedEvent::new(
                event,
                head,
                handled.attempts,
                position,
                handled.notes,
            ))
        }
        _ => {
            let work: Work = from_json(bytes)?;
            let left = between(now, work.due);
            let position = match (work.token, work.is_blocked) {
                (Some(_), _) => EventPosition::Running { lease: left },
                (None, true) => EventPosition::Behind,
                (None, false) => EventPosition::Waiting { wait: left },
            };
            let head = head(read, event)?;
            Ok(ListedEvent::new(
                event,
                head,
                work.attempts,
                position,
                work.notes,
            ))
        }
    }
}

pub(super) fn body(read: &dyn Read, event: EventKey) -> Result<Option<Bytes>> {
    let mut found = None;
    read.get(Table::InboxEvent, &key(event), &mut |bytes| {
        if let Ok(stored) = Stored::read(bytes) {
            found = Some(Bytes::copy_from_slice(stored.body));
        }
    })?;
    Ok(found)
}

pub(super) fn causes(read: &dyn Read, filter: &EventFilter) -> Result<Tally<DeadCause>> {
    let (mut counts, mut seen, mut failed) = (HashMap::new(), 0, None);
    // A scan may read other tables, but not fail.
    let mut count = |key: &[u8], bytes: &[u8]| -> Result<()> {
        let listed = listed(read, event_of(key)?, Table::InboxDead, bytes, 0)?;
        if let EventPosition::Dead { cause, died, .. } = &listed.position {
            let is_since = filter.since.is_none_or(|since| since <= *died);
            let mut others = filter.clone();
            others.since = None;
            if is_since && listed.matches(&others) {
                *counts.entry(*cause).or_default() += 1;
            }
        }
        Ok(())
    };
    read.scan(Table::InboxDead, &[], &[u8::MAX; 9], &mut |key, bytes| {
        if seen == COUNTED {
            return ControlFlow::Break(());
        }
        seen += 1;
        match count(key, bytes) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    })?;
    failed.map_or(Ok(tally(counts, seen < COUNTED)), Err)
}

/// Forgets handled events whose time is over, behind a key. Returns where to continue.
///
/// Events are handled in about the order of their keys, so a good number of younger ones is the end.
pub(super) fn prune_handled(
    write: &mut dyn Write,
    from: &[u8],
    now: Micros,
) -> Result<Option<Vec<u8>>> {
    let (mut ended, mut younger) = (Vec::new(), 0);
    write.scan(
        Table::InboxHandled,
        from,
        &[u8::MAX; 9],
        &mut |key, bytes| {
            match from_json::<Handled>(bytes) {
                Ok(handled) if handled.until > now => younger += 1,
                _ => ended.push(key.to_vec()),
            }
            match ended.len() == PRUNED_AT_ONCE || younger == YOUNGER {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        },
    )?;
    for key in &ended {
        write.remove(Table::InboxHandled, key)?;
    }
    let is_end = ended.len() < PRUNED_AT_ONCE;
    Ok(ended.pop().filter(|_| !is_end))
}
