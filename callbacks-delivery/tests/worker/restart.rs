//! Panics and numbers that nobody meant: the worker goes on.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use callbacks_delivery::store::{Registry, TargetCommand};
use callbacks_delivery::{EventKind, TargetId};
use callbacks_runtime::retry::Random;
use callbacks_runtime::signature::StandardKey;

use super::kit::{Consumer, enqueue, message, outbox, settled, until, worker};

const URL: &str = "https://c.example/hook";
const OTHER: &str = "https://other.example/hook";

const fn limit(rate: f32) -> TargetCommand {
    TargetCommand::Limit {
        rate: Some(rate),
        concurrency: None,
    }
}

/// Rates that an earlier version stored end nothing, and a better rate counts at once.
#[tokio::test(start_paused = true)]
async fn d12_an_absurd_rate_stops_nothing() {
    for rate in [
        1e20,
        1e-19,
        1e-30,
        f32::MAX,
        f32::MIN_POSITIVE,
        f32::INFINITY,
        f32::NAN,
        0.0,
        -1.0,
    ] {
        let outbox = outbox();
        let target = TargetId::of_url(URL);
        outbox.store().control(target, limit(rate)).await.unwrap();
        let consumer = Consumer::status(200);
        let restarts = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&restarts);
        let worker = worker(&outbox, &consumer).on_event(move |event| {
            if matches!(event.kind(), EventKind::Restarted { .. }) {
                count.fetch_add(1, Ordering::Relaxed);
            }
        });
        let worker = worker.start();
        let messages = (0..3).flat_map(|n| {
            [
                message(&format!("msg_{n}"), URL),
                message(&format!("msg_other_{n}"), OTHER),
            ]
        });
        enqueue(&outbox, messages.collect()).await;
        until(async || {
            consumer
                .ids()
                .iter()
                .filter(|id| id.contains("other"))
                .count()
                == 3
        })
        .await;
        until(async || consumer.ids().iter().any(|id| id == "msg_0")).await;
        outbox.control(target, limit(2.0)).await.unwrap();
        settled(&outbox).await;
        assert_eq!(consumer.count(), 6, "{rate}");
        assert_eq!(restarts.load(Ordering::Relaxed), 0, "{rate}");
        assert!(worker.is_running());
    }
}

#[tokio::test]
async fn limits_out_of_range_are_refused() {
    let outbox = outbox();
    let target = TargetId::of_url(URL);
    for rate in [1e20, 1e7, 1e-6, 0.0, -1.0, f32::NAN, f32::INFINITY] {
        let error = outbox.control(target, limit(rate)).await.unwrap_err();
        assert!(
            error.to_string().starts_with("a rate is between"),
            "{error}"
        );
    }
    let none_at_once = TargetCommand::Limit {
        rate: None,
        concurrency: Some(0),
    };
    assert!(outbox.control(target, none_at_once).await.is_err());
    for rate in [
        *TargetCommand::RATES.start(),
        0.01,
        *TargetCommand::RATES.end(),
    ] {
        outbox.control(target, limit(rate)).await.unwrap();
    }
}

/// Jitter that panics a few times.
#[derive(Debug)]
struct Broken(AtomicU32);

impl Random for Broken {
    fn next(&self) -> u64 {
        let left = self.0.load(Ordering::Relaxed);
        if left > 0 {
            self.0.store(left.saturating_sub(1), Ordering::Relaxed);
            panic!("no jitter left");
        }
        7
    }
}

/// D12: a panic in the worker's own task is reported, and the worker starts again.
#[tokio::test(start_paused = true)]
async fn d12_a_worker_that_panics_starts_again() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let log = Arc::new(Mutex::new(Vec::new()));
    let events = Arc::clone(&log);
    let worker = worker(&outbox, &consumer)
        .random(Broken(AtomicU32::new(3)))
        .on_event(move |event| {
            if let EventKind::Restarted { panic, pause } = event.kind() {
                events
                    .lock()
                    .unwrap()
                    .push((panic.to_owned(), pause.as_millis()));
                panic!("the function for events panics too");
            }
        })
        .start();
    let messages = (0..20).map(|n| message(&format!("msg_{n}"), [URL, OTHER][n % 2]));
    enqueue(&outbox, messages.collect()).await;
    let began = tokio::time::Instant::now();
    settled(&outbox).await;
    // It takes its shards again without waiting for the end of its lease.
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    let mut ids = consumer.ids();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 20);
    let pauses: Vec<_> = log
        .lock()
        .unwrap()
        .iter()
        .map(|(_, pause)| *pause)
        .collect();
    assert_eq!(pauses, [200, 400, 800]);
    assert_eq!(log.lock().unwrap()[0].0, "no jitter left");
    assert!(worker.is_running());
}

/// A worker that panics each time still shuts down.
#[tokio::test(start_paused = true)]
async fn d12_a_worker_that_always_panics_shuts_down() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let worker = worker(&outbox, &consumer)
        .random(Broken(AtomicU32::new(u32::MAX)))
        .start();
    enqueue(&outbox, vec![message("msg_1", URL)]).await;
    until(async || consumer.count() >= 3).await;
    let end = worker.shutdown(Duration::from_secs(5));
    tokio::time::timeout(Duration::from_secs(60), end)
        .await
        .unwrap();
}

/// Settings at the ends of their ranges are settings.
#[tokio::test(start_paused = true)]
async fn settings_at_the_ends_of_their_ranges_work() {
    for (longest, many) in [(Duration::MAX, usize::MAX), (Duration::ZERO, 0)] {
        let outbox = outbox();
        let consumer = Consumer::status(200);
        let restarts = Arc::new(AtomicU32::new(0));
        let count = Arc::clone(&restarts);
        let worker = worker(&outbox, &consumer)
            .poll(longest, Duration::ZERO)
            .lease(longest.max(Duration::from_secs(5)))
            .concurrency(many, many, u16::MAX)
            .held(many, many)
            .payload_memory(many)
            .on_event(move |event| {
                if matches!(event.kind(), EventKind::Restarted { .. }) {
                    count.fetch_add(1, Ordering::Relaxed);
                }
            })
            .start();
        enqueue(&outbox, vec![message("msg_1", URL)]).await;
        until(async || consumer.count() == 1).await;
        worker.shutdown(longest).await;
        assert_eq!(restarts.load(Ordering::Relaxed), 0);
    }
}

/// Old secrets without an end sign on.
#[tokio::test]
async fn an_overlap_without_an_end_is_no_panic() {
    use callbacks_delivery::{AnyTarget, Registration};

    let outbox = outbox();
    let endpoint = outbox
        .register(Registration::new(URL), &AnyTarget)
        .await
        .unwrap();
    let key = StandardKey::generate();
    let changed = outbox
        .rotate_secret(&endpoint.id, &key, Duration::MAX)
        .await
        .unwrap();
    assert_eq!(changed.secrets[1].expires, None);
}
