//! A message while its handler runs. Unless it is committed, it is released in the end.

use std::future::Future;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{HeaderValue, RETRY_AFTER};
use http::{Response, StatusCode};
use http_body_util::Full;

use super::key::IdempotencyKey;
use super::settings::Idempotency;
use super::store::{DynStore, Reservation, StoreError};
use crate::receiver::going_on::GoingOn;
use crate::receiver::handler_error::HandlerError;
use crate::receiver::problem::problem;
use crate::receiver::unwind;

/// After how many seconds a message that is being handled may be sent again.
const RETRY_SECONDS: HeaderValue = HeaderValue::from_static("1");

/// The right to handle a message. Dropping it releases the message.
#[derive(Default)]
pub(in crate::receiver) struct Claim(Option<Held>);

struct Held {
    store: Arc<dyn DynStore>,
    key: IdempotencyKey,
    going_on: GoingOn,
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
        going_on: GoingOn,
    ) -> Result<Self, Unclaimed> {
        let store = Arc::clone(&settings.store);
        match store.reserve(&key, now).await {
            Ok(Reservation::Reserved) => Ok(Self(Some(Held {
                store,
                key,
                going_on,
            }))),
            Ok(Reservation::InProgress) => Err(Unclaimed::Answered(in_progress())),
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
            return caught(async { held.store.commit(&held.key, status, now).await }).await;
        }
        let Some(held) = &self.0 else {
            return Ok(());
        };
        let released = caught(async { held.store.release(&held.key).await }).await;
        self.0 = None;
        released
    }

    /// Where the work on the message continues if its executor drops it.
    pub(in crate::receiver) fn going_on(&self) -> Option<GoingOn> {
        self.0.as_ref().map(|held| held.going_on.clone())
    }
}

/// The work on the message panicked or was dropped.
impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(Held {
            store,
            key,
            going_on,
        }) = self.0.take()
        {
            going_on.run(Box::pin(async move { drop(store.release(&key).await) }));
        }
    }
}

/// The result of ending the claim. A panic of the store must not lose the answer.
async fn caught(ended: impl Future<Output = Result<(), StoreError>>) -> Result<(), HandlerError> {
    let ended = unwind::catch(ended).await;
    ended
        .unwrap_or_else(|| Err(StoreError::new("it panicked")))
        .map_err(failed)
}

fn in_progress() -> Response<Full<Bytes>> {
    let mut response = problem(StatusCode::SERVICE_UNAVAILABLE);
    response.headers_mut().insert(RETRY_AFTER, RETRY_SECONDS);
    response
}

fn failed(error: StoreError) -> HandlerError {
    HandlerError::new(error).with_status(StatusCode::SERVICE_UNAVAILABLE)
}
