//! Which targets a provider calls.

mod address;
mod host;
mod permission;
mod port;
mod refused_target;
mod vet;

#[cfg(test)]
mod tests;

use std::net::IpAddr;

use crate::target::Target;
use host::HostPattern;
use permission::Range;

pub use permission::InvalidPermission;
pub use refused_target::RefusedTarget;

/// Which targets a provider calls. Untrusted peers choose callback URLs, so by default only the public internet is
/// allowed.
///
/// A target is refused unless:
///
/// - it is an absolute `https` URL of at most 8 KiB, without userinfo, control characters, and `%00` in its path;
/// - its port is 80, 443 or 8443;
/// - its host is a public unicast address in any spelling, or a public DNS name. Names with one label are refused, and
///   so are names of private networks and names below them: `localhost`, `local`, `internal`, `localdomain`, `lan`,
///   `home`, `corp`, `intranet`, `private`, `svc`, `test`, `alt`, `home.arpa` and `onion`;
/// - **all** addresses of the name are public unicast addresses. An address must not be in IANA's special-purpose
///   registries (RFC 6890), be multicast, embed one of those, belong to a cloud's metadata service, or belong to
///   services that a cloud routes internally, such as those of `private.googleapis.com`.
///
/// You can permit more with the methods below, and `Debug` shows what is permitted. Services with cloud credentials,
/// such as `169.254.169.254` and `metadata.goog`, stay refused unless you permit that very address or name.
///
/// Behind a [proxy](crate::client::HttpTransportBuilder::proxy), the policy only sees names and literal addresses. The proxy
/// resolves names, and must refuse addresses itself.
///
/// An [`HttpTransport`](crate::client::HttpTransport) checks the URL before it sends, and the addresses that it connects to. It
/// never connects to others, so a name that changes its addresses in between gains nothing. Check the target when a
/// subscription arrives too, so that the client learns about a bad URL early. No address is looked up then.
///
/// ```
/// use callbacks_runtime::{Client, Target, TargetPolicy};
/// use callbacks_runtime::client::HttpTransport;
///
/// let policy = TargetPolicy::new().allow_cidr("10.45.0.0/16")?.allow_port(8080).allow_http();
/// let transport = HttpTransport::builder().policy(policy).build()?;
///
/// let registered = Target::new("http://10.45.0.7:8080/notify")?;
/// transport.policy().check(&registered)?;
/// let other = Target::new("http://10.46.0.7:8080/notify")?;
/// assert_eq!(transport.policy().check(&other).unwrap_err().code(), "host-not-allowed");
///
/// let client = Client::over(transport);
/// # let _ = client;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct TargetPolicy {
    http: bool,
    any_port: bool,
    all_private: bool,
    loopback: bool,
    ports: Vec<u16>,
    ranges: Vec<Range>,
    hosts: Vec<HostPattern>,
}

impl TargetPolicy {
    /// The public internet over `https` only, as CAMARA and Standard Webhooks require.
    pub fn new() -> Self {
        Self::default()
    }

    /// For development and tests: permits this machine, over `http` too. It is [`allow_loopback`](Self::allow_loopback)
    /// and [`allow_http`](Self::allow_http).
    ///
    /// ```
    /// use callbacks_runtime::{Client, TargetPolicy};
    /// use callbacks_runtime::client::HttpTransport;
    ///
    /// let policy = TargetPolicy::development();
    /// assert!(policy.check_url("http://localhost:5000/hook").is_ok());
    /// let client = Client::over(HttpTransport::builder().policy(policy).build()?);
    /// # let _ = client;
    /// # Ok::<(), callbacks_runtime::client::TransportError>(())
    /// ```
    pub fn development() -> Self {
        Self::new().allow_loopback().allow_http()
    }

    /// Permits `http`. Everybody on the network can then read and change what is sent, signed or not, and forge
    /// answers: a forged 410 ends a subscription ([`Retrying`](crate::client::Retrying)).
    pub fn allow_http(mut self) -> Self {
        self.http = true;
        self
    }

