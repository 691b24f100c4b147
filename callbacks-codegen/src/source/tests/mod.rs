//! What documents are read as, and how broken ones are reported.

mod broken;
mod json;
mod limits;
mod map;
mod mutation;
mod positions;
mod views;
mod yaml;

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceMap, Texts, View};

/// Loads one file and looks at its root, or at what is wrong with it.
fn load<T>(
    name: &str,
    bytes: &[u8],
    look: impl FnOnce(&SourceMap<'_>, Result<View<'_>, Diagnostic>) -> T,
) -> T {
    let texts = Texts::new();
    let sources = SourceMap::with_reader(&texts, Box::new(|_| Ok(bytes.to_vec())));
    let loaded = sources.load(Path::new(name)).map_err(Diagnostic::from);
    look(&sources, loaded)
}

/// The document as JSON text, or what is printed about it.
fn read(name: &str, bytes: &[u8]) -> String {
    load(name, bytes, |sources, loaded| match loaded {
        Ok(root) => root.to_json(),
        Err(diagnostic) => diagnostic.render(sources),
    })
}

/// What a YAML document is read as.
#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(read("api.yaml", text.as_bytes()), expected);
}

/// What is printed about a broken file.
#[track_caller]
fn check_broken(name: &str, text: &str, expected: &str) {
    let rendered = read(name, text.as_bytes());
    assert_eq!(rendered, expected.trim_start_matches('\n'));
}

/// The code and the place of what is wrong with a file: `duplicate-key 3:1`.
#[track_caller]
fn check_fault(name: &str, bytes: &[u8], expected: &str) {
    let found = load(name, bytes, |sources, loaded| {
        let diagnostic = loaded.expect_err("the document is broken");
        let place = diagnostic.location().expect("the fault has a place");
        let place = sources.line_column(place);
        format!("{} {}:{}", diagnostic.code(), place.line, place.column)
    });
    assert_eq!(found, expected);
}

/// Looks at the root of a YAML document that is sound.
#[track_caller]
fn with_root<T>(text: &str, look: impl FnOnce(&SourceMap<'_>, View<'_>) -> T) -> T {
    load("api.yaml", text.as_bytes(), |sources, loaded| {
        look(sources, loaded.expect("the document is sound"))
    })
}
