//! Values in messages. They are short, whatever was received.

use std::fmt::Write as _;
use std::io;

use super::instance::{AsInstance, Instance};
use super::literal::Literal;
pub(super) use crate::validation::excerpt::shorten;

/// How many characters of a value a message shows.
const LONGEST: usize = 60;
/// How many choices of an `enum` a message lists.
const MOST: usize = 8;

/// A value in backticks.
pub(super) fn quote(instance: Instance<'_>) -> String {
    match instance {
        Instance::String(text) if is_plain(text) => quote_text(text),
        Instance::Foreign(value) => match value.to_json() {
            Ok(value) => quote(value.as_instance()),
            Err(_) => "a value that cannot be written".to_owned(),
        },
        Instance::Number(value) if !value.is_finite() => format!("`{value}`"),
        other => {
            let mut start = Start::default();
            // It fails once there is enough.
            let _ = serde_json::to_writer(&mut start, &other);
            quote_text(&String::from_utf8_lossy(&start.0))
        }
    }
}

/// A string in backticks.
pub(super) fn quote_text(text: &str) -> String {
    let mut quoted = String::from("`");
    for character in shorten(text, LONGEST).chars() {
        // A message has one line.
        match character.is_control() {
            true => quoted.extend(character.escape_default()),
            false => quoted.push(character),
        }
    }
    quoted.push('`');
    quoted
}

/// A value of a schema in backticks.
pub(super) fn quote_literal(literal: &Literal) -> String {
    match literal {
        Literal::String(text) if is_plain(text) => quote_text(text),
        literal => {
            let mut text = String::new();
            write_literal(literal, &mut text);
            quote_text(&text)
        }
    }
}

/// The values of an `enum`.
pub(super) fn list(literals: &[Literal]) -> String {
    let shown: Vec<_> = literals.iter().take(MOST).map(quote_literal).collect();
    match literals.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} or {more} others", shown.join(", ")),
    }
}

/// A number with its noun.
pub(super) fn count(count: usize, noun: &str) -> String {
    match (count, noun) {
        (1, noun) => format!("1 {noun}"),
        (count, noun) => format!("{count} {noun}s"),
    }
}

/// Whether a string is unambiguous without quotes and has one line.
fn is_plain(text: &str) -> bool {
    !text.is_empty()
        && !text.chars().any(char::is_control)
        && !matches!(text, "null" | "true" | "false")
        && !text.starts_with(|start: char| start.is_ascii_digit() || "-\"[{".contains(start))
}

fn write_literal(literal: &Literal, text: &mut String) {
    if text.len() > 4 * LONGEST {
        return;
    }
    match literal {
        Literal::Null => text.push_str("null"),
        Literal::Boolean(value) => {
            let written = write!(text, "{value}");
            debug_assert!(written.is_ok(), "a string takes any text");
        }
        Literal::Number(number, _) => text.push_str(number),
        Literal::String(value) => push_string(value, text),
        Literal::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write_literal(item, text);
            }
            text.push(']');
        }
        Literal::Object(members) => {
            text.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                push_string(name, text);
                text.push(':');
                write_literal(member, text);
            }
            text.push('}');
        }
    }
}

fn push_string(value: &str, text: &mut String) {
    text.push_str(&serde_json::Value::from(value).to_string());
}

/// The first bytes of the output.
#[derive(Default)]
struct Start(Vec<u8>);

impl io::Write for Start {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The maximum number of bytes of the characters.
        if self.0.len() > 4 * LONGEST {
            return Err(io::ErrorKind::WriteZero.into());
        }
        let taken = bytes.len().min(4 * LONGEST);
        self.0.extend_from_slice(&bytes[..taken]);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
