//! Each message is handled once (R6).

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks::client::InMemory;
use callbacks::receiver::idempotency::{
    Idempotency, IdempotencyKey, IdempotencyStore, InMemoryStore, Reservation, StoreError, Token,
};
use callbacks::signature::{Signer, StandardKey, StandardWebhooks, ToSign};
use callbacks::{Client, Error, HandlerError, Router, StatusCode, Target};
use http::Request;
use http_body_util::Full;
use orders::on_order_status_change::{self, BASE_PATH, Response};
use orders::{CallbackHandler, CallbackSender, OrderStatusChange};
use support::Received;
use tokio::sync::Semaphore;

#[callbacks::openapi("tests/fixtures/orders.yaml")]
mod orders {}

#[callbacks::openapi("examples/openapi/billing.yaml")]
mod billing {}

#[callbacks::openapi("tests/fixtures/reachable.yaml", only("Maß"))]
mod reachable {}

/// What a handler does, and how often it did.
struct Shop {
    runs: Arc<AtomicUsize>,
    /// The handler ends once it gets a permit.
    gate: Arc<Semaphore>,
    fails: Arc<AtomicBool>,
}

impl CallbackHandler for Shop {
    async fn on_order_status_change(
        &self,
        callback: on_order_status_change::Request,
    ) -> Result<Response, HandlerError> {
        self.runs.fetch_add(1, Ordering::SeqCst);
        self.gate.acquire().await?.forget();
        if self.fails.load(Ordering::SeqCst) {
            assert_ne!(callback.body.status.as_deref(), Some("panic"));
            return Err(HandlerError::new("no room").with_status(StatusCode::SERVICE_UNAVAILABLE));
        }
        Ok(Response::Ok)
    }
}

/// A consumer as it is seen from inside.
struct Watched {
    router: Router,
    runs: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
    fails: Arc<AtomicBool>,
    told: Received<String>,
}

impl Watched {
    fn new(messages: impl Into<Idempotency>) -> Self {
        let (runs, fails) = (Arc::default(), Arc::default());
        let gate = Arc::new(Semaphore::new(Semaphore::MAX_PERMITS / 2));
        let told = Received::default();
        let hook = told.clone();
        let shop = Shop {
            runs: Arc::clone(&runs),
            gate: Arc::clone(&gate),
            fails: Arc::clone(&fails),
        };
        let router = orders::router(shop)
            .idempotent(messages)
            .on_failure(move |_, error| hook.push(error.to_string()));
        Self {
            router,
            runs,
            gate,
            fails,
            told,
        }
    }

    fn runs(&self) -> usize {
        self.runs.load(Ordering::SeqCst)
    }

    /// Handlers do not end until [`open`](Self::open).
    fn close(&self) {
        self.gate.forget_permits(Semaphore::MAX_PERMITS);
    }

    fn open(&self) {
        self.gate.add_permits(1000);
    }
}

fn by_header() -> Idempotency {
    Idempotency::new(InMemoryStore::default()).by_header("x-github-delivery".parse().unwrap())
}

/// The status and `Retry-After` of an event with some ids.
async fn post(router: &Router, ids: &[&str], body: &'static str) -> (u16, Option<String>) {
    let mut request = Request::post(BASE_PATH).header("content-type", "application/json");
    for id in ids {
        request = request.header("x-github-delivery", *id);
    }
    let request = request.body(Full::new(Bytes::from(body))).unwrap();
    let mut router = router.clone();
    let answer = tower_service::Service::call(&mut router, request)
        .await
        .unwrap();
    let again = answer.headers().get("retry-after");
    let again = again.map(|value| value.to_str().unwrap().to_owned());
    (answer.status().as_u16(), again)
}

async fn status(router: &Router, id: &str) -> u16 {
    post(router, &[id], "{}").await.0
}

/// R6: a duplicate of what was handled gets the same success, and no handler runs.
#[tokio::test]
async fn r6_a_duplicate_is_answered_without_the_handler() {
    let shop = Watched::new(by_header());
    for _ in 0..3 {
        assert_eq!(status(&shop.router, "a").await, 200);
    }
    assert_eq!(shop.runs(), 1);
    assert_eq!(status(&shop.router, "b").await, 200);
    assert_eq!(shop.runs(), 2);
}

