//! Fairness and limits.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use callbacks_delivery::store::TargetCommand;
use callbacks_delivery::{
    EncryptedStore, MemoryStore, Message, Outbox, SealError, Sealer, TargetId,
};
use tokio::time::Instant;

use super::kit::{Consumer, Reply, enqueue, gauges, message, outbox, settled, until, worker};

const DEAD: &str = "https://dead.example/hook";

/// D5 (keygen-api#771, sentry PR#110215, fhir-works#676): a dead target with very many messages delays no other one, and
/// takes no more memory than others.
#[tokio::test(start_paused = true)]
async fn d5_a_dead_target_delays_no_other() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| match seen.url.as_str() {
        DEAD => Reply::After(Duration::from_secs(20), 504),
        _ => Reply::After(Duration::from_millis(20), 200),
    });
    let _worker = worker(&outbox, &consumer).start();
    let dead = (0..10_000).map(|n| message(&format!("msg_dead_{n}"), DEAD));
    enqueue(&outbox, dead.collect()).await;
    let start = Instant::now();
    let urls: Vec<_> = (0..50)
        .map(|n| format!("https://c{n}.example/hook"))
        .collect();
    for round in 0..10 {
        let healthy = urls.iter().enumerate();
        let healthy = healthy.map(|(n, url)| message(&format!("msg_{round}_{n}"), url));
        enqueue(&outbox, healthy.collect()).await;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let healthy = || {
        consumer
            .seen()
            .into_iter()
            .filter(|seen| seen.url != DEAD)
            .count()
    };
    until(async || healthy() == 500).await;
    // Simulated time: no machine is too slow for it.
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    let dead = gauges(&outbox).await;
    assert!(dead.outbox + dead.due >= 9_900);
}

/// A slow target fills neither the memory nor all requests.
#[tokio::test(start_paused = true)]
async fn d5_a_slow_target_stays_within_its_own_limits() {
    let outbox = outbox();
    let slow = "https://slow.example/hook";
    let consumer = Consumer::new(|seen| match seen.url.starts_with("https://slow") {
        true => Reply::After(Duration::from_secs(10), 200),
        false => Reply::Status(200),
    });
    let _worker = worker(&outbox, &consumer).held(200, 100).start();
    enqueue(
        &outbox,
        (0..1_000)
            .map(|n| message(&format!("msg_slow_{n}"), slow))
            .collect(),
    )
    .await;
    let start = Instant::now();
    enqueue(
        &outbox,
        (0..300)
            .map(|n| message(&format!("msg_{n}"), &format!("https://c{n}.example/")))
            .collect(),
    )
    .await;
    let healthy = || {
        consumer
            .seen()
            .into_iter()
            .filter(|seen| seen.url != slow)
            .count()
    };
    until(async || healthy() == 300).await;
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
    settled(&outbox).await;
    assert_eq!(consumer.most_to(slow), 8);
    let ids: BTreeSet<_> = consumer.ids().into_iter().collect();
    assert_eq!((ids.len(), consumer.count()), (1_300, 1_300));
}

#[tokio::test(start_paused = true)]
async fn s30_limits_hold_for_targets_origins_and_all() {
    let outbox = outbox();
    let consumer = Consumer::new(|_| Reply::After(Duration::from_secs(1), 200));
    let _worker = worker(&outbox, &consumer).concurrency(10, 4, 3).start();
    let mut messages = Vec::new();
    for n in 0..20 {
        for host in 0..5 {
            for path in 0..2 {
                let url = format!("https://c{host}.example/{path}");
                messages.push(message(&format!("msg_{n}_{host}_{path}"), &url));
            }
        }
    }
    enqueue(&outbox, messages).await;
    settled(&outbox).await;
    assert_eq!(consumer.count(), 200);
    assert_eq!(consumer.most(), 10);
    assert!(consumer.most_to("https://c0.example/0") <= 3);
    // 200 requests of one second, ten at once.
    let seen = consumer.seen();
    let took = seen[199].at - seen[0].at;
    assert!(took < Duration::from_secs(30), "{took:?}");
}

#[tokio::test(start_paused = true)]
async fn s30_one_origin_has_a_limit_over_its_targets() {
    let outbox = outbox();
    let consumer = Consumer::new(|_| Reply::After(Duration::from_secs(1), 200));
    let _worker = worker(&outbox, &consumer).start();
    let messages =
        (0..100).map(|n| message(&format!("msg_{n}"), &format!("https://c.example/{n}")));
    enqueue(&outbox, messages.collect()).await;
    settled(&outbox).await;
    assert_eq!((consumer.count(), consumer.most()), (100, 8));
}

#[tokio::test(start_paused = true)]
async fn s30_a_rate_spreads_messages() {
    let outbox = outbox();
    let url = "https://c.example/hook";
    let limit = TargetCommand::Limit {
        rate: Some(2.0),
        concurrency: None,
    };
    outbox.control(TargetId::of_url(url), limit).await.unwrap();
    let consumer = Consumer::status(200);
    let _worker = worker(&outbox, &consumer).start();
    enqueue(
        &outbox,
        (0..21).map(|n| message(&format!("msg_{n}"), url)).collect(),
    )
    .await;
    settled(&outbox).await;
    let seen = consumer.seen();
    let took = seen[20].at - seen[0].at;
    assert!((10_000..10_500).contains(&took.as_millis()), "{took:?}");
}

