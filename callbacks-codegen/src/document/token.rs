//! Names of HTTP.

/// RFC 9110 section 5.6.2: the characters of methods and field names.
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// Fields with which HTTP frames and routes messages (RFC 9110 sections 7.2, 7.6.1, 8.6 and 10.1.1, RFC 9112). Values
/// from the application would break them or smuggle requests.
const FRAMING: [&str; 9] = [
    "Host",
    "Content-Length",
    "Transfer-Encoding",
    "Connection",
    "Keep-Alive",
    "Expect",
    "TE",
    "Trailer",
    "Upgrade",
];

/// Whether a header belongs to HTTP itself. The runtime has the same list and sends none of them.
pub(super) fn is_framing(name: &str) -> bool {
    let prefix = name.get(..6).unwrap_or_default();
    is_among(name, &FRAMING) || prefix.eq_ignore_ascii_case("proxy-")
}

pub(super) fn is_among(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}
