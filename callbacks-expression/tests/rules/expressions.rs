use callbacks_expression::{Expression, Source};

/// The canonical text of an expression, which parses to the same, or the code and offset of its error.
fn parse(text: &str) -> Result<String, (&'static str, usize)> {
    let expression = Expression::parse(text).map_err(|e| (e.code().as_str(), e.offset()))?;
    assert_eq!(expression.to_string().parse().as_ref(), Ok(&expression));
    Ok(expression.to_string())
}

#[test]
fn literals_of_the_grammar_have_no_case() {
    for (text, canonical) in [
        ("$STATUSCODE", "$statusCode"),
        ("$Method", "$method"),
        ("$REQUEST.QUERY.Url", "$request.query.Url"),
        ("$request.Path.id", "$request.path.id"),
        ("$Response.Header.Location", "$response.header.Location"),
        ("$RESPONSE.BODY#/A", "$response.body#/A"),
        ("$request.body#", "$request.body"),
    ] {
        assert_eq!(parse(text).as_deref(), Ok(canonical));
    }
}

#[test]
fn names_are_decoded_and_shown_with_the_escapes_they_need() {
    let name = |text: &str| match Expression::parse(text).unwrap().source() {
        Source::RequestQuery(name) => name.clone(),
        source => panic!("{source:?}"),
    };
    assert_eq!(
        name(r"$request.query.\/\b\f\n\r\t\u0000"),
        "/\u{8}\u{c}\n\r\t\0"
    );
    assert_eq!(name("$request.query.a b$%[].\u{7f}"), "a b$%[].\u{7f}");
    assert_eq!(
        parse(r"$request.query.\/").as_deref(),
        Ok("$request.query./")
    );
    assert_eq!(
        parse("$request.query.{a}").as_deref(),
        Ok(r"$request.query.\u007Ba\u007D")
    );
    assert_eq!(
        parse(r#"$request.path.\"\\\n"#).as_deref(),
        Ok(r#"$request.path.\"\\\u000A"#)
    );
}

#[test]
fn faults_are_located() {
    for (text, code, offset) in [
        ("", "unknown-expression", 0),
        ("$request.cookie.a", "bad-source", 9),
        ("$response.", "bad-source", 10),
        ("$response.path.id", "response-source", 10),
        ("$response.query.", "response-source", 10),
        ("$response.query", "bad-source", 10),
        ("$request.header", "bad-source", 9),
        ("$request.header.aé", "bad-token", 17),
        ("$request.header.{a}", "bad-token", 16),
        ("$response.header.", "bad-token", 17),
        ("$response.header.a b", "bad-token", 18),
        ("$request.path.", "empty-name", 14),
        ("$request.query.a\u{1f}", "bad-name", 16),
        (r"$request.query.a\", "bad-name", 16),
        (r"$request.query.a\é", "bad-name", 16),
        (r"$request.query.\u00e", "bad-name", 15),
        (r"$request.query.\u+123", "bad-name", 15),
        (r"$request.query.\uDE00\uD83D", "bad-name", 15),
        (r"$request.query.\uD83Dx", "bad-name", 15),
        (r"$request.query.\uD83D\u0041", "bad-name", 15),
        ("$request.body#a", "bad-pointer", 14),
        ("$request.body#/é~", "bad-pointer", 17),
        ("$request.body#/~/0", "bad-pointer", 15),
        ("$request.body ", "bad-source", 9),
        ("é", "unknown-expression", 0),
        ("$requesté", "unknown-expression", 0),
    ] {
        assert_eq!(parse(text), Err((code, offset)), "{text}");
    }
}

#[test]
fn pointers_keep_their_escapes_apart() {
    assert_eq!(
        parse("$request.body#/~01~10/~0~1").as_deref(),
        Ok("$request.body#/~01~10/~0~1")
    );
    let expression = Expression::parse("$request.body#/~01~10//{x}").unwrap();
    let Source::RequestBody(pointer) = expression.source() else {
        panic!("a body");
    };
    assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["~1/0", "", "{x}"]);
    assert_eq!(pointer.len(), 3);
}

#[test]
fn what_was_meant_is_suggested() {
    let suggest = |text| {
        let error = Expression::parse(text).unwrap_err();
        error.suggestion().map(str::to_owned)
    };
    assert_eq!(
        suggest("request.body#/a").as_deref(),
        Some("$request.body#/a")
    );
    assert_eq!(
        suggest("{$request.body.a}").as_deref(),
        Some("$request.body#/a")
    );
    assert_eq!(suggest(" $url").as_deref(), Some("$url"));
    assert_eq!(suggest("$urls"), None);
    assert_eq!(suggest("https://h.example/"), None);
}

#[test]
fn errors_say_what_to_write() {
    let error = |text| Expression::parse(text).unwrap_err().to_string();
    assert_eq!(
        error(""),
        "an empty text is no runtime expression, write `$url`, `$method`, `$statusCode`, `$request.` or `$response.` with a source"
    );
    assert_eq!(
        error("$request.headers.a"),
        "`headers.a` is no source of values, write `header.`, `query.` or `path.` with a name, `body` or `body#/` after `$request.`"
    );
    assert_eq!(
        error("$request.body#a"),
        "a JSON Pointer starts with `/`, write `#/` before the first name"
    );
}
