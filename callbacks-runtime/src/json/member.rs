//! Compares the name of a member with an expected name.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

/// Whether a member has this name.
pub(crate) struct IsMember<'n>(pub(crate) &'n str);

impl<'de> DeserializeSeed<'de> for IsMember<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for IsMember<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}
