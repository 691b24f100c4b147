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
use crate::receiver::trace::TraceContext;
use crate::validation::unix_seconds;

type Tenant = dyn Fn(&Context) -> Option<String> + Send + Sync;
type Trace = dyn Fn(&Context) -> Option<TraceContext> + Send + Sync;

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
    version: Option<String>,
    trace: Arc<Trace>,
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
            version: None,
            trace: Arc::new(|context| TraceContext::of(context.headers())),
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

    /// Finds the version of an event at this JSON Pointer of the body: an integer, or a time of RFC 3339, which becomes microseconds
    /// since 1970. [`Arrival::version`](super::Arrival::version) has it. So one comparison of `bigint`s prevents an older event
    /// from overwriting what a newer one wrote, whatever the event is.
    ///
    /// ```
    /// # use callbacks_runtime::HandlerError;
    /// # use callbacks_runtime::receiver::inbox::{Accepted, Intake, StoredRequest, Storing};
    /// # struct Inbox;
    /// # impl Intake for Inbox {
    /// #     async fn accept(&self, _: StoredRequest) -> Result<Accepted, HandlerError> { Ok(Accepted::New) }
    /// # }
    /// let storing = Storing::new(Inbox).versioned_by("/data/updated_at");
    /// # let _ = storing;
    /// ```
    #[must_use]
    pub fn versioned_by(mut self, pointer: impl Into<String>) -> Self {
        self.version = Some(pointer.into());
        self
    }

    /// Finds the trace that is stored with a request. It is called in the span of the request. By default, it is the one that the
    /// sender named in `traceparent` and `tracestate`. With OpenTelemetry, return the context of the current span, so that the spans
    /// of the worker are linked to the request that stored the event.
    #[must_use]
    pub fn trace(
        mut self,
        trace: impl Fn(&Context) -> Option<TraceContext> + Send + Sync + 'static,
    ) -> Self {
        self.trace = Arc::new(trace);
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

    pub(in crate::receiver) fn trace_of(&self, context: &Context) -> Option<TraceContext> {
        (self.trace)(context)
    }

    /// The version of a message. The body has no content coding.
    pub(in crate::receiver) fn version(&self, body: &Bytes) -> Option<i64> {
        let found = scalar_at(body, self.version.as_deref()?)?;
        found.parse().ok().or_else(|| unix_micros(&found))
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

/// A `date-time`, with the first six digits of its fraction.
fn unix_micros(text: &str) -> Option<i64> {
    let seconds = unix_seconds(text)?;
    let digits = text.split_once('.').map_or("", |(_, rest)| rest).bytes();
    let digits = digits
        .take_while(u8::is_ascii_digit)
        .map(|digit| i64::from(digit - b'0'));
    let micros = digits.chain(std::iter::repeat(0)).take(6);
    let micros = micros.fold(0, |micros, digit| 10 * micros + digit);
    seconds.checked_mul(1_000_000)?.checked_add(micros)
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

#[cfg(test)]
mod tests {
    use super::unix_micros;

    #[test]
    fn a_time_has_microseconds() {
        for (text, expected) in [
            ("1970-01-01T00:00:01Z", Some(1_000_000)),
            ("1970-01-01T01:00:00.25+01:00", Some(250_000)),
            ("1970-01-01T00:00:00.1234569z", Some(123_456)),
            ("1969-12-31T23:59:59.5Z", Some(-500_000)),
            ("9999-12-31T23:59:59.999999Z", Some(253_402_300_799_999_999)),
            ("1970-01-01", None),
            ("7.5", None),
        ] {
            assert_eq!(unix_micros(text), expected, "{text}");
        }
    }
}