    /// Permits any single port except 0.
    pub fn allow_port(mut self, port: u16) -> Self {
        self.ports.push(port);
        self
    }

    /// Permits every port except 0 and those of well-known protocols other than HTTP, such as mail and databases.
    pub fn allow_any_port(mut self) -> Self {
        self.any_port = true;
        self
    }

    /// Permits a range of addresses, such as `10.45.0.0/16`, `fd12:3456::/32` or a single `192.168.7.9`. It applies to
    /// literal addresses and to those of names.
    ///
    /// # Errors
    ///
    /// Returns an error if the string is not a range, or has bits set after its prefix.
    pub fn allow_cidr(mut self, range: &str) -> Result<Self, InvalidPermission> {
        self.ranges.push(range.parse()?);
        Ok(self)
    }

    /// Permits a host by name, such as `smf.operator.internal`, or all names below one, such as `*.svc.cluster.local`.
    ///
    /// Its addresses may be private, as in [`allow_all_private`](Self::allow_all_private), so you trust those who
    /// control the name. Its port must still be permitted.
    ///
    /// # Errors
    ///
    /// Returns an error if the string is not a host name. Permit an address with [`allow_cidr`](Self::allow_cidr).
    pub fn allow_host(mut self, host: &str) -> Result<Self, InvalidPermission> {
        self.hosts.push(host.parse()?);
        Ok(self)
    }

    /// Permits all private addresses: `10.0.0.0/8`, `172.16.0.0/12`, `192.168.0.0/16` (RFC 1918), `100.64.0.0/10` (RFC
    /// 6598) and `fc00::/7` (RFC 4193).
    pub fn allow_all_private(mut self) -> Self {
        self.all_private = true;
        self
    }

    /// Permits this machine: `127.0.0.0/8`, `::1`, `localhost` and names below it, on the ports that
    /// [`allow_any_port`](Self::allow_any_port) permits. [`development`](Self::development) also permits `http`.
    pub fn allow_loopback(mut self) -> Self {
        self.loopback = true;
        self
    }

    /// Checks a target before it is stored. It looks up no address. That happens before each connection.
    ///
    /// # Errors
    ///
    /// Returns an error if the target would be refused with any addresses.
    pub fn check(&self, target: &Target) -> Result<(), RefusedTarget> {
        self.check_url(target.as_str())
    }

    /// Checks a URL like [`check`](Self::check).
    ///
    /// # Errors
    ///
    /// Returns an error if the target would be refused with any addresses.
    pub fn check_url(&self, url: &str) -> Result<(), RefusedTarget> {
        self.vet(url).map(drop)
    }

    /// Whether connections to this address are allowed, for any host.
    pub fn allows_address(&self, address: IpAddr) -> bool {
        self.allows(None, address)
    }

    /// Whether anything is permitted beyond the default.
    pub(crate) fn has_permissions(&self) -> bool {
        self.http
            || self.any_port
            || self.all_private
            || self.loopback
            || !(self.ports.is_empty() && self.ranges.is_empty() && self.hosts.is_empty())
    }

    /// Whether connections to this address of the host are allowed.
    pub(crate) fn allows(&self, host: Option<&str>, address: IpAddr) -> bool {
        let mut ranges = self.ranges.iter().filter(|range| range.contains(address));
        if address::is_metadata(address) {
            return ranges.any(Range::is_single);
        }
        address::is_public(address)
            || ranges.next().is_some()
            || self.loopback && address.is_loopback()
            || (self.all_private || host.is_some_and(|host| self.lists(host)))
                && address::is_private(address)
    }

    fn lists(&self, name: &str) -> bool {
        self.hosts.iter().any(|pattern| pattern.matches(name))
    }

    /// Whether a name is listed itself, not only a name above it.
    fn lists_alone(&self, name: &str) -> bool {
        let mut single = self.hosts.iter().filter(|pattern| pattern.is_single());
        single.any(|pattern| pattern.matches(name))
    }
}
