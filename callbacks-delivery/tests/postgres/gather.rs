//! Messages that are accepted at the same time.

use std::pin::pin;
use std::time::Duration;

use callbacks_delivery::store::{Enqueued, Journal, Queue};
use callbacks_delivery::{Message, TargetId};
use tokio::task::JoinSet;

use crate::support::{Database, message, message_with};

const TRANSACTIONS: &str = "SELECT count(DISTINCT xmin::text) FROM callbacks.message";
const MESSAGES: &str = "SELECT count(*) FROM callbacks.message";

fn numbered(number: usize) -> Message {
    let target = TargetId::of_name(&format!("target-{}", number % 10));
    message(&format!("msg_{number}"), target)
}

/// D8: callers that come at the same time share transactions, and each learns the place of its own messages.
#[tokio::test]
async fn d8_callers_at_the_same_time_share_a_transaction() {
    let Some(database) = Database::start().await else {
        return;
    };
    let mut calls = JoinSet::new();
    for number in 0..64 {
        let store = database.store.clone();
        let messages = vec![numbered(2 * number), numbered(2 * number + 1)];
        calls.spawn(async move { (number, store.enqueue(messages).await.unwrap()) });
    }
    for (number, accepted) in calls.join_all().await {
        for (each, enqueued) in accepted.iter().enumerate() {
            let Enqueued::Accepted {
                key,
                id,
                deliveries,
            } = enqueued
            else {
                panic!("{enqueued:?}");
            };
            assert_eq!(*id, format!("msg_{}", 2 * number + each));
            assert_eq!(database.store.find(id.clone()).await.unwrap(), Some(*key));
            assert_eq!(*deliveries, 1);
        }
        assert_eq!(accepted.len(), 2);
    }
    assert_eq!(database.number(MESSAGES).await, 128);
    let transactions = database.number(TRANSACTIONS).await;
    assert!(transactions <= 16, "{transactions} transactions");
}

/// What the server refuses fails alone, and no other caller notices.
#[tokio::test]
async fn what_is_refused_fails_alone() {
    let Some(database) = Database::start().await else {
        return;
    };
    let mut calls = JoinSet::new();
    for number in 0..32 {
        let store = database.store.clone();
        calls.spawn(async move {
            let wrong = serde_json::json!({"tenant": "a\0b"});
            let second = match number {
                7 => message_with("wrong", TargetId::of_name("t"), &wrong),
                _ => numbered(100 + number),
            };
            (number, store.enqueue(vec![numbered(number), second]).await)
        });
    }
    for (number, accepted) in calls.join_all().await {
        match accepted {
            Ok(accepted) => assert_eq!(accepted.len(), 2),
            Err(error) => assert!(number == 7 && error.is_refused(), "{number}: {error}"),
        }
    }
    assert_eq!(database.number(MESSAGES).await, 62);
}

/// D19: a transaction that holds a deduplication key delays nobody but those who use this key.
#[tokio::test]
async fn d19_a_deduplication_key_that_is_being_inserted_delays_no_others() {
    let Some(database) = Database::start().await else {
        return;
    };
    let keyed = |id: &str| {
        let key = serde_json::json!({"dedup": "order-1"});
        message_with(id, TargetId::of_name("t"), &key)
    };
    let mut client = database.client().await;
    let transaction = client.transaction().await.unwrap();
    let statement = keyed("first").statement().in_schema(&database.schema);
    let parameters: [&(dyn tokio_postgres::types::ToSql + Sync); 2] =
        [&statement.messages(), &statement.bodies()];
    transaction
        .execute(statement.sql(), &parameters)
        .await
        .unwrap();

    let store = database.store.clone();
    let duplicate = keyed("second");
    let waiting = tokio::spawn(async move { store.enqueue(vec![duplicate]).await.unwrap() });
    for number in 0..20 {
        let accepted = database.store.enqueue(vec![numbered(number)]).await;
        assert_eq!(accepted.unwrap().len(), 1);
    }
    assert!(!waiting.is_finished());
    transaction.commit().await.unwrap();
    assert_eq!(
        waiting.await.unwrap(),
        [Enqueued::Duplicate { of: "first".into() }]
    );
}

/// A caller that gives up does not take the messages of others with it.
#[tokio::test]
async fn a_caller_that_gives_up_stops_nobody() {
    let Some(database) = Database::start().await else {
        return;
    };
    let mut others = JoinSet::new();
    {
        let first = pin!(database.store.enqueue(vec![numbered(0)]));
        // It has started, and is dropped before it ends.
        let given_up = tokio::time::timeout(Duration::ZERO, first).await;
        assert!(given_up.is_err());
        for number in 1..20 {
            let store = database.store.clone();
            others.spawn(async move { store.enqueue(vec![numbered(number)]).await.unwrap() });
        }
    }
    assert_eq!(others.join_all().await.len(), 19);
}

/// The store can be used after the runtime has ended in which messages were being accepted.
#[tokio::test]
async fn another_runtime_goes_on_when_one_has_ended() {
    let Some(database) = Database::start().await else {
        return;
    };
    let store = database.store.clone();
    let other = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let calls = (0..4).map(|number| store.enqueue(vec![numbered(number)]));
            for call in calls {
                let ended = tokio::time::timeout(Duration::ZERO, pin!(call)).await;
                assert!(ended.is_err());
            }
        });
    });
    other.join().unwrap();
    let accepted = database.store.enqueue(vec![numbered(9)]).await;
    assert_eq!(accepted.unwrap().len(), 1);
}
