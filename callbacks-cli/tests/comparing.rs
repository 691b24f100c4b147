//! `diff` of documents that differ in one planted change.

mod support;

use support::Command;

/// A document of one webhook, with the members of its body.
fn document(webhook: &str, required: &str, properties: &str) -> String {
    format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "Billing", "version": "1"}}, "webhooks": {{"{webhook}": {{"post": {{
            "operationId": "invoice",
            "requestBody": {{"content": {{"application/json": {{"schema": {{
                "type": "object", "required": [{required}], "properties": {{{properties}}}
            }}}}}}}},
            "responses": {{"204": {{"description": "Noted"}}}}
        }}}}}}}}"#
    )
}

fn diff(old: &str, new: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = [("old.json", old), ("new.json", new)].map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("a document");
        path.to_str().expect("UTF-8").to_owned()
    });
    let compared = Command::new(&["diff", &paths[0], &paths[1]]);
    assert_eq!(compared.code, 0, "{}", compared.stderr);
    compared.stdout.trim_end().to_owned()
}

const CENTS: &str = r#""cents": {"type": "integer", "format": "int64", "minimum": 1}"#;

/// Neither side has to change for another key with the same id.
#[test]
fn an_operation_under_another_key_is_renamed() {
    let old = document("invoice.voided", r#""cents""#, CENTS);
    let new = document("invoice.cancelled", r#""cents""#, CENTS);
    let changes = diff(&old, &new);
    let words = "operation is called `invoice.cancelled` instead of `invoice.voided`  [compatible]";
    assert!(changes.contains(words), "{changes}");
    assert!(
        !changes.contains("is removed") && !changes.contains("is added"),
        "{changes}"
    );
    assert_eq!(changes.lines().count(), 2, "{changes}");
}

#[test]
fn a_required_member_that_is_removed_is_one_change() {
    let both = format!(r#"{CENTS}, "id": {{"type": "string"}}"#);
    let old = document("invoice.voided", r#""cents", "id""#, &both);
    let new = document("invoice.voided", r#""cents""#, CENTS);
    let changes = diff(&old, &new);
    assert!(
        changes.contains("body /id is removed  [breaks the consumer]"),
        "{changes}"
    );
    assert_eq!(changes.lines().count(), 2, "{changes}");
}

/// The bounds and the format of a number mean nothing for a text.
#[test]
fn another_type_is_one_change() {
    let old = document("invoice.voided", r#""cents""#, CENTS);
    let new = document(
        "invoice.voided",
        r#""cents""#,
        r#""cents": {"type": "string"}"#,
    );
    let changes = diff(&old, &new);
    let words = "body /cents is string instead of integer  [breaks both]";
    assert!(changes.contains(words), "{changes}");
    assert_eq!(changes.lines().count(), 2, "{changes}");
}
