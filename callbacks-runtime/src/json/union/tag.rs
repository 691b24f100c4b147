//! The member of an object that names its branch.

use std::fmt;

use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::json::IsMember;

/// The string of a member, if the object has it. Everything else is skipped.
pub(super) fn read(text: &str, property: &'static str) -> Result<Option<String>, String> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    deserializer
        .deserialize_map(TagVisitor(property))
        .map_err(|error| {
            let text = error.to_string();
            let end = text.rfind(" at line ").unwrap_or(text.len());
            text[..end].to_owned()
        })
}

struct TagVisitor(&'static str);

impl<'de> Visitor<'de> for TagVisitor {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "an object with the member `{}`", self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut tag = None;
        while let Some(is_tag) = members.next_key_seed(IsMember(self.0))? {
            if !is_tag {
                members.next_value::<IgnoredAny>()?;
                continue;
            }
            if tag.is_some() {
                return Err(A::Error::custom(format_args!(
                    "duplicate member `{}`",
                    self.0
                )));
            }
            let value = members.next_value::<&RawValue>()?;
            let text = serde_json::from_str::<String>(value.get());
            tag = Some(text.map_err(|_| {
                A::Error::custom(format_args!("the member `{}` is no text", self.0))
            })?);
        }
        Ok(tag)
    }
}
