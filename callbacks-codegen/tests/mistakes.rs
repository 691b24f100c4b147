//! Mistakes in documents are reported, each once and with its place.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use callbacks_codegen::diagnostic::Severity;
use callbacks_codegen::{Expansion, Settings, expand_with};

/// Each line with `# n` holds one mistake.
const DOCUMENT: &str = include_str!("mistakes/planted.yaml");

fn expand(settings: &Settings) -> Expansion {
    expand_with(settings, |_| Ok(DOCUMENT.into()))
}

/// The lines of the first place of each report.
fn lines(expansion: &Expansion) -> Vec<usize> {
    let reports = expansion.diagnostics.iter().map(|report| {
        let place = report
            .text
            .lines()
            .find_map(|line| line.trim().strip_prefix("--> "));
        let line = place.and_then(|place| place.split(':').nth(1)?.parse().ok());
        line.unwrap_or_else(|| panic!("no place: {}", report.text))
    });
    let mut lines: Vec<usize> = reports.collect();
    lines.sort_unstable();
    lines
}

#[test]
fn twenty_planted_mistakes_are_twenty_located_reports() {
    let planted: Vec<usize> = (1..)
        .zip(DOCUMENT.lines())
        .filter(|(_, line)| line.contains("# mistake"))
        .map(|(number, _)| number)
        .collect();
    assert_eq!(planted.len(), 20);
    let expansion = expand(&Settings::new("planted.yaml"));
    assert_eq!(lines(&expansion), planted, "{:#?}", expansion.diagnostics);
    let is_warning = |report: &callbacks_codegen::Report| report.severity == Severity::Warning;
    assert!(expansion.diagnostics.iter().all(is_warning));
    let strict = expand(&Settings::new("planted.yaml").with_strict(true));
    assert_eq!(lines(&strict), planted);
    assert!(!strict.diagnostics.iter().any(is_warning));
}

#[test]
fn single_codes_are_turned_off() {
    let all = expand(&Settings::new("planted.yaml"));
    for strict in [false, true] {
        let settings = Settings::new("planted.yaml").with_strict(strict);
        let less = expand(&settings.with_allowed("unknown-field"));
        let is_other = |report: &&callbacks_codegen::Report| report.code.name() != "unknown-field";
        let others = all.diagnostics.iter().filter(is_other).count();
        assert!(others < all.diagnostics.len());
        assert_eq!(less.diagnostics.len(), others);
    }
    let unknown = expand(&Settings::new("planted.yaml").with_allowed("unknown-feld"));
    let text = &unknown.diagnostics[0].text;
    assert!(text.contains("there is `unknown-field`"), "{text}");
}

/// Extensions, keywords of an author's own, and everything that the specification allows.
#[test]
fn what_is_no_mistake_is_not_reported() {
    let document = include_str!("mistakes/none.yaml");
    let expansion = expand_with(&Settings::new("none.yaml"), |_| Ok(document.into()));
    assert!(
        expansion.diagnostics.is_empty(),
        "{:#?}",
        expansion.diagnostics
    );
}
