//! A request that a router refuses, and what its consumer decides about it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::StatusCode;

use super::context::Context;
use super::handler_error::HandlerError;
use super::router::Router;
use super::violation::RequestViolation;

/// A request that no handler sees, and why: what [`Router::on_refusal`] is called with.
///
/// Only [`reason`](Self::reason) and `Debug` are fit for a log. Everything else holds what was received.
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
    /// The name of the operation that the request is for. `None` where that is not known: the path is unknown, or the event is.
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// The status that the sender gets.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Why the request is refused, without anything that it holds but the names of members and events.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// What is wrong with parameters and body, as far as it is listed: about a hundred violations at most. Empty where the
    /// request is refused for something else.
    pub fn violations(&self) -> &[RequestViolation] {
        &self.violations
    }

    /// The request as it arrived: method, URI, headers, body. The body is empty where it was not read: the path or method is
    /// unknown, a credential is wrong, or the body is too long or too slow.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Whether [`Disposition::Accept`] has an effect. It has if the body was read, and the request is from whom it should be:
    /// refusals for a credential or a signature are final.
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

/// What becomes of a request that the router refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Disposition {
    /// The sender gets the refusal.
    #[default]
    Refuse,
    /// The sender gets this status instead. Where it is a success and the router is [idempotent](Router::idempotent), the
    /// message counts as handled.
    Accept(StatusCode),
}

type Disposing = Pin<Box<dyn Future<Output = Result<Disposition, HandlerError>> + Send>>;

/// The user's function for refusals.
pub(super) type RefusalHook = dyn Fn(RefusedRequest) -> Disposing + Send + Sync;

impl Router {
    /// Calls an async function with every request that the router refuses, before the sender gets the answer. The function
    /// sees what is wrong and the raw request. It may also accept the request: a consumer that stores what it cannot read
    /// loses no message when its provider departs from the document.
    ///
    /// An error of the function is answered with its status, so that the sender tries again. The failure of a handler is no
    /// refusal: [`on_failure`](Self::on_failure) is called with it.
    ///
    /// ```
    /// use callbacks_runtime::{Disposition, StatusCode};
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
