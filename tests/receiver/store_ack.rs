//! Callbacks that are answered with data: a GET with its data in the query and a POST with JSON at one URL, an
//! identifier in the path of the URL, and everything that a consumer refuses.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use callbacks::{HandlerError, Target};
use serde_json::{Value, json};
use store::{Ack, CallbackHandler, CallbackSender, PaymentResultPost};
use store::{payment_progress, payment_result, payment_result_get, payment_result_post};
use support::{Consumer, HttpServer, Message, Provider, Received, USER_AGENT, ask, exchange};

#[callbacks::openapi("tests/fixtures/store-ack.yaml")]
mod store {}

/// What the shop's handler was called with, of whichever operation.
#[derive(Debug, PartialEq)]
enum Call {
    Get(payment_result_get::Request),
    Post(payment_result_post::Request),
    Progress(payment_progress::Request),
}

/// Acknowledges, except for some payments that it cannot deal with.
struct Shop(Received<Call>);

const UNREADABLE: i64 = 400;
const INVALID: i64 = 422;
const UNAVAILABLE: i64 = 500;
const FAILS: i64 = 1000;
const FAILS_FOR_NOW: i64 = 1001;
const PANICS: i64 = 1002;

/// What no answer may reveal.
const REASON: &str = "the password of the database is hunter2";

fn ack(ref_id: i64) -> Ack {
    Ack {
        ack: true,
        timestamp: "2024-05-01T12:00:00Z".to_owned(),
        req_ref_id: ref_id.to_string(),
        ref_id: format!("shop-{ref_id}"),
    }
}

impl CallbackHandler for Shop {
    async fn payment_result_get(
        &self,
        callback: payment_result_get::Request,
    ) -> Result<payment_result_get::Response, HandlerError> {
        use payment_result_get::Response;
        let ref_id = callback.ref_id;
        self.0.push(Call::Get(callback));
        match ref_id {
            UNREADABLE => Ok(Response::BadRequest),
            INVALID => Ok(Response::UnprocessableContent),
            UNAVAILABLE => Ok(Response::InternalServerError),
            _ => Ok(Response::Ok(ack(ref_id))),
        }
    }

    async fn payment_result_post(
        &self,
        callback: payment_result_post::Request,
    ) -> Result<payment_result_post::Response, HandlerError> {
        let ref_id = callback.body.ref_id;
        self.0.push(Call::Post(callback));
        match ref_id {
            FAILS => Err(std::io::Error::other(REASON).into()),
            FAILS_FOR_NOW => {
                Err(HandlerError::new(REASON).with_status(http::StatusCode::SERVICE_UNAVAILABLE))
            }
            PANICS => panic!("{REASON}"),
            _ => Ok(payment_result_post::Response::Ok(ack(ref_id))),
        }
    }

    async fn payment_progress(
        &self,
        callback: payment_progress::Request,
    ) -> Result<payment_progress::Response, HandlerError> {
        let ref_id = callback.ref_id;
        self.0.push(Call::Progress(callback));
        Ok(payment_progress::Response::Ok(ack(ref_id)))
    }
}

async fn consumer() -> (Consumer, Received<Call>) {
    let received = Received::default();
    let router = store::router(Shop(received.clone()));
    (Consumer::start(router).await, received)
}

/// Both callbacks are at the one URL that the subscriber gives.
fn target(consumer: &Consumer) -> Target {
    payment_result::at(&consumer.url(payment_result::BASE_PATH)).unwrap()
}

async fn start_payment(provider: &Provider, callback_url: &str) -> Message {
    let callback_url = callback_url.replace('/', "%2F");
    let request = format!("POST /foo?callbackURL={callback_url}");
    ask(provider.address(), &request, &[], "").await
}

mod between_provider_and_consumer {
    use super::*;

    const ACK_7: &str =
        r#"{"ack":true,"timestamp":"2024-05-01T12:00:00Z","reqRefId":"7","refId":"shop-7"}"#;

    fn acknowledged(body: &str) -> String {
        let length = body.len();
        format!(
            "HTTP/1.1 200 OK\ncontent-length: {length}\ncontent-type: application/json\n\n{body}"
        )
    }

