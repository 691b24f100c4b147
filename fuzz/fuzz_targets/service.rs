//! Any request: `METHOD path?query`, lines `name: value`, an empty line and a body. A router answers it without a panic and
//! without a 5xx, and only what its handler saw is a success.
//!
//! The first byte of the input chooses the router; one that verifies is given requests whose body is signed.
#![no_main]

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::sync::LazyLock;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks::receiver::idempotency::{Idempotency, InMemoryStore};
use callbacks::signature::{MessageId, Signer, StandardKey, StandardWebhooks, ToSign};
use callbacks::{HandlerError, Router, StatusCode};
use callbacks::receiver::UnknownEvent;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response};
use http_body_util::{BodyExt, Full};
use libfuzzer_sys::fuzz_target;
use tower_service::Service;

/// The printed modules of fixtures.
#[allow(dead_code, reason = "only what receives is used")]
mod events {
    include!("../../tests/golden/events.rs");
}
#[allow(dead_code, reason = "only what receives is used")]
mod forms {
    include!("../../tests/golden/forms.rs");
}
#[allow(dead_code, reason = "only what receives is used")]
mod multipart {
    include!("../../tests/golden/multipart.rs");
}
#[allow(dead_code, reason = "only what receives is used")]
mod parameters {
    include!("../../tests/golden/parameters.rs");
}
#[allow(dead_code, reason = "only what receives is used")]
mod xml {
    include!("../../tests/golden/xml.rs");
}

thread_local! {
    /// How many requests handlers saw.
    static RUNS: Cell<usize> = const { Cell::new(0) };
    /// How many requests were signed.
    static SIGNED: Cell<usize> = const { Cell::new(0) };
}

struct Taker;

macro_rules! takes {
    ($module:ident $(or $accepted:expr)?; $($operation:ident = $answer:expr;)*) => {
        impl $module::CallbackHandler for Taker {
            $(async fn $operation(
                &self,
                _callback: $module::$operation::Request,
            ) -> Result<$module::$operation::Response, HandlerError> {
                use $module::$operation::Response;
                RUNS.set(RUNS.get() + 1);
                Ok($answer)
            })*
            $(async fn unknown_event(&self, _event: UnknownEvent) -> Result<StatusCode, HandlerError> {
                RUNS.set(RUNS.get() + 1);
                Ok($accepted)
            })?
        }
    };
}

takes! { events or StatusCode::ACCEPTED;
    limit_reached = Response::NoContent;
    limit_lifted = Response::NoContent;
    subscriptions_callback = Response::UsageReport(events::usage_report::Response::NoContent);
    invoice_paid = Response::NoContent;
    invoice_voided = Response::Ok("done".to_owned());
    balance_changed = Response::NoContent;
}
takes! { forms;
    call_ended = Response::Ok([("a".to_owned(), 1)].into());
    call_noted = Response::NoContent;
}
takes! { multipart;
    upload = Response::Ok(multipart::UploadResponse {
        summary: multipart::Summary { lines: 1 },
        pages: Vec::new(),
    });
    signal = Response::NoContent;
    files = Response::NoContent;
}
takes! { parameters;
    paint_mixed = Response::NoContent;
    queries = Response::NoContent;
    headers = Response::NoContent;
    cookies = Response::NoContent;
    whole_form = Response::NoContent;
    whole_json = Response::NoContent;
}
takes! { xml;
    shipped = Response::Ok(xml::shipped::OkBody::Json(xml::Receipt::new("7")));
}

/// The time of every request.
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_614_265_330)
}

static SCHEME: LazyLock<StandardWebhooks> =
    LazyLock::new(|| StandardWebhooks::new(StandardKey::generate()));

