//! The provider's own proxy.

use std::error::Error;
use std::{fmt, io};

use reqwest::ClientBuilder;
use url::Url;

/// The proxy of the builder: none, or a URL that is checked when the transport is built.
#[derive(Clone, Default)]
pub(super) struct Proxy(Option<String>);

impl Proxy {
    pub(super) fn at(url: &str) -> Self {
        Self(Some(url.to_owned()))
    }

    pub(super) fn is_given(&self) -> bool {
        self.0.is_some()
    }

    /// Its host. The provider chose it, so no policy checks it.
    pub(super) fn host(&self) -> Result<Option<String>, ProxyFault> {
        let Some(url) = &self.0 else {
            return Ok(None);
        };
        let url = Url::parse(url).map_err(|_| ProxyFault)?;
        let host = url.host_str().filter(|host| !host.is_empty());
        match (url.scheme(), host) {
            ("http" | "https", Some(host)) => Ok(Some(host.to_owned())),
            _ => Err(ProxyFault),
        }
    }

    pub(super) fn apply(&self, builder: ClientBuilder) -> reqwest::Result<ClientBuilder> {
        // Proxies of the environment are never used.
        let builder = builder.no_proxy();
        match &self.0 {
            Some(url) => Ok(builder.proxy(reqwest::Proxy::all(url.as_str())?)),
            None => Ok(builder),
        }
    }

    /// Whether the proxy is the reason for a failed connection: it is unreachable, or refuses the provider.
    pub(super) fn is_at_fault(&self, cause: &(dyn Error + 'static)) -> bool {
        /// The error of `hyper-util` if a proxy answers `CONNECT` with 407. Its type is not public.
        const UNKNOWN: &str = "proxy authorization required";
        let is_missing = |error: &io::Error| {
            use io::ErrorKind as Kind;
            let kind = error.kind();
            matches!(
                kind,
                Kind::ConnectionRefused | Kind::HostUnreachable | Kind::NotFound
            )
        };
        self.is_given()
            && (cause.downcast_ref().is_some_and(is_missing)
                || cause.to_string().ends_with(UNKNOWN))
    }
}

/// Its URL may contain a password.
impl fmt::Debug for Proxy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_given() { "Proxy(..)" } else { "none" })
    }
}

/// It contains nothing of the URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ProxyFault;

impl fmt::Display for ProxyFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the proxy is no absolute URL of `http` or `https`")
    }
}

impl Error for ProxyFault {}
