//! Keys of the program itself.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};

use super::{SealError, Sealer};
use crate::error::{Error, Kind};

/// The bytes of a nonce. They are random, and so many that they never repeat.
const NONCE: usize = 24;

/// The longest name of a key.
const NAME: usize = 64;

/// A key with a name. It has 32 bytes, for XChaCha20-Poly1305.
///
/// ```
/// use callbacks_delivery::EncryptionKey;
///
/// // From a secret of your deployment, in Base64: `openssl rand -base64 32`.
/// let key = EncryptionKey::parse("2026-11", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=")?;
/// assert_eq!(format!("{key:?}"), r#"EncryptionKey("2026-11")"#);
/// # Ok::<(), callbacks_delivery::Error>(())
/// ```
#[derive(Clone)]
pub struct EncryptionKey {
    name: String,
    // The cipher wipes the key from memory when it is dropped.
    cipher: XChaCha20Poly1305,
}

impl EncryptionKey {
    /// A key with a name, which is stored beside what it encrypts. The name must never mean another key.
    ///
    /// # Errors
    ///
    /// If the name is empty, has more than 64 bytes, or has other characters than letters, digits, `.`, `_` and `-`.
    pub fn new(name: impl Into<String>, key: &[u8; 32]) -> Result<Self, Error> {
        let name = name.into();
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        if !(1..=NAME).contains(&name.len()) || !name.bytes().all(is_plain) {
            let problem = format!(
                "`{name}` is no name for a key: use 1 to {NAME} letters, digits, `.`, `_` or `-`"
            );
            return Err(Error::new(Kind::Invalid(problem)));
        }
        Ok(Self {
            name,
            cipher: XChaCha20Poly1305::new(key.into()),
        })
    }

    /// The same with a key in Base64.
    ///
    /// # Errors
    ///
    /// If the key is not Base64 of 32 bytes, or the name is invalid.
    pub fn parse(name: impl Into<String>, base64: &str) -> Result<Self, Error> {
        let name = name.into();
        let bytes = STANDARD.decode(base64.trim()).ok();
        let key = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        let problem = || format!("the key `{name}` is not the Base64 of 32 bytes");
        let key = key.ok_or_else(|| Error::new(Kind::Invalid(problem())))?;
        Self::new(name, &key)
    }
}

/// Only the name is shown.
impl fmt::Debug for EncryptionKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("EncryptionKey")
            .field(&self.name)
            .finish()
    }
}

/// The keys of a program: the first one encrypts, and all of them decrypt. Clones share them.
///
/// To change the key without a gap, first add the new one as an older key to every process. Then make it the first one
/// everywhere. Remove an old key when nothing is left that it encrypted: see [`EncryptedStore`](crate::EncryptedStore).
///
/// ```
/// use callbacks_delivery::{EncryptionKey, EncryptionKeys, SealError, Sealer};
///
/// let old = EncryptionKeys::new(EncryptionKey::new("2025", &[1; 32])?);
/// let sealed = old.seal(&old.key(), b"payload", b"context")?;
///
/// let keys = EncryptionKeys::new(EncryptionKey::new("2026", &[2; 32])?).and(EncryptionKey::new("2025", &[1; 32])?);
/// assert_eq!(keys.key(), "2026");
/// assert_eq!(keys.open("2025", &sealed, b"context")?, b"payload");
/// assert!(keys.open("2025", &sealed, b"another context").is_err());
/// assert!(keys.open("2024", &sealed, b"context").is_err_and(|error| error.is_unknown_key()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct EncryptionKeys(Arc<Vec<EncryptionKey>>);

impl EncryptionKeys {
    /// Keys with this one as the newest.
    pub fn new(newest: EncryptionKey) -> Self {
        Self(Arc::new(vec![newest]))
    }

    /// The same with an older key, which only decrypts.
    #[must_use]
    pub fn and(mut self, older: EncryptionKey) -> Self {
        Arc::make_mut(&mut self.0).push(older);
        self
    }

