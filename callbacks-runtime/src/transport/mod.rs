//! What stands between a client and the network.

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

use std::fmt;
use std::future::Future;

use crate::answer::Answer;
use crate::outgoing::Outgoing;

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

/// Why no answer came.
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn std::error::Error + Send + Sync>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TransportErrorKind {
    Refused,
    Timeout,
    Connect,
    Infrastructure,
    #[cfg(feature = "client")]
    Redirect,
    #[cfg(feature = "client")]
    Settings,
    Overloaded,
    Other,
}

impl TransportError {
    /// The target is none that may be called: nothing was sent, and nothing ever will be.
    pub fn refused(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Refused,
            source: source.into(),
        }
    }

    /// No answer within the deadline.
    pub fn timeout(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Timeout,
            source: source.into(),
        }
    }

    /// No connection.
    pub fn connect(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Connect,
            source: source.into(),
        }
    }

    /// The provider's own side is at fault, such as its resolver or its proxy: that says nothing of the target.
    pub fn infrastructure(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Infrastructure,
            source: source.into(),
        }
    }

    /// The answer leads to a place where it cannot be followed.
    #[cfg(feature = "client")]
    pub(crate) fn redirect(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Redirect,
            source: source.into(),
        }
    }

    /// A transport cannot be built from its settings.
    #[cfg(feature = "client")]
    pub(crate) fn settings(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Settings,
            source: source.into(),
        }
    }

    /// So much is being sent already that the request could not begin in time: nothing was sent. It says nothing of the target.
    pub fn overloaded(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Overloaded,
            source: source.into(),
        }
    }

    /// Anything else.
    pub fn other(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self {
            kind: TransportErrorKind::Other,
            source: source.into(),
        }
    }

    /// Whether the target is none that may be called. Trying again is of no use.
    pub fn is_refused(&self) -> bool {
        self.kind == TransportErrorKind::Refused
    }

    /// The error that stands behind this one, if it is of that type.
    pub(crate) fn into_source<E: std::error::Error + 'static>(self) -> Result<Box<E>, Self> {
        let Self { kind, source } = self;
        source.downcast().map_err(|source| Self { kind, source })
    }

    /// The code of what is refused of the target.
    pub(crate) fn code(&self) -> Option<&'static str> {
        #[cfg(feature = "client")]
        let code = self.source.downcast_ref().map(crate::policy::Refusal::code);
        #[cfg(not(feature = "client"))]
        let code = None;
        code
    }

    /// Whether no answer came within the deadline.
    pub fn is_timeout(&self) -> bool {
        self.kind == TransportErrorKind::Timeout
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        self.kind == TransportErrorKind::Connect
    }

    /// Whether the provider's own side is at fault.
    pub fn is_infrastructure(&self) -> bool {
        self.kind == TransportErrorKind::Infrastructure
    }

    /// Whether the consumer redirected to where it cannot be followed.
    #[cfg(feature = "client")]
    pub fn is_redirect(&self) -> bool {
        self.kind == TransportErrorKind::Redirect
    }

    /// Whether the request could not begin in time, because too many others are on their way.
    pub fn is_overloaded(&self) -> bool {
        self.kind == TransportErrorKind::Overloaded
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.kind {
            TransportErrorKind::Refused => "the target may not be called",
            TransportErrorKind::Timeout => "no answer within the deadline",
            TransportErrorKind::Connect => "no connection",
            TransportErrorKind::Infrastructure => "the sender's own side is at fault",
            #[cfg(feature = "client")]
            TransportErrorKind::Redirect => "the redirect cannot be followed",
            #[cfg(feature = "client")]
            TransportErrorKind::Settings => "the transport cannot be built",
            TransportErrorKind::Overloaded => "too many requests are on their way",
            TransportErrorKind::Other => "the exchange broke off",
        })
    }
}

/// The source is told as it displays itself: what it holds may name addresses of the provider's network.
impl fmt::Debug for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TransportError")
            .field("kind", &self.kind)
            .field("source", &self.source.to_string())
            .finish()
    }
}

#[cfg(feature = "client")]
impl From<crate::policy::Refusal> for TransportError {
    fn from(refusal: crate::policy::Refusal) -> Self {
        Self::refused(refusal)
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.source.as_ref())
    }
}
