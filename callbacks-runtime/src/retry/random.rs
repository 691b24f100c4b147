//! Randomness for jitter and message ids.

use std::fmt::Debug;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};

/// A source of randomness: the process, or a seed in tests.
pub trait Random: Debug + Send + Sync {
    /// A uniformly distributed number.
    fn next(&self) -> u64;
}

/// Hashes of a counter with a key from the operating system. Outsiders cannot predict the numbers, and other processes
/// get different ones. Do not use them as cryptographic keys.
#[derive(Debug, Default)]
pub struct ProcessRandom {
    key: RandomState,
    drawn: AtomicU64,
}

impl Random for ProcessRandom {
    fn next(&self) -> u64 {
        self.key
            .hash_one(self.drawn.fetch_add(1, Ordering::Relaxed))
    }
}

/// The same numbers for the same seed, for tests.
#[derive(Debug)]
pub struct SeededRandom(AtomicU64);

/// The step of SplitMix64.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl SeededRandom {
    /// The numbers of a seed.
    pub const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Random for SeededRandom {
    fn next(&self) -> u64 {
        let state = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^ (state >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_draws_the_same_numbers_and_processes_do_not() {
        let draw = |random: &dyn Random| [random.next(), random.next()];
        // The published first numbers of SplitMix64 for the seed 0.
        let expected = [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4];
        assert_eq!(draw(&SeededRandom::new(0)), expected);
        let first = draw(&ProcessRandom::default());
        assert_ne!(first[0], first[1]);
        assert_ne!(first, draw(&ProcessRandom::default()));
    }
}
