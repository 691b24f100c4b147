//! A member that may be absent, `null` or a value.

use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A member that is optional and nullable: absent, `null` and a value are three different things.
///
/// An optional member that cannot be `null` is an `Option` (`None`: absent). So is a required member that can be `null`
/// (`None`: `null`). This type is used only where the schema allows all three.
///
/// An `Option` converts to it: `None` becomes [`Nullable::Absent`], and [`Nullable::or_null`] makes it `null` instead. Back,
/// absent and `null` both become `None`.
///
/// ```
/// use callbacks_schema::Nullable;
///
/// let note: Nullable<String> = Some("fragile".to_owned()).into();
/// assert_eq!(note.as_deref(), Nullable::Value("fragile"));
/// assert_eq!(note.as_ref().map(String::len).into_value(), Some(7));
/// assert_eq!(Nullable::<u8>::from(None), Nullable::Absent);
/// assert_eq!(Nullable::<u8>::or_null(None), Nullable::Null);
/// assert_eq!(Option::<u8>::from(Nullable::Null), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nullable<T> {
    /// The member is absent.
    #[default]
    Absent,
    /// The member is present and `null`.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// A value, or `null` for `None`.
    pub fn or_null(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }

    /// Whether the member is absent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is present and `null`.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether the member has a value.
    pub const fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
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

    /// The value, or another one if the member is absent or `null`.
    pub fn unwrap_or(self, other: T) -> T {
        self.into_value().unwrap_or(other)
    }

    /// The value, or the default of its type if the member is absent or `null`.
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_value().unwrap_or_default()
    }

    /// Changes the value, if there is one.
    ///
    /// ```
    /// use callbacks_schema::Nullable;
    ///
    /// assert_eq!(Nullable::Value(2).map(|value| value + 1), Nullable::Value(3));
    /// assert!(Nullable::<u8>::Null.map(|value| value + 1).is_null());
    /// ```
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Nullable<U> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(change(value)),
        }
    }

    /// Borrows the value.
    pub const fn as_ref(&self) -> Nullable<&T> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }

    /// Borrows the value mutably.
    pub const fn as_mut(&mut self) -> Nullable<&mut T> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }

    /// Borrows the value and dereferences it: `&str` for a `String`.
    pub fn as_deref(&self) -> Nullable<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(Deref::deref)
    }
}

impl<T: Clone> Nullable<&T> {
    /// Clones the value.
    pub fn cloned(self) -> Nullable<T> {
        self.map(T::clone)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is an absent member. See [`Nullable::or_null`] for `null`.
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

/// Absent and `null` are both `None`.
impl<T> From<Nullable<T>> for Option<T> {
    fn from(nullable: Nullable<T>) -> Self {
        nullable.into_value()
    }
}

/// It is only called for a present member, so `null` is [`Nullable::Null`].
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Null, Self::Value))
    }
}

/// Objects leave out absent members. Alone, one can only be written as `null`.
impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}