/// R6: one of many duplicates at once is handled, the others may come again.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn r6_a_hundred_duplicates_at_once_run_the_handler_once() {
    for round in 0..20 {
        let shop = Watched::new(by_header());
        shop.close();
        let router = &shop.router;
        let tasks: Vec<_> = (0..100)
            .map(|_| {
                let router = router.clone();
                tokio::spawn(async move { post(&router, &["a"], "{}").await })
            })
            .collect();
        let gate = Arc::clone(&shop.gate);
        let opened = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(round)).await;
            gate.add_permits(1000);
        });
        let (mut handled, mut early) = (0, 0);
        for task in tasks {
            match task.await.unwrap() {
                (200, None) => handled += 1,
                (503, Some(seconds)) if seconds == "1" => early += 1,
                other => panic!("{other:?}"),
            }
        }
        opened.await.unwrap();
        assert_eq!((shop.runs(), handled + early), (1, 100));
        assert_eq!(status(router, "a").await, 200);
        assert_eq!(shop.runs(), 1);
        assert_eq!(shop.told.take(), [""; 0]);
    }
}

/// R6: what failed is handled when it comes again, whether the handler said so or panicked, or never saw it.
#[tokio::test]
async fn r6_a_failure_releases_the_message() {
    let shop = Watched::new(by_header());
    shop.fails.store(true, Ordering::SeqCst);
    assert_eq!(status(&shop.router, "a").await, 503);
    let panicking = r#"{"status": "panic"}"#;
    assert_eq!(post(&shop.router, &["a"], panicking).await.0, 500);
    assert_eq!(post(&shop.router, &["a"], "{").await.0, 400);
    assert_eq!(post(&shop.router, &["a"], "[]").await.0, 422);
    shop.fails.store(false, Ordering::SeqCst);
    assert_eq!(status(&shop.router, "a").await, 200);
    assert_eq!(shop.runs(), 3);
}

/// Polls a request a number of times and drops it, as a server does when its connection closes.
async fn give_up(request: impl Future<Output = u16>, polls: usize) {
    let mut request = std::pin::pin!(request);
    for poll in 0..polls {
        let polled = std::future::poll_fn(|context| {
            std::task::Poll::Ready(request.as_mut().poll(context).is_pending())
        });
        assert!(polled.await, "the request ended with poll {poll}");
    }
}

/// What a message that comes again is answered in the end.
async fn status_in_the_end(router: &Router, id: &str) -> u16 {
    let again = async {
        loop {
            match status(router, id).await {
                503 => tokio::task::yield_now().await,
                other => break other,
            }
        }
    };
    tokio::time::timeout(support::PATIENCE, again)
        .await
        .unwrap()
}

/// R6: a request that is given up while its handler runs does not stop it half-way, and its message is handled once. The rest
/// goes on in the runtime.
#[tokio::test]
async fn r6_a_request_that_is_dropped_is_handled_once() {
    let shop = Watched::new(by_header());
    shop.close();
    give_up(status(&shop.router, "a"), 1).await;
    assert_eq!(status(&shop.router, "a").await, 503);
    shop.open();
    assert_eq!(status_in_the_end(&shop.router, "a").await, 200);
    assert_eq!(shop.runs(), 1);
}

/// R6: the same where there is no runtime that goes on with it: the next requests do.
#[tokio::test]
async fn r6_the_next_requests_go_on_with_what_remains() {
    let shop = Watched::new(by_header());
    let router = shop.router.clone().executor(drop);
    shop.close();
    give_up(status(&router, "a"), 1).await;
    give_up(status(&router, "b"), 1).await;
    shop.open();
    // Of another message, without an id.
    assert_eq!(post(&router, &[], "{}").await.0, 200);
    assert_eq!(shop.runs(), 3);
    for id in ["a", "b"] {
        assert_eq!(status(&router, id).await, 200);
    }
    assert_eq!(shop.runs(), 3);
}

/// R6: a message without an id is nobody's: its handler stops with its request.
#[tokio::test]
async fn r6_a_message_that_is_not_claimed_ends_with_its_request() {
    let shop = Watched::new(by_header());
    shop.close();
    let unnamed = async { post(&shop.router, &[], "{}").await.0 };
    give_up(unnamed, 1).await;
    shop.open();
    tokio::task::yield_now().await;
    assert_eq!(shop.gate.available_permits(), 1000, "nobody took one");
    assert_eq!(shop.runs(), 1);
}

