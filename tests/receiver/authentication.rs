//! Credentials of requests that arrive: who is let in, and that all others learn the same.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::sync::{Arc, Mutex};

use callbacks::client::InMemory;
use callbacks::credential::{ApiKey, Authorization, Basic, Bearer, ClientCertificate};
use callbacks::signature::{SharedSecret, SlackSignature};
use callbacks::{HandlerError, Router, StatusCode, Target};
use credentials::{CallbackHandler, CallbackSender, security};
use credentials::{baked, certified, inherited, notified, open, paid, queried, shipped};
use support::{HttpServer, Message, Received, ask};

#[callbacks::openapi("tests/fixtures/credentials.yaml")]
mod credentials {}

/// Notes which of its methods were called.
struct Noting(Received<&'static str>);

macro_rules! noting {
    ($($module:ident,)*) => {
        impl CallbackHandler for Noting {$(
            async fn $module(
                &self,
                _callback: $module::Request,
            ) -> Result<$module::Response, HandlerError> {
                self.0.push(stringify!($module));
                Ok($module::Response::NoContent)
            }
        )*}
    };
}

noting! {
    notified, paid, shipped, inherited, open, queried, baked, certified,
}

/// Checks the credentials of all schemes.
#[allow(deprecated, reason = "a deprecated scheme is judged like any other")]
fn judging(received: Received<&'static str>) -> Router {
    credentials::router(Noting(received))
        .authenticate(&security::BEARER, async |token: Bearer| Ok(token.is("t-1")))
        .authenticate(
            &security::NOTIFICATIONS_BEARER_AUTH,
            async |token: Bearer| Ok(token.is("t-2")),
        )
        .authenticate(&security::BASIC, async |basic: Basic| {
            Ok(basic.user() == "Aladdin" && basic.has_password("open sesame"))
        })
        .authenticate(&security::API_KEY, async |key: ApiKey| match key.expose() {
            "broken" => {
                Err(HandlerError::new("the store is down")
                    .with_status(StatusCode::SERVICE_UNAVAILABLE))
            }
            _ => Ok(key.is("k-1")),
        })
        .authenticate(&security::QUERY_KEY, async |key: ApiKey| Ok(key.is("k 2")))
        .authenticate(&security::COOKIE_KEY, async |key: ApiKey| Ok(key.is("k-3")))
        .authenticate(&security::DIGEST, async |digest: Authorization| {
            Ok(digest.expose() == "a=b")
        })
        .authenticate(&security::TLS, async |tls: ClientCertificate| {
            Ok(tls.der() == Some(b"der"))
        })
}

/// What a request with these header lines is answered, and whether the handler saw it.
async fn answer(request: &str, headers: &[&str]) -> (Message, bool) {
    let received = Received::default();
    let server = HttpServer::start(judging(received.clone())).await;
    let answer = ask(server.address(), request, headers, "").await;
    (answer, !received.take().is_empty())
}

async fn check(request: &str, headers: &[&str], expected: u16) {
    let (answer, is_seen) = answer(request, headers).await;
    assert_eq!(answer.status(), expected, "{request} {headers:?}");
    assert_eq!(is_seen, expected == 204, "{request} {headers:?}");
}

const BASIC: &str = "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==";

#[tokio::test]
async fn who_has_the_credentials_is_let_in() {
    check("POST /paid", &["Authorization: Bearer t-1"], 204).await;
    check("POST /paid", &["authorization: bEARER  t-1 "], 204).await;
    check("POST /shipped", &[BASIC, "X-Api-Key: k-1"], 204).await;
    check("POST /inherited", &["X-API-KEY: k-1"], 204).await;
    check("POST /queried?api%20key=k%202", &[], 204).await;
    check("POST /baked", &["Cookie: a=b; key=k-3"], 204).await;
    check("POST /open", &[], 204).await;
    check("POST /notified", &["Authorization: Bearer t-2"], 204).await;
}

#[tokio::test]
async fn who_has_not_is_not() {
    check("POST /paid", &[], 401).await;
    check("POST /paid", &["Authorization: Bearer t-2"], 401).await;
    check("POST /paid", &["Authorization: Basic t-1"], 401).await;
    check(
        "POST /paid",
        &["Authorization: Bearer t-1", "Authorization: Bearer t-1"],
        401,
    )
    .await;
    check("POST /paid", &["Authorization: Bearer"], 401).await;
    check("POST /shipped", &[BASIC], 401).await;
    check("POST /shipped", &["X-Api-Key: k-1"], 401).await;
    check(
        "POST /shipped",
        &["Authorization: Basic !", "X-Api-Key: k-1"],
        401,
    )
    .await;
    check("POST /inherited", &[], 401).await;
    check("POST /inherited", &["X-Api-Key: k-2"], 401).await;
    check("POST /queried?api%20key=k%202&api%20key=k%202", &[], 401).await;
    check("POST /queried?api%20key=", &[], 401).await;
    check("POST /baked", &["Cookie: key=k-4"], 401).await;
    // No function checks the scheme of the other alternative, and there is no certificate.
    check("POST /certified", &["Authorization: Digest a=b"], 401).await;
    check("POST /certified", &["Authorization: Bearer t-1"], 401).await;
}

#[tokio::test]
async fn what_is_optional_may_be_absent_but_not_wrong() {
    check("POST /notified", &[], 204).await;
    check("POST /notified", &["Authorization: Bearer t-1"], 401).await;
}

#[tokio::test]
async fn a_judge_that_fails_is_no_judgement() {
    let (answer, is_seen) = answer("POST /inherited", &["X-Api-Key: broken"]).await;
    assert_eq!((answer.status(), is_seen), (503, false));
    assert_eq!(answer.header("www-authenticate"), None);
    assert!(!answer.body.contains("store"));
}

/// R9: the same answer whatever was wrong.
#[tokio::test]
async fn all_failures_are_answered_alike() {
    let mut answers = Vec::new();
    for headers in [
        &[][..],
        &["Authorization: Bearer t-2"],
        &["Authorization: Basic !"],
        &["Authorization: Bearer t-1", "Authorization: Bearer t-1"],
    ] {
        answers.push(answer("POST /paid", headers).await.0.to_string());
    }
    answers.dedup();
    let [answer] = answers.as_slice() else {
        panic!("{answers:?}");
    };
    assert!(answer.contains("www-authenticate: Bearer\n"), "{answer}");
    let (answer, _) = self::answer("POST /shipped", &[]).await;
    let challenges = r#"Basic realm="callbacks", charset="UTF-8", ApiKey, Bearer"#;
    assert_eq!(answer.header("www-authenticate"), Some(challenges));
}

/// R9: a wrong signature and a wrong credential are one failure.
#[tokio::test]
async fn a_wrong_signature_is_answered_as_a_wrong_credential_is() {
    let router = judging(Received::default());
    let secret = SharedSecret::new("secret").unwrap();
    let server = HttpServer::start(router.verify(SlackSignature::new(secret))).await;
    let mut answers = Vec::new();
    for token in ["Authorization: Bearer t-1", "Authorization: Bearer t-2"] {
        answers.push(
            ask(server.address(), "POST /paid", &[token], "")
                .await
                .to_string(),
        );
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0].contains("www-authenticate: Bearer, Signature\n"));
}

