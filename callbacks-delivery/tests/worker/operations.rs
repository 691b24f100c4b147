//! What people do: endpoints, resending, erasing.

use std::time::{Duration, SystemTime};

use callbacks_delivery::store::{Cause, Erase, Filter, Journal, TargetCommand};
use callbacks_delivery::{AnyTarget, FifoKey, Message, Registration, TargetId};
use callbacks_runtime::retry::{RetryPolicy, Schedule};
use callbacks_runtime::signature::{StandardKey, StandardWebhooks, ToVerify, Verifier};

use super::kit::{Consumer, Reply, enqueue, gauges, message, outbox, settled, until, with, worker};

const URL: &str = "https://c.example/hook";

fn event(id: &str) -> Message {
    let json = serde_json::json!({
        "v": 1, "id": id, "op": "paid", "method": "POST", "url": "https://endpoint.invalid/?page=1", "fanout": true,
    });
    Message::restored(&json.to_string(), "{}".into()).unwrap()
}

/// D18: an event goes to each endpoint, signed with its own secret, under one id.
#[tokio::test(start_paused = true)]
async fn d18_an_event_is_signed_for_each_endpoint() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let keys = [StandardKey::generate(), StandardKey::generate()];
    for (n, key) in keys.iter().enumerate() {
        let registration =
            Registration::new(format!("https://c{n}.example/hook")).secret(key.clone());
        outbox.register(registration, &AnyTarget).await.unwrap();
    }
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, vec![event("msg_1")]).await;
    settled(&outbox).await;
    let seen = consumer.seen();
    assert_eq!(seen.len(), 2);
    for (n, key) in keys.into_iter().enumerate() {
        let url = format!("https://c{n}.example/hook?page=1");
        let seen = seen.iter().find(|seen| seen.url == url).unwrap();
        let request = ToVerify::new(&seen.request.headers, &seen.request.body, SystemTime::now());
        let verified = StandardWebhooks::new(key).verify(&request).unwrap();
        assert_eq!(verified.id.as_deref(), Some("msg_1"));
    }
}

/// Rotation: for a while both secrets sign, and the worker follows within a heartbeat.
#[tokio::test(start_paused = true)]
async fn d18_a_rotated_secret_signs_beside_the_old_one() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let old = StandardKey::generate();
    let registration = Registration::new(URL).secret(old.clone());
    let endpoint = outbox.register(registration, &AnyTarget).await.unwrap();
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, vec![event("msg_1")]).await;
    settled(&outbox).await;
    let new = StandardKey::generate();
    let day = Duration::from_secs(86_400);
    outbox.rotate_secret(&endpoint.id, &new, day).await.unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    enqueue(&outbox, vec![event("msg_2")]).await;
    settled(&outbox).await;
    let verifies = |n: usize, key: &StandardKey| {
        let request = &consumer.seen()[n].request;
        let request = ToVerify::new(&request.headers, &request.body, SystemTime::now());
        StandardWebhooks::new(key.clone()).verify(&request).is_ok()
    };
    assert_eq!((verifies(0, &old), verifies(0, &new)), (true, false));
    assert_eq!((verifies(1, &old), verifies(1, &new)), (true, true));
}

/// Endpoints are checked when they are registered.
#[tokio::test(start_paused = true)]
async fn s9_a_bad_url_is_refused_at_registration() {
    let outbox = outbox();
    for url in ["ftp://c.example", "nothing", "https://user@c.example/"] {
        let refused = outbox.register(Registration::new(url), &AnyTarget).await;
        assert!(
            refused.is_err_and(|error| error.as_call().is_some()),
            "{url}"
        );
    }
    let endpoint = outbox
        .register(Registration::new(URL), &AnyTarget)
        .await
        .unwrap();
    let updated = outbox
        .update_endpoint(&endpoint.id, "ftp://x", ["paid"], &AnyTarget)
        .await;
    assert!(updated.is_err());
    assert_eq!(outbox.endpoint(&endpoint.id).await.unwrap(), endpoint);
}

/// A removed endpoint's messages are dead letters, with the reason.
#[tokio::test(start_paused = true)]
async fn d20_messages_of_a_removed_endpoint_are_dead_letters() {
    let outbox = outbox();
    let consumer = Consumer::status(500);
    let endpoint = outbox
        .register(Registration::new(URL), &AnyTarget)
        .await
        .unwrap();
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, vec![event("msg_1")]).await;
    until(async || consumer.count() == 1).await;
    assert!(outbox.remove_endpoint(&endpoint.id).await.unwrap());
    settled(&outbox).await;
    let letters = outbox.store().dead(Filter::all(), None, 10).await.unwrap();
    assert_eq!(letters[0].cause, Cause::NoEndpoint);
}

