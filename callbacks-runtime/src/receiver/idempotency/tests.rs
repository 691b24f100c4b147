//! The store in memory (R6), and keys that must differ.

use std::cell::RefCell;
use std::collections::HashMap;
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

const LEASE: Duration = Duration::from_secs(30);

/// A store, and the tokens of what was reserved.
#[derive(Debug, Default)]
struct Tokens {
    store: InMemoryStore,
    tokens: RefCell<HashMap<String, Token>>,
}

impl Tokens {
    fn of(store: InMemoryStore) -> Self {
        Self {
            store,
            ..Self::default()
        }
    }

    async fn try_reserve(&self, id: &str, seconds: u64) -> Result<Reservation, StoreError> {
        let token = Token::random()?;
        let reserved = self
            .store
            .reserve(&key(id), token, LEASE, at(seconds))
            .await;
        if matches!(reserved, Ok(Reservation::Reserved)) {
            self.tokens.borrow_mut().insert(id.to_owned(), token);
        }
        reserved
    }

    fn token(&self, id: &str) -> Token {
        self.tokens.borrow()[id]
    }

    async fn release(&self, id: &str) -> bool {
        self.store.release(&key(id), self.token(id)).await.unwrap()
    }
}

async fn reserve(store: &Tokens, id: &str, seconds: u64) -> Reservation {
    store.try_reserve(id, seconds).await.unwrap()
}

async fn commit(tokens: &Tokens, id: &str, seconds: u64) -> bool {
    let (key, token) = (key(id), tokens.token(id));
    let status = StatusCode::NO_CONTENT;
    let committed = tokens.store.commit(&key, token, status, at(seconds)).await;
    committed.unwrap()
}

const IN_PROGRESS: Reservation = Reservation::InProgress { remaining: LEASE };

const DONE: Reservation = Reservation::Done(StatusCode::NO_CONTENT);

/// R6: reserved once, then committed or released.
#[tokio::test]
async fn r6_a_message_is_reserved_once() {
    let store = Tokens::default();
    assert_eq!(reserve(&store, "a", 0).await, Reservation::Reserved);
    assert_eq!(reserve(&store, "a", 0).await, IN_PROGRESS);
    assert_eq!(reserve(&store, "b", 0).await, Reservation::Reserved);
    assert!(store.release("a").await);
    assert_eq!(reserve(&store, "a", 0).await, Reservation::Reserved);
    commit(&store, "a", 0).await;
    assert_eq!(reserve(&store, "a", 0).await, DONE);
    // Too late: it was handled.
    assert!(store.release("a").await);
    assert_eq!(reserve(&store, "a", 0).await, DONE);
}

/// R6: four days by default, which is longer than the schedule of Standard Webhooks and the validity of timestamps.
#[tokio::test]
async fn r6_what_was_handled_is_known_for_four_days() {
    let days = 4 * 24 * 60 * 60;
    let brief = InMemoryStore::default().ttl(Duration::from_secs(9));
    for (store, ttl) in [(InMemoryStore::default(), days), (brief, 9)] {
        let store = Tokens::of(store);
        assert_eq!(reserve(&store, "a", 1).await, Reservation::Reserved);
        commit(&store, "a", 1).await;
        assert_eq!(reserve(&store, "a", ttl).await, DONE);
        assert_eq!(reserve(&store, "a", ttl + 1).await, Reservation::Reserved);
    }
}

/// R6: a reservation that nobody ends is a lease. Its earlier holder can change nothing.
#[tokio::test]
async fn r6_a_reservation_ends_by_itself() {
    let store = Tokens::of(InMemoryStore::default().capacity(1));
    assert_eq!(reserve(&store, "a", 0).await, Reservation::Reserved);
    let (first, before) = (store.token("a"), LEASE - Duration::from_secs(1));
    let remaining = Duration::from_secs(1);
    assert_eq!(
        reserve(&store, "a", before.as_secs()).await,
        Reservation::InProgress { remaining }
    );
    assert_eq!(reserve(&store, "a", 30).await, Reservation::Reserved);
    let (key, status, inner) = (key("a"), StatusCode::OK, &store.store);
    assert!(!inner.commit(&key, first, status, at(31)).await.unwrap());
    assert!(!inner.extend(&key, first, LEASE, at(31)).await.unwrap());
    assert!(!inner.release(&key, first).await.unwrap());
    let second = store.token("a");
    assert!(inner.extend(&key, second, LEASE, at(40)).await.unwrap());
    let remaining = Duration::from_secs(5);
    assert_eq!(
        reserve(&store, "a", 65).await,
        Reservation::InProgress { remaining }
    );
    // Late, but nobody else has it. An expired reservation also makes room.
    assert!(inner.commit(&key, second, status, at(90)).await.unwrap());
    assert_eq!(reserve(&store, "a", 91).await, Reservation::Done(status));
    assert_eq!(reserve(&store, "b", 91).await, Reservation::Reserved);
    assert_eq!(reserve(&store, "c", 200).await, Reservation::Reserved);
}

/// R6: whatever arrives, the capacity is not exceeded. Messages that are being handled are never removed.
#[tokio::test]
async fn r6_memory_is_bounded() {
    let store = Tokens::of(InMemoryStore::default().capacity(10));
    assert_eq!(reserve(&store, "held", 0).await, Reservation::Reserved);
    for number in 0..1000 {
        let id = number.to_string();
        assert_eq!(reserve(&store, &id, 0).await, Reservation::Reserved);
        commit(&store, &id, 0).await;
    }
    assert!(format!("{store:?}").contains("messages: 10,"), "{store:?}");
    assert_eq!(reserve(&store, "999", 0).await, DONE);
    assert_eq!(reserve(&store, "held", 0).await, IN_PROGRESS);
    for number in 0..9 {
        let id = format!("also held {number}");
        assert_eq!(reserve(&store, &id, 0).await, Reservation::Reserved);
    }
    assert!(store.try_reserve("one more", 0).await.is_err());
    assert!(store.release("held").await);
    assert_eq!(reserve(&store, "one more", 0).await, Reservation::Reserved);
}

/// The system's clock may jump: no message expires early, and none is stored forever.
#[tokio::test]
async fn r6_a_clock_that_is_set_back() {
    let store = Tokens::of(InMemoryStore::default().ttl(Duration::from_secs(100)));
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
