//! From a generated method to a stored message, and from there to a consumer.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::time::{Duration, SystemTime};

use callbacks::credential::ApiKey;
use callbacks::delivery::store::{Enqueued, Journal};
use callbacks::delivery::{
    AnyTarget, FifoKey, MemoryStore, Message, Operations, Outbox, Outline, Registration, TargetId,
    Trace, Worker, attempt, prepare, prepare_event,
};
use callbacks::retry::{Class, RetryPolicy};
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::testing::Recording;
use callbacks::{Client, StatusCode, Target};
use ledger::{Booked, CallbackSender, booked, security};

#[callbacks::openapi("ledger.yaml")]
mod ledger {}

const URL: &str = "https://c.example/hook?t=s3cret";

fn event(cents: i64, note: &str) -> Booked {
    let mut event = Booked::new(cents);
    event.note = Some(note.to_owned());
    event
}

async fn prepared(outline: Outline, event: Booked) -> Result<Message, callbacks::delivery::Error> {
    let target = Target::new(URL).unwrap();
    prepare(outline, async |client| client.booked(&target, &event).await).await
}

/// D11: nothing is signed, no credential is needed or stored, and everything else is recorded.
#[tokio::test]
async fn d11_a_prepared_message_has_neither_credential_nor_signature() {
    let trace = Trace::new("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    let outline = Outline::new()
        .fifo("a")
        .deduplicate("b")
        .tenant("t")
        .tag("x")
        .trace(trace.clone());
    let message = prepared(outline, event(7, "hi")).await.unwrap();
    assert_eq!(&message.body()[..], br#"{"cents":7,"note":"hi"}"#);
    let envelope = message.envelope();
    assert_eq!(
        (envelope.operation.as_str(), envelope.method.as_str()),
        ("booked", "POST")
    );
    assert_eq!(envelope.url, URL);
    let names: Vec<_> = envelope
        .headers
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert!(names.contains(&"content-type"), "{names:?}");
    assert!(
        !names
            .iter()
            .any(|name| name.starts_with("webhook-") || *name == "x-api-key"),
        "{names:?}"
    );
    let target = TargetId::of_url(URL);
    assert_eq!(
        (envelope.target, envelope.shard),
        (Some(target), Some(target.shard()))
    );
    assert_eq!(envelope.fifo, Some(FifoKey::of_name("a")));
    assert_eq!(envelope.deduplication.as_deref(), Some("b"));
    assert_eq!(
        (envelope.tenant.as_deref(), &envelope.tags[..]),
        (Some("t"), &["x".to_owned()][..])
    );
    assert_eq!(envelope.trace, Some(trace));
    assert!(message.id().starts_with("msg_"));
    // It survives its stored form.
    let restored = Message::restored(&envelope.to_json(), message.body().clone()).unwrap();
    assert_eq!(restored, message);
    assert!(!format!("{message:?}").contains("s3cret"));
}

/// D23: a payload over the limit is refused when it is prepared.
#[tokio::test]
async fn d23_a_large_payload_is_refused() {
    let note = "x".repeat(256 * 1024);
    let error = prepared(Outline::new(), event(7, &note)).await.unwrap_err();
    assert!(error.is_too_large());
    assert_eq!(
        error.to_string(),
        format!(
            "the payload has {} bytes, and 262144 are allowed",
            note.len() + 21
        )
    );
    let larger = Outline::new().limit(300 * 1024);
    assert!(prepared(larger, event(7, &note)).await.is_ok());
}

#[tokio::test]
async fn d20_an_invalid_payload_is_refused_when_it_is_prepared() {
    let error = prepared(Outline::new(), event(0, "")).await.unwrap_err();
    assert!(error.as_call().is_some(), "{error}");
    let unchecked = Outline::new().without_validation();
    assert!(prepared(unchecked, event(0, "")).await.is_ok());
}

#[tokio::test]
async fn a_message_is_exactly_one_call() {
    let target = Target::new(URL).unwrap();
    let none = prepare(Outline::new(), async |_| Ok::<(), callbacks::Error>(()))
        .await
        .unwrap_err();
    assert_eq!(
        none.to_string(),
        "the function made no call, so there is no message"
    );
    let event = event(7, "");
    let two = async |client: Client<_>| {
        let _ = client.booked(&target, &event).await;
        client.booked(&target, &event).await
    };
    let two = prepare(Outline::new(), two).await.unwrap_err();
    assert_eq!(
        two.to_string(),
        "the function made 2 calls, but a message is one call"
    );
    // An event must go to the placeholder.
    let elsewhere = prepare_event(Outline::new(), async |client, _| {
        client.booked(&target, &event).await
    });
    assert!(elsewhere.await.is_err());
}

/// The step of one attempt, without a worker: credential and signature are those of the client.
#[tokio::test]
async fn the_step_of_one_attempt_signs_and_authorizes() {
    let message = prepared(Outline::new(), event(7, "")).await.unwrap();
    let recording = Recording::answering(|_| Ok(StatusCode::NO_CONTENT.into()));
    let client = Client::over(recording.clone())
        .with_signer(StandardWebhooks::new(StandardKey::generate()))
        .with_credential(&security::KEY, ApiKey::new("k-1").for_any_origin());
    let operations = Operations::new([&booked::OPERATION]).unwrap();
    let attempted = attempt(&client, &operations, &message, None, SystemTime::now())
        .await
        .unwrap();
    assert_eq!(
        RetryPolicy::default().class(attempted.outcome),
        Class::Success
    );
    let [sent] = <[_; 1]>::try_from(recording.take()).unwrap();
    assert_eq!(sent.headers["webhook-id"], message.id());
    assert_eq!(sent.headers["x-api-key"], "k-1");
    assert!(sent.headers.contains_key("webhook-signature"));
    assert_eq!(sent.body, message.body());
    // A missing credential is the provider's own fault, and no attempt of the consumer's.
    let client = Client::over(recording);
    let attempted = attempt(&client, &operations, &message, None, SystemTime::now())
        .await
        .unwrap();
    assert_ne!(
        RetryPolicy::default().class(attempted.outcome),
        Class::Success
    );
}

/// D18: a typed event is published to the endpoints of its tenant.
#[tokio::test(start_paused = true)]
async fn d18_a_typed_event_is_published() {
    let outbox = Outbox::new(MemoryStore::new());
    for (url, tenant) in [
        ("https://a.example/", "blue"),
        ("https://b.example/", "blue"),
        ("https://c.example/", "red"),
    ] {
        let registration = Registration::new(url).events(["booked"]).tenant(tenant);
        outbox.register(registration, &AnyTarget).await.unwrap();
    }
    let recording = Recording::answering(|_| Ok(StatusCode::NO_CONTENT.into()));
    let client = Client::over(recording.clone())
        .with_credential(&security::KEY, ApiKey::new("k-1").for_any_origin());
    let operations = Operations::new([&booked::OPERATION]).unwrap();
    let worker = Worker::new(&outbox, client, operations).start();
    let outline = Outline::new().tenant("blue");
    let event = event(7, "");
    let published = outbox.publish(outline, async |client, target| {
        client.booked(&target, &event).await
    });
    assert!(matches!(
        published.await.unwrap(),
        Enqueued::Accepted { deliveries: 2, .. }
    ));
    while outbox.store().gauges().await.unwrap().outbox > 0 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    worker.shutdown(Duration::from_secs(1)).await;
    let mut urls: Vec<_> = recording.take().into_iter().map(|sent| sent.url).collect();
    urls.sort_unstable();
    assert_eq!(urls, ["https://a.example/", "https://b.example/"]);
}
