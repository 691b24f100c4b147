//! How much commands print, how wide, and what programs read of them.

mod support;

use serde_json::{Value, json};
use support::{Command, Listening, SECRET, document};

fn file(name: &str) -> String {
    let folder = env!("CARGO_MANIFEST_DIR");
    format!("{folder}/tests/transcripts/send.in/{name}")
}

fn parsed(command: &Command) -> Value {
    serde_json::from_str(&command.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", command.stdout, command.stderr))
}

#[test]
fn a_table_fits_the_width() {
    for columns in [40, 60, 80] {
        let width = columns.to_string();
        let list = Command::with(&["list", &document()], &[("COLUMNS", &width)]);
        for line in list.stdout.lines() {
            assert!(line.chars().count() <= columns, "{columns}: {line}");
        }
        for expected in [
            "limitReached\n",
            "  METHOD   POST",
            "  EVENT    /type=invoice.paid",
        ] {
            assert!(list.stdout.contains(expected), "{}", list.stdout);
        }
    }
    // A program gets whole lines, and so does a wide terminal.
    for variables in [&[][..], &[("COLUMNS", "200")], &[("COLUMNS", "wide")]] {
        let list = Command::with(&["list", &document()], variables);
        assert_eq!(list.stdout.lines().count(), 5, "{}", list.stdout);
    }
}

/// `-q` and `-v` are options of the commands where they do something, and the help says what.
#[test]
fn each_command_says_what_quiet_and_verbose_mean() {
    for (command, quiet, verbose) in [
        ("list", true, false),
        ("check", true, false),
        ("expand", true, false),
        ("diff", true, false),
        ("trigger", true, true),
        ("listen", true, true),
        ("mock", true, true),
        ("replay", true, true),
        ("verify", true, true),
        ("resolve", true, false),
        ("sign", false, false),
        ("deliveries", false, false),
        ("completions", false, false),
        ("man", false, false),
    ] {
        let help = Command::new(&[command, "-h"]).stdout;
        for (option, is_offered) in [("-q, --quiet", quiet), ("-v, --verbose", verbose)] {
            assert_eq!(help.contains(option), is_offered, "{command}: {help}");
        }
    }
    let document = document();
    let list = Command::new(&["list", &document, "-q"]);
    assert_eq!(list.stderr, "");
    assert!(list.stdout.contains("invoicePaid"));
    let at = ["--at", "1900000010", "--secret", SECRET];
    let signed = file("signed.http");
    let verify = Command::new(&[&["verify", &signed, "-q"], &at[..]].concat());
    assert_eq!((verify.code, &*verify.stdout, &*verify.stderr), (0, "", ""));
    let rewritten = file("rewritten.http");
    let verify = Command::new(&[&["verify", &rewritten, "-q"], &at[..]].concat());
    assert!(
        verify.stdout.starts_with("FAIL signature:"),
        "{}",
        verify.stdout
    );
    assert!(!verify.stdout.contains("ok "), "{}", verify.stdout);
    let verify = Command::new(&[&["verify", &signed, "-v"], &at[..]].concat());
    assert!(
        verify.stdout.contains("msg_1.1900000000."),
        "{}",
        verify.stdout
    );
    let subscription = file("subscription.http");
    let resolve = ["resolve", &document, "limitReached", "--request"];
    let resolved = Command::new(&[&resolve[..], &[&subscription, "-q"]].concat());
    assert_eq!(resolved.stdout, "https://shop.example/hooks/limits\n");
    let refused = Command::new(&[&resolve[..], &[&file("private.http"), "-q"]].concat());
    assert_eq!(refused.code, 1);
    assert!(
        refused.stderr.contains("[scheme-not-allowed]"),
        "{}",
        refused.stderr
    );
}

#[test]
fn programs_read_what_is_signed_and_resolved() {
    let paid = file("paid.http");
    let sign = [
        "sign",
        &paid,
        "--id",
        "msg_1",
        "--at",
        "1900000000",
        "--secret",
        SECRET,
    ];
    let signed = parsed(&Command::new(&[&sign[..], &["--format", "json"]].concat()));
    let signature = "v1,lfaAZekTaU5kr9HbpyvqHfFTiRAWnqRbfcrfAZfJlsQ=";
    assert_eq!(signed["signature"]["webhook-signature"], signature);
    assert_eq!(signed["headers"]["webhook-signature"], signature);
    assert_eq!(signed["headers"]["host"], "shop.example");
    assert_eq!(
        (&signed["method"], &signed["url"]),
        (&json!("POST"), &json!("/hooks"))
    );
    assert!(signed["body"].as_str().unwrap().starts_with("{\"type\""));
    let both = Command::new(&[&sign[..], &["--format", "json", "--curl"]].concat());
    assert_eq!(both.code, 2, "{}", both.stderr);

    // A request that was saved keeps its id.
    let saved = file("signed.http");
    let again = ["sign", &saved, "--at", "1900000000", "--secret", SECRET];
    let again = Command::new(&again).stdout;
    assert!(again.starts_with("webhook-id: msg_1\n"), "{again}");

    let document = document();
    let resolve = [
        "resolve",
        &document,
        "limitReached",
        "--format",
        "json",
        "--request",
    ];
    let allowed = parsed(&Command::new(
        &[&resolve[..], &[&file("subscription.http")]].concat(),
    ));
    assert_eq!(allowed["url"], "https://shop.example/hooks/limits");
    let expression = &allowed["expressions"][0];
    assert_eq!(expression["expression"], "$request.body#/notifyUrl");
    assert_eq!(expression["value"], "https://shop.example/hooks");
    assert_eq!(allowed["policy"], json!({"isAllowed": true}));
    let refused = Command::new(&[&resolve[..], &[&file("private.http")]].concat());
    assert_eq!(refused.code, 1);
    assert_eq!(parsed(&refused)["policy"]["code"], "scheme-not-allowed");
}

#[test]
fn programs_read_what_would_be_sent_and_what_was() {
    let trigger = [
        "trigger",
        &document(),
        "invoicePaid",
        "--dry-run",
        "--format",
        "json",
    ];
    let would = parsed(&Command::new(&trigger));
    assert_eq!(
        (&would["operation"], &would["method"]),
        (&json!("invoicePaid"), &json!("POST"))
    );
    assert!(
        would["status"].is_null() && would["body"].is_string(),
        "{would}"
    );

    let listening = Listening::start(&[]);
    let paid = file("paid.http");
    let replay = ["replay", &paid, "--to", &listening.url];
    let sent = parsed(&Command::new(
        &[&replay[..], &["--format", "json"]].concat(),
    ));
    assert_eq!(
        (&sent["status"], &sent["isRight"]),
        (&json!(204), &json!(true))
    );
    assert_eq!(sent["file"], paid.as_str());
    assert!(sent["url"].as_str().unwrap().ends_with("/hooks"), "{sent}");
    let quiet = Command::new(&[&replay[..], &["-q"]].concat());
    assert_eq!((quiet.stdout.lines().count(), &*quiet.stderr), (1, ""));
    let verbose = Command::new(&[&replay[..], &["-v"]].concat());
    assert!(
        verbose.stdout.contains("content-type: application/json"),
        "{}",
        verbose.stdout
    );
}

/// A schema whose members are all optional still has a sample that shows them.
#[test]
fn samples_show_optional_members() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("optional.yaml");
    let text = r##"
openapi: 3.1.0
info: {title: Optional, version: '1'}
webhooks:
  changed:
    post:
      operationId: changed
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                name: {type: string, examples: [Ann]}
                retries: {type: integer, default: 3}
                note: {type: [string, 'null']}
                place:
                  type: object
                  properties:
                    city: {type: string}
                parent: {$ref: '#/components/schemas/Node'}
      responses: {'204': {description: ok}}
components:
  schemas:
    Node:
      type: object
      properties:
        left: {$ref: '#/components/schemas/Node'}
        right: {$ref: '#/components/schemas/Node'}
"##;
    std::fs::write(&path, text).unwrap();
    let path = path.to_str().unwrap();
    let sample = |more: &[&str]| {
        let trigger = ["trigger", path, "changed", "--dry-run", "--format", "json"];
        let would = parsed(&Command::new(&[&trigger[..], more].concat()));
        let body: Value = serde_json::from_str(would["body"].as_str().unwrap()).unwrap();
        body
    };
    let shown = sample(&[]);
    assert_eq!(
        (&shown["name"], &shown["retries"]),
        (&json!("Ann"), &json!(3))
    );
    assert!(
        shown["note"].is_string() && shown["place"]["city"].is_string(),
        "{shown}"
    );
    // What contains itself ends soon.
    assert!(shown["parent"]["left"].is_object(), "{shown}");
    assert!(shown.to_string().len() < 500, "{shown}");
    assert_eq!(sample(&["--minimal"]), json!({}));
    assert_eq!(
        sample(&["--minimal", "--set", "/name=Bob"]),
        json!({"name": "Bob"})
    );
}
