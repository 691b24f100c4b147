//! A provider that signs and a consumer that verifies, over loopback and in memory.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::shop;
use crate::support;

use std::time::{Duration, SystemTime};

use callbacks::client::InMemory;
use callbacks::signature::{
    GitHubSignature, KeyRing, MessageId, SharedSecret, SignError, Signer, StandardKey,
    StandardWebhooks, ToSign, ToVerify, Unverified, Verified, Verifier,
};
use callbacks::{Client, Router, StatusCode};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use shop::orders::on_order_status_change::{BASE_PATH, Response};
use shop::orders::{self, OrderStatusChange};
use shop::{Shop, packed, tell};
use support::{Consumer, Message, Received, ask};

/// A consumer, and what an observer sees of it from inside.
struct Watched {
    router: Router,
    received: Received<OrderStatusChange>,
    reasons: Received<String>,
}

fn shop(verifier: impl Verifier + 'static) -> Watched {
    let (received, reasons) = (Received::default(), Received::default());
    let told = reasons.clone();
    let router = orders::router(Shop(received.clone()))
        .verify(verifier)
        .on_failure(move |operation, error| {
            assert_eq!(operation, "onOrderStatusChange");
            assert_eq!(error.status(), StatusCode::UNAUTHORIZED);
            let reason = error.reason().downcast_ref::<Unverified>().unwrap();
            told.push(reason.to_string());
        });
    Watched {
        router,
        received,
        reasons,
    }
}

fn key() -> StandardKey {
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().unwrap()
}

fn header_lines(request: &Message, names: &[&'static str]) -> HeaderMap {
    let line = |name: &&'static str| {
        let value = request.header(name)?;
        let name = HeaderName::from_static(name);
        Some((name, HeaderValue::from_str(value).unwrap()))
    };
    names.iter().filter_map(line).collect()
}

const STANDARD: [&str; 3] = ["webhook-id", "webhook-timestamp", "webhook-signature"];

