//! What an operator permits.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use ipnet::IpNet;

/// A string that is not a valid range of addresses or host name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidPermission {
    text: String,
    expected: &'static str,
}

impl InvalidPermission {
    pub(super) fn new(text: &str, expected: &'static str) -> Self {
        let text = text.to_owned();
        Self { text, expected }
    }
}

impl fmt::Display for InvalidPermission {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is not {}", self.text, self.expected)
    }
}

impl std::error::Error for InvalidPermission {}

/// A range of addresses of one family (RFC 4632 section 3.1).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Range(IpNet);

impl Range {
    pub(super) fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address)
    }

    pub(super) fn is_single(&self) -> bool {
        self.0.prefix_len() == self.0.max_prefix_len()
    }
}

impl FromStr for Range {
    type Err = InvalidPermission;

    fn from_str(text: &str) -> Result<Self, InvalidPermission> {
        let fail = |expected| InvalidPermission::new(text, expected);
        let range =
            parse(text).ok_or_else(|| fail("a range of addresses such as `10.45.0.0/16`"))?;
        // `10.45.1.0/16` probably means something else than it would permit.
        if range.addr() != range.network() {
            return Err(fail(
                "a range of addresses: it has bits set behind its prefix",
            ));
        }
        Ok(Self(range))
    }
}

/// An address, with an optional prefix length. `ipnet` would accept octets with leading zeros, which others read as
/// octal.
fn parse(text: &str) -> Option<IpNet> {
    let Some((first, prefix)) = text.split_once('/') else {
        return text.parse::<IpAddr>().ok().map(IpNet::from);
    };
    let is_number = prefix.bytes().all(|byte| byte.is_ascii_digit());
    let prefix = prefix.parse().ok().filter(|_| is_number)?;
    IpNet::new(first.parse().ok()?, prefix).ok()
}

impl fmt::Debug for Range {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}
