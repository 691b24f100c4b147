//! What hooks see of an answered request.

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::router::Router;
use super::violation::RequestViolation;

/// A request that was answered. [`Router::on_request`] gets it.
///
/// Everything except the violations can be a label of a metric: it only contains names and statuses that the document
/// and this library know beforehand. The names in the table are those of OpenTelemetry's semantic conventions for HTTP
/// servers. Their metric `http.server.request.duration` is [`took`](Self::took) in seconds.
///
/// | label | from |
/// |---|---|
/// | `http.request.method` | [`method`](Self::method) |
/// | `http.route` | [`route`](Self::route) |
/// | `http.response.status_code` | [`status`](Self::status) |
/// | `error.type` | [`error_type`](Self::error_type) |
/// | `callback.operation` (not of OpenTelemetry) | [`operation`](Self::operation) |
#[derive(Clone, Debug)]
pub struct ReceivedRequest {
    pub(super) operation: Option<&'static str>,
    pub(super) method: &'static str,
    pub(super) route: Option<Arc<str>>,
    pub(super) status: StatusCode,
    pub(super) took: Duration,
    pub(super) body_bytes: Option<usize>,
    pub(super) is_refused: bool,
    pub(super) violations: Arc<[RequestViolation]>,
}

impl ReceivedRequest {
    /// The name of the operation, if known.
    pub fn operation(&self) -> Option<&'static str> {
        self.operation
    }

    /// The HTTP method. `_OTHER` for methods that HTTP does not define.
    pub fn method(&self) -> &'static str {
        self.method
    }

    /// The path of the route, with `{name}` for each parameter. `None` for an unknown path, and for an endpoint for all
    /// webhooks, where the server decides the path.
    pub fn route(&self) -> Option<&str> {
        self.route.as_deref()
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The digits of a 5xx status. For a server, all others are not errors of its own.
    pub fn error_type(&self) -> Option<&str> {
        self.status.is_server_error().then(|| self.status.as_str())
    }

    /// The time from the head of the request to the answer.
    pub fn took(&self) -> Duration {
        self.took
    }

    /// The length of the body in bytes, if it was read.
    pub fn body_bytes(&self) -> Option<usize> {
        self.body_bytes
    }

    /// Whether the router refused the request before a handler saw it.
    pub fn is_refused(&self) -> bool {
        self.is_refused
    }

    /// How the request departs from the document, whether it was refused or only
    /// [reported](crate::Validation::Reported). Violations may quote received values.
    pub fn violations(&self) -> &[RequestViolation] {
        &self.violations
    }
}

/// The user's hook for requests.
pub(super) type RequestHook = dyn Fn(&ReceivedRequest) + Send + Sync;

impl Router {
    /// Calls a function after every request, for metrics. It runs in the task that received the request, so it must not
    /// block. A request that is dropped before its answer is not reported.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use std::sync::{Arc, Mutex};
    ///
    /// # let router = callbacks_runtime::Router::default();
    /// // In place of the library of your choice: how often, and for how long in all.
    /// let metrics = Arc::new(Mutex::new(HashMap::new()));
    /// let recorder = metrics.clone();
    /// let router = router.on_request(move |received| {
    ///     let mut metrics = recorder.lock().unwrap();
    ///     let key = (received.operation(), received.status());
    ///     let (count, seconds) = metrics.entry(key).or_insert((0, 0.0));
    ///     *count += 1;
    ///     *seconds += received.took().as_secs_f64();
    /// });
    /// ```
    #[must_use]
    pub fn on_request(mut self, hook: impl Fn(&ReceivedRequest) + Send + Sync + 'static) -> Self {
        self.hooks().on_request = Some(Arc::new(hook));
        self
    }
}
