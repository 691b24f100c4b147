//! The keys of message signatures. Each has an id, by which the receiver finds it, and one algorithm.

use std::fmt;

#[cfg(feature = "ed25519")]
use crate::ed25519::{PublicKey, SecretKey};
use crate::error::KeyError;
use crate::hmac_sha256;
use crate::key_kind::KeyKind;
use crate::secret::SharedSecret;

/// How long the id of a key may be.
const MAX_ID: usize = 256;

/// A key of message signatures (RFC 9421), with the id by which the receiver finds it.
///
/// The algorithm belongs to the key, so a request cannot choose another one. A key is never printed.
///
/// ```
/// use callbacks_signature::{MessageKey, SharedSecret};
///
/// let key = MessageKey::hmac_sha256("k1", SharedSecret::new("a secret that both sides have")?)?;
/// assert_eq!(key.id(), "k1");
/// # Ok::<(), callbacks_signature::KeyError>(())
/// ```
#[derive(Clone)]
pub struct MessageKey {
    id: Box<str>,
    kind: KeyKind,
}

impl MessageKey {
    /// A secret that both sides share; the algorithm is `hmac-sha256`.
    ///
    /// # Errors
    ///
    /// Returns an error if the id is empty, longer than 256 characters, or not printable ASCII.
    pub fn hmac_sha256(id: &str, secret: SharedSecret) -> Result<Self, KeyError> {
        Self::of(id, KeyKind::Secret(secret))
    }

    /// A key that signs with `ed25519`: its seed of 32 bytes, alone or followed by the public key.
    ///
    /// # Errors
    ///
    /// Returns an error if the id or the bytes are invalid.
    #[cfg(feature = "ed25519")]
    pub fn ed25519(id: &str, secret: &[u8]) -> Result<Self, KeyError> {
        let key = SecretKey::parse(secret)?;
        Self::of(id, KeyKind::Signing(Box::new(key)))
    }

    /// The 32 bytes of a public key, which verifies signatures by `ed25519`.
    ///
    /// # Errors
    ///
    /// Returns an error if the id or the bytes are invalid.
    #[cfg(feature = "ed25519")]
    pub fn ed25519_public(id: &str, public: &[u8]) -> Result<Self, KeyError> {
        let key = PublicKey::parse(public)?;
        Self::of(id, KeyKind::Verifying(key))
    }

    /// Returns the key that verifies what this one signs with `ed25519`. `None` for a shared secret.
    #[cfg(feature = "ed25519")]
    pub fn public(&self) -> Option<Self> {
        let kind = self.kind.public()?;
        let id = self.id.clone();
        Some(Self { id, kind })
    }

    fn of(id: &str, kind: KeyKind) -> Result<Self, KeyError> {
        let is_printable = id.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if id.is_empty() || id.len() > MAX_ID || !is_printable {
            return Err(KeyError::InvalidId);
        }
        let id = id.into();
        Ok(Self { id, kind })
    }

    /// The id of the key, which each signature contains.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The algorithm by its name in the registry of RFC 9421 section 6.2.
    pub(super) fn algorithm(&self) -> &'static str {
        match &self.kind {
            KeyKind::Secret(_) => "hmac-sha256",
            #[cfg(feature = "ed25519")]
            KeyKind::Signing(_) | KeyKind::Verifying(_) => "ed25519",
        }
    }

    /// The signature over a base; `None` for a key that only verifies.
    pub(super) fn sign(&self, base: &str) -> Option<Vec<u8>> {
        match &self.kind {
            KeyKind::Secret(secret) => Some(hmac_sha256::sign(secret, &[base.as_bytes()]).to_vec()),
            #[cfg(feature = "ed25519")]
            KeyKind::Signing(key) => Some(key.sign(&[base.as_bytes()]).to_vec()),
            #[cfg(feature = "ed25519")]
            KeyKind::Verifying(_) => None,
        }
    }

    /// Whether a signature over a base is by this key.
    pub(super) fn matches(&self, base: &str, signature: &[u8]) -> bool {
        let parts = [base.as_bytes()];
        match &self.kind {
            KeyKind::Secret(secret) => signature
                .try_into()
                .is_ok_and(|tag| hmac_sha256::matches(secret, &parts, &[tag])),
            #[cfg(feature = "ed25519")]
            KeyKind::Signing(key) => is_by(&key.public(), &parts, signature),
            #[cfg(feature = "ed25519")]
            KeyKind::Verifying(key) => is_by(key, &parts, signature),
        }
    }
}

#[cfg(feature = "ed25519")]
fn is_by(key: &PublicKey, parts: &[&[u8]], signature: &[u8]) -> bool {
    signature
        .try_into()
        .is_ok_and(|signature| key.matches(parts, &[signature]))
}

impl fmt::Debug for MessageKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "MessageKey({:?}, ..)", self.id)
    }
}
