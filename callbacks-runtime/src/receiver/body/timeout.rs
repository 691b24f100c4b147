//! Timeouts.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use super::Timeout;

pin_project! {
    /// A future that returns `None` if it takes too long.
    pub(super) struct Meeting<'d, F> {
        #[pin]
        future: F,
        timeout: &'d Timeout,
        end: Option<Pin<Box<dyn Future<Output = ()> + Send + 'd>>>,
    }
}

impl Timeout {
    /// Awaits a future with the timeout. The clock is only asked when there is something to wait for. A body that is
    /// already there needs no clock.
    pub(super) fn meet<F: Future>(&self, future: F) -> Meeting<'_, F> {
        Meeting {
            future,
            timeout: self,
            end: None,
        }
    }
}

impl<'d, F: Future> Future for Meeting<'d, F> {
    type Output = Option<F::Output>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        if let Poll::Ready(output) = this.future.poll(context) {
            return Poll::Ready(Some(output));
        }
        let timeout: &'d Timeout = this.timeout;
        let end = this
            .end
            .get_or_insert_with(|| timeout.clock.sleep(timeout.after));
        end.as_mut().poll(context).map(|()| None)
    }
}
