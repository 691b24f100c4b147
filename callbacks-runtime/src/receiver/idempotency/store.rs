//! Where it is kept which messages were handled.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use http::StatusCode;

use super::key::IdempotencyKey;

/// Stores which messages were handled, and which are being handled right now.
///
/// [`InMemoryStore`](super::InMemoryStore) serves one process. [`testing::check_store`](crate::testing::check_store) tests a
/// store of your own against all of the following.
///
/// # What a store guarantees
///
/// - Of all [`reserve`](Self::reserve) calls for a key, in all processes that share the store, one gets
///   [`Reserved`](Reservation::Reserved). The others get [`InProgress`](Reservation::InProgress) until that reservation ends,
///   and [`Done`](Reservation::Done) once it was committed.
/// - [`commit`](Self::commit) and [`release`](Self::release) have taken effect when they return `Ok`. Both may be repeated.
///   `release` after `commit` changes nothing.
/// - What was committed is stored for as long as a provider may send it again, and for at least twice the tolerance of the
///   verifier's timestamps.
/// - A reservation is a lease in a store that outlives the process: it ends on its own after some time, longer than a handler
///   takes. A process that died releases nothing.
///
/// # What the router guarantees
///
/// From the first call of `reserve` on, a message no longer depends on its request. When the request is dropped, because the
/// connection closed or a timeout around the router ran out, the pending operation of the store still completes, and so do the
/// handler and the `commit` or `release` that follows. [`Router::executor`](crate::Router::executor) says where that work runs.
/// So a store may await wherever it has to, and needs no tasks of its own.
///
/// Each reservation is followed by one of `commit` and `release`:
///
/// | what happened | then |
/// |---|---|
/// | the handler succeeded | `commit` |
/// | it failed or panicked, or the request is invalid | `release` |
/// | the executor dropped the work | the router's next requests complete it |
/// | `reserve` failed or panicked | nothing: whether there is a reservation is unknown, and its lease ends it |
/// | `commit` failed or panicked | nothing: the handler ran, so the reservation stays as long as its lease |
/// | the process or the router ended | nothing: its lease ends it |
pub trait IdempotencyStore: Send + Sync + 'static {
    /// Reserves a message for one handler, unless it is reserved already or was handled.
    ///
    /// # Errors
    ///
    /// When the store cannot tell. The message is answered with 503 then, so that it comes again.
    fn reserve(
        &self,
        key: &IdempotencyKey,
        now: SystemTime,
    ) -> impl Future<Output = Result<Reservation, StoreError>> + Send;

    /// Stores that a reserved message was handled, and with which status, one of 2xx, it was answered.
    ///
    /// # Errors
    ///
    /// When that cannot be stored. The message counts as handled all the same: `on_failure` gets the error, the sender a success.
    fn commit(
        &self,
        key: &IdempotencyKey,
        status: StatusCode,
        now: SystemTime,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Gives a reservation up: the message was not handled.
    ///
    /// # Errors
    ///
    /// When that cannot be stored. `on_failure` gets the error, and the message waits until its lease ends.
    fn release(&self, key: &IdempotencyKey) -> impl Future<Output = Result<(), StoreError>> + Send;
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

    async fn release(&self, key: &IdempotencyKey) -> Result<(), StoreError> {
        (**self).release(key).await
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

    fn release<'a>(&'a self, key: &'a IdempotencyKey) -> Pending<'a, ()>;
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

    fn release<'a>(&'a self, key: &'a IdempotencyKey) -> Pending<'a, ()> {
        Box::pin(IdempotencyStore::release(self, key))
    }
}
