//! Reports each request: as a span of `tracing`, and to the user's hook.
//!
//! It observes the innermost transport, below retries and redirects. It travels with the request. It does not report
//! paths, queries, headers or bodies, because everything in a callback URL but its host may be a secret.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::task::{Context, Poll};
use std::time::{Instant, SystemTime};

#[cfg(feature = "client")]
use http::Method;
use pin_project_lite::pin_project;

use super::attachments::Attachments;
use super::sent_request::{Hook, SentRequest};
use crate::answer::Answer;
use crate::operation::Operation;
use crate::outgoing_request::OutgoingRequest;
use crate::retry::Outcome;
use crate::transport::{Transport, TransportError};

type Sent = Result<Answer, TransportError>;

/// What is known about one call, for all its requests.
#[derive(Clone)]
pub(crate) struct Observing(Arc<Observed>);

struct Observed {
    operation: &'static Operation,
    hook: Hook,
    /// How many requests have begun.
    begun: AtomicU32,
    /// Whether the last called transport sends over another one and lets it observe each request.
    is_taken_over: AtomicBool,
}

impl Observing {
    pub(super) fn new(operation: &'static Operation, hook: Hook) -> Self {
        Self(Arc::new(Observed {
            operation,
            hook,
            begun: AtomicU32::new(0),
            is_taken_over: AtomicBool::new(false),
        }))
    }

    /// A transport that sends over another one calls this, so that each inner request is observed instead. It must do
    /// so at the beginning of its `send`, not in the future that `send` returns.
    pub(crate) fn take_over(request: &OutgoingRequest) {
        if let Some(Self(observed)) = Self::of(request) {
            observed.is_taken_over.store(true, Ordering::Relaxed);
        }
    }

    fn of(request: &OutgoingRequest) -> Option<&Self> {
        Attachments::of(request)?.observing.as_ref()
    }

    /// The operation of a request that a client sends.
    pub(super) fn operation(request: &OutgoingRequest) -> Option<&'static Operation> {
        Self::of(request).map(|Self(observed)| observed.operation)
    }
}

impl fmt::Debug for Observing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = formatter.debug_tuple("Observing");
        tuple.field(&self.0.operation.name).finish()
    }
}

/// Sends over a transport and observes the request, unless the transport takes over.
pub(crate) fn exchange<'t, T: Transport>(
    transport: &'t T,
    request: OutgoingRequest,
) -> Exchanging<impl Future<Output = Sent> + Send + use<'t, T>> {
    let observed = Observing::of(&request).map(|Observing(observed)| Arc::clone(observed));
    let seen = observed.as_ref().map(|observed| {
        observed.is_taken_over.store(false, Ordering::Relaxed);
        Seen::of(&request)
    });
    let sending = transport.send(request);
    let telling = observed
        .zip(seen)
        .filter(|(observed, _)| !observed.is_taken_over.load(Ordering::Relaxed))
        .map(|(observed, seen)| Report::of(observed, &seen));
    Exchanging { sending, telling }
}

pin_project! {
    /// A running request. An `async fn` would need room for the request twice.
    pub(crate) struct Exchanging<F> {
        #[pin]
        sending: F,
        telling: Option<Report>,
    }
}

impl<F: Future<Output = Sent>> Future for Exchanging<F> {
    type Output = Sent;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Sent> {
        let this = self.project();
        let Some(telling) = this.telling else {
            return this.sending.poll(context);
        };
        let polled = telling.span.around(|| this.sending.poll(context));
        if let Poll::Ready(sent) = &polled {
            telling.report(sent);
        }
        polled
    }
}

/// What is observed of a request before the transport takes it.
struct Seen {
    #[cfg(feature = "client")]
    method: Method,
    /// The URL, if spans are enabled.
    #[cfg(feature = "client")]
    url: Option<String>,
    body_bytes: usize,
}

