//! The examples and defaults in documents, checked by their own schemas.
//!
//! ```text
//! cargo run --release -p conformance -- examples --dir DIR --expected FILE [--filter TEXT] [--show N]
//! ```
//!
//! An example that its schema refuses is no failure: it is the document's own mistake, and worth knowing before somebody takes the
//! generated code for wrong. Whether that code agrees is part of `--payloads`, whose instances hold the same examples.

use crate::Words;
use std::path::Path;

use serde_json::{Map, Value};

use super::bundle::{self, Reading};
use super::examples::value_of;
use super::oracle::{Oracle, Verdict};
use super::tree::{Place, Trees};
use crate::expected;
use crate::options::Options;
use crate::say;

const USAGE: &str = "\
usage: conformance examples --dir DIR --expected FILE [--filter TEXT] [--show N]

  --dir DIR        the folder that holds the documents
  --expected FILE  a JSON list of the documents
  --filter TEXT    only the documents that have this text in their path
  --show N         how many examples of each document are shown (default 3)";

/// Keywords whose value is a schema, a list of schemas, or a map of them.
const SCHEMAS: [&str; 20] = [
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "items",
    "prefixItems",
    "contains",
    "properties",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
    "$defs",
    "definitions",
];
const MAPS: [&str; 5] = [
    "properties",
    "patternProperties",
    "dependentSchemas",
    "$defs",
    "definitions",
];

/// A value that is to be as a schema says.
#[derive(Clone, Debug, PartialEq)]
struct Carried {
    /// Its place.
    place: Place,
    schema: Place,
    value: Value,
}

/// Does what the arguments behind `examples` ask for.
///
/// # Errors
///
/// If an argument is wrong, or there is nothing to check.
pub(crate) fn run(words: Words) -> Result<bool, String> {
    let names = ["--dir", "--expected", "--filter", "--show"];
    let options = Options::read(words, &names, &[], USAGE)?;
    let dir = Path::new(options.need("--dir")?);
    let documents = expected::read(Path::new(options.need("--expected")?))?;
    let filter = options.get("--filter").unwrap_or_default();
    let show = options.count("--show")?.unwrap_or(3);
    let (mut all, mut refused) = (0, 0);
    let wanted = documents
        .iter()
        .filter(|document| document.path.contains(filter));
    for document in wanted.filter(|document| !document.is_negative()) {
        let mut trees = Trees::default();
        let file = dir.join(&document.path);
        let carried = of_document(&mut trees, &file);
        let is_30 = super::is_30(&mut trees, &file);
        let mut wrong = Vec::new();
        for example in &carried {
            if let Some(verdict) = judge(&mut trees, example, is_30) {
                wrong.push((example, verdict));
            }
        }
        all += carried.len();
        refused += wrong.len();
        if !carried.is_empty() {
            say(&format!(
                "{}: {} examples, {} refused by their own schemas",
                document.path,
                carried.len(),
                wrong.len()
            ))?;
        }
        for (example, verdict) in wrong.iter().take(show) {
            let reason = verdict.reasons.first().map_or("", String::as_str);
            say(&format!("  {}: {reason}", example.place))?;
        }
    }
    say(&format!(
        "{all} examples, {refused} refused by their own schemas"
    ))?;
    match all {
        0 => Err("no document has an example".to_owned()),
        _ => Ok(true),
    }
}

/// Why a schema refuses an example, for both directions.
fn judge(trees: &mut Trees, example: &Carried, is_30: bool) -> Option<Verdict> {
    let mut verdicts = [true, false].into_iter().map(|by_provider| {
        let reading = Reading {
            is_30,
            by_provider,
            discriminators: true,
            nullable_as_meant: true,
        };
        let bundle = bundle::bundle(trees, &example.schema, reading);
        // A schema that the oracle cannot read refuses nothing.
        let oracle = Oracle::new(&bundle.schema).ok();
        oracle
            .map(|oracle| oracle.judge(&example.value))
            .unwrap_or_default()
    });
    let first = verdicts.next().filter(|verdict| !verdict.is_valid())?;
    verdicts.all(|verdict| !verdict.is_valid()).then_some(first)
}

fn of_document(trees: &mut Trees, file: &Path) -> Vec<Carried> {
    let mut found = Vec::new();
    let root = Place::new(file, "");
    if let Some(tree) = trees.file(file) {
        walk(trees, &tree, &root, &mut found);
    }
    found
}

