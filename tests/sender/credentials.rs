//! Credentials over HTTP: which of them a consumer gets, and that nobody else does.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use callbacks::client::Retrying;
use callbacks::credential::{
    ApiKey, Asked, Authorization, Basic, Bearer, ClientCertificate, CredentialProvider,
    SinkCredential,
};
use callbacks::retry::{RetryPolicy, SeededRandom, SimulatedClock};
use callbacks::signature::{SignError, Signer, ToSign};
use callbacks::{Client, Error, HandlerError, Target};
use credentials::{CallbackHandler, CallbackSender, security};
use credentials::{baked, certified, inherited, notified, open, paid, queried, shipped};
use http::{HeaderMap, HeaderValue};
use support::{Consumer, Message, TcpServer, client, printed};

#[callbacks::openapi("tests/fixtures/credentials.yaml")]
mod credentials {}

struct Taking;

macro_rules! taking {
    ($($module:ident,)*) => {
        impl CallbackHandler for Taking {$(
            async fn $module(
                &self,
                _callback: $module::Request,
            ) -> Result<$module::Response, HandlerError> {
                Ok($module::Response::NoContent)
            }
        )*}
    };
}

taking! {
    notified, paid, shipped, inherited, open, queried, baked, certified,
}

const CANARY: &str = "c4nary";

async fn consumer() -> Consumer {
    Consumer::start(credentials::router(Taking)).await
}

fn target(consumer: &Consumer, path: &str) -> Target {
    Target::new(&consumer.url(path)).unwrap()
}

fn token() -> Bearer {
    Bearer::new(CANARY)
}

/// A client that has a credential for every scheme.
#[allow(
    deprecated,
    reason = "a deprecated scheme has credentials like any other"
)]
fn rich() -> Client {
    client()
        .with_credential(
            &security::NOTIFICATIONS_BEARER_AUTH,
            token().for_any_origin(),
        )
        .with_credential(&security::BEARER, token().for_any_origin())
        .with_credential(
            &security::BASIC,
            Basic::new("Aladdin", "open sesame").for_any_origin(),
        )
        .with_credential(&security::API_KEY, ApiKey::new("k-1").for_any_origin())
        .with_credential(
            &security::QUERY_KEY,
            ApiKey::new("c4nary 7").for_any_origin(),
        )
        .with_credential(&security::COOKIE_KEY, ApiKey::new("k-2").for_any_origin())
        .with_credential(
            &security::TLS,
            ClientCertificate::by_transport().for_any_origin(),
        )
        .with_credential(
            &security::DIGEST,
            Authorization::new("username=\"a\"").for_any_origin(),
        )
}

/// The names of the headers that could hold a credential.
fn secrets(message: &Message) -> Vec<(&'static str, String)> {
    let names = ["authorization", "cookie", "x-api-key"];
    let present = names.map(|name| Some((name, message.header(name)?.to_owned())));
    present.into_iter().flatten().collect()
}

fn one(name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    vec![(name, value.to_owned())]
}

#[tokio::test]
async fn each_operation_carries_what_it_asks_for() {
    let (consumer, client) = (consumer().await, rich());
    client.paid(&target(&consumer, "/paid")).await.unwrap();
    assert_eq!(
        secrets(&consumer.take().0),
        one("authorization", "Bearer c4nary")
    );

    client
        .shipped(&target(&consumer, "/shipped"))
        .await
        .unwrap();
    let both = [
        one("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="),
        one("x-api-key", "k-1"),
    ];
    assert_eq!(secrets(&consumer.take().0), both.concat());

    client
        .inherited(&target(&consumer, "/inherited"))
        .await
        .unwrap();
    assert_eq!(secrets(&consumer.take().0), one("x-api-key", "k-1"));

    client.open(&target(&consumer, "/open")).await.unwrap();
    assert_eq!(secrets(&consumer.take().0), []);

    let url = format!("{}?t=1", consumer.url("/queried"));
    let request = queried::Request { page: Some(2) };
    client
        .queried(&Target::new(&url).unwrap(), &request)
        .await
        .unwrap();
    let arrived = consumer.take().0;
    assert_eq!(secrets(&arrived), []);
    let line = "POST /queried?t=1&page=2&api%20key=c4nary%207 HTTP/1.1";
    assert_eq!(arrived.start_line, line);

    let request = baked::Request {
        color: Some("blue".to_owned()),
    };
    client
        .baked(&target(&consumer, "/baked"), &request)
        .await
        .unwrap();
    assert_eq!(
        secrets(&consumer.take().0),
        one("cookie", "color=blue; key=k-2")
    );

    client
        .certified(&target(&consumer, "/certified"))
        .await
        .unwrap();
    let digest = one("authorization", "Digest username=\"a\"");
    assert_eq!(secrets(&consumer.take().0), digest);
}

