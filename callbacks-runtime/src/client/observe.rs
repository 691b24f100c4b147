//! Tells of each exchange: by a span of `tracing`, and to a function of the user's.
//!
//! It stands around the innermost transport, whatever sends again or follows redirects above it. What it needs to know goes with
//! the request. Neither a path nor a query, a header or a body is told: a callback URL may be a secret as a whole but for its host.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Instant, SystemTime};

use super::exchanged::{Exchanged, Hook};
use crate::answer::Answer;
use crate::operation::Operation;
use crate::retry::Outcome;
use crate::transport::{Outgoing, Transport, TransportError};

type Sent = Result<Answer, TransportError>;

/// What is known of one call, for all of its exchanges.
#[derive(Clone)]
pub(crate) struct Observing(Arc<Observed>);

struct Observed {
    operation: &'static Operation,
    hook: Hook,
    /// How many exchanges have begun.
    begun: AtomicU32,
}

impl Observing {
    pub(super) fn new(operation: &'static Operation, hook: Hook) -> Self {
        Self(Arc::new(Observed {
            operation,
            hook,
            begun: AtomicU32::new(0),
        }))
    }
}

/// Sends by a transport, and tells of it unless the transport itself does so.
pub(crate) async fn exchange<T: Transport>(transport: &T, request: Outgoing) -> Sent {
    let Some(Observing(observed)) = request.observing.clone().filter(|_| !transport.tells()) else {
        return transport.send(request).await;
    };
    let resend_count = observed.begun.fetch_add(1, Ordering::Relaxed);
    let (began, request_bytes) = (Instant::now(), request.body.len());
    let told = |sent: &Sent| Exchanged {
        operation: observed.operation,
        outcome: Outcome::of(sent, SystemTime::now()),
        took: began.elapsed(),
        resend_count,
        request_bytes,
    };
    let span = Span::of(observed.operation, &request, resend_count);
    let sent = span.around(transport.send(request)).await;
    if observed.hook.0.is_none() && span.is_disabled() {
        return sent;
    }
    let told = told(&sent);
    span.end(&told);
    if let Some(hook) = &observed.hook.0 {
        hook(&told);
    }
    sent
}

#[cfg(feature = "client")]
use span::Span;

/// `tracing` comes with the HTTP client alone.
#[cfg(not(feature = "client"))]
struct Span;

#[cfg(not(feature = "client"))]
impl Span {
    fn of(_: &Operation, _: &Outgoing, _: u32) -> Self {
        Self
    }

    async fn around(&self, sending: impl Future<Output = Sent>) -> Sent {
        sending.await
    }

    fn is_disabled(&self) -> bool {
        true
    }

    fn end(&self, _: &Exchanged) {}
}

#[cfg(feature = "client")]
mod span {
    use tracing::{Instrument, field};
    use url::Url;

    use super::{Exchanged, Future, Operation, Outgoing, Sent};

    /// A span as OpenTelemetry's semantic conventions for HTTP clients have it. Without `url.full`: it is not for logs.
    pub(super) struct Span(tracing::Span);

    impl Span {
        pub(super) fn of(operation: &Operation, request: &Outgoing, resend_count: u32) -> Self {
            let method = request.method.as_str();
            let span = tracing::info_span!(
                target: "callbacks",
                "callback",
                otel.name = format!("{method} {}", operation.name).as_str(),
                otel.kind = "client",
                otel.status_code = field::Empty,
                callback.operation = operation.name,
                http.request.method = method,
                http.request.body.size = request.body.len(),
                http.request.resend_count = (resend_count > 0).then_some(resend_count),
                http.response.status_code = field::Empty,
                server.address = field::Empty,
                server.port = field::Empty,
                url.scheme = field::Empty,
                error.type = field::Empty,
            );
            if !span.is_disabled() {
                record_server(&span, &request.url);
            }
            Self(span)
        }

        pub(super) async fn around(&self, sending: impl Future<Output = Sent>) -> Sent {
            if self.is_disabled() {
                return sending.await;
            }
            sending.instrument(self.0.clone()).await
        }

        pub(super) fn is_disabled(&self) -> bool {
            self.0.is_disabled()
        }

        pub(super) fn end(&self, exchanged: &Exchanged) {
            if let Some(status) = exchanged.status() {
                self.0.record("http.response.status_code", status.as_u16());
            }
            if let Some(error) = exchanged.error_type() {
                self.0.record("error.type", error);
                self.0.record("otel.status_code", "ERROR");
            }
        }
    }

    /// A URL that is none has no server: its transport will say so.
    fn record_server(span: &tracing::Span, url: &str) {
        let Ok(url) = Url::parse(url) else {
            return;
        };
        if let Some(host) = url.host_str() {
            span.record("server.address", host.trim_matches(['[', ']']));
        }
        span.record("server.port", url.port_or_known_default());
        span.record("url.scheme", url.scheme());
    }
}
