//! Lines `name: value`, an empty line and a body: nobody without the key is believed, by any scheme, and nothing panics.
#![no_main]

use std::sync::LazyLock;
use std::time::{Duration, SystemTime};

use callbacks::signature::{
    AdyenSignature, GitHubSignature, MessageKey, MessageVerifier, SharedSecret, ShopifySignature,
    SlackSignature, StandardKey, StandardWebhooks, StripeSignature, ToVerify, Verifier,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use libfuzzer_sys::fuzz_target;

/// Keys that nobody knows.
static VERIFIERS: LazyLock<Vec<Box<dyn Verifier>>> = LazyLock::new(|| {
    let secret = || {
        let key = std::array::from_fn::<_, 32, _>(|_| rand());
        SharedSecret::new(key).expect("a key of 32 bytes")
    };
    let message = MessageKey::hmac_sha256("k1", secret()).expect("k1 is an id");
    let message = MessageVerifier::new(message, "https://rx.example/hooks");
    let public = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
    let public: StandardKey = public.parse().expect("a public key");
    vec![
        Box::new(StandardWebhooks::new(StandardKey::generate())),
        Box::new(StandardWebhooks::new(public)),
        Box::new(GitHubSignature::new(secret())),
        Box::new(StripeSignature::new(secret())),
        Box::new(SlackSignature::new(secret())),
        Box::new(ShopifySignature::new(secret())),
        Box::new(AdyenSignature::new(secret())),
        Box::new(message.expect("it is an address")),
    ]
});

/// A byte that no input can foresee.
fn rand() -> u8 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(()) as u8
}

/// What schemes read, by a letter: a fuzzer finds the names late.
const NAMES: [&str; 11] = [
    "webhook-id",
    "webhook-timestamp",
    "webhook-signature",
    "x-hub-signature-256",
    "stripe-signature",
    "x-slack-signature",
    "x-slack-request-timestamp",
    "x-shopify-hmac-sha256",
    "signature",
    "signature-input",
    "content-digest",
];

fuzz_target!(|message: &[u8]| {
    let mut headers = HeaderMap::new();
    let mut rest = message;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = rest.split_at(end);
        rest = &after[1..];
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            break;
        };
        let (name, value) = line.split_at(colon);
        let name = match name {
            [letter @ b'a'..=b'k'] => {
                Ok(HeaderName::from_static(NAMES[usize::from(letter - b'a')]))
            }
            name => HeaderName::from_bytes(name),
        };
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(&value[1..])) {
            headers.append(name, value);
        }
    }
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_614_265_330);
    let uri = Uri::from_static("/1?a=b");
    let request = ToVerify::new(&headers, rest, now).with_line(&Method::POST, &uri);
    for verifier in VERIFIERS.iter() {
        let told = verifier.verify(&request);
        // The reason goes to the consumer's log, so the sender must not choose its size.
        let reason = told.expect_err("nobody has the key").to_string();
        assert!(reason.len() < 1_000);
    }
});
