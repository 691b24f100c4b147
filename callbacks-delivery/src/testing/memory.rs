//! The store in memory, under test.

use std::sync::Arc;
use std::time::Duration;

use callbacks_runtime::retry::SimulatedClock;

use super::{Harness, Tamper};
use crate::id::MessageKey;
use crate::store::MemoryStore;

/// A [`MemoryStore`] with a simulated clock.
#[derive(Debug)]
pub struct MemoryHarness {
    store: MemoryStore,
    clock: Arc<SimulatedClock>,
}

impl Default for MemoryHarness {
    fn default() -> Self {
        let clock = Arc::new(SimulatedClock::default());
        Self {
            store: MemoryStore::with_clock(Arc::clone(&clock)),
            clock,
        }
    }
}

impl Harness for MemoryHarness {
    type Store = MemoryStore;

    fn store(&self) -> &MemoryStore {
        &self.store
    }

    async fn pass(&self, time: Duration) {
        self.clock.pass(time);
    }

    async fn tamper(&self, key: MessageKey, tamper: Tamper) {
        self.store.tamper(key, tamper).await.expect("memory works");
    }
}
