//! Enumerations of strings.

use super::parts::{Schema, Types};
use crate::ir::{StringEnum, Type, TypeKind, Variant};
use crate::lower::Lowering;
use crate::names::{self, Scope};
use crate::source::View;

impl<'s> Lowering<'_, 's> {
    /// An enumeration; an open one also takes every other text.
    pub(super) fn lower_enum(
        &mut self,
        schema: &Schema<'s>,
        texts: &[&'s str],
        name: &str,
        is_open: bool,
    ) -> Type {
        let (id, type_name) = self.begin(schema, name);
        let mut scope = Scope::default();
        let mut variants: Vec<Variant> = Vec::new();
        for text in texts {
            if !variants.iter().any(|known| known.text == *text) {
                let name = scope.take([names::pascal(text)]);
                variants.push(Variant {
                    name,
                    text: (*text).to_owned(),
                });
            }
        }
        let other = is_open.then(|| scope.take(["Other".to_owned(), "OtherText".to_owned()]));
        self.finish(
            id,
            type_name,
            schema,
            TypeKind::Enum(StringEnum { variants, other }),
        )
    }
}

/// The values of an enumeration of strings; `null` among them is dealt with as a type. Where several parts list values,
/// those are meant that all have.
pub(super) fn string_values<'s>(schema: &Schema<'s>) -> Option<Vec<&'s str>> {
    let types = schema.types();
    let is_string = types == Types::One("string");
    if !is_string && types != Types::Any {
        return None;
    }
    let text = |value: View<'s>| {
        if is_string {
            value.as_text()
        } else {
            value.as_str()
        }
    };
    let constants = schema.all("const").map(|value| vec![value]);
    let lists = schema.all("enum").map(|values| {
        values
            .items()
            .filter(|value| !value.is_null())
            .collect::<Vec<_>>()
    });
    let mut common: Option<Vec<&'s str>> = None;
    for values in constants.chain(lists) {
        let texts: Vec<_> = values.into_iter().map(text).collect::<Option<_>>()?;
        common = Some(match common {
            None => texts,
            Some(known) => known
                .into_iter()
                .filter(|text| texts.contains(text))
                .collect(),
        });
    }
    common.filter(|texts| !texts.is_empty())
}
