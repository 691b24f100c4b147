//! What is enqueued, read and settled.

use std::time::Duration;

use super::{
    Draft, Harness, Tamper, acknowledge, attempt, bounds, due_rows, enqueue, enqueue_all, load,
    load_any, new_rows, owner, settle, target_in, wait,
};
use crate::id::{FifoKey, Shard};
use crate::store::{
    Acknowledgement, Bound, Enqueued, Journal, Loaded, Place, Position, Queue, Row, Then,
};

const MINUTE: Duration = Duration::from_secs(60);

/// D1: an accepted message is there, with the same bytes.
pub async fn d1_what_was_accepted_is_read_byte_for_byte(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(5);
    let headers = serde_json::json!([["content-type", "application/json"], ["x-note", "é\" \\"]]);
    let draft = || Draft::to("msg_1", target).with("headers", headers.clone());
    let key = enqueue(store, draft()).await;
    let later = enqueue(store, Draft::to("msg_2", target)).await;
    assert!(later.seq > key.seq);
    let rows = new_rows(store).await;
    assert_eq!(
        rows.iter().map(|row| row.key.message).collect::<Vec<_>>(),
        [key, later]
    );
    let row = &rows[0];
    assert_eq!(
        (row.key.target, row.place, row.fifo),
        (target, Place::Outbox, None)
    );
    assert_eq!((row.charged, row.uncharged, row.began), (0, 0, None));
    assert_eq!(load(store, key).await, draft().message());
    assert_eq!(store.find("msg_1".to_owned()).await.unwrap(), Some(key));
    assert_eq!(store.find("msg_9".to_owned()).await.unwrap(), None);
}

/// D1: a settled row is gone, and no retry cycles without its row (svix PR#671, outpost#663).
pub async fn d1_a_settled_row_is_deleted(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(1);
    let key = enqueue(store, Draft::to("msg_1", target)).await;
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    acknowledge(store, lease, vec![settle(&rows[0], wait(MINUTE, 1))]).await;
    assert_eq!(new_rows(store).await, []);
    harness.pass(2 * MINUTE).await;
    let rows = due_rows(store, &[target]).await;
    assert_eq!(rows.len(), 1);
    acknowledge(store, lease, vec![settle(&rows[0], Then::Done)]).await;
    assert_eq!(due_rows(store, &[target]).await, []);
    assert_eq!(store.due_targets(Shard::all().collect()).await.unwrap(), []);
    let positions = store.positions(key).await.unwrap();
    assert_eq!(positions, [(target, Position::Delivered)]);
    let gauges = store.gauges().await.unwrap();
    assert_eq!((gauges.outbox, gauges.due, gauges.dead), (0, 0, 0));
}

/// D1: the second acknowledgement of a row changes nothing and is no attempt (convoy PR#1977).
pub async fn d1_a_row_that_is_gone_is_not_settled_again(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(1);
    let key = enqueue(store, Draft::to("msg_1", target)).await;
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    acknowledge(store, lease, vec![settle(&rows[0], Then::Done)]).await;
    acknowledge(
        store,
        lease,
        vec![settle(&rows[0], wait(Duration::ZERO, 1))],
    )
    .await;
    harness.pass(MINUTE).await;
    assert_eq!(due_rows(store, &[target]).await, []);
    assert_eq!(store.attempts(key).await.unwrap().len(), 1);
}

/// D4: a row is not read before it is due, and remembers its attempts.
pub async fn d4_a_row_is_read_when_it_is_due(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(9);
    enqueue(store, Draft::to("msg_1", target)).await;
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    let then = Then::Wait {
        wait: 60 * MINUTE,
        charged: 3,
        uncharged: 2,
        began: Some(MINUTE),
    };
    acknowledge(store, lease, vec![settle(&rows[0], then)]).await;
    let [due] = <[_; 1]>::try_from(store.due_targets(vec![target.shard()]).await.unwrap()).unwrap();
    assert_eq!(due.target, target);
    assert!(
        due.wait > 50 * MINUTE && due.wait <= 60 * MINUTE,
        "{:?}",
        due.wait
    );
    let early = store.due(bounds(&[target], 10)).await.unwrap();
    assert_eq!(early.rows, []);
    assert_eq!(early.next.len(), 1);
    assert!(early.next[0].wait > 50 * MINUTE);
    harness.pass(61 * MINUTE).await;
    let due = store.due(bounds(&[target], 10)).await.unwrap();
    assert_eq!(due.next, []);
    let row = &due.rows[0];
    assert_eq!((row.charged, row.uncharged), (3, 2));
    assert!(row.began.unwrap() >= 62 * MINUTE, "{:?}", row.began);
}

