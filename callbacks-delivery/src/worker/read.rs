//! Reading rows and payloads.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use callbacks_runtime::client::Transport;

use super::engine::{Done, Engine, Hold, LoadedAll};
use super::guard::guarded;
use super::target::Ready;
use crate::id::TargetId;
use crate::store::{Bound, Cause, Due, Loaded, Result, Row, Store, Then};

/// How many rows of each shard a poll reads.
const POLLED: usize = 200;

/// How many rows of each target are read from `due`.
const DUE: usize = 64;

/// How many targets are read from `due` at once.
const DUE_TARGETS: usize = 64;

/// How many payloads are read at once.
const LOADED_AT_ONCE: usize = 256;

/// How many payloads are read at once as long as nobody knows how large they are.
const FIRST: usize = 16;

/// A transaction may commit after another one with a larger number. Polls reach back by so many numbers.
const OVERLAP: i64 = 1_000;

/// How often everything is read again, for transactions that were open for long.
const FULL_POLL: Duration = Duration::from_secs(5);

#[derive(Default)]
pub(super) struct Reads {
    pub(super) poll_at: Duration,
    poll_wait: Duration,
    full_poll_at: Duration,
    pub(super) retry_at: Duration,
    is_polling: bool,
    polls: u64,
    is_reading_due: bool,
    dues: u64,
    /// The targets whose rows in `due` are wanted.
    pub(super) due: BTreeSet<TargetId>,
}

#[derive(Default)]
pub(super) struct Loads {
    /// Rows whose payloads are wanted.
    pub(super) wanted: Vec<Row>,
    /// How many payloads are in memory or on their way there.
    pub(super) loaded: usize,
    /// The bytes of those in memory.
    pub(super) bytes: usize,
    /// The size of a payload, as far as known. It follows larger ones at once, and smaller ones slowly.
    size: Option<usize>,
    /// How many are being read.
    reading: usize,
    /// The targets that want payloads when there is room again.
    pub(super) starved: BTreeSet<TargetId>,
    running: usize,
    pub(super) retry_at: Duration,
}

impl Loads {
    /// Notes that payloads are no longer in memory.
    pub(super) fn remove<'a>(&mut self, dropped: impl IntoIterator<Item = &'a Ready>) {
        for ready in dropped {
            self.loaded -= 1;
            self.bytes -= ready.message.body().len();
        }
    }
}

