//! S37: whatever goes wrong, nothing that could be logged contains a secret. There are unique strings wherever a secret
//! may be: in URLs, headers, credentials, keys, bodies and answers. None of them may be found in an error, its sources,
//! a `Debug`, a span, an event or a line of a log.
//!
//! What a user asks for by name is not looked at: [`Error::violations`], [`Error::answer_fault`], `Event::url`, and the `Debug` of
//! the payloads themselves, which are data.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

mod support;

use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use callbacks::client::{HttpTransport, InMemory, Retrying};
use callbacks::credential::{ApiKey, Authorization, Basic, Bearer, SinkCredential};
use callbacks::retry::{RetryPolicy, SeededRandom, SimulatedClock};
use callbacks::signature::{
    GitHubSignature, MessageKey, MessageSigner, SharedSecret, ShopifySignature, SlackSignature,
    StandardKey, StandardWebhooks, StripeSignature,
};
use callbacks::{Client, Error, Exchange, HandlerError, Target, TargetPolicy};
use secrets::{CallbackHandler, CallbackSender, Told, security, told};
use support::{Capture, TcpServer};

#[callbacks::openapi("tests/fixtures/canaries.yaml")]
mod secrets {}

/// How a canary looks that was printed as it is, as base64, as hexadecimal digits or as a list of bytes. Each place has a number
/// behind it.
const TRACES: [&str; 4] = ["c4n4ry", "YzRuNHJ5", "63346e34", "99, 52, 110, 52"];

/// What a handler says about its own failure. It may be logged, but the sender must not see it.
const OWN_WORDS: &str = "c4n4ry-own121";

/// What was printed, and where.
#[derive(Clone, Default)]
struct Printed(Arc<Mutex<Vec<(String, String)>>>);

impl Printed {
    fn text(&self, by: &str, text: impl Into<String>) {
        self.0.lock().unwrap().push((by.to_owned(), text.into()));
    }

    fn debug(&self, by: &str, value: &impl Debug) {
        self.text(by, format!("{value:?} {value:#?}"));
    }

    fn error(&self, by: &str, error: &(dyn std::error::Error + 'static)) {
        let chain = std::iter::successors(Some(error), |error| error.source());
        chain.for_each(|error| self.text(by, format!("{error} {error:#} {error:?} {error:#?}")));
    }

    fn failure<T, E: std::error::Error + 'static>(&self, by: &str, result: Result<T, E>) {
        let Err(error) = result else {
            panic!("{by}: nothing failed");
        };
        self.error(by, &error);
    }

    /// An answer that differs from the document: an error, or a success that is undeclared.
    fn departure(&self, by: &str, result: Result<told::Response, Error>) {
        match result {
            Ok(answer @ told::Response::Undeclared(_)) => self.debug(by, &answer),
            Ok(answer) => panic!("{by}: {answer:?} is declared"),
            Err(error) => self.error(by, &error),
        }
    }

    /// Fails with every place where a canary was seen.
    fn assert_clean(&self, capture: &Capture) {
        for traced in capture.all() {
            let text = format!("{traced:?} {traced:#?}");
            self.text("tracing", text.replace(OWN_WORDS, "own words"));
        }
        let printed = self.0.lock().unwrap();
        assert!(!printed.is_empty());
        let is_leak = |text: &str| TRACES.iter().any(|trace| text.contains(trace));
        let leaks: Vec<_> = printed.iter().filter(|(_, text)| is_leak(text)).collect();
        assert!(leaks.is_empty(), "{leaks:#?}");
    }
}

const PATH: &str = "/c4n4ry-path1?c4n4ry-query2=c4n4ry3";

fn request() -> told::Request {
    let mut body = Told::new("c4n4ry-body4");
    body.additional_properties
        .insert("c4n4ry-member5".to_owned(), 5);
    told::Request {
        account: "c4n4ry-account6".to_owned(),
        code: Some("c4n4ry-code7".to_owned()),
        x_code: Some("c4n4ry-header8".to_owned()),
        session: Some("c4n4ry-session9".to_owned()),
        body,
    }
}

fn target(origin: &str) -> Target {
    // The parameters of the path come behind what the consumer named.
    Target::new(&format!("{origin}{PATH}")).unwrap()
}

fn transport() -> HttpTransport {
    let transport = support::transport().timeout(Duration::from_millis(300));
    transport.answer_limit(2_000).build().unwrap()
}

