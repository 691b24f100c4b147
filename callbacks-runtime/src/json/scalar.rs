//! Scalars in schemas: constants and the values of enumerations.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::decode::Decode;
use super::integer::INEXACT;
use crate::excerpt::{LONGEST_STEP, elide};
use crate::validation::Instance;
use crate::work;

/// How many values an error lists at most.
pub(super) const MOST_LISTED: usize = 20;

/// A scalar JSON value in generated code.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar {
    /// `true` or `false`.
    Boolean(bool),
    /// An integer.
    Integer(i128),
    /// Any other number.
    Number(f64),
    /// A string.
    String(&'static str),
    /// `null`.
    Null,
}

impl From<Scalar> for Instance<'_> {
    fn from(scalar: Scalar) -> Self {
        match scalar {
            Scalar::Boolean(value) => Self::Boolean(value),
            Scalar::Integer(value) => Self::Integer(value.into()),
            Scalar::Number(value) => Self::Number(value),
            Scalar::String(text) => Self::String(text),
            Scalar::Null => Self::Null,
        }
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(formatter),
            Self::Integer(value) => value.fmt(formatter),
            Self::Number(value) => value.fmt(formatter),
            Self::String(text) => formatter.pad(text),
            Self::Null => formatter.pad("null"),
        }
    }
}

/// Reads a scalar and returns the index of the equal value (JSON Schema 2020-12 core, section 4.2.2): `1.0` is `1`.
pub(super) struct OneOf<I> {
    pub(super) values: I,
    /// The value whose type is requested from parameters, which are strings otherwise.
    pub(super) hint: Option<Scalar>,
}

/// Reads exactly this value.
impl<'de> DeserializeSeed<'de> for Scalar {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let seed = OneOf {
            values: std::iter::once(self),
            hint: Some(self),
        };
        seed.deserialize(deserializer).map(|_| ())
    }
}

impl<'de, I: Iterator<Item = Scalar> + Clone> DeserializeSeed<'de> for OneOf<I> {
    /// The index of the value.
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        match self.hint {
            Some(Scalar::String(_)) => deserializer.deserialize_str(self),
            Some(Scalar::Integer(_)) if self.is_wide() => {
                let value = i128::decode(deserializer)?;
                self.find(value, |known| equals_integer(known, value))
            }
            Some(Scalar::Integer(_)) => deserializer.deserialize_i64(self),
            Some(Scalar::Number(_)) => deserializer.deserialize_f64(self),
            Some(Scalar::Boolean(_)) => deserializer.deserialize_bool(self),
            Some(Scalar::Null) | None => deserializer.deserialize_any(self),
        }
    }
}

impl<I: Iterator<Item = Scalar> + Clone> OneOf<I> {
    /// Whether a value exceeds what doubles represent exactly, so that the received digits matter.
    fn is_wide(&self) -> bool {
        let is_wide =
            |value| matches!(value, Scalar::Integer(value) if value.unsigned_abs() >= 1 << 53);
        self.values.clone().any(is_wide)
    }

    fn find<E: Error>(
        &self,
        found: impl fmt::Display,
        is_it: impl Fn(Scalar) -> bool,
    ) -> Result<usize, E> {
        let place = self.values.clone().position(is_it);
        // A document may have thousands of values, which are compared one by one.
        work::spend(place.unwrap_or_else(|| self.values.clone().count()) / 16);
        place.ok_or_else(|| {
            E::custom(format_args!(
                "unknown value `{found}`, expected {}",
                Expected(&self.values)
            ))
        })
    }
}

impl<I: Iterator<Item = Scalar> + Clone> Visitor<'_> for OneOf<I> {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Expected(&self.values), formatter)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<usize, E> {
        self.find(value, |known| known == Scalar::Boolean(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<usize, E> {
        self.find(value, |known| equals_integer(known, value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<usize, E> {
        self.find(value, |known| equals_integer(known, value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<usize, E> {
        self.find(value, |known| match known {
            Scalar::Number(number) => number == value,
            #[allow(
                clippy::cast_precision_loss,
                reason = "a float that is an integer compares as one"
            )]
            Scalar::Integer(integer) => integer as f64 == value && value.abs() < INEXACT,
            _ => false,
        })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<usize, E> {
        self.find(
            elide(text, LONGEST_STEP),
            |known| matches!(known, Scalar::String(known) if known == text),
        )
    }

    fn visit_unit<E: Error>(self) -> Result<usize, E> {
        self.find("null", |known| known == Scalar::Null)
    }
}

fn equals_integer(known: Scalar, value: i128) -> bool {
    match known {
        Scalar::Integer(integer) => integer == value,
        #[allow(
            clippy::cast_precision_loss,
            reason = "a float that is an integer compares as one"
        )]
        Scalar::Number(number) => number == value as f64 && value.unsigned_abs() < 1 << 53,
        _ => false,
    }
}

/// "one of `a`, `b`".
struct Expected<'i, I>(&'i I);

impl<I: Iterator<Item = Scalar> + Clone> fmt::Display for Expected<'_, I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut values = self.0.clone();
        let Some(first) = values.next() else {
            return formatter.write_str("nothing");
        };
        let Some(second) = values.next() else {
            return write!(formatter, "`{first}`");
        };
        write!(formatter, "one of `{first}`, `{second}`")?;
        let mut shown = values.by_ref().take(MOST_LISTED);
        shown.try_for_each(|value| write!(formatter, ", `{value}`"))?;
        match values.count() {
            0 => Ok(()),
            more => write!(formatter, " or {more} others"),
        }
    }
}
