//! The troubleshooting chapter of the guide has every code, and each of its examples has the code that it explains.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use callbacks_codegen::diagnostic::Code;
use callbacks_codegen::{Settings, expand};

const CHAPTER: &str = include_str!("../../docs/guide/troubleshooting.md");

/// Examples of these would need other files, arguments or megabytes.
const WITHOUT_EXAMPLE: &[&str] = &[
    "unreadable-file",
    "file-too-large",
    "too-many-files",
    "not-utf8",
    "invalid-overlay",
    "overlay-without-effect",
    "overlay-of-another",
    "too-deep",
    "too-many-nodes",
    "unknown-selection",
    "missing-feature",
];

/// A heading with the code, and everything up to the next heading.
struct Section<'a> {
    code: &'a str,
    body: &'a str,
}

impl Section<'_> {
    /// The document of the example. The chapter leaves out what all of them have in common.
    fn example(&self) -> Option<String> {
        let (_, rest) = self
            .body
            .split_once("```yaml\n")
            .or_else(|| self.body.split_once("```json\n"))?;
        let (example, _) = rest.split_once("```").unwrap();
        let is_fragment = example.starts_with("webhooks:") || example.starts_with("paths:");
        let common = "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\n";
        Some(match is_fragment {
            true => format!("{common}{example}"),
            false => example.to_owned(),
        })
    }
}

fn sections() -> Vec<Section<'static>> {
    let parts = CHAPTER.split("\n### `").skip(1);
    parts
        .map(|part| {
            let (code, body) = part.split_once("`\n").unwrap();
            let body = body.split("\n## ").next().unwrap();
            Section { code, body }
        })
        .collect()
}

#[test]
fn the_chapter_has_every_code_once() {
    let sections = sections();
    let listed: BTreeSet<_> = sections.iter().map(|section| section.code).collect();
    let codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(listed, codes);
    assert_eq!(sections.len(), codes.len(), "a code is there twice");
}

#[test]
fn every_example_has_its_code() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let mut wrong = Vec::new();
    for section in sections() {
        let Some(example) = section.example() else {
            assert!(
                WITHOUT_EXAMPLE.contains(&section.code),
                "{} has no example",
                section.code
            );
            continue;
        };
        let file = folder.join(format!("{}.yaml", section.code));
        fs::write(&file, example).unwrap();
        let expansion = expand(&Settings::new(file).with_base(folder));
        let found: Vec<_> = expansion
            .diagnostics
            .iter()
            .map(|report| report.code.name())
            .collect();
        if !found.contains(&section.code) {
            wrong.push(format!("{}: {found:?}", section.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_section_says_what_to_do() {
    for section in sections() {
        let paragraphs = section
            .body
            .split("\n\n")
            .filter(|part| !part.trim().is_empty() && !part.starts_with("```"));
        assert!(paragraphs.count() >= 2, "{} has no remedy", section.code);
    }
}
