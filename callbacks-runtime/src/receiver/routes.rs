//! The routes of one generated module, each with the handler method that it leads to.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::handler_error::HandlerError;
use super::incoming::{DecodeRequest, Incoming, Rejection};
use super::path_pattern::PathPattern;
use super::reply::{EncodeReply, Reply};
use super::router::Router;
use super::unwind;
use crate::operation::Operation;

/// What became of one request.
pub(super) enum Outcome {
    Reply(Reply),
    Rejected(Rejection),
    Failed(HandlerError),
    Panicked,
}

type OutcomeFuture = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// One operation at its place.
#[derive(Clone)]
pub(super) struct Route {
    pub(super) operation: &'static Operation,
    pub(super) pattern: PathPattern,
    pub(super) path: String,
    pub(super) call: Arc<dyn Fn(Incoming) -> OutcomeFuture + Send + Sync>,
}

impl fmt::Debug for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.operation.fmt(formatter)
    }
}

/// Collects the routes of a handler; used by generated code.
#[derive(Debug)]
pub struct Routes<H> {
    handler: Arc<H>,
    routes: Vec<Route>,
}

impl<H: Send + Sync + 'static> Routes<H> {
    /// No routes yet.
    pub fn new(handler: H) -> Self {
        Self {
            handler: Arc::new(handler),
            routes: Vec::new(),
        }
    }

    /// Leads an operation to the handler's method.
    #[must_use]
    pub fn on<Q, A, F, R>(mut self, operation: &'static Operation, method: F) -> Self
    where
        Q: DecodeRequest + 'static,
        A: EncodeReply + 'static,
        F: Fn(Arc<H>, Q) -> R + Send + Sync + 'static,
        R: Future<Output = Result<A, HandlerError>> + Send + 'static,
    {
        let handler = Arc::clone(&self.handler);
        let call = move |incoming: Incoming| -> OutcomeFuture {
            let reply = Reply::new(incoming.is_checked());
            match Q::decode(incoming) {
                Ok(request) => Box::pin(run(method(Arc::clone(&handler), request), reply)),
                Err(rejection) => Box::pin(std::future::ready(Outcome::Rejected(rejection))),
            }
        };
        self.routes.push(Route {
            operation,
            pattern: PathPattern::new(operation.path),
            path: operation.path.to_owned(),
            call: Arc::new(call),
        });
        self
    }

    /// The finished router.
    pub fn into_router(self) -> Router {
        Router::of(self.routes)
    }
}

async fn run<A: EncodeReply>(
    method: impl Future<Output = Result<A, HandlerError>> + Send,
    reply: Reply,
) -> Outcome {
    match unwind::catch(method).await {
        None => Outcome::Panicked,
        Some(Err(error)) => Outcome::Failed(error),
        Some(Ok(answer)) => match answer.encode(reply) {
            Ok(reply) => Outcome::Reply(reply),
            Err(error) => Outcome::Failed(error),
        },
    }
}
