//! Timeouts.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use super::Deadline;

pin_project! {
    /// A future that returns `None` if it takes too long.
    pub(super) struct Meeting<'d, F> {
        #[pin]
        future: F,
        deadline: &'d Deadline,
        end: Option<Pin<Box<dyn Future<Output = ()> + Send + 'd>>>,
    }
}

impl Deadline {
    /// Awaits a future with the timeout. The clock is only asked when there is something to wait for. A body that is
    /// already there needs no clock.
    pub(super) fn meet<F: Future>(&self, future: F) -> Meeting<'_, F> {
        Meeting {
            future,
            deadline: self,
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
        let deadline: &'d Deadline = this.deadline;
        let end = this
            .end
            .get_or_insert_with(|| deadline.clock.sleep(deadline.after));
        end.as_mut().poll(context).map(|()| None)
    }
}
