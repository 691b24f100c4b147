//! What is told of one exchange.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::Client;
use crate::operation::Operation;
use crate::retry::Outcome;

/// One exchange with a consumer: a request that was sent, or was to be, and what came of it.
///
/// All that it holds is fit for the labels of metrics: names and statuses that the document and this library know beforehand, never
/// whom it was sent to or what. The names in the table are those of OpenTelemetry's semantic conventions for HTTP clients, whose
/// metric `http.client.request.duration` is [`took`](Self::took) in seconds.
///
/// | label | from |
/// |---|---|
/// | `http.request.method` | [`method`](Self::method) |
/// | `http.response.status_code` | [`status`](Self::status) |
/// | `error.type` | [`error_type`](Self::error_type) |
/// | `callback.operation` (of our own) | [`operation`](Self::operation) |
#[derive(Clone, Copy, Debug)]
pub struct Exchanged {
    pub(super) operation: &'static Operation,
    pub(super) outcome: Outcome,
    pub(super) took: Duration,
    pub(super) resend_count: u32,
    pub(super) request_bytes: usize,
}

impl Exchanged {
    /// The name of the operation, as errors have it too.
    pub const fn operation(&self) -> &'static str {
        self.operation.name
    }

    /// The HTTP method.
    pub const fn method(&self) -> &'static str {
        self.operation.method
    }

    /// What came of it.
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The status of the answer, where one came.
    pub const fn status(&self) -> Option<StatusCode> {
        match self.outcome {
            Outcome::Answered { status, .. } => Some(status),
            Outcome::Failed(_) => None,
        }
    }

    /// Why it is an error, in one word: [`Failure::as_str`](crate::retry::Failure::as_str), or the digits of a status of 400
    /// and above. `None` of all other answers.
    pub fn error_type(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Answered { status, .. } if status.as_u16() >= 400 => Some(status.as_str()),
            Outcome::Answered { .. } => None,
            Outcome::Failed(failure) => Some(failure.as_str()),
        }
    }

    /// How long it took, waiting for its turn among other requests included.
    pub const fn took(&self) -> Duration {
        self.took
    }

    /// How often the same call had sent before: by a retry, or to where it was redirected from. 0 is the first time.
    pub const fn resend_count(&self) -> u32 {
        self.resend_count
    }

    /// The length of the request's body in bytes.
    pub const fn request_bytes(&self) -> usize {
        self.request_bytes
    }
}

/// The function of the user's that is told, if there is one.
#[derive(Clone, Default)]
pub(super) struct Hook(pub(super) Option<Arc<Told>>);

type Told = dyn Fn(&Exchanged) + Send + Sync;

impl fmt::Debug for Hook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.0.is_some() { "Hook" } else { "None" })
    }
}

impl<T> Client<T> {
    /// Tells a function of every exchange when it has ended: each attempt of a retry and each hop of a redirect is one. Any
    /// library for metrics can be fed from there. It is called where the request was sent, so it must not block.
    ///
    /// A send that is dropped before it ends is not told. What a transport sends on its own behalf, such as the handshake of
    /// CloudEvents, is not either.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use std::sync::{Arc, Mutex};
    /// use callbacks_runtime::{Client, InMemory, Router};
    ///
    /// // In place of the library of your choice: how often, and for how long in all.
    /// let metrics = Arc::new(Mutex::new(HashMap::new()));
    /// let recorder = metrics.clone();
    /// let client = Client::over(InMemory::new(Router::default())).on_exchange(move |exchanged| {
    ///     let error = exchanged.error_type().unwrap_or("none").to_owned();
    ///     let mut metrics = recorder.lock().unwrap();
    ///     let (count, seconds) = metrics.entry((exchanged.operation(), error)).or_insert((0, 0.0));
    ///     *count += 1;
    ///     *seconds += exchanged.took().as_secs_f64();
    /// });
    /// # let _ = client;
    /// ```
    #[must_use]
    pub fn on_exchange(mut self, hook: impl Fn(&Exchanged) + Send + Sync + 'static) -> Self {
        self.hook = Hook(Some(Arc::new(hook)));
        self
    }
}
