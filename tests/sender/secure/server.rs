//! A server behind TLS, which ends when it is dropped.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::server::TlsStream;

use super::support::{TcpServer, read_request};

pub(crate) type Stream = TlsStream<TcpStream>;

pub(crate) struct TlsServer {
    server: TcpServer,
    trusted: Arc<AtomicUsize>,
}

impl TlsServer {
    /// A server that does with each connection whatever the test says, once client and server trust each other.
    pub(crate) async fn start<F>(
        config: ServerConfig,
        serve: impl Fn(Stream) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let (acceptor, serve) = (TlsAcceptor::from(Arc::new(config)), Arc::new(serve));
        let trusted = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&trusted);
        let server = TcpServer::start(move |stream| {
            let (acceptor, serve) = (acceptor.clone(), Arc::clone(&serve));
            let counter = Arc::clone(&counter);
            async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    counter.fetch_add(1, Ordering::SeqCst);
                    serve(stream).await;
                }
            }
        });
        Self {
            server: server.await,
            trusted,
        }
    }

    /// A server that answers every request with these bytes of HTTP/1.1.
    pub(crate) async fn answering(config: ServerConfig, answer: impl Into<String>) -> Self {
        Self::answering_and_telling(config, answer, Arc::default()).await
    }

    /// The same, which also reports the certificates that it was shown.
    pub(crate) async fn answering_and_telling(
        config: ServerConfig,
        answer: impl Into<String>,
        shown: Arc<Mutex<Vec<Vec<u8>>>>,
    ) -> Self {
        let answer = Arc::new(answer.into());
        Self::start(config, move |mut stream| {
            let (answer, shown) = (Arc::clone(&answer), Arc::clone(&shown));
            async move {
                let certificates = stream.get_ref().1.peer_certificates().unwrap_or_default();
                let certificates = certificates.iter().map(|each| each.to_vec());
                shown.lock().unwrap().extend(certificates);
                read_request(&mut stream).await;
                let _ = stream.write_all(answer.as_bytes()).await;
                let _ = stream.shutdown().await;
            }
        })
        .await
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// How many connections were made, whatever became of them.
    pub(crate) fn connections(&self) -> usize {
        self.server.connections()
    }

    /// How many of them came so far that a request could be sent.
    pub(crate) fn trusted(&self) -> usize {
        self.trusted.load(Ordering::SeqCst)
    }
}
