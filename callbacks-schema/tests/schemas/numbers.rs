//! `type`, `multipleOf` and the bounds, exact to the last digit.

use callbacks_schema::{AsInstance, Instance};

use crate::{check, schema, violations};

#[test]
fn one_point_zero_is_an_integer() {
    check(
        r#"{"type":"integer"}"#,
        &["1", "1.0", "-0.0", "1e2", "1e300", "18446744073709551615"],
        &["1.5", "1e-1", "\"1\"", "null", "true", "[]", "{}"],
    );
    check(
        r#"{"type":"number"}"#,
        &["1", "1.5"],
        &["\"1\"", "null", "false"],
    );
}

#[test]
fn types_may_be_several() {
    check(
        r#"{"type":["string","null"]}"#,
        &["\"\"", "null"],
        &["0", "[]", "false"],
    );
    check(
        r#"{"type":["integer","array"]}"#,
        &["2.0", "[]"],
        &["2.5", "{}"],
    );
}

#[test]
fn bounds_include_or_exclude() {
    check(
        r#"{"minimum":1.1}"#,
        &["1.1", "2", "\"0\""],
        &["1", "1.09999"],
    );
    check(r#"{"maximum":3.0}"#, &["3", "2.9", "[9]"], &["3.5", "4"]);
    check(r#"{"exclusiveMinimum":1.1}"#, &["1.2"], &["1.1", "0.6"]);
    check(
        r#"{"exclusiveMaximum":3}"#,
        &["2.999"],
        &["3", "3.0", "3.5"],
    );
}

#[test]
fn bounds_that_no_f64_holds() {
    check(
        r#"{"maximum":9007199254740992}"#,
        &["9007199254740992", "9007199254740992.0"],
        &["9007199254740993", "9007199254740994.0"],
    );
    check(
        r#"{"maximum":18446744073709551614}"#,
        &["18446744073709551614"],
        &["18446744073709551615"],
    );
    check(
        r#"{"minimum":1e400}"#,
        &["\"x\""],
        &["0", "1.7976931348623157e308"],
    );
    check(
        r#"{"maximum":1e400}"#,
        &["1.7976931348623157e308", "18446744073709551615"],
        &[],
    );
    check(r#"{"exclusiveMinimum":1e-400}"#, &["5e-324"], &["0", "0.0"]);
    check(
        r#"{"minimum":0.30000000000000000001}"#,
        &["0.30000000000000004"],
        &["0.3"],
    );
}

#[test]
fn integers_up_to_128_bits() {
    let schema = schema(r#"{"maximum":170141183460469231731687303715884105726}"#);
    assert!(schema.allows((i128::MAX - 1).as_instance()));
    assert!(!schema.allows(i128::MAX.as_instance()));
}

#[test]
fn multiples_of_decimals() {
    check(
        r#"{"multipleOf":0.1}"#,
        &["0.3", "1.1", "7", "-0.7", "1e308", "\"x\""],
        &["0.35"],
    );
    check(
        r#"{"multipleOf":0.01}"#,
        &["19.99", "4.35", "0.07", "1.15"],
        &["19.999"],
    );
    check(r#"{"multipleOf":0.0001}"#, &["0.0075"], &["0.00751"]);
    check(r#"{"multipleOf":0.5}"#, &["1e308"], &["1e-308"]);
    check(r#"{"multipleOf":2}"#, &["10", "10.0", "0"], &["7", "7.0"]);
    check(r#"{"multipleOf":1e400}"#, &["0"], &["1"]);
    check(
        r#"{"multipleOf":9007199254740993}"#,
        &["9007199254740993"],
        &["9007199254740992", "9007199254740994"],
    );
}

#[test]
fn a_keyword_that_is_not_of_its_form_says_nothing() {
    check(
        r#"{"multipleOf":0,"minimum":"1","maxLength":-1,"type":"text"}"#,
        &["0", "\"x\""],
        &[],
    );
    check(
        r#"{"unknown":1,"$comment":2,"xml":{"name":"a"}}"#,
        &["0"],
        &[],
    );
}

#[test]
fn what_json_cannot_write_is_of_no_type() {
    for text in [
        r#"{"type":"number"}"#,
        r#"{"type":["number","null"]}"#,
        r#"{"type":"null"}"#,
    ] {
        let found = violations(schema(text), f64::NAN.as_instance());
        assert_eq!(found.len(), 1, "{text}");
        assert!(
            found[0].message.ends_with("found `NaN`"),
            "{}",
            found[0].message
        );
    }
    assert!(!schema(r#"{"type":"number"}"#).allows(Instance::Number(f64::INFINITY)));
}

#[test]
fn ranges_of_formats() {
    check(
        r#"{"format":"int32"}"#,
        &["2147483647", "-2147483648", "1.0", "\"x\""],
        &["2147483648", "-2147483649", "1.5", "1e300"],
    );
    check(r#"{"format":"uint8"}"#, &["0", "255"], &["-1", "256"]);
    check(r#"{"format":"int8"}"#, &["-128", "127"], &["-129", "128"]);
    check(r#"{"format":"uint16"}"#, &["65535"], &["65536"]);
    check(r#"{"format":"int16"}"#, &["32767"], &["32768"]);
    check(r#"{"format":"uint32"}"#, &["4294967295"], &["4294967296"]);
    check(
        r#"{"format":"int64"}"#,
        &["9223372036854775807"],
        &["9223372036854775808"],
    );
    check(
        r#"{"format":"uint64"}"#,
        &["18446744073709551615"],
        &["1e20", "-1"],
    );
    check(r#"{"format":"double"}"#, &["1.5", "1e300"], &[]);
}
