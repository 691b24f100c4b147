//! CloudEvents over HTTP: the handshake of web hooks on both sides, and events in binary mode for the consumer.
//!
//! The handshake keeps a provider from being made to flood a site that wants nothing of it: a [`Consenting`] transport asks
//! each target by `OPTIONS` before it sends there, and a router answers for the [`AllowedOrigins`] that it is told. It
//! proves nothing of who sends: signatures do that.
//!
//! An event in structured mode is JSON as any other. One in binary mode has its attributes in headers;
//! [`Router::binary_cloud_events`](crate::Router::binary_cloud_events) makes it one in structured mode before it is decoded.

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

/// The only line of a header, without the space around it.
fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut lines = headers.get_all(name).iter();
    let (line, None) = (lines.next()?, lines.next()) else {
        return None;
    };
    line.to_str().ok().map(str::trim)
}
