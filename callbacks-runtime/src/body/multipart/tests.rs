use bytes::Bytes;
use proptest::prelude::*;
use serde_json::value::to_raw_value;
use serde_json::{Value, json};

use super::{from_view, to_json};
use crate::body::encoding::Encoding;
use crate::body::json_view::View;
use crate::body::layout::Layout;
use crate::body::media_type::MediaType;
use crate::validation::binary::{self, Binary};

static LAYOUT: Layout = Layout::new(
    r#"{"":{"type":"object","required":["tags"],"properties":{
        "note":{"type":"string"},"count":{"type":["integer","null"]},
        "data":{"type":"object"},"rows":{"type":"array","items":{"type":"object"}},
        "tags":{"type":"array","items":{"type":"string"}},
        "photo":{"type":"string"},"files":{"type":"array","items":{"type":"string"}}
    }}}"#,
);

const ENCODINGS: &[Encoding] = &[
    Encoding::new("photo")
        .content_type("image/png, image/*")
        .binary(),
    Encoding::new("files").binary(),
];

/// Reads a body. Binaries are shown by their contents.
fn read(content_type: &str, body: impl Into<Bytes>) -> Result<Value, String> {
    let media_type = MediaType::new(content_type);
    let read = to_json(&LAYOUT.root(), ENCODINGS, media_type, &body.into());
    let (json, binaries) = read.map_err(|fault| fault.to_string())?;
    let mut value: Value = serde_json::from_str(&json).unwrap();
    let shown = |number: &mut Value| {
        *number = show(&binaries[usize::try_from(number.as_u64().unwrap()).unwrap()]);
    };
    value.get_mut("photo").into_iter().for_each(shown);
    let files = value.get_mut("files").and_then(Value::as_array_mut);
    files.into_iter().flatten().for_each(shown);
    Ok(value)
}

fn show(binary: &Binary) -> Value {
    json!([
        String::from_utf8_lossy(binary.bytes()),
        binary.media_type(),
        binary.file_name(),
        binary.headers().collect::<Vec<_>>(),
    ])
}

fn written(value: &Value, binaries: &[Binary], name: &str) -> Result<(String, String), String> {
    let raw = to_raw_value(value).unwrap();
    let mut binaries = binaries.to_vec();
    let view = View::of(&raw).unwrap();
    let written = from_view(&LAYOUT.root(), ENCODINGS, name, view, &mut binaries);
    let written = written.map_err(|fault| fault.to_string())?;
    Ok((
        written.content_type,
        String::from_utf8(written.body).unwrap(),
    ))
}

/// Writes a value, compares it with `B` as the boundary, and reads it again.
#[track_caller]
fn check(name: &str, value: &Value, binaries: &[Binary], expected: &str, read_as: Value) {
    let (content_type, body) = written(value, binaries, name).unwrap();
    let boundary = MediaType::new(&content_type).parameter("boundary").unwrap();
    let shown = body.replace(&*boundary, "B").replace("\r\n", "\n");
    assert_eq!(shown, expected);
    assert_eq!(read(&content_type, body), Ok(read_as));
}

#[test]
fn a_form_names_its_parts() {
    let photo = Binary::from("PNG").with_file_name("a\"b\\é.png");
    let file = Binary::from("--B")
        .with_media_type("text/csv")
        .with_header("X-Id", "7");
    check(
        "multipart/form-data",
        &json!({"note": "ü\r\n--", "count": 1, "data": {"a": [1]}, "tags": ["x", ""], "photo": 0, "files": [1]}),
        &[photo, file],
        "--B\nContent-Disposition: form-data; name=\"count\"\n\n1\n\
         --B\nContent-Type: application/json\nContent-Disposition: form-data; name=\"data\"\n\n{\"a\":[1]}\n\
         --B\nContent-Type: text/csv\nContent-Disposition: form-data; name=\"files\"\nx-id: 7\n\n--B\n\
         --B\nContent-Disposition: form-data; name=\"note\"\n\nü\n--\n\
         --B\nContent-Type: image/png\nContent-Disposition: form-data; name=\"photo\"; filename=\"a\\\"b\\\\é.png\"\n\nPNG\n\
         --B\nContent-Disposition: form-data; name=\"tags\"\n\nx\n\
         --B\nContent-Disposition: form-data; name=\"tags\"\n\n\n\
         --B--\n",
        json!({"note": "ü\r\n--", "count": 1, "data": {"a": [1]}, "tags": ["x", ""],
            "photo": ["PNG", null, "a\"b\\é.png", []],
            "files": [["--B", "text/csv", null, [["x-id", "7"]]]]}),
    );
}

