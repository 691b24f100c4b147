//! What a consumer sees of requests: spans, events, and functions of its own. No refusal is visible to the sender alone.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::sync::Arc;

use bytes::Bytes;
use callbacks::receiver::idempotency::{Idempotency, InMemoryStore};
use callbacks::receiver::{Disposition, ReceivedRequest, RefusedRequest};
use callbacks::signature::{GitHubSignature, SharedSecret};
use callbacks::{Context, HandlerError, Router, StatusCode, Validation};
use http::{HeaderName, Method, Request, Response};
use http_body_util::{BodyExt, Full};
use support::{Capture, Received};
use tower_service::Service;

#[callbacks::openapi("tests/fixtures/receiving.yaml", context)]
mod shop {}

#[callbacks::openapi(
    "tests/fixtures/events.yaml",
    context,
    only("invoice_paid", "invoice_voided")
)]
mod billing {}

/// Records what each method was given: the payload, and how the request departs from the document.
#[derive(Clone, Default)]
struct Shop(Received<String>);

impl Shop {
    fn take(&self, what: &str, context: &Context) {
        let violations = context.violations().iter();
        let violations: Vec<_> = violations.map(ToString::to_string).collect();
        self.0.push(format!("{what} {violations:?}"));
    }
}

impl shop::CallbackHandler for Shop {
    async fn paid(
        &self,
        callback: shop::paid::Request,
        context: Context,
    ) -> Result<shop::paid::Response, HandlerError> {
        self.take(&format!("paid {}", callback.body.amount), &context);
        if callback.body.amount == 13 {
            return Err(HandlerError::new("thirteen"));
        }
        Ok(shop::paid::Response::NoContent)
    }

    async fn ready(
        &self,
        _callback: shop::ready::Request,
        context: Context,
    ) -> Result<shop::ready::Response, HandlerError> {
        self.take("ready", &context);
        Ok(shop::ready::Response::Ok(String::new()))
    }
}

impl billing::CallbackHandler for Shop {
    async fn invoice_paid(
        &self,
        callback: billing::invoice_paid::Request,
        context: Context,
    ) -> Result<billing::invoice_paid::Response, HandlerError> {
        let invoice = callback.body.data.invoice;
        self.take(&format!("paid {invoice:?}"), &context);
        Ok(billing::invoice_paid::Response::NoContent)
    }

    async fn invoice_voided(
        &self,
        _callback: billing::invoice_voided::Request,
        context: Context,
    ) -> Result<billing::invoice_voided::Response, HandlerError> {
        self.take("voided", &context);
        Ok(billing::invoice_voided::Response::Ok(String::new()))
    }
}

fn post(path: &str, body: &str) -> Request<Full<Bytes>> {
    let request = Request::post(path).header("content-type", "application/json");
    let body = Full::new(Bytes::from(body.to_owned()));
    request.body(body).unwrap()
}

async fn answer(router: &Router, request: Request<Full<Bytes>>) -> Response<Full<Bytes>> {
    router.clone().call(request).await.unwrap()
}

async fn status(router: &Router, request: Request<Full<Bytes>>) -> u16 {
    answer(router, request).await.status().as_u16()
}

/// A router that records refusals, and decides about all of them in one way.
fn keeping(router: Router, disposition: Disposition) -> (Router, Received<RefusedRequest>) {
    let refusals = Received::default();
    let kept = refusals.clone();
    let router = router.on_refusal(move |refused| {
        kept.push(refused);
        async move { Ok(disposition) }
    });
    (router, refusals)
}