/// Messages that wait for their time cost nothing, and more of them than fit into memory are delivered.
#[tokio::test(start_paused = true)]
async fn d4_more_messages_than_memory_holds_are_delivered() {
    let outbox = outbox();
    let consumer = Consumer::new(|_| Reply::After(Duration::from_millis(1), 200));
    let _worker = worker(&outbox, &consumer).held(50, 20).start();
    let messages =
        (0..3_000).map(|n| message(&format!("msg_{n}"), &format!("https://c{}.example/", n % 7)));
    enqueue(&outbox, messages.collect()).await;
    settled(&outbox).await;
    let ids: BTreeSet<_> = consumer.ids().into_iter().collect();
    assert_eq!((ids.len(), consumer.count()), (3_000, 3_000));
}

/// D5: any number of targets that nothing is sent to leave the others their share of the memory for payloads.
#[tokio::test(start_paused = true)]
async fn d5_many_stopped_targets_delay_no_other() {
    let dead = |url: &str| url.starts_with("https://dead");
    for is_limited in [false, true] {
        let outbox = outbox();
        let consumer = Consumer::new(move |seen| match dead(&seen.url) && !is_limited {
            true => Reply::Status(503),
            false => Reply::Status(200),
        });
        let _worker = worker(&outbox, &consumer).start();
        for n in 0..100 {
            let url = format!("https://dead{n}.example/hook");
            if is_limited {
                let limit = TargetCommand::Limit {
                    rate: Some(0.01),
                    concurrency: None,
                };
                let target = TargetId::of_url(&url);
                outbox.control(target, limit).await.unwrap();
            }
            let messages = (0..40).map(|each| message(&format!("msg_{n}_{each}"), &url));
            enqueue(&outbox, messages.collect()).await;
        }
        tokio::time::sleep(Duration::from_secs(20)).await;
        let healthy = (0..100).map(|n| {
            let url = format!("https://c{}.example/hook", n % 10);
            message(&format!("msg_{n}"), &url)
        });
        enqueue(&outbox, healthy.collect()).await;
        let arrived = || {
            consumer
                .seen()
                .iter()
                .filter(|seen| !dead(&seen.url))
                .count()
        };
        let start = Instant::now();
        until(async || arrived() == 100).await;
        // Simulated time: no machine is too slow for it.
        assert!(
            start.elapsed() < Duration::from_secs(5),
            "{:?}",
            start.elapsed()
        );
    }
}

/// Encrypts nothing, and counts the bytes that were read.
#[derive(Clone, Default)]
struct Counting(Arc<AtomicUsize>);

impl Sealer for Counting {
    fn key(&self) -> String {
        "none".to_owned()
    }

    fn seal(&self, _key: &str, plaintext: &[u8], _context: &[u8]) -> Result<Vec<u8>, SealError> {
        Ok(plaintext.to_vec())
    }

    fn open(&self, _key: &str, sealed: &[u8], _context: &[u8]) -> Result<Vec<u8>, SealError> {
        if sealed.len() >= 1_000 {
            self.0.fetch_add(sealed.len(), Ordering::SeqCst);
        }
        Ok(sealed.to_vec())
    }
}

fn large(id: &str, url: &str) -> Message {
    let small = message(id, url);
    Message::restored(&small.envelope().to_json(), vec![b'x'; 1_000].into()).unwrap()
}

/// D16: large payloads wait in the store, and not in memory.
#[tokio::test(start_paused = true)]
async fn d16_waiting_payloads_have_a_bound_in_bytes() {
    let read = Counting::default();
    let outbox = Outbox::new(EncryptedStore::new(MemoryStore::new(), read.clone()));
    let consumer = Consumer::new(|_| Reply::After(Duration::from_secs(1_000), 200));
    let worker = worker(&outbox, &consumer).concurrency(20, 20, 2);
    let _worker = worker.payload_memory(10_000).start();
    let messages =
        (0..100).map(|n| large(&format!("msg_{n}"), &format!("https://c{n}.example/hook")));
    enqueue(&outbox, messages.collect()).await;
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(consumer.count(), 20);
    let read = read.0.load(Ordering::SeqCst);
    assert!((20_000..=30_000).contains(&read), "{read}");
}

/// However small the bound, messages go on.
#[tokio::test(start_paused = true)]
async fn a_payload_that_is_larger_than_the_bound_is_sent() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let _worker = worker(&outbox, &consumer).payload_memory(1).start();
    for n in 0..20 {
        let url = format!("https://c{n}.example/hook");
        let messages = (0..20).map(|each| large(&format!("msg_{n}_{each}"), &url));
        enqueue(&outbox, messages.collect()).await;
    }
    settled(&outbox).await;
    assert_eq!(consumer.count(), 400);
}
