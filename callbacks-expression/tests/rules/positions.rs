use callbacks_expression::{CallbackKey, EvaluateOptions, Part, Position};

use super::{json, url, url_with};

#[test]
fn positions_are_read_from_the_text_to_the_left() {
    use Position::{Authority, Base, Path, Query};
    for (key, expected) in [
        ("{$url}{$url}{$method}", vec![Base, Base, Base]),
        (
            "{$url}/{$url}?{$url}/{$url}",
            vec![Base, Path, Query, Query],
        ),
        ("{$url}?{$url}", vec![Base, Query]),
        ("{$url}&{$url}", vec![Base, Query]),
        (
            "{$url}://{$url}{$url}:{$url}/{$url}",
            vec![Base, Authority, Authority, Authority, Path],
        ),
        ("{$url}:{$url}?{$url}", vec![Base, Authority, Query]),
        ("{$url}-{$url}&{$url}", vec![Base, Path, Path]),
        ("http://{$url}.x{$url}", vec![Authority, Authority]),
        ("http://h{$url}/{$url}", vec![Authority, Path]),
        ("http://h/{$url}://{$url}", vec![Path, Path]),
        ("/{$url}?{$url}", vec![Path, Query]),
        ("/?a://{$url}", vec![Query]),
    ] {
        let key = CallbackKey::parse(key, &[]).unwrap();
        let positions: Vec<_> = key.parts().iter().filter_map(Part::position).collect();
        assert_eq!(positions, expected, "{key}");
    }
}

#[test]
fn authority_values_stay_in_the_authority() {
    let host = |value: &str| {
        url(
            "https://{$request.body#/v}:80/x",
            &format!(r#"{{"v":"{value}"}}"#),
        )
    };
    assert_eq!(host("[::1]").as_deref(), Ok("https://[::1]:80/x"));
    for value in [
        "",
        "a/b",
        "a?b",
        "a#b",
        "a@b",
        "a\\\\b",
        "a%62",
        "a b",
        "a\\u00a0",
        "a\\u0085b",
        "a\\tb",
    ] {
        assert_eq!(host(value), Err("invalid-authority-value"), "{value}");
    }
    assert_eq!(host("a:1"), Err("invalid-url"));
    assert_eq!(host("{x}"), Err("invalid-url"));
    let port = url("https://h:{$request.body}/", "65536");
    assert_eq!(port, Err("invalid-url"));
}

#[test]
fn segments_with_values_are_neither_empty_nor_dots() {
    let with = |key: &str, value: &str| url(key, &format!(r#"{{"v":"{value}","w":"."}}"#));
    for (key, value, expected) in [
        ("http://h/{$request.body#/v}", "", Err("empty-segment")),
        ("http://h/{$request.body#/v}?x", "", Err("empty-segment")),
        (
            "http://h/{$request.body#/v}{$request.body#/v}/",
            "",
            Err("empty-segment"),
        ),
        ("http://h/{$request.body#/v}", ".", Err("dot-segment")),
        (
            "http://h/{$request.body#/v}{$request.body#/w}",
            ".",
            Err("dot-segment"),
        ),
        ("http://h/.{$request.body#/v}/", "", Err("dot-segment")),
        ("http://h/.{$request.body#/v}/", ".", Err("dot-segment")),
        ("http://h/{$request.body#/v}%2E?x", ".", Err("dot-segment")),
        ("http://h/%2e{$request.body#/v}", "", Err("dot-segment")),
        ("http://h/a-{$request.body#/v}/", "", Ok("http://h/a-/")),
        ("http://h/{$request.body#/v}", "...", Ok("http://h/...")),
        ("http://h/{$request.body#/v}", "%2e", Ok("http://h/%252e")),
        (
            "http://h/../{$request.body#/v}//",
            "x",
            Ok("http://h/../x//"),
        ),
        ("http://h?{$request.body#/v}/../", "", Ok("http://h?/../")),
    ] {
        assert_eq!(
            with(key, value).as_deref(),
            expected.as_ref().copied(),
            "{key}"
        );
    }
    let base = r#"{"u":"http://h/","v":""}"#;
    assert_eq!(
        url("{$request.body#/u}/{$request.body#/v}", base),
        Err("empty-segment")
    );
    assert_eq!(url("/{$request.body#/v}", base), Err("empty-segment"));
}

#[test]
fn the_value_at_fault_is_named() {
    let key = CallbackKey::parse("{$request.body#/u}/{id}/{$request.body#/v}/x", &["id"]).unwrap();
    let fault = |body: &str, id: &str| {
        let options = EvaluateOptions {
            path_parameters: &[("id", id)],
            ..EvaluateOptions::default()
        };
        key.evaluate(&json(body), &options).unwrap_err().to_string()
    };
    let body = r#"{"u":"http://h","v":".."}"#;
    assert_eq!(
        fault(body, "1"),
        "`$request.body#/v`: a segment of the callback URL's path would be `.` or `..`"
    );
    assert_eq!(
        fault(body, ""),
        "path parameter `id`: a segment of the callback URL's path would be empty"
    );
    let body = r#"{"u":"javascript:secret","v":"1"}"#;
    assert_eq!(
        fault(body, "1"),
        "`$request.body#/u`: the callback URL has a scheme other than `http` and `https`"
    );
    let body = r#"{"u":"http://h"}"#;
    assert_eq!(
        fault(body, "1"),
        "`$request.body#/v`: the message has no such value"
    );
}

#[test]
fn one_absent_value_fails_the_key() {
    for body in ["{}", r#"{"v":null}"#] {
        let key = CallbackKey::parse("http://h/{$request.body#/v}", &[]).unwrap();
        let error = key
            .evaluate(&json(body), &EvaluateOptions::default())
            .unwrap_err();
        assert!(error.is_absent());
        assert_eq!(error.expression(), Some("$request.body#/v"));
    }
    let options = EvaluateOptions::default();
    let key = CallbackKey::parse("http://h/{id}", &["id"]).unwrap();
    let error = key.evaluate(&json("{}"), &options).unwrap_err();
    assert_eq!(error.to_string(), "path parameter `id`: no value was given");
    assert!(!error.is_absent());
    assert_eq!(error.expression(), None);
}

#[test]
fn numbers_keep_their_text() {
    let body = r#"{"v":123456789012345678901234567890,"w":1.50E+3,"b":false}"#;
    let key = "http://h/{$request.body#/v}/{$request.body#/w}/{$request.body#/b}";
    let expected = "http://h/123456789012345678901234567890/1.50E%2B3/false";
    assert_eq!(
        url_with(key, body, &EvaluateOptions::default()).as_deref(),
        Ok(expected)
    );
}
