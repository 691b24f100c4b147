//! Reads the text of a schema without losing digits of its numbers.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::validation::literal::Literal;
use crate::validation::number::Decimal;

/// The text of a JSON value.
pub(super) type Text = RawValue;

/// The members of an object, in order.
pub(super) struct Fields<'t>(pub(super) Vec<(String, &'t Text)>);

impl<'t> Fields<'t> {
    /// The members, if the text is an object.
    pub(super) fn of(text: &'t Text) -> Option<Self> {
        serde_json::from_str(text.get()).ok()
    }

    /// The value of a keyword.
    pub(super) fn get(&self, keyword: &str) -> Option<&'t Text> {
        let mut fields = self.0.iter();
        fields.find_map(|(name, value)| (name == keyword).then_some(*value))
    }
}

impl<'t> Deserialize<'t> for Fields<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'t> Visitor<'t> for Read {
            type Value = Fields<'t>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Fields<'t>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Read)
    }
}

/// The items, if it is an array.
pub(super) fn items(text: &Text) -> Option<Vec<&Text>> {
    serde_json::from_str(text.get()).ok()
}

/// The value of a string.
pub(super) fn string(text: &Text) -> Option<String> {
    serde_json::from_str(text.get()).ok()
}

/// The strings of an array.
pub(super) fn strings(text: &Text) -> Option<Vec<Box<str>>> {
    serde_json::from_str(text.get()).ok()
}

/// A count (`2.0` is one). A larger number than possible counts is the maximum.
pub(super) fn count(text: &Text) -> Option<usize> {
    let decimal = Decimal::parse(text.get())?;
    if decimal.view().cmp(&Decimal::parse("0")?.view()).is_lt() {
        return None;
    }
    let is_beyond = || {
        let greatest = Decimal::parse(&usize::MAX.to_string());
        greatest.is_some_and(|greatest| decimal.view().cmp(&greatest.view()).is_gt())
    };
    match decimal.to_integer() {
        Some(count) => Some(usize::try_from(count).unwrap_or(usize::MAX)),
        None => is_beyond().then_some(usize::MAX),
    }
}

/// Any value.
pub(super) fn literal(text: &Text) -> Option<Literal> {
    Some(match text.get().as_bytes().first()? {
        b'n' => Literal::Null,
        b't' => Literal::Boolean(true),
        b'f' => Literal::Boolean(false),
        b'"' => Literal::String(string(text)?.into()),
        b'[' => Literal::Array(
            items(text)?
                .into_iter()
                .map(literal)
                .collect::<Option<_>>()?,
        ),
        b'{' => {
            let fields = Fields::of(text)?.0.into_iter();
            let mut members = fields
                .map(|(name, value)| Some((name.into_boxed_str(), literal(value)?)))
                .collect::<Option<Vec<_>>>()?;
            members.sort_by(|(this, _), (that, _)| this.cmp(that));
            Literal::Object(members.into())
        }
        _ => Literal::Number(text.get().into(), Decimal::parse(text.get())?),
    })
}
