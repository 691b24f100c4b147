//! Whatever is wrong with a request, and however much of it: the first check that fails decides the answer, and no handler
//! runs (R1).

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks::credential::Bearer;
use callbacks::receiver::idempotency::InMemoryStore;
use callbacks::retry::SimulatedClock;
use callbacks::signature::{Signer, StandardKey, StandardWebhooks, ToSign};
use callbacks::{HandlerError, Router};
use checks::{paid, security};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response};
use http_body::{Body, Frame};
use http_body_util::{BodyExt, Full};
use proptest::prelude::*;
use tower_service::Service;

#[callbacks::openapi("tests/fixtures/checks.yaml")]
mod checks {}

/// What can be wrong with a request, in the order of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Path,
    Method,
    Credential,
    Coding,
    DeclaredLength,
    Length,
    Time,
    Signature,
    Timestamp,
    Replay,
    MediaType,
    Syntax,
    Schema,
}

use Fault::{
    Coding, Credential, DeclaredLength, Length, MediaType, Path, Replay, Schema, Signature, Syntax,
    Time, Timestamp,
};

const ALL: [Fault; 13] = [
    Path,
    Fault::Method,
    Credential,
    Coding,
    DeclaredLength,
    Length,
    Time,
    Signature,
    Timestamp,
    Replay,
    MediaType,
    Syntax,
    Schema,
];

impl Fault {
    /// The answer to a request with this first fault.
    fn status(self) -> u16 {
        match self {
            Path => 404,
            Self::Method => 405,
            Credential | Signature | Timestamp => 401,
            Coding | MediaType => 415,
            DeclaredLength | Length => 413,
            Time => 408,
            // As the first time.
            Replay => 204,
            Syntax => 400,
            Schema => 422,
        }
    }
}

/// The faults of a request, each in one of some forms.
#[derive(Clone, Debug)]
struct Faults(Vec<(Fault, usize)>);

impl Faults {
    fn form(&self, fault: Fault) -> Option<usize> {
        let mut faults = self.0.iter();
        faults.find_map(|(each, form)| (*each == fault).then_some(*form))
    }

    fn has(&self, fault: Fault) -> bool {
        self.form(fault).is_some()
    }

    /// One of some values, for the form of a fault; else the right one.
    fn pick<T: Copy>(&self, fault: Fault, right: T, wrong: &[T]) -> T {
        self.form(fault)
            .map_or(right, |form| wrong[form % wrong.len()])
    }
}

/// Each fault is the first one as often as any other.
fn faults() -> impl Strategy<Value = Faults> {
    let forms = prop::collection::vec(prop::option::of(0..64_usize), ALL.len());
    (0..=ALL.len(), forms).prop_map(|(first, mut forms)| {
        if let Some(form) = forms.get_mut(first) {
            form.get_or_insert(0);
        }
        let faults = ALL.into_iter().zip(forms).skip(first);
        Faults(
            faults
                .filter_map(|(fault, form)| Some((fault, form?)))
                .collect(),
        )
    })
}

const LIMIT: usize = 64;
const NOW: Duration = Duration::from_secs(1_700_000_000);

/// Pieces of a body. It may never end.
struct Pieces {
    pieces: VecDeque<Bytes>,
    ends: bool,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.pieces.pop_front() {
            Some(piece) => Poll::Ready(Some(Ok(Frame::data(piece)))),
            None if self.ends => Poll::Ready(None),
            None => Poll::Pending,
        }
    }
}

struct Counting(Arc<AtomicUsize>);

impl checks::CallbackHandler for Counting {
    async fn paid(&self, callback: paid::Request) -> Result<paid::Response, HandlerError> {
        assert_eq!(callback.body.amount, 1);
        self.0.fetch_add(1, Ordering::SeqCst);
        Ok(paid::Response::NoContent)
    }
}

/// A consumer that checks all there is to check.
struct Consumer {
    router: Router,
    runs: Arc<AtomicUsize>,
    key: StandardKey,
}

impl Consumer {
    fn new() -> Self {
        let (runs, key) = (Arc::default(), StandardKey::generate());
        let router = checks::router(Counting(Arc::clone(&runs)))
            .authenticate(&security::BEARER, async |token: Bearer| Ok(token.is("t-1")))
            .body_limit(LIMIT)
            .upload_timeout(Duration::from_secs(10), SimulatedClock::default())
            .verify(StandardWebhooks::new(key.clone()))
            .idempotent(InMemoryStore::default())
            .time_of_day(|| SystemTime::UNIX_EPOCH + NOW);
        Self { router, runs, key }
    }

    fn runs(&self) -> usize {
        self.runs.load(Ordering::SeqCst)
    }

    fn request(&self, faults: &Faults, id: &str) -> Request<Pieces> {
        let method = [Method::GET, Method::PUT, Method::DELETE, Method::HEAD];
        let method = faults
            .form(Fault::Method)
            .map(|form| method[form % 4].clone());
        let body = body(faults);
        let mut request = Request::builder()
            .method(method.unwrap_or(Method::POST))
            .uri(faults.pick(
                Path,
                paid::BASE_PATH,
                &["/", "/paid//", "//paid", "/PAID", "/paid%2F"],
            ))
            .body(Pieces {
                pieces: body.chunks(7).map(Bytes::copy_from_slice).collect(),
                ends: !faults.has(Time),
            })
            .unwrap();
        *request.headers_mut() = self.headers(faults, id, &body);
        request
    }

