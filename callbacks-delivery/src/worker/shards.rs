//! Leases of shards: renewing, taking over, losing, and handing over without a request on its way.

use std::sync::Arc;
use std::time::Duration;

use callbacks_runtime::client::Transport;

use super::engine::{ByShard, Done, Engine, Hold, TakenOver};
use super::event::EventKind;
use super::guard::guarded;
use crate::id::{Shard, TargetId};
use crate::store::{Held, Result, Store, TargetRecord};

#[derive(Default)]
pub(super) struct Leasing {
    pub(super) shards: ByShard<Owned>,
    next_heartbeat: Duration,
    pub(super) retry_at: Duration,
    control: u64,
    is_beating: bool,
    is_releasing: bool,
    is_taking: bool,
    is_reloading: bool,
    /// Whether people changed something that was not read yet.
    is_stale: bool,
}

pub(super) struct Owned {
    state: State,
    /// When the lease ends, counted from before it was asked for.
    pub(super) until: Duration,
    /// Behind which row the next poll starts.
    pub(super) after: Option<(i64, TargetId)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// What the store knows of it is not read yet.
    New,
    Active,
    /// It goes to another worker when nothing is on its way.
    Draining,
}

impl Leasing {
    pub(super) fn is_active(&self, shard: Shard, now: Duration) -> bool {
        let owned = self.shards.get(&shard);
        owned.is_some_and(|owned| owned.state == State::Active && owned.until > now)
    }

    /// The shards that are polled.
    pub(super) fn active(&mut self) -> impl Iterator<Item = (Shard, &mut Owned)> {
        let active = |(_, owned): &(&Shard, &mut Owned)| owned.state == State::Active;
        self.shards
            .iter_mut()
            .filter(active)
            .map(|(shard, owned)| (*shard, owned))
    }

    /// When the next heartbeat can start, as far as is known.
    pub(super) fn next_heartbeat(&self, now: Duration) -> Duration {
        if self.is_beating || self.is_releasing {
            now + Duration::from_secs(1)
        } else {
            self.next_heartbeat
        }
    }

    fn of(&self, state: State) -> Vec<Shard> {
        let of_state = self.shards.iter().filter(|(_, owned)| owned.state == state);
        of_state.map(|(shard, _)| *shard).collect()
    }
}

