//! Valid keys, and that none is ever printed (S22).

use std::collections::HashSet;

use super::*;

fn refused(text: &str) -> KeyError {
    text.parse::<StandardKey>().unwrap_err()
}

#[test]
fn a_key_has_its_prefix() {
    let none = &K1["whsec_".len()..];
    for text in ["", "whsec", "WHSEC_AAAA", none, "sk_live_1"] {
        assert_eq!(refused(text), KeyError::NoPrefix, "{text}");
    }
}

#[test]
fn a_key_is_padded_base64() {
    for text in [
        "whsec_=",
        "whsec_ MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwAA",
        "whsec_whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=",
    ] {
        assert_eq!(refused(text), KeyError::NotBase64, "{text}");
    }
}

#[test]
fn a_secret_has_24_to_64_bytes() {
    for (length, is_key) in [(0, false), (1, false), (23, false), (24, true), (64, true)]
        .into_iter()
        .chain([(65, false), (66, false), (67, false), (1000, false)])
    {
        let bytes = vec![7; length];
        let text = format!("whsec_{}", text::to_base64(&bytes));
        assert_eq!(text.parse::<StandardKey>().is_ok(), is_key, "{length}");
        assert_eq!(StandardKey::from_secret(&bytes).is_ok(), is_key, "{length}");
        if !is_key {
            assert_eq!(refused(&text), KeyError::WrongLength, "{length}");
        }
    }
    assert_eq!(SharedSecret::new("").unwrap_err(), KeyError::WrongLength);
}

#[test]
fn a_new_secret_has_32_bytes_and_is_new() {
    let exposed: HashSet<_> = (0..100).map(|_| StandardKey::generate().expose()).collect();
    assert_eq!(exposed.len(), 100);
    for text in exposed {
        assert_eq!(text.len(), "whsec_".len() + 44);
        assert_eq!(key(&text).expose(), text);
    }
}

#[cfg(not(feature = "ed25519"))]
#[test]
fn an_ed25519_key_asks_for_its_feature() {
    let text = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
    assert_eq!(refused(text), KeyError::WithoutEd25519);
}

#[test]
fn no_key_is_printed() {
    let canary = "CANARYcanaryCANARYcanaryCANARY12";
    let standard_key = key(&format!("whsec_{canary}"));
    let ring = KeyRing::new(standard_key.clone())
        .and(key(&format!("whsec_{canary}")))
        .unwrap();
    let printed = [
        format!("{standard_key:?}"),
        format!("{ring:#?}"),
        format!("{:?}", StandardWebhooks::new(ring.clone())),
        format!("{:?}", shared(canary)),
        format!("{:?}", GitHubSignature::new(shared(canary))),
        format!("{:?}", StripeSignature::new(shared(canary))),
        format!("{:?}", SlackSignature::new(shared(canary))),
        format!("{:?}", ShopifySignature::new(shared(canary))),
        format!("{}", refused(&format!("whsec_!{canary}"))),
        format!("{:?}", refused(canary)),
    ];
    for text in printed {
        assert!(!text.to_lowercase().contains("canary"), "{text}");
        // Nor as bytes.
        assert!(!text.contains("67, 65, 78"), "{text}");
    }
}

#[test]
fn signatures_are_not_printed_with_the_headers() {
    for (name, signer, _) in schemes() {
        let signed = sign(&*signer, "msg_1", 1, b"{}").unwrap();
        assert!(signed.values().all(HeaderValue::is_sensitive), "{name}");
    }
}

#[test]
fn an_id_has_no_dot() {
    let longest = "x".repeat(128);
    for text in ["a", "msg_1", "A-z_09", &longest] {
        assert_eq!(text.parse::<MessageId>().unwrap().as_str(), text);
    }
    let longer = "x".repeat(129);
    for text in ["", ".", "a.b", "a b", "a\n", "é", "a,b", &longer] {
        assert_eq!(text.parse::<MessageId>(), Err(MessageIdError), "{text}");
    }
    let generated: HashSet<_> = (0..1000).map(|_| MessageId::generate()).collect();
    assert_eq!(generated.len(), 1000);
    for id in generated {
        assert_eq!(id.as_str().parse(), Ok(id));
    }
}

/// Providers that depart from the specification: no prefix, no padding, the other alphabet, other lengths.
#[test]
fn a_loose_key_signs_as_the_strict_one_does() {
    let body = br#"{"test": 2432232314}"#;
    let sign_by = |key: StandardKey| {
        let scheme = StandardWebhooks::new(key);
        sign(&scheme, "msg_1", 1_614_265_330, body).unwrap()["webhook-signature"].clone()
    };
    let strict = sign_by(key(K1));
    let bare = K1.strip_prefix("whsec_").unwrap();
    for text in [K1, bare, &format!(" {bare}\n")] {
        assert_eq!(sign_by(StandardKey::from_loose_text(text).unwrap()), strict);
    }
    let secret = [0xfb; 10];
    let short = StandardKey::from_secret_of_any_length(&secret).unwrap();
    let expected = sign_by(short);
    for text in [
        "-_v7-_v7-_v7-w==",
        "+/v7+/v7+/v7+w",
        "whsec_+/v7+/v7+/v7+w==",
    ] {
        let loose = StandardKey::from_loose_text(text).unwrap();
        assert_eq!(sign_by(loose), expected, "{text}");
        assert!(text.parse::<StandardKey>().is_err());
    }
    for (text, error) in [
        ("", KeyError::WrongLength),
        ("c2hvcnQ", KeyError::WrongLength),
        ("not base64!", KeyError::NotBase64),
        (&"A".repeat(4096), KeyError::WrongLength),
        // A string that is too long is not decoded.
        (&"!".repeat(2048), KeyError::NotBase64),
        (&"!".repeat(2049), KeyError::WrongLength),
    ] {
        assert_eq!(StandardKey::from_loose_text(text).unwrap_err(), error);
    }
    for (bytes, is_key) in [(7, false), (8, true), (1024, true), (1025, false)] {
        let text = text::to_base64(&vec![7; bytes]);
        let key = StandardKey::from_loose_text(&text);
        assert_eq!(key.is_ok(), is_key, "{bytes}");
    }
}
