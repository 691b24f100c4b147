//! Waits no longer than a deadline.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use super::Deadline;

pin_project! {
    /// A future that ends with `None` when it takes too long.
    pub(super) struct Meeting<'d, F> {
        #[pin]
        future: F,
        deadline: &'d Deadline,
        end: Option<Pin<Box<dyn Future<Output = ()> + Send + 'd>>>,
    }
}

impl Deadline {
    /// The future's output, unless it takes too long. The clock is asked once there is something to wait for: a body that
    /// is there already needs none.
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
