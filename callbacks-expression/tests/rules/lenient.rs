use callbacks_expression::CallbackKey;

/// The repaired text, or the code and offset of the error. Repairing a repaired text changes nothing.
fn repair(text: &str) -> Result<String, (&'static str, usize)> {
    let repaired = CallbackKey::parse_lenient(text, &["id", "request.id", "url"]);
    let repaired = repaired.map_err(|error| (error.code().as_str(), error.offset()))?;
    let text = repaired.text.unwrap_or_else(|| text.to_owned());
    let again = CallbackKey::parse_lenient(&text, &["id", "request.id", "url"]).unwrap();
    assert_eq!((again.key, again.text), (repaired.key, None), "{text}");
    Ok(text)
}

fn check(cases: &[(&str, &str)]) {
    for (text, repaired) in cases {
        assert_eq!(repair(text).as_deref(), Ok(*repaired), "{text}");
    }
}

#[test]
fn l1_a_dollar_before_the_brace() {
    check(&[
        ("${request.body#/a}", "{$request.body#/a}"),
        ("${$request.body#/a}/x", "{$request.body#/a}/x"),
        ("${$url}", "{$url}"),
        ("/${method}", "/{$method}"),
        ("/${statuscode}", "/{$statuscode}"),
        (
            "/${response.header.Location}",
            "/{$response.header.Location}",
        ),
        ("/x/${$method}", "/x/${$method}"),
        ("/x/${id}", "/x/${id}"),
        ("/x/${url}", "/x/${url}"),
    ]);
    assert_eq!(repair("${callback}"), Err(("unbalanced-brace", 1)));
    // The error is at the dollar that the repair adds, so its place is where it was added.
    assert_eq!(repair("${method}"), Err(("never-a-url", 2)));
}

#[test]
fn l2_no_dollar() {
    check(&[
        ("{request.body#/a}/x", "{$request.body#/a}/x"),
        ("{Request.Header.A}", "{$Request.Header.A}"),
        ("{response.body#/a}", "{$response.body#/a}"),
        ("request.query.a", "$request.query.a"),
        ("response.header.Location", "$response.header.Location"),
        ("/x/{request.id}", "/x/{request.id}"),
    ]);
    assert_eq!(repair("{request}"), Err(("undeclared-path-param", 1)));
    assert_eq!(repair("{method}"), Err(("undeclared-path-param", 1)));
}

#[test]
fn l3_dots_in_the_body() {
    check(&[
        ("{$request.body.a.0.b_c}", "{$request.body#/a/0/b_c}"),
        ("$response.body.a", "$response.body#/a"),
        ("{request.BODY.a}", "{$request.BODY#/a}"),
        ("{$request.query.body.a.b}", "{$request.query.body.a.b}"),
    ]);
    assert_eq!(repair("{$request.body.a..b}"), Err(("bad-source", 10)));
    assert_eq!(repair("{$request.body.a-b}"), Err(("bad-source", 10)));
    assert_eq!(repair("{$request.body.}"), Err(("bad-source", 10)));
}

#[test]
fn l4_pointers_without_their_start() {
    check(&[
        ("{$request.body#a/b}", "{$request.body#/a/b}"),
        ("{$request.body/a/b}", "{$request.body#/a/b}"),
        ("$request.body/a", "$request.body#/a"),
    ]);
    assert_eq!(repair("{$request.body##/a}"), Err(("bad-pointer", 15)));
    assert_eq!(repair("{$request.body/}"), Err(("bad-source", 10)));
}

#[test]
fn l5_spaces() {
    check(&[
        ("{ $request.body#/a }/x", "{$request.body#/a}/x"),
        (" $url\n", "$url"),
        ("\t{$url}/{ id } ", "{$url}/{id}"),
        ("{$request.body#/a b }", "{$request.body#/a b}"),
        // The space is the whole name.
        ("{$request.query. }", "{$request.query. }"),
    ]);
    assert_eq!(repair(" "), Err(("empty-key", 1)));
    assert_eq!(repair("{ }"), Err(("empty-braces", 0)));
    assert_eq!(repair("{$url} /x"), Err(("invalid-literal", 6)));
}

#[test]
fn l6_the_last_brace() {
    check(&[
        ("{$request.body#/a ", "{$request.body#/a}"),
        ("{$url}/{id", "{$url}/{id}"),
        ("${request.body#/a", "{$request.body#/a}"),
    ]);
    assert_eq!(repair("{$url/{id}"), Err(("nested-brace", 6)));
    assert_eq!(repair("{"), Err(("empty-braces", 0)));
}

#[test]
fn l7_doubled_braces() {
    check(&[
        ("{{$request.body#/a}}/x", "{$request.body#/a}/x"),
        ("{{ request.body.a }}", "{$request.body#/a}"),
        ("${{ request.body.a }}", "{$request.body#/a}"),
        ("{$url}/{{id}}/{{ $method }}", "{$url}/{id}/{$method}"),
    ]);
    assert_eq!(repair("{{{$url}}}"), Err(("nested-brace", 1)));
    assert_eq!(repair("{{$url}"), Err(("nested-brace", 1)));
    assert_eq!(repair("{{ }}"), Err(("empty-braces", 0)));
}

#[test]
fn l8_nothing_else() {
    for (text, code, offset) in [
        ("{$callback_url}/x", "unknown-expression", 1),
        ("{{ $callback_url }}", "unknown-expression", 3),
        ("{request.headers.a}", "bad-source", 9),
        ("{request.body#/a~2}", "bad-pointer", 16),
        (" {request.body.a}/{request.body#/~}", "bad-pointer", 33),
        ("{$url}}", "unbalanced-brace", 6),
        ("$request.body#/a}", "unbalanced-brace", 16),
        ("{$response.query.a}", "response-source", 11),
        ("callback", "relative-key", 0),
        ("x-a", "extension-key", 0),
    ] {
        assert_eq!(repair(text), Err((code, offset)), "{text}");
    }
    let errors = CallbackKey::parse_lenient("{$callback_url}", &[]).unwrap_err();
    assert_eq!(errors.suggestion(), None);
}
