//! Any headers: an answer, no panic, and limited work (R3).

use proptest::prelude::*;

use super::*;

const NAMES: [&str; 8] = [
    "webhook-id",
    "webhook-timestamp",
    "webhook-signature",
    "x-hub-signature-256",
    "stripe-signature",
    "x-slack-signature",
    "x-slack-request-timestamp",
    "x-shopify-hmac-sha256",
];

fn refused(headers: &HeaderMap) {
    for (name, _, verifier) in schemes() {
        assert!(verify(&*verifier, 1, headers, b"{}").is_err(), "{name}");
    }
}

/// Received bytes, with characters that parsers treat specially more often than by chance.
fn value() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        Just(b"v1,".to_vec()),
        Just(b"v1a,".to_vec()),
        Just(b",v1=".to_vec()),
        Just(b"t=1".to_vec()),
        Just(b"sha256=".to_vec()),
        Just(b"v0=".to_vec()),
        Just(b" ".to_vec()),
        Just(b"1".to_vec()),
        "[0-9a-f]{64}".prop_map(String::into_bytes),
        "[A-Za-z0-9+/]{43}=".prop_map(String::into_bytes),
        "[A-Za-z0-9+/]{86}==".prop_map(String::into_bytes),
        prop::collection::vec(prop_oneof![32_u8..=126, 128_u8..=255], 0..20),
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_header_makes_a_verifier_panic_or_accept(
        lines in prop::collection::vec((0..NAMES.len(), value()), 0..12),
        well_formed in any::<bool>(),
    ) {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(NAMES[name], HeaderValue::from_bytes(&value).unwrap());
        }
        if well_formed {
            // So that the parsers of signatures are reached.
            for (name, text) in [("webhook-id", "msg_1"), ("webhook-timestamp", "1"), ("x-slack-request-timestamp", "1")] {
                headers.insert(name, HeaderValue::from_static(text));
            }
        }
        refused(&headers);
    }

    #[test]
    fn no_text_makes_the_parser_of_keys_panic(text in "(whsec_|whsk_|whpk_)?[A-Za-z0-9+/=_ é-]{0,120}") {
        if let Ok(key) = text.parse::<StandardKey>() {
            prop_assert_eq!(key.expose().parse::<StandardKey>().unwrap().expose(), key.expose());
        }
    }

    #[test]
    fn hexadecimal_digits_and_base64_are_read_as_they_are_written(bytes in any::<[u8; 32]>()) {
        prop_assert_eq!(text::from_hex(&text::to_hex(&bytes)), Some(bytes));
        prop_assert_eq!(text::from_base64(&text::to_base64(&bytes)), Some(bytes));
    }
}

#[test]
fn r3_sixteen_signatures_are_tried_and_no_more() {
    let signed = sign(&standard(K1), "msg_1", 1, b"{}").unwrap();
    let signature = signed["webhook-signature"].to_str().unwrap();
    let behind = |others: usize, other: &str| {
        let text = format!("{}{signature}", format!("{other} ").repeat(others));
        verify(
            &standard(K1),
            1,
            &standard_headers("msg_1", "1", &text),
            b"{}",
        )
        .is_ok()
    };
    let wrong = format!("v1,{}", text::to_base64(&[0; 32]));
    assert!(behind(15, &wrong));
    assert!(!behind(16, &wrong));
    assert!(behind(15, "v9,x"), "versions of others are passed over");
    assert!(!behind(10_000, &wrong));
    assert!(!behind(5_000, ""), "too long, even with nothing in it");
}

#[test]
fn r3_signatures_may_stand_on_several_lines() {
    let signed = sign(&standard(K1), "msg_1", 1, b"{}").unwrap();
    let mut headers = standard_headers("msg_1", "1", "v1,bm8= v2,x");
    headers.append("webhook-signature", signed["webhook-signature"].clone());
    assert!(verify(&standard(K1), 1, &headers, b"{}").is_ok());
    // The limit is for all lines together.
    for _ in 0..14 {
        headers.append("webhook-signature", HeaderValue::from_static("v9,x"));
    }
    assert!(verify(&standard(K1), 1, &headers, b"{}").is_err());
}

/// R3: 4096 bytes, on one line or on several.
#[test]
fn r3_signatures_have_a_length() {
    let stripe = StripeSignature::new(shared("secret"));
    let signed = sign(&stripe, "msg_1", 1, b"{}").unwrap();
    let signature = signed["stripe-signature"].to_str().unwrap();
    let is_ok = |bytes: usize| {
        let text = format!("{signature},v0={}", "x".repeat(bytes - signature.len() - 4));
        assert_eq!(text.len(), bytes);
        verify(&stripe, 1, &headers(&[("stripe-signature", &text)]), b"{}").is_ok()
    };
    assert!(is_ok(4096));
    assert!(!is_ok(4097));
    assert!(!is_ok(8192));

    let signed = sign(&standard(K1), "msg_1", 1, b"{}").unwrap();
    let signature = signed["webhook-signature"].to_str().unwrap();
    let is_ok = |bytes: usize| {
        let mut headers = standard_headers("msg_1", "1", signature);
        let other = format!("v9,{}", "x".repeat(bytes - signature.len() - 3));
        headers.append("webhook-signature", other.parse().unwrap());
        verify(&standard(K1), 1, &headers, b"{}").is_ok()
    };
    assert!(is_ok(4096));
    assert!(!is_ok(4097));
    assert!(!is_ok(4096 + signature.len()));
}

#[test]
fn stripe_has_sixteen_signatures_and_one_timestamp() {
    let scheme = StripeSignature::new(shared("secret"));
    let signed = sign(&scheme, "msg_1", 1, b"{}").unwrap();
    let signature = signed["stripe-signature"].to_str().unwrap();
    let is_ok = |text: &str| {
        let headers = headers(&[("stripe-signature", text)]);
        verify(&scheme, 1, &headers, b"{}").is_ok()
    };
    assert!(is_ok(&format!("{signature}{}", ",v0=x".repeat(15))));
    assert!(!is_ok(&format!("{signature}{}", ",v0=x".repeat(16))));
    assert!(!is_ok(&format!("{signature},t=1")));
    assert!(!is_ok(&format!("t=2,{signature}")));
    assert!(!is_ok(&signature.replace("t=1,", "")));
    assert!(!is_ok("t=1"));
}

#[test]
fn what_is_no_signature_at_all() {
    for text in [
        "", "v1", "v1,", ",", "v1,AAAA", "v1, ", "  ", "v1,=", "sha256=", "v0=",
    ] {
        for name in NAMES {
            refused(&headers(&[(name, text)]));
        }
        refused(&standard_headers("msg_1", "1", text));
    }
}

#[test]
fn r5_an_id_of_a_stranger_is_visible_and_bounded() {
    let secret = SharedSecret::new([0; 24]).unwrap();
    let scheme = StandardWebhooks::new(StandardKey::from_secret(&[0; 24]).unwrap());
    let is_ok = |id: &str| {
        let tag = hmac_sha256::sign(&secret, &[id.as_bytes(), b".1.{}"]);
        let signature = format!("v1,{}", text::to_base64(&tag));
        let headers = standard_headers(id, "1", &signature);
        verify(&scheme, 1, &headers, b"{}").is_ok()
    };
    assert!(is_ok("evt:1/2"));
    assert!(is_ok(&"x".repeat(256)));
    for id in ["", "a b", "a\tb", "é", "a.b", &"x".repeat(257)] {
        assert!(!is_ok(id), "{id}");
    }
}
