//! Documents that no one means: nothing in them makes the generator panic, hang or write what is no Rust.
//!
//! Each fixture is changed at random places in ways that keep it a document, from a fixed seed; and each of `CASES` was a fault
//! once, or would be one if a bound were not there. `MUTATIONS=5000` tries that many changes of each fixture. The fuzz targets
//! in `fuzz/` look for more of them.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[path = "mutations/cases.rs"]
mod cases;
#[path = "mutations/mutate.rs"]
mod mutate;
#[path = "support/sound.rs"]
mod sound;
#[path = "mutations/tree.rs"]
mod tree;

use tree::Tree;

/// Changes of each fixture, unless `MUTATIONS` says how many.
const ROUNDS: usize = 8;

/// Whether a fixture is a document, rather than an overlay, a file that documents refer to, or a table.
fn is_document(path: &Path) -> bool {
    let text = fs::read_to_string(path).unwrap();
    text.lines().any(|line| {
        line.trim_start_matches(['{', ' ', '"'])
            .starts_with("openapi")
    })
}

#[test]
fn a_changed_document_is_expanded_or_told_to_be_wrong() {
    let rounds = std::env::var("MUTATIONS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut files: Vec<_> = fs::read_dir(&fixtures)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| is_document(path))
        .collect();
    files.sort();
    assert!(files.len() > 5, "no fixtures");
    let work = |file: &std::path::PathBuf| {
        let tree = Tree::read(&fs::read(file).unwrap());
        // By its name, so that another fixture changes nothing.
        let name = file.file_name().unwrap().as_encoded_bytes();
        let seed = name.iter().map(|byte| usize::from(*byte)).sum();
        let mut random = mutate::Random::new(seed);
        let mut operations = 0;
        for round in 0..rounds {
            let mut changed = tree.clone();
            for _ in 0..=random.below(3) {
                mutate::mutate(&mut changed, &mut random);
            }
            operations += expand(&changed.to_json(), round % 4 == 0);
        }
        // The changes are neither harmless nor hopeless.
        assert!(operations > rounds / 2, "{operations}: {}", file.display());
    };
    std::thread::scope(|scope| {
        for each in &files {
            scope.spawn(move || work(each));
        }
    });
}

#[test]
fn names_that_were_a_fault_are_none() {
    check(cases::names());
}

#[test]
fn documents_as_deep_as_may_be_are_expanded_or_told_to_be_wrong() {
    check(cases::depths());
}

#[test]
fn a_small_document_does_not_become_a_large_module() {
    check(cases::numbers());
}

fn check(cases: Vec<cases::Case>) {
    for (name, document, codes) in cases {
        let expansion = sound::expand(document.as_bytes(), false);
        let reports = expansion.diagnostics.iter();
        let found: BTreeSet<_> = reports.map(|report| report.code.name()).collect();
        assert_eq!(found, codes.iter().copied().collect(), "{name}");
    }
}

/// The number of operations that come out. What is wrong with the document is shown if it is more than the document.
fn expand(document: &str, is_repeated: bool) -> usize {
    let expanded = std::panic::catch_unwind(|| {
        let strict = document.len() % 2 == 1;
        let expansion = sound::expand(document.as_bytes(), strict);
        if is_repeated {
            // Hash maps have another order each time.
            let again = sound::expand(document.as_bytes(), strict);
            assert_eq!(again.tokens().to_string(), expansion.tokens().to_string());
            assert_eq!(again.diagnostics, expansion.diagnostics);
        }
        expansion.operations
    });
    expanded.unwrap_or_else(|_| panic!("of the document {document}"))
}
