//! Erasing and pruning.

use std::ops::ControlFlow;
use std::time::Duration;

use super::codec::{
    Cursor, Key, Micros, Stored, earlier, from_json, outbox_key, read_attempt, write_attempt,
};
use super::enqueue::bump_control;
use super::journal::{envelope_of, find, new_targets};
use super::{Table, Write, contains, first, keys, value};
use crate::envelope::Envelope;
use crate::id::{DeliveryKey, MessageKey, TargetId};
use crate::store::Result;
use crate::store::history::Erase;

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
