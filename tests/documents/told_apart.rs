//! Events that only a query, a shared enumeration or the user distinguishes, and a single event.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use callbacks::receiver::UnwrapError;
use callbacks::{HandlerError, Router};
use http::{HeaderMap, Request, StatusCode};
use http_body_util::Full;
use tower_service::Service;

#[callbacks::openapi("tests/fixtures/literal-query.yaml")]
mod jobs {}

#[callbacks::openapi(
    "tests/fixtures/shared-enumeration.yaml",
    dispatch(header = "x-event-type")
)]
mod by_header {}

#[callbacks::openapi(
    "tests/fixtures/shared-enumeration.yaml",
    dispatch(pointer = "/event_type")
)]
mod by_pointer {}

/// The document alone says it as well.
#[callbacks::openapi("tests/fixtures/shared-enumeration.yaml")]
mod found {}

/// Said by hand, and not as the names would have it.
#[callbacks::openapi(
    "tests/fixtures/shared-enumeration.yaml",
    dispatch(
        pointer = "/event_type",
        "crm.lead.deleted" = ActivityCreated,
        "crm.deal.won" = LeadDeleted,
    )
)]
mod by_hand {}

#[callbacks::openapi("tests/fixtures/one-event.yaml")]
mod one {}

/// Notes the events that were handled.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<&'static str>>>);

impl Seen {
    fn note<T>(&self, event: &'static str, answer: T) -> Result<T, HandlerError> {
        self.0.lock().unwrap().push(event);
        Ok(answer)
    }
}

impl jobs::CallbackHandler for Seen {
    async fn started(
        &self,
        _: jobs::started::Request,
    ) -> Result<jobs::started::Response, HandlerError> {
        self.note("started", jobs::started::Response::NoContent)
    }

    async fn ended(&self, _: jobs::ended::Request) -> Result<jobs::ended::Response, HandlerError> {
        self.note("ended", jobs::ended::Response::NoContent)
    }
}

impl one::CallbackHandler for Seen {
    async fn order_created(
        &self,
        _: one::order_created::Request,
    ) -> Result<one::order_created::Response, HandlerError> {
        self.note("created", one::order_created::Response::NoContent)
    }
}

async fn send(mut router: Router, path: &str, body: &str) -> StatusCode {
    let request = Request::post(path).header("content-type", "application/json");
    let request = request.body(Full::new(Bytes::from(body.to_owned())));
    router.call(request.unwrap()).await.unwrap().status()
}

#[tokio::test]
async fn a_literal_query_tells_callbacks_apart() {
    let seen = Seen::default();
    let base = jobs::started::BASE_PATH;
    assert_eq!(base, jobs::ended::BASE_PATH);
    for (query, status) in [
        ("?event=has%20ended&id=x", 204),
        ("?event=has+started", 204),
        ("?x=1&event=has+ended", 204),
        ("?event=paused", 404),
    ] {
        let path = format!("{base}{query}");
        let status_sent = send(jobs::router(seen.clone()), &path, r#"{"id":"1"}"#).await;
        assert_eq!(status_sent, status, "{query}");
    }
    assert_eq!(*seen.0.lock().unwrap(), ["ended", "started", "ended"]);
}

fn message(kind: &str) -> (HeaderMap, String) {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", "application/json".parse().unwrap());
    headers.insert("x-event-type", kind.parse().unwrap());
    (headers, format!(r#"{{"event_type":"{kind}"}}"#))
}

macro_rules! check_shared {
    ($module:ident: $($kind:literal => $pattern:pat,)*) => {$(
        let (headers, body) = message($kind);
        let event = $module::webhooks::unwrap(&headers, body);
        assert!(matches!(event, $pattern), "{}: {event:?}", $kind);
    )*};
}

#[test]
fn names_decide_what_values_mean_that_all_webhooks_have() {
    check_shared!(by_header:
        "crm.activity.created" => Ok(by_header::webhooks::Event::ActivityCreated(_)),
        "crm.lead.deleted" => Ok(by_header::webhooks::Event::LeadDeleted(_)),
        "crm.deal.won" => Err(UnwrapError::Unknown(_)),
    );
    check_shared!(by_pointer:
        "crm.activity.created" => Ok(by_pointer::webhooks::Event::ActivityCreated(_)),
        "crm.lead.deleted" => Ok(by_pointer::webhooks::Event::LeadDeleted(_)),
        "crm.deal.won" => Err(UnwrapError::Unknown(_)),
    );
    check_shared!(found:
        "crm.activity.created" => Ok(found::webhooks::Event::ActivityCreated(_)),
        "crm.lead.deleted" => Ok(found::webhooks::Event::LeadDeleted(_)),
    );
}

#[test]
fn the_user_says_what_values_mean() {
    check_shared!(by_hand:
        "crm.lead.deleted" => Ok(by_hand::webhooks::Event::ActivityCreated(_)),
        "crm.deal.won" => Ok(by_hand::webhooks::Event::LeadDeleted(_)),
        "crm.activity.created" => Err(UnwrapError::Unknown(_)),
    );
}

#[tokio::test]
async fn one_event_has_an_endpoint_as_many_have() {
    let body = r#"{"type":"com.example.order.created","id":"1"}"#;
    let (headers, _) = message("x");
    let one::webhooks::Event::OrderCreated(request) =
        one::webhooks::unwrap(&headers, body).unwrap();
    assert_eq!(request.body.id.as_deref(), Some("1"));
    let other = one::webhooks::unwrap(&headers, r#"{"type":"com.example.order.deleted"}"#);
    assert!(matches!(other, Err(UnwrapError::Unknown(_))));
    let seen = Seen::default();
    let endpoint = one::webhooks::endpoint(seen.clone());
    assert_eq!(send(endpoint, "/anywhere", body).await, 204);
    assert_eq!(*seen.0.lock().unwrap(), ["created"]);
}
