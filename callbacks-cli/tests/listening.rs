//! `listen`, `trigger` and `replay` as programs on the loopback interface.

mod support;

use support::{Command, Listening, SECRET, document};

#[test]
fn a_sample_of_each_operation_is_accepted_with_each_scheme() {
    for scheme in [
        "standard", "github", "stripe", "slack", "shopify", "rfc9421",
    ] {
        let listening = Listening::start(&["--secret", SECRET, "--scheme", scheme]);
        for event in ["invoicePaid", "invoiceVoided", "limitReached"] {
            let sent = listening.trigger(event, &["--secret", SECRET, "--scheme", scheme]);
            assert_eq!(
                sent.code, 0,
                "{scheme} {event}: {}{}",
                sent.stdout, sent.stderr
            );
            assert!(sent.stdout.contains("as declared"), "{}", sent.stdout);
        }
    }
}

#[test]
fn what_is_wrong_leads_to_the_page() {
    let listening = Listening::start(&["--secret", SECRET]);
    let unsigned = listening.trigger("invoicePaid", &[]);
    assert!(
        unsigned.stderr.contains("sign the request"),
        "{}",
        unsigned.stderr
    );
    let more = listening.line("more: ");
    assert_eq!(more.trim(), format!("more: {}#1", listening.page));
}

#[test]
fn mistakes_of_a_sender_are_refused() {
    let listening = Listening::start(&["--secret", SECRET]);
    let refused = |arguments: &[&str], status: &str| {
        let all = [&["--secret", SECRET], arguments].concat();
        let sent = listening.trigger("invoicePaid", &all);
        assert!(
            sent.stdout.contains(&format!("<-- {status}")),
            "{arguments:?}: {}",
            sent.stdout
        );
        sent
    };
    assert_eq!(refused(&["--set", "/id=1", "--no-validate"], "422").code, 1);
    refused(&["--fault", "bad-signature"], "401");
    refused(&["--fault", "late"], "401");
    refused(&["--fault", "unknown-event"], "404");
    let twice = refused(&["--fault", "duplicate"], "204");
    assert_eq!(twice.stdout.matches("-->").count(), 2);
    let wrong = listening.trigger(
        "invoicePaid",
        &["--secret", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
    );
    assert!(wrong.stdout.contains("<-- 401"), "{}", wrong.stdout);
    assert!(listening.line("duplicate of").contains("invoicePaid"));
}

/// Bytes, headers and query reach the service, so a signature is still valid there.
#[test]
fn forwarding_keeps_a_signature_valid() {
    let service = Listening::start(&["--secret", SECRET]);
    let to = format!("{}hooks?tenant=a", service.url);
    let listening = Listening::start(&["--forward-to", &to]);
    let document = document();
    let url = format!("{}paid?attempt=2", listening.url);
    // A body that every serializer would write in another way.
    let body = "{ \"cents\" :950,\n\t\"type\":\"invoice.paid\", \"id\":\"in_\\u0031\" }";
    let sent = Command::new(&[
        "trigger",
        &document,
        "invoicePaid",
        "--to",
        &url,
        "--secret",
        SECRET,
        "--body",
        body,
    ]);
    assert!(
        sent.stdout.contains("<-- 204"),
        "{}{}",
        sent.stdout,
        sent.stderr
    );
    let arrived = service.line("-->");
    assert!(
        arrived.contains("/hooks/paid?tenant=a&attempt=2"),
        "{arrived}"
    );
    assert!(arrived.contains("signature ok"), "{arrived}");
}

/// A body of bytes reaches the service whole, is saved whole, and is shown by its size.
#[test]
fn a_binary_body_is_forwarded_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (document, body, saved) = (path("scans.json"), path("body"), path("saved"));
    let text = r#"{"openapi": "3.1.0", "info": {"title": "Scans", "version": "1"}, "webhooks": {"scanned": {"post": {
        "requestBody": {"required": true, "content": {"application/octet-stream": {}}},
        "responses": {"204": {"description": "Noted"}}
    }}}}"#;
    std::fs::write(&document, text).expect("a document");
    // All bytes in every order of two: line breaks, nulls, and what is not UTF-8.
    let bytes: Vec<u8> = (0..=255)
        .flat_map(|first| (0..=255).flat_map(move |second| [first, second]))
        .collect();
    std::fs::write(&body, &bytes).expect("a body");
    std::fs::create_dir(&saved).expect("a folder");
    let secret = ["--secret", SECRET];
    let service = Listening::of(&document, &[&secret[..], &["--save", &saved]].concat());
    let forward = ["--forward-to", &service.url, "--verbose"];
    let listening = Listening::of(&document, &[&secret[..], &forward].concat());
    let body = format!("@{body}");
    let sent = listening.trigger("scanned", &[&secret[..], &["--body", &body]].concat());
    assert_eq!(sent.code, 0, "{}{}", sent.stdout, sent.stderr);
    assert!(
        sent.stdout.contains("that are not UTF-8)"),
        "{}",
        sent.stdout
    );
    for listening in [&listening, &service] {
        let line = listening.line("-->");
        assert!(line.contains("signature ok, schema ok"), "{line}");
    }
    let shown = listening.line("not UTF-8");
    assert!(!shown.contains('\u{fffd}'), "{shown}");
    let files: Vec<_> = std::fs::read_dir(&saved).expect("a folder").collect();
    let file = files[0].as_ref().expect("a file").path();
    let message = std::fs::read(&file).expect("a message");
    let head = message.windows(4).position(|end| end == b"\r\n\r\n");
    assert!(
        message[head.expect("a head") + 4..] == bytes[..],
        "other bytes"
    );
    // A folder is replayed as it was saved, and programs get the bytes too.
    let json = ["replay", &saved, "--to", &service.url, "--format", "json"];
    let again = Command::new(&json);
    assert_eq!(again.code, 0, "{}{}", again.stdout, again.stderr);
    let line: serde_json::Value = serde_json::from_str(&again.stdout).expect("one line");
    assert!(
        line["bodyBase64"]
            .as_str()
            .expect("a text")
            .starts_with("AAAAAQAC")
    );
    assert_eq!(line["status"], 204);
}