/// The fields of OpenTelemetry's semantic conventions for HTTP servers, without path and query, which may hold secrets.
#[tokio::test]
async fn a_request_is_a_span() {
    let capture = Capture::start();
    let mut request = post("/paid", r#"{"amount": 7}"#);
    let headers = request.headers_mut();
    headers.insert("webhook-id", "msg_1".parse().unwrap());
    let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    headers.insert("traceparent", parent.parse().unwrap());
    assert_eq!(status(&shop::router(Shop::default()), request).await, 204);
    let spans = capture.spans("receive");
    let fields = [
        ("callback.message.id", "msg_1"),
        ("callback.operation", "paid"),
        ("http.request.body.size", "13"),
        ("http.request.method", "POST"),
        ("http.response.status_code", "204"),
        ("http.route", "/paid"),
        ("network.protocol.version", "1.1"),
        ("otel.kind", "server"),
        ("otel.name", "POST /paid"),
        ("parent_span_id", "b7ad6b7169203331"),
        ("trace_id", "0af7651916cd43dd8448eb211c80319c"),
    ];
    let told = spans[0].fields.iter();
    let told: Vec<_> = told.map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(told, fields);
    assert_eq!(spans.len(), 1);
    assert!(capture.events().is_empty());
}

/// A function links the span to the sender's trace before it is entered.
#[tokio::test]
async fn a_span_can_be_linked() {
    let _capture = Capture::start();
    let seen = Received::default();
    let linked = seen.clone();
    let router = shop::router(Shop::default()).on_span(move |span, headers| {
        let is_current = tracing::Span::current().id() == span.id();
        linked.push((is_current, headers.contains_key("traceparent")));
    });
    let mut request = post("/paid", r#"{"amount": 7}"#);
    let parent = "anything".parse().unwrap();
    request.headers_mut().insert("traceparent", parent);
    assert_eq!(status(&router, request).await, 204);
    assert_eq!(seen.take(), [(false, true)]);
}

#[tokio::test]
async fn every_refusal_is_an_event_with_its_reason() {
    let router = || {
        let secret = SharedSecret::new("s3cret-s3cret-s3cret").unwrap();
        shop::router(Shop::default()).verify(GitHubSignature::new(secret))
    };
    let plain = || shop::router(Shop::default());
    let check = async |router: Router, request, status: &str, operation: &str, reason: &str| {
        let capture = Capture::start();
        assert_eq!(status_text(&router, request).await, status);
        let events = capture.events();
        assert_eq!(events.len(), 1, "{events:?}");
        let told = ["http.response.status_code", "callback.operation", "reason"];
        let told = told.map(|name| events[0].field(name));
        assert_eq!(told, [status, operation, reason]);
        assert_eq!(
            capture.spans("receive")[0].field("http.response.status_code"),
            status
        );
    };
    let path = "nothing is received at this path";
    check(plain(), post("/nowhere", "{}"), "404", "", path).await;
    let method = "nothing is received by this method at this path";
    check(plain(), post("/ready", ""), "405", "", method).await;
    let long = "x".repeat(300 * 1024);
    let reason = "the body is too long";
    check(plain(), post("/paid", &long), "413", "paid", reason).await;
    let syntax = "EOF while parsing an object at line 1 column 1";
    check(plain(), post("/paid", "{"), "400", "paid", syntax).await;
    let violation = "`minimum` at `#/amount`";
    check(
        plain(),
        post("/paid", r#"{"amount": -5}"#),
        "422",
        "paid",
        violation,
    )
    .await;
    let unsigned = "the request could not be verified: header `x-hub-signature-256` is missing";
    check(
        router(),
        post("/paid", r#"{"amount": 5}"#),
        "401",
        "paid",
        unsigned,
    )
    .await;
    let event = r#"{"object": "event", "type": "invoice.sent"}"#;
    let reason = "the event `invoice.sent` is not known here";
    let endpoint = billing::webhooks::endpoint(Shop::default());
    check(endpoint, post("/", event), "404", "", reason).await;
}

async fn status_text(router: &Router, request: Request<Full<Bytes>>) -> String {
    status(router, request).await.to_string()
}

#[tokio::test]
async fn a_failure_of_a_handler_is_an_event() {
    let capture = Capture::start();
    let router = shop::router(Shop::default());
    assert_eq!(
        status(&router, post("/paid", r#"{"amount": 13}"#)).await,
        500
    );
    let events = capture.events();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].field("error"), "thirteen");
    let spans = capture.spans("receive");
    assert_eq!(spans[0].field("error.type"), "500");
    assert_eq!(spans[0].field("otel.status_code"), "ERROR");
}

#[tokio::test]
async fn a_function_sees_what_is_refused() {
    let (router, refusals) = keeping(shop::router(Shop::default()), Disposition::Refuse);
    let mut request = post("/paid", r#"{"amount": 0}"#);
    let tenant = HeaderName::from_static("x-tenant");
    request
        .headers_mut()
        .insert(tenant, "blue".parse().unwrap());
    assert_eq!(status(&router, request).await, 422);
    let refused = refusals.take().remove(0);
    assert_eq!(refused.operation(), Some("paid"));
    assert_eq!(refused.status(), 422);
    assert_eq!(refused.reason(), "`minimum` at `#/amount`");
    let violation = &refused.violations()[0];
    assert_eq!(violation.pointer(), Some("#/amount"));
    assert_eq!(violation.keyword(), Some("minimum"));
    assert_eq!(violation.detail(), "expected at least 1, found `0`");
    let context = refused.context();
    assert_eq!(context.method(), Method::POST);
    assert_eq!(context.headers()["x-tenant"], "blue");
    assert_eq!(context.body(), r#"{"amount": 0}"#);
    assert!(refused.may_be_accepted());
    let printed = format!("{refused:?} {violation:?}");
    assert!(!printed.contains("found"), "{printed}");
}

/// A consumer stores what it cannot read, and the sender is content.
#[tokio::test]
async fn what_is_refused_can_be_accepted() {
    let accept = Disposition::Accept(StatusCode::ACCEPTED);
    let (router, refusals) = keeping(shop::router(Shop::default()), accept);
    let bodies = [r#"{"amount": "seven"}"#, r#"{"amount": 0}"#, "no JSON"];
    for body in bodies {
        let response = answer(&router, post("/paid", body)).await;
        assert_eq!(response.status(), 202, "{body}");
        let text = response.into_body().collect().await.unwrap().to_bytes();
        assert!(text.is_empty());
    }
    let stored = refusals.take();
    let stored = stored.iter().map(|refused| refused.context().body());
    assert!(stored.eq(bodies));
    let endpoint = billing::webhooks::endpoint(Shop::default());
    let (endpoint, refusals) = keeping(endpoint, accept);
    let event = r#"{"object": "event", "type": "invoice.sent"}"#;
    assert_eq!(status(&endpoint, post("/", event)).await, 202);
    assert_eq!(refusals.take()[0].operation(), None);
}

/// Nobody accepts what an untrusted peer sent, or what was not read.
#[tokio::test]
async fn what_is_not_known_to_be_genuine_cannot_be_accepted() {
    let secret = SharedSecret::new("s3cret-s3cret-s3cret").unwrap();
    let router = shop::router(Shop::default()).verify(GitHubSignature::new(secret));
    let accept = Disposition::Accept(StatusCode::OK);
    let (router, refusals) = keeping(router, accept);
    let body = r#"{"amount": 5}"#;
    assert_eq!(status(&router, post("/paid", body)).await, 401);
    assert_eq!(status(&router, post("/nowhere", body)).await, 404);
    let refusals = refusals.take();
    assert_eq!(refusals[0].context().body(), body);
    assert!(refusals.iter().all(|refused| !refused.may_be_accepted()));
}

#[tokio::test]
async fn what_cannot_be_stored_is_sent_again() {
    let router = shop::router(Shop::default());
    let router = router.on_refusal(async |_| -> Result<Disposition, HandlerError> {
        Err(HandlerError::new("no space").with_status(StatusCode::SERVICE_UNAVAILABLE))
    });
    assert_eq!(status(&router, post("/paid", "no JSON")).await, 503);
    let router = router.on_refusal(async |_| -> Result<Disposition, HandlerError> {
        panic!("a hook of the user's")
    });
    assert_eq!(status(&router, post("/paid", "no JSON")).await, 500);
    assert_eq!(status(&router, post("/nowhere", "no JSON")).await, 404);
}

/// An accepted message counts as handled.
#[tokio::test]
async fn what_is_accepted_is_handled_once() {
    let accept = Disposition::Accept(StatusCode::ACCEPTED);
    let id = HeaderName::from_static("x-id");
    let messages = Idempotency::new(InMemoryStore::default()).by_header(id.clone());
    let router = shop::router(Shop::default()).idempotent(messages);
    let (router, refusals) = keeping(router, accept);
    for _ in 0..2 {
        let mut request = post("/paid", r#"{"amount": 0}"#);
        request
            .headers_mut()
            .insert(id.clone(), "1".parse().unwrap());
        assert_eq!(status(&router, request).await, 202);
    }
    assert_eq!(refusals.take().len(), 1);
}

/// The handler runs where the types can hold the values, and knows what is wrong.
#[tokio::test]
async fn violations_can_be_reported_instead_of_enforced() {
    let capture = Capture::start();
    let (shop, requests) = (Shop::default(), Received::default());
    let seen = requests.clone();
    let router = shop::router(shop.clone())
        .validation(Validation::Reported)
        .on_request(move |received: &ReceivedRequest| seen.push(received.clone()));
    assert_eq!(
        status(&router, post("/paid", r#"{"amount": 0}"#)).await,
        204
    );
    assert_eq!(
        status(&router, post("/paid", r#"{"amount": 1}"#)).await,
        204
    );
    let handled = shop.0.take();
    assert_eq!(
        handled,
        [r#"paid 0 ["`minimum` at `#/amount`"]"#, "paid 1 []"]
    );
    let requests = requests.take();
    assert_eq!(requests[0].violations().len(), 1);
    assert!(!requests[0].is_refused());
    assert!(requests[1].violations().is_empty());
    let events = capture.events();
    assert_eq!(events.len(), 1);
    assert_eq!(events[0].field("reason"), "`minimum` at `#/amount`");

    // What the types cannot hold is still refused, with everything that is wrong.
    let body = r#"{"amount": "seven"}"#;
    assert_eq!(status(&router, post("/paid", body)).await, 422);
    assert!(shop.0.take().is_empty());
    let off = shop::router(shop.clone()).validation(Validation::Off);
    assert_eq!(status(&off, post("/paid", r#"{"amount": 0}"#)).await, 204);
    assert_eq!(shop.0.take(), ["paid 0 []"]);
}

#[tokio::test]
async fn reported_violations_of_events_are_those_of_the_event() {
    let shop = Shop::default();
    let endpoint = billing::webhooks::endpoint(shop.clone()).validation(Validation::Reported);
    let event = r#"{"object": "event", "type": "invoice.paid", "data": {"invoice": ""}}"#;
    assert_eq!(status(&endpoint, post("/", event)).await, 204);
    let expected = r#"paid "" ["`minLength` at `#/data/invoice`"]"#;
    assert_eq!(shop.0.take(), [expected]);

    let unwrapper = callbacks::receiver::Unwrapper::<billing::webhooks::Event>::new()
        .validation(Validation::Reported);
    let headers = http::HeaderMap::new();
    let (event, violations) = unwrapper.unwrap_reporting(&headers, event).unwrap();
    assert!(matches!(event, billing::webhooks::Event::InvoicePaid(_)));
    assert_eq!(violations[0].pointer(), Some("#/data/invoice"));
}

#[tokio::test]
async fn a_function_is_told_of_requests() {
    let requests = Received::default();
    let seen = requests.clone();
    let router = shop::router(Shop::default());
    let router = router.on_request(move |received: &ReceivedRequest| seen.push(received.clone()));
    let invented = Request::builder().method("BREW").uri("/paid");
    let invented = invented.body(Full::default()).unwrap();
    status(&router, post("/paid", r#"{"amount": 1}"#)).await;
    status(&router, post("/paid", r#"{"amount": 13}"#)).await;
    status(&router, post("/paid", "{")).await;
    status(&router, invented).await;
    let requests = requests.take();
    let told: Vec<_> = requests
        .iter()
        .map(|each| {
            let operation = each.operation().unwrap_or("none");
            let route = each.route().unwrap_or("none");
            let (status, error) = (each.status().as_u16(), each.error_type().unwrap_or("none"));
            (
                operation,
                each.method(),
                route,
                status,
                error,
                each.body_bytes(),
                each.is_refused(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("paid", "POST", "/paid", 204, "none", Some(13), false),
            ("paid", "POST", "/paid", 500, "500", Some(14), false),
            ("paid", "POST", "/paid", 400, "none", Some(1), true),
            ("none", "_OTHER", "none", 405, "none", None, true),
        ]
    );
    assert!(requests.iter().all(|each| each.took() < support::PATIENCE));
}

/// What is acknowledged is worked on within the span of its request.
#[tokio::test]
async fn work_that_was_acknowledged_stays_in_its_span() {
    let capture = Capture::start();
    let works = Arc::new(std::sync::Mutex::new(Vec::new()));
    let spawned = Arc::clone(&works);
    let router = shop::router(Shop::default()).acknowledging(StatusCode::ACCEPTED, move |work| {
        spawned.lock().unwrap().push(work);
        Ok(())
    });
    assert_eq!(
        status(&router, post("/paid", r#"{"amount": 13}"#)).await,
        202
    );
    assert!(capture.events().is_empty());
    let work = works.lock().unwrap().pop().unwrap();
    work.await;
    let events = capture.events();
    assert_eq!(events[0].field("error"), "thirteen");
    assert_eq!(events[0].field("callback.operation"), "paid");
}
