//! Form fields: form bodies, and queries, which have the same syntax (C5, C9).

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};

use super::json::Index;
use crate::encoding::{NotUtf8, Plus, decode, decoded_bytes};
use crate::{EvalErrorCode, Pointer, Value};

/// The fields, still encoded. A field without `=` has the empty value (C5).
fn fields(text: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    text.split(|byte| *byte == b'&')
        .filter(|field| !field.is_empty())
        .map(|field| match field.iter().position(|byte| *byte == b'=') {
            Some(at) => (&field[..at], &field[at + 1..]),
            None => (field, &[][..]),
        })
}

/// The values, still encoded, of the fields that have this name when decoded.
pub(super) fn values<'a>(text: &'a [u8], name: &str) -> impl Iterator<Item = &'a [u8]> {
    fields(text)
        .filter(|(field, _)| decoded_bytes(field, Plus::Space).eq(name.bytes()))
        .map(|(_, value)| value)
}

/// The value at a pointer in a form.
pub(super) fn value<'a>(bytes: &'a [u8], pointer: &Pointer) -> Result<Value<'a>, EvalErrorCode> {
    let mut tokens = pointer.tokens();
    let Some(name) = tokens.next() else {
        return object(bytes);
    };
    let field = Field::read(bytes, name)?;
    match (tokens.next(), tokens.next()) {
        (None, _) => field.value(),
        (Some(index), next) => field.element(index, next.is_none()),
    }
}

/// The values of one field.
struct Field<'a> {
    first: &'a [u8],
    more: Vec<&'a [u8]>,
}

impl<'a> Field<'a> {
    fn read(text: &'a [u8], name: &str) -> Result<Self, EvalErrorCode> {
        let mut values = values(text, name);
        let first = values.next().ok_or(EvalErrorCode::Missing)?;
        let more = values.collect();
        Ok(Field { first, more })
    }

    /// C9: one field is a string, a repeated one an array of strings.
    fn value(&self) -> Result<Value<'a>, EvalErrorCode> {
        if self.more.is_empty() {
            return string(self.first);
        }
        let values = std::iter::once(&self.first).chain(&self.more);
        let values = values.map(|value| decode(value, Plus::Space));
        let values: Vec<_> = values.collect::<Result<_, _>>()?;
        Ok(Value::Array(Cow::Owned(raw(&values))))
    }

    /// The element at an index of the field. Only a repeated field has elements, and they have none.
    fn element(&self, token: &str, is_last: bool) -> Result<Value<'a>, EvalErrorCode> {
        if self.more.is_empty() {
            return Err(EvalErrorCode::Missing);
        }
        let value = match Index::parse(token) {
            Index::Bad => return Err(EvalErrorCode::BadArrayIndex),
            Index::TooLarge => None,
            Index::At(0) => Some(self.first),
            Index::At(index) => self.more.get(index - 1).copied(),
        };
        match value {
            Some(value) if is_last => string(value),
            _ => Err(EvalErrorCode::Missing),
        }
    }
}

fn string(value: &[u8]) -> Result<Value<'_>, EvalErrorCode> {
    Ok(Value::String(decode(value, Plus::Space)?))
}

/// The whole form, its fields in the order of their names.
fn object(bytes: &[u8]) -> Result<Value<'static>, EvalErrorCode> {
    let mut object = BTreeMap::<_, OneOrMore<'_>>::new();
    for (name, value) in fields(bytes) {
        let name = decode(name, Plus::Space)?;
        object.entry(name).or_default().push(value)?;
    }
    Ok(Value::Object(Cow::Owned(raw(&object))))
}

/// The values of a field, as C9 defines them.
#[derive(Default)]
struct OneOrMore<'a>(Vec<Cow<'a, str>>);

impl<'a> OneOrMore<'a> {
    fn push(&mut self, value: &'a [u8]) -> Result<(), NotUtf8> {
        self.0.push(decode(value, Plus::Space)?);
        Ok(())
    }
}

impl serde::Serialize for OneOrMore<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [value] => value.serialize(serializer),
            values => values.serialize(serializer),
        }
    }
}

fn raw<T: serde::Serialize>(value: &T) -> Box<RawValue> {
    to_raw_value(value).expect("strings, and maps and sequences of them, are always JSON")
}
