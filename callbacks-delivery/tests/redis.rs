//! Handled messages in Redis.
//!
//! The tests need a server: the one of `CALLBACKS_TEST_REDIS` (a URL), or else `redis://127.0.0.1:6379`. Each has a prefix of its
//! own there, and removes its keys. Without a server they are skipped, and say so.
#![allow(
    clippy::unwrap_used,
    clippy::explicit_write,
    reason = "helpers of tests unwrap as tests do, and what a test skips is seen only past the capture of its output"
)]

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use callbacks_delivery::RedisIdempotency;
use callbacks_delivery::redis::driver::aio::{ConnectionManager, MultiplexedConnection};
use callbacks_delivery::redis::driver::{Client, cmd};
use callbacks_runtime::StatusCode;
use callbacks_runtime::receiver::idempotency::{
    IdempotencyKey, IdempotencyStore, Reservation, Token,
};
use callbacks_runtime::testing::{check_store, compete};

const VARIABLE: &str = "CALLBACKS_TEST_REDIS";
const DEFAULT: &str = "redis://127.0.0.1:6379";

const PREFIX: &str = "CALLBACKS_TEST_COMPETE_PREFIX";
const SCOPE: &str = "several processes";
const MESSAGES: usize = 1_000;

const LONG: Duration = Duration::from_secs(600);

fn url() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| DEFAULT.to_owned())
}

/// A prefix of a server, and a store with it.
struct Keys {
    prefix: String,
    store: RedisIdempotency,
    /// A connection that does not belong to the store.
    admin: MultiplexedConnection,
}

impl Keys {
    /// `None` if there is no server: the test says that it was skipped.
    async fn start() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let prefix = format!("callbacks-test:{}:{number}:", std::process::id());
        let store = match RedisIdempotency::connect(&url()).await {
            Ok(store) => store.prefix(&prefix),
            Err(error) if std::env::var_os(VARIABLE).is_some() => {
                panic!("no Redis at {VARIABLE}: {error}")
            }
            Err(error) => {
                let name = std::thread::current().name().unwrap_or("test").to_owned();
                let why = format!("no Redis at {DEFAULT} ({error}); {VARIABLE} names another one");
                writeln!(std::io::stderr(), "{name} SKIPPED: {why}").unwrap();
                return None;
            }
        };
        let client = Client::open(url()).unwrap();
        let admin = client.get_multiplexed_async_connection().await.unwrap();
        Some(Self {
            prefix,
            store,
            admin,
        })
    }

    /// The keys that are there, with their milliseconds.
    async fn all(&mut self) -> Vec<(String, i64)> {
        let (mut cursor, mut found) = (0_u64, Vec::new());
        loop {
            let (next, keys): (u64, Vec<String>) = cmd("SCAN")
                .arg(cursor)
                .arg("MATCH")
                .arg(format!("{}*", self.prefix))
                .arg("COUNT")
                .arg(1_000)
                .query_async(&mut self.admin)
                .await
                .unwrap();
            for key in keys {
                let left = cmd("PTTL").arg(&key).query_async(&mut self.admin).await;
                found.push((key, left.unwrap()));
            }
            if next == 0 {
                return found;
            }
            cursor = next;
        }
    }

    async fn clean(mut self) {
        for (key, _) in self.all().await {
            let _: i64 = cmd("DEL")
                .arg(&key)
                .query_async(&mut self.admin)
                .await
                .unwrap();
        }
    }
}

fn key(byte: u8) -> IdempotencyKey {
    IdempotencyKey::from_bytes([byte; 32])
}

async fn reserve(store: &impl IdempotencyStore, byte: u8, lease: Duration) -> (Token, Reservation) {
    let (key, token, now) = (key(byte), Token::random().unwrap(), SystemTime::now());
    let reserved = store.reserve(&key, token, lease, now).await;
    (token, reserved.unwrap())
}

#[tokio::test]
async fn handled_messages_fulfil_the_contract() {
    let Some(mut keys) = Keys::start().await else {
        return;
    };
    check_store(keys.store.clone()).await;
    let all = keys.all().await;
    assert!(all.len() > 10, "{all:?}");
    // Redis forgets each of them by itself.
    let days = 4 * 24 * 60 * 60 * 1_000;
    assert!(
        all.iter().all(|(_, left)| (1..=days).contains(left)),
        "{all:?}"
    );
    keys.clean().await;
}

