use callbacks_expression::{CallbackKey, Join, Part};

const DECLARED: [&str; 3] = ["id", "a b", "url"];

/// The canonical text of a key, which parses to the same, or the code and offset of its error.
fn parse(text: &str) -> Result<String, (&'static str, usize)> {
    let key = CallbackKey::parse(text, &DECLARED).map_err(|e| (e.code().as_str(), e.offset()))?;
    assert_eq!(
        CallbackKey::parse(&key.to_string(), &DECLARED).as_ref(),
        Ok(&key)
    );
    Ok(key.to_string())
}

#[test]
fn keys_are_printed_in_one_spelling() {
    for (text, canonical) in [
        ("$URL", "{$url}"),
        (r"{$request.query.\u007D}/x", r"{$request.query.\u007D}/x"),
        (r"$request.query.\u007D", r"{$request.query.\u007D}"),
        ("HTTP://H.example/{id}", "HTTP://H.example/{id}"),
        ("/{$Method}", "/{$method}"),
        ("https://h.example/${id}", "https://h.example/${id}"),
        ("https://h.example/{a b}", "https://h.example/{a b}"),
    ] {
        assert_eq!(parse(text).as_deref(), Ok(canonical));
    }
}

#[test]
fn braces_are_balanced() {
    for (text, code, offset) in [
        ("{", "unbalanced-brace", 1),
        ("}", "unbalanced-brace", 0),
        ("{$url", "unbalanced-brace", 5),
        ("{$url}/{", "unbalanced-brace", 8),
        ("{$url}/}", "unbalanced-brace", 7),
        ("$request.body#/{a}", "unbalanced-brace", 15),
        ("$url{$url}", "unbalanced-brace", 4),
        ("{{$url}}", "nested-brace", 1),
        ("{$url}/{}", "empty-braces", 7),
        ("{$url}/{ }", "undeclared-path-param", 8),
    ] {
        assert_eq!(parse(text), Err((code, offset)), "{text}");
    }
}

#[test]
fn literal_text_starts_a_url_or_follows_a_base() {
    for (text, code, offset) in [
        ("x-", "extension-key", 0),
        ("host/path", "relative-key", 0),
        ("//host/path", "relative-key", 0),
        ("?x=1", "relative-key", 0),
        ("http{$request.body#/s}://h", "relative-key", 0),
        ("localhost:8080/x", "unsupported-scheme", 0),
        ("wss://h.example/", "unsupported-scheme", 0),
        ("https:h.example", "invalid-url", 0),
        ("https:/{$url}", "invalid-url", 0),
        ("https://", "invalid-url", 8),
        ("https:///x", "invalid-url", 8),
        ("https://?x={$url}", "invalid-url", 8),
        ("https://h.example:70000/{id}", "invalid-url", 8),
        ("https://h%2e.example/", "invalid-url", 8),
        ("https://[::1/", "invalid-url", 8),
        ("https://u@h.example/{$url}", "userinfo", 8),
        ("{$request.body#/scheme}://u@h.example/", "userinfo", 26),
        ("{$request.body#/scheme}://", "invalid-url", 26),
        ("/a\\b", "invalid-literal", 2),
        ("/a\u{a0}b", "invalid-literal", 2),
        ("/a\u{85}b", "invalid-literal", 2),
        ("/a\tb", "invalid-literal", 2),
        ("https://h.example/#x", "fragment-in-key", 18),
        ("{$method}/x", "never-a-url", 1),
        ("{$StatusCode}", "never-a-url", 1),
        ("$method", "never-a-url", 0),
    ] {
        assert_eq!(parse(text), Err((code, offset)), "{text}");
    }
    for text in [
        "https://h.example:/",
        "https://[::1]:8080/x",
        "https://u@{$request.body#/host}/",
        "https://h.example{$request.body#/tail}",
        "https://{$request.body#/host}:99999",
        "{$url}{$method}",
        "{$url}:8080/x",
        "{$url}.json",
        "/?x={$url}",
        "https://größe.example/ü",
    ] {
        assert_eq!(parse(text).as_deref(), Ok(text));
    }
}

#[test]
fn path_parameters_stand_once_in_the_path() {
    for (text, code, offset) in [
        ("{$url}/{other}", "undeclared-path-param", 8),
        ("{$url}{id}", "path-param-outside-path", 7),
        ("{id}/x", "path-param-outside-path", 1),
        ("https://{id}/", "path-param-outside-path", 9),
        ("{$url}:{id}/", "path-param-outside-path", 8),
        ("{$url}&x={id}", "path-param-outside-path", 10),
        ("/{id}/?x={id}", "path-param-outside-path", 10),
        ("/{id}/{id}", "duplicate-path-param", 7),
    ] {
        assert_eq!(parse(text), Err((code, offset)), "{text}");
    }
}

