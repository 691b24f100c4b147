//! Choices between types (`oneOf`, `anyOf`).
//!
//! The text of a value is held until its branch is known. A tag is read from the text without building a tree, and the
//! branch reads the same text, so numbers stay exact.

mod nesting;
mod tag;

use std::fmt::Write;

use serde::de::{DeserializeOwned, Deserializer, Error as _};
use serde::{Deserialize, Serialize, de};
use serde_json::Value;
use serde_json::value::RawValue;

use super::context::{detail, skipping};
use super::decode::Decode;
use super::fault::{self, JsonFault};
use super::scalar::MOST_LISTED;
use crate::excerpt::{LONGEST_DETAIL, LONGEST_NAME, elide, shorten};
use crate::validation::{AsInstance, Instance, SchemaRef};
use crate::work;

/// A generated enum for a choice between types.
///
/// [`read_union`] is its `Deserialize` impl.
pub trait ReadUnion: Sized {
    /// Finds the branch of the value. `None` if there is none. The choice then knows why.
    fn read(choice: &mut Choice) -> Option<Self>;
}

/// The text of a value, and why the tried branches did not fit.
#[derive(Debug)]
pub struct Choice {
    text: Box<RawValue>,
    /// Whether failures are described. At first they are not, because most values fit some branch.
    is_described: bool,
    failures: Vec<String>,
    /// The number of further failures.
    more_failures: usize,
    /// Whether the last branch has no place for some members.
    has_skipped: bool,
}

/// Reads a choice. The body of a generated `Deserialize` impl.
///
/// # Errors
///
/// Returns an error if no branch fits, the value is nested too deep, or the work budget is spent.
pub fn read_union<'de, T: ReadUnion, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Box::<RawValue>::deserialize(deserializer)?;
    let length = text.get().len();
    let read = work::bounded(length, work::PER_BYTE, || {
        let mut choice = Choice::new(text).map_err(de::Error::custom)?;
        let value = detail::without(|| T::read(&mut choice));
        value.ok_or_else(|| D::Error::custom(choice.explain::<T>()))
    });
    read.unwrap_or_else(|_| Err(D::Error::custom(work::TOO_MUCH)))
}

/// How many failures are described. Choices may contain choices, each with its own failures.
const MOST_FAILURES: usize = 8;

/// The work to start a branch and give it up.
const ATTEMPT: usize = 64;

/// The work to see that a branch cannot fit.
const GLANCE: usize = 4;

