//! How a router identifies a message.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderName;
use http::request::Parts;

use super::identity::{Arrived, Identity};
use super::key::IdempotencyKey;
use super::store::{DynStore, IdempotencyStore};
use crate::clock::Clock;

/// How messages are identified, and where handled messages are stored.
///
/// By default, a message is identified by its signed id, the method and the route. The values of path parameters count
/// too, because one id may be sent to several endpoints. At an endpoint for many events the path does not count. A
/// scheme that signs no id needs [`by_header`](Self::by_header) or [`by`](Self::by). A message without an id is handled
/// each time it arrives.
///
/// ```
/// use callbacks_runtime::receiver::idempotency::{Idempotency, InMemoryStore};
///
/// # let router = callbacks_runtime::Router::default();
/// let once = Idempotency::new(InMemoryStore::default()).by_header("x-github-delivery".parse()?);
/// let router = router.idempotent(once);
/// # Ok::<(), http::header::InvalidHeaderName>(())
/// ```
#[derive(Clone)]
pub struct Idempotency {
    pub(super) store: Arc<dyn DynStore>,
    identity: Identity,
    pub(super) lease: Duration,
    pub(super) retry_after: Duration,
    pub(super) clock: Option<Arc<dyn Clock>>,
}

/// How long a reservation lasts. A handler that takes longer may run twice.
const LEASE: Duration = Duration::from_secs(5 * 60);

/// When a message that is being handled may be sent again: most handlers are done by then.
const RETRY_AFTER: Duration = Duration::from_secs(1);

impl Idempotency {
    /// Identifies messages by their signed ids, and stores them here.
    pub fn new(store: impl IdempotencyStore) -> Self {
        Self {
            store: Arc::new(store),
            identity: Identity::default(),
            lease: LEASE,
            retry_after: RETRY_AFTER,
            clock: None,
        }
    }

    /// Sets how long a reservation lasts. The default is five minutes.
    ///
    /// If the process dies while it handles a message, duplicates get 503 for this time, and the message is handled again
    /// afterwards. If a handler takes longer, a duplicate may run it again. [`extending`](Self::extending) prevents that.
    ///
    /// ```
    /// use std::time::Duration;
    /// use callbacks_runtime::receiver::idempotency::{Idempotency, InMemoryStore};
    ///
    /// let once = Idempotency::new(InMemoryStore::default()).lease(Duration::from_secs(30));
    /// # let _ = once;
    /// ```
    #[must_use]
    pub fn lease(mut self, duration: Duration) -> Self {
        self.lease = duration;
        self
    }

    /// Extends the lease every third of its length, as long as the handler runs. The clock measures that time, for
    /// example `retry::TokioClock`. By default, no lease is extended.
    ///
    /// Use it with a short lease: a slow handler keeps its message, and the message of a process that died is handled
    /// again soon.
    #[must_use]
    pub fn extending(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Sets the `Retry-After` for a message that is being handled. The default is one second. It is never longer than
    /// the lease of that message.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = wait;
        self
    }

    /// Identifies messages by a header, such as `X-GitHub-Delivery`.
    ///
    /// If the scheme does not sign this header, everybody who has seen a request can replay it with another id.
    #[must_use]
    pub fn by_header(mut self, name: HeaderName) -> Self {
        self.identity = self.identity.by_header(name);
        self
    }

    /// Identifies messages with a function. If it returns `None`, the message is handled each time. If several tenants
    /// share a route, include the tenant in the id.
    #[must_use]
    pub fn by(
        mut self,
        identify: impl Fn(&Arrived<'_>) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.identity = self.identity.by(identify);
        self
    }

    /// Separates these messages from those of other routers with the same store.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.identity.scope = scope.into();
        self
    }

    /// The key of the message. `None` if it is handled each time it arrives.
    pub(in crate::receiver) fn key(
        &self,
        place: &[Cow<'_, str>],
        parts: &Parts,
        body: &Bytes,
    ) -> Option<IdempotencyKey> {
        let arrived = Arrived {
            headers: &parts.headers,
            uri: &parts.uri,
            body,
            verified: parts.extensions.get(),
        };
        let id = self.identity.id(&arrived)?;
        Some(self.identity.key(parts.method.as_str(), place, &id))
    }
}

impl<S: IdempotencyStore> From<S> for Idempotency {
    fn from(store: S) -> Self {
        Self::new(store)
    }
}

impl fmt::Debug for Idempotency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Idempotency")
            .field("scope", &self.identity.scope)
            .finish_non_exhaustive()
    }
}
