//! Vectors, tampering, rotation and hostile headers, for every scheme.

mod adyen;
#[cfg(feature = "ed25519")]
mod ed25519;
mod hostile;
mod keys;
mod printed;
mod rotation;
mod tamper;
mod tenants;
mod times;
mod vectors;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::*;

pub(super) const K1: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
pub(super) const K2: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

pub(super) fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

pub(super) fn key(text: &str) -> StandardKey {
    text.parse().unwrap()
}

pub(super) fn shared(text: &str) -> SharedSecret {
    SharedSecret::new(text).unwrap()
}

pub(super) fn standard(text: &str) -> StandardWebhooks {
    StandardWebhooks::new(key(text))
}

pub(super) fn headers(lines: &[(&str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        let name: HeaderName = name.parse().unwrap();
        headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    headers
}

pub(super) fn standard_headers(id: &str, timestamp: &str, signature: &str) -> HeaderMap {
    headers(&[
        ("webhook-id", id),
        ("webhook-timestamp", timestamp),
        ("webhook-signature", signature),
    ])
}

pub(super) fn sign(
    signer: &dyn Signer,
    id: &str,
    seconds: u64,
    body: &[u8],
) -> Result<HeaderMap, SignError> {
    signer.sign(&ToSign {
        method: &Method::POST,
        url: "https://consumer.example/hook",
        headers: &HeaderMap::new(),
        body,
        id: &id.parse().unwrap(),
        time: at(seconds),
    })
}

pub(super) fn verify(
    verifier: &dyn Verifier,
    seconds: u64,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Verified, Unverified> {
    verifier.verify(&ToVerify::new(headers, body, at(seconds)))
}

/// The name of a scheme, and its two sides.
type Scheme = (&'static str, Box<dyn Signer>, Box<dyn Verifier>);

/// Every scheme.
pub(super) fn schemes() -> Vec<Scheme> {
    fn both<S: Signer + Verifier + Clone + 'static>(name: &'static str, scheme: S) -> Scheme {
        (name, Box::new(scheme.clone()), Box::new(scheme))
    }
    vec![
        both("standard", standard(K1)),
        both("github", GitHubSignature::new(shared("secret"))),
        both("stripe", StripeSignature::new(shared("secret"))),
        both("slack", SlackSignature::new(shared("secret"))),
        both("shopify", ShopifySignature::new(shared("secret"))),
        #[cfg(feature = "ed25519")]
        both("ed25519", StandardWebhooks::new(ed25519::pair())),
    ]
}
