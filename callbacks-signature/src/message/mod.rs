//! HTTP Message Signatures (RFC 9421), which cover the body by its digest (RFC 9530).

mod base;
mod digest;
mod fields;
mod key;
mod signer;
mod target;
#[cfg(test)]
mod tests;
mod verifier;

pub use digest::ContentDigest;
pub use key::MessageKey;
pub use signer::MessageSigner;
pub use verifier::{InvalidAddress, MessageVerifier};

use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderName};

const INPUT: &str = "signature-input";
const SIGNATURE: &str = "signature";
const ID: &str = "webhook-id";

/// Distinguishes these signatures from others on the same request (RFC 9421 section 7.2.7).
const TAG: &str = "webhook";

/// What every signature covers: method and URL, and the body with its media type if there is one.
fn covered<'a>(headers: &HeaderMap, also: &'a [HeaderName]) -> Vec<&'a str> {
    let mut names = vec!["@method", "@target-uri", digest::NAME];
    if headers.contains_key(CONTENT_TYPE) {
        names.push(CONTENT_TYPE.as_str());
    }
    for name in also.iter().map(HeaderName::as_str) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
