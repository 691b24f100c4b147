//! What is printed: enough to find a fault, and nothing secret.

use super::*;

#[test]
fn requests_are_printed_without_their_contents() {
    let headers = headers(&[("authorization", "secret-token")]);
    let id: MessageId = "msg_1".parse().unwrap();
    let url = "https://consumer.example/secret-path";
    let to_sign = ToSign::new(&Method::PUT, url, &headers, b"secret", &id, at(1));
    let to_verify = ToVerify::new(&headers, b"secret", at(1));
    let (to_sign, to_verify) = (format!("{to_sign:?}"), format!("{to_verify:?}"));
    for part in ["ToSign", "PUT", "msg_1", &format!("{:?}", at(1))] {
        assert!(to_sign.contains(part), "{to_sign}");
    }
    for part in ["ToVerify", &format!("{:?}", at(1))] {
        assert!(to_verify.contains(part), "{to_verify}");
    }
    for text in [to_sign, to_verify] {
        assert!(!text.contains("secret"), "{text}");
        assert!(!text.contains("115, 101, 99"), "{text}");
    }
}

#[test]
fn keys_are_counted_and_not_printed() {
    let ring = KeyRing::new(key(K1)).and_until(key(K2), at(9)).unwrap();
    assert_eq!(format!("{ring:?}"), "KeyRing { keys: 2 }");
    for (seconds, count) in [(8, 2), (9, 1)] {
        let valid = format!("{:?}", ring.valid_at(at(seconds)));
        assert_eq!(valid, format!("ValidKeys {{ count: {count} }}"));
    }
    assert_eq!(format!("{:?}", shared("secret")), "SharedSecret(..)");
    assert_eq!(format!("{:?}", key(K1)), "StandardKey(whsec_..)");
    let tenants = PerTenant::new(GitHubSignature::new(shared("secret")), |_| None);
    assert_eq!(
        format!("{tenants:?}"),
        "PerTenant { fallback: GitHubSignature { keys: KeyRing { keys: 1 } }, .. }"
    );
}

#[test]
fn ids_are_printed() {
    let id: MessageId = "msg_1".parse().unwrap();
    assert_eq!(format!("{id} {id:?}"), "msg_1 \"msg_1\"");
}

#[test]
fn errors_say_what_is_wrong() {
    assert_eq!(
        MessageIdError.to_string(),
        "the id of a message has 1 to 128 characters out of `A-Z a-z 0-9 _ -`"
    );
    assert_eq!(
        "sk_live_1".parse::<StandardKey>().unwrap_err().to_string(),
        "the key does not start with `whsec_`, `whsk_` or `whpk_`"
    );
    assert_eq!(
        SignError::new("the clock is broken").to_string(),
        "the request cannot be signed: the clock is broken"
    );
    assert_eq!(
        Unverified::new("the signature is old").to_string(),
        "the request could not be verified: the signature is old"
    );
    assert_eq!(
        MessageVerifier::new(
            MessageKey::hmac_sha256("k1", shared("secret")).unwrap(),
            "/hooks"
        )
        .unwrap_err()
        .to_string(),
        "the public address is an absolute `http` or `https` URL without userinfo and query"
    );
}
