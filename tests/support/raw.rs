//! A client that sends exactly what the test says.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::PATIENCE;
use super::message::Message;

/// Sends these bytes and reads the answer to the end of the connection, which they must ask for.
pub(crate) async fn exchange(address: SocketAddr, request: &str) -> Message {
    let reading = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        Message::parse(&answer)
    };
    timeout(PATIENCE, reading).await.unwrap()
}

/// Sends a request, such as `GET /orders`, with these header lines and a body.
pub(crate) async fn ask(
    address: SocketAddr,
    request: &str,
    headers: &[&str],
    body: &str,
) -> Message {
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let length = body.len();
    let request = format!(
        "{request} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Content-Length: {length}\r\n{headers}\r\n{body}"
    );
    exchange(address, &request).await
}

/// Sends a JSON body.
pub(crate) async fn post_json(address: SocketAddr, path: &str, body: &str) -> Message {
    let headers = ["Content-Type: application/json"];
    ask(address, &format!("POST {path}"), &headers, body).await
}
