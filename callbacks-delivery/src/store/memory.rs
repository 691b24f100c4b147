//! A store in memory.

use std::collections::BTreeMap;
use std::ops::{Bound, ControlFlow};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use callbacks_runtime::retry::Clock;

use super::Result;
use super::tables::{Backend, Read, Table, TableStore, Visit, Write};
use crate::clock::TokioClock;

/// A store in memory, for tests and examples: everything in it ends with the process.
///
/// It behaves like the durable stores, and passes the same tests.
///
/// ```
/// use callbacks_delivery::MemoryStore;
/// use callbacks_delivery::store::Journal;
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let store = MemoryStore::new();
/// assert_eq!(store.gauges().await?.outbox, 0);
/// # Ok::<(), callbacks_delivery::StoreError>(())
/// # }).unwrap();
/// ```
pub type MemoryStore = TableStore<Memory>;

impl MemoryStore {
    /// An empty store, in tokio's time: a test that pauses it pauses the store.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    pub fn new() -> Self {
        Self::with_clock(TokioClock::default())
    }

    /// An empty store with its own clock, whose time of day counts.
    pub fn with_clock(clock: impl Clock + 'static) -> Self {
        Self::over(Memory::default(), Arc::new(clock))
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

/// The tables of a store in memory.
#[derive(Debug, Default)]
pub struct Memory(Mutex<Tables>);

#[derive(Debug, Default)]
struct Tables([BTreeMap<Vec<u8>, Vec<u8>>; Table::ALL.len()]);

impl Memory {
    fn locked(&self) -> MutexGuard<'_, Tables> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Backend for Memory {
    async fn read<R: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Read) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        work(&*self.locked())
    }

    async fn write<R: Send + 'static>(
        &self,
        work: impl Fn(&mut dyn Write) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        work(&mut *self.locked())
    }
}

impl Read for Tables {
    fn get(&self, table: Table, key: &[u8], visit: &mut dyn FnMut(&[u8])) -> Result<bool> {
        let found = self.0[table as usize].get(key);
        Ok(found.map(|value| visit(value)).is_some())
    }

    fn scan(&self, table: Table, from: &[u8], to: &[u8], visit: Visit<'_>) -> Result<()> {
        if from >= to {
            return Ok(());
        }
        let range = (Bound::Included(from), Bound::Excluded(to));
        for (key, value) in self.0[table as usize].range::<[u8], _>(range) {
            if let ControlFlow::Break(()) = visit(key, value) {
                break;
            }
        }
        Ok(())
    }

    fn scan_back(&self, table: Table, from: &[u8], to: &[u8], visit: Visit<'_>) -> Result<()> {
        if from >= to {
            return Ok(());
        }
        let range = (Bound::Included(from), Bound::Excluded(to));
        for (key, value) in self.0[table as usize].range::<[u8], _>(range).rev() {
            if let ControlFlow::Break(()) = visit(key, value) {
                break;
            }
        }
        Ok(())
    }

    fn len(&self, table: Table) -> Result<u64> {
        Ok(self.0[table as usize].len() as u64)
    }
}

impl Write for Tables {
    fn put(&mut self, table: Table, key: &[u8], value: &[u8]) -> Result<()> {
        self.0[table as usize].insert(key.to_vec(), value.to_vec());
        Ok(())
    }

    fn remove(&mut self, table: Table, key: &[u8]) -> Result<bool> {
        Ok(self.0[table as usize].remove(key).is_some())
    }
}
