//! Lists of messages.

use std::ops::ControlFlow;

use super::codec::{
    Buried, Cursor, Key, Micros, Stored, damaged, day, due_key, from_json, micros, read_attempt,
    read_outbox, time,
};
use super::journal::{envelope_of, new_targets, position, targets_behind};
use super::{Read, Table, first, value};
use crate::envelope::Envelope;
use crate::id::{DeliveryKey, MessageKey, Shard, TargetId};
use crate::store::history::Outcome;
use crate::store::{DeliveryState, Listed, ListedDelivery, MessageFilter, MessagePage, Result};

/// How much one call does: examining an envelope costs 1, looking up the deliveries of a message [`DETAILS`].
const BUDGET: usize = 20_000;
const DETAILS: usize = 10;
/// An event may wait in each of the shards.
const EVENT: usize = 64;

/// How many candidates are read at once.
const CHUNK: usize = 500;

/// How many rows are looked through for them.
const SEEN: usize = 50_000;

pub(super) fn messages(
    read: &dyn Read,
    filter: &MessageFilter,
    before: Option<MessageKey>,
    limit: usize,
    now: Micros,
) -> Result<MessagePage> {
    let mut before = bound(read, filter, before)?;
    let mut page = MessagePage::default();
    let mut cost = 0;
    loop {
        let chunk = candidates(read, filter, before)?;
        for key in chunk.keys {
            if page.rows.len() == limit || cost >= BUDGET {
                page.next = before;
                return Ok(page);
            }
            before = Some(key);
            cost += 1;
            let Some((accepted, envelope, size)) = message(read, key)? else {
                continue;
            };
            if filter.since.is_some_and(|since| accepted < micros(since)) {
                return Ok(page);
            }
            if !filter.accepts_envelope(envelope.as_ref()) {
                continue;
            }
            cost += details_cost(envelope.as_ref());
            let listed = listed(read, key, (accepted, envelope, size), now)?;
            if filter.accepts(&listed) {
                page.rows.push(listed);
            }
        }
        if chunk.next.is_none() {
            return Ok(page);
        }
        before = chunk.next;
        // A chunk may be empty.
        cost += 1_000;
    }
}

fn details_cost(envelope: Option<&Envelope>) -> usize {
    match envelope {
        Some(envelope) if envelope.target.is_some() => DETAILS,
        _ => DETAILS + EVENT,
    }
}

type Head = (Micros, Option<Envelope>, u64);

fn message(read: &dyn Read, key: MessageKey) -> Result<Option<Head>> {
    let mut found = None;
    let key = Key::default().message(key).done();
    read.get(Table::Message, &key, &mut |value| {
        if let Ok(stored) = Stored::read(value) {
            found = Some((
                stored.accepted,
                envelope_of(value),
                stored.body.len() as u64,
            ));
        }
    })?;
    Ok(found)
}

pub(super) fn by_keys(read: &dyn Read, keys: &[MessageKey], now: Micros) -> Result<Vec<Listed>> {
    let mut found = Vec::with_capacity(keys.len());
    for key in keys {
        if let Some(head) = message(read, *key)? {
            found.push(listed(read, *key, head, now)?);
        }
    }
    Ok(found)
}

fn listed(
    read: &dyn Read,
    key: MessageKey,
    (accepted, envelope, size): Head,
    now: Micros,
) -> Result<Listed> {
    Ok(Listed {
        key,
        accepted: time(accepted),
        deliveries: deliveries(read, key, envelope.as_ref(), now)?,
        envelope,
        size,
    })
}

fn deliveries(
    read: &dyn Read,
    message: MessageKey,
    envelope: Option<&Envelope>,
    now: Micros,
) -> Result<Vec<ListedDelivery>> {
    let attempts = attempts(read, message)?;
    let mut targets: Vec<_> = attempts.iter().map(|(target, ..)| *target).collect();
    match envelope.and_then(|envelope| envelope.target) {
        Some(target) => targets.push(target),
        None => {
            let seq = || Key::default().signed(message.seq);
            targets.extend(new_targets(read, message.seq)?);
            targets.extend(targets_behind(read, Table::DueAt, seq())?);
            targets.extend(targets_behind(read, Table::Dead, seq())?);
        }
    }
    targets.sort_unstable();
    targets.dedup();
    let delivery = |target| {
        let mut of_target = attempts.iter().filter(|(of, ..)| *of == target);
        Ok(ListedDelivery {
            target,
            position: position(read, DeliveryKey { message, target }, now)?,
            attempts: of_target.clone().count() as u64,
            last: of_target.next_back().map(|(_, outcome)| outcome.clone()),
        })
    };
    targets.into_iter().map(delivery).collect()
}

