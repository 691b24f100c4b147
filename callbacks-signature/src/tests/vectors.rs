//! Published vectors, and our own computed by another implementation (Python's `hmac`).

use super::*;

/// The scheme produces this signature, and accepts it at its time.
fn check_standard(keys: &[&str], id: &str, time: u64, body: &[u8], signature: &str) {
    let mut ring = KeyRing::new(key(keys[0]));
    for older in &keys[1..] {
        ring = ring.and(key(older)).unwrap();
    }
    let scheme = StandardWebhooks::new(ring);
    let expected = standard_headers(id, &time.to_string(), signature);
    assert_eq!(sign(&scheme, id, time, body).unwrap(), expected);
    let verified = verify(&scheme, time, &expected, body).unwrap();
    assert_eq!(verified.id.as_deref(), Some(id));
    assert_eq!(verified.time, Some(at(time)));
}

#[test]
fn v1_rust_library() {
    check_standard(
        &[K2],
        "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk",
        1_649_367_553,
        br#"{"email":"test@example.com","username":"test_user"}"#,
        "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=",
    );
}

#[test]
fn v2_javascript_library_and_svix() {
    check_standard(
        &[K1],
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1_614_265_330,
        br#"{"test": 2432232314}"#,
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    );
}

#[test]
fn v4_to_v6_bodies_that_are_empty_no_text_and_not_ascii() {
    let check = |body: &[u8], signature| {
        let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        check_standard(&[K1], id, 1_614_265_330, body, signature);
    };
    check(b"", "v1,v48jdbgvh29KJz2Qc+ghw8G6vG3nAKnujWBg8oM/62A=");
    check(
        b"\xff\xfe\x00",
        "v1,3jg4eW7u8bRdDDGq2uq+cH74GMn0QRxtzvZDV5Akycg=",
    );
    check(
        "{\"name\":\"Zoë 🦀\"}".as_bytes(),
        "v1,lQFhyyuZA7/ut885U+y8rn/tizUR9es9oHH8XTxyk0c=",
    );
}

#[test]
fn v7_minified_body_of_the_specification() {
    check_standard(
        &[K2],
        "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W",
        1_674_087_231,
        br#"{"type":"contact.created","timestamp":"2022-11-03T20:26:10.344522Z","data":{"id":"1f81eb52-5198-4599-803e-771906343485"}}"#,
        "v1,Inw/unYkpAh6Njpdz4O+hnN82xYMXQ6NjnZIQN/mzIQ=",
    );
}

