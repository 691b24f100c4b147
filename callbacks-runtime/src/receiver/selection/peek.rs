//! Reads one scalar of a JSON text without parsing the rest.
//!
//! A router does this with each message before it decodes it, so it must be faster than a parser. Up to the scalar, it
//! accepts exactly what `serde_json` accepts. All functions take the text and a position in it, and return the position
//! behind what they read. `None` means that the text is invalid there.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Visitor};
use serde_json::Number;

/// The limit of `serde_json` for values that enclose the scalar. Skipped values may be deeper.
const MOST_LEVELS: usize = 127;

/// The scalar at a JSON Pointer: a string without quotes, anything else as it is written. `None` if the place does not
/// exist, or the text is not JSON.
///
/// The rest of the text is not checked. The decoder refuses invalid JSON and repeated members.
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
        if !raw.contains(&b'\\') {
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

/// Skips a value with everything in it. It does not recurse, because an untrusted peer chooses the depth.
fn value_end(json: &[u8], mut at: usize) -> Option<usize> {
    let mut enclosing = Enclosing::default();
    // Whether the name of a member comes next.
    let mut is_name = false;
    loop {
        let first;
        (first, at) = token_at(json, at)?;
        match first {
            b'"' => {
                at = string_end(json, at)?;
                if is_name {
                    at = expect(json, at, b':')?;
                    is_name = false;
                    continue;
                }
            }
            _ if is_name => return None,
            b'{' | b'[' => {
                let (next, behind) = token_at(json, at)?;
                // In ASCII, `}` and `]` are two after what they end.
                if next != first + 2 {
                    is_name = first == b'{';
                    enclosing.push(is_name);
                    continue;
                }
                at = behind;
            }
            b't' => at = word_end(json, at, b"rue")?,
            b'f' => at = word_end(json, at, b"alse")?,
            b'n' => at = word_end(json, at, b"ull")?,
            first => at = number_end(json, at, first)?,
        }
        loop {
            let Some(is_object) = enclosing.last() else {
                return Some(at);
            };
            let token;
            (token, at) = token_at(json, at)?;
            if token == b',' {
                is_name = is_object;
                break;
            }
            if token != if is_object { b'}' } else { b']' } {
                return None;
            }
            enclosing.pop();
        }
    }
}

/// Skips a number behind its first byte.
#[inline]
fn number_end(json: &[u8], mut at: usize, mut first: u8) -> Option<usize> {
    if first == b'-' {
        first = *json.get(at)?;
        at += 1;
    }
    match first {
        b'0' => {}
        b'1'..=b'9' => at = digits_end(json, at),
        _ => return None,
    }
    match json.get(at) {
        Some(b'.' | b'e' | b'E' | b'0'..=b'9') => fraction_end(json, at),
        _ => Some(at),
    }
}

/// Skips the rest of a number behind its integer.
fn fraction_end(json: &[u8], mut at: usize) -> Option<usize> {
    if json.get(at) == Some(&b'.') {
        at = some_digits_end(json, at + 1)?;
        if !matches!(json.get(at), Some(b'e' | b'E')) {
            return Some(at);
        }
    }
    if !matches!(json.get(at), Some(b'e' | b'E')) {
        return None;
    }
    at += 1;
    if let Some(b'+' | b'-') = json.get(at) {
        at += 1;
    }
    some_digits_end(json, at)
}

/// Skips at least one digit.
fn some_digits_end(json: &[u8], at: usize) -> Option<usize> {
    json.get(at)?
        .is_ascii_digit()
        .then(|| digits_end(json, at + 1))
}

#[inline]
fn digits_end(json: &[u8], mut at: usize) -> usize {
    while let Some(b'0'..=b'9') = json.get(at) {
        at += 1;
    }
    at
}

/// Skips the rest of `true`, `false` or `null`.
fn word_end(json: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    json.get(at..)?.starts_with(word).then_some(at + word.len())
}

/// Skips a string behind its first quote.
#[inline]
fn string_end(json: &[u8], mut at: usize) -> Option<usize> {
    loop {
        while let Some(chunk) = json[at..].first_chunk::<8>() {
            let special = special(*chunk);
            if special != 0 {
                at += special.trailing_zeros() as usize / 8;
                break;
            }
            at += 8;
        }
        let byte = *json.get(at)?;
        at += 1;
        match byte {
            b'"' => return Some(at),
            b'\\' => at = escape_end(json, at)?,
            0..0x20 => return None,
            _ => {}
        }
    }
}

/// Skips an escape sequence behind its backslash.
#[cold]
fn escape_end(json: &[u8], at: usize) -> Option<usize> {
    match *json.get(at)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 1),
        b'u' => {
            let digits = json.get(at + 1..at + 5)?;
            digits.iter().all(u8::is_ascii_hexdigit).then_some(at + 5)
        }
        _ => None,
    }
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
/// Is not 0 if a byte is a quote, a backslash or a control character. The lowest bit belongs to the first such byte, and
/// later ones may be wrong (Mycroft's algorithm).
#[inline]
fn special(bytes: [u8; 8]) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    let bytes = u64::from_le_bytes(bytes);
    let is_below = |bytes: u64, bound: u64| bytes.wrapping_sub(ONES * bound) & !bytes;
    // This makes 0x20 of a quote, and control characters remain below that.
    let quote_or_control = is_below(bytes ^ (ONES * 0x02), 0x21);
    let backslash = is_below(bytes ^ (ONES * u64::from(b'\\')), 1);
    (quote_or_control | backslash) & (ONES << 7)
}

/// Which of the enclosing values are objects. The innermost 64 are bits, so that most messages need no memory.
#[derive(Default)]
struct Enclosing {
    depth: usize,
    inner: u64,
    outer: Vec<u64>,
}

impl Enclosing {
    #[inline]
    fn push(&mut self, is_object: bool) {
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.outer.push(self.inner);
        }
        self.inner = self.inner << 1 | u64::from(is_object);
        self.depth += 1;
    }

    #[inline]
    fn pop(&mut self) {
        self.depth -= 1;
        self.inner >>= 1;
        if self.depth > 0 && self.depth.is_multiple_of(64) {
            self.inner = self.outer.pop().unwrap_or_default();
        }
    }

    /// Whether the innermost one is an object. `None` outside of all.
    #[inline]
    fn last(&self) -> Option<bool> {
        (self.depth > 0).then_some(self.inner & 1 == 1)
    }
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
