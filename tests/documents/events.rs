//! Several callbacks or webhooks at one URL: how they are distinguished, and what happens to those that are not.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::sync::Mutex;

use bytes::Bytes;
use callbacks::receiver::{UnknownEvent, UnwrapError, Unwrapper};
use callbacks::{HandlerError, StatusCode};
use http::{HeaderMap, Method, Request, Response};
use http_body_util::{BodyExt, Full};
use tower_service::Service;

#[callbacks::openapi("tests/fixtures/events.yaml", allow(indistinct-operations))]
mod billing {}

#[callbacks::openapi(
    "tests/fixtures/forge.yaml",
    dispatch(header = "X-Forge-Event", pointer = "/action")
)]
mod forge {}

#[callbacks::openapi("tests/fixtures/subtypes.yaml")]
mod orders {}

use billing::{cost_report, subscriptions_callback, usage_report};

/// Notes what it was called with.
#[derive(Default)]
struct Billing {
    accepts_unknown: bool,
    seen: std::sync::Arc<Mutex<Vec<String>>>,
}

impl Billing {
    fn note(&self, what: impl Into<String>) {
        self.seen.lock().unwrap().push(what.into());
    }
}

impl billing::CallbackHandler for Billing {
    async fn limit_reached(
        &self,
        callback: billing::limit_reached::Request,
    ) -> Result<billing::limit_reached::Response, HandlerError> {
        self.note(format!("limit {}", callback.body.limit));
        Ok(billing::limit_reached::Response::NoContent)
    }

    async fn limit_lifted(
        &self,
        _callback: billing::limit_lifted::Request,
    ) -> Result<billing::limit_lifted::Response, HandlerError> {
        self.note("lifted");
        Ok(billing::limit_lifted::Response::NoContent)
    }

    async fn subscriptions_callback(
        &self,
        callback: subscriptions_callback::Request,
    ) -> Result<subscriptions_callback::Response, HandlerError> {
        Ok(match callback {
            subscriptions_callback::Request::UsageReport(report) => {
                self.note(format!("{} units", report.body.units));
                usage_report::Response::NoContent.into()
            }
            subscriptions_callback::Request::CostReport(report) => {
                self.note(format!("{} cents", report.body.cents));
                cost_report::Response::Ok("thanks".to_owned()).into()
            }
        })
    }

    async fn invoice_paid(
        &self,
        callback: billing::invoice_paid::Request,
    ) -> Result<billing::invoice_paid::Response, HandlerError> {
        self.note(format!("paid {}", callback.body.data.invoice));
        Ok(billing::invoice_paid::Response::NoContent)
    }

