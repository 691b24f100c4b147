use super::url;

fn check(url_text: &str) -> Result<String, &'static str> {
    let body = serde_json::to_string(url_text).unwrap();
    let result = url("{$request.body}", &body);
    if let Ok(url) = &result {
        assert_eq!(url, url_text); // P2: verbatim
    }
    result
}

#[test]
fn absolute_urls_pass_unchanged() {
    for text in [
        "http://h",
        "HTTPS://H.EXAMPLE:443?x",
        "http://h#f",
        "http://h/{x}?a=<>|^`\"",
        "http://h:/",
        "http://h:0/",
        "http://h:00065535/",
        "http://[::ffff:1.2.3.4]",
        "http://[::1]:/x",
        "http://127.0.0.1/",
        "http://bücher.example/ü?ü",
        "http://h/?x=http://u:p@i/",
        "http://h/%zz/../",
        "http://a_b.example/",
    ] {
        assert!(check(text).is_ok(), "{text}");
    }
}

#[test]
fn relative_and_foreign_urls_are_refused() {
    for (text, code) in [
        ("", "empty-url"),
        ("?x", "relative-url"),
        ("#x", "relative-url"),
        ("/x:y", "relative-url"),
        ("://h", "relative-url"),
        ("1http://h", "relative-url"),
        ("h/x:80", "relative-url"),
        ("hé:x", "relative-url"),
        ("ftp://h/", "unsupported-scheme"),
        ("httpx://h/", "unsupported-scheme"),
        ("localhost:8080/x", "unsupported-scheme"),
        ("data:,x", "unsupported-scheme"),
    ] {
        assert_eq!(check(text), Err(code), "{text}");
    }
}

#[test]
fn malformed_urls_are_refused() {
    for text in [
        "http:",
        "http:/h",
        "http:h",
        "http:///x",
        "http://?x",
        "http://#x",
        "http://:80/",
        "http://h:x/",
        "http://h:-1/",
        "http://h:+1/",
        "http://h:65536/",
        "http://h:123456789012345678901/",
        "http://a:1:2/",
        "http://::1/",
        "http://[::1",
        "http://[::1]x/",
        "http://[::g]/",
        "http://[fe80::1%25eth0]/",
        "http://[v1.x]/",
        "http://[]/",
        "http://a[::1]/",
        "http://h%2eexample/",
        "http://a<b/",
        "http://a>b/",
        "http://a^b/",
        "http://a|b/",
        "http://{h}/",
        "http://a\"b/",
        "http://a`b/",
        "http://a\u{3000}b/",
    ] {
        assert_eq!(check(text), Err("invalid-url"), "{text}");
    }
}

#[test]
fn characters_that_parsers_strip_are_refused_anywhere() {
    for char in [
        ' ', '\\', '\0', '\t', '\n', '\r', '\u{1f}', '\u{7f}', '\u{80}', '\u{85}', '\u{9f}',
    ] {
        for text in [
            format!("http://h/{char}"),
            format!("{char}http://h/"),
            format!("http://h{char}/"),
            format!("ht{char}tp://h/#{char}"),
        ] {
            assert_eq!(check(&text), Err("invalid-url"), "{text:?}");
        }
    }
}

#[test]
fn credentials_are_refused() {
    for text in [
        "http://u@h/",
        "http://u:p@h/",
        "http://@h/",
        "http://@",
        "http://u:p@[::1]:80?x",
    ] {
        assert_eq!(check(text), Err("userinfo"), "{text}");
    }
}
