//! Headers of signatures: one line each, limited in length, and in one spelling only.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::HeaderName;
use http::{HeaderMap, HeaderValue};

use super::error::{SignError, Unverified};
use super::hmac_sha256::Tag;

/// How many bytes the headers of a signature may have.
pub(super) const MAX_BYTES: usize = 4096;

/// How many signatures are tried.
pub(super) const MAX_CANDIDATES: usize = 16;

/// How long the id of a received message may be.
const MAX_ID: usize = 256;

/// The only line of a header, in visible ASCII. With a second line, the next reader might use another line than the
/// signed one.
pub(super) fn only<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<&'a str, Unverified> {
    let mut lines = headers.get_all(name).iter();
    let Some(line) = lines.next() else {
        return Err(Unverified::new(format!("header `{name}` is missing")));
    };
    if lines.next().is_some() {
        return Err(Unverified::new(format!("header `{name}` comes twice")));
    }
    checked(name, line)
}

/// A line of limited length, in ASCII.
pub(super) fn checked<'a>(
    name: &'static str,
    line: &'a HeaderValue,
) -> Result<&'a str, Unverified> {
    if line.len() > MAX_BYTES {
        return Err(Unverified::new(format!("header `{name}` is too long")));
    }
    line.to_str()
        .map_err(|_| Unverified::new(format!("header `{name}` is not in visible ASCII")))
}

/// If an id could contain a dot, it could include the timestamp of another message.
pub(super) fn checked_id(id: &str) -> Result<&str, Unverified> {
    let is_visible = |byte: u8| byte.is_ascii_graphic() && byte != b'.';
    if id.is_empty() || id.len() > MAX_ID || !id.bytes().all(is_visible) {
        return Err(Unverified::new("the id is empty, too long or has a dot"));
    }
    Ok(id)
}

/// A tag in lower-case hexadecimal digits, which is how every provider writes it.
pub(super) fn from_hex(text: &str) -> Option<Tag> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else {
        return None;
    };
    let mut tag = Tag::default();
    if pairs.len() != tag.len() {
        return None;
    }
    for (byte, [high, low]) in tag.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(tag)
}

pub(super) fn to_hex(tag: &Tag) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    tag.iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Exactly this many bytes in base64, with padding (RFC 4648 section 4).
pub(super) fn from_base64<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != N.div_ceil(3) * 4 {
        return None;
    }
    BASE64_STANDARD.decode(text).ok()?.try_into().ok()
}

pub(super) fn to_base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// Appends the base64 of some bytes.
pub(super) fn push_base64(text: &mut String, bytes: &[u8]) {
    BASE64_STANDARD.encode_string(bytes, text);
}

/// Adds a header that is never printed: anyone who sees a signature can send the request again.
pub(super) fn add(
    headers: &mut HeaderMap,
    name: &'static str,
    text: impl Into<String>,
) -> Result<(), SignError> {
    let mut value = HeaderValue::try_from(text.into())
        .map_err(|_| SignError::new(format!("header `{name}` would hold a line break")))?;
    value.set_sensitive(true);
    headers.insert(HeaderName::from_static(name), value);
    Ok(())
}
