//! A provider's own logic in its tests: with the consumer's router but no network between them, or with a fake instead
//! of a consumer.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::collections::BTreeMap;
use std::sync::Mutex;

use axum::body::to_bytes;
use axum::extract::Request;
use axum::routing::{any, get};
use bytes::Bytes;
use callbacks::Target;
use callbacks::client::{InMemory, OutgoingRequest};
use callbacks::client::{Transport, TransportError};
use callbacks::{Answer, Client, Error, Exchange, HandlerError, StatusCode};
use http::HeaderMap;
use orders::on_order_status_change::{self, Response};
use orders::{CallbackHandler, CallbackSender, OrderStatusChange};
use support::Received;

#[callbacks::openapi("tests/fixtures/orders.yaml")]
mod orders {}

/// The provider's business: it knows orders and how to call back, and nothing of HTTP.
struct OrderDesk<S> {
    sender: S,
    /// By order, the target as a string, as in a database.
    subscriptions: BTreeMap<String, String>,
}

/// The result of notifying a subscriber.
#[derive(Debug, PartialEq)]
enum Told {
    Acknowledged,
    NobodyAsked,
    /// It may work the next time.
    TryAgain,
    /// The subscriber does not want to hear of this order any more.
    Unsubscribed,
}

impl<S: CallbackSender> OrderDesk<S> {
    fn new(sender: S) -> Self {
        Self {
            sender,
            subscriptions: BTreeMap::new(),
        }
    }

    fn place(&mut self, order_id: &str, body: String) -> Result<(), Error> {
        let request = http::Request::post("/orders").header("content-type", "application/json");
        let (parts, body) = request.body(body).unwrap().into_parts();
        if let Some(target) = on_order_status_change::resolve(&Exchange::new(&parts, body))? {
            let text = serde_json::to_string(&target).unwrap();
            self.subscriptions.insert(order_id.to_owned(), text);
        }
        Ok(())
    }

    async fn tell(&mut self, order_id: &str, status: &str) -> Told {
        let Some(text) = self.subscriptions.get(order_id) else {
            return Told::NobodyAsked;
        };
        let target: Target = serde_json::from_str(text).unwrap();
        match self
            .sender
            .on_order_status_change(&target, &change(order_id, status))
            .await
        {
            Ok(Response::Ok | Response::Undeclared(_)) => Told::Acknowledged,
            Err(error) if error.status() == Some(StatusCode::GONE) => {
                self.subscriptions.remove(order_id);
                Told::Unsubscribed
            }
            Err(_) => Told::TryAgain,
        }
    }
}

fn change(order_id: &str, status: &str) -> OrderStatusChange {
    OrderStatusChange {
        order_id: Some(order_id.to_owned()),
        status: Some(status.to_owned()),
    }
}

