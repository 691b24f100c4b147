//! Enumerations and constants.

use rustc_hash::FxHashSet;

use crate::ir::{Enumeration, Scalar, Type, TypeKind, Variant};
use crate::lower::Lowering;
use crate::names::{self, Scope};
use crate::schema::{Gathered, Keyword, Kind, TypeName};
use crate::source::View;

impl<'a> Lowering<'a, '_> {
    /// The type of a schema that lists its values: an enumeration, unless the type has exactly these values. An open
    /// one also allows every other string.
    pub(super) fn lower_enum(
        &mut self,
        schema: &Gathered<'a>,
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
        let mut known = FxHashSet::default();
        let distinct = values.iter().enumerate();
        let distinct: Vec<_> = distinct.filter(|(_, value)| known.insert(*value)).collect();
        let names: Vec<_> = match given {
            Some(names) => {
                let names = distinct.iter().map(|(index, _)| names[*index]);
                names.map(names::pascal).collect()
            }
            None => names_of(distinct.iter().map(|(_, value)| *value)),
        };
        let mut scope = Scope::default();
        let variants = distinct
            .iter()
            .zip(names)
            .map(|((_, value), name)| Variant {
                name: scope.take([name]),
                value: (*value).clone(),
            });
        let variants = variants.collect();
        let values = if self.tolerant && !is_open && are_texts(values) {
            let other = scope.take(["Unknown".to_owned(), "UnknownText".to_owned()]);
            Enumeration::tolerant(variants, other)
        } else {
            let other = is_open.then(|| scope.take(["Other".to_owned(), "OtherText".to_owned()]));
            Enumeration::new(variants, other)
        };
        self.finish(id, type_name, schema, TypeKind::Enum(values))
    }
}

/// Whether all values are strings.
pub(super) fn are_texts(values: &[Scalar]) -> bool {
    values
        .iter()
        .all(|value| matches!(value, Scalar::String(_)))
}

fn names_of<'v>(values: impl Iterator<Item = &'v Scalar>) -> Vec<String> {
    let texts: Vec<_> = values
        .map(|value| {
            let kind = match value {
                Scalar::Boolean(_) => "boolean",
                Scalar::Integer(_) => "integer",
                Scalar::Number(_) => "number",
                Scalar::String(_) => "text",
            };
            (kind, value.to_string())
        })
        .collect();
    let values: Vec<_> = texts
        .iter()
        .map(|(kind, text)| (*kind, text.as_str()))
        .collect();
    names::of_values(&values)
}

/// The names in an extension that many generators support, if there is one for each value.
fn given_names<'s>(schema: &Gathered<'s>, count: usize) -> Option<Vec<&'s str>> {
    let list = schema
        .get(Keyword::EnumVariantNames)
        .or_else(|| schema.get(Keyword::EnumNames))?;
    let names: Vec<_> = list
        .items()
        .map(|name| name.as_text())
        .collect::<Option<_>>()?;
    (names.len() == count).then_some(names)
}

/// The scalar values that a schema lists. `null` is handled as a type. If several parts list values, those in all lists
/// count. `None` if it lists none, or some that are not scalars.
pub(super) fn scalar_values(schema: &Gathered<'_>) -> Option<Vec<Scalar>> {
    let Listed { values, .. } = listed(schema)?;
    Some(values).filter(|values| !values.is_empty())
}

/// A list of values, none of which another part allows.
pub(super) fn contradicting_values<'s>(schema: &Gathered<'s>) -> Option<View<'s>> {
    listed(schema)?.contradiction
}

/// The scalar values that all parts list.
struct Listed<'s> {
    values: Vec<Scalar>,
    contradiction: Option<View<'s>>,
}

fn listed<'s>(schema: &Gathered<'s>) -> Option<Listed<'s>> {
    let kind = schema.kind();
    let constants = schema.all(Keyword::Const).map(|value| (value, vec![value]));
    let lists = schema.all(Keyword::Enum);
    let lists = lists.map(|list| (list, list.items().collect::<Vec<_>>()));
    let mut common: Option<Vec<Scalar>> = None;
    let mut contradiction = None;
    for (place, values) in constants.chain(lists) {
        let values: Vec<_> = values
            .into_iter()
            .filter(|value| !value.is_null() || kind == Kind::One(TypeName::String))
            .collect();
        if values.iter().any(|value| !value.is_scalar()) {
            return None;
        }
        let mut values: Vec<_> = values
            .into_iter()
            .filter_map(|value| scalar(value, &kind))
            .collect();
        let had_some = !values.is_empty();
        if let Some(known) = common {
            let is_known = !known.is_empty();
            let known: FxHashSet<_> = known.into_iter().collect();
            values.retain(|value| known.contains(value));
            if had_some && is_known && values.is_empty() {
                contradiction = Some(place);
            }
        }
        common = Some(values);
    }
    Some(Listed {
        values: common?,
        contradiction,
    })
}

/// The same, if all are strings.
pub(super) fn string_values(schema: &Gathered<'_>) -> Option<Vec<String>> {
    let values = scalar_values(schema)?.into_iter();
    values
        .map(|value| match value {
            Scalar::String(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// A value as one of the types. `None` if it has none of them, so the schema does not allow it.
pub(super) fn scalar(value: View<'_>, kind: &Kind) -> Option<Scalar> {
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
    match kind {
        // An unquoted scalar where a string is expected counts as a string.
        Kind::One(TypeName::String) => value.as_text().map(|text| Scalar::String(text.to_owned())),
        Kind::One(TypeName::Integer) => integer(),
        Kind::One(TypeName::Number) => number(),
        Kind::One(TypeName::Boolean) => boolean(),
        Kind::One(_) | Kind::Null | Kind::Unknown => None,
        Kind::Any => string().or_else(number).or_else(boolean),
        Kind::Several(names) => {
            let has = |name: TypeName| names.contains(&name);
            let found = string()
                .filter(|_| has(TypeName::String))
                .or_else(|| integer().filter(|_| has(TypeName::Integer) || has(TypeName::Number)));
            found
                .or_else(|| number().filter(|_| has(TypeName::Number)))
                .or_else(|| boolean().filter(|_| has(TypeName::Boolean)))
        }
    }
}
