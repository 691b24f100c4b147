//! Failures of the store and of workers, under load.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use callbacks_delivery::testing::{Flaky, Trouble};
use callbacks_delivery::{EventKind, MemoryStore, Outbox};

use super::kit::{Consumer, Reply, enqueue, message, settled, until, worker};

fn url(number: usize) -> String {
    format!("https://c{}.example/hook", number % 20)
}

fn batch(from: usize, count: usize) -> Vec<callbacks_delivery::Message> {
    (from..from + count)
        .map(|n| message(&format!("msg_{n}"), &url(n)))
        .collect()
}

fn flaky() -> (Outbox<Flaky<MemoryStore>>, Flaky<MemoryStore>) {
    let store = Flaky::new(MemoryStore::new());
    (Outbox::new(store.clone()), store)
}

fn quick() -> Consumer {
    Consumer::new(|_| Reply::After(Duration::from_millis(20), 200))
}

/// How many messages arrived, and how many requests there were.
fn arrived(consumer: &Consumer) -> (usize, usize) {
    let mut ids = consumer.ids();
    let requests = ids.len();
    ids.sort_unstable();
    ids.dedup();
    (ids.len(), requests)
}

/// D17: the store is away for longer than the leases last. Everything arrives without a restart of the process.
#[tokio::test(start_paused = true)]
async fn d17_a_worker_outlives_an_outage_of_the_store() {
    let (outbox, store) = flaky();
    let consumer = quick();
    let events = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&events);
    let worker = worker(&outbox, &consumer).on_event(move |event| match event.kind() {
        EventKind::StoreFailed { .. } => log.lock().unwrap().push("failed"),
        EventKind::StoreRecovered => log.lock().unwrap().push("recovered"),
        _ => {}
    });
    let worker = worker.start();
    enqueue(&outbox, batch(0, 1_000)).await;
    until(async || consumer.count() >= 300).await;
    store.set(Trouble::Outage);
    tokio::time::sleep(Duration::from_secs(60)).await;
    let before = consumer.count();
    tokio::time::sleep(Duration::from_secs(60)).await;
    // Without a lease, nothing is sent.
    assert_eq!(consumer.count(), before);
    store.set(Trouble::None);
    let back = tokio::time::Instant::now();
    settled(&outbox).await;
    assert!(
        back.elapsed() < Duration::from_secs(30),
        "{:?}",
        back.elapsed()
    );
    assert_eq!(arrived(&consumer).0, 1_000);
    assert_eq!(*events.lock().unwrap(), ["failed", "recovered"]);
    assert!(worker.is_running());
}

/// vexa#520: what was sent before a short outage is acknowledged after it, and not sent again.
#[tokio::test(start_paused = true)]
async fn d17_results_wait_for_the_store_and_are_not_repeated() {
    let (outbox, store) = flaky();
    let consumer = quick();
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, batch(0, 500)).await;
    until(async || consumer.count() >= 100).await;
    store.set(Trouble::Outage);
    tokio::time::sleep(Duration::from_secs(2)).await;
    store.set(Trouble::None);
    settled(&outbox).await;
    assert_eq!(arrived(&consumer), (500, 500));
}

/// outpost#276: a lost answer to an acknowledgement leads neither to endless duplicates nor to a loss.
#[tokio::test(start_paused = true)]
async fn d1_lost_answers_of_the_store_repeat_nothing() {
    let (outbox, store) = flaky();
    let consumer = quick();
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, batch(0, 500)).await;
    until(async || consumer.count() >= 100).await;
    store.set(Trouble::AnswerLost);
    tokio::time::sleep(Duration::from_secs(2)).await;
    store.set(Trouble::None);
    settled(&outbox).await;
    assert_eq!(arrived(&consumer), (500, 500));
    let attempts = outbox.attempts("msg_120").await.unwrap();
    assert_eq!(attempts.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn d12_a_store_that_panics_stops_nothing() {
    let (outbox, store) = flaky();
    let consumer = quick();
    let worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, batch(0, 200)).await;
    until(async || consumer.count() >= 20).await;
    store.set(Trouble::Panic);
    tokio::time::sleep(Duration::from_secs(1)).await;
    store.set(Trouble::None);
    settled(&outbox).await;
    assert_eq!(arrived(&consumer), (200, 200));
    assert!(worker.is_running());
}

/// hexpm PR#1825: a request that takes longer than a lease is not made twice while its worker lives.
#[tokio::test(start_paused = true)]
async fn d3_a_slow_request_is_not_rescued_from_a_worker_that_lives() {
    let (outbox, _) = flaky();
    let consumer = Consumer::new(|_| Reply::After(Duration::from_secs(60), 200));
    let _first = worker(&outbox, &consumer).start();
    let _second = worker(&outbox, &consumer).start();
    tokio::time::sleep(Duration::from_secs(20)).await;
    enqueue(&outbox, batch(0, 20)).await;
    settled(&outbox).await;
    assert_eq!(arrived(&consumer), (20, 20));
}

/// D3: a worker that cannot renew its lease stops before another one takes over, and what it acknowledges late is refused.
#[tokio::test(start_paused = true)]
async fn d3_a_worker_without_a_lease_stops_before_another_one_starts() {
    let inner = Arc::new(MemoryStore::new());
    let (one, two) = (Flaky::over(Arc::clone(&inner)), Flaky::over(inner));
    let (outbox, other) = (Outbox::new(one.clone()), Outbox::new(two));
    let slow = Consumer::new(|_| Reply::After(Duration::from_secs(30), 200));
    let lost = Arc::new(Mutex::new(0));
    let count = Arc::clone(&lost);
    let first = worker(&outbox, &slow).on_event(move |event| {
        if matches!(event.kind(), EventKind::LeaseLost { .. }) {
            *count.lock().unwrap() += 1;
        }
    });
    let _first = first.start();
    enqueue(&outbox, batch(0, 40)).await;
    until(async || slow.count() == 40).await;
    one.set(Trouble::NoHeartbeat);
    let start = tokio::time::Instant::now();
    let consumer = quick();
    let _second = worker(&other, &consumer).start();
    settled(&other).await;
    assert_eq!(arrived(&consumer), (40, 40));
    // The second one could only begin when the lease of the first one had ended.
    let began = consumer.seen()[0].at - start;
    assert!(began >= Duration::from_secs(3), "{began:?}");
    assert_eq!(*lost.lock().unwrap(), 64);
    tokio::time::sleep(Duration::from_secs(60)).await;
    // The first one's requests ended meanwhile. Only the second one's count.
    let attempts = other.attempts("msg_7").await.unwrap();
    assert_eq!(attempts.len(), 1);
    assert_eq!(slow.count(), 40);
}

/// D17: workers are killed again and again while messages arrive.
#[tokio::test(start_paused = true)]
async fn d17_workers_are_killed_again_and_again() {
    let (outbox, _) = flaky();
    let consumer = quick();
    for round in 0..10 {
        let worker = worker(&outbox, &consumer)
            .lease(Duration::from_secs(1))
            .start();
        enqueue(&outbox, batch(round * 100, 100)).await;
        tokio::time::sleep(Duration::from_millis(130 * u64::try_from(round).unwrap())).await;
        drop(worker);
    }
    let _last = worker(&outbox, &consumer).start();
    settled(&outbox).await;
    assert_eq!(arrived(&consumer).0, 1_000);
}
