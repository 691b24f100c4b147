//! HTTP over one pooled reqwest client.

use std::net::SocketAddr;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::redirect;

use super::{Outgoing, Transport, TransportError};
use crate::answer::Answer;

/// HTTP/1.1 and HTTP/2 over one pool of connections.
///
/// A callback URL is a stranger's choice, so the defaults expect the worst of what is behind it:
///
/// - redirects are not followed;
/// - one deadline of 20 seconds covers the exchange to the last byte of the answer, 5 of them for connecting;
/// - an answer is read up to 64 KiB and never decompressed, whatever features other crates switch on;
/// - proxies of the environment are not used, no `Referer` and no cookie is sent.
#[derive(Clone, Debug)]
pub struct HttpTransport {
    client: reqwest::Client,
    answer_limit: usize,
}

impl HttpTransport {
    /// The settings to start from.
    ///
    /// ```
    /// use std::time::Duration;
    /// use callbacks_runtime::{Client, HttpTransport};
    ///
    /// let transport = HttpTransport::builder().deadline(Duration::from_secs(5)).build()?;
    /// let client = Client::over(transport);
    /// # Ok::<(), callbacks_runtime::TransportError>(())
    /// ```
    pub fn builder() -> HttpTransportBuilder {
        HttpTransportBuilder {
            deadline: Duration::from_secs(20),
            connect_deadline: Duration::from_secs(5),
            answer_limit: 64 * 1024,
            user_agent: concat!("callbacks/", env!("CARGO_PKG_VERSION")).to_owned(),
            addresses: Vec::new(),
        }
    }
}

/// The settings of an [`HttpTransport`].
#[derive(Clone, Debug)]
#[must_use]
pub struct HttpTransportBuilder {
    deadline: Duration,
    connect_deadline: Duration,
    answer_limit: usize,
    user_agent: String,
    addresses: Vec<(String, SocketAddr)>,
}

impl HttpTransportBuilder {
    /// How long the whole exchange may take, to the last byte of the answer.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// How long connecting may take, name resolution and TLS included.
    pub fn connect_deadline(mut self, deadline: Duration) -> Self {
        self.connect_deadline = deadline;
        self
    }

    /// How many bytes of an answer's body are read.
    pub fn answer_limit(mut self, bytes: usize) -> Self {
        self.answer_limit = bytes;
        self
    }

    /// The `User-Agent` header.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Connects to an address whenever this host is called, without asking the name service. Where the URL has no
    /// port, the address's own is used.
    pub fn resolve(mut self, host: impl Into<String>, address: SocketAddr) -> Self {
        self.addresses.push((host.into(), address));
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    ///
    /// When the TLS library or the system's root certificates cannot be loaded, or the user agent is no header value.
    pub fn build(self) -> Result<HttpTransport, TransportError> {
        let mut builder = reqwest::Client::builder()
            .timeout(self.deadline)
            .connect_timeout(self.connect_deadline)
            .redirect(redirect::Policy::none())
            .user_agent(self.user_agent)
            .referer(false)
            .no_proxy()
            .no_gzip()
            .no_brotli()
            .no_deflate()
            .no_zstd();
        for (host, address) in &self.addresses {
            builder = builder.resolve(host, *address);
        }
        let client = builder.build().map_err(TransportError::other)?;
        Ok(HttpTransport {
            client,
            answer_limit: self.answer_limit,
        })
    }
}

impl Transport for HttpTransport {
    async fn send(&self, request: Outgoing) -> Result<Answer, TransportError> {
        let Outgoing {
            method,
            url,
            headers,
            body,
        } = request;
        let sent = self
            .client
            .request(method, url)
            .headers(headers)
            .body(body)
            .send()
            .await;
        let mut response = sent.map_err(classify)?;
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        let (body, truncated) = self.read(response).await?;
        let answer = Answer::new(status, headers, body);
        Ok(if truncated {
            answer.truncated()
        } else {
            answer
        })
    }
}

impl HttpTransport {
    /// Reads the body up to the limit; the connection of a longer one is dropped, not drained.
    async fn read(&self, mut response: reqwest::Response) -> Result<(Bytes, bool), TransportError> {
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(classify)? {
            let room = self.answer_limit - body.len();
            body.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if chunk.len() > room {
                return Ok((body.freeze(), true));
            }
        }
        Ok((body.freeze(), false))
    }
}

/// reqwest prints the URL with its query in its errors, which may hold a secret.
fn classify(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_timeout() {
        TransportError::timeout(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else {
        TransportError::other(error)
    }
}
