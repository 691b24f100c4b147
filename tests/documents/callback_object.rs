//! The examples that the specification itself gives for callbacks: its table of expressions, and its Callback Objects.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::sync::{Arc, Mutex};

use axum::body::to_bytes;
use axum::extract::Request;
use axum::routing::post;
use bytes::Bytes;
use callbacks::expression::Expression;
use callbacks::{Client, Exchange, HandlerError, Operation, StatusCode, Target};
use http::header;
use object::{CallbackHandler, CallbackSender, ChessResult, ChessResultWinner, SomePayload};
use object::{failed, my_callback, result, transaction_callback};
use support::{Consumer, HttpServer, OK, Provider, Received};
use support::{ask, exchange, json_post, post_json};

#[callbacks::openapi("tests/fixtures/callback-object.yaml")]
mod object {}

const SUBSCRIBE: &str = "/subscribe/{eventType}";

/// The specification's own request, to the byte: `Content-Length` is the one that it prints.
const REQUEST: &str = r#"POST /subscribe/myevent?queryUrl=https://clientdomain.com/stillrunning HTTP/1.1
Host: example.org
Content-Type: application/json
Content-Length: 188
Connection: close

{
  "failedUrl": "https://clientdomain.com/failed",
  "successUrls": [
    "https://clientdomain.com/fast",
    "https://clientdomain.com/medium",
    "https://clientdomain.com/slow"
  ]
}"#;

/// The specification's answer: `201 Created` with this header.
const LOCATION: &str = "https://example.org/subscription/1";

