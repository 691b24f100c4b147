//! Decodes an accepted request: its handler runs, the outcome becomes an answer, and the claim to its message ends.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll};

use bytes::Bytes;
use http::{Response, StatusCode};
use http_body_util::Full;

use super::Shared;
use super::watch::Watch;
use crate::credential::Security;
use crate::receiver::context::Context;
use crate::receiver::continuation::Awaited;
use crate::receiver::idempotency::Claim;
use crate::receiver::incoming_request::IncomingRequest;
use crate::receiver::route::{Outcome, OutcomeFuture, UNKNOWN};

/// Decodes an accepted request and starts its handler.
pub(super) fn handle(
    shared: Arc<Shared>,
    index: usize,
    incoming: IncomingRequest,
    refused: &[Security],
    claim: Claim,
    watch: Watch,
) -> Handled {
    let context = incoming.context();
    let prepared = shared.routes[index].prepare(incoming, refused);
    if let Some(operation) = prepared.operation {
        watch.operation(operation);
    }
    let handling = Handling {
        shared,
        index,
        operation: prepared.operation,
        context,
        claim,
        watch,
    };
    let running = match prepared.running {
        Ok(running) => running,
        Err(outcome) => return Handled::Rest(Box::pin(handling.end(outcome))),
    };
    handling.watch.departs(handling.name(), &running.violations);
    let running = running.outcome;
    if handling.shared.acknowledging.is_some() {
        return Handled::Rest(Box::pin(ready(handling.acknowledge(running))));
    }
    if handling.claim.is_extended() {
        return Handled::Rest(Box::pin(handling.run(running)));
    }
    Handled::Running(Some(handling), running)
}

/// The answer to a request. Its size counts, because each request has one: a handler that succeeds without a claim needs
/// nothing else, and everything else is boxed.
pub(super) enum Handled {
    Running(Option<Handling>, OutcomeFuture),
    Rest(Pin<Box<dyn Future<Output = Response<Full<Bytes>>> + Send>>),
}

impl Future for Handled {
    type Output = Response<Full<Bytes>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut task::Context<'_>) -> Poll<Self::Output> {
        if let Self::Running(handling, running) = &mut *self {
            let Poll::Ready(outcome) = running.as_mut().poll(context) else {
                return Poll::Pending;
            };
            let handling = handling.take().expect("no future is polled after its end");
            match outcome {
                Outcome::Answer(answer) if !handling.claim.is_held() => {
                    return Poll::Ready(answer.into_response());
                }
                outcome => *self = Self::Rest(Box::pin(handling.end(outcome))),
            }
        }
        match &mut *self {
            Self::Running(..) => Poll::Pending,
            Self::Rest(rest) => rest.as_mut().poll(context),
        }
    }
}

/// A decoded request.
pub(super) struct Handling {
    shared: Arc<Shared>,
    /// The index of its route.
    index: usize,
    /// The operation, if known.
    operation: Option<&'static str>,
    context: Context,
    claim: Claim,
    watch: Watch,
}

impl Handling {
    fn name(&self) -> &'static str {
        self.operation.unwrap_or(UNKNOWN)
    }

    /// The outcome of the handler. Extends the lease of its message if that is wanted.
    async fn outcome_of(&self, running: OutcomeFuture) -> Outcome {
        let now = || (self.shared.clock)();
        self.claim.during(running, now).await
    }

    async fn run(self, running: OutcomeFuture) -> Response<Full<Bytes>> {
        let outcome = self.outcome_of(running).await;
        self.end(outcome).await
    }

    /// Turns the outcome into an answer, and ends the claim with its status.
    async fn end(self, outcome: Outcome) -> Response<Full<Bytes>> {
        self.end_as(outcome, None).await
    }

    /// The same. If there is no failure, the claim ends with the status that the sender got before.
    async fn end_as(
        self,
        outcome: Outcome,
        acknowledged: Option<StatusCode>,
    ) -> Response<Full<Bytes>> {
        let (shared, name) = (&self.shared, self.name());
        let responding = shared.respond(
            self.index,
            self.operation,
            outcome,
            self.context,
            &self.watch,
        );
        let response = responding.await;
        let status = match acknowledged {
            Some(acknowledged) if response.status().is_success() => acknowledged,
            _ => response.status(),
        };
        if let Err(error) = self.claim.end(status, (shared.clock)()).await {
            shared.report(name, &error);
        }
        response
    }

    /// Answers the request, and runs the handler afterwards.
    fn acknowledge(self, running: OutcomeFuture) -> Response<Full<Bytes>> {
        let (shared, name) = (Arc::clone(&self.shared), self.name());
        let mut response = Response::default();
        let Some(acknowledging) = &shared.acknowledging else {
            return response;
        };
        let status = acknowledging.status;
        let (continuation, watch) = (self.claim.continuation(), self.watch.clone());
        let work = watch.within(async move {
            let outcome = self.outcome_of(running).await;
            // A repeated message gets the same status as the first time.
            self.end_as(outcome, Some(status)).await;
        });
        // If the work is dropped before it begins, the claim is released, and the message may be sent again.
        let taken = (acknowledging.spawn)(match continuation {
            Some(continuation) => Box::pin(Awaited::new(work, continuation)),
            None => Box::pin(work),
        });
        if let Err(error) = taken {
            return shared.failed(name, &error);
        }
        *response.status_mut() = status;
        response
    }
}
