//! The names of messages, targets and shards in a store.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How many shards the targets are spread over. A worker owns whole shards, so this limits the number of workers.
pub const SHARDS: u16 = 64;

/// A part of all targets. Exactly one worker owns it at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shard(u16);

impl Shard {
    /// A shard by its number. `None` if the number is not less than [`SHARDS`].
    pub const fn new(number: u16) -> Option<Self> {
        if number < SHARDS {
            Some(Self(number))
        } else {
            None
        }
    }

    /// All shards, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SHARDS).map(Self)
    }

    /// The number.
    pub const fn number(self) -> u16 {
        self.0
    }
}

/// Where messages go, as a number: messages with the same one share a queue, a rate and a circuit breaker.
///
/// It is a part of the SHA-256 digest of a name, so all processes and versions agree, and a store shows no URL.
///
/// ```
/// use callbacks_delivery::TargetId;
///
/// let target = TargetId::of_url("https://shop.example/hook");
/// assert_eq!(target, TargetId::of_url("https://shop.example/hook"));
/// assert_ne!(target, TargetId::of_endpoint("https://shop.example/hook"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TargetId(i64);

impl TargetId {
    /// The target of a callback: its whole URL.
    pub fn of_url(url: &str) -> Self {
        Self(digest("url", &[url]))
    }

    /// The target of an endpoint.
    pub fn of_endpoint(id: &str) -> Self {
        Self(digest("endpoint", &[id]))
    }

    /// The target of a name of your own.
    pub fn of_name(name: &str) -> Self {
        Self(digest("name", &[name]))
    }

    /// A target as a store keeps it.
    pub const fn from_number(number: i64) -> Self {
        Self(number)
    }

    /// The number that a store keeps.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The shard of this target.
    pub const fn shard(self) -> Shard {
        // The remainder is less than 64, so the cast cuts nothing off.
        let number = self.0.cast_unsigned() % SHARDS as u64;
        Shard(number as u16)
    }
}

impl fmt::Debug for TargetId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "TargetId({:016x})", self.0)
    }
}

/// An order key: messages with the same one are sent one after the other.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FifoKey(i64);

impl FifoKey {
    /// The key of a name, such as the id of an order.
    pub fn of_name(name: &str) -> Self {
        Self(digest("fifo", &[name]))
    }

    /// A key as a store keeps it.
    pub const fn from_number(number: i64) -> Self {
        Self(number)
    }

    /// The number that a store keeps.
    pub const fn number(self) -> i64 {
        self.0
    }
}

impl fmt::Debug for FifoKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "FifoKey({:016x})", self.0)
    }
}

/// The place of a message in a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MessageKey {
    /// The day on which the store accepted it: days since 1970-01-01 in UTC. A store may keep each day apart.
    pub day: i32,
    /// The number that the store gave to it. Later messages have larger numbers, but transactions may commit in another
    /// order.
    pub seq: i64,
}

/// One delivery: a message to one target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DeliveryKey {
    /// The message.
    pub message: MessageKey,
    /// The target.
    pub target: TargetId,
}

/// The first eight bytes of a digest over texts that cannot be confused with each other.
fn digest(kind: &str, texts: &[&str]) -> i64 {
    let mut digest = Sha256::new();
    digest.update(kind.as_bytes());
    for text in texts {
        digest.update([0]);
        digest.update(text.as_bytes());
    }
    let bytes: [u8; 32] = digest.finalize().into();
    let [a, b, c, d, e, f, g, h, ..] = bytes;
    i64::from_be_bytes([a, b, c, d, e, f, g, h])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stored numbers must mean the same after an update.
    #[test]
    fn the_numbers_never_change() {
        assert_eq!(
            TargetId::of_url("https://shop.example/hook").number(),
            i64::from_be_bytes(sha("url\0https://shop.example/hook"))
        );
        assert_eq!(
            FifoKey::of_name("order-7").number(),
            i64::from_be_bytes(sha("fifo\0order-7"))
        );
    }

    fn sha(text: &str) -> [u8; 8] {
        let digest: [u8; 32] = Sha256::digest(text).into();
        <[u8; 8]>::try_from(&digest[..8]).unwrap()
    }

    #[test]
    fn every_shard_is_used() {
        let used: std::collections::BTreeSet<_> = (0..2_000)
            .map(|number| TargetId::of_name(&number.to_string()).shard())
            .collect();
        assert_eq!(
            used.into_iter().collect::<Vec<_>>(),
            Shard::all().collect::<Vec<_>>()
        );
        assert_eq!(TargetId::from_number(-1).shard().number(), 63);
    }
}