/// R6: an acknowledged message whose work is dropped half-way is handled once as well.
#[tokio::test]
async fn r6_acknowledged_work_that_is_dropped_goes_on() {
    use std::future::poll_fn;
    use std::pin::Pin;
    use std::sync::Mutex;
    use std::task::Poll;
    type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

    for polls in [0, 1] {
        let shop = Watched::new(by_header());
        shop.close();
        let works: Arc<Mutex<Vec<Work>>> = Arc::default();
        let taken = Arc::clone(&works);
        let router = shop.router.clone().executor(drop);
        let router = router.acknowledging(StatusCode::ACCEPTED, move |work| {
            taken.lock().unwrap().push(work);
            Ok(())
        });
        assert_eq!(status(&router, "a").await, 202);
        let mut work = works.lock().unwrap().pop().unwrap();
        for _ in 0..polls {
            let polled = poll_fn(|context| Poll::Ready(work.as_mut().poll(context).is_pending()));
            assert!(polled.await);
        }
        drop(work);
        shop.open();
        assert_eq!(status(&router, "b").await, 202);
        assert_eq!(status_in_the_end(&router, "a").await, 202);
        // What never began was released, and is handled when it comes again.
        let due = std::mem::take(&mut *works.lock().unwrap());
        for mut work in due {
            work.as_mut().await;
        }
        assert_eq!(status(&router, "a").await, 202);
        assert_eq!(shop.runs(), 2, "{polls}");
    }
}

/// A clock that follows tokio's time.
fn tokio_clock() -> impl Fn() -> SystemTime + Send + Sync + 'static {
    let (start, began) = (SystemTime::now(), tokio::time::Instant::now());
    move || start + began.elapsed()
}

/// R6: a handler that takes longer than its lease does not undo what another one did, and the consumer hears about it.
#[tokio::test(start_paused = true)]
async fn r6_a_handler_that_outlives_its_lease_is_reported() {
    let shop = Watched::new(by_header().lease(Duration::from_secs(10)));
    let router = shop.router.clone().time_of_day(tokio_clock());
    shop.close();
    let slow = tokio::spawn({
        let router = router.clone();
        async move { status(&router, "a").await }
    });
    tokio::time::sleep(Duration::from_secs(9)).await;
    assert_eq!(
        post(&router, &["a"], "{}").await,
        (503, Some("1".to_owned()))
    );
    tokio::time::sleep(Duration::from_secs(1)).await;
    let again = tokio::spawn({
        let router = router.clone();
        async move { status(&router, "a").await }
    });
    while shop.runs() < 2 {
        tokio::task::yield_now().await;
    }
    shop.gate.add_permits(1);
    assert_eq!(slow.await.unwrap(), 200);
    let told = shop.told.take();
    let [told] = &told[..] else {
        panic!("{told:?}");
    };
    assert!(told.contains("the message was reserved again"), "{told}");
    shop.open();
    assert_eq!(again.await.unwrap(), 200);
    assert_eq!(status(&router, "a").await, 200);
    assert_eq!((shop.runs(), shop.told.take()), (2, Vec::new()));
}

/// R6: with a clock, a slow handler keeps its message.
#[tokio::test(start_paused = true)]
async fn r6_a_lease_is_extended_while_the_handler_runs() {
    let once = by_header().lease(Duration::from_secs(10));
    let once = once.extending(callbacks::retry::TokioClock::default());
    let shop = Watched::new(once.retry_after(Duration::from_secs(7)));
    let router = shop.router.clone().time_of_day(tokio_clock());
    shop.close();
    let slow = tokio::spawn({
        let router = router.clone();
        async move { status(&router, "a").await }
    });
    for _ in 0..20 {
        tokio::time::sleep(Duration::from_secs(5)).await;
        let (code, wait) = post(&router, &["a"], "{}").await;
        let wait: u64 = wait.unwrap().parse().unwrap();
        // Never longer than what remains of the lease.
        assert!(code == 503 && (5..=7).contains(&wait), "{code} {wait}");
    }
    shop.open();
    assert_eq!(slow.await.unwrap(), 200);
    assert_eq!(shop.told.take(), [""; 0]);
    assert_eq!((status(&router, "a").await, shop.runs()), (200, 1));
}

