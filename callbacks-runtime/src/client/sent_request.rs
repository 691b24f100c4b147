//! What hooks see of a request.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::Client;
use crate::operation::Operation;
use crate::retry::Outcome;

/// A request to a consumer and its outcome, also if it could not be sent.
///
/// Everything in it can be a label of a metric: it only contains names and statuses that the document and this library
/// know beforehand. It contains nothing about the target or the content. The names in the table are those of
/// OpenTelemetry's semantic conventions for HTTP clients. Their metric `http.client.request.duration` is
/// [`took`](Self::took) in seconds.
///
/// | label | from |
/// |---|---|
/// | `http.request.method` | [`method`](Self::method) |
/// | `http.response.status_code` | [`status`](Self::status) |
/// | `error.type` | [`error_type`](Self::error_type) |
/// | `callback.operation` (not of OpenTelemetry) | [`operation`](Self::operation) |
#[derive(Clone, Copy, Debug)]
pub struct SentRequest {
    pub(super) operation: &'static Operation,
    pub(super) outcome: Outcome,
    pub(super) took: Duration,
    pub(super) resend_count: u32,
    pub(super) request_bytes: usize,
}

impl SentRequest {
    /// The name of the operation, as in errors.
    pub const fn operation(&self) -> &'static str {
        self.operation.name
    }

    /// The HTTP method.
    pub const fn method(&self) -> &'static str {
        self.operation.method
    }

    /// The outcome.
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The status of the answer, if there is one.
    pub const fn status(&self) -> Option<StatusCode> {
        match self.outcome {
            Outcome::Answered { status, .. } => Some(status),
            Outcome::Failed(_) => None,
        }
    }

    /// The kind of error as one word: [`Failure::as_str`](crate::retry::Failure::as_str), or the digits of a status of
    /// 400 or above. `None` for all other answers.
    pub fn error_type(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Answered { status, .. } if status.as_u16() >= 400 => Some(status.as_str()),
            Outcome::Answered { .. } => None,
            Outcome::Failed(failure) => Some(failure.as_str()),
        }
    }

    /// How long it took, including the wait for a slot.
    pub const fn took(&self) -> Duration {
        self.took
    }

    /// How many requests the same call sent before, by retries and redirects. The first one has 0.
    pub const fn resend_count(&self) -> u32 {
        self.resend_count
    }

    /// The length of the request's body in bytes.
    pub const fn request_bytes(&self) -> usize {
        self.request_bytes
    }
}

/// The user's function, if there is one.
#[derive(Clone, Default)]
pub(super) struct Hook(pub(super) Option<Arc<Function>>);

type Function = dyn Fn(&SentRequest) + Send + Sync;

impl fmt::Debug for Hook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "Hook" } else { "None" })
    }
}

impl<T> Client<T> {
    /// Calls a function after every request, with its outcome. Each attempt of a retry and each hop of a redirect is a
    /// request. Use it to feed a library for metrics. The function runs in the task that sends, so it must not block.
    ///
    /// A send that is dropped before it ends is not reported. Neither are requests that a transport sends on its own,
    /// such as the handshake of CloudEvents.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use std::sync::{Arc, Mutex};
    /// use callbacks_runtime::{Client, Router};
    /// use callbacks_runtime::client::InMemory;
    ///
    /// // In place of the library of your choice: how often, and for how long in all.
    /// let metrics = Arc::new(Mutex::new(HashMap::new()));
    /// let recorder = metrics.clone();
    /// let client = Client::over(InMemory::new(Router::default())).on_request(move |request| {
    ///     let error = request.error_type().unwrap_or("none").to_owned();
    ///     let mut metrics = recorder.lock().unwrap();
    ///     let (count, seconds) = metrics.entry((request.operation(), error)).or_insert((0, 0.0));
    ///     *count += 1;
    ///     *seconds += request.took().as_secs_f64();
    /// });
    /// # let _ = client;
    /// ```
    #[must_use]
    pub fn on_request(mut self, hook: impl Fn(&SentRequest) + Send + Sync + 'static) -> Self {
        self.hook = Hook(Some(Arc::new(hook)));
        self
    }
}
