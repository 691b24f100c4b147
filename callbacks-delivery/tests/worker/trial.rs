//! Test events.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use callbacks_delivery::EventKind;
use callbacks_delivery::store::{Filter, Journal, Outcome};
use callbacks_runtime::retry::RetryPolicy;

use super::kit::{Consumer, enqueue, message, outbox, settled, worker};

const URL: &str = "https://c.example/hook";

/// It carries a mark, is tried once, and is no dead letter: nothing sends it again but a person.
#[tokio::test(start_paused = true)]
async fn a_test_is_marked_tried_once_and_never_dead() {
    let outbox = outbox();
    let consumer = Consumer::status(503);
    let ends = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&ends);
    let _worker = worker(&outbox, &consumer)
        .policy(RetryPolicy::default().attempts(2))
        .on_event(move |event| {
            if matches!(event.kind(), EventKind::Delivered | EventKind::Dead { .. }) {
                log.lock()
                    .unwrap()
                    .extend(event.message_id().map(str::to_owned));
            }
        })
        .start();
    let test = message("msg_test", URL).as_test();
    enqueue(&outbox, vec![test, message("msg_real", URL)]).await;
    settled(&outbox).await;
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    let marks: Vec<_> = consumer
        .seen()
        .iter()
        .map(|seen| {
            (
                seen.id.clone(),
                seen.request.headers.get("webhook-test").is_some(),
            )
        })
        .collect();
    let count = |id: &str, mark| {
        marks
            .iter()
            .filter(|each| **each == (id.to_owned(), mark))
            .count()
    };
    assert_eq!((count("msg_test", true), count("msg_real", false)), (1, 2));
    assert_eq!(marks.len(), 3);
    let letters = outbox.store().dead(Filter::all(), None, 10).await.unwrap();
    let ids: Vec<_> = letters.iter().map(|letter| letter.id.as_str()).collect();
    assert_eq!(ids, ["msg_real"]);
    let attempts = outbox.attempts("msg_test").await.unwrap();
    assert_eq!(attempts.len(), 1);
    assert_eq!(*ends.lock().unwrap(), ["msg_real"]);
    assert_eq!(attempts[0].1.outcome, Outcome::Status(503));
}
