//! Dead letters, resending, erasing and pruning.

use std::time::{Duration, SystemTime};

use super::{
    Draft, Harness, acknowledge, attempt, due_rows, enqueue, enqueue_all, load_any, new_rows,
    owner, settle, target_in, wait,
};
use crate::id::{DeliveryKey, MessageKey, TargetId};
use crate::store::{
    Cause, Endpoint, Erase, Filter, Journal, Loaded, Outcome, Place, Position, Queue, Registry,
    Then,
};

const DAY: Duration = Duration::from_secs(86_400);

pub(super) fn dead() -> Then {
    Then::Dead {
        cause: Cause::OutOfAttempts,
        detail: "status 503".to_owned(),
    }
}

const fn delivery(message: MessageKey, target: TargetId) -> DeliveryKey {
    DeliveryKey { message, target }
}

/// D7: a dead letter is kept with its cause, and is found by what it is.
pub async fn d7_a_dead_letter_is_kept_with_its_cause(harness: &impl Harness) {
    let store = harness.store();
    let (one, two) = (target_in(1), target_in(2));
    let first = enqueue(store, Draft::to("msg_1", one).with("tags", vec!["a"])).await;
    let second = enqueue(
        store,
        Draft::to("msg_2", two)
            .with("tenant", "t")
            .with("op", "shipped"),
    )
    .await;
    let lease = owner(store).await;
    let settled = new_rows(store)
        .await
        .iter()
        .map(|row| settle(row, dead()))
        .collect();
    acknowledge(store, lease, settled).await;
    assert_eq!(new_rows(store).await, []);

    let letters = store.dead(Filter::all(), None, 10).await.unwrap();
    assert_eq!(letters.len(), 2);
    let letter = &letters[0];
    assert_eq!(letter.key, delivery(first, one));
    assert_eq!(
        (letter.id.as_str(), letter.operation.as_str()),
        ("msg_1", "paid")
    );
    assert_eq!(
        (letter.cause, letter.detail.as_str()),
        (Cause::OutOfAttempts, "status 503")
    );
    let page = store
        .dead(Filter::all(), Some(letter.key), 10)
        .await
        .unwrap();
    assert_eq!(
        page.iter().map(|letter| letter.key).collect::<Vec<_>>(),
        [delivery(second, two)]
    );
    assert_eq!(store.dead(Filter::all(), None, 1).await.unwrap().len(), 1);

    let soon = letter.died + DAY;
    for (filter, expected) in [
        (Filter::all(), 2),
        (Filter::all().target(one), 1),
        (Filter::all().tenant("t"), 1),
        (Filter::all().operation("shipped"), 1),
        (Filter::all().operation("shipped").target(one), 0),
        (Filter::all().tag("a"), 1),
        (Filter::all().cause(Cause::OutOfAttempts), 2),
        (Filter::all().cause(Cause::Gone), 0),
        (Filter::all().since(letter.died), 2),
        (Filter::all().since(soon), 0),
    ] {
        assert_eq!(
            store.count_dead(filter.clone()).await.unwrap(),
            expected,
            "{filter:?}"
        );
        let letters = store.dead(filter, None, 10).await.unwrap();
        assert_eq!(letters.len() as u64, expected);
    }
    let positions = store.positions(first).await.unwrap();
    assert_eq!(positions, [(one, Position::Dead(Cause::OutOfAttempts))]);
}

/// D7, D19, D24: dead and delivered messages are sent again, as often as somebody asks (outpost PR#670).
pub async fn d7_every_resend_counts(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(1);
    let message = enqueue(store, Draft::to("msg_1", target).with("dedup", "k")).await;
    let key = delivery(message, target);
    let lease = owner(store).await;
    // It waits already.
    assert_eq!(store.resend(vec![key]).await.unwrap(), [false]);
    for round in 0..3 {
        let rows = new_rows(store).await;
        assert_eq!(rows.len(), 1, "round {round}");
        assert_eq!(
            (rows[0].place, rows[0].charged, rows[0].began),
            (Place::Outbox, 0, None)
        );
        let then = if round == 1 { Then::Done } else { dead() };
        acknowledge(store, lease, vec![settle(&rows[0], then)]).await;
        assert_eq!(new_rows(store).await, []);
        assert_eq!(store.resend(vec![key]).await.unwrap(), [true]);
        assert_eq!(store.count_dead(Filter::all()).await.unwrap(), 0);
    }
    let rows = new_rows(store).await;
    acknowledge(store, lease, vec![settle(&rows[0], wait(DAY, 1))]).await;
    assert_eq!(store.resend(vec![key]).await.unwrap(), [false]);
    let unknown = delivery(
        MessageKey {
            seq: 999,
            ..message
        },
        target,
    );
    assert_eq!(store.resend(vec![unknown]).await.unwrap(), [false]);
    assert_eq!(store.attempts(message).await.unwrap().len(), 4);
}

