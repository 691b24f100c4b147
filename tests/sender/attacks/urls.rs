//! Group 10: values that would lead to another place.

use callbacks::expression::UrlTemplate;
use callbacks::{Exchange, Target};
use reqwest::Url;

use super::*;

const HOSTILE: [&str; 30] = [
    ".",
    "..",
    "...",
    "../admin",
    "../../admin",
    "..\\admin",
    "a/../../admin",
    "%2e%2e",
    "%2E%2e%2fadmin",
    "%252e%252e",
    ".%2e",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "@evil.example",
    ":80@evil.example",
    "?admin=1",
    "#admin",
    "a;admin=1",
    "a&admin=1",
    "a%00b",
    "a\0b",
    "a\r\nb",
    "\t",
    "%2f",
    "\u{ff0e}\u{ff0e}",
    "é🦀",
    "+ %20",
    "{subscription}",
];

/// S10: a value is one segment, or none is sent.
#[tokio::test]
async fn s10_a_value_stays_one_segment_of_the_path() {
    let recording = recording();
    let client = Client::over(recording.clone());
    for value in HOSTILE.into_iter().chain([""]) {
        let subscription = value.to_owned();
        let result = send(
            &client,
            &Request {
                subscription,
                ..request()
            },
        )
        .await;
        let sent = recording.take();
        // An empty segment is read as none, and those of dots as a way up (RFC 3986 section 5.2.4).
        let is_refused = ["", ".", ".."].contains(&value);
        assert_eq!(
            (result.is_err(), sent.is_empty()),
            (is_refused, is_refused),
            "{value:?}"
        );
        for request in sent {
            let url = Url::parse(&request.url).unwrap();
            assert_eq!(
                url.as_str(),
                request.url,
                "the URL is read as it is written"
            );
            assert_eq!(url.host_str(), Some("shop.example"));
            assert_eq!((url.query(), url.fragment()), (None, None));
            let segments: Vec<_> = url.path_segments().unwrap().collect();
            let [_, _, segment] = segments[..] else {
                panic!("{value:?}: {url}");
            };
            assert_eq!(segments[..2], ["n", "notify"]);
            assert_eq!(decoded(segment), value);
        }
    }
}

/// S10: a value is one parameter of the query.
#[tokio::test]
async fn s10_a_value_stays_one_parameter_of_the_query() {
    let recording = recording();
    let client = Client::over(recording.clone());
    for value in HOSTILE {
        let tag = Some(value.to_owned());
        send(&client, &Request { tag, ..request() }).await.unwrap();
        let request = recording.take().remove(0);
        let url = Url::parse(&request.url).unwrap();
        let pairs: Vec<_> = url.query_pairs().collect();
        assert_eq!(pairs, [("tag".into(), value.into())], "{value:?}");
        assert_eq!((url.path(), url.fragment()), ("/n/notify/s-1", None));
        assert!(request.url.bytes().all(|byte| byte.is_ascii_graphic()));
    }
}

fn decoded(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |range| std::str::from_utf8(&after[range]).unwrap().to_owned();
        if *first == b'%' {
            bytes.push(u8::from_str_radix(&hex(0..2), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// S10: nor does a text that is encoded already, whose triplets stay, become a way up.
#[test]
fn s10_encoded_dots_are_dots() {
    let template = UrlTemplate::parse("https://shop.example/a/{id}/b").unwrap();
    for dots in [".", "..", "%2e", "%2E%2e", ".%2e", "%2E."] {
        let error = template.expand_encoded(&[("id", dots)]).unwrap_err();
        assert_eq!(error.code().as_str(), "dot-segment", "{dots}");
    }
    for text in ["a/b", "a?b", "a#b", "a\\b", "a b", "a\nb"] {
        assert!(template.expand_encoded(&[("id", text)]).is_err(), "{text}");
    }
}

fn resolve(uri: &str) -> Result<Option<Target>, Error> {
    let body = serde_json::json!({ "notifUri": uri }).to_string();
    let (parts, ()) = http::Request::post("/subscriptions")
        .header("content-type", "application/json")
        .body(())
        .unwrap()
        .into_parts();
    status_notification::resolve(&Exchange::new(&parts, body))
}

/// S10: a key with text behind its expression is refused for a URL that has a query or a fragment: the text would become a
/// part of it. It is the subscriber who hears of it.
#[test]
fn s10_a_suffix_behind_a_query_is_refused() {
    for (uri, code) in [
        ("https://shop.example/n?t=1", "base-query"),
        ("https://shop.example/n?", "base-query"),
        ("https://shop.example/n#f", "base-fragment"),
    ] {
        for error in [
            resolve(uri).unwrap_err(),
            status_notification::at(uri).unwrap_err(),
        ] {
            assert_eq!(error.code(), Some(code), "{uri}");
            assert!(error.is_target());
        }
    }
    let target = resolve("https://shop.example/n/").unwrap().unwrap();
    assert_eq!(
        target.as_str(),
        "https://shop.example/n/notify/{subscription}"
    );
    // What a subscriber writes in braces is no parameter.
    let target = resolve("https://shop.example/{subscription}")
        .unwrap()
        .unwrap();
    assert_eq!(
        target.as_str(),
        "https://shop.example/%7Bsubscription%7D/notify/{subscription}"
    );
}

/// S1: a URL that is empty, relative, too long, or contains characters that parsers drop is refused before it is
/// stored.
#[test]
fn s1_what_is_no_url_is_never_kept() {
    for uri in [
        "",
        "/hook",
        "hook",
        "//shop.example",
        "shop.example/hook",
        "https:shop.example",
        "javascript:alert(1)",
        "https://shop.example/\r\nX: y",
        "https://shop.example/\ta",
        "https://shop.example/\u{7f}",
        "https://shop.example/a b",
        "https://shop.example\\@evil.example",
        "https://user:pw@shop.example",
    ] {
        assert!(resolve(uri).is_err(), "{uri:?}");
        assert!(Target::new(uri).is_err(), "{uri:?}");
    }
    let at_most = format!("https://shop.example/{}", "a".repeat(8 * 1024 - 21));
    assert!(Target::new(&at_most).is_ok());
    assert!(Target::new(&format!("{at_most}a")).is_err());
}
