//! JSON strings (RFC 8259, section 7).

use super::Parser;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::node::Text;
use crate::span::Location;

impl Parser<'_> {
    /// The string that starts at the quote here; one without escapes is not copied.
    pub(super) fn string(&mut self) -> Result<Text, Box<Diagnostic>> {
        let start = self.at + 1;
        let mut decoded = String::new();
        // What lies between here and the next escape is still to be copied.
        let mut copied = start;
        self.at = start;
        loop {
            self.skip_text();
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    decoded.push_str(&self.text[copied..self.at]);
                    decoded.push(self.escape()?);
                    copied = self.at;
                }
                Some(_) => return Err(self.control_character()),
                None => {
                    let opening = Location::new(self.file, start - 1, start);
                    return Err(fail(opening, "a string is not closed", "it starts here"));
                }
            }
        }
        let end = self.at;
        self.at += 1;
        if copied == start {
            return Ok(Text::verbatim(start, end));
        }
        decoded.push_str(&self.text[copied..end]);
        Ok(Text::Owned(decoded.into()))
    }

    /// Goes to the next byte that is more than itself. Most of a document's bytes pass here, and
    /// macros run unoptimised, hence no iterator.
    fn skip_text(&mut self) {
        let bytes = self.bytes;
        let mut at = self.at;
        while at < bytes.len() && bytes[at] != b'"' && bytes[at] != b'\\' && bytes[at] >= 0x20 {
            at += 1;
        }
        self.at = at;
    }

    fn escape(&mut self) -> Result<char, Box<Diagnostic>> {
        let start = self.at;
        let letter = self.bytes.get(start + 1).copied();
        self.at += 2;
        Ok(match letter {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            _ => {
                self.at = start;
                let length = self.text[start..].chars().take(2).map(char::len_utf8).sum();
                let message = "a backslash starts an escape that JSON does not have";
                return Err(fail(
                    self.here(length),
                    message,
                    "write `\\\\` for a backslash",
                ));
            }
        })
    }

    /// `\uXXXX`, or two of them that are one character beyond the basic plane.
    fn unicode_escape(&mut self, start: usize) -> Result<char, Box<Diagnostic>> {
        let first = self.hexadecimal(start)?;
        if let Some(character) = char::from_u32(first) {
            return Ok(character);
        }
        let is_high = (0xd800..0xdc00).contains(&first);
        if is_high && self.bytes[self.at..].starts_with(b"\\u") {
            let low_start = self.at;
            self.at += 2;
            let second = self.hexadecimal(low_start)?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Ok(char::from_u32(code).expect("a surrogate pair is a character"));
            }
        }
        let place = Location::new(self.file, start, start + 6);
        let message = "a Unicode escape is half of a surrogate pair";
        Err(fail(place, message, "the other half is missing"))
    }

    /// The four digits of the escape that starts at `start`.
    fn hexadecimal(&mut self, start: usize) -> Result<u32, Box<Diagnostic>> {
        let digits = self.bytes.get(self.at..self.at + 4).unwrap_or_default();
        let mut value = 0;
        for &digit in digits {
            let Some(digit) = char::from(digit).to_digit(16) else {
                return Err(self.bad_digits(start));
            };
            value = value * 16 + digit;
        }
        if digits.is_empty() {
            return Err(self.bad_digits(start));
        }
        self.at += 4;
        Ok(value)
    }

    fn bad_digits(&self, start: usize) -> Box<Diagnostic> {
        let place = Location::new(self.file, start, start + 2);
        let message = "a Unicode escape is not `\\u` with four hexadecimal digits";
        fail(place, message, "")
    }

    fn control_character(&self) -> Box<Diagnostic> {
        let byte = self.bytes[self.at];
        let message = if byte == b'\n' || byte == b'\r' {
            "a string is not closed before the end of the line".to_owned()
        } else {
            format!("a string contains the unescaped control character U+{byte:04X}")
        };
        fail(self.here(1), &message, "")
    }
}

fn fail(place: Location, message: &str, label: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(Code::INVALID_JSON, place, message).label(label))
}
