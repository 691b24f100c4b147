//! Waits no longer than a deadline.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use super::Deadline;

impl Deadline {
    /// The future's output, unless it takes too long. The clock is asked once there is something to wait for: a body that
    /// is there already needs none.
    pub(super) async fn meet<F: Future>(&self, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let mut end = None;
        poll_fn(|context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            let end = end.get_or_insert_with(|| self.clock.sleep(self.after));
            end.as_mut().poll(context).map(|()| None)
        })
        .await
    }
}
