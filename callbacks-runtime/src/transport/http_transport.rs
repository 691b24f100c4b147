//! HTTP over a pooled reqwest client.

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
use crate::outgoing_request::OutgoingRequest;
use crate::policy::{RefusedTarget, TargetPolicy};

/// HTTP/1.1 and HTTP/2 over one connection pool.
///
/// Untrusted peers choose callback URLs, so the defaults are strict:
///
/// - it only calls the public internet, and only over `https`, see [`TargetPolicy`];
/// - redirects are not followed, and the HTTP library itself never resends;
/// - a timeout of 20 seconds covers the whole request up to the last byte of the answer, of which 5 seconds for name
///   resolution and connecting;
/// - an answer is read up to 64 KiB and never decompressed, whatever features other crates enable;
/// - an answer has at most 64 headers, of 64 KiB in total;
/// - at most 8 requests run at once for one origin, and 256 in total: others wait within their timeout, and fail with
///   [`is_overloaded`](TransportError::is_overloaded) when it ends;
/// - connections are pooled for at most 1024 origins;
/// - TLS is 1.2 or newer, and certificates are always checked;
/// - proxies of the environment are ignored, only a [configured one](HttpTransportBuilder::proxy) is used; no `Referer`
///   and no cookies are sent.
#[derive(Clone, Debug)]
pub struct HttpTransport {
    pool: Arc<Pool>,
    policy: Arc<TargetPolicy>,
    addresses: Arc<[(String, SocketAddr)]>,
    proxy: Proxy,
    answer_limit: usize,
    timeout: Duration,
    gate: Arc<Gate>,
}

impl HttpTransport {
    /// A builder with the default settings.
    ///
    /// ```
    /// use std::time::Duration;
    /// use callbacks_runtime::Client;
    /// use callbacks_runtime::client::HttpTransport;
    ///
    /// let transport = HttpTransport::builder().timeout(Duration::from_secs(5)).build()?;
    /// let client = Client::over(transport);
    /// # Ok::<(), callbacks_runtime::client::TransportError>(())
    /// ```
    pub fn builder() -> HttpTransportBuilder {
        HttpTransportBuilder {
            policy: TargetPolicy::new(),
            names: AnyNameService::default(),
            timeout: Duration::from_secs(20),
            connect_timeout: Duration::from_secs(5),
            lookup_timeout: Duration::from_secs(5),
            answer_limit: 64 * 1024,
            user_agent: concat!("callbacks/", env!("CARGO_PKG_VERSION")).to_owned(),
            addresses: Vec::new(),
            limits: Limits::default(),
            idle_origins: 1024,
            trust: Trust::default(),
            proxy: Proxy::default(),
        }
    }

    /// The target policy.
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
    timeout: Duration,
    connect_timeout: Duration,
    lookup_timeout: Duration,
    answer_limit: usize,
    user_agent: String,
    addresses: Vec<(String, SocketAddr)>,
    limits: Limits,
    idle_origins: usize,
    trust: Trust,
    proxy: Proxy,
}

impl HttpTransportBuilder {
    /// Sets which targets are called. What it permits beyond the public internet is logged when the transport is built.
    pub fn policy(mut self, policy: TargetPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Sets the resolver. The policy checks the addresses that it returns.
    pub fn name_service(mut self, names: impl NameService) -> Self {
        self.names = AnyNameService::new(names);
        self
    }

    /// Sets the timeout for resolving a host.
    pub fn lookup_timeout(mut self, timeout: Duration) -> Self {
        self.lookup_timeout = timeout;
        self
    }

    /// Sets the timeout for the whole request, up to the last byte of the answer.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the timeout for connecting, including name resolution and TLS.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how many requests may run at once. The default is 256, the minimum 1.
    pub fn concurrency(mut self, requests: usize) -> Self {
        self.limits.at_once = requests;
        self
    }

    /// Sets how many requests to one origin (scheme, host and port) may run at once. The default is 8, the minimum 1.
    /// As many idle connections are pooled.
    pub fn concurrency_per_origin(mut self, requests: usize) -> Self {
        self.limits.per_origin = requests;
        self
    }

    /// Sets for how many origins idle connections are pooled, for 30 seconds each. The default is 1024. Beyond that,
    /// all idle connections are closed.
    pub fn idle_origins(mut self, origins: usize) -> Self {
        self.idle_origins = origins;
        self
    }

    /// Limits how often requests to one origin may begin. The default is no limit. The last ten thousand origins are
    /// remembered.
    pub fn rate_per_origin(mut self, rate: Rate) -> Self {
        self.limits.rate = Some(rate);
        self
    }

    /// Sets the clock of rates. The default is tokio's.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.limits.clock = Arc::new(clock);
        self
    }

    /// Sets how many bytes of an answer's body are read.
    pub fn answer_limit(mut self, bytes: usize) -> Self {
        self.answer_limit = bytes;
        self
    }

