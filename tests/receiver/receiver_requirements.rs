//! What a consumer's router guarantees, end to end: statuses (R9), keys (R12), and attacks.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks::credential::Bearer;
use callbacks::receiver::idempotency::{Idempotency, InMemoryStore};
use callbacks::signature::{KeyRing, PerTenant, Signer, StandardKey, StandardWebhooks, ToSign};
use callbacks::{HandlerError, Router};
use checks::{paid, security};
use http::{HeaderMap, Method, Request};
use http_body_util::{BodyExt, Full};
use tokio::sync::Semaphore;
use tower_service::Service;

#[callbacks::openapi("tests/fixtures/checks.yaml")]
mod checks {}

const NOW: u64 = 1_700_000_000;

/// Counts what it sees, and ends once it gets a permit.
#[derive(Clone)]
struct Shop {
    runs: Arc<AtomicUsize>,
    gate: Arc<Semaphore>,
}

impl Default for Shop {
    fn default() -> Self {
        let gate = Arc::new(Semaphore::new(Semaphore::MAX_PERMITS / 2));
        let runs = Arc::default();
        Self { runs, gate }
    }
}

impl Shop {
    fn runs(&self) -> usize {
        self.runs.load(Ordering::SeqCst)
    }
}

impl checks::CallbackHandler for Shop {
    async fn paid(&self, callback: paid::Request) -> Result<paid::Response, HandlerError> {
        self.runs.fetch_add(1, Ordering::SeqCst);
        self.gate.acquire().await?.forget();
        match callback.body.note.as_deref() {
            Some("panic") => panic!("c4nary"),
            Some("fail") => Err(HandlerError::new("c4nary")),
            Some("gone") => Err(HandlerError::gone()),
            Some("busy") => Err(HandlerError::overloaded(Duration::from_secs(3))),
            _ => Ok(paid::Response::NoContent),
        }
    }
}

/// The time of day, which a test sets.
#[derive(Clone, Default)]
struct Time(Arc<AtomicU64>);

impl Time {
    fn set(&self, seconds: u64) {
        self.0.store(seconds, Ordering::SeqCst);
    }

    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.0.load(Ordering::SeqCst))
    }
}

fn at(time: &Time, router: Router) -> Router {
    let time = time.clone();
    router.time_of_day(move || time.now())
}

