//! HTTP over one pooled reqwest client.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::redirect;

use super::name_service::{AnyNameService, NameService, Vetted};
use super::{Outgoing, Transport, TransportError};
use crate::answer::Answer;
use crate::policy::{Refusal, TargetPolicy};

/// More headers than an answer to a callback has.
const MOST_HEADERS: usize = 64;

/// How long a connection is kept for another request.
const IDLE: Duration = Duration::from_secs(30);

/// HTTP/1.1 and HTTP/2 over one pool of connections.
///
/// A callback URL is a stranger's choice, so the defaults expect the worst of what is behind it:
///
/// - nothing but the public internet is called, as [`TargetPolicy`] says;
/// - redirects are not followed;
/// - one deadline of 20 seconds covers the exchange to the last byte of the answer, 5 of them for finding addresses and connecting;
/// - an answer is read up to 64 KiB and never decompressed, whatever features other crates switch on;
/// - an answer has no more than 64 headers;
/// - proxies of the environment are not used, no `Referer` and no cookie is sent.
#[derive(Clone, Debug)]
pub struct HttpTransport {
    client: reqwest::Client,
    policy: Arc<TargetPolicy>,
    addresses: Arc<[(String, SocketAddr)]>,
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
            policy: TargetPolicy::new(),
            names: AnyNameService::default(),
            deadline: Duration::from_secs(20),
            connect_deadline: Duration::from_secs(5),
            lookup_deadline: Duration::from_secs(5),
            answer_limit: 64 * 1024,
            user_agent: concat!("callbacks/", env!("CARGO_PKG_VERSION")).to_owned(),
            addresses: Vec::new(),
        }
    }

    /// Which targets are called.
    pub fn policy(&self) -> &TargetPolicy {
        &self.policy
    }
}

/// The settings of an [`HttpTransport`].
#[derive(Clone, Debug)]
#[must_use]
pub struct HttpTransportBuilder {
    policy: TargetPolicy,
    names: AnyNameService,
    deadline: Duration,
    connect_deadline: Duration,
    lookup_deadline: Duration,
    answer_limit: usize,
    user_agent: String,
    addresses: Vec<(String, SocketAddr)>,
}

impl HttpTransportBuilder {
    /// Which targets are called. What it permits beyond the public internet is logged when the transport is built.
    pub fn policy(mut self, policy: TargetPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Who finds the addresses of hosts. What is found is judged by the policy.
    pub fn name_service(mut self, names: impl NameService) -> Self {
        self.names = AnyNameService::new(names);
        self
    }

    /// How long finding the addresses of a host may take.
    pub fn lookup_deadline(mut self, deadline: Duration) -> Self {
        self.lookup_deadline = deadline;
        self
    }

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
    /// port, the address's own is used. The policy judges the URL, but not this address: it is the provider's own.
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
        if self.policy.has_permissions() {
            tracing::warn!(policy = ?self.policy, "callbacks may reach more than the public internet");
        }
        let policy = Arc::new(self.policy);
        let mut builder = reqwest::Client::builder()
            .dns_resolver(Vetted {
                names: self.names,
                policy: Arc::clone(&policy),
                deadline: self.lookup_deadline,
            })
            .http1_max_headers(MOST_HEADERS)
            .pool_idle_timeout(IDLE)
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
            policy,
            addresses: self.addresses.into(),
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
            ..
        } = request;
        // The name service is never asked for a literal address, so the URL is judged before anything else. It is sent as it
        // was judged.
        let url = self.policy.vet(&url)?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let sent = self
            .client
            .request(method, url)
            .headers(headers)
            .body(body)
            .send()
            .await;
        let mut response = sent.map_err(classify)?;
        self.check_peer(&host, &response)?;
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
    /// Nothing of an answer is read that came from an address which the policy never let out.
    fn check_peer(&self, host: &str, response: &reqwest::Response) -> Result<(), TransportError> {
        let Some(peer) = response.remote_addr() else {
            return Ok(());
        };
        let is_given = |(name, address): &(String, SocketAddr)| {
            name.eq_ignore_ascii_case(host) && address.ip() == peer.ip()
        };
        if self.policy.allows(Some(host), peer.ip()) || self.addresses.iter().any(is_given) {
            Ok(())
        } else {
            Err(Refusal::host().into())
        }
    }

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

/// What the name service refused comes back as a connection that failed.
fn refusal(error: &reqwest::Error) -> Option<Refusal> {
    let first = std::error::Error::source(error);
    std::iter::successors(first, |error| error.source())
        .find_map(|error| error.downcast_ref().copied())
}

/// reqwest prints the URL with its query in its errors, which may hold a secret.
fn classify(error: reqwest::Error) -> TransportError {
    if let Some(refusal) = refusal(&error) {
        return refusal.into();
    }
    let error = error.without_url();
    if error.is_timeout() {
        TransportError::timeout(error)
    } else if error.is_connect() {
        TransportError::connect(error)
    } else {
        TransportError::other(error)
    }
}