    #[tokio::test]
    async fn get_carries_its_data_in_the_query() {
        let (consumer, received) = consumer().await;
        let provider = Provider::start("/foo", |exchange| payment_result::resolve(&exchange)).await;
        let callback_url = consumer.url("/payment-result");
        assert_eq!(start_payment(&provider, &callback_url).await.status(), 201);
        assert_eq!(provider.stored(), [format!("\"{callback_url}\"")]);

        let request = payment_result_get::Request {
            success: true,
            ref_id: 7,
        };
        let answer = support::client()
            .payment_result_get(&provider.target(), &request)
            .await;
        assert_eq!(answer.unwrap(), payment_result_get::Response::Ok(ack(7)));
        assert_eq!(received.take(), [Call::Get(request)]);

        let (request, answer) = consumer.take();
        let host = consumer.address();
        let expected = format!(
            "GET /payment-result?success=true&refId=7 HTTP/1.1\n\
             accept: application/json\nhost: {host}\nuser-agent: {USER_AGENT}\n\n"
        );
        assert_eq!(request.to_string(), expected);
        assert_eq!(answer.to_string(), acknowledged(ACK_7));
    }

    #[tokio::test]
    async fn post_carries_json() {
        let (consumer, received) = consumer().await;
        let body = PaymentResultPost {
            success: false,
            ref_id: 7,
        };
        let answer = support::client()
            .payment_result_post(&target(&consumer), &body)
            .await;
        assert_eq!(answer.unwrap(), payment_result_post::Response::Ok(ack(7)));
        let expected = payment_result_post::Request { body };
        assert_eq!(received.take(), [Call::Post(expected)]);

        let (request, answer) = consumer.take();
        let host = consumer.address();
        let expected = format!(
            "POST /payment-result HTTP/1.1\n\
             accept: application/json\ncontent-length: 27\ncontent-type: application/json\n\
             host: {host}\nuser-agent: {USER_AGENT}\n\n\
             {{\"success\":false,\"refId\":7}}"
        );
        assert_eq!(request.to_string(), expected);
        assert_eq!(answer.to_string(), acknowledged(ACK_7));
    }

    #[tokio::test]
    async fn each_declared_status_is_an_answer_of_its_own() {
        use payment_result_get::Response;
        let (consumer, _) = consumer().await;
        let target = target(&consumer);
        let client = support::client();
        for (ref_id, expected, status_line) in [
            (UNREADABLE, Response::BadRequest, "HTTP/1.1 400 Bad Request"),
            (
                INVALID,
                Response::UnprocessableContent,
                "HTTP/1.1 422 Unprocessable Entity",
            ),
            (
                UNAVAILABLE,
                Response::InternalServerError,
                "HTTP/1.1 500 Internal Server Error",
            ),
            (i64::MIN, Response::Ok(ack(i64::MIN)), "HTTP/1.1 200 OK"),
        ] {
            let success = true;
            let request = payment_result_get::Request { success, ref_id };
            let answer = client.payment_result_get(&target, &request).await;
            assert_eq!(answer.unwrap(), expected);
            let (request, answer) = consumer.take();
            let target = format!("GET /payment-result?success=true&refId={ref_id} HTTP/1.1");
            assert_eq!(request.start_line, target);
            assert_eq!(answer.start_line, status_line);
        }
    }

    /// Several callbacks about one payment: the provider stores one target and fills in the identifier for each call.
    #[tokio::test]
    async fn the_identifier_in_the_path_stays_open_until_the_call() {
        let (consumer, received) = consumer().await;
        let provider =
            Provider::start("/foo", |exchange| payment_progress::resolve(&exchange)).await;
        let callback_url = consumer.url(payment_progress::BASE_PATH);
        assert_eq!(start_payment(&provider, &callback_url).await.status(), 201);
        assert_eq!(provider.stored(), [format!("\"{callback_url}/{{refId}}\"")]);

        let target = provider.target();
        let client = support::client();
        for ref_id in [7, 0, -12, i64::MAX] {
            let success = false;
            let request = payment_progress::Request { ref_id, success };
            let answer = client.payment_progress(&target, &request).await;
            assert_eq!(answer.unwrap(), payment_progress::Response::Ok(ack(ref_id)));
            assert_eq!(received.take(), [Call::Progress(request)]);
            let (request, _) = consumer.take();
            let expected = format!("GET /payment-result/{ref_id}?success=false HTTP/1.1");
            assert_eq!(request.start_line, expected);
        }
    }

