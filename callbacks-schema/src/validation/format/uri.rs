//! RFC 3986 appendix A "Collected ABNF for URI"; RFC 3987 section 2.2 for IRIs.

use std::net::Ipv6Addr;

/// Which characters beyond ASCII are allowed in a part.
#[derive(Clone, Copy)]
enum Beyond {
    None,
    /// `ucschar`
    Letters,
    /// `ucschar` and `iprivate`
    Private,
}

pub(super) fn is_uri(text: &str) -> bool {
    is_identifier(text, false)
}

pub(super) fn is_iri(text: &str) -> bool {
    is_identifier(text, true)
}

pub(super) fn is_uri_reference(text: &str) -> bool {
    is_uri(text) || is_relative(text, false)
}

pub(super) fn is_iri_reference(text: &str) -> bool {
    is_iri(text) || is_relative(text, true)
}

fn is_identifier(text: &str, is_international: bool) -> bool {
    match text.split_once(':') {
        Some((scheme, rest)) => {
            is_scheme(scheme) && is_hierarchical(rest, is_international, |_| true)
        }
        None => false,
    }
}

/// `relative-ref`: its first segment holds no colon, which would end a scheme.
fn is_relative(text: &str, is_international: bool) -> bool {
    is_hierarchical(text, is_international, |path| {
        let first = path.split('/').next();
        !first.is_some_and(|segment| segment.contains(':'))
    })
}

fn is_scheme(scheme: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    scheme.starts_with(|start: char| start.is_ascii_alphabetic()) && scheme.bytes().all(is_part)
}

/// All behind the scheme; `is_path` says more of a path that no authority precedes.
fn is_hierarchical(text: &str, is_international: bool, is_path: fn(&str) -> bool) -> bool {
    let (letters, private) = match is_international {
        true => (Beyond::Letters, Beyond::Private),
        false => (Beyond::None, Beyond::None),
    };
    let (text, fragment) = split(text, '#');
    let (text, query) = split(text, '?');
    let is_fragment = fragment.is_none_or(|fragment| consists_of(fragment, ":@/?", letters));
    let is_query = query.is_none_or(|query| consists_of(query, ":@/?", private));
    let is_path = match text.strip_prefix("//") {
        Some(rest) => {
            let end = rest.find('/').unwrap_or(rest.len());
            is_authority(&rest[..end], letters) && consists_of(&rest[end..], ":@/", letters)
        }
        None => consists_of(text, ":@/", letters) && is_path(text),
    };
    is_fragment && is_query && is_path
}

fn split(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((text, rest)) => (text, Some(rest)),
        None => (text, None),
    }
}

fn is_authority(authority: &str, beyond: Beyond) -> bool {
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (user, host),
        None => ("", authority),
    };
    let (host, port) = match (host.strip_prefix('['), host.find(']')) {
        (Some(_), None) => return false,
        (Some(_), Some(end)) => (&host[..=end], &host[end + 1..]),
        (None, _) => host.split_at(host.rfind(':').unwrap_or(host.len())),
    };
    let is_port = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    let is_host = match host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        Some(literal) => is_literal(literal),
        // An address of IPv4 is a name as well.
        None => consists_of(host, "", beyond),
    };
    consists_of(user, ":", beyond) && is_host && is_port
}

/// `IP-literal`
fn is_literal(literal: &str) -> bool {
    let future = literal
        .strip_prefix(['v', 'V'])
        .and_then(|rest| rest.split_once('.'));
    match future {
        Some((version, address)) => {
            !version.is_empty()
                && version.bytes().all(|byte| byte.is_ascii_hexdigit())
                && !address.is_empty()
                && !address.contains('%')
                && consists_of(address, ":", Beyond::None)
        }
        None => literal.parse::<Ipv6Addr>().is_ok(),
    }
}

/// Whether a text holds only unreserved characters, `sub-delims`, percent-encoded ones, and these.
fn consists_of(text: &str, others: &str, beyond: Beyond) -> bool {
    let bytes = text.as_bytes();
    text.char_indices()
        .all(|(index, character)| match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' => true,
            '-' | '.' | '_' | '~' => true,
            '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=' => true,
            '%' => {
                let digits = bytes.get(index + 1..index + 3);
                digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            }
            character if character.is_ascii() => others.contains(character),
            character => match beyond {
                Beyond::None => false,
                Beyond::Letters => is_letter(character),
                Beyond::Private => is_letter(character) || is_private(character),
            },
        })
}

/// `ucschar`
fn is_letter(character: char) -> bool {
    match u32::from(character) {
        0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF => true,
        code @ 0x1_0000..=0xE_FFFD => {
            (code & 0xFFFF) <= 0xFFFD && !(0xE_0000..0xE_1000).contains(&code)
        }
        _ => false,
    }
}

/// `iprivate`
fn is_private(character: char) -> bool {
    match u32::from(character) {
        0xE000..=0xF8FF => true,
        code @ 0xF_0000..=0x10_FFFD => (code & 0xFFFF) <= 0xFFFD,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_iri, is_iri_reference, is_uri, is_uri_reference};

    #[test]
    fn identifiers() {
        for text in [
            "http://foo.bar/?baz=qux#quux",
            "ftp://ftp.is.co.za/rfc/rfc1808.txt",
            "mailto:a@b.c",
            "urn:oasis:names:x",
            "tel:+1-816-555-1212",
            "http://-.~_!$&'()*+,;=:%40:80%2f::::::@a.b",
            "ldap://[2001:db8::7]/c=GB?objectClass?one",
            "http://[v1.a:b]",
            "http://a:/",
            "http://",
            "a:",
            "http://[::1]:80",
        ] {
            assert!(
                is_uri(text) && is_uri_reference(text) && is_iri(text),
                "{text}"
            );
        }
        for text in [
            "",
            "//foo.bar",
            "/abc",
            "abc",
            "\\\\WINDOWS\\fileshare",
            "http:// a",
            ":// x",
            "1a:b",
            "bar,baz:foo",
            "http://a b",
            "http://a:b:c/",
            "http://a:8x/",
            "http://[::1",
            "http://[::1]x",
            "http://[::g]",
            "a:%",
            "a:%4",
            "a:%zz",
            "a:<b>",
            "a:{b}",
            "a:b#c#d",
            "a:\"",
            "a:[b]",
            "http://a@b@c",
            "http://[v1.]",
        ] {
            assert!(!is_uri(text) && !is_iri(text), "{text}");
        }
    }

    #[test]
    fn references() {
        for text in [
            "",
            "//foo.bar/?baz",
            "/abc",
            "abc",
            "#fragment",
            "?q",
            "a/b:c",
            "./a:b",
        ] {
            assert!(is_uri_reference(text) && is_iri_reference(text), "{text}");
        }
        for text in ["\\\\WINDOWS", "#a\\b", "#a#b", "1:b", "a b"] {
            assert!(!is_uri_reference(text) && !is_iri_reference(text), "{text}");
        }
    }

    #[test]
    fn beyond_ascii() {
        for text in ["http://ƒøø.ßår/?∂éœ=πîx#πîüx", "http://a/?\u{E000}"] {
            assert!(
                is_iri(text) && !is_uri(text) && !is_uri_reference(text),
                "{text}"
            );
        }
        for text in ["http://a/\u{E000}", "http://a/\u{FFFE}", "http://a/\u{85}"] {
            assert!(!is_iri(text), "{text}");
        }
    }
}
