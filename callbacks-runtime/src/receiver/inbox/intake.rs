//! Where requests are stored.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::request::StoredRequest;
use crate::receiver::handler_error::HandlerError;

/// Stores requests that are handled later.
///
/// `callbacks_delivery::inbox::Inbox` implements it over a file, PostgreSQL or memory.
///
/// ```
/// use std::sync::Mutex;
/// use callbacks_runtime::HandlerError;
/// use callbacks_runtime::receiver::inbox::{Accepted, Intake, StoredRequest};
///
/// #[derive(Default)]
/// struct Queue(Mutex<Vec<StoredRequest>>);
///
/// impl Intake for Queue {
///     async fn accept(&self, request: StoredRequest) -> Result<Accepted, HandlerError> {
///         self.0.lock().unwrap().push(request);
///         Ok(Accepted::New)
///     }
/// }
/// # let router = callbacks_runtime::Router::default().inbox(Queue::default());
/// # let _ = router;
/// ```
pub trait Intake: Send + Sync + 'static {
    /// Stores a request, unless its [`key`](StoredRequest::key) is known. The request must be durable when this returns.
    ///
    /// # Errors
    ///
    /// The sender gets the status of the error, and sends again: use 503.
    fn accept(
        &self,
        request: StoredRequest,
    ) -> impl Future<Output = Result<Accepted, HandlerError>> + Send;
}

/// What became of a request. Both are answered alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Accepted {
    /// It is stored.
    New,
    /// A request with its key was stored before.
    Duplicate,
}

impl<I: Intake> Intake for Arc<I> {
    async fn accept(&self, request: StoredRequest) -> Result<Accepted, HandlerError> {
        (**self).accept(request).await
    }
}

type Pending<'a> = Pin<Box<dyn Future<Output = Result<Accepted, HandlerError>> + Send + 'a>>;

/// An intake with its type erased.
pub(in crate::receiver) trait DynIntake: Send + Sync {
    fn accept(&self, request: StoredRequest) -> Pending<'_>;
}

impl<I: Intake> DynIntake for I {
    fn accept(&self, request: StoredRequest) -> Pending<'_> {
        Box::pin(Intake::accept(self, request))
    }
}
