//! `allOf`, `anyOf`, `oneOf`, `not`, `if`.

use crate::{check, schema, table, tells};

#[test]
fn all_of() {
    check(
        r#"{"allOf":[{"minimum":2},{"maximum":3}],"multipleOf":1}"#,
        &["2", "3"],
        &["1", "4", "2.5"],
    );
    check(r#"{"allOf":[true,false]}"#, &[], &["1"]);
}

#[test]
fn any_of() {
    check(
        r#"{"anyOf":[{"type":"integer"},{"minimum":2}]}"#,
        &["1", "2.5", "\"x\""],
        &["1.5"],
    );
    check(r#"{"anyOf":[false,false]}"#, &[], &["1"]);
}

#[test]
fn one_of_is_exactly_one() {
    check(
        r#"{"oneOf":[{"type":"integer"},{"minimum":2}]}"#,
        &["1", "2.5"],
        &["3", "1.5"],
    );
    check(r#"{"oneOf":[true,true]}"#, &[], &["1"]);
    check(
        r#"{"oneOf":[{"required":["a"]},{"required":["b"]}]}"#,
        &[r#"{"a":1}"#, r#"{"b":1}"#],
        &["{}", r#"{"a":1,"b":1}"#, "1"],
    );
}

#[test]
fn not() {
    check(
        r#"{"not":{"type":["integer","boolean"]}}"#,
        &["\"a\"", "1.5"],
        &["1", "true"],
    );
    check(r#"{"not":{"not":{"type":"integer"}}}"#, &["1"], &["\"a\""]);
    check(r#"{"not":{}}"#, &[], &["1"]);
}

#[test]
fn conditions() {
    let text = r#"{"if":{"exclusiveMaximum":0},"then":{"minimum":-10},"else":{"multipleOf":2}}"#;
    check(text, &["-1", "4", "\"x\""], &["-100", "3"]);
    check(r#"{"if":{"const":0},"then":false}"#, &["1"], &["0"]);
    check(r#"{"if":{"const":0},"else":false}"#, &["0"], &["1"]);
    check(r#"{"then":false,"else":false}"#, &["0"], &[]);
    check(r#"{"if":false,"else":{"const":1}}"#, &["1"], &["2"]);
}

#[test]
fn where_one_branch_is_meant_it_speaks() {
    // By the kind of the value,
    tells(
        schema(r#"{"anyOf":[{"type":"object","required":["id"]},{"type":"null"}]}"#),
        "{}",
        &[("#", "required", "missing member `id`")],
    );
    // or by a constant.
    let pets = table(&[
        ("Pet", r#"{"oneOf":[{"$ref":"Cat"},{"$ref":"Dog"}]}"#),
        (
            "Cat",
            r#"{"type":"object","properties":{"kind":{"const":"cat"},"lives":{"maximum":9}},"required":["kind"]}"#,
        ),
        (
            "Dog",
            r#"{"allOf":[{"$ref":"Tagged"},{"properties":{"bark":{"type":"string"},"age":{"minimum":0}}}]}"#,
        ),
        (
            "Tagged",
            r#"{"type":"object","properties":{"kind":{"enum":["dog"]}},"required":["kind"]}"#,
        ),
    ]);
    tells(
        pets,
        r#"{"kind":"dog","bark":7,"age":-1}"#,
        &[
            ("#/age", "minimum", "expected at least 0, found `-1`"),
            ("#/bark", "type", "expected a string, found an integer"),
        ],
    );
    tells(
        pets,
        r#"{"kind":"fish"}"#,
        &[(
            "#",
            "oneOf",
            "no branch of `oneOf` fits: `Cat`: expected `cat`, found `fish` at `#/kind`; `Dog`: expected `dog`, found `fish` at `#/kind`",
        )],
    );
}

#[test]
fn where_any_branch_may_be_meant_each_tells_why_not() {
    tells(
        schema(
            r#"{"anyOf":[{"type":"string","minLength":3},{"type":"string","pattern":"^x"},{"type":"integer"}]}"#,
        ),
        "\"a\"",
        &[(
            "#",
            "anyOf",
            "no branch of `anyOf` fits: branch 1: expected at least 3 characters, found 1; \
             branch 2: expected a match of `^x`, found `a`; branch 3: expected an integer, found a string",
        )],
    );
    tells(
        schema(r#"{"oneOf":[{"minimum":1},{"maximum":5}]}"#),
        "3",
        &[(
            "#",
            "oneOf",
            "expected exactly one branch of `oneOf` to fit, but branch 1 and branch 2 do",
        )],
    );
}

#[test]
fn a_message_of_many_branches_is_short() {
    let branch = |index: usize| {
        format!(
            r#"{{"type":"string","const":"{}{index}"}}"#,
            "long ".repeat(50)
        )
    };
    let branches: Vec<_> = (0..500).map(branch).collect();
    let text = format!(r#"{{"oneOf":[{}]}}"#, branches.join(","));
    let value = crate::json(&format!("\"{}\"", "x".repeat(10_000)));
    let found = crate::violations(
        schema(&text),
        callbacks_schema::AsInstance::as_instance(&value),
    );
    assert_eq!(found.len(), 1);
    assert!(found[0].message.len() < 700, "{}", found[0].message.len());
    assert!(
        found[0].message.ends_with("and 496 others"),
        "{}",
        found[0].message
    );
}