/// D5: a target with many rows hides no other target.
pub async fn d5_each_target_has_its_own_head(harness: &impl Harness) {
    let store = harness.store();
    let (dead, healthy) = (target_in(2), target_in(6));
    let mut drafts: Vec<_> = (0..50)
        .map(|number| Draft::to(&format!("msg_d{number}"), dead))
        .collect();
    drafts.push(Draft::to("msg_h", healthy));
    enqueue_all(store, drafts).await;
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    let waiting = rows.iter().map(|row| settle(row, wait(Duration::ZERO, 1)));
    acknowledge(store, lease, waiting.collect()).await;
    harness.pass(Duration::from_secs(1)).await;
    let targets = store.due_targets(Shard::all().collect()).await.unwrap();
    let mut targets: Vec<_> = targets.into_iter().map(|due| due.target).collect();
    targets.sort_unstable();
    let mut expected = [dead, healthy];
    expected.sort_unstable();
    assert_eq!(targets, expected);
    let due = store.due(bounds(&[dead, healthy], 4)).await.unwrap();
    let count = |target| {
        due.rows
            .iter()
            .filter(|row| row.key.target == target)
            .count()
    };
    assert_eq!((count(dead), count(healthy)), (4, 1));
    assert_eq!(
        due.next.iter().map(|due| due.target).collect::<Vec<_>>(),
        [dead]
    );
}

/// D5: pages of a poll have no gaps, also if several deliveries have one message.
pub async fn d5_a_poll_continues_behind_its_bound(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(11);
    let drafts = (0..7).map(|number| Draft::to(&format!("msg_{number}"), target));
    enqueue_all(store, drafts.collect()).await;
    let shard = target.shard();
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let rows = store.poll(vec![Bound { shard, after }], 3).await.unwrap();
        assert!(rows.len() <= 3);
        let Some(last) = rows.last() else { break };
        after = Some((last.key.message.seq, last.key.target));
        seen.extend(rows.iter().map(|row| row.key.message.seq));
    }
    assert_eq!(seen.len(), 7);
    assert!(seen.is_sorted());
    let other = target_in(12).shard();
    let none = store
        .poll(
            vec![Bound {
                shard: other,
                after: None,
            }],
            3,
        )
        .await;
    assert_eq!(none.unwrap(), []);
}

/// D16: a reader that knows where the first row is does not read over what was deleted before it. Each target has its own limit.
pub async fn d16_due_rows_are_read_from_a_moment_on(harness: &impl Harness) {
    let store = harness.store();
    let (one, other) = (target_in(2), target_in(6));
    let lease = owner(store).await;
    for number in 0..4 {
        let drafts = [(one, "a"), (other, "b")];
        let drafts = drafts.map(|(target, name)| Draft::to(&format!("{name}{number}"), target));
        enqueue_all(store, drafts.into()).await;
        let rows = new_rows(store).await;
        let waiting = rows.iter().map(|row| settle(row, wait(Duration::ZERO, 1)));
        acknowledge(store, lease, waiting.collect()).await;
        harness.pass(Duration::from_secs(1)).await;
    }
    let moments = |rows: &[Row]| -> Vec<_> {
        let of_one = rows.iter().filter(|row| row.key.target == one);
        of_one.map(|row| row.place).collect()
    };
    let all = moments(&due_rows(store, &[one]).await);
    let [_, Place::Due(second), third, Place::Due(last)] = all[..] else {
        panic!("not four rows in `due`: {all:?}");
    };
    let (second_row, last_row) = (Place::Due(second), Place::Due(last));
    let read = async |since, limit| {
        let mut wanted = bounds(&[one, other], 1);
        (wanted[0].since, wanted[0].limit) = (Some(since), limit);
        let due = store.due(wanted).await.unwrap();
        let found = moments(&due.rows);
        assert_eq!(due.rows.len() - found.len(), 1);
        let next: Vec<_> = due.next.iter().map(|next| next.target).collect();
        (found, next)
    };
    // The moment itself is within.
    let rest = vec![second_row, third, last_row];
    assert_eq!(read(second, 10).await, (rest, vec![other]));
    let page = vec![second_row, third];
    assert_eq!(read(second, 2).await, (page, vec![one, other]));
    assert_eq!(read(second + 1, 1).await, (vec![third], vec![one, other]));
    assert_eq!(read(last + 1, 1).await, (Vec::new(), vec![other]));
}

