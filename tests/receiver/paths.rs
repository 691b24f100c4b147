//! Where requests arrive: slashes, mounts in axum, and what is said where nothing is received.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use bytes::Bytes;
use callbacks::receiver::UnknownEvent;
use callbacks::{Context, HandlerError, Router};
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use tower::ServiceExt;
use tower_service::Service;

#[callbacks::openapi("tests/fixtures/events.yaml", only("invoice_paid", "invoice_voided"))]
mod billing {}

struct Shop;

impl billing::CallbackHandler for Shop {
    async fn invoice_paid(
        &self,
        _callback: billing::invoice_paid::Request,
    ) -> Result<billing::invoice_paid::Response, HandlerError> {
        Ok(billing::invoice_paid::Response::NoContent)
    }

    async fn invoice_voided(
        &self,
        _callback: billing::invoice_voided::Request,
    ) -> Result<billing::invoice_voided::Response, HandlerError> {
        Ok(billing::invoice_voided::Response::Ok(String::new()))
    }
}

const PAID: &str = r#"{"object": "event", "type": "invoice.paid", "data": {"invoice": "1"}}"#;

fn post(path: &str, body: &str) -> Request<Full<Bytes>> {
    let request = Request::post(path).header("content-type", "application/json");
    let body = Full::new(Bytes::from(body.to_owned()));
    request.body(body).unwrap()
}

async fn answered(router: &Router, path: &str, body: &str) -> (u16, String) {
    let response = router.clone().call(post(path, body)).await.unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

async fn in_axum(app: &axum::Router, path: &str, body: &str) -> (u16, String) {
    let request = post(path, body).map(axum::body::Body::new);
    let response = app.clone().oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

const UNKNOWN_PATH: &str =
    r#"{"title":"Not Found","status":404,"detail":"nothing is received at this path"}"#;

#[tokio::test]
async fn a_slash_behind_a_path_makes_no_difference() {
    let operation = &billing::invoice_paid::OPERATION;
    let router = billing::router(Shop).at(operation, "/paid/{tenant}");
    for path in ["/paid/1", "/paid/1/"] {
        assert_eq!(answered(&router, path, PAID).await.0, 204, "{path}");
    }
    for path in ["/paid", "/paid/", "/paid/1//", "/", "//"] {
        let answer = answered(&router, path, PAID).await;
        assert_eq!(answer, (404, UNKNOWN_PATH.to_owned()), "{path}");
    }
}

#[tokio::test]
async fn mounts_in_axum_are_found_with_and_without_a_slash() {
    let operation = &billing::invoice_paid::OPERATION;
    let hooks = billing::router(Shop).at(operation, "/paid");
    let app = axum::Router::new()
        .nest("/hooks", hooks.into())
        .nest("/endpoint", billing::webhooks::endpoint(Shop).into())
        .nest_service("/webhooks", billing::webhooks::endpoint(Shop));
    assert_eq!(in_axum(&app, "/endpoint", PAID).await.0, 204);
    for path in ["/hooks/paid", "/hooks/paid/", "/webhooks", "/webhooks/"] {
        assert_eq!(in_axum(&app, path, PAID).await.0, 204, "{path}");
    }
    // Below a mount the router answers; elsewhere the application does.
    let below = in_axum(&app, "/hooks/nowhere", PAID).await;
    assert_eq!(below, (404, UNKNOWN_PATH.to_owned()));
    assert_eq!(in_axum(&app, "/nowhere", PAID).await, (404, String::new()));
    let url = billing::webhooks::registration_url("https://shop.example/webhooks");
    assert_eq!(url, "https://shop.example/webhooks");
}

#[tokio::test]
async fn routers_are_merged_without_their_fallbacks() {
    let operation = &billing::invoice_paid::OPERATION;
    let hooks = |path| -> axum::Router { billing::router(Shop).at(operation, path).into() };
    let app = axum::Router::new()
        .merge(hooks("/a").reset_fallback())
        .fallback(|| async { (StatusCode::NOT_FOUND, "elsewhere") });
    assert_eq!(in_axum(&app, "/a", PAID).await.0, 204);
    let elsewhere = in_axum(&app, "/nowhere", PAID).await;
    assert_eq!(elsewhere, (404, "elsewhere".to_owned()));
}

#[tokio::test]
async fn an_unknown_event_is_called_one() {
    let sent = r#"{"object": "event", "type": "invoice.sent"}"#;
    let endpoint = billing::webhooks::endpoint(Shop);
    let (status, why) = answered(&endpoint, "/", sent).await;
    let expected = r#"{"title":"Not Found","status":404,"detail":"the event `invoice.sent` is not known here"}"#;
    assert_eq!((status, why.as_str()), (404, expected));
    let (_, why) = answered(&endpoint.without_values(), "/", sent).await;
    let expected = r#"{"title":"Not Found","status":404,"detail":"the event is not known here"}"#;
    assert_eq!(why, expected);
}

#[test]
fn a_path_is_not_empty() {
    let set = || billing::router(Shop).at(&billing::invoice_paid::OPERATION, "");
    let panic = std::panic::catch_unwind(set).unwrap_err();
    let message = panic.downcast_ref::<String>().unwrap();
    let expected = "the path of `invoice_paid` is \"\": a path starts with `/`";
    assert_eq!(message, expected);
}

/// A handler is tried without a router.
#[tokio::test]
async fn events_and_contexts_are_made_in_tests() {
    use billing::CallbackHandler;
    use callbacks::signature::Verified;

    let (parts, ()) = Request::post("/x").body(()).unwrap().into_parts();
    let mut verified = Verified::default();
    verified.id = Some("msg_1".to_owned());
    let context = Context::new(parts, "{}")
        .with_principal("warehouse")
        .with_extension(verified);
    assert_eq!(context.principal(), Some(&"warehouse"));
    assert_eq!(context.principal::<u16>(), None);
    assert_eq!(context.verified().unwrap().id.as_deref(), Some("msg_1"));
    assert_eq!(context.body(), "{}");
    let event = UnknownEvent::new(Some("invoice.sent".to_owned()), context);
    let error = Shop.unknown_event(event).await.unwrap_err();
    assert_eq!(error.status(), 404);
}
