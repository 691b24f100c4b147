//! Reads objects: members in any order, none twice, unknown ones skipped or refused as the schema says.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use super::decode::{Decode, Seed, duplicate};
use super::foreign::Foreign;
use super::names;
use super::scalar::Scalar;
use super::skipped::Skipped;

use super::context::{skipping, trail};
use crate::excerpt::{LONGEST_NAME, shorten};

/// A generated struct that reads itself from the members of a JSON object.
///
/// [`read_object`] is its `Deserialize` impl. It calls [`ReadObject::read`] with the members as they arrive.
pub trait ReadObject<'de>: Sized {
    /// What errors call a value of this type, for example "an `Item` object".
    const EXPECTED: &'static str;
    /// The names of the members. [`Members::next`] returns indices into this list.
    const MEMBERS: &'static [&'static str];
    /// How to treat members that are not in [`ReadObject::MEMBERS`].
    const UNKNOWN: Unknown = Unknown::Skip;

    /// Takes the members one by one and builds the value. `None` if one is missing.
    ///
    /// The members store other errors, and end at the first one. Handling errors at each member would cost rustc much
    /// time.
    fn read<A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Option<Self>;
}

/// How to treat members that the schema does not name (JSON Schema `additionalProperties`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Skip them, because the schema does not mention them.
    Skip,
    /// Refuse them: `additionalProperties: false`.
    Refuse,
    /// Preserve them: `additionalProperties` is a schema or `true`. [`Members::next`] gives all of them the index after
    /// the named ones.
    Keep,
}

/// Reads an object. The body of a generated `Deserialize` impl.
///
/// # Errors
///
/// Returns an error if the value is not an object, or one of its members is invalid or missing.
pub fn read_object<'de, T: ReadObject<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let visitor = ObjectVisitor(PhantomData);
    match T::UNKNOWN {
        Unknown::Keep => deserializer.deserialize_map(visitor),
        // In a query, the members of a parameter are mixed with other parameters, so their names are needed.
        Unknown::Skip | Unknown::Refuse => deserializer.deserialize_struct("", T::MEMBERS, visitor),
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: ReadObject<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(T::EXPECTED)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        let mut members = Members {
            access,
            names: T::MEMBERS,
            unknown: T::UNKNOWN,
            next: 0,
            extra: Cow::Borrowed(""),
            skipped: Skipped::default(),
            error: None,
        };
        match T::read(&mut members) {
            Some(value) if members.error.is_none() => Ok(value),
            _ => Err(members.failure()),
        }
    }
}

/// The members of an object that is being read.
#[derive(Debug)]
pub struct Members<'de, A: MapAccess<'de>> {
    access: A,
    names: &'static [&'static str],
    unknown: Unknown,
    /// Where the search for the next name starts. Members mostly arrive in document order.
    next: usize,
    /// The name of the current member, if it is unknown.
    extra: Cow<'de, str>,
    /// The names of skipped members.
    skipped: Skipped<'de>,
    /// The first error. It ends the members.
    error: Option<A::Error>,
}

impl<'de, A: MapAccess<'de>> Members<'de, A> {
    /// The index of the next member, or `None` at the end. A preserved unknown member has the index after the named
    /// ones.
    #[allow(
        clippy::should_implement_trait,
        reason = "it is no iterator: each member is read before the next"
    )]
    pub fn next(&mut self) -> Option<usize> {
        while self.error.is_none() {
            let seed = NameSeed {
                names: self.names,
                start: self.next,
                refuses: self.unknown == Unknown::Refuse,
                unknown: &mut self.extra,
            };
            match self.access.next_key_seed(seed) {
                Ok(Some(index)) if index < self.names.len() => {
                    self.next = index + 1;
                    return Some(index);
                }
                Ok(Some(index)) if self.unknown == Unknown::Keep => return Some(index),
                Ok(Some(_)) => self.error = self.skip().err(),
                Ok(None) => return None,
                Err(error) => self.error = Some(error),
            }
        }
        None
    }

    #[cold]
    fn failure(self) -> A::Error {
        self.error
            .unwrap_or_else(|| A::Error::custom("a member is missing"))
    }

    fn skip(&mut self) -> Result<(), A::Error> {
        skipping::note();
        self.access.next_value::<IgnoredAny>()?;
        match self.skipped.add(std::mem::take(&mut self.extra)) {
            Some(name) => Err(duplicate(&name)),
            None => Ok(()),
        }
    }

    /// Reads the value of the current member into its slot. The members end if it has the wrong type or occurred
    /// before.
    pub fn fill<T: Decode<'de>>(&mut self, slot: &mut Option<T>) {
        self.fill_with(slot, Seed::new());
    }

    /// The same for a user's own type.
    pub fn fill_foreign<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        self.fill_with(slot, Foreign::new());
    }

    /// The same for a member that can only have this value.
    pub fn constant(&mut self, slot: &mut Option<()>, value: Scalar) {
        self.fill_with(slot, value);
    }

    fn fill_with<S: DeserializeSeed<'de>>(&mut self, slot: &mut Option<S::Value>, seed: S) {
        if slot.is_some() {
            self.error = Some(duplicate(self.names[self.next - 1]));
            return;
        }
        match self.access.next_value_seed(seed) {
            Ok(value) => *slot = Some(value),
            Err(error) => self.error = Some(trail::member(self.names[self.next - 1], error)),
        }
    }

    /// Reads the value of an unknown member into the map. The members end if it has the wrong type or occurred before.
    pub fn keep<T: Decode<'de>>(&mut self, kept: &mut BTreeMap<String, T>) {
        self.keep_with(kept, Seed::new());
    }

    /// The same for a user's own type.
    pub fn keep_foreign<T: Deserialize<'de>>(&mut self, kept: &mut BTreeMap<String, T>) {
        self.keep_with(kept, Foreign::new());
    }

    fn keep_with<S: DeserializeSeed<'de>>(
        &mut self,
        kept: &mut BTreeMap<String, S::Value>,
        seed: S,
    ) {
        match self.access.next_value_seed(seed) {
            Err(error) => self.error = Some(trail::member(&self.extra, error)),
            Ok(_) if kept.contains_key(&*self.extra) => {
                self.error = Some(duplicate(&self.extra));
            }
            Ok(value) => {
                kept.insert(std::mem::take(&mut self.extra).into_owned(), value);
            }
        }
    }

    /// The value of a required member. `None` if the object does not have it.
    pub fn required<T>(&mut self, index: usize, slot: Option<T>) -> Option<T> {
        if slot.is_none() && self.error.is_none() {
            let name = self.names[index];
            let error = A::Error::custom(format_args!("missing member `{name}`"));
            self.error = Some(error);
        }
        slot
    }
}

