//! A body's schema and everything that it refers to, as one schema of JSON Schema 2020-12.
//!
//! OpenAPI 3.0 is translated, as far as it says something else: `nullable`, boolean `exclusiveMinimum`, keywords beside
//! `$ref`. Keywords that 3.0 does not have are read as 2020-12 means them: an author who writes `const` there means it.
//! Keywords of one type imply it. What only describes is left out, except examples, and so is with a note what is not as JSON Schema wants it
//! (`type: file`), because a validator would refuse the whole.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value, json};

use super::pattern;
use super::tree::{Place, Trees};

/// One schema, whose references stay within.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bundle {
    /// `{"$ref": "#/$defs/s0", "$defs": {...}}`
    pub(crate) schema: Value,
    /// The place of the schema `s0`, `s1`, … in the document.
    pub(crate) places: Vec<Place>,
    /// What was left out.
    pub(crate) notes: BTreeSet<String>,
}

/// How a document is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// OpenAPI 3.0, whose schemas are not those of JSON Schema 2020-12.
    pub(crate) is_30: bool,
    /// The sender's side decides which members need not be there: those that only the other side sets.
    pub(crate) by_provider: bool,
    /// Whether discriminators decide, as OpenAPI has it; JSON Schema passes over them.
    pub(crate) discriminators: bool,
    /// Whether `nullable` of 3.0 lets the whole schema be null, as authors mean it. The specification ties it to the `type`
    /// beside it, and lets other keywords refuse null all the same.
    pub(crate) nullable_as_meant: bool,
}

/// How a schema is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// For itself.
    Whole,
    /// By what inherits from it: its discriminator has chosen by then.
    Bare,
}

/// Keywords with a schema about the same value.
const IN_PLACE: [&str; 4] = ["not", "if", "then", "else"];
const IN_PLACE_LISTS: [&str; 3] = ["allOf", "anyOf", "oneOf"];
/// Keywords with a schema about a part of the value.
const PARTS: [&str; 5] = [
    "additionalProperties",
    "propertyNames",
    "contains",
    "unevaluatedItems",
    "unevaluatedProperties",
];
const PART_MAPS: [&str; 2] = ["properties", "patternProperties"];
const COUNTS: [&str; 8] = [
    "maxLength",
    "minLength",
    "maxItems",
    "minItems",
    "maxProperties",
    "minProperties",
    "minContains",
    "maxContains",
];
const TYPES: [&str; 7] = [
    "null", "boolean", "integer", "number", "string", "array", "object",
];

/// Makes one schema of a place and everything that it refers to.
pub(crate) fn bundle(trees: &mut Trees, root: &Place, reading: Reading) -> Bundle {
    let mut builder = Builder {
        trees,
        reading,
        names: BTreeMap::new(),
        open: VecDeque::new(),
        scope: Scope::new(),
        bundle: Bundle::default(),
    };
    builder.refer(root.clone(), &BTreeSet::new(), Role::Whole);
    let mut defs = Map::new();
    while let Some((name, (place, unowned, role, scope))) = builder.open.pop_front() {
        builder.scope = scope;
        let node = builder.trees.get(&place).unwrap_or(Value::Bool(true));
        let schema = builder.schema_of_role(&node, &place, &unowned, role);
        defs.insert(name, schema);
    }
    let mut bundle = builder.bundle;
    bundle.schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/s0",
        "$defs": defs,
    });
    bundle
}

/// The names of members that the sender does not own, where a schema is about the same value as the one that says so.
pub(super) type Unowned = BTreeSet<String>;

/// What makes one definition of a schema another than the next.
type Key = (Place, Unowned, Role, Scope);

/// What the resources that led to a schema decide for its `$dynamicRef`s: the outermost that has an anchor of the name.
type Scope = BTreeMap<String, Place>;

