//! Schemas that look at members which the type of a value does not have.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use callbacks::__private::serde::Serialize;
use callbacks::payload::Payload;
use serde_json::Value;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "not everything of the module is called here"
)]
mod inspected {
    include!("../golden/inspected.rs");
}

/// Bodies that are accepted and come out as they went in, and bodies that are refused.
#[track_caller]
fn check<T: Serialize>(payload: &Payload<T>, valid: &[&str], invalid: &[&str]) {
    for text in valid {
        let value = payload.decode(text.as_bytes());
        let value = value.unwrap_or_else(|error| panic!("{text}: {error}"));
        let written = payload.encode(&value).unwrap();
        let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap();
        assert_eq!(json(&written), json(text.as_bytes()));
    }
    for text in invalid {
        assert!(payload.decode(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn items_that_differ_in_an_unknown_member_are_unique() {
    check(
        &inspected::items_unique::BODY,
        &[r#"[{"id":1},{"id":1,"x":1},{"id":1,"x":2}]"#],
        &[
            r#"[{"id":1},{"id":1}]"#,
            r#"[{"id":1,"x":2},{"x":2,"id":1}]"#,
        ],
    );
    check(
        &inspected::crates_unique::BODY,
        &[r#"{"crates":[{"things":[{"thing":1}]},{"things":[{"thing":1,"x":1}]}]}"#],
        &[r#"{"crates":[{"things":[{"x":1}]},{"things":[{"x":1}]}]}"#],
    );
}

#[test]
fn an_item_is_found_by_an_unknown_member() {
    check(
        &inspected::crate_contains::BODY,
        &[r#"[{"label":"a"},{"sealed":true}]"#],
        &["[]", r#"[{"label":"a"},{"sealed":false}]"#],
    );
}

#[test]
fn a_condition_sees_unknown_members_of_members() {
    check(
        &inspected::order_refused::BODY,
        &["{}", r#"{"buyer":{"name":"a","x":1}}"#],
        &[r#"{"buyer":{"banned":null}}"#],
    );
    check(
        &inspected::parcel_weighed::BODY,
        &["{}", r#"{"box":{"width":1,"weight":2}}"#],
        &[r#"{"box":{"width":1}}"#],
    );
}

#[test]
fn listed_values_have_no_other_members() {
    check(
        &inspected::size_listed::BODY,
        &[
            r#"{"size":{"width":1}}"#,
            r#"{"size":{"width":2,"height":3}}"#,
        ],
        &[r#"{"size":{"width":1,"x":1}}"#, r#"{"size":{"width":2}}"#],
    );
}
