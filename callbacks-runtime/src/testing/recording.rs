//! A transport that keeps what is sent.

use std::fmt;
use std::sync::{Arc, Mutex};

use super::locked;
use crate::answer::Answer;
use crate::outgoing::Outgoing;
use crate::transport::{Transport, TransportError};

/// Keeps every request, byte for byte, before it goes on to another transport. Clones share what is kept.
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
/// // Whatever the generated methods of `client` send is kept.
/// # let _ = client;
/// for request in recording.take() {
///     assert_eq!(request.headers["content-type"], "application/json");
///     assert!(request.body.starts_with(b"{"));
/// }
/// ```
///
/// Under a [`Retrying`](crate::Retrying) it keeps every attempt, over one every message.
#[derive(Clone)]
pub struct Recording<T> {
    inner: T,
    sent: Arc<Mutex<Vec<Outgoing>>>,
}

impl<T> Recording<T> {
    /// Keeps what is sent by a transport.
    pub fn over(inner: T) -> Self {
        Self {
            inner,
            sent: Arc::default(),
        }
    }

    /// What was sent since it was last taken, in order.
    pub fn take(&self) -> Vec<Outgoing> {
        std::mem::take(&mut *locked(&self.sent))
    }

    /// How many requests were sent since they were last taken.
    pub fn count(&self) -> usize {
        locked(&self.sent).len()
    }

    /// The transport below.
    pub fn inner(&self) -> &T {
        &self.inner
    }
}

impl<F> Recording<Answering<F>>
where
    F: Fn(&Outgoing) -> Result<Answer, TransportError> + Send + Sync,
{
    /// Keeps what is sent, and answers by a function instead of sending it on.
    pub fn answering(answer: F) -> Self {
        Self::over(Answering(Arc::new(answer)))
    }
}

impl<T: Transport> Transport for Recording<T> {
    async fn send(&self, request: Outgoing) -> Result<Answer, TransportError> {
        locked(&self.sent).push(request.clone());
        self.inner.send(request).await
    }
}

/// What is kept may hold secrets.
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
    F: Fn(&Outgoing) -> Result<Answer, TransportError> + Send + Sync,
{
    async fn send(&self, request: Outgoing) -> Result<Answer, TransportError> {
        (self.0)(&request)
    }
}