    /// A callback URL may have a query of its own, behind which no path fits, but a call's parameters do. Its fragment is
    /// never sent (RFC 9110 section 4.2.5).
    #[tokio::test]
    async fn a_query_of_the_callback_url_stays() {
        let (consumer, received) = consumer().await;
        let provider = Provider::start("/foo", |exchange| payment_result::resolve(&exchange)).await;
        let callback_url = consumer.url("/payment-result?tenant=a%26b#top");
        let callback_url = callback_url.replace('%', "%25").replace('#', "%23");
        assert_eq!(start_payment(&provider, &callback_url).await.status(), 201);

        let request = payment_result_get::Request {
            success: true,
            ref_id: 7,
        };
        let answer = support::client()
            .payment_result_get(&provider.target(), &request)
            .await;
        assert_eq!(answer.unwrap(), payment_result_get::Response::Ok(ack(7)));
        assert_eq!(received.take(), [Call::Get(request)]);
        assert_eq!(
            consumer.take().0.start_line,
            "GET /payment-result?tenant=a%26b&success=true&refId=7 HTTP/1.1"
        );

        let provider =
            Provider::start("/foo", |exchange| payment_progress::resolve(&exchange)).await;
        for (url, code) in [("/p?tenant=a", "base-query"), ("/p%23top", "base-fragment")] {
            let refused = start_payment(&provider, &consumer.url(url)).await;
            assert_eq!((refused.status(), &*refused.body), (400, code), "{url}");
        }
    }

    /// The document declares 500, and no body for it: the failure of the handler is a typed answer for the provider.
    #[tokio::test]
    async fn a_failing_handler_is_an_answer_where_500_is_declared() {
        let (consumer, _) = consumer().await;
        let body = PaymentResultPost {
            success: true,
            ref_id: FAILS,
        };
        let answer = support::client()
            .payment_result_post(&target(&consumer), &body)
            .await;
        let expected = payment_result_post::Response::InternalServerError;
        assert_eq!(answer.unwrap(), expected);
    }
}

/// Requests that no generated sender would make, each written by hand.
mod refused {
    use super::*;

    /// A consumer whose handler must not be called.
    async fn unreachable_handler() -> (HttpServer, Received<Call>) {
        let received = Received::default();
        let router = store::router(Shop(received.clone())).body_limit(1024);
        (HttpServer::start(router).await, received)
    }

    /// The members of `errors` in the problem details (RFC 9457), without their texts for people, which must be there.
    fn places(answer: &Message) -> Vec<Value> {
        let mut errors = answer.json()["errors"].as_array().cloned().unwrap();
        for error in &mut errors {
            let detail = error.as_object_mut().unwrap().remove("detail").unwrap();
            assert_ne!(detail.as_str(), Some(""));
        }
        errors
    }

    fn assert_problem(answer: &Message, status: u16, title: &str) {
        assert_eq!(answer.status(), status, "{answer}");
        let content_type = answer.header("content-type");
        assert_eq!(content_type, Some("application/problem+json"));
        let problem = answer.json();
        assert_eq!(
            (&problem["status"], &problem["title"]),
            (&json!(status), &json!(title))
        );
    }

    async fn post(address: SocketAddr, content_type: &str, body: &str) -> Message {
        let headers = [&*format!("Content-Type: {content_type}")];
        ask(address, "POST /payment-result", &headers, body).await
    }

    #[tokio::test]
    async fn a_body_that_is_no_json_is_malformed() {
        let (consumer, received) = unreachable_handler().await;
        for body in [
            r#"{"success":true,"refId":7"#,
            r#"{"success":true,"refId":07}"#,
            r#"{"success":true,"refId":7} {}"#,
            "success=true",
            "\u{feff}{",
            " ",
            "",
        ] {
            let answer = post(consumer.address(), "application/json", body).await;
            assert_problem(&answer, 400, "Bad Request");
            assert_eq!(places(&answer), [json!({})], "{body}");
        }
        assert_eq!(received.take(), []);
    }