/// A store that awaits before and after whatever it does, as one behind a network.
#[derive(Clone, Default)]
struct Awaiting {
    store: InMemoryStore,
    flaw: Option<Flaw>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flaw {
    /// Lets everybody have a message.
    Shares,
    /// Finds out whether a message is free, and takes it later.
    Races,
    ForgetsCommits,
    ForgetsReleases,
    /// Takes a release of what was committed.
    ReleasesCommits,
    /// Gives up half-way.
    Fails,
    /// Takes a commit with any token.
    IgnoresTokens,
    /// Has no leases.
    NeverEnds,
    NeverExtends,
}

impl Awaiting {
    fn has(&self, flaw: Flaw) -> bool {
        self.flaw == Some(flaw)
    }
}

impl IdempotencyStore for Awaiting {
    async fn reserve(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Result<Reservation, StoreError> {
        tokio::task::yield_now().await;
        let lease = match self.has(Flaw::NeverEnds) {
            true => Duration::MAX,
            false => lease,
        };
        let mut reserved = self.store.reserve(key, token, lease, now).await?;
        if reserved == Reservation::Reserved && self.has(Flaw::Races) {
            self.store.release(key, token).await?;
            tokio::task::yield_now().await;
            self.store.reserve(key, token, lease, now).await?;
        }
        if matches!(reserved, Reservation::InProgress { .. }) && self.has(Flaw::Shares) {
            reserved = Reservation::Reserved;
        }
        tokio::task::yield_now().await;
        if self.has(Flaw::Fails) {
            return Err(StoreError::new("no connection"));
        }
        Ok(reserved)
    }

    async fn extend(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        let lease = match self.has(Flaw::NeverExtends) {
            true => Duration::ZERO,
            false => lease,
        };
        self.store.extend(key, token, lease, now).await
    }

    async fn commit(
        &self,
        key: &IdempotencyKey,
        token: Token,
        status: StatusCode,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        tokio::task::yield_now().await;
        let committed = if self.has(Flaw::ForgetsCommits) {
            self.store.release(key, token).await?
        } else {
            self.store.commit(key, token, status, now).await?
        };
        tokio::task::yield_now().await;
        Ok(committed || self.has(Flaw::IgnoresTokens))
    }

    async fn release(&self, key: &IdempotencyKey, token: Token) -> Result<bool, StoreError> {
        tokio::task::yield_now().await;
        if self.has(Flaw::ReleasesCommits) {
            let (now, lease) = (SystemTime::now(), Duration::ZERO);
            let gone = now + Duration::from_secs(400 * 24 * 60 * 60);
            if let Reservation::Done(_) = self.store.reserve(key, token, lease, now).await? {
                self.store.reserve(key, token, lease, gone).await?;
            }
        }
        let released = match self.has(Flaw::ForgetsReleases) {
            true => {
                let (lease, now) = (Duration::MAX, SystemTime::now());
                self.store.extend(key, token, lease, now).await?
            }
            false => self.store.release(key, token).await?,
        };
        tokio::task::yield_now().await;
        Ok(released)
    }
}

/// R6: a request may be dropped at any poll, whatever its store waits for.
#[tokio::test]
async fn r6_stores_keep_the_claims_of_dropped_requests() {
    callbacks::testing::check_store(InMemoryStore::default()).await;
    callbacks::testing::check_store(Awaiting::default()).await;
}

/// The check of stores finds what is wrong with one.
#[tokio::test]
async fn r6_stores_that_break_their_contract_are_found() {
    for (flaw, told) in [
        (
            Flaw::Shares,
            "`reserve` of a message that is reserved gives Reserved",
        ),
        (Flaw::Races, "of 16 calls of `reserve` at once"),
        (
            Flaw::ForgetsCommits,
            "`reserve` of a message that was committed gives Reserved",
        ),
        (
            Flaw::ForgetsReleases,
            "`reserve` of a message that was released gives InProgress",
        ),
        (
            Flaw::ReleasesCommits,
            "that was committed before it was released gives Reserved",
        ),
        (
            Flaw::IgnoresTokens,
            "`commit` with another token is not refused of a message that another token has",
        ),
        (
            Flaw::NeverEnds,
            "a reservation whose lease has ended is not free after 20000 attempts",
        ),
        (
            Flaw::NeverExtends,
            "`reserve` of a message that was extended gives Reserved",
        ),
        (
            Flaw::Fails,
            "`reserve` failed: the store of handled messages failed: no connection",
        ),
    ] {
        let store = Awaiting {
            flaw: Some(flaw),
            ..Awaiting::default()
        };
        let checked = tokio::spawn(callbacks::testing::check_store(store)).await;
        let panic = checked.unwrap_err().into_panic();
        let message = panic.downcast::<String>().unwrap();
        assert!(message.contains(told), "{flaw:?}: {message}");
    }
}

/// Drops of a request at every poll, through a module as it is generated: from inside `reserve` to inside `commit`.
#[tokio::test]
async fn r6_a_request_may_be_dropped_at_any_poll() {
    for executes in [true, false] {
        // Two waits in `reserve`, two in `commit`; the handler needs none.
        for polls in 0..=4 {
            let messages = Idempotency::new(Awaiting::default());
            let shop = Watched::new(messages.by_header("x-github-delivery".parse().unwrap()));
            let router = match executes {
                true => shop.router.clone(),
                false => shop.router.clone().executor(drop),
            };
            give_up(status(&router, "a"), polls).await;
            assert_eq!(status_in_the_end(&router, "a").await, 200, "{polls}");
            assert_eq!(shop.runs(), 1, "{polls}");
            assert_eq!(shop.told.take(), [""; 0]);
        }
    }
}

/// Without an id, and with two of them, every message is one of its own.
#[tokio::test]
async fn r6_a_message_without_an_id_is_handled_each_time() {
    let shop = Watched::new(by_header());
    for ids in [&[][..], &["a", "b"]] {
        for _ in 0..2 {
            assert_eq!(post(&shop.router, ids, "{}").await.0, 200);
        }
    }
    assert_eq!(shop.runs(), 4);
}

/// R6: routers that share a store share messages, unless they are of different scopes or paths.
#[tokio::test]
async fn r6_messages_of_one_scope_and_one_path() {
    let store = Arc::new(InMemoryStore::default());
    let scoped = |scope: &str| {
        let header = "x-github-delivery".parse().unwrap();
        Watched::new(
            Idempotency::new(Arc::clone(&store))
                .by_header(header)
                .scope(scope),
        )
    };
    let (shop, same, other) = (scoped("a"), scoped("a"), scoped("b"));
    for each in [&shop, &same, &other] {
        assert_eq!(status(&each.router, "a").await, 200);
    }
    assert_eq!([shop.runs(), same.runs(), other.runs()], [1, 0, 1]);

    // The provider sends one message to two endpoints of the same consumer.
    let header = "x-github-delivery".parse().unwrap();
    let first = Watched::new(
        Idempotency::new(Arc::clone(&store))
            .by_header(header)
            .scope("a"),
    );
    let moved = first
        .router
        .at(&on_order_status_change::OPERATION, "/second");
    let request = Request::post("/second")
        .header("content-type", "application/json")
        .header("x-github-delivery", "a")
        .body(Full::new(Bytes::from("{}")))
        .unwrap();
    let answer = tower_service::Service::call(&mut moved.clone(), request).await;
    assert_eq!(answer.unwrap().status(), 200);
    assert_eq!(first.runs.load(Ordering::SeqCst), 1);
}

/// R6, R1: the id is the one that was signed, and nobody else can use it up.
#[tokio::test]
async fn r6_the_id_is_the_signed_one() {
    let key = StandardKey::generate();
    let shop = Watched::new(InMemoryStore::default());
    let router = shop
        .router
        .clone()
        .verify(StandardWebhooks::new(key.clone()));
    let tell = async |key: &StandardKey, id: &str| -> Result<Response, Error> {
        let client = Client::over(InMemory::new(router.clone()))
            .with_signer(StandardWebhooks::new(key.clone()))
            .for_message(id.parse().unwrap());
        let target = Target::new(&format!("https://shop.example{BASE_PATH}")).unwrap();
        let event = OrderStatusChange::default();
        client.on_order_status_change(&target, &event).await
    };
    let forged = tell(&StandardKey::generate(), "msg_1").await.unwrap_err();
    assert_eq!(forged.status(), Some(StatusCode::UNAUTHORIZED));
    for _ in 0..3 {
        assert_eq!(tell(&key, "msg_1").await.unwrap(), Response::Ok);
    }
    assert_eq!(shop.runs(), 1);
    assert_eq!(tell(&key, "msg_2").await.unwrap(), Response::Ok);
    assert_eq!(shop.runs(), 2);
    // What is not signed is no id.
    assert_eq!(status(&shop.router, "a").await, 200);
    assert_eq!(status(&shop.router, "a").await, 200);
    assert_eq!(shop.runs(), 4);
}

/// A store that fails on request.
struct Broken {
    reserves: bool,
}

impl IdempotencyStore for Broken {
    async fn reserve(
        &self,
        _key: &IdempotencyKey,
        _token: Token,
        _lease: Duration,
        _now: SystemTime,
    ) -> Result<Reservation, StoreError> {
        if self.reserves {
            Ok(Reservation::Reserved)
        } else {
            Err(StoreError::new("no connection"))
        }
    }

