//! CloudEvents over HTTP: the handshake of web hooks on both sides, and events in binary mode for the consumer.
//!
//! The handshake protects a site from a provider that floods it with unwanted events. A [`Consenting`] transport asks
//! each target with `OPTIONS` before it sends. A router answers for its [`AllowedOrigins`]. The handshake does not
//! prove who sends. Signatures do.
//!
//! An event in structured mode is ordinary JSON. An event in binary mode has its attributes in headers.
//! [`Router::binary_cloud_events`](crate::Router::binary_cloud_events) converts it to structured mode before it is
//! decoded.

mod binary;
mod consenting;
mod origins;
mod pace;
#[cfg(test)]
mod tests;

pub(crate) use binary::structured;
pub use consenting::{Consent, Consenting};
pub(crate) use origins::Asked;
pub use origins::{AllowedOrigins, InvalidOrigin};

use http::{HeaderMap, HeaderName};

const REQUEST_ORIGIN: HeaderName = HeaderName::from_static("webhook-request-origin");
const REQUEST_RATE: HeaderName = HeaderName::from_static("webhook-request-rate");
const ALLOWED_ORIGIN: HeaderName = HeaderName::from_static("webhook-allowed-origin");
const ALLOWED_RATE: HeaderName = HeaderName::from_static("webhook-allowed-rate");

/// The only line of a header, without surrounding whitespace.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut lines = headers.get_all(name).iter();
    let (line, None) = (lines.next()?, lines.next()) else {
        return None;
    };
    line.to_str().ok().map(str::trim)
}
