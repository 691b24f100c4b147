//! Tests whether a store of handled messages fulfils its contract.

mod operations;

use std::future::{Future, poll_fn};
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll;

use bytes::Bytes;
use http::{HeaderName, Request, StatusCode};
use http_body_util::Full;
use tower_service::Service;

pub use operations::compete;

use super::locked;
use crate::operation::Operation;
use crate::receiver::idempotency::{Idempotency, IdempotencyStore, StoreError};
use crate::receiver::incoming_request::{DecodeRequest, IncomingRequest, Rejection};
use crate::receiver::routes::Routes;
use crate::receiver::{Context, HandlerError, Router};
use operations::Operations;

/// How often a message is repeated while it is reported as being handled.
const ATTEMPTS: usize = 1000;

/// The status of the handler's answer, which a duplicate gets as well.
const ANSWER: StatusCode = StatusCode::ACCEPTED;

static OPERATION: Operation = Operation::new("checkStore", "POST", "/check-store");

const ID: HeaderName = HeaderName::from_static("x-message-id");

/// Checks that an [`IdempotencyStore`] fulfils its contract.
///
/// It calls the store's operations one by one and concurrently. Then it sends messages to a router with the store, and
/// drops each request after every possible number of polls: inside `reserve`, the handler, `commit` and `release`. Then
/// it sends the message again. The handler must succeed exactly once, and the message must not stay reserved.
///
/// The store may contain data, because all ids are random.
///
/// ```
/// use callbacks_runtime::receiver::idempotency::InMemoryStore;
/// use callbacks_runtime::testing::check_store;
///
/// # tokio::runtime::Runtime::new()?.block_on(async {
/// check_store(InMemoryStore::default()).await;
/// # });
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Panics
///
/// Panics if the store violates its contract. The message says how.
pub async fn check_store(store: impl IdempotencyStore) {
    let store = Arc::new(store);
    let scope = random();
    Operations {
        store: &store,
        scope: &scope,
    }
    .check()
    .await;
    for outcome in [First::Succeeds, First::Fails, First::Panics] {
        for executor in [Executor::Runs, Executor::Drops] {
            let messages = Messages {
                store: &store,
                scope: &scope,
                outcome,
                executor,
            };
            messages.check().await;
        }
    }
}

/// An id that no other check uses.
fn random() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives random numbers");
    format!("{:032x}", u128::from_be_bytes(bytes))
}

fn done<T>(operation: &str, result: Result<T, StoreError>) -> T {
    result.unwrap_or_else(|error| panic!("`{operation}` failed: {error}"))
}

/// What happens to the first run of a handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum First {
    Succeeds,
    Fails,
    Panics,
}

/// What happens to the work of a dropped request.
#[derive(Clone, Copy, Debug)]
enum Executor {
    Runs,
    Drops,
}

/// Sends messages to a router with the store.
struct Messages<'a, S> {
    store: &'a Arc<S>,
    scope: &'a str,
    outcome: First,
    executor: Executor,
}

type Rest = Pin<Box<dyn Future<Output = ()> + Send>>;

