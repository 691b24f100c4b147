//! Bodies that were made to hurt a consumer, as its server answers them (R8).

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::time::Duration;

use callbacks::HandlerError;
use callbacks::retry::TokioClock;
use kinds::sorted::{self, BASE_PATH, Response};
use support::{Consumer, HttpServer, ask, exchange, post_json};

#[callbacks::openapi("tests/fixtures/kinds.yaml")]
mod kinds {}

struct Unconcerned;

impl kinds::CallbackHandler for Unconcerned {
    async fn sorted(&self, _callback: sorted::Request) -> Result<Response, HandlerError> {
        Ok(Response::NoContent)
    }
}

/// R8: recursive types are read to a depth that the stack holds; what is deeper is malformed, whatever it is made of.
#[tokio::test]
async fn r8_depth_is_bounded() {
    let consumer = Consumer::start(kinds::router(Unconcerned)).await;
    let lists = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let objects = |depth: usize| format!("{}{{}}{}", r#"{"a":"#.repeat(depth), "}".repeat(depth));
    for (depth, expected) in [(1_usize, 204), (100, 204), (200, 400), (100_000, 400)] {
        let bodies = [
            (format!(r#"{{"tree":{}}}"#, lists(depth)), expected),
            (
                format!(r#"{{"dictionary":{}}}"#, objects(depth.min(30_000))),
                expected,
            ),
            // An unknown member is skipped without recursion.
            (format!(r#"{{"unknown":{}}}"#, lists(depth)), 204),
        ];
        for (body, expected) in bodies {
            let answer = post_json(consumer.address(), BASE_PATH, &body).await;
            assert_eq!(answer.status(), expected, "{depth}");
            consumer.take();
        }
    }
}

/// R8: a body that means two things means none.
#[tokio::test]
async fn r8_a_member_that_comes_twice_is_refused() {
    let consumer = Consumer::start(kinds::router(Unconcerned)).await;
    for body in [
        r#"{"note":"a","note":"b"}"#,
        r#"{"mark":{"kind":"mark","kind":"mark","version":2,"live":true,"name":"x"}}"#,
        r#"{"dictionary":{"a":{},"a":{}}}"#,
    ] {
        let answer = post_json(consumer.address(), BASE_PATH, body).await;
        assert_eq!(answer.status(), 422, "{body}");
        consumer.take();
    }
}

/// R7: a sender who promises a body and does not send it gets an answer, and the connection ends.
#[tokio::test]
async fn r7_a_body_that_does_not_come() {
    let router = kinds::router(Unconcerned);
    let router = router.upload_timeout(Duration::from_millis(50), TokioClock::default());
    let server = HttpServer::start(router).await;
    for (length, body) in [
        ("Content-Length: 100", "{"),
        ("Transfer-Encoding: chunked", "1\r\n{\r\n"),
    ] {
        let head = format!("POST {BASE_PATH} HTTP/1.1\r\nHost: x\r\n{length}\r\n\r\n");
        let answer = exchange(server.address(), &format!("{head}{body}")).await;
        assert_eq!(answer.status(), 408, "{length}");
    }
}

/// R7: a sender who asks first gets its answer before it sends.
#[tokio::test]
async fn r7_a_sender_who_asks_first_is_spared_the_upload() {
    let server = HttpServer::start(kinds::router(Unconcerned)).await;
    let head = |lines: &str| {
        format!(
            "POST {BASE_PATH} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n{lines}\r\n\r\n"
        )
    };
    for (lines, expected) in [
        ("Content-Length: 99999999999", 413),
        ("Content-Length: 2\r\nContent-Encoding: gzip", 415),
    ] {
        let answer = exchange(server.address(), &head(lines)).await;
        assert_eq!(answer.status(), expected, "{lines}");
    }
}

/// What checks requests on their way may have gone by the other one.
#[tokio::test]
async fn a_body_of_two_content_types_is_of_none() {
    let consumer = Consumer::start(kinds::router(Unconcerned)).await;
    let (json, text) = ("Content-Type: application/json", "Content-Type: text/plain");
    for (lines, expected) in [
        (&[json][..], 204),
        (&[json, text], 415),
        (&[text, json], 415),
        (&[json, json], 415),
    ] {
        let post = format!("POST {BASE_PATH}");
        let answer = ask(consumer.address(), &post, lines, "{}").await;
        assert_eq!(answer.status(), expected, "{lines:?}");
    }
}

/// R7: the default limit of a router.
#[tokio::test]
async fn r7_a_body_has_256_kib_and_no_byte_more() {
    let consumer = Consumer::start(kinds::router(Unconcerned)).await;
    for (length, expected) in [(256 * 1024, 204), (256 * 1024 + 1, 413)] {
        let body = format!("{{{}}}", " ".repeat(length - 2));
        let answer = post_json(consumer.address(), BASE_PATH, &body).await;
        assert_eq!(answer.status(), expected, "{length}");
    }
}
