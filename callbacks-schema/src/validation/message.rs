//! Values in messages: short, whatever was received.

use std::fmt::Write as _;
use std::io;

use super::instance::{AsInstance, Instance};
use super::literal::Literal;
pub(super) use crate::validation::excerpt::shorten;

/// The characters of a value that a message shows at most.
const LONGEST: usize = 60;
/// The choices of an `enum` that a message lists at most.
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
            // It fails as soon as there is enough.
            let _ = serde_json::to_writer(&mut start, &other);
            quote_text(&String::from_utf8_lossy(&start.0))
        }
    }
}

/// A text in backticks.
pub(super) fn quote_text(text: &str) -> String {
    let mut quoted = String::from("`");
    for character in shorten(text, LONGEST).chars() {
        // A message is one line.
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

/// How many there are of something.
pub(super) fn count(count: usize, noun: &str) -> String {
    match (count, noun) {
        (1, noun) => format!("1 {noun}"),
        (count, noun) => format!("{count} {noun}s"),
    }
}

/// Whether a text cannot be taken for another value, nor breaks the line.
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

/// The first bytes of what is written.
#[derive(Default)]
struct Start(Vec<u8>);

impl io::Write for Start {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // As many bytes as the characters may take at most.
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
