//! Every kind of type: valid values are unchanged after a round trip, and violations are reported with their places.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use std::collections::BTreeMap;

use callbacks::{Nullable, Validate, Violations};
use kinds::{
    Circle, Dictionary, Kinds, KindsEither, KindsExtended, KindsLevel, KindsOutcome, KindsPathItem,
    KindsSetting, KindsShape, Mark, MarkOrigin, Price, PriceRounding, Square, Tree, Widths, sorted,
};
use serde_json::Value;

#[callbacks::openapi("tests/fixtures/kinds.yaml", assert_formats)]
mod kinds {}

/// A body with one member.
fn body(member: &str, text: &str) -> String {
    format!(r#"{{"{member}":{text}}}"#)
}

fn decode(member: &str, text: &str) -> Result<Kinds, Violations> {
    sorted::BODY.decode(body(member, text).as_bytes())
}

/// Each of these is a value of the member, and is written as it was read.
fn same(member: &str, texts: &[&str]) {
    for text in texts {
        let kinds = decode(member, text).unwrap_or_else(|error| panic!("{text}: {error}"));
        kinds.validate().unwrap();
        let again = sorted::BODY.encode(&kinds).unwrap();
        let again: Value = serde_json::from_slice(&again).unwrap();
        let expected: Value = serde_json::from_str(&body(member, text)).unwrap();
        assert_eq!(again, expected);
    }
}

/// Each of these is refused, for these reasons: `keyword at pointer`, the pointer from the member on, in any order.
fn refused(member: &str, texts: &[(&str, &[&str])]) {
    for (text, expected) in texts {
        let violations = decode(member, text).expect_err(text);
        let found = violations.iter().map(|found| {
            let pointer = found.pointer.strip_prefix(&format!("#/{member}"));
            format!("{} at {}", found.keyword, pointer.unwrap_or(&found.pointer))
        });
        let mut found: Vec<_> = found.collect();
        let mut expected = expected.to_vec();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}: {violations}");
    }
}