/// Reads the name of a member, and returns its index in the list of names. An unknown name has the index after the last one.
struct NameSeed<'m, 'de> {
    names: &'static [&'static str],
    start: usize,
    /// Whether an unknown name is an error.
    refuses: bool,
    /// Where an unknown name is put. It is not part of the value, because an index fits into a register.
    unknown: &'m mut Cow<'de, str>,
}

impl<'de> NameSeed<'_, 'de> {
    /// Members mostly arrive in document order.
    #[inline]
    fn find(&self, name: &str) -> Option<usize> {
        if self.names.len() > names::FEW {
            return self.find_among_many(name);
        }
        let mut index = self.start;
        for _ in self.names {
            if index >= self.names.len() {
                index = 0;
            }
            if is_same(self.names[index], name) {
                return Some(index);
            }
            index += 1;
        }
        None
    }

    /// Even long lists mostly arrive in document order, but some members are missing.
    fn find_among_many(&self, name: &str) -> Option<usize> {
        const NEAR: usize = 16;
        let after = self.names.get(self.start..).unwrap_or_default();
        let near = after.iter().take(NEAR).position(|known| *known == name);
        near.map(|further| self.start + further)
            .or_else(|| names::of_members(self.names).find(name))
    }

    #[cold]
    fn unknown<E: serde::de::Error>(self, name: Cow<'de, str>) -> Result<usize, E> {
        if self.refuses {
            let shown = shorten(&name, LONGEST_NAME);
            let error = E::custom(format_args!("unknown member `{shown}`"));
            return Err(trail::member(&name, error));
        }
        *self.unknown = name;
        Ok(self.names.len())
    }
}

/// Names are short, so a call of the system's comparison would take longer than the comparison.
#[inline]
fn is_same(left: &str, right: &str) -> bool {
    /// Compares the first and the last word, which overlap.
    macro_rules! words {
        ($word:ty, $left:expr, $right:expr) => {{
            const LENGTH: usize = size_of::<$word>();
            let ends = |bytes: &[u8]| -> Option<[$word; 2]> {
                let word = |bytes: &[u8; LENGTH]| <$word>::from_ne_bytes(*bytes);
                Some([word(bytes.first_chunk()?), word(bytes.last_chunk()?)])
            };
            ends($left) == ends($right)
        }};
    }
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    match left.len() {
        0..4 => left.iter().zip(right).all(|(left, right)| left == right),
        4..8 => words!(u32, left, right),
        8..=16 => words!(u64, left, right),
        _ => left == right,
    }
}

impl<'de> DeserializeSeed<'de> for NameSeed<'_, 'de> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for NameSeed<'_, 'de> {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    #[inline]
    fn visit_borrowed_str<E: serde::de::Error>(self, name: &'de str) -> Result<usize, E> {
        match self.find(name) {
            Some(index) => Ok(index),
            None => self.unknown(Cow::Borrowed(name)),
        }
    }

    #[inline]
    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<usize, E> {
        match self.find(name) {
            Some(index) => Ok(index),
            None => self.unknown(Cow::Owned(name.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn names_of_every_length_are_compared_to_the_last_byte() {
        let name = "abcdefghijklmnopqrstuvwxyz";
        for length in 0..=name.len() {
            let name = &name[..length];
            let copy = name.to_owned();
            assert!(is_same(name, &copy), "{name}");
            assert!(!is_same(name, &format!("{name}a")), "{name}");
            for place in 0..length {
                let mut other = name.to_owned();
                other.replace_range(place..=place, "Z");
                assert!(!is_same(name, &other), "{name} and {other}");
            }
        }
    }
}
