//! A shared handler: `router(Arc::clone(&handler))`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use billing::{invoice_paid, webhooks};
use bytes::Bytes;
use callbacks::receiver::UnknownEvent;
use callbacks::{HandlerError, Router, StatusCode};
use http::Request;
use http_body_util::Full;
use tower_service::Service;

#[callbacks::openapi("tests/fixtures/events.yaml", only(invoice_paid))]
mod billing {}

#[derive(Default)]
struct Counter {
    paid: AtomicUsize,
    unknown: AtomicUsize,
}

impl billing::CallbackHandler for Counter {
    async fn invoice_paid(
        &self,
        _callback: invoice_paid::Request,
    ) -> Result<invoice_paid::Response, HandlerError> {
        self.paid.fetch_add(1, Ordering::Relaxed);
        Ok(invoice_paid::Response::NoContent)
    }

    async fn unknown_event(&self, _event: UnknownEvent) -> Result<StatusCode, HandlerError> {
        self.unknown.fetch_add(1, Ordering::Relaxed);
        Ok(StatusCode::ACCEPTED)
    }
}

async fn status(router: &mut Router, body: &'static str) -> u16 {
    let request = Request::post("/")
        .header("content-type", "application/json")
        .body(Full::new(Bytes::from_static(body.as_bytes())));
    let answer = router.call(request.expect("it is a request")).await;
    match answer {
        Ok(answer) => answer.status().as_u16(),
        Err(never) => match never {},
    }
}

#[tokio::test]
async fn whoever_shares_the_handler_sees_what_it_saw() {
    let counter = Arc::new(Counter::default());
    let mut router = webhooks::endpoint(Arc::clone(&counter));
    let paid = r#"{"object":"event","type":"invoice.paid","data":{"invoice":"i-1"}}"#;
    assert_eq!(status(&mut router, paid).await, 204);
    // What a method does by default is the handler's as well.
    assert_eq!(status(&mut router, r#"{"type":"newer"}"#).await, 202);
    let seen = [&counter.paid, &counter.unknown].map(|count| count.load(Ordering::Relaxed));
    assert_eq!(seen, [1, 1]);
}
