use serde_json::Value;

use super::make::{ATTEMPTS, Sampler};
use crate::validation::{Schema, SchemaRef};

fn check(schema: &'static str) {
    let table: &'static [Schema] = Vec::leak(vec![
        Schema::new("Root", schema),
        Schema::new(
            "Money",
            r#"{"type": "object", "required": ["cents"], "properties": {"cents": {"type": "integer", "minimum": 5}}}"#,
        ),
        Schema::new(
            "Tree",
            r##"{"type": "object", "required": ["kids"], "properties": {"kids": {"type": "array", "items": {"$ref": "Tree"}}}}"##,
        ),
    ]);
    let root = SchemaRef::new(table, 0);
    let sampler = Sampler::new(root);
    let found = (0..ATTEMPTS)
        .map(|attempt| sampler.value(attempt))
        .find(|value: &Value| root.allows(crate::validation::AsInstance::as_instance(value)));
    assert!(found.is_some(), "{schema}: {}", sampler.value(0));
}

#[test]
fn what_a_schema_asks_for_is_there() {
    check("true");
    check(r#"{"type": ["null", "string"], "minLength": 30}"#);
    check(r#"{"type": "string", "maxLength": 3}"#);
    check(r#"{"pattern": "^[A-Z]{3}-(x|y)\\d+$"}"#);
    check(r#"{"type": "string", "pattern": "^[a-z]+$", "minLength": 9}"#);
    check(r#"{"type": "integer", "minimum": 3, "maximum": 10, "multipleOf": 4}"#);
    check(r#"{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}"#);
    check(r#"{"type": "integer", "maximum": -7}"#);
    check(r#"{"enum": [null, "a"], "not": {"const": "a"}}"#);
    check(r#"{"$ref": "Money"}"#);
    check(r#"{"$ref": "Tree"}"#);
    check(
        r#"{"type": "array", "minItems": 3, "uniqueItems": true, "items": {"enum": ["a", "b", "c"]}}"#,
    );
    check(
        r#"{"type": "array", "prefixItems": [{"type": "integer"}, {"const": "x"}], "items": false, "minItems": 2}"#,
    );
    check(r#"{"type": "object", "minProperties": 2, "additionalProperties": {"type": "boolean"}}"#);
    for format in [
        "date-time",
        "date",
        "time",
        "duration",
        "uuid",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uri-template",
        "json-pointer",
        "regex",
        "byte",
    ] {
        let schema = format!(r#"{{"type": "string", "format": "{format}"}}"#);
        check(String::leak(schema));
    }
}

#[test]
fn branches_and_conditions_are_tried_until_one_holds() {
    check(
        r#"{"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "properties": {"a": false, "b": {"const": 1}}, "type": "object"}"#,
    );
    check(
        r#"{"allOf": [{"required": ["a"]}, {"$ref": "Money"}], "type": "object", "properties": {"a": {"type": "string"}}}"#,
    );
    check(
        r#"{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}, "required": ["a"], "dependentRequired": {"a": ["b"]}}"#,
    );
    check(r#"{"anyOf": [false, {"type": "string"}]}"#);
    check(
        r#"{"type": "integer", "if": {"minimum": 10}, "then": {"multipleOf": 7}, "else": {"const": 2}}"#,
    );
}

/// A schema with many members of its own type has unlimited values.
#[test]
fn a_sample_is_bounded() {
    let own = r#"{"$ref": "Many"}"#;
    let names = ["a", "b", "c", "d", "e"].map(|name| format!(r#""{name}": {own}"#));
    let schema = format!(
        r#"{{"type": "object", "required": ["a", "b", "c", "d", "e"], "properties": {{{}}}}}"#,
        names.join(",")
    );
    let table: &'static [Schema] = vec![Schema::new("Many", schema.leak())].leak();
    let sampler = Sampler::new(SchemaRef::new(table, 0));
    for attempt in 0..4 {
        assert!(sampler.value(attempt).to_string().len() < 200_000);
    }
}

/// The discriminator of a base decides how it is made: as each of its subtypes in turn.
#[test]
fn a_base_is_made_as_each_of_its_subtypes() {
    let table: &'static [Schema] = vec![
        Schema::new(
            "Pet",
            r#"{"discriminator": {"propertyName": "kind", "mapping": {"cat": 0, "dog": 1}, "branches": [{"$ref": "Cat"}, {"$ref": "Dog"}]}}"#,
        ),
        Schema::new("PetBase", r#"{"type": "object", "required": ["kind"]}"#),
        Schema::new(
            "Cat",
            r#"{"allOf": [{"$ref": "PetBase"}, {"required": ["lives"], "properties": {"lives": {"const": 9}}}]}"#,
        ),
        Schema::new(
            "Dog",
            r#"{"allOf": [{"required": ["pack"], "properties": {"pack": {"const": 2}}}, {"$ref": "PetBase"}]}"#,
        ),
    ]
    .leak();
    let sampler = Sampler::new(SchemaRef::new(table, 0));
    assert_eq!(
        sampler.value(0),
        serde_json::json!({"kind": "cat", "lives": 9})
    );
    assert_eq!(
        sampler.value(1),
        serde_json::json!({"kind": "dog", "pack": 2})
    );
}