fn client() -> Client {
    Client::over(transport())
        .following_redirects(&told::OPERATION)
        .with_header("X-Tenant", "c4n4ry-tenant10")
        .unwrap()
        .with_credential(
            &security::BASIC,
            Basic::new("c4n4ry-user11", "c4n4ry-password12").for_any_origin(),
        )
        .with_credential(
            &security::HEADER_KEY,
            ApiKey::new("c4n4ry-key13").for_any_origin(),
        )
        .with_credential(
            &security::QUERY_KEY,
            ApiKey::new("c4n4ry-key14").for_any_origin(),
        )
        .with_credential(
            &security::COOKIE_KEY,
            ApiKey::new("c4n4ry-key15").for_any_origin(),
        )
}

fn secret() -> SharedSecret {
    SharedSecret::new("c4n4ry-secret16-which-is-long-enough").unwrap()
}

/// Clients that sign by each scheme, and those with the other kinds of credentials.
fn clients() -> Vec<Client> {
    let standard = StandardKey::from_secret(b"c4n4ry-standard17-which-is-long").unwrap();
    let message = MessageKey::hmac_sha256("k1", secret()).unwrap();
    let bare = || Client::over(transport()).following_redirects(&told::OPERATION);
    vec![
        client(),
        client().with_signer(StandardWebhooks::new(standard)),
        client().with_signer(GitHubSignature::new(secret())),
        client().with_signer(StripeSignature::new(secret())),
        client().with_signer(SlackSignature::new(secret())),
        client().with_signer(ShopifySignature::new(secret())),
        client().with_signer(MessageSigner::new(message)),
        client().without_validation(),
        bare().with_credential(
            &security::BEARER,
            Bearer::new("c4n4ry-token18").for_any_origin(),
        ),
        bare().with_credential(
            &security::DIGEST,
            Authorization::new("response=\"c4n4ry-digest19\"").for_any_origin(),
        ),
    ]
}

