//! The rules for the finished URL (U1 to U3).

use std::net::Ipv6Addr;

use crate::{EvalErrorCode, ParseErrorCode};

/// What is wrong with a URL. The codes are the same for literal text of the document and for finished URLs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UrlFault {
    Relative,
    UnsupportedScheme,
    Userinfo,
    Invalid,
}

impl From<UrlFault> for EvalErrorCode {
    fn from(fault: UrlFault) -> Self {
        match fault {
            UrlFault::Relative => EvalErrorCode::RelativeUrl,
            UrlFault::UnsupportedScheme => EvalErrorCode::UnsupportedScheme,
            UrlFault::Userinfo => EvalErrorCode::Userinfo,
            UrlFault::Invalid => EvalErrorCode::InvalidUrl,
        }
    }
}

impl From<UrlFault> for ParseErrorCode {
    fn from(fault: UrlFault) -> Self {
        match fault {
            UrlFault::Relative => ParseErrorCode::RelativeKey,
            UrlFault::UnsupportedScheme => ParseErrorCode::UnsupportedScheme,
            UrlFault::Userinfo => ParseErrorCode::Userinfo,
            UrlFault::Invalid => ParseErrorCode::InvalidUrl,
        }
    }
}

/// Checks an absolute URL and returns what follows its authority.
pub(crate) fn check(url: &str) -> Result<&str, UrlFault> {
    // U2: first, because URL parsers strip or reinterpret these characters and then see another URL than we do.
    check_characters(url)?;
    let rest = after_scheme(url)?;
    let end = authority_end(rest);
    check_authority(&rest[..end])?;
    Ok(&rest[end..])
}

/// U2: no space, no control character (C0, DEL and C1) and no backslash anywhere.
pub(crate) fn check_characters(text: &str) -> Result<(), UrlFault> {
    let refused = |char: char| char == ' ' || char == '\\' || char.is_control();
    if text.contains(refused) {
        Err(UrlFault::Invalid)
    } else {
        Ok(())
    }
}

/// What follows `http://` or `https://` (U1, U2).
pub(crate) fn after_scheme(url: &str) -> Result<&str, UrlFault> {
    let (scheme, rest) = url
        .split_once(':')
        .filter(|(scheme, _)| is_scheme(scheme))
        .ok_or(UrlFault::Relative)?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return Err(UrlFault::UnsupportedScheme);
    }
    rest.strip_prefix("//").ok_or(UrlFault::Invalid)
}

fn is_scheme(text: &str) -> bool {
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    text.starts_with(|char: char| char.is_ascii_alphabetic()) && text.bytes().all(rest)
}

/// Where the authority ends in the text after `//`.
pub(crate) fn authority_end(text: &str) -> usize {
    text.find(['/', '?', '#']).unwrap_or(text.len())
}

/// U2, U3: a host and perhaps a port, never credentials.
pub(crate) fn check_authority(authority: &str) -> Result<(), UrlFault> {
    if authority.contains('@') {
        return Err(UrlFault::Userinfo);
    }
    let port = match authority.strip_prefix('[') {
        Some(rest) => after_ipv6(rest),
        None => after_host(authority),
    };
    match port {
        Some(port) if port.is_empty() || port.strip_prefix(':').is_some_and(is_port) => Ok(()),
        _ => Err(UrlFault::Invalid),
    }
}

fn after_ipv6(text: &str) -> Option<&str> {
    let (address, port) = text.split_once(']')?;
    address.parse::<Ipv6Addr>().ok()?;
    Some(port)
}

fn after_host(authority: &str) -> Option<&str> {
    let end = authority.find(':').unwrap_or(authority.len());
    let (host, port) = authority.split_at(end);
    (!host.is_empty() && !host.contains(is_refused_in_host)).then_some(port)
}

/// The *forbidden domain code points* of the URL Standard, and other characters that RFC 3986 does not allow in a
/// `reg-name`.
fn is_refused_in_host(char: char) -> bool {
    "%<>^|[]{}\"`".contains(char) || char.is_whitespace()
}

/// The digits may be missing (RFC 3986 section 3.2.3), and may start with zeros.
fn is_port(digits: &str) -> bool {
    let significant = digits.trim_start_matches('0');
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && (significant.is_empty() || significant.parse::<u16>().is_ok())
}
