//! By what a router knows a message that it has seen before.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, HeaderName, Uri};

use super::key::IdempotencyKey;
use super::store::{DynStore, IdempotencyStore};
use crate::signature::Verified;

/// Which messages are one, and where it is kept that they were handled.
///
/// A message is known by the id that its signature vouches for, together with the method and the route at which it
/// arrived, with the values of the parameters in its path: one id may be sent to several endpoints. To an endpoint of many events all
/// paths are one. A scheme that signs no id needs [`by_header`](Self::by_header) or
/// [`by`](Self::by); a message without an id is handled each time it comes.
///
/// ```
/// use callbacks_runtime::idempotency::{Idempotency, InMemoryStore};
///
/// # let router = callbacks_runtime::Router::default();
/// let once = Idempotency::new(InMemoryStore::default()).by_header("x-github-delivery".parse()?);
/// let router = router.idempotent(once);
/// # Ok::<(), http::header::InvalidHeaderName>(())
/// ```
#[derive(Clone)]
pub struct Idempotency {
    pub(super) store: Arc<dyn DynStore>,
    identify: Arc<Identify>,
    scope: String,
}

type Identify = dyn Fn(&Arrived<'_>) -> Option<String> + Send + Sync;

/// A request of which the id of its message is to be told.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Arrived<'a> {
    /// The headers as they arrived.
    pub headers: &'a HeaderMap,
    /// The URL as the request line or whatever stands before the router has it.
    pub uri: &'a Uri,
    /// The body as it arrived.
    pub body: &'a Bytes,
    /// What the signature vouches for, where there is a verifier.
    pub verified: Option<&'a Verified>,
}

/// Headers and body may hold secrets.
impl fmt::Debug for Arrived<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Arrived")
            .field("verified", &self.verified)
            .finish_non_exhaustive()
    }
}

impl Idempotency {
    /// Messages by the ids that their signatures vouch for, kept in a store.
    pub fn new(store: impl IdempotencyStore) -> Self {
        Self {
            store: Arc::new(store),
            identify: Arc::new(|arrived| arrived.verified?.id.clone()),
            scope: String::new(),
        }
    }

    /// Messages by a header, such as `X-GitHub-Delivery`.
    ///
    /// Where the scheme does not sign that header, whoever has seen a request can send it once more under another id.
    #[must_use]
    pub fn by_header(self, name: HeaderName) -> Self {
        self.by(move |arrived| {
            let mut lines = arrived.headers.get_all(&name).iter();
            // Of two ids, the next reader might believe the other.
            let (Some(line), None) = (lines.next(), lines.next()) else {
                return None;
            };
            line.to_str().ok().map(str::to_owned)
        })
    }

    /// Messages by whatever a function makes of the request; `None` is handled each time. For several tenants behind one
    /// route, the id must hold the tenant.
    #[must_use]
    pub fn by(
        mut self,
        identify: impl Fn(&Arrived<'_>) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.identify = Arc::new(identify);
        self
    }

    /// Keeps these messages apart from those of other routers that share the store.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = scope.into();
        self
    }

    /// By what the message is known; `None` for one that is handled each time it comes.
    pub(in crate::receiver) fn key(
        &self,
        place: &[Cow<'_, str>],
        parts: &Parts,
        body: &Bytes,
    ) -> Option<IdempotencyKey> {
        let id = (self.identify)(&Arrived {
            headers: &parts.headers,
            uri: &parts.uri,
            body,
            verified: parts.extensions.get(),
        })?;
        let mut key = vec![self.scope.as_str(), parts.method.as_str()];
        key.extend(place.iter().map(|part| &**part));
        key.push(&id);
        Some(IdempotencyKey::of(&key))
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
            .field("scope", &self.scope)
            .finish_non_exhaustive()
    }
}
