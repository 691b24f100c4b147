//! Choices between types: what is accepted, what comes out again, and the error of a value that fits nowhere.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

use callbacks::__private::serde::{Serialize, de::DeserializeOwned};
use callbacks::Validate;
use serde_json::Value;

#[allow(
    dead_code,
    unreachable_pub,
    reason = "not everything of the module is called here"
)]
mod unions {
    include!("../golden/unions.rs");
}

use unions::{
    Animal, AnimalBase, Boat, Car, Card, Circle, Contact, Event, Filter, Maybe, Measurement,
    Notice, Payment, Place, Plane, Report, ReportAmount, ReportModel, ReportModelKnown, Shape,
    Signal, Transfer, Vehicle,
};

/// Reads a text, and writes what was read: both are the same JSON.
fn round_trip<T: DeserializeOwned + Serialize>(text: &str) -> T {
    let value: T = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let json = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    assert_eq!(json(&serde_json::to_string(&value).unwrap()), json(text));
    assert_eq!(serde_json::to_value(&value).unwrap(), json(text));
    value
}

fn refused<T: DeserializeOwned>(text: &str) -> String {
    let error = serde_json::from_str::<T>(text).err().unwrap().to_string();
    let end = error.rfind(" at line ").unwrap_or(error.len());
    error[..end].to_owned()
}

#[test]
fn a_mapping_tells_the_branch() {
    for text in ["card", "debit-card"] {
        let text = format!(r#"{{"number":"1","method":"{text}"}}"#);
        assert!(matches!(round_trip(&text), Payment::Card(_)));
    }
    let transfer = r#"{"method":"transfer","iban":"DE1","bank":{"country":"DE"}}"#;
    assert!(matches!(round_trip(transfer), Payment::Transfer(_)));
    let card = Card {
        method: "card".to_owned(),
        number: "1".to_owned(),
        limit: None,
    };
    assert_eq!(Payment::from(card.clone()), Payment::Card(card));
}

/// What is written of a value.
fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap()
}

