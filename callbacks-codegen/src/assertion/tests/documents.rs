//! Properties of the exported schemas of whole documents.
//!
//! `EXPORT_DOCUMENTS=FOLDER` also runs all documents that `FOLDER/expected.json` lists, and prints their reports.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::{Exporter, Senders};
use super::{CONSUMER, Entry, PROVIDER};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Document, MediaType, Nesting, Reader, Repeats, Schemes, Selection};
use crate::schema::Schemas;
use crate::settings::Settings;
use crate::source::{Scope, SourceMap, Texts};

/// Exports the body of every request and answer, with the reports.
fn export(file: &Path) -> (Vec<Entry>, Vec<String>, std::time::Duration) {
    let settings = Settings::new(file);
    let texts = Texts::new();
    let sources = SourceMap::new(&texts, Scope::default().with_document(file));
    let mut diagnostics = Diagnostics::new();
    let root = sources.load(file).unwrap();
    let mut reader = Reader {
        sources: &sources,
        diagnostics: &mut diagnostics,
        strict: false,
        selection: Selection::new(&settings),
        nesting: Nesting::default(),
        schemes: Schemes::default(),
        repeats: Repeats::default(),
    };
    let document = Document::read(&mut reader, root);
    drop(diagnostics.finish());
    // The first run loads the files that only schemas refer to.
    export_all(&sources, document.as_ref());
    let start = std::time::Instant::now();
    let (entries, diagnostics) = export_all(&sources, document.as_ref());
    let time = start.elapsed();
    let told = diagnostics
        .iter()
        .map(|each| each.render(&sources))
        .collect();
    (entries, told, time)
}

fn export_all<'s>(
    sources: &SourceMap<'s>,
    document: Option<&Document<'s>>,
) -> (Vec<Entry>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let schemas = Schemas::new(sources);
    let mut exporter = Exporter::new(&schemas);
    for operation in document.into_iter().flat_map(Document::operations) {
        let request = operation.request_body.iter();
        for content in request.flat_map(|body| &body.content) {
            ask(&schemas, &mut exporter, content, PROVIDER);
        }
        for content in operation
            .responses
            .iter()
            .flat_map(|answer| &answer.content)
        {
            ask(&schemas, &mut exporter, content, CONSUMER);
        }
    }
    let entries = exporter.finish(&mut diagnostics);
    let entries = entries.iter().map(Entry::of).collect();
    (entries, diagnostics.finish())
}

fn ask<'s>(
    schemas: &Schemas<'_, 's>,
    exporter: &mut Exporter<'_, 's>,
    content: &MediaType<'s>,
    senders: Senders,
) {
    if let Some(schema) = content.schema {
        exporter.entry("Body", &[schemas.id(schema)], senders);
        // A type has its own entry, wherever it is used.
        if let Some(members) = schema.get("properties") {
            for (name, member) in members.entries() {
                exporter.entry(name.text, &[schemas.id(member)], senders);
            }
        }
    }
}

/// Every string is JSON, every reference leads to an entry, every pattern compiles, and no entry checks itself
/// endlessly.
fn check(entries: &[Entry]) {
    let names: HashSet<_> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names.len(), entries.len(), "names are unique");
    for entry in entries {
        let value: Value = serde_json::from_str(&entry.text)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", entry.name, entry.text));
        check_schema(&value, &names);
    }
    for entry in entries {
        ends(entry, entries, &mut Vec::new());
    }
}

fn check_schema(schema: &Value, names: &HashSet<&str>) {
    let Value::Object(members) = schema else {
        assert!(schema.is_boolean(), "{schema} is a schema");
        return;
    };
    for (keyword, value) in members {
        match keyword.as_str() {
            "$ref" => assert!(names.contains(value.as_str().unwrap()), "{value}"),
            "pattern" if members.contains_key("regex") => {}
            "pattern" | "regex" => compiles(value.as_str().unwrap()),
            "properties" | "dependentSchemas" => {
                value
                    .as_object()
                    .unwrap()
                    .values()
                    .for_each(|each| check_schema(each, names));
            }
            "patternProperties" => {
                for (pattern, each) in value.as_object().unwrap() {
                    compiles(pattern);
                    check_schema(each, names);
                }
            }
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                let list = value.as_array().unwrap();
                assert!(!list.is_empty());
                list.iter().for_each(|each| check_schema(each, names));
            }
            "discriminator" => {
                let branches = value["branches"].as_array().unwrap();
                branches.iter().for_each(|each| check_schema(each, names));
                let places = value["mapping"].as_object().unwrap().values();
                let is_branch = |place: &Value| place.as_u64().unwrap() < branches.len() as u64;
                assert!(places.chain(value.get("default")).all(is_branch), "{value}");
                value
                    .get("else")
                    .into_iter()
                    .for_each(|each| check_schema(each, names));
            }
            "not"
            | "if"
            | "then"
            | "else"
            | "items"
            | "contains"
            | "additionalProperties"
            | "propertyNames"
            | "unevaluatedItems"
            | "unevaluatedProperties" => {
                check_schema(value, names);
            }
            "type" | "enum" | "const" | "multipleOf" | "maximum" | "exclusiveMaximum"
            | "minimum" | "exclusiveMinimum" | "maxLength" | "minLength" | "maxItems"
            | "minItems" | "uniqueItems" | "minContains" | "maxContains" | "maxProperties"
            | "minProperties" | "required" | "dependentRequired" | "format" | "contentEncoding"
            | "annotation" | "encoding" | "xml" => {}
            other => panic!("`{other}` is not of the dialect"),
        }
    }
}

