//! What the default client does when a consumer is slow, endless, broken or hostile, each a real server on loopback.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::support;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::routing::post;
use bytes::Bytes;
use callbacks::client::{OutgoingRequest, Transport, TransportError};
use callbacks::{Answer, Client, Error, Exchange};
use callbacks::{StatusCode, Target, UndeclaredAnswer};
use http::HeaderMap;
use items::{CallbackSender as _, Item, on_item_created};
use store::{CallbackSender as _, payment_progress, payment_result_get};
use support::{Consumer, FOREVER, PATIENCE, SHORT, TcpServer, printed, read_request};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

/// Its answer is declared without a body.
#[callbacks::openapi("tests/fixtures/items.yaml")]
mod items {}

/// Its answer is declared with a body.
#[callbacks::openapi("tests/fixtures/store-ack.yaml")]
mod store {}

const REQUEST: payment_result_get::Request = payment_result_get::Request {
    success: true,
    ref_id: 7,
};

/// Calls back where any 200 is an acknowledgement.
async fn acknowledge<T: Transport>(
    client: &Client<T>,
    url: &str,
) -> Result<on_item_created::Response, Error> {
    let target = Target::new(url).unwrap();
    client
        .on_item_created(&target, Some(&Item::default()))
        .await
}

/// The answer of a success that is not as declared.
#[track_caller]
fn undeclared(answer: Result<payment_result_get::Response, Error>) -> UndeclaredAnswer {
    match answer.unwrap() {
        payment_result_get::Response::Undeclared(undeclared) => undeclared,
        declared => panic!("{declared:?} is declared"),
    }
}

/// Calls back where a 200 carries data.
async fn acknowledge_with_data<T: Transport>(
    client: &Client<T>,
    url: &str,
) -> Result<payment_result_get::Response, Error> {
    let target = Target::new(url).unwrap();
    client.payment_result_get(&target, &REQUEST).await
}

/// An answer with a body that ends where the connection does.
fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    let head = head.replace('\n', "\r\n");
    [head.as_bytes(), b"\r\nConnection: close\r\n\r\n", body].concat()
}

#[tokio::test]
async fn an_answer_on_loopback_arrives() {
    let consumer = TcpServer::answering(answer("HTTP/1.1 200 OK", b"")).await;
    let acknowledged = acknowledge(&support::client(), &consumer.url("/hook")).await;
    assert_eq!(acknowledged.unwrap(), on_item_created::Response::Ok);
    assert_eq!(consumer.connections(), 1);
}

/// The test above, where the environment names a proxy for everything.
#[tokio::test]
async fn a_proxy_of_the_environment_is_not_used() {
    support::repeat_behind_proxy("client::an_answer_on_loopback_arrives").await;
}

/// A redirect would take the payload to a place that the subscriber never named, such as one behind the provider's wall.
#[tokio::test]
async fn redirects_are_not_followed() {
    let destination = TcpServer::answering(answer("HTTP/1.1 200 OK", b"")).await;
    for status in [301, 302, 303, 307, 308] {
        let location = destination.url("/inside");
        let head = format!("HTTP/1.1 {status} Elsewhere\nLocation: {location}");
        let consumer = TcpServer::answering(answer(&head, b"")).await;
        let error = acknowledge(&support::client(), &consumer.url("/hook"))
            .await
            .unwrap_err();
        assert!(error.is_undeclared_status());
        assert_eq!(error.status().unwrap(), status);
        assert_eq!(error.answer().unwrap().headers()["location"], *location);
    }
    assert_eq!(destination.connections(), 0);
}

mod within_a_deadline {
    use super::*;

    /// A byte every 100 milliseconds, for ever: no pause is long.
    async fn drip(stream: &mut TcpStream, byte: u8) {
        while stream.write_all(&[byte]).await.is_ok() {
            sleep(Duration::from_millis(100)).await;
        }
    }

