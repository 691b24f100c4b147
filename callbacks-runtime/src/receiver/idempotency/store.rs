//! Stores of handled messages.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::StatusCode;

use super::key::IdempotencyKey;
use super::token::Token;

/// Stores which messages were handled, and which ones are being handled.
///
/// [`InMemoryStore`](super::InMemoryStore) is for one process. [`testing::check_store`](crate::testing::check_store)
/// tests your own store against the following guarantees, and [`testing::compete`](crate::testing::compete) tests it from
/// several processes.
///
/// # What a store guarantees
///
/// - Among all [`reserve`](Self::reserve) calls for a key, in all processes that share the store, one gets
///   [`Reserved`](Reservation::Reserved). The others get [`InProgress`](Reservation::InProgress) until that reservation
///   ends, and [`Done`](Reservation::Done) after it was committed.
/// - A reservation is a lease: it ends by itself, because a process that died releases nothing. From then on the message
///   may be reserved with another [`Token`].
/// - [`extend`](Self::extend), [`commit`](Self::commit) and [`release`](Self::release) are refused if the message was
///   reserved or committed with another token since. Then they change nothing and return `false`.
/// - [`commit`](Self::commit) and [`release`](Self::release) have taken effect when they return `true`. Both may be
///   repeated. `release` after `commit` changes nothing.
/// - Committed messages are stored as long as a provider may send them again, and at least twice the tolerance for the
///   verifier's timestamps.
///
/// `now` is the router's clock. A store that several machines share compares leases with its own clock instead, because
/// the clocks of machines differ.
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
    /// Reserves a message for one handler until `lease` has passed, unless it is already reserved or handled. Repeated
    /// with the token of a reservation, it extends that reservation.
    ///
    /// # Errors
    ///
    /// Returns an error if the store failed. The message is answered with 503, so that it is sent again.
    fn reserve(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> impl Future<Output = Result<Reservation, StoreError>> + Send;

    /// Lets a reservation end only when `lease` has passed from now on. Returns whether it is still one's own.
    ///
    /// # Errors
    ///
    /// Returns an error if the store failed.
    fn extend(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Stores that a reserved message was handled, and the 2xx status of the answer. Returns `false` if it is not one's
    /// own reservation any more. If it has expired and nobody else has reserved the message, the commit counts.
    ///
    /// # Errors
    ///
    /// Returns an error if the store failed. The message still counts as handled: `on_failure` gets the error, and the
    /// sender a success.
    fn commit(
        &self,
        key: &IdempotencyKey,
        token: Token,
        status: StatusCode,
        now: SystemTime,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Releases a reservation: the message was not handled. Returns `false` if it is not one's own reservation any more.
    ///
    /// # Errors
    ///
    /// Returns an error if the store failed. `on_failure` gets the error, and the message waits until its lease ends.
    fn release(
        &self,
        key: &IdempotencyKey,
        token: Token,
    ) -> impl Future<Output = Result<bool, StoreError>> + Send;
}

/// The state of a message in a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reservation {
    /// It was new or its lease had ended, and is now reserved.
    Reserved,
    /// It is being handled.
    InProgress {
        /// How long its lease still lasts, if nobody extends it.
        remaining: Duration,
    },
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
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Result<Reservation, StoreError> {
        (**self).reserve(key, token, lease, now).await
    }

    async fn extend(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        (**self).extend(key, token, lease, now).await
    }

    async fn commit(
        &self,
        key: &IdempotencyKey,
        token: Token,
        status: StatusCode,
        now: SystemTime,
    ) -> Result<bool, StoreError> {
        (**self).commit(key, token, status, now).await
    }

    async fn release(&self, key: &IdempotencyKey, token: Token) -> Result<bool, StoreError> {
        (**self).release(key, token).await
    }
}

type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// A store with its type erased.
pub(super) trait DynStore: Send + Sync {
    fn reserve<'a>(
        &'a self,
        key: &'a IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Pending<'a, Reservation>;

    fn extend<'a>(
        &'a self,
        key: &'a IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Pending<'a, bool>;

    fn commit<'a>(
        &'a self,
        key: &'a IdempotencyKey,
        token: Token,
        status: StatusCode,
        now: SystemTime,
    ) -> Pending<'a, bool>;

    fn release<'a>(&'a self, key: &'a IdempotencyKey, token: Token) -> Pending<'a, bool>;
}

impl<S: IdempotencyStore> DynStore for S {
    fn reserve<'a>(
        &'a self,
        key: &'a IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Pending<'a, Reservation> {
        Box::pin(IdempotencyStore::reserve(self, key, token, lease, now))
    }

    fn extend<'a>(
        &'a self,
        key: &'a IdempotencyKey,
        token: Token,
        lease: Duration,
        now: SystemTime,
    ) -> Pending<'a, bool> {
        Box::pin(IdempotencyStore::extend(self, key, token, lease, now))
    }

    fn commit<'a>(
        &'a self,
        key: &'a IdempotencyKey,
        token: Token,
        status: StatusCode,
        now: SystemTime,
    ) -> Pending<'a, bool> {
        Box::pin(IdempotencyStore::commit(self, key, token, status, now))
    }

    fn release<'a>(&'a self, key: &'a IdempotencyKey, token: Token) -> Pending<'a, bool> {
        Box::pin(IdempotencyStore::release(self, key, token))
    }
}
