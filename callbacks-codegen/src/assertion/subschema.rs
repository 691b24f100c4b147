//! Where a schema has schemas within.

use crate::source::View;

/// What a keyword holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// One schema.
    One,
    /// A list of schemas.
    List,
    /// Schemas by names.
    Map,
    /// One schema, or the schemas of the first items: `items` before 2020-12.
    OneOrList,
}

/// Keywords whose schemas are for the same value.
const IN_PLACE: [(&str, Holds); 9] = [
    ("allOf", Holds::List),
    ("anyOf", Holds::List),
    ("oneOf", Holds::List),
    ("not", Holds::One),
    ("if", Holds::One),
    ("then", Holds::One),
    ("else", Holds::One),
    ("dependentSchemas", Holds::Map),
    ("dependencies", Holds::Map),
];

/// Keywords whose schemas are for members, items or names.
const WITHIN: [(&str, Holds); 10] = [
    ("properties", Holds::Map),
    ("patternProperties", Holds::Map),
    ("additionalProperties", Holds::One),
    ("propertyNames", Holds::One),
    ("items", Holds::OneOrList),
    ("prefixItems", Holds::List),
    ("additionalItems", Holds::One),
    ("contains", Holds::One),
    ("unevaluatedItems", Holds::One),
    ("unevaluatedProperties", Holds::One),
];

/// The schemas within a schema that are for the same value.
pub(super) fn in_place<'s>(schema: View<'s>, found: &mut Vec<View<'s>>) {
    collect(schema, found, |key| lookup(&IN_PLACE, key));
}

/// All schemas within a schema.
pub(super) fn all<'s>(schema: View<'s>, found: &mut Vec<View<'s>>) {
    collect(schema, found, |key| {
        lookup(&WITHIN, key).or_else(|| lookup(&IN_PLACE, key))
    });
}

fn lookup(keywords: &[(&str, Holds)], key: &str) -> Option<Holds> {
    let found = keywords.iter().find(|(keyword, _)| *keyword == key);
    found.map(|(_, holds)| *holds)
}

fn collect<'s>(schema: View<'s>, found: &mut Vec<View<'s>>, holds: impl Fn(&str) -> Option<Holds>) {
    for (key, value) in schema.entries() {
        match holds(key.text) {
            Some(Holds::One) => found.push(value),
            Some(Holds::List) => found.extend(value.items()),
            Some(Holds::Map) => found.extend(value.entries().map(|(_, schema)| schema)),
            Some(Holds::OneOrList) if value.is_sequence() => found.extend(value.items()),
            Some(Holds::OneOrList) => found.push(value),
            None => {}
        }
    }
}
