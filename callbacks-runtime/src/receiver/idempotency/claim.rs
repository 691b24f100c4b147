//! A message while its handler runs. Unless it is committed, it is released in the end.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::RETRY_AFTER;
use http::{Response, StatusCode};
use http_body_util::Full;

use super::key::IdempotencyKey;
use super::settings::Idempotency;
use super::store::{DynStore, Reservation, StoreError};
use super::token::Token;
use crate::clock::Clock;
use crate::receiver::continuation::Continuation;
use crate::receiver::handler_error::HandlerError;
use crate::receiver::problem::problem;
use crate::receiver::unwind;

/// The right to handle a message. Dropping it releases the message. Boxed, because each request has room for one, even if
/// messages are not claimed.
#[derive(Default)]
pub(in crate::receiver) struct Claim(Option<Box<Held>>);

struct Held {
    store: Arc<dyn DynStore>,
    key: IdempotencyKey,
    token: Token,
    lease: Duration,
    clock: Option<Arc<dyn Clock>>,
    continuation: Continuation,
}

/// Why a message is not handled now.
pub(in crate::receiver) enum Unclaimed {
    /// The message was handled, or is being handled.
    Answered(Response<Full<Bytes>>),
    /// The store failed.
    Failed(HandlerError),
}

impl Claim {
    /// Claims a message.
    pub(in crate::receiver) async fn of(
        settings: &Idempotency,
        key: IdempotencyKey,
        now: SystemTime,
        continuation: Continuation,
    ) -> Result<Self, Unclaimed> {
        let store = Arc::clone(&settings.store);
        let token = Token::random().map_err(|error| Unclaimed::Failed(failed(error)))?;
        match store.reserve(&key, token, settings.lease, now).await {
            Ok(Reservation::Reserved) => Ok(Self(Some(Box::new(Held {
                store,
                key,
                token,
                lease: settings.lease,
                clock: settings.clock.clone(),
                continuation,
            })))),
            Ok(Reservation::InProgress { remaining }) => {
                let wait = settings.retry_after.min(remaining);
                Err(Unclaimed::Answered(in_progress(wait)))
            }
            Ok(Reservation::Done(status)) => {
                let mut response = Response::default();
                *response.status_mut() = status;
                Err(Unclaimed::Answered(response))
            }
            Err(error) => Err(Unclaimed::Failed(failed(error))),
        }
    }

    /// Ends the claim. A success is stored. After anything else the message may be sent again.
    pub(in crate::receiver) async fn end(
        mut self,
        status: StatusCode,
        now: SystemTime,
    ) -> Result<(), HandlerError> {
        if status.is_success() {
            // From here on the message counts as handled, even if the store fails.
            let Some(held) = self.0.take() else {
                return Ok(());
            };
            let committed = held.store.commit(&held.key, held.token, status, now);
            return match caught(committed).await? {
                true => Ok(()),
                false => Err(HandlerError::new(Overtaken)),
            };
        }
        let Some(held) = &self.0 else {
            return Ok(());
        };
        // If somebody else has the message by now, there is nothing to release.
        let released = caught(held.store.release(&held.key, held.token)).await;
        self.0 = None;
        released.map(drop)
    }

    /// Whether there is something to end.
    pub(in crate::receiver) fn is_held(&self) -> bool {
        self.0.is_some()
    }

    /// Whether the lease is extended while the handler runs.
    pub(in crate::receiver) fn is_extended(&self) -> bool {
        self.0.as_ref().is_some_and(|held| held.clock.is_some())
    }

    /// Runs a handler, and extends the lease as long as it runs.
    pub(in crate::receiver) async fn during<T>(
        &self,
        work: impl Future<Output = T>,
        now: impl Fn() -> SystemTime,
    ) -> T {
        let Some((held, clock)) = self.0.as_deref().and_then(Held::clocked) else {
            return work.await;
        };
        let extending = async {
            loop {
                clock.sleep(held.lease / 3).await;
                // After a failure of the store, the next attempt may still be in time.
                let extended = held.store.extend(&held.key, held.token, held.lease, now());
                if matches!(caught(extended).await, Ok(false)) {
                    // Lost. The commit reports it.
                    std::future::pending::<()>().await;
                }
            }
        };
        let (mut work, mut extending) = (pin!(work), pin!(extending));
        poll_fn(|context| {
            if let Poll::Ready(outcome) = work.as_mut().poll(context) {
                return Poll::Ready(outcome);
            }
            let _never: Poll<()> = extending.as_mut().poll(context);
            Poll::Pending
        })
        .await
    }

    /// Where the work on the message continues if its executor drops it.
    pub(in crate::receiver) fn continuation(&self) -> Option<Continuation> {
        self.0.as_ref().map(|held| held.continuation.clone())
    }
}

impl Held {
    /// With the clock that measures when to extend the lease.
    fn clocked(&self) -> Option<(&Self, &dyn Clock)> {
        Some((self, self.clock.as_deref()?))
    }
}

/// The work on the message panicked or was dropped.
impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(held) = self.0.take() {
            let Held {
                store,
                key,
                token,
                continuation,
                ..
            } = *held;
            continuation.run(Box::pin(
                async move { drop(store.release(&key, token).await) },
            ));
        }
    }
}

/// The handler succeeded after its reservation had expired and somebody else had reserved the message.
#[derive(Debug)]
struct Overtaken;

impl fmt::Display for Overtaken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(
            "the handler took longer than its lease, and the message was reserved again, so it may be handled twice: use \
             a longer lease, or extend it",
        )
    }
}

impl std::error::Error for Overtaken {}

/// The result of an operation of the store. A panic of the store must not lose the answer.
async fn caught(
    ended: impl Future<Output = Result<bool, StoreError>>,
) -> Result<bool, HandlerError> {
    let ended = unwind::catch(ended).await;
    ended
        .unwrap_or_else(|| Err(StoreError::new("it panicked")))
        .map_err(failed)
}

/// At least one second: `Retry-After` counts whole seconds, and zero would mean at once.
fn in_progress(wait: Duration) -> Response<Full<Bytes>> {
    let error = HandlerError::overloaded(wait.max(Duration::from_secs(1)));
    let mut response = problem(StatusCode::SERVICE_UNAVAILABLE);
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
    }
    response
}

fn failed(error: StoreError) -> HandlerError {
    HandlerError::new(error).with_status(StatusCode::SERVICE_UNAVAILABLE)
}
