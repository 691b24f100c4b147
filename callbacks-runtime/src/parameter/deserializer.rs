//! Reads a parameter into a value, with the type's `Deserialize`.

use std::borrow::Cow;
use std::collections::btree_map;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::fault::Fault;
use super::raw::{Members, Raw};
use super::style::Kind;
use crate::excerpt::{LONGEST_NAME, shorten};
use crate::json;

/// Reads a parameter.
pub(crate) fn read<T: DeserializeOwned>(raw: &Raw<'_>) -> Result<T, Fault> {
    let read = match raw.style.kind {
        Kind::Json => read_json(raw),
        _ => T::deserialize(Parts(Present(raw))),
    };
    match read {
        // Only the type knows whether the parameter is optional, and only reading shows whether it is absent.
        Err(Fault::Nothing) => T::deserialize(Parts(Absent(raw))),
        read => read,
    }
}

fn read_json<T: DeserializeOwned>(raw: &Raw<'_>) -> Result<T, Fault> {
    let text = raw.text()?.ok_or(Fault::Nothing)?;
    json::decode(text.as_bytes()).map_err(|fault| {
        if fault.is_syntax() {
            Fault::Malformed(format!("is no JSON: {fault}"))
        } else {
            Fault::Sentence(fault.to_string())
        }
    })
}

/// A source that is split up as the type requires.
trait Source {
    fn text(&self) -> Result<Cow<'_, str>, Fault>;
    fn list(&self) -> Result<Vec<String>, Fault>;
    fn object(&self, fields: Option<&[&str]>) -> Result<Members, Fault>;

    fn is_absent(&self) -> bool {
        false
    }
}

/// A parameter that may be present.
struct Present<'r>(&'r Raw<'r>);

impl Source for Present<'_> {
    fn text(&self) -> Result<Cow<'_, str>, Fault> {
        let text = self.0.text()?.ok_or(Fault::Nothing)?;
        if text.is_empty() && self.0.style.allow_empty {
            return Err(Fault::Nothing);
        }
        Ok(Cow::Owned(text))
    }

    fn list(&self) -> Result<Vec<String>, Fault> {
        let texts = self.0.list()?.ok_or(Fault::Nothing)?;
        if texts.is_empty() && self.0.style.allow_empty {
            return Err(Fault::Nothing);
        }
        Ok(texts)
    }

    fn object(&self, fields: Option<&[&str]>) -> Result<Members, Fault> {
        self.0.object(fields)?.ok_or(Fault::Nothing)
    }
}

/// An absent parameter. If members are parameters of their own, it is an object without members.
struct Absent<'r>(&'r Raw<'r>);

impl Source for Absent<'_> {
    fn text(&self) -> Result<Cow<'_, str>, Fault> {
        Err(Fault::Missing)
    }

    fn list(&self) -> Result<Vec<String>, Fault> {
        Err(Fault::Missing)
    }

    fn object(&self, _fields: Option<&[&str]>) -> Result<Members, Fault> {
        if self.0.has_loose_members() {
            Ok(Members::new())
        } else {
            Err(Fault::Missing)
        }
    }

    fn is_absent(&self) -> bool {
        true
    }
}

/// The item of a list.
struct Item(String);

impl Source for Item {
    fn text(&self) -> Result<Cow<'_, str>, Fault> {
        Ok(Cow::Borrowed(&self.0))
    }

    fn list(&self) -> Result<Vec<String>, Fault> {
        Err(nested())
    }

    fn object(&self, _fields: Option<&[&str]>) -> Result<Members, Fault> {
        Err(nested())
    }
}

/// The member of an object. A repeated one is a list.
struct Member(Vec<String>);

impl Source for Member {
    fn text(&self) -> Result<Cow<'_, str>, Fault> {
        match self.0.as_slice() {
            [text] => Ok(Cow::Borrowed(text)),
            _ => Err(Fault::Repeated),
        }
    }

    fn list(&self) -> Result<Vec<String>, Fault> {
        match self.0.as_slice() {
            [text] if text.is_empty() => Ok(Vec::new()),
            _ => Ok(self.0.clone()),
        }
    }

    fn object(&self, _fields: Option<&[&str]>) -> Result<Members, Fault> {
        Err(nested())
    }
}

fn nested() -> Fault {
    Fault::Sentence("a list or an object is not possible here".to_owned())
}

/// Deserializes from a source.
struct Parts<S>(S);

macro_rules! numbers {
    ($($method:ident: $visit:ident: $ty:ty: $expected:literal,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let text = self.0.text()?;
            let number = Some(&*text).filter(|text| is_number(text)).and_then(|text| text.parse::<$ty>().ok());
            visitor.$visit(number.ok_or_else(|| Fault::expected($expected))?)
        }
    )*};
}

