//! Received events in a store: [`inbox_tests!`](crate::inbox_tests) writes a test for each of these checks.

use std::time::Duration;

use bytes::Bytes;
use callbacks_runtime::receiver::idempotency::IdempotencyKey;
use callbacks_runtime::receiver::inbox::StoredRequest;
use http::{HeaderMap, HeaderValue, Method};

use super::{Harness, LONG};
use crate::inbox::{
    ClaimToken, Claimed, DeadCause, EventFilter, EventKey, InboxStore, NewEvent, Settle,
    StoredViolation,
};

const DAY: Duration = Duration::from_secs(86_400);
pub(super) const MINUTE: Duration = Duration::from_secs(60);
pub(super) const ONE: ClaimToken = ClaimToken(1);
const OTHER: ClaimToken = ClaimToken(-2);

/// A request whose id is one number.
pub(super) fn request(id: u8) -> StoredRequest {
    let mut headers = HeaderMap::new();
    headers.append("x-raw", HeaderValue::from_bytes(b"\xe9 \t").unwrap());
    let (uri, body) = ("/hook?a=1".parse().unwrap(), Bytes::from(vec![0, id, 0xff]));
    let mut request = StoredRequest::new(Method::POST, uri, headers, body);
    request.key = Some(IdempotencyKey::from_bytes([id; 32]));
    request.message_id = Some(format!("msg_{id}"));
    request
}

async fn accept(store: &impl InboxStore, request: StoredRequest) -> Option<EventKey> {
    let accepted = store.accept_event(NewEvent::of(request), 4 * DAY).await;
    accepted.expect("the store works")
}

pub(super) async fn accepted(store: &impl InboxStore, request: StoredRequest) -> EventKey {
    accept(store, request).await.expect("it is new")
}

pub(super) async fn claim(store: &impl InboxStore, token: ClaimToken) -> Vec<Claimed> {
    let claimed = store.claim_events(token, MINUTE, 100).await;
    claimed.expect("the store works")
}

/// The keys and attempts of what can be claimed.
async fn claims(store: &impl InboxStore, token: ClaimToken) -> Vec<(EventKey, u32)> {
    let claimed = claim(store, token).await;
    let mut claims: Vec<_> = claimed.iter().map(|one| (one.key, one.attempt)).collect();
    claims.sort_unstable();
    claims
}

/// Settles one event. Returns whether that counts.
pub(super) async fn settle(
    store: &impl InboxStore,
    token: ClaimToken,
    key: EventKey,
    to: Settle,
) -> bool {
    let settled = store.settle_events(token, vec![(key, to)]).await;
    settled.expect("the store works") == [key]
}

pub(super) fn retry(wait: Duration) -> Settle {
    let reason = "the database\0 is full".to_owned();
    Settle::Retry { wait, reason }
}

pub(super) fn dead(cause: DeadCause, operation: &str) -> Settle {
    Settle::Dead {
        cause,
        detail: "a value at `#/a`".to_owned(),
        operation: Some(operation.to_owned()),
        violations: vec![StoredViolation {
            detail: "too \"long\"".to_owned(),
            pointer: Some("#/a".to_owned()),
            keyword: Some("maxLength".to_owned()),
            parameter: None,
        }],
    }
}

/// What was accepted is claimed as it arrived, once.
pub async fn inbox_events_are_read_as_they_arrived<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let mut sent = request(1);
    sent.tenant = Some("blue".to_owned());
    sent.order_key = Some("order-1".to_owned());
    sent.allowed = Some(vec!["paid".to_owned()]);
    let key = accepted(store, sent.clone()).await;
    let [claimed] = <[_; 1]>::try_from(claim(store, ONE).await).expect("one event");
    assert_eq!((claimed.key, claimed.attempt), (key, 1));
    let mut read = claimed.envelope.unwrap().request(claimed.body, 1).unwrap();
    // The envelope has microseconds.
    assert!(read.arrived <= sent.arrived);
    read.arrived = sent.arrived;
    assert_eq!(read, sent);
    assert_eq!(store.inbox_gauges().await.unwrap().waiting, 1);
    assert!(settle(store, ONE, key, Settle::Done).await);
    assert!(!settle(store, ONE, key, Settle::Done).await);
    assert_eq!(store.inbox_gauges().await.unwrap().waiting, 0);
    harness.pass(DAY).await;
    assert_eq!(claims(store, ONE).await, []);
}

