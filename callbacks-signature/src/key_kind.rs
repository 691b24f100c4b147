//! What a key is, without its id or prefix.

#[cfg(feature = "ed25519")]
use super::ed25519::{PublicKey, SecretKey};
use super::secret::SharedSecret;

#[derive(Clone)]
pub(super) enum KeyKind {
    /// For both sides.
    Secret(SharedSecret),
    #[cfg(feature = "ed25519")]
    Signing(Box<SecretKey>),
    #[cfg(feature = "ed25519")]
    Verifying(PublicKey),
}

#[cfg(feature = "ed25519")]
impl KeyKind {
    /// The key that verifies what this one signs; `None` for a shared secret.
    pub(super) fn public(&self) -> Option<Self> {
        Some(Self::Verifying(match self {
            Self::Secret(_) => return None,
            Self::Signing(key) => key.public(),
            Self::Verifying(key) => key.clone(),
        }))
    }
}