fn order(callback_url: &str) -> String {
    format!(r#"{{"item":"Lamp","callbackUrl":"{callback_url}"}}"#)
}

struct Shop(Received<OrderStatusChange>);

impl CallbackHandler for Shop {
    async fn on_order_status_change(
        &self,
        callback: on_order_status_change::Request,
    ) -> Result<Response, HandlerError> {
        if callback.body.status.is_none() {
            return Err(HandlerError::new("an order always has a status"));
        }
        self.0.push(callback.body);
        Ok(Response::Ok)
    }
}

#[tokio::test]
async fn straight_into_the_router_of_the_consumer() {
    let received = Received::default();
    let router = orders::router(Shop(received.clone()));
    let mut desk = OrderDesk::new(Client::over(InMemory::new(router)));

    // Whatever host is called, the router is what answers.
    desk.place("o-1", order("https://shop.example/on-order-status-change"))
        .unwrap();
    desk.place("o-2", order("https://shop.example:8443/somewhere-else?a=b"))
        .unwrap();
    desk.place("o-3", "{}".to_owned()).unwrap();
    let refused = desk.place("o-4", order("ftp://shop.example")).unwrap_err();
    assert!(refused.is_target());

    assert_eq!(desk.tell("o-1", "packed").await, Told::Acknowledged);
    assert_eq!(received.take(), [change("o-1", "packed")]);
    assert_eq!(desk.tell("o-2", "packed").await, Told::TryAgain);
    assert_eq!(desk.tell("o-3", "packed").await, Told::NobodyAsked);
    assert_eq!(desk.tell("o-4", "packed").await, Told::NobodyAsked);
    assert_eq!(received.take(), []);
}

/// The answers are the router's own, as they would be over a network.
#[tokio::test]
async fn what_the_router_refuses_is_refused() {
    let client = Client::over(InMemory::new(
        orders::router(Shop(Received::default())).body_limit(100),
    ));
    let url = format!("https://shop.example{}", on_order_status_change::BASE_PATH);
    let target = Target::new(&url).unwrap();
    for (body, status) in [
        (
            OrderStatusChange::default(),
            StatusCode::INTERNAL_SERVER_ERROR,
        ),
        (
            change("o-1", &"x".repeat(100)),
            StatusCode::PAYLOAD_TOO_LARGE,
        ),
    ] {
        let error = client
            .on_order_status_change(&target, &body)
            .await
            .unwrap_err();
        assert!(error.is_undeclared_status());
        assert_eq!(error.status(), Some(status));
        let answer = error.answer().unwrap();
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
    }
}

#[tokio::test]
async fn into_the_whole_application_of_the_consumer() {
    let received = Received::default();
    let application = axum::Router::new()
        .nest("/hooks", orders::router(Shop(received.clone())).into())
        .route("/health", get(async || "healthy"));
    let mut desk = OrderDesk::new(Client::over(InMemory::new(application)));
    desk.place(
        "o-1",
        order("https://shop.example/hooks/on-order-status-change"),
    )
    .unwrap();
    desk.place("o-2", order("https://shop.example/on-order-status-change"))
        .unwrap();
    assert_eq!(desk.tell("o-1", "packed").await, Told::Acknowledged);
    assert_eq!(desk.tell("o-2", "packed").await, Told::TryAgain);
    assert_eq!(received.take(), [change("o-1", "packed")]);
}

/// The request looks as a server's HTTP library would hand it over.
#[tokio::test]
async fn a_service_sees_what_it_would_see_behind_a_server() {
    let received = Received::default();
    let requests = received.clone();
    let record = async move |request: Request| {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, 1024).await.unwrap();
        let headers: BTreeMap<String, String> = parts
            .headers
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        requests.push((format!("{} {}", parts.method, parts.uri), headers, body));
    };
    let application = axum::Router::new().route("/hooks/{tenant}", any(record));
    let mut desk = OrderDesk::new(Client::over(InMemory::new(application)));
    desk.place(
        "o-1",
        order("https://shop.example:8443/hooks/a%2Fb?token=t#f"),
    )
    .unwrap();
    assert_eq!(desk.tell("o-1", "packed").await, Told::Acknowledged);

    let headers = [
        ("content-length", "35"),
        ("content-type", "application/json"),
        ("host", "shop.example:8443"),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let expected = (
        "POST /hooks/a%2Fb?token=t".to_owned(),
        BTreeMap::from(headers),
        Bytes::from(r#"{"orderId":"o-1","status":"packed"}"#),
    );
    assert_eq!(received.take(), [expected]);
}

/// A fake instead of a client: it notes what is sent, and answers as the test wants.
struct FakeSender {
    sent: Mutex<Vec<(String, OrderStatusChange)>>,
    status: StatusCode,
}

impl CallbackSender for FakeSender {
    async fn on_order_status_change(
        &self,
        target: &Target,
        body: &OrderStatusChange,
    ) -> Result<Response, Error> {
        let sent = (target.as_str().to_owned(), body.clone());
        self.sent.lock().unwrap().push(sent);
        if self.status == StatusCode::OK {
            Ok(Response::Ok)
        } else {
            Err(Answer::new(self.status, HeaderMap::new(), Bytes::new()).undeclared())
        }
    }
}

#[tokio::test]
async fn a_fake_instead_of_a_client() {
    for (status, first, second, times) in [
        (StatusCode::OK, Told::Acknowledged, Told::Acknowledged, 2),
        (StatusCode::BAD_GATEWAY, Told::TryAgain, Told::TryAgain, 2),
        (StatusCode::GONE, Told::Unsubscribed, Told::NobodyAsked, 1),
    ] {
        let sent = Mutex::default();
        let mut desk = OrderDesk::new(FakeSender { sent, status });
        desk.place("o-1", order("https://shop.example/hook"))
            .unwrap();
        assert_eq!(desk.tell("o-1", "packed").await, first);
        assert_eq!(desk.tell("o-1", "shipped").await, second);
        let expected: Vec<_> = ["packed", "shipped"][..times]
            .iter()
            .map(|status| {
                (
                    "https://shop.example/hook".to_owned(),
                    change("o-1", status),
                )
            })
            .collect();
        assert_eq!(*desk.sender.sent.lock().unwrap(), expected);
    }
}

/// Where the network itself shall fail, a transport is what to fake.
struct Unreachable;

impl Transport for Unreachable {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        if request.url.contains("/slow") {
            Err(TransportError::timeout("as the test wants"))
        } else {
            Err(TransportError::connect("as the test wants"))
        }
    }
}

#[tokio::test]
async fn a_fake_of_the_network() {
    let client = Client::over(Unreachable);
    for (url, is_timeout) in [
        ("https://shop.example/slow", true),
        ("https://shop.example/", false),
    ] {
        let target = Target::new(url).unwrap();
        let error = client
            .on_order_status_change(&target, &change("o-1", "packed"))
            .await
            .unwrap_err();
        assert_eq!(
            (error.is_timeout(), error.is_connect()),
            (is_timeout, !is_timeout)
        );
        assert_eq!(error.origin(), Some("https://shop.example"));
    }
    let mut desk = OrderDesk::new(client);
    desk.place("o-1", order("https://shop.example/slow"))
        .unwrap();
    assert_eq!(desk.tell("o-1", "packed").await, Told::TryAgain);
}
