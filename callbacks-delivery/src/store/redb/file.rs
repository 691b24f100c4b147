//! The file: opening it, and what its errors mean.

use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
#[cfg(feature = "inbox")]
use std::time::SystemTime;

use redb::{
    AccessGuard, CommitError, Database, DatabaseError, ReadOnlyTable, ReadTransaction,
    ReadableDatabase, ReadableTable, ReadableTableMetadata, StorageError, TableDefinition,
    TableError, TransactionError, WriteTransaction,
};

use crate::error::StoreError;
use crate::store::Result;
use crate::store::tables::{Read, Table, Visit, Write};

/// The version of the tables.
const VERSION: &[u8] = b"1";
const VERSION_KEY: &[u8] = b"version";

type Definition = TableDefinition<'static, &'static [u8], &'static [u8]>;

const fn definition(table: Table) -> Definition {
    TableDefinition::new(match table {
        Table::Message => "message",
        Table::Id => "id",
        Table::Outbox => "outbox",
        Table::Due => "due",
        Table::DueAt => "due_at",
        Table::Dead => "dead",
        Table::Attempt => "attempt",
        Table::Target => "target",
        Table::Endpoint => "endpoint",
        Table::Deduplication => "deduplication",
        Table::Meta => "meta",
        Table::Activity => "activity",
        Table::Audit => "audit",
        Table::Job => "job",
        Table::InboxEvent => "inbox_event",
        Table::InboxWork => "inbox_work",
        Table::InboxDue => "inbox_due",
        Table::InboxFifo => "inbox_fifo",
        Table::InboxDead => "inbox_dead",
        Table::InboxHandled => "inbox_handled",
        Table::InboxSeen => "inbox_seen",
        Table::InboxSeenUntil => "inbox_seen_until",
        Table::Reservation => "reservation",
        Table::ReservationUntil => "reservation_until",
    })
}

/// The database, which is opened again after an error of the disk.
#[derive(Debug)]
pub(super) struct Shared {
    path: PathBuf,
    cache: usize,
    database: RwLock<Option<Arc<Database>>>,
}

impl Shared {
    pub(super) fn open(path: PathBuf, cache: usize, is_verified: bool) -> Result<Self> {
        let shared = Self {
            path,
            cache,
            database: RwLock::default(),
        };
        let database = shared.open_database(is_verified)?;
        shared.set(Some(Arc::new(database)));
        Ok(shared)
    }

    fn set(&self, database: Option<Arc<Database>>) {
        *self
            .database
            .write()
            .unwrap_or_else(PoisonError::into_inner) = database;
    }

    fn open_database(&self, is_verified: bool) -> Result<Database> {
        let mut builder = Database::builder();
        builder.set_cache_size(self.cache);
        // A damaged file may also make the library panic.
        let opened = guarded(|| {
            builder
                .create(&self.path)
                .map_err(|error| self.explain(error))
        });
        let mut database = opened?;
        if is_verified {
            let is_intact = guarded(|| {
                database
                    .check_integrity()
                    .map_err(|error| self.explain(error))
            });
            if !is_intact? {
                return Err(StoreError::corrupted("checksums do not match"));
            }
        }
        guarded(|| prepare(&database))?;
        Ok(database)
    }

    fn explain(&self, error: DatabaseError) -> StoreError {
        let path = self.path.display();
        match error {
            DatabaseError::DatabaseAlreadyOpen => StoreError::in_use(format!(
                "`{path}` is open already: one process at a time can use a file. Use the outbox of that process, or a \
                 store of PostgreSQL for several processes"
            )),
            DatabaseError::Storage(error) => storage(error),
            DatabaseError::UpgradeRequired(version) => {
                StoreError::version(format!("`{path}` has the format {version} of redb"))
            }
            error => StoreError::unavailable(error.to_string()),
        }
    }

