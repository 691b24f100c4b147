//! Objects.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::applicable::Applicable;
use super::make::Sampler;

impl Sampler {
    /// The required members. Later attempts add optional ones.
    pub(super) fn object(
        &self,
        applicable: &Applicable<'_>,
        attempt: usize,
        depth: usize,
    ) -> Value {
        let properties: Vec<_> = applicable
            .each("properties")
            .filter_map(Value::as_object)
            .collect();
        let required = applicable
            .each("required")
            .filter_map(Value::as_array)
            .flatten();
        let mut names: BTreeSet<&str> = required.filter_map(Value::as_str).collect();
        if attempt % 4 == 3 && depth < 4 || depth < self.full_depth(attempt) {
            names.extend(
                properties
                    .iter()
                    .flat_map(|map| map.keys().map(String::as_str)),
            );
        }
        for dependent in applicable
            .each("dependentRequired")
            .filter_map(Value::as_object)
        {
            let needed = dependent
                .iter()
                .filter(|(name, _)| names.contains(name.as_str()));
            let needed: Vec<_> = needed
                .flat_map(|(_, others)| others.as_array().into_iter().flatten())
                .filter_map(Value::as_str)
                .collect();
            names.extend(needed);
        }
        let mut members = Map::new();
        for name in names {
            let named: Vec<_> = properties.iter().filter_map(|map| map.get(name)).collect();
            let schemas = if named.is_empty() {
                applicable.each("additionalProperties").collect()
            } else {
                named
            };
            members.insert(name.to_owned(), self.sample(&schemas, attempt, depth + 1));
        }
        for (property, text) in &applicable.tags {
            members.insert((*property).to_owned(), Value::from(*text));
        }
        let least = applicable.greatest("minProperties").unwrap_or(0);
        for index in members.len()..least.min(64) {
            let schemas: Vec<_> = applicable.each("additionalProperties").collect();
            let value = self.sample(&schemas, attempt + index, depth + 1);
            members.insert(format!("key{index}"), value);
        }
        Value::Object(members)
    }
}
