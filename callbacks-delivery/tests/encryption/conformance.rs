//! An encrypted store passes the tests of every store (D10).

use std::sync::Arc;
use std::time::Duration;

use callbacks_delivery::testing::{Harness, Tamper};
use callbacks_delivery::{EncryptedStore, MemoryStore, MessageKey};
use callbacks_runtime::retry::SimulatedClock;

use super::keys;

struct Memory {
    store: EncryptedStore<MemoryStore>,
    clock: Arc<SimulatedClock>,
}

impl Memory {
    fn new() -> Self {
        let clock = Arc::new(SimulatedClock::default());
        let store = MemoryStore::with_clock(Arc::clone(&clock));
        Self {
            store: EncryptedStore::new(store, keys(&[1])),
            clock,
        }
    }
}

impl Harness for Memory {
    type Store = EncryptedStore<MemoryStore>;

    fn store(&self) -> &Self::Store {
        &self.store
    }

    async fn pass(&self, time: Duration) {
        self.clock.pass(time);
    }

    async fn tamper(&self, key: MessageKey, tamper: Tamper) {
        self.store.inner().tamper(key, tamper).await.unwrap();
    }
}

mod memory {
    use super::Memory;

    callbacks_delivery::store_tests!(async { Memory::new() });
    #[cfg(feature = "inbox")]
    callbacks_delivery::inbox_tests!(async { Memory::new() });
}

#[cfg(feature = "postgres")]
mod postgres {
    use callbacks_delivery::PostgresStore;

    use super::*;
    use crate::support::Database;

    struct Encrypted {
        store: EncryptedStore<PostgresStore>,
        below: Database,
    }

    impl Encrypted {
        async fn start() -> Option<Self> {
            let below = Database::start().await?;
            let store = EncryptedStore::new(below.store.clone(), keys(&[1]));
            Some(Self { store, below })
        }
    }

    impl Harness for Encrypted {
        type Store = EncryptedStore<PostgresStore>;

        fn store(&self) -> &Self::Store {
            &self.store
        }

        async fn pass(&self, time: Duration) {
            self.below.pass(time).await;
        }

        async fn tamper(&self, key: MessageKey, tamper: Tamper) {
            self.below.tamper(key, tamper).await;
        }
    }

    callbacks_delivery::store_tests!(optional Encrypted::start());
    #[cfg(feature = "inbox")]
    callbacks_delivery::inbox_tests!(optional Encrypted::start());
}
