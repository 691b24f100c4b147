//! Headers of answers over HTTP: the sender gets what the handler returns, and undeclared ones are reported.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::sync::{Arc, Mutex};

use callbacks::{Error, HandlerError, StatusCode, Target};
use stock::stock_changed::{
    ClientErrorResponse, DefaultBody, DefaultResponse, NoContentResponse, OkResponse, Request,
    Response, TemporaryRedirectResponse,
};
use stock::{CallbackHandler, CallbackSender, Problem, Size, Stock, StockChangedOkXMood};
use support::{Consumer, HttpServer, Message, PATIENCE, TcpServer, client, post_json, printed};
use tokio::time::timeout;

#[callbacks::openapi("tests/fixtures/answer-headers.yaml")]
mod stock {}

/// Answers as the test says.
struct Answering(Response);

impl CallbackHandler for Answering {
    async fn stock_changed(&self, _callback: Request) -> Result<Response, HandlerError> {
        Ok(self.0.clone())
    }
}

fn body() -> Stock {
    Stock {
        item: "tea".to_owned(),
        left: 3,
    }
}

fn problem() -> Problem {
    Problem {
        title: Some("Full".to_owned()),
    }
}

async fn send(url: &str) -> Result<Response, Error> {
    let target = Target::new(url).unwrap();
    let (client, body) = (client(), body());
    let sending = client.stock_changed(&target, &body);
    timeout(PATIENCE, sending).await.unwrap()
}

/// Sends the answer through both sides and returns it as it was on the wire.
async fn round_trip(answer: impl Into<Response>) -> Message {
    let answer = answer.into();
    let consumer = Consumer::start(stock::router(Answering(answer.clone()))).await;
    let arrived = send(&consumer.url("/stock-changed")).await.unwrap();
    assert_eq!(arrived, answer);
    consumer.take().1
}

#[tokio::test]
#[allow(deprecated, reason = "a deprecated header is carried like any other")]
async fn headers_of_every_form_arrive_as_they_were_said() {
    let answer = OkResponse {
        x_tags: Some(vec!["new".to_owned(), "hot".to_owned()]),
        x_flat: Some(Size { w: 1, h: Some(2) }),
        x_pairs: Some(Size { w: 3, h: Some(4) }),
        x_json: Some(Size::new(5)),
        x_mood: Some(StockChangedOkXMood::Busy),
        x_old: Some("a, b".to_owned()),
        ..OkResponse::new(7, body())
    };
    let wire = round_trip(answer).await;
    let header = |name: &str| wire.header(name).unwrap();
    assert_eq!(header("x-count"), "7");
    assert_eq!(header("x-tags"), "new,hot");
    assert_eq!(header("x-flat"), "w,1,h,2");
    assert_eq!(header("x-pairs"), "w=3,h=4");
    assert_eq!(header("x-json"), r#"{"w":5}"#);
    assert_eq!(header("x-mood"), "busy");
    assert_eq!(header("x-old"), "a, b");
    assert_eq!(header("content-type"), "application/json");
    assert_eq!(wire.body, r#"{"item":"tea","left":3}"#);
}

#[tokio::test]
async fn an_absent_header_leaves_no_trace() {
    let wire = round_trip(OkResponse::new(1, body())).await;
    assert_eq!(wire.header("x-tags"), None);
    let wire = round_trip(NoContentResponse::default()).await;
    assert_eq!((wire.status(), wire.header("x-correlator")), (204, None));
    let correlated = NoContentResponse {
        x_correlator: Some("c-1".to_owned()),
    };
    let wire = round_trip(correlated).await;
    assert_eq!(wire.header("x-correlator"), Some("c-1"));
}

#[tokio::test]
async fn an_answer_without_headers_is_what_it_was() {
    assert_eq!(round_trip(Response::Gone).await.status(), 410);
}

#[tokio::test]
async fn statuses_of_ranges_and_defaults_stand_beside_headers() {
    let elsewhere = TemporaryRedirectResponse::new("https://other.example/hook", problem());
    let wire = round_trip(elsewhere).await;
    assert_eq!(wire.header("location"), Some("https://other.example/hook"));
    assert_eq!(
        wire.header("content-type"),
        Some("application/problem+json")
    );

    let status = StatusCode::TOO_MANY_REQUESTS;
    let wire = round_trip(ClientErrorResponse {
        retry_after: Some(120),
        ..ClientErrorResponse::new(status, "full", problem())
    })
    .await;
    assert_eq!(
        (wire.status(), wire.header("retry-after")),
        (429, Some("120"))
    );
    assert_eq!(wire.header("status"), Some("full"));

    let text = DefaultBody::Text("oh".to_owned());
    let wire = round_trip(DefaultResponse::new(
        StatusCode::BAD_GATEWAY,
        "0123abcd",
        text,
    ))
    .await;
    assert_eq!(
        (wire.status(), wire.header("x-trace")),
        (502, Some("0123abcd"))
    );
}

/// What becomes of an answer that no handler of ours would give.
async fn answered(status: &str, headers: &[&str], body: &str) -> Result<Response, Error> {
    let lines: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 {status} X\r\nContent-Length: {length}\r\nContent-Type: application/json\r\n{lines}\r\n{body}"
    );
    let server = TcpServer::answering(answer).await;
    send(&server.url("/")).await
}

async fn check(status: &str, headers: &[&str], expected: &str) {
    let error = match answered(status, headers, r#"{"item":"tea","left":3}"#).await {
        Err(error) => error,
        // A success is no error.
        Ok(Response::Undeclared(undeclared)) => {
            assert_eq!(undeclared.answer().status().as_str(), status);
            assert_eq!(undeclared.reason(), expected);
            assert!(!format!("{undeclared:?}").contains("c4nary"));
            return;
        }
        Ok(answer) => panic!("{answer:?} is declared"),
    };
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.status().unwrap().as_str(), status);
    let told = error.to_string();
    assert_eq!(told.split_once(": ").unwrap().1, expected);
    assert!(!printed(&error).contains("c4nary"), "{}", printed(&error));
}

