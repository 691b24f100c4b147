//! Reading the keywords of a schema.

use percent_encoding::percent_decode_str;

use crate::source::View;

/// Keywords that only objects have, by which a schema without `type` is known as one of an object.
pub(super) const OF_OBJECTS: &[&str] = &[
    "properties",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
];
/// As above, of arrays.
pub(super) const OF_ARRAYS: &[&str] = &["items", "prefixItems"];

/// A property may be called `$ref`: only a text is a reference.
pub(super) fn is_reference(schema: View<'_>) -> bool {
    schema
        .get("$ref")
        .is_some_and(|reference| reference.as_str().is_some())
}

/// The types that a schema names: one in 3.0, perhaps several later.
pub(super) fn types(schema: View<'_>) -> Vec<&str> {
    let Some(node) = schema.get("type") else {
        return Vec::new();
    };
    match node.raw_text() {
        Some(only) => vec![only],
        None => node.items().filter_map(|each| each.raw_text()).collect(),
    }
}

pub(super) fn has_any(schema: View<'_>, keywords: &[&str]) -> bool {
    keywords.iter().any(|keyword| schema.get(keyword).is_some())
}

pub(super) fn items<'s>(
    schema: View<'s>,
    keyword: &str,
) -> impl Iterator<Item = View<'s>> + use<'s> {
    schema
        .get(keyword)
        .into_iter()
        .flat_map(|list| list.items())
}

pub(super) fn members<'s>(
    schema: View<'s>,
    keyword: &str,
) -> impl Iterator<Item = View<'s>> + use<'s> {
    let map = schema.get(keyword);
    map.into_iter()
        .flat_map(|map| map.entries())
        .map(|(_, member)| member)
}

/// The schema that a discriminator's mapping names, if it is one of the same file.
pub(super) fn mapped(node: View<'_>) -> Option<View<'_>> {
    let text = node.as_text()?;
    let root = node.source().root()?;
    match text.strip_prefix('#') {
        Some(pointer) => root.pointer(&percent_decode_str(pointer).decode_utf8_lossy()),
        None => root.get("components")?.get("schemas")?.get(text),
    }
}
