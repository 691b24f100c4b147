use callbacks_expression::{CallbackKey, EvaluateOptions, UrlTemplate};

use super::{code, json};

fn parse(text: &str) -> Result<UrlTemplate, &'static str> {
    UrlTemplate::parse(text).map_err(code)
}

#[test]
fn templates_are_urls_with_parameters_in_the_path() {
    for text in [
        "https://h/{id}",
        "https://h/{a}-{b}/c?x#y",
        "https://h/%7B{a b}%7D",
        "https://h",
        "https://h/{a/b?c#d}/{e}",
    ] {
        let template = parse(text).unwrap();
        assert_eq!(template.as_str(), text);
        assert_eq!(template.to_string().parse().as_ref(), Ok(&template));
    }
    for (text, code) in [
        ("", "empty-url"),
        ("/{id}", "relative-url"),
        ("{id}", "relative-url"),
        ("{$url}", "relative-url"),
        ("ftp://h/{id}", "unsupported-scheme"),
        ("https://u@h/{id}", "userinfo"),
        ("https://{id}/", "invalid-url"),
        ("https://h{id}/", "invalid-url"),
        ("https://h?x={id}", "invalid-url"),
        ("https://h/?x={id}", "invalid-url"),
        ("https://h/#{id}", "invalid-url"),
        ("https://h/{a}?{b}", "invalid-url"),
        ("https://h/{a}/{a}", "invalid-url"),
        ("https://h/{a", "invalid-url"),
        ("https://h/{", "invalid-url"),
        ("https://h/a}", "invalid-url"),
        ("https://h/{a}}", "invalid-url"),
        ("https://h/{a{b}}", "invalid-url"),
        ("https://h/{}", "invalid-url"),
        ("https://h/{$url}", "invalid-url"),
        ("https://h/{a} b", "invalid-url"),
        ("https://h/{a}\u{9f}", "invalid-url"),
    ] {
        assert_eq!(parse(text), Err(code), "{text}");
    }
}

#[test]
fn parameters_have_the_order_of_the_text() {
    let names = |text| {
        let template = parse(text).unwrap();
        template.parameters().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(names("https://h/{b}-{a}/c/{d e}?x"), ["b", "a", "d e"]);
    assert_eq!(names("https://h/%7Ba%7D"), [""; 0]);
}

#[test]
fn strangers_urls_have_no_parameters() {
    let from_url = |text| UrlTemplate::from_url(text).map_err(code);
    let template = from_url("https://h/{id}?{#}").unwrap();
    assert_eq!(template.as_str(), "https://h/%7Bid%7D?%7B#%7D");
    assert_eq!(template.parameters().count(), 0);
    assert_eq!(template.expand(&[]).as_deref(), Ok(template.as_str()));
    assert_eq!(from_url("https://{h}/"), Err("invalid-url"));
    assert_eq!(from_url(""), Err("empty-url"));
    assert_eq!(from_url("https://h/a b"), Err("invalid-url"));
}

#[test]
fn values_are_encoded_and_checked() {
    let template = parse("https://h/a/{x}.{y}/b").unwrap();
    let expand = |x, y| template.expand(&[("x", x), ("y", y)]).map_err(code);
    assert_eq!(
        expand("ä{}", "%").as_deref(),
        Ok("https://h/a/%C3%A4%7B%7D.%25/b")
    );
    assert_eq!(expand("", ""), Err("dot-segment"));
    assert_eq!(expand(".", ""), Err("dot-segment"));
    assert_eq!(expand("", "x").as_deref(), Ok("https://h/a/.x/b"));
    let error = template.expand(&[("x", "1")]).unwrap_err();
    assert_eq!(error.to_string(), "path parameter `y`: no value was given");
    let last = parse("https://h/{x}#f").unwrap();
    assert_eq!(
        last.expand(&[("x", "")]).map_err(code),
        Err("empty-segment")
    );
    assert_eq!(
        last.expand(&[("x", "..")]).map_err(code),
        Err("dot-segment")
    );
}

#[test]
fn encoded_values_are_written_unchanged() {
    let template = parse("https://h/a/{x}/b").unwrap();
    let expand = |x| template.expand_encoded(&[("x", x)]).map_err(code);
    for value in ["aZ09", "a%2Fb,c", "-._~%20!$&'()*+,;=:@", "..."] {
        let expected = format!("https://h/a/{value}/b");
        assert_eq!(expand(value), Ok(expected));
    }
    for value in [
        "/", "a/b", "?", "#", "a b", "ä", "{", "}", "[", "\"", "<", "\\", "^", "`", "|", "\u{7f}",
    ] {
        assert_eq!(expand(value), Err("invalid-url"), "{value}");
    }
    assert_eq!(expand(""), Err("empty-segment"));
    for value in [".", "%2e.", "%2E%2e"] {
        assert_eq!(expand(value), Err("dot-segment"), "{value}");
    }
    let error = template.expand_encoded(&[("x", "a/b")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "path parameter `x`: the callback URL is malformed"
    );
}

#[test]
fn braces_of_values_stay_literal_when_a_key_is_resolved() {
    let key = CallbackKey::parse("{$request.body#/u}/{id}/{$request.body#/v}", &["id"]).unwrap();
    let resolve = |body: &str| {
        let template = key.resolve(&json(body), &EvaluateOptions::default());
        template.map(|template| template.to_string()).map_err(code)
    };
    let got = resolve(r#"{"u":"https://h/{id}","v":"{id}"}"#);
    assert_eq!(got.as_deref(), Ok("https://h/%7Bid%7D/{id}/%7Bid%7D"));
    assert_eq!(
        resolve(r#"{"u":"https://h/","v":".."}"#),
        Err("dot-segment")
    );
    assert_eq!(
        resolve(r#"{"u":"https://{h}","v":"x"}"#),
        Err("invalid-url")
    );
}

#[test]
fn a_server_is_put_before_a_relative_template() {
    let key = CallbackKey::parse("/{id}.{$request.body}", &["id"]).unwrap();
    let options = EvaluateOptions {
        base_url: Some("https://s/{v}/"),
        ..EvaluateOptions::default()
    };
    let template = key.resolve(&json("1"), &options).map_err(code);
    // The caller should have filled in the variables of the server.
    assert_eq!(
        template.map(|template| template.to_string()).as_deref(),
        Ok("https://s/%7Bv%7D/{id}.1")
    );
    assert_eq!(
        key.resolve(&json("1"), &EvaluateOptions::default())
            .map_err(code),
        Err("relative-url")
    );
}

#[test]
fn a_url_has_at_most_8_kib() {
    let url = |bytes: usize| format!("https://h/{}", "a".repeat(bytes - "https://h/".len()));
    for bytes in [1024, 8 * 1024] {
        assert_eq!(parse(&url(bytes)).unwrap().as_str().len(), bytes);
    }
    for bytes in [8 * 1024 + 1, 64 * 1024] {
        assert_eq!(parse(&url(bytes)), Err("invalid-url"), "{bytes}");
        let from_url = UrlTemplate::from_url(&url(bytes)).map_err(code);
        assert_eq!(from_url, Err("invalid-url"), "{bytes}");
    }
}
