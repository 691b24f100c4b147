//! The embedded store: the tests of every store, and what is special about a file.
#![cfg(feature = "redb")]
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use callbacks_delivery::store::{Bound, Journal, Queue};
use callbacks_delivery::testing::{Harness, Tamper};
use callbacks_delivery::{Message, MessageKey, RedbOptions, RedbStore, Shard, TargetId};
use callbacks_runtime::retry::SimulatedClock;

callbacks_delivery::store_tests!(async { FileHarness::new() });
#[cfg(feature = "inbox")]
callbacks_delivery::inbox_tests!(async { FileHarness::new() });

/// A folder that is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("callbacks-redb-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("outbox.redb")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

struct FileHarness {
    store: RedbStore,
    clock: Arc<SimulatedClock>,
    _folder: Folder,
}

impl FileHarness {
    fn new() -> Self {
        let (folder, clock) = (Folder::new(), Arc::new(SimulatedClock::default()));
        let options = RedbOptions::new().clock(Arc::clone(&clock));
        Self {
            store: options.open(folder.file()).unwrap(),
            clock,
            _folder: folder,
        }
    }
}

impl Harness for FileHarness {
    type Store = RedbStore;

    fn store(&self) -> &RedbStore {
        &self.store
    }

    async fn pass(&self, time: Duration) {
        self.clock.pass(time);
    }

    async fn tamper(&self, key: MessageKey, tamper: Tamper) {
        self.store.tamper(key, tamper).await.unwrap();
    }
}

fn message(number: usize) -> Message {
    let target = TargetId::of_name("a");
    let json = serde_json::json!({
        "v": 1, "id": format!("msg_{number}"), "op": "paid", "method": "POST", "url": "https://c.example/",
        "target": target.number(), "shard": target.shard().number(),
    });
    Message::restored(&json.to_string(), vec![b'x'; 1_024].into()).unwrap()
}

async fn fill(store: &RedbStore, count: usize) {
    let messages = (0..count).map(message).collect();
    assert_eq!(store.enqueue(messages).await.unwrap().len(), count);
}

async fn count(store: &RedbStore) -> usize {
    let bounds = Shard::all().map(|shard| Bound { shard, after: None });
    store.poll(bounds.collect(), 100_000).await.unwrap().len()
}

#[tokio::test]
async fn d1_messages_are_there_after_a_restart() {
    let folder = Folder::new();
    let store = RedbStore::open(folder.file()).unwrap();
    fill(&store, 100).await;
    drop(store);
    let store = RedbOptions::new()
        .quick_repair(true)
        .verify(true)
        .open(folder.file())
        .unwrap();
    assert_eq!(count(&store).await, 100);
    // Numbers go on.
    let key = store.enqueue(vec![message(100)]).await.unwrap()[0]
        .key()
        .unwrap();
    assert_eq!(key.seq, 101);
}

#[tokio::test]
async fn d10_a_second_process_is_refused_until_the_first_has_ended() {
    let folder = Folder::new();
    let first = RedbStore::open(folder.file()).unwrap();
    let error = RedbStore::open(folder.file()).unwrap_err();
    assert!(error.is_in_use());
    let text = error.to_string();
    assert!(
        text.contains("outbox.redb` is open already: one process at a time can use a file"),
        "{text}"
    );
    drop(first);
    RedbStore::open(folder.file()).unwrap();
}

fn damage(file: &Path, at: u64, bytes: usize) {
    let mut file = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open(file)
        .unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    let mut before = vec![0; bytes];
    file.read_exact(&mut before).unwrap();
    let after: Vec<_> = before.iter().map(|byte| byte ^ 0x5a).collect();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&after).unwrap();
}

/// D10: damage is detected: in the header always, in the pages if the file is verified.
#[tokio::test]
async fn d10_a_damaged_file_is_detected() {
    let folder = Folder::new();
    for at in [0, 100, 64 * 1024, 512 * 1024] {
        let file = folder.0.join(format!("{at}.redb"));
        let store = RedbStore::open(&file).unwrap();
        fill(&store, 2_000).await;
        drop(store);
        damage(&file, at, 8_192.min(usize::try_from(at).unwrap().max(64)));
        let opened = RedbOptions::new().verify(true).open(&file);
        let error = opened
            .err()
            .unwrap_or_else(|| panic!("damage at {at} is not detected"));
        assert!(error.is_corrupted(), "{at}: {error}");
    }
}

