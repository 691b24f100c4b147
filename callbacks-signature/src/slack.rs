//! Slack: `X-Slack-Signature` and `X-Slack-Request-Timestamp`.

use std::time::Duration;

use http::HeaderMap;

use super::error::{SignError, Unverified};
use super::hmac_sha256;
use super::key_ring::KeyRing;
use super::secret::SharedSecret;
use super::text;
use super::time::{DEFAULT_TOLERANCE, Timestamp};
use super::{Signer, ToSign, ToVerify, Verified, Verifier};

const SIGNATURE: &str = "x-slack-signature";
const TIMESTAMP: &str = "x-slack-request-timestamp";

/// The signatures of Slack, both sides: `X-Slack-Signature: v0=<hexadecimal>` by HMAC-SHA256 over timestamp and body.
///
/// The newest valid key signs. A request is accepted if its timestamp is within 300 seconds of now, in either direction.
#[derive(Clone, Debug)]
pub struct SlackSignature {
    keys: KeyRing<SharedSecret>,
    tolerance: Duration,
}

timed_scheme!(SlackSignature, SharedSecret);

impl Signer for SlackSignature {
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError> {
        let timestamp = Timestamp::of(request.time)?.to_string();
        let keys = self.keys.valid_at(request.time);
        let newest = keys.iter().next().ok_or_else(SignError::no_key)?;
        let tag = hmac_sha256::sign(newest, &signed(&timestamp, request.body));
        let mut headers = HeaderMap::with_capacity(2);
        text::add(&mut headers, TIMESTAMP, timestamp)?;
        let signature = format!("v0={}", text::to_hex(&tag));
        text::add(&mut headers, SIGNATURE, signature)?;
        Ok(headers)
    }
}

impl Verifier for SlackSignature {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let timestamp_text = text::only(request.headers, TIMESTAMP)?;
        let timestamp = Timestamp::parse(timestamp_text)?;
        let signature = text::only(request.headers, SIGNATURE)?;
        let tag = signature.strip_prefix("v0=").and_then(text::from_hex);
        let tag = tag.ok_or_else(Unverified::no_signature)?;
        self.keys
            .valid_at(request.time)
            .verify_tags(&signed(timestamp_text, request.body), &[tag])?;
        Ok(Verified {
            id: None,
            time: Some(timestamp.within(self.tolerance, request.time)?),
        })
    }
}

fn signed<'a>(timestamp: &'a str, body: &'a [u8]) -> [&'a [u8]; 4] {
    [b"v0:", timestamp.as_bytes(), b":", body]
}