#[tokio::test]
async fn what_is_wrong_with_a_header_is_told_without_its_value() {
    check("200", &[], "header `X-Count` of the answer 200 is missing").await;
    check(
        "200",
        &["X-Count: c4nary"],
        "header `X-Count` of the answer 200 must be an integer of 32 bits",
    )
    .await;
    check(
        "200",
        &["X-Count: 1", "X-Count: 2"],
        "header `X-Count` of the answer 200 may occur only once",
    )
    .await;
    check(
        "200",
        &["X-Count: 0"],
        "header `X-Count` of the answer 200 is not as declared: `minimum`",
    )
    .await;
    check(
        "200",
        &["X-Count: 1", "X-Mood: c4nary"],
        "header `X-Mood` of the answer 200 is not as declared",
    )
    .await;
    check(
        "200",
        &["X-Count: 1", "X-Json: {\"c4nary\""],
        "header `X-Json` of the answer 200 is not as declared",
    )
    .await;
    check(
        "500",
        &["X-Trace: c4nary"],
        "header `X-Trace` of the answer 500 is not as declared: `pattern`",
    )
    .await;
    check("307", &[], "header `Location` of the answer 307 is missing").await;

    let error = answered("500", &["X-Trace: c4nary"], "{}").await;
    let fault = error.unwrap_err().answer_fault();
    assert!(fault.unwrap().contains("c4nary"));
}

#[tokio::test]
async fn several_lines_are_one_list() {
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 23\r\nContent-Type: application/json\r\nX-Count: 1\r\n\
                  X-Tags: a, b\r\nx-tags: c\r\n\r\n{\"item\":\"tea\",\"left\":3}";
    let server = TcpServer::answering(answer).await;
    let Response::Ok(answer) = send(&server.url("/")).await.unwrap() else {
        panic!("another answer");
    };
    assert_eq!(answer.x_tags.unwrap(), ["a", "b", "c"]);
}

/// The answer if a handler's answer does not match the document, and what the consumer learns about it.
async fn failed(answer: impl Into<Response>) -> (u16, String) {
    let told = Arc::new(Mutex::new(String::new()));
    let hook = Arc::clone(&told);
    let router = stock::router(Answering(answer.into())).on_failure(move |_, error| {
        *hook.lock().unwrap() = error.to_string();
    });
    let server = HttpServer::start(router).await;
    let body = r#"{"item":"tea","left":3}"#;
    let answer = post_json(server.address(), "/stock-changed", body).await;
    let told = told.lock().unwrap().clone();
    (answer.status(), told)
}

#[tokio::test]
async fn a_handler_cannot_say_what_is_not_declared() {
    let (status, told) = failed(OkResponse::new(0, body())).await;
    assert_eq!(status, 500);
    assert_eq!(
        told,
        "header `X-Count` is not as declared: expected at least 1, found `0` at `#`"
    );
    let split = TemporaryRedirectResponse::new("https://a.example\r\nX-Evil: 1", problem());
    let (status, told) = failed(split).await;
    assert_eq!(status, 500);
    assert_eq!(
        told,
        "header `Location` holds a character that no header may hold"
    );
    let ambiguous = OkResponse {
        x_tags: Some(vec!["a,b".to_owned()]),
        ..OkResponse::new(1, body())
    };
    let (status, told) = failed(ambiguous).await;
    assert_eq!(status, 500);
    assert_eq!(
        told,
        "header `X-Tags` would be read as another value in its style"
    );
    let outside = ClientErrorResponse::new(StatusCode::OK, "fine", problem());
    assert_eq!(failed(outside).await.0, 500);
}

#[tokio::test]
async fn without_validation_only_the_types_are_held_to() {
    let router = stock::router(Answering(OkResponse::new(0, body()).into()))
        .validation(callbacks::Validation::Off);
    let server = HttpServer::start(router).await;
    let target = Target::new(&server.url("/stock-changed")).unwrap();
    let lenient = client().without_validation();
    let answer = lenient.stock_changed(&target, &body()).await.unwrap();
    assert_eq!(answer, OkResponse::new(0, body()).into());
    let answer = client().stock_changed(&target, &body()).await.unwrap();
    assert!(matches!(answer, Response::Undeclared(_)), "{answer:?}");
}
