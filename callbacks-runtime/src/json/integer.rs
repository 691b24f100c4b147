//! Reads integers of any size exactly. `1.0` is an integer too (JSON Schema 2020-12 core, section 4.2.1).
//!
//! serde_json reads a number with a fraction, an exponent or more than 64 bits as a double, which may lose digits:
//! `9007199254740993.0` becomes `...992`, and `-9223372036854775809` the least `i64`. So integers are read from the
//! text of the number, unless a text has only plain ones (see [`integers`]).

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde_json::Value;

use super::context::integers;
use super::decode::Decode;
use crate::excerpt::{LONGEST_NAME, shorten};
use crate::validation::integer_of;

/// serde_json gives the text of a value under this name. Other deserializers give the value itself.
const TEXT: &str = "$serde_json::private::RawValue";

/// From here on, a double may represent several integers: 2^53.
pub(super) const INEXACT: f64 = 9_007_199_254_740_992.0;

/// An integer of one width.
trait Width: TryFrom<i128> {
    const EXPECTED: &'static str;

    /// Asks a deserializer without JSON text, such as that of parameters.
    fn ask<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

struct IntegerVisitor<T>(PhantomData<T>);

impl<T: Width> IntegerVisitor<T> {
    fn fit<E: Error>(value: i128, unexpected: Unexpected<'_>) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(unexpected, &T::EXPECTED))
    }
}

impl<T: Width> Visitor<'_> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        Self::fit(value.into(), Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        Self::fit(value.into(), Unexpected::Unsigned(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<T, E> {
        Self::fit(value, Unexpected::Other("an integer beyond 64 bits"))
    }

    /// Accepts `1.0`, and refuses doubles that may have been rounded.
    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        let unexpected = Unexpected::Float(value);
        if integers::note_double() {
            return Err(E::invalid_type(unexpected, &T::EXPECTED));
        }
        if value.fract() != 0.0 || value.abs() >= INEXACT {
            return Err(E::invalid_value(unexpected, &T::EXPECTED));
        }
        #[allow(
            clippy::cast_possible_truncation,
            reason = "it has no fraction and is within the bounds"
        )]
        let integer = value as i128;
        Self::fit(integer, unexpected)
    }
}

macro_rules! integers {
    ($($ty:ty: $method:ident, $expected:literal;)*) => {$(
        impl Width for $ty {
            const EXPECTED: &'static str = $expected;

            fn ask<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.$method(IntegerVisitor(PhantomData))
            }
        }

        impl<'de> Decode<'de> for $ty {
            fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if integers::are_quick() {
                    return Self::ask(deserializer);
                }
                deserializer.deserialize_newtype_struct(TEXT, TextVisitor(PhantomData))
            }
        }
    )*};
}

integers! {
    i32: deserialize_i32, "an integer of 32 bits";
    i64: deserialize_i64, "an integer of 64 bits";
    u32: deserialize_u32, "a non-negative integer of 32 bits";
    u64: deserialize_u64, "a non-negative integer of 64 bits";
    // Not every deserializer has 128-bit integers. Ours passes wider ones to this method too.
    i128: deserialize_i64, "an integer";
}

/// Reads an integer from the text of a JSON value.
struct TextVisitor<T>(PhantomData<T>);

impl<T: Width> TextVisitor<T> {
    /// Reads a text that is not a plain integer of the type: `1.0` is 1, and everything else is an error.
    #[cold]
    fn other<E: Error>(text: &str, is_original: bool) -> Result<T, E> {
        let unexpected =
            |unexpected: Unexpected<'_>| Err(E::invalid_type(unexpected, &T::EXPECTED));
        // These values may be large, and are refused whatever they contain.
        match text.as_bytes().first() {
            Some(b'[') => return unexpected(Unexpected::Seq),
            Some(b'{') => return unexpected(Unexpected::Map),
            _ => {}
        }
        match serde_json::from_str(text).map_err(E::custom)? {
            Value::Null => unexpected(Unexpected::Unit),
            Value::Bool(value) => unexpected(Unexpected::Bool(value)),
            Value::String(text) => unexpected(Unexpected::Str(&text)),
            Value::Number(_) => Self::number(text, is_original),
            _ => unexpected(Unexpected::Other("another value")),
        }
    }

