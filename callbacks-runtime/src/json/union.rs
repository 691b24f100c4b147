//! Choices between types (`oneOf`, `anyOf`).
//!
//! The text of a value is kept until it is known which branch it is: a tag is read from it without building a tree, and
//! the branch reads the very same text, so that numbers stay exact.

mod effort;
mod nesting;
mod tag;

use std::fmt::Write;

use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::fault;
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
        })
    }

    /// Reads the value as one branch, and makes the variant of it.
    pub fn attempt<T: DeserializeOwned, U>(
        &mut self,
        name: &str,
        variant: impl FnOnce(T) -> U,
    ) -> Option<U> {
        let text = self.text.get();
        if !self.effort.spend(text.len()) {
            let failure = "the branches of choices within choices are too many to try";
            self.failures.push(failure.to_owned());
            return None;
        }
        match fault::decode(text.as_bytes()) {
            Ok(value) => Some(variant(value)),
            Err(fault) => {
                self.failures.push(describe(name, &fault));
                None
            }
        }
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
        let failure = match tag::read(self.text.get(), property) {
            Ok(Some(tag)) => {
                let names: Vec<_> = expected.iter().map(|text| format!("`{text}`")).collect();
                let names = names.join(", ");
                format!("unknown value `{tag}` of `{property}`, expected one of {names}")
            }
            _ => format!("missing member `{property}`"),
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
fn describe(name: &str, fault: &fault::JsonFault) -> String {
    const LONGEST: usize = 240;
    let mut text = format!("`{name}`: {}", fault.detail());
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    if fault.pointer() != "#" {
        let written = write!(text, " at `{}`", fault.pointer());
        debug_assert!(written.is_ok(), "a string takes any text");
    }
    text
}

/// Writes a branch that has no member for its tag, with that member before the others.
///
/// # Errors
///
/// When the branch is not written as an object, or the serializer fails.
pub fn write_tagged<T: Serialize, S: Serializer>(
    property: &str,
    tag: &str,
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let text = serde_json::to_string(value).map_err(S::Error::custom)?;
    let members = text
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    let members = members.ok_or_else(|| S::Error::custom("a tagged branch is an object"))?;
    let (property, tag) = (quoted(property), quoted(tag));
    let separator = if members.is_empty() { "" } else { "," };
    let tagged = format!("{{{property}:{tag}{separator}{members}}}");
    let tagged = RawValue::from_string(tagged).map_err(S::Error::custom)?;
    tagged.serialize(serializer)
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
