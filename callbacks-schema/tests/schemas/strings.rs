//! Lengths, patterns, encodings.

use crate::{check, schema, tells};

#[test]
fn lengths_count_characters() {
    check(
        r#"{"maxLength":2}"#,
        &["\"ab\"", "\"éé\"", "\"💩💩\"", "100"],
        &["\"abc\"", "\"💩💩💩\""],
    );
    check(
        r#"{"minLength":2}"#,
        &["\"ab\"", "\"💩💩\"", "1"],
        &["\"💩\"", "\"\""],
    );
    check(
        r#"{"maxLength":2.0,"minLength":1.0}"#,
        &["\"a\""],
        &["\"\"", "\"abc\""],
    );
    check(r#"{"maxLength":1e30}"#, &["\"abc\""], &[]);
    check(r#"{"minLength":1e30}"#, &[], &["\"abc\""]);
}

#[test]
fn patterns_match_anywhere() {
    check(
        r#"{"pattern":"a+"}"#,
        &["\"xxaayy\"", "1", "null"],
        &["\"xyz\"", "\"\""],
    );
    check(r#"{"pattern":"^a*$"}"#, &["\"\"", "\"aaa\""], &["\"abc\""]);
    check(
        r#"{"pattern":"^\\p{L}+$"}"#,
        &["\"Grüße\"", "\"日本\""],
        &["\"a1\""],
    );
    check(
        r#"{"pattern":"^(?!x)(?<a>.)\\k<a>$"}"#,
        &["\"aa\""],
        &["\"ab\"", "\"xx\""],
    );
    check(
        r#"{"pattern":"(?<=a{1,2}|bc)d"}"#,
        &["\"aad\"", "\"bcd\""],
        &["\"cd\""],
    );
    check(r#"{"pattern":"^\\p{L}{1,500}$"}"#, &["\"é\""], &["\"\""]);
}

#[test]
fn a_pattern_that_does_not_compile_is_not_checked() {
    check(r#"{"pattern":"(","maxLength":1}"#, &["\"a\""], &["\"ab\""]);
    check(
        r#"{"patternProperties":{"(":false},"additionalProperties":false}"#,
        &[r#"{"a":1}"#],
        &[],
    );
}

#[test]
fn a_pattern_that_takes_too_long_does_not_match() {
    let hard = schema(r#"{"pattern":"^(a|aa|\\1)+$"}"#);
    tells(hard, "\"aaa\"", &[]);
    tells(
        hard,
        "\"b\"",
        &[(
            "#",
            "pattern",
            "expected a match of `^(a|aa|\\1)+$`, found `b`",
        )],
    );
    let text = "a".repeat(60);
    let message = format!("it takes too long to match `^(a|aa|\\1)+$` against `{text}…`");
    tells(hard, &format!("\"{text}!\""), &[("#", "pattern", &message)]);
}

#[test]
fn encodings() {
    check(
        r#"{"contentEncoding":"base64"}"#,
        &["\"Zm9v\"", "\"\"", "1"],
        &["\"Zm9\"", "\"Zm 9\""],
    );
    check(
        r#"{"contentEncoding":"base64url"}"#,
        &["\"-_8\""],
        &["\"+/8=\""],
    );
    check(r#"{"contentEncoding":"quoted-printable"}"#, &["\"=\""], &[]);
}
