//! The whole program, over documents of its own.

use std::path::Path;
use std::process::{Command, Output};

fn run(list: &str, more: &[&str]) -> Output {
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    Command::new(env!("CARGO_BIN_EXE_conformance"))
        .arg("--dir")
        .arg(&documents)
        .arg("--expected")
        .arg(documents.join(list))
        .args(more)
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn what_is_as_expected_passes() {
    let output = run("expected.json", &["--jobs", "2"]);
    let text = text(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert_eq!(text.lines().count(), 5, "{text}");
    assert!(text.starts_with("event.json: 1 operations, "), "{text}");
    assert_eq!(text.lines().last(), Some("3 passed, 0 failed"));
}

#[test]
fn payloads_are_made_and_judged() {
    let output = run("payloads.json", &["--payloads", "50", "--generate-only"]);
    let text = text(&output.stdout);
    assert!(output.status.success(), "{text}");
    // The answer is no request, and so has no `BODY` to be read by.
    assert!(text.contains("1 bodies not tried"), "{text}");
    assert!(text.contains("orders.yaml: 1 bodies, "), "{text}");
    assert_eq!(text.lines().last(), Some("2 passed, 0 failed"));
}

#[test]
fn what_is_not_fails() {
    let output = run("wrong.json", &[]);
    let text = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("1 operations instead of 2"), "{text}");
    assert!(text.contains("missing.json"), "{text}");
    assert!(text.contains("its fault is not diagnosed"), "{text}");
    assert!(text.contains("[file-not-found]"), "{text}");
    assert_eq!(text.lines().last(), Some("0 passed, 4 failed"));
}

#[test]
fn a_filter_leaves_the_others_out() {
    let output = run("wrong.json", &["--filter", "missing"]);
    assert_eq!(
        text(&output.stdout).lines().last(),
        Some("0 passed, 1 failed")
    );
}

#[test]
fn nothing_to_judge_is_no_success() {
    for more in [&["--filter", "absent"][..], &["--jobs"], &["--unknown"]] {
        let output = run("expected.json", more);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(
            text(&output.stderr).starts_with("conformance: "),
            "{output:?}"
        );
    }
}

fn run_named(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_conformance"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents"))
        .args(words)
        .output()
        .expect("the program runs")
}

#[test]
fn examples_that_their_schemas_refuse_are_listed() {
    let words = ["examples", "--dir", ".", "--expected", "examples.json"];
    let output = run_named(&words);
    let text = text(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(
        text.contains(
            "\n  examples.yaml#/components/schemas/Order/properties/amount/default: type at #: "
        ),
        "{text}"
    );
    assert_eq!(
        text.lines().last(),
        Some("3 examples, 1 refused by their own schemas")
    );
}

#[test]
fn random_documents_are_expanded() {
    let words = [
        "compile-fuzz",
        "--seed",
        "runner",
        "--count",
        "20",
        "--generate-only",
    ];
    let output = run_named(&words);
    let text = text(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert_eq!(
        text.lines().last(),
        Some("20 documents, 0 findings of 0 kinds")
    );
}

#[test]
fn subcommands_say_how_they_are_used() {
    for name in ["examples", "suite", "dispatch", "compile-fuzz"] {
        let output = run_named(&[name, "--loudly"]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        let text = text(&output.stderr);
        assert!(
            text.starts_with("conformance: `--loudly` is no argument"),
            "{text}"
        );
        assert!(
            text.contains(&format!("usage: conformance {name}")),
            "{text}"
        );
    }
}
