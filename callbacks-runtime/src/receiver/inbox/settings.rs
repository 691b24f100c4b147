//! What a router stores.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{AUTHORIZATION, PROXY_AUTHORIZATION};
use http::request::Parts;
use http::{HeaderMap, HeaderName, StatusCode};

use super::intake::{DynIntake, Intake};
use crate::receiver::context::Context;
use crate::receiver::idempotency::{Arrived, IdempotencyKey, Identity};
use crate::receiver::router::Router;
use crate::receiver::selection::scalar_at;

type Tenant = dyn Fn(&Context) -> Option<String> + Send + Sync;

/// Where a router stores requests, how it identifies them, and what it answers. [`Router::inbox`] takes it.
///
/// By default, a message is identified by its signed id, the method and the route, as for
/// [`Idempotency`](crate::receiver::idempotency::Idempotency).
///
/// ```
/// # use callbacks_runtime::HandlerError;
/// use callbacks_runtime::receiver::inbox::Storing;
/// # use callbacks_runtime::receiver::inbox::{Accepted, Intake, StoredRequest};
/// # struct Inbox;
/// # impl Intake for Inbox {
/// #     async fn accept(&self, _: StoredRequest) -> Result<Accepted, HandlerError> { Ok(Accepted::New) }
/// # }
/// # let (router, inbox) = (callbacks_runtime::Router::default(), Inbox);
///
/// let storing = Storing::new(inbox).by_header("x-github-delivery".parse()?).ordered_by("/order/id");
/// let router = router.inbox(storing);
/// # let _ = router;
/// # Ok::<(), http::header::InvalidHeaderName>(())
/// ```
#[derive(Clone)]
pub struct Storing {
    pub(in crate::receiver) intake: Arc<dyn DynIntake>,
    identity: Identity,
    tenant: Option<Arc<Tenant>>,
    order: Option<String>,
    status: StatusCode,
    removed: Vec<HeaderName>,
}

impl Storing {
    /// Stores requests here.
    pub fn new(intake: impl Intake) -> Self {
        Self {
            intake: Arc::new(intake),
            identity: Identity::default(),
            tenant: None,
            order: None,
            status: StatusCode::ACCEPTED,
            removed: vec![AUTHORIZATION, PROXY_AUTHORIZATION],
        }
    }

    /// Identifies messages by a header, such as `X-GitHub-Delivery`.
    ///
    /// If the scheme does not sign this header, everybody who has seen a request can replay it with another id.
    #[must_use]
    pub fn by_header(mut self, name: HeaderName) -> Self {
        self.identity = self.identity.by_header(name);
        self
    }

    /// Identifies messages with a function. If it returns `None`, the message is stored each time it arrives. If several
    /// tenants share a route, include the tenant in the id.
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

    /// Finds the tenant of a request: in its path, its headers or its [principal](Context::principal). Dead letters can be
    /// found by their tenant.
    #[must_use]
    pub fn tenant(
        mut self,
        tenant: impl Fn(&Context) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.tenant = Some(Arc::new(tenant));
        self
    }

    /// Handles messages one after the other, in the order of their arrival, if they have the same value at this JSON Pointer
    /// of the body. Messages without that value have no order. Messages of different tenants never wait for each other.
    ///
    /// A message that waits for its next attempt makes the later ones wait. A dead letter does not.
    #[must_use]
    pub fn ordered_by(mut self, pointer: impl Into<String>) -> Self {
        self.order = Some(pointer.into());
        self
    }

    /// Sets the status of the answer. The default is 202. The answer has no body.
    ///
    /// # Panics
    ///
    /// Panics if the status is not 2xx.
    #[must_use]
    pub fn acknowledging(mut self, status: StatusCode) -> Self {
        assert!(
            status.is_success(),
            "an acknowledgement is 2xx, not {status}"
        );
        self.status = status;
        self
    }

    /// Does not store a header, for example one with an API key. `Authorization` and `Proxy-Authorization` are never
    /// stored.
    #[must_use]
    pub fn without_header(mut self, name: HeaderName) -> Self {
        self.removed.push(name);
        self
    }

    /// The headers that are stored.
    pub(in crate::receiver) fn stored(&self, headers: &HeaderMap) -> HeaderMap {
        let mut headers = headers.clone();
        for name in &self.removed {
            headers.remove(name);
        }
        headers
    }

    pub(in crate::receiver) fn status(&self) -> StatusCode {
        self.status
    }

    pub(in crate::receiver) fn tenant_of(&self, context: &Context) -> Option<String> {
        self.tenant.as_ref().and_then(|tenant| tenant(context))
    }

    /// The value by which a message is ordered. The body has no content coding.
    pub(in crate::receiver) fn order_key(&self, body: &Bytes) -> Option<String> {
        scalar_at(body, self.order.as_deref()?)
    }

    /// The id and the key of a message without content coding.
    pub(in crate::receiver) fn identify(
        &self,
        parts: &Parts,
        body: &Bytes,
        place: &[Cow<'_, str>],
    ) -> Option<(String, IdempotencyKey)> {
        let id = self.identity.id(&Arrived {
            headers: &parts.headers,
            uri: &parts.uri,
            body,
            verified: parts.extensions.get(),
        })?;
        let key = self.identity.key(parts.method.as_str(), place, &id);
        Some((id, key))
    }
}

impl<I: Intake> From<I> for Storing {
    fn from(intake: I) -> Self {
        Self::new(intake)
    }
}

impl fmt::Debug for Storing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Storing")
            .field("scope", &self.identity.scope)
            .field("ordered_by", &self.order)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl Router {
    /// Stores requests instead of handling them, and answers 202 when a request is stored. Takes an inbox, or [`Storing`]
    /// with more settings.
    ///
    /// Path, credentials, size and signature are checked first, as without an inbox. Nothing is decoded: what does not
    /// match the document is stored as well. A clone of the router without the inbox handles the requests later, with
    /// [`process`](Self::process). The settings of [`idempotent`](Self::idempotent) and
    /// [`acknowledging`](Self::acknowledging) have no effect then, because the store already has each message once.
    #[must_use]
    pub fn inbox(mut self, storing: impl Into<Storing>) -> Self {
        self.store_in(storing.into());
        self
    }
}
