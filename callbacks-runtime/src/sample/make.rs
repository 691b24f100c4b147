//! A sample is the smallest obvious value: required members, the first branch of a choice, the shortest string. It is
//! validated against the schema. If it is invalid, another one is made, so the result is always valid.

use std::cell::Cell;
use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::applicable::Applicable;
use super::{event, number, text};
use crate::json::decode_sample;
use crate::parameter::Named;
use crate::payload::Payload;
use crate::validation::SchemaRef;

/// How many samples are tried. Each takes other branches and more members than the last one.
pub(super) const ATTEMPTS: usize = 64;

/// How often one sample is decoded, each time with other tags.
const TRIES: u32 = 64;

/// The maximum number of values in a sample. A schema may contain itself several times.
const MOST_VALUES: u32 = 4096;

/// The maximum depth of a sample. A schema may require itself.
const DEEPEST: usize = 24;

/// A body for tests: the first valid example, else one that is made from the schema, with valid examples of its
/// members. `tags` has the values that identify the event, each with a JSON Pointer. They are set where the schema
/// allows it.
///
/// # Panics
///
/// Panics if no example and no sample is valid.
#[track_caller]
pub fn body<T>(
    payload: &Payload<T>,
    examples: &[&str],
    tags: &[(&str, &str)],
    of_members: &[(&str, &str)],
) -> T {
    let found = any_body(payload, examples, tags, of_members);
    let schema = payload.schema();
    found.unwrap_or_else(|| panic!("no sample of {schema:?} could be made: write one by hand"))
}

/// The same, or `None` if no example and no sample is valid.
pub fn any_body<T>(
    payload: &Payload<T>,
    examples: &[&str],
    tags: &[(&str, &str)],
    of_members: &[(&str, &str)],
) -> Option<T> {
    let schema = payload.schema();
    let candidates = || candidates(Some(schema), examples, Sampler::new);
    first(payload, candidates, tags, of_members)
}

/// The first valid example, else a body with optional members near the root too: what a person wants to see of an event. `None` if no
/// example and no sample is valid.
pub fn shown_body<T>(
    payload: &Payload<T>,
    examples: &[&str],
    tags: &[(&str, &str)],
    of_members: &[(&str, &str)],
) -> Option<T> {
    let schema = payload.schema();
    let candidates = || {
        let shown = candidates(Some(schema), examples, Sampler::of_shown_members);
        shown.chain(candidates(Some(schema), &[], Sampler::new))
    };
    first(payload, candidates, tags, of_members)
}

/// A body for tests with all optional members, and other branches of choices than [`body`].
///
/// # Panics
///
/// Panics if no valid body could be made.
#[track_caller]
pub fn full_body<T>(payload: &Payload<T>, tags: &[(&str, &str)], of_members: &[(&str, &str)]) -> T {
    let schema = payload.schema();
    let candidates = || {
        let full = candidates(Some(schema), &[], Sampler::of_all_members);
        full.skip(1)
            .chain(candidates(Some(schema), &[], Sampler::new))
    };
    let found = first(payload, candidates, tags, of_members);
    found.unwrap_or_else(|| panic!("no sample of {schema:?} could be made: write one by hand"))
}

/// The first valid candidate, with the examples of its members.
fn first<T, C: Iterator<Item = Candidate>>(
    payload: &Payload<T>,
    candidates: impl Fn() -> C,
    tags: &[(&str, &str)],
    of_members: &[(&str, &str)],
) -> Option<T> {
    let decode = |value: &Value| decode(payload, value, &mut { TRIES });
    let best = |value: &Value, is_made: bool| {
        let mut best = decode(value)?;
        let mut value = value.clone();
        for (pointer, example) in of_members.iter().filter(|_| is_made) {
            let (Some(place), Ok(example)) =
                (value.pointer_mut(pointer), serde_json::from_str(example))
            else {
                continue;
            };
            let before = std::mem::replace(place, example);
            // The value that identifies the event does not change.
            let is_event = tags.iter().any(|(tag, _)| tag == pointer);
            match decode(&value).filter(|_| !is_event) {
                Some(better) => best = better,
                None => *value.pointer_mut(pointer)? = before,
            }
        }
        Some(best)
    };
    let is_event = |candidate: Candidate| {
        let known = event::known_by(candidate.value, tags);
        known
            .iter()
            .find_map(|value| best(value, candidate.is_made))
    };
    let found = candidates().find_map(is_event);
    // If the schema has no place for the value, the event is identified in another way.
    found.or_else(|| candidates().find_map(|each| best(&each.value, each.is_made)))
}

/// A value to try.
struct Candidate {
    value: Value,
    /// Whether it was made from the schema. Examples of the document are not changed.
    is_made: bool,
}

/// Decodes a value. If it lacks a tag, tries those that lead to a branch.
fn decode<T>(payload: &Payload<T>, value: &Value, tries: &mut u32) -> Option<T> {
    *tries = tries.checked_sub(1)?;
    let text = value.to_string();
    let (decoded, missing) = decode_sample(|| payload.read_stand_in(text.as_bytes(), true));
    if decoded.is_ok() {
        return decoded.ok();
    }
    let missing = missing?;
    let mut texts = missing.expected.iter();
    texts.find_map(|text| decode(payload, &missing.put(text, value), tries))
}

