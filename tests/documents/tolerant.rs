//! What the document does not know is preserved: values, members, branches and tags. Everything else is still
//! validated.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

#[callbacks::openapi("tests/fixtures/tolerant.yaml", tolerant)]
mod open {}

#[callbacks::openapi("tests/fixtures/tolerant.yaml")]
mod closed {}

use open::{Change, Method, Status};

fn message(members: &str) -> String {
    let known =
        r#"{"id":"1","object":"change","status":"open","method":{"kind":"card","last4":"1234"}"#;
    format!("{known}{members}}}")
}

/// The message is read, and written as it was.
#[track_caller]
fn kept(text: &str) -> Change {
    let refused = closed::changed::BODY.decode(text.as_bytes());
    assert!(refused.is_err(), "the document itself allows {text}");
    let change = open::changed::BODY
        .decode(text.as_bytes())
        .unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let written = open::changed::BODY.encode(&change).unwrap();
    let (written, sent): (serde_json::Value, serde_json::Value) = (
        serde_json::from_slice(&written).unwrap(),
        serde_json::from_str(text).unwrap(),
    );
    assert_eq!(written, sent);
    change
}

#[track_caller]
fn refused(text: &str, pointer: &str) {
    let violations = open::changed::BODY.decode(text.as_bytes()).expect_err(text);
    let found: Vec<_> = violations
        .iter()
        .map(|each| each.pointer.as_str())
        .collect();
    assert!(found.contains(&pointer), "{text}: {found:?}");
}

#[test]
fn known_messages_are_read_as_ever() {
    let text = message(r#","level":2,"target":{"address":"a@b.example"}"#);
    assert!(closed::changed::BODY.decode(text.as_bytes()).is_ok());
    let change = open::changed::BODY.decode(text.as_bytes()).unwrap();
    assert_eq!(change.status, Status::Open);
    assert!(matches!(change.method, Method::Card(_)));
    assert!(matches!(change.target, Some(open::ChangeTarget::Mail(_))));
    assert!(matches!(change.level, Some(open::ChangeLevel::Known(_))));
}

#[test]
fn unknown_values_of_enumerations_are_kept() {
    let change = kept(&message("").replace("open", "disputed"));
    assert_eq!(change.status, Status::Unknown("disputed".to_owned()));
    let change = kept(&message(r#","level":7"#));
    assert!(matches!(change.level, Some(open::ChangeLevel::Unknown(_))));
    let change = kept(&message("").replace(r#""object":"change""#, r#""object":"change.v2""#));
    assert_eq!(change.object.as_str(), "change.v2");
}

#[test]
fn unknown_members_of_closed_objects_are_kept() {
    let change = kept(&message(r#","since":[1,{"a":null}]"#));
    assert_eq!(
        change.additional_properties["since"],
        serde_json::json!([1, {"a": null}])
    );
    kept(&message("").replace(r#""last4""#, r#""brand":"visa","last4""#));
}

#[test]
fn unknown_branches_and_tags_are_kept() {
    let change = kept(&message("").replace(
        r#"{"kind":"card","last4":"1234"}"#,
        r#"{"kind":"wallet","token":"t"}"#,
    ));
    assert!(matches!(&change.method, Method::Unknown(value) if value["kind"] == "wallet"));
    let change = kept(&message(r#","target":{"phone":"+49"}"#));
    assert!(matches!(
        change.target,
        Some(open::ChangeTarget::Unknown(_))
    ));
}

#[test]
fn all_else_is_checked() {
    refused(
        &message("").replace(r#""id":"1""#, r#""id":"12345""#),
        "#/id",
    );
    refused(&message("").replace("1234", "12"), "#/method/last4");
    refused(&message(r#","exact":{"id":"1","name":"n"}"#), "#/exact");
    refused(&message("").replace(r#""status":"open","#, ""), "#");
    refused(&message("").replace(r#""open""#, "1"), "#/status");
}

#[callbacks::openapi(
    "tests/fixtures/hierarchies.yaml",
    tolerant,
    only("animalSeen", "cageFilled")
)]
mod animals {}

fn written(text: &str) -> (animals::Animal, serde_json::Value) {
    let animal = animals::animal_seen::BODY.decode(text.as_bytes());
    let animal = animal.unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let written = animals::animal_seen::BODY.encode(&animal).unwrap();
    (animal, serde_json::from_slice(&written).unwrap())
}

#[test]
fn unknown_subtypes_are_kept() {
    for (text, is_unknown) in [
        (r#"{"kind":"Cat","lives":7}"#, false),
        (r#"{"kind":"Puppy","weeks":3}"#, false),
        (r#"{"kind":"Axolotl","gills":[1,{"a":null}]}"#, true),
    ] {
        let (animal, written) = written(text);
        let sent: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(written, sent);
        assert_eq!(
            matches!(animal, animals::Animal::Unknown(_)),
            is_unknown,
            "{text}"
        );
    }
    let cage = r#"{"animals":[{"kind":"Axolotl","gills":3},{"kind":"Cat","lives":9}]}"#;
    let cage = animals::cage_filled::BODY.decode(cage.as_bytes()).unwrap();
    assert!(matches!(cage.animals[0], animals::Animal::Unknown(_)));
    assert!(matches!(cage.animals[1], animals::Animal::Cat(_)));
}

#[test]
fn known_subtypes_are_checked() {
    for text in [
        r#"{"kind":"Cat","lives":70}"#,
        r#"{"kind":"Cat"}"#,
        r#"{"kind":"Dog","friends":[{"kind":"Cat","lives":0}]}"#,
        r#"{"kind":7}"#,
    ] {
        let read = animals::animal_seen::BODY.decode(text.as_bytes());
        assert!(read.is_err(), "{text} was read as {read:?}");
    }
}
