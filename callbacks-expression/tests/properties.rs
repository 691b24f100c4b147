//! Properties of every string: parsing and printing are inverse, and nothing panics.

#![expect(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

mod support;

use callbacks_expression::{
    CallbackKey, EvaluateOptions, Expression, Join, UrlTemplate, match_path_template,
};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;
use support::{Fixture, Message};

/// Failures are printed, not written to files.
fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

const DECLARED: [&str; 3] = ["id", "refId", "a b"];

/// Any text, and texts made of parts of keys, which get further into the parsers.
fn text() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "{",
        "}",
        "$",
        "{$",
        "$url",
        "$method",
        "$request.",
        "$response.",
        "request.",
        "header.",
        "query.",
        "path.",
        "body",
        "#",
        "/",
        "~",
        "~1",
        "\\u007D",
        "\\uD83D",
        "\\",
        "\"",
        ".",
        " ",
        "?",
        "&",
        ":",
        "://",
        "http://",
        "https://h",
        "@",
        "[::1]",
        "%",
        "%2e",
        "..",
        "{id}",
        "id",
        "x-",
        "é",
        "\u{85}",
        "\u{1f600}",
        "0",
        "a",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat()),
        (
            valid_key(),
            any::<prop::sample::Index>(),
            any::<char>(),
            any::<bool>()
        )
            .prop_map(|(key, at, char, insert)| mutate(
                &key,
                at.index(key.len().max(1)),
                char,
                insert
            )),
    ]
}

/// Replaces or precedes the character at or after a byte offset.
fn mutate(text: &str, at: usize, char: char, insert: bool) -> String {
    let at = (at..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap();
    let rest = &text[at..];
    let skip = rest
        .chars()
        .next()
        .filter(|_| !insert)
        .map_or(0, char::len_utf8);
    format!("{}{char}{}", &text[..at], &rest[skip..])
}

fn valid_expression() -> impl Strategy<Value = String> {
    let token = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,8}";
    let name = r#"([^"\\\x00-\x1F{}]|\\["\\/bfnrt]|\\u00[0-9A-Fa-f]{2}|\\uD83D\\uDE00){1,6}"#;
    let pointer = "(#(/([^~/{}]|~0|~1){0,4}){0,4})?";
    prop_oneof![
        select(vec!["$url", "$Method", "$statuscode"]).prop_map(str::to_owned),
        regex(&format!(r"\$(request|RESPONSE)\.header\.{token}")),
        regex(&format!(r"\$request\.(query|path)\.{name}")),
        regex(&format!(r"\$(request|response)\.body{pointer}")),
    ]
}

fn regex(pattern: &str) -> impl Strategy<Value = String> + use<> {
    string_regex(pattern).unwrap()
}

/// Keys that parse: a start, and segments after it.
fn valid_key() -> impl Strategy<Value = String> {
    let segment = || {
        let value = valid_expression().prop_map(|expression| format!("{{{expression}}}"));
        let literal = "[A-Za-z0-9._~$%=;,é-]{0,6}";
        (literal, prop::option::of(value), literal)
            .prop_map(|(left, value, right)| format!("{left}{}{right}", value.unwrap_or_default()))
    };
    let start = prop_oneof![
        valid_base(),
        Just("https://h.example:8080".to_owned()),
        Just("http://{$request.body#/host}.example".to_owned()),
        Just("/a".to_owned()),
    ];
    let path = prop::collection::vec(segment(), 0..3);
    let parameter = prop::option::of(select(DECLARED.to_vec()));
    let query = prop::option::of(segment());
    (start, path, parameter, query).prop_map(|(start, path, parameter, query)| {
        let path: String = path.iter().map(|segment| format!("/{segment}")).collect();
        let parameter = parameter
            .map(|name| format!("/{{{name}}}"))
            .unwrap_or_default();
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        format!("{start}{path}{parameter}{query}")
    })
}

fn valid_base() -> impl Strategy<Value = String> {
    let never = |text: &String| {
        let text = text.to_ascii_lowercase();
        text != "$method" && text != "$statuscode"
    };
    valid_expression()
        .prop_filter("never a URL", never)
        .prop_map(|expression| format!("{{{expression}}}"))
}

fn body() -> impl Strategy<Value = (Option<String>, Vec<u8>)> {
    let media_type = select(vec![
        None,
        Some("application/json"),
        Some("application/x-www-form-urlencoded"),
        Some("text/plain"),
    ]);
    let media_type = media_type.prop_map(|media_type| media_type.map(str::to_owned));
    let json = r#"[\[\]{}:,"ab\\u0-9 eE+.-]{0,24}"#;
    let bytes = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..32),
        json.prop_map(String::into_bytes),
        text().prop_map(|text| format!("{{\"host\":{text:?},\"a\":[{text:?},null]}}").into_bytes()),
        text().prop_map(|text| format!("host={text}&a=1&a={text}").into_bytes()),
    ];
    (media_type, bytes)
}