/// Another process that competes, if it was started as one.
#[tokio::test]
async fn competes_if_asked_by_another_process() {
    let Ok(prefix) = std::env::var(PREFIX) else {
        return;
    };
    let store = RedisIdempotency::connect(&url()).await.unwrap();
    println!(
        "won {}",
        compete(&store.prefix(prefix), SCOPE, MESSAGES).await
    );
}

#[tokio::test]
async fn each_message_is_handled_by_one_of_several_processes() {
    let Some(keys) = Keys::start().await else {
        return;
    };
    let others: Vec<_> = (0..2)
        .map(|_| {
            Command::new(std::env::current_exe().unwrap())
                .args(["competes_if_asked_by_another_process", "--nocapture"])
                .env(PREFIX, &keys.prefix)
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut won = compete(&keys.store, SCOPE, MESSAGES).await;
    for other in others {
        let output = other.wait_with_output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let (_, count) = printed.split_once("won ").unwrap();
        won += count.lines().next().unwrap().parse::<usize>().unwrap();
    }
    assert_eq!(won, MESSAGES);
    keys.clean().await;
}

/// What has expired is free, for any of several instances at once.
#[tokio::test]
async fn expired_messages_are_free_for_one_instance() {
    let Some(keys) = Keys::start().await else {
        return;
    };
    let brief = Duration::from_millis(50);
    let store = keys.store.clone().remember_handled(brief);
    let (token, reserved) = reserve(&store, 1, LONG).await;
    assert_eq!(reserved, Reservation::Reserved);
    let (first, now) = (key(1), SystemTime::now());
    let committed = store.commit(&first, token, StatusCode::CREATED, now);
    assert!(committed.await.unwrap());
    // A lease that is shorter than Redis can measure.
    assert_eq!(
        reserve(&store, 2, Duration::ZERO).await.1,
        Reservation::Reserved
    );
    // One that is longer.
    assert_eq!(
        reserve(&store, 3, Duration::MAX).await.1,
        Reservation::Reserved
    );
    tokio::time::sleep(2 * brief).await;
    let mut instances = tokio::task::JoinSet::new();
    for _ in 0..8 {
        instances.spawn(async { RedisIdempotency::connect(&url()).await.unwrap() });
    }
    let instances = instances.join_all().await;
    let mut won = [0; 3];
    for instance in instances {
        let instance = instance.prefix(&keys.prefix);
        for (byte, won) in (1..).zip(&mut won) {
            match reserve(&instance, byte, LONG).await.1 {
                Reservation::Reserved => *won += 1,
                Reservation::InProgress { remaining } => assert!(remaining > LONG / 2),
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(won, [1, 1, 0]);
    keys.clean().await;
}

/// A connection that ends, and a server that has lost its scripts, are not even noticed.
#[tokio::test]
async fn a_new_connection_is_made() {
    let Some(mut keys) = Keys::start().await else {
        return;
    };
    let client = Client::open(url()).unwrap();
    let mut connection = ConnectionManager::new(client).await.unwrap();
    let store = RedisIdempotency::new(connection.clone()).prefix(&keys.prefix);
    for byte in 0..3 {
        let id: i64 = cmd("CLIENT")
            .arg("ID")
            .query_async(&mut connection)
            .await
            .unwrap();
        let killed = cmd("CLIENT").arg("KILL").arg("ID").arg(id).clone();
        let killed: i64 = killed.query_async(&mut keys.admin).await.unwrap();
        assert_eq!(killed, 1);
        assert_eq!(reserve(&store, byte, LONG).await.1, Reservation::Reserved);
    }
    keys.clean().await;
}

#[tokio::test]
async fn a_server_that_is_away_is_an_error() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    drop(taken);
    let url = format!("redis://shop:s3cret@127.0.0.1:{port}");
    let error = RedisIdempotency::connect(&url).await.unwrap_err();
    assert!(error.is_unavailable());
    assert!(!format!("{error} {error:?}").contains("s3cret"));
    let error = RedisIdempotency::connect("postgres://h").await.unwrap_err();
    assert!(error.is_refused(), "{error}");
}