/// D6: an order key is kept in every table, and the rows that block others are found.
pub async fn d6_order_keys_travel_with_their_rows(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(4);
    let fifo = FifoKey::of_name("order-7");
    let first = enqueue(
        store,
        Draft::to("msg_1", target).with("fifo", fifo.number()),
    )
    .await;
    enqueue(store, Draft::to("msg_2", target)).await;
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    assert_eq!((rows[0].fifo, rows[1].fifo), (Some(fifo), None));
    let waiting = rows.iter().map(|row| settle(row, wait(60 * MINUTE, 1)));
    acknowledge(store, lease, waiting.collect()).await;
    let blocking = store.fifo_due(vec![target.shard()]).await.unwrap();
    assert_eq!(blocking.len(), 1);
    assert_eq!(
        (blocking[0].key.message, blocking[0].fifo),
        (first, Some(fifo))
    );
    assert_eq!(
        store.fifo_due(vec![target_in(5).shard()]).await.unwrap(),
        []
    );
    harness.pass(61 * MINUTE).await;
    let rows = due_rows(store, &[target]).await;
    assert_eq!(rows.iter().filter(|row| row.fifo == Some(fifo)).count(), 1);
}

/// D19: a deduplication key is unique for its tenant, and its row is committed with the message (breeze#4095).
pub async fn d19_a_key_is_unique_for_its_tenant(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(8);
    let draft = |id: &str, tenant: Option<&str>| {
        let draft = Draft::to(id, target).with("dedup", "order-7-paid");
        match tenant {
            Some(tenant) => draft.with("tenant", tenant),
            None => draft,
        }
    };
    let drafts = vec![
        draft("msg_1", None),
        draft("msg_2", None),
        draft("msg_3", Some("a")),
    ];
    let results = enqueue_all(store, drafts).await;
    assert!(results[0].key().is_some() && results[2].key().is_some());
    // An operator finds each message again, also the one that had the key before.
    let ids: Vec<_> = results.iter().map(Enqueued::id).collect();
    assert_eq!(ids, ["msg_1", "msg_1", "msg_3"]);
    let duplicate = Enqueued::Duplicate {
        of: "msg_1".to_owned(),
    };
    assert_eq!(results[1], duplicate);
    assert_eq!(
        enqueue_all(store, vec![draft("msg_4", None)]).await,
        [duplicate]
    );
    // What was swallowed is due under its first id.
    assert_eq!(new_rows(store).await.len(), 2);
    assert_eq!(store.find("msg_2".to_owned()).await.unwrap(), None);
    // Tenants cannot reach into each other's keys.
    let other = Draft::to("msg_5", target)
        .with("tenant", "aorder-7")
        .with("dedup", "-paid");
    assert!(enqueue_all(store, vec![other]).await[0].key().is_some());
}

/// D19: a key is remembered for four days.
pub async fn d19_a_key_is_forgotten_after_four_days(harness: &impl Harness) {
    let store = harness.store();
    let draft = |id: &str| Draft::to(id, target_in(8)).with("dedup", "k");
    enqueue(store, draft("msg_1")).await;
    harness.pass(Duration::from_secs(95 * 3_600)).await;
    assert_eq!(
        enqueue_all(store, vec![draft("msg_2")]).await[0].key(),
        None
    );
    harness.pass(Duration::from_secs(2 * 3_600)).await;
    enqueue(store, draft("msg_3")).await;
}

/// D20: a worker learns that a payload is missing or unreadable, and can bury the delivery.
pub async fn d20_a_missing_or_unreadable_payload_is_reported(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(8);
    let missing = enqueue(store, Draft::to("msg_1", target)).await;
    let newer = enqueue(store, Draft::to("msg_2", target)).await;
    let intact = enqueue(store, Draft::to("msg_3", target)).await;
    harness.tamper(missing, Tamper::Remove).await;
    harness
        .tamper(newer, Tamper::Envelope(r#"{"v":2}"#.to_owned()))
        .await;
    let loaded = store.load(vec![missing, newer, intact]).await.unwrap();
    assert_eq!(loaded[0], Loaded::Missing);
    assert!(
        matches!(&loaded[1], Loaded::Unreadable(why) if why.contains("version 2")),
        "{loaded:?}"
    );
    assert!(matches!(&loaded[2], Loaded::Message(message) if message.id() == "msg_3"));
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    assert_eq!(rows.len(), 3);
    let settled = rows.iter().map(|row| Acknowledgement {
        attempt: Some(attempt(1, 500)),
        ..settle(row, super::journal::dead())
    });
    acknowledge(store, lease, settled.collect()).await;
    assert_eq!(new_rows(store).await, []);
    assert_eq!(load_any(store, missing).await, Loaded::Missing);
}
