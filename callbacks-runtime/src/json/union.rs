//! Choices between types (`oneOf`, `anyOf`).
//!
//! The text of a value is kept until it is known which branch it is: a tag is read from it without building a tree, and
//! the branch reads the very same text, so that numbers stay exact.

mod effort;
pub(crate) mod loss;
mod nesting;
mod tag;

use std::fmt::Write;

use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde::{Deserialize, Serialize, de};
use serde_json::Value;
use serde_json::value::RawValue;

use super::decode::Decode;
use super::fault::{self, JsonFault};
use crate::validation::{AsInstance, Instance, SchemaRef, Violations};
use effort::Effort;

/// A generated enum of the types that a value may have.
///
/// Its `Deserialize` impl is [`read_union`].
pub trait ReadUnion: Sized {
    /// Finds the branch that the value is; `None` when it is none, of which the choice knows why.
    fn read(choice: &mut Choice) -> Option<Self>;
}

/// The text of one value, and why it is not what was tried so far.
#[derive(Debug)]
pub struct Choice {
    text: Box<RawValue>,
    effort: Effort,
    failures: Vec<String>,
    /// Whether the branch that was read last has no place for some members.
    is_lossy: bool,
}

/// Reads a choice; the body of a generated `Deserialize` impl.
///
/// # Errors
///
/// When no branch fits, or the value is nested too deep.
pub fn read_union<'de, T: ReadUnion, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Box::<RawValue>::deserialize(deserializer)?;
    let mut choice = Choice::new(text).map_err(de::Error::custom)?;
    T::read(&mut choice).ok_or_else(|| D::Error::custom(choice.misfit()))
}

impl Choice {
    fn new(text: Box<RawValue>) -> Result<Self, &'static str> {
        if nesting::is_too_deep(text.get()) {
            return Err("recursion limit exceeded");
        }
        Ok(Self {
            effort: Effort::begin(text.get().len()),
            text,
            failures: Vec::new(),
            is_lossy: false,
        })
    }

    /// Reads the value as one branch if the branch's schema allows it, and makes the variant of it.
    pub fn attempt<T: for<'de> Decode<'de> + AsInstance, U>(
        &mut self,
        name: &str,
        schema: SchemaRef,
        variant: impl FnOnce(T) -> U,
    ) -> Option<U> {
        let value = self.read(name, |value: T| value)?;
        let checked = schema.check(value.as_instance());
        self.allowed(name, checked).then(|| variant(value))
    }

    /// The same for a type of the user's own.
    pub fn attempt_foreign<T: DeserializeOwned + Serialize, U>(
        &mut self,
        name: &str,
        schema: SchemaRef,
        variant: impl FnOnce(T) -> U,
    ) -> Option<U> {
        let value = self.read_foreign(name, |value: T| value)?;
        let checked = schema.check(Instance::Foreign(&value));
        self.allowed(name, checked).then(|| variant(value))
    }

    fn allowed(&mut self, name: &str, checked: Result<(), Violations>) -> bool {
        let Err(violations) = checked else {
            return true;
        };
        let first = violations.iter().next();
        self.failures
            .extend(first.map(|first| describe(name, &first.message, &first.pointer)));
        false
    }

    /// Reads the value as one branch, and makes the variant of it.
    pub fn read<T: for<'de> Decode<'de>, U>(
        &mut self,
        name: &str,
        variant: impl FnOnce(T) -> U,
    ) -> Option<U> {
        self.decoded(name, |text| fault::decode_exactly(text))
            .map(variant)
    }

    /// The same for a type of the user's own.
    pub fn read_foreign<T: DeserializeOwned, U>(
        &mut self,
        name: &str,
        variant: impl FnOnce(T) -> U,
    ) -> Option<U> {
        self.decoded(name, |text| fault::decode(text)).map(variant)
    }

    fn decoded<T>(
        &mut self,
        name: &str,
        decode: impl FnOnce(&[u8]) -> Result<T, JsonFault>,
    ) -> Option<T> {
        let text = self.text.get();
        if !self.effort.spend(text.len()) {
            let failure = "the branches of choices within choices are too many to try";
            self.failures.push(failure.to_owned());
            return None;
        }
        let (decoded, is_lossy) = loss::of(|| decode(text.as_bytes()));
        self.is_lossy = is_lossy;
        match decoded {
            Ok(value) => Some(value),
            Err(fault) => {
                self.failures
                    .push(describe(name, &fault.detail(), fault.pointer()));
                None
            }
        }
    }

    /// Whether the schema of the whole choice allows the value, of which a branch may have no place for all members.
    pub fn allows(&mut self, schema: SchemaRef) -> bool {
        if !self.is_lossy {
            return true;
        }
        let text = self.text.get();
        let value = if self.effort.spend(text.len()) {
            serde_json::from_str::<Value>(text).ok()
        } else {
            None
        };
        let Some(value) = value else {
            let failure = "it is too much work to tell its branches apart";
            self.failures.push(failure.to_owned());
            return false;
        };
        let checked = schema.check(value.as_instance());
        if let Some(first) = checked.as_ref().err().and_then(|found| found.iter().next()) {
            self.failures.push(first.to_string());
        }
        checked.is_ok()
    }

    /// The text of the tag, or `None` within when there is none. `None` when the value is no object, or the tag no text.
    pub fn tag(&mut self, property: &'static str) -> Option<Option<String>> {
        match tag::read(self.text.get(), property) {
            Ok(tag) => Some(tag),
            Err(failure) => {
                self.failures.push(failure);
                None
            }
        }
    }

    /// The failure of a tag that leads to no branch.
    pub fn unknown<T>(&mut self, property: &'static str, expected: &[&str]) -> Option<T> {
        #[cfg(feature = "samples")]
        crate::sample::tag_is_missing(self.text.get(), property, expected);
        let failure = match tag::read(self.text.get(), property) {
            Ok(Some(tag)) => {
                let names: Vec<_> = expected.iter().map(|text| format!("`{text}`")).collect();
                let names = names.join(", ");
                format!("unknown value `{tag}` of `{property}`, expected one of {names}")
            }
            _ => format!("missing member `{property}`, which says what the value is"),
        };
        self.failures.push(failure);
        None
    }

    fn misfit(&self) -> String {
        match self.failures.as_slice() {
            [only] => only.clone(),
            all => format!("no branch fits: {}", all.join("; ")),
        }
    }
}

/// Why a value is not of a branch, in a few words: choices lie within choices, each with all its failures.
fn describe(name: &str, detail: &str, pointer: &str) -> String {
    const LONGEST: usize = 240;
    let mut text = format!("`{name}`: {detail}");
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    if pointer != "#" {
        let written = write!(text, " at `{pointer}`");
        debug_assert!(written.is_ok(), "a string takes any text");
    }
    text
}
