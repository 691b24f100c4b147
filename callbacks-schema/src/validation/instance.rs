//! A JSON value as validation and encoding see it, whatever Rust type it has.

mod values;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::Serialize;
use serde_json::Value;

use super::schema::SchemaRef;
use crate::validation::{Binary, Nullable};

/// A JSON value (JSON Schema 2020-12 core, section 4.2.1 "Instance Data Model"), borrowed from its owner.
#[derive(Clone, Copy)]
pub enum Instance<'a> {
    /// An absent member.
    Absent,
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// An integer.
    Integer(Integer),
    /// Any other number.
    Number(f64),
    /// A string.
    String(&'a str),
    /// An array.
    Array(&'a dyn Array),
    /// An object.
    Object(Members<'a>),
    /// A value of a user type, which is only known as JSON.
    Foreign(&'a dyn Foreign),
    /// Bytes that are not JSON: a body, or a part of a multipart body.
    Binary(&'a Binary),
}

/// An integer of up to 128 bits in two words. An `i128` would align every [`Instance`] to 16 bytes, and double its
/// size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Integer {
    high: i64,
    low: u64,
}

impl Integer {
    /// The integer.
    pub const fn get(self) -> i128 {
        ((self.high as i128) << 64) | self.low as i128
    }
}

impl<T: Into<i128>> From<T> for Integer {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "each word takes its half of the bits"
    )]
    fn from(value: T) -> Self {
        let value = value.into();
        Self {
            high: (value >> 64) as i64,
            low: value as u64,
        }
    }
}

/// A value that can be seen as JSON.
///
/// Implemented for every generated type and for the types of their fields.
pub trait AsInstance {
    /// The value as JSON.
    fn as_instance(&self) -> Instance<'_>;
}

/// The items of a JSON array.
pub trait Array {
    /// The number of items.
    fn len(&self) -> usize;

    /// Whether there are no items.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An item. [`Instance::Absent`] after the last one.
    fn item(&self, index: usize) -> Instance<'_>;
}

/// Called by [`Object::each`] for every member. It may end the walk.
pub type Visit<'v, 'a> = &'v mut dyn FnMut(&'a str, Instance<'a>) -> ControlFlow<()>;

/// The members of a JSON object.
pub trait Object {
    /// Visits every member in written order. An [`Instance::Absent`] is not present.
    fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()>;

    /// Whether the object certainly satisfies a schema, which must be that of its own type. `false` means unknown.
    fn conforms(&self, _to: SchemaRef) -> bool {
        false
    }

    /// The member with this name.
    fn get<'a>(&'a self, name: &str) -> Instance<'a> {
        let mut found = Instance::Absent;
        let _ = self.each(&mut |known, value| {
            if known != name || matches!(value, Instance::Absent) {
                return ControlFlow::Continue(());
            }
            found = value;
            ControlFlow::Break(())
        });
        found
    }
}

/// The tag of a branch: the name of a member, and the strings that lead to the branch.
type Tag = &'static (&'static str, &'static [&'static str]);

/// The members of an object, optionally with a tag first. It replaces the object's own member with that name.
#[derive(Clone, Copy)]
pub struct Members<'a> {
    tag: Option<Tag>,
    object: &'a dyn Object,
}

impl<'a> Members<'a> {
    /// The members of an object itself.
    pub fn of(object: &'a dyn Object) -> Self {
        Self { tag: None, object }
    }

    /// Visits every present member in written order.
    pub fn each(&self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
        self.each_slot(&mut |name, value| match value {
            Instance::Absent => ControlFlow::Continue(()),
            value => visit(name, value),
        })
    }

    /// The same with absent members, which may be passed as [`Instance::Absent`].
    pub(super) fn each_slot(&self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
        let Some((property, texts)) = self.tag else {
            return self.object.each(visit);
        };
        visit(property, Instance::String(self.tag_of(property, texts)))?;
        self.object.each(&mut |name, value| {
            if name == *property {
                return ControlFlow::Continue(());
            }
            visit(name, value)
        })
    }

