mod oracle;

use proptest::prelude::*;

use super::scalar_at;

fn check(json: &str, pointer: &str, expected: Option<&str>) {
    assert_eq!(
        scalar_at(json.as_bytes(), pointer).as_deref(),
        expected,
        "{pointer} of {json}"
    );
}

#[test]
fn a_scalar_is_found_wherever_it_is() {
    let json = r#"{"a": [1, {"b/c": "d\u00e9"}], "e": {"": true, "~": -1.5}, "f": "g"}"#;
    check(json, "/a/1/b~1c", Some("dé"));
    check(json, "/a/0", Some("1"));
    check(json, "/e/", Some("true"));
    check(json, "/e/~0", Some("-1.5"));
    check(json, "/f", Some("g"));
    check(r#""text""#, "", Some("text"));
}

#[test]
fn what_is_no_scalar_is_not_found() {
    let json = r#"{"a": [1], "n": null, "o": {"p": 1}}"#;
    for pointer in ["", "/a", "/a/1", "/a/x", "/n", "/o", "/o/q", "/a/0/b", "/x"] {
        check(json, pointer, None);
    }
}

#[test]
fn invalid_json_is_left_to_the_decoder() {
    check(r#"{"a": "b", broken"#, "/a", Some("b"));
    check(r#"{"n": nul, "o": [}, "a": "b"}"#, "/a", Some("b"));
    check(r#"{broken, "a": "b"}"#, "/a", None);
    check("", "/a", None);
    check("\u{feff}{}", "/a", None);
    check(
        &format!("{}1{}", "[".repeat(9999), "]".repeat(9999)),
        "/0/1",
        None,
    );
}

/// Texts that are nearly JSON: values, and pieces of them in any order.
fn texts() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(PIECES.to_vec());
    let pieces = prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat());
    let damaged = (values(), any::<prop::sample::Index>(), any::<u8>(), 0..4);
    let damaged = damaged.prop_map(|(mut text, index, byte, damage)| {
        let at = index.index(text.len());
        match damage {
            0 => text.truncate(at),
            1 => text[at] = byte,
            2 => _ = text.remove(at),
            _ => {}
        }
        text
    });
    prop_oneof![pieces, damaged]
}

/// JSON with white space, escapes and repeated names.
fn values() -> impl Strategy<Value = Vec<u8>> {
    let scalars = prop::sample::select(SCALARS.to_vec()).prop_map(<[u8]>::to_vec);
    scalars.prop_recursive(6, 32, 4, |inner| {
        let names = prop::sample::select(NAMES.to_vec());
        let members = prop::collection::vec((names, inner.clone()), 0..4);
        let members = members.prop_map(|members| {
            let members = members
                .into_iter()
                .map(|(name, value)| [name, &value].concat());
            let members: Vec<_> = members.collect();
            [b"{", members.join(&b',').as_slice(), b"}"].concat()
        });
        let items = prop::collection::vec(inner, 0..4);
        let items =
            items.prop_map(|items| [b" [", items.join(&b", "[..]).as_slice(), b"]\n"].concat());
        prop_oneof![members, items]
    })
}

const SCALARS: &[&[u8]] = &[
    b"\"a\"",
    b"\"more than eight bytes\"",
    "\"\\\"d\\u00e9j\u{e0} vu\"".as_bytes(),
    b"\"\\ud800\"",
    b"-12.5e3",
    b" 0",
    b"1e400",
    b"18446744073709551616",
    b"true",
    b"false ",
    b"null",
];

const NAMES: &[&[u8]] = &[
    b"\"a\":",
    b"\"type\" : ",
    b" \"\\u0061\":",
    b"\"\\ud800\":",
    "\"\u{e9}\":".as_bytes(),
    b"\"\xe9\":",
];

const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\"a\"",
    b"\"a\":",
    b"\"a\":1,",
    b"{\"a\":",
    b"[1,",
    b"{}",
    b"[]",
    b"\"\\u0061\"",
    b"\"\\ud83d\\ude00\"",
    b"\"\\/\\b\"",
    b"\"\\u00zz\"",
    b"\"1234567\\n\"",
    b"\"\x1f\"",
    b"\"\xc3\xa9\"",
    b"\"a\xff\"",
    b"1",
    b"-",
    b"-0",
    b"01",
    b"1.",
    b".5",
    b"1.5",
    b"1e",
    b"1E+",
    b"1e5",
    b"tru",
    b"true",
    b" ",
    b"\x0b",
    b"\0",
    b"\x7f",
    b"\"",
    b"\\",
    b"\xff",
    b"\xef\xbb\xbf",
];

const POINTERS: &[&str] = &[
    "",
    "/",
    "/a",
    "/\\u0061",
    "/type",
    "/\u{e9}",
    "/a/a",
    "/a/a/type",
    "/0",
    "/1",
    "/01",
    "/+1",
    "/a/0",
    "/0/a",
    "/1/1",
    "a",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_scanner_finds_what_a_parser_finds(text in texts()) {
        let json = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
        let is_json = serde_json::from_slice::<serde_json::Value>(json).is_ok();
        for pointer in POINTERS {
            let (found, expected) = (scalar_at(&text, pointer), oracle::scalar_at(&text, pointer));
            if is_json || expected.is_some() {
                let text = String::from_utf8_lossy(&text);
                prop_assert_eq!(found, expected, "{} of {}", pointer, text);
            }
        }
    }
}

#[test]
fn the_scalar_may_be_as_deep_as_for_a_parser_and_skipped_values_deeper() {
    for depth in [63, 64, 65, 126, 127, 128, 129, 999] {
        let text = format!("{}1", "[".repeat(depth));
        let pointer = "/0".repeat(depth);
        let found = scalar_at(text.as_bytes(), &pointer);
        assert_eq!(
            found,
            oracle::scalar_at(text.as_bytes(), &pointer),
            "{depth}"
        );
        let (open, close) = ("[{\"a\":".repeat(depth), "}]".repeat(depth));
        check(&format!("[{open}1{close}, 7]"), "/1", Some("7"));
    }
}
