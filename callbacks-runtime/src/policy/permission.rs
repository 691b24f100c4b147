//! What an operator writes to permit more.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// A text that permits nothing, since it is no range of addresses or no host name.
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
pub(super) struct Range {
    first: IpAddr,
    prefix: u32,
}

impl Range {
    pub(super) fn contains(&self, address: IpAddr) -> bool {
        match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(address)) => {
                agree(first.to_bits(), address.to_bits(), self.prefix)
            }
            (IpAddr::V6(first), IpAddr::V6(address)) => is_below(address, first, self.prefix),
            _ => false,
        }
    }

    pub(super) fn is_single(&self) -> bool {
        self.prefix == bits(self.first)
    }
}

impl FromStr for Range {
    type Err = InvalidPermission;

    fn from_str(text: &str) -> Result<Self, InvalidPermission> {
        let fail = |expected| InvalidPermission::new(text, expected);
        let fault = || fail("a range of addresses such as `10.45.0.0/16`");
        let (first, prefix) = match text.split_once('/') {
            Some((first, prefix)) => (first, Some(prefix)),
            None => (text, None),
        };
        let first: IpAddr = first.parse().map_err(|_| fault())?;
        let prefix = match prefix {
            None => bits(first),
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().map_err(|_| fault())?
            }
            Some(_) => return Err(fault()),
        };
        if prefix > bits(first) {
            return Err(fault());
        }
        // `10.45.1.0/16` was meant for something else than what it would permit.
        if !has_no_bits_behind(first, prefix) {
            return Err(fail(
                "a range of addresses: it has bits set behind its prefix",
            ));
        }
        Ok(Self { first, prefix })
    }
}

impl fmt::Debug for Range {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.first, self.prefix)
    }
}

/// Whether an address is below the first of a range.
pub(super) fn is_below(address: Ipv6Addr, first: Ipv6Addr, prefix: u32) -> bool {
    let behind = 128 - prefix;
    let differing = address.to_bits() ^ first.to_bits();
    differing.checked_shr(behind).unwrap_or(0) == 0
}

/// Whether the leading bits of two IPv4 addresses are the same.
pub(super) fn agree(one: u32, other: u32, prefix: u32) -> bool {
    (one ^ other).checked_shr(32 - prefix).unwrap_or(0) == 0
}

fn bits(address: IpAddr) -> u32 {
    if address.is_ipv4() { 32 } else { 128 }
}

fn has_no_bits_behind(first: IpAddr, prefix: u32) -> bool {
    match first {
        IpAddr::V4(first) => first.to_bits().checked_shl(prefix).unwrap_or(0) == 0,
        IpAddr::V6(first) => first.to_bits().checked_shl(prefix).unwrap_or(0) == 0,
    }
}
