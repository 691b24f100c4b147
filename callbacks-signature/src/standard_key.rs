//! The keys of Standard Webhooks, distinguished by their prefix.

use std::fmt;
use std::str::FromStr;

use base64::DecodeSliceError;
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_STANDARD_NO_PAD};
use secrecy::zeroize::Zeroizing;

#[cfg(feature = "ed25519")]
use super::ed25519::{PublicKey, SecretKey};
use super::error::KeyError;
use super::hmac_sha256::{self, Tag};
use super::key_kind::KeyKind;
use super::secret::SharedSecret;
use super::text::{from_base64, push_base64, to_base64};

const SECRET: &str = "whsec_";
const SIGNING: &str = "whsk_";
const VERIFYING: &str = "whpk_";

/// How many bytes a shared secret has (Standard Webhooks, "Signature scheme").
const SECRET_BYTES: std::ops::RangeInclusive<usize> = 24..=64;

/// How many bytes a secret may have if the provider departs from the specification.
const LOOSE_BYTES: std::ops::RangeInclusive<usize> = 8..=1024;

/// A key of Standard Webhooks: `whsec_` is a secret that both sides share, `whsk_` signs with Ed25519, and `whpk_` verifies
/// these signatures.
///
/// Ed25519 needs the feature `ed25519`. A key is never printed, and it is wiped from memory when it is dropped.
///
/// ```
/// use callbacks_signature::{KeyError, StandardKey};
///
/// let key: StandardKey = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse()?;
/// assert_eq!(format!("{key:?}"), "StandardKey(whsec_..)");
/// assert_eq!("whsec_c2hvcnQ=".parse::<StandardKey>().unwrap_err(), KeyError::WrongLength);
/// # Ok::<(), KeyError>(())
/// ```
#[derive(Clone)]
pub struct StandardKey(KeyKind);

impl StandardKey {
    /// Generates a secret of 32 random bytes, for both sides.
    ///
    /// # Panics
    ///
    /// Panics if the operating system cannot provide random bytes.
    pub fn generate() -> Self {
        let bytes = random();
        let secret = SharedSecret::new(*bytes).expect("32 bytes are some");
        Self(KeyKind::Secret(secret))
    }

    /// Generates an Ed25519 key that signs. Give [`public`](Self::public) to the consumer.
    ///
    /// # Panics
    ///
    /// Panics if the operating system cannot provide random bytes.
    #[cfg(feature = "ed25519")]
    pub fn generate_ed25519() -> Self {
        Self(KeyKind::Signing(Box::new(SecretKey::from_seed(&random()))))
    }

    /// Returns the key that verifies what this one signs with Ed25519; `None` for a shared secret.
    #[cfg(feature = "ed25519")]
    pub fn public(&self) -> Option<Self> {
        self.0.public().map(Self)
    }

    /// A shared secret of 24 to 64 bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if there are fewer or more.
    pub fn from_secret(bytes: &[u8]) -> Result<Self, KeyError> {
        if !SECRET_BYTES.contains(&bytes.len()) {
            return Err(KeyError::WrongLength);
        }
        SharedSecret::new(bytes).map(|secret| Self(KeyKind::Secret(secret)))
    }

    /// Parses a shared secret of a provider that departs from the specification: without `whsec_`, without padding, in
    /// base64 of either alphabet, with at least 8 bytes.
    ///
    /// Use `parse` for keys that follow the specification, because it detects typing errors.
    ///
    /// ```
    /// use callbacks_signature::{KeyError, StandardKey};
    ///
    /// assert_eq!("c2hvcnQgc2VjcmV0".parse::<StandardKey>().unwrap_err(), KeyError::NoPrefix);
    /// let key = StandardKey::from_loose_text("c2hvcnQgc2VjcmV0")?;
    /// # let _ = key;
    /// # Ok::<(), KeyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns an error if the string is not base64, or has fewer than 8 bytes or more than 1024.
    pub fn from_loose_text(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        let text = text.strip_prefix(SECRET).unwrap_or(text);
        let plain: Zeroizing<String> = Zeroizing::new(
            text.trim_end_matches('=')
                .replace('-', "+")
                .replace('_', "/"),
        );
        if plain.len() > LOOSE_BYTES.end() * 2 {
            return Err(KeyError::WrongLength);
        }
        let bytes = BASE64_STANDARD_NO_PAD.decode(plain.as_bytes());
        let bytes = Zeroizing::new(bytes.map_err(|_| KeyError::NotBase64)?);
        Self::from_secret_of_any_length(&bytes)
    }

    /// A shared secret that is used byte for byte, with at least 8 bytes, for providers whose secrets are not base64.
    ///
    /// # Errors
    ///
    /// Returns an error if there are fewer than 8 bytes or more than 1024.
    pub fn from_secret_of_any_length(bytes: &[u8]) -> Result<Self, KeyError> {
        if !LOOSE_BYTES.contains(&bytes.len()) {
            return Err(KeyError::WrongLength);
        }
        SharedSecret::new(bytes).map(|secret| Self(KeyKind::Secret(secret)))
    }