#[tokio::test]
async fn d10_a_file_of_another_kind_is_refused() {
    let folder = Folder::new();
    std::fs::write(folder.file(), b"not a database at all".repeat(500)).unwrap();
    let error = RedbStore::open(folder.file()).unwrap_err();
    assert!(error.is_corrupted(), "{error}");
}

/// D10: without the end of the file, it is refused or has all messages of a complete transaction.
#[tokio::test]
async fn d10_a_truncated_file_is_detected() {
    let folder = Folder::new();
    let store = RedbStore::open(folder.file()).unwrap();
    fill(&store, 2_000).await;
    drop(store);
    let length = std::fs::metadata(folder.file()).unwrap().len();
    let file = std::fs::OpenOptions::new()
        .write(true)
        .open(folder.file())
        .unwrap();
    file.set_len(length / 2).unwrap();
    drop(file);
    let error = RedbOptions::new()
        .verify(true)
        .open(folder.file())
        .unwrap_err();
    assert!(error.is_corrupted(), "{error}");
}

/// D8: many producers at once, each sure of its own message.
#[tokio::test(flavor = "multi_thread")]
async fn d8_producers_share_writes() {
    let folder = Folder::new();
    let store = Arc::new(RedbStore::open(folder.file()).unwrap());
    let mut producers = tokio::task::JoinSet::new();
    for number in 0..200 {
        let store = Arc::clone(&store);
        producers.spawn(async move {
            store.enqueue(vec![message(number)]).await.unwrap()[0]
                .key()
                .unwrap()
        });
    }
    let mut keys = producers.join_all().await;
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 200);
    assert_eq!(count(&store).await, 200);
    assert_eq!(store.gauges().await.unwrap().outbox, 200);
}

#[cfg(feature = "inbox")]
mod handled {
    //! Handled messages of an idempotent router.

    use std::time::SystemTime;

    use callbacks_runtime::StatusCode;
    use callbacks_runtime::receiver::idempotency::{
        IdempotencyKey, IdempotencyStore, Reservation, Token,
    };
    use callbacks_runtime::testing::{check_store, compete};

    use super::*;

    const HOUR: Duration = Duration::from_secs(3_600);

    fn key(byte: u8) -> IdempotencyKey {
        IdempotencyKey::from_bytes([byte; 32])
    }

    async fn reserve(store: &RedbStore, byte: u8, token: Token) -> Reservation {
        let (key, now) = (key(byte), SystemTime::now());
        store.reserve(&key, token, HOUR, now).await.unwrap()
    }

