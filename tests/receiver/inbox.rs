//! The inbox: events are stored before they are answered, and handled once afterwards.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use callbacks::delivery::MemoryStore;
use callbacks::delivery::inbox::{DeadCause, EventFilter, Inbox, InboxWorker};
use callbacks::receiver::inbox::Storing;
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::{HandlerError, Router, StatusCode};
use http::Request;
use http_body_util::Full;
use support::Received;

#[callbacks::openapi("examples/openapi/billing.yaml", context)]
mod billing {}

/// The program before it knew that invoices can be voided.
#[callbacks::openapi("examples/openapi/billing.yaml", only("invoice.paid"))]
mod older {}

type Store = Inbox<MemoryStore>;

/// Notes what it handles. Fails as often as wanted first.
#[derive(Clone, Default)]
struct Books {
    seen: Received<String>,
    failures: Arc<AtomicUsize>,
}

impl Books {
    fn note(&self, what: String) -> Result<(), HandlerError> {
        let left = self.failures.load(Ordering::SeqCst);
        self.seen.push(what);
        match left {
            0 => Ok(()),
            _ => {
                self.failures.fetch_sub(1, Ordering::SeqCst);
                assert!(left != 100, "planted");
                Err(HandlerError::new("the database is away"))
            }
        }
    }
}

impl billing::CallbackHandler for Books {
    async fn invoice_paid(
        &self,
        request: billing::invoice_paid::Request,
        context: callbacks::Context,
    ) -> Result<billing::invoice_paid::Response, HandlerError> {
        let arrival = context.arrival().expect("it comes from the inbox");
        assert!(context.message_key().is_some());
        assert!(!context.headers().contains_key("authorization"));
        let (number, attempt) = (request.body.data.number, arrival.attempt);
        self.note(format!("paid {number} {attempt}"))?;
        Ok(billing::invoice_paid::Response::NoContent)
    }

    async fn invoice_voided(
        &self,
        request: billing::invoice_voided::Request,
        _context: callbacks::Context,
    ) -> Result<billing::invoice_voided::Response, HandlerError> {
        self.note(format!("voided {}", request.body.data.number))?;
        Ok(billing::invoice_voided::Response::NoContent)
    }
}

impl older::CallbackHandler for Books {
    async fn invoice_paid(
        &self,
        request: older::invoice_paid::Request,
    ) -> Result<older::invoice_paid::Response, HandlerError> {
        self.note(format!("paid {}", request.body.data.number))?;
        Ok(older::invoice_paid::Response::NoContent)
    }
}

