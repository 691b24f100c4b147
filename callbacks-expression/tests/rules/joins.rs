use callbacks_expression::{CallbackKey, EvaluateOptions, Join, UrlTemplate};

use super::{url, url_with};

fn joined(text: &str, base: &str) -> Result<String, &'static str> {
    url(
        &format!("{{$request.body#/u}}{text}"),
        &format!(r#"{{"u":"{base}","v":"a b"}}"#),
    )
}

fn check(cases: &[(&str, &str, Result<&str, &'static str>)]) {
    for (text, base, expected) in cases {
        assert_eq!(
            joined(text, base).as_deref(),
            expected.as_ref().copied(),
            "{base} {text}"
        );
    }
}

#[test]
fn text_meets_the_base_once() {
    check(&[
        // J0
        ("/x", "", Err("empty-url")),
        ("?x", "", Err("empty-url")),
        // J1
        ("?e={$request.body#/v}", "http://h", Ok("http://h?e=a%20b")),
        (
            "?e={$request.body#/v}",
            "http://h/?t",
            Ok("http://h/?t&e=a%20b"),
        ),
        ("?e=1", "http://h/?", Ok("http://h/?e=1")),
        ("?e=1", "http://h/?t&", Ok("http://h/?t&e=1")),
        // J2
        ("&e=1", "http://h", Ok("http://h?e=1")),
        ("&e=1", "http://h/?t", Ok("http://h/?t&e=1")),
        (
            "&e={$request.body#/v}&f",
            "http://h/",
            Ok("http://h/?e=a%20b&f"),
        ),
        // J3: at the joint only, one slash only, and never the slashes of the scheme
        ("/x//y", "http://h//", Ok("http://h//x//y")),
        ("/x", "http://h/a/", Ok("http://h/a/x")),
        ("//x", "http://h/", Ok("http://h//x")),
        ("/x", "http://", Err("invalid-url")),
        ("x", "http://h/", Ok("http://h/x")),
        // J4
        ("/x", "http://h/?", Err("base-query")),
        (":80/x", "http://h?t", Err("base-query")),
        // J5 comes first: a `?` after `#` starts no query
        ("/x", "http://h/#a?b", Err("base-fragment")),
        ("?x", "http://h/?a#b", Err("base-fragment")),
        // P1: what follows a base
        (
            ":8080/{$request.body#/v}",
            "http://h",
            Ok("http://h:8080/a%20b"),
        ),
        ("://h/{$request.body#/v}", "https", Ok("https://h/a%20b")),
        (".json", "http://h/a", Ok("http://h/a.json")),
        ("-{$request.body#/v}", "http://h/a", Ok("http://h/a-a%20b")),
        ("-{$request.body#/v}", "http://h", Err("invalid-url")),
    ]);
}

#[test]
fn textual_joins_change_nothing() {
    let options = EvaluateOptions {
        join: Join::Textual,
        ..EvaluateOptions::default()
    };
    for (text, base, expected) in [
        ("?e=1", "http://h?t=1", Ok("http://h?t=1?e=1")),
        ("&e=1", "http://h", Ok("http://h&e=1")),
        ("&e=1", "http://h/", Ok("http://h/&e=1")),
        ("/x", "http://h?t", Ok("http://h?t/x")),
        ("/x", "http://h/#f", Ok("http://h/#f/x")),
        ("/x", "", Err("relative-url")),
    ] {
        let key = format!("{{$request.body#/u}}{text}");
        let got = url_with(&key, &format!(r#"{{"u":"{base}"}}"#), &options);
        assert_eq!(got.as_deref(), expected.as_ref().copied(), "{base} {text}");
    }
}

#[test]
fn relative_results_belong_to_the_callbacks_own_server() {
    let at = |base_url, key: &str, body: &str| {
        let options = EvaluateOptions {
            base_url: Some(base_url),
            ..EvaluateOptions::default()
        };
        url_with(key, body, &options)
    };
    let ok = |text: &str| Ok(text.to_owned());
    let value = r#"{"u":"/x","v":"https://h/","w":"//h/","e":""}"#;
    assert_eq!(
        at("https://s/v1", "{$request.body#/u}", value),
        ok("https://s/v1/x")
    );
    assert_eq!(
        at("https://s/v1/", "{$request.body#/u}/y", value),
        ok("https://s/v1/x/y")
    );
    // The path is longer than the URL of the server.
    assert_eq!(
        at("https://s", "{$request.body#/u}/y/and/more", value),
        ok("https://s/x/y/and/more")
    );
    assert_eq!(
        at("https://s", "{$request.body#/v}", value),
        ok("https://h/")
    );
    assert_eq!(
        at("https://s", "{$request.body#/w}", value),
        Err("relative-url")
    );
    assert_eq!(
        at("https://s", "{$request.body#/e}", value),
        Err("empty-url")
    );
    assert_eq!(at("https://s?q", "/x", value), Err("base-query"));
    assert_eq!(at("https://s#f", "/x", value), Err("base-fragment"));
    assert_eq!(at("/v1", "/x", value), Err("relative-url"));
    assert_eq!(at("ftp://s", "/x", value), Err("unsupported-scheme"));
}

#[test]
fn text_can_go_before_the_query_of_the_base() {
    let at = |key: &str, base: &str| {
        let key = CallbackKey::parse(key, &["id"]).unwrap();
        let url = key.at(base, Join::BeforeQuery);
        url.map(|url| url.to_string())
            .map_err(|error| error.code().as_str())
    };
    let key = "{$request.body#/u}/paid/{id}";
    for (base, expected) in [
        ("https://h/a?code=1", Ok("https://h/a/paid/{id}?code=1")),
        ("https://h/a/?code=1&", Ok("https://h/a/paid/{id}?code=1")),
        ("https://h/a?", Ok("https://h/a/paid/{id}")),
        ("https://h/a", Ok("https://h/a/paid/{id}")),
        ("https://h/a#f", Err("base-fragment")),
    ] {
        let expected = expected.map(str::to_owned);
        assert_eq!(at(key, base), expected, "{base}");
    }
    let query = "{$request.body#/u}?event=paid";
    assert_eq!(
        at(query, "https://h/a?b=1"),
        Ok("https://h/a?b=1&event=paid".to_owned())
    );
    let both = "{$request.body#/u}/x?event=paid";
    assert_eq!(
        at(both, "https://h/a?b=1"),
        Ok("https://h/a/x?event=paid&b=1".to_owned())
    );
}

#[test]
fn a_text_that_is_no_url_is_called_what_it_is() {
    let said = |url: &str| UrlTemplate::from_url(url).unwrap_err().to_string();
    assert_eq!(said("5"), "the callback URL is a number, send a string");
    assert_eq!(said("true"), "the callback URL is a boolean, send a string");
    assert_eq!(said(" https://h/"), "the callback URL has a space in front");
    assert_eq!(said("https://h/ "), "the callback URL has a space behind");
    assert_eq!(said("https://h h/"), "the callback URL is malformed");
    // Rust reads these as numbers, but no client sends them as one.
    for word in ["inf", "infinity", "nan", "NaN"] {
        assert_eq!(
            said(word),
            "the callback URL is relative, start it with `http://` or `https://`",
            "{word}"
        );
    }
}
