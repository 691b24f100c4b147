//! A transport that records requests.

use std::fmt;
use std::sync::{Arc, Mutex};

use super::locked;
use crate::answer::Answer;
use crate::outgoing_request::OutgoingRequest;
use crate::transport::{Transport, TransportError};

/// Records every request byte for byte, then sends it over another transport. Clones share the record.
///
/// ```
/// use callbacks_runtime::testing::Recording;
/// use callbacks_runtime::{Client, StatusCode};
///
/// let recording = Recording::answering(|request| match request.url.as_str() {
///     "https://gone.example/hook" => Ok(StatusCode::GONE.into()),
///     _ => Ok(StatusCode::OK.into()),
/// });
/// let client = Client::over(recording.clone());
/// // The generated methods of `client` are recorded.
/// # let _ = client;
/// for request in recording.take() {
///     assert_eq!(request.headers["content-type"], "application/json");
///     assert!(request.body.starts_with(b"{"));
/// }
/// ```
///
/// Inside a [`Retrying`](crate::client::Retrying) it records every attempt, around one every message.
#[derive(Clone)]
pub struct Recording<T> {
    inner: T,
    sent: Arc<Mutex<Vec<OutgoingRequest>>>,
}

impl<T> Recording<T> {
    /// Records the requests to a transport.
    pub fn over(inner: T) -> Self {
        Self {
            inner,
            sent: Arc::default(),
        }
    }

    /// Takes the requests recorded since the last call, in order.
    pub fn take(&self) -> Vec<OutgoingRequest> {
        std::mem::take(&mut *locked(&self.sent))
    }

    /// How many requests were recorded since the last [`take`](Self::take).
    pub fn count(&self) -> usize {
        locked(&self.sent).len()
    }

    /// The inner transport.
    pub fn inner(&self) -> &T {
        &self.inner
    }
}

impl<F> Recording<Answering<F>>
where
    F: Fn(&OutgoingRequest) -> Result<Answer, TransportError> + Send + Sync,
{
    /// Records requests and answers them with a function instead of sending them.
    pub fn answering(answer: F) -> Self {
        Self::over(Answering(Arc::new(answer)))
    }
}

impl<T: Transport> Transport for Recording<T> {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        locked(&self.sent).push(request.clone());
        self.inner.send(request).await
    }
}

/// Recorded requests may contain secrets.
impl<T: fmt::Debug> fmt::Debug for Recording<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Recording")
            .field("inner", &self.inner)
            .field("count", &self.count())
            .finish_non_exhaustive()
    }
}

/// A transport that is a function.
pub struct Answering<F>(Arc<F>);

impl<F> Clone for Answering<F> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<F> fmt::Debug for Answering<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Answering")
    }
}

impl<F> Transport for Answering<F>
where
    F: Fn(&OutgoingRequest) -> Result<Answer, TransportError> + Send + Sync,
{
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        (self.0)(&request)
    }
}