    async fn check(consumer: TcpServer) {
        let transport = support::transport().timeout(SHORT).build().unwrap();
        let client = Client::over(transport);
        let begin = Instant::now();
        let url = consumer.url("/hook");
        let answer = timeout(PATIENCE, acknowledge(&client, &url)).await;
        let error = answer.expect("the deadline ends the call").unwrap_err();
        assert!(error.is_timeout(), "{}", printed(&error));
        assert!(!error.is_connect());
        assert!(error.status().is_none());
        assert!(begin.elapsed() >= SHORT);
        let expected = format!(
            "callback `onItemCreated` to `http://{}`: no answer within the timeout",
            consumer.address()
        );
        assert_eq!(error.to_string(), expected);
        assert_eq!(consumer.connections(), 1);
    }

    #[tokio::test]
    async fn a_consumer_must_answer() {
        check(
            TcpServer::start(async |mut stream| {
                read_request(&mut stream).await;
                sleep(FOREVER).await;
            })
            .await,
        )
        .await;
    }

    #[tokio::test]
    async fn its_headers_must_end() {
        check(
            TcpServer::start(async |mut stream| {
                read_request(&mut stream).await;
                stream
                    .write_all(b"HTTP/1.1 200 OK\r\nX-Slow: ")
                    .await
                    .unwrap();
                drip(&mut stream, b'a').await;
            })
            .await,
        )
        .await;
    }

    #[tokio::test]
    async fn its_body_must_end() {
        check(
            TcpServer::start(async |mut stream| {
                read_request(&mut stream).await;
                let head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
                stream.write_all(head).await.unwrap();
                drip(&mut stream, b' ').await;
            })
            .await,
        )
        .await;
    }
}

mod up_to_a_size {
    use super::*;

    /// Everything that the answer of `store` declares. In an endless body, white space follows.
    const ACK: &[u8] = br#"{"ack":true,"timestamp":"","reqRefId":"","refId":""}"#;

    /// Answers with an endless body, and reports when the client has disconnected.
    async fn endless(head: &'static str) -> (TcpServer, mpsc::UnboundedReceiver<()>) {
        let (hung_up, hearing) = mpsc::unbounded_channel();
        let server = TcpServer::start(move |mut stream| {
            let hung_up = hung_up.clone();
            async move {
                read_request(&mut stream).await;
                let mut sending = stream.write_all(&answer(head, ACK)).await;
                for _ in 0..16 * 1024 {
                    if sending.is_err() {
                        hung_up.send(()).unwrap();
                        return;
                    }
                    sending = stream.write_all(&[b' '; 16 * 1024]).await;
                }
            }
        })
        .await;
        (server, hearing)
    }

    async fn heard(mut hearing: mpsc::UnboundedReceiver<()>) {
        let heard = timeout(PATIENCE, hearing.recv()).await;
        assert_eq!(heard.unwrap(), Some(()), "the client read all of it");
    }

    #[tokio::test]
    async fn the_rest_of_an_acknowledgement_is_not_read() {
        let (consumer, hearing) = endless("HTTP/1.1 200 OK").await;
        let acknowledged = acknowledge(&support::client(), &consumer.url("/hook")).await;
        assert_eq!(acknowledged.unwrap(), on_item_created::Response::Ok);
        heard(hearing).await;
    }

    /// Even where what was read happens to be complete.
    #[tokio::test]
    async fn data_that_was_cut_off_is_no_data() {
        let (consumer, hearing) = endless("HTTP/1.1 200 OK\nContent-Type: application/json").await;
        let answer = acknowledge_with_data(&support::client(), &consumer.url("/hook")).await;
        let undeclared = undeclared(answer);
        assert_eq!(
            undeclared.reason(),
            "the body of the answer 200 is too large"
        );
        let answer = undeclared.answer();
        assert!(answer.is_truncated());
        assert_eq!(answer.body().len(), 64 * 1024);
        heard(hearing).await;
    }