pub(super) struct Builder<'t> {
    pub(super) trees: &'t mut Trees,
    reading: Reading,
    names: BTreeMap<Key, String>,
    open: VecDeque<(String, Key)>,
    /// Of the schema that is translated.
    scope: Scope,
    bundle: Bundle,
}

impl Builder<'_> {
    pub(super) fn note(&mut self, place: &Place, text: &str) {
        self.bundle.notes.insert(format!("{text} at {place}"));
    }

    /// The reference to a schema, which is translated later.
    pub(super) fn refer(&mut self, place: Place, unowned: &Unowned, role: Role) -> Value {
        let scope = self.scope_of(&place);
        let key = (place, unowned.clone(), role, scope);
        let name = match self.names.get(&key) {
            Some(name) => name.clone(),
            None => {
                let name = format!("s{}", self.names.len());
                self.names.insert(key.clone(), name.clone());
                self.bundle.places.push(key.0.clone());
                self.open.push_back((name.clone(), key));
                name
            }
        };
        Value::from(format!("#/$defs/{name}"))
    }

    fn schema(&mut self, node: &Value, place: &Place, outer: &Unowned) -> Value {
        self.schema_of_role(node, place, outer, Role::Whole)
    }

    fn schema_of_role(
        &mut self,
        node: &Value,
        place: &Place,
        outer: &Unowned,
        role: Role,
    ) -> Value {
        let map = match node {
            Value::Object(map) => map,
            Value::Bool(_) => return node.clone(),
            _ => {
                self.note(place, "no schema");
                return Value::Bool(true);
            }
        };
        // A resource within the one that a reference led to.
        let scope = self.scope_of(place);
        let scope = std::mem::replace(&mut self.scope, scope);
        let schema = self.keywords(map, place, outer, role);
        self.scope = scope;
        schema
    }

    fn keywords(
        &mut self,
        map: &Map<String, Value>,
        place: &Place,
        outer: &Unowned,
        role: Role,
    ) -> Value {
        let mut unowned = outer.clone();
        self.collect_unowned(map, place, &mut unowned, 0);
        let mut out = Map::new();
        for keyword in ["$ref", "$dynamicRef"] {
            let Some(reference) = map.get(keyword).and_then(Value::as_str) else {
                continue;
            };
            let target = self.trees.follow(place, reference);
            let target = match keyword {
                "$dynamicRef" => target.map(|target| self.decided(reference, target)),
                _ => target,
            };
            match target {
                Some(target) => {
                    let role = self.role(place, &target);
                    let target = self.refer(target, &unowned, role);
                    // It means the same where no schema has a dynamic anchor.
                    let is_free = !out.contains_key("$ref");
                    let keyword = if is_free { "$ref" } else { keyword };
                    out.insert(keyword.to_owned(), target);
                }
                None => self.note(place, "reference that leads nowhere"),
            }
            // 3.0: "any properties added SHALL be ignored" (Reference Object).
            if self.reading.is_30 {
                return Value::Object(out);
            }
        }
        self.applicators(map, place, &unowned, &mut out);
        self.assertions(map, place, &unowned, &mut out);
        let is_condition = ["/not", "/if"]
            .iter()
            .any(|end| place.pointer.ends_with(end));
        if !is_condition && !self.is_of_restrictions(place) {
            imply_type(map, &mut out);
        }
        keep_examples(map, &mut out);
        if self.reading.discriminators && role == Role::Whole {
            self.discriminate(map, place, &unowned, &mut out);
        }
        if self.reading.is_30 && map.get("nullable") == Some(&Value::Bool(true)) {
            return match self.reading.nullable_as_meant {
                true => with_null(out),
                false => null_beside_type(out),
            };
        }
        Value::Object(out)
    }

    /// Whether a place is a branch of a choice whose branches all restrict what is beside it: they are for values of all types.
    fn is_of_restrictions(&mut self, place: &Place) -> bool {
        let Some((list, index)) = place.pointer.rsplit_once('/') else {
            return false;
        };
        let is_index = index.bytes().all(|byte| byte.is_ascii_digit());
        if !is_index || !(list.ends_with("/oneOf") || list.ends_with("/anyOf")) {
            return false;
        }
        let list = Place {
            file: place.file.clone(),
            pointer: list.to_owned(),
        };
        let branches = self.trees.get(&list);
        let mut branches = branches.iter().filter_map(Value::as_array).flatten();
        branches.all(only_restricts)
    }

    /// What a `$dynamicRef` leads to, if it leads to a target without a scope.
    fn decided(&mut self, reference: &str, target: Place) -> Place {
        let name = reference.split_once('#').map_or("", |(_, name)| name);
        let node = self.trees.get(&target);
        let anchor = node.as_ref().and_then(|node| node.get("$dynamicAnchor"));
        if anchor.and_then(Value::as_str) != Some(name) {
            return target;
        }
        self.scope.get(name).cloned().unwrap_or(target)
    }

    /// The scope of a place that is reached from here.
    fn scope_of(&mut self, place: &Place) -> Scope {
        let mut scope = self.scope.clone();
        for (name, target) in self.trees.dynamic_anchors(place) {
            scope.entry(name).or_insert(target);
        }
        scope
    }

    /// How a place refers to another schema: a schema with a name inherits from a base that has a
    /// discriminator.
    fn role(&mut self, place: &Place, target: &Place) -> Role {
        let node = self.trees.get(target);
        let is_told = node.is_some_and(|node| node.get("discriminator").is_some());
        match self.reading.discriminators && is_told && self.trees.heirs().inherits(place, target) {
            true => Role::Bare,
            false => Role::Whole,
        }
    }

    fn applicators(
        &mut self,
        map: &Map<String, Value>,
        place: &Place,
        unowned: &Unowned,
        out: &mut Map<String, Value>,
    ) {
        let nothing = Unowned::new();
        for (keyword, value) in map {
            let at = place.child(keyword);
            let name = keyword.as_str();
            let inner = match (name, value) {
                // What must not hold, and a condition, mean what they mean alone.
                ("not" | "if", _) => self.schema(value, &at, &nothing),
                _ if IN_PLACE.contains(&name) => self.schema(value, &at, unowned),
                _ if PARTS.contains(&name) => self.schema(value, &at, &nothing),
                ("items", Value::Array(_)) => {
                    let items = self.list(value, &at, &nothing);
                    out.insert("prefixItems".to_owned(), items);
                    continue;
                }
                ("items", _) => self.schema(value, &at, &nothing),
                ("prefixItems", Value::Array(_)) => self.list(value, &at, &nothing),
                // What branches require distinguishes them.
                ("oneOf", Value::Array(items)) if !items.is_empty() => {
                    self.list(value, &at, &nothing)
                }
                (_, Value::Array(items)) if IN_PLACE_LISTS.contains(&name) && !items.is_empty() => {
                    self.list(value, &at, unowned)
                }
                ("dependentSchemas", Value::Object(_)) => self.map(value, &at, unowned),
                (_, Value::Object(_)) if PART_MAPS.contains(&name) => {
                    self.map(value, &at, &nothing)
                }
                _ => continue,
            };
            out.insert(keyword.clone(), inner);
        }
    }

    pub(super) fn list(&mut self, list: &Value, place: &Place, unowned: &Unowned) -> Value {
        let items = list.as_array().into_iter().flatten().enumerate();
        items
            .map(|(index, item)| self.schema(item, &place.child(&index.to_string()), unowned))
            .collect()
    }

    fn map(&mut self, map: &Value, place: &Place, unowned: &Unowned) -> Value {
        let is_pattern = place.pointer.ends_with("/patternProperties");
        let mut out = Map::new();
        for (key, value) in map.as_object().into_iter().flatten() {
            let name = match is_pattern {
                true => pattern::with_numbers(key),
                false => key.clone(),
            };
            if is_pattern && !is_pattern_known(&name) {
                self.note(place, "pattern that is no regular expression");
                continue;
            }
            let inner = self.schema(value, &place.child(key), unowned);
            out.insert(name, inner);
        }
        Value::Object(out)
    }

    fn assertions(
        &mut self,
        map: &Map<String, Value>,
        place: &Place,
        unowned: &Unowned,
        out: &mut Map<String, Value>,
    ) {
        for (keyword, value) in map {
            let name = keyword.as_str();
            let kept = match name {
                "type" => types(value),
                "enum" => value.is_array().then(|| value.clone()),
                "const" => Some(value.clone()),
                "maximum" | "minimum" => Some(value.clone()).filter(Value::is_number),
                "multipleOf" => Some(value.clone()).filter(|value| value.as_f64() > Some(0.0)),
                "exclusiveMaximum" | "exclusiveMinimum" => {
                    exclusive(map, name, value, out);
                    continue;
                }
                "pattern" => {
                    let pattern = value.as_str().map(pattern::with_numbers);
                    pattern
                        .filter(|pattern| is_pattern_known(pattern))
                        .map(Value::from)
                }
                "uniqueItems" => Some(value.clone()).filter(Value::is_boolean),
                "required" => required(value, unowned),
                "dependentRequired" => Some(value.clone()).filter(Value::is_object),
                "format" => Some(value.clone()).filter(Value::is_string),
                "contentEncoding" => encoding(map, value, out),
                _ if COUNTS.contains(&name) => {
                    Some(value.clone()).filter(|value| value.as_f64() >= Some(0.0))
                }
                _ => continue,
            };
            match kept {
                Some(kept) => {
                    out.entry(keyword.clone()).or_insert(kept);
                }
                None => self.note(place, &format!("`{keyword}` of no use")),
            }
        }
        // The numeric form replaces both.
        for (bound, exclusive) in [
            ("maximum", "exclusiveMaximum"),
            ("minimum", "exclusiveMinimum"),
        ] {
            if map.get(exclusive) == Some(&Value::Bool(true)) {
                out.remove(bound);
            }
        }
        integer_format(map, out);
    }

    /// The names of the members, of this schema and of its `allOf`, that only the other side sets.
    fn collect_unowned(
        &mut self,
        map: &Map<String, Value>,
        place: &Place,
        into: &mut Unowned,
        depth: usize,
    ) {
        let at = place.child("properties");
        for (name, property) in map
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            if self.is_unowned(property, &at.child(name), depth) {
                into.insert(name.clone());
            }
        }
        let mut parts = self.conjuncts(map, place);
        // What a branch says of who sets a member counts for the schema with the choice.
        for keyword in ["oneOf", "anyOf"] {
            let at = place.child(keyword);
            let branches = map.get(keyword).and_then(Value::as_array);
            let branches = branches.into_iter().flatten().enumerate();
            parts
                .extend(branches.map(|(index, node)| (node.clone(), at.child(&index.to_string()))));
        }
        for (node, place) in parts {
            if let Value::Object(map) = &node
                && depth < 16
            {
                self.collect_unowned(map, &place, into, depth + 1);
            }
        }
    }

    fn is_unowned(&mut self, property: &Value, place: &Place, depth: usize) -> bool {
        // OpenAPI defines both for calls to the API: the client must not send what is read-only, and of what it sends
        // alone (write-only) the provider sends nothing.
        let keyword = if self.reading.by_provider {
            "writeOnly"
        } else {
            "readOnly"
        };
        let Value::Object(map) = property else {
            return false;
        };
        let is_reference_only = self.reading.is_30 && map.contains_key("$ref");
        if !is_reference_only && map.get(keyword) == Some(&Value::Bool(true)) {
            return true;
        }
        depth < 16
            && self
                .conjuncts(map, place)
                .iter()
                .any(|(node, place)| self.is_unowned(node, place, depth + 1))
    }

    /// The schemas that must hold beside this one: the target of its reference, the branches of its `allOf`.
    pub(super) fn conjuncts(
        &mut self,
        map: &Map<String, Value>,
        place: &Place,
    ) -> Vec<(Value, Place)> {
        let mut found = Vec::new();
        let reference = map.get("$ref").and_then(Value::as_str);
        if let Some(target) = reference.and_then(|reference| self.trees.follow(place, reference)) {
            found.extend(self.trees.get(&target).map(|node| (node, target)));
            if self.reading.is_30 {
                return found;
            }
        }
        let at = place.child("allOf");
        let branches = map.get("allOf").and_then(Value::as_array);
        let branches = branches.into_iter().flatten().enumerate();
        found.extend(branches.map(|(index, node)| (node.clone(), at.child(&index.to_string()))));
        found
    }
}