/// D7: attempts are kept with status, duration and excerpt.
pub async fn d7_attempts_are_kept_in_order(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(1);
    let key = enqueue(store, Draft::to("msg_1", target)).await;
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    acknowledge(
        store,
        lease,
        vec![settle(&rows[0], wait(Duration::from_secs(5), 1))],
    )
    .await;
    harness.pass(Duration::from_secs(6)).await;
    let rows = due_rows(store, &[target]).await;
    acknowledge(store, lease, vec![settle(&rows[0], Then::Done)]).await;
    let attempts = store.attempts(key).await.unwrap();
    let outcomes: Vec<_> = attempts
        .iter()
        .map(|(_, attempt)| attempt.outcome.clone())
        .collect();
    assert_eq!(outcomes, [Outcome::Status(503), Outcome::Status(200)]);
    let (of, first) = &attempts[0];
    assert_eq!((*of, first.number), (target, 1));
    assert_eq!(first.took, attempt(1, 503).took);
    assert_eq!(first.excerpt, attempt(1, 503).excerpt);
    assert!(attempts[1].1.began >= first.began + Duration::from_secs(5));
}

/// D22: a forgotten message leaves no payload, no excerpt and no dead letter, and what waits is not sent.
pub async fn d22_a_forgotten_message_leaves_nothing(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(1);
    let lease = owner(store).await;
    let dying = enqueue(
        store,
        Draft::to("msg_1", target).with("tags", vec!["person-7"]),
    )
    .await;
    let rows = new_rows(store).await;
    acknowledge(store, lease, vec![settle(&rows[0], dead())]).await;
    let waiting = enqueue(store, Draft::to("msg_2", target)).await;
    let other = enqueue(store, Draft::to("msg_3", target)).await;
    let control = store.heartbeat(lease, super::LONG).await.unwrap().control;

    assert_eq!(
        store
            .forget(Erase::Tag("person-7".to_owned()))
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        store
            .forget(Erase::Message("msg_2".to_owned()))
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        store
            .forget(Erase::Message("msg_2".to_owned()))
            .await
            .unwrap(),
        0
    );
    for key in [dying, waiting] {
        assert_eq!(load_any(store, key).await, Loaded::Forgotten);
        assert_eq!(
            store.resend(vec![delivery(key, target)]).await.unwrap(),
            [false]
        );
    }
    assert!(matches!(load_any(store, other).await, Loaded::Message(_)));
    assert_eq!(store.find("msg_2".to_owned()).await.unwrap(), None);
    assert_eq!(store.count_dead(Filter::all()).await.unwrap(), 0);
    let attempts = store.attempts(dying).await.unwrap();
    assert!(
        attempts
            .iter()
            .all(|(_, attempt)| attempt.excerpt.is_empty())
    );
    // Owners are notified, and an attempt that was on its way leaves nothing either.
    assert!(store.heartbeat(lease, super::LONG).await.unwrap().control > control);
    let rows = new_rows(store).await;
    let late = rows.iter().filter(|row| row.key.message == waiting);
    acknowledge(
        store,
        lease,
        late.map(|row| settle(row, Then::Done)).collect(),
    )
    .await;
    let attempts = store.attempts(waiting).await.unwrap();
    assert!(
        attempts
            .iter()
            .all(|(_, attempt)| attempt.excerpt.is_empty())
    );
}

/// D22: forgetting a target erases its messages, and of events only what is its own.
pub async fn d22_a_forgotten_target_leaves_the_others(harness: &impl Harness) {
    let store = harness.store();
    let endpoints = [
        Endpoint::new("https://a.example", ["paid"]),
        Endpoint::new("https://b.example", ["paid"]),
    ];
    let [forgotten, kept] = endpoints.each_ref().map(Endpoint::target);
    for endpoint in endpoints {
        store.put_endpoint(endpoint).await.unwrap();
    }
    let lease = owner(store).await;
    let event = enqueue(store, Draft::event("msg_1")).await;
    let callback = enqueue(store, Draft::to("msg_2", forgotten)).await;
    let failed = enqueue(store, Draft::event("msg_3")).await;
    let rows = new_rows(store).await;
    let of_failed = rows.iter().filter(|row| row.key.message == failed);
    acknowledge(
        store,
        lease,
        of_failed.map(|row| settle(row, wait(DAY, 1))).collect(),
    )
    .await;

    assert_eq!(store.forget(Erase::Target(forgotten)).await.unwrap(), 1);
    assert_eq!(load_any(store, callback).await, Loaded::Forgotten);
    assert!(matches!(load_any(store, event).await, Loaded::Message(_)));
    let left: Vec<_> = new_rows(store).await.iter().map(|row| row.key).collect();
    assert!(left.contains(&delivery(event, kept)));
    assert!(!left.contains(&delivery(event, forgotten)));
    harness.pass(2 * DAY).await;
    let due: Vec<_> = due_rows(store, &[forgotten, kept])
        .await
        .iter()
        .map(|row| row.key)
        .collect();
    assert_eq!(due, [delivery(failed, kept)]);
    for (target, attempt) in store.attempts(failed).await.unwrap() {
        assert_eq!(attempt.excerpt.is_empty(), target == forgotten);
    }
}

