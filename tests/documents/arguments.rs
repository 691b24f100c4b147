//! The arguments of the attribute, as far as they change what the generated code looks like to its user.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

/// Nothing but one callback, seen from the consumer's side, with a type of the user's own in it.
#[callbacks::openapi(
    "tests/fixtures/payloads.yaml",
    only(parcelMoved),
    sender = false,
    replace(Address = crate::arguments::PlainAddress),
    expression(parcelMoved = "https://parcels.example/{$request.header.X-Callback-Url}"),
)]
mod parcels {
    /// Replaces the schema with this name.
    pub(crate) type Receipt = u8;
}

/// Types that are compared and hashed.
#[callbacks::openapi(
    "tests/fixtures/callback-object.yaml",
    only(result),
    derive(Eq, Hash, PartialOrd, Ord)
)]
mod chess {}

/// A document that an overlay corrects.
#[callbacks::openapi(
    "tests/fixtures/foreign.yaml",
    overlay("tests/fixtures/foreign-overlay.yaml")
)]
mod foreign {}

/// An address as the application has it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlainAddress(String);

impl callbacks::__private::serde::Serialize for PlainAddress {
    fn serialize<S: callbacks::__private::serde::Serializer>(
        &self,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> callbacks::__private::serde::Deserialize<'de> for PlainAddress {
    fn deserialize<D: callbacks::__private::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

/// A type of the user's own for strings of a format.
#[callbacks::openapi(
    "tests/fixtures/formats.yaml",
    format("date-time" = crate::arguments::PlainAddress, uuid = Id),
    assert_formats("date-time")
)]
mod visits {
    use super::PlainAddress as Id;
}

#[test]
fn types_of_the_user_stand_in_for_formats() {
    let text = r#"{"id":"0190a8b4-5f5e-7c3a-9d3e-2f1b6c7d8e9f","at":"2026-01-01T00:00:00Z","left":null,"others":["0190a8b4-5f5e-7c3a-9d3e-2f1b6c7d8e9f"],"either":"2026-01-01T00:00:00Z"}"#;
    let visit = visits::visited::BODY.decode(text.as_bytes()).unwrap();
    assert_eq!(visit.at, PlainAddress("2026-01-01T00:00:00Z".to_owned()));
    assert!(visit.left.is_null());
    assert!(matches!(
        visit.either,
        Some(visits::VisitEither::String(PlainAddress(_)))
    ));
    let written = visits::visited::BODY.encode(&visit).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), text);
    let refused = visits::visited::BODY
        .decode(text.replace("T00", "X00").as_bytes())
        .unwrap_err();
    let places: Vec<_> = refused
        .iter()
        .map(|each| (each.pointer.as_str(), each.keyword))
        .collect();
    assert_eq!(places, [("#/at", "format"), ("#/either", "format")]);
}

/// What arrives under a format that nobody asked to check.
#[callbacks::openapi("tests/fixtures/formats.yaml")]
mod free_visits {}

#[callbacks::openapi("tests/fixtures/formats.yaml", assert_formats)]
mod checked_visits {}

#[test]
fn formats_are_checked_where_they_are_asserted() {
    let text = r#"{"id":"","at":"2026-01-01 00:00","left":null,"others":["7"],"either":"soon"}"#;
    let visit = free_visits::visited::BODY.decode(text.as_bytes()).unwrap();
    assert_eq!(visit.at, "2026-01-01 00:00");
    let written = free_visits::visited::BODY.encode(&visit).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), text);
    let refused = checked_visits::visited::BODY.decode(text.as_bytes());
    let refused = refused.unwrap_err();
    let mut places: Vec<_> = refused.iter().map(|each| each.pointer.as_str()).collect();
    places.sort_unstable();
    assert_eq!(places, ["#/at", "#/either", "#/id", "#/others/0"]);
}

#[test]
fn types_of_the_user_stand_in_for_schemas() {
    let text = r#"{"id":"7","weight":1.0,"sender":"Elm 1","note":null}"#;
    let parcel: parcels::Parcel = serde_json::from_str(text).unwrap();
    assert_eq!(parcel.sender, PlainAddress("Elm 1".to_owned()));
    assert_eq!(
        parcels::parcel_moved::Response::Ok(3_u8),
        parcels::parcel_moved::Response::Ok(3)
    );
    assert_eq!(serde_json::to_string(&parcel).unwrap(), text);
}

#[test]
fn types_derive_what_the_user_asks_for() {
    let result = |winner| chess::ChessResult {
        winner,
        moves: None,
    };
    assert!(result(chess::ChessResultWinner::White) < result(chess::ChessResultWinner::Draw));
    let results = std::collections::HashSet::from([result(chess::ChessResultWinner::Black)]);
    assert_eq!(results.len(), 1);
}

#[test]
fn a_key_that_starts_with_literal_text_is_served_at_its_path() {
    assert_eq!(parcels::parcel_moved::OPERATION.path, "/{$1}");
}

#[test]
fn an_overlay_corrects_the_document() {
    let text = r#"{"id":"7","status":"refunded"}"#;
    let order = foreign::order_reopened::BODY
        .decode(text.as_bytes())
        .unwrap();
    assert_eq!(order.status, foreign::Status::Refunded);
    assert_eq!(
        order,
        foreign::order_paid::BODY.decode(text.as_bytes()).unwrap()
    );
    assert_eq!(
        foreign::order_paid::BODY.encode(&order).unwrap(),
        text.as_bytes()
    );
}
