//! HTTP/2 as it should be, and connections that break.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::frames::*;
use super::server::Stream;
use super::*;
use support::printed;
use tokio::io::AsyncWriteExt;
use tokio::time::sleep;

/// A server of HTTP/2 that does with each connection whatever the test says.
pub(crate) async fn serving<F>(
    serve: impl Fn(Stream) -> F + Send + Sync + 'static,
) -> (TlsServer, Client)
where
    F: Future<Output = ()> + Send + 'static,
{
    let authority = Authority::new();
    let config = authority.issue(SHOP).server(&["h2", "http/1.1"]);
    let server = TlsServer::start(config, serve).await;
    let client = client(transport(&server, &authority));
    (server, client)
}

/// S26: HTTP/2 where the server speaks it, all requests over one connection; and HTTP/1.1 where it does not.
#[tokio::test]
async fn s26_http_2_is_negotiated() {
    let (server, client) = serving(async |mut stream| {
        assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
        greet(&mut stream).await;
        while let Some(id) = next_request(&mut stream).await {
            stream.write_all(&no_content(id)).await.unwrap();
        }
    })
    .await;
    for _ in 0..3 {
        assert_eq!(call(&client).await.unwrap(), Response::NoContent);
    }
    assert_eq!(server.trusted(), 1);

    let authority = Authority::new();
    let answer = "HTTP/1.1 204 No Content\r\n\r\n";
    let config = authority.issue(SHOP).server(&["http/1.1"]);
    let server = TlsServer::answering(config, answer).await;
    let client = super::client(transport(&server, &authority));
    assert_eq!(call(&client).await.unwrap(), Response::NoContent);
}

/// Group 7, S27: a server that resets every request gets each once: even what it says it has not looked at is sent again by a
/// retry policy alone.
#[tokio::test]
async fn s24_every_stream_is_reset() {
    const PROTOCOL_ERROR: u32 = 1;
    const REFUSED_STREAM: u32 = 7;
    const ENHANCE_YOUR_CALM: u32 = 11;
    for code in [PROTOCOL_ERROR, REFUSED_STREAM, ENHANCE_YOUR_CALM, u32::MAX] {
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&asked);
        let (_server, client) = serving(move |mut stream| {
            let asked = Arc::clone(&counter);
            async move {
                greet(&mut stream).await;
                while let Some(id) = next_request(&mut stream).await {
                    asked.fetch_add(1, Ordering::SeqCst);
                    // A thousand times, though the first is enough.
                    let reset = frame(RST_STREAM, 0, id, &code.to_be_bytes()).repeat(1_000);
                    let _ = stream.write_all(&reset).await;
                }
            }
        })
        .await;
        let error = call(&client).await.unwrap_err();
        assert!(
            !error.is_timeout() && !error.is_target(),
            "{}",
            printed(&error)
        );
        assert_eq!(asked.load(Ordering::SeqCst), 1, "{code}");
    }
}

/// Group 7, S27: a server that says of every connection that it is the last gets each request once.
#[tokio::test]
async fn s24_every_connection_is_going_away() {
    for code in [0_u32, 2, 11] {
        let (server, client) = serving(move |mut stream| async move {
            greet(&mut stream).await;
            if next_request(&mut stream).await.is_some() {
                let away = [[0; 4], code.to_be_bytes()].concat();
                let away = frame(GOAWAY, 0, 0, &away).repeat(1_000);
                let _ = stream.write_all(&away).await;
                sleep(FOREVER).await;
            }
        })
        .await;
        let error = call(&client).await.unwrap_err();
        assert!(
            !error.is_timeout() && !error.is_target(),
            "{}",
            printed(&error)
        );
        assert_eq!(server.connections(), 1, "{code}");
    }
}

/// S24: a connection that died in silence is found out and replaced, before all its requests have waited for their deadlines.
#[tokio::test]
async fn s24_a_dead_connection_is_replaced() {
    let connections = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&connections);
    let (_server, client) = serving(move |mut stream| {
        let is_first = counter.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            greet(&mut stream).await;
            while let Some(id) = next_request(&mut stream).await {
                stream.write_all(&no_content(id)).await.unwrap();
                if is_first {
                    sleep(FOREVER).await;
                }
            }
        }
    })
    .await;
    assert_eq!(call(&client).await.unwrap(), Response::NoContent);
    // Nobody waits for the ten seconds that this takes.
    tokio::time::pause();
    let error = notify(&client, "https://shop.example").await.unwrap_err();
    tokio::time::resume();
    let told = printed(&error);
    assert!(told.contains("keep-alive timed out"), "{told}");
    assert_eq!(call(&client).await.unwrap(), Response::NoContent);
    assert_eq!(connections.load(Ordering::SeqCst), 2);
}
