//! Consumers that break HTTP, or bend it: whatever they do, a call ends, with a clear error and no more memory than its
//! limits. `tests/client.rs` has those that are merely slow or talkative.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use crate::notifications;
use crate::support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use callbacks::{Answer, Client, Error};
use notifications::{CallbackSender, Status, notify, request, status_notification};
use status_notification::{Request, Response};
use support::{FOREVER, PATIENCE, SHORT, TcpServer, USER_AGENT, printed, read_request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

fn client(deadline: Duration) -> Client {
    let transport = support::transport().timeout(deadline).build();
    Client::over(transport.unwrap())
}

async fn call(client: &Client, server: &TcpServer, state: &str) -> Result<Response, Error> {
    let target = status_notification::at(&server.url("/n")).unwrap();
    let body = Status {
        state: state.to_owned(),
    };
    let request = Request { body, ..request() };
    let call = client.status_notification(&target, &request);
    timeout(PATIENCE, call).await.expect("the call ends")
}

/// The result of a call to a server that answers each request with these bytes and then holds the connection open.
async fn answered(bytes: impl Into<Vec<u8>>) -> Result<Response, Error> {
    answered_within(FOREVER, bytes).await
}

async fn answered_within(deadline: Duration, bytes: impl Into<Vec<u8>>) -> Result<Response, Error> {
    let bytes = Arc::new(bytes.into());
    let server = TcpServer::start(move |mut stream| {
        let bytes = Arc::clone(&bytes);
        async move {
            read_request(&mut stream).await;
            let _ = stream.write_all(&bytes).await;
            sleep(FOREVER).await;
        }
    })
    .await;
    call(&client(deadline), &server, "up").await
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Timeout,
    Broken,
}

#[track_caller]
fn check(result: Result<Response, Error>, end: End) {
    let error = result.unwrap_err();
    let told = if error.is_timeout() {
        End::Timeout
    } else {
        End::Broken
    };
    assert_eq!(told, end, "{}", printed(&error));
    assert!(error.answer().is_none() && !error.is_connect() && !error.is_refused());
}

/// The answer of a success that is not as declared.
#[track_caller]
fn undeclared(result: Result<Response, Error>) -> Answer {
    match result.unwrap() {
        Response::Undeclared(undeclared) => undeclared.answer().clone(),
        declared => panic!("{declared:?} is declared"),
    }
}

#[tokio::test]
async fn s24_a_peer_that_reads_nothing() {
    let server = TcpServer::start(async |_stream| sleep(FOREVER).await).await;
    check(call(&client(SHORT), &server, "up").await, End::Timeout);
    // More than the buffers between the two take.
    let client = client(SHORT).without_validation();
    let large = "a".repeat(32 * 1024 * 1024);
    check(call(&client, &server, &large).await, End::Timeout);
}

#[tokio::test]
async fn s24_half_open_and_reset_connections() {
    let half_open = TcpServer::start(async |mut stream| {
        read_request(&mut stream).await;
        stream.shutdown().await.unwrap();
        sleep(FOREVER).await;
    })
    .await;
    check(call(&client(FOREVER), &half_open, "up").await, End::Broken);
    // What is closed before it was read is reset.
    let reset = TcpServer::start(async |stream: TcpStream| stream.readable().await.unwrap()).await;
    check(call(&client(FOREVER), &reset, "up").await, End::Broken);
    let reset_in_body = TcpServer::start(async |mut stream: TcpStream| {
        stream.readable().await.unwrap();
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
        stream.write_all(head).await.unwrap();
    })
    .await;
    check(
        call(&client(FOREVER), &reset_in_body, "up").await,
        End::Broken,
    );
}

#[tokio::test]
async fn s25_a_length_that_nobody_has() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
    check(
        answered_within(SHORT, format!("{head}10737418240\r\n\r\n{{")).await,
        End::Timeout,
    );
    for length in ["18446744073709551616", "-1", "1, 2", "1e9", "0x10", ""] {
        let result = answered(format!("{head}{length}\r\n\r\n{{\"by\":\"x\"}}")).await;
        check(result, End::Broken);
    }
    // As much as is said, which is too much.
    let begun = format!("{head}10737418240\r\n\r\n{}", " ".repeat(100_000));
    let answer = undeclared(answered(begun).await);
    assert!(answer.is_truncated());
    assert_eq!(answer.body().len(), 64 * 1024);
}

