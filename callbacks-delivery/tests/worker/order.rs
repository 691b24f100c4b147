//! Order keys.

use std::collections::BTreeMap;
use std::time::Duration;

use super::kit::{Consumer, Reply, enqueue, fifo, gauges, message, outbox, settled, until, worker};

const URL: &str = "https://c.example/hook";

fn keyed(count: usize, keys: usize) -> Vec<callbacks_delivery::Message> {
    (0..count)
        .map(|n| fifo(&format!("msg_{n:04}"), URL, &format!("key-{}", n % keys)))
        .collect()
}

/// D6: one after the other, whatever fails in between.
#[tokio::test(start_paused = true)]
async fn d6_messages_with_one_key_are_sent_one_after_the_other() {
    let outbox = outbox();
    // Every tenth message fails twice.
    let consumer = Consumer::new(|seen| {
        let fails = seen.id.ends_with('3') && seen.before < 2;
        Reply::After(Duration::from_millis(30), if fails { 404 } else { 200 })
    });
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, keyed(100, 5)).await;
    settled(&outbox).await;
    let mut by_key = BTreeMap::<usize, Vec<_>>::new();
    for seen in consumer.seen() {
        let number: usize = seen.id[4..].parse().unwrap();
        by_key.entry(number % 5).or_default().push(seen);
    }
    for seen in by_key.values() {
        assert!(seen.is_sorted_by_key(|seen| seen.id.clone()), "{seen:?}");
        let gap = |pair: &[super::kit::Seen]| pair[1].at - pair[0].at;
        assert!(
            seen.windows(2)
                .all(|pair| gap(pair) >= Duration::from_millis(30))
        );
    }
    assert_eq!(consumer.most(), 5);
}

/// D6: a message that waits for its next attempt holds up its own key only, also for the worker that takes over.
#[tokio::test(start_paused = true)]
async fn d6_a_new_owner_keeps_the_order() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| {
        let fails = seen.id == "msg_0000" && seen.before == 0;
        Reply::Status(if fails { 404 } else { 200 })
    });
    let first = worker(&outbox, &consumer).start();
    enqueue(&outbox, keyed(6, 2)).await;
    until(async || gauges(&outbox).await.outbox == 2).await;
    assert_eq!(gauges(&outbox).await.due, 1);
    drop(first);
    let _second = worker(&outbox, &consumer).start();
    settled(&outbox).await;
    let even: Vec<_> = consumer
        .ids()
        .into_iter()
        .filter(|id| "024".contains(&id[7..]))
        .collect();
    assert_eq!(even, ["msg_0000", "msg_0000", "msg_0002", "msg_0004"]);
}

/// D6: the next message goes on after a dead letter.
#[tokio::test(start_paused = true)]
async fn d6_a_dead_letter_frees_its_key() {
    let outbox = outbox();
    let consumer =
        Consumer::new(|seen| Reply::Status(if seen.id == "msg_0000" { 404 } else { 200 }));
    let policy = callbacks_runtime::retry::RetryPolicy::default().terminal_4xx();
    let _worker = worker(&outbox, &consumer).policy(policy).start();
    let mut messages = keyed(3, 1);
    messages.push(message("msg_free", URL));
    enqueue(&outbox, messages).await;
    settled(&outbox).await;
    let ids: Vec<_> = consumer
        .ids()
        .into_iter()
        .filter(|id| id != "msg_free")
        .collect();
    assert_eq!(ids, ["msg_0000", "msg_0001", "msg_0002"]);
    assert_eq!(gauges(&outbox).await.dead, 1);
}
