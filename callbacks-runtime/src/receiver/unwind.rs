//! Catches panics of handlers, so that the connection survives.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

pin_project! {
    /// A future that returns `None` if it panics.
    ///
    /// An `async fn` would have room for its argument three times, and requests are moved into their futures.
    pub(super) struct Caught<F> {
        #[pin]
        future: F,
    }
}

/// Runs a future to its end. `None` if it panicked.
///
/// Shared state of the handler may be half-changed, as after a panic in a thread. Locks notice that by poisoning.
pub(super) fn catch<F: Future>(future: F) -> Caught<F> {
    Caught { future }
}

impl<F: Future> Future for Caught<F> {
    type Output = Option<F::Output>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let future = self.project().future;
        match catch_unwind(AssertUnwindSafe(|| future.poll(context))) {
            Ok(poll) => poll.map(Some),
            Err(_) => Poll::Ready(None),
        }
    }
}
