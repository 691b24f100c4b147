//! Schemas applied to values: each keyword as in JSON Schema 2020-12, and its messages.

mod arrays;
mod branches;
mod formats;
mod hostile;
mod messages;
mod numbers;
mod objects;
mod strings;
mod unevaluated;
mod values;

use callbacks_schema::Violation;
use callbacks_schema::{AsInstance, Instance, Schema, SchemaRef};
use serde_json::Value;

/// A table whose first entry is the schema to check. It lives as long as the test.
fn table(entries: &[(&'static str, &str)]) -> SchemaRef {
    let text = |text: &str| -> &'static str { Box::leak(text.to_owned().into_boxed_str()) };
    let entries = entries
        .iter()
        .map(|(name, schema)| Schema::new(name, text(schema)));
    SchemaRef::new(Box::leak(entries.collect()), 0)
}

fn schema(text: &str) -> SchemaRef {
    table(&[("Root", text)])
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("a test writes JSON")
}

/// All violations. Both questions must have the same answer.
fn violations(schema: SchemaRef, value: Instance<'_>) -> Vec<Violation> {
    let result = schema.check(value);
    assert_eq!(schema.allows(value), result.is_ok(), "{value:?}");
    result
        .err()
        .map_or_else(Vec::new, |violations| violations.into_vec())
}

/// One schema, the values that it allows, and those that it refuses.
#[track_caller]
fn check(text: &str, allowed: &[&str], refused: &[&str]) {
    check_in(schema(text), allowed, refused);
}

#[track_caller]
fn check_in(schema: SchemaRef, allowed: &[&str], refused: &[&str]) {
    for value in allowed {
        let found = violations(schema, json(value).as_instance());
        assert!(found.is_empty(), "{schema:?} refuses {value}: {found:?}");
    }
    for value in refused {
        let found = violations(schema, json(value).as_instance());
        assert!(!found.is_empty(), "{schema:?} allows {value}");
    }
}

/// The violations of a value: place, keyword, message.
#[track_caller]
fn tells(schema: SchemaRef, value: &str, expected: &[(&str, &str, &str)]) {
    let found = violations(schema, json(value).as_instance());
    let found: Vec<_> = found
        .iter()
        .map(|violation| {
            (
                violation.pointer.as_str(),
                violation.keyword,
                violation.message.as_str(),
            )
        })
        .collect();
    assert_eq!(found, expected);
}
