//! The signature base, by the vectors of RFC 9421 (S36), and digests by those of RFC 9530.

use super::*;

const DATE: &str = "Tue, 20 Apr 2021 02:07:55 GMT";

/// The request of RFC 9421, section B.2.
fn rfc_base(input: &str) -> String {
    let headers = headers(&[
        ("host", "example.com"),
        ("date", DATE),
        ("content-type", "application/json"),
        ("content-length", "18"),
    ]);
    let message = Message {
        method: &Method::POST,
        target: TargetUri::parse("https://example.com/foo?param=Value&Pet=dog").unwrap(),
        headers: &headers,
    };
    message.base(&list(input)).unwrap()
}

fn list(input: &str) -> List<'_> {
    match dictionary(input).unwrap().remove(0) {
        (_, Member::List(list)) => list,
        member => panic!("{member:?} is no list"),
    }
}

/// S36: RFC 9421, section B.2.5.
#[test]
fn s36_rfc_9421_b_2_5_hmac_sha256() {
    let base = rfc_base(
        r#"sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret""#,
    );
    let expected = format!(
        "\"date\": {DATE}\n\"@authority\": example.com\n\"content-type\": application/json\n\
         \"@signature-params\": (\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\""
    );
    assert_eq!(base, expected);
    let key = MessageKey::hmac_sha256("test-shared-secret", rfc_secret()).unwrap();
    let signature = text::from_base64::<32>("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
    assert_eq!(key.sign(&base).unwrap(), signature.unwrap());
    assert!(key.matches(&base, &signature.unwrap()));
}

/// S36: RFC 9421, section B.2.6.
#[cfg(feature = "ed25519")]
#[test]
fn s36_rfc_9421_b_2_6_ed25519() {
    let base = rfc_base(
        r#"sig-b26=("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#,
    );
    // The keys are the last 32 bytes of their PKCS #8 and SPKI.
    let last = |bytes: &[u8]| bytes[bytes.len() - 32..].to_vec();
    let secret =
        text::from_base64::<48>("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF");
    let public =
        text::from_base64::<44>("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");
    let id = "test-key-ed25519";
    let secret = MessageKey::ed25519(id, &last(&secret.unwrap())).unwrap();
    let public = MessageKey::ed25519_public(id, &last(&public.unwrap())).unwrap();
    let signature = text::from_base64::<64>(
        "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==",
    )
    .unwrap();
    assert_eq!(secret.sign(&base).unwrap(), signature);
    assert!(public.matches(&base, &signature));
    assert!(secret.matches(&base, &signature));
    assert_eq!(public.sign(&base), None);
}

#[test]
fn derived_components() {
    let base = rfc_base(
        r#"x=("@method" "@target-uri" "@authority" "@scheme" "@request-target" "@path" "@query")"#,
    );
    let expected = "\"@method\": POST\n\
        \"@target-uri\": https://example.com/foo?param=Value&Pet=dog\n\
        \"@authority\": example.com\n\"@scheme\": https\n\
        \"@request-target\": /foo?param=Value&Pet=dog\n\"@path\": /foo\n\
        \"@query\": ?param=Value&Pet=dog\n\"@signature-params\": \
        (\"@method\" \"@target-uri\" \"@authority\" \"@scheme\" \"@request-target\" \"@path\" \"@query\")";
    assert_eq!(base, expected);
}

#[test]
fn what_is_not_there_is_not_covered() {
    let message_headers = headers(&[("a", " 1\t"), ("a", "2"), ("b", "é")]);
    let message = Message {
        method: &Method::POST,
        target: TargetUri::parse("https://example.com").unwrap(),
        headers: &message_headers,
    };
    let base = |input: &str| message.base(&list(input)).map_err(|_| ());
    assert_eq!(
        base(r#"x=("a")"#).unwrap(),
        "\"a\": 1, 2\n\"@signature-params\": (\"a\")"
    );
    for input in [
        "\"b\"",
        "\"c\"",
        "\"A\"",
        "\"@status\"",
        "\"@\"",
        "\"\"",
        "a",
        "1",
    ] {
        assert_eq!(base(&format!("x=({input})")), Err(()), "{input}");
    }
}

#[test]
fn one_url_has_one_form() {
    let sent = |url| TargetUri::sent_to(url).map(|url| url.to_string());
    for (url, expected) in [
        ("https://rx.example", "https://rx.example/"),
        (
            "HTTPS://RX.Example:443?a=%2f#f",
            "https://rx.example/?a=%2f",
        ),
        ("http://rx.example.:80/a//b/", "http://rx.example/a//b/"),
        ("http://rx.example:8080/?", "http://rx.example:8080/?"),
        ("https://[2001:DB8::1]/x", "https://[2001:db8::1]/x"),
    ] {
        assert_eq!(sent(url).as_deref(), Some(expected), "{url}");
    }
    for url in [
        "",
        "/a",
        "rx.example",
        "ftp://rx.example/",
        "https://",
        "https://a b/",
    ] {
        assert_eq!(sent(url), None, "{url}");
    }
    assert_eq!(TargetUri::parse("https://user@rx.example/"), None);
    // The signed URL is the one that the HTTP client sends.
    #[cfg(feature = "url")]
    assert_eq!(
        sent("https://ex\u{e4}mple.test/a/../\u{e9}?'").as_deref(),
        Some("https://xn--exmple-cua.test/%C3%A9?%27")
    );
}

#[test]
fn a_request_arrives_below_the_address() {
    let below = |address, uri: &str| {
        let (address, uri) = (TargetUri::parse(address).unwrap(), uri.parse().unwrap());
        let mounted = address.itself(&uri).map(|url| url.to_string());
        (address.below(&uri).to_string(), mounted)
    };
    let (target, mounted) = below("https://rx.example/hooks/", "/1?a=b");
    assert_eq!(target, "https://rx.example/hooks/1?a=b");
    assert_eq!(mounted, None);
    let (target, mounted) = below("https://rx.example/hooks", "/?a=b");
    assert_eq!(target, "https://rx.example/hooks/?a=b");
    assert_eq!(mounted.as_deref(), Some("https://rx.example/hooks?a=b"));
    // Over HTTP/2 the received URL is absolute. Its host is not trusted.
    let (target, mounted) = below("https://rx.example", "http://10.0.0.1/");
    assert_eq!(target, "https://rx.example/");
    assert_eq!(mounted, None);
}

/// S36: RFC 9530, appendix B.
#[test]
fn s36_rfc_9530_digests() {
    let body = br#"{"hello": "world"}"#;
    let sha256 = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";
    let sha512 = "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";
    let empty = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
    assert_eq!(ContentDigest::Sha256.header(body), sha256);
    assert_eq!(ContentDigest::Sha512.header(body), sha512);
    assert_eq!(ContentDigest::Sha256.header(b""), empty);
    let is_ok = |header: &str| digest::check(header, body).is_ok();
    assert!(is_ok(sha256) && is_ok(sha512));
    assert!(is_ok(&format!("{sha256}, {sha512}, md5=:AAAA:")));
    for wrong in [
        empty,
        "",
        "md5=:AAAA:",
        "sha-256",
        "sha-256=x",
        "sha-256=::",
        "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE:",
        "sha-256=(:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:)",
        &format!("{sha256}, {sha256}"),
        &format!("{sha256}, sha-512=:AAAA:"),
    ] {
        assert!(!is_ok(wrong), "{wrong}");
    }
}
