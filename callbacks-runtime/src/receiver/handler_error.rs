//! Why a handler failed.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

type BoxError = Box<dyn Error + Send + Sync>;

/// The detail for the sender of a refused request, with received values and without.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) with_values: String,
    pub(super) without_values: &'static str,
}

enum Source {
    Boxed(BoxError),
    #[cfg(feature = "anyhow")]
    Anyhow(::anyhow::Error),
}

/// The failure of a handler. The sender gets its status, by default 500, but not the reason.
///
/// Every error converts into it, so handlers can use `?`, also with `anyhow::Error`, `eyre::Report`, `Box<dyn Error>`
/// and strings. Like `anyhow::Error`, it does not implement `Error` for that reason.
/// [`Router::on_error`](crate::Router::on_error) maps errors to statuses for all handlers.
///
/// ```
/// use callbacks_runtime::HandlerError;
///
/// fn amount(text: &str) -> Result<u64, HandlerError> {
///     Ok(text.parse()?)
/// }
/// assert_eq!(amount("ten").unwrap_err().status(), 500);
/// ```
pub struct HandlerError {
    status: StatusCode,
    retry_after: Option<Duration>,
    source: Source,
    /// The detail for the sender, if the request was refused.
    refusal: Option<Refusal>,
}

impl HandlerError {
    /// A failure with a reason that is not an error type, for example a string.
    pub fn new(reason: impl Into<BoxError>) -> Self {
        Self::of(Source::Boxed(reason.into()))
    }

    fn of(source: Source) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            retry_after: None,
            source,
            refusal: None,
        }
    }

    /// Marks the error as the refusal of a request.
    pub(super) fn refusing(mut self, refusal: Refusal) -> Self {
        self.refusal = Some(refusal);
        self
    }

    /// The detail for the sender of a refused request.
    pub(super) fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_ref()
    }

    /// The consumer is overloaded: answers 503, and says when to send again.
    ///
    /// ```
    /// use std::time::Duration;
    /// use callbacks_runtime::HandlerError;
    ///
    /// let error = HandlerError::overloaded(Duration::from_secs(30));
    /// assert_eq!(error.status(), 503);
    /// // This sender sends too much, others do not.
    /// let error = error.with_status(http::StatusCode::TOO_MANY_REQUESTS);
    /// # let _ = error;
    /// ```
    pub fn overloaded(retry_after: Duration) -> Self {
        Self::new("there is too much to do")
            .with_status(StatusCode::SERVICE_UNAVAILABLE)
            .with_retry_after(retry_after)
    }

    /// The subscription is gone: answers 410. Senders that follow Standard Webhooks, CloudEvents or CAMARA then end the
    /// subscription.
    ///
    /// ```
    /// assert_eq!(callbacks_runtime::HandlerError::gone().status(), 410);
    /// ```
    pub fn gone() -> Self {
        Self::new("these callbacks are no longer wanted").with_status(StatusCode::GONE)
    }

    /// Says when to send again (`Retry-After`, RFC 9110 section 10.2.3), rounded up to seconds.
    #[must_use]
    pub const fn with_retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = Some(wait);
        self
    }

    /// When to send again, in seconds.
    pub(super) fn retry_after(&self) -> Option<u64> {
        let wait = self.retry_after?;
        Some(
            wait.as_secs()
                .saturating_add(u64::from(wait.subsec_nanos() > 0)),
        )
    }

    /// Answers with another status, for example 503 if the sender should try again later.
    ///
    /// # Panics
    ///
    /// Panics if the status is not 4xx or 5xx. A failure must not look like a success.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        assert!(
            status.is_client_error() || status.is_server_error(),
            "the status of a failure is 4xx or 5xx, not {status}"
        );
        self.status = status;
        self
    }

    /// The wait that the handler asks for.
    pub(super) const fn wait(&self) -> Option<Duration> {
        self.retry_after
    }

    /// A status that a handler answered with, which may be a redirect.
    pub(super) const fn with_any_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The reason. Only the consumer sees it.
    pub fn reason(&self) -> &(dyn Error + Send + Sync + 'static) {
        match &self.source {
            Source::Boxed(error) => error.as_ref(),
            #[cfg(feature = "anyhow")]
            Source::Anyhow(error) => error.as_ref(),
        }
    }

    /// The reason as an error of this type, or the first of its sources with this type.
    ///
    /// Without the feature `anyhow`, the outermost error in an `anyhow::Error` cannot be found by type, but its sources
    /// can.
    ///
    /// ```
    /// use callbacks_runtime::HandlerError;
    ///
    /// let error = HandlerError::from(std::io::Error::other("the disk is full"));
    /// assert!(error.downcast_ref::<std::io::Error>().is_some());
    /// assert!(error.downcast_ref::<std::fmt::Error>().is_none());
    /// ```
    pub fn downcast_ref<E: Error + Send + Sync + 'static>(&self) -> Option<&E> {
        #[cfg(feature = "anyhow")]
        if let Source::Anyhow(error) = &self.source
            && let Some(found) = error.downcast_ref()
        {
            return Some(found);
        }
        let mut error: &(dyn Error + 'static) = self.reason();
        loop {
            if let Some(found) = error.downcast_ref() {
                return Some(found);
            }
            error = error.source()?;
        }
    }
}

/// Only `anyhow` can find the error inside by type.
#[cfg(feature = "anyhow")]
fn anyhow_of<E: 'static>(error: E) -> Result<::anyhow::Error, E> {
    let mut slot = Some(error);
    let any: &mut dyn std::any::Any = &mut slot;
    let found = any.downcast_mut::<Option<::anyhow::Error>>();
    match found.and_then(Option::take) {
        Some(error) => Ok(error),
        None => Err(slot.expect("nobody took it")),
    }
}

/// Every error, the boxed errors of libraries such as `anyhow`, and strings.
impl<E: Into<BoxError> + 'static> From<E> for HandlerError {
    fn from(error: E) -> Self {
        #[cfg(feature = "anyhow")]
        let error = match anyhow_of(error) {
            Ok(error) => return Self::of(Source::Anyhow(error)),
            Err(error) => error,
        };
        Self::new(error)
    }
}

impl fmt::Display for HandlerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.reason(), formatter)
    }
}

impl fmt::Debug for HandlerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HandlerError")
            .field("status", &self.status)
            .field("source", &self.reason())
            .finish()
    }
}