fn types(value: &Value) -> Option<Value> {
    let is_known = |value: &Value| value.as_str().is_some_and(|name| TYPES.contains(&name));
    match value {
        Value::Array(names) => {
            let unique: BTreeSet<&str> = names
                .iter()
                .filter(|name| is_known(name))
                .filter_map(Value::as_str)
                .collect();
            (!unique.is_empty()).then(|| json!(unique))
        }
        _ => is_known(value).then(|| value.clone()),
    }
}

/// A flag beside a bound (3.0), or a bound itself.
fn exclusive(map: &Map<String, Value>, keyword: &str, value: &Value, out: &mut Map<String, Value>) {
    let bound = match value {
        Value::Bool(true) => map.get(if keyword == "exclusiveMaximum" {
            "maximum"
        } else {
            "minimum"
        }),
        other => Some(other),
    };
    if let Some(bound) = bound.filter(|bound| bound.is_number()) {
        out.insert(keyword.to_owned(), bound.clone());
    }
}

fn required(value: &Value, unowned: &Unowned) -> Option<Value> {
    let names = value.as_array()?.iter().filter_map(Value::as_str);
    let names: BTreeSet<&str> = names.filter(|name| !unowned.contains(*name)).collect();
    Some(json!(names))
}

/// JSON Schema only describes by `contentEncoding`; here it is checked as the formats are.
fn encoding(
    map: &Map<String, Value>,
    value: &Value,
    out: &mut Map<String, Value>,
) -> Option<Value> {
    let name = value.as_str()?;
    if matches!(name, "base64" | "base64url") && !map.contains_key("format") {
        out.insert("format".to_owned(), Value::from(name));
    }
    Some(value.clone())
}