#[test]
fn elsewhere_parts_have_ids_and_the_root_comes_first() {
    let own = Binary::from("1").with_content_id("n1msg");
    let plain = Binary::from("2").with_media_type("image/gif");
    check(
        "multipart/related",
        &json!({"count": null, "files": [0], "data": {}, "photo": 1}),
        &[own, plain],
        "--B\nContent-Type: application/json\nContent-ID: data\n\n{}\n\
         --B\nContent-Type: text/plain; charset=utf-8\nContent-ID: count\n\n\n\
         --B\nContent-Type: application/octet-stream\nContent-ID: n1msg\nContent-Disposition: attachment; name=\"files\"\n\n1\n\
         --B\nContent-Type: image/gif\nContent-ID: photo\n\n2\n\
         --B--\n",
        json!({"count": null, "data": {}, "tags": [],
            "files": [["1", null, null, [["content-id", "n1msg"]]]],
            "photo": ["2", "image/gif", null, [["content-id", "photo"]]]}),
    );
}

#[test]
fn parts_that_nobody_names_are_found_by_their_types() {
    let body = "preamble\r\n--b c \t\r\nContent-Type: application/json\r\n\r\n{\"x\":1}\r\n\
        --b c\r\nContent-Type: image/webp\r\nContent-Id: <p@q>\r\n\r\n\0\u{1}\r\n\
        --b c\r\n\r\nhello\r\n\
        --b c\r\nContent-Type: font/otf\r\nContent-Id: files.12\r\n\r\nF\r\n\
        --b c\r\nContent-Type: font/ttf\r\n\r\nG\r\n\
        --b c--\r\nepilogue";
    let value = json!({"data": {"x": 1}, "note": "hello",
        "tags": [],
        "photo": ["\0\u{1}", "image/webp", null, [["content-id", "<p@q>"]]],
        "files": [["F", "font/otf", null, [["content-id", "files.12"]]], ["G", "font/ttf", null, []]]});
    assert_eq!(read("multipart/mixed; boundary=\"b c\"", body), Ok(value));
}

#[test]
fn what_is_malformed_is_refused() {
    let form = "multipart/form-data; boundary=b";
    let named = |rest: &str| format!("--b\r\nContent-Disposition: form-data; name={rest}\r\n--b--");
    let header = |length: usize| format!("--b\r\nX: {}\r\n\r\n\r\n--b--", "x".repeat(length));
    for (content_type, body, expected) in [
        (
            "multipart/form-data",
            named("note\r\n\r\nx"),
            "`Content-Type` has no valid `boundary`",
        ),
        (
            "multipart/form-data; boundary=\"b \"",
            named("note\r\n\r\nx"),
            "`Content-Type` has no valid `boundary`",
        ),
        (form, String::new(), "the first boundary is missing"),
        (form, "--c--".to_owned(), "the first boundary is missing"),
        (
            form,
            "--bx\r\n\r\n--b--".to_owned(),
            "there is text after a boundary",
        ),
        (form, "--b".to_owned(), "there is text after a boundary"),
        (form, "--b\r\n".to_owned(), "the last boundary is missing"),
        (
            form,
            "--b\r\n\r\nx\r\n--".to_owned(),
            "the last boundary is missing",
        ),
        (
            form,
            "--b\r\n--b--".to_owned(),
            "part 1 has no end of its headers",
        ),
        (
            form,
            "--b\r\nX: 1\r\n--b--".to_owned(),
            "part 1 has no end of its headers",
        ),
        (
            form,
            "--b\r\nX\r\n\r\n\r\n--b--".to_owned(),
            "part 1 has a malformed header",
        ),
        (
            form,
            "--b\r\nX y: 1\r\n\r\n\r\n--b--".to_owned(),
            "part 1 has a malformed header",
        ),
        (
            form,
            "--b\r\nX: a\nb\r\n\r\n\r\n--b--".to_owned(),
            "part 1 has a malformed header",
        ),
        (
            form,
            "--b\r\n\r\n\r\n--b--".to_owned(),
            "part 1 has no name",
        ),
        (form, header(9_000), "part 1 has headers that are too long"),
        (form, header(8_000), "part 1 has no name"),
        (
            form,
            "--b\r\n\r\n\r\n".repeat(129) + "--b--",
            "there are more than 128 parts",
        ),
        (
            form,
            named("count\r\n\r\n1\r\n--b\r\nContent-Disposition: form-data; name=count\r\n\r\n2"),
            "may occur only once at `#/count`",
        ),
        (
            form,
            named("data\r\n\r\n{"),
            "is no JSON: EOF while parsing an object at line 1 column 1 at `#/data`",
        ),
        (
            form,
            named("data\r\nContent-Type: image/png\r\n\r\n{}"),
            "the part must be JSON at `#/data`",
        ),
        (
            form,
            named("note\r\nContent-Type: image/png\r\n\r\nx"),
            "the part must be a text at `#/note`",
        ),
        (
            form,
            named("note\r\nContent-Type: text/plain;charset=x\r\n\r\nx"),
            "the charset `x` is not read here at `#/note`",
        ),
        (
            form,
            named("photo\r\nContent-Type: text/plain\r\n\r\nx"),
            "the part must be `image/png, image/*` at `#/photo`",
        ),
        (
            form,
            named("files\r\nContent-Transfer-Encoding: base64\r\n\r\nx"),
            "`Content-Transfer-Encoding` must not be `base64` at `#/files/0`",
        ),
    ] {
        assert_eq!(
            read(content_type, body.clone()),
            Err(expected.to_owned()),
            "{body:?}"
        );
    }
}

