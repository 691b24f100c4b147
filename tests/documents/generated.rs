//! The generated modules of the fixtures, as they are printed, compile without a warning.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]
#![deny(warnings, missing_debug_implementations, unused, clippy::all)]
#![allow(
    unreachable_pub,
    reason = "these modules are made for a library, and nothing leaves a test"
)]

/// `tests/golden` holds the text that the generator prints for each document of `tests/fixtures`.
macro_rules! generated {
    ($($name:ident,)*) => {$(
        #[allow(
            dead_code,
            clippy::large_enum_variant,
            reason = "not every module is called here, and documents decide how large answers are"
        )]
        mod $name {
            include!(concat!("../golden/", stringify!($name), ".rs"));
        }
    )*};
}

generated! {
    items,
    orders,
    train_travel_webhook,
    beer_orders,
    callback_object,
    store_ack,
    payloads,
    collisions,
    combined,
    nested,
    keys,
    parameters,
    unions,
    burdens,
    media_types,
    forms,
    multipart,
    xml,
    sharing,
    constraints,
    kinds,
    events,
    subtypes,
    hierarchies,
    meaning,
    inspected,
    notifications,
    answer_headers,
    credentials,
    defaults,
    pages,
}

#[test]
#[allow(
    clippy::float_cmp,
    reason = "each default is exactly the number of the document"
)]
fn absent_members_have_their_defaults() {
    use defaults::{Tuning, TuningColour, TuningLevel, TuningMode, TuningStep};

    let tuning = Tuning::default();
    assert_eq!(tuning.gain_or_default(), 0.0);
    assert_eq!(tuning.offset_or_default(), -2_147_483_648.0);
    assert_eq!(tuning.factor_or_default(), 1.5);
    assert_eq!(tuning.scale_or_default(), 1_000.0);
    assert_eq!(tuning.limit_or_default(), 100.0);
    assert_eq!(tuning.other_limit_or_default(), 7.0);
    assert_eq!(tuning.count_or_default(), 2);
    assert_eq!(tuning.retries_or_default(), 3);
    assert_eq!(tuning.lowest_or_default(), i64::MIN);
    assert!(!tuning.loud_or_default());
    assert_eq!(tuning.label_or_default(), "a\"b\\{}\n");
    assert_eq!(tuning.blank_or_default(), "");
    assert_eq!(tuning.since_or_default(), "2026-01-01T00:00:00Z");
    assert_eq!(tuning.mode_or_default(), TuningMode::Fast);
    assert_eq!(tuning.step_or_default(), TuningStep::N1);
    assert_eq!(tuning.level_or_default(), TuningLevel::N2);
    assert_eq!(*tuning.colour_or_default(), TuningColour::Red);
    let tuning = Tuning {
        gain: Some(2.0),
        ..tuning
    };
    assert_eq!(tuning.gain_or_default(), 2.0);
}

#[test]
#[allow(deprecated, reason = "a deprecated member is carried like any other")]
fn payloads_lose_nothing() {
    use callbacks::Nullable;
    use payloads::{Parcel, Priority, Receipt};

    let text = r#"{"id":"7","weight":1.5,"sender":{"street":"Elm"},"note":null,"hint":null,"priority":"+1",
        "labels":{"a":"b"},"route":[{"place":"here"},{}],"extra":[1,{"x":null}],
        "inside":{"id":"8","weight":2.0,"sender":{"street":"Oak","Street":"x"},"note":"n"}}"#;
    let parcel: Parcel = serde_json::from_str(text).unwrap();
    assert_eq!(parcel.note, None);
    assert_eq!(parcel.hint, Nullable::Null);
    assert_eq!(parcel.priority, Some(Priority::Plus1));
    assert!(parcel.inside.as_ref().unwrap().hint.is_absent());
    let again: serde_json::Value = serde_json::to_value(&parcel).unwrap();
    assert_eq!(
        again,
        serde_json::from_str::<serde_json::Value>(text).unwrap()
    );

    let receipt: Receipt = serde_json::from_str(r#"{"signed":true,"stamps":3}"#).unwrap();
    assert_eq!(
        (receipt.id, receipt.additional_properties["stamps"]),
        (None, 3)
    );
}