/// Keywords of one type, without a `type`, let values of all other types pass. The project reads them as authors mean
/// them: the type is that of the keywords.
fn imply_type(map: &Map<String, Value>, out: &mut Map<String, Value>) {
    const KEYWORDS: [(&str, &[&str]); 4] = [
        (
            "object",
            &[
                "properties",
                "additionalProperties",
                "patternProperties",
                "required",
                "propertyNames",
                "minProperties",
                "maxProperties",
            ],
        ),
        (
            "array",
            &[
                "items",
                "prefixItems",
                "minItems",
                "maxItems",
                "uniqueItems",
            ],
        ),
        (
            "string",
            &["pattern", "minLength", "maxLength", "contentEncoding"],
        ),
        ("number", &["minimum", "maximum", "multipleOf"]),
    ];
    const OTHERS: [&str; 8] = [
        "type",
        "$ref",
        "$dynamicRef",
        "allOf",
        "anyOf",
        "oneOf",
        "enum",
        "const",
    ];
    if OTHERS.iter().any(|keyword| map.contains_key(*keyword)) {
        return;
    }
    // An empty list requires nothing of any type.
    let is_empty = |keyword: &str| keyword == "required" && map.get(keyword) == Some(&json!([]));
    let says = |keyword: &&str| out.contains_key(*keyword) && !is_empty(keyword);
    let implied = KEYWORDS
        .iter()
        .find(|(_, keywords)| keywords.iter().any(says));
    let by_format = || {
        let format = map.get("format")?.as_str()?;
        let is_number = ["float", "double"].contains(&format) || integer_range(format).is_some();
        Some(if is_number { "number" } else { "string" })
    };
    if let Some(kind) = implied.map(|(kind, _)| *kind).or_else(by_format) {
        out.insert("type".to_owned(), Value::from(kind));
    }
}