macro_rules! texts {
    ($($method:ident,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.visit_str(&self.0.text()?)
        }
    )*};
}

impl<'de, S: Source> Deserializer<'de> for Parts<S> {
    type Error = Fault;

    numbers! {
        deserialize_i8: visit_i8: i8: "an integer of 8 bits",
        deserialize_i16: visit_i16: i16: "an integer of 16 bits",
        deserialize_i32: visit_i32: i32: "an integer of 32 bits",
        deserialize_i128: visit_i128: i128: "an integer",
        deserialize_u8: visit_u8: u8: "a non-negative integer of 8 bits",
        deserialize_u16: visit_u16: u16: "a non-negative integer of 16 bits",
        deserialize_u32: visit_u32: u32: "a non-negative integer of 32 bits",
        deserialize_u64: visit_u64: u64: "a non-negative integer of 64 bits",
        deserialize_u128: visit_u128: u128: "a non-negative integer of 128 bits",
    }

    /// A visitor may accept more than 64 bits, so it gets the integer as it is.
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let expected = || Fault::expected("an integer of 64 bits");
        let text = self.0.text()?;
        let number = Some(&*text).filter(|text| is_number(text));
        match number.map(|text| (text.parse(), text.parse(), text.parse())) {
            Some((Ok(number), ..)) => visitor.visit_i64(number),
            Some((_, Ok(number), _)) => visitor.visit_u64(number).map_err(|_: Fault| expected()),
            Some((.., Ok(number))) => visitor.visit_i128(number).map_err(|_: Fault| expected()),
            _ => Err(expected()),
        }
    }

    // A string could be a value of several types. It stays a string unless the type requests another kind.
    texts! {
        deserialize_any, deserialize_char, deserialize_str, deserialize_string, deserialize_bytes,
        deserialize_byte_buf, deserialize_identifier,
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = self.0.text().map(|text| float(&text))?;
        let narrowed = number
            .map(|number| number as f32)
            .filter(|number| number.is_finite());
        visitor.visit_f32(narrowed.ok_or_else(|| Fault::expected("a number"))?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = self.0.text().map(|text| float(&text))?;
        visitor.visit_f64(number.ok_or_else(|| Fault::expected("a number"))?)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let truth = match &*self.0.text()? {
            "true" => true,
            "false" => false,
            _ => return Err(Fault::expected("`true` or `false`")),
        };
        visitor.visit_bool(truth)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_absent() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_absent() || self.0.text()?.is_empty() {
            visitor.visit_unit()
        } else {
            Err(Fault::expected("empty"))
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let items = self.0.list()?.into_iter();
        visitor.visit_seq(Items { items, number: 0 })
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(Entries::of(self.0.object(None)?))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_map(Entries::of(self.0.object(Some(fields))?))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_enum(StrDeserializer::<Fault>::new(&self.0.text()?))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}

/// The items of a list. Errors include the index.
struct Items {
    items: std::vec::IntoIter<String>,
    number: usize,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(text) = self.items.next() else {
            return Ok(None);
        };
        self.number += 1;
        let item = seed.deserialize(Parts(Item(text)));
        item.map(Some)
            .map_err(|fault| fault.within(format_args!("item {}", self.number)))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The members of an object. Errors include the name.
struct Entries {
    members: btree_map::IntoIter<String, Vec<String>>,
    current: (String, Vec<String>),
}

impl Entries {
    fn of(members: Members) -> Self {
        Self {
            members: members.into_iter(),
            current: Default::default(),
        }
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some(member) = self.members.next() else {
            return Ok(None);
        };
        self.current = member;
        seed.deserialize(StrDeserializer::new(&self.current.0))
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (name, texts) = std::mem::take(&mut self.current);
        seed.deserialize(Parts(Member(texts))).map_err(|fault| {
            let name = shorten(&name, LONGEST_NAME);
            fault.within(format_args!("member `{name}`"))
        })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.members.len())
    }
}

fn float(text: &str) -> Option<f64> {
    let number = Some(text).filter(|text| is_number(text))?.parse::<f64>();
    number.ok().filter(|number| number.is_finite())
}

/// Whether a string is a JSON number (RFC 8259 section 6). Rust also parses `+1`, `01`, `inf` and `NaN`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let well_begun = match digits {
        [b'0', next, ..] => !next.is_ascii_digit(),
        [first, ..] => first.is_ascii_digit(),
        [] => false,
    };
    let dot_is_inside = match text.split_once('.') {
        Some((_, after)) => after.starts_with(|first: char| first.is_ascii_digit()),
        None => true,
    };
    well_begun && dot_is_inside
}
