//! Reads one scalar of a JSON text without parsing the rest.
//!
//! A router does this with each message before it decodes it, so it must be much faster than a parser. In valid JSON it
//! finds exactly what a parser finds. It may find a scalar in invalid JSON too: the decoder checks the whole text
//! afterwards. All functions take the text and a position in it, and return the position behind what they read. `None`
//! means that the text is invalid there.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Visitor};
use serde_json::Number;

/// The limit of `serde_json` for values that enclose the scalar. Skipped values may be deeper.
const MOST_LEVELS: usize = 127;

/// The scalar at a JSON Pointer: a string without quotes, anything else as it is written. `None` if the place does not
/// exist, or the text is not JSON.
///
/// Nothing else is checked. The decoder refuses invalid JSON and repeated members.
pub(in crate::receiver) fn scalar_at(json: &[u8], pointer: &str) -> Option<String> {
    let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
    let mut at = 0;
    if let Some(tokens) = pointer.strip_prefix('/') {
        for (level, token) in tokens.split('/').enumerate() {
            if level == MOST_LEVELS {
                return None;
            }
            at = enter(json, at, &unescaped(token))?;
        }
    }
    scalar(json, at)
}

/// The scalar that starts here.
fn scalar(json: &[u8], at: usize) -> Option<String> {
    if let Some((b'"', start)) = token_at(json, at) {
        let raw = json.get(start..string_end(json, start)? - 1)?;
        if raw.iter().all(|byte| *byte >= b' ' && *byte != b'\\') {
            return std::str::from_utf8(raw).ok().map(str::to_owned);
        }
    }
    let mut deserializer = serde_json::Deserializer::from_slice(json.get(at..)?);
    deserializer.deserialize_any(Scalar).ok()?
}

/// Unescapes a pointer token (RFC 6901 section 4).
fn unescaped(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// The start of a member or item of the value that starts here. `None` also if the value does not have it.
fn enter(json: &[u8], at: usize, token: &str) -> Option<usize> {
    let (first, at) = token_at(json, at)?;
    match first {
        b'{' => member(json, at, token),
        b'[' => item(json, at, token.parse().ok()?),
        _ => None,
    }
}

/// The start of the first member with this name, behind the `{`.
fn member(json: &[u8], at: usize, name: &str) -> Option<usize> {
    let (mut token, mut at) = token_at(json, at)?;
    while token == b'"' {
        let end = string_end(json, at)?;
        let is_it = is_name(json, at, end, name)?;
        at = expect(json, end, b':')?;
        if is_it {
            return Some(at);
        }
        at = value_end(json, at)?;
        at = expect(json, at, b',')?;
        (token, at) = token_at(json, at)?;
    }
    None
}

/// The start of an item, behind the `[`. The end of the list is no value, so it is invalid.
fn item(json: &[u8], mut at: usize, index: usize) -> Option<usize> {
    for _ in 0..index {
        at = value_end(json, at)?;
        at = expect(json, at, b',')?;
    }
    Some(at)
}

/// Whether a member's name, which is between two quotes, is this one.
fn is_name(json: &[u8], start: usize, end: usize, name: &str) -> Option<bool> {
    let raw = json.get(start..end - 1)?;
    if raw.iter().all(|byte| byte.is_ascii() && *byte != b'\\') {
        return Some(raw == name.as_bytes());
    }
    let text: String = serde_json::from_slice(json.get(start - 1..end)?).ok()?;
    Some(text == name)
}

/// Skips a value with everything in it.
fn value_end(json: &[u8], at: usize) -> Option<usize> {
    let (first, at) = token_at(json, at)?;
    match first {
        b'"' => string_end(json, at),
        b'{' | b'[' => container_end(json, at),
        // The end of what encloses it: there is no value.
        b'}' | b']' => None,
        _ => {
            let rest = json.get(at..)?;
            let is_end = |byte: &u8| matches!(byte, b',' | b'}' | b']') || *byte <= b' ';
            rest.iter().position(is_end).map(|length| at + length)
        }
    }
}

/// Skips an object or a list behind its first bracket. It counts brackets, whichever they are, and does not recurse,
/// because an untrusted peer chooses the depth.
fn container_end(json: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 1_usize;
    loop {
        at = first_of(json, at, quotes_and_brackets);
        let byte = *json.get(at)?;
        at += 1;
        match byte {
            b'"' => at = string_end(json, at)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
}

/// Skips a string behind its first quote.
#[inline]
fn string_end(json: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at = first_of(json, at, quotes_and_backslashes);
        let byte = *json.get(at)?;
        at += 1;
        match byte {
            b'"' => return Some(at),
            b'\\' => at += 1,
            _ => {}
        }
    }
}

/// The place of the first byte that `marks` finds, or of one of the last bytes of the text.
#[inline]
fn first_of(json: &[u8], mut at: usize, marks: impl Fn(u64) -> u64) -> usize {
    while let Some(chunk) = json.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        let marks = marks(u64::from_le_bytes(*chunk));
        if marks != 0 {
            return at + marks.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at
}

#[inline]
fn expect(json: &[u8], at: usize, expected: u8) -> Option<usize> {
    let (token, at) = token_at(json, at)?;
    (token == expected).then_some(at)
}

/// The next byte that is not white space.
#[inline]
fn token_at(json: &[u8], at: usize) -> Option<(u8, usize)> {
    let byte = *json.get(at)?;
    if byte > b' ' {
        return Some((byte, at + 1));
    }
    token_behind(json, at)
}

#[cold]
fn token_behind(json: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        let byte = *json.get(at)?;
        at += 1;
        if !matches!(byte, b' ' | b'\n' | b'\t' | b'\r') {
            return Some((byte, at));
        }
    }
}

const ONES: u64 = u64::MAX / 255;

/// The highest bit of each byte that has this value. Of the bits behind the first one, some may be wrong (Mycroft's
/// algorithm).
#[inline]
fn equal(bytes: u64, value: u8) -> u64 {
    let difference = bytes ^ (ONES * u64::from(value));
    difference.wrapping_sub(ONES) & !difference & (ONES << 7)
}

#[inline]
fn quotes_and_backslashes(bytes: u64) -> u64 {
    equal(bytes, b'"') | equal(bytes, b'\\')
}

#[inline]
fn quotes_and_brackets(bytes: u64) -> u64 {
    // In ASCII, `{` and `}` differ from `[` and `]` in one bit.
    let folded = bytes & (ONES * 0xdf);
    equal(bytes, b'"') | equal(folded, b'[') | equal(folded, b']')
}

/// Reads a scalar that is no plain string.
struct Scalar;

impl Visitor<'_> for Scalar {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a scalar")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Option<String>, E> {
        Ok(Some(text.to_owned()))
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Option<String>, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Option<String>, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Option<String>, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Option<String>, E> {
        Ok(Number::from_f64(value).map(|number| number.to_string()))
    }
}

#[cfg(test)]
mod tests;