/// The value of a parameter for tests: the first valid example, else one that is made from the schema.
///
/// # Panics
///
/// Panics if no example and no sample is valid.
#[track_caller]
pub fn parameter<T: DeserializeOwned>(name: impl Named<T>, examples: &[&str]) -> T {
    let decode = |candidate: Candidate| {
        let value = serde_json::from_value(candidate.value).ok()?;
        name.check(&value).is_ok().then_some(value)
    };
    let found = candidates(name.schema(), examples, Sampler::new).find_map(decode);
    let name = name.name();
    found.unwrap_or_else(|| panic!("no sample of `{name}` could be made: write one by hand"))
}

/// The values to try: the examples, then samples of the schema.
fn candidates(
    schema: Option<SchemaRef>,
    examples: &[&str],
    sampler: fn(SchemaRef) -> Sampler,
) -> impl Iterator<Item = Candidate> {
    let examples = examples.iter();
    let examples = examples.filter_map(|example| serde_json::from_str(example).ok());
    let examples = examples.map(|value| Candidate {
        value,
        is_made: false,
    });
    // Samples are made only if no example is valid, because they need all schemas of the document.
    let made = std::iter::once(schema).flatten().flat_map(move |schema| {
        let sampler = sampler(schema);
        (0..ATTEMPTS).map(move |attempt| Candidate {
            value: sampler.value(attempt),
            is_made: true,
        })
    });
    examples.chain(made)
}

/// Makes values of a schema.
pub(super) struct Sampler {
    /// The schemas by name.
    table: HashMap<&'static str, Value>,
    root: Value,
    /// How many more values the sample may have.
    left: Cell<u32>,
    /// Up to which depth optional members are set. A type that contains itself several times would have too many, so later attempts
    /// are shallower.
    full: [usize; 4],
}

impl Sampler {
    pub(super) fn new(schema: SchemaRef) -> Self {
        let entries = schema.texts();
        let table = entries
            .filter_map(|(name, text)| Some((name, serde_json::from_str(text).ok()?)))
            .collect();
        // By name, so that references to it are recognized.
        let root = serde_json::json!({"$ref": schema.name()});
        Self {
            table,
            root,
            left: Cell::new(0),
            full: [0; 4],
        }
    }

    /// Makes values with all members.
    pub(super) fn of_all_members(schema: SchemaRef) -> Self {
        Self {
            full: [6, 4, 2, 1],
            ..Self::new(schema)
        }
    }

    /// Makes values with the members near the root.
    pub(super) fn of_shown_members(schema: SchemaRef) -> Self {
        Self {
            full: [3, 2, 1, 0],
            ..Self::new(schema)
        }
    }

    /// Up to which depth an attempt sets optional members.
    pub(super) fn full_depth(&self, attempt: usize) -> usize {
        self.full[attempt / 16 % 4]
    }

    /// A value. Each attempt makes other choices.
    pub(super) fn value(&self, attempt: usize) -> Value {
        self.left.set(MOST_VALUES);
        self.sample(&[&self.root], attempt, 0)
    }

    /// A value that satisfies all schemas, as far as possible.
    pub(super) fn sample(&self, schemas: &[&Value], attempt: usize, depth: usize) -> Value {
        let left = self.left.get();
        if depth > DEEPEST || left == 0 {
            return Value::Null;
        }
        self.left.set(left - 1);
        let applicable = Applicable::of(&self.table, schemas, attempt);
        if let Some(value) = applicable.constant(attempt) {
            return value.clone();
        }
        match applicable.kind(attempt) {
            "null" => Value::Null,
            "boolean" => Value::Bool(true),
            "integer" | "number" => number::sample(&applicable),
            "array" => self.array(&applicable, attempt, depth),
            "object" => self.object(&applicable, attempt, depth),
            _ => Value::String(text::sample(&applicable)),
        }
    }

    fn array(&self, applicable: &Applicable<'_>, attempt: usize, depth: usize) -> Value {
        let least = applicable.greatest("minItems").unwrap_or(0);
        // An empty list would not be a useful sample.
        let wanted = least.max(usize::from(attempt == 0 && depth < 4));
        let most = applicable.least("maxItems").unwrap_or(usize::MAX);
        let prefix = applicable.prefix();
        let count = wanted.max(prefix.len()).min(most);
        let items = (0..count).map(|index| {
            let schemas = match prefix.get(index) {
                Some(schemas) => schemas.clone(),
                None => applicable.each("items").collect(),
            };
            let contained = applicable
                .each("contains")
                .filter(|_| index == prefix.len());
            let schemas: Vec<_> = schemas.into_iter().chain(contained).collect();
            // Unique items use different attempts.
            self.sample(&schemas, attempt + index, depth + 1)
        });
        Value::Array(items.collect())
    }
}