    async fn extend(
        &self,
        _key: &IdempotencyKey,
        _token: Token,
        _lease: Duration,
        _now: SystemTime,
    ) -> Result<bool, StoreError> {
        panic!("nothing is extended unless that is wanted");
    }

    async fn commit(
        &self,
        _key: &IdempotencyKey,
        _token: Token,
        _status: StatusCode,
        _now: SystemTime,
    ) -> Result<bool, StoreError> {
        Err(StoreError::new("no connection"))
    }

    async fn release(&self, _key: &IdempotencyKey, _token: Token) -> Result<bool, StoreError> {
        panic!("what was handled is not released");
    }
}

/// When nobody knows whether a message was handled, it waits; when that could not be noted, it is handled all the same.
#[tokio::test]
async fn r6_a_store_that_fails() {
    for (reserves, expected, runs) in [(false, 503, 0), (true, 200, 1)] {
        let by = |_: &callbacks::receiver::idempotency::Arrived<'_>| Some("a".to_owned());
        let shop = Watched::new(Idempotency::new(Broken { reserves }).by(by));
        assert_eq!(status(&shop.router, "a").await, expected);
        assert_eq!(shop.runs(), runs);
        let told = shop.told.take();
        assert_eq!(
            told,
            ["the store of handled messages failed: no connection"]
        );
    }
}

/// Counts what it is given.
#[derive(Clone, Default)]
struct Counting(Received<()>);

impl billing::CallbackHandler for Counting {
    async fn invoice_paid(
        &self,
        _callback: billing::invoice_paid::Request,
    ) -> Result<billing::invoice_paid::Response, HandlerError> {
        self.0.push(());
        Ok(billing::invoice_paid::Response::NoContent)
    }

