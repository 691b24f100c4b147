use callbacks_expression::{Expression, match_path_template};

use super::support::{Fixture, Message};
use super::{body_of, code, json};

/// The value of an expression as JSON text, or the code of its error.
fn get(expression: &str, fixture: &Fixture) -> Result<String, &'static str> {
    let expression = Expression::parse(expression).unwrap();
    let value = expression.evaluate(fixture).map_err(code)?;
    Ok(value.to_json())
}

fn ok(text: &str) -> Result<String, &'static str> {
    Ok(text.to_owned())
}

#[test]
fn the_last_duplicate_member_wins() {
    let body = json(r#"{"a":1,"b":{"c":1},"a":2,"b":{"d":2},"\u0061":3}"#);
    assert_eq!(get("$request.body#/a", &body), ok("3"));
    assert_eq!(get("$request.body#/b/c", &body), Err("missing"));
    assert_eq!(get("$request.body#/b/d", &body), ok("2"));
}

#[test]
fn numbers_are_exact() {
    let body = json("[12345678901234567890123, 1e999, -0.0, 1.0]");
    for (index, text) in ["12345678901234567890123", "1e999", "-0.0", "1.0"]
        .iter()
        .enumerate()
    {
        assert_eq!(get(&format!("$request.body#/{index}"), &body), ok(text));
    }
    assert_eq!(get("$request.body#/1/x", &body), Err("missing"));
}

#[test]
fn the_whole_body_must_be_json() {
    for body in [
        r#"{"a":1} x"#,
        r#"{"a":1,}"#,
        r#"{"a":1,"b":[01]}"#,
        r#"{"a":1,"b":"\x"}"#,
        r#"[1"#,
        "",
        " ",
        "\u{a0}{}",
        "nul",
    ] {
        for expression in ["$request.body", "$request.body#/a", "$request.body#/0/1"] {
            assert_eq!(get(expression, &json(body)), Err("body-not-json"), "{body}");
        }
    }
    let latin = body_of("application/json", b"{\"a\":\"\xE4\"}");
    assert_eq!(get("$request.body", &latin), Err("body-not-json"));
    assert_eq!(
        get("$request.body#/a", &json(" \n{ \"a\" : [ 1 ] } ")),
        ok("[ 1 ]")
    );
}

#[test]
fn depth_does_not_matter() {
    const DEPTH: usize = 200_000;
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(DEPTH), close.repeat(DEPTH));
    let arrays = deep("[", "]");
    let objects = deep(r#"{"a":"#, "}");
    let beside = json(&format!(r#"{{"x":{arrays},"y":{objects},"z":7}}"#));
    assert_eq!(get("$request.body#/z", &beside), ok("7"));
    assert_eq!(get("$request.body#/y/a/a/b", &beside), Err("missing"));
    let inside = get("$request.body#/0/0/0", &json(&arrays)).unwrap();
    assert_eq!(inside.len(), arrays.len() - 6);
    let way = "/a".repeat(10);
    let inside = get(&format!("$request.body#{way}"), &json(&objects)).unwrap();
    assert_eq!(inside.len(), objects.len() - 60);
    let unclosed = json(&arrays[..arrays.len() - 1]);
    assert_eq!(get("$request.body#/0", &unclosed), Err("body-not-json"));
    let nested = format!("{}1{}", r#"{"a":"#.repeat(1000), "}".repeat(1000));
    let way = "/a".repeat(1000);
    assert_eq!(
        get(&format!("$request.body#{way}"), &json(&nested)),
        ok("1")
    );
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    let body = json(r#"{"\uD800":1,"a":"\uD800","b":"\uD83D\uDE00","c":2}"#);
    assert_eq!(get("$request.body#/c", &body), ok("2"));
    assert_eq!(get("$request.body#/a", &body), Err("invalid-encoding"));
    assert_eq!(get("$request.body#/b", &body), ok("\"\u{1f600}\""));
}

#[test]
fn array_indexes_are_plain_numbers() {
    let body = json(r#"{"a":[1,2,3,4,5,6,7,8,9,10,11],"o":{"-":1,"+1":2},"e":[]}"#);
    for (token, expected) in [
        ("0", ok("1")),
        ("10", ok("11")),
        ("11", Err("missing")),
        ("99999999999999999999999999", Err("missing")),
        ("", Err("bad-array-index")),
        ("+1", Err("bad-array-index")),
        ("00", Err("bad-array-index")),
        ("1 ", Err("bad-array-index")),
        ("١", Err("bad-array-index")),
    ] {
        assert_eq!(
            get(&format!("$request.body#/a/{token}"), &body),
            expected,
            "{token}"
        );
    }
    assert_eq!(get("$request.body#/o/+1", &body), ok("2"));
    assert_eq!(get("$request.body#/e/0", &body), Err("missing"));
    assert_eq!(get("$request.body#/e/x", &body), Err("bad-array-index"));
}

#[test]
fn media_types_decide() {
    for media_type in [
        "Application/JSON",
        "text/json;charset=utf-8",
        "application/problem+JSON ;x",
        " application/json",
    ] {
        assert_eq!(
            get("$request.body#/a", &body_of(media_type, br#"{"a":1}"#)),
            ok("1"),
            "{media_type}"
        );
    }
    for media_type in [
        "text/plain",
        "application/jsonx",
        "application/json-seq",
        "+jso",
        "multipart/related",
    ] {
        let body = body_of(media_type, br#"{"a":1}"#);
        assert_eq!(
            get("$request.body#/a", &body),
            Err("body-not-structured"),
            "{media_type}"
        );
        assert_eq!(get("$request.body", &body), ok(r#""{\"a\":1}""#));
    }
    assert_eq!(
        get("$request.body", &body_of("text/plain", b"\xFF")),
        Err("invalid-encoding")
    );
    assert_eq!(
        get("$request.body", &body_of("text/plain", b"")),
        ok("\"\"")
    );
}

#[test]
fn without_a_media_type_json_is_tried() {
    let untyped = |body: &[u8]| {
        let mut fixture = body_of("", body);
        fixture.request.content_type = None;
        fixture
    };
    assert_eq!(get("$request.body", &untyped(b"5")), ok("5"));
    assert_eq!(
        get("$request.body", &untyped(b"https://h/")),
        ok("\"https://h/\"")
    );
    assert_eq!(
        get("$request.body#/a", &untyped(b"https://h/")),
        Err("body-not-structured")
    );
    assert_eq!(get("$request.body#/a", &untyped(b"{}")), Err("missing"));
    assert_eq!(
        get("$request.body", &untyped(b"\xFF")),
        Err("invalid-encoding")
    );
}

#[test]
fn forms_are_objects() {
    let form = body_of(
        "application/x-www-form-urlencoded; charset=utf-8",
        b"b=1&a+b=x%20y+z&&b=2&=e&b=%2B&c",
    );
    assert_eq!(
        get("$request.body", &form),
        ok(r#"{"":"e","a b":"x y z","b":["1","2","+"],"c":""}"#)
    );
    assert_eq!(get("$request.body#/a b", &form), ok("\"x y z\""));
    assert_eq!(get("$request.body#/", &form), ok("\"e\""));
    assert_eq!(get("$request.body#/b", &form), ok(r#"["1","2","+"]"#));
    assert_eq!(get("$request.body#/b/2", &form), ok("\"+\""));
    assert_eq!(get("$request.body#/b/3", &form), Err("missing"));
    assert_eq!(get("$request.body#/b/-", &form), Err("bad-array-index"));
    assert_eq!(get("$request.body#/b/0/x", &form), Err("missing"));
    assert_eq!(get("$request.body#/c/0", &form), Err("missing"));
    assert_eq!(get("$request.body#/d", &form), Err("missing"));
    let latin = body_of("application/x-www-form-urlencoded", b"a=%E4&b=\xE4&c=1");
    assert_eq!(get("$request.body#/c", &latin), ok("\"1\""));
    for expression in ["$request.body", "$request.body#/a", "$request.body#/b"] {
        assert_eq!(get(expression, &latin), Err("invalid-encoding"));
    }
    let empty = body_of("application/x-www-form-urlencoded", b"");
    assert_eq!(get("$request.body", &empty), ok("{}"));
}

#[test]
fn query_parameters_are_compared_decoded() {
    let get = |name: &str, query: &str| {
        let fixture = Fixture {
            query: Some(query.to_owned()),
            ..Fixture::default()
        };
        get(&format!("$request.query.{name}"), &fixture)
    };
    assert_eq!(get("a b", "a+b=1&a%2Bb=2"), ok("\"1\""));
    assert_eq!(get("a+b", "a+b=1&a%2Bb=2"), ok("\"2\""));
    assert_eq!(get("a", "a=1&%61=2"), Err("multiple-values"));
    assert_eq!(get("a", "a&a"), Err("multiple-values"));
    assert_eq!(get("a", "A=1&ab=2&%FF=3"), Err("missing"));
    assert_eq!(get("a%zz", "a%zz=1%"), ok("\"1%\""));
    assert_eq!(get("a%", "a%=1%4"), ok("\"1%4\""));
    assert_eq!(get("a", "&&a==&"), ok("\"=\""));
    assert_eq!(get("größe", "gr%C3%B6%c3%9fe=%C3%BC"), ok("\"ü\""));
    assert_eq!(get("ü", "ü=ü"), ok("\"ü\""));
}

#[test]
fn headers_are_one_line_of_text() {
    let with = |lines: &[&[u8]]| {
        let headers = lines.iter().map(|line| ("X-A".to_owned(), line.to_vec()));
        let request = Message {
            headers: headers.collect(),
            ..Message::default()
        };
        let fixture = Fixture {
            request,
            ..Fixture::default()
        };
        get("$request.header.x-a", &fixture)
    };
    assert_eq!(with(&[b"\t a , b\t "]), ok("\"a , b\""));
    assert_eq!(with(&[b""]), ok("\"\""));
    assert_eq!(with(&[b"a", b"a"]), Err("multiple-values"));
    assert_eq!(with(&["\u{fc}".as_bytes()]), ok("\"ü\""));
    assert_eq!(with(&[b"\xFC"]), Err("invalid-encoding"));
    assert_eq!(with(&[]), Err("missing"));
}

#[test]
fn path_parameters_come_from_the_template() {
    for (template, path, name, expected) in [
        ("/users/{id}", "/users/1", "id", Some("1")),
        ("/users/{id}", "/users/1/", "id", None),
        ("/users/{id}", "/1", "id", None),
        ("/users/{id}", "/users/", "id", None),
        ("/{a}/{b}", "/base/x/y", "a", Some("x")),
        ("/{a}-{b}", "/x-y-z", "a", Some("x")),
        ("/{a}-{b}", "/x-y-z", "b", Some("y-z")),
        ("/{a}-{b}", "/-y", "a", None),
        ("/{a}--{b}", "/xyz--w", "a", Some("xyz")),
        ("/{a}--{b}", "/xyz--w", "b", Some("w")),
        ("/{a}{b}", "/äbc", "a", Some("ä")),
        ("/v{a}.json", "/v.json", "a", None),
        ("/v{a}.json", "/v1.json.json", "a", Some("1.json")),
        ("/größe/{a}", "/gr%C3%B6%C3%9Fe/1", "a", Some("1")),
        ("/users/{id}", "/orders/1", "id", None),
        ("/a/{id", "/a/1", "id", None),
        ("", "", "id", None),
    ] {
        assert_eq!(
            match_path_template(template, path, name),
            expected,
            "{template} {path}"
        );
    }
    let fixture = Fixture {
        url: Some("http://h/a/%FF".to_owned()),
        path_template: Some("/a/{id}".to_owned()),
        ..Fixture::default()
    };
    assert_eq!(get("$request.path.id", &fixture), Err("invalid-encoding"));
}

#[test]
fn what_the_exchange_does_not_have() {
    let empty = Fixture::default();
    assert_eq!(get("$url", &empty), Err("no-url"));
    assert_eq!(get("$method", &empty), ok("\"POST\""));
    assert_eq!(get("$request.body", &empty), Err("no-body"));
    assert_eq!(get("$request.path.a", &empty), Err("missing"));
    for expression in ["$statusCode", "$response.header.a", "$response.body"] {
        assert_eq!(get(expression, &empty), Err("no-response"));
    }
}