/// R1: nothing of the body is read before the sender is known.
#[tokio::test]
async fn credentials_are_judged_before_the_body() {
    let long = format!("Content-Type: {}", "x".repeat(100));
    let router = judging(Received::default()).body_limit(1);
    let server = HttpServer::start(router).await;
    let body = "more than a byte";
    let answer = ask(server.address(), "POST /paid", &[&long], body).await;
    assert_eq!(answer.status(), 401);
    let token = "Authorization: Bearer t-1";
    let answer = ask(server.address(), "POST /paid", &[token], body).await;
    assert_eq!(answer.status(), 413);
}

#[tokio::test]
async fn who_judges_nothing_lets_all_through() {
    let received = Received::default();
    let server = HttpServer::start(credentials::router(Noting(received.clone()))).await;
    for path in ["/paid", "/inherited", "/certified"] {
        let answer = ask(server.address(), &format!("POST {path}"), &[], "").await;
        assert_eq!(answer.status(), 204);
    }
    assert_eq!(received.take().len(), 3);
}

#[tokio::test]
async fn what_only_the_document_asks_for_is_judged_by_who_wants_to() {
    let received = Received::default();
    let router = credentials::router(Noting(received.clone()))
        .authenticate(&security::BEARER, async |_: Bearer| Ok(true));
    let server = HttpServer::start(router).await;
    let answer = ask(server.address(), "POST /inherited", &[], "").await;
    assert_eq!(answer.status(), 204);
    // But not what an operation itself asks for.
    let answer = ask(server.address(), "POST /queried", &[], "").await;
    assert_eq!(answer.status(), 401);
}

#[tokio::test]
async fn a_certificate_is_what_the_server_hands_in() {
    for (certificate, expected) in [(&b"der"[..], 204), (b"other", 401)] {
        let certificate = axum::Extension(ClientCertificate::of_der(certificate));
        let router = axum::Router::from(judging(Received::default())).layer(certificate);
        let server = HttpServer::start(router).await;
        let digest = "Authorization: Digest a=b";
        let answer = ask(server.address(), "POST /certified", &[digest], "").await;
        assert_eq!(answer.status(), expected);
    }
}

/// Both sides of one document.
#[tokio::test]
async fn what_the_sender_sends_the_receiver_lets_in() {
    let received = Received::default();
    let client = callbacks::Client::over(InMemory::new(judging(received.clone())))
        .with_credential(&security::BEARER, Bearer::new("t-1").for_any_origin())
        .with_credential(&security::QUERY_KEY, ApiKey::new("k 2").for_any_origin())
        .with_credential(
            &security::BASIC,
            Basic::new("Aladdin", "open sesame").for_any_origin(),
        )
        .with_credential(&security::API_KEY, ApiKey::new("k-1").for_any_origin());
    let at = |path: &str| Target::new(&format!("https://shop.example{path}")).unwrap();
    client.paid(&at("/paid")).await.unwrap();
    client.shipped(&at("/shipped")).await.unwrap();
    let request = queried::Request { page: Some(1) };
    client.queried(&at("/queried"), &request).await.unwrap();
    assert_eq!(received.take(), ["paid", "shipped", "queried"]);
}

/// S37: what the consumer learns contains no credential.
#[tokio::test]
async fn the_reason_is_told_to_the_consumer_without_the_credential() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let hook = Arc::clone(&told);
    let router = judging(Received::default())
        .on_failure(move |name, error| hook.lock().unwrap().push(format!("{name}: {error:?}")));
    let server = HttpServer::start(router).await;
    for headers in [&[][..], &["Authorization: Bearer c4nary"]] {
        ask(server.address(), "POST /paid", headers, "").await;
    }
    let told = told.lock().unwrap().join("\n");
    assert!(told.contains("paid: ") && told.contains("no credential that it needs"));
    assert!(
        told.contains("was refused") && !told.contains("c4nary"),
        "{told}"
    );
}
