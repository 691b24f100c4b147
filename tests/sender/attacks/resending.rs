//! Group 7: a consumer that takes a request and hangs up. Whether it acted upon it, nobody knows.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use support::{PATIENCE, TcpServer, read_request};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::*;

/// Counts all requests, and answers each but the second one.
async fn serve(mut stream: TcpStream, requests: Arc<AtomicUsize>) {
    while let Ok(1..) = stream.peek(&mut [0]).await {
        read_request(&mut stream).await;
        if requests.fetch_add(1, Ordering::SeqCst) == 1 {
            return;
        }
        let answer = b"HTTP/1.1 204 No Content\r\n\r\n";
        stream.write_all(answer).await.unwrap();
    }
}

/// S27: every repetition is an attempt that the retry policy decides on, and that is counted and signed again. So
/// nothing is resent silently if a pooled connection ends during a request. (`tests/secure/http2.rs` has the same for
/// HTTP/2, where the library would.)
#[tokio::test]
async fn s27_a_request_on_a_kept_connection_is_sent_once() {
    let requests = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&requests);
    let server = TcpServer::start(move |stream| serve(stream, Arc::clone(&counter))).await;
    let client = support::client();
    let url = server.url("/n");
    let call = async || timeout(PATIENCE, notify(&client, &url)).await.unwrap();
    assert_eq!(call().await.unwrap(), Response::NoContent);
    let error = call().await.unwrap_err();
    assert!(!error.is_timeout() && !error.is_connect(), "{error}");
    assert_eq!(requests.load(Ordering::SeqCst), 2);
    assert_eq!(server.connections(), 1, "it was on the kept one");
    // Nor later: the next one is a third.
    assert_eq!(call().await.unwrap(), Response::NoContent);
    assert_eq!(requests.load(Ordering::SeqCst), 3);
    assert_eq!(server.connections(), 2);
}
