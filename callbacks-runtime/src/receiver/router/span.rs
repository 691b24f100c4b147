//! Spans and events of `tracing`, following OpenTelemetry's semantic conventions for HTTP servers.
//!
//! Paths and queries are not reported, because they may contain secrets. The route replaces the path.

#[cfg(feature = "tracing")]
pub(super) use on::{Span, departs, failed, refused};

#[cfg(not(feature = "tracing"))]
pub(super) use off::{Span, departs, failed, refused};

#[cfg(feature = "tracing")]
mod on {
    use http::{HeaderMap, Request, StatusCode, Version};
    use tracing::field;

    use crate::excerpt::{MOST_SHOWN, elide};
    use crate::receiver::handler_error::HandlerError;
    use crate::receiver::refused::RefusedRequest;
    use crate::receiver::router::hooks::Hooks;
    use crate::receiver::trace::parent;
    use crate::receiver::violation::RequestViolation;

    /// Headers that identify a message, by preference.
    const MESSAGE_IDS: [&str; 4] = ["webhook-id", "svix-id", "ce-id", "x-github-delivery"];

    /// The maximum length of an id, because the sender chooses it.
    const LONGEST_ID: usize = 128;

    pub(in super::super) struct Span(tracing::Span);

    impl Span {
        pub(in super::super) fn of<B>(hooks: &Hooks, method: &str, request: &Request<B>) -> Self {
            let span = tracing::info_span!(
                target: "callbacks",
                "receive",
                otel.name = method,
                otel.kind = "server",
                otel.status_code = field::Empty,
                callback.operation = field::Empty,
                callback.message.id = field::Empty,
                http.request.method = method,
                http.request.body.size = field::Empty,
                http.response.status_code = field::Empty,
                http.route = field::Empty,
                network.protocol.version = version(request.version()),
                url.scheme = request.uri().scheme_str(),
                error.type = field::Empty,
                trace_id = field::Empty,
                parent_span_id = field::Empty,
            );
            if !span.is_disabled() {
                if let Some((trace, parent)) = parent(request.headers()) {
                    span.record("trace_id", trace);
                    span.record("parent_span_id", parent);
                }
                if let Some(hook) = &hooks.on_span {
                    hook(&span, request.headers());
                }
            }
            Self(span)
        }

        pub(in super::super) fn is_disabled(&self) -> bool {
            self.0.is_disabled()
        }

        pub(in super::super) fn around<R>(&self, work: impl FnOnce() -> R) -> R {
            self.0.in_scope(work)
        }

        pub(in super::super) fn route(&self, method: &str, route: &str) {
            self.0.record("http.route", route);
            self.0.record("otel.name", format!("{method} {route}"));
        }

        pub(in super::super) fn operation(&self, name: &str) {
            self.0.record("callback.operation", name);
        }

        pub(in super::super) fn message(&self, verified: Option<&str>, headers: &HeaderMap) {
            let said = || {
                let mut ids = MESSAGE_IDS.iter().filter_map(|name| headers.get(*name));
                ids.find_map(|id| id.to_str().ok())
            };
            if let Some(id) = verified.or_else(said) {
                let id = elide(id, LONGEST_ID);
                self.0.record("callback.message.id", id.as_ref());
            }
        }

        pub(in super::super) fn body(&self, bytes: usize) {
            self.0.record("http.request.body.size", bytes);
        }

        /// A status below 500 is not an error of the server, so it is not recorded as one.
        pub(in super::super) fn end(&self, status: StatusCode) {
            self.0.record("http.response.status_code", status.as_u16());
            if status.is_server_error() {
                self.0.record("error.type", status.as_str());
                self.0.record("otel.status_code", "ERROR");
            }
        }
    }

    fn version(version: Version) -> Option<&'static str> {
        match version {
            Version::HTTP_10 => Some("1.0"),
            Version::HTTP_11 => Some("1.1"),
            Version::HTTP_2 => Some("2"),
            Version::HTTP_3 => Some("3"),
            _ => None,
        }
    }

    pub(in super::super) fn refused(refused: &RefusedRequest) {
        tracing::warn!(target: "callbacks", {
            callback.operation = refused.operation,
            http.response.status_code = refused.status.as_u16(),
            reason = refused.reason,
        }, "refused a request");
    }

    pub(in super::super) fn departs(operation: &str, violations: &[RequestViolation]) {
        let shown = violations.iter().take(MOST_SHOWN);
        let shown: Vec<_> = shown.map(RequestViolation::to_string).collect();
        tracing::warn!(target: "callbacks", {
            callback.operation = operation,
            violations = violations.len(),
            reason = shown.join(", "),
        }, "a request departs from the document");
    }

    pub(in super::super) fn failed(operation: &str, error: &HandlerError) {
        let status = error.status();
        if status.is_server_error() {
            tracing::error!(target: "callbacks", {
                callback.operation = operation,
                http.response.status_code = status.as_u16(),
                %error,
            }, "could not handle a request");
        } else {
            tracing::warn!(target: "callbacks", {
                callback.operation = operation,
                http.response.status_code = status.as_u16(),
                %error,
            }, "could not handle a request");
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use http::{HeaderMap, Request, StatusCode};

    use crate::receiver::handler_error::HandlerError;
    use crate::receiver::refused::RefusedRequest;
    use crate::receiver::router::hooks::Hooks;
    use crate::receiver::violation::RequestViolation;

    pub(in super::super) struct Span;

    impl Span {
        pub(in super::super) fn of<B>(_: &Hooks, _: &str, _: &Request<B>) -> Self {
            Self
        }

        pub(in super::super) fn is_disabled(&self) -> bool {
            true
        }

        pub(in super::super) fn around<R>(&self, work: impl FnOnce() -> R) -> R {
            work()
        }

        pub(in super::super) fn route(&self, _: &str, _: &str) {}

        pub(in super::super) fn operation(&self, _: &str) {}

        pub(in super::super) fn message(&self, _: Option<&str>, _: &HeaderMap) {}

        pub(in super::super) fn body(&self, _: usize) {}

        pub(in super::super) fn end(&self, _: StatusCode) {}
    }

    pub(in super::super) fn refused(_: &RefusedRequest) {}

    pub(in super::super) fn departs(_: &str, _: &[RequestViolation]) {}

    pub(in super::super) fn failed(_: &str, _: &HandlerError) {}
}