    pub(super) fn database(&self) -> Result<Arc<Database>> {
        let database = self.database.read().unwrap_or_else(PoisonError::into_inner);
        database
            .clone()
            .ok_or_else(|| StoreError::unavailable("the file is being opened again"))
    }

    /// Opens the file again, once nobody reads any more. After an error of the disk nothing else helps.
    pub(super) fn reopen(&self) -> Result<()> {
        let before = self
            .database
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(mut before) = before {
            // Readers only need milliseconds.
            loop {
                match Arc::try_unwrap(before) {
                    Ok(database) => break drop(database),
                    Err(shared) => before = shared,
                }
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
        }
        let database = self.open_database(false)?;
        self.set(Some(Arc::new(database)));
        Ok(())
    }
}

#[cfg(feature = "inbox")]
impl Shared {
    /// Frees the claims of a process that has ended.
    pub(super) fn free_claims(&self, now: SystemTime) -> Result<()> {
        let database = self.database()?;
        guarded(|| {
            let transaction = database.begin_write().map_err(transaction_error)?;
            let mut tables = Tables::of(&transaction)?;
            crate::store::tables::free_claims(&mut tables, now)?;
            crate::store::tables::free_reservations(&mut tables)?;
            drop(tables);
            transaction.commit().map_err(commit_error)
        })
    }
}

/// Creates the tables, or checks their version.
fn prepare(database: &Database) -> Result<()> {
    let transaction = database.begin_write().map_err(transaction_error)?;
    {
        for table in Table::ALL {
            transaction
                .open_table(definition(table))
                .map_err(table_error)?;
        }
        let mut meta = transaction
            .open_table(definition(Table::Meta))
            .map_err(table_error)?;
        let version = meta
            .get(VERSION_KEY)
            .map_err(storage)?
            .map(|value| value.value().to_vec());
        match version {
            Some(version) if version == VERSION => {}
            Some(version) => {
                let version = String::from_utf8_lossy(&version).into_owned();
                return Err(StoreError::version(format!(
                    "its tables have the version {version}"
                )));
            }
            None => {
                meta.insert(VERSION_KEY, VERSION).map_err(storage)?;
            }
        }
    }
    transaction.commit().map_err(commit_error)
}

/// Runs something that may panic if the file is damaged.
pub(super) fn guarded<R>(work: impl FnOnce() -> Result<R>) -> Result<R> {
    let work = std::panic::AssertUnwindSafe(work);
    std::panic::catch_unwind(work)
        .unwrap_or_else(|_| Err(StoreError::corrupted("reading it panicked")))
}

/// What an error of the file means.
pub(super) fn storage(error: StorageError) -> StoreError {
    match error {
        StorageError::Corrupted(what) => StoreError::corrupted(what),
        StorageError::Io(error) => match error.kind() {
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => StoreError::full(error),
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
                StoreError::corrupted(error)
            }
            _ => StoreError::unavailable(error),
        },
        error => StoreError::unavailable(error.to_string()),
    }
}

pub(super) fn transaction_error(error: TransactionError) -> StoreError {
    match error {
        TransactionError::Storage(error) => storage(error),
        error => StoreError::unavailable(error.to_string()),
    }
}

pub(super) fn commit_error(error: CommitError) -> StoreError {
    match error {
        CommitError::Storage(error) => storage(error),
        error => StoreError::unavailable(error.to_string()),
    }
}

fn table_error(error: TableError) -> StoreError {
    match error {
        TableError::Storage(error) => storage(error),
        error => StoreError::corrupted(error.to_string()),
    }
}

fn get<'a>(
    table: &impl ReadableTable<&'static [u8], &'static [u8]>,
    key: &'a [u8],
    visit: &mut dyn FnMut(&[u8]),
) -> Result<bool> {
    let found = table.get(key).map_err(storage)?;
    Ok(found.map(|value| visit(value.value())).is_some())
}

