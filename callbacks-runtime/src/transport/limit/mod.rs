//! Limits how much is sent at once, to one origin and in total.

mod rate;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::clock::{Clock, TokioClock};
use crate::lru::LruMap;
use rate::Bucket;

pub use rate::Rate;

/// For how many origins buckets are remembered. A new origin has a full bucket.
const MOST_BUCKETS: usize = 10_000;

/// The configured limits of a transport.
#[derive(Clone, Debug)]
pub(super) struct Limits {
    pub(super) at_once: usize,
    pub(super) per_origin: usize,
    pub(super) rate: Option<Rate>,
    pub(super) clock: Arc<dyn Clock>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            at_once: 256,
            per_origin: 8,
            rate: None,
            clock: Arc::new(TokioClock::default()),
        }
    }
}

/// Lets requests through within the limits.
///
/// An origin without requests takes no memory. With a rate it has a bucket, and the number of buckets is limited.
/// Requests that stop waiting, or are dropped, leave nothing behind.
pub(super) struct Gate {
    limits: Limits,
    all: Arc<Semaphore>,
    origins: Arc<Mutex<Origins>>,
    buckets: Mutex<LruMap<Bucket>>,
}

type Origins = HashMap<Arc<str>, Origin>;

struct Origin {
    slots: Arc<Semaphore>,
    /// How many requests hold a slot or wait for one.
    users: usize,
}

/// The right to send. Its slots are returned before the origin is forgotten.
pub(super) struct Pass {
    _all: OwnedSemaphorePermit,
    _slot: OwnedSemaphorePermit,
    _user: User,
}

/// Why there is no right to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Full {
    Rate,
    Slots,
}

impl fmt::Display for Full {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Rate => "the rate of the origin allows no request within the timeout",
            Self::Slots => "too many requests were running until the timeout",
        })
    }
}

impl std::error::Error for Full {}

impl Gate {
    pub(super) fn new(limits: Limits) -> Self {
        Self {
            all: semaphore(limits.at_once),
            origins: Arc::default(),
            buckets: Mutex::new(LruMap::new(MOST_BUCKETS)),
            limits,
        }
    }

    /// Succeeds if there are free slots and no rate. It sets no timer, which may wake a thread. It overtakes no waiting
    /// request, because returned slots go to those first.
    pub(super) fn enter_at_once(&self, origin: &str) -> Result<Pass, Waiting<'_>> {
        if self.limits.rate.is_some() {
            return Err(Waiting {
                gate: self,
                user: None,
            });
        }
        let user = self.user(origin);
        let slot = Arc::clone(&user.slots).try_acquire_owned();
        let all = slot.map(|slot| (slot, Arc::clone(&self.all).try_acquire_owned()));
        match all {
            Ok((slot, Ok(all))) => Ok(Pass {
                _all: all,
                _slot: slot,
                _user: user,
            }),
            _ => Err(Waiting {
                gate: self,
                user: Some(user),
            }),
        }
    }

    async fn await_rate(&self, origin: &str, patience: Duration) -> Result<(), Full> {
        let Some(rate) = self.limits.rate else {
            return Ok(());
        };
        let now = self.limits.clock.now();
        let taken = locked(&self.buckets)
            .entry(origin)
            .take(rate, now, patience);
        let wait = taken.ok_or(Full::Rate)?;
        let mut token = Token {
            gate: self,
            origin,
            rate,
            is_used: false,
        };
        if !wait.is_zero() {
            self.limits.clock.sleep(wait).await;
        }
        token.is_used = true;
        Ok(())
    }

    fn user(&self, name: &str) -> User {
        let mut origins = locked(&self.origins);
        let entry = origins.entry(name.into());
        let name = Arc::clone(entry.key());
        let origin = entry.or_insert_with(|| Origin {
            slots: semaphore(self.limits.per_origin),
            users: 0,
        });
        origin.users += 1;
        User {
            slots: Arc::clone(&origin.slots),
            origins: Arc::clone(&self.origins),
            name,
        }
    }
}

/// A request that has to wait.
pub(super) struct Waiting<'g> {
    gate: &'g Gate,
    user: Option<User>,
}

impl Waiting<'_> {
    /// Waits for the right to send, at most for `patience`. The slot of the origin comes first, so requests to a slow
    /// origin do not block others.
    pub(super) async fn enter(self, origin: &str, patience: Duration) -> Result<Pass, Full> {
        let Self { gate, user } = self;
        let waiting = async {
            gate.await_rate(origin, patience).await?;
            let user = user.unwrap_or_else(|| gate.user(origin));
            let slot = Arc::clone(&user.slots).acquire_owned().await;
            let all = Arc::clone(&gate.all).acquire_owned().await;
            // The semaphores are never closed.
            let (Ok(slot), Ok(all)) = (slot, all) else {
                return Err(Full::Slots);
            };
            Ok(Pass {
                _all: all,
                _slot: slot,
                _user: user,
            })
        };
        let entered = tokio::time::timeout(patience, waiting).await;
        entered.unwrap_or(Err(Full::Slots))
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.limits.fmt(formatter)
    }
}

/// A token of a bucket. It is returned if the wait is cancelled.
struct Token<'g> {
    gate: &'g Gate,
    origin: &'g str,
    rate: Rate,
    is_used: bool,
}

impl Drop for Token<'_> {
    fn drop(&mut self) {
        if !self.is_used {
            let mut buckets = locked(&self.gate.buckets);
            buckets.entry(self.origin).give_back(self.rate);
        }
    }
}

/// One request of an origin.
struct User {
    slots: Arc<Semaphore>,
    origins: Arc<Mutex<Origins>>,
    name: Arc<str>,
}

impl Drop for User {
    fn drop(&mut self) {
        let mut origins = locked(&self.origins);
        if let Entry::Occupied(mut origin) = origins.entry(Arc::clone(&self.name)) {
            origin.get_mut().users -= 1;
            if origin.get().users == 0 {
                origin.remove();
            }
        }
    }
}

/// A semaphore with at least one permit, because zero would block forever.
fn semaphore(permits: usize) -> Arc<Semaphore> {
    Arc::new(Semaphore::new(permits.clamp(1, Semaphore::MAX_PERMITS)))
}

/// Nothing panics while it holds one of these locks, so a poisoned lock protects consistent data.
fn locked<V>(mutex: &Mutex<V>) -> MutexGuard<'_, V> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