/// The routers, and which of them verify.
fn router(choice: u8) -> (Router, bool) {
    let router = match choice % 6 {
        0 => events::router(Taker),
        1 => events::webhooks::endpoint(Taker),
        2 => forms::router(Taker),
        3 => multipart::router(Taker).at(&multipart::upload::OPERATION, "/a/{b}/c-{d}.e"),
        4 => parameters::router(Taker),
        _ => xml::router(Taker),
    };
    let router = router.body_limit(4096).time_of_day(now);
    let is_verified = choice & 0x40 != 0;
    let router = if choice & 0x80 != 0 {
        let store = Idempotency::new(InMemoryStore::default().capacity(4));
        router.idempotent(if is_verified {
            store
        } else {
            store.by_header(HeaderName::from_static("x-id"))
        })
    } else {
        router
    };
    if is_verified {
        (router.verify(LazyLock::force(&SCHEME).clone()), true)
    } else {
        (router, false)
    }
}

static ROUTERS: LazyLock<Vec<(Router, bool)>> =
    LazyLock::new(|| (0..=u8::MAX).map(router).collect());

fuzz_target!(|message: &[u8]| {
    let Some((choice, message)) = message.split_first() else {
        return;
    };
    let (mut router, is_verified) = ROUTERS[usize::from(*choice)].clone();
    let Some(mut request) = read(message) else {
        return;
    };
    if is_verified {
        sign(&mut request);
    }
    let method = request.method().clone();
    let before = RUNS.get();
    let request = request.map(Full::new);
    let answer = at_once(router.call(request)).unwrap_or_else(|never| match never {});
    judge(&method, answer, RUNS.get() - before);
});

/// The request that the bytes are, if a server would hand it over.
fn read(mut rest: &[u8]) -> Option<Request<Bytes>> {
    let mut line = || {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let (line, after) = rest.split_at(end);
        rest = &after[1..];
        Some(line)
    };
    let mut first = line()?.splitn(2, |byte| *byte == b' ');
    let mut request = Request::builder()
        .method(first.next()?)
        .uri(first.next()?);
    while let Some(line) = line() {
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            break;
        };
        let name = HeaderName::from_bytes(&line[..colon]).ok()?;
        request = request.header(name, HeaderValue::from_bytes(line[colon + 1..].trim_ascii()).ok()?);
    }
    request.body(Bytes::copy_from_slice(rest)).ok()
}

fn sign(request: &mut Request<Bytes>) {
    // Each message comes twice.
    let count = SIGNED.replace(SIGNED.get() + 1);
    let id: MessageId = format!("msg_{}", count / 2).parse().expect("an id");
    let (headers, url) = (HeaderMap::new(), "https://shop.example/");
    let to_sign = ToSign::new(&Method::POST, url, &headers, request.body(), &id, now());
    let signed = SCHEME.sign(&to_sign).expect("a key that signs");
    request.headers_mut().extend(signed);
}

/// Nothing that a handler here waits for takes time.
fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a router waits for nothing but its handler and the body"),
    }
}

fn judge(method: &Method, answer: Response<Full<Bytes>>, runs: usize) {
    let status = answer.status();
    assert!(!status.is_server_error() && !status.is_informational(), "{status}");
    assert!(runs <= 1, "one handler for one request");
    let is_asked = *method == Method::OPTIONS && status == StatusCode::NO_CONTENT;
    // A message that was handled before is answered as then.
    let is_known = status.is_success() && runs == 0;
    assert!(status.is_success() == (runs == 1) || is_asked || is_known, "{status}");
    if status == StatusCode::METHOD_NOT_ALLOWED {
        assert!(answer.headers().contains_key("allow"));
    }
    let is_problem = status.is_client_error();
    let media_type = answer.headers().get("content-type").cloned();
    let body = at_once(answer.into_body().collect()).expect("a body in memory").to_bytes();
    if is_problem {
        assert_eq!(media_type.expect("a media type"), "application/problem+json");
        assert!(*method == Method::HEAD || serde_json::from_slice::<serde::de::IgnoredAny>(&body).is_ok());
    }
}
