use proptest::prelude::*;
use serde_json::value::to_raw_value;
use serde_json::{Value, json};

use super::{from_view, to_json};
use crate::body::encoding::Encoding;
use crate::body::json_view::View;
use crate::body::layout::Layout;
use crate::parameter::Style;

static LAYOUT: Layout = Layout::new(
    r#"{"":{"type":"object","properties":{
        "text":{"type":"string"},"count":{"type":["integer","null"]},"done":{"type":"boolean"},
        "tags":{"type":"array","items":{"type":"string"}},
        "numbers":{"type":"array","items":{"type":"number"}},
        "lines":{"type":"array","items":{"type":"object"}},
        "meta":{"type":"object"},
        "either":{"anyOf":[{"type":"integer"},{"type":"string"}]},
        "piped":{"type":"array","items":{"type":"integer"}},
        "commas":{"type":"array","items":{"type":"string"}},
        "deep":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}}},
        "loose":{"type":"object","properties":{"R":{"type":"integer"},"G":{"type":"integer"}}},
        "json":{"type":"string"}
    }}}"#,
);

const ENCODINGS: &[Encoding] = &[
    Encoding::new("piped").style(Style::PIPE_DELIMITED),
    Encoding::new("commas").style(Style::FORM),
    Encoding::new("deep").style(Style::DEEP_OBJECT),
    Encoding::new("loose").style(Style::FORM.exploded()),
    Encoding::new("json").content_type("application/json"),
];

fn read(form: &str) -> Result<Value, String> {
    let json = to_json(&LAYOUT.root(), ENCODINGS, form).map_err(|fault| fault.to_string())?;
    Ok(serde_json::from_str(&json).unwrap())
}

fn write(value: &Value) -> Result<String, String> {
    let raw = to_raw_value(value).unwrap();
    from_view(&LAYOUT.root(), ENCODINGS, View::of(&raw).unwrap()).map_err(|fault| fault.to_string())
}

#[track_caller]
fn check(value: &Value, form: &str) {
    assert_eq!(write(value).as_deref(), Ok(form));
    assert_eq!(read(form), Ok(value.clone()));
}

#[test]
fn what_is_written_is_read_as_the_same() {
    check(&json!({}), "");
    check(
        &json!({"text": "a b&=+é", "count": 7}),
        "count=7&text=a%20b%26%3D%2B%C3%A9",
    );
    check(&json!({"count": null, "done": true}), "count=&done=true");
    check(&json!({"tags": ["a", "", "b"]}), "tags=a&tags=&tags=b");
    check(
        &json!({"numbers": [1.5, -2], "tags": []}),
        "numbers=1.5&numbers=-2&tags=",
    );
    check(&json!({"either": "1x"}), "either=1x");
    check(&json!({"either": 12}), "either=12");
    check(&json!({"other": "12"}), "other=12");
    check(&json!({"other": ["1", "2"]}), "other=1&other=2");
    check(
        &json!({"meta": {"a": [1]}, "lines": [{"n": 1}, {}]}),
        "lines=%7B%22n%22%3A1%7D&lines=%7B%7D&meta=%7B%22a%22%3A%5B1%5D%7D",
    );
    check(
        &json!({"piped": [1, 2], "commas": ["a", "b,"]}),
        "commas=a,b%2C&piped=1%7C2",
    );
    check(
        &json!({"deep": {"a": 1, "b": "x"}}),
        "deep%5Ba%5D=1&deep%5Bb%5D=x",
    );
    check(
        &json!({"loose": {"G": 2, "R": 1}, "text": "t"}),
        "G=2&R=1&text=t",
    );
    check(&json!({"json": "a"}), "json=%22a%22");
}

#[test]
fn what_has_no_text_is_not_sent() {
    for (value, expected) in [
        (json!([1]), "a form is made of the members of an object"),
        (
            json!({"text": null}),
            "holds `null`, which has no text at `#/text`",
        ),
        (
            json!({"tags": [""]}),
            "would be read as another value at `#/tags`",
        ),
        (
            json!({"tags": [[1]]}),
            "has a list or an object where only a string is possible at `#/tags/0`",
        ),
        (
            json!({"deep": {"a": [1]}}),
            "has a list or an object where only a string is possible at `#/deep`",
        ),
    ] {
        assert_eq!(write(&value), Err(expected.to_owned()));
    }
}

#[test]
fn what_is_no_form_is_refused() {
    for (form, expected) in [
        ("text=%", "the form is not percent-encoded"),
        ("text=%2", "the form is not percent-encoded"),
        ("%GG=1", "the form is not percent-encoded"),
        ("text=%ff", "the form is not UTF-8"),
        ("text=a&text=b", "may occur only once at `#/text`"),
        (
            "meta={",
            "is no JSON: EOF while parsing an object at line 1 column 1 at `#/meta`",
        ),
        (
            "lines={}&lines=1+2",
            "is no JSON: trailing characters at line 1 column 3 at `#/lines/1`",
        ),
        ("commas=a&commas=b", "may occur only once at `#/commas`"),
    ] {
        assert_eq!(read(form), Err(expected.to_owned()), "{form}");
    }
}

proptest! {
    #[test]
    fn whatever_comes_is_json_or_refused(form in "([a-z%+=&\\[\\]0-9{}\",]|text|count|tags|deep|piped|loose|é){0,60}") {
        let _ = read(&form);
    }

    #[test]
    fn every_text_survives(text in any::<String>(), tags in prop::collection::vec(any::<String>(), 2..5)) {
        let value = json!({"text": text, "tags": tags});
        prop_assert_eq!(write(&value).and_then(|form| read(&form)), Ok(value));
    }
}
