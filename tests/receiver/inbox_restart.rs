//! A worker of the inbox whose own task panics starts again, and handles what it had begun.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use callbacks::delivery::MemoryStore;
use callbacks::delivery::inbox::{Inbox, InboxEventKind, InboxWorker};
use callbacks::receiver::inbox::Storing;
use callbacks::retry::Random;
use callbacks::{HandlerError, Router};
use http::{HeaderName, Request};
use http_body_util::Full;

#[callbacks::openapi("examples/openapi/billing.yaml")]
mod billing {}

/// Notes what it handles. Fails as often as wanted first, and takes as long as wanted.
#[derive(Clone, Default)]
struct Books {
    seen: Arc<Mutex<Vec<String>>>,
    failures: Arc<AtomicU32>,
    takes: Duration,
}

impl Books {
    fn seen(&self) -> usize {
        self.seen
            .lock()
            .expect("no handler panics while it holds it")
            .len()
    }
}

impl billing::CallbackHandler for Books {
    async fn invoice_paid(
        &self,
        request: billing::invoice_paid::Request,
    ) -> Result<billing::invoice_paid::Response, HandlerError> {
        tokio::time::sleep(self.takes).await;
        self.seen
            .lock()
            .expect("no handler panics while it holds it")
            .push(request.body.data.number);
        let left = self.failures.load(Ordering::SeqCst);
        self.failures
            .store(left.saturating_sub(1), Ordering::SeqCst);
        match left {
            0 => Ok(billing::invoice_paid::Response::NoContent),
            _ => Err(HandlerError::new("the database is away")),
        }
    }

    async fn invoice_voided(
        &self,
        _request: billing::invoice_voided::Request,
    ) -> Result<billing::invoice_voided::Response, HandlerError> {
        Ok(billing::invoice_voided::Response::NoContent)
    }
}

/// Jitter that panics as often as wanted. The worker's own task asks for it when it begins and after each failure.
#[derive(Clone, Debug, Default)]
struct Broken(Arc<AtomicU32>);

impl Random for Broken {
    fn next(&self) -> u64 {
        let left = self.0.load(Ordering::SeqCst);
        if left > 0 {
            self.0.store(left.saturating_sub(1), Ordering::SeqCst);
            panic!("no jitter left");
        }
        7
    }
}

async fn receive(router: &Router, inbox: &Inbox<MemoryStore>, number: &str) {
    let storing = Storing::new(inbox.clone()).by_header(HeaderName::from_static("x-id"));
    let mut router = router.clone().inbox(storing);
    let event =
        format!(r#"{{"type": "invoice.paid", "data": {{"number": "{number}", "cents": 7}}}}"#);
    let request = Request::post("/")
        .header("content-type", "application/json")
        .header("x-id", number);
    let request = request
        .body(Full::new(Bytes::from(event)))
        .expect("a valid request");
    let answer = tower_service::Service::call(&mut router, request).await;
    assert_eq!(answer.unwrap().status(), 202);
}

async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..10_000 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never was so");
}

#[tokio::test(start_paused = true)]
async fn an_inbox_worker_that_panics_starts_again() {
    let (books, inbox) = (Books::default(), Inbox::new(MemoryStore::new()));
    let router = billing::webhooks::endpoint(books.clone());
    receive(&router, &inbox, "1").await;
    let (broken, log) = (Broken::default(), Arc::new(Mutex::new(Vec::new())));
    broken.0.store(3, Ordering::SeqCst);
    let restarts = Arc::clone(&log);
    let worker = InboxWorker::new(&inbox, router.clone())
        .random(broken.clone())
        .on_event(move |event| {
            if let InboxEventKind::Restarted { panic, pause } = event.kind {
                let restart = (panic.to_owned(), pause.as_millis());
                restarts.lock().unwrap().push(restart);
                panic!("the function for events panics too");
            }
        })
        .start();
    let status = worker.status();
    until(|| books.seen() == 1).await;
    // Each pause is longer than the one before.
    let expected: Vec<_> = [200, 400, 800]
        .map(|pause| ("no jitter left".to_owned(), pause))
        .into();
    assert_eq!(*log.lock().unwrap(), expected);
    assert!(worker.is_running() && status.is_running());
    assert_eq!(status.restarts(), 3);
    assert_eq!(status.last_restart().unwrap().panic, "no jitter left");
    worker.shutdown(Duration::from_secs(1)).await;
    assert!(!status.is_running());
    assert_eq!(inbox.gauges().await.unwrap(), Default::default());
}

/// The panic is in the middle of its work: what it had claimed is handled again when the claim ends, and nothing is lost.
#[tokio::test(start_paused = true)]
async fn what_a_worker_had_claimed_when_it_panicked_is_handled_again() {
    let books = Books {
        takes: Duration::from_secs(1),
        ..Books::default()
    };
    let inbox = Inbox::new(MemoryStore::new());
    let router = billing::webhooks::endpoint(books.clone());
    let broken = Broken::default();
    let worker = InboxWorker::new(&inbox, router.clone())
        .random(broken.clone())
        .lease(Duration::from_secs(10))
        .start();
    books.failures.store(1, Ordering::SeqCst);
    receive(&router, &inbox, "1").await;
    // The handler runs: its failure is what the worker panics at.
    tokio::time::sleep(Duration::from_millis(500)).await;
    broken.0.store(1, Ordering::SeqCst);
    until(|| worker.status().restarts() == 1).await;
    assert_eq!(books.seen(), 1);
    until(|| books.seen() == 2).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(inbox.gauges().await.unwrap(), Default::default());
    assert_eq!(*books.seen.lock().unwrap(), ["1", "1"]);
    worker.shutdown(Duration::from_secs(1)).await;
}

/// A worker that panics each time still shuts down, and one that is dropped has ended.
#[tokio::test(start_paused = true)]
async fn an_inbox_worker_that_always_panics_shuts_down() {
    let inbox = Inbox::new(MemoryStore::new());
    let router = billing::webhooks::endpoint(Books::default());
    let broken = Broken::default();
    broken.0.store(u32::MAX, Ordering::SeqCst);
    let worker = InboxWorker::new(&inbox, router.clone()).random(broken);
    let worker = worker.start();
    let status = worker.status();
    until(|| status.restarts() >= 3).await;
    let end = worker.shutdown(Duration::from_secs(5));
    tokio::time::timeout(Duration::from_secs(60), end)
        .await
        .unwrap();
    assert!(!status.is_running());

    let worker = InboxWorker::new(&inbox, router).start();
    let status = worker.status();
    assert!(status.is_running());
    drop(worker);
    until(|| !status.is_running()).await;
}