/// Whether a schema only restricts what another one shapes.
fn only_restricts(schema: &Value) -> bool {
    const SHAPES: [&str; 9] = [
        "type",
        "properties",
        "items",
        "enum",
        "const",
        "additionalProperties",
        "$ref",
        "$dynamicRef",
        "allOf",
    ];
    let is_shaped =
        |map: &Map<String, Value>| SHAPES.iter().any(|keyword| map.contains_key(*keyword));
    schema.as_object().is_some_and(|map| !is_shaped(map))
}

/// The widths of the OpenAPI Format Registry, which a validator of JSON Schema does not know: integers within a range, also
/// where the `type` is `number`.
fn integer_format(map: &Map<String, Value>, out: &mut Map<String, Value>) {
    let types = match map.get("type") {
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(name)) => vec![name.as_str()],
        _ => Vec::new(),
    };
    let is_numeric = types
        .iter()
        .any(|name| matches!(*name, "integer" | "number"));
    let format = map.get("format").and_then(Value::as_str);
    let Some((least, most)) = format.filter(|_| is_numeric).and_then(integer_range) else {
        return;
    };
    let mut bounds = json!({"minimum": least, "maximum": most});
    if types.contains(&"number") {
        let others = types.iter().filter(|name| **name != "number");
        let mut types: Vec<&str> = others.copied().collect();
        types.push("integer");
        if map.get("nullable") == Some(&Value::Bool(true)) {
            types.push("null");
        }
        bounds["type"] = json!(types);
    }
    let list = out.entry("allOf").or_insert_with(|| json!([]));
    list.as_array_mut()
        .into_iter()
        .for_each(|list| list.push(bounds.clone()));
}

