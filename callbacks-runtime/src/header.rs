//! Which headers may be sent, beside those that HTTP and the client set.

use std::fmt;

use http::header::{HeaderName, HeaderValue};

/// Fields with which HTTP frames and routes messages (RFC 9110 sections 7.2, 7.6.1, 8.6 and 10.1.1, RFC 9112). Values
/// from elsewhere would break messages or smuggle requests.
const FRAMING: [&str; 9] = [
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// More than any token or list of names needs, and less than servers refuse.
const LONGEST: usize = 8 * 1024;

/// A header that cannot be sent. Its value may be a secret and is not shown.
///
/// ```
/// # use callbacks_runtime::{Client, Router};
/// # use callbacks_runtime::client::InMemory;
/// # let client = Client::over(InMemory::new(Router::default()));
/// let error = client.with_header("X-Tenant", "a\r\nX-Admin: 1").unwrap_err();
/// assert_eq!(error.to_string(), "header `X-Tenant` holds a character that no header may hold");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidHeader {
    name: String,
    problem: &'static str,
}

impl InvalidHeader {
    pub(crate) const fn problem(&self) -> &'static str {
        self.problem
    }
}

impl fmt::Display for InvalidHeader {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "header `{}` {}",
            self.name.escape_debug(),
            self.problem
        )
    }
}

impl std::error::Error for InvalidHeader {}

/// Checks a header: printable ASCII, spaces and tabs (RFC 9110 section 5.5 without obsolete forms), under a name that
/// applications may set.
pub(crate) fn check(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), InvalidHeader> {
    let fail = |problem| InvalidHeader {
        name: name.chars().take(100).collect(),
        problem,
    };
    let known = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| fail("has a name that no header may have"))?;
    if is_framing(&known) {
        return Err(fail("is not an application's to set"));
    }
    if value.len() > LONGEST {
        return Err(fail("is longer than 8 KiB"));
    }
    // `HeaderValue` allows bytes beyond ASCII, which some readers decode as Latin-1 and others as UTF-8.
    let value = HeaderValue::from_str(value)
        .ok()
        .filter(|value| value.to_str().is_ok())
        .ok_or_else(|| fail("holds a character that no header may hold"))?;
    Ok((known, value))
}

fn is_framing(name: &HeaderName) -> bool {
    FRAMING.contains(&name.as_str()) || name.as_str().starts_with("proxy-")
}

/// Whether a header is part of a Standard Webhooks signature, or of what it signs.
pub(crate) fn is_of_signature(name: &HeaderName) -> bool {
    matches!(
        name.as_str(),
        "webhook-id" | "webhook-timestamp" | "webhook-signature"
    )
}

/// The error for a header that only a signer may set.
pub(crate) fn signers_own(name: &HeaderName) -> InvalidHeader {
    InvalidHeader {
        name: name.to_string(),
        problem: "is the signer's to set",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(name: &str, value: &str) -> Option<&'static str> {
        check(name, value).err().map(|error| error.problem)
    }

    #[test]
    fn s11_values_are_visible_ascii_with_spaces_and_tabs() {
        for value in ["", "a b\tc", "~!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}"] {
            assert_eq!(problem("X-Note", value), None, "{value:?}");
        }
        for char in (0..=0x20_u8).chain([0x7f]).map(char::from) {
            let is_fine = matches!(char, ' ' | '\t');
            assert_eq!(problem("X-Note", &format!("a{char}b")).is_none(), is_fine);
        }
        for value in ["é", "\u{80}", "\u{2028}", "a\r\n b", "\u{ff0d}", "🦀"] {
            assert!(problem("X-Note", value).is_some(), "{value:?}");
        }
        assert_eq!(problem("X-Note", &"a".repeat(LONGEST)), None);
        assert!(problem("X-Note", &"a".repeat(64 * 1024)).is_some());
    }

    #[test]
    fn s11_names_are_an_applications_to_set() {
        for name in [
            "Host",
            "CONTENT-LENGTH",
            "transfer-encoding",
            "Connection",
            "Keep-Alive",
            "TE",
            "Trailer",
            "Upgrade",
            "Expect",
            "Proxy-Authorization",
            "proxy-anything",
            "",
            "a b",
            "a:b",
            "a\r\nb",
            "a\0",
            "é",
        ] {
            assert!(problem(name, "1").is_some(), "{name:?}");
        }
        for name in ["X-Host", "Authorization", "Content-Type", "te-st"] {
            assert_eq!(problem(name, "1"), None, "{name}");
        }
    }
}
