//! Stripe: `Stripe-Signature`.

use std::time::Duration;

use http::HeaderMap;

use super::error::{SignError, Unverified};
use super::hmac_sha256::{self, Tag};
use super::key_ring::KeyRing;
use super::secret::SharedSecret;
use super::text::{self, MAX_CANDIDATES};
use super::time::{DEFAULT_TOLERANCE, Timestamp};
use super::{Signer, ToSign, ToVerify, Verified, Verifier};

const SIGNATURE: &str = "stripe-signature";

/// The signatures of Stripe, both sides: `Stripe-Signature: t=<seconds>,v1=<hexadecimal>` by HMAC-SHA256 over timestamp
/// and body. The secret is the whole string that Stripe shows, with its `whsec_`.
///
/// Every valid key signs. A request is accepted if any of its `v1` is by any valid key, and if its timestamp is within 300
/// seconds of now, in either direction.
#[derive(Clone, Debug)]
pub struct StripeSignature {
    keys: KeyRing<SharedSecret>,
    tolerance: Duration,
}

timed_scheme!(StripeSignature, SharedSecret);

impl Signer for StripeSignature {
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError> {
        let timestamp = Timestamp::of(request.time)?.to_string();
        let parts = signed(&timestamp, request.body);
        let mut signature = format!("t={timestamp}");
        let unsigned = signature.len();
        for key in self.keys.valid_at(request.time).iter() {
            signature.push_str(",v1=");
            signature.push_str(&text::to_hex(&hmac_sha256::sign(key, &parts)));
        }
        if signature.len() == unsigned {
            return Err(SignError::no_key());
        }
        let mut headers = HeaderMap::with_capacity(1);
        text::add(&mut headers, SIGNATURE, signature)?;
        Ok(headers)
    }
}

impl Verifier for StripeSignature {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let (timestamp_text, tags) = parse(text::only(request.headers, SIGNATURE)?)?;
        let timestamp = Timestamp::parse(timestamp_text)?;
        self.keys
            .valid_at(request.time)
            .verify_tags(&signed(timestamp_text, request.body), &tags)?;
        Ok(Verified {
            id: None,
            time: Some(timestamp.within(self.tolerance, request.time)?),
        })
    }
}

fn signed<'a>(timestamp: &'a str, body: &'a [u8]) -> [&'a [u8]; 3] {
    [timestamp.as_bytes(), b".", body]
}

/// The only timestamp, and all signatures of version 1. Others, such as the `v0` of test events, are ignored.
fn parse(header: &str) -> Result<(&str, Vec<Tag>), Unverified> {
    let (mut timestamp, mut tags) = (None, Vec::new());
    for (count, part) in header.split(',').enumerate() {
        // The timestamp is one of them.
        if count > MAX_CANDIDATES {
            return Err(Unverified::new("there are too many signatures"));
        }
        match part.split_once('=') {
            Some(("t", _)) if timestamp.is_some() => {
                return Err(Unverified::new("there are two timestamps"));
            }
            Some(("t", text)) => timestamp = Some(text),
            Some(("v1", text)) => tags.extend(text::from_hex(text)),
            _ => {}
        }
    }
    let timestamp = timestamp.ok_or_else(|| Unverified::new("there is no timestamp"))?;
    Ok((timestamp, tags))
}