impl Choice {
    fn new(text: Box<RawValue>) -> Result<Self, &'static str> {
        if nesting::is_too_deep(text.get()) {
            return Err("recursion limit exceeded");
        }
        // For extracting the text and checking its nesting.
        work::spend(text.get().len());
        Ok(Self {
            text,
            is_described: false,
            failures: Vec::new(),
            more_failures: 0,
            has_skipped: false,
        })
    }

    /// Reads the value again, to report why no branch fits.
    #[cold]
    fn explain<T: ReadUnion>(&mut self) -> String {
        if detail::is_wanted() && !work::is_spent() {
            self.is_described = true;
            detail::within(|| T::read(self));
        }
        self.misfit()
    }

    /// Reads the value as a branch if the branch's schema allows it, and creates the variant.
    pub fn attempt<T: for<'de> Decode<'de> + AsInstance, U>(
        &mut self,
        name: &str,
        schema: SchemaRef,
        variant: impl FnOnce(T) -> U,
    ) -> Option<U> {
        if !self.may_be(schema) {
            return None;
        }
        let value = self.read(name, |value: T| value)?;
        let is_allowed = self.is_allowed(name, schema, value.as_instance());
        is_allowed.then(|| variant(value))
    }

    /// The same for a user's own type.
    pub fn attempt_foreign<T: DeserializeOwned + Serialize, U>(
        &mut self,
        name: &str,
        schema: SchemaRef,
        variant: impl FnOnce(T) -> U,
    ) -> Option<U> {
        let value = self.read_foreign(name, |value: T| value)?;
        let is_allowed = self.is_allowed(name, schema, Instance::Foreign(&value));
        is_allowed.then(|| variant(value))
    }

    /// Whether the first byte of the value allows a branch. Always true if failures are described.
    fn may_be(&self, schema: SchemaRef) -> bool {
        let first = self.text.get().as_bytes().first();
        let may_be = self.is_described || first.is_none_or(|first| schema.may_begin_with(*first));
        if !may_be {
            work::spend(GLANCE);
        }
        may_be
    }

    fn is_allowed(&mut self, name: &str, schema: SchemaRef, value: Instance<'_>) -> bool {
        if !self.is_described {
            return schema.allows(value);
        }
        let Some(first) = schema.first(value) else {
            return true;
        };
        self.fail(|| describe(name, &first.message, &first.pointer));
        false
    }

    /// Records why a branch does not fit, if failures are described.
    fn fail(&mut self, failure: impl FnOnce() -> String) {
        if !self.is_described {
            return;
        }
        if self.failures.len() < MOST_FAILURES {
            self.failures.push(failure());
        } else {
            self.more_failures += 1;
        }
    }

    /// Reads the value as a branch, and creates the variant.
    pub fn read<T: for<'de> Decode<'de>, U>(
        &mut self,
        name: &str,
        variant: impl FnOnce(T) -> U,
    ) -> Option<U> {
        self.decoded(name, |text| fault::decode_exactly(text))
            .map(variant)
    }

    /// The same for a user's own type.
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
        if !work::spend(ATTEMPT) || !work::spend_room::<T>(1) {
            return None;
        }
        let text = self.text.get();
        let (decoded, has_skipped) = skipping::of(|| decode(text.as_bytes()));
        self.has_skipped = has_skipped;
        // Most branches that do not fit fail long before the end.
        let length = decoded
            .as_ref()
            .map_or_else(|fault| fault.offset(text), |_| text.len());
        let is_bounded = work::spend(length);
        match decoded {
            Ok(value) if is_bounded => Some(value),
            Ok(_) => None,
            Err(fault) => {
                self.fail(|| describe(name, &fault.detail(), fault.pointer()));
                None
            }
        }
    }

    /// Whether the schema of the whole choice allows the value. A branch may not have a place for all its members.
    pub fn allows(&mut self, schema: SchemaRef) -> bool {
        if !self.has_skipped {
            return true;
        }
        let text = self.text.get();
        if !work::spend(text.len()) {
            return false;
        }
        let Ok(value) = serde_json::from_str::<Value>(text) else {
            return false;
        };
        if !self.is_described {
            return schema.allows(value.as_instance());
        }
        let first = schema.first(value.as_instance());
        if let Some(first) = &first {
            self.fail(|| first.to_string());
        }
        first.is_none()
    }

    /// The tag. The inner `Option` is `None` if it is missing, the outer one if the value is not an object or the tag
    /// not a string.
    pub fn tag(&mut self, property: &'static str) -> Option<Option<String>> {
        match tag::read(self.text.get(), property) {
            Ok(tag) => Some(tag),
            Err(failure) => {
                self.fail(|| elide(&failure, LONGEST_DETAIL).into_owned());
                None
            }
        }
    }

    /// Records that a tag leads to no branch.
    pub fn unknown<T>(&mut self, property: &'static str, expected: &[&str]) -> Option<T> {
        #[cfg(feature = "samples")]
        super::context::missing_tag::note(self.text.get(), property, expected);
        if !self.is_described {
            return None;
        }
        let failure = match tag::read(self.text.get(), property) {
            Ok(Some(tag)) => {
                let tag = shorten(&tag, LONGEST_NAME);
                let names = expected.iter().take(MOST_LISTED);
                let names: Vec<_> = names.map(|text| format!("`{text}`")).collect();
                let others = match expected.len() - names.len() {
                    0 => String::new(),
                    others => format!(" or {others} others"),
                };
                let names = names.join(", ");
                format!("unknown value `{tag}` of `{property}`, expected one of {names}{others}")
            }
            _ => format!("missing member `{property}`, which says what the value is"),
        };
        self.fail(|| failure);
        None
    }

    fn misfit(&self) -> String {
        match (self.failures.as_slice(), self.more_failures) {
            ([], _) => "no branch fits".to_owned(),
            ([only], 0) => only.clone(),
            (all, 0) => format!("no branch fits: {}", all.join("; ")),
            (all, more) => format!("no branch fits: {}; and {more} others", all.join("; ")),
        }
    }
}

/// Describes in a few words why a branch does not fit. Choices may contain choices, each with its own failures.
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
