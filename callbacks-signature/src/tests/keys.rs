//! What is a key, and that none is ever printed (S22).

use std::collections::HashSet;

use super::*;

fn refused(text: &str) -> KeyError {
    text.parse::<StandardKey>().unwrap_err()
}

#[test]
fn a_key_has_its_prefix() {
    let none = &K1["whsec_".len()..];
    for text in ["", "whsec", "WHSEC_AAAA", none, "sk_live_1"] {
        assert_eq!(refused(text), KeyError::Prefix, "{text}");
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
        assert_eq!(refused(text), KeyError::Base64, "{text}");
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
            assert_eq!(refused(&text), KeyError::Length, "{length}");
        }
    }
    assert_eq!(SharedSecret::new("").unwrap_err(), KeyError::Length);
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
    assert_eq!(refused(text), KeyError::NoEd25519);
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
