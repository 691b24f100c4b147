//! A member that may be absent, `null` or a value.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A member that is optional and nullable: absent, `null` and a value are three different things.
///
/// An optional member that cannot be `null` is an `Option` (`None`: absent); so is a required member that can be
/// (`None`: `null`). Only where the schema allows all three is this type used.
///
/// ```
/// use callbacks_schema::Nullable;
///
/// let note = Nullable::from("fragile");
/// assert_eq!(note.value(), Some(&"fragile"));
/// assert!(Nullable::<u8>::default().is_absent());
/// match Nullable::<u8>::Null {
///     Nullable::Absent => unreachable!(),
///     Nullable::Null => {}
///     Nullable::Value(_) => unreachable!(),
/// }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is there and `null`.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Whether the member is not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is there and `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value, if there is one.
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// Only ever called for a member that is there, so `null` is [`Nullable::Null`].
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Null, Self::Value))
    }
}

/// An absent member is left out by the object that holds it; on its own it can only be written as `null`.
impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}
