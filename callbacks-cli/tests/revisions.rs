//! `diff` over revisions of git, with changes that are planted in a document: each is reported once, for both sides.

mod support;

use std::path::Path;

use support::{Command, document};

fn git(folder: &Path, arguments: &[&str]) -> bool {
    let mut git = std::process::Command::new("git");
    git.current_dir(folder)
        .args(["-c", "user.name=test", "-c", "user.email=test@localhost"])
        .args(arguments);
    git.output().is_ok_and(|output| output.status.success())
}

/// What is replaced, and the lines that report it.
const PLANTED: [(&str, &str, &[&str]); 9] = [
    (
        "notifyUrl: { type: string, format: uri }",
        "notifyUrl: { type: string, format: uri, maxLength: 200 }",
        // A subscription is no callback.
        &[],
    ),
    (
        "percent: { type: integer, minimum: 0, maximum: 100 }",
        "percent: { type: number, minimum: 0, maximum: 100 }",
        &["body /percent is number instead of integer  [breaks the consumer]"],
    ),
    (
        "required: [name, percent]",
        "required: [percent]",
        &["body /name is optional from now on  [breaks the consumer]"],
    ),
    (
        "responses: { '400': { description: Refused } }",
        "responses: { '400': { description: Refused }, '410': { description: Gone } }",
        &["answer 410 is added  [breaks the provider]"],
    ),
    (
        "reason: { type: string }",
        "cause: { type: string }",
        &[
            "body /cause is added  [compatible]",
            "body /reason is not described any more  [compatible]",
        ],
    ),
    (
        "cents: { type: integer, minimum: 1 }",
        "cents: { type: integer, minimum: 0 }",
        &["body /cents `minimum` is 0 instead of 1  [breaks the consumer]"],
    ),
    (
        "{request.body#/notifyUrl}/limits",
        "{request.body#/notifyUrl}/limits/reached",
        &["key"],
    ),
    (
        "'http://audit.example/events':\n            post:\n",
        "'http://audit.example/events':\n            post:\n              deprecated: true\n",
        &["operation is deprecated  [compatible]"],
    ),
    (
        "title: Billing, version: 2.0.0",
        "title: Billing and more, version: 2.1.0",
        &[],
    ),
];

#[test]
fn planted_changes_are_reported_between_revisions() {
    let folder = tempfile::tempdir().expect("a folder");
    if !git(folder.path(), &["init", "--quiet", "--initial-branch=main"]) {
        println!("skipped: there is no `git`");
        return;
    }
    let file = folder.path().join("openapi.yaml");
    let mut text = std::fs::read_to_string(document()).expect("it is there");
    std::fs::write(&file, &text).expect("it is written");
    assert!(git(folder.path(), &["add", "openapi.yaml"]));
    assert!(git(
        folder.path(),
        &["commit", "--quiet", "--message=before"]
    ));
    let mut expected: Vec<&str> = Vec::new();
    for (before, after, reports) in PLANTED {
        assert_eq!(text.matches(before).count(), 1, "{before}");
        text = text.replace(before, after);
        expected.extend(reports);
    }
    std::fs::write(&file, &text).expect("it is written");

    let compare = |arguments: &[&str]| {
        let all = [&["diff", "main:openapi.yaml", "openapi.yaml"], arguments].concat();
        Command::within(folder.path(), &all)
    };
    let found = compare(&[]);
    assert_eq!(found.code, 0, "{}", found.stderr);
    let changes = found.stdout.lines().filter(|line| line.starts_with(' '));
    let changes: Vec<_> = changes.map(str::trim).collect();
    assert_eq!(changes.len(), expected.len(), "{}", found.stdout);
    for report in expected {
        assert!(
            changes.iter().any(|it| it.starts_with(report)),
            "{report}: {changes:#?}"
        );
    }
    assert_eq!(compare(&["--fail-on", "breaking"]).code, 1);

    // Two revisions, of which the second one has the changes.
    assert!(git(
        folder.path(),
        &["commit", "--quiet", "--all", "--message=after"]
    ));
    let revisions = ["diff", "main~1:openapi.yaml", "main:openapi.yaml"];
    let revisions = Command::within(folder.path(), &revisions);
    assert_eq!(revisions.stdout, found.stdout);
    let unknown = ["diff", "gone:openapi.yaml", "openapi.yaml"];
    assert_eq!(Command::within(folder.path(), &unknown).code, 3);
}
