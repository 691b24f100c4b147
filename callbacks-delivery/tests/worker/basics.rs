//! Accepted, sent, settled.

use std::time::{Duration, SystemTime};

use callbacks_delivery::store::{Cause, Filter, Journal, Outcome, Position};
use callbacks_delivery::{Outbox, TargetId, Worker};
use callbacks_runtime::Client;
use callbacks_runtime::retry::{Jitter, RetryPolicy, Schedule};
use callbacks_runtime::signature::{StandardKey, StandardWebhooks, ToVerify, Verifier};

use super::kit::{
    Consumer, Reply, enqueue, gauges, message, operations, outbox, settled, until, with, worker,
};

const URL: &str = "https://c.example/hook";

#[tokio::test(start_paused = true)]
async fn d1_an_accepted_message_arrives_and_leaves_no_row() {
    let outbox = outbox();
    let consumer = Consumer::status(204);
    let worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, vec![message("msg_1", URL)]).await;
    settled(&outbox).await;
    let [seen] = <[_; 1]>::try_from(consumer.seen()).unwrap();
    assert_eq!((seen.id.as_str(), seen.url.as_str()), ("msg_1", URL));
    assert_eq!(seen.request.body, br#"{"id": "msg_1"}"#);
    assert_eq!(seen.request.headers["content-type"], "application/json");
    let [(target, attempt)] = <[_; 1]>::try_from(outbox.attempts("msg_1").await.unwrap()).unwrap();
    assert_eq!((target, attempt.number), (TargetId::of_url(URL), 1));
    assert_eq!(attempt.outcome, Outcome::Status(204));
    assert_eq!(
        outbox.positions("msg_1").await.unwrap(),
        [(target, Position::Delivered)]
    );
    worker.shutdown(Duration::from_secs(1)).await;
    assert_eq!(gauges(&outbox).await.owned_shards, 0);
}

/// svix#1844: what waits when a worker starts is found, without a message that wakes it.
#[tokio::test(start_paused = true)]
async fn d1_a_worker_finds_what_waits_when_it_starts() {
    let outbox = outbox();
    enqueue(
        &outbox,
        (0..500)
            .map(|n| message(&format!("msg_{n}"), URL))
            .collect(),
    )
    .await;
    let consumer = Consumer::status(200);
    let _worker = worker(&outbox, &consumer).start();
    settled(&outbox).await;
    assert_eq!(consumer.count(), 500);
}

/// D1, D3: the process is killed while a request runs. Another one sends the message again, with the same id.
#[tokio::test(start_paused = true)]
async fn d1_a_killed_workers_messages_are_sent_again_with_the_same_id() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| match seen.before {
        0 => Reply::After(Duration::from_secs(3_600), 200),
        _ => Reply::Status(200),
    });
    let killed = worker(&outbox, &consumer).start();
    enqueue(&outbox, vec![message("msg_1", URL)]).await;
    until(async || consumer.count() == 1).await;
    drop(killed);
    let _worker = worker(&outbox, &consumer).start();
    settled(&outbox).await;
    assert_eq!(consumer.ids(), ["msg_1", "msg_1"]);
    // The lease of the killed one had to end first.
    let seen = consumer.seen();
    assert!(seen[1].at - seen[0].at >= Duration::from_secs(4));
}

#[tokio::test(start_paused = true)]
async fn s29_a_failed_message_is_tried_again_by_the_schedule() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| Reply::Status(if seen.before < 3 { 500 } else { 200 }));
    let policy = RetryPolicy::default().jitter(Jitter::None);
    let _worker = worker(&outbox, &consumer).policy(policy).start();
    enqueue(&outbox, vec![message("msg_1", URL)]).await;
    settled(&outbox).await;
    let seen = consumer.seen();
    let waits: Vec<_> = seen
        .windows(2)
        .map(|pair| (pair[1].at - pair[0].at).as_secs())
        .collect();
    assert_eq!(waits, [5, 300, 1_800]);
    let attempts = outbox.attempts("msg_1").await.unwrap();
    let numbers: Vec<_> = attempts.iter().map(|(_, attempt)| attempt.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
}

#[tokio::test(start_paused = true)]
async fn s28_retry_after_is_honoured() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| match seen.before {
        0 => Reply::RetryAfter(429, "7200"),
        _ => Reply::Body(200, "thanks"),
    });
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, vec![message("msg_1", URL)]).await;
    settled(&outbox).await;
    let seen = consumer.seen();
    let wait = seen[1].at - seen[0].at;
    assert!((7_200..7_260).contains(&wait.as_secs()), "{wait:?}");
    let attempts = outbox.attempts("msg_1").await.unwrap();
    assert_eq!(attempts[0].1.excerpt, "busy");
    assert_eq!(attempts[1].1.excerpt, "thanks");
}

