//! Handled messages in PostgreSQL.

use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use callbacks_delivery::inbox::InboxStore;
use callbacks_delivery::postgres::PostgresOptions;
use callbacks_runtime::StatusCode;
use callbacks_runtime::receiver::idempotency::{
    IdempotencyKey, IdempotencyStore, Reservation, Token,
};
use callbacks_runtime::testing::{check_store, compete};

use crate::support::Database;

const SCHEMA: &str = "CALLBACKS_TEST_COMPETE_SCHEMA";
const SCOPE: &str = "several processes";
const MESSAGES: usize = 300;
const LEASE: Duration = Duration::from_secs(600);

#[tokio::test]
async fn handled_messages_fulfil_the_contract() {
    let Some(database) = Database::start().await else {
        return;
    };
    check_store(database.store.clone()).await;
    assert_eq!(database.store.prune_reservations().await.unwrap(), 0);
    database
        .run("UPDATE callbacks.reservation SET until = '-infinity'")
        .await;
    assert!(database.store.prune_reservations().await.unwrap() > 10);
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.reservation")
            .await,
        0
    );
}

/// Another process that competes, if it was started as one.
#[tokio::test]
async fn competes_if_asked_by_another_process() {
    let Ok(schema) = std::env::var(SCHEMA) else {
        return;
    };
    let (config, _) = crate::support::server().await.unwrap();
    let store = PostgresOptions::from_config(config).schema(schema).unwrap();
    let store = store.connect().await.unwrap();
    println!("won {}", compete(&store, SCOPE, MESSAGES).await);
}

#[tokio::test]
async fn each_message_is_handled_by_one_of_several_processes() {
    let Some(database) = Database::start().await else {
        return;
    };
    let others: Vec<_> = (0..2)
        .map(|_| {
            Command::new(std::env::current_exe().unwrap())
                .args(["competes_if_asked_by_another_process", "--nocapture"])
                .env(SCHEMA, &database.schema)
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut won = compete(&database.store, SCOPE, MESSAGES).await;
    for other in others {
        let output = other.wait_with_output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let (_, count) = printed.split_once("won ").unwrap();
        won += count.lines().next().unwrap().parse::<usize>().unwrap();
    }
    assert_eq!(won, MESSAGES);
}

/// Several instances remove what has expired while others reserve it again: nothing deadlocks, and each row goes once.
#[tokio::test(flavor = "multi_thread")]
async fn several_instances_expire_at_once() {
    const ROWS: usize = 20_000;
    let Some(database) = Database::start().await else {
        return;
    };
    let insert = format!(
        "INSERT INTO callbacks.reservation (key, token, until)
         SELECT sha256(n::text::bytea), 1, clock_timestamp() - n * interval '1 second' FROM generate_series(1, {ROWS}) n;
         INSERT INTO callbacks.inbox_seen (key, until) SELECT key, until FROM callbacks.reservation"
    );
    database.run(&insert).await;
    // The same keys, and in no order.
    let keys = "SELECT key FROM callbacks.reservation ORDER BY hashtext(key::text) LIMIT 400";
    let keys = database.admin.query(&database.sql(keys), &[]).await;
    let keys: Vec<_> = keys.unwrap().iter().map(key_of).collect();
    let mut instances = tokio::task::JoinSet::new();
    for instance in 0..4 {
        let (options, mut keys) = (database.options(), keys.clone());
        if instance % 2 == 1 {
            keys.reverse();
        }
        instances.spawn(async move {
            let store = options.connect().await.unwrap();
            let prune = async { store.prune_reservations().await.unwrap() };
            let forget = async { store.prune_ids().await.unwrap() };
            let reserve = async {
                let (mut won, token) = (0, Token::random().unwrap());
                for key in &keys {
                    let reserved = store.reserve(key, token, LEASE, SystemTime::now());
                    won += usize::from(reserved.await.unwrap() == Reservation::Reserved);
                }
                won
            };
            let (pruned, _, won) = tokio::join!(prune, forget, reserve);
            (pruned, won)
        });
    }
    let ended = instances.join_all().await;
    let won: usize = ended.iter().map(|(_, won)| won).sum();
    assert_eq!(won, keys.len(), "{ended:?}");
    database.store.prune_reservations().await.unwrap();
    database.store.prune_ids().await.unwrap();
    let left = "SELECT count(*) FROM callbacks.reservation";
    assert_eq!(database.number(left).await, 400);
    let left = "SELECT count(*) FROM callbacks.inbox_seen";
    assert_eq!(database.number(left).await, 0);
}

fn key_of(row: &tokio_postgres::Row) -> IdempotencyKey {
    let bytes: Vec<u8> = row.get(0);
    IdempotencyKey::from_bytes(bytes.try_into().unwrap())
}

/// How long a handled message is known is an option.
#[tokio::test]
async fn handled_messages_are_known_for_a_time() {
    let Some(database) = Database::start().await else {
        return;
    };
    let (key, token) = (IdempotencyKey::from_bytes([1; 32]), Token::from_number(7));
    for (options, seconds) in [
        (database.options(), 345_600),
        (database.options().remember_handled(LEASE), 600),
    ] {
        let store = options.connect().await.unwrap();
        let now = SystemTime::now();
        let committed = store.commit(&key, token, StatusCode::OK, now);
        assert!(committed.await.unwrap());
        let left = "SELECT extract(epoch FROM until - callbacks.clock())::bigint FROM callbacks.reservation";
        let left = database.number(left).await;
        assert!((seconds - 60..=seconds).contains(&left), "{left}");
    }
}
