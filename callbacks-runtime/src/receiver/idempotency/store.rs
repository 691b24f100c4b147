//! Where it is kept which messages were handled.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use http::StatusCode;

use super::key::IdempotencyKey;

/// Keeps which messages were handled, and which are being handled right now.
///
/// [`InMemoryStore`](super::InMemoryStore) serves one process. A store that several processes share must end reservations
/// on its own after some time, longer than a handler takes: a process that died releases nothing. What was committed must
/// be kept for as long as a provider may send it again, and for at least twice the tolerance of the verifier's timestamps.
pub trait IdempotencyStore: Send + Sync + 'static {
    /// Reserves a message for one handler, at once for all who ask: unless it is reserved already, or was handled.
    ///
    /// # Errors
    ///
    /// When the store cannot tell. The message is answered with 503 then, so that it comes again.
    fn reserve(
        &self,
        key: &IdempotencyKey,
        now: SystemTime,
    ) -> impl Future<Output = Result<Reservation, StoreError>> + Send;

    /// Keeps that a reserved message was handled, and with which status, one of 2xx, it was answered.
    ///
    /// # Errors
    ///
    /// When that cannot be kept. The message counts as handled all the same.
    fn commit(
        &self,
        key: &IdempotencyKey,
        status: StatusCode,
        now: SystemTime,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Gives a reserved message up: it was not handled. This is also called where a request is dropped, so it must not
    /// wait: a store behind a network does it in a task of its own.
    fn release(&self, key: &IdempotencyKey);
}

/// What a store says of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reservation {
    /// It is new, and reserved from now on.
    Reserved,
    /// It is being handled.
    InProgress,
    /// It was handled, and answered with this status.
    Done(StatusCode),
}

/// Why a store cannot tell.
#[derive(Debug)]
pub struct StoreError(Box<dyn std::error::Error + Send + Sync>);

impl StoreError {
    /// An error of a store, which the consumer's log will show.
    pub fn new(reason: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the store of handled messages failed: {}",
            self.0
        )
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.0.as_ref())
    }
}

impl<S: IdempotencyStore> IdempotencyStore for Arc<S> {
    async fn reserve(
        &self,
        key: &IdempotencyKey,
        now: SystemTime,
    ) -> Result<Reservation, StoreError> {
        (**self).reserve(key, now).await
    }

    async fn commit(
        &self,
        key: &IdempotencyKey,
        status: StatusCode,
        now: SystemTime,
    ) -> Result<(), StoreError> {
        (**self).commit(key, status, now).await
    }

    fn release(&self, key: &IdempotencyKey) {
        (**self).release(key);
    }
}

type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A store of whatever type.
pub(super) trait DynStore: Send + Sync {
    fn reserve<'a>(&'a self, key: &'a IdempotencyKey, now: SystemTime) -> Pending<'a, Reservation>;

    fn commit<'a>(
        &'a self,
        key: &'a IdempotencyKey,
        status: StatusCode,
        now: SystemTime,
    ) -> Pending<'a, ()>;

    fn release(&self, key: &IdempotencyKey);
}

impl<S: IdempotencyStore> DynStore for S {
    fn reserve<'a>(&'a self, key: &'a IdempotencyKey, now: SystemTime) -> Pending<'a, Reservation> {
        Box::pin(IdempotencyStore::reserve(self, key, now))
    }

    fn commit<'a>(
        &'a self,
        key: &'a IdempotencyKey,
        status: StatusCode,
        now: SystemTime,
    ) -> Pending<'a, ()> {
        Box::pin(IdempotencyStore::commit(self, key, status, now))
    }

    fn release(&self, key: &IdempotencyKey) {
        IdempotencyStore::release(self, key);
    }
}
