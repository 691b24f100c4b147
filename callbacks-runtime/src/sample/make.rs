//! A sample is the smallest value that comes to mind: required members, the first branch of a choice, the shortest text. It
//! is tried against the schema, and another one is made where it does not hold, so what is given is valid.

use std::collections::HashMap;

use serde_json::Value;

use super::says::Says;
use super::{number, text};
use crate::validation::{Payload, SchemaRef};

/// How many samples are tried: each takes other branches and more members than the one before.
pub(super) const ATTEMPTS: usize = 64;

/// How deep a sample may be; a schema may require itself.
const DEEPEST: usize = 24;

/// A value for tests: the first of the examples that the schema allows, or else one that is made of it.
///
/// # Panics
///
/// When there is none: no example is valid, and no sample that was tried is.
#[track_caller]
pub fn sample<T>(payload: &Payload<T>, examples: &[&str]) -> T {
    let made = Sampler::new(payload.schema());
    let values = examples
        .iter()
        .map(|example| (*example).to_owned())
        .chain((0..ATTEMPTS).map(|attempt| made.value(attempt).to_string()));
    for text in values {
        if let Ok(value) = payload.decode(text.as_bytes()) {
            return value;
        }
    }
    panic!(
        "no sample of {:?} could be made: write one by hand",
        payload.schema()
    );
}

/// Makes values of one schema.
pub(super) struct Sampler {
    /// The schemas of the table, by their names.
    table: HashMap<&'static str, Value>,
    root: Value,
}

impl Sampler {
    pub(super) fn new(schema: SchemaRef) -> Self {
        let entries = schema.texts();
        let table = entries
            .filter_map(|(name, text)| Some((name, serde_json::from_str(text).ok()?)))
            .collect();
        let root = serde_json::from_str(schema.text()).unwrap_or(Value::Bool(true));
        Self { table, root }
    }

    /// One value; attempts take other ways.
    pub(super) fn value(&self, attempt: usize) -> Value {
        self.sample(&[&self.root], attempt, 0)
    }

    /// A value for which all schemas hold, as far as can be seen.
    pub(super) fn sample(&self, schemas: &[&Value], attempt: usize, depth: usize) -> Value {
        if depth > DEEPEST {
            return Value::Null;
        }
        let says = Says::of(&self.table, schemas, attempt);
        if let Some(value) = says.constant(attempt) {
            return value.clone();
        }
        match says.kind(attempt) {
            "null" => Value::Null,
            "boolean" => Value::Bool(true),
            "integer" | "number" => number::sample(&says),
            "array" => self.array(&says, attempt, depth),
            "object" => self.object(&says, attempt, depth),
            _ => Value::String(text::sample(&says)),
        }
    }

    fn array(&self, says: &Says<'_>, attempt: usize, depth: usize) -> Value {
        let least = says.greatest("minItems").unwrap_or(0);
        // An empty list shows nothing.
        let wanted = least.max(usize::from(attempt == 0 && depth < 4));
        let most = says.least("maxItems").unwrap_or(usize::MAX);
        let prefix = says.prefix();
        let count = wanted.max(prefix.len()).min(most);
        let items = (0..count).map(|index| {
            let schemas = match prefix.get(index) {
                Some(schemas) => schemas.clone(),
                None => says.each("items").collect(),
            };
            let contained = says.each("contains").filter(|_| index == prefix.len());
            let schemas: Vec<_> = schemas.into_iter().chain(contained).collect();
            // Unique items take one way each.
            self.sample(&schemas, attempt + index, depth + 1)
        });
        Value::Array(items.collect())
    }
}
