#![doc = include_str!("../README.md")]

#[macro_use]
mod scheme;

mod adyen;
mod error;
mod github;
mod hmac_sha256;
mod json;
mod key_kind;
mod key_ring;
mod message;
mod message_id;
mod per_tenant;
mod secret;
mod shopify;
mod slack;
mod standard;
mod standard_key;
mod stripe;
mod text;
mod time;

#[cfg(feature = "ed25519")]
mod ed25519;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::SystemTime;

use http::{HeaderMap, Method, Uri};

pub use adyen::AdyenSignature;
pub use error::{KeyError, SignError, Unverified};
pub use github::GitHubSignature;
pub use key_ring::{KeyRing, ValidKeys};
pub use message::{
    ContentDigest, InvalidAddress, MessageKey, MessageProfile, MessageSigner, MessageVerifier,
};
pub use message_id::{MessageId, MessageIdError};
pub use per_tenant::PerTenant;
pub use secret::SharedSecret;
pub use shopify::ShopifySignature;
pub use slack::SlackSignature;
pub use standard::StandardWebhooks;
pub use standard_key::StandardKey;
pub use stripe::StripeSignature;

/// A request that is about to be sent. Every byte of it is final.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ToSign<'a> {
    /// The method.
    pub method: &'a Method,
    /// The absolute URL, without fragment.
    pub url: &'a str,
    /// The headers so far.
    pub headers: &'a HeaderMap,
    /// The body as it is sent.
    pub body: &'a [u8],
    /// The id of the message: the same for each attempt to send it.
    pub id: &'a MessageId,
    /// The time of this attempt.
    pub time: SystemTime,
}

impl<'a> ToSign<'a> {
    /// Describes one attempt to send a message.
    pub fn new(
        method: &'a Method,
        url: &'a str,
        headers: &'a HeaderMap,
        body: &'a [u8],
        id: &'a MessageId,
        time: SystemTime,
    ) -> Self {
        Self {
            method,
            url,
            headers,
            body,
            id,
            time,
        }
    }
}

/// URL, headers and body are left out, because they may contain secrets.
impl std::fmt::Debug for ToSign<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ToSign")
            .field("method", &self.method)
            .field("id", &self.id)
            .field("time", &self.time)
            .finish_non_exhaustive()
    }
}

/// Signs requests.
///
/// A scheme of your own implements this, and [`Verifier`] for the other side.
pub trait Signer: Send + Sync {
    /// Returns the headers that prove who sends the request. They replace headers of the same name.
    ///
    /// # Errors
    ///
    /// Returns an error if no key can be used, or the scheme cannot express the request. Do not send the request then.
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError>;
}

/// A request that arrived. Nothing in it is trusted yet.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ToVerify<'a> {
    /// The headers as they arrived.
    pub headers: &'a HeaderMap,
    /// The body as it arrived.
    pub body: &'a [u8],
    /// The time of its arrival.
    pub time: SystemTime,
    /// The method and the URL of the request line, if they are known.
    pub line: Option<(&'a Method, &'a Uri)>,
}

impl<'a> ToVerify<'a> {
    /// Describes a request and the time of its arrival.
    pub fn new(headers: &'a HeaderMap, body: &'a [u8], time: SystemTime) -> Self {
        Self {
            headers,
            body,
            time,
            line: None,
        }
    }

    /// Adds the method and the URL, for schemes that sign them: [`MessageVerifier`].
    #[must_use]
    pub fn with_line(mut self, method: &'a Method, uri: &'a Uri) -> Self {
        self.line = Some((method, uri));
        self
    }
}

/// Headers and body are left out, because they may contain secrets.
impl std::fmt::Debug for ToVerify<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ToVerify")
            .field("time", &self.time)
            .finish_non_exhaustive()
    }
}

/// Verifies requests.
pub trait Verifier: Send + Sync {
    /// Checks the signature, and returns what else it covers.
    ///
    /// # Errors
    ///
    /// Returns an error if the sender does not have the key, or the request is too old or too new. The reason is only
    /// for your log.
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified>;
}

/// What a signature covers besides the body. It contains no value that a scheme sends unsigned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// The id of the message, if the scheme signs one: the same for each attempt to send it.
    pub id: Option<String>,
    /// When the request was signed, if the scheme says so.
    pub time: Option<SystemTime>,
}

impl<S: Signer + ?Sized> Signer for Arc<S> {
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError> {
        (**self).sign(request)
    }
}

impl<V: Verifier + ?Sized> Verifier for Arc<V> {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        (**self).verify(request)
    }
}
