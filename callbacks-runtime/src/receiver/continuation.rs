//! Work that continues if its request is dropped.
//!
//! A server drops the future of a request when its connection closes. If the message is claimed, this must not lose the
//! claim: neither while the store creates it, nor before the store knows that the handler succeeded. So the work on
//! such a message belongs to the router, and the request only waits for it.

use std::fmt;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll};

/// Work that nobody waits for any more.
pub(super) type Rest = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Runs remaining work.
pub(super) type Executor = dyn Fn(Rest) + Send + Sync;

/// The work of dropped requests that nothing else runs. The next requests continue it.
#[derive(Default)]
pub(super) struct Remaining {
    rests: Mutex<Vec<Rest>>,
    /// Lets requests skip the lock if there is no work.
    has_any: AtomicBool,
}

/// Where work continues.
#[derive(Clone)]
pub(super) struct Continuation {
    pub(super) executor: Option<Arc<Executor>>,
    /// Weak, because the remaining work may own this.
    pub(super) remaining: Weak<Remaining>,
}

impl Remaining {
    fn locked(&self) -> MutexGuard<'_, Vec<Rest>> {
        // Nothing panics while the lock is held.
        self.rests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, rest: Rest) {
        let mut rests = self.locked();
        rests.push(rest);
        self.has_any.store(true, Ordering::Release);
    }

    fn take(&self) -> Vec<Rest> {
        if !self.has_any.load(Ordering::Acquire) {
            return Vec::new();
        }
        let mut rests = self.locked();
        self.has_any.store(false, Ordering::Release);
        std::mem::take(&mut *rests)
    }

    /// Continues all work as far as possible without waiting.
    pub(super) fn poll(&self, context: &mut Context<'_>) {
        for mut rest in self.take() {
            let polled = catch_unwind(AssertUnwindSafe(|| rest.as_mut().poll(context)));
            // Work that panicked is complete.
            if matches!(polled, Ok(Poll::Pending)) {
                self.push(rest);
            }
        }
    }
}

impl fmt::Debug for Remaining {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Remaining({})", self.locked().len())
    }
}

impl Continuation {
    /// Completes work: with the executor, else the current runtime, else the next requests.
    pub(super) fn run(&self, rest: Rest) {
        let rest = Kept {
            rest: Some(rest),
            remaining: Weak::clone(&self.remaining),
        };
        match &self.executor {
            Some(executor) => executor(Box::pin(rest)),
            None => spawn(rest),
        }
    }
}

#[cfg(any(feature = "axum", feature = "client"))]
fn spawn(rest: Kept) {
    if let Ok(runtime) = tokio::runtime::Handle::try_current() {
        runtime.spawn(rest);
    }
    // Without a runtime the work is dropped, and so remains.
}

#[cfg(not(any(feature = "axum", feature = "client")))]
fn spawn(rest: Kept) {
    drop(rest);
}

/// Work that remains if an executor drops it.
struct Kept {
    rest: Option<Rest>,
    remaining: Weak<Remaining>,
}

impl Future for Kept {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Some(rest) = &mut self.rest else {
            return Poll::Ready(());
        };
        let polled = catch_unwind(AssertUnwindSafe(|| rest.as_mut().poll(context)));
        if matches!(polled, Ok(Poll::Pending)) {
            return Poll::Pending;
        }
        self.rest = None;
        Poll::Ready(())
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let (Some(rest), Some(remaining)) = (self.rest.take(), self.remaining.upgrade()) {
            remaining.push(rest);
        }
    }
}

/// Work that a request waits for. Once begun, it continues without the request.
pub(super) struct Awaited<T: 'static> {
    work: Option<Pin<Box<dyn Future<Output = T> + Send>>>,
    has_begun: bool,
    continuation: Continuation,
}

impl<T: 'static> Awaited<T> {
    pub(super) fn new(
        work: impl Future<Output = T> + Send + 'static,
        continuation: Continuation,
    ) -> Self {
        Self {
            work: Some(Box::pin(work)),
            has_begun: false,
            continuation,
        }
    }
}

impl<T: 'static> Future for Awaited<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        self.has_begun = true;
        let work = self
            .work
            .as_mut()
            .expect("no future is polled after its end");
        match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(outcome)) => {
                self.work = None;
                Poll::Ready(outcome)
            }
            // Work that panicked is complete, and must not be polled again.
            Err(panic) => {
                self.work = None;
                resume_unwind(panic)
            }
        }
    }
}

impl<T: 'static> Drop for Awaited<T> {
    fn drop(&mut self) {
        if let Some(work) = self.work.take().filter(|_| self.has_begun) {
            self.continuation.run(Box::pin(Over(work)));
        }
    }
}

/// Work whose outcome is ignored.
struct Over<T: 'static>(Pin<Box<dyn Future<Output = T> + Send>>);

impl<T: 'static> Future for Over<T> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.0.as_mut().poll(context).map(drop)
    }
}