#[test]
fn a_tag_follows_from_the_variant() {
    let transfer = Payment::from(Transfer::new("DE1"));
    assert_eq!(written(&transfer), r#"{"method":"transfer","iban":"DE1"}"#);
    transfer.validate().unwrap();
    assert_eq!(
        written(&Vehicle::from(Boat::new())),
        r#"{"vehicle":"ship"}"#
    );
    assert_eq!(
        written(&Animal::from(AnimalBase::new("Rex"))),
        r#"{"species":"other","name":"Rex"}"#
    );
}

#[test]
fn a_tag_that_is_a_field_cannot_contradict_the_variant() {
    // Two strings lead to a card, so the field says which.
    for (method, expected) in [
        ("debit-card", "debit-card"),
        ("transfer", "card"),
        ("", "card"),
    ] {
        let card = Payment::from(Card::new(method, "1"));
        let expected = format!(r#"{{"method":"{expected}","number":"1"}}"#);
        assert_eq!(written(&card), expected);
        card.validate().unwrap();
    }
    // A plane is also used by itself.
    let plane = Plane::new("Boat");
    assert_eq!(written(&plane), r#"{"vehicle":"Boat"}"#);
    assert_eq!(written(&Vehicle::from(plane)), r#"{"vehicle":"Plane"}"#);
}

#[test]
fn errors_say_what_is_wrong_within_the_branch() {
    for (text, expected) in [
        (
            r#"{"method":"cash"}"#,
            "unknown value `cash` of `method`, expected one of `card`, `debit-card`, `transfer`",
        ),
        (
            r#"{"number":"1"}"#,
            "missing member `method`, which says what the value is",
        ),
        (r#"{"method":7}"#, "the member `method` is no text"),
        (
            r#"{"method":"card","method":"transfer"}"#,
            "duplicate member `method`",
        ),
        (r#"{"method":"card"}"#, "`Card`: missing member `number`"),
        (
            r#"{"method":"transfer","iban":"","bank":{"country":7}}"#,
            "`Transfer`: invalid type: integer `7`, expected a string at `#/bank/country`",
        ),
        (
            "[]",
            "invalid type: sequence, expected an object with the member `method`",
        ),
    ] {
        assert_eq!(refused::<Payment>(text), expected, "{text}");
    }
    assert_eq!(
        refused::<Contact>(r#"{"nickname":1,"phone":"1"}"#),
        "no branch fits: `Hidden`: unknown member `nickname` at `#/nickname`; `Phone`: missing member `country`; \
         `Email`: missing member `email`; \
         `Nickname`: invalid type: integer `1`, expected a string at `#/nickname`"
    );
}

/// By the letter of `oneOf`, each of these open objects is of several branches.
#[test]
fn the_branch_of_the_tag_alone_is_checked() {
    for (text, is_it) in [
        (
            r#"{"vehicle":"Car","doors":5}"#,
            (|vehicle| matches!(vehicle, Vehicle::Car(_))) as fn(&Vehicle) -> bool,
        ),
        (r#"{"vehicle":"ship","draught":1.5}"#, |vehicle| {
            matches!(vehicle, Vehicle::Boat(_))
        }),
        (r#"{"vehicle":"Plane","doors":"wide"}"#, |vehicle| {
            matches!(vehicle, Vehicle::Plane(_))
        }),
    ] {
        let vehicle: Vehicle = round_trip(text);
        assert!(is_it(&vehicle), "{vehicle:?}");
        vehicle.validate().unwrap();
    }
    assert_eq!(
        refused::<Vehicle>(r#"{"vehicle":"Boat"}"#),
        "unknown value `Boat` of `vehicle`, expected one of `Car`, `ship`, `Plane`"
    );
}

#[test]
fn violations_are_those_of_the_branch_of_the_tag() {
    let car = Vehicle::Car(Car { doors: Some(6) });
    assert_eq!(
        car.validate().unwrap_err().to_string(),
        "expected at most 5, found `6` at `#/doors`"
    );
}

#[test]
fn a_tag_that_no_branch_declares_is_written() {
    let shape: Shape = round_trip(r#"{"kind":"Circle","radius":1.5}"#);
    assert_eq!(shape, Shape::Circle(Circle { radius: 1.5 }));
    round_trip::<Shape>(r#"{"kind":"Square"}"#);
}

#[test]
fn a_base_is_one_of_its_subtypes() {
    let text =
        r#"{"species":"cat","name":"Tom","lives":9,"friend":{"species":"dog","name":"Rex"}}"#;
    let Animal::Cat(cat) = round_trip(text) else {
        panic!("a cat")
    };
    assert!(matches!(cat.friend.as_deref(), Some(Animal::Dog(_))));
    let other: Animal = round_trip(r#"{"species":"other","name":"Nemo"}"#);
    let base = AnimalBase {
        name: "Nemo".to_owned(),
        friend: None,
    };
    assert_eq!(other, Animal::Base(base));
}

#[test]
fn a_constant_tells_the_branch() {
    let opened = round_trip(r#"{"id":"1","action":"opened","by":"Ann"}"#);
    assert!(matches!(opened, Event::Opened(_)));
    let closed = round_trip(r#"{"id":"1","action":"closed","reason":"done"}"#);
    assert!(matches!(closed, Event::Closed(_)));
}

#[test]
fn what_says_more_is_tried_first() {
    let hidden = round_trip(r#"{"hidden":true}"#);
    assert!(matches!(hidden, Contact::Hidden(_)));
    let phone = round_trip(r#"{"phone":"1","country":"DE"}"#);
    assert!(matches!(phone, Contact::Phone(_)));
    assert!(matches!(round_trip(r#"{"email":"a"}"#), Contact::Email(_)));
    let nickname = round_trip(r#"{"nickname":"a"}"#);
    assert!(matches!(nickname, Contact::Nickname(_)));
}

#[test]
fn members_that_other_branches_of_any_of_name_are_kept() {
    let contact = round_trip(r#"{"phone":"1","country":"DE","email":"a","nickname":null}"#);
    let Contact::Phone(phone) = contact else {
        panic!("what says most is tried first")
    };
    assert_eq!(phone.additional_properties["email"], "a");
    round_trip::<Contact>(r#"{"nickname":"a","email":"b"}"#);
    // Branches of one `anyOf` may name members of one object.
    let place = r#"{"address":{"street":"a","country":"DE"},"position":"1,2"}"#;
    round_trip::<Place>(place).validate().unwrap();
}

#[test]
fn a_member_that_tells_branches_of_one_of_apart_is_kept() {
    // A number is no unit of the other branch, so the value is of one.
    let measurement: Measurement = round_trip(r#"{"value":1,"unit":7}"#);
    assert!(matches!(measurement, Measurement::Plain(_)));
    measurement.validate().unwrap();
    let both: Measurement = round_trip(r#"{"value":1,"unit":"m"}"#);
    assert!(both.validate().unwrap_err().to_string().contains("one"));
}

#[test]
fn kinds_of_json_are_told_apart() {
    assert_eq!(round_trip::<ReportAmount>("7"), ReportAmount::Integer(7));
    assert_eq!(
        round_trip::<ReportAmount>("9007199254740993"),
        9_007_199_254_740_993_i64.into()
    );
    assert_eq!(round_trip::<ReportAmount>("7.5"), ReportAmount::Number(7.5));
    assert_eq!(round_trip::<ReportAmount>(r#""7""#), "7".to_owned().into());
    assert_eq!(round_trip::<ReportAmount>("true"), true.into());
    assert_eq!(round_trip::<ReportAmount>("[7]"), vec![7].into());
    assert!(matches!(round_trip(r#"{"a":"b"}"#), ReportAmount::Map(_)));
    assert_eq!(
        round_trip::<ReportModel>(r#""small""#),
        ReportModel::Known(ReportModelKnown::Small)
    );
    assert_eq!(
        round_trip::<ReportModel>(r#""huge""#),
        ReportModel::String("huge".to_owned())
    );
}

#[test]
fn a_default_takes_what_no_branch_is_named_for() {
    assert!(matches!(
        round_trip(r#"{"type":"alarm","level":1}"#),
        Signal::Alarm(_)
    ));
    for text in [r#"{"type":"new","text":"a"}"#, r#"{"text":"a"}"#] {
        assert!(matches!(round_trip(text), Signal::OtherSignal(_)));
    }
}

#[test]
fn a_large_branch_is_boxed() {
    assert!(size_of::<Notice>() <= 32);
}

#[test]
fn choices_are_members_items_and_values() {
    let text = r#"{"payment":{"method":"card","number":"1"},"refund":null,"address":"::1",
        "several":[{"kind":"Square","side":2.0}],"named":{"a":{"email":"b"}},"maybe":null,"perhaps":1}"#;
    let report: Report = round_trip(text);
    assert!(report.refund.is_null() && report.maybe.is_null());
    assert_eq!(report.perhaps.into_value(), Some(Maybe::Integer(1)));
}

/// As deep as the reader goes, through choices all the way; one level more is refused, as is a hundred thousand.
#[test]
fn nesting_is_bounded() {
    let lists = |depth: usize| format!("{}\"a\"{}", "[".repeat(depth), "]".repeat(depth));
    let objects = |depth| format!("{}\"a\"{}", r#"{"not":"#.repeat(depth), "}".repeat(depth));
    for nested in [lists(100), objects(100), lists(127), objects(127)] {
        round_trip_text(&nested);
    }
    for nested in [lists(128), objects(128), lists(100_000), objects(100_000)] {
        assert_eq!(refused::<Filter>(&nested), "recursion limit exceeded");
    }
}

/// Without a tree in between, which is itself bounded.
fn round_trip_text(text: &str) {
    let value: Filter = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), text);
}

/// Each level is read by two branches to its end before both refuse it, so that each level doubles the work.
#[test]
fn the_work_of_trying_is_bounded() {
    let depth = 60;
    let text = format!("{}\"a\"{}", r#"{"left":"#.repeat(depth), "}".repeat(depth));
    let reason = "it takes too much work to read a message of this size";
    assert_eq!(refused::<Filter>(&text), reason);
    // The next value begins anew.
    round_trip::<Filter>(r#"{"left":"a","or":["b"]}"#);
}