#[tokio::test]
async fn what_is_signed_is_what_is_sent() {
    let watched = shop(StandardWebhooks::new(key()));
    let consumer = Consumer::start(watched.router).await;
    let client = support::client().with_signer(StandardWebhooks::new(key()));
    let answer = tell(&client, &consumer.url("")).await;
    assert_eq!(answer.unwrap(), Response::Ok);
    assert_eq!(watched.received.take(), [packed()]);

    // The bytes that passed between them verify on their own.
    let (request, _) = consumer.take();
    assert_eq!(request.body, r#"{"orderId":"o-1","status":"packed"}"#);
    let headers = header_lines(&request, &STANDARD);
    let arrived = ToVerify::new(&headers, request.body.as_bytes(), SystemTime::now());
    let verified = StandardWebhooks::new(key()).verify(&arrived).unwrap();
    assert_eq!(verified.id.as_deref(), request.header("webhook-id"));
    assert_eq!(watched.reasons.take(), [""; 0]);
}

/// The answers of authentication are one answer; only the consumer learns why.
#[tokio::test]
async fn a_forger_learns_nothing() {
    let watched = shop(StandardWebhooks::new(key()));
    let consumer = Consumer::start(watched.router).await;
    let client = support::client().with_signer(StandardWebhooks::new(key()));
    tell(&client, &consumer.url("")).await.unwrap();
    watched.received.take();
    let (request, _) = consumer.take();
    let [id, timestamp, signature] =
        STANDARD.map(|name| format!("{name}: {}", request.header(name).unwrap()));
    let json = "content-type: application/json";
    let post = format!("POST {BASE_PATH}");

    let stale = "webhook-timestamp: 1614265330";
    let forgeries: [(&[&str], &str, &str); 7] = [
        (&[json], &request.body, "`webhook-id` is missing"),
        (
            &[json, &id, &timestamp],
            &request.body,
            "`webhook-signature` is missing",
        ),
        (
            &[json, &id, stale, &signature],
            &request.body,
            "no signature matches a key",
        ),
        (
            &[json, &id, "webhook-timestamp: now", &signature],
            &request.body,
            "no number",
        ),
        (
            &[json, &id, &timestamp, &signature],
            "{}",
            "no signature matches a key",
        ),
        // Before the media type and the syntax are looked at.
        (
            &["content-type: text/plain", &id, &timestamp, &signature],
            "{",
            "no signature",
        ),
        (
            &[json, &id, &id, &timestamp, &signature],
            &request.body,
            "comes twice",
        ),
    ];
    for (lines, body, reason) in forgeries {
        let answer = ask(consumer.address(), &post, lines, body).await;
        let expected = "HTTP/1.1 401 Unauthorized\nconnection: close\ncontent-length: 37\n\
                        content-type: application/problem+json\nwww-authenticate: Signature\n\
                        x-content-type-options: nosniff\n\n\
                        {\"title\":\"Unauthorized\",\"status\":401}";
        assert_eq!(answer.to_string(), expected, "{reason}");
        let told = watched.reasons.take();
        assert!(
            told.len() == 1 && told[0].contains(reason),
            "{told:?} {reason}"
        );
    }
    assert_eq!(watched.received.take(), []);
}

/// Path, method and size come before the signature, and media type, syntax and schema after it.
#[tokio::test]
async fn the_signature_has_its_place_in_the_order_of_checks() {
    let watched = shop(StandardWebhooks::new(key()));
    let consumer = Consumer::start(watched.router.body_limit(100)).await;
    let status = async |request: &str, lines: &[String], body: &str| {
        let lines: Vec<_> = lines.iter().map(String::as_str).collect();
        ask(consumer.address(), request, &lines, body)
            .await
            .status()
    };
    let post = format!("POST {BASE_PATH}");
    assert_eq!(status("POST /elsewhere", &[], "").await, 404);
    assert_eq!(status(&format!("PUT {BASE_PATH}"), &[], "").await, 405);
    assert_eq!(status(&post, &[], &"x".repeat(101)).await, 413);
    assert_eq!(status(&post, &[], "x").await, 401);
    let mut lines = signed_lines("x");
    lines.push("content-type: text/plain".to_owned());
    assert_eq!(status(&post, &lines, "x").await, 415);
    let mut lines = signed_lines("{");
    lines.push("content-type: application/json".to_owned());
    assert_eq!(status(&post, &lines, "{").await, 400);
    assert_eq!(watched.received.take(), []);
}

/// The header lines that sign a body.
fn signed_lines(body: &str) -> Vec<String> {
    let (headers, id) = (HeaderMap::new(), MessageId::generate());
    let request = ToSign::new(
        &Method::POST,
        "https://shop.example",
        &headers,
        body.as_bytes(),
        &id,
        SystemTime::now(),
    );
    let headers = StandardWebhooks::new(key()).sign(&request).unwrap();
    let line =
        |(name, value): (&HeaderName, &HeaderValue)| format!("{name}: {}", value.to_str().unwrap());
    headers.iter().map(line).collect()
}

#[tokio::test]
async fn keys_change_while_both_sides_run() {
    let (ours, theirs) = (KeyRing::new(key()), KeyRing::new(key()));
    let watched = shop(StandardWebhooks::new(theirs.clone()));
    let client = Client::over(InMemory::new(watched.router))
        .with_signer(StandardWebhooks::new(ours.clone()));
    let goes_through = async || tell(&client, "https://shop.example").await.is_ok();
    assert!(goes_through().await);

    let new = StandardKey::generate();
    ours.rotate(new.clone(), SystemTime::now() + Duration::from_secs(3600));
    assert!(goes_through().await, "signed by both");
    theirs.replace(&KeyRing::new(new));
    assert!(goes_through().await, "the consumer has the new key");
    ours.replace(&KeyRing::new(key()));
    assert!(!goes_through().await, "the old key is over");
    assert_eq!(watched.received.take().len(), 3);
    assert_eq!(watched.reasons.take().len(), 1);
}

#[tokio::test]
async fn a_second_attempt_has_the_id_of_the_first() {
    let ids = Received::<String>::default();
    let seen = ids.clone();
    let consumer = axum::Router::new().fallback(move |headers: HeaderMap| {
        seen.push(headers["webhook-id"].to_str().unwrap().to_owned());
        async {}
    });
    let client = Client::over(InMemory::new(consumer)).with_signer(StandardWebhooks::new(key()));
    let message = client.for_message("msg_order-17-paid".parse().unwrap());
    for client in [&message, &message, &client, &client] {
        tell(client, "https://shop.example").await.unwrap();
    }
    let ids = ids.take();
    assert_eq!(ids[..2], ["msg_order-17-paid"; 2]);
    assert!(ids[2].starts_with("msg_") && ids[2] != ids[3], "{ids:?}");
}

#[tokio::test]
async fn a_scheme_of_a_provider() {
    let secret = || SharedSecret::new("It's a Secret to Everybody").unwrap();
    let watched = shop(GitHubSignature::new(secret()));
    let client = Client::over(InMemory::new(watched.router));
    let unsigned = tell(&client, "https://shop.example").await.unwrap_err();
    assert_eq!(unsigned.status(), Some(StatusCode::UNAUTHORIZED));
    let client = client.with_signer(GitHubSignature::new(secret()));
    assert!(tell(&client, "https://shop.example").await.is_ok());
    assert_eq!(watched.received.take(), [packed()]);
}

/// A scheme of the user's own: it signs what is sent, down to the method and the URL.
struct Own;

impl Signer for Own {
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError> {
        if request.url.contains("tomorrow") {
            return Err(SignError::new("no key for tomorrow"));
        }
        assert_eq!(request.headers["content-type"], "application/json");
        let text = format!("{} {} {}", request.method, request.url, request.body.len());
        let value =
            HeaderValue::from_str(&text).map_err(|error| SignError::new(error.to_string()))?;
        Ok(HeaderMap::from_iter([(
            HeaderName::from_static("x-own"),
            value,
        )]))
    }
}

impl Verifier for Own {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let expected = format!(
            "POST https://shop.example{BASE_PATH} {}",
            request.body.len()
        );
        match request.headers.get("x-own") {
            Some(value) if *value == expected => Ok(Verified::default()),
            _ => Err(Unverified::new("not ours")),
        }
    }
}

#[tokio::test]
async fn a_scheme_of_the_users_own() {
    let watched = shop(Own);
    let client = Client::over(InMemory::new(watched.router)).with_signer(Own);
    assert!(tell(&client, "https://shop.example").await.is_ok());
    assert!(tell(&client, "https://other.example").await.is_err());
    assert_eq!(watched.reasons.take().len(), 1);

    // What cannot be signed is not sent.
    let error = tell(&client, "https://tomorrow.example").await.unwrap_err();
    assert!(error.is_signature(), "{error}");
    assert!(error.to_string().contains("no key for tomorrow"), "{error}");
    assert_eq!(watched.reasons.take(), [""; 0]);
    assert_eq!(watched.received.take().len(), 1);
}
