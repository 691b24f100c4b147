//! Payloads: which are in memory, and reading them.
//!
//! The memory for payloads is for requests that may begin now. Targets that have all their requests on their way get a few more in
//! advance while there is much room. A target that cannot send, for whatever reason, gives its place to one that can.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use callbacks_runtime::client::Transport;

use super::engine::{Done, Engine, LoadedAll};
use super::guard::guarded;
use super::target::Ready;
use crate::id::TargetId;
use crate::store::{Cause, Loaded, Result, Row, Store, Then};

/// How many payloads are read at once.
const LOADED_AT_ONCE: usize = 256;

/// How many payloads are read at once as long as nobody knows how large they are.
const FIRST: usize = 16;

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
    /// The targets that could send if there were room for a payload.
    pub(super) starved: BTreeSet<TargetId>,
    /// The targets with payloads in memory that could not send at their last turn.
    pub(super) parked: BTreeSet<TargetId>,
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
    pub(super) fn load(&mut self, now: Duration) {
        let has_room = self.loads.loaded < self.settings.concurrency
            && self.loads.bytes < self.settings.payloads;
        if (has_room || !self.loads.parked.is_empty()) && !self.loads.starved.is_empty() {
            for target in std::mem::take(&mut self.loads.starved) {
                self.enqueue(target);
            }
            // They want more of it at once.
            self.dispatch(now);
        }
        while self.loads.running < 2 && now >= self.loads.retry_at {
            let count = self.load_count();
            if count == 0 {
                let waits = !self.loads.wanted.is_empty() && self.loads.reading == 0;
                if waits && self.evict() {
                    continue;
                }
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

    /// Drops one payload whose target cannot send. It is read again when its turn comes. Whether there was one.
    pub(super) fn evict(&mut self) -> bool {
        while let Some(id) = self.loads.parked.first().copied() {
            if let Some(target) = self.targets.get_mut(&id)
                && let Some(ready) = target.loaded.pop_back()
            {
                self.loads.remove(std::slice::from_ref(&ready));
                target.queue.push_front(ready.row);
                return true;
            }
            self.loads.parked.remove(&id);
        }
        false
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
