//! HTTP over one pooled reqwest client.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::time::Instant;
use url::Position;

use super::failure::classify;
use super::limit::{Gate, Limits, Rate};
use super::name_service::{AnyNameService, NameService};
use super::pool::{Connecting, MOST_HEADER_BYTES, MOST_HEADERS, Pool};
use super::proxy::Proxy;
use super::trust::Trust;
use super::{Transport, TransportError};
use crate::answer::Answer;
use crate::clock::Clock;
use crate::outgoing::Outgoing;
use crate::policy::{Refusal, TargetPolicy};

/// HTTP/1.1 and HTTP/2 over one pool of connections.
///
/// A callback URL is a stranger's choice, so the defaults expect the worst of what is behind it:
///
/// - nothing but the public internet is called, and that by `https`, as [`TargetPolicy`] says;
/// - redirects are not followed, and nothing is sent again by the HTTP library itself;
/// - one deadline of 20 seconds covers the exchange to the last byte of the answer, 5 of them for finding addresses and connecting;
/// - an answer is read up to 64 KiB and never decompressed, whatever features other crates switch on;
/// - an answer has no more than 64 headers, of 64 KiB together;
/// - no more than 8 requests are on their way to one origin, and 256 to all: others wait, as a part of their deadline, and
///   fail with [`is_overloaded`](TransportError::is_overloaded) when it ends;
/// - connections are kept for 1024 origins at most;
/// - TLS is 1.2 or newer, and certificates are checked, which nothing switches off;
/// - proxies of the environment are not used, only one that is [given](HttpTransportBuilder::proxy); no `Referer` and no cookie is sent.
#[derive(Clone, Debug)]
pub struct HttpTransport {
    pool: Arc<Pool>,
    policy: Arc<TargetPolicy>,
    addresses: Arc<[(String, SocketAddr)]>,
    proxy: Proxy,
    answer_limit: usize,
    deadline: Duration,
    gate: Arc<Gate>,
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
            limits: Limits::default(),
            idle_origins: 1024,
            trust: Trust::default(),
            proxy: Proxy::default(),
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
    limits: Limits,
    idle_origins: usize,
    trust: Trust,
    proxy: Proxy,
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

    /// How many requests may be on their way at once; 256 unless set, and 1 at least.
    pub fn concurrency(mut self, requests: usize) -> Self {
        self.limits.at_once = requests;
        self
    }

    /// How many requests may be on their way to one origin (scheme, host and port) at once; 8 unless set, and 1 at least. As
    /// many connections to it are kept for another request.
    pub fn concurrency_per_origin(mut self, requests: usize) -> Self {
        self.limits.per_origin = requests;
        self
    }

    /// For how many origins connections are kept, 30 seconds each; for 1024 unless set. When one more is called, all that
    /// are not in use are closed.
    pub fn idle_origins(mut self, origins: usize) -> Self {
        self.idle_origins = origins;
        self
    }

    /// How often requests to one origin may begin; as often as one likes unless set. The ten thousand origins called last
    /// are remembered.
    pub fn rate_per_origin(mut self, rate: Rate) -> Self {
        self.limits.rate = Some(rate);
        self
    }

    /// The clock that rates go by: tokio's unless set.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.limits.clock = Arc::new(clock);
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

    /// Sends everything through a proxy of the provider's own, such as `http://user:password@proxy.internal:3128`: `http` as it
    /// is, `https` through a tunnel (RFC 9110 section 9.3.6). A proxy of the environment is never used.
    ///
    /// The policy still judges URLs, with the literal addresses and names in them. What a name leads to is found out by the proxy,
    /// so **it is the proxy's to let nothing through to private networks**. Where the proxy itself cannot be reached, or does not know
    /// the provider, no target is charged with it. Its URL is never printed.
    ///
    /// ```
    /// use callbacks_runtime::HttpTransport;
    ///
    /// let transport = HttpTransport::builder().proxy("http://10.0.0.9:3128").build()?;
    /// # let _ = transport;
    /// assert!(HttpTransport::builder().proxy("socks5://10.0.0.9").build().is_err());
    /// # Ok::<(), callbacks_runtime::TransportError>(())
    /// ```
    pub fn proxy(mut self, url: &str) -> Self {
        self.proxy = Proxy::at(url);
        self
    }