/// What `--body` gives is sent as it is if it has the media type of the document, and JSON is written in it.
#[test]
fn a_body_is_given_in_its_media_type_or_as_json() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes.json");
    let document = path.to_str().expect("UTF-8");
    let given = |media: &str, body: &str| {
        let text = format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "Notes", "version": "1"}}, "webhooks": {{"noted": {{"post": {{
            "requestBody": {{"required": true, "content": {{{media}}}}}, "responses": {{"204": {{"description": "Noted"}}}}
            }}}}}}}}"#
        );
        std::fs::write(&path, text).expect("a document");
        let sent = Command::new(&["trigger", document, "noted", "--dry-run", "--body", body]);
        let end = sent
            .stdout
            .split_once("--data-raw ")
            .map(|(_, end)| end.trim().to_owned());
        end.ok_or(sent.stderr)
    };
    let object = r#"{"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}, "xml": {"name": "n"}}"#;
    let text = r#""text/plain": {"schema": {"type": "string", "maxLength": 5}}"#;
    let xml = format!(r#""application/xml": {{"schema": {object}}}"#);
    let form = format!(r#""application/x-www-form-urlencoded": {{"schema": {object}}}"#);
    let declared = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
    for (media, body, expected) in [
        (text, "hello", "'hello'"),
        (&xml, "<n><a>x</a></n>", "'<n><a>x</a></n>'"),
        (
            &xml,
            r#"{"a": "x"}"#,
            &*format!("'{declared}<n><a>x</a></n>'"),
        ),
        (&form, "a=x+y", "'a=x+y'"),
        (&form, r#"{"a": "x"}"#, "'a=x'"),
    ] {
        assert_eq!(
            given(media, body).as_deref(),
            Ok(expected),
            "{media} {body}"
        );
    }
    for (media, body, expected) in [
        (text, "too long", "the body of `noted` is invalid"),
        (&xml, "<n/>", "missing member `a`"),
        (&xml, "<n>", "the body of `noted` is invalid"),
        (&form, "b=x", "missing member `a`"),
    ] {
        let refused = given(media, body).expect_err(body);
        assert!(refused.contains(expected), "{media} {body}: {refused}");
    }
}

#[test]
fn a_service_that_does_not_answer_is_a_bad_gateway() {
    let listening = Listening::start(&["--forward-to", "http://127.0.0.1:1/"]);
    let sent = listening.trigger("invoicePaid", &[]);
    assert!(sent.stdout.contains("<-- 502"), "{}", sent.stdout);
}

#[test]
fn answers_are_given_in_turn() {
    let listening = Listening::start(&["--answer", "503:30,204"]);
    let first = listening.trigger("invoicePaid", &["--verbose"]);
    assert!(first.stdout.contains("<-- 503"), "{}", first.stdout);
    assert!(first.stdout.contains("retry-after: 30"), "{}", first.stdout);
    assert!(
        listening
            .trigger("invoicePaid", &[])
            .stdout
            .contains("<-- 204")
    );
}

#[test]
fn an_expected_event_ends_the_wait() {
    let gate = |arguments: &[&str]| {
        Listening::start(&[&["--secret", SECRET, "--expect", "invoicePaid"], arguments].concat())
    };
    let valid = gate(&["--timeout", "60s"]);
    valid.trigger("invoiceVoided", &["--secret", SECRET]);
    valid.trigger("invoicePaid", &["--secret", SECRET]);
    assert_eq!(valid.exit_code(), 0);
    let invalid = gate(&["--timeout", "60s"]);
    invalid.trigger(
        "invoicePaid",
        &["--secret", SECRET, "--fault", "bad-signature"],
    );
    assert_eq!(invalid.exit_code(), 1);
    let late = gate(&["--timeout", "10ms"]);
    assert_eq!(late.exit_code(), 1);
}

/// A request of two webhooks that nothing distinguishes is a request of both.
#[test]
fn an_expected_event_may_look_like_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("links.json");
    let link = r#"{"post": {
        "requestBody": {"content": {"application/json": {"schema": {
            "type": "object", "required": ["url"], "properties": {"url": {"type": "string"}}
        }}}},
        "responses": {"204": {"description": "Noted"}}
    }}"#;
    let text = format!(
        r#"{{"openapi": "3.1.0", "info": {{"title": "Links", "version": "1"}},
        "webhooks": {{"clicked": {link}, "replaced": {link}}}}}"#
    );
    std::fs::write(&path, text).expect("a document");
    let document = path.to_str().expect("UTF-8");
    for event in ["clicked", "replaced"] {
        let listening = Listening::of(document, &["--expect", event, "--timeout", "60s"]);
        // At the root, so that the path does not distinguish them either.
        let sent = listening.trigger(event, &[]);
        assert_eq!(sent.code, 0, "{}{}", sent.stdout, sent.stderr);
        assert!(listening.line("-->").contains("clicked (or replaced)"));
        assert_eq!(listening.exit_code(), 0);
    }
}

