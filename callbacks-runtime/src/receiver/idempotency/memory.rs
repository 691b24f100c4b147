//! A store in the memory of one process.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use http::StatusCode;

use super::key::IdempotencyKey;
use super::store::{IdempotencyStore, Reservation, StoreError};

/// Longer than providers try: the schedule of Standard Webhooks ends after 75 hours.
const DEFAULT_TTL: Duration = Duration::from_secs(4 * 24 * 60 * 60);

const CENTURY: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

const DEFAULT_CAPACITY: usize = 100_000;

/// Keeps handled messages in memory: for one process, and as long as it runs.
///
/// It holds 100 000 messages, some 15 MB, for four days each, unless told otherwise. When it is full, those
/// handled first are forgotten. Clones share what is kept.
#[derive(Clone)]
pub struct InMemoryStore {
    state: Arc<Mutex<State>>,
    ttl: Duration,
    capacity: usize,
}

#[derive(Default)]
struct State {
    entries: HashMap<IdempotencyKey, Entry>,
    /// What was committed, in that order, with the time when it ends.
    ending: VecDeque<(IdempotencyKey, SystemTime)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Reserved,
    Done(StatusCode, SystemTime),
}

impl Default for InMemoryStore {
    fn default() -> Self {
        Self {
            state: Arc::default(),
            ttl: DEFAULT_TTL,
            capacity: DEFAULT_CAPACITY,
        }
    }
}

impl InMemoryStore {
    /// How long a handled message is known; four days unless set. It should be at least twice the tolerance of the
    /// verifier, and as long as the provider tries.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.ttl = ttl;
        self
    }

    /// How many messages are known at most, those that are being handled included; 100 000 unless set.
    #[must_use]
    pub fn capacity(mut self, messages: usize) -> Self {
        self.capacity = messages.max(1);
        self
    }

    /// Nothing panics while it holds the lock, so a poisoned one guards no broken promise.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Forgets the first of what was committed, unless it was committed once more since.
    fn forget_first(&mut self) -> bool {
        let Some((key, end)) = self.ending.pop_front() else {
            return false;
        };
        let is_it = |entry: &Entry| matches!(entry, Entry::Done(_, known) if *known == end);
        if self.entries.get(&key).is_some_and(is_it) {
            self.entries.remove(&key);
        }
        true
    }

    fn forget_ended(&mut self, now: SystemTime) {
        while self.ending.front().is_some_and(|(_, end)| *end <= now) {
            self.forget_first();
        }
    }
}

impl IdempotencyStore for InMemoryStore {
    async fn reserve(
        &self,
        key: &IdempotencyKey,
        now: SystemTime,
    ) -> Result<Reservation, StoreError> {
        let mut state = self.state();
        state.forget_ended(now);
        match state.entries.get(key) {
            Some(Entry::Reserved) => return Ok(Reservation::InProgress),
            // After the clock was set back, some end before those that were committed first.
            Some(Entry::Done(status, end)) if now < *end => return Ok(Reservation::Done(*status)),
            _ => {}
        }
        while state.entries.len() >= self.capacity && state.forget_first() {}
        if state.entries.len() >= self.capacity {
            return Err(StoreError::new("too many messages are being handled"));
        }
        state.entries.insert(*key, Entry::Reserved);
        Ok(Reservation::Reserved)
    }

    async fn commit(
        &self,
        key: &IdempotencyKey,
        status: StatusCode,
        now: SystemTime,
    ) -> Result<(), StoreError> {
        // Without an end in time, it is known for a century: an error would leave the reservation, which nothing ends.
        let end = now.checked_add(self.ttl);
        let end = end.or_else(|| now.checked_add(CENTURY)).unwrap_or(now);
        let mut state = self.state();
        while state.ending.len() >= self.capacity && state.forget_first() {}
        state.entries.insert(*key, Entry::Done(status, end));
        state.ending.push_back((*key, end));
        Ok(())
    }

    async fn release(&self, key: &IdempotencyKey) -> Result<(), StoreError> {
        let mut state = self.state();
        if state.entries.get(key) == Some(&Entry::Reserved) {
            state.entries.remove(key);
        }
        Ok(())
    }
}

impl fmt::Debug for InMemoryStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("InMemoryStore")
            .field("messages", &self.state().entries.len())
            .field("ttl", &self.ttl)
            .field("capacity", &self.capacity)
            .finish()
    }
}
