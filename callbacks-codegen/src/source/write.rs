//! A node as JSON text.

use std::fmt::Write;

use crate::source::scalar;
use crate::source::view::View;

impl View<'_> {
    /// Writes the node as JSON text, numbers as they are in the document.
    pub fn write_json(&self, out: &mut String) {
        write_json(*self, out);
    }

    /// The node as JSON text, numbers as they are in the document.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write_json(&mut out);
        out
    }
}

fn write_json(node: View<'_>, out: &mut String) {
    if node.is_mapping() {
        write_list(out, '{', '}', node.entries(), |out, (key, value)| {
            write_string(key.text, out);
            out.push(':');
            write_json(value, out);
        });
    } else if node.is_sequence() {
        write_list(out, '[', ']', node.items(), |out, item| {
            write_json(item, out);
        });
    } else {
        write_scalar(node, out);
    }
}

fn write_list<T>(
    out: &mut String,
    open: char,
    close: char,
    items: impl Iterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    out.push(open);
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, item);
    }
    out.push(close);
}

fn write_scalar(node: View<'_>, out: &mut String) {
    if let Some(text) = node.as_str() {
        write_string(text, out);
    } else if let Some(number) = node.as_number() {
        out.push_str(number);
    } else {
        let value = node.raw_text().and_then(scalar::as_bool);
        out.push_str(match value {
            Some(true) => "true",
            Some(false) => "false",
            None => "null",
        });
    }
}

/// Writes a string of JSON.
pub(crate) fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1f}' => {
                write!(out, "\\u{:04x}", u32::from(character)).expect("a string takes all text");
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
