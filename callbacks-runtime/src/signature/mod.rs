//! Who sent a callback: requests are signed over the bytes that are sent, and verified over the bytes that arrived.
//!
//! Nothing here reads a clock or a socket: the time is given, and so are the bytes.

#[macro_use]
mod scheme;

mod adyen;
mod error;
mod github;
mod hmac_sha256;
mod key_kind;
mod key_ring;
mod message;
mod message_id;
mod per_tenant;
mod secret;
mod shopify;
mod signing;
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
pub use message::{ContentDigest, InvalidAddress, MessageKey, MessageSigner, MessageVerifier};
pub use message_id::{MessageId, MessageIdError};
pub use per_tenant::PerTenant;
pub use secret::SharedSecret;
pub use shopify::ShopifySignature;
pub(crate) use signing::Signing;
pub use slack::SlackSignature;
pub use standard::StandardWebhooks;
pub use standard_key::StandardKey;
pub use stripe::StripeSignature;

/// A request that is about to be sent, every byte of it final.
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
    /// What names the message: the same for each attempt to send it.
    pub id: &'a MessageId,
    /// The time of this attempt.
    pub time: SystemTime,
}

impl<'a> ToSign<'a> {
    /// One attempt to send a message. A [`Client`](crate::Client) makes it of what it sends.
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

/// URL, headers and body may hold secrets.
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

/// Signs requests; a [`Client`](crate::Client) has one by `with_signer`.
///
/// A scheme of the user's own implements this, and [`Verifier`] for the other side.
pub trait Signer: Send + Sync {
    /// The headers that prove who sends the request. They replace headers of the same name.
    ///
    /// # Errors
    ///
    /// When no key can be used, or the scheme cannot express the request. Nothing is sent then.
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError>;
}

/// A request that arrived, of which nothing is believed yet.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct ToVerify<'a> {
    /// The headers as they arrived.
    pub headers: &'a HeaderMap,
    /// The body as it arrived.
    pub body: &'a [u8],
    /// The time of its arrival.
    pub time: SystemTime,
    /// The method, and the URL as the request line or whatever stands before the router has it, where they are known.
    pub line: Option<(&'a Method, &'a Uri)>,
}

impl<'a> ToVerify<'a> {
    /// What arrived, and when.
    pub fn new(headers: &'a HeaderMap, body: &'a [u8], time: SystemTime) -> Self {
        Self {
            headers,
            body,
            time,
            line: None,
        }
    }

    /// The method and the URL too, for schemes that sign them: [`MessageVerifier`].
    #[must_use]
    pub fn with_line(mut self, method: &'a Method, uri: &'a Uri) -> Self {
        self.line = Some((method, uri));
        self
    }
}

/// Headers and body may hold secrets.
impl std::fmt::Debug for ToVerify<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ToVerify")
            .field("time", &self.time)
            .finish_non_exhaustive()
    }
}

/// Verifies requests; a [`Router`](crate::Router) has one by `verify`.
pub trait Verifier: Send + Sync {
    /// What the signature vouches for.
    ///
    /// # Errors
    ///
    /// When the request is not by someone who has the key, or not of now. The reason is for the consumer alone.
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified>;
}

/// What a signature vouches for, besides the body. Values that a scheme sends but does not sign are not among it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// The id of the message, where the scheme signs one: the same for each attempt to send it.
    pub id: Option<String>,
    /// When the request was signed, where the scheme says so.
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
