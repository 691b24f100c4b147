//! Percent-encoding, in and out.

use std::borrow::Cow;
use std::string::FromUtf8Error;

/// The characters of a substituted value that are not encoded: RFC 3986 *unreserved*, nothing else (P4, P5).
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

/// Appends a value as RFC 6570 simple expansion does: it stays data whatever it contains.
pub(crate) fn push_encoded(out: &mut String, value: &str) {
    for byte in value.bytes() {
        if is_unreserved(byte) {
            out.push(char::from(byte));
        } else {
            push_triplet(out, byte);
        }
    }
}

/// Appends a string and only encodes its braces, so that `{name}` in the result is always a parameter.
pub(crate) fn push_without_braces(out: &mut String, text: &str) {
    for piece in text.split_inclusive(['{', '}']) {
        match piece.as_bytes().last() {
            Some(&brace @ (b'{' | b'}')) => {
                out.push_str(&piece[..piece.len() - 1]);
                push_triplet(out, brace);
            }
            _ => out.push_str(piece),
        }
    }
}

fn push_triplet(out: &mut String, byte: u8) {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    out.push('%');
    out.push(HEX[usize::from(byte >> 4)]);
    out.push(HEX[usize::from(byte & 0xF)]);
}

/// How an encoded string writes a space, besides `%20`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plus {
    /// `+` is a plus sign: paths (C6).
    Literal,
    /// `+` is a space: queries and forms (C5).
    Space,
}

/// Decodes a string into bytes. A malformed triplet is preserved (C5).
pub(crate) fn decoded_bytes(text: &[u8], plus: Plus) -> impl Iterator<Item = u8> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (byte, tail) = match *rest {
            [] => return None,
            [b'%', high, low, ref tail @ ..] if hex(high).is_some() && hex(low).is_some() => {
                (hex(high)? << 4 | hex(low)?, tail)
            }
            [b'+', ref tail @ ..] if plus == Plus::Space => (b' ', tail),
            [byte, ref tail @ ..] => (byte, tail),
        };
        rest = tail;
        Some(byte)
    })
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

/// The decoded string, borrowed if there was nothing to decode.
pub(crate) fn decode(text: &[u8], plus: Plus) -> Result<Cow<'_, str>, NotUtf8> {
    let plain = |byte: &u8| *byte != b'%' && (*byte != b'+' || plus == Plus::Literal);
    if text.iter().all(plain) {
        Ok(Cow::Borrowed(std::str::from_utf8(text)?))
    } else {
        let bytes = decoded_bytes(text, plus).collect();
        Ok(Cow::Owned(String::from_utf8(bytes)?))
    }
}

/// Decoded bytes that are not UTF-8.
#[derive(Debug)]
pub(crate) struct NotUtf8;

impl From<std::str::Utf8Error> for NotUtf8 {
    fn from(_: std::str::Utf8Error) -> Self {
        NotUtf8
    }
}

impl From<FromUtf8Error> for NotUtf8 {
    fn from(_: FromUtf8Error) -> Self {
        NotUtf8
    }
}

impl From<NotUtf8> for crate::EvalErrorCode {
    fn from(_: NotUtf8) -> Self {
        crate::EvalErrorCode::InvalidEncoding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str, plus: Plus) -> Option<Cow<'_, str>> {
        decode(text.as_bytes(), plus).ok()
    }

    #[test]
    fn what_is_not_encoded_is_borrowed() {
        for (text, plus) in [
            ("", Plus::Space),
            ("a-b", Plus::Space),
            ("a-b", Plus::Literal),
            ("a+b", Plus::Literal),
            ("\u{e9}", Plus::Space),
        ] {
            assert!(
                matches!(decoded(text, plus), Some(Cow::Borrowed(same)) if same == text),
                "{text}"
            );
        }
    }

    #[test]
    fn triplets_and_plus_signs_are_decoded() {
        for (text, in_path, in_query) in [
            ("%41", "A", "A"),
            ("%7e%7E", "~~", "~~"),
            ("a+b", "a+b", "a b"),
            ("%2B+", "++", "+ "),
            ("%25%34%31", "%41", "%41"),
            ("%c3%A9", "\u{e9}", "\u{e9}"),
        ] {
            assert_eq!(decoded(text, Plus::Literal).unwrap(), in_path, "{text}");
            assert_eq!(decoded(text, Plus::Space).unwrap(), in_query, "{text}");
        }
    }

    #[test]
    fn a_malformed_triplet_is_kept() {
        for text in ["%", "100%", "%4", "%4g.", "%g4.", "%%", "% 41", "%zz%"] {
            assert_eq!(decoded(text, Plus::Literal).unwrap(), text);
        }
        assert_eq!(decoded("%%41", Plus::Literal).unwrap(), "%A");
    }

    #[test]
    fn other_bytes_than_utf_8_are_an_error() {
        assert!(decode(b"\xff", Plus::Literal).is_err());
        assert!(decode(b"%ff", Plus::Literal).is_err());
        assert!(decode(b"%c3", Plus::Space).is_err());
    }

    #[test]
    fn all_but_unreserved_characters_is_encoded() {
        let mut out = String::from(">");
        push_encoded(&mut out, "aZ09-._~ /%+\u{e9}{}");
        assert_eq!(out, ">aZ09-._~%20%2F%25%2B%C3%A9%7B%7D");
    }

    #[test]
    fn braces_alone_are_encoded() {
        let mut out = String::new();
        for text in ["", "a b", "{", "}", "a{b}%c", "\u{e9}}"] {
            push_without_braces(&mut out, text);
            out.push('|');
        }
        assert_eq!(out, "|a b|%7B|%7D|a%7Bb%7D%c|\u{e9}%7D|");
    }
}