impl<S: Store, T: Transport + Clone + 'static> Engine<S, T> {
    /// Whether there is room for more rows.
    pub(super) fn can_poll(&self) -> bool {
        let is_full = self.held.len().saturating_sub(self.fifo_waiting) >= self.settings.held;
        !self.reads.is_polling && !is_full && self.closing.is_none()
    }

    pub(super) fn poll(&mut self, now: Duration) {
        if self.held.len().saturating_sub(self.fifo_waiting) >= self.settings.held {
            self.relieve();
        }
        if now < self.reads.poll_at.max(self.reads.retry_at) || !self.can_poll() {
            return;
        }
        if now >= self.reads.full_poll_at {
            self.reads.full_poll_at = now + FULL_POLL;
            for (_, owned) in self.leasing.active() {
                owned.after = None;
            }
        }
        let bounds: Vec<_> = self
            .leasing
            .active()
            .map(|(shard, owned)| Bound {
                shard,
                after: owned.after,
            })
            .collect();
        self.reads.poll_at = now.saturating_add(self.settings.poll.1);
        if bounds.is_empty() {
            return;
        }
        self.reads.is_polling = true;
        self.reads.polls += 1;
        let store = Arc::clone(&self.store);
        self.tasks
            .spawn(async move { Done::Polled(guarded(store.poll(bounds, POLLED)).await) });
    }

    pub(super) fn on_polled(&mut self, rows: Result<Vec<Row>>, now: Duration) {
        self.reads.is_polling = false;
        let rows = match self.store_result(rows, now) {
            Ok(rows) => rows,
            Err(retry_at) => {
                self.reads.retry_at = retry_at;
                self.reads.poll_at = retry_at;
                return;
            }
        };
        let mut counts = std::collections::BTreeMap::<_, (usize, _)>::new();
        for row in &rows {
            let (count, last) = counts.entry(row.shard()).or_insert((0, row.key));
            *count += 1;
            *last = row.key;
        }
        let mut has_more = false;
        for (shard, owned) in self.leasing.active() {
            let Some((count, last)) = counts.get(&shard) else {
                // Numbers that commit late are at most so far behind the last one that was seen.
                continue;
            };
            let seq = last.message.seq;
            owned.has_more = *count >= POLLED;
            has_more |= owned.has_more;
            owned.after = match owned.has_more {
                true => Some((seq, last.target)),
                false => Some((seq.saturating_sub(OVERLAP), TargetId::from_number(i64::MIN))),
            };
        }
        let mut is_new = false;
        for row in rows {
            is_new |= self.accept(row, now);
        }
        let (shortest, longest) = self.settings.poll;
        self.reads.poll_wait = match is_new {
            true => shortest,
            false => self
                .reads
                .poll_wait
                .saturating_mul(2)
                .clamp(shortest, longest),
        };
        // A wake that came while the poll was running has set this to zero.
        let wait = if has_more {
            Duration::ZERO
        } else {
            self.reads.poll_wait
        };
        self.reads.poll_at = self.reads.poll_at.min(now.saturating_add(wait));
        self.sweep();
    }

    pub(super) fn read_due(&mut self, now: Duration) {
        if self.reads.is_reading_due || now < self.reads.retry_at || self.closing.is_some() {
            return;
        }
        let mut targets = Vec::new();
        while let Some(target) = self.reads.due.pop_first() {
            if let Some(known) = self.targets.get_mut(&target) {
                // What is written from now on sets it again.
                known.backlog = None;
                targets.push(target);
            }
            if targets.len() == DUE_TARGETS {
                break;
            }
        }
        if targets.is_empty() {
            return;
        }
        self.reads.is_reading_due = true;
        self.reads.dues += 1;
        let limit = DUE + 2 * usize::from(self.settings.target_concurrency);
        let store = Arc::clone(&self.store);
        self.tasks.spawn(async move {
            let due = guarded(store.due(targets.clone(), limit)).await;
            Done::Due(targets, due)
        });
    }

    pub(super) fn on_due(&mut self, targets: &[TargetId], due: Result<Due>, now: Duration) {
        self.reads.is_reading_due = false;
        match self.store_result(due, now) {
            Ok(due) => {
                for row in due.rows {
                    self.accept(row, now);
                }
                for next in due.next {
                    self.due_at(next.target, now.saturating_add(next.wait));
                }
            }
            Err(retry_at) => {
                self.reads.retry_at = retry_at;
                for target in targets {
                    self.due_at(*target, retry_at);
                }
            }
        }
        self.sweep();
    }

    /// Notes that rows of a target are due at a moment.
    pub(super) fn due_at(&mut self, id: TargetId, at: Duration) {
        if !self.is_active(id.shard(), self.now()) {
            return;
        }
        let target = self.target(id);
        if target.backlog.is_none_or(|before| at < before) {
            target.backlog = Some(at);
        }
        self.timers.insert((at, id));
    }

    /// Forgets settled rows that no running read can return any more.
    fn sweep(&mut self) {
        let running_polls = self.reads.is_polling.then_some(self.reads.polls);
        let running_dues = self.reads.is_reading_due.then_some(self.reads.dues);
        self.held.retain(|_, hold| match hold {
            Hold::Busy => true,
            Hold::Retired { polls, dues } => {
                running_polls.is_some_and(|running| running <= *polls)
                    || running_dues.is_some_and(|running| running <= *dues)
            }
        });
    }

    /// Keeps a settled row in mind until reads that began before are complete.
    pub(super) fn retire(&mut self, key: crate::id::DeliveryKey) {
        if self.reads.is_polling || self.reads.is_reading_due {
            let (polls, dues) = (self.reads.polls, self.reads.dues);
            self.held.insert(key, Hold::Retired { polls, dues });
        } else {
            self.held.remove(&key);
        }
    }

    pub(super) fn load(&mut self, now: Duration) {
        if self.loads.loaded < self.settings.concurrency
            && self.loads.bytes < self.settings.payloads
        {
            for target in std::mem::take(&mut self.loads.starved) {
                self.enqueue(target);
            }
            // They want more of it at once.
            self.dispatch(now);
        }
        while self.loads.running < 2 && now >= self.loads.retry_at {
            let count = self.load_count();
            if count == 0 {
                break;
            }
            let rows: Vec<_> = self.loads.wanted.drain(..count).collect();
            self.loads.running += 1;
            self.loads.reading += count;
            let known: Vec<_> = rows
                .iter()
                .map(|row| row.key.target)
                .filter(|target| self.endpoints.contains_key(target))
                .collect();
            let store = Arc::clone(&self.store);
            self.tasks.spawn(async move {
                let loaded = guarded(load(&*store, &rows, &known)).await;
                Done::Loaded(rows, loaded)
            });
        }
    }

    /// How many payloads to read at once: as many as fit in memory, and at least one if no payload is in memory.
    fn load_count(&self) -> usize {
        let most = self.loads.wanted.len().min(LOADED_AT_ONCE);
        let size = self.loads.size.unwrap_or(self.settings.payloads / FIRST);
        let room = self.settings.payloads.saturating_sub(self.loads.bytes) / size.max(1);
        let room = room.saturating_sub(self.loads.reading);
        let is_idle = self.loads.bytes == 0 && self.loads.running == 0;
        room.max(usize::from(is_idle)).min(most)
    }

    pub(super) fn on_loaded(&mut self, rows: Vec<Row>, loaded: Result<LoadedAll>, now: Duration) {
        self.loads.running -= 1;
        self.loads.reading -= rows.len();
        let loaded = match self.store_result(loaded, now) {
            Ok(loaded) => loaded,
            Err(retry_at) => {
                self.loads.retry_at = retry_at;
                self.loads.wanted.extend(rows);
                return;
            }
        };
        for (target, endpoint) in loaded.endpoints {
            self.endpoints.insert(target, endpoint.map(Arc::new));
        }
        self.note_sizes(&loaded.messages);
        for (row, message) in rows.into_iter().zip(loaded.messages) {
            self.on_message(row, message, now);
        }
    }

    fn note_sizes(&mut self, messages: &[Loaded]) {
        let sizes = messages.iter().filter_map(|loaded| match loaded {
            Loaded::Message(message) => Some(message.body().len()),
            _ => None,
        });
        if let Some(largest) = sizes.max() {
            let before = self.loads.size.unwrap_or_default();
            self.loads.size = Some(largest.max(before - before / 8));
        }
    }

    fn on_message(&mut self, row: Row, loaded: Loaded, now: Duration) {
        let id = row.key.target;
        let Some(target) = self
            .targets
            .get_mut(&id)
            .filter(|_| self.leasing.is_active(id.shard(), now))
        else {
            // The shard is another worker's by now.
            self.loads.loaded -= 1;
            self.held.remove(&row.key);
            return;
        };
        target.loading = target.loading.saturating_sub(1);
        if !target.is_turn_of(&row) {
            // The shard was lost and taken again meanwhile.
            self.loads.loaded -= 1;
            self.held.remove(&row.key);
            return;
        }
        match loaded {
            Loaded::Message(message)
                if message.envelope().fanout && !self.endpoints.contains_key(&id) =>
            {
                // Endpoints changed meanwhile.
                self.loads.loaded -= 1;
                target.queue.push_front(row);
            }
            Loaded::Message(message) => {
                self.loads.bytes += message.body().len();
                target.loaded.push_back(Ready { row, message });
            }
            Loaded::Forgotten => {
                self.loads.loaded -= 1;
                self.put(&row, Then::Done, None);
            }
            Loaded::Missing => {
                self.loads.loaded -= 1;
                self.bury_unread(&row, Cause::MissingPayload, "the payload is missing");
            }
            Loaded::Unreadable(why) => {
                self.loads.loaded -= 1;
                self.bury_unread(&row, Cause::Unreadable, &why);
            }
            Loaded::NoKey(why) => {
                self.loads.loaded -= 1;
                self.bury_unread(&row, Cause::NoKey, &why);
            }
        }
        self.enqueue(id);
    }
}

/// Reads messages, and the endpoints that their events go to.
async fn load(store: &impl Store, rows: &[Row], known: &[TargetId]) -> Result<LoadedAll> {
    let keys = rows.iter().map(|row| row.key.message).collect();
    let messages = store.load(keys).await?;
    let is_event =
        |loaded: &Loaded| matches!(loaded, Loaded::Message(message) if message.envelope().fanout);
    let mut wanted: Vec<_> = rows
        .iter()
        .zip(&messages)
        .filter(|(_, loaded)| is_event(loaded))
        .map(|(row, _)| row.key.target)
        .filter(|target| !known.contains(target))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut endpoints = Vec::new();
    if !wanted.is_empty() {
        let mut found: std::collections::HashMap<_, _> = store
            .endpoints_of(wanted.clone())
            .await?
            .into_iter()
            .map(|endpoint| (endpoint.target(), endpoint))
            .collect();
        endpoints.extend(
            wanted
                .into_iter()
                .map(|target| (target, found.remove(&target))),
        );
    }
    Ok(LoadedAll {
        messages,
        endpoints,
    })
}
