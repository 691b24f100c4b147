//! CloudEvents between a provider and a consumer: the handshake (S34, R11), and both modes.

#![cfg(feature = "cloudevents")]
#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use callbacks::cloud_events::{AllowedOrigins, Consenting};
use callbacks::retry::SimulatedClock;
use callbacks::{Client, Error, HandlerError, Router, Target};
use devices::notify::{self, BASE_PATH, Response};
use devices::{CallbackHandler, CallbackSender, CloudEvent};
use support::{Consumer, HttpServer, Message, Received, ask};

#[callbacks::openapi("tests/fixtures/cloud-events.yaml")]
mod devices {}

struct Operator(Received<CloudEvent>);

impl CallbackHandler for Operator {
    async fn notify(&self, callback: notify::Request) -> Result<Response, HandlerError> {
        self.0.push(callback.body);
        Ok(Response::NoContent)
    }
}

fn operator() -> (Router, Received<CloudEvent>) {
    let received = Received::default();
    (devices::router(Operator(received.clone())), received)
}

fn event() -> CloudEvent {
    CloudEvent::new("1".to_owned(), "/devices".to_owned(), "moved".to_owned())
}

fn consenting<T>(transport: T) -> Client<Consenting<T>> {
    let transport = Consenting::new(transport, "provider.example", SimulatedClock::default());
    Client::over(transport.unwrap().rate(60).unwrap())
}

async fn tell(server: &str) -> Result<Response, Error> {
    let client = consenting(support::transport().build().unwrap());
    let target = Target::new(&format!("{server}{BASE_PATH}")).unwrap();
    client.notify(&target, &event()).await
}

/// S34, R11: a consumer who agrees gets the event, over the transport that the policy rules.
#[tokio::test]
async fn s34_r11_events_go_where_they_are_welcome() {
    let (router, received) = operator();
    let allowed = AllowedOrigins::new(["provider.example"])
        .unwrap()
        .rate(30)
        .unwrap();
    let server = HttpServer::start(router.consent_to(allowed)).await;
    assert_eq!(tell(&server.url("")).await.unwrap(), Response::NoContent);
    assert_eq!(received.take(), [event()]);
}

/// S34: who says nothing, or agrees to another, is sent nothing.
#[tokio::test]
async fn s34_events_do_not_go_where_nobody_agreed() {
    let (router, received) = operator();
    let other = AllowedOrigins::new(["other.example"]).unwrap();
    for router in [router.clone(), router.consent_to(other)] {
        let consumer = Consumer::start(router).await;
        let error = tell(&consumer.url("")).await.unwrap_err();
        assert!(error.is_refused(), "{error}");
        let (request, answer) = consumer.take();
        assert!(
            request.start_line.starts_with("OPTIONS "),
            "{}",
            request.start_line
        );
        assert_eq!(answer.status(), 204);
    }
    assert_eq!(received.take(), []);
}

/// S34: the handshake obeys the policy: what may not be called is not even asked.
#[tokio::test]
async fn s34_the_handshake_obeys_the_policy() {
    let (router, _) = operator();
    let consumer = Consumer::start(router.consent_to(AllowedOrigins::any())).await;
    let client = consenting(callbacks::client::HttpTransport::builder().build().unwrap());
    let target = Target::new(&consumer.url(BASE_PATH)).unwrap();
    let error = client.notify(&target, &event()).await.unwrap_err();
    assert!(error.is_refused(), "{error}");
    assert!(consumer.is_idle());
    assert!(
        client
            .transport()
            .ask(&target)
            .await
            .unwrap_err()
            .is_refused()
    );
}

/// S34, S23: a redirect is no consent, and is not followed to one.
#[tokio::test]
async fn s34_a_redirect_is_no_consent() {
    let (router, received) = operator();
    let welcoming = HttpServer::start(router.consent_to(AllowedOrigins::any())).await;
    let location = welcoming.url(BASE_PATH);
    let redirecting = axum::Router::new().fallback(move || {
        let location = [("location", location.clone())];
        async { (http::StatusCode::TEMPORARY_REDIRECT, location) }
    });
    let redirecting = HttpServer::start(redirecting).await;
    assert!(tell(&redirecting.url("")).await.unwrap_err().is_refused());
    assert_eq!(received.take(), []);
}

async fn options(server: &HttpServer, path: &str, lines: &[&str]) -> Message {
    ask(server.address(), &format!("OPTIONS {path}"), lines, "").await
}

