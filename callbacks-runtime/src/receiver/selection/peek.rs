//! Reads one scalar of a JSON text without parsing the rest.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::Number;

use crate::json::IsMember;

/// The scalar at a JSON Pointer: a string without quotes, anything else as it is written. `None` if there is none, or
/// the text is not JSON.
///
/// The rest of the text is not checked. The decoder refuses invalid JSON and repeated members.
pub(in crate::receiver) fn scalar_at(json: &[u8], pointer: &str) -> Option<String> {
    let mut found = None;
    let json = json.strip_prefix("\u{feff}".as_bytes()).unwrap_or(json);
    let rest = pointer.strip_prefix('/').map(|tokens| tokens.split('/'));
    let search = Search {
        rest: rest.unwrap_or_else(|| {
            let mut none = "".split('/');
            none.next();
            none
        }),
        found: &mut found,
    };
    // The search ends with an error as soon as it has found the scalar.
    let _ended = search.deserialize(&mut serde_json::Deserializer::from_slice(json));
    found
}

/// A search with the remaining tokens.
struct Search<'p, 'f> {
    rest: std::str::Split<'p, char>,
    found: &'f mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Search<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        match self.rest.next() {
            Some(token) => deserializer.deserialize_any(Descend {
                token: unescaped(token),
                search: self,
            }),
            None => deserializer.deserialize_any(Scalar(self.found)),
        }
    }
}

/// Unescapes a pointer token (RFC 6901 section 4).
fn unescaped(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

fn end<E: serde::de::Error>() -> E {
    E::custom("the search is over")
}

struct Descend<'p, 'f> {
    token: Cow<'p, str>,
    search: Search<'p, 'f>,
}

impl<'de> Visitor<'de> for Descend<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(is_it) = members.next_key_seed(IsMember(&self.token))? {
            if is_it {
                members.next_value_seed(self.search)?;
                break;
            }
            members.next_value::<IgnoredAny>()?;
        }
        Err(end())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let index: usize = self.token.parse().map_err(A::Error::custom)?;
        for _ in 0..index {
            if items.next_element::<IgnoredAny>()?.is_none() {
                return Err(end());
            }
        }
        items.next_element_seed(self.search)?;
        Err(end())
    }
}

struct Scalar<'f>(&'f mut Option<String>);

impl Visitor<'_> for Scalar<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a scalar")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        *self.0 = Some(text.to_owned());
        Ok(())
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<(), E> {
        *self.0 = Some(value.to_string());
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<(), E> {
        *self.0 = Some(value.to_string());
        Ok(())
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<(), E> {
        *self.0 = Some(value.to_string());
        Ok(())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<(), E> {
        *self.0 = Number::from_f64(value).map(|number| number.to_string());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::scalar_at;

    fn check(json: &str, pointer: &str, expected: Option<&str>) {
        assert_eq!(
            scalar_at(json.as_bytes(), pointer).as_deref(),
            expected,
            "{pointer} of {json}"
        );
    }

    #[test]
    fn a_scalar_is_found_wherever_it_is() {
        let json = r#"{"a": [1, {"b/c": "d\u00e9"}], "e": {"": true, "~": -1.5}, "f": "g"}"#;
        check(json, "/a/1/b~1c", Some("dé"));
        check(json, "/a/0", Some("1"));
        check(json, "/e/", Some("true"));
        check(json, "/e/~0", Some("-1.5"));
        check(json, "/f", Some("g"));
        check(r#""text""#, "", Some("text"));
    }

    #[test]
    fn what_is_no_scalar_is_not_found() {
        let json = r#"{"a": [1], "n": null, "o": {"p": 1}}"#;
        for pointer in ["", "/a", "/a/1", "/a/x", "/n", "/o", "/o/q", "/a/0/b", "/x"] {
            check(json, pointer, None);
        }
    }

    #[test]
    fn what_stands_behind_does_not_matter_and_what_stands_before_must_be_json() {
        check(r#"{"a": "b", broken"#, "/a", Some("b"));
        check(r#"{broken, "a": "b"}"#, "/a", None);
        check("", "/a", None);
        check("\u{feff}{}", "/a", None);
        check(
            &format!("{}1{}", "[".repeat(9999), "]".repeat(9999)),
            "/0/1",
            None,
        );
    }
}