#[test]
fn saved_requests_are_replayed_with_a_new_signature() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("UTF-8");
    let listening = Listening::start(&["--secret", SECRET, "--save", path]);
    listening.trigger("invoicePaid", &["--secret", SECRET, "--fault", "late"]);
    listening.line("-->");
    let file = folder.path().join("0001-invoicePaid.http");
    let file = file.to_str().expect("UTF-8");
    let replay = |arguments: &[&str]| {
        let all = [&["replay", file, "--to", &listening.url], arguments].concat();
        Command::new(&all)
    };
    let old = replay(&[]);
    assert_eq!(old.code, 1);
    assert!(old.stdout.contains("<-- 401"), "{}", old.stdout);
    let changed = replay(&["--set", "/cents=7"]);
    assert!(
        changed
            .stderr
            .contains("the signature is of the body before `--set`"),
        "{}",
        changed.stderr
    );
    let signed = replay(&["--re-sign", "--secret", SECRET, "--set", "/cents=7"]);
    assert_eq!(signed.code, 0, "{}{}", signed.stdout, signed.stderr);
}

#[test]
fn filters_hide_what_is_not_wanted() {
    let listening = Listening::start(&[
        "--events",
        "invoice.paid",
        "--filter",
        "/cents=7",
        "--format",
        "json",
    ]);
    for arguments in [&["--set", "/cents=8"], &["--set", "/cents=7"]] {
        listening.trigger("invoicePaid", arguments);
    }
    let line = listening.line("{");
    assert!(line.contains(r#"\"cents\":7"#), "{line}");
}

/// Sends bytes to a receiver, and returns the status line of its answer.
fn send_raw(url: &str, request: &[u8]) -> String {
    use std::io::{BufRead, BufReader, Write};
    let address = url.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = std::net::TcpStream::connect(address).expect("it listens");
    stream.write_all(request).expect("it reads");
    let mut line = String::new();
    let read = BufReader::new(stream).read_line(&mut line);
    read.expect("it answers");
    line
}

fn post(body: &str) -> Vec<u8> {
    let length = body.len();
    let head = "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nwebhook-id: m\r\nwebhook-timestamp: 1\r\n\
                webhook-signature: v1,AAAA\r\nconnection: close";
    format!("{head}\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
}

/// Explaining the signature of such a body took all memory, even if the sender was unknown.
#[test]
fn a_body_that_is_nested_without_end_does_no_harm() {
    let listening = Listening::start(&["--secret", SECRET]);
    let body = "[".repeat(200_000) + &"]".repeat(200_000);
    let status = send_raw(&listening.url, &post(&body));
    assert!(status.contains(" 401 "), "{status}");
    let sent = listening.trigger("invoicePaid", &["--secret", SECRET]);
    assert_eq!(sent.code, 0, "{}{}", sent.stdout, sent.stderr);
}

#[test]
fn a_request_cannot_control_the_terminal() {
    let listening = Listening::start(&["--color", "always", "--verbose"]);
    let url = listening.url.replace("\u{1b}[1m", "");
    let url = url.replace("\u{1b}[0m", "");
    let name = r"x\u001b]0;title\u0007\u009b2J\n00:00:00 --> POST forged";
    let body = format!("{{\"type\": \"{name}\", \"raw\": \"\u{9b}2J\u{202e}\"}}");
    let status = send_raw(&url, &post(&body));
    assert!(status.contains(" 404 "), "{status}");
    let first = listening.line("-->");
    assert!(first.contains("forged"), "{first:?}");
    let last = listening.line("raw");
    for line in [first, last] {
        let line = line.trim_end();
        let styles = [
            "\u{1b}[0m",
            "\u{1b}[1m",
            "\u{1b}[2m",
            "\u{1b}[31m",
            "\u{1b}[32m",
        ];
        let rest = styles
            .iter()
            .fold(line.to_owned(), |line, style| line.replace(style, ""));
        let is_hostile = |letter: char| letter.is_control() || letter == '\u{202e}';
        assert!(!rest.contains(is_hostile), "{rest:?}");
    }
}

#[test]
fn dots_lead_nowhere_else_at_the_service() {
    let service = Listening::start(&[]);
    let to = format!("{}hooks", service.url);
    let listening = Listening::start(&["--forward-to", &to]);
    let request = b"POST /../admin HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    let status = send_raw(&listening.url, request);
    assert!(status.contains(" 404 "), "{status}");
    listening.trigger("invoicePaid", &[]);
    assert!(service.line("-->").contains("/hooks"));
}
