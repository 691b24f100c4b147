//! Converts events in binary mode to structured mode, or refuses them.

use bytes::Bytes;

use super::headers;
use crate::cloud_events::binary::NoEvent;
use crate::cloud_events::structured;

fn binary(lines: &[(&str, &str)], body: &str) -> Result<String, NoEvent> {
    let mut headers = headers(lines);
    let body = structured(&mut headers, Bytes::copy_from_slice(body.as_bytes()))?;
    assert_eq!(headers["content-type"], "application/cloudevents+json");
    Ok(String::from_utf8(body.to_vec()).unwrap())
}

const V1: (&str, &str) = ("ce-specversion", "1.0");

#[test]
fn attributes_become_members() {
    let event = binary(
        &[
            V1,
            ("ce-id", "1"),
            ("CE-Type", "paid"),
            ("ce-source", "/a%20b%E2%82%AC%22"),
            ("ce-subject", r#""quoted \"x\" 100%25""#),
            ("content-type", "application/json; charset=utf-8"),
            ("x-other", "1"),
        ],
        " {\"a\": [1.50, 12345678901234567890123]} ",
    );
    let expected = "{\"id\":\"1\",\"source\":\"/a b\u{20ac}\\\"\",\"specversion\":\"1.0\",\
                    \"subject\":\"quoted \\\"x\\\" 100%\",\"type\":\"paid\",\
                    \"datacontenttype\":\"application/json; charset=utf-8\",\
                    \"data\":{\"a\": [1.50, 12345678901234567890123]}}";
    assert_eq!(event.unwrap(), expected);
}

#[test]
fn data_is_json_a_text_or_bytes() {
    let data = |content_type: Option<&str>, body: &str| {
        let mut lines = vec![V1];
        lines.extend(content_type.map(|name| ("content-type", name)));
        let event = binary(&lines, body).unwrap();
        let end = event.split_once("\"1.0\"").unwrap().1;
        end.split_once("\"data")
            .map_or(String::new(), |(_, data)| data.to_owned())
    };
    assert_eq!(data(None, "[1]"), "\":[1]}");
    assert_eq!(
        data(Some("application/x+json"), "null")
            .rsplit_once(",")
            .unwrap()
            .1,
        "\"data\":null}"
    );
    assert!(data(Some("text/plain"), "a\"b").ends_with("\"data\":\"a\\\"b\"}"));
    assert!(data(Some("application/octet-stream"), "ab").ends_with("\"data_base64\":\"YWI=\"}"));
    assert_eq!(data(None, ""), "");
}

/// Requests that are not in binary mode are unchanged.
#[test]
fn other_modes_are_left_alone() {
    for lines in [
        &[("content-type", "application/json")][..],
        &[V1, ("content-type", "application/cloudevents+json")],
        &[
            V1,
            (
                "content-type",
                "Application/CloudEvents-batch+json; charset=utf-8",
            ),
        ],
    ] {
        let mut given = headers(lines);
        let body = structured(&mut given, Bytes::from_static(b"x")).unwrap();
        assert_eq!((body, given), (Bytes::from_static(b"x"), headers(lines)));
    }
}

/// Neither data nor headers can add a member to the envelope.
#[test]
fn no_event_is_made_of_what_is_none() {
    for body in [
        "{",
        "1,\"id\":\"evil\"",
        "{}}",
        "1 2",
        "\u{feff}1",
        "]",
        "nul",
    ] {
        let refused = binary(&[V1], body).unwrap_err();
        assert_eq!(
            refused.reason(),
            "the body is not the JSON of its media type",
            "{body}"
        );
    }
    for (line, reason) in [
        (V1, "header `ce-specversion` comes twice"),
        (
            ("ce-data", "1"),
            "header `ce-data` names what the event has in its body",
        ),
        (
            ("ce-data_base64", "AA=="),
            "header `ce-data_base64` has no name",
        ),
        (
            ("ce-datacontenttype", "text/plain"),
            "header `ce-datacontenttype` names",
        ),
        (("ce-", "1"), "header `ce-` has no name of an attribute"),
        (
            ("ce-a-b", "1"),
            "header `ce-a-b` has no name of an attribute",
        ),
        (
            ("ce-id", "\u{e9}"),
            "header `ce-id` is not in visible ASCII",
        ),
        (
            ("ce-id", "%FF"),
            "header `ce-id` is not percent-encoded UTF-8",
        ),
        (("ce-id", "\"a"), "header `ce-id` has a quote"),
        (("ce-id", "\"a\"b"), "header `ce-id` has a quote"),
        (("ce-id", "\"a\"b\""), "header `ce-id` has a quote"),
        (("ce-id", "\"a\\"), "header `ce-id` has a quote"),
        (
            ("content-type", "\u{e9}"),
            "header `content-type` is not in visible ASCII",
        ),
    ] {
        let refused = binary(&[V1, line], "{}").unwrap_err();
        assert!(
            refused.reason().starts_with(reason),
            "{line:?}: {refused:?}"
        );
    }
    let deep = "[".repeat(200_000);
    assert!(binary(&[V1], &deep).is_err());
}
