//! Schemas, and their exported JSON.

mod documents;
mod keywords;
mod references;

use std::path::Path;

use super::{Exporter, Senders};
use crate::diagnostic::Diagnostics;
use crate::schema::Schemas;
use crate::settings::AssertedFormats;
use crate::source::{SourceMap, Texts};

const BOTH: Senders = Senders {
    provider: true,
    consumer: true,
    tolerant: false,
};
const PROVIDER: Senders = Senders {
    provider: true,
    consumer: false,
    tolerant: false,
};
const CONSUMER: Senders = Senders {
    provider: false,
    consumer: true,
    tolerant: false,
};

/// An entry as it is written.
struct Entry {
    name: String,
    text: String,
}

impl Entry {
    fn of(entry: &super::Entry<'_>) -> Self {
        Self {
            name: entry.name.to_string(),
            text: entry.assertion.to_string(),
        }
    }
}

/// The entries of a YAML document, starting with the requested pointers, and the reports.
fn export(text: &str, asked: &[(&str, Senders)]) -> (Vec<Entry>, Vec<String>) {
    export_with(text, asked, &AssertedFormats::All)
}

fn export_with(
    text: &str,
    asked: &[(&str, Senders)],
    formats: &AssertedFormats,
) -> (Vec<Entry>, Vec<String>) {
    let texts = Texts::new();
    let sources = SourceMap::with_reader(&texts, Box::new(|_| Ok(text.as_bytes().to_vec())));
    let root = sources.load(Path::new("api.yaml")).unwrap();
    let roots = asked.iter();
    let roots: Vec<_> = roots
        .filter_map(|(pointer, _)| root.pointer(pointer))
        .collect();
    let schemas = Schemas::of(&sources, &roots);
    let mut exporter = Exporter::new(&schemas).with_asserted_formats(formats);
    for (pointer, senders) in asked {
        let name = pointer.rsplit('/').next().unwrap();
        let schema = schemas.id(root.pointer(pointer).unwrap());
        exporter.entry(name, &[schema], *senders);
    }
    let mut diagnostics = Diagnostics::new();
    let entries = exporter.finish(&mut diagnostics);
    let entries: Vec<_> = entries.iter().map(Entry::of).collect();
    let told = diagnostics.finish();
    let told = told.iter().map(|diagnostic| {
        let place = sources.line_column(diagnostic.location().unwrap());
        format!("{}:{} {}", place.line, place.column, diagnostic.message())
    });
    for entry in &entries {
        serde_json::from_str::<serde_json::Value>(&entry.text).unwrap();
    }
    let told = told.collect();
    (entries, told)
}

/// The entries of a document as lines `Name: text`.
#[track_caller]
fn check(text: &str, asked: &[(&str, Senders)], expected: &str) {
    let (entries, told) = export(text, asked);
    let mut lines: Vec<_> = entries
        .iter()
        .map(|entry| format!("{}: {}", entry.name, entry.text))
        .collect();
    lines.extend(told);
    let expected: Vec<_> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(lines, expected);
}

/// The JSON of one schema without references.
#[track_caller]
fn check_one(schema: &str, expected: &str) {
    let (entries, told) = export(&format!("schema: {schema}"), &[("/schema", BOTH)]);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(entries[0].text, expected);
}

/// The reports about one schema, and what is left of it.
#[track_caller]
fn check_told(schema: &str, left: &str, expected: &str) {
    let (entries, told) = export(&format!("schema: {schema}"), &[("/schema", BOTH)]);
    assert_eq!(
        (told.join("; ").as_str(), entries[0].text.as_str()),
        (expected, left)
    );
}

#[test]
fn formats_of_strings_are_annotations_unless_they_are_asserted() {
    let texts = "schema: {type: string, format: uri, contentEncoding: base64}";
    let exported = |text, formats: &AssertedFormats| {
        export_with(text, &[("/schema", BOTH)], formats)
            .0
            .remove(0)
            .text
    };
    let only = AssertedFormats::Only(vec!["uri".to_owned()]);
    assert_eq!(
        exported(texts, &only),
        r#"{"type":"string","format":"uri","encoding":"base64"}"#
    );
    assert_eq!(
        exported(
            "schema: {type: string, format: uri}",
            &AssertedFormats::None
        ),
        r#"{"type":"string","annotation":"uri"}"#
    );
    // A keyword that determines the type of a number is no annotation.
    assert_eq!(
        exported(
            "schema: {type: integer, format: int32}",
            &AssertedFormats::None
        ),
        r#"{"type":"integer","format":"int32"}"#
    );
}
