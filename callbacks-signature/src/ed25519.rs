//! Ed25519 (RFC 8032) over several parts.

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use secrecy::zeroize::Zeroizing;

use super::error::KeyError;

/// A signature that came with a request.
pub(super) type Signature = [u8; 64];

#[derive(Clone)]
pub(super) struct SecretKey(SigningKey);

#[derive(Clone)]
pub(super) struct PublicKey(VerifyingKey);

impl SecretKey {
    pub(super) fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// Takes the seed, alone or followed by the public key. The two must belong together, because a signature with
    /// another public key reveals the secret one.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, KeyError> {
        let (seed, public) = bytes.split_at_checked(32).ok_or(KeyError::WrongLength)?;
        let seed = seed.try_into().map_err(|_| KeyError::WrongLength)?;
        let key = Self::from_seed(seed);
        match public.len() {
            0 => Ok(key),
            32 if key.0.verifying_key().as_bytes() == public => Ok(key),
            32 => Err(KeyError::NotEd25519),
            _ => Err(KeyError::WrongLength),
        }
    }

    pub(super) fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    pub(super) fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    pub(super) fn sign(&self, parts: &[&[u8]]) -> Signature {
        self.0.sign(&parts.concat()).to_bytes()
    }
}

impl PublicKey {
    /// A key of small order is refused, because a signature by it would be valid for several messages.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, KeyError> {
        let bytes = bytes.try_into().map_err(|_| KeyError::WrongLength)?;
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::NotEd25519)?;
        if key.is_weak() {
            return Err(KeyError::NotEd25519);
        }
        Ok(Self(key))
    }

    pub(super) fn bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// Whether any of the signatures is by this key. Nothing here is secret, so the first match ends the search.
    pub(super) fn matches(&self, parts: &[&[u8]], signatures: &[Signature]) -> bool {
        if signatures.is_empty() {
            return false;
        }
        let message = parts.concat();
        signatures.iter().any(|signature| {
            let signature = ed25519_dalek::Signature::from_bytes(signature);
            self.0.verify_strict(&message, &signature).is_ok()
        })
    }
}
