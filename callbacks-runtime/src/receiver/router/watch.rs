//! Watches a request from its head to its answer, for the log and the user's hooks.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Instant;

use http::{HeaderMap, Method, Request, StatusCode};
use pin_project_lite::pin_project;

use super::Shared;
use super::hooks::Hooks;
use super::span::Span;
use crate::receiver::handler_error::HandlerError;
use crate::receiver::received::{ReceivedRequest, RequestHook};
use crate::receiver::refused::RefusedRequest;
use crate::receiver::route::Route;
use crate::receiver::violation::RequestViolation;

/// What is known about a request. Clones share it. Empty if nothing is watched.
#[derive(Clone)]
pub(super) struct Watch(Option<Arc<Watched>>);

struct Watched {
    span: Span,
    hook: Option<Arc<RequestHook>>,
    began: Instant,
    method: &'static str,
    route: OnceLock<Arc<str>>,
    operation: OnceLock<&'static str>,
    body_bytes: OnceLock<usize>,
    is_refused: AtomicBool,
    violations: OnceLock<Arc<[RequestViolation]>>,
}

impl Watch {
    pub(super) fn of<B>(shared: &Shared, request: &Request<B>) -> Self {
        let Hooks { on_request, .. } = &shared.hooks;
        let method = known_method(request.method());
        let span = Span::of(&shared.hooks, method, request);
        if on_request.is_none() && span.is_disabled() {
            return Self(None);
        }
        Self(Some(Arc::new(Watched {
            span,
            hook: on_request.clone(),
            began: Instant::now(),
            method,
            route: OnceLock::new(),
            operation: OnceLock::new(),
            body_bytes: OnceLock::new(),
            is_refused: AtomicBool::new(false),
            violations: OnceLock::new(),
        })))
    }

    /// Watches nothing.
    pub(super) const fn none() -> Self {
        Self(None)
    }

    pub(super) fn route(&self, route: &Route) {
        let Some(watched) = &self.0 else { return };
        if !route.pattern.is_any() {
            watched.span.route(watched.method, &route.path);
            let _ = watched.route.set(route.path.as_str().into());
        }
        if let Some(operation) = route.only_operation() {
            self.operation(operation);
        }
    }

    pub(super) fn operation(&self, name: &'static str) {
        let Some(watched) = &self.0 else { return };
        if watched.operation.set(name).is_ok() {
            watched.span.operation(name);
        }
    }

    /// Records the message id: the signed one, else the one in the headers.
    pub(super) fn message(&self, verified: Option<&str>, headers: &HeaderMap) {
        if let Some(watched) = &self.0 {
            watched.span.message(verified, headers);
        }
    }

    pub(super) fn body(&self, bytes: usize) {
        if let Some(watched) = &self.0 {
            watched.span.body(bytes);
            let _ = watched.body_bytes.set(bytes);
        }
    }

    /// Records that the request departs from the document, but its handler runs.
    pub(super) fn departs(&self, operation: &'static str, violations: &Arc<[RequestViolation]>) {
        if violations.is_empty() {
            return;
        }
        super::span::departs(operation, violations);
        if let Some(watched) = &self.0 {
            let _ = watched.violations.set(Arc::clone(violations));
        }
    }

    pub(super) fn refused(&self, refused: &RefusedRequest) {
        super::span::refused(refused);
        let Some(watched) = &self.0 else { return };
        watched.is_refused.store(true, Ordering::Relaxed);
        let _ = watched.violations.set(refused.violations.clone().into());
    }

    pub(super) fn failed(name: &'static str, error: &HandlerError) {
        super::span::failed(name, error);
    }

    /// Runs a function in the request's span.
    pub(super) fn around<R>(&self, work: impl FnOnce() -> R) -> R {
        match &self.0 {
            Some(watched) => watched.span.around(work),
            None => work(),
        }
    }

    /// Moves work that continues without the request into its span.
    pub(super) fn within<F>(&self, work: F) -> Within<F> {
        Within {
            work,
            watch: self.clone(),
        }
    }

    /// Records the answer. A panic of the user's function must not change it.
    pub(super) fn end(&self, status: StatusCode) {
        let Some(watched) = &self.0 else { return };
        watched.span.end(status);
        let Some(hook) = &watched.hook else { return };
        let received = ReceivedRequest {
            operation: watched.operation.get().copied(),
            method: watched.method,
            route: watched.route.get().cloned(),
            status,
            took: watched.began.elapsed(),
            body_bytes: watched.body_bytes.get().copied(),
            is_refused: watched.is_refused.load(Ordering::Relaxed),
            violations: watched.violations.get().cloned().unwrap_or_default(),
        };
        let _ = catch_unwind(AssertUnwindSafe(|| hook(&received)));
    }
}

/// Limits methods to known ones, because they are labels of metrics and senders may invent some.
fn known_method(method: &Method) -> &'static str {
    const KNOWN: [&str; 9] = [
        "POST", "GET", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT",
    ];
    let known = KNOWN.into_iter().find(|known| *known == method.as_str());
    known.unwrap_or("_OTHER")
}

pin_project! {
    /// Work in the span of a request.
    pub(super) struct Within<F> {
        #[pin]
        work: F,
        watch: Watch,
    }
}

impl<F: Future> Future for Within<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        let work = this.work;
        this.watch.around(|| work.poll(context))
    }
}
