//! A sample is the smallest value that comes to mind: required members, the first branch of a choice, the shortest text. It
//! is tried against the schema, and another one is made where it does not hold, so what is given is valid.

use std::cell::Cell;
use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::says::Says;
use super::{number, text, told};
use crate::json::making;
use crate::parameter::Named;
use crate::payload::Payload;
use crate::validation::SchemaRef;

/// How many samples are tried: each takes other branches and more members than the one before.
pub(super) const ATTEMPTS: usize = 64;

/// How often one sample is decoded, each time with other tags.
const TRIES: u32 = 64;

/// How many values one sample may hold: a schema may have several members of itself.
const MOST_VALUES: u32 = 4096;

/// How deep a sample may be; a schema may require itself.
const DEEPEST: usize = 24;

/// A body for tests: the first of the examples that the schema allows, or else one that is made of it, with the examples of its
/// members where these are valid. It is known by these
/// values, each with the JSON Pointer to its place, wherever the schema lets them stand there.
///
/// # Panics
///
/// When there is none: no example is valid, and no sample that was tried is.
#[track_caller]
pub fn body<T>(
    payload: &Payload<T>,
    examples: &[&str],
    told: &[(&str, &str)],
    of_members: &[(&str, &str)],
) -> T {
    let schema = payload.schema();
    let candidates = || candidates(Some(schema), examples, Sampler::new);
    let found = first(payload, candidates, told, of_members);
    found.unwrap_or_else(|| panic!("no sample of {schema:?} could be made: write one by hand"))
}

/// A body for tests with everything that may be there: optional members, and other branches of choices than [`body`] has.
///
/// # Panics
///
/// When no valid one could be made.
#[track_caller]
pub fn full_body<T>(payload: &Payload<T>, told: &[(&str, &str)], of_members: &[(&str, &str)]) -> T {
    let schema = payload.schema();
    let candidates = || {
        let full = candidates(Some(schema), &[], Sampler::of_all_members);
        full.skip(1)
            .chain(candidates(Some(schema), &[], Sampler::new))
    };
    let found = first(payload, candidates, told, of_members);
    found.unwrap_or_else(|| panic!("no sample of {schema:?} could be made: write one by hand"))
}

/// The first candidate that is valid, with the examples of its members.
fn first<T, C: Iterator<Item = Candidate>>(
    payload: &Payload<T>,
    candidates: impl Fn() -> C,
    told: &[(&str, &str)],
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
            // What tells the event stays as it is.
            let is_told = told.iter().any(|(told, _)| told == pointer);
            match decode(&value).filter(|_| !is_told) {
                Some(better) => best = better,
                None => *value.pointer_mut(pointer)? = before,
            }
        }
        Some(best)
    };
    let is_told = |candidate: Candidate| {
        let known = told::known_by(candidate.value, told);
        known
            .iter()
            .find_map(|value| best(value, candidate.is_made))
    };
    let found = candidates().find_map(is_told);
    // An event whose schema has no place for what tells it is found by other means.
    found.or_else(|| candidates().find_map(|each| best(&each.value, each.is_made)))
}

/// A value to try.
struct Candidate {
    value: Value,
    /// Whether it is no example of the document, which is left as it is.
    is_made: bool,
}

/// A value of a payload. Where it lacks a tag, those that lead to a branch are tried.
fn decode<T>(payload: &Payload<T>, value: &Value, tries: &mut u32) -> Option<T> {
    *tries = tries.checked_sub(1)?;
    let text = value.to_string();
    let (decoded, missing) = making(|| payload.read_stand_in(text.as_bytes(), true));
    if decoded.is_ok() {
        return decoded.ok();
    }
    let missing = missing?;
    let mut texts = missing.expected.iter();
    texts.find_map(|text| decode(payload, &missing.put(text, value), tries))
}

/// The value of a parameter for tests: the first of the examples that it may be, or else one that is made of its schema.
///
/// # Panics
///
/// When there is none: no example is valid, and no sample that was tried is.
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

/// The values to try: the examples, and what is made of the schema.
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
    // It is made when no example was taken: all schemas of a document are read for that.
    let made = std::iter::once(schema).flatten().flat_map(move |schema| {
        let sampler = sampler(schema);
        (0..ATTEMPTS).map(move |attempt| Candidate {
            value: sampler.value(attempt),
            is_made: true,
        })
    });
    examples.chain(made)
}

/// Makes values of one schema.
pub(super) struct Sampler {
    /// The schemas of the table, by their names.
    table: HashMap<&'static str, Value>,
    root: Value,
    /// How many values the sample may still have.
    left: Cell<u32>,
    /// Whether members are set that need not be there.
    pub(super) is_full: bool,
}

impl Sampler {
    pub(super) fn new(schema: SchemaRef) -> Self {
        let entries = schema.texts();
        let table = entries
            .filter_map(|(name, text)| Some((name, serde_json::from_str(text).ok()?)))
            .collect();
        // By its name, so that it is found who refers to it.
        let root = serde_json::json!({"$ref": schema.name()});
        Self {
            table,
            root,
            left: Cell::new(0),
            is_full: false,
        }
    }

    /// Makes values that have all members.
    pub(super) fn of_all_members(schema: SchemaRef) -> Self {
        Self {
            is_full: true,
            ..Self::new(schema)
        }
    }

    /// One value; attempts take other ways.
    pub(super) fn value(&self, attempt: usize) -> Value {
        self.left.set(MOST_VALUES);
        self.sample(&[&self.root], attempt, 0)
    }

    /// A value for which all schemas hold, as far as can be seen.
    pub(super) fn sample(&self, schemas: &[&Value], attempt: usize, depth: usize) -> Value {
        let left = self.left.get();
        if depth > DEEPEST || left == 0 {
            return Value::Null;
        }
        self.left.set(left - 1);
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
