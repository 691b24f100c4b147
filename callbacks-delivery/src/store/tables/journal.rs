//! Looking up, sending again, erasing and pruning.

use std::ops::ControlFlow;
use std::time::Duration;

use super::codec::{
    Buried, Cursor, Key, Micros, Stored, between, delivery_key, earlier, from_json, micros,
    outbox_key, read_attempt, time, write_attempt, write_outbox,
};
use super::enqueue::bump_control;
use super::{Leases, Read, Table, Write, contains, endpoints, first, keys, queue, value};
use crate::envelope::Envelope;
use crate::id::{DeliveryKey, MessageKey, Shard, TargetId};
use crate::store::records::{AttemptRecord, DeadLetter, Erase, Filter, Gauges, Position};
use crate::store::{LetterPage, Result};

pub(super) fn find(read: &(impl Read + ?Sized), id: &str) -> Result<Option<MessageKey>> {
    let key = value(read, Table::Id, id.as_bytes())?;
    key.map(|key| Cursor(&key).message()).transpose()
}

fn envelope(read: &(impl Read + ?Sized), key: MessageKey) -> Result<Option<Envelope>> {
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

/// Shows dead letters until the function breaks: the key of each one, and the letter if it matches.
fn each_dead(
    read: &dyn Read,
    filter: &Filter,
    after: Option<DeliveryKey>,
    visit: &mut dyn FnMut(DeliveryKey, Option<DeadLetter>) -> ControlFlow<()>,
) -> Result<()> {
    let mut from = after.map_or_else(Vec::new, delivery_key);
    if after.is_some() {
        from.push(0);
    }
    let since = filter.since.map(micros);
    let mut failed = None;
    read.scan(Table::Dead, &from, &[u8::MAX; 17], &mut |key, value| {
        let letter = letter(read, key, value, filter, since);
        match letter {
            Ok((key, letter)) => visit(key, letter),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    })?;
    failed.map_or(Ok(()), Err)
}

fn letter(
    read: &dyn Read,
    key: &[u8],
    value: &[u8],
    filter: &Filter,
    since: Option<Micros>,
) -> Result<(DeliveryKey, Option<DeadLetter>)> {
    let mut cursor = Cursor(key);
    let (seq, target) = (cursor.signed()?, cursor.target()?);
    let buried: Buried = from_json(value)?;
    let message = MessageKey {
        day: buried.day,
        seq,
    };
    let is_wanted = filter.target.is_none_or(|wanted| wanted == target)
        && filter.cause.is_none_or(|wanted| wanted == buried.cause)
        && since.is_none_or(|since| since <= buried.died);
    let delivery = DeliveryKey { message, target };
    if !is_wanted {
        return Ok((delivery, None));
    }
    let envelope = envelope(read, message)?;
    if !is_like(envelope.as_ref(), filter) {
        return Ok((delivery, None));
    }
    let mut letter = DeadLetter::new(delivery, time(buried.died), buried.cause, buried.detail);
    if let Some(envelope) = envelope {
        letter.id = envelope.id;
        letter.operation = envelope.operation;
    }
    Ok((delivery, Some(letter)))
}

fn is_like(envelope: Option<&Envelope>, filter: &Filter) -> bool {
    let Filter {
        tenant,
        operation,
        tag,
        ..
    } = filter;
    let Some(envelope) = envelope else {
        return tenant.is_none() && operation.is_none() && tag.is_none();
    };
    (tenant.is_none() || *tenant == envelope.tenant)
        && operation
            .as_ref()
            .is_none_or(|wanted| *wanted == envelope.operation)
        && tag
            .as_ref()
            .is_none_or(|wanted| envelope.tags.contains(wanted))
}

pub(super) fn dead(
    read: &dyn Read,
    filter: &Filter,
    after: Option<DeliveryKey>,
    limit: usize,
) -> Result<Vec<DeadLetter>> {
    let mut found = Vec::new();
    each_dead(read, filter, after, &mut |_, letter| {
        if found.len() == limit {
            return ControlFlow::Break(());
        }
        found.extend(letter);
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// Examines at most so many dead letters.
pub(super) fn letters(
    read: &dyn Read,
    filter: &Filter,
    after: Option<DeliveryKey>,
    limit: usize,
    examined: usize,
) -> Result<LetterPage> {
    let mut page = LetterPage::default();
    let (mut seen, mut last) = (0, None);
    each_dead(read, filter, after, &mut |key, letter| {
        if page.rows.len() == limit || seen == examined {
            page.next = last;
            return ControlFlow::Break(());
        }
        (seen, last) = (seen + 1, Some(key));
        page.rows.extend(letter);
        ControlFlow::Continue(())
    })?;
    Ok(page)
}

pub(super) fn count_dead(read: &dyn Read, filter: &Filter) -> Result<u64> {
    let mut count = 0;
    each_dead(read, filter, None, &mut |_, letter| {
        count += u64::from(letter.is_some());
        ControlFlow::Continue(())
    })?;
    Ok(count)
}

/// Counts dead letters by cause. Returns whether all were counted.
pub(super) fn count_causes(
    read: &dyn Read,
    filter: &Filter,
    most: usize,
    counts: &mut std::collections::HashMap<crate::store::Cause, u64>,
) -> Result<bool> {
    let mut seen = 0;
    each_dead(read, filter, None, &mut |_, letter| {
        seen += 1;
        if let Some(letter) = letter {
            *counts.entry(letter.cause).or_default() += 1;
        }
        match seen < most {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    })?;
    Ok(seen < most)
}

pub(super) fn missing(
    read: &dyn Read,
    target: TargetId,
    since: Micros,
    after: Option<DeliveryKey>,
    limit: usize,
) -> Result<Vec<DeliveryKey>> {
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
    let mut found = Vec::new();
    read.scan(Table::Message, &from, &[u8::MAX; 17], &mut |key, value| {
        let is_since = Stored::read(value).is_ok_and(|stored| stored.accepted >= since);
        let is_meant = |envelope: &Envelope| match envelope.target {
            Some(meant) => meant == target,
            None => endpoint.as_ref().is_some_and(|endpoint| {
                endpoint.is_subscribed(envelope.tenant.as_deref(), &envelope.operation)
            }),
        };
        if is_since && envelope_of(value).as_ref().is_some_and(is_meant) {
            candidates.extend(Cursor(key).message());
        }
        ControlFlow::Continue(())
    })?;
    for message in candidates {
        let key = DeliveryKey { message, target };
        let (from, to) = Key::default().message(message).target(target).prefix();
        let was_tried = first(read, Table::Attempt, &from, &to)?.is_some();
        if !was_tried && position(read, key, since)? == Position::Delivered {
            found.push(key);
        }
        if found.len() == limit {
            break;
        }
    }
    Ok(found)
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

pub(super) fn forget(write: &mut dyn Write, what: &Erase) -> Result<u64> {
    let messages = match what {
        Erase::Message(id) => find(write, id)?.into_iter().collect(),
        Erase::Tag(tag) => messages_like(write, |envelope| envelope.tags.contains(tag))?,
        Erase::Target(target) => {
            forget_deliveries(write, *target)?;
            messages_like(write, |envelope| envelope.target == Some(*target))?
        }
    };
    for message in &messages {
        forget_message(write, *message)?;
    }
    bump_control(write)?;
    Ok(messages.len() as u64)
}

fn messages_like(
    write: &mut dyn Write,
    wanted: impl Fn(&Envelope) -> bool,
) -> Result<Vec<MessageKey>> {
    let mut found = Vec::new();
    write.scan(Table::Message, &[], &[u8::MAX; 17], &mut |key, value| {
        if envelope_of(value).is_some_and(|envelope| wanted(&envelope)) {
            found.extend(Cursor(key).message());
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// Leaves an empty row, by which the owner of a pending delivery knows that nothing is to be sent.
fn forget_message(write: &mut dyn Write, message: MessageKey) -> Result<()> {
    let key = Key::default().message(message).done();
    let Some(bytes) = value(write, Table::Message, &key)? else {
        return Ok(());
    };
    let stored = Stored::read(&bytes)?;
    if let Some(envelope) = envelope_of(&bytes) {
        write.remove(Table::Id, envelope.id.as_bytes())?;
    }
    let empty = Stored {
        accepted: stored.accepted,
        envelope: &[],
        body: &[],
    };
    write.put(Table::Message, &key, &empty.write())?;
    let (from, to) = Key::default().signed(message.seq).prefix();
    for key in keys(write, Table::Dead, &from, &to)? {
        write.remove(Table::Dead, &key)?;
    }
    let (from, to) = Key::default().message(message).prefix();
    for key in keys(write, Table::Attempt, &from, &to)? {
        clear_excerpt(write, &key)?;
    }
    Ok(())
}

fn clear_excerpt(write: &mut dyn Write, key: &[u8]) -> Result<()> {
    if let Some(bytes) = value(write, Table::Attempt, key)? {
        let mut attempt = read_attempt(&bytes)?;
        attempt.excerpt.clear();
        write.put(Table::Attempt, key, &write_attempt(&attempt))?;
    }
    Ok(())
}

/// Erases what one target has of events that others have too.
fn forget_deliveries(write: &mut dyn Write, target: TargetId) -> Result<()> {
    let (from, to) = Key::default().shard(target.shard()).prefix();
    for key in keys(write, Table::Outbox, &from, &to)? {
        if Cursor(&key[10..]).target()? == target {
            write.remove(Table::Outbox, &key)?;
        }
    }
    let (from, to) = Key::default().shard(target.shard()).target(target).prefix();
    for key in keys(write, Table::Due, &from, &to)? {
        write.remove(Table::Due, &key)?;
    }
    for table in [Table::DueAt, Table::Dead] {
        for key in keys(write, table, &[], &[u8::MAX; 17])? {
            if Cursor(&key[8..]).target()? == target {
                write.remove(table, &key)?;
            }
        }
    }
    for key in keys(write, Table::Attempt, &[], &[u8::MAX; 17])? {
        if Cursor(&key[16..]).target()? == target {
            clear_excerpt(write, &key)?;
        }
    }
    Ok(())
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

/// How far a prune has come.
pub(super) struct Pruned {
    pub(super) removed: u64,
    /// Where to continue. `None`: it is complete.
    pub(super) next: Option<Vec<u8>>,
}

/// Prunes at most so many messages behind a key, so that others can write in between.
pub(super) fn prune(
    write: &mut dyn Write,
    from: &[u8],
    age: Duration,
    now: Micros,
    limit: usize,
) -> Result<Pruned> {
    let before = earlier(now, age);
    let mut old = Vec::new();
    write.scan(Table::Message, from, &[u8::MAX; 17], &mut |key, value| {
        let is_old = Stored::read(value).is_ok_and(|stored| stored.accepted < before);
        if !is_old || old.len() == limit {
            return ControlFlow::Break(());
        }
        old.push((key.to_vec(), envelope_of(value)));
        ControlFlow::Continue(())
    })?;
    let next = old.last().filter(|_| old.len() == limit).map(|(key, _)| {
        let mut next = key.clone();
        next.push(0);
        next
    });
    let mut removed = 0;
    for (key, envelope) in old {
        let message = Cursor(&key).message()?;
        if is_pending(write, message, envelope.as_ref())? {
            continue;
        }
        if let Some(envelope) = envelope {
            write.remove(Table::Id, envelope.id.as_bytes())?;
        }
        let (from, to) = Key::default().message(message).prefix();
        for key in keys(write, Table::Attempt, &from, &to)? {
            write.remove(Table::Attempt, &key)?;
        }
        write.remove(Table::Message, &key)?;
        removed += 1;
    }
    if next.is_none() {
        super::activity::prune(write, now)?;
        prune_deduplication(write, now)?;
    }
    Ok(Pruned { removed, next })
}

fn is_pending(
    write: &mut dyn Write,
    message: MessageKey,
    envelope: Option<&Envelope>,
) -> Result<bool> {
    let (from, to) = Key::default().signed(message.seq).prefix();
    if first(write, Table::DueAt, &from, &to)?.is_some()
        || first(write, Table::Dead, &from, &to)?.is_some()
    {
        return Ok(true);
    }
    match envelope.and_then(|envelope| envelope.target) {
        Some(target) => contains(
            write,
            Table::Outbox,
            &outbox_key(DeliveryKey { message, target }),
        ),
        None => Ok(!new_targets(write, message.seq)?.is_empty()),
    }
}

fn prune_deduplication(write: &mut dyn Write, now: Micros) -> Result<()> {
    let mut expired = Vec::new();
    write.scan(
        Table::Deduplication,
        &[],
        &[u8::MAX; 9],
        &mut |key, value| {
            if from_json::<(Micros, String)>(value).is_ok_and(|(until, _)| until <= now) {
                expired.push(key.to_vec());
            }
            ControlFlow::Continue(())
        },
    )?;
    for key in expired {
        write.remove(Table::Deduplication, &key)?;
    }
    Ok(())
}

pub(super) fn gauges(read: &dyn Read, leases: &Leases, now: Micros) -> Result<Gauges> {
    let mut oldest_new: Option<Duration> = None;
    for row in queue::poll(
        read,
        &Shard::all()
            .map(|shard| crate::store::Bound { shard, after: None })
            .collect::<Vec<_>>(),
        1,
    )? {
        read.get(
            Table::Message,
            &Key::default().message(row.key.message).done(),
            &mut |value| {
                if let Ok(stored) = Stored::read(value) {
                    oldest_new = oldest_new.max(Some(between(stored.accepted, now)));
                }
            },
        )?;
    }
    let mut oldest_due = None;
    for shard in Shard::all() {
        let (mut from, to) = Key::default().shard(shard).prefix();
        while let Some(key) = first(read, Table::Due, &from, &to)? {
            let mut cursor = Cursor(&key);
            cursor.shard()?;
            let (target, due) = (cursor.target()?, cursor.signed()?);
            if due <= now {
                oldest_due = oldest_due.max(Some(between(due, now)));
            }
            (_, from) = Key::default().shard(shard).target(target).prefix();
        }
    }
    Ok(Gauges {
        outbox: read.len(Table::Outbox)?,
        due: read.len(Table::Due)?,
        dead: read.len(Table::Dead)?,
        oldest_new,
        oldest_due,
        owned_shards: u16::try_from(leases.count(now)).unwrap_or(u16::MAX),
    })
}
