//! The user functions that a router calls.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::Router;
use crate::receiver::handler_error::HandlerError;
use crate::receiver::received::RequestHook;
use crate::receiver::refused::RefusalHook;

type FailureHook = dyn Fn(&'static str, &HandlerError) + Send + Sync;

#[cfg(feature = "tracing")]
type SpanHook = dyn Fn(&tracing::Span, &http::HeaderMap) + Send + Sync;

type ErrorMap = dyn Fn(HandlerError) -> HandlerError + Send + Sync;

#[derive(Clone, Default)]
pub(in crate::receiver) struct Hooks {
    pub(super) on_error: Option<Arc<ErrorMap>>,
    pub(super) on_failure: Option<Arc<FailureHook>>,
    pub(in crate::receiver) on_refusal: Option<Arc<RefusalHook>>,
    pub(in crate::receiver) on_request: Option<Arc<RequestHook>>,
    #[cfg(feature = "tracing")]
    pub(super) on_span: Option<Arc<SpanHook>>,
}

impl fmt::Debug for Hooks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Hooks")
            .field("on_error", &self.on_error.is_some())
            .field("on_failure", &self.on_failure.is_some())
            .field("on_refusal", &self.on_refusal.is_some())
            .field("on_request", &self.on_request.is_some())
            .finish_non_exhaustive()
    }
}

impl Hooks {
    /// A handler's error, mapped by the user's function.
    pub(super) fn mapped(&self, error: HandlerError) -> HandlerError {
        let Some(map) = &self.on_error else {
            return error;
        };
        let mapped = catch_unwind(AssertUnwindSafe(|| map(error)));
        mapped.unwrap_or_else(|_| HandlerError::new("the function for errors panicked"))
    }

    /// A panic of the user's function must not change the answer or end the connection.
    pub(super) fn failed(&self, name: &'static str, error: &HandlerError) {
        if let Some(hook) = &self.on_failure {
            let _ = catch_unwind(AssertUnwindSafe(|| hook(name, error)));
        }
    }
}

impl Router {
    pub(in crate::receiver) fn hooks(&mut self) -> &mut Hooks {
        &mut Arc::make_mut(&mut self.shared).hooks
    }

    /// Maps the errors of all handlers to statuses in one place. Handlers use `?`, and the function inspects the error.
    ///
    /// ```
    /// use std::time::Duration;
    /// use callbacks_runtime::StatusCode;
    ///
    /// # let router = callbacks_runtime::Router::default();
    /// let router = router.on_error(|error| match error.downcast_ref::<std::io::Error>() {
    ///     // The sender shall try again.
    ///     Some(_) => error
    ///         .with_status(StatusCode::SERVICE_UNAVAILABLE)
    ///         .with_retry_after(Duration::from_secs(30)),
    ///     None => error,
    /// });
    /// ```
    #[must_use]
    pub fn on_error(
        mut self,
        map: impl Fn(HandlerError) -> HandlerError + Send + Sync + 'static,
    ) -> Self {
        self.hooks().on_error = Some(Arc::new(map));
        self
    }

    /// Calls a function whenever a handler fails or a signature cannot be verified, with the operation's name and the
    /// error. The sender does not get the reason, so log it here. A panic is an error that says so.
    #[must_use]
    pub fn on_failure(
        mut self,
        hook: impl Fn(&'static str, &HandlerError) + Send + Sync + 'static,
    ) -> Self {
        self.hooks().on_failure = Some(Arc::new(hook));
        self
    }

    /// Calls a function with the span and the headers of each request, before the span is entered. Use it to link the
    /// span to the sender's trace.
    ///
    /// The span has the ids of an incoming `traceparent` in the fields `trace_id` and `parent_span_id`, which is enough
    /// for a log. A library for distributed traces needs the parent: with `tracing-opentelemetry`, call
    /// `span.set_parent(propagator.extract(&HeaderExtractor(headers)))`.
    ///
    /// ```
    /// # let router = callbacks_runtime::Router::default();
    /// let router = router.on_span(|span, headers| {
    ///     let _ = (span.id(), headers.get("traceparent"));
    /// });
    /// ```
    #[cfg(feature = "tracing")]
    #[must_use]
    pub fn on_span(
        mut self,
        hook: impl Fn(&tracing::Span, &http::HeaderMap) + Send + Sync + 'static,
    ) -> Self {
        self.hooks().on_span = Some(Arc::new(hook));
        self
    }
}