#[tokio::test(start_paused = true)]
async fn d7_each_end_is_a_dead_letter_with_its_cause() {
    let policy = || RetryPolicy::new(Schedule::table([Duration::from_secs(1)])).terminal_4xx();
    for (reply, cause, detail, attempts) in [
        (Reply::Status(500), Cause::OutOfAttempts, "status 500", 2),
        (Reply::Status(404), Cause::Final, "status 404", 1),
        (Reply::Status(410), Cause::Gone, "status 410", 1),
        (
            Reply::Refused,
            Cause::Refused,
            "the target may not be called",
            1,
        ),
    ] {
        let outbox = outbox();
        let consumer = Consumer::new(move |_| reply.clone());
        let _worker = worker(&outbox, &consumer).policy(policy()).start();
        enqueue(&outbox, vec![message("msg_1", URL)]).await;
        settled(&outbox).await;
        let [letter] =
            <[_; 1]>::try_from(outbox.store().dead(Filter::all(), None, 10).await.unwrap())
                .unwrap();
        assert_eq!((letter.cause, letter.detail.as_str()), (cause, detail));
        assert_eq!(
            (letter.id.as_str(), letter.operation.as_str()),
            ("msg_1", "paid")
        );
        assert_eq!(consumer.count(), attempts);
    }
}

/// sentry#71025, D11: each attempt is signed at its own time, over exactly the bytes that are sent.
#[tokio::test(start_paused = true)]
async fn d11_each_attempt_is_signed_over_the_sent_bytes() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| Reply::Status(if seen.before == 0 { 503 } else { 200 }));
    let key = StandardKey::generate();
    let client = Client::over(consumer.clone()).with_signer(StandardWebhooks::new(key.clone()));
    let start = (SystemTime::now(), tokio::time::Instant::now());
    let now = move || start.0 + start.1.elapsed();
    let _worker = Worker::new(&outbox, client, operations())
        .time_of_day(now)
        .start();
    enqueue(&outbox, vec![message("msg_1", URL)]).await;
    settled(&outbox).await;
    let verifier = StandardWebhooks::new(key);
    let seen = consumer.seen();
    assert_eq!(seen.len(), 2);
    for seen in &seen {
        let time = start.0 + (seen.at - start.1);
        let request = ToVerify::new(&seen.request.headers, &seen.request.body, time);
        assert_eq!(
            verifier.verify(&request).unwrap().id.as_deref(),
            Some("msg_1")
        );
    }
    let times: Vec<_> = seen
        .iter()
        .map(|seen| seen.request.headers["webhook-timestamp"].clone())
        .collect();
    assert_ne!(times[0], times[1]);
}

/// D15: a worker whose clock is wrong by an hour neither hurries nor waits, and keeps its leases.
#[tokio::test(start_paused = true)]
async fn d15_only_the_clock_of_the_store_counts() {
    const HOUR: Duration = Duration::from_secs(3_600);
    for wrong in [SystemTime::now() - HOUR, SystemTime::now() + HOUR] {
        let outbox = outbox();
        let consumer =
            Consumer::new(|seen| Reply::Status(if seen.before == 0 { 500 } else { 200 }));
        let policy = RetryPolicy::default().jitter(Jitter::None);
        let worker = worker(&outbox, &consumer)
            .policy(policy)
            .time_of_day(move || wrong);
        let _worker = worker.start();
        enqueue(&outbox, vec![message("msg_1", URL)]).await;
        settled(&outbox).await;
        let seen = consumer.seen();
        assert_eq!((seen[1].at - seen[0].at).as_secs(), 5);
        assert_eq!(gauges(&outbox).await.owned_shards, 64);
    }
}

/// D20: what cannot be sent is counted and buried, never tried for ever.
#[tokio::test(start_paused = true)]
async fn d20_an_unknown_operation_is_a_dead_letter() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let _worker = worker(&outbox, &consumer).start();
    let unknown = with("msg_1", URL, serde_json::json!({ "op": "refunded" }));
    let invalid = with(
        "msg_2",
        URL,
        serde_json::json!({ "headers": [["a b", "c"]] }),
    );
    let orphan = with("msg_3", URL, serde_json::json!({ "fanout": true }));
    let sealed = with("msg_4", URL, serde_json::json!({ "sealed": "key-1" }));
    enqueue(&outbox, vec![unknown, invalid, orphan, sealed]).await;
    settled(&outbox).await;
    assert_eq!(consumer.count(), 0);
    let letters = outbox.store().dead(Filter::all(), None, 10).await.unwrap();
    let causes: Vec<_> = letters.iter().map(|letter| letter.cause).collect();
    assert_eq!(
        causes,
        [
            Cause::UnknownOperation,
            Cause::Unreadable,
            Cause::NoEndpoint,
            Cause::NoKey
        ]
    );
    let attempts = outbox.attempts("msg_1").await.unwrap();
    assert_eq!(
        attempts[0].1.outcome,
        Outcome::Failure("unknown-operation".to_owned())
    );
}

