//! Why a handler could not deal with a callback.

use std::fmt;
use std::time::Duration;

use http::StatusCode;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A handler's failure. The sender gets its status, by default 500, and nothing of the reason.
///
/// Every error converts into it, so handlers use `?`. It is no error type itself for that reason, as with `anyhow`.
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
    source: BoxError,
}

impl HandlerError {
    /// A failure with a reason that is no error type, such as a text.
    pub fn new(reason: impl Into<BoxError>) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            retry_after: None,
            source: reason.into(),
        }
    }

    /// There is too much to do: answers 503 and when to send again.
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

    /// Nobody wants these callbacks any more: answers 410, which ends the subscription with senders that go by Standard
    /// Webhooks, CloudEvents or CAMARA.
    ///
    /// ```
    /// assert_eq!(callbacks_runtime::HandlerError::gone().status(), 410);
    /// ```
    pub fn gone() -> Self {
        Self::new("nobody wants these callbacks any more").with_status(StatusCode::GONE)
    }

    /// Tells when to send again (`Retry-After`, RFC 9110 section 10.2.3), rounded up to seconds.
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

    /// Answers with another status, such as 503 when the sender shall try again later.
    ///
    /// # Panics
    ///
    /// When the status is not of class 4xx or 5xx: a failure must not read as success.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        assert!(
            status.is_client_error() || status.is_server_error(),
            "the status of a failure is 4xx or 5xx, not {status}"
        );
        self.status = status;
        self
    }

    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The reason, which only the consumer sees.
    pub fn reason(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
        self.source.as_ref()
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for HandlerError {
    fn from(error: E) -> Self {
        Self::new(error)
    }
}

impl fmt::Display for HandlerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.source, formatter)
    }
}

impl fmt::Debug for HandlerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("HandlerError")
            .field("status", &self.status)
            .field("source", &self.source)
            .finish()
    }
}