    async fn invoice_voided(
        &self,
        callback: billing::invoice_voided::Request,
    ) -> Result<billing::invoice_voided::Response, HandlerError> {
        self.note(format!("voided {:?}", callback.body.r#type));
        Ok(billing::invoice_voided::Response::Ok("done".to_owned()))
    }

    async fn balance_changed(
        &self,
        callback: billing::balance_changed::Request,
    ) -> Result<billing::balance_changed::Response, HandlerError> {
        self.note(format!("balance {}", callback.body.balance));
        Ok(billing::balance_changed::Response::NoContent)
    }

    async fn unknown_event(&self, event: UnknownEvent) -> Result<StatusCode, HandlerError> {
        self.note(format!("unknown {:?}", event.name));
        if self.accepts_unknown {
            Ok(StatusCode::ACCEPTED)
        } else {
            Err(event.refuse())
        }
    }
}

async fn send(
    mut router: callbacks::Router,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Response<Full<Bytes>> {
    let mut request = Request::post(path).header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request
        .body(Full::new(Bytes::from(body.to_owned())))
        .unwrap();
    router.call(request).await.unwrap()
}

/// Sends a body to a router of a handler, and gives the status of the answer and what the handler saw.
async fn outcome(
    router: fn(Billing) -> callbacks::Router,
    path: &str,
    body: &str,
) -> (u16, Vec<String>) {
    let handler = Billing::default();
    let seen = handler.seen.clone();
    let answer = send(router(handler), path, &[], body).await;
    let seen = seen.lock().unwrap().clone();
    (answer.status().as_u16(), seen)
}

async fn check(body: &str, status: u16, seen: &[&str]) {
    let found = outcome(billing::webhooks::endpoint, "/any/path", body).await;
    assert_eq!(
        found,
        (status, seen.iter().map(|&each| each.to_owned()).collect()),
        "{body}"
    );
}

const PAID: &str = r#"{"object": "event", "type": "invoice.paid", "data": {"invoice": "i-1"}}"#;

#[tokio::test]
async fn webhooks_at_one_url_are_told_apart_by_the_constants_of_the_document() {
    check(PAID, 204, &["paid i-1"]).await;
    check(
        r#"{"object": "event", "type": "invoice.voided"}"#,
        200,
        &["voided InvoiceVoided"],
    )
    .await;
    check(
        r#"{"object": "event", "type": "invoice.deleted"}"#,
        200,
        &["voided InvoiceDeleted"],
    )
    .await;
}

#[tokio::test]
async fn what_says_nothing_is_tried_as_what_has_no_constant() {
    check(r#"{"balance": 3}"#, 204, &["balance 3"]).await;
    check(r#"{"balance": "x"}"#, 422, &[]).await;
    check("{", 400, &[]).await;
}

#[tokio::test]
async fn the_event_that_is_told_is_checked_as_any_other() {
    let invalid = r#"{"object": "event", "type": "invoice.paid", "data": {"invoice": ""}}"#;
    let answer = send(
        billing::webhooks::endpoint(Billing::default()),
        "/",
        &[],
        invalid,
    )
    .await;
    assert_eq!(answer.status(), 422);
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let problem: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(problem["errors"][0]["pointer"], "#/data/invoice");
    assert_eq!(problem["errors"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn an_unknown_event_is_refused_or_accepted_as_the_user_wants() {
    let newer = r#"{"object": "event", "type": "invoice.sent"}"#;
    check(newer, 404, &[r#"unknown Some("invoice.sent")"#]).await;
    let lenient = Billing {
        accepts_unknown: true,
        ..Billing::default()
    };
    let answer = send(billing::webhooks::endpoint(lenient), "/", &[], newer).await;
    assert_eq!(answer.status(), 202);
}

#[tokio::test]
async fn each_webhook_has_a_route_as_well() {
    let found = outcome(billing::router, billing::invoice_paid::BASE_PATH, PAID).await;
    assert_eq!(found, (204, vec!["paid i-1".to_owned()]));
    let found = outcome(billing::router, billing::balance_changed::BASE_PATH, PAID).await;
    assert_eq!(found, (422, vec![]));
}

#[tokio::test]
async fn callbacks_of_one_url_are_told_apart_by_names_among_constants() {
    assert_eq!(
        billing::limit_reached::BASE_PATH,
        billing::limit_lifted::BASE_PATH
    );
    let check = async |body: &str, status: u16, seen: &[&str]| {
        let found = outcome(billing::router, billing::limit_reached::BASE_PATH, body).await;
        assert_eq!(
            found,
            (status, seen.iter().map(|&each| each.to_owned()).collect()),
            "{body}"
        );
    };
    check(r#"{"kind": "limitReached", "limit": 5}"#, 204, &["limit 5"]).await;
    check(r#"{"kind": "limitLifted", "limit": 5}"#, 204, &["lifted"]).await;
    check(r#"{"kind": "limitReached"}"#, 422, &[]).await;
    check(
        r#"{"kind": "limitIgnored"}"#,
        404,
        &[r#"unknown Some("limitIgnored")"#],
    )
    .await;
    check("{}", 404, &["unknown None"]).await;
}

#[tokio::test]
async fn callbacks_of_one_url_that_nothing_tells_apart_are_one_method() {
    assert_eq!(usage_report::BASE_PATH, cost_report::BASE_PATH);
    let path = usage_report::BASE_PATH;
    let found = outcome(billing::router, path, r#"{"units": 2}"#).await;
    assert_eq!(found, (204, vec!["2 units".to_owned()]));
    let found = outcome(billing::router, path, r#"{"cents": 2}"#).await;
    assert_eq!(found, (200, vec!["2 cents".to_owned()]));
    // The first that it can be.
    let found = outcome(billing::router, path, r#"{"cents": 2, "units": 3}"#).await;
    assert_eq!(found, (204, vec!["3 units".to_owned()]));
    let answer = send(billing::router(Billing::default()), path, &[], "{}").await;
    assert_eq!(answer.status(), 422);
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let body = String::from_utf8(body.to_vec()).unwrap();
    assert!(
        body.contains("as `usageReport`") && body.contains("as `costReport`"),
        "{body}"
    );
}

/// An error about a single event does not name the event, with a server or without one.
#[tokio::test]
async fn what_can_be_one_event_alone_is_told_without_its_name() {
    const WRONG: &str = r#"{"balance": "much"}"#;
    let router = billing::webhooks::endpoint(Billing::default());
    let answer = send(router, "/x", &[], WRONG).await;
    assert_eq!(answer.status(), 422);
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let mut headers = HeaderMap::new();
    headers.insert("content-type", "application/json".parse().unwrap());
    let Err(UnwrapError::Invalid(wrong)) = billing::webhooks::unwrap(&headers, WRONG) else {
        panic!("the balance is wrong");
    };
    assert_eq!(String::from_utf8_lossy(&body), wrong.problem_details());
    assert!(!wrong.to_string().contains("as `"), "{wrong}");
}

#[tokio::test]
async fn the_path_of_an_endpoint_is_its_mounts() {
    let app = axum::Router::new()
        .route_service("/billing", billing::webhooks::endpoint(Billing::default()))
        .nest(
            "/nested",
            billing::webhooks::endpoint(Billing::default()).into(),
        );
    for path in ["/billing", "/nested", "/nested/deeper"] {
        let request = Request::post(path)
            .header("content-type", "application/json")
            .body(axum::body::Body::from(PAID))
            .unwrap();
        let answer = Service::call(&mut app.clone(), request).await.unwrap();
        assert_eq!(answer.status(), 204, "{path}");
    }
}

#[tokio::test]
async fn other_methods_are_not_allowed_at_an_endpoint() {
    let mut router = billing::webhooks::endpoint(Billing::default());
    let request = Request::builder().method(Method::GET).uri("/x");
    let answer = router
        .call(request.body(Full::<Bytes>::default()).unwrap())
        .await
        .unwrap();
    assert_eq!(answer.status(), 405);
    assert_eq!(answer.headers()["allow"], "POST");
}

#[derive(Clone, Debug, PartialEq)]
enum Forge {
    Event(forge::webhooks::Event),
    Unknown(Option<String>),
    Invalid(String),
}

fn unwrap(event: Option<&str>, body: &str) -> Forge {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", "application/json".parse().unwrap());
    if let Some(event) = event {
        headers.insert("x-forge-event", event.parse().unwrap());
    }
    match forge::webhooks::unwrap(&headers, body.to_owned()) {
        Ok(event) => Forge::Event(event),
        Err(UnwrapError::Unknown(event)) => Forge::Unknown(event.name),
        Err(error) => Forge::Invalid(error.to_string()),
    }
}

#[test]
fn a_header_and_a_property_make_the_name_of_a_webhook() {
    let opened = r#"{"action": "opened", "number": 1}"#;
    assert!(matches!(
        unwrap(Some("issues"), opened),
        Forge::Event(forge::webhooks::Event::IssuesOpened(callback)) if callback.body.number == Some(1)
    ));
    assert!(matches!(
        unwrap(Some("pull_request"), opened),
        Forge::Event(forge::webhooks::Event::PullRequestOpened(_))
    ));
    assert!(matches!(
        unwrap(Some("pull_request"), r#"{"action": "auto_merged"}"#),
        Forge::Event(forge::webhooks::Event::PullRequestAutoMerged(_))
    ));
    assert!(matches!(
        unwrap(Some("push"), r#"{"ref": "main"}"#),
        Forge::Event(forge::webhooks::Event::Push(_))
    ));
}

/// OpenAPI "Discriminator Object": a base says by which text each of its subtypes is known.
#[test]
fn events_are_told_apart_by_the_discriminator_of_their_base() {
    use orders::OrderMoved;
    use orders::webhooks::{Event, unwrap};

    let event = |body: &'static str| {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", "application/json".parse().unwrap());
        unwrap(&headers, body)
    };
    for created in [
        r#"{"type": "order.created", "order": "7"}"#,
        r#"{"type": "order.imported", "order": "7"}"#,
    ] {
        assert!(
            matches!(event(created), Ok(Event::OrderCreated(_))),
            "{created}"
        );
    }
    let paid = event(r#"{"type": "order.paid", "order": "7", "cents": 5}"#);
    assert!(matches!(paid, Ok(Event::OrderPaid(paid)) if paid.body.cents == 5));
    let lost = event(r#"{"type": "OrderLost", "order": "7"}"#);
    assert!(matches!(lost, Ok(Event::OrderLost(_))), "{lost:?}");
    let returned = event(r#"{"type": "order.returned", "order": "7", "reason": "cold"}"#);
    assert!(matches!(
        returned,
        Ok(Event::OrderMoved(moved)) if matches!(moved.body, OrderMoved::OrderReturned(_))
    ));
    let refund = event(r#"{"type": "refund.paid", "cents": 5}"#);
    assert!(matches!(refund, Ok(Event::Refund(_))), "{refund:?}");
    // What would be one by its members, but says that it is another.
    let wrong = event(r#"{"type": "order.paid", "order": "7", "note": "none"}"#);
    assert!(matches!(wrong, Err(UnwrapError::Invalid(_))), "{wrong:?}");
    for unknown in [
        r#"{"type": "OrderPaid", "order": "7", "cents": 5}"#,
        r#"{"type": "order.lost", "order": "7"}"#,
    ] {
        assert!(
            matches!(event(unknown), Err(UnwrapError::Unknown(_))),
            "{unknown}"
        );
    }
}

/// Of a base without a mapping the subtypes are known by their names.
#[tokio::test]
async fn callbacks_of_one_url_are_told_apart_by_the_names_of_their_schemas() {
    use orders::{dropped, picked};

    struct Courier;

    impl orders::CallbackHandler for Courier {
        async fn picked(&self, _: picked::Request) -> Result<picked::Response, HandlerError> {
            Ok(picked::Response::NoContent)
        }

        async fn dropped(&self, _: dropped::Request) -> Result<dropped::Response, HandlerError> {
            Err(HandlerError::new("dropped").with_status(StatusCode::IM_A_TEAPOT))
        }

        async fn order_created(
            &self,
            _: orders::order_created::Request,
        ) -> Result<orders::order_created::Response, HandlerError> {
            unreachable!("it has a URL of its own")
        }

        async fn order_paid(
            &self,
            _: orders::order_paid::Request,
        ) -> Result<orders::order_paid::Response, HandlerError> {
            unreachable!("it has a URL of its own")
        }

        async fn order_lost(
            &self,
            _: orders::order_lost::Request,
        ) -> Result<orders::order_lost::Response, HandlerError> {
            unreachable!("it has a URL of its own")
        }

        async fn refund(
            &self,
            _: orders::refund::Request,
        ) -> Result<orders::refund::Response, HandlerError> {
            unreachable!("it has a URL of its own")
        }

        async fn order_moved(
            &self,
            _: orders::order_moved::Request,
        ) -> Result<orders::order_moved::Response, HandlerError> {
            unreachable!("it has a URL of its own")
        }
    }

    assert_eq!(picked::BASE_PATH, dropped::BASE_PATH);
    let status = async |body| {
        let router = orders::router(Courier);
        send(router, picked::BASE_PATH, &[], body).await.status()
    };
    assert_eq!(status(r#"{"kind": "ParcelPicked"}"#).await, 204);
    assert_eq!(status(r#"{"kind": "ParcelDropped"}"#).await, 418);
    assert_eq!(status(r#"{"kind": "ParcelBurnt"}"#).await, 404);
}

#[test]
fn without_a_server_faults_are_told_as_values() {
    assert_eq!(
        unwrap(Some("star"), "{}"),
        Forge::Unknown(Some("star".to_owned()))
    );
    assert_eq!(unwrap(None, "{}"), Forge::Unknown(None));
    let Forge::Invalid(text) = unwrap(Some("push"), r#"{"ref": 1}"#) else {
        panic!("the type of `ref` is wrong");
    };
    let expected = "expected a string, found an integer at `#/ref`";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn an_unwrapper_verifies_before_it_looks() {
    use callbacks::signature::{GitHubSignature, SharedSecret};
    let verifier = GitHubSignature::new(SharedSecret::new("It's a Secret to Everybody").unwrap());
    let unwrapper = Unwrapper::<forge::webhooks::Event>::new().verify(verifier);
    let mut headers = HeaderMap::new();
    headers.insert("content-type", "application/json".parse().unwrap());
    headers.insert("x-forge-event", "push".parse().unwrap());
    let error = unwrapper.unwrap(&headers, r#"{"ref": 1}"#).unwrap_err();
    assert!(matches!(error, UnwrapError::Unverified(_)), "{error}");
}

/// S37: a logged error says where, not what. The problem details say what.
#[test]
fn s37_what_is_no_event_is_told_without_its_values() {
    let refused = |body: &'static str| {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", "application/json".parse().unwrap());
        billing::webhooks::unwrap(&headers, body).unwrap_err()
    };
    let wrong = r#"{"object": "c4n4ry", "type": "invoice.paid", "data": {"invoice": "i"}}"#;
    for (body, place) in [
        (wrong, "at `#/object`"),
        (r#"{"balance": 4242e40}"#, "at `#/balance`"),
        (r#"{"object": "event", "data": c4n4ry"#, "line 1 column"),
    ] {
        let error = refused(body);
        let printed = format!("{error} {error:?} {error:#?}");
        assert!(printed.contains(place), "{printed}");
        assert!(
            !printed.contains("c4n4ry") && !printed.contains("4.242"),
            "{printed}"
        );
    }
    let UnwrapError::Invalid(invalid) = refused(wrong) else {
        panic!("it is no event that is not known");
    };
    assert!(invalid.problem_details().contains("c4n4ry"));
}