/// A message is stored once as long as its id is remembered, whatever became of it. Without an id it is stored each time.
pub async fn inbox_ids_are_remembered<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let key = accepted(store, request(1)).await;
    assert_eq!(accept(store, request(1)).await, None);
    accepted(store, request(2)).await;
    claim(store, ONE).await;
    assert!(settle(store, ONE, key, Settle::Done).await);
    harness.pass(3 * DAY).await;
    assert_eq!(store.prune_ids().await.unwrap(), 0);
    assert_eq!(accept(store, request(1)).await, None);
    harness.pass(DAY + MINUTE).await;
    // Before it is pruned as well as afterwards.
    accepted(store, request(1)).await;
    assert_eq!(accept(store, request(1)).await, None);
    assert_eq!(store.prune_ids().await.unwrap(), 1);
    assert_eq!(accept(store, request(1)).await, None);
    accepted(store, request(2)).await;
    let mut unnamed = request(3);
    unnamed.key = None;
    accepted(store, unnamed.clone()).await;
    accepted(store, unnamed).await;
}

/// A claim is a lease: it ends, can be renewed, and counts only with its token.
pub async fn inbox_claims_end<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let (key, kept) = (
        accepted(store, request(1)).await,
        accepted(store, request(2)).await,
    );
    assert_eq!(claims(store, ONE).await, [(key, 1), (kept, 1)]);
    assert_eq!(claims(store, OTHER).await, []);
    harness.pass(MINUTE / 2).await;
    let extended = store.extend_events(ONE, MINUTE, vec![kept]).await;
    assert_eq!(extended.unwrap(), [kept]);
    harness.pass(MINUTE / 2 + Duration::from_secs(1)).await;
    assert_eq!(claims(store, OTHER).await, [(key, 2)]);
    let extended = store.extend_events(ONE, MINUTE, vec![key, kept]).await;
    assert_eq!(extended.unwrap(), [kept]);
    for to in [
        Settle::Done,
        Settle::Release,
        retry(MINUTE),
        dead(DeadCause::Final, "x"),
    ] {
        assert!(!settle(store, ONE, key, to).await);
    }
    assert!(settle(store, OTHER, key, Settle::Done).await);
    assert!(settle(store, ONE, kept, Settle::Done).await);
}

/// A retry waits, and an attempt that did not take place does not count.
pub async fn inbox_retries_wait<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let key = accepted(store, request(1)).await;
    assert_eq!(claims(store, ONE).await, [(key, 1)]);
    assert!(settle(store, ONE, key, Settle::Release).await);
    assert_eq!(claims(store, ONE).await, [(key, 1)]);
    assert!(settle(store, ONE, key, retry(2 * MINUTE)).await);
    harness.pass(MINUTE).await;
    assert_eq!(claims(store, ONE).await, []);
    harness.pass(MINUTE + Duration::from_secs(1)).await;
    let claimed = claim(store, ONE).await;
    assert_eq!(claimed[0].attempt, 2);
    assert!(claimed[0].age >= 2 * MINUTE, "{:?}", claimed[0].age);
    let claimed = store.claim_events(ONE, LONG, 0).await;
    assert!(claimed.unwrap().is_empty());
}

/// Events with an order key are claimed one after the other, and the others are not delayed.
pub async fn inbox_order_is_kept<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let ordered = |id, key: &str, tenant: Option<&str>| {
        let mut request = request(id);
        request.order_key = Some(key.to_owned());
        request.tenant = tenant.map(str::to_owned);
        request
    };
    let first = accepted(store, ordered(1, "a", None)).await;
    let second = accepted(store, ordered(2, "a", None)).await;
    let third = accepted(store, ordered(3, "a", None)).await;
    let other = accepted(store, ordered(4, "b", None)).await;
    let tenants = accepted(store, ordered(5, "a", Some("blue"))).await;
    assert_eq!(
        claims(store, ONE).await,
        [(first, 1), (other, 1), (tenants, 1)]
    );
    assert!(settle(store, ONE, first, retry(MINUTE)).await);
    assert_eq!(claims(store, ONE).await, []);
    harness.pass(MINUTE + Duration::from_secs(1)).await;
    // The claims of the others have ended as well.
    assert_eq!(
        claims(store, ONE).await,
        [(first, 2), (other, 2), (tenants, 2)]
    );
    assert!(settle(store, ONE, first, dead(DeadCause::Invalid, "x")).await);
    assert_eq!(claims(store, ONE).await, [(second, 1)]);
    // A replayed event comes last.
    assert_eq!(store.replay_events(vec![first]).await.unwrap().len(), 1);
    assert!(settle(store, ONE, second, Settle::Done).await);
    assert_eq!(claims(store, ONE).await, [(third, 1)]);
    assert!(settle(store, ONE, third, Settle::Done).await);
    let replayed = claims(store, ONE).await;
    assert!(
        matches!(replayed[..], [(key, 1)] if key > third),
        "{replayed:?}"
    );
}

