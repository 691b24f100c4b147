//! S8, S26: through a proxy's tunnel, certificates are those of the target.

use support::TcpServer;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::TcpStream;

use super::*;

const NO_CONTENT: &str = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

/// A proxy that leads everybody to this server, whatever they ask for.
async fn proxy_to(server: &TlsServer) -> TcpServer {
    let address = server.address();
    TcpServer::start(move |stream| async move {
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        while stream.read_line(&mut line).await.unwrap() > 2 {
            line.clear();
        }
        stream
            .write_all(b"HTTP/1.1 200 Connected\r\n\r\n")
            .await
            .unwrap();
        let mut onward = TcpStream::connect(address).await.unwrap();
        // Either side may hang up as it likes.
        let _ = copy_bidirectional(&mut stream, &mut onward).await;
    })
    .await
}

#[tokio::test]
async fn s8_a_tunnel_is_as_safe_as_a_connection() {
    let authority = Authority::new();
    let through = |proxy: &TcpServer| {
        HttpTransport::builder()
            .timeout(FOREVER)
            .proxy(&proxy.url(""))
            .root_certificate(authority.pem())
            .only_root_certificates()
    };
    let server = TlsServer::answering(authority.issue(SHOP).server(&[]), NO_CONTENT).await;
    let proxy = proxy_to(&server).await;
    let answer = call(&client(through(&proxy))).await.unwrap();
    assert_eq!((answer, proxy.connections()), (Response::NoContent, 1));

    let other = TlsServer::answering(authority.issue("evil.example").server(&[]), NO_CONTENT).await;
    let proxy = proxy_to(&other).await;
    let error = call(&client(through(&proxy))).await.unwrap_err();
    assert!(
        error.is_connect() && !error.is_infrastructure(),
        "{error:?}"
    );
    assert_eq!((other.connections(), other.trusted()), (1, 0));
}