/// D24: what a target never got a chance of is found: not what waits, what was tried, or what is of others.
pub async fn d24_missing_messages_are_found(harness: &impl Harness) {
    let store = harness.store();
    let lease = owner(store).await;
    let before = enqueue(store, Draft::event("msg_0")).await;
    harness.pass(DAY).await;
    let since = SystemTime::now();
    let missed = enqueue(store, Draft::event("msg_1")).await;
    enqueue(store, Draft::event("msg_2").with("op", "shipped")).await;
    enqueue(store, Draft::event("msg_3").with("tenant", "t")).await;
    let also = enqueue(store, Draft::event("msg_4")).await;
    let endpoint = Endpoint::new("https://a.example", ["paid"]);
    let target = endpoint.target();
    store.put_endpoint(endpoint).await.unwrap();
    enqueue(store, Draft::event("msg_5")).await;

    let missing = |after, limit| store.missing(target, since, after, limit);
    let all = [delivery(missed, target), delivery(also, target)];
    // The test's clock and the store's may differ by a little less than a day.
    let found = missing(None, 10).await.unwrap();
    let found: Vec<_> = found
        .rows
        .into_iter()
        .filter(|key| key.message != before)
        .collect();
    assert_eq!(found, all);
    let page = missing(Some(all[0]), 10).await.unwrap();
    assert_eq!((&page.rows[..], page.next), (&all[1..], None));
    let page = missing(Some(delivery(before, target)), 1).await.unwrap();
    assert_eq!((&page.rows[..], page.next), (&all[..1], Some(all[0])));
    assert_eq!(store.resend(all.to_vec()).await.unwrap(), [true, true]);
    assert_eq!(missing(Some(all[0]), 10).await.unwrap().rows, []);
    let rows = new_rows(store).await;
    assert_eq!(rows.len(), 3);
    acknowledge(
        store,
        lease,
        rows.iter().map(|row| settle(row, Then::Done)).collect(),
    )
    .await;
    assert_eq!(missing(Some(all[0]), 10).await.unwrap().rows, []);
}

/// D24: one call examines a limited number of messages, and says where to go on.
pub async fn d24_one_call_examines_a_limited_number(harness: &impl Harness) {
    let store = harness.store();
    let others = (0..10_000).map(|n| Draft::event(&format!("msg_{n}")).with("op", "shipped"));
    enqueue_all(store, others.collect()).await;
    let missed = enqueue(store, Draft::event("msg_missed")).await;
    let endpoint = Endpoint::new("https://a.example", ["paid"]);
    let target = endpoint.target();
    store.put_endpoint(endpoint).await.unwrap();
    let since = SystemTime::UNIX_EPOCH;
    let first = store.missing(target, since, None, 10).await.unwrap();
    assert_eq!(first.rows, []);
    let mut page = first;
    while page.rows.is_empty() {
        assert!(page.next.is_some(), "it ends too early");
        page = store.missing(target, since, page.next, 10).await.unwrap();
    }
    assert_eq!(page.rows, [delivery(missed, target)]);
    assert_eq!(page.next, None);
}

/// Retention removes what is settled, and nothing that waits or is dead.
pub async fn retention_removes_what_is_settled(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(1);
    let lease = owner(store).await;
    let ids = ["msg_done", "msg_dead", "msg_due"];
    enqueue_all(store, ids.map(|id| Draft::to(id, target)).into()).await;
    let rows = new_rows(store).await;
    let settled = vec![
        settle(&rows[0], Then::Done),
        settle(&rows[1], dead()),
        settle(&rows[2], wait(90 * DAY, 1)),
    ];
    acknowledge(store, lease, settled).await;
    enqueue(store, Draft::to("msg_new", target)).await;
    harness.pass(40 * DAY).await;
    let recent = enqueue(store, Draft::to("msg_recent", target)).await;
    assert_eq!(store.prune(30 * DAY).await.unwrap(), 1);
    assert_eq!(store.prune(30 * DAY).await.unwrap(), 0);
    let done = rows[0].key.message;
    assert_eq!(load_any(store, done).await, Loaded::Missing);
    assert_eq!(store.attempts(done).await.unwrap(), []);
    assert_eq!(store.find("msg_done".to_owned()).await.unwrap(), None);
    for row in &rows[1..] {
        assert!(matches!(
            load_any(store, row.key.message).await,
            Loaded::Message(_)
        ));
    }
    assert!(matches!(load_any(store, recent).await, Loaded::Message(_)));
    assert!(store.find("msg_new".to_owned()).await.unwrap().is_some());
}
