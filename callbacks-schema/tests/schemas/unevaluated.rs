//! `unevaluatedProperties` and `unevaluatedItems`: everything that the rest of the schema does not evaluate.

use crate::{check, check_in, schema, table, tells};

#[test]
fn members_beside_the_keyword() {
    check(
        r#"{"properties":{"a":{}},"patternProperties":{"^x":{}},"unevaluatedProperties":false}"#,
        &["{}", r#"{"a":1,"x1":2}"#, "[1]"],
        &[r#"{"b":1}"#],
    );
    check(
        r#"{"additionalProperties":true,"unevaluatedProperties":false}"#,
        &[r#"{"a":1}"#],
        &[],
    );
    check(
        r#"{"unevaluatedProperties":{"type":"string"}}"#,
        &[r#"{"a":"b"}"#],
        &[r#"{"a":1}"#],
    );
    check(
        r#"{"required":["a"],"propertyNames":true,"unevaluatedProperties":false}"#,
        &[],
        &[r#"{"a":1}"#],
    );
}

#[test]
fn members_of_schemas_that_apply_as_well() {
    check(
        r#"{"allOf":[{"properties":{"a":{}}},{"properties":{"b":{}}}],"unevaluatedProperties":false}"#,
        &[r#"{"a":1,"b":2}"#],
        &[r#"{"a":1,"c":2}"#],
    );
    let closed = table(&[
        (
            "Closed",
            r#"{"$ref":"Base","properties":{"b":{}},"unevaluatedProperties":false}"#,
        ),
        ("Base", r#"{"properties":{"a":{}}}"#),
    ]);
    check_in(closed, &[r#"{"a":1,"b":2}"#], &[r#"{"c":1}"#]);
    check(
        r#"{"dependentSchemas":{"a":{"properties":{"a":{},"b":{}}}},"unevaluatedProperties":false}"#,
        &[r#"{"a":1,"b":2}"#, "{}"],
        &[r#"{"b":2}"#],
    );
}

#[test]
fn members_of_branches_that_fit_only() {
    check(
        r#"{"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},{"properties":{"b":{"const":2}},"required":["b"]}],"unevaluatedProperties":false}"#,
        &[r#"{"a":1}"#, r#"{"b":2}"#, r#"{"a":1,"b":2}"#],
        &[r#"{"a":1,"b":3}"#, r#"{"a":1,"c":1}"#],
    );
    check(
        r#"{"oneOf":[{"properties":{"a":{}},"required":["a"]},{"properties":{"b":{}},"required":["b"]}],"unevaluatedProperties":false}"#,
        &[r#"{"a":1}"#],
        &[r#"{"a":1,"c":2}"#],
    );
    check(
        r#"{"if":{"properties":{"k":{"const":1}},"required":["k"]},"then":{"properties":{"a":{}}},"else":{"properties":{"b":{}}},"unevaluatedProperties":false}"#,
        &[r#"{"k":1,"a":2}"#, r#"{"b":2}"#],
        &[r#"{"k":1,"b":2}"#, r#"{"k":2,"b":2}"#, r#"{"a":1}"#],
    );
    check(
        r#"{"not":{"not":{"properties":{"a":{}},"required":["a"]}},"unevaluatedProperties":false}"#,
        &[],
        &[r#"{"a":1}"#],
    );
}

#[test]
fn members_where_the_keyword_lies_within_itself() {
    check(
        r#"{"allOf":[{"unevaluatedProperties":true}],"unevaluatedProperties":false}"#,
        &[r#"{"a":1}"#],
        &[],
    );
    check(
        r#"{"properties":{"a":{}},"allOf":[{"unevaluatedProperties":false}]}"#,
        &["{}"],
        &[r#"{"a":1}"#],
    );
    let tree = table(&[
        ("Tree", r#"{"$ref":"Node","unevaluatedProperties":false}"#),
        ("Node", r#"{"properties":{"child":{"$ref":"Tree"}}}"#),
    ]);
    check_in(
        tree,
        &[r#"{"child":{"child":{}}}"#],
        &[r#"{"child":{"chld":{}}}"#],
    );
}

#[test]
fn items() {
    check(
        r#"{"prefixItems":[{}],"unevaluatedItems":false}"#,
        &["[]", "[1]", "{}"],
        &["[1,2]"],
    );
    check(r#"{"items":{},"unevaluatedItems":false}"#, &["[1,2]"], &[]);
    check(
        r#"{"prefixItems":[{}],"allOf":[{"prefixItems":[{},{}]}],"unevaluatedItems":{"type":"null"}}"#,
        &["[1,2]", "[1,2,null]"],
        &["[1,2,3]"],
    );
    check(
        r#"{"contains":{"type":"string"},"unevaluatedItems":false}"#,
        &["[\"a\",\"b\"]"],
        &["[\"a\",1]"],
    );
    check(
        r#"{"anyOf":[{"prefixItems":[{"const":1}]},{"prefixItems":[{},{"const":2}]}],"unevaluatedItems":false}"#,
        &["[1]", "[3,2]", "[1,2]"],
        &["[1,3]", "[1,2,3]"],
    );
    check(
        r#"{"allOf":[{"contains":{"multipleOf":2}},{"contains":{"multipleOf":3}}],"unevaluatedItems":{"multipleOf":5}}"#,
        &["[2,3,4,5,6]"],
        &["[2,3,4,7,8]"],
    );
}

#[test]
fn what_is_told() {
    tells(
        schema(r#"{"properties":{"a":{}},"unevaluatedProperties":false}"#),
        r#"{"a":1,"b/c":2}"#,
        &[("#/b~1c", "unevaluatedProperties", "unknown member `b/c`")],
    );
    // If a branch fails, its members are not reported as unknown in addition.
    tells(
        schema(
            r#"{"anyOf":[{"properties":{"a":{"type":"string"}}}],"unevaluatedProperties":false}"#,
        ),
        r#"{"a":1}"#,
        &[("#/a", "type", "expected a string, found an integer")],
    );
}
