//! Names of query and path parameters in expressions, spelled with the escapes of JSON strings (G4, G6).

use std::fmt::{self, Write};

use crate::{ParseError, ParseErrorCode};

/// The parameter name that `text` spells. `offset` is its place in the key.
pub(crate) fn parse(text: &str, offset: usize) -> Result<String, ParseError> {
    if text.is_empty() {
        // G5: the grammar allows it, but no parameter can be declared with it.
        let message = "the parameter name is missing";
        return Err(ParseError::new(ParseErrorCode::EmptyName, offset, message));
    }
    let mut name = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let at = offset + text.len() - rest.len();
        rest = match char {
            '\\' => unescape(rest, &mut name).ok_or_else(|| bad_escape(at))?,
            '"' | '\0'..='\x1F' => return Err(bad_char(at)),
            _ => {
                name.push(char);
                &rest[char.len_utf8()..]
            }
        };
    }
    Ok(name)
}

fn bad_escape(offset: usize) -> ParseError {
    let message = "`\\` in a parameter name starts an escape of JSON such as `\\\"` or `\\u007D`, write `\\\\` for itself";
    ParseError::new(ParseErrorCode::BadName, offset, message)
}

fn bad_char(offset: usize) -> ParseError {
    let message = "`\"` and control characters in a parameter name are written as escapes of JSON, such as `\\\"`";
    ParseError::new(ParseErrorCode::BadName, offset, message)
}

/// Decodes the escape that `text` starts with and returns what follows it.
fn unescape<'a>(text: &'a str, name: &mut String) -> Option<&'a str> {
    let kind = *text.as_bytes().get(1)?;
    if kind == b'u' {
        let (char, rest) = unescape_unicode(text)?;
        name.push(char);
        return Some(rest);
    }
    name.push(match kind {
        b'"' | b'\\' | b'/' => char::from(kind),
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        _ => return None,
    });
    text.get(2..)
}

/// `\u0041`, or two of them that are a surrogate pair. A lone surrogate is not a character.
fn unescape_unicode(text: &str) -> Option<(char, &str)> {
    let (first, rest) = code_unit(text)?;
    if let Some(char) = char::from_u32(u32::from(first)) {
        return Some((char, rest));
    }
    let (second, rest) = code_unit(rest)?;
    let char = char::decode_utf16([first, second]).next()?.ok()?;
    Some((char, rest))
}

fn code_unit(text: &str) -> Option<(u16, &str)> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let unit = u16::from_str_radix(digits, 16).ok()?;
    Some((unit, &text[6..]))
}

/// Writes a name so that it can be parsed again, also between the braces of a key.
pub(crate) fn display(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for char in name.chars() {
        match char {
            '"' | '\\' => write!(f, "\\{char}")?,
            '\0'..='\x1F' | '{' | '}' => write!(f, "\\u{:04X}", u32::from(char))?,
            _ => f.write_char(char)?,
        }
    }
    Ok(())
}
