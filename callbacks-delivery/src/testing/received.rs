//! Lists of received events: [`inbox_tests!`](crate::inbox_tests) writes a test for each of these checks.

use std::time::{Duration, SystemTime};

use super::Harness;
use super::inbox::{MINUTE, ONE, accepted, claim, dead, request, retry, settle};
use crate::inbox::{
    DeadCause, EventFilter, EventKey, EventPosition, EventState, InboxStore, ListedEvent, Settle,
};

const DAY: Duration = Duration::from_secs(86_400);

/// All events of a filter and a state, in pages of the smallest size.
async fn list(
    store: &impl InboxStore,
    filter: EventFilter,
    state: Option<EventState>,
) -> Vec<ListedEvent> {
    let (mut found, mut before) = (Vec::new(), None);
    loop {
        let page = store
            .events(filter.clone(), state, before, 1)
            .await
            .unwrap();
        found.extend(page.rows);
        before = page.next;
        if before.is_none() {
            return found;
        }
    }
}

fn keys(events: &[ListedEvent]) -> Vec<EventKey> {
    events.iter().map(|event| event.key).collect()
}

/// Every event is in the list with what is known of it, newest first, until it is handled.
pub async fn inbox_events_are_listed<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let began = SystemTime::now();
    let mut blue = request(1);
    blue.tenant = Some("blue".to_owned());
    blue.operation = Some("paid".to_owned());
    let first = accepted(store, blue).await;
    let second = accepted(store, request(2)).await;
    let mut ordered = request(3);
    ordered.order_key = Some("a".to_owned());
    let third = accepted(store, ordered.clone()).await;
    ordered.key = None;
    let fourth = accepted(store, ordered).await;
    let all = list(store, EventFilter::all(), None).await;
    assert_eq!(keys(&all), [fourth, third, second, first]);
    assert_eq!(all[0].position, EventPosition::Behind);
    assert!(matches!(all[1].position, EventPosition::Waiting { wait } if wait.is_zero()));
    // An encrypted body is longer.
    assert!(all[3].size >= 3 && all[3].attempts == 0, "{all:?}");
    assert_eq!(all[3].tenant(), Some("blue"));
    assert_eq!(all[3].operation.as_deref(), Some("paid"));
    assert_eq!(all[3].message_id(), Some("msg_1"));
    assert!(all[3].arrived() >= Some(began - MINUTE));
    assert_eq!(
        store.event_body(first).await.unwrap().unwrap()[..],
        [0, 1, 0xff]
    );
    assert_eq!(store.event_body(EventKey(i64::MAX)).await.unwrap(), None);

    assert_eq!(claim(store, ONE).await.len(), 3);
    let running = list(store, EventFilter::all().key(second), None).await;
    assert!(
        matches!(running[0].position, EventPosition::Running { lease } if !lease.is_zero()),
        "{running:?}"
    );
    assert!(settle(store, ONE, second, dead(DeadCause::Invalid, "voided")).await);
    assert!(settle(store, ONE, third, Settle::Done).await);
    for (filter, state, expected) in [
        (EventFilter::all(), None, vec![fourth, second, first]),
        (
            EventFilter::all(),
            Some(EventState::Waiting),
            vec![fourth, first],
        ),
        (EventFilter::all(), Some(EventState::Dead), vec![second]),
        (EventFilter::all(), Some(EventState::Handled), vec![]),
        (EventFilter::all().tenant("blue"), None, vec![first]),
        (EventFilter::all().tenant("red"), None, vec![]),
        (EventFilter::all().operation("voided"), None, vec![second]),
        (EventFilter::all().message_id("msg_3"), None, vec![fourth]),
        (
            EventFilter::all().cause(DeadCause::Invalid),
            None,
            vec![second],
        ),
        (EventFilter::all().cause(DeadCause::Final), None, vec![]),
        (
            EventFilter::all().through(second),
            None,
            vec![second, first],
        ),
        (
            EventFilter::all().since(began - DAY),
            None,
            vec![fourth, second, first],
        ),
        (EventFilter::all().since(began + DAY), None, vec![]),
        (
            EventFilter::all().key(first),
            Some(EventState::Dead),
            vec![],
        ),
    ] {
        let found = list(store, filter.clone(), state).await;
        assert_eq!(keys(&found), expected, "{filter:?} {state:?}");
    }
    let letter = &list(store, EventFilter::all().key(second), None).await[0];
    let EventPosition::Dead {
        cause,
        detail,
        violations,
        ..
    } = &letter.position
    else {
        panic!("{letter:?}");
    };
    assert_eq!(
        (*cause, detail.as_str()),
        (DeadCause::Invalid, "a value at `#/a`")
    );
    assert_eq!(violations[0].keyword.as_deref(), Some("maxLength"));
    let causes = store.event_causes(EventFilter::all()).await.unwrap();
    assert_eq!(
        (causes.counts, causes.is_complete),
        (vec![(DeadCause::Invalid, 1)], true)
    );
    let causes = store.event_causes(EventFilter::all().tenant("blue")).await;
    assert_eq!(causes.unwrap().counts, []);
}