fn integer_range(format: &str) -> Option<(Value, Value)> {
    Some(match format {
        "int8" => (json!(i8::MIN), json!(i8::MAX)),
        "int16" => (json!(i16::MIN), json!(i16::MAX)),
        "int32" => (json!(i32::MIN), json!(i32::MAX)),
        "int64" => (json!(i64::MIN), json!(i64::MAX)),
        "uint8" => (json!(0), json!(u8::MAX)),
        "uint16" => (json!(0), json!(u16::MAX)),
        "uint32" => (json!(0), json!(u32::MAX)),
        "uint64" => (json!(0), json!(u64::MAX)),
        _ => return None,
    })
}

fn keep_examples(map: &Map<String, Value>, out: &mut Map<String, Value>) {
    let list = map.get("examples").and_then(Value::as_array).cloned();
    let mut examples = list.unwrap_or_default();
    examples.extend(map.get("example").cloned());
    examples.extend(map.get("default").cloned());
    if !examples.is_empty() {
        out.insert("examples".to_owned(), Value::Array(examples));
    }
}

/// `nullable` as OpenAPI 3.0.4 has it: null is one more type, if there is a `type`.
fn null_beside_type(mut schema: Map<String, Value>) -> Value {
    match schema.get_mut("type") {
        Some(kind) => {
            let name = kind.take();
            *kind = json!([name, "null"]);
        }
        // With a discriminator the `type` is one level below.
        None => {
            let conjuncts = schema.get_mut("allOf").and_then(Value::as_array_mut);
            let is_told = |list: &[Value]| list.len() == 2 && list[1].get("oneOf").is_some();
            if let Some([bare, chosen]) = conjuncts
                .filter(|list| is_told(list))
                .map(Vec::as_mut_slice)
                && let Some(kind) = bare.get_mut("type")
            {
                let name = kind.take();
                *kind = json!([name, "null"]);
                if let Some(branches) = chosen["oneOf"].as_array_mut() {
                    branches.push(json!({"type": "null"}));
                }
            }
        }
    }
    Value::Object(schema)
}

