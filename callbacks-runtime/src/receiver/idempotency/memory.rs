//! A store in the memory of one process.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use http::StatusCode;

use super::key::IdempotencyKey;
use super::store::{IdempotencyStore, Reservation, StoreError};
use super::token::Token;

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
    /// Until when.
    Reserved(Token, SystemTime),
    /// With which token, and until when it is known.
    Done(StatusCode, Token, SystemTime),
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

    /// Removes the oldest messages, and then reservations that have expired. Those that are being handled are never
    /// removed.
    fn make_room(&self, state: &mut State, now: SystemTime) -> Result<(), StoreError> {
        while state.entries.len() >= self.capacity && state.forget_first() {}
        if state.entries.len() >= self.capacity {
            let is_held = |_: &IdempotencyKey, entry: &mut Entry| match entry {
                Entry::Reserved(_, end) => now < *end,
                Entry::Done(..) => true,
            };
            state.entries.retain(is_held);
        }
        if state.entries.len() >= self.capacity {
            return Err(StoreError::new("too many messages are being handled"));
        }
        Ok(())
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
        let is_it = |entry: &Entry| matches!(entry, Entry::Done(.., known) if *known == end);
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

/// A moment that cannot be represented is a century away. Without an end, a reservation would last forever.
fn after(now: SystemTime, duration: Duration) -> SystemTime {
    let end = now.checked_add(duration);
    end.or_else(|| now.checked_add(CENTURY)).unwrap_or(now)
}

impl IdempotencyStore for InMemoryStore {
    async fn reserve(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Result<Reservation, StoreError> {
        let mut state = self.state();
        state.forget_ended(now);
        let known = state.entries.get(key);
        match known {
            Some(Entry::Reserved(holder, end)) if now < *end && *holder != token => {
                let remaining = end.duration_since(now).unwrap_or_default();
                return Ok(Reservation::InProgress { remaining });
            }
            // If the clock was set back, some messages expire before older ones.
            Some(Entry::Done(status, _, end)) if now < *end => {
                return Ok(Reservation::Done(*status));
            }
            _ => {}
        }
        if known.is_none() {
            self.make_room(&mut state, now)?;
        }
        let reserved = Entry::Reserved(token, after(now, lease));
        state.entries.insert(*key, reserved);
        Ok(Reservation::Reserved)
    }

    async fn extend(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        let mut state = self.state();
        let Some(Entry::Reserved(holder, end)) = state.entries.get_mut(key) else {
            return Ok(false);
        };
        if *holder != token {
            return Ok(false);
        }
        *end = after(now, lease);
        Ok(true)
    }

    async fn commit(
        &self,
        key: &IdempotencyKey,
        token: Token,
        status: StatusCode,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        let end = after(now, self.ttl);
        let mut state = self.state();
        match state.entries.get(key) {
            Some(Entry::Reserved(holder, _) | Entry::Done(_, holder, _)) if *holder != token => {
                return Ok(false);
            }
            _ => {}
        }
        while state.ending.len() >= self.capacity && state.forget_first() {}
        state.entries.insert(*key, Entry::Done(status, token, end));
        state.ending.push_back((*key, end));
        Ok(true)
    }

    async fn release(&self, key: &IdempotencyKey, token: Token) -> Result<bool, StoreError> {
        let mut state = self.state();
        let known = state.entries.get(key).copied();
        if matches!(known, Some(Entry::Reserved(holder, _)) if holder == token) {
            state.entries.remove(key);
        }
        let is_others = |known| match known {
            Entry::Reserved(holder, _) | Entry::Done(_, holder, _) => holder != token,
        };
        Ok(!known.is_some_and(is_others))
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
