//! Redirects: they are only followed if enabled, and what arrives at their destination.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::time::SystemTime;

use callbacks::client::{HttpTransport, OutgoingRequest, Retrying, Transport, TransportError};
use callbacks::retry::{RetryPolicy, SeededRandom, SimulatedClock};
use callbacks::signature::{StandardKey, StandardWebhooks, ToVerify, Verifier};
use callbacks::testing::Recording;
use callbacks::{Answer, Client, Error, StatusCode, Target, TargetPolicy};
use http::header::{HeaderValue, LOCATION};
use notifications::{CallbackSender, Status, removed, status_notification};
use status_notification::{Request, Response};
use support::{TcpServer, printed};

#[callbacks::openapi("tests/fixtures/notifications.yaml")]
mod notifications {}

const HOME: &str = "https://one.example/n/notify/s-1?tag=blue";

fn request() -> Request {
    Request {
        subscription: "s-1".to_owned(),
        tag: Some("blue".to_owned()),
        x_trace: Some("t-1".to_owned()),
        webhook_id: None,
        session: Some("of-one".to_owned()),
        body: Status {
            state: "REGISTERED".to_owned(),
        },
    }
}

async fn notify<T: Transport>(client: &Client<T>, base: &str) -> Result<Response, Error> {
    let target = status_notification::at(base).unwrap();
    client.status_notification(&target, &request()).await
}

fn following<T>(client: Client<T>) -> Client<T> {
    client.following_redirects(&status_notification::OPERATION)
}

fn to(status: u16, location: &str) -> Answer {
    let status = StatusCode::from_u16(status).unwrap();
    Answer::from(status).with_header(LOCATION, HeaderValue::from_str(location).unwrap())
}

/// Answers with a redirect wherever the map has one, and with 204 elsewhere.
fn redirecting(
    map: &'static [(&'static str, u16, &'static str)],
) -> Recording<impl Transport + Clone> {
    Recording::answering(move |request| {
        let found = map.iter().find(|(from, ..)| *from == request.url);
        Ok(match found {
            Some((_, status, location)) => to(*status, location),
            None => StatusCode::NO_CONTENT.into(),
        })
    })
}

fn urls(sent: &[OutgoingRequest]) -> Vec<&str> {
    sent.iter().map(|request| request.url.as_str()).collect()
}

/// S23: a declared redirect is an answer like any other.
#[tokio::test]
async fn s23_redirects_are_off() {
    for (status, answer) in [
        (307, Response::TemporaryRedirect),
        (308, Response::PermanentRedirect),
    ] {
        let recording =
            Recording::answering(move |_| Ok(to(status, "https://one.example/elsewhere")));
        let client = Client::over(recording.clone());
        assert_eq!(
            notify(&client, "https://one.example/n").await.unwrap(),
            answer
        );
        // Nor is it followed for another operation.
        let other = client.following_redirects(&removed::OPERATION);
        assert_eq!(
            notify(&other, "https://one.example/n").await.unwrap(),
            answer
        );
        assert_eq!(recording.take().len(), 2);
    }
}

/// S23: by 301 to 303 a request may become another one, so they are never followed, declared or not.
#[tokio::test]
async fn s23_only_307_and_308_are_followed() {
    for status in [300, 301, 302, 303, 304, 305, 306] {
        let recording = Recording::answering(move |_| Ok(to(status, "/elsewhere")));
        let client = following(Client::over(recording.clone()));
        let client = client.following_redirects(&removed::OPERATION);
        let error = notify(&client, "https://one.example/n").await.unwrap_err();
        assert_eq!(error.status().unwrap(), status);
        let target = Target::new("https://one.example/n").unwrap();
        let _ = client.removed(&target).await;
        assert_eq!(recording.take().len(), 2, "{status}");
    }
}