#[test]
fn tuples() {
    same("pair", &[r#"["a",1]"#]);
    refused(
        "pair",
        &[
            (r#"["a"]"#, &["minItems at "]),
            (r#"["a",1,2]"#, &["items at /2"]),
            (r#"[1,"a"]"#, &["type at /0", "type at /1"]),
            (r#"["a",1.5]"#, &["type at /1"]),
        ],
    );
    same("path", &["[]", r#"["a"]"#, r#"["a",1,2]"#]);
    refused("path", &[(r#"[1,"a"]"#, &["type at /0", "type at /1"])]);
    let kinds = decode("path", r#"["a",1]"#).unwrap();
    let items: Vec<KindsPathItem> = vec!["a".to_owned().into(), 1.into()];
    items.iter().for_each(|item| item.validate().unwrap());
    assert_eq!(kinds.path, Some(items));
}

#[test]
fn lists_and_sets() {
    same("set", &["[]", r#"["a","b"]"#]);
    refused("set", &[(r#"["a","b","a"]"#, &["uniqueItems at "])]);
    same("grid", &["[]", "[[1,2],[3]]"]);
    refused(
        "grid",
        &[("[[],[1,\"2\"]]", &["minItems at /0", "type at /1/1"])],
    );
}

#[test]
fn constants_need_no_value() {
    let text = r#"{"kind":"mark","version":2,"live":true,"name":"n"}"#;
    same(
        "mark",
        &[text, &text.replace("\"n\"", r#""n","origin":"here""#)],
    );
    let mark = Mark::new("n");
    assert_eq!(decode("mark", text).unwrap().mark, Some(mark.clone()));
    assert_eq!(serde_json::to_string(&mark).unwrap(), text);
    assert_eq!(MarkOrigin::default().as_str(), "here");
    let decoded = decode("mark", &text.replace('2', "2.0")).unwrap();
    assert_eq!(decoded.mark, Some(mark));
    refused(
        "mark",
        &[
            (&text.replace("mark", "mask"), &["const at /kind"]),
            (&text.replace('2', "3"), &["const at /version"]),
            (&text.replace("true", "1"), &["const at /live"]),
            (&text.replace("\"version\":2,", ""), &["required at "]),
            (
                &text.replace("\"n\"", r#""n","origin":"there""#),
                &["const at /origin"],
            ),
        ],
    );
}

#[test]
fn defaults_are_known_where_members_are_absent() {
    same(
        "price",
        &[
            r#"{"amount":0.1}"#,
            r#"{"amount":1.01,"currency":"CHF","rounding":"up","digits":0}"#,
        ],
    );
    let price = Price::new(1.5);
    assert_eq!(price.currency_or_default(), "EUR");
    assert_eq!(price.rounding_or_default(), PriceRounding::Down);
    assert_eq!(price.digits_or_default(), 2);
    let price = Price {
        currency: Some("CHF".to_owned()),
        ..Price::new(1.5)
    };
    assert_eq!(price.currency_or_default(), "CHF");
    refused(
        "price",
        &[
            (
                r#"{"amount":0.001,"rounding":"off"}"#,
                &["multipleOf at /amount", "enum at /rounding"],
            ),
            ("{}", &["required at "]),
        ],
    );
}

#[test]
fn enumerations_of_all_scalars() {
    same("level", &["-1", "0", "10"]);
    refused("level", &[("1", &["enum at "]), ("\"0\"", &["type at "])]);
    assert_eq!(
        decode("level", "10.0").unwrap().level,
        Some(KindsLevel::N10)
    );
    same("setting", &["\"auto\"", "1", "2.5", "true"]);
    refused(
        "setting",
        &[("false", &["enum at "]), ("\"1\"", &["enum at "])],
    );
    assert_eq!(KindsSetting::N25.to_string(), "2.5");
    same("outcome", &["200"]);
    assert_eq!(KindsOutcome::Lost.as_i64(), 404);
    same("consent", &["true"]);
    refused("consent", &[("false", &["enum at "])]);
}

#[test]
fn several_types() {
    same("either", &["\"a\"", "7", "-9223372036854775808"]);
    refused("either", &[("1.5", &["type at "]), ("null", &["type at "])]);
    same("note", &["\"a\"", "null"]);
    refused("note", &[("1", &["type at "])]);
    assert_eq!(Kinds::default().note, Nullable::Absent);
    same("nothing", &["null"]);
    refused("nothing", &[("0", &["type at "])]);
}

#[test]
fn what_contains_itself() {
    same("tree", &["[]", "[[],[[]]]"]);
    refused("tree", &[("[[],[1]]", &["type at /1/0"])]);
    assert_eq!(Tree(vec![Tree::default()]).0.len(), 1);
    same("dictionary", &["{}", r#"{"a":{"b":{}},"c":{}}"#]);
    refused(
        "dictionary",
        &[(r#"{"a":{"b/c":[]}}"#, &["type at /a/b~1c"])],
    );
    let inner = BTreeMap::from([("a".to_owned(), Dictionary::default())]);
    assert_eq!(
        serde_json::to_string(&Dictionary(inner)).unwrap(),
        r#"{"a":{}}"#
    );
}

#[test]
fn members_by_pattern_and_by_name() {
    same("headers", &["{}", r#"{"x-a":"1","x-b":""}"#]);
    refused(
        "headers",
        &[(
            r#"{"x-a":1,"y":"2"}"#,
            &["type at /x-a", "additionalProperties at /y"],
        )],
    );
    same(
        "extended",
        &[
            r#"{"id":"1"}"#,
            r#"{"id":"1","x-a":1,"more":[null,{"b":0.5}]}"#,
        ],
    );
    refused(
        "extended",
        &[(r#"{"x-a":"1"}"#, &["required at ", "type at /x-a"])],
    );
    same("short", &[r#"{"a":"b"}"#, r#"{"c":[]}"#]);
    refused(
        "short",
        &[
            ("{}", &["minProperties at "]),
            (r#"{"long":1}"#, &["propertyNames at /long"]),
        ],
    );
    same("sealed", &["{}", r#"{"a":"b","b":true}"#]);
    refused(
        "sealed",
        &[(r#"{"a":"b","c":1}"#, &["unevaluatedProperties at /c"])],
    );
}

#[test]
fn what_members_have_to_do_with_each_other() {
    same(
        "guarded",
        &[
            r#"{"kind":"other","reason":"a long one"}"#,
            r#"{"kind":"this","reason":"why","more":1}"#,
        ],
    );
    refused(
        "guarded",
        &[
            (r#"{"kind":"other"}"#, &["required at "]),
            (r#"{"reason":"a long one"}"#, &["maxLength at /reason"]),
            (r#"{"banned":null}"#, &["not at "]),
        ],
    );
    same(
        "card",
        &["{}", r#"{"expiry":"2"}"#, r#"{"number":"1","expiry":"2"}"#],
    );
    refused("card", &[(r#"{"number":"1"}"#, &["dependentRequired at "])]);
}

#[test]
fn choices() {
    same(
        "pick",
        &[
            r#"{"id":"1","mail":"m","hour":3}"#,
            r#"{"id":"1","phone":"p","day":"d"}"#,
        ],
    );
    refused(
        "pick",
        &[
            (
                r#"{"id":"1","mail":"m","phone":"p","day":"d"}"#,
                &["oneOf at "],
            ),
            (r#"{"id":"1","mail":"m"}"#, &["anyOf at "]),
        ],
    );
    same("shape", &[r#"{"radius":1}"#, r#"{"side":2}"#]);
    refused(
        "shape",
        &[
            (r#"{"radius":0}"#, &["oneOf at "]),
            (r#"{"radius":1,"side":1}"#, &["oneOf at "]),
        ],
    );
    let shape = KindsShape::from(Circle { radius: 1 });
    assert_eq!(Square::try_from(shape.clone()), Err(shape.clone()));
    assert_eq!(Circle::try_from(shape), Ok(Circle { radius: 1 }));
    let either = KindsEither::from("a".to_owned());
    assert_eq!(i64::try_from(either.clone()), Err(either));
}

#[test]
fn integers_of_every_width_are_exact() {
    same(
        "widths",
        &[
            r#"{"small":-2147483648,"wide":-9223372036854775808,"natural":0,"any":-9223372036854775808}"#,
            r#"{"small":2147483647,"wide":9223372036854775807,"natural":18446744073709551615,"any":9223372036854775807}"#,
            r#"{"wide":9007199254740993,"natural":9007199254740993,"any":9007199254740993}"#,
            r#"{"vast":123456789012345678901234567890}"#,
            r#"{"vast":-170141183460469231731687303715884105728}"#,
            r#"{"exact":9007199254740993}"#,
            r#"{"exact":18446744073709551617}"#,
        ],
    );
    for (text, expected) in [
        ("-9223372036854775809", -9_223_372_036_854_775_809),
        ("9007199254740993.0", 9_007_199_254_740_993),
    ] {
        let read = decode("widths", &format!(r#"{{"exact":{text}}}"#)).unwrap();
        let exact = read.widths.unwrap().exact.unwrap();
        assert_eq!(exact.as_i128(), expected);
    }
    let ones = decode(
        "widths",
        r#"{"small":1.0,"wide":1e0,"natural":1.0,"any":1.0,"vast":1.0}"#,
    )
    .unwrap();
    let expected = Widths {
        small: Some(1),
        wide: Some(1),
        natural: Some(1),
        any: Some(1),
        vast: Some(1),
        ..Widths::new()
    };
    assert_eq!(ones.widths, Some(expected));
    let written = r#"{"wide":9007199254740993.0,"any":1e18,"vast":1.8446744073709551617e19}"#;
    let exact = decode("widths", written).unwrap().widths.unwrap();
    assert_eq!(exact.wide, Some(9_007_199_254_740_993));
    assert_eq!(exact.any, Some(1_000_000_000_000_000_000));
    assert_eq!(exact.vast, Some((1 << 64) + 1));
    refused(
        "widths",
        &[
            (
                r#"{"small":1.5,"wide":1.5,"natural":1.5,"any":1.5}"#,
                &[
                    "type at /small",
                    "type at /wide",
                    "type at /natural",
                    "type at /any",
                ],
            ),
            (r#"{"small":2147483648}"#, &["format at /small"]),
            (r#"{"wide":9223372036854775808}"#, &["format at /wide"]),
            (r#"{"natural":-1}"#, &["minimum at /natural"]),
            (r#"{"wide":-9223372036854775809}"#, &["format at /wide"]),
            (r#"{"wide":-9223372036854776832}"#, &["format at /wide"]),
            (r#"{"any":9223372036854775808}"#, &["type at /any"]),
            (r#"{"any":-9223372036854775809}"#, &["type at /any"]),
            (r#"{"any":-9223372036854776832}"#, &["type at /any"]),
            (
                r#"{"vast":170141183460469231731687303715884105728}"#,
                &["type at /vast"],
            ),
            (r#"{"exact":9007199254740992.0}"#, &["enum at /exact"]),
            (r#"{"exact":18446744073709551616}"#, &["enum at /exact"]),
            (r#"{"any":"1"}"#, &["type at /any"]),
            (r#"{"any":[1]}"#, &["type at /any"]),
            (
                r#"{"any":{"$serde_json::private::RawValue":"1"}}"#,
                &["type at /any"],
            ),
        ],
    );
}

#[test]
fn no_member_may_be_there_twice() {
    refused(
        "widths",
        &[
            (r#"{"small":1,"small":1}"#, &["type at "]),
            (r#"{"sm\u0061ll":1,"small":1}"#, &["type at "]),
        ],
    );
    refused("extended", &[(r#"{"id":"1","y":1,"y":1}"#, &["type at "])]);
    refused("dictionary", &[(r#"{"a":{},"a":{}}"#, &["type at "])]);
    // One that is not preserved, and one within any JSON.
    refused("card", &[(r#"{"y":1,"y":1}"#, &["type at "])]);
    refused(
        "extended",
        &[(r#"{"id":"1","y":{"a":1,"a":1}}"#, &["type at /y"])],
    );
}

#[test]
fn formats_are_checked_texts() {
    for (member, good, bad) in [
        ("at", "2024-02-29T23:59:60Z", "2024-02-30T00:00:00Z"),
        ("day", "2024-02-29", "2023-02-29"),
        ("time", "23:59:59.5+01:00", "24:00:00Z"),
        ("span", "P1DT2H", "P1H"),
        ("id", "0190b6d2-5a6f-7c3e-8b1a-2f4e6d8c0a1b", "0190b6d2"),
        ("mail", "a.b@example.org", "a b@example.org"),
        ("link", "https://example.org/a?b#c", "/a b"),
        ("bytes", "aGVsbG8=", "aGVsbG8"),
    ] {
        same("texts", &[&body(member, &format!("{good:?}"))]);
        let place = format!("format at /{member}");
        refused("texts", &[(&body(member, &format!("{bad:?}")), &[&place])]);
    }
    same(
        "texts",
        &[r#"{"data":"aGVsbG8="}"#, r#"{"data":"","other":"x"}"#],
    );
    refused(
        "texts",
        &[(r#"{"data":"?"}"#, &["contentEncoding at /data"])],
    );
}

#[test]
fn values_are_compared_as_far_as_their_parts_allow() {
    fn is_total<T: Eq + Ord + std::hash::Hash + Clone + std::fmt::Debug>() {}
    is_total::<Mark>();
    is_total::<Widths>();
    is_total::<Tree>();
    is_total::<Dictionary>();
    is_total::<KindsPathItem>();
    is_total::<KindsShape>();
    is_total::<KindsLevel>();
    // A value of any kind may be a number that is no integer, so this one is equal at most.
    let extended = KindsExtended::new("1");
    assert_eq!(extended, extended.clone());
    let kinds = Kinds {
        mark: Some(Mark::new("n")),
        ..Kinds::default()
    };
    assert_eq!(kinds, kinds.clone());
}