    /// Sets the `User-Agent` header.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Connects to this address for a host, without asking the name service. If the URL has no port, the address's port
    /// is used. The policy checks the URL but not this address, which is yours.
    pub fn resolve(mut self, host: impl Into<String>, address: SocketAddr) -> Self {
        self.addresses.push((host.into(), address));
        self
    }

    /// Sends everything through a proxy of yours, such as `http://user:password@proxy.internal:3128`: `http` as it is,
    /// `https` through a tunnel (RFC 9110 section 9.3.6). Proxies of the environment are never used.
    ///
    /// The policy still checks URLs, including literal addresses and names. But the proxy resolves names, so **the
    /// proxy must block private networks**. If the proxy is unreachable or refuses the provider, no target is blamed.
    /// Its URL is never printed.
    ///
    /// ```
    /// use callbacks_runtime::client::HttpTransport;
    ///
    /// let transport = HttpTransport::builder().proxy("http://10.0.0.9:3128").build()?;
    /// # let _ = transport;
    /// assert!(HttpTransport::builder().proxy("socks5://10.0.0.9").build().is_err());
    /// # Ok::<(), callbacks_runtime::client::TransportError>(())
    /// ```
    pub fn proxy(mut self, url: &str) -> Self {
        self.proxy = Proxy::at(url);
        self
    }

    /// Trusts certificates of this root too, in addition to those of the system: for a private certification authority,
    /// as banks and operators of 5G networks (3GPP TS 33.310) have. The text is PEM (RFC 7468), and may contain several
    /// certificates.
    ///
    /// Errors are reported when the transport is built. A root can vouch for any host, so only add one that you trust
    /// with all of them. For partners, use a transport of their own.
    ///
    /// ```no_run
    /// use callbacks_runtime::client::HttpTransport;
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

    /// Trusts only the root certificates that are given here, not those of the system.
    pub fn only_root_certificates(mut self) -> Self {
        self.trust.only_roots();
        self
    }

    /// Sets the client certificate for servers that ask for one (mutual TLS, the security scheme `mutualTLS`). The PEM
    /// text (RFC 7468) contains the certificate, its chain, and the private key in PKCS #8, PKCS #1 or SEC 1.
    ///
    /// Every server that asks sees the certificate, and so learns who calls. None sees the key. Use
    /// [`ClientCertificate::by_transport`](crate::credential::ClientCertificate::by_transport) to say which origins may
    /// be called by operations that require it. The key is never printed.
    pub fn identity(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.trust.identity(pem.as_ref());
        self
    }

    /// Builds the transport.
    ///
    /// # Errors
    ///
    /// Returns an error if the TLS library or the system's root certificates cannot be loaded, a certificate or key is
    /// invalid, the key does not belong to the certificate, the proxy is not a URL, or the user agent is not a valid
    /// header value. The source says which.
    pub fn build(self) -> Result<HttpTransport, TransportError> {
        if self.policy.has_permissions() {
            tracing::warn!(policy = ?self.policy, "callbacks may reach more than the public internet by https");
        }
        if self.proxy.is_given() {
            tracing::warn!("the proxy alone checks the addresses of target names");
        }
        let proxy_host = self.proxy.host().map_err(TransportError::settings)?;
        let policy = Arc::new(self.policy);
        let connecting = Connecting {
            names: self.names,
            policy: Arc::clone(&policy),
            lookup_timeout: self.lookup_timeout,
            connect_timeout: self.connect_timeout,
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
            timeout: self.timeout,
            gate: Arc::new(Gate::new(self.limits)),
        })
    }
}

impl Transport for HttpTransport {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        // The name service is not asked for literal addresses, so the URL is checked first. The checked URL is the one
        // that is sent to.
        let url = self.policy.vet(&request.url)?;
        let started = Instant::now();
        // It has no userinfo, so this is its origin (RFC 6454 section 6.2).
        let origin = &url[..Position::AfterPort];
        let pass = match self.gate.enter_at_once(origin) {
            Ok(pass) => pass,
            Err(waiting) => Box::pin(waiting.enter(origin, self.timeout))
                .await
                .map_err(TransportError::overloaded)?,
        };
        let client = self.pool.client(origin);
        let host = url.host_str().unwrap_or_default().to_owned();
        // Built by hand, because reqwest's builder copies headers one by one.
        let mut sending = reqwest::Request::new(request.method, url);
        *sending.headers_mut() = request.headers;
        *sending.body_mut() = Some(request.body.into());
        *sending.timeout_mut() = Some(self.timeout.saturating_sub(started.elapsed()));
        let response = client.execute(sending).await;
        let response = response.map_err(|error| classify(error, &self.proxy))?;
        let answer = self.answer(&host, response).await;
        drop(pass);
        answer
    }
}

impl HttpTransport {
    /// Reads the answer to its end.
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

    /// Drops an answer from an address that the policy does not allow. A proxy's address is its own.
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
            Err(RefusedTarget::host().into())
        }
    }

    /// Reads the body up to the limit. The connection of a longer body is closed, not drained.
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
