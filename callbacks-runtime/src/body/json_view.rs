//! An outgoing value as JSON, read one level at a time. Numbers stay as they were written.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// One level of a JSON value.
#[derive(Debug)]
pub(super) enum View<'a> {
    Null,
    /// A number or a boolean, as it is written.
    Literal(&'a str),
    Text(String),
    Array(Vec<&'a RawValue>),
    Object(Vec<(String, &'a RawValue)>),
}

impl<'a> View<'a> {
    pub(super) fn of(value: &'a RawValue) -> Result<Self, serde_json::Error> {
        let text = value.get();
        Ok(match text.as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b'"') => Self::Text(serde_json::from_str(text)?),
            Some(b'[') => Self::Array(serde_json::from_str(text)?),
            Some(b'{') => Self::Object(serde_json::from_str::<Members<'a>>(text)?.0),
            _ => Self::Literal(text),
        })
    }

    /// The string of a scalar.
    pub(super) fn into_text(self) -> Option<String> {
        match self {
            Self::Literal(text) => Some(text.to_owned()),
            Self::Text(text) => Some(text),
            Self::Null | Self::Array(_) | Self::Object(_) => None,
        }
    }
}

/// The string of a member that is a scalar.
pub(super) fn text_of(members: &[(String, &RawValue)], name: &str) -> Option<String> {
    let (_, value) = members.iter().find(|(known, _)| known == name)?;
    View::of(value).ok()?.into_text()
}

/// The members of an object, in their written order.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;

        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(MembersVisitor)
    }
}
