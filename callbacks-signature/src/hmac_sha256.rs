//! HMAC-SHA256 (RFC 2104) over several parts, compared in constant time.

use hmac::digest::CtOutput;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::secret::SharedSecret;

/// How many bytes a tag has.
pub(super) const BYTES: usize = 32;

/// A tag that came with a request.
pub(super) type Tag = [u8; BYTES];

fn over(secret: &SharedSecret, parts: &[&[u8]]) -> CtOutput<Hmac<Sha256>> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.bytes()).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize()
}

pub(super) fn sign(secret: &SharedSecret, parts: &[&[u8]]) -> Tag {
    over(secret, parts).into_bytes().into()
}

/// Whether any of the tags is that of the parts. All are compared, so the time reveals nothing.
pub(super) fn matches(secret: &SharedSecret, parts: &[&[u8]], tags: &[Tag]) -> bool {
    let expected = over(secret, parts);
    let is_it = |tag: &Tag| expected == CtOutput::new((*tag).into());
    tags.iter().fold(false, |found, tag| found | is_it(tag))
}
