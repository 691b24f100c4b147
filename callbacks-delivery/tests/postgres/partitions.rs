//! Days.

use std::time::Duration;

use callbacks_delivery::TargetId;
use callbacks_delivery::store::{Journal, Queue};
use callbacks_delivery::testing::Harness;

use crate::delivery::{accepting, settled, worker};
use crate::support::{Database, message};

const DAY: Duration = Duration::from_secs(86_400);

const LEAVES: &str = "SELECT count(*) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                      WHERE i.inhparent = 'callbacks.message'::regclass AND c.relname ~ '^message_[0-9]{8}$'";
const REST: &str = "SELECT count(*) FROM callbacks.message_rest";

/// Each day has a partition a week before it begins, and is dropped as a whole. What is pending outlives its day.
#[tokio::test]
async fn days_are_dropped_as_a_whole() {
    let Some(database) = Database::start().await else {
        return;
    };
    assert_eq!(database.number(LEAVES).await, 8);
    let target = TargetId::of_name("a");
    let consumer = accepting();
    for day in 0..3 {
        let running = worker(&database.store, &consumer).start();
        let done = message(&format!("done_{day}"), target);
        database.store.enqueue(vec![done]).await.unwrap();
        settled(&database).await;
        running.shutdown(Duration::from_secs(60)).await;
        let pending = message(&format!("pending_{day}"), TargetId::of_name("b"));
        database.store.enqueue(vec![pending]).await.unwrap();
        if day < 2 {
            // `pending` is settled by the worker of the next day.
            database.pass(DAY).await;
        }
    }
    assert_eq!(database.number(REST).await, 0);
    database.options().migrate().await.unwrap();
    assert_eq!(database.number(LEAVES).await, 10);
    let accepted = database
        .number("SELECT count(*) FROM callbacks.message")
        .await;
    assert_eq!(accepted, 6);
    // Yesterday is kept, and the day before it is gone.
    assert_eq!(database.store.prune(DAY).await.unwrap(), 2);
    assert_eq!(database.number(LEAVES).await, 9);
    database.pass(5 * DAY).await;
    assert_eq!(database.store.prune(DAY).await.unwrap(), 3);
    let left = database.new_rows().await;
    assert_eq!(left.len(), 1);
    assert_eq!(database.number(REST).await, 1);
    assert_eq!(
        database.store.find("pending_2".to_owned()).await.unwrap(),
        Some(left[0].key.message)
    );
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.attempt")
            .await,
        0
    );
    let running = worker(&database.store, &consumer).start();
    settled(&database).await;
    running.shutdown(Duration::from_secs(60)).await;
    assert_eq!(database.store.prune(DAY).await.unwrap(), 1);
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.message")
            .await,
        0
    );
    assert_eq!(
        database
            .number("SELECT count(*) FROM callbacks.attempt")
            .await,
        0
    );
}

/// A producer needs no partition, and partitions are made while producers' transactions are open.
#[tokio::test]
async fn a_day_without_a_partition_fails_no_producer() {
    let Some(database) = Database::start().await else {
        return;
    };
    database.pass(20 * DAY).await;
    let target = TargetId::of_name("a");
    database
        .store
        .enqueue(vec![message("msg_1", target)])
        .await
        .unwrap();
    assert_eq!(database.number(REST).await, 1);
    let mut client = database.client().await;
    let open = client.transaction().await.unwrap();
    let statement = message("msg_2", target)
        .statement()
        .in_schema(&database.schema);
    open.execute(
        statement.sql(),
        &[&statement.messages(), &statement.bodies()],
    )
    .await
    .unwrap();
    // This day goes on without one: its rows are not moved. The open transaction has rows of the rest, so making partitions
    // gives up for now, and keeps nobody waiting.
    database.options().migrate().await.unwrap();
    database
        .store
        .enqueue(vec![message("msg_3", target)])
        .await
        .unwrap();
    open.commit().await.unwrap();
    database.options().migrate().await.unwrap();
    assert_eq!(database.number(LEAVES).await, 8 + 7);
    assert_eq!(database.number(REST).await, 3);
    database.pass(DAY).await;
    database
        .store
        .enqueue(vec![message("msg_4", target)])
        .await
        .unwrap();
    assert_eq!(database.number(REST).await, 3);
    assert_eq!(database.new_rows().await.len(), 4);
}

/// An open transaction of a producer does not keep the partitions of the next days from being made.
#[tokio::test]
async fn partitions_are_made_beside_open_transactions() {
    let Some(database) = Database::start().await else {
        return;
    };
    let target = TargetId::of_name("a");
    let mut client = database.client().await;
    let open = client.transaction().await.unwrap();
    let statement = message("msg_1", target)
        .statement()
        .in_schema(&database.schema);
    open.execute(
        statement.sql(),
        &[&statement.messages(), &statement.bodies()],
    )
    .await
    .unwrap();
    database.pass(3 * DAY).await;
    database.options().migrate().await.unwrap();
    assert_eq!(database.number(LEAVES).await, 11);
    open.commit().await.unwrap();
    assert_eq!(database.new_rows().await.len(), 1);
}
