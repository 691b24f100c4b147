//! RFC 5321 section 4.1.2 "Mailbox"; RFC 6531 section 3.3 for addresses beyond ASCII.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::hostname::{is_hostname, is_idn_hostname};

/// The maximum length of the local part (RFC 5321 section 4.5.3.1.1).
const LOCAL: usize = 64;

pub(super) fn is_email(text: &str) -> bool {
    text.is_ascii() && is_mailbox(text, is_hostname)
}

pub(super) fn is_idn_email(text: &str) -> bool {
    is_mailbox(text, is_idn_hostname)
}

fn is_mailbox(text: &str, is_domain: fn(&str) -> bool) -> bool {
    // Only a quoted local part may contain another `@`.
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_local = is_dot_string(local) || is_quoted(local);
    local.len() <= LOCAL && is_local && (is_domain(domain) || is_literal(domain))
}

fn is_dot_string(local: &str) -> bool {
    let is_atom = |atom: &str| !atom.is_empty() && atom.chars().all(is_atom_character);
    local.split('.').all(is_atom)
}

fn is_atom_character(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || "!#$%&'*+-/=?^_`{|}~".contains(character)
        || !character.is_ascii()
}

fn is_quoted(local: &str) -> bool {
    let inner = local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let Some(inner) = inner else {
        return false;
    };
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        let is_allowed = match character {
            '"' => false,
            '\\' => characters.next().is_some_and(is_printable),
            character => is_printable(character),
        };
        if !is_allowed {
            return false;
        }
    }
    true
}

fn is_printable(character: char) -> bool {
    matches!(character, ' '..='~') || !character.is_ascii()
}

/// `address-literal`
fn is_literal(domain: &str) -> bool {
    let inner = domain
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let Some(inner) = inner else {
        return false;
    };
    match inner.split_at_checked("IPv6:".len()) {
        Some((tag, address)) if tag.eq_ignore_ascii_case("IPv6:") => {
            address.parse::<Ipv6Addr>().is_ok()
        }
        _ => inner.parse::<Ipv4Addr>().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_email, is_idn_email};

    #[test]
    fn addresses() {
        for text in [
            "joe@example.com",
            "a.b+c@example",
            "te~st@example.com",
            "\"joe bloggs\"@example.com",
            "\"joe@bloggs\"@example.com",
            "\"a\\\"b\"@example.com",
            "joe@[127.0.0.1]",
            "joe@[IPv6:::1]",
            "\"\"@example.com",
        ] {
            assert!(is_email(text) && is_idn_email(text), "{text}");
        }
        let long = format!("{}@example.com", "a".repeat(65));
        for text in [
            "",
            "joe",
            "@example.com",
            "joe@",
            ".joe@a",
            "joe.@a",
            "j..e@a",
            "a b@c",
            "joe@a_b",
            "joe@-a",
            "\"joe@a",
            "\"a\"b\"@a",
            "joe@[127.0.0.300]",
            "joe@[::1]",
            "joe@a@b",
            "joe@[IPv6:::1",
            "\"a\\\"@a",
            "jo\u{7f}@a",
            &long,
        ] {
            assert!(!is_email(text) && !is_idn_email(text), "{text}");
        }
        for text in ["실례@실례.테스트", "ü@example.com", "\"ü ü\"@example.com"] {
            assert!(!is_email(text) && is_idn_email(text), "{text}");
        }
    }
}
