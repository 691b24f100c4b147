//! How requests reach the network.

mod error;
#[cfg(feature = "client")]
mod failure;
#[cfg(feature = "client")]
mod http_transport;
mod in_memory;
#[cfg(feature = "client")]
mod limit;
#[cfg(feature = "client")]
mod name_service;
#[cfg(feature = "client")]
mod pool;
#[cfg(feature = "client")]
mod proxy;
#[cfg(feature = "client")]
mod trust;

use std::future::Future;

use crate::answer::Answer;
use crate::outgoing_request::OutgoingRequest;

pub use error::TransportError;
#[cfg(feature = "client")]
pub use http_transport::{HttpTransport, HttpTransportBuilder};
pub use in_memory::InMemory;
#[cfg(feature = "client")]
pub use limit::Rate;
#[cfg(feature = "client")]
pub use name_service::NameService;

/// Sends a request to a consumer and returns the answer.
///
/// A transport sends once: it follows no redirects, and has its own timeout. While it sends, the current span of
/// `tracing` is the one of the request (feature `client`), so a transport around another one can send its context as
/// `traceparent`.
pub trait Transport: Send + Sync {
    /// Sends a request.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no answer.
    fn send(
        &self,
        request: OutgoingRequest,
    ) -> impl Future<Output = Result<Answer, TransportError>> + Send;

    /// Whether requests are only kept here. Such a request needs no credential and no signature.
    #[doc(hidden)]
    fn captures(&self) -> bool {
        false
    }
}

/// Without the feature `client` there is no default transport. Use `Client::over`.
impl Transport for std::convert::Infallible {
    async fn send(&self, _request: OutgoingRequest) -> Result<Answer, TransportError> {
        match *self {}
    }
}
