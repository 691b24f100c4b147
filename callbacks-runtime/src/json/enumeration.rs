//! Enumerations.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use super::names;
use super::scalar::{MOST_LISTED, OneOf, Scalar};
use crate::excerpt::{LONGEST_NAME, shorten};

/// A generated enumeration of strings (JSON Schema `enum`).
pub trait StringEnum: Clone + 'static {
    /// The declared values, in document order.
    const ALL: &'static [Self];

    /// The string of the value in JSON, a URL or a header.
    fn as_str(&self) -> &str;

    /// The value of an undeclared string. Only an open enumeration has one.
    fn other(_text: &str) -> Option<Self> {
        None
    }
}

/// A string that is not a value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    text: String,
    expected: String,
}

impl UnknownValue {
    /// The string that was found.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "unknown value `{}`, expected {}",
            shorten(&self.text, LONGEST_NAME),
            self.expected
        )
    }
}

impl std::error::Error for UnknownValue {}

/// Finds the value with this string. The body of a generated `FromStr` impl.
///
/// # Errors
///
/// Returns an error if no value has this string.
pub fn parse_enum<T: StringEnum>(text: &str) -> Result<T, UnknownValue> {
    let known = if T::ALL.len() <= names::FEW {
        T::ALL.iter().find(|value| value.as_str() == text)
    } else {
        names::of_enum::<T>().find(text).map(|place| &T::ALL[place])
    };
    known
        .cloned()
        .or_else(|| T::other(text))
        .ok_or_else(|| UnknownValue {
            text: text.to_owned(),
            expected: expected_values::<T>(),
        })
}

/// "one of `a`, `b`": the values of an enumeration, for an error.
pub(crate) fn expected_values<T: StringEnum>() -> String {
    let names = T::ALL.iter().take(MOST_LISTED);
    let names: Vec<_> = names
        .map(|value| format!("`{}`", shorten(value.as_str(), LONGEST_NAME)))
        .collect();
    match (names.as_slice(), T::ALL.len() - names.len()) {
        ([only], 0) => only.clone(),
        (_, 0) => format!("one of {}", names.join(", ")),
        (_, more) => format!("one of {} or {more} others", names.join(", ")),
    }
}

/// Reads a value. The body of a generated `Decode` impl.
///
/// # Errors
///
/// Returns an error if the input is not a string, or not a value of the enumeration.
pub fn read_enum<'de, T: StringEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(EnumVisitor(PhantomData))
}

struct EnumVisitor<T>(PhantomData<T>);

impl<T: StringEnum> Visitor<'_> for EnumVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&expected_values::<T>())
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        parse_enum(text).map_err(E::custom)
    }
}

/// A generated enumeration with values that are not all strings.
pub trait ScalarEnum: Copy + 'static {
    /// The values, in document order.
    const ALL: &'static [Self];

    /// The value in JSON.
    fn value(self) -> Scalar;
}

/// Reads a value. The body of a generated `Decode` impl.
///
/// # Errors
///
/// Returns an error if the input is not a value of the enumeration.
pub fn read_scalar_enum<'de, T: ScalarEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let values = T::ALL.iter().map(|value| value.value());
    let first = T::ALL.first().map(|value| value.value());
    let is_of_kind = |value: Scalar| {
        first.map(|first| std::mem::discriminant(&first)) == Some(std::mem::discriminant(&value))
    };
    let hint = first.filter(|_| values.clone().all(is_of_kind));
    let place = OneOf { values, hint }.deserialize(deserializer)?;
    Ok(T::ALL[place])
}