#[test]
fn what_the_schema_forbids_is_refused_by_name() {
    fn check<T: for<'de> callbacks::__private::serde::Deserialize<'de>>(
        text: &str,
        expected: &str,
    ) {
        let error = serde_json::from_str::<T>(text).err().unwrap().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    use payloads::{Address, Parcel, Priority, Receipt};

    check::<Address>(r#"{"street":"Elm","zip":"1"}"#, "unknown member `zip`");
    check::<Address>(
        r#"{"street":"Elm","street":"Oak"}"#,
        "duplicate member `street`",
    );
    check::<Address>("{}", "missing member `street`");
    check::<Address>(
        "[]",
        "invalid type: sequence, expected an object (`Address`)",
    );
    check::<Parcel>(
        r#"{"count":null}"#,
        "invalid type: null, expected an integer of 32 bits",
    );
    check::<Parcel>(
        r#"{"id":"7","weight":1,"sender":{"street":""}}"#,
        "missing member `note`",
    );
    check::<Receipt>(r#"{"signed":true,"a":1,"a":2}"#, "duplicate member `a`");
    check::<Priority>(
        r#""medium""#,
        "unknown value `medium`, expected one of `low`, `high`",
    );
}

#[test]
fn schemas_made_of_others_are_one_type() {
    use combined::{Sighting, SightingKind};

    let text = r#"{"id":"1","source":"cam","animal":{"name":"Tom"},"kind":"lynx","mood":null,"keeper":{"name":"Ann"}}"#;
    let sighting: Sighting = serde_json::from_str(text).unwrap();
    assert_eq!(
        sighting.kind,
        Some(SightingKind::OtherText("lynx".to_owned()))
    );
    assert_eq!("cat".parse(), Ok(SightingKind::Cat));
    assert!(sighting.mood.is_null());
    assert_eq!(serde_json::to_string(&sighting).unwrap(), text);
    let error = serde_json::from_str::<Sighting>(r#"{"id":"1","source":"s","keeper":{}}"#)
        .err()
        .unwrap();
    assert!(
        error.to_string().starts_with("missing member `name`"),
        "{error}"
    );
}

#[test]
fn numbers_come_out_as_they_went_in() {
    use payloads::Parcel;

    for number in [
        "0.1",
        "51.24817837550540",
        "5e-324",
        "1.7976931348623157e308",
        "-0.0",
    ] {
        let text =
            format!(r#"{{"id":"7","weight":{number},"sender":{{"street":""}},"note":null}}"#);
        let parcel: Parcel = serde_json::from_str(&text).unwrap();
        assert_eq!(parcel.weight, number.parse::<f64>().unwrap(), "{number}");
    }
}

#[test]
fn equal_schemas_of_several_payloads_are_one_type() {
    use sharing::{Role, Ticket, TicketAuthor, TicketClosed, TicketOpened, TicketReopened};

    let opened: TicketOpened = serde_json::from_str(
        r#"{"ticket":{"id":1,"author":{"login":"ann","role":"owner"}},"sender":{"login":"bob","role":"guest"}}"#,
    )
    .unwrap();
    let author: TicketAuthor = opened.ticket.author.clone();
    assert_eq!(author.role, Role::Owner);
    let ticket: Ticket = opened.ticket;
    let closed = TicketClosed::new(
        ticket,
        sharing::TicketClosedSender {
            login: opened.sender.login,
            role: opened.sender.role,
        },
    );
    let mut reopened = TicketReopened::new(sharing::TicketReopenedTicket::new(1));
    reopened.ticket.author = Some(author);
    assert_eq!(
        serde_json::to_value(&closed).unwrap()["ticket"]["author"],
        serde_json::to_value(&reopened).unwrap()["ticket"]["author"],
    );
}
