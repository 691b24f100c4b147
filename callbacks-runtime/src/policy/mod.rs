//! Which targets a provider calls.

mod address;
mod host;
mod permission;
mod port;
mod refusal;
mod vet;

#[cfg(test)]
mod tests;

use std::net::IpAddr;

use crate::target::Target;
use host::HostPattern;
use permission::Range;

pub use permission::InvalidPermission;
pub use refusal::Refusal;

/// Which targets a provider calls. A callback URL is a stranger's choice, so by default that is the public internet alone.
///
/// A target is refused unless
///
/// - it is an absolute URL of `https`, of 8 KiB at most, without userinfo, control characters and `%00` in its path;
/// - its port is 80, 443 or 8443;
/// - its host is a public unicast address, in whatever spelling, or a name of the public name service. That is no name of
///   one label, and none at or below a name of private networks: `localhost`, `local`, `internal`, `localdomain`, `lan`,
///   `home`, `corp`, `intranet`, `private`, `svc`, `test`, `alt`, `home.arpa` and `onion`;
/// - **all** addresses that the name has are public unicast addresses: none of the special-purpose registries of IANA
///   (RFC 6890), no multicast, no address that embeds one of those, none of a cloud's metadata services, and none of the
///   networks of services that a cloud routes inside itself, such as those behind `private.googleapis.com`.
///
/// Everything else must be permitted here, and `Debug` shows what is. The services that hand out a cloud's credentials,
/// such as `169.254.169.254` and `metadata.goog`, stay refused whatever is permitted, unless such an address or name is
/// listed by itself.
///
/// Behind a [proxy](crate::HttpTransportBuilder::proxy), only names and literal addresses are seen here: the proxy finds
/// out what a name leads to, and must refuse addresses on its own.
///
/// An [`HttpTransport`](crate::HttpTransport) asks its policy before it sends, again with the addresses that it connects to,
/// and never connects to others: a name that changes its addresses in between gains nothing. Ask it when a subscription
/// arrives too, so that its client hears of a bad URL early. No address is looked up then.
///
/// ```
/// use callbacks_runtime::{Client, HttpTransport, Target, TargetPolicy};
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
    /// The public internet by `https` alone, as CAMARA and Standard Webhooks ask for.
    pub fn new() -> Self {
        Self::default()
    }

    /// For development and tests: this machine itself, by `http` too. It is [`allow_loopback`](Self::allow_loopback) and
    /// [`allow_http`](Self::allow_http).
    ///
    /// ```
    /// use callbacks_runtime::{Client, HttpTransport, TargetPolicy};
    ///
    /// let policy = TargetPolicy::development();
    /// assert!(policy.check_url("http://localhost:5000/hook").is_ok());
    /// let client = Client::over(HttpTransport::builder().policy(policy).build()?);
    /// # let _ = client;
    /// # Ok::<(), callbacks_runtime::TransportError>(())
    /// ```
    pub fn development() -> Self {
        Self::new().allow_loopback().allow_http()
    }

    /// Permits `http`, by which everybody on the way reads and changes what is sent, signed or not, and answers in the
    /// consumer's place: a 410 of his ends a subscription ([`Retrying`](crate::Retrying)).
    pub fn allow_http(mut self) -> Self {
        self.http = true;
        self
    }

    /// Permits a port, whatever it is known for. Port 0 is none.
    pub fn allow_port(mut self, port: u16) -> Self {
        self.ports.push(port);
        self
    }

    /// Permits every port but 0 and those of well-known protocols other than HTTP, such as mail and databases.
    pub fn allow_any_port(mut self) -> Self {
        self.any_port = true;
        self
    }

    /// Permits the addresses of a range, such as `10.45.0.0/16`, `fd12:3456::/32` or a single `192.168.7.9`, whether a
    /// URL has them literally or a name leads to them.
    ///
    /// # Errors
    ///
    /// When it is no range, or has bits set behind its prefix.
    pub fn allow_cidr(mut self, range: &str) -> Result<Self, InvalidPermission> {
        self.ranges.push(range.parse()?);
        Ok(self)
    }

    /// Permits a host by its name, such as `smf.operator.internal`, or all below a name, such as `*.svc.cluster.local`.
    ///
    /// It may have private addresses, as [`allow_all_private`](Self::allow_all_private) lists them: whoever is in control
    /// of the name's addresses is trusted. Its port must be permitted nevertheless.
    ///
    /// # Errors
    ///
    /// When it is no host name; an address is permitted by [`allow_cidr`](Self::allow_cidr).
    pub fn allow_host(mut self, host: &str) -> Result<Self, InvalidPermission> {
        self.hosts.push(host.parse()?);
        Ok(self)
    }

    /// Permits all addresses for private use: `10.0.0.0/8`, `172.16.0.0/12`, `192.168.0.0/16` (RFC 1918),
    /// `100.64.0.0/10` (RFC 6598) and `fc00::/7` (RFC 4193).
    pub fn allow_all_private(mut self) -> Self {
        self.all_private = true;
        self
    }

    /// Permits this machine itself: `127.0.0.0/8`, `::1`, `localhost` and the names below it, on every port that
    /// [`allow_any_port`](Self::allow_any_port) permits. [`development`](Self::development) permits `http` as well.
    pub fn allow_loopback(mut self) -> Self {
        self.loopback = true;
        self
    }

    /// Judges a target before it is kept. No address of its host is looked up; that is done before each connection.
    ///
    /// # Errors
    ///
    /// When it would be refused whatever addresses its host has.
    pub fn check(&self, target: &Target) -> Result<(), Refusal> {
        self.check_url(target.as_str())
    }

    /// Judges a URL as [`check`](Self::check) does.
    ///
    /// # Errors
    ///
    /// When it would be refused whatever addresses its host has.
    pub fn check_url(&self, url: &str) -> Result<(), Refusal> {
        self.vet(url).map(drop)
    }

    /// Whether an address may be connected to, whatever host it was found for.
    pub fn allows_address(&self, address: IpAddr) -> bool {
        self.allows(None, address)
    }

    /// Whether anything is permitted that no stranger may ask for by default.
    pub(crate) fn has_permissions(&self) -> bool {
        self.http
            || self.any_port
            || self.all_private
            || self.loopback
            || !(self.ports.is_empty() && self.ranges.is_empty() && self.hosts.is_empty())
    }

    /// Whether an address may be connected to that was found for the host.
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

    /// Whether a name is listed itself, and not only by a name that it is below.
    fn lists_alone(&self, name: &str) -> bool {
        let mut single = self.hosts.iter().filter(|pattern| pattern.is_single());
        single.any(|pattern| pattern.matches(name))
    }
}
