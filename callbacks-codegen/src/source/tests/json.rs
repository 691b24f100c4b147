use super::{check_fault, load, read};
use crate::source::Format;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(read("api.json", text.as_bytes()), expected);
}

#[test]
fn values_are_read() {
    check(" { } ", "{}");
    check("[ ]\n", "[]");
    check(
        "{\"a\": [1, -0.5e+3, true, false, null, \"x\", {\"b\": []}], \"\": {}}",
        r#"{"a":[1,-0.5e+3,true,false,null,"x",{"b":[]}],"":{}}"#,
    );
    // The text of a number is kept, also beyond what a machine's numbers hold.
    check(
        "[1.10, 123456789012345678901234567890]",
        "[1.10,123456789012345678901234567890]",
    );
}

#[test]
fn escapes_are_read() {
    check(
        r#"["\"\\\/\b\f\n\r\t", "\u00e9\u20ac", "\ud83d\ude00", "a\u0041b"]"#,
        "[\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\",\"é€\",\"😀\",\"aAb\"]",
    );
    check("[\"é\u{2028}\u{7f}\"]", "[\"é\u{2028}\u{7f}\"]");
}

#[test]
fn a_string_is_never_a_number() {
    check(r#"["1", "true", "null", ""]"#, r#"["1","true","null",""]"#);
}

#[test]
fn the_format_is_found_by_the_text() {
    let format = |name: &str, text: &str| {
        load(name, text.as_bytes(), |_, loaded| {
            loaded.map(|root| root.source().format()).ok()
        })
    };
    assert_eq!(format("api.yaml", " \n{\"a\": 1}"), Some(Format::Json));
    assert_eq!(format("api.json", "a: 1"), Some(Format::Yaml));
    assert_eq!(format("api.yaml", "{a: 1}"), Some(Format::Yaml));
    assert_eq!(format("api.json", "{a: 1}"), None);
    assert_eq!(format("api.json", "\u{feff}[]"), Some(Format::Json));
}

#[test]
fn what_is_not_json_is_located() {
    let cases = [
        ("{\"a\": 1,}", "invalid-json 1:9"),
        ("[1,\n2,\n]", "invalid-json 3:1"),
        ("{\"é\" 1}", "invalid-json 1:6"),
        ("[01]", "invalid-json 1:2"),
        ("[1.]", "invalid-json 1:2"),
        ("[+1]", "invalid-json 1:2"),
        ("[.5]", "invalid-json 1:2"),
        ("[1e]", "invalid-json 1:2"),
        ("[NaN]", "invalid-json 1:2"),
        ("[True]", "invalid-json 1:2"),
        ("['a']", "invalid-json 1:2"),
        ("[1 2]", "invalid-json 1:4"),
        ("{\"a\":1 \"b\":2}", "invalid-json 1:8"),
        ("[\n  1\n", "invalid-json 3:1"),
        ("{", "invalid-json 1:2"),
        ("{\"a\"", "invalid-json 1:5"),
        ("[\"a", "invalid-json 1:2"),
        ("[\"a\\", "invalid-json 1:4"),
        ("[\"é\\q\"]", "invalid-json 1:4"),
        ("[\"\\u12", "invalid-json 1:3"),
        ("[\"\\u12é4\"]", "invalid-json 1:3"),
        ("[\"\\ud800\"]", "invalid-json 1:3"),
        ("[\"\\udc00\"]", "invalid-json 1:3"),
        ("[\"\\ud800\\ud800\"]", "invalid-json 1:3"),
        ("[\"\\ud800\\n\"]", "invalid-json 1:3"),
        ("[\"a\tb\"]", "invalid-json 1:4"),
        ("[\"a\nb\"]", "invalid-json 1:4"),
        ("[1] // end", "invalid-json 1:5"),
        ("[1]]", "invalid-json 1:4"),
        ("[1]\u{a0}", "invalid-json 1:4"),
        ("{\"a\": 1, \"\\u0061\": 2}", "duplicate-key 1:10"),
    ];
    for (text, expected) in cases {
        check_fault("api.json", text.as_bytes(), expected);
    }
}
