//! Layouts that are read.

use std::borrow::Cow;

use super::*;

#[test]
fn a_number_is_what_json_says() {
    for text in [
        "0",
        "-0",
        "10",
        "1.5",
        "-1.50e+10",
        "1E5",
        "18446744073709551616",
    ] {
        assert!(is_number(text), "{text}");
    }
    for text in [
        "", "-", "01", "+1", "1.", ".5", "1e", "1e+", "1 ", "0x1", "NaN", "1.5.5", "١",
    ] {
        assert!(!is_number(text), "{text}");
    }
}

#[test]
fn a_tag_leaves_out_other_branches() {
    let layout = Layout::new(
        r#"{"":{"tag":{"of":"oneOf","name":"t","texts":[["a","b"],["c",true]]},"oneOf":[
            {"properties":{"n":{"type":"integer"}}},{"properties":{"n":{"type":"string"}}},{"type":"null"}]}}"#,
    );
    let root = layout.root();
    let written = |tag: Option<&'static str>| {
        let chosen = root.chosen(&|name| tag.filter(|_| name == "t").map(Cow::Borrowed));
        let mut out = String::new();
        let chosen = chosen.unwrap();
        assert!(chosen.kinds().null);
        chosen.member("n").push_scalar(&mut out, "1");
        out
    };
    assert_eq!(written(Some("b")), "1");
    assert_eq!(written(Some("c")), r#""1""#);
    assert_eq!(written(Some("other")), r#""1""#);
    assert_eq!(written(None), r#""1""#);
    let mut open = String::new();
    root.member("n").push_scalar(&mut open, "1");
    assert_eq!(open, "1");
    assert!(root.member("n").chosen(&|_| None).is_none());
}

#[test]
fn branches_and_references_say_together_what_may_stand_there() {
    let layout = Layout::new(
        r#"{"":{"allOf":[{"$ref":"A"},{"properties":{"n":{"type":["integer","null"]}}}]},
            "A":{"oneOf":[{"$ref":""},{"properties":{"t":{"enum":["x",true]}}}]}}"#,
    );
    let root = layout.root();
    assert_eq!(root.members(), ["t", "n"]);
    let written = |name: &str, text: &str| {
        let mut out = String::new();
        root.member(name).push_scalar(&mut out, text);
        out
    };
    assert_eq!(written("n", "12"), "12");
    assert_eq!(written("n", ""), "null");
    assert_eq!(written("n", "x\""), r#""x\"""#);
    assert_eq!(written("t", "true"), "true");
    assert_eq!(written("t", "12"), r#""12""#);
    assert_eq!(written("other", "12"), r#""12""#);
}
