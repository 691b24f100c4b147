//! What the command line advises: its own options, and never arguments of the attribute.

mod support;

use std::path::Path;

use serde_json::Value;
use support::Command;

/// Checks all documents of a pattern, within the folder of the generator's invalid documents. Returns all helps.
fn helps(pattern: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../callbacks-codegen/tests/negative");
    let checked = Command::within(&folder, &["check", pattern, "--format", "json"]);
    let found: Value = serde_json::from_str(&checked.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}{}", checked.stdout, checked.stderr));
    let findings = found["findings"].as_array().expect("a list");
    let helps = findings
        .iter()
        .flat_map(|finding| finding["help"].as_array().expect("a list"));
    helps
        .map(|help| help.as_str().expect("a text").to_owned())
        .collect()
}

#[test]
fn no_hint_names_an_argument_of_the_attribute() {
    let all = helps("*/*.yaml");
    assert!(all.len() > 100, "{}", all.len());
    for help in all {
        for argument in [
            "allow",
            "dispatch",
            "except",
            "expression",
            "format",
            "map",
            "only",
            "rename",
            "replace",
            "types",
        ] {
            assert!(!help.contains(&format!("`{argument}(")), "{help}");
        }
    }
}

#[test]
fn hints_name_the_options() {
    for (document, option) in [
        ("forbidden-file/outside.yaml", "`--root FOLDER`"),
        ("forbidden-file/outside.yaml", "`--map '"),
        ("remote-reference/schema.yaml", "`--map 'https://…="),
        (
            "malformed-runtime-expression/beyond-repair.yaml",
            "`--overlay FILE`",
        ),
        ("indistinct-operations/webhooks.yaml", "`--overlay FILE`"),
    ] {
        let helps = helps(document);
        let has_it = helps.iter().any(|help| help.contains(option));
        assert!(has_it, "{document}: {helps:?}");
    }
}
