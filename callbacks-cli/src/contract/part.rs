//! Bodies of several parts, some of which are bytes. JSON has no bytes, so a string is sent as its text.

use std::collections::BTreeMap;

use callbacks_codegen::model::{Codec, Encoding};
use callbacks_runtime::__private::{AsInstance, Instance};
use callbacks_runtime::Binary;
use serde_json::Value;

use super::Form;

/// A value with bytes in it.
#[derive(Clone, Debug)]
pub(super) enum Part<'v> {
    Json(&'v Value),
    Binary(Binary),
    List(Vec<Part<'v>>),
    Object(BTreeMap<String, Part<'v>>),
}

impl AsInstance for Part<'_> {
    fn as_instance(&self) -> Instance<'_> {
        match self {
            Self::Json(value) => value.as_instance(),
            Self::Binary(binary) => binary.as_instance(),
            Self::List(items) => items.as_instance(),
            Self::Object(members) => members.as_instance(),
        }
    }
}

impl Form {
    /// A value as this media type has it.
    pub(super) fn parts<'v>(&self, value: &'v Value) -> Part<'v> {
        let Codec::Multipart(_, encodings) = &self.model.codec else {
            return Part::Json(value);
        };
        match value {
            Value::Object(members) => Part::Object(
                members
                    .iter()
                    .map(|(name, value)| (name.clone(), part(value, is_binary(encodings, name))))
                    .collect(),
            ),
            Value::Array(items) => {
                let items = items
                    .iter()
                    .enumerate()
                    .map(|(place, item)| part(item, is_binary(encodings, &place.to_string())));
                Part::List(items.collect())
            }
            other => Part::Json(other),
        }
    }
}

fn is_binary(encodings: &[Encoding], name: &str) -> bool {
    let own = encodings
        .iter()
        .find(|encoding| encoding.name.as_deref() == Some(name));
    let others = || encodings.iter().find(|encoding| encoding.name.is_none());
    own.or_else(others).is_some_and(|found| found.is_binary)
}

fn part(value: &Value, is_binary: bool) -> Part<'_> {
    match value {
        _ if !is_binary => Part::Json(value),
        Value::Array(items) => Part::List(items.iter().map(|item| part(item, true)).collect()),
        Value::String(text) => Part::Binary(Binary::new(text.clone())),
        // A sample of a schema that allows everything.
        Value::Null => Part::Binary(Binary::new("sample")),
        other => Part::Binary(Binary::new(other.to_string())),
    }
}
