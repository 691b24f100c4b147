//! What can go wrong with keys and signatures. No error holds a key, a signature or a body.

use std::borrow::Cow;
use std::fmt;

/// Why a string or bytes are not a valid key. It never quotes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyError {
    /// A key of Standard Webhooks starts with `whsec_`, `whsk_` or `whpk_`.
    NoPrefix,
    /// What follows the prefix is not base64 with padding (RFC 4648 section 4).
    NotBase64,
    /// The string is not made of pairs of hexadecimal digits.
    NotHex,
    /// The key has too few or too many bytes.
    WrongLength,
    /// The bytes are not an Ed25519 key, or the public half does not belong to the secret half.
    NotEd25519,
    /// An Ed25519 key without the feature `ed25519`.
    WithoutEd25519,
    /// A ring has at most ten keys.
    TooManyKeys,
    /// The id of a key has 1 to 256 printable characters of ASCII.
    InvalidId,
}

impl fmt::Display for KeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NoPrefix => "the key does not start with `whsec_`, `whsk_` or `whpk_`",
            Self::NotBase64 => "the key is not base64 behind its prefix",
            Self::NotHex => "the key is not in pairs of hexadecimal digits",
            Self::WrongLength => "the key has too few or too many bytes",
            Self::NotEd25519 => "the bytes are no Ed25519 key",
            Self::WithoutEd25519 => "an Ed25519 key needs the feature `ed25519`",
            Self::TooManyKeys => "a ring holds ten keys at most",
            Self::InvalidId => "the id of the key is empty, too long or not in printable ASCII",
        })
    }
}

impl std::error::Error for KeyError {}

/// Why a request cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignError(Cow<'static, str>);

impl SignError {
    /// Creates the error of a scheme of your own. The reason is logged, so it must not contain a secret.
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self(reason.into())
    }

    pub(super) fn no_key() -> Self {
        Self::new("no key that signs is valid at this time")
    }
}

impl fmt::Display for SignError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the request cannot be signed: {}", self.0)
    }
}

impl std::error::Error for SignError {}

/// A request that could not be verified.
///
/// The sender gets the same answer for every reason. The reason, which this error prints, is for your log. It contains
/// nothing from the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unverified(Cow<'static, str>);

impl Unverified {
    /// Creates the error of a scheme of your own. The reason is logged, so it must not contain a secret.
    pub fn new(reason: impl Into<Cow<'static, str>>) -> Self {
        Self(reason.into())
    }

    pub(super) fn no_signature() -> Self {
        Self::new("the signature is not of the form that the scheme has")
    }

    pub(super) fn no_match() -> Self {
        Self::new("no signature matches a key that is valid at this time")
    }
}

impl fmt::Display for Unverified {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the request could not be verified: {}", self.0)
    }
}

impl std::error::Error for Unverified {}