/// What consumers answer that is not as the document declares, with canaries wherever they can write.
fn answers() -> Vec<(&'static str, String)> {
    let answer = |head: &str, body: &str| {
        let length = body.len();
        format!(
            "HTTP/1.1 {head}\r\nX-Secret: c4n4ry-answer20\r\nSet-Cookie: a=c4n4ry-cookie21\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )
    };
    let json = "200 OK\r\nContent-Type: application/json\r\nX-Count: 1";
    let elsewhere = |location: &str| answer(&format!("307 Elsewhere\r\nLocation: {location}"), "");
    vec![
        ("undeclared", answer("500 c4n4ry-reason22", "c4n4ry-text23")),
        ("header", answer("200 OK\r\nX-Count: c4n4ry24", "{}")),
        (
            "media type",
            answer(
                "200 OK\r\nContent-Type: text/c4n4ry25\r\nX-Count: 1",
                "c4n4ry26",
            ),
        ),
        ("no JSON", answer(json, "{\"c4n4ry27\": c4n4ry28}")),
        ("violation", answer(json, "{\"c4n4ry29\": \"c4n4ry30\"}")),
        ("enumeration", answer(json, "{\"kind\": \"c4n4ry31\"}")),
        ("twice", answer(json, "{\"c4n4ry32\": 1, \"c4n4ry32\": 2}")),
        ("too long", answer(json, &"c4n4ry33".repeat(1_000))),
        ("no HTTP", "c4n4ry-protocol34\r\n\r\n".to_owned()),
        (
            "no header",
            "HTTP/1.1 200 OK\r\nc4n4ry35 \x01: c4n4ry36\r\n\r\n".to_owned(),
        ),
        (
            "cut off",
            "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\nc4n4ry37".to_owned(),
        ),
        ("nothing", String::new()),
        (
            "retry",
            answer("503 Busy\r\nRetry-After: c4n4ry38", "c4n4ry39"),
        ),
        (
            "userinfo",
            elsewhere("http://c4n4ry40:c4n4ry41@localhost/c4n4ry42"),
        ),
        ("private", elsewhere("http://10.0.0.1/c4n4ry43?c4n4ry44")),
        ("downgrade", elsewhere("ftp://localhost/c4n4ry45")),
        ("no URL", elsewhere("http://[c4n4ry46/c4n4ry47")),
        ("closed", elsewhere("http://127.0.0.1:1/c4n4ry48")),
    ]
}

/// S37: a fault of an answer, or on the way to it, is reported without the answer, the way or the request.
#[tokio::test]
async fn s37_exchanges_that_fail_tell_no_secret() {
    let (capture, printed) = (Capture::start(), Printed::default());
    for (by, answer) in answers() {
        let server = TcpServer::answering(answer).await;
        for client in clients() {
            let hook = printed.clone();
            let client = client.on_request(move |event| hook.debug("on_request", event));
            let sent = client.told(&target(&server.url("")), &request()).await;
            printed.departure(by, sent);
            printed.debug("client", &client);
        }
    }
    let closed = TcpServer::answering("").await.url("");
    printed.failure("closed", client().told(&target(&closed), &request()).await);
    let silent = TcpServer::start(|stream| async move {
        let _open = stream;
        std::future::pending().await
    })
    .await;
    let silent = client().told(&target(&silent.url("")), &request()).await;
    printed.failure("silent", silent);
    for refused in ["https://10.0.0.1", "http://c4n4ry.example:25", "http://a"] {
        let policy = TargetPolicy::new();
        let client = Client::over(HttpTransport::builder().policy(policy).build().unwrap());
        let refused = refused.replace("c4n4ry", "a");
        let without = client.told(&target(&refused), &request()).await;
        printed.failure("without credentials", without);
        let refused = self::client().told(&target(&refused), &request()).await;
        printed.failure("refused", refused);
    }
    printed.assert_clean(&capture);
}

/// S37: an exchange that succeeds is traced, without what was exchanged.
#[tokio::test]
async fn s37_exchanges_that_succeed_tell_no_secret() {
    let (capture, printed) = (Capture::start(), Printed::default());
    let answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Count: 1\r\nX-Secret: c4n4ry60\r\n\
        Content-Length: 14\r\nConnection: close\r\n\r\n{\"c4n4ry61\":1}";
    let server = TcpServer::answering(answer).await;
    for client in clients() {
        client
            .told(&target(&server.url("")), &request())
            .await
            .unwrap();
        printed.debug("client", &client);
    }
    assert_eq!(capture.exchanges().len(), clients().len());
    printed.assert_clean(&capture);
}

/// S37: neither do attempts, events of retries and what is delivered.
#[tokio::test]
async fn s37_retries_tell_no_secret() {
    let (capture, printed) = (Capture::start(), Printed::default());
    for (by, answer) in answers() {
        let server = TcpServer::answering(answer.replace("500 ", "410 ")).await;
        let hook = printed.clone();
        let client = clients().swap_remove(1).retrying_with(|transport| {
            let clock = SimulatedClock::default();
            Retrying::new(transport, RetryPolicy::brief(), clock)
                .random(SeededRandom::new(7))
                .on_event(move |event| {
                    hook.debug("on_event", event);
                    hook.text("origin", event.origin());
                })
        });
        let target = target(&server.url(""));
        let delivery = client
            .deliver(async |client| client.told(&target, &request()).await)
            .await;
        printed.debug(by, &delivery.attempts);
        printed.debug(by, &delivery.end);
        printed.debug("client", &client);
        printed.departure(by, delivery.result);
        // A target that is gone is not asked again.
        let again = client.told(&target, &request()).await;
        printed.departure(by, again);
    }
    printed.assert_clean(&capture);
}

/// S37: what cannot be sent is reported by its place.
#[tokio::test]
async fn s37_requests_that_cannot_be_sent_tell_no_secret() {
    let (capture, printed) = (Capture::start(), Printed::default());
    let long = "c4n4ry70".repeat(9);
    let mut invalid = request();
    invalid.body.secret.clone_from(&long);
    invalid.code = Some(long);
    let mut unfit = request();
    unfit.x_code = Some("c4n4ry71\r\n".to_owned());
    unfit.session = Some("c4n4ry72\u{7f}".to_owned());
    unfit.account = String::new();
    let target = target("https://a.example");
    for request in [invalid, unfit] {
        printed.failure("request", client().told(&target, &request).await);
    }
    let token = Bearer::new("c4n4ry73\n").for_any_origin();
    let client = Client::over(transport()).with_credential(&security::BEARER, token);
    printed.failure("credential", client.told(&target, &request()).await);
    printed.debug("client", &client);
    printed.failure("header", client.clone().with_header("X-A", "c4n4ry74\n"));
    printed.failure("key", "whsec_c4n4ry76".parse::<StandardKey>());
    printed.failure("key", SharedSecret::from_hex("c4n4ry77"));
    printed.debug("key", &secret());
    let sink = r#"{"credentialType": "c4n4ry78", "accessToken": "c4n4ry79"}"#;
    printed.failure("sink", serde_json::from_str::<SinkCredential>(sink));
    let sink = r#"{"credentialType": "ACCESSTOKEN", "accessToken": {"c4n4ry80": 1}}"#;
    printed.failure("sink", serde_json::from_str::<SinkCredential>(sink));
    printed.assert_clean(&capture);
}

fn subscription(sink: &str) -> Exchange {
    let body = serde_json::json!({ "sink": sink, "more": "c4n4ry90" });
    let request = http::Request::post("/subscriptions?c4n4ry91=c4n4ry92")
        .header("authorization", "Bearer c4n4ry93")
        .body(())
        .unwrap();
    Exchange::new(&request.into_parts().0, body.to_string())
}

/// S37: a URL may be a secret as a whole, but for its host.
#[tokio::test]
async fn s37_targets_tell_no_secret() {
    let (capture, printed) = (Capture::start(), Printed::default());
    let urls = [
        "https://c4n4ry94:c4n4ry95@a.example/c4n4ry96",
        "https://c4n4ry97@a.example",
        "https:c4n4ry98",
        "c4n4ry/99",
        "/c4n4ry100?c4n4ry101",
        "ftp://a.example/c4n4ry102",
        "c4n4ry://a.example/c4n4ry103",
        "https://[c4n4ry104/",
        "https://a.example:c4n4ry105/",
        "https://a.example\\c4n4ry106",
        "https://a.example/c4n4ry107 \u{1}",
        "https://a.example/%zzc4n4ry108",
        "https:///c4n4ry109",
        "https://a.example?c4n4ry110",
        "https://a.example#c4n4ry111",
        "https://a.example/c4n4ry112/{c4n4ry113}",
    ];
    let policy = TargetPolicy::new();
    for url in urls {
        let exchange = subscription(url);
        printed.debug("exchange", &exchange);
        for result in [Target::new(url), told::at(url), resolved(&exchange)] {
            match result {
                Ok(target) => {
                    printed.debug(url_label(url), &target);
                    if let Err(refusal) = policy.check(&target) {
                        printed.error("refusal", &refusal);
                    }
                    if let Err(error) = client().told(&target, &request()).await {
                        printed.error("send", &error);
                    }
                }
                Err(error) => printed.error(url_label(url), &error),
            }
        }
        if let Err(error) = serde_json::from_value::<Target>(url.into()) {
            printed.error("stored", &error);
        }
    }
    for body in [r#"{"sink": {"c4n4ry114": "c4n4ry115"}}"#, "c4n4ry116", "{}"] {
        let request = http::Request::post("/subscriptions").body(()).unwrap();
        let exchange = Exchange::new(&request.into_parts().0, Bytes::from(body));
        if let Err(error) = told::resolve(&exchange) {
            printed.error("resolve", &error);
        }
    }
    printed.assert_clean(&capture);
}

/// Labels are printed with leaks, so they hold none.
fn url_label(url: &str) -> &'static str {
    match url.len() % 2 {
        0 => "target of even length",
        _ => "target of odd length",
    }
}

fn resolved(exchange: &Exchange) -> Result<Target, Error> {
    told::resolve(exchange).map(Option::unwrap)
}

/// Fails with words of its own, or panics with what it received.
struct Failing;

impl CallbackHandler for Failing {
    async fn told(&self, callback: told::Request) -> Result<told::Response, HandlerError> {
        match callback.code.as_deref() {
            None => panic!("{} in {:?}", callback.account, callback.body),
            Some(_) => Err(HandlerError::new(OWN_WORDS)),
        }
    }
}

/// S37: the consumer's panics and failures reach neither the provider nor a log.
#[tokio::test]
async fn s37_receivers_tell_no_secret() {
    let (capture, printed) = (Capture::start(), Printed::default());
    let told = printed.clone();
    let router = secrets::router(Failing).on_failure(move |operation, error| {
        told.text("operation", operation);
        if error.reason().to_string() != OWN_WORDS {
            told.error("failure", error.reason());
            told.debug("failure", error);
        }
    });
    printed.debug("router", &router);
    let open = router.authenticate(&security::BEARER, async |token: Bearer| {
        Ok(token.is("c4n4ry120"))
    });
    printed.debug("router", &open);
    let client = Client::over(InMemory::new(open))
        .with_credential(&security::BEARER, Bearer::new("c4n4ry120").for_any_origin());
    let mut panicking = request();
    panicking.code = None;
    let mut requests = [request(), panicking];
    requests[0].account = "x".to_owned();
    for request in requests {
        let error = at(&client, "https://a.example/told", &request).await;
        let answer = error.answer().unwrap();
        assert_eq!(answer.status(), 500);
        printed.text("answer", String::from_utf8_lossy(answer.body()));
        printed.error("send", &error);
    }
    printed.assert_clean(&capture);
}

async fn at(
    client: &Client<InMemory<callbacks::Router>>,
    base: &str,
    request: &told::Request,
) -> Error {
    let target = told::at(base).unwrap();
    client.told(&target, request).await.unwrap_err()
}