/// Failures are listed, also after the event was given up and replayed, but only the last ones.
pub async fn inbox_events_have_a_timeline<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let key = accepted(store, request(1)).await;
    for _ in 0..2 {
        claim(store, ONE).await;
        assert!(settle(store, ONE, key, retry(MINUTE)).await);
        harness.pass(2 * MINUTE).await;
    }
    claim(store, ONE).await;
    assert!(settle(store, ONE, key, dead(DeadCause::OutOfAttempts, "paid")).await);
    let listed = &list(store, EventFilter::all(), None).await[0];
    let failures: Vec<_> = listed
        .notes
        .iter()
        .map(|note| (note.attempt, note.cause))
        .collect();
    assert_eq!((listed.attempts, failures), (3, vec![(1, None), (2, None)]));
    assert!(
        listed.notes[0].reason.starts_with("the database"),
        "{listed:?}"
    );
    let apart = listed.notes[1]
        .at
        .duration_since(listed.notes[0].at)
        .unwrap();
    assert!(apart >= MINUTE, "{apart:?}");

    let [again] = <[_; 1]>::try_from(store.replay_events(vec![key]).await.unwrap()).unwrap();
    assert!(again > key);
    let listed = &list(store, EventFilter::all(), None).await[0];
    assert_eq!(
        (listed.key, listed.attempts, listed.notes.len()),
        (again, 0, 3)
    );
    assert_eq!(listed.notes[2].cause, Some(DeadCause::OutOfAttempts));
    assert_eq!(listed.notes[2].reason, "a value at `#/a`");
    assert_eq!(listed.notes[2].key, key);
    for _ in 0..30 {
        claim(store, ONE).await;
        assert!(settle(store, ONE, again, retry(Duration::ZERO)).await);
    }
    let listed = &list(store, EventFilter::all(), None).await[0];
    assert_eq!((listed.notes.len(), listed.notes[19].attempt), (20, 30));
}

/// A handled event that is kept has no body, and goes when its time is over.
pub async fn inbox_handled_events_are_kept_for_a_time<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let mut blue = request(1);
    blue.tenant = Some("blue".to_owned());
    let key = accepted(store, blue).await;
    let other = accepted(store, request(2)).await;
    claim(store, ONE).await;
    assert!(settle(store, ONE, key, Settle::Keep(DAY)).await);
    assert!(!settle(store, ONE, key, Settle::Keep(DAY)).await);
    assert!(settle(store, ONE, other, Settle::Keep(3 * DAY)).await);
    let gauges = store.inbox_gauges().await.unwrap();
    assert_eq!((gauges.waiting, gauges.handled), (0, 2));
    let handled = list(
        store,
        EventFilter::all().tenant("blue"),
        Some(EventState::Handled),
    )
    .await;
    assert_eq!(keys(&handled), [key]);
    assert!(
        handled[0].size >= 3 && handled[0].attempts == 1,
        "{handled:?}"
    );
    assert!(matches!(handled[0].position, EventPosition::Handled { .. }));
    assert_eq!(store.event_body(key).await.unwrap(), None);
    assert_eq!(store.replay_events(vec![key]).await.unwrap(), []);
    harness.pass(DAY + MINUTE).await;
    assert!(claim(store, ONE).await.is_empty());
    store.prune_ids().await.unwrap();
    assert_eq!(keys(&list(store, EventFilter::all(), None).await), [other]);
}

/// Pages follow each other without a gap, over events in all states.
pub async fn inbox_lists_are_paged<H>(harness: &H)
where
    H: Harness<Store: InboxStore>,
{
    let store = harness.store();
    let mut expected = Vec::new();
    for number in 0..700_u16 {
        let mut request = request(1);
        request.key = None;
        request.tenant = number.is_multiple_of(350).then(|| "rare".to_owned());
        expected.push(accepted(store, request).await);
    }
    let claimed = store.claim_events(ONE, MINUTE, 600).await.unwrap();
    let settled = claimed.iter().map(|one| match one.key.0 % 3 {
        0 => (one.key, dead(DeadCause::Final, "x")),
        1 => (one.key, Settle::Keep(DAY)),
        _ => (one.key, retry(DAY)),
    });
    store.settle_events(ONE, settled.collect()).await.unwrap();
    expected.reverse();
    let (mut found, mut before) = (Vec::new(), None);
    loop {
        let page = store
            .events(EventFilter::all(), None, before, 64)
            .await
            .unwrap();
        assert!(page.rows.len() <= 64);
        found.extend(keys(&page.rows));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(found, expected);
    let rare = list(store, EventFilter::all().tenant("rare"), None).await;
    assert_eq!(rare.len(), 2);
}
