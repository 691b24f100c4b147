//! The embedded store: one file, no server.

mod file;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use callbacks_runtime::retry::Clock;

use super::Result;
use super::tables::{Backend, Read, TableStore, Write};
use crate::clock::SystemClock;
use crate::error::StoreError;

use file::{Shared, Snapshot};
use writer::Writer;

/// A store in one file, for programs that run as one process: nothing else to install or to operate.
///
/// A message is on the disk when `enqueue` returns. Messages that are accepted at the same time share one write to
/// the disk, so many producers are much faster than one. The file survives a kill at any point. A second process that opens it gets
/// an error, until the first one has ended.
///
/// ```
/// use callbacks_delivery::RedbStore;
/// use callbacks_delivery::store::Journal;
///
/// # let folder = std::env::temp_dir().join(format!("callbacks-doc-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// # let path = folder.join("outbox.redb");
/// # tokio::runtime::Builder::new_multi_thread().enable_time().build().unwrap().block_on(async {
/// let store = RedbStore::open(&path)?;
/// assert_eq!(store.gauges().await?.outbox, 0);
/// assert!(RedbStore::open(&path).is_err_and(|error| error.is_in_use()));
/// # Ok::<(), callbacks_delivery::StoreError>(())
/// # }).unwrap();
/// # std::fs::remove_dir_all(&folder).unwrap();
/// ```
pub type RedbStore = TableStore<Redb>;

impl RedbStore {
    /// Opens a file, or creates it. Reading what a killed process left may take seconds for a file of gigabytes:
    /// [`RedbOptions::quick_repair`] changes that.
    ///
    /// # Errors
    ///
    /// If another process has the file, it is damaged, another version of this library made it, or the disk fails.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        RedbOptions::new().open(path)
    }
}

/// How a file is opened.
///
/// ```no_run
/// use callbacks_delivery::RedbOptions;
///
/// let store = RedbOptions::new().quick_repair(true).open("outbox.redb")?;
/// # let _ = store;
/// # Ok::<(), callbacks_delivery::StoreError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct RedbOptions {
    cache: usize,
    has_quick_repair: bool,
    is_verified: bool,
    clock: Arc<dyn Clock>,
}

impl Default for RedbOptions {
    fn default() -> Self {
        Self {
            cache: 64 * 1024 * 1024,
            has_quick_repair: false,
            is_verified: false,
            clock: Arc::new(SystemClock),
        }
    }
}

impl RedbOptions {
    /// The default options.
    pub fn new() -> Self {
        Self::default()
    }

    /// How much memory the cache has, in bytes. Default: 64 MiB.
    pub fn cache(mut self, bytes: usize) -> Self {
        self.cache = bytes;
        self
    }

    /// Makes a file that a killed process left open in milliseconds, however large it is, for about a third of the speed of
    /// writing. Default: off.
    pub fn quick_repair(mut self, is_on: bool) -> Self {
        self.has_quick_repair = is_on;
        self
    }

    /// Reads the whole file when it is opened, and compares all checksums. Default: off.
    pub fn verify(mut self, is_on: bool) -> Self {
        self.is_verified = is_on;
        self
    }

    /// Another clock, whose time of day counts. Default: the system's.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Opens a file, or creates it.
    ///
    /// # Errors
    ///
    /// Returns an error if another process has the file open, the file is damaged, or it cannot be read or written.
    pub fn open(self, path: impl AsRef<Path>) -> Result<RedbStore> {
        let path: PathBuf = path.as_ref().to_owned();
        let shared = Arc::new(Shared::open(path, self.cache, self.is_verified)?);
        #[cfg(feature = "inbox")]
        shared.free_claims(self.clock.time_of_day())?;
        let writer = Writer::start(Arc::clone(&shared), self.has_quick_repair)?;
        Ok(TableStore::over(Redb { shared, writer }, self.clock))
    }
}

/// The tables of a store in a file.
#[derive(Debug)]
pub struct Redb {
    shared: Arc<Shared>,
    writer: Writer,
}

impl Backend for Redb {
    async fn read<R: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Read) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let shared = Arc::clone(&self.shared);
        let read = tokio::task::spawn_blocking(move || work(&Snapshot::of(&*shared.database()?)?));
        read.await.map_err(StoreError::corrupted)?
    }

    async fn write<R: Send + 'static>(
        &self,
        work: impl Fn(&mut dyn Write) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        self.writer.write(work).await
    }
}
