//! `const`, `enum`, boolean schemas, and values that are not plain JSON.

use std::collections::BTreeMap;

use callbacks_schema::{Foreign, Instance};
use serde::ser::{Error as _, Serialize, Serializer};

use crate::{check, schema, violations};

#[test]
fn equality_is_deep() {
    check(
        r#"{"const":{"a":[1,{"b":null}],"c":"x"}}"#,
        &[r#"{"c":"x","a":[1.0,{"b":null}]}"#],
        &[
            r#"{"a":[1,{"b":null}]}"#,
            r#"{"a":[1,{}],"c":"x"}"#,
            r#"{"a":[1,{"b":null}],"c":"x","d":1}"#,
            r#"[1]"#,
        ],
    );
    check(
        r#"{"const":[[1,2],3]}"#,
        &["[[1,2.0],3]"],
        &["[[2,1],3]", "[[1,2],3,4]", "[[1,2]]"],
    );
}

#[test]
fn equality_of_numbers_is_mathematical() {
    check(
        r#"{"const":1}"#,
        &["1", "1.0", "1e0"],
        &["true", "\"1\"", "1.1"],
    );
    check(r#"{"const":-2.0}"#, &["-2"], &["2"]);
    check(r#"{"const":0}"#, &["0.0", "-0.0"], &["false", "null"]);
    check(
        r#"{"const":9007199254740993}"#,
        &["9007199254740993"],
        &["9007199254740992"],
    );
    check(
        r#"{"enum":[0.1,1e2]}"#,
        &["1e-1", "100"],
        &["0.10000000000000001e1"],
    );
    check(r#"{"const":null}"#, &["null"], &["0", "false", "\"\""]);
    check(r#"{"const":false}"#, &["false"], &["0", "[]"]);
}

#[test]
fn enums() {
    check(
        r#"{"enum":["a",null,[],{"b":1}]}"#,
        &["\"a\"", "null", "[]", r#"{"b":1}"#],
        &["\"b\"", "{}"],
    );
    check(r#"{"enum":[]}"#, &[], &["null", "1"]);
}

#[test]
fn boolean_schemas() {
    check("true", &["1", "null", "{}"], &[]);
    check("false", &[], &["1", "null", "{}"]);
    check("{}", &["1", "null", "{}"], &[]);
}

#[test]
fn a_text_that_is_no_schema_refuses_everything() {
    check("{", &[], &["1"]);
    check("", &[], &["1"]);
    check("[]", &[], &["1"]);
}

#[test]
fn nothing_at_all_is_null() {
    assert!(schema(r#"{"type":"null"}"#).allows(Instance::Absent));
    assert!(!schema(r#"{"type":"string"}"#).allows(Instance::Absent));
    assert!(schema(r#"{"const":null}"#).allows(Instance::Absent));
}

struct Refusing;

impl Serialize for Refusing {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("not today"))
    }
}

#[test]
fn types_of_the_user_are_checked_as_the_json_that_they_write() {
    let map = BTreeMap::from([("a", 1), ("b", 300)]);
    let foreign = Instance::Foreign(&map as &dyn Foreign);
    let limits = schema(r#"{"additionalProperties":{"maximum":255}}"#);
    let found = violations(limits, foreign);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].pointer, "#/b");
    assert!(schema(r#"{"const":{"a":1,"b":300}}"#).allows(foreign));
    assert!(schema(r#"{"type":"object","unevaluatedProperties":true}"#).allows(foreign));

    let found = violations(schema(r#"{"type":"object"}"#), Instance::Foreign(&Refusing));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].message, "the value cannot be written: not today");
}
