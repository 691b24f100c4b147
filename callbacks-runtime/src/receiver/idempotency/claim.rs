//! One message while its handler runs: what is not committed is released, however it ends.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{HeaderValue, RETRY_AFTER};
use http::request::Parts;
use http::{Response, StatusCode};
use http_body_util::Full;

use super::key::IdempotencyKey;
use super::settings::Idempotency;
use super::store::{DynStore, Reservation, StoreError};
use crate::receiver::handler_error::HandlerError;
use crate::receiver::problem::problem;

/// After how many seconds a message that is being handled may come again.
const RETRY_SECONDS: HeaderValue = HeaderValue::from_static("1");

/// The right to handle a message: it is released when this is dropped.
#[derive(Default)]
pub(in crate::receiver) struct Claim(Option<Held>);

struct Held {
    store: Arc<dyn DynStore>,
    key: IdempotencyKey,
}

/// Why a message is not handled now.
pub(in crate::receiver) enum Unclaimed {
    /// It was, or is being handled.
    Answered(Response<Full<Bytes>>),
    /// Nobody knows.
    Failed(HandlerError),
}

impl Claim {
    /// Claims a message, if messages are handled once and this one has an id.
    pub(in crate::receiver) async fn of(
        settings: &Idempotency,
        place: &[Cow<'_, str>],
        parts: &Parts,
        body: &Bytes,
        now: SystemTime,
    ) -> Result<Self, Unclaimed> {
        let Some(key) = settings.key(place, parts, body) else {
            return Ok(Self::default());
        };
        let store = Arc::clone(&settings.store);
        match store.reserve(&key, now).await {
            Ok(Reservation::Reserved) => Ok(Self(Some(Held { store, key }))),
            Ok(Reservation::InProgress) => Err(Unclaimed::Answered(in_progress())),
            Ok(Reservation::Done(status)) => {
                let mut response = Response::default();
                *response.status_mut() = status;
                Err(Unclaimed::Answered(response))
            }
            Err(error) => Err(Unclaimed::Failed(failed(error))),
        }
    }

    /// Ends the claim: a success is kept, and after anything else the message may come again.
    pub(in crate::receiver) async fn end(
        mut self,
        status: StatusCode,
        now: SystemTime,
    ) -> Result<(), HandlerError> {
        if !status.is_success() {
            return Ok(());
        }
        // From here on it is handled, whatever becomes of the note of it.
        let Some(held) = self.0.take() else {
            return Ok(());
        };
        let kept = held.store.commit(&held.key, status, now).await;
        kept.map_err(failed)
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        if let Some(held) = self.0.take() {
            held.store.release(&held.key);
        }
    }
}

fn in_progress() -> Response<Full<Bytes>> {
    let mut response = problem(StatusCode::SERVICE_UNAVAILABLE);
    response.headers_mut().insert(RETRY_AFTER, RETRY_SECONDS);
    response
}

fn failed(error: StoreError) -> HandlerError {
    HandlerError::new(error).with_status(StatusCode::SERVICE_UNAVAILABLE)
}