/// Dead letters are kept raw, found by what is known of them, and replayed or discarded.
pub async fn inbox_dead_letters_are_replayed<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let mut blue = request(1);
    blue.tenant = Some("blue".to_owned());
    let first = accepted(store, blue).await;
    let second = accepted(store, request(2)).await;
    claim(store, ONE).await;
    assert!(settle(store, ONE, first, dead(DeadCause::Invalid, "paid")).await);
    assert!(settle(store, ONE, second, dead(DeadCause::OutOfAttempts, "voided")).await);
    let all = store
        .dead_events(EventFilter::all(), None, 10)
        .await
        .unwrap();
    assert_eq!(
        all.iter().map(|one| one.key).collect::<Vec<_>>(),
        [first, second]
    );
    let [letter, _] = &all[..] else { panic!() };
    assert_eq!((letter.cause, letter.attempts), (DeadCause::Invalid, 1));
    assert_eq!(letter.operation.as_deref(), Some("paid"));
    assert_eq!(
        (letter.tenant(), letter.message_id()),
        (Some("blue"), Some("msg_1"))
    );
    assert_eq!(letter.violations[0].detail, "too \"long\"");
    assert_eq!(&letter.body[..], [0, 1, 0xff]);
    let page = store
        .dead_events(EventFilter::all(), Some(first), 10)
        .await
        .unwrap();
    assert_eq!(page.len(), 1);
    let later = letter.died + DAY;
    for (filter, expected) in [
        (EventFilter::all(), 2),
        (EventFilter::all().key(second), 1),
        (EventFilter::all().cause(DeadCause::Invalid), 1),
        (EventFilter::all().cause(DeadCause::Final), 0),
        (EventFilter::all().operation("voided"), 1),
        (EventFilter::all().tenant("blue"), 1),
        (EventFilter::all().tenant("blue").operation("voided"), 0),
        (EventFilter::all().message_id("msg_2"), 1),
        (EventFilter::all().since(later), 0),
        (EventFilter::all().through(first), 1),
        (EventFilter::all().through(second), 2),
    ] {
        assert_eq!(
            store.count_dead_events(filter.clone()).await.unwrap(),
            expected,
            "{filter:?}"
        );
        let found = store.dead_events(filter, None, 10).await.unwrap();
        assert_eq!(found.len() as u64, expected);
    }
    assert_eq!(store.inbox_gauges().await.unwrap().dead, 2);
    assert_eq!(
        store
            .replay_events(vec![first, EventKey(i64::MAX)])
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(store.replay_events(vec![first]).await.unwrap(), []);
    let [again] = <[_; 1]>::try_from(claim(store, OTHER).await).expect("one event");
    assert_eq!((again.attempt, &again.body[..]), (1, &[0, 1, 0xff][..]));
    // Its id is still known, whatever became of it.
    assert_eq!(accept(store, request(2)).await, None);
    assert_eq!(store.discard_events(vec![second, first]).await.unwrap(), 1);
    assert_eq!(store.inbox_gauges().await.unwrap().dead, 0);
}

/// Workers that claim at the same time get different events.
pub async fn inbox_events_have_one_owner<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    for id in 0..40 {
        accepted(store, request(id)).await;
    }
    let claim = |token| store.claim_events(ClaimToken(token), MINUTE, 10);
    let (one, two, three, four) = tokio::join!(claim(1), claim(2), claim(3), claim(4));
    let all = [one, two, three, four].map(|claimed| claimed.expect("the store works"));
    let mut keys: Vec<_> = all.iter().flatten().map(|one| one.key).collect();
    // A store may skip what another worker is just claiming.
    keys.extend(
        claims(store, ClaimToken(5))
            .await
            .into_iter()
            .map(|(key, _)| key),
    );
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!((count, keys.len()), (40, 40));
}

/// Writes a test for each check of received events in a store, like [`store_tests!`](crate::store_tests).
#[macro_export]
macro_rules! inbox_tests {
    (optional $harness:expr) => {
        $crate::store_tests! { @each $harness;
            inbox_events_are_read_as_they_arrived
            inbox_ids_are_remembered
            inbox_claims_end
            inbox_retries_wait
            inbox_order_is_kept
            inbox_dead_letters_are_replayed
            inbox_events_have_one_owner
            inbox_events_are_listed
            inbox_events_have_a_timeline
            inbox_handled_events_are_kept_for_a_time
            inbox_lists_are_paged
        }
    };
    ($harness:expr) => {
        $crate::inbox_tests!(optional async { Some($harness.await) });
    };
}
