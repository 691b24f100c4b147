//! How integers are read: exactly, whatever their size, and `1.0` is one (JSON Schema 2020-12 core, section 4.2.1).

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde_json::Value;

use super::decode::Decode;

struct IntegerVisitor<T> {
    expected: &'static str,
    marker: PhantomData<T>,
}

impl<T: TryFrom<i128>> IntegerVisitor<T> {
    fn fit<E: Error>(&self, value: i128, unexpected: Unexpected<'_>) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(unexpected, &self.expected))
    }
}

impl<T: TryFrom<i128>> Visitor<'_> for IntegerVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.expected)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        self.fit(value.into(), Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        self.fit(value.into(), Unexpected::Unsigned(value))
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<T, E> {
        self.fit(value, Unexpected::Other("an integer beyond 64 bits"))
    }

    /// `1.0`, and also integers beyond 64 bits, whose last digits may be lost by now: they are refused.
    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        /// The first integer that 64 bits do not hold, which a float does exactly.
        const END: f64 = 18_446_744_073_709_551_616.0;
        let unexpected = Unexpected::Float(value);
        if value.fract() != 0.0 || !(-END / 2.0..END).contains(&value) {
            return Err(E::invalid_value(unexpected, &self.expected));
        }
        #[allow(
            clippy::cast_possible_truncation,
            reason = "it has no fraction and is within the bounds"
        )]
        let integer = value as i128;
        self.fit(integer, unexpected)
    }
}

macro_rules! integers {
    ($($ty:ty: $method:ident, $expected:literal;)*) => {$(
        impl<'de> Decode<'de> for $ty {
            fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.$method(IntegerVisitor {
                    expected: $expected,
                    marker: PhantomData,
                })
            }
        }
    )*};
}

// The widest method is asked everywhere: what fits is decided here, after `1.0` has become `1`.
integers! {
    i32: deserialize_i32, "an integer of 32 bits";
    i64: deserialize_i64, "an integer of 64 bits";
    u32: deserialize_u32, "a non-negative integer of 32 bits";
    u64: deserialize_u64, "a non-negative integer of 64 bits";
}

/// An integer of any size, which serde_json gives exactly only as the text that it stands as.
struct BigVisitor;

/// By this name serde_json is asked for that text. A deserializer that does not know it gives the value itself.
const TEXT: &str = "$serde_json::private::RawValue";

const INTEGER: IntegerVisitor<i128> = IntegerVisitor {
    expected: "an integer",
    marker: PhantomData,
};

impl BigVisitor {
    /// The value of a JSON text that is no integer of 128 bits: `1.0` is 1, and all else is refused.
    #[cold]
    fn other<E: Error>(text: &str) -> Result<i128, E> {
        let unexpected = |unexpected: Unexpected<'_>| Err(E::invalid_type(unexpected, &INTEGER));
        // These may be large, and are refused whatever is in them.
        match text.as_bytes().first() {
            Some(b'[') => return unexpected(Unexpected::Seq),
            Some(b'{') => return unexpected(Unexpected::Map),
            _ => {}
        }
        match serde_json::from_str(text).map_err(E::custom)? {
            Value::Null => unexpected(Unexpected::Unit),
            Value::Bool(value) => unexpected(Unexpected::Bool(value)),
            Value::String(text) => unexpected(Unexpected::Str(&text)),
            Value::Number(number) => match number.as_f64() {
                Some(value) => INTEGER.visit_f64(value),
                None => unexpected(Unexpected::Other("a number")),
            },
            _ => unexpected(Unexpected::Other("another value")),
        }
    }
}

impl<'de> Visitor<'de> for BigVisitor {
    type Value = i128;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        INTEGER.expecting(formatter)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<i128, D::Error> {
        deserializer.deserialize_i64(INTEGER)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut text: A) -> Result<i128, A::Error> {
        let Some(TextName) = text.next_key()? else {
            return Err(A::Error::invalid_type(Unexpected::Map, &INTEGER));
        };
        text.next_value_seed(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<i128, E> {
        text.parse().or_else(|_| Self::other(text))
    }
}

impl<'de> DeserializeSeed<'de> for BigVisitor {
    type Value = i128;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<i128, D::Error> {
        deserializer.deserialize_str(self)
    }
}

/// The only member of what serde_json gives as a text.
struct TextName;

impl<'de> serde::Deserialize<'de> for TextName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl Visitor<'_> for NameVisitor {
            type Value = TextName;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                INTEGER.expecting(formatter)
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<TextName, E> {
                if name == TEXT {
                    Ok(TextName)
                } else {
                    Err(E::invalid_type(Unexpected::Map, &INTEGER))
                }
            }
        }

        deserializer.deserialize_identifier(NameVisitor)
    }
}

impl<'de> Decode<'de> for i128 {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(TEXT, BigVisitor)
    }
}