#[tokio::test]
async fn without_a_credential_only_what_may_be_is_sent() {
    let (consumer, client) = (consumer().await, client());
    client
        .inherited(&target(&consumer, "/inherited"))
        .await
        .unwrap();
    client
        .notified(&target(&consumer, "/notified"))
        .await
        .unwrap();
    assert!(!consumer.is_idle());
    let consumer = self::consumer().await;
    let error = client.paid(&target(&consumer, "/paid")).await.unwrap_err();
    assert!(consumer.is_idle());
    assert!(error.is_credential() && error.credential().unwrap().is_missing());
    assert!(!error.is_target() && error.answer().is_none());
    assert_eq!(
        error.to_string(),
        format!(
            "callback `paid` to `{}`: no credential of the security scheme `bearer` for this origin: give the client one by \
             `with_credential`",
            consumer.url("")
        )
    );
}

#[tokio::test]
async fn a_credential_for_one_consumer_is_for_no_other() {
    let (one, other) = (consumer().await, consumer().await);
    let granted = token().for_origin_of(&target(&one, "/hook"));
    let client = client().with_credential(&security::BEARER, granted);
    client.paid(&target(&one, "/paid")).await.unwrap();
    assert_eq!(secrets(&one.take().0).len(), 1);
    let error = client.paid(&target(&other, "/paid")).await.unwrap_err();
    assert!(error.is_credential() && other.is_idle());
}

/// S37: a key in the query is in no error, whatever goes wrong.
#[tokio::test]
async fn no_error_shows_a_credential() {
    let server = TcpServer::answering("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n").await;
    let broken = TcpServer::answering("").await;
    let request = queried::Request { page: None };
    for url in [server.url("/"), broken.url("/")] {
        let target = Target::new(&url).unwrap();
        let error = rich().queried(&target, &request).await.unwrap_err();
        assert!(!printed(&error).contains(CANARY), "{}", printed(&error));
    }
    let plain = Target::new("http://shop.example/").unwrap();
    let error = rich().queried(&plain, &request).await.unwrap_err();
    assert!(error.credential().unwrap().is_insecure());
    assert!(!printed(&error).contains(CANARY));
    assert!(!format!("{:?}", rich()).contains(CANARY));
}

/// Gives a new token each time, and counts.
struct Tokens(AtomicUsize);

#[derive(Debug)]
struct NoToken;

impl std::fmt::Display for NoToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the authorization server is down")
    }
}

impl std::error::Error for NoToken {}

impl CredentialProvider<Bearer> for Tokens {
    type Error = NoToken;

    async fn credential(&self, asked: Asked<'_>) -> Result<Option<Bearer>, NoToken> {
        tokio::task::yield_now().await;
        assert_eq!(asked.scheme.name(), "oauth");
        assert_eq!(asked.scopes, ["ship:write", "ship:read"]);
        assert_eq!(asked.origin.host(), "127.0.0.1");
        match self.0.fetch_add(1, Ordering::SeqCst) {
            2 => Err(NoToken),
            number => Ok(Some(Bearer::new(format!("token-{number}")))),
        }
    }
}

#[tokio::test]
async fn a_provider_is_asked_each_time() {
    let consumer = consumer().await;
    let tokens = Arc::new(Tokens(AtomicUsize::new(0)));
    let client = client().with_credential(&security::OAUTH, Arc::clone(&tokens));
    let target = target(&consumer, "/shipped");
    for number in 0..2 {
        client.shipped(&target).await.unwrap();
        let expected = one("authorization", &format!("Bearer token-{number}"));
        assert_eq!(secrets(&consumer.take().0), expected);
    }
    let error = client.shipped(&target).await.unwrap_err();
    assert!(error.credential().unwrap().is_provider());
    assert!(printed(&error).contains("the authorization server is down"));
    assert!(consumer.is_idle());
}

