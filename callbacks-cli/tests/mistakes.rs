//! Mistakes of users, senders and receivers, each with the words that lead to its cause.

mod support;

use std::path::Path;

use support::{Command, Listening, SECRET, document};

/// The commands that need a document with operations, with this one.
fn commands(document: &str, request: &str) -> [Vec<String>; 5] {
    let to = "http://127.0.0.1:9/";
    [
        &["trigger", document, "invoicePaid", "--to", to][..],
        &["verify", request, "--document", document],
        &["resolve", document, "invoicePaid", "--request", request],
        &["listen", document, "--port", "0"],
        &["mock", document, "--port", "0"],
    ]
    .map(|arguments| arguments.iter().map(|each| (*each).to_owned()).collect())
}

fn run(arguments: &[String]) -> Command {
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    Command::new(&arguments)
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

/// Whatever needs the document says what is wrong with it, and ends.
#[test]
fn a_document_that_cannot_be_used_ends_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let request = write(
        folder.path(),
        "paid.http",
        "POST / HTTP/1.1\nhost: localhost\n\n{}",
    );
    let missing = folder.path().join("missing.yaml");
    let missing = missing.to_str().expect("UTF-8").to_owned();
    let wrong = write(folder.path(), "wrong.yaml", "openapi: 3.1.0\ninfo: [\n");
    let empty = "openapi: 3.1.0\ninfo: {title: Nothing, version: '1'}\npaths: {}\n";
    let empty = write(folder.path(), "empty.yaml", empty);
    for (document, code, words) in [
        (&missing, 3, "missing.yaml"),
        (&wrong, 1, "wrong.yaml:"),
        (&empty, 1, "neither callbacks nor webhooks"),
    ] {
        for arguments in commands(document, &request) {
            let ended = run(&arguments);
            assert_eq!(ended.code, code, "{arguments:?}: {}", ended.stderr);
            assert!(
                ended.stderr.contains(words),
                "{arguments:?}: {}",
                ended.stderr
            );
        }
    }
}

#[test]
fn a_wait_for_nothing_is_refused() {
    let document = document();
    let ended = Command::new(&["listen", &document, "--port", "0", "--timeout", "1s"]);
    assert_eq!(ended.code, 2);
    assert!(ended.stderr.contains("--expect"), "{}", ended.stderr);
}

/// A receiver that accepts a forgery is a finding; one that refuses it is not.
#[test]
fn a_deliberate_mistake_has_a_verdict() {
    let verifying = Listening::start(&["--secret", SECRET]);
    let trusting = Listening::start(&[]);
    for fault in ["bad-signature", "late"] {
        let arguments = ["--secret", SECRET, "--fault", fault];
        let refused = verifying.trigger("invoicePaid", &arguments);
        assert_eq!(refused.code, 0, "{}", refused.stdout);
        assert!(
            refused.stdout.contains("refused, as it should be"),
            "{}",
            refused.stdout
        );
        let accepted = trusting.trigger("invoicePaid", &arguments);
        assert_eq!(accepted.code, 1, "{}", accepted.stdout);
        assert!(accepted.stdout.contains("ACCEPTED"), "{}", accepted.stdout);
        let unsigned = verifying.trigger("invoicePaid", &["--fault", fault]);
        assert_eq!(unsigned.code, 2, "{}", unsigned.stderr);
    }
    assert!(verifying.line("signature late").contains("invoicePaid"));
}

/// A request that is of no operation says why.
#[test]
fn a_request_of_no_operation_says_which_part_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let event = |name: &str| {
        format!(
            r#""{name}": {{"post": {{
                "requestBody": {{"content": {{"application/json": {{"schema": {{
                    "type": "object", "required": ["type"],
                    "properties": {{"type": {{"const": "invoice.{name}"}}}}
                }}}}}}}},
                "responses": {{"204": {{"description": "Noted"}}}}
            }}}}"#
        )
    };
    let (paid, voided) = (event("paid"), event("voided"));
    let text = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "Billing", "version": "1"}}, "webhooks": {{{paid}, {voided}}}}}"#
    );
    let document = write(folder.path(), "billing.json", &text);
    let paid = r#"{"id":"in_1","type":"invoice.paid","cents":950}"#;
    for (name, request, words) in [
        (
            "put",
            format!("PUT / HTTP/1.1\n\n{paid}"),
            "is sent with POST, not with PUT",
        ),
        (
            "get",
            "GET / HTTP/1.1\n\n".to_owned(),
            "no operation of the document has the method GET",
        ),
        (
            "other",
            "POST / HTTP/1.1\n\n{\"type\":\"other\"}".to_owned(),
            "it has `invoice.paid`",
        ),
        (
            "none",
            "POST / HTTP/1.1\n\n{\"id\":1}".to_owned(),
            "not named by `/type` of the body",
        ),
    ] {
        let request = request.replacen(
            "\n\n",
            "\nhost: localhost\ncontent-type: application/json\n\n",
            1,
        );
        let file = write(folder.path(), &format!("{name}.http"), &request);
        let verified = Command::new(&["verify", &file, "--document", &document]);
        assert_eq!(verified.code, 1, "{name}: {}", verified.stdout);
        assert!(
            verified.stdout.contains(words),
            "{name}: {}",
            verified.stdout
        );
        // A secret that is missing by accident must not look like a valid signature.
        assert!(
            verified.stderr.contains("the signature is not verified"),
            "{}",
            verified.stderr
        );
    }
}

/// A request to another path is not the one that subscribes.
#[test]
fn a_subscription_is_a_request_of_the_operation() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = r#"{"openapi": "3.1.0", "info": {"title": "Orders", "version": "1"}, "paths": {"/orders/{id}": {"post": {
        "responses": {"201": {"description": "Created"}},
        "callbacks": {"shipped": {"{$request.body#/url}": {"post": {"responses": {"204": {"description": "Noted"}}}}}}
    }}}}"#;
    let document = write(folder.path(), "orders.json", text);
    let subscription = |line: &str| {
        let text = format!(
            "{line} HTTP/1.1\nhost: api.example\ncontent-type: application/json\n\n{{\"url\":\"https://shop.example/hook\"}}"
        );
        write(folder.path(), "subscription.http", &text)
    };
    for (line, code) in [
        ("POST /orders/7", 0),
        ("POST /v1/orders/7", 0),
        ("POST /foo", 1),
        ("PUT /orders/7", 1),
    ] {
        let request = subscription(line);
        let resolved = Command::new(&["resolve", &document, "shipped", "--request", &request]);
        assert_eq!(
            resolved.code, code,
            "{line}: {}{}",
            resolved.stdout, resolved.stderr
        );
        if code == 1 {
            let words = "subscribe with `POST /orders/{id}`";
            assert!(
                resolved.stderr.contains(words),
                "{line}: {}",
                resolved.stderr
            );
        }
    }
}

/// Without a URL, the help has one, and for a callback the other way to find it.
#[test]
fn a_trigger_without_a_url_says_what_to_give() {
    let document = document();
    for (event, has_subscription) in [("invoicePaid", false), ("limitReached", true)] {
        let ended = Command::new(&["trigger", &document, event]);
        assert_eq!(ended.code, 2, "{}", ended.stderr);
        assert!(ended.stderr.contains("`--to http://127.0.0.1:8080/`"));
        let found = ended.stderr.contains("`--request FILE`");
        assert_eq!(found, has_subscription, "{event}: {}", ended.stderr);
    }
}
