//! From a schema to the one that it stands for.

use super::{keyword, subschema};
use crate::diagnostic::Diagnostic;
use crate::resolve;
use crate::source::{SourceMap, View};

/// A chain of references longer than this leads nowhere.
const MAX_HOPS: usize = 64;

/// The references of a schema. `$dynamicRef` is resolved as it stands: what a payload reaches is known when it is generated.
pub(super) fn references<'s>(schema: View<'s>) -> impl Iterator<Item = View<'s>> {
    let values = ["$ref", "$dynamicRef"].into_iter();
    values.filter_map(move |keyword| schema.get(keyword).filter(|value| value.as_str().is_some()))
}

/// A schema behind references.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target<'s> {
    pub(super) schema: View<'s>,
    /// The last reference that led here, which names a component.
    pub(super) reference: Option<&'s str>,
}

/// What a reference leads to.
pub(super) fn step<'s>(
    sources: &SourceMap<'s>,
    reference: View<'s>,
) -> Result<View<'s>, Box<Diagnostic>> {
    resolve::follow(sources, reference, reference.as_str().unwrap_or_default())
}

/// The schema behind references, and `allOf`s of one schema, beside which nothing else is said.
pub(super) fn canonical<'s>(
    sources: &SourceMap<'s>,
    schema: View<'s>,
) -> Result<Target<'s>, Box<Diagnostic>> {
    let mut target = Target {
        schema,
        reference: None,
    };
    for _ in 0..MAX_HOPS {
        match stands_for(target.schema) {
            None => return Ok(target),
            Some(Other::Reference(reference)) => {
                target = Target {
                    schema: step(sources, reference)?,
                    reference: reference.as_str(),
                };
            }
            Some(Other::Schema(schema)) => target.schema = schema,
        }
    }
    Err(Box::new(resolve::endless(sources, schema)))
}

enum Other<'s> {
    Reference(View<'s>),
    Schema(View<'s>),
}

/// What a schema stands for that says nothing itself.
fn stands_for(schema: View<'_>) -> Option<Other<'_>> {
    let mut said = schema.entries().filter(|(key, value)| {
        keyword::kind(key.text).is_some()
            && !(key.text == "nullable" && value.as_bool() != Some(true))
    });
    let (only, value) = said.next()?;
    if said.next().is_some() {
        return None;
    }
    match only.text {
        "$ref" | "$dynamicRef" if value.as_str().is_some() => Some(Other::Reference(value)),
        "allOf" if value.items().len() == 1 => value.items().next().map(Other::Schema),
        _ => None,
    }
}

/// Whether a schema is so small that it may be worth repeating.
pub(super) fn is_small(schema: View<'_>) -> bool {
    /// Schemas within, and listed values.
    const FEW: usize = 6;
    let mut stack = vec![schema];
    let mut count = 0;
    while let Some(schema) = stack.pop() {
        count += 1 + schema.get("enum").map_or(0, |list| list.items().len());
        if count > FEW || references(schema).next().is_some() {
            return false;
        }
        subschema::all(schema, &mut stack);
    }
    true
}
