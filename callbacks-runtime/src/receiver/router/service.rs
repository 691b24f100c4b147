//! What becomes of one request, step by step.

use std::convert::Infallible;
use std::future::{Future, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use http::request::Parts;
use http::{Request, Response, StatusCode};
use http_body::Body;
use http_body_util::Full;
use tower_service::Service;

use super::answering::{Answering, Ending};
use super::{Router, Shared};
#[cfg(feature = "cloudevents")]
use crate::cloud_events;
use crate::credential::Security;
use crate::receiver::authenticate::Admitted;
use crate::receiver::going_on::{Awaited, GoingOn};
use crate::receiver::handler_error::HandlerError;
use crate::receiver::idempotency::{Claim, IdempotencyKey, Unclaimed};
use crate::receiver::incoming::Incoming;
use crate::receiver::problem::problem;
use crate::receiver::routes::{Outcome, Route};
use crate::signature::{ToVerify, Verified, Verifier};

impl<B> Service<Request<B>> for Router
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let shared = &self.shared;
        let ending = Ending::for_request(shared, &request);
        let (parts, body) = request.into_parts();
        match shared.find(parts.uri.path(), &parts.method) {
            Ok((index, path_values)) => {
                let going_on = shared.idempotency.as_ref().map(|_| GoingOn {
                    executor: shared.executor.clone(),
                    remaining: Arc::downgrade(&self.remaining),
                });
                let received = receive(
                    Arc::clone(shared),
                    index,
                    path_values,
                    parts,
                    body,
                    going_on,
                );
                Box::pin(Answering::new(received, self, index, ending))
            }
            Err(refusal) => Box::pin(ready(Ok(ending.of(*refusal)))),
        }
    }
}

/// All that is checked of a request to one route, and its handler.
#[expect(
    clippy::manual_async_fn,
    reason = "the future of an `async fn` would have room for the request twice"
)]
fn receive<B>(
    shared: Arc<Shared>,
    index: usize,
    path_values: Vec<(String, String)>,
    mut parts: Parts,
    body: B,
    going_on: Option<GoingOn>,
) -> impl Future<Output = Response<Full<Bytes>>> + Send
where
    B: Body + Send,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    async move {
        let route = &shared.routes[index];
        let refused = if shared.authenticators.is_empty() {
            Vec::new()
        } else {
            // Apart, since it takes room that most requests do not need.
            let (admitted, refused) = match Box::pin(shared.admit(route, &parts)).await {
                Ok(judged) => judged,
                Err(error) => return shared.unauthorized(route, &error),
            };
            if !admitted.is_empty() {
                parts.extensions.insert(admitted);
            }
            refused
        };
        let body = match shared.reading.read(&parts.headers, body).await {
            Ok(body) => body,
            Err(unread) => return shared.reading.refuse(unread),
        };
        match shared.verified(&parts, &body) {
            Ok(None) => {}
            Ok(Some(verified)) => {
                parts.extensions.insert(verified);
            }
            Err(error) => return shared.unauthorized(route, &error),
        }
        let body = match shared.reading.decode(&mut parts.headers, body) {
            Ok(body) => body,
            Err(unread) => return shared.reading.refuse(unread),
        };
        #[cfg(feature = "cloudevents")]
        let body = match shared.structured(&mut parts, body) {
            Ok(body) => body,
            Err(response) => return *response,
        };
        let key = shared.key(route, &path_values, &parts, &body);
        let (Some(key), Some(going_on)) = (key, going_on) else {
            let claim = Claim::default();
            return handle(shared, index, path_values, parts, body, refused, claim).await;
        };
        // From here on the message is the router's, which handles it whether or not its request is dropped.
        let claiming = going_on.clone();
        let claimed = async move {
            match shared.claim(index, key, claiming).await {
                Ok(claim) => handle(shared, index, path_values, parts, body, refused, claim).await,
                Err(response) => *response,
            }
        };
        Awaited::new(claimed, going_on).await
    }
}

/// Decodes a request that was let through, runs its handler and ends the claim to its message.
#[expect(
    clippy::manual_async_fn,
    reason = "the future of an `async fn` would have room for the request twice"
)]
fn handle(
    shared: Arc<Shared>,
    index: usize,
    path_values: Vec<(String, String)>,
    parts: Parts,
    body: Bytes,
    refused: Vec<Security>,
    claim: Claim,
) -> impl Future<Output = Response<Full<Bytes>>> + Send {
    async move {
        let route = &shared.routes[index];
        let incoming = Incoming::new(parts, body, path_values, shared.settings);
        let (name, prepared) = route.prepare(incoming, &refused);
        let running = match prepared {
            Ok(running) => running,
            Err(outcome) => {
                let response = match outcome {
                    Outcome::Unauthorized(error) => shared.unauthorized(route, &error),
                    outcome => shared.respond(name, outcome),
                };
                shared.end(name, claim, response.status()).await;
                return response;
            }
        };
        let Some(acknowledging) = &shared.acknowledging else {
            let response = shared.respond(name, running.await);
            shared.end(name, claim, response.status()).await;
            return response;
        };
        let (worker, status) = (Arc::clone(&shared), acknowledging.status);
        let going_on = claim.going_on();
        let work = async move {
            let response = worker.respond(name, running.await);
            // A message that is sent again is answered as it was the first time.
            let status = if response.status().is_success() {
                status
            } else {
                response.status()
            };
            worker.end(name, claim, status).await;
        };
        // Dropped before it began, it releases the claim: the message may come again.
        let taken = (acknowledging.spawn)(match going_on {
            Some(going_on) => Box::pin(Awaited::new(work, going_on)),
            None => Box::pin(work),
        });
        if let Err(error) = taken {
            return shared.failed(name, &error);
        }
        let mut response = Response::default();
        *response.status_mut() = status;
        response
    }
}

