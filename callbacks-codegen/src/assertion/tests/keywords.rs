//! Each keyword, in the forms of all versions.

use super::{check_one, check_told};

#[test]
fn annotations_are_dropped() {
    check_one(
        "{title: T, description: D, type: string, default: a, example: b, examples: [c], deprecated: true, readOnly: true}",
        r#"{"type":"string"}"#,
    );
    check_one("{description: Anything}", "true");
    check_one("true", "true");
    check_one("false", "false");
}

#[test]
fn null_is_a_type() {
    check_one(
        "{type: string, nullable: true}",
        r#"{"type":["string","null"]}"#,
    );
    check_one("{type: [string, 'null']}", r#"{"type":["string","null"]}"#);
    check_one("{type: [string, null]}", r#"{"type":["string","null"]}"#);
    check_one("{type: string, nullable: false}", r#"{"type":"string"}"#);
    check_one("{nullable: true}", "true");
    check_one("{nullable: true, enum: [a]}", r#"{"enum":["a",null]}"#);
    check_one(
        "{type: string, nullable: true, enum: [a, null]}",
        r#"{"type":["string","null"],"enum":["a",null]}"#,
    );
    check_one(
        "{nullable: true, allOf: [{type: string}, {minLength: 1}]}",
        r#"{"anyOf":[{"type":"null"},{"allOf":[{"type":"string"},{"minLength":1}]}]}"#,
    );
}

#[test]
fn texts_are_meant_where_strings_are_due() {
    check_one(
        "{type: string, enum: [08, NULL, 1.0, yes, true, 'x']}",
        r#"{"type":"string","enum":["08","NULL","1.0","yes","true","x"]}"#,
    );
    check_one(
        "{enum: [08, NULL, 1.0, yes, true, 'x', {a: 1}]}",
        r#"{"enum":["08",null,1.0,"yes",true,"x",{"a":1}]}"#,
    );
    check_one(
        "{type: string, const: 1}",
        r#"{"type":"string","const":"1"}"#,
    );
    check_one("{const: 1}", r#"{"const":1}"#);
}

#[test]
fn numbers_keep_their_text() {
    check_one(
        "{minimum: 0.10, maximum: 1e300, multipleOf: 0.01}",
        r#"{"multipleOf":0.01,"minimum":0.10,"maximum":1e300}"#,
    );
    check_one(
        "{minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}",
        r#"{"exclusiveMinimum":0,"maximum":9}"#,
    );
    check_one(
        "{minimum: 1, exclusiveMinimum: 0, exclusiveMaximum: 18446744073709551616}",
        r#"{"minimum":1,"exclusiveMinimum":0,"exclusiveMaximum":18446744073709551616}"#,
    );
}

#[test]
fn items_of_all_drafts() {
    check_one(
        "{items: [{type: string}, true], additionalItems: false}",
        r#"{"prefixItems":[{"type":"string"},true],"items":false}"#,
    );
    check_one(
        "{prefixItems: [{type: string}], items: {type: integer}, contains: {const: 1}, minContains: 2, uniqueItems: true}",
        r#"{"uniqueItems":true,"prefixItems":[{"type":"string"}],"items":{"type":"integer"},"contains":{"const":1},"minContains":2}"#,
    );
}

#[test]
fn dependencies_of_all_drafts() {
    check_one(
        "{dependencies: {a: [b], c: {required: [d]}}}",
        r#"{"allOf":[{"dependentRequired":{"a":["b"]},"dependentSchemas":{"c":{"required":["d"]}}}]}"#,
    );
    check_one(
        "{if: {required: [a]}, then: {required: [b]}, dependentRequired: {x: [y]}}",
        r#"{"dependentRequired":{"x":["y"]},"if":{"required":["a"]},"then":{"required":["b"]}}"#,
    );
    // Alone it refuses nothing, but it evaluates members.
    check_one("{if: {required: [a]}}", r#"{"if":{"required":["a"]}}"#);
}

#[test]
fn wrong_values_are_told_and_left_out() {
    check_told(
        "{type: string, minLength: 'x'}",
        r#"{"type":"string"}"#,
        "1:35 `minLength` must be a whole number that is not negative, not `x`",
    );
    check_told(
        "{type: object, properties: {a: {type: string, required: true}}}",
        r#"{"type":"object","properties":{"a":{"type":"string"}}}"#,
        "1:65 `required` must be a list of names, not `true`",
    );
    check_told(
        "{type: text, maxItems: -1, uniqueItems: 1, multipleOf: 0, minimum: '1', allOf: [], enum: []}",
        "true",
        "1:16 `type` must be the name of a type, not `text`; \
         1:32 `maxItems` must be a whole number that is not negative, not `-1`; \
         1:49 `uniqueItems` must be `true` or `false`, not `1`; \
         1:64 `multipleOf` must be a number above zero, not `0`; \
         1:76 `minimum` must be a number, not `1`; \
         1:88 `allOf` must be a list of schemas that is not empty, not a sequence; \
         1:98 `enum` lists no value, so that none would be valid",
    );
    check_told(
        "{type: integer, enum: ['1', '2']}",
        r#"{"type":"integer"}"#,
        "1:31 `enum` must be a list of values of the `type` beside it, not a sequence",
    );
    check_told(
        "{type: object, properties: [a], required: [[b], c], items: 5, pattern: '^a{,5}$', $ref: 7}",
        r#"{"type":"object","required":["c"],"items":true}"#,
        "1:36 `properties` must be a mapping, not a sequence; \
         1:52 `required` must be a list of names, not a sequence; \
         1:68 expected a schema, found an integer; \
         1:83 the pattern is not checked: ECMA-262 has no such quantifier: write `{0,5}`; \
         1:97 `$ref` must be a reference, not `7`",
    );
}
