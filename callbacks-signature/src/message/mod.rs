//! HTTP Message Signatures (RFC 9421), which cover the body by its digest (RFC 9530).

mod base;
mod digest;
mod fields;
mod key;
mod profile;
mod signer;
mod target;
#[cfg(test)]
mod tests;
mod verifier;

pub use digest::ContentDigest;
pub use key::MessageKey;
pub use profile::MessageProfile;
pub use signer::MessageSigner;
pub use verifier::{InvalidAddress, MessageVerifier};

const INPUT: &str = "signature-input";
const SIGNATURE: &str = "signature";
const ID: &str = "webhook-id";

/// Distinguishes these signatures from others on the same request (RFC 9421 section 7.2.7).
const TAG: &str = "webhook";
