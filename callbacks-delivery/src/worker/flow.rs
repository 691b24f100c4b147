//! How rows flow through the queues of their targets, and back into the store when there are too many.

use std::time::Duration;

use callbacks_runtime::client::Transport;

use super::engine::{Engine, Hold};
use crate::id::{FifoKey, TargetId};
use crate::store::{Place, Row, Store, Then};

/// How many rows of a target that nothing is sent to stay in memory.
const KEPT: usize = 16;

/// How many rows with order keys may wait in memory. They only leave the outbox one by one.
const FIFO_WAITING: usize = 100_000;

/// A row that was just settled is read again after this.
const AGAIN: Duration = Duration::from_millis(50);

impl<S: Store, T: Transport + Clone + 'static> Engine<S, T> {
    /// Takes a row that was read. Whether it is new.
    pub(super) fn accept(&mut self, row: Row, now: Duration) -> bool {
        let id = row.key.target;
        match self.held.get(&row.key) {
            Some(Hold::Busy) => return false,
            Some(Hold::Retired { .. }) => {
                if matches!(row.place, Place::Due(_)) {
                    // The read may be from before or after it was written there.
                    self.due_at(id, now + AGAIN);
                }
                return false;
            }
            None => {}
        }
        if !self.is_active(row.shard(), now) {
            return false;
        }
        if let Some(fifo) = row.fifo {
            return self.accept_in_order(row, fifo);
        }
        let limit = self.settings.target_held;
        let target = self.target(id);
        let is_stopped = target.is_paused() || target.blocked_for(now).is_some();
        if target.len() >= if is_stopped { KEPT.min(limit) } else { limit } {
            if row.place == Place::Outbox {
                self.held.insert(row.key, Hold::Busy);
                self.write_back(&row);
            } else {
                // It is read when there is room.
                target.backlog = Some(now);
            }
            return true;
        }
        target.queue.push_back(row.clone());
        self.held.insert(row.key, Hold::Busy);
        self.enqueue(id);
        true
    }

    fn accept_in_order(&mut self, row: Row, fifo: FifoKey) -> bool {
        let (id, seq) = (row.key.target, row.key.message.seq);
        if self.fifo_waiting >= FIFO_WAITING && row.place == Place::Outbox {
            // A later poll reads it again.
            return false;
        }
        self.held.insert(row.key, Hold::Busy);
        self.fifo_waiting += 1;
        let waiting = self.target(id).fifo.entry(fifo).or_default();
        waiting.due.remove(&seq);
        waiting.waiting.insert(seq, row);
        self.promote(id, fifo);
        true
    }

    /// Lets the next message of an order key into the queue, if its turn has come.
    pub(super) fn promote(&mut self, id: TargetId, key: FifoKey) {
        let Some(target) = self.targets.get_mut(&id) else {
            return;
        };
        let Some(fifo) = target.fifo.get_mut(&key) else {
            return;
        };
        if let Some(row) = fifo.next() {
            self.fifo_waiting -= 1;
            target.queue.push_back(row);
            self.enqueue(id);
        } else if fifo.is_empty() {
            target.fifo.remove(&key);
        }
    }

    /// Moves a row from memory to `due`, as it is.
    fn write_back(&mut self, row: &Row) {
        let then = Then::Wait {
            wait: Duration::ZERO,
            charged: row.charged,
            uncharged: row.uncharged,
            began: row.began,
        };
        self.put(row, then, None);
    }

    /// Writes rows back of which a target has more than it can use soon.
    pub(super) fn spill(&mut self, id: TargetId, keep: usize) {
        let Some(target) = self.targets.get_mut(&id) else {
            return;
        };
        let mut excess = Vec::new();
        while target.len() > keep {
            // Payloads are the last to go.
            match target.queue.pop_back() {
                Some(row) => excess.push(row),
                None => break,
            }
        }
        // Messages with order keys stay, because the others behind them wait in memory too.
        let (stay, go): (Vec<_>, Vec<_>) = excess.into_iter().partition(|row| row.fifo.is_some());
        target.queue.extend(stay.into_iter().rev());
        for row in go {
            if row.place == Place::Outbox {
                self.write_back(&row);
            } else {
                // It is in `due` already.
                let now = self.now();
                self.retire(row.key);
                self.due_at(id, now + AGAIN);
            }
        }
    }

    /// Makes room: targets with long queues write back what they cannot use soon.
    pub(super) fn relieve(&mut self) {
        let keep = 2 * usize::from(self.settings.target_concurrency);
        let long: Vec<_> = self
            .targets
            .iter()
            .filter(|(_, target)| target.queue.len() > keep)
            .map(|(id, _)| *id)
            .collect();
        for id in long {
            self.spill(id, keep);
        }
    }

    /// Writes back what a target has that nothing is sent to.
    pub(super) fn stop(&mut self, id: TargetId) {
        self.spill(id, KEPT);
    }
}