#[test]
fn strict_errors_suggest_the_repaired_key() {
    let suggest = |text| {
        let error = CallbackKey::parse(text, &[]).unwrap_err();
        error.suggestion().map(str::to_owned)
    };
    assert_eq!(
        suggest("${request.body#/a").as_deref(),
        Some("{$request.body#/a}")
    );
    assert_eq!(suggest(" {$url} ").as_deref(), Some("{$url}"));
    assert_eq!(suggest("{$request.headers.a}"), None);
    assert_eq!(suggest("{request.headers.a}"), None);
    assert_eq!(suggest("{$url}}"), None);
}

#[test]
fn parts_are_grouped_by_the_base() {
    let key = CallbackKey::parse("{$url}{$request.query.q}/a/{id}", &["id"]).unwrap();
    assert_eq!(key.base().as_deref(), Some("{$url}{$request.query.q}"));
    let suffix = [
        Part::Literal("/a/".to_owned()),
        Part::PathParameter("id".to_owned()),
    ];
    assert_eq!(key.suffix(), suffix);
    assert_eq!(key.expressions().count(), 2);
    assert!(!key.reads_response());
    let key = CallbackKey::parse("/a/{$response.body#/id}", &[]).unwrap();
    assert_eq!((key.base(), key.suffix().len()), (None, 2));
    assert!(key.reads_response());
}

#[test]
fn routes_are_the_path_of_the_suffix() {
    for (text, route) in [
        ("{$url}", ""),
        ("{$url}{$url}", ""),
        ("{$url}?x={$url}", ""),
        ("{$url}&x={$method}:y", ""),
        ("{$url}/", "/"),
        ("{$url}/notify?x=/y", "/notify"),
        ("{$url}.json", ".json"),
        (
            "{$url}/{$method}-{$method}/{id}.json",
            "/{$1}-{$2}/{id}.json",
        ),
        ("{$url}:8080", "/"),
        ("{$url}:{$request.body#/port}/x", "/x"),
        ("{$request.body#/scheme}://h.example?x", "/"),
        ("{$request.body#/scheme}://{$request.body#/host}/x", "/x"),
        ("https://h.example", "/"),
        ("https://{$request.body#/host}?x", "/"),
        (
            "https://{$request.body#/host}/a/{$method}/b?x={$method}",
            "/a/{$1}/b",
        ),
        ("/hooks/{id}", "/hooks/{id}"),
    ] {
        let key = CallbackKey::parse(text, &DECLARED).unwrap();
        assert_eq!(key.route_path(), route, "{text}");
    }
}

#[test]
fn the_literal_query_has_the_pairs_without_expressions() {
    for (text, pairs) in [
        ("{$url}", &[][..]),
        ("{$url}/a=b&c=d", &[]),
        ("/a&b=c", &[]),
        ("{$url}?", &[]),
        ("{$url}?&&a=b&", &[("a", "b")]),
        ("/x?a=b&c=d=e&f", &[("a", "b"), ("c", "d=e"), ("f", "")]),
        ("https://h.example?a%20b=%26", &[("a%20b", "%26")]),
        ("{$url}&a=b&c=d", &[("a", "b"), ("c", "d")]),
        ("{$url}{$url}?a=b?c", &[("a", "b?c")]),
        // An expression fills the name or the value.
        (
            "{$url}?a={$method}&b=c&{$method}=d&e{$method}f",
            &[("b", "c")],
        ),
        ("/{$method}/{id}?a=b", &[("a", "b")]),
    ] {
        let key = CallbackKey::parse(text, &DECLARED).unwrap();
        let query = key.literal_query();
        let query: Vec<_> = query
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(query, pairs, "{text}");
    }
}

#[test]
fn a_given_url_takes_the_place_of_the_base() {
    let at = |key, base| {
        let key = CallbackKey::parse(key, &DECLARED).unwrap();
        let template = key.at(base, Join::Smart);
        template
            .map(|template| template.to_string())
            .map_err(super::code)
    };
    let ok = |text: &str| Ok(text.to_owned());
    assert_eq!(
        at("{$url}", "https://h.example/{x}"),
        ok("https://h.example/%7Bx%7D")
    );
    assert_eq!(
        at("{$url}{$url}/{id}", "https://h.example/"),
        ok("https://h.example/{id}")
    );
    assert_eq!(
        at("{$url}?a=1", "https://h.example?b"),
        ok("https://h.example?b&a=1")
    );
    assert_eq!(
        at("/hooks/{id}", "https://h.example/v1/"),
        ok("https://h.example/v1/hooks/{id}")
    );
    assert_eq!(at("/hooks/{id}", "https://h.example/?q"), Err("base-query"));
    assert_eq!(at("{$url}/x", ""), Err("empty-url"));
    assert_eq!(at("{$url}", ""), Err("empty-url"));
    assert_eq!(at("{$url}/x", "/relative"), Err("relative-url"));
    assert_eq!(
        at("{$url}/{$method}", "https://h.example"),
        Err("outside-base")
    );
    assert_eq!(
        at("https://h.example/{$method}", "https://h.example"),
        Err("outside-base")
    );
    assert_eq!(
        at("https://h.example/", "https://h.example"),
        Err("no-base")
    );
}
