//! Whatever stands in headers and body: no verifier panics, and none accepts what nobody signed.
#![no_main]

use std::time::{Duration, SystemTime};

use callbacks::signature::{
    AdyenSignature, GitHubSignature, MessageKey, MessageVerifier, SharedSecret, ShopifySignature,
    SlackSignature, StandardKey, StandardWebhooks, StripeSignature, ToVerify, Verifier,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use libfuzzer_sys::fuzz_target;

fn verifiers() -> Vec<Box<dyn Verifier>> {
    let secret = || SharedSecret::new("a secret that no input knows").expect("it is some");
    let standard = StandardKey::from_secret(&[7; 32]).expect("32 bytes are a key");
    let message = MessageKey::hmac_sha256("k1", secret()).expect("k1 is an id");
    let message = MessageVerifier::new(message, "https://rx.example/hooks");
    vec![
        Box::new(StandardWebhooks::new(standard)),
        Box::new(message.expect("it is an address")),
        Box::new(AdyenSignature::new(secret())),
        Box::new(GitHubSignature::new(secret())),
        Box::new(ShopifySignature::new(secret())),
        Box::new(SlackSignature::new(secret())),
        Box::new(StripeSignature::new(secret())),
    ]
}

// Lines `name:value`, an empty one, and the body.
fuzz_target!(|bytes: &[u8]| {
    let mut headers = HeaderMap::new();
    let mut rest = bytes;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = rest.split_at(end);
        rest = &after[1..];
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            break;
        };
        let name = HeaderName::from_bytes(&line[..colon]);
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(&line[colon + 1..])) {
            headers.append(name, value);
        }
    }
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
    let uri = Uri::from_static("/1?a=b");
    let request = ToVerify::new(&headers, rest, now).with_line(&Method::POST, &uri);
    for verifier in verifiers() {
        assert!(verifier.verify(&request).is_err());
    }
});
