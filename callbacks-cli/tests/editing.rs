//! `trigger --edit` with a program as the editor.
#![cfg(unix)]

mod support;

use std::os::unix::fs::PermissionsExt;

use support::{Command, document};

/// Edits a sample with a script, which gets the file as `$1`.
fn edit(script: &str) -> Command {
    let folder = tempfile::tempdir().expect("a folder");
    let editor = folder.path().join("my editor");
    std::fs::write(&editor, format!("#!/bin/sh\n{script}\n")).expect("it is written");
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&editor, mode).expect("it is allowed");
    let document = document();
    let arguments = ["trigger", &document, "invoicePaid", "--edit", "--dry-run"];
    // The name has a space, and the editor has an argument.
    let editor = format!("'{}' --wait", editor.display());
    Command::with(&arguments, &[("VISUAL", &editor)])
}

#[test]
fn what_the_editor_writes_is_sent() {
    let edited = edit(r#"[ "$1" = --wait ] && sed -i.old 's/950/7/' "$2" && rm "$2.old""#);
    assert_eq!(edited.code, 0, "{}", edited.stderr);
    assert!(edited.stdout.contains(r#""cents":7"#), "{}", edited.stdout);
}

#[test]
fn what_does_not_match_the_document_is_not_sent() {
    let edited = edit(r#"sed -i.old 's/950/0/' "$2" && rm "$2.old""#);
    assert_eq!(edited.code, 1);
    assert!(
        edited.stderr.contains("`minimum` at `#/cents`"),
        "{}",
        edited.stderr
    );
    assert_eq!(edited.stdout, "");
}

#[test]
fn an_editor_that_fails_sends_nothing() {
    let failed = edit("exit 1");
    assert_eq!(failed.code, 1);
    assert!(
        failed.stderr.contains("nothing is sent"),
        "{}",
        failed.stderr
    );
    let missing = Command::with(
        &["trigger", &document(), "invoicePaid", "--edit", "--dry-run"],
        &[("VISUAL", "/nowhere/editor")],
    );
    assert_eq!(missing.code, 3);
    assert!(
        missing.stderr.contains("did not start"),
        "{}",
        missing.stderr
    );
}

/// Nobody's work is lost.
#[test]
fn what_is_no_json_is_kept() {
    let edited = edit(r#"echo '{"cents": 7' > "$2""#);
    assert_eq!(edited.code, 1);
    assert!(edited.stderr.contains("no JSON"), "{}", edited.stderr);
    let file = edited.stderr.split("--body @").nth(1).expect("a file");
    let file = file.trim().trim_end_matches('`');
    assert_eq!(
        std::fs::read_to_string(file).expect("it is there"),
        "{\"cents\": 7\n"
    );
    std::fs::remove_file(file).expect("it is removed");
}
