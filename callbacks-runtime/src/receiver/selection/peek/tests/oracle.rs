//! The same search with `serde_json`, which the scanner must agree with.

use std::borrow::Cow;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::Number;

use super::super::unescaped;
use crate::json::IsMember;

pub(super) fn scalar_at(json: &[u8], pointer: &str) -> Option<String> {
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
