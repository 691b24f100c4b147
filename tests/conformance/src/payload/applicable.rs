//! Which schemas of a bundle speak about a value, and about its parts.

use serde_json::{Map, Value};

const CHOICES: [&str; 2] = ["anyOf", "oneOf"];
const SINGLE: [&str; 4] = ["if", "then", "else", "not"];

/// Whether a branch is to be taken as speaking about the value.
pub(crate) type Holds<'f, 'b> = dyn Fn(&'b Value) -> bool + 'f;

/// Schemas of one bundle that may speak about the same value.
#[derive(Clone, Debug)]
pub(crate) struct Applicable<'b> {
    bundle: &'b Value,
    /// Those that surely do.
    roots: Vec<&'b Value>,
    /// Those, and everything that they refer to or have as branches, without references. Each is an object.
    pub(crate) schemas: Vec<&'b Map<String, Value>>,
}

impl<'b> Applicable<'b> {
    pub(crate) fn root(bundle: &'b Value) -> Self {
        Self::expand(bundle, vec![bundle], &|_| true)
    }

    /// Only the branches that hold.
    pub(crate) fn narrow(self, holds: &Holds<'_, 'b>) -> Self {
        Self::expand(self.bundle, self.roots, holds)
    }

    fn expand(bundle: &'b Value, roots: Vec<&'b Value>, holds: &Holds<'_, 'b>) -> Self {
        let mut schemas: Vec<&Map<String, Value>> = Vec::new();
        let mut open = roots.clone();
        while let Some(schema) = open.pop() {
            let Value::Object(map) = schema else { continue };
            if schemas.iter().any(|known| std::ptr::eq(*known, map)) {
                continue;
            }
            schemas.push(map);
            open.extend(conjuncts(bundle, map));
            let choices = CHOICES
                .iter()
                .filter_map(|keyword| map.get(*keyword)?.as_array());
            let single = SINGLE.iter().filter_map(|keyword| map.get(*keyword));
            let dependent = map.get("dependentSchemas").and_then(Value::as_object);
            let dependent = dependent.into_iter().flat_map(Map::values);
            let branches = choices.flatten().chain(single).chain(dependent);
            open.extend(branches.filter(|branch| holds(branch)));
        }
        Self {
            bundle,
            roots,
            schemas,
        }
    }

    /// The values of a keyword.
    pub(crate) fn all(&self, keyword: &str) -> impl Iterator<Item = &'b Value> {
        self.schemas
            .iter()
            .filter_map(move |schema| schema.get(keyword))
    }

    #[cfg(test)]
    pub(crate) fn has(&self, keyword: &str) -> bool {
        self.all(keyword).next().is_some()
    }

    /// The schemas that apply to a member.
    pub(crate) fn member(&self, name: &str) -> Self {
        let mut found = Vec::new();
        for schema in &self.schemas {
            let own = named(schema, name);
            if own.is_empty() {
                found.extend(schema.get("additionalProperties"));
                found.extend(schema.get("unevaluatedProperties"));
            }
            found.extend(own);
        }
        Self::expand(self.bundle, found, &|_| true)
    }

    /// The schemas that apply to an item.
    pub(crate) fn item(&self, index: usize) -> Self {
        let mut found = Vec::new();
        for schema in &self.schemas {
            let prefix = schema.get("prefixItems").and_then(Value::as_array);
            match prefix.and_then(|items| items.get(index)) {
                Some(item) => found.push(item),
                None => found.extend(schema.get("items")),
            }
            found.extend(schema.get("contains"));
        }
        Self::expand(self.bundle, found, &|_| true)
    }
}

/// The schemas by which one schema speaks of a member by its name.
pub(crate) fn named<'b>(schema: &'b Map<String, Value>, name: &str) -> Vec<&'b Value> {
    let properties = schema.get("properties").and_then(|map| map.get(name));
    let patterns = schema.get("patternProperties").and_then(Value::as_object);
    let patterns = patterns.into_iter().flatten();
    let matching = patterns
        .filter(|(pattern, _)| matches(pattern, name))
        .map(|(_, schema)| schema);
    properties.into_iter().chain(matching).collect()
}

/// The schemas that must hold beside one: what it refers to, and the branches of its `allOf`.
pub(crate) fn conjuncts<'b>(
    bundle: &'b Value,
    schema: &'b Map<String, Value>,
) -> impl Iterator<Item = &'b Value> {
    let reference = schema.get("$ref").and_then(Value::as_str);
    let target = reference.and_then(|reference| bundle.pointer(reference.strip_prefix('#')?));
    let branches = schema.get("allOf").and_then(Value::as_array);
    target.into_iter().chain(branches.into_iter().flatten())
}

/// Without an answer it is taken for a match: what is known of a member is then more, not less.
fn matches(pattern: &str, name: &str) -> bool {
    fancy_regex::Regex::new(pattern).is_ok_and(|regex| regex.is_match(name).unwrap_or(true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn members_are_named_by_all_branches() {
        let bundle = json!({"$ref": "#/$defs/s0", "$defs": {
            "s0": {"anyOf": [{"properties": {"a": {"type": "string"}}}, {"$ref": "#/$defs/s1"}]},
            "s1": {"additionalProperties": {"$ref": "#/$defs/s0"}, "patternProperties": {"^x": {"maximum": 1}}},
        }});
        let root = Applicable::root(&bundle);
        assert!(root.member("a").has("type") && root.member("a").has("anyOf"));
        assert!(root.member("xy").has("maximum") && !root.member("xy").has("anyOf"));
        assert!(root.member("b").member("a").has("type"));
    }

    #[test]
    fn items_are_known_by_their_place() {
        let bundle = json!({"prefixItems": [{"minimum": 1}], "items": {"maximum": 2}});
        let root = Applicable::root(&bundle);
        assert!(root.item(0).has("minimum") && !root.item(0).has("maximum"));
        assert!(root.item(1).has("maximum"));
    }
}