/// Tokens expire between attempts: each attempt asks anew. An authorization server that is down says nothing of the consumer.
#[tokio::test]
async fn each_attempt_has_a_credential_of_its_own() {
    let server = TcpServer::answering("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n").await;
    let tokens = Arc::new(Tokens(AtomicUsize::new(0)));
    let client = client()
        .with_credential(&security::OAUTH, Arc::clone(&tokens))
        .retrying_with(|transport| {
            Retrying::new(transport, RetryPolicy::brief(), SimulatedClock::default())
                .random(SeededRandom::new(7))
        });
    let target = Target::new(&server.url("/")).unwrap();
    let delivery = client
        .deliver(async |client| client.shipped(&target).await)
        .await;
    assert!(!delivery.is_delivered());
    let asked = tokens.0.load(Ordering::SeqCst);
    assert_eq!(asked, delivery.attempts.len());
    assert_eq!(server.connections(), asked - 1);
    assert!(asked > 3, "{delivery:?}");
}

/// S37: reports about attempts name the target without our key.
#[tokio::test]
async fn no_event_shows_a_key_in_the_query() {
    let server = TcpServer::answering("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n").await;
    let told = Arc::new(std::sync::Mutex::new(String::new()));
    let hook = Arc::clone(&told);
    let client = rich().retrying_with(|transport| {
        Retrying::new(transport, RetryPolicy::brief(), SimulatedClock::default()).on_event(
            move |event| {
                hook.lock()
                    .unwrap()
                    .push_str(&format!("{event:?} {}", event.url()))
            },
        )
    });
    let url = server.url("/");
    let target = Target::new(&url).unwrap();
    let request = queried::Request { page: None };
    let delivery = client
        .deliver(async |client| client.queried(&target, &request).await)
        .await;
    assert!(delivery.is_gone());
    assert!(client.transport().is_disabled(&url));
    let told = told.lock().unwrap();
    assert!(told.contains(&url) && !told.contains(CANARY), "{told}");
}

/// Signs what it sees of the credentials.
struct Seeing;

impl Signer for Seeing {
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError> {
        let seen = request.headers.get("authorization").cloned();
        let seen = seen.unwrap_or(HeaderValue::from_static("nothing"));
        Ok(HeaderMap::from_iter([("x-seen".parse().unwrap(), seen)]))
    }
}

/// S20: what is signed is what is sent, credentials included.
#[tokio::test]
async fn credentials_are_there_before_the_signature() {
    let consumer = consumer().await;
    let client = rich().with_signer(Seeing);
    client.paid(&target(&consumer, "/paid")).await.unwrap();
    assert_eq!(consumer.take().0.header("x-seen"), Some("Bearer c4nary"));
}

fn sink_credential(expires: &str) -> SinkCredential {
    let json = serde_json::json!({
        "credentialType": "ACCESSTOKEN",
        "accessToken": CANARY,
        "accessTokenType": "bearer",
        "accessTokenExpiresUtc": expires,
    });
    serde_json::from_value(json).unwrap()
}

async fn notify(client: &Client, target: &Target) -> Result<notified::Response, Error> {
    client.notified(target).await
}

/// S35: the credential of a subscription goes to its sink alone, and no longer than it is valid.
#[tokio::test]
async fn a_sink_credential_is_for_its_sink_until_it_expires() {
    let (sink, other) = (consumer().await, consumer().await);
    let credential = sink_credential("2999-01-01T00:00:00Z");
    let granted = credential.for_sink(&target(&sink, "/notified")).unwrap();
    let client = client().with_credential(&security::NOTIFICATIONS_BEARER_AUTH, granted);
    notify(&client, &target(&sink, "/notified")).await.unwrap();
    assert_eq!(
        secrets(&sink.take().0),
        one("authorization", "Bearer c4nary")
    );
    notify(&client, &target(&other, "/notified")).await.unwrap();
    assert_eq!(secrets(&other.take().0), []);

    let expired = sink_credential("2023-07-03T12:27:08.312Z");
    assert!(expired.is_expired(SystemTime::now() - Duration::from_secs(1)));
    let granted = expired.for_sink(&target(&sink, "/notified")).unwrap();
    let client = client.with_credential(&security::NOTIFICATIONS_BEARER_AUTH, granted);
    let error = notify(&client, &target(&sink, "/notified"))
        .await
        .unwrap_err();
    assert!(error.credential().unwrap().is_expired());
    assert!(sink.is_idle());
    assert!(!printed(&error).contains(CANARY));
}

/// S35: a sink of plain `http` gets no credential, wherever the credential was meant for.
#[tokio::test]
async fn a_sink_credential_is_never_sent_over_http() {
    let plain = Target::new("http://sink.example/notified").unwrap();
    let granted = sink_credential("2999-01-01T00:00:00Z")
        .for_sink(&plain)
        .unwrap();
    let client = client().with_credential(&security::BEARER, granted);
    let error = client.paid(&plain).await.unwrap_err();
    assert!(error.credential().unwrap().is_insecure());
}
