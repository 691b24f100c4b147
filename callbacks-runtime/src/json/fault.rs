//! Decodes a whole body, and reports the place of an error.

use std::str::Utf8Error;
use std::{fmt, io};

use serde::Deserialize;
use serde::de::DeserializeSeed;

use super::context::{detail, integers, trail::Trail};
use super::decode::{Decode, Seed};
use super::foreign::Foreign;

use crate::excerpt::{LONGEST_DETAIL, elide};
use crate::work;

/// Why a body could not be decoded.
#[derive(Debug)]
pub(crate) struct JsonFault {
    pointer: String,
    source: serde_json::Error,
}

impl JsonFault {
    /// Whether the text is invalid JSON, rather than JSON that the schema does not allow.
    pub(crate) fn is_syntax(&self) -> bool {
        !self.source.is_data()
    }

    /// The place in the body, as the fragment of a JSON Pointer (RFC 6901 section 6): `#/items/0/id`.
    pub(crate) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is wrong there, in a sentence of limited length, because serde quotes what it finds.
    pub(crate) fn detail(&self) -> String {
        let text = self.source.to_string();
        let text = match text.rfind(" at line ") {
            // The pointer is a better place for a wrong value than line and column.
            Some(end) if !self.is_syntax() => &text[..end],
            _ => &text,
        };
        elide(text, LONGEST_DETAIL).into_owned()
    }

    /// The work budget is spent.
    pub(crate) fn too_much() -> Self {
        Self {
            pointer: "#".to_owned(),
            source: serde::de::Error::custom(work::TOO_MUCH),
        }
    }

    /// How many bytes of a text were read before the fault was found.
    pub(crate) fn offset(&self, text: &str) -> usize {
        let lines_before = self.source.line().saturating_sub(1);
        let mut lines = text.split_inclusive('\n').map(str::len);
        let before: usize = lines.by_ref().take(lines_before).sum();
        // An error without a place is treated as one at the end.
        match self.source.line() {
            0 => text.len(),
            _ => (before + self.source.column()).min(text.len()),
        }
    }
}

impl fmt::Display for JsonFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_syntax() {
            write!(formatter, "{}", self.detail())
        } else {
            write!(formatter, "{} at `{}`", self.detail(), self.pointer)
        }
    }
}

impl std::error::Error for JsonFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Decodes a JSON text to a type that only implements serde's traits.
///
/// # Errors
///
/// Returns an error if the text is not JSON, or not a value of the type.
pub(crate) fn decode<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, JsonFault> {
    integers::read(|| decode_with(body, Foreign::new()))
}

/// Decodes a JSON text with JSON Schema's view of values.
///
/// # Errors
///
/// Returns an error if the text is not JSON, or not a value of the type.
pub(crate) fn decode_exactly<'de, T: Decode<'de>>(body: &'de [u8]) -> Result<T, JsonFault> {
    integers::read(|| decode_with(body, Seed::new()))
}

fn decode_with<'de, S: DeserializeSeed<'de>>(
    body: &'de [u8],
    seed: S,
) -> Result<S::Value, JsonFault> {
    let trail = match detail::is_wanted() {
        true => Trail::begin(),
        false => Trail::pause(),
    };
    let fault = |source| JsonFault {
        pointer: trail.pointer(),
        source,
    };
    // Checking the whole text once takes a tenth of the time of checking each string.
    let text = std::str::from_utf8(body).map_err(|error| fault(not_utf8(error)))?;
    // Ignores a byte order mark, as RFC 8259 section 8.1 allows.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = seed.deserialize(&mut deserializer).map_err(fault)?;
    deserializer.end().map_err(fault)?;
    Ok(value)
}

/// JSON between systems must be UTF-8 (RFC 8259 section 8.1).
#[cold]
fn not_utf8(error: Utf8Error) -> serde_json::Error {
    serde_json::Error::io(io::Error::new(io::ErrorKind::InvalidData, error))
}
