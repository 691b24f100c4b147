//! R8: JSON that is designed to use up the memory of its reader.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

use std::collections::BTreeMap;

use allocation_counter::measure;
use callbacks_runtime::__private::{AsInstance, Decode, Instance, Schema, SchemaRef};
use callbacks_runtime::payload::Payload;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny};

static SCHEMAS: [Schema; 3] = [
    Schema::new("Numbers", r#"{"type":"array","items":{"type":"integer"}}"#),
    Schema::new(
        "Texts",
        r#"{"type":"object","additionalProperties":{"type":"string"}}"#,
    ),
    Schema::new("Anything", "true"),
];

static NUMBERS: Payload<Vec<u32>> = Payload::new(SchemaRef::new(&SCHEMAS, 0));
static TEXTS: Payload<BTreeMap<String, String>> = Payload::new(SchemaRef::new(&SCHEMAS, 1));

const ELEMENTS: usize = 5_000_000;

/// An array of five million elements with this first one.
fn array(first: &str) -> Vec<u8> {
    let mut text = format!("[{first}").into_bytes();
    text.extend(b",0".repeat(ELEMENTS));
    text.push(b']');
    text
}

/// The most bytes that were allocated at once.
fn most_bytes(text: &[u8], is_ok: bool) -> u64 {
    // The first use compiles the schemas.
    NUMBERS.decode(b"[1]").unwrap();
    measure(|| assert_eq!(NUMBERS.decode(text).is_ok(), is_ok)).bytes_max
}

/// R8: an array is read directly into its type. A tree would take 32 bytes for each element.
#[test]
fn r8_five_million_elements_take_what_their_type_takes() {
    // A growing vector needs its old and its new memory at once.
    let expected = ELEMENTS as u64 * 4 * 3;
    let most = most_bytes(&array("0"), true);
    assert!(most < expected, "{most} bytes");
}

/// R8: no tree is built of refused JSON to report more errors.
#[test]
fn r8_what_is_refused_takes_no_more() {
    let most = most_bytes(&array("\"x\""), false);
    assert!(most < 64 * 1024, "{most} bytes");
    let text = NUMBERS.decode(&array("\"x\"")).unwrap_err().to_string();
    assert!(text.contains("#/0"), "{text}");
}

/// R8: a repeated member is refused, instead of choosing the first or the last.
#[test]
fn r8_a_member_that_comes_twice_is_refused() {
    for text in [r#"{"a":"1","a":"2"}"#, r#"{"a":"1","\u0061":"1"}"#] {
        assert!(TEXTS.decode(text.as_bytes()).is_err(), "{text}");
    }
}

/// R8: invalid Unicode is invalid JSON, and no other encoding is guessed.
#[test]
fn r8_texts_are_unicode() {
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        r#"{"a":"b"}"#.encode_utf16().flat_map(order).collect()
    };
    let refused = [
        br#"{"a":"\ud800"}"#.to_vec(),
        br#"{"a":"\udc00\ud800"}"#.to_vec(),
        br#"{"\ud800":"b"}"#.to_vec(),
        b"{\"a\":\"\xff\"}".to_vec(),
        b"{\"a\":\"\xed\xa0\x80\"}".to_vec(),
        b"{\"a\":\"\0\"}".to_vec(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
    ];
    for text in refused {
        assert!(TEXTS.decode(&text).is_err(), "{text:?}");
    }
    let pair = TEXTS.decode(br#"{"a":"\ud83e\udd80"}"#).unwrap();
    assert_eq!(pair["a"], "\u{1f980}");
    // RFC 8259 section 8.1 allows readers to ignore a byte order mark.
    let marked = TEXTS.decode("\u{feff}{\"a\":\"b\"}".as_bytes()).unwrap();
    assert_eq!(marked["a"], "b");
}

/// R8: numbers that no type can hold are refused, and none is rounded.
#[test]
fn r8_numbers_are_what_they_say() {
    for number in [
        "1e999",
        "-1e999",
        "1e-999x",
        "4294967296",
        "-1",
        "1e10",
        "0.5",
        "NaN",
        "Infinity",
        "0x1",
        "01",
        "+1",
        "1.",
        ".1",
        "99999999999999999999999999999999999999999",
    ] {
        let text = format!("[{number}]");
        assert!(NUMBERS.decode(text.as_bytes()).is_err(), "{text}");
    }
    assert_eq!(
        NUMBERS.decode(b"[4294967295,1.0,1e3]").unwrap(),
        [4_294_967_295, 1, 1000]
    );
}

/// Like a generated type with many optional members, all absent.
struct Wide([u64; 512]);

impl<'de> Decode<'de> for Wide {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer)?;
        Ok(Self([0; 512]))
    }
}

impl AsInstance for Wide {
    fn as_instance(&self) -> Instance<'_> {
        Instance::Integer(self.0[0].into())
    }
}

/// The most bytes that are allocated while a list of empty objects is read as another type.
fn most_room<T: AsInstance + for<'de> Decode<'de>>(item: &str, count: usize, is_ok: bool) -> u64 {
    let payload = Payload::<Vec<T>>::new(SchemaRef::new(&SCHEMAS, 2));
    let text = format!("[{}]", vec![item; count].join(","));
    measure(|| assert_eq!(payload.decode(text.as_bytes()).is_ok(), is_ok)).bytes_max
}

/// R8: a type may be a thousand times as large as its shortest JSON.
#[test]
fn r8_a_short_message_takes_no_room_without_end() {
    const COUNT: usize = 60_000;
    // A growing list needs its old and its new memory at once.
    const MOST: u64 = 128 << 20;
    let list = most_room::<Wide>("{}", COUNT, false);
    let boxes = most_room::<Box<Wide>>("{}", COUNT, false);
    let maps = most_room::<BTreeMap<String, Wide>>(r#"{"":{}}"#, COUNT / 2, false);
    for most in [list, boxes, maps] {
        assert!(most < MOST, "{most} bytes");
    }
}

/// R8: real documents and messages are far from that limit.
#[test]
fn r8_a_usual_list_of_a_large_type_is_read() {
    most_room::<Wide>("{}", 200, true);
    most_room::<Box<Wide>>("{}", 200, true);
    most_room::<BTreeMap<String, Wide>>(r#"{"a":{},"b":{},"c":{}}"#, 20, true);
}