#[test]
fn v8_and_v9_shortest_and_longest_key() {
    check_standard(
        &["whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
        "msg_1",
        0,
        b"{}",
        "v1,2GF8lg2r21anFV6A2lgzCfWiGl1i1KlH7anAuH8//Xk=",
    );
    let bytes: Vec<u8> = (0..64).collect();
    let longest = StandardKey::from_secret(&bytes).unwrap().expose();
    check_standard(
        &[&longest],
        "msg_1",
        1,
        b"{}",
        "v1,YQsN1x13TcSDEQSZ2xDhntieK3dVVnendwbuPFKLWLo=",
    );
}

#[test]
fn v11_two_keys_sign_newest_first() {
    check_standard(
        &[K1, K2],
        "msg_rot",
        1_614_265_330,
        b"{}",
        "v1,rNJxE7PHuU/iO+ufdXrev2or4IWIGcetqEta/5PvEoQ= \
         v1,FTQp+YzhCgklmJWBkaRt47d7aKuBQA5ndslfMJlzrjg=",
    );
}

#[test]
fn v12_a_line_break_at_the_end_is_signed() {
    let check =
        |body: &[u8], signature| check_standard(&[K1], "msg_b", 1_614_265_330, body, signature);
    check(
        b"{\"a\":1}",
        "v1,ZlkqzXfY9UhhWPvHQQbukDl/qCQQqCLnt9GGTyU2udo=",
    );
    check(
        b"{\"a\":1}\r\n",
        "v1,ER8LtYDuSmej5hQOnYNaGKoz3JY60Rbter0uhBDlXGc=",
    );
}

/// One signature for two requests: the boundary between id and timestamp is moved (R5).
#[test]
fn r5_v_a2_a_shifted_id_is_refused() {
    let signature = "v1,3G6z9jITNfaGh73V0ZlPPpzyMG6rd0yEfQMYrBISkdY=";
    let original = standard_headers("msg_a", "1614265330", signature);
    let body = b"1614265331.{\"x\":1}";
    assert!(verify(&standard(K1), 1_614_265_330, &original, body).is_ok());

    let shifted = standard_headers("msg_a.1614265330", "1614265331", signature);
    let error = verify(&standard(K1), 1_614_265_331, &shifted, b"{\"x\":1}").unwrap_err();
    assert!(error.to_string().contains("the id"), "{error}");
}

fn check_both<S: Signer + Verifier>(scheme: &S, time: u64, body: &[u8], expected: &[(&str, &str)]) {
    let expected = headers(expected);
    assert_eq!(sign(scheme, "msg_1", time, body).unwrap(), expected);
    let verified = verify(scheme, time, &expected, body).unwrap();
    assert_eq!(verified.id, None, "no id is signed");
}

#[test]
fn github() {
    let scheme = GitHubSignature::new(shared("It's a Secret to Everybody"));
    let signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    let expected = [("x-hub-signature-256", signature)];
    check_both(&scheme, 1, b"Hello, World!", &expected);
}

#[test]
fn slack() {
    let scheme = SlackSignature::new(shared("8f742231b10e8888abcd99yyyzzz85a5"));
    let body = b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    let signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    let expected = [
        ("x-slack-request-timestamp", "1531420618"),
        ("x-slack-signature", signature),
    ];
    check_both(&scheme, 1_531_420_618, body, &expected);
}

#[test]
fn stripe() {
    let scheme = StripeSignature::new(shared("whsec_test_secret"));
    let signature =
        "t=1492774577,v1=88a022085c6bdb887b02cb26ff76dd681234d9675c0f22844059f55552a8883a";
    let body = br#"{"id":"evt_test_webhook","object":"event"}"#;
    let expected = [("stripe-signature", signature)];
    check_both(&scheme, 1_492_774_577, body, &expected);
}

#[test]
fn shopify() {
    let scheme = ShopifySignature::new(shared("hush"));
    let signature = "3+Yq/TpwjqJ7IXuMq8EfED7b+y0XbokqOKLUdagDxMI=";
    let expected = [("x-shopify-hmac-sha256", signature)];
    check_both(&scheme, 1, b"{\"a\":1}", &expected);
}

/// The older headers of Svix have the same contents as the standard ones.
#[test]
fn svix_headers_are_read_where_there_are_no_others() {
    let body = br#"{"test": 2432232314}"#;
    let id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    let lines = |prefix: &str, id: &str| {
        let names = ["id", "timestamp", "signature"].map(|name| format!("{prefix}-{name}"));
        headers(&[
            (&names[0], id),
            (&names[1], "1614265330"),
            (&names[2], signature),
        ])
    };
    let svix = lines("svix", id);
    let verified = verify(&standard(K1), 1_614_265_330, &svix, body).unwrap();
    assert_eq!(verified.id.as_deref(), Some(id));
    // The sets are never mixed. The standard one takes precedence.
    let mut both = lines("svix", "msg_other");
    both.extend(lines("webhook", id));
    assert!(verify(&standard(K1), 1_614_265_330, &both, body).is_ok());
    let mut mixed = svix;
    mixed.insert("webhook-id", id.parse().unwrap());
    let refused = verify(&standard(K1), 1_614_265_330, &mixed, body).unwrap_err();
    assert!(
        refused
            .to_string()
            .ends_with("header `webhook-timestamp` is missing")
    );
}
