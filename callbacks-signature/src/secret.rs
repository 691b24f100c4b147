//! A secret that both sides share.

use std::fmt;

use secrecy::zeroize::Zeroizing;
use secrecy::{ExposeSecret, SecretSlice};

use super::error::KeyError;

/// A secret that both sides share, byte for byte as the provider's settings show it.
///
/// The provider chooses its length; only an empty one is refused. It is never printed, and it is wiped from memory when it
/// is dropped.
///
/// ```
/// use callbacks_signature::SharedSecret;
///
/// let secret = SharedSecret::new("It's a Secret to Everybody")?;
/// assert_eq!(format!("{secret:?}"), "SharedSecret(..)");
/// # Ok::<(), callbacks_signature::KeyError>(())
/// ```
#[derive(Clone)]
pub struct SharedSecret(SecretSlice<u8>);

impl SharedSecret {
    /// Creates a secret from its bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if it is empty.
    pub fn new(bytes: impl AsRef<[u8]>) -> Result<Self, KeyError> {
        let bytes = bytes.as_ref();
        if bytes.is_empty() {
            return Err(KeyError::WrongLength);
        }
        Ok(Self(SecretSlice::from(bytes.to_vec())))
    }

    /// Reads a secret that the provider shows in hexadecimal digits, in upper or lower case.
    ///
    /// # Errors
    ///
    /// Returns an error if the string is empty or has other characters.
    pub fn from_hex(text: &str) -> Result<Self, KeyError> {
        let (pairs, []) = text.as_bytes().as_chunks::<2>() else {
            return Err(KeyError::NotHex);
        };
        let digit = |byte: u8| {
            char::from(byte)
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        };
        let byte = |[high, low]: &[u8; 2]| Some(digit(*high)? << 4 | digit(*low)?);
        let bytes: Option<Vec<u8>> = pairs.iter().map(byte).collect();
        let bytes = Zeroizing::new(bytes.ok_or(KeyError::NotHex)?);
        Self::new(&*bytes)
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
