//! Standard Webhooks: `webhook-id`, `webhook-timestamp` and `webhook-signature`.

use std::time::Duration;

use http::HeaderMap;

use super::error::{SignError, Unverified};
use super::key_ring::KeyRing;
use super::standard_key::{Candidates, StandardKey};
use super::text::{self, MAX_BYTES, MAX_CANDIDATES};
use super::time::{DEFAULT_TOLERANCE, Timestamp};
use super::{Signer, ToSign, ToVerify, Verified, Verifier};

/// The headers of a signature.
#[derive(Clone, Copy)]
struct Names {
    id: &'static str,
    timestamp: &'static str,
    signature: &'static str,
}

const STANDARD: Names = Names {
    id: "webhook-id",
    timestamp: "webhook-timestamp",
    signature: "webhook-signature",
};

/// The length of a signature by a shared secret: `v1,` and the base64 of 32 bytes.
const ONE_SIGNATURE: usize = 47;

/// The headers that Svix sends for its older customers, with the same contents.
const SVIX: Names = Names {
    id: "svix-id",
    timestamp: "svix-timestamp",
    signature: "svix-signature",
};

impl Names {
    /// The headers of a request. The two sets are never mixed.
    fn of(headers: &HeaderMap) -> Self {
        let has_any = |names: Self| {
            let mut names = [names.id, names.timestamp, names.signature].into_iter();
            names.any(|name| headers.contains_key(name))
        };
        if !has_any(STANDARD) && has_any(SVIX) {
            SVIX
        } else {
            STANDARD
        }
    }
}

/// Standard Webhooks, for both sides: id, timestamp and body are signed with HMAC-SHA256 (`v1`) or Ed25519 (`v1a`),
/// depending on each key of the ring.
///
/// Every valid key signs. A request is accepted if any of its signatures is by any valid key and has that key's version,
/// and if its timestamp is within 300 seconds of now, in either direction. A request without the headers
/// `webhook-id`, `webhook-timestamp` and `webhook-signature` is verified by `svix-id`, `svix-timestamp` and `svix-signature`.
///
/// ```
/// use callbacks_signature::{StandardKey, StandardWebhooks};
/// use callbacks_signature::{ToVerify, Verifier};
///
/// # fn receive(headers: &http::HeaderMap, body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
/// let key: StandardKey = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse()?;
/// let scheme = StandardWebhooks::new(key);
/// let verified = scheme.verify(&ToVerify::new(headers, body, std::time::SystemTime::now()))?;
/// println!("message {:?}", verified.id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct StandardWebhooks {
    keys: KeyRing<StandardKey>,
    tolerance: Duration,
}

timed_scheme!(StandardWebhooks, StandardKey);

impl Signer for StandardWebhooks {
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError> {
        let timestamp = Timestamp::of(request.time)?.to_string();
        let id = request.id.as_str();
        let parts = signed(id, &timestamp, request.body);
        let keys = self.keys.valid_at(request.time);
        // One string of the exact length for one shared secret: this runs for every message.
        let mut signatures = String::with_capacity(ONE_SIGNATURE);
        for key in keys.iter() {
            key.sign(&parts, &mut signatures);
        }
        if signatures.is_empty() {
            return Err(SignError::no_key());
        }
        let mut headers = HeaderMap::with_capacity(3);
        text::add(&mut headers, STANDARD.id, id)?;
        text::add(&mut headers, STANDARD.timestamp, timestamp)?;
        text::add(&mut headers, STANDARD.signature, signatures)?;
        Ok(headers)
    }
}

impl Verifier for StandardWebhooks {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let names = Names::of(request.headers);
        let id = text::checked_id(text::only(request.headers, names.id)?)?;
        let timestamp_text = text::only(request.headers, names.timestamp)?;
        let timestamp = Timestamp::parse(timestamp_text)?;
        let candidates = candidates(request.headers, names.signature)?;
        let parts = signed(id, timestamp_text, request.body);
        let keys = self.keys.valid_at(request.time);
        // Every key is tried, so the time does not reveal which one it was.
        let found = keys
            .iter()
            .fold(false, |found, key| found | key.matches(&parts, &candidates));
        if !found {
            return Err(Unverified::no_match());
        }
        let time = timestamp.within(self.tolerance, request.time)?;
        Ok(Verified {
            id: Some(id.to_owned()),
            time: Some(time),
        })
    }
}

fn signed<'a>(id: &'a str, timestamp: &'a str, body: &'a [u8]) -> [&'a [u8]; 5] {
    [id.as_bytes(), b".", timestamp.as_bytes(), b".", body]
}

/// All signatures on all lines of the header: providers that rotate their keys send several.
fn candidates(headers: &HeaderMap, name: &'static str) -> Result<Candidates, Unverified> {
    let mut candidates = Candidates::default();
    let (mut count, mut bytes) = (0, 0);
    for line in headers.get_all(name) {
        let line = text::checked(name, line)?;
        bytes += line.len();
        for signature in line.split(' ').filter(|text| !text.is_empty()) {
            count += 1;
            if count > MAX_CANDIDATES || bytes > MAX_BYTES {
                return Err(Unverified::new("there are too many signatures"));
            }
            candidates.push(signature);
        }
    }
    if count == 0 {
        return Err(Unverified::new(format!("header `{name}` is missing")));
    }
    Ok(candidates)
}
