//! What stands between a client and the network.

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
use crate::outgoing::Outgoing;

pub use error::TransportError;
#[cfg(feature = "client")]
pub use http_transport::{HttpTransport, HttpTransportBuilder};
pub use in_memory::InMemory;
#[cfg(feature = "client")]
pub use limit::Rate;
#[cfg(feature = "client")]
pub use name_service::NameService;

/// Carries a request to a consumer and its answer back.
///
/// A transport sends once: it follows no redirect, and ends within a deadline of its own. While it sends, the span of the exchange is
/// the current one of `tracing` (feature `client`): a transport around another one can send its context as `traceparent`.
pub trait Transport: Send + Sync {
    /// Sends a request.
    ///
    /// # Errors
    ///
    /// When no answer came.
    fn send(
        &self,
        request: Outgoing,
    ) -> impl Future<Output = Result<Answer, TransportError>> + Send;
}

/// Without the feature `client` there is no default transport: `Client::over` takes one.
impl Transport for std::convert::Infallible {
    async fn send(&self, _request: Outgoing) -> Result<Answer, TransportError> {
        match *self {}
    }
}
