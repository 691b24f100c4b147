//! The consumer's server, behind a relay that records the bytes.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

use super::message::Message;
use super::server::{HttpServer, TcpServer};

/// A consumer's HTTP server. Its address is that of a relay, which forwards every byte there and back, and records it.
#[derive(Debug)]
pub(crate) struct Consumer {
    relay: TcpServer,
    requests: Recording,
    answers: Recording,
    /// Serves until it is dropped.
    _server: HttpServer,
}

/// The bytes of one direction over all connections, in the order in which they arrived.
type Recording = Arc<Mutex<Vec<u8>>>;

impl Consumer {
    pub(crate) async fn start(service: impl Into<axum::Router>) -> Self {
        let server = HttpServer::start(service).await;
        let destination = server.address();
        let (requests, answers) = (Recording::default(), Recording::default());
        let recordings = (Arc::clone(&requests), Arc::clone(&answers));
        let relay = TcpServer::start(move |stream| {
            let (requests, answers) = recordings.clone();
            relay(stream, destination, requests, answers)
        })
        .await;
        Self {
            relay,
            requests,
            answers,
            _server: server,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.relay.address()
    }

    /// The URL of a path on this server.
    pub(crate) fn url(&self, path: &str) -> String {
        self.relay.url(path)
    }

    /// The one request that arrived since the last time, and its answer.
    pub(crate) fn take(&self) -> (Message, Message) {
        let request = Message::parse(&take(&self.requests));
        let answer = Message::parse(&take(&self.answers));
        (request, answer)
    }

    /// Whether nothing arrived since the last time.
    pub(crate) fn is_idle(&self) -> bool {
        self.requests.lock().unwrap().is_empty()
    }
}

fn take(recording: &Recording) -> Vec<u8> {
    std::mem::take(&mut *recording.lock().unwrap())
}

async fn relay(stream: TcpStream, to: SocketAddr, requests: Recording, answers: Recording) {
    let onward = TcpStream::connect(to).await.unwrap();
    let (from_provider, to_provider) = stream.into_split();
    let (from_consumer, to_consumer) = onward.into_split();
    tokio::join!(
        forward(from_provider, to_consumer, &requests),
        forward(from_consumer, to_provider, &answers),
    );
}

/// Records before it forwards: a byte that was received is in the recording.
async fn forward(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    recording: &Recording,
) {
    let mut buffer = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer).await {
        recording.lock().unwrap().extend(&buffer[..count]);
        if to.write_all(&buffer[..count]).await.is_err() {
            break;
        }
    }
    // The other side may be gone already, which is as good.
    let _ = to.shutdown().await;
}
