//! Figures for a dashboard.

use std::collections::HashMap;
use std::time::Duration;

use super::codec::{Cursor, Key, Micros, Stored, between};
use super::{Leases, Read, Table, endpoints, first, queue};
use crate::id::{Shard, TargetId};
use crate::store::history::Gauges;
use crate::store::{Bound, Result, TargetState};

/// How many rows of a shard are looked at for one that could be sent.
const LOOKED_AT: usize = 1_000;

pub(super) fn gauges(read: &dyn Read, leases: &Leases, now: Micros) -> Result<Gauges> {
    let mut oldest_new: Option<Duration> = None;
    for row in queue::poll(
        read,
        &Shard::all()
            .map(|shard| Bound { shard, after: None })
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
    let mut held = Holds::default();
    let mut oldest_late = oldest_waiting(read, &mut held, now)?;
    let mut oldest_due = None;
    for shard in Shard::all() {
        let (mut from, to) = Key::default().shard(shard).prefix();
        while let Some(key) = first(read, Table::Due, &from, &to)? {
            let mut cursor = Cursor(&key);
            cursor.shard()?;
            let (target, due) = (cursor.target()?, cursor.signed()?);
            if due <= now {
                let age = Some(between(due, now));
                oldest_due = oldest_due.max(age);
                if !held.of(read, target, now)?.is_held {
                    oldest_late = oldest_late.max(age);
                }
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
        oldest_late,
        owned_shards: u16::try_from(leases.count(now)).unwrap_or(u16::MAX),
    })
}

/// Why nothing may be sent to a target at the moment, although a worker runs.
#[derive(Clone, Copy, Debug, Default)]
struct Hold {
    is_held: bool,
    /// What has an order key waits for an earlier delivery that failed.
    is_failing: bool,
}

/// Those of targets, each read once.
#[derive(Debug, Default)]
struct Holds(HashMap<TargetId, Hold>);

impl Holds {
    fn of(&mut self, read: &dyn Read, target: TargetId, now: Micros) -> Result<Hold> {
        if let Some(hold) = self.0.get(&target) {
            return Ok(*hold);
        }
        let record = endpoints::stored_target(read, target)?.record(target, now);
        let is_paused = record.state == TargetState::Paused;
        let hold = Hold {
            is_held: is_paused || record.health.breaker.is_some() || record.rate.is_some(),
            is_failing: record.health.failing_for.is_some(),
        };
        self.0.insert(target, hold);
        Ok(hold)
    }
}

/// The age of the oldest delivery in `outbox` that could be sent.
fn oldest_waiting(read: &dyn Read, held: &mut Holds, now: Micros) -> Result<Option<Duration>> {
    let mut oldest = None;
    for shard in Shard::all() {
        let (mut after, mut seen) = (None, 0);
        // Mostly, the first row can be sent.
        'rows: while seen < LOOKED_AT {
            let most = if seen == 0 { 1 } else { 100 };
            let rows = queue::poll(read, &[Bound { shard, after }], most)?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                let hold = held.of(read, row.key.target, now)?;
                if hold.is_held || hold.is_failing && row.fifo.is_some() {
                    continue;
                }
                let message = Key::default().message(row.key.message).done();
                read.get(Table::Message, &message, &mut |value| {
                    if let Ok(stored) = Stored::read(value) {
                        oldest = oldest.max(Some(between(stored.accepted, now)));
                    }
                })?;
                break 'rows;
            }
            seen += rows.len();
            after = rows.last().map(|row| (row.key.message.seq, row.key.target));
        }
    }
    Ok(oldest)
}
