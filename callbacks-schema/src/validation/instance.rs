//! A JSON value as validation and encoding see it, whatever Rust value holds it.

mod values;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::Serialize;
use serde_json::Value;

use super::schema::SchemaRef;
use crate::validation::{Binary, Nullable};

/// A JSON value (JSON Schema 2020-12 core, section 4.2.1 "Instance Data Model"), borrowed from what holds it.
#[derive(Clone, Copy)]
pub enum Instance<'a> {
    /// A member that is not there.
    Absent,
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number that is known to be an integer.
    Integer(Integer),
    /// Any other number.
    Number(f64),
    /// A text.
    String(&'a str),
    /// An array.
    Array(&'a dyn Array),
    /// An object.
    Object(Members<'a>),
    /// A value of a type of the user's own, of which only its JSON is known.
    Foreign(&'a dyn Foreign),
    /// Bytes that are no JSON: a body, or a part of a multipart body.
    Binary(&'a Binary),
}

/// An integer of up to 128 bits in two words: an `i128` would have every [`Instance`] aligned to 16 bytes, and so as large
/// again.
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
    /// How many there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them; [`Instance::Absent`] behind the last.
    fn item(&self, index: usize) -> Instance<'_>;
}

/// What [`Object::each`] calls for every member; it may end the walk.
pub type Visit<'v, 'a> = &'v mut dyn FnMut(&'a str, Instance<'a>) -> ControlFlow<()>;

/// The members of a JSON object.
pub trait Object {
    /// Visits every member in the order in which it is written; one that is [`Instance::Absent`] is not there.
    fn each<'a>(&'a self, visit: Visit<'_, 'a>) -> ControlFlow<()>;

    /// Whether the object is sure to be as a schema says, which only its own type's can be. `false` says nothing.
    fn conforms(&self, _to: SchemaRef) -> bool {
        false
    }

    /// The member of a name.
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

/// The tag by which a choice leads to a branch: the name of a member, and the strings of it that lead there.
type Tag = &'static (&'static str, &'static [&'static str]);

/// The members of an object, and perhaps a tag before them. It takes the place of the object's own member of that name.
#[derive(Clone, Copy)]
pub struct Members<'a> {
    tag: Option<Tag>,
    object: &'a dyn Object,
}

impl<'a> Members<'a> {
    /// The members that an object has of its own.
    pub fn of(object: &'a dyn Object) -> Self {
        Self { tag: None, object }
    }

    /// Visits every member that is there, in the order in which it is written.
    pub fn each(&self, visit: Visit<'_, 'a>) -> ControlFlow<()> {
        self.each_slot(&mut |name, value| match value {
            Instance::Absent => ControlFlow::Continue(()),
            value => visit(name, value),
        })
    }

    /// The same with those that are not there, which may be given as [`Instance::Absent`].
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

    /// The object's own tag, if it is one that leads to its branch.
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

    /// Whether they are sure to be as a schema says.
    pub(super) fn conform(&self, to: SchemaRef) -> bool {
        let is_own = |(property, texts): Tag| self.own_tag(property, texts).is_some();
        self.tag.is_none_or(is_own) && self.object.conforms(to)
    }

    /// The member of a name.
    pub fn get(&self, name: &str) -> Instance<'a> {
        match self.tag {
            Some((property, texts)) if *property == name => {
                Instance::String(self.tag_of(property, texts))
            }
            _ => self.object.get(name),
        }
    }

    /// How many members there are.
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
    /// An object with the tag of its branch: its own if that leads there, else the first one that does. Anything else is left
    /// as it is.
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

    /// Whether there is a value at all.
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

/// A value of a type of the user's own.
pub trait Foreign {
    /// Its JSON.
    ///
    /// # Errors
    ///
    /// When the type refuses to be serialised.
    fn to_json(&self) -> Result<Value, serde_json::Error>;
}

impl<T: Serialize> Foreign for T {
    fn to_json(&self) -> Result<Value, serde_json::Error> {
        serde_json::to_value(self)
    }
}

/// Visits an optional member: `None` is one that is not there.
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

/// A value of a type of the user's own.
pub fn foreign<T: Serialize>(value: &T) -> Instance<'_> {
    Instance::Foreign(value)
}

/// The same as an optional member: `None` is one that is not there.
pub fn foreign_or_absent<T: Serialize>(member: &Option<T>) -> Instance<'_> {
    member.as_ref().map_or(Instance::Absent, foreign)
}

/// The same as an optional member that may be `null`.
pub fn foreign_nullable<T: Serialize>(member: &Nullable<T>) -> Instance<'_> {
    match member {
        Nullable::Absent => Instance::Absent,
        Nullable::Null => Instance::Null,
        Nullable::Value(value) => foreign(value),
    }
}

/// The same as members that the schema does not name.
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
