//! Stores of handled messages.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use http::StatusCode;

use super::key::IdempotencyKey;

/// Stores which messages were handled, and which ones are being handled.
///
/// [`InMemoryStore`](super::InMemoryStore) is for one process. [`testing::check_store`](crate::testing::check_store)
/// tests your own store against the following guarantees.
///
/// # What a store guarantees
///
/// - Among all [`reserve`](Self::reserve) calls for a key, in all processes that share the store, one gets
///   [`Reserved`](Reservation::Reserved). The others get [`InProgress`](Reservation::InProgress) until that reservation
///   ends, and [`Done`](Reservation::Done) after it was committed.
/// - [`commit`](Self::commit) and [`release`](Self::release) have taken effect when they return `Ok`. Both may be
///   repeated. `release` after `commit` changes nothing.
/// - Committed messages are stored as long as a provider may send them again, and at least twice the tolerance for the
///   verifier's timestamps.
/// - In a store that outlives the process, a reservation is a lease: it ends by itself after some time, longer than a
///   handler takes. A process that died releases nothing.
///
/// # What the router guarantees
///
/// From the first call of `reserve` on, a message no longer depends on its request. The request may be dropped because
/// the connection closed, or because a timeout around the router expired. The pending operation of the store still
/// completes, and so do the handler and the following `commit` or `release`.
/// [`Router::executor`](crate::Router::executor) sets where that work runs. So a store may await anywhere, and needs no
/// tasks of its own.
///
/// Each reservation is followed by `commit` or `release`:
///
/// | what happened | then |
/// |---|---|
/// | the handler succeeded | `commit` |
/// | it failed or panicked, or the request is invalid | `release` |
/// | the executor dropped the work | the router's next requests complete it |
/// | `reserve` failed or panicked | nothing: it is unknown whether there is a reservation, and its lease ends it |
/// | `commit` failed or panicked | nothing: the handler ran, so the reservation lasts as long as its lease |
/// | the process or the router ended | nothing: its lease ends it |
pub trait IdempotencyStore: Send + Sync + 'static {
    /// Reserves a message for one handler, unless it is already reserved or handled.
    ///
    /// # Errors
    ///
    /// Returns an error if the store failed. The message is answered with 503, so that it is sent again.
    fn reserve(
        &self,
        key: &IdempotencyKey,
        now: SystemTime,
    ) -> impl Future<Output = Result<Reservation, StoreError>> + Send;

    /// Stores that a reserved message was handled, and the 2xx status of the answer.
    ///
    /// # Errors
    ///
    /// Returns an error if the store failed. The message still counts as handled: `on_failure` gets the error, and the
    /// sender a success.
    fn commit(
        &self,
        key: &IdempotencyKey,
        status: StatusCode,
        now: SystemTime,
    ) -> impl Future<Output = Result<(), StoreError>> + Send;

    /// Releases a reservation: the message was not handled.
    ///
    /// # Errors
    ///
    /// Returns an error if the store failed. `on_failure` gets the error, and the message waits until its lease ends.
    fn release(&self, key: &IdempotencyKey) -> impl Future<Output = Result<(), StoreError>> + Send;
}

/// The state of a message in a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reservation {
    /// It was new, and is now reserved.
    Reserved,
    /// It is being handled.
    InProgress,
    /// It was handled, and answered with this status.
    Done(StatusCode),
}

/// Why a store failed.
#[derive(Debug)]
pub struct StoreError(Box<dyn std::error::Error + Send + Sync>);

impl StoreError {
    /// An error of a store. It appears in the consumer's log.
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

/// A store with its type erased.
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
