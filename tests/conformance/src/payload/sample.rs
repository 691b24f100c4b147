//! Valid instances of a body's schema, for those who need some.

use std::path::Path;

use callbacks_codegen::BodyInfo;
use serde_json::Value;

use super::bundle::{self, Reading};
use super::generate::Generator;
use super::oracle::Oracle;
use super::random::Random;
use super::tree::{Place, Trees};

/// Attempts for each instance that is wanted.
const ATTEMPTS: usize = 4;

/// Some instances of a body of this document that the oracle accepts; none where its schema gives none.
pub(crate) fn samples(
    trees: &mut Samples,
    document: &Path,
    body: &BodyInfo,
    count: usize,
) -> Vec<Value> {
    samples_that(trees, document, body, count, |_| {})
}

/// The same, of instances that are changed before the oracle sees them.
pub(crate) fn samples_that(
    trees: &mut Samples,
    document: &Path,
    body: &BodyInfo,
    count: usize,
    mut change: impl FnMut(&mut Value),
) -> Vec<Value> {
    let trees = &mut trees.0;
    let Some(schema) = &body.schema else {
        return Vec::new();
    };
    let place = Place::new(&schema.file, &schema.pointer);
    let version = trees.file(document).and_then(|tree| {
        let version = tree.get("openapi").and_then(Value::as_str);
        version.map(str::to_owned)
    });
    let reading = Reading {
        is_30: version.is_some_and(|version| version.starts_with("3.0")),
        by_provider: body.sent_by_provider,
    };
    let bundle = bundle::bundle(trees, &place, reading);
    let Ok(oracle) = Oracle::new(&bundle.schema) else {
        return Vec::new();
    };
    let mut generator = Generator::new(&bundle.schema, Random::seeded(&[&place.to_string()]));
    let generated = std::iter::repeat_with(|| {
        let mut instance = generator.instance();
        change(&mut instance);
        instance
    })
    .take(count * ATTEMPTS);
    generated
        .filter(|instance| oracle.is_valid(instance))
        .take(count)
        .collect()
}

/// The files that were read so far.
#[derive(Default)]
pub(crate) struct Samples(Trees);