impl<S: Store, T: Transport + Clone + 'static> Engine<S, T> {
    pub(super) fn heartbeat(&mut self, now: Duration) {
        let leasing = &mut self.leasing;
        // A release must not cross a heartbeat that still counts the shard.
        if now < leasing.next_heartbeat || leasing.is_beating || leasing.is_releasing {
            return;
        }
        leasing.is_beating = true;
        let (store, lease, duration) = (Arc::clone(&self.store), self.lease, self.settings.lease);
        leasing.next_heartbeat = now.saturating_add(duration / 5);
        self.tasks.spawn(async move {
            let held = guarded(store.heartbeat(lease, duration)).await;
            Done::Heartbeat { asked: now, held }
        });
    }

    pub(super) fn on_heartbeat(&mut self, asked: Duration, held: Result<Held>, now: Duration) {
        self.leasing.is_beating = false;
        let Ok(held) = self.store_result(held, now) else {
            return;
        };
        if self.closing.is_some() {
            self.renew(&held, asked);
            return;
        }
        let lost: Vec<_> = self
            .leasing
            .shards
            .keys()
            .filter(|shard| held.shards.binary_search(shard).is_err())
            .copied()
            .collect();
        for shard in lost {
            self.lose(shard);
        }
        self.renew(&held, asked);
        let until = asked.saturating_add(self.settings.lease);
        for shard in &held.shards {
            self.leasing.shards.entry(*shard).or_insert(Owned {
                state: State::New,
                until,
                after: None,
            });
        }
        let surplus = held.shards.len().saturating_sub(held.share);
        let draining = self.leasing.of(State::Draining).len();
        for shard in held.shards.iter().rev().take(surplus).skip(draining) {
            self.drain(*shard);
        }
        self.leasing.is_stale |= held.control != self.leasing.control;
        self.leasing.control = held.control;
        self.reload();
    }

    fn renew(&mut self, held: &Held, asked: Duration) {
        let until = asked.saturating_add(self.settings.lease);
        for (shard, owned) in &mut self.leasing.shards {
            if held.shards.binary_search(shard).is_ok() {
                owned.until = owned.until.max(until);
            }
        }
    }

    /// Gives up shards whose leases could not be renewed in time, before another worker can have them.
    pub(super) fn expire_leases(&mut self, now: Duration) {
        let expired: Vec<_> = self
            .leasing
            .shards
            .iter()
            .filter(|(_, owned)| owned.until <= now)
            .map(|(shard, _)| *shard)
            .collect();
        for shard in expired {
            self.lose(shard);
        }
    }

    /// Forgets everything about a shard. Requests that are on its way end, and what comes of them is refused by the store.
    pub(super) fn lose(&mut self, shard: Shard) {
        if self.leasing.shards.remove(&shard).is_some() {
            tracing::warn!(target: "callbacks", shard = shard.number(), "the lease of a shard is lost");
            self.emit(EventKind::LeaseLost { shard });
            self.forget(shard);
        }
    }

    /// Drops what waits in memory for a shard: it is still in the store.
    fn forget(&mut self, shard: Shard) {
        let targets: Vec<_> = self
            .targets
            .keys()
            .filter(|target| target.shard() == shard)
            .copied()
            .collect();
        for id in targets {
            let Some(target) = self.targets.remove(&id) else {
                continue;
            };
            self.round.retain(|queued| *queued != id);
            self.loads.parked.remove(&id);
            self.loads.remove(&target.loaded);
            let waiting: Vec<_> = target
                .fifo
                .values()
                .flat_map(|fifo| fifo.waiting.values())
                .collect();
            self.fifo_waiting -= waiting.len();
            let loaded = target.loaded.iter().map(|ready| &ready.row);
            for row in target.queue.iter().chain(loaded).chain(waiting) {
                self.held.remove(&row.key);
            }
        }
        let of_shard = |row: &crate::store::Row| row.shard() == shard;
        for row in self.loads.wanted.extract_if(.., |row| of_shard(row)) {
            self.loads.loaded -= 1;
            self.held.remove(&row.key);
        }
    }

    /// Prepares the handover of a shard: nothing new is read or sent.
    fn drain(&mut self, shard: Shard) {
        if let Some(owned) = self.leasing.shards.get_mut(&shard) {
            owned.state = State::Draining;
            self.forget(shard);
        }
    }

    /// Hands over shards that nothing is on its way for.
    pub(super) fn release(&mut self, _now: Duration) {
        let leasing = &self.leasing;
        if leasing.is_releasing || leasing.is_beating {
            return;
        }
        let mut shards = leasing.of(State::Draining);
        if shards.is_empty() {
            return;
        }
        let is_busy = |shard: &Shard| {
            self.held
                .iter()
                .any(|(key, hold)| key.target.shard() == *shard && *hold == Hold::Busy)
        };
        shards.retain(|shard| !is_busy(shard));
        if shards.is_empty() {
            return;
        }
        self.leasing.is_releasing = true;
        let (store, lease) = (Arc::clone(&self.store), self.lease);
        self.tasks.spawn(async move {
            let released = guarded(store.release(lease, shards.clone())).await;
            Done::Released(shards, released)
        });
    }

    pub(super) fn on_released(&mut self, shards: &[Shard], released: Result<()>, now: Duration) {
        self.leasing.is_releasing = false;
        if self.store_result(released, now).is_ok() {
            for shard in shards {
                self.leasing.shards.remove(shard);
            }
        }
    }

    /// Reads what the store knows of shards that are new.
    pub(super) fn take_over(&mut self, now: Duration) {
        if self.leasing.is_taking || now < self.leasing.retry_at {
            return;
        }
        let shards = self.leasing.of(State::New);
        if shards.is_empty() || self.closing.is_some() {
            return;
        }
        self.leasing.is_taking = true;
        let store = Arc::clone(&self.store);
        self.tasks.spawn(async move {
            let taken = async {
                Ok(TakenOver {
                    records: store.targets(shards.clone()).await?,
                    due: store.due_targets(shards.clone()).await?,
                    fifo: store.fifo_due(shards.clone()).await?,
                })
            };
            let taken = guarded(taken).await;
            Done::TakenOver(shards, taken)
        });
    }

    pub(super) fn on_taken_over(
        &mut self,
        shards: &[Shard],
        taken: Result<TakenOver>,
        now: Duration,
    ) {
        self.leasing.is_taking = false;
        let taken = match self.store_result(taken, now) {
            Ok(taken) => taken,
            Err(retry_at) => {
                self.leasing.retry_at = retry_at;
                return;
            }
        };
        for shard in shards {
            if let Some(owned) = self.leasing.shards.get_mut(shard)
                && owned.state == State::New
            {
                owned.state = State::Active;
            }
        }
        for record in taken.records {
            if self.is_active(record.target.shard(), now) {
                self.target(record.target).apply(record, now);
            }
        }
        for row in taken.fifo.into_iter() {
            if let Some(fifo) = row.fifo.filter(|_| self.is_active(row.shard(), now)) {
                let waiting = self.target(row.key.target).fifo.entry(fifo).or_default();
                waiting.due.insert(row.key.message.seq);
            }
        }
        for due in taken.due {
            if self.is_active(due.target.shard(), now) {
                self.due_at(due.target, now.saturating_add(due.wait));
            }
        }
        self.reads.poll_at = now;
    }

    /// Reads again what people control.
    fn reload(&mut self) {
        if !self.leasing.is_stale || self.leasing.is_reloading {
            return;
        }
        self.leasing.is_stale = false;
        self.leasing.is_reloading = true;
        let store = Arc::clone(&self.store);
        let shards: Vec<_> = self.leasing.shards.keys().copied().collect();
        self.tasks
            .spawn(async move { Done::Reloaded(guarded(store.targets(shards)).await) });
    }

    pub(super) fn on_reloaded(&mut self, records: Result<Vec<TargetRecord>>, now: Duration) {
        self.leasing.is_reloading = false;
        let Ok(records) = self.store_result(records, now) else {
            self.leasing.is_stale = true;
            return;
        };
        self.endpoints.clear();
        let mut records: std::collections::HashMap<_, _> = records
            .into_iter()
            .map(|record| (record.target, record))
            .collect();
        let known: Vec<_> = self.targets.keys().copied().collect();
        for id in known {
            let record = records.remove(&id).unwrap_or_else(|| TargetRecord::new(id));
            if let Some(target) = self.targets.get_mut(&id) {
                self.leasing.is_stale |= target.is_writing;
                target.apply(record, now);
            }
            // Payloads may have been erased.
            self.unload(id);
            self.enqueue(id);
        }
        for (id, record) in records {
            if self.is_active(id.shard(), now) {
                self.target(id).apply(record, now);
            }
        }
    }
}