#[tokio::test]
async fn s23_the_same_request_goes_to_each_hop_of_one_origin() {
    let recording = redirecting(&[
        (HOME, 307, "/moved?to=2#f"),
        ("https://one.example/moved?to=2", 308, "again"),
    ]);
    let client = following(Client::over(recording.clone()));
    let client = client.with_header("X-Tenant", "blue").unwrap();
    let answer = notify(&client, "https://one.example/n").await.unwrap();
    assert_eq!(answer, Response::NoContent);
    let sent = recording.take();
    let hops = [
        HOME,
        "https://one.example/moved?to=2",
        "https://one.example/again",
    ];
    assert_eq!(urls(&sent), hops);
    for hop in &sent {
        assert_eq!(hop.method, "POST");
        assert_eq!(hop.body, r#"{"state":"REGISTERED"}"#);
        assert_eq!(hop.headers, sent[0].headers);
        assert_eq!(hop.headers["x-tenant"], "blue");
        assert_eq!(hop.headers["cookie"], "session=of-one");
    }
}

/// S23: credentials and what the user added were meant for the origin that the target named.
#[tokio::test]
async fn s23_another_origin_gets_what_the_operation_declares_and_a_signature_of_its_own() {
    let key = StandardKey::generate();
    let scheme = StandardWebhooks::new(key);
    for elsewhere in [
        "https://two.example/x",
        "https://one.example:8443/x",
        "https://sub.one.example/x",
    ] {
        let recording = Recording::answering(move |request| {
            Ok(match request.url.as_str() {
                HOME => to(307, elsewhere),
                _ => StatusCode::NO_CONTENT.into(),
            })
        });
        let client = following(Client::over(recording.clone())).with_signer(scheme.clone());
        let client = client.with_header("X-Tenant", "canary").unwrap();
        let client = client
            .with_header("Authorization", "Bearer canary")
            .unwrap();
        notify(&client, "https://one.example/n").await.unwrap();
        let sent = recording.take();
        assert_eq!(urls(&sent), [HOME, elsewhere]);
        let (home, away) = (&sent[0], &sent[1]);
        for name in ["x-tenant", "authorization", "cookie"] {
            assert!(home.headers.contains_key(name), "{name}");
            assert!(!away.headers.contains_key(name), "{name}");
        }
        for name in ["x-trace", "content-type", "accept", "webhook-id"] {
            assert_eq!(home.headers[name], away.headers[name], "{name}");
        }
        assert_eq!(away.body, home.body);
        let arrived = ToVerify::new(&away.headers, &away.body, SystemTime::now());
        let verified = scheme.verify(&arrived).unwrap();
        assert_eq!(
            verified.id.as_deref(),
            away.headers["webhook-id"].to_str().ok()
        );
    }
}

#[tokio::test]
async fn s23_what_cannot_be_followed_is_told() {
    for (map, requests, why) in [
        (&[(HOME, 307, HOME)][..], 1, "it leads in a circle"),
        (
            &[(HOME, 307, "/b"), ("https://one.example/b", 307, HOME)],
            2,
            "it leads in a circle",
        ),
        (
            &[
                (HOME, 307, "/1"),
                ("https://one.example/1", 307, "/2"),
                ("https://one.example/2", 308, "/3"),
                ("https://one.example/3", 307, "/4?canary"),
            ],
            4,
            "it is the fourth in a row",
        ),
        (
            &[(HOME, 307, "http://one.example/canary")],
            1,
            "it leads from `https` to `http`",
        ),
        (
            &[(HOME, 308, "file:///canary")],
            1,
            "it has no `Location` that is a URL",
        ),
        (
            &[(HOME, 307, "https://canary@one.example/")],
            1,
            "it has no `Location` that is a URL",
        ),
        (&[(HOME, 307, "")], 1, "it has no `Location` that is a URL"),
    ] {
        let recording = redirecting(map);
        let client = following(Client::over(recording.clone()));
        let error = notify(&client, "https://one.example/n").await.unwrap_err();
        assert!(error.is_redirect() && !error.is_refused(), "{map:?}");
        let source = std::error::Error::source(&error).unwrap();
        assert_eq!(source.to_string(), why);
        assert_eq!(
            error.to_string(),
            "callback `statusNotification` to `https://one.example`: the redirect cannot be followed"
        );
        assert!(!printed(&error).contains("canary"));
        assert_eq!(recording.take().len(), requests, "{map:?}");
    }
    let silent = Recording::answering(|_| Ok(StatusCode::TEMPORARY_REDIRECT.into()));
    let error = notify(&following(Client::over(silent)), "https://one.example/n").await;
    assert!(error.unwrap_err().is_redirect());
}

#[tokio::test]
async fn s23_three_hops_and_an_upgrade_are_followed() {
    let recording = redirecting(&[
        ("http://one.example/n/notify/s-1?tag=blue", 307, "/1"),
        ("http://one.example/1", 307, "https://one.example/2"),
        ("https://one.example/2", 308, "/3"),
    ]);
    let client = following(Client::over(recording.clone()));
    let answer = notify(&client, "http://one.example/n").await.unwrap();
    assert_eq!((answer, recording.take().len()), (Response::NoContent, 4));
}

fn redirect(status: u16, location: &str) -> String {
    format!(
        "HTTP/1.1 {status} Elsewhere\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
}

/// S23, groups 3 and 4: each hop is checked like the first one, by its URL and by its addresses.
#[tokio::test]
async fn s23_no_hop_escapes_the_policy() {
    let inside = std::net::TcpListener::bind("127.0.0.2:0").unwrap();
    inside.set_nonblocking(true).unwrap();
    let port = inside.local_addr().unwrap().port();
    for location in [
        "http://169.254.169.254/latest/meta-data/".to_owned(),
        "http://[::ffff:169.254.169.254]/".to_owned(),
        "http://10.1.2.3/".to_owned(),
        "http://metadata.google.internal/".to_owned(),
        "http://127.0.0.1:6379/".to_owned(),
        format!("http://127.0.0.2:{port}/other-port"),
        format!("http://2130706434:{port}/number"),
        format!("http://shop.example:{port}/by-name"),
        format!("//127.0.0.2:{port}/no-scheme"),
    ] {
        for status in [307, 308] {
            let outside = TcpServer::answering(redirect(status, &location)).await;
            let policy = TargetPolicy::new().allow_http().allow_cidr("127.0.0.1/32");
            let policy = policy.unwrap().allow_port(outside.address().port());
            let transport = HttpTransport::builder().policy(policy).name_service(Inside);
            let client = following(Client::over(transport.build().unwrap()));
            let error = notify(&client, &outside.url("/n")).await.unwrap_err();
            assert!(error.is_refused(), "{location}: {error}");
            assert_eq!(outside.connections(), 1);
        }
    }
    let nobody = inside.accept().unwrap_err().kind();
    assert_eq!(nobody, std::io::ErrorKind::WouldBlock);
}

/// Leads every name into the provider's network.
struct Inside;

impl callbacks::client::NameService for Inside {
    async fn addresses(&self, _: &str) -> std::io::Result<Vec<std::net::IpAddr>> {
        Ok(vec![[127, 0, 0, 2].into()])
    }
}

/// Over HTTP, with a typed answer at the end.
#[tokio::test]
async fn s23_the_last_answer_is_typed() {
    let body = r#"{"by":"two"}"#;
    let second = TcpServer::answering(format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    ))
    .await;
    let first = TcpServer::answering(redirect(308, &second.url("/taken-over"))).await;
    let client = following(support::client());
    let answer = notify(&client, &first.url("/n")).await.unwrap();
    let by = "two".to_owned();
    assert_eq!(answer, Response::Ok(notifications::Noted { by }));
    assert_eq!((first.connections(), second.connections()), (1, 1));
}

/// S23: an attempt is the whole way. It begins anew at the target, and no redirect is taken for a failure.
#[tokio::test]
async fn s23_a_retry_begins_at_the_target() {
    let tried = std::sync::atomic::AtomicUsize::new(0);
    let recording = Recording::answering(move |request| {
        if request.url == HOME {
            return Ok(to(307, "https://two.example/x"));
        }
        match tried.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
            0 => Ok(StatusCode::SERVICE_UNAVAILABLE.into()),
            1 => Err(TransportError::other("reset")),
            _ => Ok(StatusCode::NO_CONTENT.into()),
        }
    });
    let client = following(Client::over(recording.clone()))
        .with_header("X-Tenant", "canary")
        .unwrap()
        .with_signer(StandardWebhooks::new(StandardKey::generate()))
        .retrying_with(|transport| {
            Retrying::new(transport, RetryPolicy::default(), SimulatedClock::default())
                .random(SeededRandom::new(3))
        });
    let target = status_notification::at("https://one.example/n").unwrap();
    let delivery = client
        .deliver(async |client| client.status_notification(&target, &request()).await)
        .await;
    assert!(delivery.is_delivered());
    assert_eq!(delivery.attempts.len(), 3);
    let sent = recording.take();
    let away = "https://two.example/x";
    assert_eq!(urls(&sent), [HOME, away, HOME, away, HOME, away]);
    let first = &sent[0];
    for request in &sent {
        assert_eq!(request.headers["webhook-id"], first.headers["webhook-id"]);
        assert_eq!(
            request.headers.contains_key("x-tenant"),
            request.url == HOME
        );
        assert_eq!(
            request.headers.get_all("webhook-signature").iter().count(),
            1
        );
    }
}
