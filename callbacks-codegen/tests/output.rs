//! A build script's file: written when it is not as it should be, and not when the document is wrong.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::fs;
use std::path::PathBuf;

use callbacks_codegen::{OutputError, Settings, generate};

const ALLOWED: &str = "#[allow(
    dead_code,
    missing_docs,
    rustdoc::bare_urls,
    rustdoc::broken_intra_doc_links,
    rustdoc::invalid_html_tags
)]
";

fn document(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../tests")
        .join(name)
}

fn target(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn the_file_holds_the_module_and_is_written_once() {
    let file = target("orders.rs");
    let settings = Settings::new(document("fixtures/orders.yaml"));
    generate(&settings, &file).unwrap();
    // A file that is included has no attributes of its own, so its items have them.
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(ALLOWED));
    assert_eq!(
        text.replace(ALLOWED, ""),
        fs::read_to_string(document("golden/orders.rs")).unwrap()
    );
    let written = fs::metadata(&file).unwrap().modified().unwrap();
    generate(&settings, &file).unwrap();
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), written);
}

#[test]
fn a_wrong_document_writes_nothing_and_tells_why() {
    let file = target("fault.rs");
    let error = generate(&Settings::new(document("ui/fault.yaml")), &file).unwrap_err();
    assert!(matches!(&error, OutputError::Document(text) if text.contains("`2ZZ` is no status")));
    assert!(!file.exists());
}

#[test]
fn copies_stand_in_for_what_is_in_the_network() {
    use callbacks_codegen::expand_with;
    let read = |path: &std::path::Path| {
        Ok(match path.to_str().unwrap() {
            "api.json" => br#"{"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "webhooks": {"a": {"post": {
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "https://example.com/s/a.json#/x"}}}},
                "responses": {"204": {"description": "Taken"}}}}}}"#.to_vec(),
            "copies/a.json" => br#"{"x": {"$ref": "b.json"}}"#.to_vec(),
            "copies/b.json" => br#"{"type": "object", "properties": {"id": {"type": "string"}}}"#.to_vec(),
            other => return Err(std::io::Error::new(std::io::ErrorKind::NotFound, other)),
        })
    };
    let settings = Settings::new("api.json").with_mapping("https://example.com/s/", "copies");
    let expansion = expand_with(&settings, read);
    assert!(
        expansion.diagnostics.is_empty(),
        "{:#?}",
        expansion.diagnostics
    );
    assert!(expansion.tokens().to_string().contains("pub struct B {"));
    assert_eq!(expansion.files.len(), 3);
}