impl Shared {
    /// Ends the claim to a message by what it was answered.
    async fn end(&self, name: &'static str, claim: Claim, status: StatusCode) {
        if let Err(error) = claim.end(status, (self.clock)()).await {
            self.tell(name, &error);
        }
    }

    /// Judges the credentials before the body is read. Where several operations share the URL, they may be enough for some
    /// of them; it gives who was found by them, and what those ask for that they are not enough for.
    async fn admit(
        &self,
        route: &Route,
        parts: &Parts,
    ) -> Result<(Admitted, Vec<Security>), HandlerError> {
        let (mut admitted, mut refused) = (Admitted::default(), Vec::new());
        let mut first = None;
        for security in route.securities() {
            match self.authenticators.admit(security, parts).await {
                Ok(found) => admitted.add(*security, found),
                Err(error) => {
                    refused.push(*security);
                    first.get_or_insert(error);
                }
            }
        }
        match first {
            Some(error) if refused.len() == route.securities().len() => Err(error),
            _ => Ok((admitted, refused)),
        }
    }

    /// The body of an event in binary mode as it would be in structured mode.
    #[cfg(feature = "cloudevents")]
    fn structured(
        &self,
        parts: &mut Parts,
        body: Bytes,
    ) -> Result<Bytes, Box<Response<Full<Bytes>>>> {
        if !self.is_binary_understood {
            return Ok(body);
        }
        let structured = cloud_events::structured(&mut parts.headers, body);
        structured.map_err(|_| Box::new(problem(StatusCode::BAD_REQUEST)))
    }

    /// By what the message is known, where messages are handled once and this one has an id.
    fn key(
        &self,
        route: &Route,
        path_values: &[(String, String)],
        parts: &Parts,
        body: &Bytes,
    ) -> Option<IdempotencyKey> {
        let settings = self.idempotency.as_ref()?;
        settings.key(&route.place(path_values), parts, body)
    }

    /// The right to handle the message, or the answer if it must not be handled now.
    async fn claim(
        &self,
        index: usize,
        key: IdempotencyKey,
        going_on: GoingOn,
    ) -> Result<Claim, Box<Response<Full<Bytes>>>> {
        let Some(settings) = &self.idempotency else {
            return Ok(Claim::default());
        };
        let claimed = Claim::of(settings, key, (self.clock)(), going_on).await;
        claimed.map_err(|unclaimed| {
            Box::new(match unclaimed {
                Unclaimed::Answered(response) => response,
                Unclaimed::Failed(error) => self.failed(self.routes[index].name(), &error),
            })
        })
    }

    fn verified(&self, parts: &Parts, body: &[u8]) -> Result<Option<Verified>, HandlerError> {
        let verifier = self.verifier.as_deref();
        let verify = |verifier: &dyn Verifier| {
            let arrived = ToVerify::new(&parts.headers, body, (self.clock)());
            verifier.verify(&arrived.with_line(&parts.method, &parts.uri))
        };
        let verified = verifier.map(verify).transpose();
        verified.map_err(|error| HandlerError::new(error).with_status(StatusCode::UNAUTHORIZED))
    }

    /// The same answer whatever was wrong, with the challenges that RFC 9110 section 15.5.2 asks for.
    fn unauthorized(&self, route: &Route, error: &HandlerError) -> Response<Full<Bytes>> {
        let mut response = self.failed(route.name(), error);
        if response.status() == StatusCode::UNAUTHORIZED {
            let securities = route.securities().iter();
            let mut challenges: Vec<_> = securities
                .flat_map(|security| self.authenticators.challenges(security))
                .chain(self.verifier.as_ref().map(|_| "Signature"))
                .collect();
            let mut seen = std::collections::HashSet::new();
            challenges.retain(|challenge| seen.insert(*challenge));
            let challenges = HeaderValue::from_str(&challenges.join(", "))
                .expect("the generator only emits schemes that are HTTP tokens");
            response.headers_mut().insert(WWW_AUTHENTICATE, challenges);
        }
        response
    }

    /// Calls the hook. Its panic must not change the answer, nor end the connection.
    fn tell(&self, name: &'static str, error: &HandlerError) {
        if let Some(hook) = &self.on_failure {
            let _ = catch_unwind(AssertUnwindSafe(|| hook(name, error)));
        }
    }

    pub(super) fn failed(&self, name: &'static str, error: &HandlerError) -> Response<Full<Bytes>> {
        self.tell(name, error);
        let mut response = problem(error.status());
        if let Some(seconds) = error.retry_after() {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }

    fn respond(&self, name: &'static str, outcome: Outcome) -> Response<Full<Bytes>> {
        let error = match outcome {
            Outcome::Reply(reply) => return reply.into_response(),
            Outcome::Rejected(rejection) => return rejection.into_response(),
            Outcome::Failed(error) | Outcome::Unauthorized(error) => error,
            Outcome::Panicked => HandlerError::new("the handler panicked"),
        };
        self.failed(name, &error)
    }
}