impl Seen {
    fn of(request: &OutgoingRequest) -> Self {
        Self {
            #[cfg(feature = "client")]
            method: request.method.clone(),
            #[cfg(feature = "client")]
            url: span::may_be_enabled().then(|| request.url.clone()),
            body_bytes: request.body.len(),
        }
    }
}

/// What is known about a request when it begins.
struct Report {
    observed: Arc<Observed>,
    span: Span,
    began: Instant,
    resend_count: u32,
    request_bytes: usize,
}

impl Report {
    fn of(observed: Arc<Observed>, seen: &Seen) -> Self {
        let resend_count = observed.begun.fetch_add(1, Ordering::Relaxed);
        Self {
            span: Span::of(observed.operation, seen, resend_count),
            observed,
            began: Instant::now(),
            resend_count,
            request_bytes: seen.body_bytes,
        }
    }

    fn report(&self, result: &Sent) {
        let hook = &self.observed.hook.0;
        if hook.is_none() && self.span.is_disabled() {
            return;
        }
        let sent = SentRequest {
            operation: self.observed.operation,
            outcome: Outcome::of(result, SystemTime::now()),
            took: self.began.elapsed(),
            resend_count: self.resend_count,
            request_bytes: self.request_bytes,
        };
        self.span.end(&sent);
        if let Some(hook) = hook {
            hook(&sent);
        }
    }
}

#[cfg(feature = "client")]
use span::Span;

/// Only the feature `client` includes `tracing`.
#[cfg(not(feature = "client"))]
struct Span;

#[cfg(not(feature = "client"))]
impl Span {
    fn of(_: &Operation, _: &Seen, _: u32) -> Self {
        Self
    }

    fn around<R>(&self, work: impl FnOnce() -> R) -> R {
        work()
    }

    fn is_disabled(&self) -> bool {
        true
    }

    fn end(&self, _: &SentRequest) {}
}

#[cfg(feature = "client")]
mod span {
    use tracing::field;
    use tracing::level_filters::LevelFilter;
    use url::Url;

    use super::{Operation, Seen, SentRequest};

    /// Whether a subscriber may want spans of this level. Without one it costs a comparison.
    pub(super) fn may_be_enabled() -> bool {
        LevelFilter::current() >= LevelFilter::INFO
    }

    /// A span as in OpenTelemetry's semantic conventions for HTTP clients. It has no `url.full`, because the URL must
    /// not be logged.
    pub(super) struct Span(tracing::Span);

    impl Span {
        pub(super) fn of(operation: &Operation, request: &Seen, resend_count: u32) -> Self {
            let method = request.method.as_str();
            let span = tracing::info_span!(
                target: "callbacks",
                "callback",
                otel.name = format!("{method} {}", operation.name).as_str(),
                otel.kind = "client",
                otel.status_code = field::Empty,
                callback.operation = operation.name,
                http.request.method = method,
                http.request.body.size = request.body_bytes,
                http.request.resend_count = (resend_count > 0).then_some(resend_count),
                http.response.status_code = field::Empty,
                server.address = field::Empty,
                server.port = field::Empty,
                url.scheme = field::Empty,
                error.type = field::Empty,
            );
            if let Some(url) = request.url.as_ref().filter(|_| !span.is_disabled()) {
                record_server(&span, url);
            }
            Self(span)
        }

        pub(super) fn around<R>(&self, work: impl FnOnce() -> R) -> R {
            self.0.in_scope(work)
        }

        pub(super) fn is_disabled(&self) -> bool {
            self.0.is_disabled()
        }

        pub(super) fn end(&self, request: &SentRequest) {
            if let Some(status) = request.status() {
                self.0.record("http.response.status_code", status.as_u16());
            }
            if let Some(error) = request.error_type() {
                self.0.record("error.type", error);
                self.0.record("otel.status_code", "ERROR");
            }
        }
    }

    /// An invalid URL has no server. The transport will report it.
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
