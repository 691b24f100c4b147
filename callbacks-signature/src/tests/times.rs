//! Timestamps (R4): digits only, and close to now, before and after.

use super::*;

const NOW: u64 = 1_614_265_330;

#[test]
fn r4_the_tolerance_is_five_minutes_both_ways() {
    for (name, signer, verifier) in schemes() {
        if matches!(name, "github" | "shopify") {
            continue;
        }
        let signed = sign(&*signer, "msg_1", NOW, b"{}").unwrap();
        for (now, reason) in [
            (NOW - 301, Some("in the future")),
            (NOW - 300, None),
            (NOW, None),
            (NOW + 300, None),
            (NOW + 301, Some("too long ago")),
        ] {
            let verified = verify(&*verifier, now, &signed, b"{}");
            match reason {
                None => assert_eq!(verified.unwrap().time, Some(at(NOW)), "{name}"),
                Some(reason) => {
                    let error = verified.unwrap_err().to_string();
                    assert!(error.contains(reason), "{name}: {error}");
                }
            }
        }
    }
}

#[test]
fn the_tolerance_is_the_users() {
    let scheme = standard(K1).tolerance(Duration::ZERO);
    let signed = sign(&scheme, "msg_1", NOW, b"{}").unwrap();
    assert!(verify(&scheme, NOW, &signed, b"{}").is_ok());
    assert!(verify(&scheme, NOW + 1, &signed, b"{}").is_err());
    let scheme = scheme.tolerance(Duration::MAX);
    assert!(verify(&scheme, 0, &signed, b"{}").is_ok());
}

/// A valid signature over the string does not help, because it is not a time.
#[test]
fn r4_a_timestamp_is_digits() {
    let secret = shared("secret");
    for text in [
        "",
        "+1",
        "-1",
        "1e3",
        "0x1",
        "1.0",
        " 1",
        "1 ",
        "1_0",
        "١",
        "-9223372036854775808",
        "9223372036854775807",
        "18446744073709551616",
        "1000000000000",
    ] {
        let body = b"{}";
        let tag = hmac_sha256::sign(&secret, &[b"v0:", text.as_bytes(), b":", body]);
        let slack = headers(&[
            ("x-slack-request-timestamp", text),
            ("x-slack-signature", &format!("v0={}", text::to_hex(&tag))),
        ]);
        let tolerant = SlackSignature::new(secret.clone()).tolerance(Duration::MAX);
        assert!(verify(&tolerant, 1, &slack, body).is_err(), "{text}");

        let tag = hmac_sha256::sign(&secret, &[text.as_bytes(), b".", body]);
        let stripe = format!("t={text},v1={}", text::to_hex(&tag));
        let stripe = headers(&[("stripe-signature", &stripe)]);
        let tolerant = StripeSignature::new(secret.clone()).tolerance(Duration::MAX);
        assert!(verify(&tolerant, 1, &stripe, body).is_err(), "{text}");
    }
}

#[test]
fn r4_a_clock_before_1970_signs_and_verifies_nothing() {
    let early = UNIX_EPOCH - Duration::from_secs(1);
    let signed = sign(&standard(K1), "msg_1", 0, b"{}").unwrap();
    let request = ToVerify::new(&signed, b"{}", early);
    assert!(standard(K1).verify(&request).is_err());
    let request = ToSign {
        method: &Method::POST,
        url: "https://consumer.example/hook",
        headers: &HeaderMap::new(),
        body: b"{}",
        id: &MessageId::generate(),
        time: early,
    };
    assert!(standard(K1).sign(&request).is_err());
}