    #[tokio::test]
    async fn an_undeclared_status_keeps_the_beginning_of_its_body() {
        let (consumer, hearing) = endless("HTTP/1.1 503 Service Unavailable").await;
        let error = acknowledge(&support::client(), &consumer.url("/hook"))
            .await
            .unwrap_err();
        assert!(error.is_undeclared_status());
        let answer = error.answer().unwrap();
        assert!(answer.is_truncated());
        assert_eq!(answer.body().len(), 64 * 1024);
        heard(hearing).await;
    }

    #[tokio::test]
    async fn the_limit_is_exact() {
        let transport = support::transport().answer_limit(10).build().unwrap();
        let client = Client::over(transport);
        for (body, kept, truncated) in [
            (&b""[..], &b""[..], false),
            (b"0123456789", b"0123456789", false),
            (b"0123456789a", b"0123456789", true),
        ] {
            let consumer = TcpServer::answering(answer("HTTP/1.1 404 Not Found", body)).await;
            let error = acknowledge(&client, &consumer.url("/hook"))
                .await
                .unwrap_err();
            let answer = error.answer().unwrap();
            assert_eq!(
                (&answer.body()[..], answer.is_truncated()),
                (kept, truncated)
            );
        }
    }
}

/// The consumer would choose the size of a decompressed answer, so compression is neither requested nor decoded.
#[tokio::test]
async fn a_compressed_answer_is_not_decompressed() {
    // RFC 1952: `{"ack":true}` as one stored block.
    const GZIP: &[u8] =
        b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x01\x0c\0\xf3\xff{\"ack\":true}\xff\xa1\x14\x72\x0c\0\0\0";
    for head in [
        "HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Encoding: gzip",
        "HTTP/1.1 418 Teapot\nContent-Encoding: gzip",
    ] {
        let consumer = TcpServer::answering(answer(head, GZIP)).await;
        let received = acknowledge_with_data(&support::client(), &consumer.url("/hook")).await;
        let answer = if head.contains("200") {
            undeclared(received).answer().clone()
        } else {
            received.unwrap_err().answer().unwrap().clone()
        };
        assert_eq!(answer.headers()["content-encoding"], "gzip");
        assert_eq!(answer.body(), GZIP);
    }
}

/// What one consumer asks to be remembered is sent to nobody, and no request asks for compression.
#[tokio::test]
async fn nothing_is_remembered_between_two_calls() {
    let router = axum::Router::new().route("/hook", post(async || [("set-cookie", "session=1")]));
    let consumer = Consumer::start(router).await;
    let client = support::client();
    for _ in 0..2 {
        let acknowledged = acknowledge(&client, &consumer.url("/hook")).await;
        assert_eq!(acknowledged.unwrap(), on_item_created::Response::Ok);
        let (request, _) = consumer.take();
        for name in ["cookie", "referer", "accept-encoding", "authorization"] {
            assert_eq!(request.header(name), None, "{name}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_is_not_as_declared_is_kept() {
    for (content_type, body, problem) in [
        (
            "text/html",
            &b"<p>Thanks</p>"[..],
            "the body of the answer 200 is not of a declared media type",
        ),
        (
            "application/json",
            b"{}",
            "the body of the answer 200 is not as declared",
        ),
        (
            "application/json",
            b"",
            "the body of the answer 200 is not as declared",
        ),
        (
            "application/json",
            b"{\"ack\":1}",
            "the body of the answer 200 is not as declared",
        ),
        (
            "application/json",
            b"\xff",
            "the body of the answer 200 is not as declared",
        ),
    ] {
        let head = format!("HTTP/1.1 200 OK\nContent-Type: {content_type}");
        let consumer = TcpServer::answering(answer(&head, body)).await;
        let answer = acknowledge_with_data(&support::client(), &consumer.url("/hook")).await;
        let undeclared = undeclared(answer);
        assert_eq!(undeclared.answer().status(), StatusCode::OK);
        assert_eq!(undeclared.answer().body(), body);
        assert_eq!(undeclared.reason(), problem);
        // Only a body of the right media type is read.
        assert_eq!(
            undeclared.fault().is_some(),
            content_type == "application/json"
        );
        if body == b"{\"ack\":1}" {
            assert!(undeclared.fault().unwrap().contains("#/ack"));
            assert!(!format!("{undeclared:?}").contains("#/ack"));
        }
    }
}

/// The URL of a server that is not there any more.
async fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

#[tokio::test]
async fn a_refused_connection_is_told_apart() {
    let nobody = nobody().await;
    let error = acknowledge(&support::client(), &nobody).await.unwrap_err();
    assert!(error.is_connect() && !error.is_timeout());
    assert!(error.answer().is_none());
    let expected = format!("callback `onItemCreated` to `{nobody}`: no connection: ");
    let told = error.to_string();
    assert!(told.starts_with(&expected), "{told}");
}

#[tokio::test]
async fn an_exchange_that_breaks_off_is_no_answer() {
    for bytes in [
        "",
        "HTTP/1.1 200 OK\r\nContent-",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}",
    ] {
        let consumer = TcpServer::answering(bytes).await;
        let error = acknowledge(&support::client(), &consumer.url("/hook"))
            .await
            .unwrap_err();
        assert!(
            !error.is_connect() && !error.is_timeout() && !error.is_decode(),
            "{bytes}"
        );
        assert!(error.answer().is_none(), "{bytes}");
        let expected = format!(
            "callback `onItemCreated` to `http://{}`: the exchange broke off",
            consumer.address()
        );
        assert_eq!(error.to_string(), expected);
    }
}

mod secrets {
    use super::*;

    /// Part of every secret in these tests, and of nothing else.
    const CANARY: &str = "canary";

    const PATH_AND_QUERY: &str = "/canary/path?token=canary-query";

    fn assert_untold(text: &str) {
        assert!(!text.to_lowercase().contains(CANARY), "{text}");
    }

    fn item() -> Item {
        Item {
            id: Some("canary-id".to_owned()),
            name: Some("canary-name".to_owned()),
        }
    }

    /// Whatever becomes of a call, its error can be logged.
    #[tokio::test]
    async fn no_error_of_a_call_tells_url_payload_or_answer() {
        let transport = support::transport()
            .timeout(Duration::from_millis(300))
            .build()
            .unwrap();
        let client = Client::over(transport);
        let closed = nobody().await;
        for (head, body) in [
            ("HTTP/1.1 503 canary\nX-Token: canary", &b"canary"[..]),
            (
                "HTTP/1.1 302 Found\nLocation: http://127.0.0.1:1/canary",
                b"",
            ),
            ("HTTP/1.1 200 OK\nContent-Type: text/canary", b"canary"),
            ("HTTP/1.1 200 OK\nContent-Type: application/json", b"canary"),
            (
                "HTTP/1.1 200 OK\nContent-Type: application/json",
                br#"{"ack":"canary"}"#,
            ),
            (
                "HTTP/1.1 200 OK\nContent-Type: application/json",
                br#"{"canary":{}}"#,
            ),
            ("HTTP/1.1 200 OK\ncanary canary: canary", b""),
            ("HTTP/1.1 200 OK\nContent-Length: 9999", b"canary"),
            ("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", b"canary"),
            ("canary", b""),
        ] {
            let consumer = TcpServer::answering(answer(head, body)).await;
            let url = consumer.url(PATH_AND_QUERY);
            match acknowledge_with_data(&client, &url).await {
                // A success that is not as declared.
                Ok(answer) => assert_untold(&format!("{answer:?}")),
                Err(error) => {
                    assert_untold(&printed(&error));
                    assert_untold(&format!("{:?}", error.answer()));
                    assert_untold(&printed(&error.without_url()));
                }
            }
        }

        let url = format!("{closed}{PATH_AND_QUERY}");
        let target = Target::new(&url).unwrap();
        let error = client
            .on_item_created(&target, Some(&item()))
            .await
            .unwrap_err();
        assert!(error.is_connect());
        assert_untold(&printed(&error));

        let silent = TcpServer::start(async |_stream| sleep(FOREVER).await).await;
        let target = Target::new(&silent.url(PATH_AND_QUERY)).unwrap();
        let error = client
            .on_item_created(&target, Some(&item()))
            .await
            .unwrap_err();
        assert!(error.is_timeout());
        assert_untold(&printed(&error));

        // A target that belongs to another operation: its parameter is not that one's.
        let target = Target::parse("http://127.0.0.1:1/canary/{other}").unwrap();
        let request = payment_progress::Request {
            ref_id: 7,
            success: true,
        };
        let error = client
            .payment_progress(&target, &request)
            .await
            .unwrap_err();
        assert_untold(&printed(&error));
    }

    /// Nor can the error of a subscription that is refused.
    #[test]
    fn no_error_of_a_subscription_tells_its_url() {
        for url in [
            "/canary",
            "canary",
            "canary://shop.example/",
            "https://canary:canary@shop.example/",
            "https://canary@shop.example/",
            "https://shop.example:canary/",
            "https://shop.example/canary canary",
            "https:///canary",
        ] {
            let error = Target::new(url).unwrap_err();
            assert!(error.is_target());
            assert_untold(&printed(&error));

            let error = serde_json::from_value::<Target>(url.into()).unwrap_err();
            assert_untold(&printed(&error));

            let body = serde_json::json!({ "callbackUrl": url }).to_string();
            let request =
                http::Request::post("/items?token=canary").header("authorization", "canary");
            let (parts, ()) = request.body(()).unwrap().into_parts();
            let exchange = Exchange::new(&parts, body);
            assert_untold(&format!("{exchange:?}"));
            let error = on_item_created::resolve(&exchange).unwrap_err();
            assert_untold(&printed(&error));
        }
    }

    /// Everything that a program holds on to can be printed for debugging.
    #[tokio::test]
    async fn no_value_tells_what_it_holds() {
        let target = Target::new("https://shop.example:8443/canary?token=canary#canary").unwrap();
        assert_eq!(
            format!("{target:?}"),
            r#"Target("https://shop.example:8443")"#
        );
        let target = Target::new("https://shop.example?token=canary").unwrap();
        assert_eq!(format!("{target:?}"), r#"Target("https://shop.example")"#);

        let headers = HeaderMap::from_iter([("x-token", "canary")].map(|(name, value)| {
            (
                http::HeaderName::from_static(name),
                http::HeaderValue::from_static(value),
            )
        }));
        let answer = Answer::new(StatusCode::OK, headers, Bytes::from("canary"));
        assert_untold(&format!("{answer:?}"));
        assert_untold(&printed(&answer.undeclared()));

        let transport = support::transport().resolve("shop.example", ([127, 0, 0, 1], 1).into());
        let client = Client::over(transport.build().unwrap());
        let target = Target::new("http://shop.example/canary").unwrap();
        client
            .on_item_created(&target, Some(&item()))
            .await
            .unwrap_err();
        assert_untold(&format!("{client:?}"));

        let seen = Arc::new(Mutex::new(String::new()));
        let client = Client::over(Printer(Arc::clone(&seen)));
        client
            .on_item_created(&target, Some(&item()))
            .await
            .unwrap_err();
        let seen = seen.lock().unwrap();
        assert!(seen.contains("POST"), "{seen}");
        assert_untold(&seen);
    }

    /// A transport of a careless author.
    struct Printer(Arc<Mutex<String>>);

    impl Transport for Printer {
        async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
            *self.0.lock().unwrap() = format!("{request:?}");
            Err(TransportError::other("printed instead of sent"))
        }
    }
}
