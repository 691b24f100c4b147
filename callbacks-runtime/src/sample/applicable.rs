//! What several schemas say about one value.

use std::collections::HashMap;

use serde_json::Value;

/// How many references and branches are followed for one value.
const MOST: usize = 128;

/// All schemas that apply to one value: references, `allOf`, and one branch of each choice.
pub(super) struct Applicable<'s> {
    schemas: Vec<&'s Value>,
    /// Members whose strings select these branches.
    pub(super) tags: Vec<(&'s str, &'s str)>,
}

impl<'s> Applicable<'s> {
    pub(super) fn of(
        table: &'s HashMap<&'static str, Value>,
        schemas: &[&'s Value],
        attempt: usize,
    ) -> Self {
        let mut waiting: Vec<_> = schemas.to_vec();
        let mut all: Vec<&Value> = Vec::new();
        let mut tags = Vec::new();
        while let Some(schema) = waiting.pop() {
            if all.len() >= MOST || all.iter().any(|known| std::ptr::eq(*known, schema)) {
                continue;
            }
            all.push(schema);
            let reference = schema.get("$ref").and_then(Value::as_str);
            waiting.extend(reference.and_then(|name| table.get(name)));
            waiting.extend(list(schema, "allOf"));
            for choice in ["oneOf", "anyOf"] {
                let branches = list(schema, choice);
                let branch = branches
                    .len()
                    .checked_sub(1)
                    .map(|_| attempt % branches.len());
                waiting.extend(branch.map(|branch| &branches[branch]));
            }
            if let Some((property, text, branch)) = schema
                .get("discriminator")
                .and_then(|choice| tagged(choice, attempt))
            {
                tags.push((property, text));
                waiting.push(branch);
            }
            // The consequence of a condition applies too.
            if attempt.is_multiple_of(2) {
                waiting.extend(schema.get("if").into_iter().chain(schema.get("then")));
            } else {
                waiting.extend(schema.get("else"));
            }
        }
        Self { schemas: all, tags }
    }

    /// The value of a keyword in each schema.
    pub(super) fn each<'k>(&'k self, keyword: &'k str) -> impl Iterator<Item = &'s Value> + 'k {
        self.schemas
            .iter()
            .filter_map(move |schema| schema.get(keyword))
    }

    /// A value that all constants and enumerations allow.
    pub(super) fn constant(&self, attempt: usize) -> Option<&'s Value> {
        let constants = self.each("const").map(std::slice::from_ref);
        let choices = self.each("enum").filter_map(Value::as_array);
        let lists: Vec<&[Value]> = constants.chain(choices.map(Vec::as_slice)).collect();
        let (first, others) = lists.split_first()?;
        let is_common = |value: &&Value| others.iter().all(|list| list.contains(value));
        let mut common: Vec<_> = first.iter().filter(is_common).collect();
        // `null` is allowed more often than it is useful.
        common.sort_by_key(|value| value.is_null());
        common.get(attempt % common.len().max(1)).copied()
    }

    /// The type to make: one that all schemas allow, or that their keywords imply.
    pub(super) fn kind(&self, attempt: usize) -> &'s str {
        let mut allowed: Option<Vec<&'s str>> = None;
        for types in self.each("type") {
            let these: Vec<_> = match types {
                Value::String(one) => vec![one.as_str()],
                _ => types
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect(),
            };
            allowed = Some(match allowed {
                None => these,
                Some(known) => known
                    .into_iter()
                    .filter_map(|kind| both(kind, &these))
                    .collect(),
            });
        }
        let is_said = |keywords: &[&str]| {
            keywords
                .iter()
                .any(|keyword| self.each(keyword).next().is_some())
        };
        match allowed {
            Some(mut kinds) => {
                kinds.sort_by_key(|kind| *kind == "null");
                let chosen = kinds.get(attempt % kinds.len().max(1));
                chosen.copied().unwrap_or("null")
            }
            None if is_said(&["properties", "required", "additionalProperties"]) => "object",
            None if is_said(&["items", "prefixItems", "minItems", "contains"]) => "array",
            None if is_said(&["minimum", "maximum", "multipleOf"]) => "number",
            None => "string",
        }
    }

    pub(super) fn greatest(&self, keyword: &str) -> Option<usize> {
        self.each(keyword).filter_map(size).max()
    }

    pub(super) fn least(&self, keyword: &str) -> Option<usize> {
        self.each(keyword).filter_map(size).min()
    }

    /// The schemas of each of the first items.
    pub(super) fn prefix(&self) -> Vec<Vec<&'s Value>> {
        let lists: Vec<_> = self
            .each("prefixItems")
            .filter_map(Value::as_array)
            .collect();
        let longest = lists.iter().map(|list| list.len()).max().unwrap_or(0);
        let at = |index: usize| lists.iter().filter_map(|list| list.get(index)).collect();
        (0..longest).map(at).collect()
    }
}

/// A branch of a `discriminator`, with the member and string that select it.
fn tagged(choice: &Value, attempt: usize) -> Option<(&str, &str, &Value)> {
    let property = choice.get("propertyName")?.as_str()?;
    let mapping = choice.get("mapping")?.as_object()?;
    let (text, branch) = mapping.iter().nth(attempt % mapping.len().max(1))?;
    let branch = usize::try_from(branch.as_u64()?).ok()?;
    Some((property, text, choice.get("branches")?.get(branch)?))
}

/// The type that satisfies both: an integer is a number.
fn both<'s>(kind: &'s str, others: &[&'s str]) -> Option<&'s str> {
    match kind {
        "number" if others.contains(&"integer") => Some("integer"),
        "integer" if others.contains(&"number") => Some("integer"),
        _ => others.contains(&kind).then_some(kind),
    }
}

fn list<'s>(schema: &'s Value, keyword: &str) -> &'s [Value] {
    let list = schema.get(keyword).and_then(Value::as_array);
    list.map(Vec::as_slice).unwrap_or_default()
}

fn size(value: &Value) -> Option<usize> {
    usize::try_from(value.as_u64()?).ok()
}