/// The table of section "Runtime Expressions", with the JSON text of each value. Pointers count from zero (RFC 6901
/// section 4): tables before 3.0.4 and 3.1.1 print `medium` for `/successUrls/2`, a known erratum.
const TABLE: [(&str, &str); 10] = [
    (
        "$url",
        r#""https://example.org/subscribe/myevent?queryUrl=https://clientdomain.com/stillrunning""#,
    ),
    ("$method", r#""POST""#),
    ("$request.path.eventType", r#""myevent""#),
    (
        "$request.query.queryUrl",
        r#""https://clientdomain.com/stillrunning""#,
    ),
    ("$request.header.content-type", r#""application/json""#),
    (
        "$request.body#/failedUrl",
        r#""https://clientdomain.com/failed""#,
    ),
    (
        "$request.body#/successUrls/1",
        r#""https://clientdomain.com/medium""#,
    ),
    (
        "$request.body#/successUrls/2",
        r#""https://clientdomain.com/slow""#,
    ),
    (
        "$response.header.Location",
        r#""https://example.org/subscription/1""#,
    ),
    ("$statusCode", "201"),
];

#[tokio::test]
async fn every_expression_of_the_table_has_the_value_beside_it() {
    let evaluated = Arc::new(Mutex::new(Vec::new()));
    let results = Arc::clone(&evaluated);
    let subscribe = async move |request: Request| {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, 1024).await.unwrap();
        let answer = http::Response::builder()
            .status(StatusCode::CREATED)
            .header(header::LOCATION, LOCATION);
        let (answer, ()) = answer.body(()).unwrap().into_parts();
        let exchange = Exchange::new(&parts, body)
            .with_origin("https://example.org")
            .with_path_template(SUBSCRIBE)
            .with_response(&answer, Bytes::new());
        for (text, _) in TABLE {
            let expression = Expression::parse(text).unwrap();
            let value = exchange.evaluate(&expression).unwrap().to_json();
            results.lock().unwrap().push((text, value));
        }
        (StatusCode::CREATED, [(header::LOCATION, LOCATION)])
    };
    let provider = HttpServer::start(axum::Router::new().route(SUBSCRIBE, post(subscribe))).await;

    let answer = exchange(provider.address(), &with_crlf(REQUEST)).await;
    assert_eq!(
        answer.to_string(),
        "HTTP/1.1 201 Created\nconnection: close\ncontent-length: 0\n\
         location: https://example.org/subscription/1\n\n"
    );
    let expected = TABLE.map(|(text, value)| (text, value.to_owned()));
    assert_eq!(*evaluated.lock().unwrap(), expected);
}

/// Header lines end with CRLF (RFC 9112 section 2.2); the body stays as it is.
fn with_crlf(request: &str) -> String {
    let (head, body) = request.split_once("\n\n").unwrap();
    format!("{}\r\n\r\n{body}", head.replace('\n', "\r\n"))
}

/// Records each callback, and answers `failed` with a status of the test's choice.
struct Subscriber {
    received: Received<(&'static Operation, Option<SomePayload>)>,
    results: Received<Option<ChessResult>>,
    status: StatusCode,
}

impl CallbackHandler for Subscriber {
    async fn my_callback(
        &self,
        callback: my_callback::Request,
    ) -> Result<my_callback::Response, HandlerError> {
        let received = (&my_callback::OPERATION, callback.body);
        self.received.push(received);
        Ok(my_callback::Response::Ok)
    }

    async fn transaction_callback(
        &self,
        callback: transaction_callback::Request,
    ) -> Result<transaction_callback::Response, HandlerError> {
        let received = (&transaction_callback::OPERATION, callback.body);
        self.received.push(received);
        Ok(transaction_callback::Response::Ok)
    }

    async fn failed(&self, callback: failed::Request) -> Result<failed::Response, HandlerError> {
        self.received.push((&failed::OPERATION, callback.body));
        Ok(failed::Response::Success(self.status))
    }

    async fn result(&self, callback: result::Request) -> Result<result::Response, HandlerError> {
        self.results.push(callback.body);
        Ok(result::Response::Ok)
    }
}

fn subscriber() -> Subscriber {
    Subscriber {
        received: Received::default(),
        results: Received::default(),
        status: StatusCode::OK,
    }
}

fn payload() -> SomePayload {
    SomePayload {
        message: Some("It is done".to_owned()),
    }
}

const PAYLOAD: &str = r#"{"message":"It is done"}"#;

#[tokio::test]
async fn my_callback_goes_to_the_url_in_the_query() {
    let subscriber = subscriber();
    let received = subscriber.received.clone();
    let consumer = Consumer::start(object::router(subscriber)).await;
    let provider = Provider::start(SUBSCRIBE, |exchange| my_callback::resolve(&exchange)).await;

    let callback_url = consumer.url(my_callback::BASE_PATH);
    // As in the specification, the URL is in the query unencoded, which RFC 3986 section 3.4 allows.
    let path = format!("/subscribe/myevent?queryUrl={callback_url}");
    assert_eq!(
        post_json(provider.address(), &path, "{}").await.status(),
        201
    );

    let target = provider.target();
    let answer = support::client()
        .my_callback(&target, Some(&payload()))
        .await;
    assert_eq!(answer.unwrap(), my_callback::Response::Ok);
    let expected = (&my_callback::OPERATION, Some(payload()));
    assert_eq!(received.take(), [expected]);
    let (request, answer) = consumer.take();
    let expected = json_post(consumer.address(), "/my-callback", PAYLOAD);
    assert_eq!(request.to_string(), expected);
    assert_eq!(answer.to_string(), OK);
}

/// Two clients that name a URL twice, or none: neither can be called back, but only one of them meant to be.
#[tokio::test]
async fn my_callback_needs_one_url_in_the_query() {
    let provider = Provider::start(SUBSCRIBE, |exchange| my_callback::resolve(&exchange)).await;
    for (query, status, body) in [
        ("", 202, ""),
        ("?other=1", 202, ""),
        (
            "?queryUrl=http://a.example&queryUrl=http://b.example",
            400,
            "multiple-values",
        ),
        ("?queryUrl", 400, "empty-url"),
        ("?queryUrl=%FF", 400, "invalid-encoding"),
    ] {
        let path = format!("/subscribe/myevent{query}");
        let answer = post_json(provider.address(), &path, "{}").await;
        assert_eq!((answer.status(), &*answer.body), (status, body), "{query}");
    }
    assert_eq!(provider.stored(), [""; 0]);
}

/// The values are data: percent-encoded, they can neither add parameters to the query nor change its host.
#[tokio::test]
async fn transaction_callback_carries_two_values_in_its_query() {
    let subscriber = subscriber();
    let received = subscriber.received.clone();
    let consumer = Consumer::start(object::router(subscriber)).await;
    let provider = Provider::start(SUBSCRIBE, |exchange| {
        transaction_callback::resolve(&exchange)
    })
    .await;

    let body = r#"{"id":"a/1 &email=x#?%20é","email":"jane+doe@example.com"}"#;
    let answer = post_json(provider.address(), "/subscribe/myevent", body).await;
    assert_eq!(answer.status(), 201);
    let query =
        "transactionId=a%2F1%20%26email%3Dx%23%3F%2520%C3%A9&email=jane%2Bdoe%40example.com";
    let stored = format!("\"http://notificationServer.com?{query}\"");
    assert_eq!(provider.stored(), [stored]);

    // Host names are the same in any case (RFC 3986 section 3.2.2): on the wire this one is in lower case.
    let transport = support::transport().resolve("notificationserver.com", consumer.address());
    let client = Client::over(transport.build().unwrap());
    let answer = client
        .transaction_callback(&provider.target(), Some(&payload()))
        .await;
    assert_eq!(answer.unwrap(), transaction_callback::Response::Ok);
    let expected = (&transaction_callback::OPERATION, Some(payload()));
    assert_eq!(received.take(), [expected]);
    let (request, answer) = consumer.take();
    let expected = json_post("notificationserver.com", &format!("/?{query}"), PAYLOAD);
    assert_eq!(request.to_string(), expected);
    assert_eq!(answer.to_string(), OK);

    let answer = post_json(provider.address(), "/subscribe/myevent", r#"{"id":"1"}"#).await;
    assert_eq!(answer.status(), 202);
}

/// `{$url}`: the result of the game goes to the URL at which the game was started. The provider says what its public
/// URL is. Here the subscriber is at that URL, so its router expects the callback at another path than its own.
#[tokio::test]
async fn result_goes_to_the_url_that_was_requested() {
    let subscriber = subscriber();
    let results = subscriber.results.clone();
    let router = object::router(subscriber)
        .at(&transaction_callback::OPERATION, "/transaction")
        .at(&result::OPERATION, "/");
    let consumer = Consumer::start(router).await;
    let origin = consumer.url("");
    let provider = Provider::start("/", move |exchange| {
        result::resolve(&exchange.with_origin(&origin))
    })
    .await;

    let answer = ask(provider.address(), "POST /?level=3", &[], "").await;
    assert_eq!(answer.status(), 201);
    assert_eq!(
        provider.stored(),
        [format!("\"{}\"", consumer.url("/?level=3"))]
    );

    let body = ChessResult {
        winner: ChessResultWinner::Draw,
        moves: Some(vec!["e4".to_owned(), "e5".to_owned()]),
    };
    let answer = support::client()
        .result(&provider.target(), Some(&body))
        .await;
    assert_eq!(answer.unwrap(), result::Response::Ok);
    assert_eq!(results.take(), [Some(body)]);
    let (request, answer) = consumer.take();
    let body = r#"{"winner":"draw","moves":["e4","e5"]}"#;
    let expected = json_post(consumer.address(), "/?level=3", body);
    assert_eq!(request.to_string(), expected);
    assert_eq!(answer.to_string(), OK);
}

/// A provider that does not say under which URL it is reached cannot evaluate `$url`: `Host` is the client's to choose.
#[test]
fn result_needs_the_origin_of_the_provider() {
    let request = http::Request::post("/").header("host", "evil.example");
    let (parts, ()) = request.body(()).unwrap().into_parts();
    let error = result::resolve(&Exchange::new(&parts, "")).unwrap_err();
    assert_eq!(error.expression().unwrap().code().as_str(), "no-url");
}

/// `2XX`: whichever status of the class the subscriber answers with, the provider sees it.
#[tokio::test]
async fn failed_is_answered_with_any_status_of_its_class() {
    let provider = Provider::start(SUBSCRIBE, |exchange| failed::resolve(&exchange)).await;
    for (number, status_line) in [
        (200, "HTTP/1.1 200 OK"),
        (202, "HTTP/1.1 202 Accepted"),
        (204, "HTTP/1.1 204 No Content"),
        (299, "HTTP/1.1 299 <none>"),
    ] {
        let status = StatusCode::from_u16(number).unwrap();
        let subscriber = Subscriber {
            status,
            ..subscriber()
        };
        let received = subscriber.received.clone();
        let consumer = Consumer::start(object::router(subscriber)).await;
        let callback_url = consumer.url(failed::BASE_PATH);
        let body = format!(r#"{{"failedUrl":"{callback_url}"}}"#);
        post_json(provider.address(), "/subscribe/myevent", &body).await;
        let answer = support::client()
            .failed(&provider.target(), Some(&payload()))
            .await;
        assert_eq!(answer.unwrap(), failed::Response::Success(status));
        assert_eq!(received.take(), [(&failed::OPERATION, Some(payload()))]);
        let (request, answer) = consumer.take();
        let expected = json_post(consumer.address(), "/failed", PAYLOAD);
        assert_eq!(request.to_string(), expected);
        assert_eq!(answer.start_line, status_line);
    }
}

/// A handler cannot answer outside of the range either: what it meant is not declared, so it has failed.
#[tokio::test]
async fn failed_is_not_answered_outside_of_its_class() {
    let subscriber = Subscriber {
        status: StatusCode::FOUND,
        ..subscriber()
    };
    let consumer = Consumer::start(object::router(subscriber)).await;
    let target = failed::at(&consumer.url(failed::BASE_PATH)).unwrap();
    let error = support::client().failed(&target, None).await.unwrap_err();
    assert!(error.is_undeclared_status());
    assert_eq!(error.status(), Some(StatusCode::INTERNAL_SERVER_ERROR));
    assert_eq!(
        error.answer().unwrap().body(),
        r#"{"title":"Internal Server Error","status":500}"#
    );
}

/// A subscriber that was not generated answers what it likes. The provider can look at all of it.
#[tokio::test]
async fn a_status_outside_of_the_class_is_not_declared() {
    for number in [302, 400, 404, 410, 503] {
        let status = StatusCode::from_u16(number).unwrap();
        let headers = [("retry-after", "120")];
        let answer = async move || (status, headers, "not now");
        let consumer = HttpServer::start(axum::Router::new().route("/hook", post(answer))).await;
        let target = Target::new(&consumer.url("/hook")).unwrap();
        let error = support::client().failed(&target, None).await.unwrap_err();
        assert!(error.is_undeclared_status());
        assert!(!error.is_decode() && !error.is_timeout() && !error.is_connect());
        assert_eq!(error.status(), Some(status));
        let answer = error.answer().unwrap();
        assert_eq!(answer.headers()["retry-after"], "120");
        assert_eq!(answer.body(), "not now");
        assert_eq!(
            error.to_string(),
            format!(
                "callback `failed` to `http://{}`: the answer {number} is not declared: `Error::answer` has its body",
                consumer.address()
            )
        );
    }
}
