//! JSON for signatures. A document with a repeated name is refused, because readers disagree about its meaning (RFC 8259
//! section 4).

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A JSON value.
#[derive(Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    /// An integer of 64 bits; `1.0` is one too (JSON Schema 2020-12 core, section 4.2.1).
    Integer(i64),
    String(String),
    Array(Vec<Json>),
    Object(BTreeMap<String, Json>),
    /// A boolean, or a number that is not a 64-bit integer.
    Other,
}

/// A value is not of the expected type.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unexpected;

impl Json {
    /// Parses a whole document; `None` if it is not JSON.
    pub(crate) fn parse(document: &[u8]) -> Option<Self> {
        // One check of the whole document is faster than a check of each string.
        let text = std::str::from_utf8(document).ok()?;
        serde_json::from_str(text).ok()
    }

    /// The member of an object. `null` is the same as no member.
    pub(crate) fn member(&self, name: &str) -> Result<Option<&Self>, Unexpected> {
        let Self::Object(members) = self else {
            return Err(Unexpected);
        };
        Ok(members.get(name).filter(|value| **value != Self::Null))
    }

    /// The member of an object that is a string, if it is there.
    pub(crate) fn string(&self, name: &str) -> Result<Option<&str>, Unexpected> {
        match self.member(name)? {
            None => Ok(None),
            Some(Self::String(string)) => Ok(Some(string)),
            Some(_) => Err(Unexpected),
        }
    }

    /// The member of an object that is an integer, if it is there.
    pub(crate) fn integer(&self, name: &str) -> Result<Option<i64>, Unexpected> {
        match self.member(name)? {
            None => Ok(None),
            Some(Self::Integer(integer)) => Ok(Some(*integer)),
            Some(_) => Err(Unexpected),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        Ok(i64::try_from(value).map_or(Json::Other, Json::Integer))
    }

    #[allow(
        clippy::cast_possible_truncation,
        reason = "the value is an integer within the range"
    )]
    fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
        /// The first integer that 64 bits cannot hold, exactly.
        const END: f64 = 9_223_372_036_854_775_808.0;
        let is_integer = value.fract() == 0.0 && (-END..END).contains(&value);
        Ok(if is_integer {
            Json::Integer(value as i64)
        } else {
            Json::Other
        })
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element()? {
            array.push(item);
        }
        Ok(Json::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut members = BTreeMap::new();
        while let Some((name, value)) = entries.next_entry()? {
            if members.insert(name, value).is_some() {
                return Err(A::Error::custom("a name occurs twice"));
            }
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<Json> {
        Json::parse(text.as_bytes())
    }

    #[test]
    fn integers_are_those_of_64_bits() {
        for (text, expected) in [
            ("0", 0),
            ("-5", -5),
            ("1130.0", 1130),
            ("11.3e2", 1130),
            ("9223372036854775807", i64::MAX),
            ("-9223372036854775808", i64::MIN),
            ("-9223372036854775808.0", i64::MIN),
        ] {
            assert_eq!(parse(text), Some(Json::Integer(expected)), "{text}");
        }
        for text in [
            "1.5",
            "9223372036854775808",
            "9223372036854775808.0",
            "-9223372036854777856",
            "1e300",
            "true",
            "false",
        ] {
            assert_eq!(parse(text), Some(Json::Other), "{text}");
        }
    }

    #[test]
    fn members_are_read_once() {
        let object = parse(r#"{"a":1,"b":"x","n":null,"o":[{}]}"#).unwrap();
        assert_eq!(object.integer("a"), Ok(Some(1)));
        assert_eq!(object.string("b"), Ok(Some("x")));
        assert_eq!(object.string("a"), Err(Unexpected));
        assert_eq!(object.integer("b"), Err(Unexpected));
        assert_eq!(object.string("n"), Ok(None));
        assert_eq!(object.integer("n"), Ok(None));
        assert_eq!(object.string("missing"), Ok(None));
        let array = Json::Array(vec![Json::Object(BTreeMap::new())]);
        assert_eq!(object.member("o"), Ok(Some(&array)));
        assert_eq!(array.member("a"), Err(Unexpected));
    }

    #[test]
    fn no_other_document_is_read() {
        let deep = "[".repeat(100_000);
        for text in [
            "",
            "{",
            "[1,]",
            r#"{"a":1,}"#,
            "{} x",
            "{1:2}",
            r#"{"t":1,"\u0074":1}"#,
            r#"[{"o":{"a":null,"a":null}}]"#,
            &deep,
        ] {
            assert_eq!(parse(text), None, "{text:.20}");
        }
        assert_eq!(Json::parse(b"\"\xff\""), None);
    }
}