    fn number<E: Error>(text: &str, is_original: bool) -> Result<T, E> {
        let is_exact = |integer: &i128| is_original || integer.unsigned_abs() < 1 << 53;
        let integer = integer_of(text);
        let integer = integer.filter(|integer| is_plain(text) || is_exact(integer));
        let fitting = integer.and_then(|integer| T::try_from(integer).ok());
        fitting.ok_or_else(|| {
            let found = format!("the number `{}`", shorten(text, LONGEST_NAME));
            E::invalid_value(Unexpected::Other(&found), &T::EXPECTED)
        })
    }

    fn read<E: Error>(text: &str, is_original: bool) -> Result<T, E> {
        // Nearly all integers have 64 bits, which parse faster than 128.
        let integer = text.parse::<i64>().ok();
        let fitting = integer.and_then(|integer| T::try_from(i128::from(integer)).ok());
        fitting.map_or_else(|| Self::other(text, is_original), Ok)
    }
}

/// Whether a number consists of digits only, so it was never a double.
fn is_plain(text: &str) -> bool {
    !text.contains(['.', 'e', 'E'])
}

impl<'de, T: Width> Visitor<'de> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::ask(deserializer)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut text: A) -> Result<T, A::Error> {
        let Some(TextName) = text.next_key()? else {
            return Err(A::Error::invalid_type(Unexpected::Map, &T::EXPECTED));
        };
        text.next_value_seed(self)
    }

    /// Text of the message itself.
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T, E> {
        Self::read(text, true)
    }

    /// Text that serde_json wrote, for example from a `Value`, whose numbers may have been doubles.
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Self::read(text, false)
    }
}

impl<'de, T: Width> DeserializeSeed<'de> for TextVisitor<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

/// The only member of the object in which serde_json passes a text.
struct TextName;

impl<'de> serde::Deserialize<'de> for TextName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl Visitor<'_> for NameVisitor {
            type Value = TextName;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an integer")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<TextName, E> {
                if name == TEXT {
                    Ok(TextName)
                } else {
                    Err(E::invalid_type(Unexpected::Map, &"an integer"))
                }
            }
        }

        deserializer.deserialize_identifier(NameVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::decode_exactly;

    fn read<T: for<'de> Decode<'de>>(text: &str) -> Option<T> {
        decode_exactly(text.as_bytes()).ok()
    }

    #[test]
    fn integers_are_exact_however_they_are_written() {
        for (text, expected) in [
            ("9007199254740993", Some(9_007_199_254_740_993)),
            ("9007199254740993.0", Some(9_007_199_254_740_993)),
            ("9007199254740993.00e0", Some(9_007_199_254_740_993)),
            ("90071992547409930e-1", Some(9_007_199_254_740_993)),
            ("1e18", Some(1_000_000_000_000_000_000)),
            ("-0.0", Some(0)),
            ("9223372036854775807", Some(i64::MAX)),
            ("9223372036854775807.0", Some(i64::MAX)),
            ("9223372036854775808", None),
            ("9223372036854775807.5", None),
            ("-9223372036854775808", Some(i64::MIN)),
            ("-9223372036854775808.0", Some(i64::MIN)),
            ("-9223372036854775809", None),
            ("-9223372036854776832", None),
            ("-9.223372036854775809e18", None),
            ("1e400", None),
            ("1.5", None),
        ] {
            assert_eq!(read::<i64>(text), expected, "{text}");
        }
        assert_eq!(read::<u64>("18446744073709551615.0"), Some(u64::MAX));
        assert_eq!(read::<u64>("18446744073709551616"), None);
        assert_eq!(read::<u64>("-1"), None);
        assert_eq!(read::<i32>("2147483648"), None);
        assert_eq!(read::<u32>("4294967295.0"), Some(u32::MAX));
        assert_eq!(read::<i128>("18446744073709551616.0"), Some(1 << 64));
        assert_eq!(read::<i128>("1e38"), Some(10_i128.pow(38)));
        assert_eq!(read::<i128>("1e39"), None);
    }

    /// A `Value` stores numbers other than plain 64-bit integers as doubles.
    #[test]
    fn doubles_are_integers_below_two_to_the_53rd() {
        let read = |text: &str| {
            let value: Value = serde_json::from_str(text).expect("JSON");
            i64::decode(&value).ok()
        };
        assert_eq!(read("9007199254740993"), Some(9_007_199_254_740_993));
        assert_eq!(read("9007199254740991.0"), Some(9_007_199_254_740_991));
        assert_eq!(read("9007199254740993.0"), None);
        assert_eq!(read("-9223372036854775809"), None);
        let wide: Value = serde_json::from_str("18446744073709551617").expect("JSON");
        assert_eq!(i128::decode(&wide).ok(), None);
    }
}