/// The status and the body of the answer to a `POST`.
async fn post(router: &Router, headers: HeaderMap, body: impl Into<Bytes>) -> (u16, String) {
    let mut request = Request::post(paid::BASE_PATH)
        .body(Full::new(body.into()))
        .unwrap();
    *request.headers_mut() = headers;
    let answer = router.clone().call(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    (
        parts.status.as_u16(),
        String::from_utf8(body.to_vec()).unwrap(),
    )
}

async fn status(router: &Router, headers: HeaderMap, body: impl Into<Bytes>) -> u16 {
    post(router, headers, body).await.0
}

/// What a provider sends along with a body.
fn signed(signer: &impl Signer, id: &str, seconds: u64, body: &[u8]) -> HeaderMap {
    let (url, none, id) = (
        "https://shop.example/paid",
        HeaderMap::new(),
        id.parse().unwrap(),
    );
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    let request = ToSign::new(&Method::POST, url, &none, body, &id, time);
    signer.sign(&request).unwrap()
}

const PAID: &str = r#"{"amount": 1}"#;

/// R9: each way in which a request can end has its status, and only those that are the sender's fault say why.
#[tokio::test]
async fn r9_each_end_has_its_status() {
    let router = checks::router(Shop::default()).body_limit(100);
    let quiet = |status: u16, title: &str| {
        (
            status,
            format!(r#"{{"title":"{title}","status":{status}}}"#),
        )
    };
    let note = |note: &str| format!(r#"{{"amount": 1, "note": "{note}"}}"#);
    for (body, expected) in [
        (PAID.to_owned(), (204, String::new())),
        ("x".repeat(101), quiet(413, "Content Too Large")),
        (note("panic"), quiet(500, "Internal Server Error")),
        (note("fail"), quiet(500, "Internal Server Error")),
        (note("gone"), quiet(410, "Gone")),
        (note("busy"), quiet(503, "Service Unavailable")),
    ] {
        assert_eq!(
            post(&router, HeaderMap::new(), body.clone()).await,
            expected,
            "{body}"
        );
    }
    let text = HeaderMap::from_iter([(http::header::CONTENT_TYPE, "text/plain".parse().unwrap())]);
    for (headers, body, expected, why) in [
        (text, PAID, 415, "must be JSON"),
        (HeaderMap::new(), "{", 400, "detail"),
        (
            HeaderMap::new(),
            r#"{"amount": 0}"#,
            422,
            r##""pointer":"#/amount","keyword":"minimum""##,
        ),
    ] {
        let (status, text) = post(&router, headers, body).await;
        assert_eq!(status, expected, "{text}");
        assert!(text.contains(why), "{text}");
    }
}

/// R9: whatever of the consumer's code panics, the answer is a 500 without details, the consumer learns of it, and the
/// next request is answered as usual.
#[tokio::test]
async fn r9_all_that_the_router_was_given_may_panic() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let router = || {
        let told = Arc::clone(&told);
        checks::router(Shop::default())
            .on_failure(move |name, error| told.lock().unwrap().push(format!("{name}: {error}")))
    };
    let verifier = StandardWebhooks::new(StandardKey::generate());
    let panicking = [
        router().authenticate(
            &security::BEARER,
            async |_: Bearer| -> Result<bool, HandlerError> { panic!("c4nary") },
        ),
        router().verify(PerTenant::new(verifier, |_| panic!("c4nary"))),
        router().content_coding("br", |_| panic!("c4nary")),
        router().idempotent(Idempotency::new(InMemoryStore::default()).by(|_| panic!("c4nary"))),
    ];
    let mut headers = HeaderMap::new();
    headers.insert("authorization", "Bearer t".parse().unwrap());
    headers.insert("content-encoding", "br".parse().unwrap());
    for (index, router) in panicking.into_iter().enumerate() {
        let mut headers = headers.clone();
        if index != 2 {
            headers.remove("content-encoding");
        }
        for _ in 0..2 {
            let (status, body) = post(&router, headers.clone(), PAID).await;
            assert_eq!((status, body.contains("c4nary")), (500, false), "{index}");
            let told = std::mem::take(&mut *told.lock().unwrap());
            assert_eq!(
                told,
                ["paid: what the router was given to check requests panicked"]
            );
        }
    }
}

/// R12: each tenant's requests are verified with its own keys, which change while the router runs. An unknown tenant
/// gets the same answer as a wrong signature.
#[tokio::test]
async fn r12_tenants_change_their_keys_while_the_router_runs() {
    let ring = || KeyRing::new(StandardKey::generate());
    let rings = HashMap::from([("blue", ring()), ("red", ring())]);
    let time = Time::default();
    time.set(NOW);
    let known: HashMap<_, _> = rings
        .iter()
        .map(|(name, ring)| (*name, StandardWebhooks::new(ring.clone())))
        .collect();
    let stand_in = StandardWebhooks::new(StandardKey::generate());
    let verifier = PerTenant::new(stand_in, move |request| {
        let tenant = request.headers.get("x-tenant")?.to_str().ok()?;
        known.get(tenant).cloned()
    });
    let shop = Shop::default();
    let router = at(&time, checks::router(shop.clone()).verify(verifier));
    let send = async |keys: &KeyRing<StandardKey>, tenant: &str| {
        let signer = StandardWebhooks::new(keys.clone());
        let mut headers = signed(&signer, "msg_1", NOW, PAID.as_bytes());
        headers.insert("x-tenant", tenant.parse().unwrap());
        post(&router, headers, PAID).await
    };
    let (blue, red) = (&rings["blue"], &rings["red"]);
    assert_eq!(send(blue, "blue").await.0, 204);
    assert_eq!(send(red, "red").await.0, 204);
    let wrong = send(blue, "red").await;
    assert_eq!(wrong.0, 401);
    assert_eq!(send(blue, "green").await, wrong);
    assert_eq!(shop.runs(), 2);

    let old = ring();
    old.replace(blue);
    blue.replace(&ring());
    assert_eq!(send(&old, "blue").await, wrong);
    assert_eq!(send(blue, "blue").await.0, 204);
    assert_eq!(send(red, "red").await.0, 204);
    assert_eq!(shop.runs(), 4);
}

/// R5, attacks 12: what was signed together stays together, down to the spelling of the body.
#[tokio::test]
async fn r5_no_part_of_a_message_can_be_exchanged() {
    let (scheme, time) = (
        StandardWebhooks::new(StandardKey::generate()),
        Time::default(),
    );
    time.set(NOW);
    let shop = Shop::default();
    let router = at(&time, checks::router(shop.clone()).verify(scheme.clone()));
    let headers = |id| signed(&scheme, id, NOW, PAID.as_bytes());
    assert_eq!(status(&router, headers("msg_1"), PAID).await, 204);
    for body in [
        r#"{"amount":1}"#,
        r#"{"amount": 1} "#,
        r#"{"amount": 1.0}"#,
        "",
    ] {
        assert_eq!(status(&router, headers("msg_1"), body).await, 401, "{body}");
    }
    let other = signed(&scheme, "msg_2", NOW, b"{}");
    for name in ["webhook-id", "webhook-signature"] {
        let mut swapped = headers("msg_1");
        swapped.insert(name, other[name].clone());
        assert_eq!(status(&router, swapped, PAID).await, 401, "{name}");
    }
    assert_eq!(shop.runs(), 1);
}

/// R4, R6, attacks 13: a message that is recorded and sent again runs no handler, at whatever time, also when the process
/// was started anew.
#[tokio::test]
async fn r6_a_message_that_is_sent_again_is_never_handled_again() {
    let (scheme, time) = (
        StandardWebhooks::new(StandardKey::generate()),
        Time::default(),
    );
    time.set(NOW);
    let (shop, store) = (Shop::default(), Arc::new(InMemoryStore::default()));
    let router = || {
        let router = checks::router(shop.clone()).verify(scheme.clone());
        at(&time, router).idempotent(Arc::clone(&store))
    };
    let headers = || signed(&scheme, "msg_1", NOW, PAID.as_bytes());
    let day = 86_400;
    // Before its time; in time; once more; as late as it may be; later; and when the store has forgotten it.
    for (seconds, expected) in [
        (NOW - 301, 401),
        (NOW, 204),
        (NOW, 204),
        (NOW + 300, 204),
        (NOW + 301, 401),
        (NOW + 5 * day, 401),
    ] {
        time.set(seconds);
        assert_eq!(
            status(&router(), headers(), PAID).await,
            expected,
            "{seconds}"
        );
    }
    assert_eq!(shop.runs(), 1);
    // The provider's own new attempt has the same id and another time.
    time.set(NOW + 3 * day);
    let again = signed(&scheme, "msg_1", NOW + 3 * day, PAID.as_bytes());
    assert_eq!(status(&router(), again, PAID).await, 204);
    assert_eq!(shop.runs(), 1);
}

/// R7, R8, attacks 14: bodies that are one byte too long, in another encoding, or with impossible numbers and
/// characters.
#[tokio::test]
async fn r8_bodies_that_are_no_json_of_the_document() {
    let shop = Shop::default();
    let router = checks::router(shop.clone()).body_limit(64);
    let padded = |bytes: usize| format!("{PAID:bytes$}").into_bytes();
    let utf_16 = PAID.encode_utf16().flat_map(u16::to_le_bytes);
    for (body, expected) in [
        (padded(64), 204),
        (padded(65), 413),
        ([b"\xef\xbb\xbf", PAID.as_bytes()].concat(), 204),
        ([b"\xef\xbb\xbf\xef\xbb\xbf", PAID.as_bytes()].concat(), 400),
        (utf_16.collect(), 400),
        (br#"{"amount": 1e999}"#.to_vec(), 400),
        (br#"{"amount": 1, "x": 1e999}"#.to_vec(), 204),
        (
            br#"{"amount": 340282366920938463463374607431768211456}"#.to_vec(),
            422,
        ),
        (br#"{"amount": 1, "note": "\ud800"}"#.to_vec(), 400),
        (br#"{"amount": 1, "note": "\udc00\ud800"}"#.to_vec(), 400),
        (b"{\"amount\": 1, \"note\": \"\xff\"}".to_vec(), 400),
        (b"{\"amount\": 1, \"note\": \"\0\"}".to_vec(), 400),
        (br#"{"amount": NaN}"#.to_vec(), 400),
        (br#"{"amount": 1}{"amount": 1}"#.to_vec(), 400),
    ] {
        let before = shop.runs();
        let shown = String::from_utf8_lossy(&body).into_owned();
        let (status, text) = post(&router, HeaderMap::new(), body).await;
        assert_eq!(status, expected, "{shown}: {text}");
        assert_eq!(shop.runs() - before, usize::from(status == 204), "{shown}");
    }
}

/// R9, attacks 15: nothing that a router prints or answers to an untrusted peer contains a secret, a body or a reason.
#[tokio::test]
async fn r9_a_router_keeps_what_it_was_told() {
    let key: StandardKey = "whsec_YzRuYXJ5YzRuYXJ5YzRuYXJ5YzRuYXJ5".parse().unwrap();
    let told = Arc::new(Mutex::new(String::new()));
    let hook = Arc::clone(&told);
    let router = checks::router(Shop::default())
        .authenticate(&security::BEARER, async |token: Bearer| {
            Ok(token.is("t0ken"))
        })
        .verify(StandardWebhooks::new(key.clone()))
        .idempotent(InMemoryStore::default())
        .on_failure(move |name, error| {
            hook.lock()
                .unwrap()
                .push_str(&format!("{name} {error} {error:?}\n"))
        });
    let mut headers = signed(&StandardWebhooks::new(key), "msg_1", NOW, b"b0dy");
    let signature = headers["webhook-signature"].to_str().unwrap().to_owned();
    let (_, first) = post(&router, headers.clone(), "b0dy").await;
    headers.insert("authorization", "Bearer t0ken".parse().unwrap());
    let (_, second) = post(&router, headers.clone(), "b0dy").await;
    headers.insert("webhook-timestamp", "b0dy".parse().unwrap());
    let (_, third) = post(&router, headers, "b0dy").await;
    let told = told.lock().unwrap();
    let all = format!("{router:?} {first} {second} {third} {told}");
    assert_eq!(told.lines().count(), 3, "{told}");
    for secret in ["c4nary", "YzRuYXJ5", "t0ken", "b0dy", &signature] {
        assert!(!all.contains(secret), "{secret}: {all}");
    }
}

/// R9, attacks 15: the name of an event is untrusted text. What is shown of it fits a line of a log.
#[test]
fn r9_an_unknown_event_does_not_write_the_log() {
    #[callbacks::openapi(
        "tests/fixtures/forge.yaml",
        dispatch(header = "X-Forge-Event", pointer = "/action")
    )]
    mod forge {}
    let body = format!(
        r#"{{"action": "a\nINFO all is well{}"}}"#,
        "x".repeat(100_000)
    );
    let error = forge::webhooks::unwrap(&HeaderMap::new(), body)
        .unwrap_err()
        .to_string();
    assert!(error.contains(r"a\nINFO"), "{error}");
    assert!(!error.contains('\n') && error.len() < 200, "{error}");
}

/// Attacks 18: a request that is given up leaves nothing behind, wherever it was, nor does one that ends.
#[tokio::test]
async fn a_request_that_is_given_up_leaves_nothing_behind() {
    let shop = Shop::default();
    shop.gate.forget_permits(Semaphore::MAX_PERMITS);
    let router = checks::router(shop.clone());
    let held = Arc::strong_count(&shop.gate);
    let mut waiting: Vec<_> = (0..100)
        .map(|_| Box::pin(status(&router, HeaderMap::new(), PAID)))
        .collect();
    for request in &mut waiting {
        let is_pending = std::future::poll_fn(|context| {
            std::task::Poll::Ready(request.as_mut().poll(context).is_pending())
        });
        assert!(is_pending.await);
    }
    assert_eq!(shop.runs(), 100);
    drop(waiting);
    assert_eq!(Arc::strong_count(&shop.gate), held);
    shop.gate.add_permits(1);
    assert_eq!(status(&router, HeaderMap::new(), PAID).await, 204);
    drop(router);
    assert_eq!(Arc::strong_count(&shop.gate), 1);
}
