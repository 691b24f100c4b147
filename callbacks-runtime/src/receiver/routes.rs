//! Collects the routes of one generated module from the handler's methods.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll};

use http::StatusCode;
use pin_project_lite::pin_project;

use super::context::Context;
use super::handler_error::HandlerError;
use super::incoming_request::{DecodeRequest, IncomingRequest, Rejection};
use super::outgoing_answer::{EncodeAnswer, OutgoingAnswer};
use super::path_pattern::PathPattern;
use super::route::{Entry, Outcome, OutcomeFuture, Route, Running, UnknownCall};
use super::unknown_event::UnknownEvent;
use super::unwind::{self, Caught};
use crate::json::skipping;
use crate::operation::Operation;
use crate::work;

/// Collects the routes of a handler. Generated code uses it.
pub struct Routes<H> {
    handler: Arc<H>,
    entries: Vec<Entry>,
    unknown: Option<UnknownCall>,
}

impl<H> fmt::Debug for Routes<H> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operations = self.entries.iter().flat_map(|entry| &entry.operations);
        formatter.debug_list().entries(operations).finish()
    }
}

impl<H: Send + Sync + 'static> Routes<H> {
    /// No routes yet.
    pub fn new(handler: H) -> Self {
        Self {
            handler: Arc::new(handler),
            entries: Vec::new(),
            unknown: None,
        }
    }

    /// Routes an operation to a method of the handler.
    #[must_use]
    pub fn on<Q, A, F, R>(self, operation: &'static Operation, method: F) -> Self
    where
        Q: DecodeRequest + 'static,
        A: EncodeAnswer + 'static,
        F: Fn(Arc<H>, Q, Context) -> R + Send + Sync + 'static,
        R: Future<Output = Result<A, HandlerError>> + Send + 'static,
    {
        self.on_any(&[operation], method)
    }

    /// Routes several operations to one method of the handler: requests at one URL that nothing distinguishes.
    #[must_use]
    pub fn on_any<Q, A, F, R>(mut self, operations: &[&'static Operation], method: F) -> Self
    where
        Q: DecodeRequest + 'static,
        A: EncodeAnswer + 'static,
        F: Fn(Arc<H>, Q, Context) -> R + Send + Sync + 'static,
        R: Future<Output = Result<A, HandlerError>> + Send + 'static,
    {
        let handler = Arc::clone(&self.handler);
        let first = operations.first().copied();
        let call = move |incoming: IncomingRequest| -> Result<Running, Rejection> {
            let is_validated = incoming.is_enforced();
            let context = incoming.context().of(first);
            let (incoming, reported) = incoming.reporting();
            let (request, has_skipped) = skipping::of(|| Q::decode(incoming));
            let request = request?;
            let violations = reported.take();
            let violations = if violations.is_empty() {
                Arc::default()
            } else {
                violations.into()
            };
            let context = context.departing(Arc::clone(&violations));
            let answered = work::outside(|| method(Arc::clone(&handler), request, context));
            Ok(Running {
                outcome: Box::pin(run(answered, is_validated)),
                violations,
                has_skipped,
            })
        };
        self.entries.push(Entry {
            operations: operations.to_vec(),
            call: Arc::new(call),
        });
        self
    }

    /// Routes unknown events to a method of the handler.
    #[must_use]
    pub fn unknown<F, R>(mut self, method: F) -> Self
    where
        F: Fn(Arc<H>, UnknownEvent) -> R + Send + Sync + 'static,
        R: Future<Output = Result<StatusCode, HandlerError>> + Send + 'static,
    {
        let handler = Arc::clone(&self.handler);
        let call = move |event: UnknownEvent| -> OutcomeFuture {
            let answered = work::outside(|| method(Arc::clone(&handler), event));
            Box::pin(run(answered, false))
        };
        self.unknown = Some(Arc::new(call));
        self
    }

    /// A route for each path and method.
    pub(super) fn at_their_paths(self) -> Vec<Route> {
        self.grouped(|operation| (operation.path, PathPattern::new(operation.path)))
    }

    /// Routes at one URL, whatever its path.
    pub(super) fn at_one_url(self) -> Vec<Route> {
        self.grouped(|_| ("", PathPattern::any()))
    }

    fn grouped(self, place: impl Fn(&Operation) -> (&'static str, PathPattern)) -> Vec<Route> {
        let mut routes: Vec<Route> = Vec::new();
        for entry in self.entries {
            let Some(operation) = entry.operations.first() else {
                continue;
            };
            let (method, (path, pattern)) = (operation.method, place(operation));
            let is_here = |route: &&mut Route| route.method == method && route.path == path;
            match routes.iter_mut().find(is_here) {
                Some(route) => route.push(entry),
                None => {
                    let mut route = Route::new(method, path, pattern);
                    route.push(entry);
                    route.unknown.clone_from(&self.unknown);
                    routes.push(route);
                }
            }
        }
        routes.into_iter().map(Route::selecting).collect()
    }
}

pin_project! {
    /// A running method. Its answer is encoded at the end.
    struct Run<F> {
        #[pin]
        method: Caught<F>,
        is_validated: bool,
    }
}

fn run<F: Future>(method: F, is_validated: bool) -> Run<F> {
    Run {
        method: unwind::catch(method),
        is_validated,
    }
}

impl<F, A> Future for Run<F>
where
    F: Future<Output = Result<A, HandlerError>>,
    A: EncodeAnswer,
{
    type Output = Outcome;

    fn poll(self: Pin<&mut Self>, context: &mut task::Context<'_>) -> Poll<Outcome> {
        let this = self.project();
        this.method.poll(context).map(|answered| match answered {
            None => Outcome::Panicked,
            Some(Err(error)) => Outcome::Failed(error),
            Some(Ok(answer)) => match answer.encode(OutgoingAnswer::new(*this.is_validated)) {
                Ok(answer) => Outcome::Answer(answer),
                Err(error) => Outcome::Failed(error),
            },
        })
    }
}
