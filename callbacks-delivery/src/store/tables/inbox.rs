//! Received events.
//!
//! Only events that may be claimed are in `InboxDue`: of those with the same order key, the first one. A claim moves its event to
//! the end of the lease, so an expired claim is due by itself.

use std::ops::ControlFlow;
use std::time::Duration;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::codec::{
    Cursor, Key, Micros, Stored, between, damaged, from_json, later, time, to_json,
};
use super::enqueue::next;
use super::received::{body, causes, events, prune_handled};
use super::{Backend, Read, Table, TableStore, Write, first, first_keys, value};
use crate::id::FifoKey;
use crate::inbox::{
    ClaimToken, Claimed, DeadCause, DeadEvent, EventEnvelope, EventFilter, EventKey, EventNote,
    EventPage, EventState, InboxGauges, InboxStore, NewEvent, Settle, StoredViolation,
};
use crate::store::{Result, Tally};

const SEQUENCE: &[u8] = b"inbox";

/// How many ids are forgotten in one transaction.
const PRUNED_AT_ONCE: usize = 5_000;

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

fn due_key(due: Micros, event: EventKey) -> Vec<u8> {
    Key::default().signed(due).signed(event.0).done()
}

fn fifo_key(fifo: FifoKey) -> Key {
    Key::default().signed(fifo.number())
}

pub(super) fn event_of(key: &[u8]) -> Result<EventKey> {
    Cursor(key).signed().map(EventKey)
}

/// The last part of a key is the event.
fn event_behind(key: &[u8]) -> Result<EventKey> {
    event_of(key.get(8..).ok_or_else(damaged)?)
}

fn work_of(read: &(impl Read + ?Sized), event: EventKey) -> Result<Option<Work>> {
    let found = value(read, Table::InboxWork, &key(event))?;
    found.map(|bytes| from_json(&bytes)).transpose()
}

/// Writes the state of an event, and removes it from its old place in the queue.
fn put_work(
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

fn accept(
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
fn add_work(
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

fn claim(
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
fn contents(
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

fn extend(
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

fn settle(
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
        match (event_of(key), from_json::<Work>(value)) {
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

fn dead(
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

fn replay(write: &mut dyn Write, events: &[EventKey], now: Micros) -> Result<Vec<EventKey>> {
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

fn discard(write: &mut dyn Write, events: &[EventKey]) -> Result<u64> {
    let mut discarded = 0;
    for event in events {
        if write.remove(Table::InboxDead, &key(*event))? {
            write.remove(Table::InboxEvent, &key(*event))?;
            discarded += 1;
        }
    }
    Ok(discarded)
}

fn prune(write: &mut dyn Write, now: Micros) -> Result<u64> {
    let end = Key::default().signed(now).done();
    let ended = first_keys(write, Table::InboxSeenUntil, &[], &end, PRUNED_AT_ONCE)?;
    let count = ended.len() as u64;
    for key in ended {
        write.remove(Table::InboxSeenUntil, &key)?;
        write.remove(Table::InboxSeen, key.get(8..).ok_or_else(damaged)?)?;
    }
    Ok(count)
}

fn gauges(read: &dyn Read, now: Micros) -> Result<InboxGauges> {
    let oldest = first(read, Table::InboxDue, &[], &[u8::MAX; 17])?;
    let oldest = oldest.map(|key| Cursor(&key).signed()).transpose()?;
    Ok(InboxGauges {
        waiting: read.len(Table::InboxWork)?,
        oldest_due: oldest.map_or(Duration::ZERO, |due| between(due, now)),
        dead: read.len(Table::InboxDead)?,
        handled: read.len(Table::InboxHandled)?,
    })
}

impl<B: Backend> InboxStore for TableStore<B> {
    async fn accept_event(
        &self,
        event: NewEvent,
        remembered: Duration,
    ) -> Result<Option<EventKey>> {
        let now = self.now();
        let work = move |write: &mut dyn Write| accept(write, &event, remembered, now);
        self.backend.write(work).await
    }

    async fn claim_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        limit: usize,
    ) -> Result<Vec<Claimed>> {
        let now = self.now();
        let end = Key::default().signed(now).signed(i64::MAX).done();
        // Most polls find nothing, and should not write.
        let is_due = move |read: &dyn Read| first(read, Table::InboxDue, &[], &end);
        if self.backend.read(is_due).await?.is_none() {
            return Ok(Vec::new());
        }
        let work = move |write: &mut dyn Write| claim(write, token, lease, limit, now);
        self.backend.write(work).await
    }

    async fn extend_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        keys: Vec<EventKey>,
    ) -> Result<Vec<EventKey>> {
        let now = self.now();
        let work = move |write: &mut dyn Write| extend(write, token, lease, &keys, now);
        self.backend.write(work).await
    }

    async fn settle_events(
        &self,
        token: ClaimToken,
        settled: Vec<(EventKey, Settle)>,
    ) -> Result<Vec<EventKey>> {
        let now = self.now();
        let work = move |write: &mut dyn Write| settle(write, token, &settled, now);
        self.backend.write(work).await
    }

    async fn dead_events(
        &self,
        filter: EventFilter,
        after: Option<EventKey>,
        limit: usize,
    ) -> Result<Vec<DeadEvent>> {
        self.backend
            .read(move |read| dead(read, &filter, after, limit))
            .await
    }

    async fn count_dead_events(&self, filter: EventFilter) -> Result<u64> {
        let count = move |read: &dyn Read| match filter == EventFilter::all() {
            true => read.len(Table::InboxDead),
            false => Ok(dead(read, &filter, None, usize::MAX)?.len() as u64),
        };
        self.backend.read(count).await
    }

    async fn replay_events(&self, keys: Vec<EventKey>) -> Result<Vec<EventKey>> {
        let now = self.now();
        let work = move |write: &mut dyn Write| replay(write, &keys, now);
        self.backend.write(work).await
    }

    async fn discard_events(&self, keys: Vec<EventKey>) -> Result<u64> {
        let work = move |write: &mut dyn Write| discard(write, &keys);
        self.backend.write(work).await
    }

    async fn events(
        &self,
        filter: EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        limit: usize,
    ) -> Result<EventPage> {
        let now = self.now();
        let list = move |read: &dyn Read| events(read, &filter, state, before, limit, now);
        self.backend.read(list).await
    }

    async fn event_body(&self, key: EventKey) -> Result<Option<Bytes>> {
        self.backend.read(move |read| body(read, key)).await
    }

    async fn event_causes(&self, filter: EventFilter) -> Result<Tally<DeadCause>> {
        self.backend.read(move |read| causes(read, &filter)).await
    }

    async fn prune_ids(&self) -> Result<u64> {
        let now = self.now();
        let mut pruned = 0;
        let mut from = Some(Vec::new());
        while let Some(first) = from {
            let work = move |write: &mut dyn Write| prune_handled(write, &first, now);
            from = self.backend.write(work).await?;
        }
        loop {
            let work = move |write: &mut dyn Write| prune(write, now);
            match self.backend.write(work).await? {
                0 => return Ok(pruned),
                some => pruned += some,
            }
        }
    }

    async fn inbox_gauges(&self) -> Result<InboxGauges> {
        let now = self.now();
        self.backend.read(move |read| gauges(read, now)).await
    }
}
