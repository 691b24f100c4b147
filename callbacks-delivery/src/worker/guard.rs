//! Panics of a store become its failures, so that the worker goes on.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;

use crate::error::StoreError;
use crate::store::Result;

/// Runs an operation of a store.
pub(super) async fn guarded<R>(operation: impl Future<Output = Result<R>>) -> Result<R> {
    let mut operation = pin!(operation);
    std::future::poll_fn(|context| {
        // After a panic it is not polled again.
        let poll = || operation.as_mut().poll(context);
        catch_unwind(AssertUnwindSafe(poll))
            .unwrap_or_else(|panic| std::task::Poll::Ready(failed(&*panic)))
    })
    .await
}

fn failed<R>(panic: &(dyn Any + Send)) -> Result<R> {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    let text = text.unwrap_or("no message");
    Err(StoreError::unavailable(format!("it panicked: {text}")))
}