    #[tokio::test]
    async fn a_body_that_is_not_as_the_schema_says_is_unprocessable() {
        let (consumer, received) = unreachable_handler().await;
        for (body, pointer, keyword) in [
            (r#"{"success":"yes","refId":7}"#, "#/success", "type"),
            (r#"{"success":true,"refId":"7"}"#, "#/refId", "type"),
            (r#"{"success":true,"refId":7.5}"#, "#/refId", "type"),
            (
                r#"{"success":true,"refId":9223372036854775808}"#,
                "#/refId",
                "format",
            ),
            (r#"{"success":true,"refId":null}"#, "#/refId", "type"),
            ("[true,7]", "#", "type"),
            ("null", "#", "type"),
        ] {
            let answer = post(consumer.address(), "application/json", body).await;
            assert_problem(&answer, 422, "Unprocessable Content");
            let place = json!({ "pointer": pointer, "keyword": keyword });
            assert_eq!(places(&answer), [place], "{body}");
        }
        // The place of a member that is not there is the object; the text names the member.
        let required = json!({ "pointer": "#", "keyword": "required" });
        for (body, member, place) in [
            (r#"{"success":true}"#, "`refId`", &required),
            (r#"{"refId":7}"#, "`success`", &required),
            // What decoding alone refuses has no keyword.
            (
                r#"{"success":true,"success":true,"refId":7}"#,
                "`success`",
                &json!({ "pointer": "#" }),
            ),
        ] {
            let answer = post(consumer.address(), "application/json", body).await;
            assert_problem(&answer, 422, "Unprocessable Content");
            assert_eq!(places(&answer), std::slice::from_ref(place), "{body}");
            let problem = answer.json();
            let detail = problem["errors"][0]["detail"].as_str().unwrap();
            assert!(detail.contains(member), "{detail}");
        }
        assert_eq!(received.take(), []);
    }

    #[tokio::test]
    async fn every_parameter_that_is_wrong_is_named_at_once() {
        let wrong = |name: &str| json!({"parameter": name, "in": "query"});
        let (consumer, received) = unreachable_handler().await;
        for (query, names) in [
            ("?success=maybe&refId=7", vec!["success"]),
            ("?success=true&refId=", vec!["refId"]),
            ("?success=true&refId=%2B7", vec!["refId"]),
            ("?success=true&refId=9223372036854775808", vec!["refId"]),
            ("?success=true&refId=7&refId=7", vec!["refId"]),
            ("?success=true&refid=7", vec!["refId"]),
            ("?refId=7", vec!["success"]),
            ("?success=TRUE&refId=7.0", vec!["success", "refId"]),
            ("", vec!["success", "refId"]),
        ] {
            let request = format!("GET /payment-result{query}");
            let answer = ask(consumer.address(), &request, &[], "").await;
            assert_problem(&answer, 422, "Unprocessable Content");
            let expected: Vec<_> = names.into_iter().map(wrong).collect();
            assert_eq!(places(&answer), expected, "{query}");
        }

        let request = "GET /payment-result/seven?success=maybe";
        let answer = ask(consumer.address(), request, &[], "").await;
        assert_problem(&answer, 422, "Unprocessable Content");
        let in_path = json!({"parameter": "refId", "in": "path"});
        assert_eq!(places(&answer), [in_path, wrong("success")]);

        let answer = ask(
            consumer.address(),
            "GET /payment-result?success=%FF&refId=x",
            &[],
            "",
        )
        .await;
        assert_problem(&answer, 400, "Bad Request");
        assert_eq!(places(&answer), [wrong("success"), wrong("refId")]);
        assert_eq!(received.take(), []);
    }

    /// The document declares `application/json`; types that are JSON by their name are read as well.
    #[tokio::test]
    async fn other_content_types_are_unsupported() {
        const BODY: &str = r#"{"success":true,"refId":7}"#;
        let (consumer, received) = unreachable_handler().await;
        for content_type in ["text/plain", "application/xml", "application/jsonp", "json"] {
            let answer = post(consumer.address(), content_type, BODY).await;
            assert_problem(&answer, 415, "Unsupported Media Type");
        }
        assert_eq!(received.take(), []);

        for content_type in [
            "Application/JSON",
            "application/json; charset=utf-8",
            "application/vnd.shop+json",
            // As if there were no such header.
            "",
        ] {
            let answer = post(consumer.address(), content_type, BODY).await;
            assert_eq!(answer.status(), 200, "{content_type}");
        }
        assert_eq!(received.take().len(), 4);
    }

    #[tokio::test]
    async fn other_methods_are_told_which_ones_there_are() {
        let (consumer, received) = unreachable_handler().await;
        for (request, allow) in [
            ("PUT /payment-result", "GET, HEAD, POST"),
            ("DELETE /payment-result", "GET, HEAD, POST"),
            ("get /payment-result", "GET, HEAD, POST"),
            ("POST /payment-result/7", "GET, HEAD"),
        ] {
            let answer = ask(consumer.address(), request, &[], "").await;
            assert_problem(&answer, 405, "Method Not Allowed");
            assert_eq!(answer.header("allow"), Some(allow), "{request}");
        }
        assert_eq!(received.take(), []);
    }

    #[tokio::test]
    async fn other_paths_are_not_found() {
        let received = Received::default();
        // Without axum's own routing in between, which has an answer of its own for unknown paths.
        let router = store::router(Shop(received.clone()));
        let consumer = HttpServer::start(axum::Router::new().fallback_service(router)).await;
        for path in [
            "/",
            "/payment-result//",
            "/payment-results",
            "/Payment-Result",
            "/payment-result/7/8",
        ] {
            let answer = ask(
                consumer.address(),
                &format!("GET {path}?success=true&refId=7"),
                &[],
                "",
            )
            .await;
            assert_problem(&answer, 404, "Not Found");
        }
        assert_eq!(received.take(), []);
    }

    #[tokio::test]
    async fn a_body_that_is_too_large_is_not_read() {
        let (consumer, received) = unreachable_handler().await;
        let head = format!(
            "POST /payment-result HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\
             Content-Type: application/json\r\n",
            consumer.address()
        );
        // It says so beforehand: the answer comes without any byte of the body.
        let announced = format!("{head}Content-Length: 1025\r\n\r\n");
        let answer = exchange(consumer.address(), &announced).await;
        assert_problem(&answer, 413, "Content Too Large");

        // It does not say so (RFC 9112 section 7.1): the answer comes as soon as the limit is passed.
        let chunk = "x".repeat(1025);
        let streamed = format!("{head}Transfer-Encoding: chunked\r\n\r\n401\r\n{chunk}\r\n");
        let answer = exchange(consumer.address(), &streamed).await;
        assert_problem(&answer, 413, "Content Too Large");
        assert_eq!(received.take(), []);

        // One byte less, and it is the JSON that counts.
        let padding = " ".repeat(1024 - r#"{"success":true,"refId":7}"#.len());
        let body = format!(r#"{padding}{{"success":true,"refId":7}}"#);
        let answer = post(consumer.address(), "application/json", &body).await;
        assert_eq!((answer.status(), received.take().len()), (200, 1));
    }
}

/// A failure of the handler is a matter of the consumer alone: its hook sees why, the sender does not.
#[tokio::test]
async fn a_failure_tells_the_sender_nothing_and_the_hook_everything() {
    let received = Received::default();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let hook = Arc::clone(&seen);
    let router = store::router(Shop(received.clone())).on_failure(move |operation, error| {
        let failure = (operation, error.status().as_u16(), error.to_string());
        hook.lock().unwrap().push(failure);
    });
    let consumer = HttpServer::start(router).await;

    for (ref_id, status, title, reason) in [
        (FAILS, 500, "Internal Server Error", REASON),
        (FAILS_FOR_NOW, 503, "Service Unavailable", REASON),
        (PANICS, 500, "Internal Server Error", "the handler panicked"),
    ] {
        let body = format!(r#"{{"success":true,"refId":{ref_id}}}"#);
        let answer = support::post_json(consumer.address(), "/payment-result", &body).await;
        let problem = format!(r#"{{"title":"{title}","status":{status}}}"#);
        let expected = format!(
            "HTTP/1.1 {status} {title}\nconnection: close\ncontent-length: {}\n\
             content-type: application/problem+json\nx-content-type-options: nosniff\n\n{problem}",
            problem.len()
        );
        assert_eq!(answer.to_string(), expected);
        let failure = ("paymentResultPost", status, reason.to_owned());
        assert_eq!(std::mem::take(&mut *seen.lock().unwrap()), [failure]);
    }

    // What the handler answers by itself is no failure, and the server goes on after a panic.
    let request = format!("GET /payment-result?success=true&refId={UNAVAILABLE}");
    let answer = ask(consumer.address(), &request, &[], "").await;
    assert_eq!((answer.status(), &*answer.body), (500, ""));
    assert_eq!(*seen.lock().unwrap(), []);
    assert_eq!(received.take().len(), 4);
}
