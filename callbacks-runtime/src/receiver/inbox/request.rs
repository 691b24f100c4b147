//! A request as it is stored.

use std::fmt;
use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, Method, Uri};

use crate::receiver::context::Context;
use crate::receiver::idempotency::IdempotencyKey;
use crate::receiver::trace::TraceContext;
use crate::signature::Verified;

/// A request that was accepted, with everything that is needed to handle it later.
///
/// The body has the bytes that were signed: a content coding is not removed yet. The headers `Authorization` and
/// `Proxy-Authorization` are missing, and so are those of [`Storing::without_header`](super::Storing::without_header).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredRequest {
    /// The HTTP method.
    pub method: Method,
    /// The URI of the request line, relative to the path where the router is mounted.
    pub uri: Uri,
    /// The received headers.
    pub headers: HeaderMap,
    /// The received body.
    pub body: Bytes,
    /// When it arrived, by the clock of the router.
    pub arrived: SystemTime,
    /// The name of the operation, if the request names its event. It is not known yet whether the request matches it.
    pub operation: Option<String>,
    /// The id of the message.
    pub message_id: Option<String>,
    /// What identifies the message among all others. `None` if it has no id: it is stored each time it arrives.
    pub key: Option<IdempotencyKey>,
    /// Requests with the same value are handled one after the other.
    pub order_key: Option<String>,
    /// The tenant.
    pub tenant: Option<String>,
    /// The version of the event, or the time at which it occurred: see [`Storing::versioned_by`](super::Storing::versioned_by).
    pub version: Option<i64>,
    /// The trace that the request belongs to.
    pub trace: Option<TraceContext>,
    /// What the signature covers. `None` without a verifier.
    pub verified: Option<Verified>,
    /// The operations that the sender's credentials allow. `None` if they allow all operations of the URL.
    pub allowed: Option<Vec<String>>,
    /// Which attempt to handle it this is: 1 is the first one.
    pub attempt: u32,
}

impl StoredRequest {
    /// A request without anything optional, at its first attempt.
    pub fn new(method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            method,
            uri,
            headers,
            body,
            arrived: SystemTime::now(),
            operation: None,
            message_id: None,
            key: None,
            order_key: None,
            tenant: None,
            version: None,
            trace: None,
            verified: None,
            allowed: None,
            attempt: 1,
        }
    }
}

/// Headers and body may contain secrets.
impl fmt::Debug for StoredRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("StoredRequest")
            .field("method", &self.method)
            .field("operation", &self.operation)
            .field("message_id", &self.message_id)
            .field("attempt", &self.attempt)
            .finish_non_exhaustive()
    }
}

/// How a request arrived that a handler sees later. [`Context::arrival`] has it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arrival {
    /// When the request arrived.
    pub at: SystemTime,
    /// The tenant.
    pub tenant: Option<String>,
    /// The version of the event, or the microseconds since 1970 at which it occurred: larger is newer. `None` without
    /// [`Storing::versioned_by`](super::Storing::versioned_by).
    pub version: Option<i64>,
    /// Which attempt to handle it this is: 1 is the first one.
    pub attempt: u32,
}

impl Context {
    /// How the request arrived, if it comes from an [inbox](crate::receiver::inbox). `None` otherwise.
    ///
    /// ```
    /// # use callbacks_runtime::Context;
    /// fn is_first_attempt(context: &Context) -> bool {
    ///     context.arrival().is_none_or(|arrival| arrival.attempt == 1)
    /// }
    /// ```
    pub fn arrival(&self) -> Option<&Arrival> {
        self.extension()
    }

    /// The key of the message, if the router is [idempotent](crate::Router::idempotent) or has an
    /// [inbox](crate::Router::inbox), and the message has an id. It is the same each time the message arrives.
    ///
    /// Insert it in the transaction of your handler, into a table that has it as primary key. If it is there already,
    /// the message was handled. So the effects of a message happen exactly once.
    pub fn message_key(&self) -> Option<&IdempotencyKey> {
        self.extension()
    }
}
