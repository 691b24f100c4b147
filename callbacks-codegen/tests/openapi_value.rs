//! Documents as values of `openapiv3`: they give the same module as the file, and the same diagnostics.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use callbacks_codegen::source::{Scope, SourceMap, Texts};
use callbacks_codegen::{
    OutputError, Settings, expand, expand_openapi, generate, generate_openapi,
};
use openapiv3::OpenAPI;
use serde_json::Value;

fn document(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/fixtures")
        .join(name)
}

fn target(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A document of YAML as JSON.
fn json(path: &Path) -> String {
    let texts = Texts::new();
    let sources = SourceMap::new(&texts, Scope::default().with_document(path));
    sources.load(path).unwrap().to_json()
}

fn value(path: &Path) -> OpenAPI {
    serde_json::from_str(&json(path)).unwrap()
}

/// A module without the exported schemas: `openapiv3` writes their keywords in an order of its own.
fn code(module: &str) -> &str {
    let (code, _) = module.split_once("static SCHEMAS").unwrap();
    code
}

#[test]
fn a_value_gives_the_same_module_as_its_file() {
    for name in [
        "beer-orders.yaml",
        "cloud-events.yaml",
        "forms.yaml",
        "items.yaml",
        "literal-query.yaml",
        "nested.yaml",
        "payloads.yaml",
        "shared-enumeration.yaml",
        "store-ack.yaml",
    ] {
        let settings = Settings::new(document(name));
        let (of_file, of_value) = (
            expand(&settings),
            expand_openapi(&settings, &value(&document(name))),
        );
        assert!(of_file.operations > 0, "{name}");
        assert_eq!(
            code(&of_value.to_source()),
            code(&of_file.to_source()),
            "{name}: {:?}",
            of_value.diagnostics
        );
    }
}

#[test]
fn webhooks_are_extensions() {
    let document: OpenAPI = serde_json::from_value(serde_json::json!({
        "openapi": "3.0.3",
        "info": {"title": "Shop", "version": "1"},
        "paths": {},
        "x-webhooks": {"orderPaid": {"post": {
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}},
            "responses": {"204": {"description": "Taken"}}
        }}},
        "components": {"schemas": {"Order": {"type": "object", "properties": {"id": {"type": "integer"}}}}}
    }))
    .unwrap();
    let expansion = expand_openapi(&Settings::new("shop.json"), &document);
    assert_eq!(expansion.diagnostics, []);
    assert!(expansion.to_source().contains("pub id: Option<i64>"));
    // Nothing was read, so a build has nothing to watch.
    assert!(expansion.files.is_empty());
}

#[test]
fn diagnostics_have_the_place_in_the_value() {
    let mut document = serde_json::to_value(value(&document("items.yaml"))).unwrap();
    let parent = document["paths"].as_object_mut().unwrap();
    let (path, parent) = parent.iter_mut().next().unwrap();
    let path = path.replace('/', "~1");
    let callbacks = parent["post"]["callbacks"].as_object_mut().unwrap();
    let (name, callback) = callbacks.iter_mut().next().unwrap();
    let place = format!("#/paths/{path}/post/callbacks/{name}");
    let (_, item) = callback.as_object_mut().unwrap().iter_mut().next().unwrap();
    let item = item.take();
    *callback = Value::from_iter([("{$request.body#/url".to_owned(), item)]);
    let document: OpenAPI = serde_json::from_value(document).unwrap();

    let settings = Settings::new("api/items.json").with_strict(true);
    let expansion = expand_openapi(&settings, &document);
    let mut reports = expansion.diagnostics.iter();
    let report = reports
        .find(|report| report.code.name() == "malformed-runtime-expression")
        .unwrap();
    let at = report.place.clone().unwrap();
    assert!(at.pointer.starts_with(&place), "{at:?}");
    assert_eq!(at.file, PathBuf::from("api/items.json"));
    // The line is that of the value as JSON.
    let text = serde_json::to_string_pretty(&document).unwrap();
    let line = text.lines().nth(at.line as usize - 1).unwrap();
    assert!(line.contains("{$request.body#/url"), "{line}");

    let file = target("wrong-value.rs");
    let error = generate_openapi(&settings, &document, &file).unwrap_err();
    assert!(matches!(&error, OutputError::Document(text) if text.contains(&place)));
    assert!(!file.exists());
}

#[test]
fn references_to_files_start_in_the_folder_of_the_document() {
    let folder = target("value-with-files");
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("order.json"),
        r#"{"type": "object", "properties": {"paid": {"type": "boolean"}}}"#,
    )
    .unwrap();
    let document: OpenAPI = serde_json::from_value(serde_json::json!({
        "openapi": "3.0.3",
        "info": {"title": "Shop", "version": "1"},
        "paths": {},
        "x-webhooks": {"orderPaid": {"post": {
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "order.json"}}}},
            "responses": {"204": {"description": "Taken"}}
        }}}
    }))
    .unwrap();
    let settings = Settings::new(folder.join("shop.json"));
    let expansion = expand_openapi(&settings, &document);
    assert_eq!(expansion.diagnostics, []);
    assert!(expansion.to_source().contains("pub paid: Option<bool>"));
    assert_eq!(expansion.files, [folder.join("order.json")]);
    assert!(!folder.join("shop.json").exists());
}

#[test]
fn a_build_script_gets_the_same_file() {
    let settings = Settings::new(document("items.yaml"));
    let (of_file, of_value) = (target("of-file.rs"), target("of-value.rs"));
    generate(&settings, &of_file).unwrap();
    generate_openapi(&settings, &value(&document("items.yaml")), &of_value).unwrap();
    let read = |file| fs::read_to_string(file).unwrap();
    assert_eq!(code(&read(of_value)), code(&read(of_file)));
}
