//! Origins: the scheme, host and port of a URL.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The scheme, host and port of a URL (RFC 6454 section 4).
///
/// ```
/// use callbacks_runtime::Target;
/// use callbacks_runtime::credential::Origin;
///
/// let origin = Origin::of(&Target::new("https://Shop.example:443/hook?t=1")?).unwrap();
/// assert_eq!(origin.to_string(), "https://shop.example");
/// # Ok::<(), callbacks_runtime::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    is_https: bool,
    /// In lower case. IPv6 addresses are in brackets.
    host: String,
    port: u16,
}

impl Origin {
    /// Parses with the library that the HTTP transport uses, so both see the same host.
    #[cfg(feature = "client")]
    pub(crate) fn of_url(url: &str) -> Option<Self> {
        let url = url::Url::parse(url).ok()?;
        Self::new(url.scheme(), url.host_str()?, url.port())
    }

    /// Your own transport may see another host in a URL that is not plain ASCII. Such a URL has no origin.
    #[cfg(not(feature = "client"))]
    pub(crate) fn of_url(url: &str) -> Option<Self> {
        let authority = prefix(url);
        let uri: http::Uri = authority.parse().ok()?;
        let host = uri.host()?;
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:[]".contains(&byte);
        let is_plain = host.bytes().all(is_plain) && !authority.contains('@');
        is_plain.then(|| Self::new(uri.scheme_str()?, host, uri.port_u16()))?
    }

    fn new(scheme: &str, host: &str, port: Option<u16>) -> Option<Self> {
        let is_https = match scheme {
            "https" => true,
            "http" => false,
            _ => return None,
        };
        let default = if is_https { 443 } else { 80 };
        Some(Self {
            is_https,
            host: host.to_ascii_lowercase(),
            port: port.unwrap_or(default),
        })
    }

    /// The host: a name in lower-case ASCII, or an address. IPv6 addresses are in brackets.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether nobody on the network can read what is sent there: it is encrypted, or does not leave this machine.
    pub fn is_private(&self) -> bool {
        self.is_https || self.is_loopback()
    }

    fn is_loopback(&self) -> bool {
        let within = self.host.strip_prefix('[');
        let v6 = within.and_then(|rest| rest.strip_suffix(']')?.parse::<Ipv6Addr>().ok());
        let v4 = self.host.parse::<Ipv4Addr>().ok();
        self.host == "localhost"
            || v4.is_some_and(|address| address.is_loopback())
            || v6.is_some_and(|address| address.is_loopback())
    }
}

/// The part of a URL before its path. Path and query may contain secrets, so only this part is printed.
pub(crate) fn prefix(url: &str) -> &str {
    let authority = url.find("://").map_or(0, |scheme| scheme + 3);
    let end = url[authority..]
        .find(['/', '?', '#'])
        .map_or(url.len(), |end| authority + end);
    &url[..end]
}

/// As in the header `Origin`: without the scheme's default port.
impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, default) = if self.is_https {
            ("https", 443)
        } else {
            ("http", 80)
        };
        write!(formatter, "{scheme}://{}", self.host)?;
        if self.port == default {
            return Ok(());
        }
        write!(formatter, ":{}", self.port)
    }
}