    /// The object's own tag, if it leads to the branch.
    fn own_tag(&self, property: &str, texts: &[&str]) -> Option<&'a str> {
        match self.object.get(property) {
            Instance::String(own) if texts.contains(&own) => Some(own),
            _ => None,
        }
    }

    fn tag_of(&self, property: &str, texts: &'static [&'static str]) -> &'a str {
        let own = self.own_tag(property, texts);
        own.or(texts.first().copied()).unwrap_or_default()
    }

    /// Whether they certainly satisfy a schema.
    pub(super) fn conform(&self, to: SchemaRef) -> bool {
        let is_own = |(property, texts): Tag| self.own_tag(property, texts).is_some();
        self.tag.is_none_or(is_own) && self.object.conforms(to)
    }

    /// The member with this name.
    pub fn get(&self, name: &str) -> Instance<'a> {
        match self.tag {
            Some((property, texts)) if *property == name => {
                Instance::String(self.tag_of(property, texts))
            }
            _ => self.object.get(name),
        }
    }

    /// The number of members.
    pub fn count(&self) -> usize {
        let mut count = 0;
        let _ = self.each(&mut |_, _| {
            count += 1;
            ControlFlow::Continue(())
        });
        count
    }
}

impl Instance<'_> {
    /// An object with the tag of its branch: its own if it leads there, else the first one that does. Other values are
    /// unchanged.
    #[must_use]
    pub fn tagged(self, tag: Tag) -> Self {
        match self {
            Self::Object(members) => Self::Object(Members {
                tag: Some(tag),
                ..members
            }),
            other => other,
        }
    }

    /// Whether the value is absent.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl std::fmt::Debug for Instance<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Absent => formatter.write_str("Absent"),
            present => match serde_json::to_string(present) {
                Ok(text) => formatter.write_str(&text),
                Err(error) => write!(formatter, "{error}"),
            },
        }
    }
}

impl std::fmt::Debug for Members<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Instance::Object(*self).fmt(formatter)
    }
}

/// A value of a user type.
pub trait Foreign {
    /// Its JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the type cannot be serialized.
    fn to_json(&self) -> Result<Value, serde_json::Error>;
}

impl<T: Serialize> Foreign for T {
    fn to_json(&self) -> Result<Value, serde_json::Error> {
        serde_json::to_value(self)
    }
}

/// Visits an optional member. `None` means that it is absent.
#[inline]
pub fn present<'a, T: AsInstance>(
    name: &'a str,
    member: &'a Option<T>,
    visit: Visit<'_, 'a>,
) -> ControlFlow<()> {
    match member {
        Some(value) => visit(name, value.as_instance()),
        None => ControlFlow::Continue(()),
    }
}

/// A value of a user type.
pub fn foreign<T: Serialize>(value: &T) -> Instance<'_> {
    Instance::Foreign(value)
}

/// The same for an optional member. `None` means that it is absent.
pub fn foreign_or_absent<T: Serialize>(member: &Option<T>) -> Instance<'_> {
    member.as_ref().map_or(Instance::Absent, foreign)
}

/// The same for an optional member that may be `null`.
pub fn foreign_nullable<T: Serialize>(member: &Nullable<T>) -> Instance<'_> {
    match member {
        Nullable::Absent => Instance::Absent,
        Nullable::Null => Instance::Null,
        Nullable::Value(value) => foreign(value),
    }
}

/// The same for unnamed members.
pub fn foreign_each<'a, T: Serialize>(
    members: &'a BTreeMap<String, T>,
    visit: Visit<'_, 'a>,
) -> ControlFlow<()> {
    members
        .iter()
        .try_for_each(|(name, value)| visit(name, foreign(value)))
}

#[cfg(test)]
mod tests {
    use super::{Instance, Integer};

    #[test]
    fn an_instance_is_four_words() {
        assert_eq!(size_of::<Instance<'_>>(), 4 * size_of::<u64>());
    }

    #[test]
    fn integers_of_all_widths_stay_exact() {
        let edges = [
            i128::MIN,
            -(1 << 64),
            -1,
            0,
            1,
            (1 << 64) - 1,
            1 << 64,
            i128::MAX,
        ];
        for value in edges {
            assert_eq!(Integer::from(value).get(), value);
        }
    }
}