    fn find(&self, name: &str) -> Result<&EncryptionKey, SealError> {
        let mut keys = self.0.iter();
        let found = keys.find(|key| key.name == name);
        found.ok_or_else(|| SealError::unknown_key(name))
    }
}

/// Only the names are shown.
impl fmt::Debug for EncryptionKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.0.iter()).finish()
    }
}

impl Sealer for EncryptionKeys {
    fn key(&self) -> String {
        self.0[0].name.clone()
    }

    fn seal(&self, key: &str, plaintext: &[u8], context: &[u8]) -> Result<Vec<u8>, SealError> {
        let key = self.find(key)?;
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(SealError::failed)?;
        let payload = Payload {
            msg: plaintext,
            aad: context,
        };
        let sealed = key.cipher.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| SealError::failed("the payload is too large"))?;
        Ok([&nonce[..], &sealed].concat())
    }

    fn open(&self, key: &str, ciphertext: &[u8], context: &[u8]) -> Result<Vec<u8>, SealError> {
        let key = self.find(key)?;
        let altered = || SealError::altered(&key.name);
        let (nonce, sealed) = ciphertext.split_at_checked(NONCE).ok_or_else(altered)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| altered())?;
        let payload = Payload {
            msg: sealed,
            aad: context,
        };
        let opened = key.cipher.decrypt(&XNonce::from(nonce), payload);
        opened.map_err(|_| altered())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(byte: u8) -> EncryptionKeys {
        EncryptionKeys::new(EncryptionKey::new("k", &[byte; 32]).unwrap())
    }

    /// The test vector of draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn the_algorithm_is_xchacha20_poly1305() {
        let key: [u8; 32] = std::array::from_fn(|at| 0x80 + u8::try_from(at).unwrap());
        let nonce: [u8; NONCE] = std::array::from_fn(|at| 0x40 + u8::try_from(at).unwrap());
        let text = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let context = [
            0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7,
        ];
        let payload = Payload {
            msg: &text[..],
            aad: &context,
        };
        let key = EncryptionKey::new("k", &key).unwrap();
        let sealed = key.cipher.encrypt(&XNonce::from(nonce), payload).unwrap();
        assert_eq!(&sealed[..4], [0xbd, 0x6d, 0x17, 0x9d]);
        let tag = [
            0xc0, 0x87, 0x59, 0x24, 0xc1, 0xc7, 0x98, 0x79, 0x47, 0xde, 0xaf, 0xd8, 0x78, 0x0a,
            0xcf, 0x49,
        ];
        assert_eq!(sealed[text.len()..], tag);
        let stored = [&nonce[..], &sealed].concat();
        let keys = EncryptionKeys::new(key);
        assert_eq!(keys.open("k", &stored, &context).unwrap(), text);
    }

    #[test]
    fn one_changed_bit_does_not_open() {
        let keys = keys(1);
        let sealed = keys.seal("k", b"payload", b"here").unwrap();
        assert_eq!(keys.open("k", &sealed, b"here").unwrap(), b"payload");
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let error = keys.open("k", &changed, b"here").unwrap_err();
            assert!(!error.is_unknown_key());
        }
        for short in 0..sealed.len() {
            assert!(keys.open("k", &sealed[..short], b"here").is_err());
        }
        assert!(keys.open("k", &sealed, b"there").is_err());
        assert!(self::keys(2).open("k", &sealed, b"here").is_err());
        assert_ne!(sealed, keys.seal("k", b"payload", b"here").unwrap());
    }

    #[test]
    fn names_and_keys_are_checked() {
        for name in ["", "a:b", "ä", "a b", &"a".repeat(65)] {
            let error = EncryptionKey::new(name, &[0; 32]).unwrap_err();
            assert!(error.to_string().contains("is no name for a key"), "{name}");
        }
        let error = EncryptionKey::parse("k", "c2hvcnQ=").unwrap_err();
        assert_eq!(
            error.to_string(),
            "the key `k` is not the Base64 of 32 bytes"
        );
        assert!(EncryptionKey::parse("k", "s3cret").is_err());
        assert_eq!(format!("{:?}", keys(7)), r#"[EncryptionKey("k")]"#);
    }
}