#[tokio::test]
async fn s25_headers_without_measure() {
    let large = "a".repeat(360 * 1024);
    let one = format!("HTTP/1.1 204 No Content\r\nX-Large: {large}\r\n\r\n");
    check(answered(one).await, End::Broken);
    let many: String = (0..65).map(|n| format!("X-{n}: 1\r\n")).collect();
    let many = format!("HTTP/1.1 204 No Content\r\n{many}\r\n");
    check(answered(many).await, End::Broken);
    let lines: String = (0..60)
        .map(|n| format!("X-{n}: {}\r\n", "a".repeat(6 * 1024)))
        .collect();
    let lines = format!("HTTP/1.1 204 No Content\r\n{lines}\r\n");
    check(answered(lines).await, End::Broken);
    // As many as are allowed.
    let fine: String = (0..64).map(|n| format!("X-{n}: 1\r\n")).collect();
    let fine = format!("HTTP/1.1 204 No Content\r\n{fine}\r\n");
    assert_eq!(answered(fine).await.unwrap(), Response::NoContent);
}

/// What a server writes again and again until the client hangs up, and whether it did.
async fn flooded(
    deadline: Duration,
    head: &'static str,
    part: &'static [u8],
) -> (Result<Response, Error>, usize) {
    let (done, mut hung_up) = mpsc::unbounded_channel();
    let written = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&written);
    let server = TcpServer::start(move |mut stream| {
        let (counter, done) = (Arc::clone(&counter), done.clone());
        async move {
            read_request(&mut stream).await;
            let _ = stream.write_all(head.as_bytes()).await;
            let parts = part.repeat(64);
            while stream.write_all(&parts).await.is_ok() {
                counter.fetch_add(parts.len(), Ordering::SeqCst);
            }
            done.send(()).unwrap();
        }
    })
    .await;
    let result = call(&client(deadline), &server, "up").await;
    let told = timeout(PATIENCE, hung_up.recv()).await;
    assert_eq!(told.expect("the client hangs up"), Some(()));
    (result, written.load(Ordering::SeqCst))
}

/// Group 7: what has no end is cut off where the limit is, not where the deadline is.
#[tokio::test]
async fn s25_endless_chunks_headers_and_lines() {
    let chunked =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    let (result, written) = flooded(FOREVER, chunked, b"4\r\n    \r\n").await;
    let answer = undeclared(result);
    assert!(answer.is_truncated());
    assert_eq!(answer.body().len(), 64 * 1024);
    assert!(written < 64 * 1024 * 1024, "{written}");
    for (head, part) in [
        ("HTTP/1.1 200 OK\r\nX-Endless: ", &b"aaaaaaaa"[..]),
        ("HTTP/1.1 200 OK\r\n", b"X-A: 1\r\n"),
        ("HTTP/1.1 200 ", b"OKOKOKOK"),
        (chunked, b"11111111"),
    ] {
        let (result, written) = flooded(FOREVER, head, part).await;
        check(result, End::Broken);
        assert!(written < 64 * 1024 * 1024, "{written}");
    }
}

