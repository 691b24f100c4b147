//! How rows flow through the queues of their targets, and back into the store when there are too many.

use std::time::Duration;

use callbacks_runtime::client::Transport;

use super::engine::{Engine, Hold};
use super::target::Target;
use crate::id::{FifoKey, TargetId};
use crate::store::{Place, Row, Store, Then};

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
        if target.is_stopped(now) || target.len() >= limit {
            if row.place == Place::Outbox {
                self.held.insert(row.key, Hold::Busy);
                self.write_back(&row);
            } else {
                // It is read again when there is room, or the target may send.
                let wait = target.blocked_for(now).unwrap_or_default();
                self.due_at(id, now.saturating_add(wait));
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
        if row.place == Place::Outbox {
            // The next full poll reads it again, and what is behind it must not come first.
            let is_behind = self
                .reads
                .skipped
                .get(&id)
                .is_some_and(|first| *first < seq);
            if is_behind || self.fifo_waiting >= FIFO_WAITING {
                self.reads.skipped.entry(id).or_insert(seq);
                return false;
            }
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

    /// How many rows count against the limit.
    pub(super) fn in_memory(&self) -> usize {
        self.held.len().saturating_sub(self.fifo_waiting)
    }

    /// Gives rows back to the store of which a target has more than it can use soon. Of an order key, only the first message is in
    /// the queue: the others wait for it in memory, wherever it is.
    fn spill(&mut self, id: TargetId, keep: usize) {
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
        let now = self.now();
        for row in excess {
            if row.place == Place::Outbox {
                self.write_back(&row);
            } else {
                self.leave_in_due(&row, now);
            }
        }
    }

    /// Forgets a row that is in `due` already.
    fn leave_in_due(&mut self, row: &Row, now: Duration) {
        let id = row.key.target;
        let seq = row.key.message.seq;
        if let Some(key) = row.fifo
            && let Some(fifo) = self.target(id).fifo.get_mut(&key)
        {
            fifo.busy = None;
            fifo.due.insert(seq);
        }
        self.retire(row.key);
        self.due_at(id, now + AGAIN);
    }

    /// Makes room: targets with long queues give back what they cannot use soon, and those that nothing is sent to give back
    /// everything.
    pub(super) fn relieve(&mut self, now: Duration) {
        let soon = 2 * usize::from(self.settings.target_concurrency);
        let keep = |target: &Target| if target.is_stopped(now) { 0 } else { soon };
        let long: Vec<_> = self
            .targets
            .iter()
            .map(|(id, target)| (*id, target.queue.len(), keep(target)))
            .filter(|(_, has, keep)| has > keep)
            .collect();
        for (id, _, keep) in long {
            self.spill(id, keep);
        }
    }

    /// Gives back what a target has that nothing is sent to. New rows go to `due`, where nobody reads them until the target may send.
    pub(super) fn stop(&mut self, id: TargetId) {
        self.spill(id, 0);
    }
}
