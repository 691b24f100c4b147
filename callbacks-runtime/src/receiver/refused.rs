//! A refused request, and what the consumer decides about it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::StatusCode;

use super::context::Context;
use super::handler_error::HandlerError;
use super::router::Router;
use super::violation::RequestViolation;

/// A refused request, and why it is refused. [`Router::on_refusal`] gets it.
///
/// Only [`reason`](Self::reason) and `Debug` are safe to log. Everything else contains received values.
#[derive(Clone)]
pub struct RefusedRequest {
    pub(super) operation: Option<&'static str>,
    pub(super) status: StatusCode,
    pub(super) reason: String,
    pub(super) violations: Vec<RequestViolation>,
    pub(super) context: Context,
    pub(super) may_be_accepted: bool,
}

impl RefusedRequest {
    /// The name of the operation. `None` if it is unknown, because the path or the event is unknown.
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// The status that the sender gets.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Why the request is refused. The only received values in it are names of members and events.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// What is wrong with parameters and body, up to about a hundred violations. Empty if the request is refused for
    /// another reason.
    pub fn violations(&self) -> &[RequestViolation] {
        &self.violations
    }

    /// The received request: method, URI, headers, body. The body is empty if it was not read, because the path or
    /// method is unknown, a credential is wrong, or the body is too long or too slow.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Whether [`Disposition::Accept`] has an effect. The body must have been read, and refusals for a credential or a
    /// signature are final.
    pub fn may_be_accepted(&self) -> bool {
        self.may_be_accepted
    }
}

impl fmt::Debug for RefusedRequest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RefusedRequest")
            .field("operation", &self.operation)
            .field("status", &self.status)
            .field("reason", &self.reason)
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}

/// What to do with a refused request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Disposition {
    /// Sends the refusal.
    #[default]
    Refuse,
    /// Sends this status instead. If it is a success and the router is [idempotent](Router::idempotent), the message
    /// counts as handled.
    Accept(StatusCode),
}

type Disposing = Pin<Box<dyn Future<Output = Result<Disposition, HandlerError>> + Send>>;

/// The user's hook for refusals.
pub(super) type RefusalHook = dyn Fn(RefusedRequest) -> Disposing + Send + Sync;

impl Router {
    /// Calls an async function with every refused request, before the refusal is sent. The function sees what is wrong
    /// and the raw request. It may accept the request: a consumer that stores undecodable requests loses no message if
    /// its provider departs from the document.
    ///
    /// An error of the function is answered with its status, so that the sender tries again. The failure of a handler
    /// is not a refusal. It goes to [`on_failure`](Self::on_failure).
    ///
    /// ```
    /// use callbacks_runtime::StatusCode;
    /// use callbacks_runtime::receiver::Disposition;
    /// # use callbacks_runtime::HandlerError;
    /// # async fn store(body: &[u8]) -> Result<(), HandlerError> { Ok(()) }
    /// # let router = callbacks_runtime::Router::default();
    ///
    /// let router = router.on_refusal(async |refused| {
    ///     eprintln!("{:?}: {}", refused.operation(), refused.reason());
    ///     if !refused.may_be_accepted() {
    ///         return Ok(Disposition::Refuse);
    ///     }
    ///     store(refused.context().body()).await?;
    ///     Ok(Disposition::Accept(StatusCode::ACCEPTED))
    /// });
    /// ```
    #[must_use]
    pub fn on_refusal<F, R>(mut self, hook: F) -> Self
    where
        F: Fn(RefusedRequest) -> R + Send + Sync + 'static,
        R: Future<Output = Result<Disposition, HandlerError>> + Send + 'static,
    {
        let hook = move |refused| -> Disposing { Box::pin(hook(refused)) };
        self.hooks().on_refusal = Some(Arc::new(hook));
        self
    }
}
