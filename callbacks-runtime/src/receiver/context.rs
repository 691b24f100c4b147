//! What came with a request beside what its operation declares.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method, Uri};

use crate::signature::Verified;

/// What came with a callback beside what the document declares: handed to each method of a handler whose module is generated
/// with the argument `context`.
///
/// A clone shares all of it.
#[derive(Clone)]
pub struct Context {
    parts: Arc<Parts>,
    body: Bytes,
}

impl Context {
    pub(super) fn new(parts: Arc<Parts>, body: Bytes) -> Self {
        Self { parts, body }
    }

    /// The method.
    pub fn method(&self) -> &Method {
        &self.parts.method
    }

    /// The URI of the request line, as the server gave it to the router: below where that is mounted.
    pub fn uri(&self) -> &Uri {
        &self.parts.uri
    }

    /// All headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// The bytes of the body, over which a signature was verified; without its content coding, if it had one.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// What the request's signature vouches for, when there is a verifier: the id and the time of the message.
    pub fn verified(&self) -> Option<&Verified> {
        self.extension()
    }

    /// What a server or a middleware put into the request's extensions: `axum::extract::ConnectInfo<SocketAddr>` for the
    /// remote address in axum, the tenant that a middleware found.
    pub fn extension<T: Send + Sync + 'static>(&self) -> Option<&T> {
        self.parts.extensions.get()
    }
}

/// Headers and body may hold secrets.
impl fmt::Debug for Context {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Context")
            .field("method", &self.parts.method)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