/// The outcomes of a message, in the order of targets and time.
fn attempts(read: &dyn Read, message: MessageKey) -> Result<Vec<(TargetId, Outcome)>> {
    let (from, to) = Key::default().message(message).prefix();
    let mut found = Vec::new();
    read.scan(Table::Attempt, &from, &to, &mut |key, value| {
        let target = Cursor(&key[from.len()..]).target();
        if let (Ok(target), Ok(attempt)) = (target, read_attempt(value)) {
            found.push((target, attempt.outcome));
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// The first key that is too new.
fn bound(
    read: &dyn Read,
    filter: &MessageFilter,
    before: Option<MessageKey>,
) -> Result<Option<MessageKey>> {
    let Some(until) = filter.until.map(micros) else {
        return Ok(before);
    };
    let key = behind(read, until)?;
    Ok(Some(before.map_or(key, |before| before.min(key))))
}

/// The key behind the last message of a moment. Messages of a day have the order of their numbers, so halving finds it.
fn behind(read: &dyn Read, until: Micros) -> Result<MessageKey> {
    let day = day(until);
    let key = |seq| Key::default().message(MessageKey { day, seq }).done();
    let (mut low, mut high) = (0, i64::MAX);
    while low < high {
        let middle = low + (high - low) / 2;
        let found = first(read, Table::Message, &key(middle), &key(high))?;
        match found {
            None => high = middle,
            Some(found) => {
                let found = Cursor(&found).message()?;
                let accepted = message(read, found)?.map_or(0, |(accepted, ..)| accepted);
                match accepted <= until {
                    true => low = found.seq + 1,
                    false => high = middle,
                }
            }
        }
    }
    Ok(MessageKey { day, seq: low })
}

/// Keys of messages that may match.
struct Chunk {
    /// Newest first.
    keys: Vec<MessageKey>,
    /// Where the next chunk begins. `None`: there are no more.
    next: Option<MessageKey>,
}

fn candidates(
    read: &dyn Read,
    filter: &MessageFilter,
    before: Option<MessageKey>,
) -> Result<Chunk> {
    match filter.state {
        Some(DeliveryState::Dead) => {
            deliveries_back(read, Table::Dead, filter, before, &|_, value| {
                from_json::<Buried>(value).map(|buried| buried.day)
            })
        }
        Some(DeliveryState::Waiting) => {
            deliveries_back(read, Table::DueAt, filter, before, &|key, at| {
                let place = due_key(key, Cursor(at).signed()?);
                let row = value(read, Table::Due, &place)?.ok_or_else(damaged)?;
                let day = row.get(..4).and_then(|day| day.try_into().ok());
                day.map(i32::from_be_bytes).ok_or_else(damaged)
            })
        }
        Some(DeliveryState::New) => new(read, filter, before),
        Some(DeliveryState::Delivered) | None => any(read, filter, before),
    }
}

fn any(read: &dyn Read, filter: &MessageFilter, before: Option<MessageKey>) -> Result<Chunk> {
    let since = filter
        .since
        .map(micros)
        .map_or(i64::MIN, |since| i64::from(day(since)));
    let from = Key::default().signed(since).done();
    let key = |key| Key::default().message(key).done();
    let to = before.map_or_else(|| vec![u8::MAX; 17], key);
    let (mut keys, mut failed) = (Vec::new(), None);
    read.scan_back(Table::Message, &from, &to, &mut |key, _| {
        match Cursor(key).message() {
            Ok(key) => keys.push(key),
            Err(error) => failed = Some(error),
        }
        until(keys.len() == CHUNK || failed.is_some())
    })?;
    let next = keys.last().copied().filter(|_| keys.len() == CHUNK);
    failed.map_or(Ok(Chunk { keys, next }), Err)
}

const fn until(is_end: bool) -> ControlFlow<()> {
    match is_end {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    }
}

/// The messages of `dead` or `due_at`, each once.
fn deliveries_back(
    read: &dyn Read,
    table: Table,
    filter: &MessageFilter,
    before: Option<MessageKey>,
    day_of: &dyn Fn(DeliveryKey, &[u8]) -> Result<i32>,
) -> Result<Chunk> {
    let key = |key: MessageKey| Key::default().signed(key.seq).done();
    let to = before.map_or_else(|| vec![u8::MAX; 17], key);
    let (mut keys, mut next, mut failed) = (Vec::<MessageKey>::new(), None, None);
    let mut seen = 0;
    read.scan_back(table, &[], &to, &mut |key, value| {
        seen += 1;
        let is_end = seen == SEEN;
        let mut cursor = Cursor(key);
        let parsed = cursor.signed().and_then(|seq| {
            let target = cursor.target()?;
            let is_wanted = filter.target.is_none_or(|wanted| wanted == target)
                && keys.last().is_none_or(|last| last.seq != seq);
            if is_wanted || is_end {
                let message = MessageKey { day: 0, seq };
                let day = day_of(DeliveryKey { message, target }, value)?;
                next = Some(MessageKey { day, seq });
                keys.extend(next.filter(|_| is_wanted));
            }
            Ok(())
        });
        failed = parsed.err();
        until(is_end || keys.len() == CHUNK || failed.is_some())
    })?;
    let next = next.filter(|_| seen == SEEN || keys.len() == CHUNK);
    failed.map_or(Ok(Chunk { keys, next }), Err)
}

/// `outbox` is in the order of shards, so the newest rows of all shards are merged.
fn new(read: &dyn Read, filter: &MessageFilter, before: Option<MessageKey>) -> Result<Chunk> {
    let mut keys = Vec::new();
    // A shard with more rows is complete down to its last row.
    let mut floor: Option<MessageKey> = None;
    let is_wanted = |target: TargetId| filter.target.is_none_or(|wanted| wanted == target);
    for shard in Shard::all() {
        if filter.target.is_some_and(|target| target.shard() != shard) {
            continue;
        }
        let (from, end) = Key::default().shard(shard).prefix();
        let key = |key: MessageKey| Key::default().shard(shard).signed(key.seq).done();
        let to = before.map_or(end, key);
        let (mut rows, mut last, mut failed) = (0, None, None);
        read.scan_back(Table::Outbox, &from, &to, &mut |key, value| {
            match read_outbox(key, value) {
                Ok(row) => {
                    rows += 1;
                    last = Some(row.key.message);
                    keys.extend(last.filter(|_| is_wanted(row.key.target)));
                }
                Err(error) => failed = Some(error),
            }
            until(rows == CHUNK || failed.is_some())
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
        floor = floor.max(last.filter(|_| rows == CHUNK));
    }
    keys.retain(|key| floor.is_none_or(|floor| *key >= floor));
    keys.sort_unstable_by(|one, other| other.cmp(one));
    keys.dedup();
    Ok(Chunk { keys, next: floor })
}
