//! The places and texts of violations.

use callbacks_schema::AsInstance;

use crate::{json, schema, tells, violations};

#[test]
fn every_violation_is_told_in_the_order_of_the_value() {
    tells(
        schema(
            r#"{"properties":{"id":{"type":"string"},"items":{"items":{"properties":{"n":{"minimum":1,"multipleOf":2}}}},"name":{"maxLength":3}},"required":["id","kind"],"additionalProperties":false}"#,
        ),
        r#"{"extra":1,"id":7,"items":[{"n":2},{"n":-1}],"name":"abcde"}"#,
        &[
            ("#/extra", "additionalProperties", "unknown member `extra`"),
            ("#/id", "type", "expected a string, found an integer"),
            ("#/items/1/n", "minimum", "expected at least 1, found `-1`"),
            (
                "#/items/1/n",
                "multipleOf",
                "expected a multiple of 2, found `-1`",
            ),
            (
                "#/name",
                "maxLength",
                "expected at most 3 characters, found 5",
            ),
            ("#", "required", "missing member `kind`"),
        ],
    );
}

#[test]
fn pointers_are_fragments() {
    let schema = schema(r#"{"additionalProperties":{"items":false}}"#);
    for (name, pointer) in [
        ("a/b", "#/a~1b/0"),
        ("m~n", "#/m~0n/0"),
        ("c%d", "#/c%25d/0"),
        ("e^f|g\\h", "#/e%5Ef%7Cg%5Ch/0"),
        ("k\"l m", "#/k%22l%20m/0"),
        ("", "#//0"),
        ("ü", "#/%C3%BC/0"),
    ] {
        let value = serde_json::Value::from_iter([(name, vec![1])]);
        assert_eq!(violations(schema, value.as_instance())[0].pointer, pointer);
    }
}

#[test]
fn messages() {
    let cases = [
        (
            r#"{"type":["string","null"]}"#,
            "1.5",
            "expected a string or null, found a number",
        ),
        (
            r#"{"type":"integer"}"#,
            "1.5",
            "expected an integer, found a number",
        ),
        (
            r#"{"type":"object"}"#,
            "[]",
            "expected an object, found an array",
        ),
        (
            r#"{"type":"boolean"}"#,
            "{}",
            "expected a boolean, found an object",
        ),
        (r#"{"const":"a"}"#, "\"b\"", "expected `a`, found `b`"),
        (r#"{"const":"1"}"#, "1", "expected `\"1\"`, found `1`"),
        (
            r#"{"const":"null"}"#,
            "null",
            "expected `\"null\"`, found `null`",
        ),
        (
            r#"{"const":{"a":[1e400,"b",true]}}"#,
            "[ ]",
            "expected `{\"a\":[1e400,\"b\",true]}`, found `[]`",
        ),
        (
            r#"{"enum":["a","b"]}"#,
            "\"c\"",
            "expected one of `a`, `b`, found `c`",
        ),
        (r#"{"enum":["a"]}"#, "\"\"", "expected `a`, found `\"\"`"),
        (
            r#"{"enum":[1,2,3,4,5,6,7,8,9,10]}"#,
            "0",
            "expected one of `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8` or 2 others, found `0`",
        ),
        (
            r#"{"exclusiveMinimum":0.10}"#,
            "0.1",
            "expected more than 0.10, found `0.1`",
        ),
        (
            r#"{"exclusiveMaximum":1}"#,
            "1",
            "expected less than 1, found `1`",
        ),
        (r#"{"maximum":1}"#, "2", "expected at most 1, found `2`"),
        (
            r#"{"minLength":1}"#,
            "\"\"",
            "expected at least 1 character, found 0",
        ),
        (
            r#"{"minItems":1}"#,
            "[]",
            "expected at least 1 item, found 0",
        ),
        (
            r#"{"maxItems":1}"#,
            "[1,2]",
            "expected at most 1 item, found 2",
        ),
        (
            r#"{"minProperties":2}"#,
            "{}",
            "expected at least 2 members, found 0",
        ),
        (
            r#"{"maxProperties":0}"#,
            "{\"a\":1}",
            "expected at most 0 members, found 1",
        ),
        (
            r#"{"pattern":"^a$"}"#,
            "\"b\\nc\"",
            "expected a match of `^a$`, found `b\\nc`",
        ),
        (
            r#"{"not":{}}"#,
            "1",
            "found what the schema under `not` allows",
        ),
        ("false", "1", "no value is allowed"),
    ];
    for (text, value, message) in cases {
        let found = violations(schema(text), json(value).as_instance());
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].message, message, "{text}");
        assert_eq!(found[0].pointer, "#", "{text}");
    }
}

#[test]
fn long_values_are_cut() {
    let value = json(&format!("[\"{}\"]", "ü".repeat(100_000)));
    let found = violations(schema(r#"{"const":"x"}"#), value.as_instance());
    let message = &found[0].message;
    assert_eq!(
        *message,
        format!("expected `x`, found `[\"{}…`", "ü".repeat(58))
    );
    let long = "y".repeat(1000);
    let text = format!(r#"{{"enum":["{long}1","{long}2"],"pattern":"{long}"}}"#);
    for violation in violations(schema(&text), json("\"z\"").as_instance()) {
        assert!(violation.message.len() < 400, "{}", violation.message);
    }
}