    /// Returns the key as a string, to store it or to give it to the other side. It is secret unless it starts with `whpk_`.
    pub fn expose(&self) -> String {
        let (prefix, bytes) = match &self.0 {
            KeyKind::Secret(secret) => (SECRET, to_base64(secret.bytes())),
            #[cfg(feature = "ed25519")]
            KeyKind::Signing(key) => (SIGNING, to_base64(&*key.seed())),
            #[cfg(feature = "ed25519")]
            KeyKind::Verifying(key) => (VERIFYING, to_base64(&key.bytes())),
        };
        format!("{prefix}{bytes}")
    }

    /// Appends the signature with its version to the others. A key that only verifies appends nothing.
    pub(super) fn sign(&self, parts: &[&[u8]], signatures: &mut String) {
        let mut push = |version, signature: &[u8]| {
            if !signatures.is_empty() {
                signatures.push(' ');
            }
            signatures.push_str(version);
            push_base64(signatures, signature);
        };
        match &self.0 {
            KeyKind::Secret(secret) => push("v1,", &hmac_sha256::sign(secret, parts)),
            #[cfg(feature = "ed25519")]
            KeyKind::Signing(key) => push("v1a,", &key.sign(parts)),
            #[cfg(feature = "ed25519")]
            KeyKind::Verifying(_) => {}
        }
    }

    /// Whether a signature of this key's version is valid.
    pub(super) fn matches(&self, parts: &[&[u8]], candidates: &Candidates) -> bool {
        match &self.0 {
            KeyKind::Secret(secret) => hmac_sha256::matches(secret, parts, &candidates.v1),
            #[cfg(feature = "ed25519")]
            KeyKind::Signing(key) => key.public().matches(parts, &candidates.v1a),
            #[cfg(feature = "ed25519")]
            KeyKind::Verifying(key) => key.matches(parts, &candidates.v1a),
        }
    }
}

/// The signatures of a request, by version. A key is only compared with those of its own version.
#[derive(Default)]
pub(super) struct Candidates {
    v1: Vec<Tag>,
    #[cfg(feature = "ed25519")]
    v1a: Vec<super::ed25519::Signature>,
}

impl Candidates {
    /// Takes a signature. Unknown versions are ignored; they are for other verifiers.
    pub(super) fn push(&mut self, text: &str) {
        match text.split_once(',') {
            Some(("v1", tag)) => self.v1.extend(from_base64::<{ hmac_sha256::BYTES }>(tag)),
            #[cfg(feature = "ed25519")]
            Some(("v1a", signature)) => self.v1a.extend(from_base64::<64>(signature)),
            _ => {}
        }
    }
}

fn random() -> Zeroizing<[u8; 32]> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(bytes.as_mut_slice()).expect("the operating system gives random bytes");
    bytes
}

impl FromStr for StandardKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let decode = |text: &str, make: fn(&[u8]) -> Result<Self, KeyError>| {
            // The longest key, and the extra room that its decoder needs.
            let mut buffer = Zeroizing::new([0; 66]);
            let length = BASE64_STANDARD.decode_slice(text, buffer.as_mut_slice());
            let length = length.map_err(|error| match error {
                DecodeSliceError::DecodeError(_) => KeyError::NotBase64,
                DecodeSliceError::OutputSliceTooSmall => KeyError::WrongLength,
            })?;
            make(&buffer[..length])
        };
        if let Some(text) = text.strip_prefix(SECRET) {
            decode(text, Self::from_secret)
        } else if let Some(text) = text.strip_prefix(SIGNING) {
            decode(text, signing)
        } else if let Some(text) = text.strip_prefix(VERIFYING) {
            decode(text, verifying)
        } else {
            Err(KeyError::NoPrefix)
        }
    }
}

#[cfg(feature = "ed25519")]
fn signing(bytes: &[u8]) -> Result<StandardKey, KeyError> {
    SecretKey::parse(bytes).map(|key| StandardKey(KeyKind::Signing(Box::new(key))))
}

#[cfg(feature = "ed25519")]
fn verifying(bytes: &[u8]) -> Result<StandardKey, KeyError> {
    PublicKey::parse(bytes).map(|key| StandardKey(KeyKind::Verifying(key)))
}

#[cfg(not(feature = "ed25519"))]
fn signing(_bytes: &[u8]) -> Result<StandardKey, KeyError> {
    Err(KeyError::WithoutEd25519)
}

#[cfg(not(feature = "ed25519"))]
fn verifying(_bytes: &[u8]) -> Result<StandardKey, KeyError> {
    Err(KeyError::WithoutEd25519)
}

impl fmt::Debug for StandardKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = match &self.0 {
            KeyKind::Secret(_) => SECRET,
            #[cfg(feature = "ed25519")]
            KeyKind::Signing(_) => SIGNING,
            #[cfg(feature = "ed25519")]
            KeyKind::Verifying(_) => VERIFYING,
        };
        write!(formatter, "StandardKey({prefix}..)")
    }
}
