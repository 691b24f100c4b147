//! Handles one request, step by step.

use std::convert::Infallible;
use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{self, Poll};

use bytes::Bytes;
use http::request::Parts;
use http::{Request, Response, StatusCode};
use http_body::Body;
use http_body_util::Full;
use tower_service::Service;

use super::answering::{Answering, Ending};
use super::handling::handle;
use super::refuse::{Refusing, unread, unread_reason};
use super::watch::Watch;
use super::{Router, Shared};
use crate::receiver::context::Context;
use crate::receiver::continuation::{Awaited, Continuation};
use crate::receiver::idempotency::Claim;
use crate::receiver::incoming_request::IncomingRequest;

impl<B> Service<Request<B>> for Router
where
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _context: &mut task::Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let shared = &self.shared;
        let (ending, watch) = (
            Ending::for_request(shared, &request),
            Watch::of(shared, &request),
        );
        let (parts, body) = request.into_parts();
        match shared.find(parts.uri.path(), &parts.method) {
            Ok((index, path_values)) => {
                let name = shared.routes[index].name();
                watch.route(&shared.routes[index]);
                let continuation = shared.idempotency.as_ref().map(|_| Continuation {
                    executor: shared.executor.clone(),
                    remaining: Arc::downgrade(&self.remaining),
                });
                let received = receive(
                    Arc::clone(shared),
                    index,
                    path_values,
                    parts,
                    body,
                    continuation,
                    watch.clone(),
                );
                Box::pin(Answering::new(received, self, name, ending, watch))
            }
            Err(answer) if answer.status().is_success() => {
                let answered = ready(*answer);
                Box::pin(Answering::new(answered, self, "", ending, watch))
            }
            Err(answer) => {
                let (shared, watched) = (Arc::clone(shared), watch.clone());
                let refused = async move {
                    let reason = match answer.status() {
                        StatusCode::NOT_FOUND => "nothing is received at this path",
                        _ => "nothing is received by this method at this path",
                    };
                    let refusing = Refusing::finally(*answer, reason);
                    shared.refuse(refusing, unread(parts), &watched).await
                };
                Box::pin(Answering::new(refused, self, "", ending, watch))
            }
        }
    }
}

/// All checks of a request to a route, and its handler.
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
    continuation: Option<Continuation>,
    watch: Watch,
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
            // Boxed to keep the common future small.
            let (admitted, refused) = match Box::pin(shared.admit(route, &parts)).await {
                Ok(admitted) => admitted,
                Err(error) => {
                    let refusing = shared.unauthorized(route, &error);
                    return Box::pin(shared.refuse(refusing, unread(parts), &watch)).await;
                }
            };
            if !admitted.is_empty() {
                parts.extensions.insert(admitted);
            }
            refused
        };
        let reading = &shared.reading;
        let is_stored = shared.storing.is_some();
        let body = match reading.read(&parts.headers, body, is_stored).await {
            Ok(body) => body,
            Err(fault) => {
                let response = shared.reading.refuse(fault);
                let reason = unread_reason(response.status());
                let refusing = Refusing::finally(response, reason).of(route.only_operation());
                return Box::pin(shared.refuse(refusing, unread(parts), &watch)).await;
            }
        };
        watch.body(body.len());
        match shared.verified(&parts, &body) {
            Ok(None) => watch.message(None, &parts.headers),
            Ok(Some(verified)) => {
                watch.message(verified.id.as_deref(), &parts.headers);
                parts.extensions.insert(verified);
            }
            Err(error) => {
                let refusing = shared.unauthorized(route, &error);
                let context = Context::new(Arc::new(parts), body);
                return Box::pin(shared.refuse(refusing, context, &watch)).await;
            }
        }
        if let Some(storing) = &shared.storing {
            // Boxed to keep the common future small.
            let stored = shared.store(storing, route, &path_values, parts, body, &refused);
            return Box::pin(stored).await;
        }
        let body = match shared.readable(&mut parts, body) {
            Ok(body) => body,
            Err(refused) => {
                let (refusing, body) = *refused;
                let refusing = refusing.of(route.only_operation());
                let context = Context::new(Arc::new(parts), body);
                return Box::pin(shared.refuse(refusing, context, &watch)).await;
            }
        };
        let key = shared.key(route, &path_values, &parts, &body);
        if let Some(key) = key {
            parts.extensions.insert(key);
        }
        let (Some(key), Some(continuation)) = (key, continuation) else {
            let incoming = IncomingRequest::new(parts, body, path_values, shared.settings);
            let claim = Claim::default();
            return handle(shared, index, incoming, &refused, claim, watch).await;
        };
        // From here on the message belongs to the router, which handles it even if the request is dropped.
        let (claiming, watched) = (continuation.clone(), watch.clone());
        let claimed = async move {
            match shared.claim(index, key, claiming).await {
                Ok(claim) => {
                    let incoming = IncomingRequest::new(parts, body, path_values, shared.settings);
                    handle(shared, index, incoming, &refused, claim, watched).await
                }
                Err(response) => *response,
            }
        };
        Awaited::new(watch.within(claimed), continuation).await
    }
}
