//! A webhook goes to a URL that was registered beforehand, wherever the consumer mounts the router in axum.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use axum::routing::get;
use callbacks::{HandlerError, Target};
use support::{Consumer, OK, Received, ask, json_post};
use train::new_booking::{self, Request, Response};
use train::{Booking, CallbackHandler, CallbackSender};

#[callbacks::openapi("tests/fixtures/train-travel-webhook.yaml")]
mod train {}

struct Integration(Received<Request>);

impl CallbackHandler for Integration {
    async fn new_booking(&self, callback: Request) -> Result<Response, HandlerError> {
        self.0.push(callback);
        Ok(Response::Ok)
    }
}

fn booking() -> Booking {
    Booking {
        id: Some("1725ff48-ab45-4bb5-9d02-88745177dedb".to_owned()),
        trip_id: Some("ea399ba1-6d95-433f-92d1-83f67b775594".to_owned()),
        passenger_name: Some("John Doe".to_owned()),
        has_bicycle: Some(true),
        has_dog: Some(false),
    }
}

const BOOKING: &str = "{\"id\":\"1725ff48-ab45-4bb5-9d02-88745177dedb\",\
    \"trip_id\":\"ea399ba1-6d95-433f-92d1-83f67b775594\",\
    \"passenger_name\":\"John Doe\",\"has_bicycle\":true,\"has_dog\":false}";

/// The integration's whole application, in which the webhook is reached at `path`.
async fn check(path: &str, mount: impl FnOnce(callbacks::Router) -> axum::Router) {
    let received = Received::default();
    let application = mount(train::router(Integration(received.clone())))
        .route("/health", get(async || "healthy"));
    let consumer = Consumer::start(application).await;

    let target = Target::new(&consumer.url(path)).unwrap();
    let stored = serde_json::to_string(&target).unwrap();
    let target = serde_json::from_str(&stored).unwrap();
    let answer = support::client()
        .new_booking(&target, Some(&booking()))
        .await;
    assert_eq!(answer.unwrap(), Response::Ok);
    let expected = Request {
        body: Some(booking()),
    };
    assert_eq!(received.take(), [expected]);

    let (request, answer) = consumer.take();
    let expected = json_post(consumer.address(), path, BOOKING);
    assert_eq!(request.to_string(), expected);
    assert_eq!(answer.to_string(), OK);

    // What is not the webhook stays with the application, and the webhook's other methods with the router.
    let health = ask(consumer.address(), "GET /health", &[], "").await;
    assert_eq!((health.status(), &*health.body), (200, "healthy"));
    let nothing = ask(consumer.address(), "POST /nothing", &[], "").await;
    assert_eq!(nothing.status(), 404);
    let get = ask(consumer.address(), &format!("GET {path}"), &[], "").await;
    assert_eq!((get.status(), get.header("allow")), (405, Some("POST")));
    assert_eq!(received.take(), []);
}

#[tokio::test]
async fn merged_beside_other_routes() {
    check(new_booking::OPERATION.path, |webhooks| {
        axum::Router::new().merge(webhooks)
    })
    .await;
}

#[tokio::test]
async fn nested_under_a_prefix() {
    check("/hooks/train/new-booking", |webhooks| {
        axum::Router::new().nest("/hooks/train", webhooks.into())
    })
    .await;
}

#[tokio::test]
async fn nested_as_a_service_of_its_own() {
    check("/hooks/train/new-booking", |webhooks| {
        axum::Router::new().nest_service("/hooks/train", webhooks)
    })
    .await;
}

/// The registered URL is used as it is: its query stays, its fragment is never sent (RFC 9110 section 4.2.5).
#[tokio::test]
async fn the_registered_url_is_called_as_it_is() {
    let received = Received::default();
    let consumer = Consumer::start(train::router(Integration(received.clone()))).await;
    let url = consumer.url("/new-booking?tenant=a%2Fb&note={x}#top");
    let target = Target::new(&url).unwrap();
    let answer = support::client().new_booking(&target, None).await;
    assert_eq!(answer.unwrap(), Response::Ok);
    assert_eq!(received.take(), [Request { body: None }]);
    let (request, _) = consumer.take();
    assert_eq!(
        request.start_line,
        "POST /new-booking?tenant=a%2Fb&note=%7Bx%7D HTTP/1.1"
    );
}

#[test]
fn a_url_that_cannot_be_called_cannot_be_registered() {
    for (url, code) in [
        ("/hooks", "relative-url"),
        ("gopher://127.0.0.1/", "unsupported-scheme"),
        ("https://user:pass@train.example/", "userinfo"),
        ("https://train.example:99999/", "invalid-url"),
    ] {
        let error = Target::new(url).unwrap_err();
        assert!(error.is_target());
        assert_eq!(error.expression().unwrap().code().as_str(), code, "{url}");
    }
}