/// D24: recover sends what failed since a time, with a count first and at a rate.
#[tokio::test(start_paused = true)]
async fn d24_recover_sends_dead_letters_again_at_a_rate() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| Reply::Status(if seen.before == 0 { 404 } else { 200 }));
    let policy = RetryPolicy::new(Schedule::table([])).attempts(1);
    let _worker = worker(&outbox, &consumer).policy(policy).start();
    enqueue(
        &outbox,
        (0..40).map(|n| message(&format!("msg_{n}"), URL)).collect(),
    )
    .await;
    settled(&outbox).await;
    let filter = Filter::all().target(TargetId::of_url(URL));
    assert_eq!(outbox.count_recoverable(filter.clone()).await.unwrap(), 40);
    let start = tokio::time::Instant::now();
    assert_eq!(outbox.recover(filter.clone(), 10).await.unwrap(), 40);
    assert!(start.elapsed() >= Duration::from_secs(4));
    settled(&outbox).await;
    assert_eq!(consumer.count(), 80);
    assert_eq!(outbox.count_recoverable(filter).await.unwrap(), 0);
}

/// D24: what a disabled endpoint missed is replayed once it is enabled.
#[tokio::test(start_paused = true)]
async fn d24_replay_missing_sends_what_an_endpoint_never_got() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let endpoint = outbox
        .register(Registration::new(URL), &AnyTarget)
        .await
        .unwrap();
    let target = endpoint.target();
    let since = SystemTime::now() - Duration::from_secs(60);
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, vec![event("msg_0")]).await;
    settled(&outbox).await;
    outbox
        .control(target, TargetCommand::Disable)
        .await
        .unwrap();
    enqueue(
        &outbox,
        (1..4).map(|n| event(&format!("msg_{n}"))).collect(),
    )
    .await;
    settled(&outbox).await;
    assert_eq!(consumer.ids(), ["msg_0"]);
    outbox.control(target, TargetCommand::Enable).await.unwrap();
    assert_eq!(outbox.count_missing(target, since).await.unwrap(), 3);
    assert_eq!(outbox.replay_missing(target, since, 100).await.unwrap(), 3);
    settled(&outbox).await;
    let mut ids = consumer.ids();
    ids.sort_unstable();
    assert_eq!(ids, ["msg_0", "msg_1", "msg_2", "msg_3"]);
    assert_eq!(outbox.count_missing(target, since).await.unwrap(), 0);
}

/// D22: what is forgotten while it waits is not sent.
#[tokio::test(start_paused = true)]
async fn d22_what_is_forgotten_is_not_sent() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| Reply::Status(if seen.before == 0 { 500 } else { 200 }));
    let _worker = worker(&outbox, &consumer).start();
    let tagged = with("msg_1", URL, serde_json::json!({ "tags": ["person-7"] }));
    enqueue(&outbox, vec![tagged, message("msg_2", URL)]).await;
    until(async || gauges(&outbox).await.due == 2).await;
    assert_eq!(
        outbox
            .forget(Erase::Tag("person-7".to_owned()))
            .await
            .unwrap(),
        1
    );
    settled(&outbox).await;
    let mut ids = consumer.ids();
    ids.sort_unstable();
    assert_eq!(ids, ["msg_1", "msg_2", "msg_2"]);
    assert!(outbox.attempts("msg_1").await.is_err());
    assert_eq!(gauges(&outbox).await.dead, 0);
}

/// A resend of a message with an order key keeps its key.
#[tokio::test(start_paused = true)]
async fn d24_a_message_is_sent_again_as_often_as_somebody_asks() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let _worker = worker(&outbox, &consumer).start();
    let key = FifoKey::of_name("order-7").number();
    let json = serde_json::json!({ "fifo": key, "dedup": "order-7" });
    enqueue(&outbox, vec![with("msg_1", URL, json)]).await;
    for count in 1..4 {
        settled(&outbox).await;
        assert_eq!(consumer.count(), count);
        assert_eq!(outbox.resend("msg_1").await.unwrap(), 1);
    }
    settled(&outbox).await;
    assert_eq!(outbox.attempts("msg_1").await.unwrap().len(), 4);
    assert!(outbox.resend("msg_9").await.is_err());
}
