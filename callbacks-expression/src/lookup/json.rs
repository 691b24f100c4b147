//! JSON bodies. A pointer is looked up in the text of the body, without a tree (C8, C13).

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

use crate::{EvalErrorCode, Pointer, Value};

/// The value at a pointer in JSON text.
///
/// The text is read once as a whole, and the value of each token once more for the next token. Nothing recurses, so the
/// depth of the body cannot exhaust the stack.
pub(super) fn value<'a>(bytes: &'a [u8], pointer: &Pointer) -> Result<Value<'a>, EvalErrorCode> {
    let text = std::str::from_utf8(bytes).map_err(|_| EvalErrorCode::BodyNotJson)?;
    let mut tokens = pointer.tokens();
    let mut raw = match tokens.next() {
        None => serde_json::from_str(text).map_err(|_| EvalErrorCode::BodyNotJson)?,
        Some(token) => step(text, token)?,
    };
    for token in tokens {
        raw = step(raw.get(), token)?;
    }
    Value::from_raw(raw)
}

/// What a token leads to.
enum Step<'a> {
    Found(&'a RawValue),
    Missing,
    BadIndex,
}

/// The value at a token in JSON text. The whole text is checked to be JSON.
fn step<'a>(text: &'a str, token: &str) -> Result<&'a RawValue, EvalErrorCode> {
    match read_step(text, token) {
        Ok(Step::Found(raw)) => Ok(raw),
        Ok(Step::Missing) => Err(EvalErrorCode::Missing),
        Ok(Step::BadIndex) => Err(EvalErrorCode::BadArrayIndex),
        Err(_) => Err(EvalErrorCode::BodyNotJson),
    }
}

fn read_step<'a>(text: &'a str, token: &str) -> Result<Step<'a>, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let step = match text.trim_start().as_bytes().first() {
        Some(b'{') => reader.deserialize_map(Member { name: token })?,
        Some(b'[') => reader.deserialize_seq(Element {
            index: Index::parse(token),
        })?,
        _ => reader
            .deserialize_ignored_any(IgnoredAny)
            .map(|_| Step::Missing)?,
    };
    reader.end()?;
    Ok(step)
}

/// Finds a member of an object. Of duplicates, the last one counts (C8).
struct Member<'t> {
    name: &'t str,
}

impl<'de> Visitor<'de> for Member<'_> {
    type Value = Step<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Step<'de>, A::Error> {
        let mut step = Step::Missing;
        while let Some(matches) = members.next_key_seed(Name(self.name))? {
            if matches {
                step = Step::Found(members.next_value()?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(step)
    }
}

/// Compares a member's name without keeping it.
struct Name<'t>(&'t str);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let raw = <&RawValue as serde::Deserialize>::deserialize(deserializer)?;
        // A name that no string can spell (half of a surrogate pair) cannot match.
        let name = Value::from_raw(raw).ok();
        Ok(name.as_ref().and_then(Value::as_str) == Some(self.0))
    }
}

/// Finds an element of an array.
struct Element {
    index: Index,
}

impl<'de> Visitor<'de> for Element {
    type Value = Step<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Step<'de>, A::Error> {
        let mut step = match self.index {
            Index::Bad => Step::BadIndex,
            Index::At(_) | Index::TooLarge => Step::Missing,
        };
        if let Index::At(index) = self.index {
            for _ in 0..index {
                if elements.next_element::<IgnoredAny>()?.is_none() {
                    return Ok(step);
                }
            }
            if let Some(element) = elements.next_element()? {
                step = Step::Found(element);
            }
        }
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(step)
    }
}

/// A pointer's token as an array index (C13).
pub(super) enum Index {
    At(usize),
    TooLarge,
    Bad,
}

impl Index {
    pub(super) fn parse(token: &str) -> Self {
        let digits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || (token.len() > 1 && token.starts_with('0')) {
            return Index::Bad;
        }
        token.parse().map_or(Index::TooLarge, Index::At)
    }
}
