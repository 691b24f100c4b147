//! Objects: members in any order, each at most once, unknown ones skipped or refused as the schema says.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use std::collections::BTreeSet;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use super::decode::{Decode, Seed, duplicate};
use super::foreign::Foreign;
use super::scalar::Scalar;
use super::trail;
use super::union::loss;

/// A generated struct that reads itself from the members of a JSON object.
///
/// Its `Deserialize` impl is [`read_object`], which calls [`ReadObject::read`] with the members as they arrive.
pub trait ReadObject<'de>: Sized {
    /// What an error calls a value of this type, for example "an `Item` object".
    const EXPECTED: &'static str;
    /// The names of the members, in the order that [`Members::next`] numbers them.
    const MEMBERS: &'static [&'static str];
    /// What happens to members that are not among [`ReadObject::MEMBERS`].
    const UNKNOWN: Unknown = Unknown::Skip;

    /// Takes the members one by one and builds the value.
    ///
    /// # Errors
    ///
    /// When a member has the wrong type, is missing, occurs twice or is not allowed.
    fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Result<Self, A::Error>;
}

/// What happens to members that the schema does not name (JSON Schema `additionalProperties`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The schema does not say: they are skipped.
    Skip,
    /// `additionalProperties: false`: they are refused.
    Refuse,
    /// `additionalProperties` with a schema or `true`: [`Members::next`] numbers them all behind the named ones.
    Keep,
}

/// Reads an object; the whole of a generated `Deserialize` impl.
///
/// # Errors
///
/// When the value is no object, or as [`ReadObject::read`].
pub fn read_object<'de, T: ReadObject<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let visitor = ObjectVisitor(PhantomData);
    match T::UNKNOWN {
        Unknown::Keep => deserializer.deserialize_map(visitor),
        // Members of a parameter stand among others in a query, so there it matters which ones are wanted.
        Unknown::Skip | Unknown::Refuse => deserializer.deserialize_struct("", T::MEMBERS, visitor),
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: ReadObject<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        T::read(&mut Members {
            access,
            names: T::MEMBERS,
            unknown: T::UNKNOWN,
            next: 0,
            extra: String::new(),
            skipped: BTreeSet::new(),
            lifetime: PhantomData,
        })
    }
}

/// The members of an object while it is read.
#[derive(Debug)]
pub struct Members<'de, A> {
    access: A,
    names: &'static [&'static str],
    unknown: Unknown,
    /// Where the search for the next name starts: members mostly come in the order of the document.
    next: usize,
    /// The name of the current member when it is not among the named ones and kept.
    extra: String,
    /// The names of members that were skipped.
    skipped: BTreeSet<String>,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> Members<'de, A> {
    /// The number of the next member, or `None` at the end. A kept unknown member has the number of names.
    ///
    /// # Errors
    ///
    /// When the input is malformed, or a member is not allowed here.
    #[allow(
        clippy::should_implement_trait,
        reason = "it can fail, and is no iterator"
    )]
    pub fn next(&mut self) -> Result<Option<usize>, A::Error> {
        loop {
            let seed = NameSeed {
                names: self.names,
                start: self.next,
                unknown: self.unknown,
            };
            match self.access.next_key_seed(seed)? {
                None => return Ok(None),
                Some(Name::Known(index)) => {
                    self.next = index + 1;
                    return Ok(Some(index));
                }
                Some(Name::Extra(name)) => {
                    self.extra = name;
                    return Ok(Some(self.names.len()));
                }
                Some(Name::Skipped(name)) => {
                    loss::note();
                    self.access.next_value::<IgnoredAny>()?;
                    if let Some(name) = self.skipped.replace(name) {
                        return Err(duplicate(&name));
                    }
                }
            }
        }
    }

    /// Reads the value of the current member into its slot.
    ///
    /// # Errors
    ///
    /// When the value has the wrong type, or the slot was filled before: a member may occur once.
    pub fn fill<T: Decode<'de>>(&mut self, slot: &mut Option<T>) -> Result<(), A::Error> {
        self.fill_with(slot, Seed::new())
    }

    /// The same for a type of the user's own.
    ///
    /// # Errors
    ///
    /// As [`Members::fill`].
    pub fn fill_foreign<T: Deserialize<'de>>(
        &mut self,
        slot: &mut Option<T>,
    ) -> Result<(), A::Error> {
        self.fill_with(slot, Foreign::new())
    }

    /// Reads the value of the current member, which can only be this one.
    ///
    /// # Errors
    ///
    /// When it is another, or the member occurred before.
    pub fn constant(&mut self, slot: &mut Option<()>, value: Scalar) -> Result<(), A::Error> {
        self.fill_with(slot, value)
    }

    fn fill_with<S: DeserializeSeed<'de>>(
        &mut self,
        slot: &mut Option<S::Value>,
        seed: S,
    ) -> Result<(), A::Error> {
        if slot.is_some() {
            return Err(duplicate(self.names[self.next - 1]));
        }
        match self.access.next_value_seed(seed) {
            Ok(value) => {
                *slot = Some(value);
                Ok(())
            }
            Err(error) => Err(trail::member(self.names[self.next - 1], error)),
        }
    }

    /// Reads the value of the current member, one that the schema does not name, into the map of those.
    ///
    /// # Errors
    ///
    /// When the value has the wrong type, or the member occurred before.
    pub fn keep<T: Decode<'de>>(&mut self, kept: &mut BTreeMap<String, T>) -> Result<(), A::Error> {
        self.keep_with(kept, Seed::new())
    }

    /// The same for a type of the user's own.
    ///
    /// # Errors
    ///
    /// As [`Members::keep`].
    pub fn keep_foreign<T: Deserialize<'de>>(
        &mut self,
        kept: &mut BTreeMap<String, T>,
    ) -> Result<(), A::Error> {
        self.keep_with(kept, Foreign::new())
    }

    fn keep_with<S: DeserializeSeed<'de>>(
        &mut self,
        kept: &mut BTreeMap<String, S::Value>,
        seed: S,
    ) -> Result<(), A::Error> {
        let value = self.access.next_value_seed(seed);
        let value = value.map_err(|error| trail::member(&self.extra, error))?;
        let name = std::mem::take(&mut self.extra);
        if kept.contains_key(&name) {
            return Err(duplicate(&name));
        }
        kept.insert(name, value);
        Ok(())
    }

    /// The value of a required member.
    ///
    /// # Errors
    ///
    /// When the object did not have it.
    pub fn required<T>(&self, index: usize, slot: Option<T>) -> Result<T, A::Error> {
        slot.ok_or_else(|| {
            let name = self.names[index];
            A::Error::custom(format_args!("missing member `{name}`"))
        })
    }
}

enum Name {
    Known(usize),
    Extra(String),
    Skipped(String),
}

struct NameSeed {
    names: &'static [&'static str],
    start: usize,
    unknown: Unknown,
}

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = Name;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Name, E> {
        let (before, after) = self.names.split_at(self.start.min(self.names.len()));
        let found = after
            .iter()
            .position(|known| *known == name)
            .map(|index| before.len() + index);
        match found.or_else(|| before.iter().position(|known| *known == name)) {
            Some(index) => Ok(Name::Known(index)),
            None => match self.unknown {
                Unknown::Skip => Ok(Name::Skipped(name.to_owned())),
                Unknown::Keep => Ok(Name::Extra(name.to_owned())),
                Unknown::Refuse => {
                    let error = E::custom(format_args!("unknown member `{name}`"));
                    Err(trail::member(name, error))
                }
            },
        }
    }
}
