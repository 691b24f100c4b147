//! A handler's panic must not take the connection with it.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

pin_project! {
    /// A future that ends with `None` when it panics.
    ///
    /// It is no `async fn`, which would have room for what it is given three times over: a request that arrives is moved into
    /// its future, and the future into memory of its own.
    pub(super) struct Caught<F> {
        #[pin]
        future: F,
    }
}

/// Runs a future to its end; `None` when it panicked.
///
/// What the handler shares may be left half-changed, just as after a panic in a thread of its own: that is for locks and
/// the like to notice, which poison themselves.
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
