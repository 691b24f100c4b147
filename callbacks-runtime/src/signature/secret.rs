//! A secret that both sides have.

use std::fmt;

use secrecy::{ExposeSecret, SecretSlice};

use super::error::KeyError;

/// A secret that both sides have, byte for byte as the provider's settings show it.
///
/// How long it is is the provider's choice; only an empty one is refused. It is never printed, and wiped when dropped.
///
/// ```
/// use callbacks_runtime::signature::SharedSecret;
///
/// let secret = SharedSecret::new("It's a Secret to Everybody")?;
/// assert_eq!(format!("{secret:?}"), "SharedSecret(..)");
/// # Ok::<(), callbacks_runtime::signature::KeyError>(())
/// ```
#[derive(Clone)]
pub struct SharedSecret(SecretSlice<u8>);

impl SharedSecret {
    /// A secret of these bytes.
    ///
    /// # Errors
    ///
    /// When there are none.
    pub fn new(bytes: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        let bytes = bytes.as_ref();
        if bytes.is_empty() {
            return Err(KeyError::Length);
        }
        Ok(Self(SecretSlice::from(bytes.to_vec())))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.expose_secret()
    }
}

impl fmt::Debug for SharedSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("SharedSecret(..)")
    }
}