    /// Trusts certificates that lead to this root too, beside those of the system: of a private certification authority, as
    /// banks and operators of 5G networks (3GPP TS 33.310) have them. The text is in PEM (RFC 7468), and may hold several.
    ///
    /// Whether it is a certificate is said when the transport is built. It may vouch for any host, so add nobody's whom you
    /// would not trust with all of them; a transport of its own for partners keeps theirs apart.
    ///
    /// ```no_run
    /// use callbacks_runtime::HttpTransport;
    ///
    /// let transport = HttpTransport::builder()
    ///     .root_certificate(std::fs::read("partners.pem")?)
    ///     .only_root_certificates()
    ///     .identity(std::fs::read("own-certificate-and-key.pem")?)
    ///     .build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn root_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.trust.root(pem.as_ref());
        self
    }

    /// Trusts the root certificates that are given here, and none of the system's.
    pub fn only_root_certificates(mut self) -> Self {
        self.trust.only_roots();
        self
    }

    /// The certificate that this client shows to servers that ask for one (mutual TLS, the security scheme `mutualTLS`), with
    /// those that lead to its root, and its private key in PKCS #8, PKCS #1 or SEC 1: all in one text in PEM (RFC 7468).
    ///
    /// Every server that asks is shown it, and learns by it who calls; none learns the key. Say by
    /// [`ClientCertificate::by_transport`](crate::credential::ClientCertificate::by_transport) which origins of operations
    /// that ask for it may be called. The key is never printed.
    pub fn identity(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.trust.identity(pem.as_ref());
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    ///
    /// When the TLS library or the system's root certificates cannot be loaded, a certificate or key is none, the key is not
    /// that of the certificate, the proxy is no URL, or the user agent is no header value. The source says which.
    pub fn build(self) -> Result<HttpTransport, TransportError> {
        if self.policy.has_permissions() {
            tracing::warn!(policy = ?self.policy, "callbacks may reach more than the public internet by https");
        }
        if self.proxy.is_given() {
            tracing::warn!("what names of targets lead to is judged by the proxy alone");
        }
        let proxy_host = self.proxy.host().map_err(TransportError::settings)?;
        let policy = Arc::new(self.policy);
        let connecting = Connecting {
            names: self.names,
            policy: Arc::clone(&policy),
            lookup_deadline: self.lookup_deadline,
            connect_deadline: self.connect_deadline,
            user_agent: self.user_agent,
            idle_per_origin: self.limits.per_origin,
            addresses: self.addresses.into(),
            trust: self.trust,
            proxy: self.proxy.clone(),
            proxy_host,
        };
        let addresses = Arc::clone(&connecting.addresses);
        Ok(HttpTransport {
            pool: Arc::new(Pool::new(connecting, self.idle_origins)?),
            policy,
            addresses,
            proxy: self.proxy,
            answer_limit: self.answer_limit,
            deadline: self.deadline,
            gate: Arc::new(Gate::new(self.limits)),
        })
    }
}

impl Transport for HttpTransport {
    async fn send(&self, request: Outgoing) -> Result<Answer, TransportError> {
        // The name service is never asked for a literal address, so the URL is judged before anything else. It is sent as it
        // was judged.
        let url = self.policy.vet(&request.url)?;
        let started = Instant::now();
        // It has no userinfo, so this is its origin (RFC 6454 section 6.2).
        let origin = &url[..Position::AfterPort];
        let pass = match self.gate.enter_at_once(origin) {
            Ok(pass) => pass,
            Err(waiting) => Box::pin(waiting.enter(origin, self.deadline))
                .await
                .map_err(TransportError::overloaded)?,
        };
        let client = self.pool.client(origin);
        let host = url.host_str().unwrap_or_default().to_owned();
        // Put together by hand: the builder of requests copies the headers one by one.
        let mut sending = reqwest::Request::new(request.method, url);
        *sending.headers_mut() = request.headers;
        *sending.body_mut() = Some(request.body.into());
        *sending.timeout_mut() = Some(self.deadline.saturating_sub(started.elapsed()));
        let response = client.execute(sending).await;
        let response = response.map_err(|error| classify(error, &self.proxy))?;
        let answer = self.answer(&host, response).await;
        drop(pass);
        answer
    }
}

impl HttpTransport {
    /// The answer, to its last byte.
    async fn answer(
        &self,
        host: &str,
        mut response: reqwest::Response,
    ) -> Result<Answer, TransportError> {
        self.check_peer(host, &response)?;
        let lengths = response.headers().iter();
        let lengths = lengths.map(|(name, value)| name.as_str().len() + value.len());
        if response.headers().len() > MOST_HEADERS || lengths.sum::<usize>() > MOST_HEADER_BYTES {
            return Err(TransportError::other("its headers are too large"));
        }
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        let (body, truncated) = self.read(&mut response).await?;
        let answer = Answer::new(status, headers, body);
        Ok(if truncated {
            answer.truncated()
        } else {
            answer
        })
    }

    /// Nothing of an answer is read that came from an address which the policy never let out. A proxy's is its own.
    fn check_peer(&self, host: &str, response: &reqwest::Response) -> Result<(), TransportError> {
        let Some(peer) = response.remote_addr().filter(|_| !self.proxy.is_given()) else {
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
    async fn read(
        &self,
        response: &mut reqwest::Response,
    ) -> Result<(Bytes, bool), TransportError> {
        let mut body = BytesMut::new();
        let failed = |error| classify(error, &self.proxy);
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            let room = self.answer_limit - body.len();
            body.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if chunk.len() > room {
                return Ok((body.freeze(), true));
            }
        }
        Ok((body.freeze(), false))
    }
}

#[cfg(test)]
#[path = "http_transport_tests.rs"]
mod tests;
