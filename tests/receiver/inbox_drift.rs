//! A provider departs from its document in many ways. Every event is kept, and handled after the fix.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::time::Duration;

use bytes::Bytes;
use callbacks::delivery::MemoryStore;
use callbacks::delivery::inbox::{DeadCause, EventFilter, Inbox, InboxWorker};
use callbacks::receiver::inbox::Storing;
use callbacks::{Context, HandlerError, Router};
use http::Request;
use http_body_util::Full;
use support::Received;

/// The document as the provider published it.
#[callbacks::openapi("examples/openapi/parcels.yaml", context)]
mod published {}

/// The same document with an overlay, after somebody looked at the dead letters.
#[callbacks::openapi(
    "examples/openapi/parcels.yaml",
    overlay("tests/fixtures/parcels-overlay.yaml"),
    context
)]
mod mended {}

/// Notes the ids of what it handles.
#[derive(Clone, Default)]
struct Carrier(Received<String>);

impl Carrier {
    fn note(&self, context: &Context) {
        let id = context.headers()["x-id"].to_str().unwrap();
        self.0.push(id.to_owned());
    }
}

macro_rules! noting {
    ($document:ident: $($operation:ident)*) => {
        impl $document::CallbackHandler for Carrier {$(
            async fn $operation(
                &self,
                _request: $document::$operation::Request,
                context: Context,
            ) -> Result<$document::$operation::Response, HandlerError> {
                self.note(&context);
                Ok($document::$operation::Response::NoContent)
            }
        )*}
    };
}

noting!(published: parcel_moved parcel_delivered);
noting!(mended: parcel_moved parcel_delivered parcel_returned);

/// What the provider sends: a name, the content type, the content coding and the body. `#` is the number of the event.
const KINDS: [(&str, &str, &str, &str); 9] = [
    (
        "valid",
        "application/json",
        "identity",
        r##"{"type": "parcel.moved", "parcel": {"number": "P-#", "status": "collected"}}"##,
    ),
    (
        "missing member",
        "application/json",
        "identity",
        r##"{"type": "parcel.moved", "parcel": {"number": "P-#"}}"##,
    ),
    (
        "wrong type",
        "application/json",
        "identity",
        r##"{"type": "parcel.delivered", "signed_by": "A", "parcel": {"number": #, "status": "delivered"}}"##,
    ),
    (
        "unknown value",
        "application/json",
        "identity",
        r##"{"type": "parcel.moved", "parcel": {"number": "P-#", "status": "lost"}}"##,
    ),
    (
        "unknown member",
        "application/json",
        "identity",
        r##"{"type": "parcel.moved", "parcel": {"number": "P-#", "status": "collected", "grams": 7}}"##,
    ),
    (
        "unknown event",
        "application/json",
        "identity",
        r##"{"type": "parcel.returned", "parcel": {"number": "P-#", "status": "in_transit"}}"##,
    ),
    (
        "unknown media type",
        "text/plain",
        "identity",
        r##"{"type": "parcel.moved", "parcel": {"number": "P-#", "status": "collected"}}"##,
    ),
    // A coding that the program does not know: each byte is another one.
    (
        "undecodable",
        "application/json",
        "flipped",
        r##"{"type": "parcel.moved", "parcel": {"number": "P-#", "status": "collected"}}"##,
    ),
    (
        "several",
        "application/json",
        "flipped",
        r##"{"type": "parcel.returned", "parcel": {"number": #, "grams": 7}}"##,
    ),
];

const EVENTS: usize = 30 * KINDS.len();

fn flipped(body: &[u8]) -> Vec<u8> {
    body.iter().map(|byte| !byte).collect()
}

async fn send(router: &Router, number: usize) {
    let (_, media_type, coding, body) = KINDS[number % KINDS.len()];
    let mut body = body.replace('#', &number.to_string()).into_bytes();
    let mut request = Request::post("/")
        .header("content-type", media_type)
        .header("x-id", number.to_string());
    if coding == "flipped" {
        request = request.header("content-encoding", coding);
        body = flipped(&body);
    }
    let request = request.body(Full::new(Bytes::from(body))).unwrap();
    let answer = tower_service::Service::call(&mut router.clone(), request).await;
    assert_eq!(answer.unwrap().status(), 202);
}

