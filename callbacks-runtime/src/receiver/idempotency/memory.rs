//! A store in the memory of one process.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use http::StatusCode;

use super::key::IdempotencyKey;
use super::store::{IdempotencyStore, Reservation, StoreError};

/// Longer than providers retry: the schedule of Standard Webhooks ends after 75 hours.
const DEFAULT_TTL: Duration = Duration::from_secs(4 * 24 * 60 * 60);

const CENTURY: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

const DEFAULT_CAPACITY: usize = 100_000;

/// Stores handled messages in memory, for one process and as long as it runs.
///
/// By default it holds 100 000 messages, about 15 MB, for four days each. When it is full, the oldest are removed.
/// Clones share the messages.
#[derive(Clone)]
pub struct InMemoryStore {
    state: Arc<Mutex<State>>,
    ttl: Duration,
    capacity: usize,
}

#[derive(Default)]
struct State {
    entries: HashMap<IdempotencyKey, Entry>,
    /// The committed messages, in this order, with their expiry.
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
    /// Sets how long a handled message is known. The default is four days. It should be at least twice the tolerance of
    /// the verifier, and as long as the provider retries.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.ttl = ttl;
        self
    }

    /// Sets the maximum number of messages, including those being handled. The default is 100 000.
    #[must_use]
    pub fn capacity(mut self, messages: usize) -> Self {
        self.capacity = messages.max(1);
        self
    }

    /// Nothing panics while it holds the lock, so a poisoned lock protects consistent data.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Removes the oldest committed message, unless it was committed again since.
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
            // If the clock was set back, some messages expire before older ones.
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
        // If the expiry overflows, the message is known for a century. After an error the reservation would never end.
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
