//! Targets and endpoints.

use std::ops::ControlFlow;

use super::codec::{Key, Micros, StoredTarget, from_json, to_json};
use super::enqueue::bump_control;
use super::{Read, Table, Write, value};
use crate::id::{Shard, TargetId};
use crate::store::{
    Endpoint, EndpointId, Result, TargetChange, TargetCommand, TargetRecord, TargetState,
};

pub(super) fn stored_target(read: &(impl Read + ?Sized), target: TargetId) -> Result<StoredTarget> {
    match value(read, Table::Target, &Key::default().target(target).done())? {
        Some(bytes) => from_json(&bytes),
        None => Ok(StoredTarget::default()),
    }
}

fn put_target(write: &mut dyn Write, target: TargetId, stored: &StoredTarget) -> Result<()> {
    let key = Key::default().target(target).done();
    if *stored == StoredTarget::default() {
        return write.remove(Table::Target, &key).map(drop);
    }
    write.put(Table::Target, &key, &to_json(stored))
}

pub(super) fn targets(read: &dyn Read, shards: &[Shard], now: Micros) -> Result<Vec<TargetRecord>> {
    let mut records = Vec::new();
    let mut failed = None;
    // Few targets have a record.
    read.scan(Table::Target, &[], &[u8::MAX; 9], &mut |key, value| {
        let record = super::codec::Cursor(key).target().and_then(|target| {
            let stored: StoredTarget = from_json(value)?;
            Ok(stored.record(target, now))
        });
        match record {
            Ok(record) if shards.contains(&record.target.shard()) => records.push(record),
            Ok(_) => {}
            Err(error) => {
                failed = Some(error);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })?;
    failed.map_or(Ok(records), Err)
}

pub(super) fn change(write: &mut dyn Write, change: &TargetChange, now: Micros) -> Result<()> {
    let mut stored = stored_target(write, change.target)?;
    stored.set_health(change.health, now);
    if change.disable {
        stored.state = TargetState::Disabled;
    }
    put_target(write, change.target, &stored)
}

pub(super) fn control(
    write: &mut dyn Write,
    target: TargetId,
    command: TargetCommand,
) -> Result<()> {
    let mut stored = stored_target(write, target)?;
    match command {
        TargetCommand::Pause => stored.state = TargetState::Paused,
        TargetCommand::Disable => stored.state = TargetState::Disabled,
        TargetCommand::Enable => {
            let (rate, concurrency) = (stored.rate, stored.concurrency);
            stored = StoredTarget {
                rate,
                concurrency,
                ..StoredTarget::default()
            };
        }
        TargetCommand::Limit { rate, concurrency } => {
            stored.rate = rate;
            stored.concurrency = concurrency;
        }
    }
    put_target(write, target, &stored)?;
    bump_control(write)
}

fn target_key(target: TargetId) -> Vec<u8> {
    let mut key = b"t".to_vec();
    key.extend(Key::default().target(target).done());
    key
}

fn id_key(id: &EndpointId) -> Vec<u8> {
    let mut key = b"i".to_vec();
    key.extend(id.as_str().as_bytes());
    key
}

/// A row by its id has the endpoint, and a row by its target the id.
pub(super) fn put(write: &mut dyn Write, endpoint: &Endpoint) -> Result<()> {
    write.put(Table::Endpoint, &id_key(&endpoint.id), &to_json(endpoint))?;
    let id = endpoint.id.as_str().as_bytes();
    write.put(Table::Endpoint, &target_key(endpoint.target()), id)?;
    bump_control(write)
}

pub(super) fn remove(write: &mut dyn Write, id: &EndpointId) -> Result<bool> {
    write.remove(Table::Endpoint, &target_key(id.target()))?;
    let was_there = write.remove(Table::Endpoint, &id_key(id))?;
    put_target(write, id.target(), &StoredTarget::default())?;
    bump_control(write)?;
    Ok(was_there)
}

pub(super) fn of_target(read: &(impl Read + ?Sized), target: TargetId) -> Result<Option<Endpoint>> {
    let Some(id) = value(read, Table::Endpoint, &target_key(target))? else {
        return Ok(None);
    };
    let id = EndpointId::from_text(String::from_utf8_lossy(&id));
    let endpoint = value(read, Table::Endpoint, &id_key(&id))?;
    endpoint.as_deref().map(from_json).transpose()
}

/// All endpoints behind an id, until the function breaks.
fn each(
    read: &(impl Read + ?Sized),
    after: Option<&EndpointId>,
    visit: &mut dyn FnMut(Endpoint) -> ControlFlow<()>,
) -> Result<()> {
    let mut from = after.map_or_else(|| b"i".to_vec(), id_key);
    if after.is_some() {
        from.push(0);
    }
    let mut failed = None;
    read.scan(
        Table::Endpoint,
        &from,
        b"j",
        &mut |_, value| match from_json(value) {
            Ok(endpoint) => visit(endpoint),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        },
    )?;
    failed.map_or(Ok(()), Err)
}

pub(super) fn list(
    read: &dyn Read,
    tenant: Option<&str>,
    after: Option<&EndpointId>,
    limit: usize,
) -> Result<Vec<Endpoint>> {
    let mut found = Vec::new();
    each(read, after, &mut |endpoint| {
        if found.len() == limit {
            return ControlFlow::Break(());
        }
        if tenant.is_none() || endpoint.tenant.as_deref() == tenant {
            found.push(endpoint);
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// The endpoints that get an event now.
pub(super) fn subscribed(
    read: &(impl Read + ?Sized),
    tenant: Option<&str>,
    operation: &str,
) -> Result<Vec<TargetId>> {
    let mut found = Vec::new();
    each(read, None, &mut |endpoint| {
        if endpoint.is_subscribed(tenant, operation) {
            found.push(endpoint.target());
        }
        ControlFlow::Continue(())
    })?;
    let mut active = Vec::new();
    for target in found {
        if stored_target(read, target)?.state != TargetState::Disabled {
            active.push(target);
        }
    }
    Ok(active)
}