fn event(kind: &str, number: &str, cents: &str) -> String {
    format!(r#"{{"type": "invoice.{kind}", "data": {{"number": "{number}", "cents": {cents}}}}}"#)
}

fn storing(router: &Router, inbox: &Store) -> Router {
    let storing = Storing::new(inbox.clone()).by_header("x-id".parse().unwrap());
    router
        .clone()
        .inbox(storing.ordered_by("/data/number").tenant(|context| {
            let tenant = context.headers().get("x-tenant")?.to_str().ok()?;
            Some(tenant.to_owned())
        }))
}

async fn send(router: &Router, id: &str, body: String) -> StatusCode {
    let request = Request::post("/")
        .header("content-type", "application/json")
        .header("authorization", "Bearer s3cret")
        .header("x-tenant", "blue")
        .header("x-id", id);
    let request = request.body(Full::new(Bytes::from(body))).unwrap();
    let answer = tower_service::Service::call(&mut router.clone(), request).await;
    answer.unwrap().status()
}

/// Runs a worker until nothing is due within some time.
async fn work(inbox: &Store, router: &Router, time: Duration) {
    // Days pass with few polls.
    let worker = InboxWorker::new(inbox, router.clone());
    let worker = worker.poll(Duration::from_millis(50), Duration::from_secs(60));
    let worker = worker.start();
    tokio::time::sleep(time).await;
    worker.shutdown(Duration::from_secs(1)).await;
}

const SOON: Duration = Duration::from_secs(1);

/// An event is answered once it is stored, is stored once, and is handled afterwards.
#[tokio::test(start_paused = true)]
async fn an_event_is_stored_once_and_handled_afterwards() {
    let (books, inbox) = (Books::default(), Inbox::new(MemoryStore::new()));
    let router = billing::webhooks::endpoint(books.clone());
    let storing = storing(&router, &inbox);
    for _ in 0..3 {
        assert_eq!(send(&storing, "a", event("paid", "1", "7")).await, 202);
    }
    assert_eq!(send(&storing, "b", event("voided", "1", "7")).await, 202);
    assert_eq!(books.seen.take(), [""; 0]);
    assert_eq!(inbox.gauges().await.unwrap().waiting, 2);
    work(&inbox, &router, SOON).await;
    assert_eq!(books.seen.take(), ["paid 1 1", "voided 1"]);
    assert_eq!(inbox.gauges().await.unwrap(), Default::default());
    assert_eq!(send(&storing, "a", event("paid", "1", "7")).await, 202);
    work(&inbox, &router, SOON).await;
    assert_eq!(books.seen.take(), [""; 0]);
}

/// What cannot be verified is refused and not stored.
#[tokio::test]
async fn an_event_of_an_unknown_sender_is_not_stored() {
    let inbox = Inbox::new(MemoryStore::new());
    let router = billing::webhooks::endpoint(Books::default());
    let router = router.verify(StandardWebhooks::new(StandardKey::generate()));
    let storing = router.body_limit(200).inbox(inbox.clone());
    assert_eq!(send(&storing, "a", event("paid", "1", "7")).await, 401);
    assert_eq!(send(&storing, "a", "x".repeat(201)).await, 413);
    assert_eq!(inbox.gauges().await.unwrap().waiting, 0);
}

/// A handler that fails or panics is called again, and later events of its order wait.
#[tokio::test(start_paused = true)]
async fn a_failure_is_tried_again_in_order() {
    for failures in [2, 100] {
        let (books, inbox) = (Books::default(), Inbox::new(MemoryStore::new()));
        let router = billing::webhooks::endpoint(books.clone());
        let storing = storing(&router, &inbox);
        books.failures.store(failures, Ordering::SeqCst);
        send(&storing, "a", event("paid", "1", "7")).await;
        send(&storing, "b", event("voided", "1", "7")).await;
        work(&inbox, &router, SOON).await;
        assert_eq!(books.seen.take(), ["paid 1 1"]);
        books.failures.store(failures % 2, Ordering::SeqCst);
        work(&inbox, &router, Duration::from_secs(3600)).await;
        assert_eq!(books.seen.take(), ["paid 1 2", "voided 1"]);
    }
}

/// After the last attempt, an event is a dead letter with the reason, and can be replayed.
#[tokio::test(start_paused = true)]
async fn an_event_that_fails_too_often_is_kept() {
    let (books, inbox) = (Books::default(), Inbox::new(MemoryStore::new()));
    let router = billing::webhooks::endpoint(books.clone());
    books.failures.store(10, Ordering::SeqCst);
    send(&storing(&router, &inbox), "a", event("paid", "1", "7")).await;
    work(&inbox, &router, Duration::from_secs(5 * 86_400)).await;
    assert_eq!(books.seen.take().len(), 10);
    let dead = inbox.dead(EventFilter::all(), None, 10).await.unwrap();
    assert_eq!(
        (dead[0].cause, dead[0].attempts),
        (DeadCause::OutOfAttempts, 10)
    );
    assert_eq!(dead[0].detail, "the database is away");
    assert_eq!(inbox.replay(EventFilter::all()).await.unwrap(), 1);
    work(&inbox, &router, SOON).await;
    assert_eq!(books.seen.take(), ["paid 1 1"]);
}

/// What departs from the document is kept raw with its violations. Every such event of a run is handled after the program was
/// mended.
#[tokio::test(start_paused = true)]
async fn drift_is_replayed_after_the_fix() {
    let (books, inbox) = (Books::default(), Inbox::new(MemoryStore::new()));
    let before = older::webhooks::endpoint(books.clone());
    let receiving = storing(&before, &inbox);
    for number in 0..60 {
        let (kind, cents) = match number % 3 {
            0 => ("paid", "7"),
            // Not at least 1, as the document requires.
            1 => ("paid", "0"),
            _ => ("voided", "7"),
        };
        let body = event(kind, &number.to_string(), cents);
        assert_eq!(send(&receiving, &number.to_string(), body).await, 202);
    }
    assert_eq!(send(&receiving, "no JSON", "{".to_owned()).await, 202);
    work(&inbox, &before, SOON).await;
    assert_eq!(books.seen.take().len(), 20);
    let invalid = EventFilter::all().cause(DeadCause::Invalid).tenant("blue");
    let dead = inbox.dead(invalid.clone(), None, 1).await.unwrap();
    let found = &dead[0].violations[0];
    assert_eq!(found.pointer.as_deref(), Some("#/data/cents"));
    assert_eq!(found.keyword.as_deref(), Some("minimum"));
    assert_eq!(dead[0].operation.as_deref(), Some("invoice.paid"));
    assert_eq!(&dead[0].body[..], event("paid", "1", "0").as_bytes());
    let unknown = EventFilter::all().cause(DeadCause::Unknown);
    // Without JSON, nobody knows which event it is.
    assert_eq!(inbox.count_dead(unknown).await.unwrap(), 21);
    assert_eq!(inbox.count_dead(invalid.clone()).await.unwrap(), 20);

    // The next version of the program.
    let after = billing::webhooks::endpoint(books.clone()).validation(callbacks::Validation::Off);
    assert_eq!(inbox.replay(EventFilter::all()).await.unwrap(), 41);
    work(&inbox, &after, SOON).await;
    let seen = books.seen.take();
    let voided = seen
        .iter()
        .filter(|what| what.starts_with("voided"))
        .count();
    assert_eq!((seen.len(), voided), (40, 20));
    assert_eq!(inbox.gauges().await.unwrap().dead, 1);
    assert_eq!(inbox.discard(EventFilter::all()).await.unwrap(), 1);
    assert_eq!(inbox.gauges().await.unwrap(), Default::default());
}

/// A handler that runs when the worker is shut down may end, or its event is free at once.
#[tokio::test(start_paused = true)]
async fn a_shutdown_loses_nothing() {
    #[derive(Clone, Default)]
    struct Slow(Received<u32>);
    impl older::CallbackHandler for Slow {
        async fn invoice_paid(
            &self,
            _request: older::invoice_paid::Request,
        ) -> Result<older::invoice_paid::Response, HandlerError> {
            tokio::time::sleep(Duration::from_secs(100)).await;
            self.0.push(1);
            Ok(older::invoice_paid::Response::NoContent)
        }
    }
    let (slow, inbox) = (Slow::default(), Inbox::new(MemoryStore::new()));
    let router = older::webhooks::endpoint(slow.clone());
    send(&storing(&router, &inbox), "a", event("paid", "1", "7")).await;
    for (grace, done) in [(10, 0), (1000, 1)] {
        // The lease of 30 seconds is renewed while the handler runs.
        let worker = InboxWorker::new(&inbox, router.clone()).start();
        let other = InboxWorker::new(&inbox, router.clone()).start();
        tokio::time::sleep(Duration::from_secs(50)).await;
        worker.shutdown(Duration::from_secs(grace)).await;
        other.shutdown(Duration::from_secs(grace)).await;
        assert_eq!(slow.0.take().len(), done);
    }
    assert_eq!(inbox.gauges().await.unwrap().waiting, 0);
}