/// Group 7: each is read and forgotten, until the deadline.
#[tokio::test]
async fn s24_interim_answers_without_end() {
    let (result, _) = flooded(SHORT, "", b"HTTP/1.1 100 Continue\r\n\r\n").await;
    check(result, End::Timeout);
    let (result, _) = flooded(SHORT, "", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n").await;
    check(result, End::Timeout);
    let answer = "HTTP/1.1 102 Processing\r\n\r\n".repeat(50) + "HTTP/1.1 204 No Content\r\n\r\n";
    assert_eq!(answered(answer).await.unwrap(), Response::NoContent);
}

/// Another protocol was not requested.
#[tokio::test]
async fn s25_protocols_are_not_switched() {
    let switch =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    let error = answered(switch).await.unwrap_err();
    assert_eq!(
        error.status(),
        Some(callbacks::StatusCode::SWITCHING_PROTOCOLS)
    );
}

#[tokio::test]
async fn s25_what_is_no_http() {
    for bytes in [
        &b"HTTP/1.1 204 No Content\r\nX-Nul: a\0b\r\n\r\n"[..],
        b"HTTP/1.1 204 No Content\r\nX Space: 1\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\n: none\r\n\r\n",
        b"HTTP/1.1 204 No Content\r\nX-Bell: \x07\r\n\r\n",
        b"HTTP/1.1 99999 No\r\n\r\n",
        b"HTTP/9.9 204 No Content\r\n\r\n",
        b"\xff\xfe\x00\x01\r\n\r\n",
        b"220 mail.example ESMTP\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-4\r\n    \r\n0\r\n\r\n",
    ] {
        check(answered(bytes).await, End::Broken);
    }
    // Bytes beyond ASCII are possible in a header, and mean nothing.
    let answer = answered(&b"HTTP/1.1 204 \xff\r\nX-Latin: \xe9\xff\r\n\r\n"[..]).await;
    assert_eq!(answer.unwrap(), Response::NoContent);
}

/// RFC 9112 section 6.3: an answer with both is read as chunked, and nothing that follows is the answer to another request.
#[tokio::test]
async fn s25_no_answer_is_smuggled_into_another_exchange() {
    let evil = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{\"by\":\"evil\"}";
    for head in [
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n\
         b\r\n{\"by\":\"me\"}\r\n0\r\n\r\n",
    ] {
        let answer = format!("{head}{evil}");
        let server = TcpServer::start(move |mut stream| {
            let answer = answer.clone();
            async move {
                for _ in 0..3 {
                    if timeout(PATIENCE, read_one(&mut stream)).await != Ok(true) {
                        return;
                    }
                    let _ = stream.write_all(answer.as_bytes()).await;
                }
            }
        })
        .await;
        let client = client(FOREVER);
        for _ in 0..3 {
            let answer = call(&client, &server, "up").await;
            let told = format!("{answer:?}");
            assert!(!told.contains("evil"), "{told}");
        }
    }
}

/// Whether another request came.
async fn read_one(stream: &mut TcpStream) -> bool {
    let mut buffer = vec![0; 4096];
    matches!(stream.read(&mut buffer).await, Ok(1..))
}

/// S25: 200 kB that would become 200 MB: neither unpacked nor read beyond the limit.
#[tokio::test]
async fn s25_a_bomb_is_not_lit() {
    for encoding in ["gzip", "br", "zstd", "deflate", "gzip, gzip"] {
        let bomb = [0x1f_u8, 0x8b, 8, 0, 0, 0, 0, 0].repeat(25 * 1024);
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: {}\r\n\r\n",
            bomb.len()
        );
        let answer = undeclared(answered([head.as_bytes(), &bomb].concat()).await);
        assert_eq!(answer.body().as_ref(), &bomb[..64 * 1024], "{encoding}");
    }
}

/// Group 7: depth would cost a recursive reader its stack.
#[tokio::test]
async fn s25_an_answer_of_any_depth_is_decoded_or_kept() {
    let (open, close) = ("[".repeat(30_000), "]".repeat(30_000));
    for (body, is_fine) in [
        (format!(r#"{{"by":{open}{close}}}"#), false),
        // What nobody declared is passed over.
        (format!(r#"{{"by":"me","deep":{open}{close}}}"#), true),
        (open.clone(), false),
        (r#"{"by":"#.repeat(8_000), false),
    ] {
        let length = body.len();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length";
        let result = answered(format!("{head}: {length}\r\n\r\n{body}")).await;
        let is_undeclared = matches!(result.unwrap(), Response::Undeclared(_));
        assert_eq!(is_undeclared, !is_fine);
    }
}

/// S26: a fixed name, and TLS 1.2 or 1.3 alone (RFC 8446 section 4.2.1: `supported_versions`).
#[tokio::test]
async fn s26_a_client_names_itself_and_offers_no_old_tls() {
    let (tell, mut told) = mpsc::unbounded_channel();
    let server = TcpServer::start(move |mut stream| {
        let tell = tell.clone();
        async move {
            let mut bytes = vec![0; 16 * 1024];
            let count = stream.read(&mut bytes).await.unwrap();
            bytes.truncate(count);
            tell.send(bytes).unwrap();
        }
    })
    .await;
    let _ = call(&client(FOREVER), &server, "up").await;
    let plain = told.recv().await.unwrap();
    let plain = String::from_utf8(plain).unwrap().to_ascii_lowercase();
    assert!(plain.contains(&format!("user-agent: {USER_AGENT}\r\n")));
    assert!(USER_AGENT.starts_with("callbacks/0."));

    let url = server.url("/n").replace("http:", "https:");
    let error = notify(&client(FOREVER), &url).await;
    assert!(error.unwrap_err().is_connect());
    let hello = told.recv().await.unwrap();
    let versions = [0x00, 0x2b, 0x00, 0x05, 0x04, 0x03, 0x04, 0x03, 0x03];
    assert!(hello.windows(versions.len()).any(|part| part == versions));
}
