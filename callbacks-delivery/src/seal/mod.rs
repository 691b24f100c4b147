//! Encryption of what a store keeps.
//!
//! A [`Sealer`] encrypts and decrypts bytes. An [`EncryptedStore`] puts one between the outbox and any store. Encrypted are: bodies,
//! headers, and URLs but for their origin; the URLs and secrets of endpoints; what is kept of answers; and what the inbox keeps of
//! requests. The rest is for queries: ids, operations, tenants, tags and order keys.
//!
//! Each ciphertext is bound to its place, such as the id and the tenant of its message. It does not open anywhere else.

#[cfg(feature = "inbox")]
mod inbox;
#[cfg(feature = "encryption")]
mod keys;
mod message;
mod store;

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

#[cfg(feature = "encryption")]
pub use keys::{EncryptionKey, EncryptionKeys};
pub use store::EncryptedStore;

/// Encrypts what a store keeps, and decrypts it again.
///
/// `EncryptionKeys` is one, with the feature `encryption`. Implement it yourself for another algorithm or a module that keeps the keys. The
/// methods are called by workers for each message, so they must be fast: a service that keeps keys should encrypt your keys, which you
/// decrypt once when the program starts.
///
/// ```
/// use callbacks_delivery::{SealError, Sealer};
///
/// struct MyModule;
///
/// impl Sealer for MyModule {
///     fn key(&self) -> String {
///         "2026-11".to_owned()
///     }
///
///     fn seal(&self, key: &str, plaintext: &[u8], context: &[u8]) -> Result<Vec<u8>, SealError> {
///         // The context must be authenticated: it is the associated data of an AEAD.
/// #       let _ = (plaintext, context);
///         Err(SealError::unknown_key(key))
///     }
///
///     fn open(&self, key: &str, ciphertext: &[u8], context: &[u8]) -> Result<Vec<u8>, SealError> {
/// #       let _ = (ciphertext, context);
///         Err(SealError::unknown_key(key))
///     }
/// }
/// ```
pub trait Sealer: Send + Sync + 'static {
    /// The name of the key that encrypts from now on. It is stored beside what is encrypted. It has no `:`.
    fn key(&self) -> String;

    /// Encrypts bytes with the key of this name. Only the same context opens them again.
    ///
    /// # Errors
    ///
    /// If the key is missing, or encryption fails. Then nothing is stored.
    fn seal(&self, key: &str, plaintext: &[u8], context: &[u8]) -> Result<Vec<u8>, SealError>;

    /// Decrypts what [`seal`](Self::seal) returned.
    ///
    /// # Errors
    ///
    /// If the key is missing, or the ciphertext was altered or is in the wrong place.
    fn open(&self, key: &str, ciphertext: &[u8], context: &[u8]) -> Result<Vec<u8>, SealError>;
}

/// Why something cannot be encrypted or decrypted.
#[derive(Debug)]
pub struct SealError(Kind);

#[derive(Debug)]
enum Kind {
    UnknownKey(String),
    Altered(String),
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl SealError {
    /// The program does not have the key of this name.
    pub fn unknown_key(key: impl Into<String>) -> Self {
        Self(Kind::UnknownKey(key.into()))
    }

    /// The ciphertext does not open with the key of this name.
    pub fn altered(key: impl Into<String>) -> Self {
        Self(Kind::Altered(key.into()))
    }

    /// Something else failed.
    pub fn failed(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(Kind::Failed(source.into()))
    }

    /// Whether the program does not have the key.
    pub fn is_unknown_key(&self) -> bool {
        matches!(self.0, Kind::UnknownKey(_))
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::UnknownKey(key) => write!(
                formatter,
                "it is encrypted with the key `{key}`, which this program does not have"
            ),
            Kind::Altered(key) => write!(
                formatter,
                "it does not open with the key `{key}`: it was altered, or this program has another key of that name"
            ),
            Kind::Failed(source) => write!(formatter, "encryption failed: {source}"),
        }
    }
}

impl std::error::Error for SealError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::Failed(source) => Some(&**source),
            _ => None,
        }
    }
}

/// What a ciphertext is bound to. Lengths keep the parts apart.
fn context(kind: &str, parts: &[Option<&str>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in std::iter::once(&Some(kind)).chain(parts) {
        bytes.push(u8::from(part.is_some()));
        let part = part.unwrap_or_default();
        bytes.extend((part.len() as u64).to_le_bytes());
        bytes.extend(part.as_bytes());
    }
    bytes
}

/// What an encrypted string begins with.
const MARK: &str = "sealed:";

/// An encrypted string: `sealed:`, the name of the key, `:`, and Base64.
fn seal_text(
    sealer: &dyn Sealer,
    key: &str,
    text: &[u8],
    context: &[u8],
) -> Result<String, SealError> {
    let sealed = STANDARD.encode(sealer.seal(key, text, context)?);
    Ok(format!("{MARK}{key}:{sealed}"))
}

/// The name of the key of an encrypted string. `None` if the string is not encrypted.
pub(crate) fn key_of(text: &str) -> Option<&str> {
    let (key, _) = text.strip_prefix(MARK)?.split_once(':')?;
    Some(key)
}

/// Decrypts a string. `None` if it is not encrypted.
fn open_text(
    sealer: &dyn Sealer,
    text: &str,
    context: &[u8],
) -> Option<Result<Vec<u8>, SealError>> {
    let (key, sealed) = text.strip_prefix(MARK)?.split_once(':')?;
    let Ok(sealed) = STANDARD.decode(sealed) else {
        return Some(Err(SealError::altered(key)));
    };
    Some(sealer.open(key, &sealed, context))
}

/// Encrypts a string in place, unless it is encrypted already.
fn seal_in_place(
    sealer: &dyn Sealer,
    key: &str,
    text: &mut String,
    context: &[u8],
) -> Result<(), SealError> {
    if key_of(text).is_none() {
        *text = seal_text(sealer, key, text.as_bytes(), context)?;
    }
    Ok(())
}

/// Decrypts a string in place. One that does not open stays as it is.
fn open_in_place(sealer: &dyn Sealer, text: &mut String, context: &[u8]) {
    if let Some(Ok(opened)) = open_text(sealer, text, context)
        && let Ok(opened) = String::from_utf8(opened)
    {
        *text = opened;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_context_cannot_be_shifted() {
        let contexts = [
            context("a", &[Some("b"), None]),
            context("a", &[None, Some("b")]),
            context("a", &[Some("b"), Some("")]),
            context("a", &[Some("b")]),
            context("ab", &[Some(""), None]),
        ];
        for (index, one) in contexts.iter().enumerate() {
            assert!(contexts[index + 1..].iter().all(|other| other != one));
        }
    }

    #[test]
    fn an_error_names_the_key() {
        assert_eq!(
            SealError::unknown_key("2025").to_string(),
            "it is encrypted with the key `2025`, which this program does not have"
        );
        assert!(!SealError::altered("2025").is_unknown_key());
        let failed = SealError::failed("no device");
        assert_eq!(failed.to_string(), "encryption failed: no device");
        assert!(std::error::Error::source(&failed).is_some());
    }
}
