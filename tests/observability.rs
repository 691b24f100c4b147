//! Reports about requests: spans, and events for the user's hooks.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

#[path = "support/notifications.rs"]
mod notifications;
mod support;

use callbacks::client::{OutgoingRequest, Retrying, SentRequest};
use callbacks::client::{Transport, TransportError};
use callbacks::retry::{Failure, Outcome, RetryPolicy, SeededRandom, SimulatedClock};
use callbacks::testing::Recording;
use callbacks::{Answer, Client, StatusCode};
use http::header::{HeaderValue, LOCATION};
use notifications::{notify, status_notification};
use support::{Capture, Received, TcpServer};

/// A client that records its requests.
fn watched<T>(client: Client<T>) -> (Client<T>, Received<SentRequest>) {
    let told = Received::default();
    let hook = told.clone();
    (client.on_request(move |event| hook.push(*event)), told)
}

fn status(status: u16) -> Answer {
    StatusCode::from_u16(status).unwrap().into()
}

/// Gives these answers one after the other.
fn answering(answers: &'static [u16]) -> Recording<impl Transport + Clone> {
    let turn = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    Recording::answering(move |_| {
        let turn = turn.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        Ok(status(answers[turn]))
    })
}

fn retrying<T>(client: Client<T>) -> Client<Retrying<T>> {
    client.retrying_with(|transport| {
        Retrying::new(transport, RetryPolicy::brief(), SimulatedClock::default())
            .random(SeededRandom::new(7))
    })
}

/// The fields of OpenTelemetry's semantic conventions for HTTP clients, and no other: neither path nor query.
#[tokio::test]
async fn an_exchange_is_a_span() {
    let capture = Capture::start();
    let server = TcpServer::answering("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").await;
    notify(&support::client(), &server.url("/s3cret"))
        .await
        .unwrap();
    let spans = capture.exchanges();
    let port = server.address().port().to_string();
    let fields = [
        ("callback.operation", "statusNotification"),
        ("http.request.body.size", "14"),
        ("http.request.method", "POST"),
        ("http.response.status_code", "204"),
        ("otel.kind", "client"),
        ("otel.name", "POST statusNotification"),
        ("server.address", "127.0.0.1"),
        ("server.port", port.as_str()),
        ("url.scheme", "http"),
    ];
    assert_eq!(spans.len(), 1);
    let told = spans[0].fields.iter();
    let told: Vec<_> = told.map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(told, fields);
}

#[tokio::test]
async fn errors_have_types() {
    let capture = Capture::start();
    let closed = TcpServer::answering("").await.url("/");
    let refused = "https://10.0.0.1/";
    notify(&Client::over(answering(&[503])), "https://a.example/")
        .await
        .unwrap_err();
    notify(&support::client(), &closed).await.unwrap_err();
    notify(&support::client(), refused).await.unwrap_err();
    notify(&Client::over(answering(&[307])), "https://[2001:db8::1]/")
        .await
        .unwrap();
    let spans = capture.exchanges();
    let told: Vec<_> = spans
        .iter()
        .map(|span| {
            [
                "error.type",
                "otel.status_code",
                "http.response.status_code",
                "server.address",
                "server.port",
            ]
            .map(|name| span.field(name).to_owned())
        })
        .collect();
    let port = closed.rsplit(':').next().unwrap().trim_end_matches('/');
    assert_eq!(
        told,
        [
            ["503", "ERROR", "503", "a.example", "443"],
            ["connect", "ERROR", "", "127.0.0.1", port],
            ["refused", "ERROR", "", "10.0.0.1", "443"],
            ["", "", "307", "2001:db8::1", "443"],
        ]
    );
}

/// Each attempt and each hop is a request. The loops around them are not.
#[tokio::test]
async fn what_is_sent_again_is_counted() {
    let capture = Capture::start();
    let recording = Recording::answering(|request: &OutgoingRequest| {
        let moved =
            status(307).with_header(LOCATION, HeaderValue::from_static("https://b.example/"));
        Ok(if request.url.contains("a.example") {
            moved
        } else {
            status(503)
        })
    });
    let client =
        Client::over(recording.clone()).following_redirects(&status_notification::OPERATION);
    let (client, told) = watched(retrying(client));
    notify(&client, "https://a.example/n").await.unwrap_err();
    let sent = recording.count();
    let (spans, told) = (capture.exchanges(), told.take());
    assert!(sent >= 4 && sent % 2 == 0, "{sent}");
    assert_eq!((spans.len(), told.len()), (sent, sent));
    for (index, (span, told)) in spans.iter().zip(&told).enumerate() {
        let (host, answer) = [("a.example", 307), ("b.example", 503)][index % 2];
        assert_eq!(told.resend_count() as usize, index);
        assert_eq!(told.status().unwrap(), answer);
        assert_eq!(span.field("server.address"), host);
        let count = if index == 0 {
            String::new()
        } else {
            index.to_string()
        };
        assert_eq!(span.field("http.request.resend_count"), count);
    }
}

#[tokio::test]
async fn a_function_is_told_of_exchanges() {
    let (client, told) = watched(Client::over(answering(&[204, 404])));
    notify(&client, "https://a.example/n").await.unwrap();
    notify(&client, "https://a.example/n").await.unwrap_err();
    let events = told.take();
    assert_eq!(events.len(), 2);
    assert_eq!(
        (events[0].operation(), events[0].method()),
        ("statusNotification", "POST")
    );
    assert_eq!(
        (events[0].status().unwrap().as_u16(), events[0].error_type()),
        (204, None)
    );
    assert_eq!(
        (events[0].request_bytes(), events[0].resend_count()),
        (14, 0)
    );
    assert!(events[0].took() < support::PATIENCE);
    assert_eq!(
        (events[1].error_type(), events[1].resend_count()),
        (Some("404"), 0)
    );
    assert!(matches!(events[1].outcome(), Outcome::Answered { .. }));

    let failing = Recording::answering(|_| Err(TransportError::timeout("slow")));
    let (client, told) = watched(Client::over(failing));
    notify(&client, "https://a.example/n").await.unwrap_err();
    let events = told.take();
    assert_eq!(events[0].outcome(), Outcome::Failed(Failure::Timeout));
    assert_eq!(
        (events[0].status(), events[0].error_type()),
        (None, Some("timeout"))
    );
}

/// A transport of the user's own.
#[derive(Clone)]
struct Propagating<T>(T);

impl<T: Transport> Transport for Propagating<T> {
    async fn send(&self, mut request: OutgoingRequest) -> Result<Answer, TransportError> {
        let id = tracing::Span::current().id().unwrap().into_u64();
        request.headers.insert("traceparent", id.into());
        self.0.send(request).await
    }
}

/// The span is the current one for whatever sends, so that it can pass the context of the trace on.
#[tokio::test]
async fn a_transport_sees_the_span() {
    let _capture = Capture::start();
    let recording = answering(&[204]);
    let outer = tracing::info_span!("outer");
    let client = Client::over(Propagating(recording.clone()));
    let sending =
        tracing::Instrument::instrument(notify(&client, "https://a.example/n"), outer.clone());
    sending.await.unwrap();
    let sent = recording.take();
    let id = sent[0].headers["traceparent"].to_str().unwrap();
    assert_ne!(id, outer.id().unwrap().into_u64().to_string());
}