    async fn commit(store: &RedbStore, byte: u8, token: Token) -> bool {
        let (key, now) = (key(byte), SystemTime::now());
        let committed = store.commit(&key, token, StatusCode::OK, now).await;
        committed.unwrap()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn handled_messages_fulfil_the_contract() {
        let folder = Folder::new();
        check_store(RedbStore::open(folder.file()).unwrap()).await;
    }

    /// Several processes cannot share a file, but several tasks can.
    #[tokio::test(flavor = "multi_thread")]
    async fn each_message_is_handled_by_one_of_several_tasks() {
        let folder = Folder::new();
        let store = Arc::new(RedbStore::open(folder.file()).unwrap());
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..4 {
            let store = Arc::clone(&store);
            tasks.spawn(async move { compete(&store, "tasks", 50).await });
        }
        assert_eq!(tasks.join_all().await.iter().sum::<usize>(), 50);
    }

    /// What was handled is known after a restart, and what was being handled is free: nobody else had the file.
    #[tokio::test]
    async fn handled_messages_survive_a_restart() {
        let (folder, token) = (Folder::new(), Token::from_number(u64::MAX));
        let store = RedbStore::open(folder.file()).unwrap();
        for byte in [1, 2] {
            assert_eq!(reserve(&store, byte, token).await, Reservation::Reserved);
        }
        assert!(commit(&store, 1, token).await);
        drop(store);
        let store = RedbStore::open(folder.file()).unwrap();
        let other = Token::from_number(7);
        let done = Reservation::Done(StatusCode::OK);
        assert_eq!(reserve(&store, 1, other).await, done);
        assert_eq!(reserve(&store, 2, other).await, Reservation::Reserved);
        assert!(!commit(&store, 2, token).await);
    }

    /// What has expired is free, and does not fill the file.
    #[tokio::test]
    async fn handled_messages_expire() {
        let (folder, clock) = (Folder::new(), Arc::new(SimulatedClock::default()));
        let options = RedbOptions::new().clock(Arc::clone(&clock));
        let store = options.open(folder.file()).unwrap();
        let store = store.remember_handled(2 * HOUR);
        let token = Token::from_number(7);
        for byte in 0..20 {
            assert_eq!(reserve(&store, byte, token).await, Reservation::Reserved);
            // Others stay reserved.
            assert!(byte % 2 == 0 || commit(&store, byte, token).await);
        }
        let other = Token::from_number(8);
        clock.pass(HOUR - Duration::from_secs(1));
        assert_eq!(
            reserve(&store, 0, other).await,
            Reservation::InProgress {
                remaining: Duration::from_secs(1)
            }
        );
        clock.pass(Duration::from_secs(1));
        assert_eq!(reserve(&store, 0, other).await, Reservation::Reserved);
        assert_eq!(
            reserve(&store, 1, other).await,
            Reservation::Done(StatusCode::OK)
        );
        clock.pass(2 * HOUR);
        for byte in 30..40 {
            assert_eq!(reserve(&store, byte, other).await, Reservation::Reserved);
        }
        drop(store);
        let left = redb::Database::open(folder.file()).unwrap();
        for table in ["reservation", "reservation_until"] {
            let table = redb::TableDefinition::<&[u8], &[u8]>::new(table);
            let read = redb::ReadableDatabase::begin_read(&left).unwrap();
            let table = read.open_table(table).unwrap();
            let count = redb::ReadableTableMetadata::len(&table).unwrap();
            assert_eq!(count, 10);
        }
    }
}

/// The child of the next test: its files may have so many bytes.
#[cfg(target_os = "linux")]
const FULL: &str = "CALLBACKS_TEST_FULL";

/// D17: on a full disk, callers get an error that says so, nothing that was accepted is lost, and it goes on when there is room.
///
/// The system limits the size of files of a child process, which needs no privileges.
#[cfg(target_os = "linux")]
#[test]
fn d17_a_full_disk_is_an_error_and_not_the_end() {
    let folder = Folder::new();
    // In KiB. A signal that is ignored makes it an error, as a full disk is.
    let script = r#"trap "" XFSZ; ulimit -S -f 8192; exec "$0" --exact full_disk --nocapture"#;
    let program = std::env::current_exe().unwrap();
    let child = std::process::Command::new("bash")
        .args(["-c", script])
        .arg(program)
        .env(FULL, &folder.0)
        .output()
        .unwrap();
    let output = String::from_utf8_lossy(&child.stdout);
    assert!(
        child.status.success(),
        "{output}{}",
        String::from_utf8_lossy(&child.stderr)
    );
    assert!(
        output.contains("the disk was full, and has room again"),
        "{output}"
    );
}

/// What the child does. It is no test of its own.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn full_disk() {
    let Some(folder) = std::env::var_os(FULL) else {
        return;
    };
    let file = Path::new(&folder).join("outbox.redb");
    let store = RedbStore::open(&file).unwrap();
    let mut accepted = 0;
    let batch = |first: usize| (first..first + 50).map(message).collect();
    let error = loop {
        match store.enqueue(batch(accepted)).await {
            Ok(_) => accepted += 50,
            Err(error) => break error,
        }
        assert!(accepted < 100_000, "the limit has no effect");
    };
    assert!(error.is_full(), "{error}");
    // What is there can be read.
    assert_eq!(count(&store).await, accepted);
    let pid = std::process::id().to_string();
    let limit = ["--pid", &pid, "--fsize=unlimited:unlimited"];
    let raised = std::process::Command::new("prlimit").args(limit).status();
    if !raised.is_ok_and(|status| status.success()) {
        println!("SKIPPED: no `prlimit` to make room; the disk was full, and has room again");
        return;
    }
    store.enqueue(batch(accepted)).await.unwrap();
    drop(store);
    let store = RedbOptions::new().verify(true).open(&file).unwrap();
    assert_eq!(count(&store).await, accepted + 50);
    println!("the disk was full, and has room again");
}
