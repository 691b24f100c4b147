//! The store in memory (R6), and keys that must differ.

use std::time::{Duration, UNIX_EPOCH};

use super::*;
use http::StatusCode;
use std::time::SystemTime;

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn key(id: &str) -> IdempotencyKey {
    IdempotencyKey::of(&["", "POST", "/", id])
}

async fn reserve(store: &InMemoryStore, id: &str, seconds: u64) -> Reservation {
    store.reserve(&key(id), at(seconds)).await.unwrap()
}

async fn commit(store: &InMemoryStore, id: &str, seconds: u64) {
    let status = StatusCode::NO_CONTENT;
    store.commit(&key(id), status, at(seconds)).await.unwrap();
}

const DONE: Reservation = Reservation::Done(StatusCode::NO_CONTENT);

/// R6: reserved once, then committed or released.
#[tokio::test]
async fn r6_a_message_is_reserved_once() {
    let store = InMemoryStore::default();
    assert_eq!(reserve(&store, "a", 0).await, Reservation::Reserved);
    assert_eq!(reserve(&store, "a", 0).await, Reservation::InProgress);
    assert_eq!(reserve(&store, "b", 0).await, Reservation::Reserved);
    store.release(&key("a")).await.unwrap();
    assert_eq!(reserve(&store, "a", 0).await, Reservation::Reserved);
    commit(&store, "a", 0).await;
    assert_eq!(reserve(&store, "a", 0).await, DONE);
    // Too late: it was handled.
    store.release(&key("a")).await.unwrap();
    assert_eq!(reserve(&store, "a", 0).await, DONE);
}

/// R6: four days by default, which is longer than the schedule of Standard Webhooks and the validity of timestamps.
#[tokio::test]
async fn r6_what_was_handled_is_known_for_four_days() {
    let days = 4 * 24 * 60 * 60;
    let (default, brief) = (InMemoryStore::default(), InMemoryStore::default());
    for (store, ttl) in [(default, days), (brief.ttl(Duration::from_secs(9)), 9)] {
        assert_eq!(reserve(&store, "a", 1).await, Reservation::Reserved);
        commit(&store, "a", 1).await;
        assert_eq!(reserve(&store, "a", ttl).await, DONE);
        assert_eq!(reserve(&store, "a", ttl + 1).await, Reservation::Reserved);
    }
}

/// R6: whatever arrives, the capacity is not exceeded. Messages that are being handled are never removed.
#[tokio::test]
async fn r6_memory_is_bounded() {
    let store = InMemoryStore::default().capacity(10);
    assert_eq!(reserve(&store, "held", 0).await, Reservation::Reserved);
    for number in 0..1000 {
        let id = number.to_string();
        assert_eq!(reserve(&store, &id, 0).await, Reservation::Reserved);
        commit(&store, &id, 0).await;
    }
    assert!(format!("{store:?}").contains("messages: 10,"), "{store:?}");
    assert_eq!(reserve(&store, "999", 0).await, DONE);
    assert_eq!(reserve(&store, "held", 0).await, Reservation::InProgress);
    for number in 0..9 {
        let id = format!("also held {number}");
        assert_eq!(reserve(&store, &id, 0).await, Reservation::Reserved);
    }
    assert!(store.reserve(&key("one more"), at(0)).await.is_err());
    store.release(&key("held")).await.unwrap();
    assert_eq!(reserve(&store, "one more", 0).await, Reservation::Reserved);
}

/// The system's clock may jump: no message expires early, and none is stored forever.
#[tokio::test]
async fn r6_a_clock_that_is_set_back() {
    let store = InMemoryStore::default().ttl(Duration::from_secs(100));
    for (id, now) in [("late", 1000), ("early", 10)] {
        assert_eq!(reserve(&store, id, now).await, Reservation::Reserved);
        commit(&store, id, now).await;
    }
    assert_eq!(reserve(&store, "early", 109).await, DONE);
    assert_eq!(reserve(&store, "early", 110).await, Reservation::Reserved);
    commit(&store, "early", 110).await;
    assert_eq!(reserve(&store, "late", 110).await, DONE);
    assert_eq!(reserve(&store, "other", 2000).await, Reservation::Reserved);
    assert!(format!("{store:?}").contains("messages: 1,"), "{store:?}");
}

#[test]
fn parts_of_a_key_keep_their_boundaries() {
    let keys = [
        IdempotencyKey::of(&["", "POST", "/a", "b"]),
        IdempotencyKey::of(&["", "POST", "/", "ab"]),
        IdempotencyKey::of(&["", "POST", "/ab", ""]),
        IdempotencyKey::of(&["P", "OST", "/a", "b"]),
    ];
    for (index, key) in keys.iter().enumerate() {
        assert_eq!(keys.iter().filter(|other| *other == key).count(), 1);
        assert_eq!(key.to_string().len(), 64, "{index}");
    }
}