fn compiles(pattern: &str) {
    fancy_regex::Regex::new(pattern).unwrap_or_else(|error| panic!("{pattern}: {error}"));
}

/// Follows the references that apply to the same value.
fn ends<'e>(entry: &'e Entry, entries: &'e [Entry], path: &mut Vec<&'e str>) {
    assert!(
        !path.contains(&entry.name.as_str()),
        "{path:?} and {} again",
        entry.name
    );
    path.push(&entry.name);
    if entry.text.contains("\"$ref\"") {
        let mut names = Vec::new();
        in_place(&serde_json::from_str(&entry.text).unwrap(), &mut names);
        for name in names {
            ends(
                entries.iter().find(|entry| entry.name == name).unwrap(),
                entries,
                path,
            );
        }
    }
    path.pop();
}

fn in_place(schema: &Value, names: &mut Vec<String>) {
    let Value::Object(members) = schema else {
        return;
    };
    for (keyword, value) in members {
        match keyword.as_str() {
            "$ref" => names.push(value.as_str().unwrap().to_owned()),
            "allOf" | "anyOf" | "oneOf" => {
                value
                    .as_array()
                    .unwrap()
                    .iter()
                    .for_each(|each| in_place(each, names));
            }
            "discriminator" => {
                let branches = value["branches"].as_array().unwrap();
                branches.iter().for_each(|each| in_place(each, names));
            }
            "not" | "if" | "then" | "else" => in_place(value, names),
            "dependentSchemas" => value
                .as_object()
                .unwrap()
                .values()
                .for_each(|each| in_place(each, names)),
            _ => {}
        }
    }
}

/// The documents of the project's own tests.
fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    files
        .filter(|file| {
            file.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect()
}

#[test]
fn exported_texts_are_of_the_dialect() {
    let mut count = 0;
    for file in fixtures() {
        let (entries, _, _) = export(&file);
        check(&entries);
        count += entries.len();
    }
    assert!(count > 20, "{count}");
    let Some(folder) = std::env::var_os("EXPORT_DOCUMENTS").map(PathBuf::from) else {
        return;
    };
    let list = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let list: Value = serde_json::from_str(&list).unwrap();
    for document in list.as_array().unwrap() {
        let file = folder.join(document["path"].as_str().unwrap());
        let (entries, told, time) = export(&file);
        let size: usize = entries.iter().map(|entry| entry.text.len()).sum();
        println!(
            "## {} {} entries, {size} bytes, {time:?}",
            file.display(),
            entries.len()
        );
        told.iter().for_each(|told| println!("{told}"));
        if std::env::var_os("EXPORT_TEXTS").is_some() {
            entries
                .iter()
                .for_each(|entry| println!("{}: {}", entry.name, entry.text));
        }
        check(&entries);
    }
}

#[test]
fn every_keyword_takes_every_value() {
    let keywords = [
        "type",
        "properties",
        "required",
        "items",
        "enum",
        "format",
        "nullable",
        "$ref",
        "$dynamicRef",
        "allOf",
        "anyOf",
        "oneOf",
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "pattern",
        "additionalProperties",
        "minItems",
        "maxItems",
        "const",
        "uniqueItems",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minProperties",
        "maxProperties",
        "not",
        "if",
        "then",
        "else",
        "patternProperties",
        "propertyNames",
        "prefixItems",
        "additionalItems",
        "contains",
        "minContains",
        "maxContains",
        "dependentRequired",
        "dependentSchemas",
        "dependencies",
        "unevaluatedItems",
        "unevaluatedProperties",
        "contentEncoding",
        "xml",
        "readOnly",
        "writeOnly",
        "$anchor",
        "discriminator",
    ];
    let values = [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "1e400",
        "3.0",
        "text",
        "''",
        "'1'",
        "[]",
        "{}",
        "[null]",
        "[a, a]",
        "[true]",
        "[{}]",
        "[[]]",
        "{a: null}",
        "{a: true}",
        "{a: [b]}",
        "{a: {type: string}}",
        "{'(': true, '[': false}",
        "'#/schema'",
        "'#/none'",
        "'^(?<a>b)\\k<a>$'",
        "{$ref: '#/schema'}",
        "[{$ref: '#/schema'}, {type: string}]",
        "{required: [a]}",
        "{properties: {a: {readOnly: true}}}",
    ];
    let beside = [
        "type: object, required: [a, b]",
        "nullable: true, type: string, enum: [a]",
        "if: {type: string}",
        "oneOf: [{pattern: '*'}], contains: true",
    ];
    for keyword in keywords {
        for value in values {
            for beside in beside {
                if beside.contains(&format!("{keyword}:")) {
                    continue;
                }
                let document = format!("schema: {{{keyword}: {value}, {beside}}}");
                let asked = [("/schema", PROVIDER), ("/schema", CONSUMER)];
                let (entries, _) = super::export(&document.replace("1e400", "1e300"), &asked);
                check(&entries);
            }
        }
    }
}