#[test]
fn what_is_no_part_is_not_sent() {
    let evil = Binary::from("").with_file_name("a\r\nX-Evil: 1");
    let html = Binary::from("").with_media_type("text/html");
    for (value, expected) in [
        (
            json!(1),
            "a multipart body is made of the members of an object",
        ),
        (
            json!({"note": null}),
            "holds `null`, which has no text at `#/note`",
        ),
        (
            json!({"photo": null}),
            "holds `null`, which is no part at `#/photo`",
        ),
        (
            json!({"files": [0]}),
            "has a header with a character that none may hold at `#/files/0`",
        ),
        (
            json!({"photo": 1}),
            "`text/html` is not `image/png, image/*` at `#/photo`",
        ),
    ] {
        let written = written(&value, &[evil.clone(), html.clone()], "multipart/form-data");
        assert_eq!(written, Err(expected.to_owned()));
    }
}

#[test]
fn boundaries_are_not_to_be_foreseen() {
    let value = json!({"note": "x"});
    let boundary = || written(&value, &[], "multipart/form-data").unwrap().0;
    assert_ne!(boundary(), boundary());
}

proptest! {
    #[test]
    fn whatever_comes_is_read_or_refused(
        pieces in prop::collection::vec(prop_oneof![
            Just("--b"), Just("\r\n"), Just("--"), Just("--b--"), Just("Content-Disposition: form-data; name="),
            Just("note"), Just("files"), Just("\"\\"), Just("Content-Type: "), Just("application/json"), Just("{}"),
            Just("Content-ID: "), Just(":"), Just(" "), Just("é"), Just("\0"),
        ], 0..30),
        kind in prop_oneof![Just("form-data"), Just("mixed"), Just("related")],
    ) {
        let _ = read(&format!("multipart/{kind}; boundary=b"), pieces.concat());
    }

    #[test]
    fn every_part_survives(
        note in any::<String>(),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        kind in prop_oneof![Just("form-data"), Just("mixed"), Just("related")],
    ) {
        let raw = to_raw_value(&json!({"note": note, "files": [0]})).unwrap();
        let mut binaries = vec![Binary::from(bytes.clone())];
        let name = format!("multipart/{kind}");
        let view = View::of(&raw).unwrap();
        let written = from_view(&LAYOUT.root(), ENCODINGS, &name, view, &mut binaries).unwrap();
        let media_type = MediaType::new(&written.content_type);
        let body = Bytes::from(written.body);
        let (json, binaries) = to_json(&LAYOUT.root(), ENCODINGS, media_type, &body).unwrap();
        let value: Value = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(value, json!({"note": note, "files": [0], "tags": []}));
        prop_assert_eq!(binaries[0].bytes(), &bytes);
    }
}

#[test]
fn binaries_have_numbers_while_a_body_is_read_or_written_and_never_else() {
    assert!(serde_json::to_string(&Binary::from("x")).is_err());
    assert!(serde_json::from_str::<Binary>("0").is_err());
    let table = vec![Binary::from("x")];
    let read = binary::reading(table, || serde_json::from_str::<(Binary, Binary)>("[0,0]"));
    assert_eq!(read.unwrap().1, Binary::from("x"));
    assert!(serde_json::from_str::<Binary>("0").is_err());
}
