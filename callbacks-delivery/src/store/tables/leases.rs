//! Leases of shards, for stores of one process: they end with it, so they are only in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::codec::{Micros, later};
use crate::id::{SHARDS, Shard};
use crate::store::records::{Held, Lease};

/// Who owns which shard.
#[derive(Debug, Default)]
pub(crate) struct Leases(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    shards: BTreeMap<Shard, (Lease, Micros)>,
    /// Until when each worker counts.
    workers: BTreeMap<i64, Micros>,
}

impl Leases {
    fn locked(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn heartbeat(&self, lease: Lease, duration: Duration, now: Micros) -> Held {
        let mut state = self.locked();
        let until = later(now, duration);
        state.workers.insert(lease.worker, until);
        state.workers.retain(|_, until| *until > now);
        let share = usize::from(SHARDS).div_ceil(state.workers.len().max(1));
        let mut shards: Vec<_> = Shard::all()
            .filter(|shard| matches!(state.shards.get(shard), Some((held, _)) if *held == lease))
            .collect();
        for shard in Shard::all() {
            let is_free = state
                .shards
                .get(&shard)
                .is_none_or(|(_, until)| *until <= now);
            if is_free && shards.len() < share && !shards.contains(&shard) {
                shards.push(shard);
            }
        }
        shards.sort_unstable();
        for shard in &shards {
            state.shards.insert(*shard, (lease, until));
        }
        Held {
            shards,
            share,
            control: 0,
        }
    }

    pub(super) fn release(&self, lease: Lease, shards: &[Shard]) {
        let mut state = self.locked();
        for shard in shards {
            if matches!(state.shards.get(shard), Some((held, _)) if *held == lease) {
                state.shards.remove(shard);
            }
        }
    }

    pub(super) fn leave(&self, lease: Lease) {
        let mut state = self.locked();
        state.shards.retain(|_, (held, _)| *held != lease);
        state.workers.remove(&lease.worker);
    }

    pub(super) fn is_held(&self, lease: Lease, shard: Shard, now: Micros) -> bool {
        let state = self.locked();
        state
            .shards
            .get(&shard)
            .is_some_and(|(held, until)| *held == lease && *until > now)
    }

    pub(super) fn count(&self, now: Micros) -> usize {
        let state = self.locked();
        state
            .shards
            .values()
            .filter(|(_, until)| *until > now)
            .count()
    }
}