fn scan(
    table: &impl ReadableTable<&'static [u8], &'static [u8]>,
    from: &[u8],
    to: &[u8],
    visit: Visit<'_>,
) -> Result<()> {
    if from >= to {
        return Ok(());
    }
    visit_rows(table.range::<&[u8]>(from..to).map_err(storage)?, visit)
}

fn scan_back(
    table: &impl ReadableTable<&'static [u8], &'static [u8]>,
    from: &[u8],
    to: &[u8],
    visit: Visit<'_>,
) -> Result<()> {
    if from >= to {
        return Ok(());
    }
    visit_rows(
        table.range::<&[u8]>(from..to).map_err(storage)?.rev(),
        visit,
    )
}

type RowOf<'t> = (
    AccessGuard<'t, &'static [u8]>,
    AccessGuard<'t, &'static [u8]>,
);

fn visit_rows<'t>(
    rows: impl Iterator<Item = std::result::Result<RowOf<'t>, StorageError>>,
    visit: Visit<'_>,
) -> Result<()> {
    for row in rows {
        let (key, value) = row.map_err(storage)?;
        if let ControlFlow::Break(()) = visit(key.value(), value.value()) {
            break;
        }
    }
    Ok(())
}

/// A snapshot. Tables are opened when they are needed.
pub(super) struct Snapshot(ReadTransaction);

impl Snapshot {
    pub(super) fn of(database: &Database) -> Result<Self> {
        database.begin_read().map(Self).map_err(transaction_error)
    }

    fn table(&self, table: Table) -> Result<ReadOnlyTable<&'static [u8], &'static [u8]>> {
        self.0.open_table(definition(table)).map_err(table_error)
    }
}

impl Read for Snapshot {
    fn get(&self, table: Table, key: &[u8], visit: &mut dyn FnMut(&[u8])) -> Result<bool> {
        get(&self.table(table)?, key, visit)
    }

    fn scan(&self, table: Table, from: &[u8], to: &[u8], visit: Visit<'_>) -> Result<()> {
        scan(&self.table(table)?, from, to, visit)
    }

    fn scan_back(&self, table: Table, from: &[u8], to: &[u8], visit: Visit<'_>) -> Result<()> {
        scan_back(&self.table(table)?, from, to, visit)
    }

    fn len(&self, table: Table) -> Result<u64> {
        self.table(table)?.len().map_err(storage)
    }
}

type OpenTable<'t> = redb::Table<'t, &'static [u8], &'static [u8]>;

/// A transaction with all of its tables.
pub(super) struct Tables<'t>(Vec<OpenTable<'t>>);

impl<'t> Tables<'t> {
    pub(super) fn of(transaction: &'t WriteTransaction) -> Result<Self> {
        let open = |table| {
            transaction
                .open_table(definition(table))
                .map_err(table_error)
        };
        Ok(Self(
            Table::ALL.into_iter().map(open).collect::<Result<_>>()?,
        ))
    }
}

impl Read for Tables<'_> {
    fn get(&self, table: Table, key: &[u8], visit: &mut dyn FnMut(&[u8])) -> Result<bool> {
        get(&self.0[table as usize], key, visit)
    }

    fn scan(&self, table: Table, from: &[u8], to: &[u8], visit: Visit<'_>) -> Result<()> {
        scan(&self.0[table as usize], from, to, visit)
    }

    fn scan_back(&self, table: Table, from: &[u8], to: &[u8], visit: Visit<'_>) -> Result<()> {
        scan_back(&self.0[table as usize], from, to, visit)
    }

    fn len(&self, table: Table) -> Result<u64> {
        self.0[table as usize].len().map_err(storage)
    }
}

impl Write for Tables<'_> {
    fn put(&mut self, table: Table, key: &[u8], value: &[u8]) -> Result<()> {
        self.0[table as usize].insert(key, value).map_err(storage)?;
        Ok(())
    }

    fn remove(&mut self, table: Table, key: &[u8]) -> Result<bool> {
        Ok(self.0[table as usize]
            .remove(key)
            .map_err(storage)?
            .is_some())
    }
}
