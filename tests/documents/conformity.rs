//! What types leave open of their schemas is asked of values, right up to each bound; where that does not do, the schema is
//! applied.

use std::collections::BTreeMap;

use callbacks::{Nullable, Validate};
use conformity::{Measured, Open, Sensor, SensorState, Tree, measured};

#[callbacks::openapi("tests/fixtures/conformity.yaml", assert_formats)]
mod conformity {}

/// Where the schema refuses a message whose other members are right; nothing where it takes it.
fn refused(member: &str) -> Vec<String> {
    let text = format!(r#"{{"kind":"measured","site":"Oslo","level":1.5,{member}}}"#);
    match measured::BODY.decode(text.as_bytes()) {
        Ok(value) => {
            assert_eq!(value.validate().err(), None, "{member}");
            Vec::new()
        }
        Err(found) => found.iter().map(|each| each.pointer.clone()).collect(),
    }
}

#[test]
fn every_bound_is_kept_on_both_sides() {
    let cases: &[(&str, &[&str], &[&str])] = &[
        (
            "drift",
            &["null", "0", "0.999999999", "-0.999999999"],
            &["1", "-1", "1.5"],
        ),
        ("count", &["1", "9", "9.0"], &["0", "10", "-2147483648"]),
        ("total", &["5", "18446744073709551615"], &["4", "0", "-1"]),
        ("byte", &["0", "255"], &["-1", "256"]),
        (
            "at",
            &[r#""2026-11-22T12:00:00Z""#],
            &[r#""2026-11-22""#, r#""2026-13-22T12:00:00Z""#],
        ),
        ("code", &[r#""AB""#], &[r#""ab""#, r#""""#]),
        ("ratios", &["[0]", "[0,1e308]"], &["[]", "[0,1,2]"]),
        ("labels", &[r#"{"a":"b"}"#], &["{}"]),
        ("rows", &["[]", "[[],[1]]"], &[]),
        ("gaps", &["[]", "[null,9]"], &[]),
        ("note", &["null", r#""äöü""#], &[r#""äöüß""#]),
        ("place", &[r#"{"city":"Bonn"}"#], &[]),
        ("tree", &[r#"{"size":1,"branches":[{"size":1}]}"#], &[]),
        ("open", &["{}", r#"{"size":1,"more":0}"#], &[]),
    ];
    for (name, taken, told) in cases {
        for value in *taken {
            let found = refused(&format!(r#""{name}":{value}"#));
            assert_eq!(found, [""; 0], "{name}: {value}");
        }
        for value in *told {
            let found = refused(&format!(r#""{name}":{value}"#));
            assert_eq!(found, [format!("#/{name}")], "{name}: {value}");
        }
    }
}

#[test]
fn what_lies_within_is_asked_too() {
    let cases = [
        (r#""ratios":[0,-0.5]"#, "#/ratios/1"),
        (r#""labels":{"a":""}"#, "#/labels/a"),
        (r#""rows":[[1],[1,0]]"#, "#/rows/1/1"),
        (r#""gaps":[null,10]"#, "#/gaps/1"),
        (r#""sensor":{"id":"","state":"up"}"#, "#/sensor/id"),
        (
            r#""sensors":[{"id":"a","state":"up"},{"id":"","state":"up"}]"#,
            "#/sensors/1/id",
        ),
        (r#""place":{"city":""}"#, "#/place/city"),
        (r#""place":{"city":"Berlin"}"#, "#/place/city"),
        // Named by one part and refused by the other.
        (r#""place":{"city":"Bonn","zip":"53111"}"#, "#/place/zip"),
        (
            r#""tree":{"size":1,"branches":[{"size":0}]}"#,
            "#/tree/branches/0/size",
        ),
        (r#""open":{"size":0}"#, "#/open/size"),
        (r#""open":{"size":0,"more":1}"#, "#/open/size"),
    ];
    for (member, pointer) in cases {
        assert_eq!(refused(member), [pointer], "{member}");
    }
}

fn found(value: &impl Validate) -> Vec<String> {
    let found = value.validate().expect_err("it is refused");
    found.iter().map(|each| each.pointer.clone()).collect()
}

#[test]
fn values_that_no_text_holds_are_refused() {
    for (level, is_right) in [
        (0.1, true),
        (100.0, true),
        (0.099_999_999_999_999_99, false),
        (100.000_000_000_000_02, false),
        (f64::NAN, false),
        (f64::INFINITY, false),
    ] {
        let value = Measured::new("Oslo", level);
        assert_eq!(value.validate().is_ok(), is_right, "{level}");
    }
    let value = Measured {
        drift: Nullable::Value(f64::NAN),
        ..Measured::new("Oslo", 1.0)
    };
    assert_eq!(found(&value), ["#/drift"]);
    // A preserved member with a name that the schema knows would be written twice.
    let open = Open {
        size: Some(1),
        additional_properties: BTreeMap::from([("size".to_owned(), 0.into())]),
    };
    assert_eq!(found(&open), ["#/size"]);
}

#[test]
fn a_value_nested_deeper_than_the_stack_is_refused() {
    let mut tree = Tree::new(1);
    for _ in 0..1_000 {
        tree = Tree {
            branches: Some(vec![tree]),
            ..Tree::new(1)
        };
    }
    let value = Measured {
        tree: Some(tree),
        sensor: Some(Sensor {
            id: "a".to_owned(),
            state: SensorState::Up,
        }),
        ..Measured::new("Oslo", 1.0)
    };
    let refused = value.validate().expect_err("it is too deep to check");
    assert!(refused.to_string().contains("too deep"), "{refused}");
}
