//! Faults of documents are reported with their places: `tests/negative/<code>/<case>.yaml`, beside the text that is
//! printed for it.
//!
//! `UPDATE_GOLDEN=1 cargo test -p callbacks-codegen --test negative` writes the texts anew: read the diff.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

use callbacks_codegen::diagnostic::{Code, Severity};
use callbacks_codegen::{Expansion, Features, Settings, expand};

/// Every document of the folder, with the code that its folder names.
fn cases() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/negative");
    let mut cases = Vec::new();
    for folder in fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let code = folder.file_name().unwrap().to_str().unwrap().to_owned();
        for file in fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            let extension = file.extension().and_then(|extension| extension.to_str());
            let is_part = file
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .ends_with("-part");
            if matches!(extension, Some("yaml" | "json")) && !is_part {
                cases.push((code.clone(), file));
            }
        }
    }
    cases.sort();
    cases
}

/// A case named `…-strict` is expanded strictly; one that starts with `# only: name` only in part, and one that starts with
/// `# overlay: file` with that overlay. One that starts with `# bare` is expanded for a crate without features.
fn expand_case(file: &Path) -> Expansion {
    let is_strict = file
        .file_stem()
        .unwrap()
        .to_str()
        .unwrap()
        .ends_with("-strict");
    let settings = Settings::new(file)
        .with_base(file.parent().unwrap())
        .with_strict(is_strict);
    let text = fs::read(file).unwrap();
    let first = String::from_utf8_lossy(&text)
        .lines()
        .next()
        .map(str::to_owned);
    let only = first
        .as_deref()
        .and_then(|line| line.strip_prefix("# only: "));
    let overlay = first
        .as_deref()
        .and_then(|line| line.strip_prefix("# overlay: "));
    let is_bare = first.as_deref() == Some("# bare");
    let features = Features::default()
        .with_receiver(!is_bare)
        .with_xml(!is_bare)
        .with_multipart(!is_bare);
    let mut settings = settings.with_only(only).with_features(features);
    settings
        .overlays
        .extend(overlay.map(|name| file.with_file_name(name)));
    expand(&settings)
}

fn rendered(expansion: &Expansion) -> String {
    let reports = expansion.diagnostics.iter().map(|report| {
        let severity = if report.severity == Severity::Error {
            "error"
        } else {
            "warning"
        };
        format!("{severity}: {}\n", report.text)
    });
    reports.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_fault_is_told_as_it_was() {
    let mut wrong = Vec::new();
    for (code, file) in cases() {
        let expansion = expand_case(&file);
        let text = rendered(&expansion);
        assert!(
            expansion
                .diagnostics
                .iter()
                .any(|report| report.code.name() == code),
            "{} has no {code}:\n{text}",
            file.display()
        );
        let expected = file.with_extension("txt");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&expected, &text).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{}:\n{text}", file.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "told differently:\n\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_code_has_a_case() {
    let cases = cases();
    let missing: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.name())
        // These need a file system that fails, or megabytes of document: the unit tests make them.
        .filter(|name| {
            !matches!(
                *name,
                "unreadable-file"
                    | "file-too-large"
                    | "too-many-files"
                    | "too-many-nodes"
                    | "not-utf8"
            )
        })
        .filter(|name| !cases.iter().any(|(code, _)| code == name))
        .collect();
    assert!(missing.is_empty(), "no document for {missing:?}");
}

#[test]
fn every_place_has_line_and_column() {
    // A fault of an argument has its place in the user's source, which rustc reports.
    for (_, file) in cases()
        .into_iter()
        .filter(|(code, _)| code != "unknown-selection")
    {
        for report in expand_case(&file).diagnostics {
            let place = report
                .text
                .lines()
                .find(|line| line.trim_start().starts_with("-->"));
            let numbers = place.map(|line| {
                line.rsplit(':')
                    .take(2)
                    .filter(|part| part.parse::<u32>().is_ok())
                    .count()
            });
            assert_eq!(numbers, Some(2), "{}: {}", file.display(), report.text);
        }
    }
}
