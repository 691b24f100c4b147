//! The keys that are valid at a time, newest first. They can change while they are in use.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use super::error::{KeyError, Unverified};
use super::hmac_sha256::{self, Tag};
use super::secret::SharedSecret;

/// How many signatures a request gets, and how often each of its signatures is tried.
const MAX_KEYS: usize = 10;

/// The keys of one endpoint, newest first: up to ten, each valid forever or until some time.
///
/// A signer uses all valid keys if the scheme can carry several signatures, and the newest key if it cannot. A verifier
/// accepts any valid key. So the two sides can change keys at different times.
///
/// Clones share the keys. [`rotate`](Self::rotate) and [`replace`](Self::replace) take effect at once, wherever the ring
/// is in use.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use callbacks_signature::{KeyRing, StandardKey, StandardWebhooks};
///
/// let ring = KeyRing::new(StandardKey::generate());
/// let signer = StandardWebhooks::new(ring.clone());
/// ring.rotate(StandardKey::generate(), SystemTime::now() + Duration::from_secs(24 * 60 * 60));
/// ```
pub struct KeyRing<K> {
    keys: Arc<RwLock<Dated<K>>>,
}

type Dated<K> = Arc<[(K, Option<SystemTime>)]>;

impl<K> KeyRing<K> {
    /// Creates a ring with one key.
    pub fn new(key: K) -> Self {
        let keys: Dated<K> = Arc::new([(key, None)]);
        Self {
            keys: Arc::new(RwLock::new(keys)),
        }
    }

    fn keys(&self) -> Dated<K> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns the keys that are valid at a time, newest first. Use it for a scheme of your own
    /// ([`Signer`](super::Signer), [`Verifier`](super::Verifier)), whose keys may have any type.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    /// use callbacks_signature::KeyRing;
    ///
    /// let ring = KeyRing::new("old");
    /// let now = SystemTime::now();
    /// ring.rotate("new", now + Duration::from_secs(60));
    /// assert!(ring.valid_at(now).iter().eq(&["new", "old"]));
    /// assert!(ring.valid_at(now + Duration::from_secs(60)).iter().eq(&["new"]));
    /// ```
    pub fn valid_at(&self, time: SystemTime) -> ValidKeys<K> {
        ValidKeys {
            keys: self.keys(),
            time,
        }
    }

    /// Replaces the keys with those of another ring.
    pub fn replace(&self, other: &Self) {
        let keys = other.keys();
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
    }
}

impl<K: Clone> KeyRing<K> {
    /// Adds an older key, which is valid as long as it is in the ring.
    ///
    /// # Errors
    ///
    /// Returns an error if there are already ten keys.
    pub fn and(self, older: K) -> Result<Self, KeyError> {
        self.with(older, None)
    }

    /// Adds an older key, which is valid until a time.
    ///
    /// # Errors
    ///
    /// Returns an error if there are already ten keys.
    pub fn and_until(self, older: K, expires: SystemTime) -> Result<Self, KeyError> {
        self.with(older, Some(expires))
    }

    fn with(self, older: K, expires: Option<SystemTime>) -> Result<Self, KeyError> {
        let mut keys = self.keys().to_vec();
        if keys.len() >= MAX_KEYS {
            return Err(KeyError::TooManyKeys);
        }
        keys.push((older, expires));
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys.into();
        Ok(self)
    }

    /// Makes a key the newest. The other keys stay valid until the time, or until their own end if that is sooner. If
    /// there are ten already, the oldest is dropped.
    pub fn rotate(&self, newest: K, others_expire: SystemTime) {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        let sooner = |expires: Option<SystemTime>| {
            Some(expires.map_or(others_expire, |expires| expires.min(others_expire)))
        };
        let others = keys
            .iter()
            .map(|(key, expires)| (key.clone(), sooner(*expires)));
        *keys = std::iter::once((newest, None))
            .chain(others)
            .take(MAX_KEYS)
            .collect();
    }
}

/// The keys of a ring at one time. Later changes of the ring do not affect it.
pub struct ValidKeys<K> {
    keys: Dated<K>,
    time: SystemTime,
}

impl<K> ValidKeys<K> {
    /// The keys, newest first.
    pub fn iter(&self) -> impl Iterator<Item = &K> {
        let is_valid = |expires: &Option<SystemTime>| expires.is_none_or(|end| self.time < end);
        self.keys
            .iter()
            .filter(move |(_, expires)| is_valid(expires))
            .map(|(key, _)| key)
    }
}

/// Shows how many keys there are, and none of them.
impl<K> fmt::Debug for ValidKeys<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ValidKeys")
            .field("count", &self.iter().count())
            .finish()
    }
}

impl ValidKeys<SharedSecret> {
    /// Refuses unless any of the tags is by any of the keys. Every key is tried, so the time does not reveal which one.
    pub(super) fn verify_tags(&self, parts: &[&[u8]], tags: &[Tag]) -> Result<(), Unverified> {
        let found = self.iter().fold(false, |found, key| {
            found | hmac_sha256::matches(key, parts, tags)
        });
        if found {
            Ok(())
        } else {
            Err(Unverified::no_match())
        }
    }
}

impl<K> From<K> for KeyRing<K> {
    fn from(key: K) -> Self {
        Self::new(key)
    }
}

impl<K> Clone for KeyRing<K> {
    fn clone(&self) -> Self {
        Self {
            keys: Arc::clone(&self.keys),
        }
    }
}

/// Shows how many keys there are, and none of them.
impl<K> fmt::Debug for KeyRing<K> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("KeyRing")
            .field("keys", &self.keys().len())
            .finish()
    }
}
