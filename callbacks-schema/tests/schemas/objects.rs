//! The keywords of objects.

use crate::{check, check_in, schema, table, tells};

#[test]
fn members_by_name_by_pattern_and_the_others() {
    let text = r#"{"properties":{"a":{"type":"integer"},"b":false},"patternProperties":{"^a":{"minimum":2},"z$":true},"additionalProperties":{"type":"string"}}"#;
    check(
        text,
        &[
            "{}",
            r#"{"a":2}"#,
            r#"{"ab":5,"z":null,"x":"y"}"#,
            "[]",
            "1",
        ],
        &[
            r#"{"a":1}"#,
            r#"{"a":"x"}"#,
            r#"{"b":1}"#,
            r#"{"ab":1}"#,
            r#"{"x":1}"#,
        ],
    );
    check(
        r#"{"additionalProperties":false}"#,
        &["{}", "[]"],
        &[r#"{"a":1}"#],
    );
}

#[test]
fn members_in_any_order() {
    let text = r#"{"properties":{"c":{"const":3},"a":{"const":1},"b":{"const":2}},"required":["b","d","c"],"additionalProperties":false,"patternProperties":{"d":true}}"#;
    check(
        text,
        &[r#"{"b":2,"c":3,"d":0}"#, r#"{"d":0,"c":3,"b":2,"a":1}"#],
        &[
            r#"{"c":3,"b":2}"#,
            r#"{"b":2,"c":3,"d":0,"e":1}"#,
            r#"{"b":2,"c":1,"d":0}"#,
        ],
    );
}

#[test]
fn required_members() {
    check(
        r#"{"required":["a","b","a"]}"#,
        &[r#"{"b":1,"a":null,"c":1}"#, "[]"],
        &["{}", r#"{"a":1}"#],
    );
    check(
        r#"{"required":["__proto__","toString"]}"#,
        &[],
        &["{}", r#"{"__proto__":1}"#],
    );
    tells(
        schema(r#"{"required":["b","a"],"properties":{"a":true}}"#),
        "{}",
        &[
            ("#", "required", "missing member `a`"),
            ("#", "required", "missing member `b`"),
        ],
    );
}

#[test]
fn more_required_members_than_bits() {
    let names: Vec<String> = (0..200).map(|index| format!("\"m{index}\"")).collect();
    let text = format!(r#"{{"required":[{}]}}"#, names.join(","));
    let member = |name: &String| format!("{name}:1");
    let all: Vec<String> = names.iter().map(member).collect();
    let without = |index: usize| {
        let mut some = all.clone();
        some.remove(index);
        format!("{{{}}}", some.join(","))
    };
    check(
        &text,
        &[&format!("{{{}}}", all.join(","))],
        &[&without(0), &without(127), &without(128), &without(199)],
    );
}

#[test]
fn counts_of_members() {
    check(
        r#"{"minProperties":1,"maxProperties":2}"#,
        &[r#"{"a":1}"#, "[]"],
        &["{}", r#"{"a":1,"b":2,"c":3}"#],
    );
}

#[test]
fn names_of_members() {
    check(
        r#"{"propertyNames":{"maxLength":2}}"#,
        &["{}", r#"{"ab":1}"#, "[\"abc\"]"],
        &[r#"{"abc":1}"#],
    );
    check(r#"{"propertyNames":false}"#, &["{}"], &[r#"{"a":1}"#]);
    check(
        r#"{"propertyNames":{"enum":["a","b"]}}"#,
        &[r#"{"a":1}"#],
        &[r#"{"c":1}"#],
    );
    tells(
        schema(r#"{"propertyNames":{"maxLength":2}}"#),
        r#"{"abc":1}"#,
        &[(
            "#/abc",
            "propertyNames",
            "a name that is not allowed: expected at most 2 characters, found 3",
        )],
    );
}

#[test]
fn members_that_need_others() {
    check(
        r#"{"dependentRequired":{"a":["b","c"],"d":[]}}"#,
        &[
            "{}",
            r#"{"b":1}"#,
            r#"{"a":1,"b":1,"c":1}"#,
            r#"{"d":1}"#,
            "\"a\"",
        ],
        &[r#"{"a":1,"b":1}"#, r#"{"a":null}"#],
    );
    check(
        r#"{"dependentSchemas":{"a":{"properties":{"b":{"type":"integer"}},"minProperties":2},"x":false}}"#,
        &["{}", r#"{"a":1,"b":2}"#, r#"{"b":"c"}"#],
        &[r#"{"a":1}"#, r#"{"a":1,"b":"c"}"#, r#"{"x":1}"#],
    );
    tells(
        schema(r#"{"dependentRequired":{"card":["cvc","name"]}}"#),
        r#"{"card":1,"name":2}"#,
        &[(
            "#",
            "dependentRequired",
            "missing member `cvc`, which `card` needs",
        )],
    );
}

#[test]
fn references_to_other_entries_of_the_table() {
    let tree = table(&[
        (
            "Tree",
            r#"{"type":"object","properties":{"value":{"$ref":"Value"},"children":{"items":{"$ref":"Tree"}}},"required":["value"]}"#,
        ),
        ("Value", r#"{"type":"integer"}"#),
    ]);
    check_in(
        tree,
        &[r#"{"value":1,"children":[{"value":2,"children":[]}]}"#],
        &[
            r#"{"value":1,"children":[{"value":"x"}]}"#,
            r#"{"value":1,"children":[{}]}"#,
        ],
    );
    tells(
        tree,
        r#"{"value":1,"children":[{"value":2},{"children":[{"value":"x"}]}]}"#,
        &[
            (
                "#/children/1/children/0/value",
                "type",
                "expected an integer, found a string",
            ),
            ("#/children/1", "required", "missing member `value`"),
        ],
    );
}

#[test]
fn references_beside_other_keywords() {
    let both = table(&[
        ("Both", r#"{"$ref":"Short","minLength":2}"#),
        ("Short", r#"{"maxLength":3}"#),
    ]);
    check_in(both, &["\"ab\"", "1"], &["\"a\"", "\"abcd\""]);
}

#[test]
fn a_reference_to_nothing_refuses() {
    tells(
        schema(r#"{"properties":{"a":{"$ref":"Gone"}}}"#),
        r#"{"a":1}"#,
        &[("#/a", "$ref", "there is no schema `Gone`")],
    );
}
