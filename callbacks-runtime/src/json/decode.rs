//! How fields are read: as serde does, but with JSON Schema's view of values.
//!
//! `1.0` is an integer (JSON Schema 2020-12 core, section 4.2.1). A repeated member is an error, because RFC 8259
//! section 4 does not define its meaning. Integers are never rounded.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::context::trail;
use crate::excerpt::{LONGEST_NAME, shorten};
use crate::{Binary, Nullable, work};

/// A type that is read from JSON: a generated type, or the type of one of its fields.
pub trait Decode<'de>: Sized {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// Returns an error if the input is not a value of the type.
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Reads a value as a seed of serde.
pub(super) struct Seed<T>(pub(super) PhantomData<T>);

impl<T> Seed<T> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

/// The same for an item of a list.
///
/// rustc gives up if types ask for one function more than 128 times within each other. So what lies within a member that is a
/// list does not ask for that of the member again.
struct Item<T>(PhantomData<T>);

/// The same for an entry of a map.
struct Entry<T>(PhantomData<T>);

macro_rules! seeds {
    ($($seed:ident)*) => {$(
        impl<'de, T: Decode<'de>> DeserializeSeed<'de> for $seed<T> {
            type Value = T;

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
                T::decode(deserializer)
            }
        }
    )*};
}

seeds!(Seed Item Entry);

struct FloatVisitor;

impl Visitor<'_> for FloatVisitor {
    type Value = f64;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a number")
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a number is what a double holds of it (RFC 8259 section 6)"
    )]
    fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
        Ok(value as f64)
    }

    #[allow(
        clippy::cast_precision_loss,
        reason = "a number is what a double holds of it (RFC 8259 section 6)"
    )]
    fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
        Ok(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        Ok(value)
    }
}

impl<'de> Decode<'de> for f64 {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(FloatVisitor)
    }
}

struct NullVisitor;

impl Visitor<'_> for NullVisitor {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("`null`")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

impl<'de> Decode<'de> for () {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_unit(NullVisitor)
    }
}

macro_rules! as_serde {
    ($($ty:ty),*) => {$(
        impl<'de> Decode<'de> for $ty {
            fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(deserializer)
            }
        }
    )*};
}

as_serde!(bool, String, Binary);

impl<'de, T: Decode<'de>> Decode<'de> for Box<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        with_room::<T, _>(1)?;
        T::decode(deserializer).map(Self::new)
    }
}

/// Spends work for the heap memory of this many values.
#[inline]
fn with_room<T, E: Error>(values: usize) -> Result<(), E> {
    if work::spend_room::<T>(values) {
        Ok(())
    } else {
        Err(E::custom(work::TOO_MUCH))
    }
}

struct OptionVisitor<T>(PhantomData<T>);

impl<'de, T: Decode<'de>> Visitor<'de> for OptionVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value or `null`")
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::decode(deserializer).map(Some)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Option<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(OptionVisitor(PhantomData))
    }
}

/// It is only called for a present member, so `null` is [`Nullable::Null`].
impl<'de, T: Decode<'de>> Decode<'de> for Nullable<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::decode(deserializer)?.map_or(Self::Null, Self::Value))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Decode<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        loop {
            match items.next_element_seed(Item(PhantomData)) {
                Ok(Some(item)) => {
                    with_room::<T, _>(1)?;
                    list.push(item);
                }
                Ok(None) => return Ok(list),
                Err(error) => return Err(trail::item(list.len(), error)),
            }
        }
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for Vec<T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor(PhantomData))
    }
}

/// The entries that a map node has room for. Nearly half of them are used on average.
const NODE: usize = 11;

struct MapVisitor<T>(PhantomData<T>);

impl<'de, T: Decode<'de>> Visitor<'de> for MapVisitor<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut map = BTreeMap::new();
        while let Some(name) = members.next_key::<String>()? {
            if map.contains_key(&name) {
                return Err(duplicate(&name));
            }
            if map.len() % (NODE / 2) == 0 {
                with_room::<(String, T), _>(NODE)?;
            }
            match members.next_value_seed(Entry(PhantomData)) {
                Ok(value) => map.insert(name, value),
                Err(error) => return Err(trail::member(&name, error)),
            };
        }
        Ok(map)
    }
}

impl<'de, T: Decode<'de>> Decode<'de> for BTreeMap<String, T> {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

pub(super) fn duplicate<E: Error>(name: &str) -> E {
    let name = shorten(name, LONGEST_NAME);
    E::custom(format_args!("duplicate member `{name}`"))
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        Value::decode(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Value, A::Error> {
        ListVisitor(PhantomData).visit_seq(items).map(Value::Array)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut map = serde_json::Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = members.next_value_seed(Seed::<Value>::new());
            let value = value.map_err(|error| trail::member(&name, error))?;
            match map.entry(name) {
                serde_json::map::Entry::Vacant(entry) => entry.insert(value),
                serde_json::map::Entry::Occupied(entry) => return Err(duplicate(entry.key())),
            };
        }
        Ok(Value::Object(map))
    }
}

impl<'de> Decode<'de> for Value {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

macro_rules! tuples {
    ($($len:literal $visitor:ident: $($ty:ident),*;)*) => {$(
        struct $visitor<$($ty),*>(PhantomData<($($ty,)*)>);

        impl<'de, $($ty: Decode<'de>),*> Visitor<'de> for $visitor<$($ty),*> {
            type Value = ($($ty,)*);

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "a list of {} items", $len)
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Self::Value, S::Error> {
                let mut count = 0;
                let tuple = ($({
                    let item = items.next_element_seed(Item::<$ty>(PhantomData));
                    let item = item.map_err(|error| trail::item(count, error))?;
                    let item = item.ok_or_else(|| S::Error::invalid_length(count, &self))?;
                    count += 1;
                    item
                },)*);
                while items.next_element::<serde::de::IgnoredAny>()?.is_some() {
                    count += 1;
                }
                if count == $len {
                    Ok(tuple)
                } else {
                    Err(S::Error::invalid_length(count, &self))
                }
            }
        }

        impl<'de, $($ty: Decode<'de>),*> Decode<'de> for ($($ty,)*) {
            fn decode<De: Deserializer<'de>>(deserializer: De) -> Result<Self, De::Error> {
                deserializer.deserialize_seq($visitor(PhantomData))
            }
        }
    )*};
}

tuples! {
    1 Tuple1: A;
    2 Tuple2: A, B;
    3 Tuple3: A, B, C;
    4 Tuple4: A, B, C, D;
    5 Tuple5: A, B, C, D, E;
    6 Tuple6: A, B, C, D, E, F;
    7 Tuple7: A, B, C, D, E, F, G;
    8 Tuple8: A, B, C, D, E, F, G, H;
}
