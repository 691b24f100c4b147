//! Diagnostics of the user's own documents, which they cannot change.

use std::path::Path;

use callbacks_codegen::diagnostic::Severity;
use callbacks_codegen::{Settings, expand};

fn check(name: &str, strict: bool, expected: &[(&str, Severity)]) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let expansion = expand(
        &Settings::new(folder.join(name))
            .with_base(folder)
            .with_strict(strict),
    );
    let found = expansion
        .diagnostics
        .iter()
        .map(|report| (report.code.name(), report.severity));
    assert_eq!(
        found.collect::<Vec<_>>(),
        expected,
        "{:#?}",
        expansion.diagnostics
    );
    expansion
        .diagnostics
        .iter()
        .map(|report| report.text.as_str())
        .collect()
}

#[test]
fn nothing_is_wrong_with_five_of_them() {
    for name in [
        "items",
        "orders",
        "train-travel-webhook",
        "callback-object",
        "store-ack",
    ] {
        for strict in [false, true] {
            check(&format!("{name}.yaml"), strict, &[]);
        }
    }
}

#[test]
fn the_malformed_key_is_repaired_with_a_warning_that_tells_the_repaired_one() {
    let text = check(
        "beer-orders.yaml",
        false,
        &[("repaired-runtime-expression", Severity::Warning)],
    );
    assert!(text.contains("beer-orders.yaml:49:"), "{text}");
    assert!(
        text.contains("read as `{$request.body#/orderStatusCallbackUrl}`"),
        "{text}"
    );
}

#[test]
fn the_malformed_key_is_an_error_when_strict() {
    let text = check(
        "beer-orders.yaml",
        true,
        &[("malformed-runtime-expression", Severity::Error)],
    );
    assert!(
        text.contains("help: write `{$request.body#/orderStatusCallbackUrl}`"),
        "{text}"
    );
}