impl<S: IdempotencyStore> Messages<'_, S> {
    /// Drops requests after one more poll each time, until a request completes.
    async fn check(&self) {
        for polls in 0.. {
            if self.check_dropped_after(polls).await {
                return;
            }
        }
    }

    async fn check_dropped_after(&self, polls: usize) -> bool {
        let told = format!(
            "a request that is dropped after {polls} polls, when the first handler {:?} and the executor {:?} the rest",
            self.outcome, self.executor
        );
        let (handler, rests) = (Arc::new(Handler::default()), Arc::new(Mutex::default()));
        let router = self.router(&handler, &rests);
        let id = format!("{:?} {:?} {polls}", self.outcome, self.executor);
        let answered = polled(send(&router, &id), polls).await;
        // Continued work must end.
        loop {
            let rest: Option<Rest> = locked(&rests).pop();
            match rest {
                Some(rest) => rest.await,
                None => break,
            }
        }
        let attempts = match self.executor {
            Executor::Runs => 1,
            Executor::Drops => ATTEMPTS,
        };
        let mut status = StatusCode::SERVICE_UNAVAILABLE;
        for _ in 0..attempts {
            status = send(&router, &id).await;
            if status == StatusCode::INTERNAL_SERVER_ERROR {
                // The first run has just ended.
                status = send(&router, &id).await;
            }
            if status != StatusCode::SERVICE_UNAVAILABLE {
                break;
            }
            yield_now().await;
        }
        let failures = locked(&handler.failures).join("; ");
        assert!(
            status != StatusCode::SERVICE_UNAVAILABLE,
            "{told}: the message stays claimed ({failures})"
        );
        assert!(
            status == ANSWER,
            "{told}: the message is answered with {status} when it comes again ({failures})"
        );
        let expected = match self.outcome {
            First::Succeeds => 1,
            First::Fails | First::Panics => 2,
        };
        for _ in 0..2 {
            let runs = handler.runs.load(Ordering::SeqCst);
            assert!(
                runs == expected,
                "{told}: the handler ran {runs} times, not {expected} ({failures})"
            );
            let again = send(&router, &id).await;
            assert!(
                again == ANSWER,
                "{told}: a duplicate of what was handled is answered with {again}"
            );
        }
        answered.is_some()
    }

    fn router(&self, handler: &Arc<Handler>, rests: &Arc<Mutex<Vec<Rest>>>) -> Router {
        let outcome = self.outcome;
        let handle = move |handler: Arc<Arc<Handler>>, _: Received, _: Context| async move {
            handler.handle(outcome).await
        };
        let router = Routes::new(Arc::clone(handler))
            .on(&OPERATION, handle)
            .into_router();
        let messages = Idempotency::new(Arc::clone(self.store))
            .scope(self.scope)
            .by_header(ID);
        let (failed, rests, executor) = (Arc::clone(handler), Arc::clone(rests), self.executor);
        router
            .idempotent(messages)
            .on_failure(move |_, error| locked(&failed.failures).push(error.to_string()))
            .executor(move |rest| match executor {
                Executor::Runs => locked(&rests).push(rest),
                Executor::Drops => drop(rest),
            })
    }
}

/// A handler that counts its runs.
#[derive(Default)]
struct Handler {
    runs: AtomicUsize,
    failures: Mutex<Vec<String>>,
}

impl Handler {
    async fn handle(&self, first: First) -> Result<StatusCode, HandlerError> {
        yield_now().await;
        let is_first = self.runs.fetch_add(1, Ordering::SeqCst) == 0;
        yield_now().await;
        match first {
            First::Fails if is_first => Err(HandlerError::new("the first run fails")),
            // Without a message on the terminal.
            First::Panics if is_first => resume_unwind(Box::new("the first run panics")),
            _ => Ok(ANSWER),
        }
    }
}

struct Received;

impl DecodeRequest for Received {
    fn decode(_: IncomingRequest) -> Result<Self, Rejection> {
        Ok(Self)
    }
}

async fn send(router: &Router, id: &str) -> StatusCode {
    let mut request = Request::new(Full::<Bytes>::default());
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = http::Uri::from_static(OPERATION.path);
    let id = id.try_into().expect("ids are ASCII");
    request.headers_mut().insert(ID, id);
    let Ok(answer) = router.clone().call(request).await;
    answer.status()
}

/// The output of a future within this number of polls.
async fn polled<F: Future>(future: F, polls: usize) -> Option<F::Output> {
    let (mut future, mut left) = (pin!(future), polls);
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Lets other tasks run, in any runtime.
async fn yield_now() {
    let mut has_yielded = false;
    poll_fn(|context| {
        if has_yielded {
            return Poll::Ready(());
        }
        has_yielded = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
