//! Enumerations and constants.

use super::parts::{Schema, Types};
use crate::ir::{Enumeration, Scalar, Type, TypeKind, Variant};
use crate::lower::Lowering;
use crate::names::{self, Scope};
use crate::source::View;

impl<'s> Lowering<'_, 's> {
    /// The type of a schema that lists its values: an enumeration, unless the type has just these anyway. An open one
    /// also takes every other text.
    pub(super) fn lower_enum(
        &mut self,
        schema: &Schema<'s>,
        values: &[Scalar],
        name: &str,
        is_open: bool,
    ) -> Type {
        if values
            .iter()
            .all(|value| matches!(value, Scalar::Boolean(_)))
        {
            return Type::Bool;
        }
        let (id, type_name) = self.begin(schema, name);
        let given = given_names(schema, values.len());
        let mut scope = Scope::default();
        let mut variants: Vec<Variant> = Vec::new();
        for (index, value) in values.iter().enumerate() {
            if variants.iter().any(|known| known.value == *value) {
                continue;
            }
            let text = match &given {
                Some(names) => names[index].to_owned(),
                None => value.to_string(),
            };
            variants.push(Variant {
                name: scope.take([names::pascal(&text)]),
                value: value.clone(),
            });
        }
        let other = is_open.then(|| scope.take(["Other".to_owned(), "OtherText".to_owned()]));
        self.finish(
            id,
            type_name,
            schema,
            TypeKind::Enum(Enumeration { variants, other }),
        )
    }
}

/// The names that many generators take from this extension, where there is one for each value.
fn given_names<'s>(schema: &Schema<'s>, count: usize) -> Option<Vec<&'s str>> {
    let list = schema
        .get("x-enum-varnames")
        .or_else(|| schema.get("x-enumNames"))?;
    let names: Vec<_> = list
        .items()
        .map(|name| name.as_text())
        .collect::<Option<_>>()?;
    (names.len() == count).then_some(names)
}

/// The scalar values that a schema lists; `null` among them is dealt with as a type. Where several parts list values,
/// those are meant that all have. `None` when it lists none, or some that are no scalars.
pub(super) fn scalar_values(schema: &Schema<'_>) -> Option<Vec<Scalar>> {
    let types = schema.types();
    let constants = schema.all("const").map(|value| vec![value]);
    let lists = schema
        .all("enum")
        .map(|values| values.items().collect::<Vec<_>>());
    let mut common: Option<Vec<Scalar>> = None;
    for values in constants.chain(lists) {
        let values: Vec<_> = values
            .into_iter()
            .filter(|value| !value.is_null() || types == Types::One("string"))
            .collect();
        if values.iter().any(|value| !value.is_scalar()) {
            return None;
        }
        let mut values: Vec<_> = values
            .into_iter()
            .filter_map(|value| scalar(value, &types))
            .collect();
        common = Some(match common {
            None => values,
            Some(known) => {
                values.retain(|value| known.contains(value));
                values
            }
        });
    }
    common.filter(|values| !values.is_empty())
}

/// The same, where all are strings.
pub(super) fn string_values(schema: &Schema<'_>) -> Option<Vec<String>> {
    let values = scalar_values(schema)?.into_iter();
    values
        .map(|value| match value {
            Scalar::String(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// A value as one of the types; `None` when it is of none, so that the schema allows no such value.
pub(super) fn scalar(value: View<'_>, types: &Types<'_>) -> Option<Scalar> {
    let integer = || value.as_i128().map(Scalar::Integer);
    let number = || {
        integer().or_else(|| {
            value
                .as_number()
                .map(|text| Scalar::Number(text.to_owned()))
        })
    };
    let boolean = || value.as_bool().map(Scalar::Boolean);
    let string = || value.as_str().map(|text| Scalar::String(text.to_owned()));
    match types {
        // What stands unquoted where a string is due is meant as one.
        Types::One("string") => value.as_text().map(|text| Scalar::String(text.to_owned())),
        Types::One("integer") => integer(),
        Types::One("number") => number(),
        Types::One("boolean") => boolean(),
        Types::One(_) | Types::Null => None,
        Types::Any => string().or_else(number).or_else(boolean),
        Types::Several(names) => {
            let has = |name: &str| names.contains(&name);
            let found = string()
                .filter(|_| has("string"))
                .or_else(|| integer().filter(|_| has("integer") || has("number")));
            found
                .or_else(|| number().filter(|_| has("number")))
                .or_else(|| boolean().filter(|_| has("boolean")))
        }
    }
}
