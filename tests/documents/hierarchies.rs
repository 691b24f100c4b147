//! Bases with a discriminator that do not list what inherits from them: OpenAPI's own form of subtypes.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use callbacks::__private::serde::{Serialize, de::DeserializeOwned};
use callbacks::Validate;
use serde_json::Value;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "not everything of the module is called here"
)]
mod hierarchies {
    include!("../golden/hierarchies.rs");
}

use hierarchies::{Animal, CageFilled, Cat, Note, Vehicle, VehicleLent};

/// Reads a text that is valid, and writes what was read: both are the same JSON.
#[track_caller]
fn round_trip<T: DeserializeOwned + Serialize + Validate>(text: &str) -> T {
    let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    value
        .validate()
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(json(&serde_json::to_string(&value).unwrap()), json(text));
    value
}

/// What is wrong with a text, whether its type says so or its schema.
#[track_caller]
fn refused<T: DeserializeOwned + Validate>(text: &str) -> String {
    match serde_json::from_str::<T>(text) {
        Err(error) => error.to_string(),
        Ok(value) => value.validate().expect_err(text).to_string(),
    }
}

#[test]
fn subtypes_are_known_by_their_names() {
    let cat: Animal = round_trip(r#"{"kind":"Cat","name":"Tom","lives":9}"#);
    assert!(matches!(cat, Animal::Cat(Cat { lives: 9, .. })));
    let dog =
        r#"{"kind":"Dog","bark":"loud","friends":[{"kind":"Cat","lives":1},{"kind":"Animal"}]}"#;
    assert!(matches!(round_trip(dog), Animal::Dog(_)));
    let puppy = r#"{"kind":"Puppy","bark":"soft","weeks":3}"#;
    assert!(matches!(round_trip(puppy), Animal::Puppy(_)));
    assert!(matches!(
        round_trip(r#"{"kind":"Animal","name":"x"}"#),
        Animal::Base(_)
    ));
}

#[test]
fn a_subtype_may_be_in_another_file() {
    let fish = round_trip::<Animal>(r#"{"kind":"Fish","fins":2}"#);
    assert!(matches!(fish, Animal::Fish(fish) if fish.fins == 2));
}

#[test]
fn a_tag_that_names_no_subtype_is_refused_with_those_that_do() {
    let error = refused::<Animal>(r#"{"kind":"cat","lives":9}"#);
    let expected =
        "unknown value `cat` of `kind`, expected one of `Cat`, `Dog`, `Puppy`, `Fish`, `Animal`";
    assert!(error.starts_with(expected), "{error}");
    let error = refused::<Animal>(r#"{"lives":9}"#);
    assert!(error.contains("missing member `kind`"), "{error}");
    // The mapping says which names there are, so the base has none.
    let error = refused::<Vehicle>(r#"{"type":"Vehicle"}"#);
    let expected = "expected one of `car`, `lorry`, `van`, `Bike`";
    assert!(error.contains(expected), "{error}");
    // Nor has one that is mapped its own.
    refused::<Vehicle>(r#"{"type":"Car","doors":2}"#);
}

#[test]
fn a_subtype_is_checked_where_the_base_is_meant() {
    for text in [
        r#"{"kind":"Cat"}"#,
        r#"{"kind":"Cat","lives":10}"#,
        r#"{"kind":"Cat","lives":9,"name":""}"#,
        r#"{"kind":"Puppy"}"#,
        r#"{"kind":"Dog","friends":[{"kind":"Cat","lives":0}]}"#,
    ] {
        refused::<Animal>(text);
        let cage = format!(r#"{{"animals":[{text}]}}"#);
        refused::<CageFilled>(&cage);
        let cage = format!(r#"{{"animals":[],"byName":{{"a":{text}}}}}"#);
        refused::<CageFilled>(&cage);
    }
    let cage = r#"{"animals":[{"kind":"Cat","lives":9},{"kind":"Fish","fins":1}],"byName":{"rex":{"kind":"Dog"}},"guest":{"kind":"Puppy","weeks":1}}"#;
    round_trip::<CageFilled>(cage);
    round_trip::<CageFilled>(r#"{"animals":[],"guest":null}"#);
}

#[test]
fn a_mapping_may_name_some_of_the_subtypes() {
    assert!(matches!(
        round_trip(r#"{"type":"car","doors":4}"#),
        Vehicle::Car(_)
    ));
    for name in ["lorry", "van"] {
        let text = format!(r#"{{"type":"{name}","tons":7.5}}"#);
        assert!(matches!(round_trip(&text), Vehicle::Truck(_)));
    }
    assert!(matches!(
        round_trip(r#"{"type":"Bike","gears":3}"#),
        Vehicle::Bike(_)
    ));
}

#[test]
fn what_is_said_beside_a_base_is_said_of_each_subtype() {
    let lent = round_trip(r#"{"type":"car","doors":4,"lender":"Ann"}"#);
    assert!(matches!(lent, VehicleLent::Car(car) if car.lender == "Ann" && car.doors == 4));
    refused::<VehicleLent>(r#"{"type":"car","doors":4}"#);
    refused::<VehicleLent>(r#"{"type":"car","lender":"Ann"}"#);
}

#[test]
fn subtypes_may_say_themselves_which_texts_lead_to_them() {
    assert!(matches!(
        round_trip(r#"{"kind":"short","text":"hello"}"#),
        Note::ShortNote(_)
    ));
    refused::<Note>(r#"{"kind":"short","text":"too long"}"#);
    for kind in ["long", "endless"] {
        let text = format!(r#"{{"kind":"{kind}","text":"too long","pages":2}}"#);
        assert!(matches!(round_trip(&text), Note::LongNote(_)));
    }
}
