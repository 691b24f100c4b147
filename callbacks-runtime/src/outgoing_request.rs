//! A request on its way to a consumer.

use std::fmt;

use bytes::Bytes;
use http::{Extensions, HeaderMap, Method};

/// A request to a consumer. The URL is absolute, `http` or `https`, and has no userinfo.
#[derive(Clone)]
#[non_exhaustive]
pub struct OutgoingRequest {
    /// The method.
    pub method: Method,
    /// The absolute URL, without fragment.
    pub url: String,
    /// The headers, without those that the transport sets itself (`Host`, `Content-Length`).
    pub headers: HeaderMap,
    /// The body as it is sent.
    pub body: Bytes,
    /// Data that accompanies the request and is not sent. The client stores there what signs and authorizes the request
    /// again, so a transport that sends over another one must pass it on.
    pub extensions: Extensions,
}

impl OutgoingRequest {
    pub(crate) fn new(method: Method, url: String, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            method,
            url,
            headers,
            body,
            extensions: Extensions::new(),
        }
    }
}

/// URL, headers, body and extensions may contain secrets.
impl fmt::Debug for OutgoingRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("OutgoingRequest")
            .field("method", &self.method)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