/// Objects that are no schema, down to those that have one.
fn walk(trees: &mut Trees, node: &Value, place: &Place, found: &mut Vec<Carried>) {
    match node {
        Value::Object(map) => {
            if map.get("schema").is_some_and(Value::is_object) {
                of_holder(trees, map, place, found);
            }
            for (name, child) in map {
                let at = place.child(name);
                match name.as_str() {
                    "schema" | "itemSchema" if child.is_object() => of_schema(child, &at, found),
                    "schemas" if place.pointer == "/components" => {
                        for (name, schema) in child.as_object().into_iter().flatten() {
                            of_schema(schema, &at.child(name), found);
                        }
                    }
                    "example" | "examples" | "default" => {}
                    name if name.starts_with("x-") && name != "x-webhooks" => {}
                    _ => walk(trees, child, &at, found),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(trees, item, &place.child(&index.to_string()), found);
            }
        }
        _ => {}
    }
}

/// The examples of a Media Type, Parameter or Header Object.
fn of_holder(trees: &mut Trees, map: &Map<String, Value>, place: &Place, found: &mut Vec<Carried>) {
    let schema = place.child("schema");
    // What is not JSON has its example as the text that is sent.
    let media_type = place.pointer.rsplit('/').next().unwrap_or_default();
    let is_text = |value: &Value| {
        value.is_string() && media_type.contains("~1") && !media_type.contains("json")
    };
    let mut add = |at: Place, value: &Value| {
        if !is_text(value) {
            found.push(Carried {
                place: at,
                schema: schema.clone(),
                value: value.clone(),
            });
        }
    };
    if let Some(value) = map.get("example") {
        add(place.child("example"), value);
    }
    let named = map.get("examples").and_then(Value::as_object);
    for (name, example) in named.into_iter().flatten() {
        if let Some(value) = value_of(trees, place, example) {
            add(place.child("examples").child(name), &value);
        }
    }
}

fn of_schema(schema: &Value, place: &Place, found: &mut Vec<Carried>) {
    let Value::Object(map) = schema else { return };
    let mut add = |at: Place, value: &Value| {
        found.push(Carried {
            place: at,
            schema: place.clone(),
            value: value.clone(),
        });
    };
    for keyword in ["example", "default"] {
        if let Some(value) = map.get(keyword) {
            add(place.child(keyword), value);
        }
    }
    let list = map.get("examples").and_then(Value::as_array);
    for (index, value) in list.into_iter().flatten().enumerate() {
        add(place.child("examples").child(&index.to_string()), value);
    }
    for keyword in SCHEMAS {
        let at = place.child(keyword);
        match map.get(keyword) {
            Some(Value::Object(schemas)) if MAPS.contains(&keyword) => {
                schemas
                    .iter()
                    .for_each(|(name, schema)| of_schema(schema, &at.child(name), found));
            }
            Some(Value::Array(schemas)) => {
                let schemas = schemas.iter().enumerate();
                schemas.for_each(|(index, schema)| {
                    of_schema(schema, &at.child(&index.to_string()), found)
                });
            }
            Some(schema) => of_schema(schema, &at, found),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn examples_are_found_wherever_they_stand() {
        let tree = json!({
            "openapi": "3.1.0",
            "components": {
                "schemas": {"Order": {"type": "object", "default": {}, "properties": {
                    "example": {"type": "integer", "example": "x", "examples": [1, "y"]},
                }}},
                "examples": {"shared": {"value": 7}},
            },
            "webhooks": {"w": {"post": {
                "parameters": [{"name": "a", "in": "header", "schema": {"type": "integer"}, "example": "z"}],
                "requestBody": {"content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Order"}, "examples": {"one": {"$ref": "#/components/examples/shared"}}},
                    "application/xml": {"schema": {"$ref": "#/components/schemas/Order"}, "example": "<order/>"},
                }},
            }}},
        });
        let mut trees = Trees::default().with("a.json", tree);
        let carried = of_document(&mut trees, Path::new("a.json"));
        let mut refused = Vec::new();
        for example in &carried {
            if judge(&mut trees, example, false).is_some() {
                refused.push(example.place.pointer.as_str());
            }
        }
        assert_eq!(carried.len(), 6, "{carried:?}");
        assert_eq!(
            refused,
            [
                "/components/schemas/Order/properties/example/example",
                "/components/schemas/Order/properties/example/examples/1",
                "/webhooks/w/post/parameters/0/example",
                "/webhooks/w/post/requestBody/content/application~1json/examples/one",
            ]
        );
    }

    #[test]
    fn what_only_one_side_sends_is_valid_for_both() {
        let tree = json!({"openapi": "3.1.0", "components": {"schemas": {"A": {
            "type": "object", "required": ["id"], "properties": {"id": {"readOnly": true}}, "example": {},
        }}}});
        let mut trees = Trees::default().with("a.json", tree);
        let carried = of_document(&mut trees, Path::new("a.json"));
        assert_eq!(carried.len(), 1);
        assert_eq!(judge(&mut trees, &carried[0], false), None);
    }
}
