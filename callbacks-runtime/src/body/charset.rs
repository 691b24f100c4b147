//! Charsets other than UTF-8, as far as senders of forms and mail still use them.
//!
//! The names are those of the Encoding Standard. Like all browsers, it reads `iso-8859-1` and `us-ascii` as
//! `windows-1252`.

use std::borrow::Cow;

/// A supported charset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    Utf8,
    Windows1252,
    /// From 0xA0 on the same as `windows-1252`, except for eight characters. Control characters below.
    Latin9,
    Utf16 {
        is_big_endian: bool,
    },
}

impl Charset {
    /// The charset with this name, in any case.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" | "unicode-1-1-utf-8" => Self::Utf8,
            "us-ascii" | "ascii" | "iso-8859-1" | "iso8859-1" | "latin1" | "l1"
            | "windows-1252" | "cp1252" | "x-cp1252" => Self::Windows1252,
            "iso-8859-15" | "iso8859-15" | "latin-9" | "l9" => Self::Latin9,
            "utf-16" | "utf-16le" => Self::Utf16 {
                is_big_endian: false,
            },
            "utf-16be" => Self::Utf16 {
                is_big_endian: true,
            },
            _ => return None,
        })
    }

    /// Decodes a string and drops a byte order mark. `None` if the bytes are invalid in the charset.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        match self {
            Self::Utf8 => {
                let text = std::str::from_utf8(bytes).ok()?;
                Some(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)))
            }
            Self::Windows1252 => Some(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
            Self::Latin9 => Some(bytes.iter().map(|byte| latin_9(*byte)).collect()),
            Self::Utf16 { is_big_endian } => utf_16(bytes, is_big_endian).map(Cow::Owned),
        }
    }
}

/// The characters of `windows-1252` from 0x80 to 0x9F. The five that it leaves undefined are control characters.
const WINDOWS_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn latin_9(byte: u8) -> char {
    match byte {
        0xa4 => '\u{20ac}',
        0xa6 => '\u{160}',
        0xa8 => '\u{161}',
        0xb4 => '\u{17d}',
        0xb8 => '\u{17e}',
        0xbc => '\u{152}',
        0xbd => '\u{153}',
        0xbe => '\u{178}',
        _ => char::from(byte),
    }
}

/// A byte order mark takes precedence over the name.
fn utf_16(bytes: &[u8], is_big_endian: bool) -> Option<String> {
    let (bytes, is_big_endian) = match bytes {
        [0xfe, 0xff, rest @ ..] => (rest, true),
        [0xff, 0xfe, rest @ ..] => (rest, false),
        _ => (bytes, is_big_endian),
    };
    let units = bytes.chunks_exact(2);
    if !units.remainder().is_empty() {
        return None;
    }
    let unit = |pair: &[u8]| {
        let pair = [pair[0], pair[1]];
        if is_big_endian {
            u16::from_be_bytes(pair)
        } else {
            u16::from_le_bytes(pair)
        }
    };
    char::decode_utf16(units.map(unit))
        .collect::<Result<_, _>>()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::Charset;

    fn check(charset: &str, bytes: &[u8], expected: Option<&str>) {
        let charset = Charset::of(charset).expect("it is known");
        assert_eq!(charset.decode(bytes).as_deref(), expected, "{charset:?}");
    }

    #[test]
    fn texts_are_decoded() {
        check("UTF-8", "Zoë".as_bytes(), Some("Zoë"));
        check("utf-8", b"\xef\xbb\xbfa", Some("a"));
        check("utf-8", b"\xff", None);
        check("ISO-8859-1", b"Zo\xeb \x80", Some("Zoë €"));
        check("windows-1252", b"\x93a\x94 \x9f", Some("“a” Ÿ"));
        check("iso-8859-15", b"\xa4\xeb", Some("€ë"));
        check("utf-16", b"\xff\xfea\0", Some("a"));
        check("utf-16", b"\xfe\xff\0a", Some("a"));
        check("utf-16be", b"\xd8\x3e\xdd\x80", Some("🦀"));
        check("utf-16be", b"\xd8\x3e", None);
        check("utf-16le", b"a", None);
        assert_eq!(Charset::of("shift_jis"), None);
    }
}