/// `nullable` as authors mean it: also beside an `allOf` or an `enum`.
fn with_null(mut schema: Map<String, Value>) -> Value {
    let is_simple = !IN_PLACE
        .iter()
        .chain(&IN_PLACE_LISTS)
        .any(|keyword| schema.contains_key(*keyword));
    if !is_simple {
        return json!({"anyOf": [{"type": "null"}, schema]});
    }
    if let Some(name) = schema
        .get("type")
        .and_then(Value::as_str)
        .map(str::to_owned)
    {
        schema.insert("type".to_owned(), json!([name, "null"]));
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    Value::Object(schema)
}

fn is_pattern_known(pattern: &str) -> bool {
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .build(&json!({"pattern": pattern}))
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    const PROVIDER_30: Reading = Reading {
        is_30: true,
        by_provider: true,
        discriminators: true,
        nullable_as_meant: false,
    };
    const PROVIDER: Reading = Reading {
        is_30: false,
        ..PROVIDER_30
    };
    const MEANT: Reading = Reading {
        nullable_as_meant: true,
        ..PROVIDER_30
    };

    fn defs(tree: Value, reading: Reading) -> Value {
        let mut trees = Trees::default().with("a.json", tree);
        let bundle = bundle(
            &mut trees,
            &Place::new(Path::new("a.json"), "#/root"),
            reading,
        );
        bundle.schema["$defs"].clone()
    }

    fn root(schema: &Value, reading: Reading) -> Value {
        defs(json!({ "root": schema }), reading)["s0"].clone()
    }

    #[test]
    fn null_is_a_type_and_a_value() {
        let schema = json!({"type": "string", "nullable": true, "enum": ["a"]});
        assert_eq!(
            root(&schema, PROVIDER_30),
            json!({"type": ["string", "null"], "enum": ["a"]})
        );
        assert_eq!(
            root(&schema, MEANT),
            json!({"type": ["string", "null"], "enum": ["a", null]})
        );
        assert_eq!(
            root(&schema, PROVIDER),
            json!({"type": "string", "enum": ["a"]})
        );
        let composed = json!({"nullable": true, "allOf": [{"type": "string"}]});
        assert_eq!(
            root(&composed, PROVIDER_30),
            json!({"allOf": [{"type": "string"}]})
        );
        assert_eq!(
            root(&composed, MEANT),
            json!({"anyOf": [{"type": "null"}, {"allOf": [{"type": "string"}]}]})
        );
    }

    #[test]
    fn flags_beside_bounds_become_bounds() {
        let schema = json!({"type": "number", "minimum": 1, "exclusiveMinimum": true, "maximum": 5, "exclusiveMaximum": false});
        assert_eq!(
            root(&schema, PROVIDER_30),
            json!({"type": "number", "exclusiveMinimum": 1, "maximum": 5})
        );
        let schema = json!({"type": "integer", "exclusiveMinimum": 1, "minimum": 3});
        assert_eq!(root(&schema, PROVIDER), schema);
    }

    #[test]
    fn references_stay_within_also_around_a_circle() {
        let tree = json!({
            "root": {"$ref": "#/node", "description": "x", "minProperties": 1},
            "node": {"properties": {"next": {"$ref": "#/node"}, "$ref": {"type": "string"}}},
        });
        let node = json!({"type": "object", "properties": {"next": {"$ref": "#/$defs/s1"}, "$ref": {"type": "string"}}});
        assert_eq!(
            defs(tree.clone(), PROVIDER_30),
            json!({"s0": {"$ref": "#/$defs/s1"}, "s1": node})
        );
        assert_eq!(
            defs(tree, PROVIDER)["s0"],
            json!({"$ref": "#/$defs/s1", "minProperties": 1})
        );
    }

    #[test]
    fn a_sender_owes_what_it_owns() {
        let schema = json!({
            "required": ["id", "secret", "name"],
            "properties": {"id": {"readOnly": true}, "secret": {"allOf": [{"writeOnly": true}]}, "name": {}},
        });
        let sent = |by_provider| {
            root(
                &schema,
                Reading {
                    by_provider,
                    ..PROVIDER_30
                },
            )["required"]
                .clone()
        };
        assert_eq!(sent(true), json!(["id", "name"]));
        assert_eq!(sent(false), json!(["name", "secret"]));
    }

    #[test]
    fn the_outermost_resource_decides_a_dynamic_reference() {
        let tree = json!({
            "root": {"properties": {"users": {"$ref": "#/Users"}, "any": {"$ref": "#/Page"}}},
            "Page": {"$id": "page", "items": {"$dynamicRef": "#T"}, "$defs": {"T": {"$dynamicAnchor": "T"}}},
            "Users": {"$id": "users", "$ref": "page", "$defs": {"T": {"$dynamicAnchor": "T", "const": "user"}}},
        });
        let defs = defs(tree, PROVIDER);
        let page = |name: &str| {
            let mut schema = &defs["s0"]["properties"][name];
            while let Some(reference) = schema["$ref"].as_str() {
                schema = &defs[reference.trim_start_matches("#/$defs/")];
            }
            let items = schema["items"]["$ref"].as_str().unwrap();
            defs[items.trim_start_matches("#/$defs/")].clone()
        };
        assert_eq!(page("users"), json!({"const": "user"}));
        assert_eq!(page("any"), json!({}));
    }

    #[test]
    fn ownership_reaches_the_branches_that_require() {
        let tree = json!({
            "root": {"allOf": [{"$ref": "#/base"}, {"required": ["secret"]}]},
            "base": {"properties": {"secret": {"writeOnly": true}}},
        });
        assert_eq!(
            defs(tree, PROVIDER)["s0"]["allOf"][1],
            json!({"type": "object", "required": []})
        );
    }

    #[test]
    fn keywords_of_one_type_imply_it() {
        for (schema, kind) in [
            (json!({"properties": {}}), "object"),
            (json!({"items": {}}), "array"),
            (json!({"maxLength": 3}), "string"),
            (json!({"multipleOf": 3}), "number"),
            (
                json!({"properties": {}, "not": {"required": ["a"]}}),
                "object",
            ),
        ] {
            assert_eq!(root(&schema, PROVIDER)["type"], kind, "{schema}");
        }
        for schema in [
            json!({"maxLength": 3, "anyOf": [{"type": "string"}]}),
            json!({"not": {"required": ["a"]}}),
            json!({"oneOf": [{"required": ["a"]}, {"minLength": 1}]}),
        ] {
            assert_eq!(root(&schema, PROVIDER), schema);
        }
    }

    #[test]
    fn what_is_no_schema_is_left_out_with_a_note() {
        let mut trees = Trees::default().with(
            "a.json",
            json!({"root": {"type": "file", "$ref": "#/gone", "pattern": "("}}),
        );
        let bundle = bundle(
            &mut trees,
            &Place::new(Path::new("a.json"), "#/root"),
            PROVIDER,
        );
        assert_eq!(bundle.schema["$defs"]["s0"], json!({}));
        assert_eq!(bundle.notes.len(), 3, "{:?}", bundle.notes);
    }

    #[test]
    fn widths_are_bounds() {
        let schema = root(&json!({"type": "integer", "format": "int32"}), PROVIDER_30);
        assert_eq!(
            schema["allOf"],
            json!([{"minimum": i32::MIN, "maximum": i32::MAX}])
        );
        let schema = root(&json!({"type": "number", "format": "int32"}), PROVIDER_30);
        assert_eq!(schema["allOf"][0]["type"], json!(["integer"]));
    }
}