async fn work(inbox: &Inbox<MemoryStore>, router: Router) {
    let worker = InboxWorker::new(inbox, router).start();
    while inbox.gauges().await.unwrap().waiting > 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    worker.shutdown(Duration::from_secs(1)).await;
}

fn of_kind(number: usize) -> &'static str {
    KINDS[number % KINDS.len()].0
}

#[tokio::test(start_paused = true)]
async fn every_dead_letter_of_planted_drift_is_handled_after_the_fix() {
    let (carrier, inbox) = (Carrier::default(), Inbox::new(MemoryStore::new()));
    let before = published::webhooks::endpoint(carrier.clone());
    let storing = Storing::new(inbox.clone()).by_header("x-id".parse().unwrap());
    let receiving = before.clone().inbox(storing);
    for number in 0..EVENTS {
        send(&receiving, number).await;
    }
    work(&inbox, before).await;
    let handled = carrier.0.take();
    assert_eq!(handled.len(), 30);
    let is_valid = |id: &String| of_kind(id.parse().unwrap()) == "valid";
    assert!(handled.iter().all(is_valid), "{handled:?}");

    // Each event that was not handled is there, raw, and says what is wrong with it.
    let dead = inbox.dead(EventFilter::all(), None, EVENTS).await.unwrap();
    let mut causes = BTreeMap::<_, usize>::new();
    for letter in &dead {
        let number: usize = letter.message_id().unwrap().parse().unwrap();
        let violation = letter.violations.first();
        let keyword = violation.and_then(|found| found.keyword.as_deref());
        let pointer = violation.and_then(|found| found.pointer.as_deref());
        let cause = (of_kind(number), letter.cause.as_str(), keyword, pointer);
        *causes.entry(cause).or_default() += 1;
    }
    let causes: Vec<_> = causes.into_iter().collect();
    let parcel = Some("#/parcel");
    assert_eq!(
        causes,
        [
            (("missing member", "invalid", Some("required"), parcel), 30),
            (("several", "invalid", None, None), 30),
            (("undecodable", "invalid", None, None), 30),
            (("unknown event", "unknown", None, None), 30),
            (("unknown media type", "invalid", None, None), 30),
            (
                (
                    "unknown member",
                    "invalid",
                    Some("additionalProperties"),
                    Some("#/parcel/grams")
                ),
                30
            ),
            (
                (
                    "unknown value",
                    "invalid",
                    Some("enum"),
                    Some("#/parcel/status")
                ),
                30
            ),
            (
                (
                    "wrong type",
                    "invalid",
                    Some("type"),
                    Some("#/parcel/number")
                ),
                30
            ),
        ]
    );

    // The next version of the program. What is replayed is counted first, cause by cause.
    let after = mended::webhooks::endpoint(carrier.clone())
        .json_as_text()
        .content_coding("flipped", |body| Box::new(Cursor::new(flipped(body))));
    for (cause, expected) in [(DeadCause::Unknown, 30), (DeadCause::Invalid, 210)] {
        let filter = EventFilter::all().cause(cause);
        assert_eq!(inbox.count_dead(filter.clone()).await.unwrap(), expected);
        assert_eq!(inbox.replay(filter.clone()).await.unwrap(), expected);
        assert_eq!(inbox.count_dead(filter).await.unwrap(), 0);
    }
    work(&inbox, after).await;
    let left = inbox.dead(EventFilter::all(), None, 1).await.unwrap();
    assert_eq!(left.first().map(|letter| &*letter.detail), None);
    let mut handled: Vec<usize> = carrier
        .0
        .take()
        .iter()
        .map(|id| id.parse().unwrap())
        .collect();
    handled.sort_unstable();
    let drifted = (0..EVENTS).filter(|number| of_kind(*number) != "valid");
    assert_eq!(handled, drifted.collect::<Vec<_>>());
    assert_eq!(inbox.gauges().await.unwrap(), Default::default());
}