prop_compose! {
    fn exchange()(
        url in text(),
        query in prop::option::of(text()),
        header in prop::collection::vec(any::<u8>(), 0..8),
        (content_type, body) in body(),
        status in prop::option::of(any::<u16>()),
    ) -> Fixture {
        let message = || Message {
            headers: vec![("a".to_owned(), header.clone())],
            content_type: content_type.clone(),
            body: Some(body.clone()),
        };
        Fixture {
            url: Some(format!("https://api.example/{url}")),
            query,
            path_template: Some("/{id}".to_owned()),
            request: message(),
            status,
            response: message(),
            ..Fixture::default()
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn expressions_parse_from_what_they_print(text in valid_expression()) {
        let expression = Expression::parse(&text).unwrap();
        prop_assert_eq!(Expression::parse(&expression.to_string()), Ok(expression));
    }

    #[test]
    fn keys_parse_from_what_they_print(text in valid_key()) {
        let key = CallbackKey::parse(&text, &DECLARED).unwrap();
        prop_assert_eq!(CallbackKey::parse(&key.to_string(), &DECLARED), Ok(key));
    }

    #[test]
    fn leniency_leaves_valid_keys_alone(text in valid_key()) {
        let key = CallbackKey::parse(&text, &DECLARED).unwrap();
        let repaired = CallbackKey::parse_lenient(&text, &DECLARED).unwrap();
        // Except for white space at the end of a name or a pointer (L5).
        let trimmed = |char: char| char.is_whitespace();
        if !text.contains(trimmed) {
            prop_assert_eq!((repaired.key, repaired.text), (key, None));
        }
    }

    #[test]
    fn parsers_take_any_text(text in text()) {
        let _ = Expression::parse(&text);
        if let Ok(template) = UrlTemplate::parse(&text) {
            prop_assert_eq!(template.as_str(), &text);
            let values: Vec<_> = template.parameters().map(|name| (name, "x")).collect();
            prop_assert!(template.expand(&values).is_ok());
        }
        if let Ok(template) = UrlTemplate::from_url(&text) {
            prop_assert_eq!(template.parameters().count(), 0);
            prop_assert_eq!(UrlTemplate::parse(template.as_str()), Ok(template));
        }
        match CallbackKey::parse(&text, &DECLARED) {
            Ok(key) => prop_assert_eq!(CallbackKey::parse(&key.to_string(), &DECLARED), Ok(key)),
            Err(error) => {
                prop_assert!(text.is_char_boundary(error.offset()));
                let suggestion = error.suggestion().map(|text| CallbackKey::parse(text, &DECLARED));
                prop_assert!(suggestion.is_none_or(|key| key.is_ok()));
            }
        }
        match CallbackKey::parse_lenient(&text, &DECLARED) {
            Ok(repaired) => {
                let text = repaired.text.unwrap_or(text);
                prop_assert_eq!(CallbackKey::parse(&text, &DECLARED), Ok(repaired.key));
            }
            Err(error) => prop_assert!(text.is_char_boundary(error.offset())),
        }
    }

    #[test]
    fn evaluation_gives_a_url_that_can_be_stored(
        text in prop_oneof![valid_key(), text()],
        exchange in exchange(),
        id in text(),
        textual in any::<bool>(),
        base_url in prop::option::of(text()),
    ) {
        let Ok(key) = CallbackKey::parse(&text, &DECLARED) else { return Ok(()) };
        let values = DECLARED.map(|name| (name, id.as_str()));
        let options = EvaluateOptions {
            base_url: base_url.as_deref(),
            join: if textual { Join::Textual } else { Join::Smart },
            path_parameters: &values,
        };
        let url = key.evaluate(&exchange, &options);
        let template = key.resolve(&exchange, &options);
        let stored = template.and_then(|template| {
            assert_eq!(UrlTemplate::parse(template.as_str()).as_ref(), Ok(&template));
            template.expand(&values)
        });
        if let Ok(url) = &url {
            prop_assert!(UrlTemplate::from_url(url).is_ok());
        }
        if !textual {
            let encoded = url.map(|url| url.replace('{', "%7B").replace('}', "%7D"));
            prop_assert_eq!(encoded.ok(), stored.ok());
        }
    }

    #[test]
    fn lookups_take_any_message(text in valid_expression(), exchange in exchange()) {
        let expression = Expression::parse(&text).unwrap();
        if let Ok(value) = expression.evaluate(&exchange) {
            let json = value.to_json();
            prop_assert!(serde_json::from_str::<serde::de::IgnoredAny>(&json).is_ok(), "{}", json);
        }
    }

    #[test]
    fn templates_match_what_was_filled_in(left in "[a-z]{0,3}", value in "[^/{}]{1,6}", right in "[a-z]{0,3}") {
        let template = format!("/x/{left}{{id}}{right}");
        let path = format!("/base/x/{left}{value}{right}");
        prop_assert_eq!(match_path_template(&template, &path, "id"), Some(value.as_str()));
    }

    #[test]
    fn templates_take_any_path(template in text(), path in text(), name in text()) {
        let _ = match_path_template(&template, &path, &name);
    }
}