/// R11: exactly the origins that are listed, the lower of both rates, and otherwise no sign that anything was asked.
#[tokio::test]
async fn r11_the_answer_to_a_handshake() {
    let (router, _) = operator();
    let allowed = AllowedOrigins::new(["a.example", "b.example"])
        .unwrap()
        .rate(30)
        .unwrap();
    let server = HttpServer::start(router.consent_to(allowed)).await;
    let origin = "WebHook-Request-Origin: B.example";
    for (rate, expected) in [
        ("WebHook-Request-Rate: 10", "10"),
        ("WebHook-Request-Rate: 100", "30"),
        ("WebHook-Request-Rate: 0", "30"),
        ("WebHook-Request-Rate: x", "30"),
        ("X-Other: 1", "30"),
    ] {
        let answer = options(&server, BASE_PATH, &[origin, rate]).await;
        let expected = format!(
            "HTTP/1.1 204 No Content\nallow: POST\nconnection: close\n\
             webhook-allowed-origin: B.example\nwebhook-allowed-rate: {expected}\n\n"
        );
        assert_eq!(answer.to_string(), expected, "{rate}");
    }
    for lines in [
        &[][..],
        &["WebHook-Request-Origin: c.example"],
        &["WebHook-Request-Origin: x.a.example"],
        &["WebHook-Request-Origin: a.example.evil"],
        &["WebHook-Request-Origin: *"],
        &["WebHook-Request-Origin:"],
        &["WebHook-Request-Origin: a.example, b.example"],
        &[
            "WebHook-Request-Origin: a.example",
            "WebHook-Request-Origin: a.example",
        ],
        &["WebHook-Request-Rate: 10"],
    ] {
        let answer = options(&server, BASE_PATH, lines).await;
        assert_eq!(answer.status(), 204, "{lines:?}");
        assert_eq!(answer.header("webhook-allowed-origin"), None, "{lines:?}");
        assert_eq!(answer.header("webhook-allowed-rate"), None, "{lines:?}");
    }
    let answer = options(&server, "/elsewhere", &[origin]).await;
    assert_eq!(
        (answer.status(), answer.header("webhook-allowed-origin")),
        (404, None)
    );
}

/// R11: without a list there is no consent, and without a rate there is none in the answer.
#[tokio::test]
async fn r11_nobody_agrees_unless_told_to() {
    let origin = "WebHook-Request-Origin: a.example";
    let server = HttpServer::start(operator().0).await;
    let answer = options(&server, BASE_PATH, &[origin]).await;
    assert_eq!(
        (answer.status(), answer.header("webhook-allowed-origin")),
        (204, None)
    );
    let server = HttpServer::start(operator().0.consent_to(AllowedOrigins::any())).await;
    let answer = options(&server, BASE_PATH, &[origin, "WebHook-Request-Rate: 10"]).await;
    assert_eq!(answer.header("webhook-allowed-origin"), Some("a.example"));
    assert_eq!(answer.header("webhook-allowed-rate"), Some("*"));
}

const BINARY: [&str; 5] = [
    "content-type: application/json",
    "ce-specversion: 1.0",
    "ce-id: 1",
    "ce-source: /devices",
    "ce-type: moved",
];

/// An event in binary mode is the event that it would be in structured mode, and is checked as that.
#[tokio::test]
async fn an_event_in_binary_mode() {
    let (router, received) = operator();
    let consumer = Consumer::start(router.binary_cloud_events()).await;
    let post = async |lines: &[&str], body: &str| {
        let answer = ask(
            consumer.address(),
            &format!("POST {BASE_PATH}"),
            lines,
            body,
        )
        .await;
        consumer.take();
        answer
    };
    assert_eq!(post(&BINARY, r#"{"device":"d"}"#).await.status(), 204);
    let taken = received.take().remove(0);
    assert_eq!(taken.data.unwrap().device.as_deref(), Some("d"));
    assert_eq!(
        (&*taken.id, taken.datacontenttype.as_deref()),
        ("1", Some("application/json"))
    );

    let structured = r#"{"specversion":"1.0","id":"1","source":"/devices","type":"moved"}"#;
    let lines = ["content-type: application/cloudevents+json", BINARY[1]];
    assert_eq!(post(&lines, structured).await.status(), 204);
    assert_eq!(received.take(), [event()]);

    assert_eq!(
        post(&BINARY[..4], "{}").await.status(),
        422,
        "without a type"
    );
    let answer = post(&BINARY, r#"{"device":1}"#).await;
    assert_eq!(answer.json()["errors"][0]["pointer"], "#/data/device");
    assert_eq!(post(&BINARY, r#"{},"id":"2""#).await.status(), 400);
    assert_eq!(received.take(), []);
}

/// Who did not ask for binary mode does not get it: the headers say nothing then.
#[tokio::test]
async fn binary_mode_is_off_unless_it_is_wanted() {
    let (router, received) = operator();
    let consumer = Consumer::start(router).await;
    let post = format!("POST {BASE_PATH}");
    let answer = ask(consumer.address(), &post, &BINARY, "{}").await;
    assert_eq!(answer.status(), 422);
    assert_eq!(received.take(), []);
}
