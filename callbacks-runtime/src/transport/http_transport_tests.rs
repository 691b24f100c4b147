use http::{HeaderMap, Method};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;

/// S24, S25, S30: the documented defaults.
#[test]
fn s24_the_limits_are_those_of_the_documentation() {
    let HttpTransportBuilder {
        timeout,
        connect_timeout,
        lookup_timeout,
        answer_limit,
        limits,
        idle_origins,
        ..
    } = HttpTransport::builder();
    let seconds = [timeout, connect_timeout, lookup_timeout].map(|limit| limit.as_secs());
    assert_eq!(seconds, [20, 5, 5]);
    assert_eq!(answer_limit, 65_536);
    assert_eq!(
        (limits.per_origin, limits.at_once, idle_origins),
        (8, 256, 1024)
    );
    assert!(limits.rate.is_none());
}

/// S6: beside the resolver, the address that answers is checked. No setting can cause this, so the test makes the
/// transport forget an address that it was given.
#[tokio::test]
async fn s6_an_answer_from_another_address_is_not_read() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(async move {
        for _ in 0..2 {
            let (mut stream, _) = listener.accept().await.unwrap();
            let _ = stream.read(&mut [0; 1024]).await.unwrap();
            let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi";
            stream.write_all(answer).await.unwrap();
        }
    });
    let policy = TargetPolicy::new().allow_http();
    let transport = HttpTransport::builder().policy(policy);
    let mut transport = transport.resolve("shop.example", address).build().unwrap();
    let request = || {
        let url = "http://shop.example/".to_owned();
        OutgoingRequest::new(Method::POST, url, HeaderMap::new(), Bytes::new())
    };
    assert_eq!(transport.send(request()).await.unwrap().body(), "hi");
    transport.addresses = Arc::default();
    let error = transport.send(request()).await.unwrap_err();
    assert!(error.is_refused(), "{error:?}");
    serving.await.unwrap();
}
