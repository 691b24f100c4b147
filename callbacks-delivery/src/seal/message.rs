//! Messages, encrypted.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{SealError, Sealer, context};
use crate::envelope::{Envelope, origin};
use crate::message::Message;

/// The part of an envelope that may be confidential.
#[derive(Serialize, Deserialize)]
struct Head {
    url: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    headers: Vec<(String, String)>,
    /// The size of the body. That of its ciphertext is another one.
    bytes: u64,
}

impl Message {
    /// Encrypts the body, the headers, and the URL but for its origin, with the newest key. A message that is encrypted already stays
    /// as it is.
    ///
    /// An [`EncryptedStore`](crate::EncryptedStore) does it when it accepts a message. Call it before
    /// [`statement`](Self::statement), or before you put a message into a queue of your own.
    ///
    /// # Errors
    ///
    /// If the sealer fails.
    pub fn seal(self, sealer: &dyn Sealer) -> Result<Self, SealError> {
        let (mut envelope, body) = self.into_parts();
        if envelope.sealed.is_some() {
            return Ok(Self::new(envelope, body));
        }
        let key = sealer.key();
        let sealed = sealer.seal(&key, &body, &of(&envelope, "callbacks body 1"))?;
        let origin = format!("{}/", origin(&envelope.url));
        let head = Head {
            url: std::mem::replace(&mut envelope.url, origin),
            headers: std::mem::take(&mut envelope.headers),
            bytes: body.len() as u64,
        };
        let head = serde_json::to_vec(&head).map_err(SealError::failed)?;
        let head = sealer.seal(&key, &head, &of(&envelope, "callbacks head 1"))?;
        envelope.sealed_head = Some(STANDARD.encode(head));
        envelope.sealed = Some(key);
        Ok(Self::new(envelope, sealed.into()))
    }

    /// Decrypts what [`seal`](Self::seal) encrypted. A message that is not encrypted stays as it is.
    ///
    /// # Errors
    ///
    /// If the key is missing, or the message was altered.
    pub fn open(self, sealer: &dyn Sealer) -> Result<Self, SealError> {
        let (mut envelope, body) = self.into_parts();
        let Some(key) = envelope.sealed.clone() else {
            return Ok(Self::new(envelope, body));
        };
        open_head(sealer, &mut envelope)?;
        let body = sealer.open(&key, &body, &of(&envelope, "callbacks body 1"))?;
        Ok(Self::new(envelope, body.into()))
    }
}

/// Decrypts everything but the body. Returns the size of the body, if it is encrypted.
pub(super) fn open_head(
    sealer: &dyn Sealer,
    envelope: &mut Envelope,
) -> Result<Option<u64>, SealError> {
    let Some(key) = envelope.sealed.clone() else {
        return Ok(None);
    };
    let altered = || SealError::altered(&key);
    let sealed = envelope.sealed_head.as_deref().unwrap_or_default();
    let sealed = STANDARD.decode(sealed).map_err(|_| altered())?;
    let head = sealer.open(&key, &sealed, &of(envelope, "callbacks head 1"))?;
    let head: Head = serde_json::from_slice(&head).map_err(|_| altered())?;
    envelope.url = head.url;
    envelope.headers = head.headers;
    envelope.sealed = None;
    envelope.sealed_head = None;
    Ok(Some(head.bytes))
}

/// Nothing that is bound changes after a message was prepared.
fn of(envelope: &Envelope, kind: &str) -> Vec<u8> {
    context(
        kind,
        &[
            Some(&envelope.id),
            envelope.tenant.as_deref(),
            Some(&envelope.operation),
            Some(&envelope.method),
        ],
    )
}
