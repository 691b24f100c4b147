//! The transports for users' own tests, as those would use them.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::shop;
use crate::support;

use std::sync::Arc;
use std::time::Duration;

use callbacks::client::{Delivery, InMemory, Retrying, Transport};
use callbacks::retry::{Clock, Failure, Outcome, RetryPolicy, SeededRandom, SimulatedClock};
use callbacks::testing::{Fault, Faulty, Recording};
use callbacks::{Answer, Client, StatusCode};
use http::header::{HeaderValue, RETRY_AFTER};
use shop::orders::on_order_status_change::{BASE_PATH, Response};
use shop::orders::{self, OrderStatusChange};
use shop::{Shop, packed, tell};
use support::Received;

const SHOP: &str = "https://shop.example";

type Shopkeeper = Client<Faulty<Recording<InMemory<callbacks::Router>>>>;

/// A shop behind faults, with a record of what reaches it.
fn shop(faults: impl IntoIterator<Item = Fault>) -> (Shopkeeper, Received<OrderStatusChange>) {
    let received = Received::default();
    let router = orders::router(Shop(received.clone()));
    let recording = Recording::over(InMemory::new(router));
    let faulty = Faulty::new(recording, SimulatedClock::default(), faults);
    (Client::over(faulty), received)
}

async fn deliver<T: Transport + Clone>(client: &Client<T>) -> Delivery<Response> {
    let client = client.clone().retrying_with(|transport| {
        Retrying::new(transport, RetryPolicy::default(), SimulatedClock::default())
            .random(SeededRandom::new(1))
    });
    client
        .deliver(async |client| tell(&client, SHOP).await)
        .await
}

#[tokio::test]
async fn a_recording_keeps_what_is_sent_and_sends_it() {
    let (client, received) = shop([]);
    let recording = client.transport().inner().clone();
    assert_eq!(tell(&client, SHOP).await.unwrap(), Response::Ok);
    assert_eq!(received.take(), [packed()]);
    assert_eq!(recording.count(), 1);
    let sent = recording.take();
    assert_eq!(sent[0].method, "POST");
    assert_eq!(sent[0].url, format!("https://shop.example{BASE_PATH}"));
    assert_eq!(sent[0].headers["content-type"], "application/json");
    assert_eq!(sent[0].body, r#"{"orderId":"o-1","status":"packed"}"#);
    assert_eq!((recording.count(), recording.take().len()), (0, 0));
    assert!(!format!("{client:?} {sent:?}").contains("o-1"));
}

#[tokio::test]
async fn a_function_answers() {
    let recording = Recording::answering(|request| {
        assert!(request.body.starts_with(b"{"));
        Ok(Answer::from(StatusCode::IM_A_TEAPOT).with_body("text/plain", "short and stout"))
    });
    let error = tell(&Client::over(recording), SHOP).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::IM_A_TEAPOT));
    let answer = error.answer().unwrap();
    assert_eq!(answer.headers()["content-type"], "text/plain");
    assert_eq!(answer.body(), "short and stout");
}

/// Every fault is one that the transport over HTTP would report, and reaches the consumer or not.
#[tokio::test]
async fn each_fault_is_what_it_is_called() {
    let second = Duration::from_secs(1);
    let late = Fault::SlowBody {
        answer: StatusCode::OK.into(),
        takes: 3 * second,
        timeout: 2 * second,
    };
    let slow = Fault::SlowBody {
        answer: StatusCode::OK.into(),
        takes: second,
        timeout: 2 * second,
    };
    let (client, received) = shop([
        Fault::None,
        Fault::Delay(second),
        Fault::Refused,
        Fault::Reset,
        Fault::Timeout(second),
        Fault::AnswerLost,
        Fault::answer(StatusCode::BAD_GATEWAY),
        slow,
        late,
    ]);
    let mut told = Vec::new();
    while client.transport().left() > 0 {
        let what = match tell(&client, SHOP).await {
            Ok(_) => "ok",
            Err(error) if error.is_connect() => "connect",
            Err(error) if error.is_timeout() => "timeout",
            Err(error) if error.status().is_some() => "status",
            Err(_) => "broken",
        };
        told.push((what, received.take().len()));
    }
    let expected = [
        ("ok", 1),
        ("ok", 1),
        ("connect", 0),
        ("broken", 0),
        ("timeout", 0),
        ("broken", 1),
        ("status", 0),
        ("ok", 0),
        ("timeout", 0),
    ];
    assert_eq!(told, expected);
    tell(&client, SHOP).await.unwrap();
    client.transport().then([Fault::Refused]);
    assert!(tell(&client, SHOP).await.unwrap_err().is_connect());
}

/// Faults take the clock's time and nobody's else.
#[tokio::test]
async fn faults_wait_by_the_clock_that_they_are_given() {
    let clock = Arc::new(SimulatedClock::default());
    let day = Duration::from_secs(86_400);
    let faults = [Fault::Delay(day), Fault::Timeout(day)];
    let recording = Recording::answering(|_| Ok(StatusCode::OK.into()));
    let client = Client::over(Faulty::new(recording, Arc::clone(&clock), faults));
    tell(&client, SHOP).await.unwrap();
    assert_eq!(clock.now(), day);
    assert!(tell(&client, SHOP).await.unwrap_err().is_timeout());
    assert_eq!(clock.now(), 2 * day);
}

/// What a user would test: an answer that is lost makes a second delivery of the same message.
#[tokio::test]
async fn a_lost_answer_is_delivered_again_under_the_same_id() {
    let busy = Answer::from(StatusCode::SERVICE_UNAVAILABLE)
        .with_header(RETRY_AFTER, HeaderValue::from_static("60"));
    let (client, received) = shop([Fault::AnswerLost, Fault::answer(busy)]);
    let delivery = deliver(&client).await;
    assert!(delivery.is_delivered());
    let outcomes: Vec<_> = delivery.attempts.iter().map(|each| each.outcome).collect();
    assert_eq!(outcomes[0], Outcome::Failed(Failure::Broken));
    assert_eq!(delivery.attempts.len(), 3);
    assert!(delivery.attempts[1].next_in >= Some(Duration::from_secs(60)));
    assert_eq!(received.take(), [packed(), packed()]);
    let sent = client.transport().inner().take();
    let ids: Vec<_> = sent
        .iter()
        .map(|sent| &sent.headers["webhook-id"])
        .collect();
    assert_eq!((ids.len(), ids[0]), (2, ids[1]));
}