/// D12: a request that panics is an attempt, and the worker goes on.
#[tokio::test(start_paused = true)]
async fn d12_a_panic_is_charged_and_stops_nothing() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| match (seen.id.as_str(), seen.before) {
        ("msg_poison", _) => Reply::Panic,
        _ => Reply::Status(200),
    });
    let policy = RetryPolicy::default().attempts(3);
    let worker = worker(&outbox, &consumer).policy(policy).start();
    enqueue(
        &outbox,
        vec![message("msg_poison", URL), message("msg_1", URL)],
    )
    .await;
    settled(&outbox).await;
    assert_eq!(
        consumer
            .ids()
            .iter()
            .filter(|id| *id == "msg_poison")
            .count(),
        3
    );
    assert_eq!(consumer.ids().iter().filter(|id| *id == "msg_1").count(), 1);
    let letters = outbox.store().dead(Filter::all(), None, 10).await.unwrap();
    assert_eq!(letters[0].detail, "the attempt panicked");
    assert!(worker.is_running());
}

#[tokio::test(start_paused = true)]
async fn d12_a_panic_of_the_function_for_events_stops_nothing() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let worker = worker(&outbox, &consumer)
        .on_event(|_| panic!("a user's mistake"))
        .start();
    enqueue(&outbox, vec![message("msg_1", URL), message("msg_2", URL)]).await;
    settled(&outbox).await;
    assert_eq!(consumer.count(), 2);
    assert!(worker.is_running());
}

/// D9: a shutdown waits for requests that are on their way, and the next worker starts at once.
#[tokio::test(start_paused = true)]
async fn d9_a_shutdown_waits_for_requests_and_gives_leases_back() {
    let outbox = outbox();
    let consumer = Consumer::new(|_| Reply::After(Duration::from_secs(5), 200));
    let first = worker(&outbox, &consumer).start();
    enqueue(
        &outbox,
        (0..20).map(|n| message(&format!("msg_{n}"), URL)).collect(),
    )
    .await;
    until(async || consumer.count() == 8).await;
    first.shutdown(Duration::from_secs(30)).await;
    // Nothing else was begun, and what was begun is settled.
    assert_eq!(consumer.count(), 8);
    let gauges = gauges(&outbox).await;
    assert_eq!((gauges.outbox, gauges.owned_shards), (12, 0));
    let _second = worker(&outbox, &consumer).start();
    settled(&outbox).await;
    let mut ids = consumer.ids();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), consumer.count()), (20, 20));
}

/// D9: a request that does not end in time is made again later.
#[tokio::test(start_paused = true)]
async fn d9_a_shutdown_ends_at_its_deadline() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| match seen.before {
        0 => Reply::After(Duration::from_secs(3_600), 200),
        _ => Reply::Status(200),
    });
    let first = worker(&outbox, &consumer).start();
    enqueue(&outbox, vec![message("msg_1", URL)]).await;
    until(async || consumer.count() == 1).await;
    let start = tokio::time::Instant::now();
    first.shutdown(Duration::from_secs(10)).await;
    assert!(start.elapsed() < Duration::from_secs(20));
    assert_eq!(gauges(&outbox).await.outbox, 1);
    let _second = worker(&outbox, &consumer).start();
    settled(&outbox).await;
    assert_eq!(consumer.ids(), ["msg_1", "msg_1"]);
}

/// D3: two workers share the targets, and nothing is sent twice when the second one joins.
#[tokio::test(start_paused = true)]
async fn d3_a_second_worker_takes_half_without_duplicates() {
    let outbox = outbox();
    let consumer = Consumer::new(|_| Reply::After(Duration::from_millis(200), 200));
    let urls: Vec<_> = (0..100)
        .map(|n| format!("https://c{n}.example/hook"))
        .collect();
    let batch = |round: usize| {
        let urls = urls.iter().enumerate();
        urls.map(|(n, url)| message(&format!("msg_{round}_{n}"), url))
            .collect::<Vec<_>>()
    };
    let one = Outbox::clone(&outbox);
    let _first = worker(&one, &consumer).start();
    for round in 0..20 {
        enqueue(&outbox, batch(round)).await;
        if round == 5 {
            let second = worker(&outbox, &consumer).start();
            // It lives as long as the test.
            std::mem::forget(second);
        }
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    settled(&outbox).await;
    let mut ids = consumer.ids();
    assert_eq!(ids.len(), 2_000);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 2_000);
}