    fn headers(&self, faults: &Faults, id: &str, body: &[u8]) -> HeaderMap {
        let mut headers = self.signature(faults, id, body);
        let mut set = |name: &'static str, value: &'static str| {
            if !value.is_empty() {
                headers.append(name, HeaderValue::from_static(value));
            }
        };
        let tokens = [
            "",
            "Bearer t-2",
            "Bearer t-11",
            "Basic dDox",
            "Bearer t-1, Bearer t-1",
        ];
        set(
            "authorization",
            faults.pick(Credential, "Bearer t-1", &tokens),
        );
        set(
            "content-encoding",
            faults.pick(Coding, "", &["gzip", "identity, br", "x"]),
        );
        let lengths = ["65", "99999999999", "18446744073709551615"];
        set("content-length", faults.pick(DeclaredLength, "", &lengths));
        let types = [
            "text/plain",
            "application/jsonx",
            "multipart/form-data; boundary=b",
        ];
        set(
            "content-type",
            faults.pick(MediaType, "application/json", &types),
        );
        headers
    }

    fn signature(&self, faults: &Faults, id: &str, body: &[u8]) -> HeaderMap {
        let seconds = faults.pick(Timestamp, 0, &[-301_i64, 301, -86_400, 86_400]);
        let time = SystemTime::UNIX_EPOCH + NOW;
        let time = match seconds < 0 {
            true => time - Duration::from_secs(seconds.unsigned_abs()),
            false => time + Duration::from_secs(seconds.unsigned_abs()),
        };
        let key = match faults.form(Signature) {
            Some(form) if form % 4 == 0 => StandardKey::generate(),
            _ => self.key.clone(),
        };
        let (url, none) = ("https://shop.example/paid", HeaderMap::new());
        let id = id.parse().unwrap();
        let to_sign = ToSign::new(&Method::POST, url, &none, body, &id, time);
        let mut headers = StandardWebhooks::new(key).sign(&to_sign).unwrap();
        match faults.form(Signature).map(|form| form % 4) {
            Some(1) => drop(headers.remove("webhook-signature")),
            Some(2) => {
                let again = HeaderValue::from_static("msg_another");
                headers.append(HeaderName::from_static("webhook-id"), again);
            }
            Some(3) => drop(headers.insert("webhook-timestamp", HeaderValue::from_static("now"))),
            _ => {}
        }
        headers
    }

    async fn send(&self, request: Request<Pieces>) -> Response<Full<Bytes>> {
        let mut router = self.router.clone();
        router
            .call(request)
            .await
            .unwrap_or_else(|never| match never {})
    }
}

/// What is malformed is no valid value either: faults behind the first one need not be there.
fn body(faults: &Faults) -> Vec<u8> {
    let syntax = [
        r#"{"amount": 1"#,
        "",
        "{'amount': 1}",
        r#"{"amount": 01}"#,
        "\u{feff}{",
    ];
    let schema = [
        r#"{"amount": 0}"#,
        "{}",
        "[]",
        "null",
        r#"{"amount": 1, "amount": 1}"#,
    ];
    let valid = faults.pick(Schema, r#"{"amount": 1}"#, &schema);
    let mut body = faults.pick(Syntax, valid, &syntax).as_bytes().to_vec();
    if faults.has(Length) {
        body.resize(LIMIT + 1, b' ');
    }
    body
}

async fn check(faults: &Faults) {
    let consumer = Consumer::new();
    if faults.has(Replay) {
        let first = consumer.request(&Faults(Vec::new()), "msg_1");
        assert_eq!(consumer.send(first).await.status(), 204);
    }
    let before = consumer.runs();
    let request = consumer.request(faults, "msg_1");
    let is_head = *request.method() == Method::HEAD;
    let answer = consumer.send(request).await;
    let Some((first, _)) = faults.0.first() else {
        assert_eq!((answer.status().as_u16(), consumer.runs()), (204, 1));
        return;
    };
    assert_eq!(answer.status(), first.status(), "{faults:?}");
    assert_eq!(consumer.runs(), before, "{faults:?}");
    judge(*first, answer, is_head).await;
    // What was refused is not used up: it comes again, and is handled.
    let again = consumer.request(&Faults(Vec::new()), "msg_1");
    assert_eq!(consumer.send(again).await.status(), 204);
    assert_eq!(consumer.runs(), 1);
}

/// Checks an answer. It does not reveal to an untrusted peer why it was refused.
async fn judge(first: Fault, answer: Response<Full<Bytes>>, is_head: bool) {
    let (parts, body) = answer.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let challenge = parts.headers.get("www-authenticate");
    match first {
        Replay => assert!(body.is_empty()),
        Credential | Signature | Timestamp => {
            assert_eq!(challenge.unwrap(), "Bearer, Signature");
            assert_eq!(body, r#"{"title":"Unauthorized","status":401}"#);
        }
        _ => {
            assert_eq!(parts.headers["content-type"], "application/problem+json");
            assert_eq!(body.is_empty(), is_head);
            assert_eq!(
                first == Coding,
                parts.headers.contains_key("accept-encoding")
            );
            assert_eq!(first == Fault::Method, parts.headers.contains_key("allow"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// R1: the first fault decides, whatever else is wrong, and the handler never runs when any check fails.
    #[test]
    fn r1_the_first_fault_decides_and_no_handler_runs(faults in faults()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(check(&faults));
    }
}

/// R1: each fault alone, in each of its forms.
#[tokio::test]
async fn r1_each_fault_is_noticed() {
    for fault in ALL {
        for form in 0..20 {
            check(&Faults(vec![(fault, form)])).await;
        }
    }
    check(&Faults(Vec::new())).await;
}