    async fn invoice_voided(
        &self,
        _callback: billing::invoice_voided::Request,
    ) -> Result<billing::invoice_voided::Response, HandlerError> {
        Ok(billing::invoice_voided::Response::NoContent)
    }
}

impl reachable::CallbackHandler for Counting {
    async fn maß(
        &self,
        _callback: reachable::maß::Request,
    ) -> Result<reachable::maß::Response, HandlerError> {
        self.0.push(());
        Ok(reachable::maß::Response::NoContent)
    }
}

/// R6, attacks 13: no signature of Standard Webhooks covers the path, so anybody who saw a message can send it to other
/// spellings of the path.
#[tokio::test]
async fn r6_a_path_that_is_spelt_otherwise_is_no_other_message() {
    let scheme = StandardWebhooks::new(StandardKey::generate());
    let counting = Counting::default();
    let guarded = |router: Router| {
        let router = router.verify(scheme.clone());
        router.idempotent(InMemoryStore::default())
    };
    let paid = r#"{"type": "invoice.paid", "data": {"number": "7", "cents": 1}}"#;
    let endpoint = guarded(billing::webhooks::endpoint(counting.clone()));
    let several = guarded(reachable::router(counting.clone()));
    let base = reachable::maß::registration_url("") + "/%C3%A9";
    for (mut router, body, paths, expected) in [
        (
            endpoint,
            paid,
            ["/", "/a", "/a/b", "//"].map(str::to_owned),
            1,
        ),
        // Other values are another place, to which a provider may send the same.
        (
            several,
            "",
            ["7", "%37", "8", "%38"].map(|id| format!("{base}/{id}")),
            2,
        ),
    ] {
        let (id, none) = ("msg_1".parse().unwrap(), http::HeaderMap::new());
        let post = http::Method::POST;
        let unsigned = ToSign::new(&post, "", &none, body.as_bytes(), &id, SystemTime::now());
        let signed = scheme.sign(&unsigned).unwrap();
        for path in paths {
            let mut request = Request::post(&path);
            request.headers_mut().unwrap().extend(signed.clone());
            let request = request.body(Full::new(Bytes::from(body))).unwrap();
            let answer = tower_service::Service::call(&mut router, request).await;
            assert_eq!(answer.unwrap().status(), 204, "{path}");
        }
        assert_eq!(counting.0.take().len(), expected);
    }
}
