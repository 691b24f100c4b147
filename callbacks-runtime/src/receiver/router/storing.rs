//! Stores a request, and handles a stored one.

use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use http::{Request, Response};
use http_body_util::Full;

use super::refuse::Refusing;
use super::watch::Watch;
use super::{Router, Shared};
use crate::credential::Security;
use crate::receiver::context::Context;
use crate::receiver::handler_error::HandlerError;
use crate::receiver::inbox::{Arrival, Processed, StoredRequest, Storing};
use crate::receiver::incoming_request::IncomingRequest;
use crate::receiver::route::{Outcome, Route, UNKNOWN};
use crate::receiver::unwind;

impl Router {
    pub(in crate::receiver) fn store_in(&mut self, storing: Storing) {
        Arc::make_mut(&mut self.shared).storing = Some(storing);
    }

    /// Handles a request that was stored by a router with an [inbox](Self::inbox): decodes it, validates it and calls its
    /// handler. Signature and credentials were checked when it arrived.
    ///
    /// The functions of [`on_error`](Self::on_error), [`on_failure`](Self::on_failure) and
    /// [`on_refusal`](Self::on_refusal) are called as for a request from the network. A refused request that the function
    /// accepts counts as handled.
    ///
    /// ```
    /// use bytes::Bytes;
    /// use callbacks_runtime::Router;
    /// use callbacks_runtime::receiver::inbox::{Processed, StoredRequest};
    /// use http::{HeaderMap, Method, Uri};
    ///
    /// # tokio::runtime::Runtime::new()?.block_on(async {
    /// let uri = Uri::from_static("/nobody-is-here");
    /// let request = StoredRequest::new(Method::POST, uri, HeaderMap::new(), Bytes::new());
    /// let processed = Router::default().process(request).await;
    /// assert!(matches!(processed, Processed::Refused { .. }));
    /// # });
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub async fn process(&self, request: StoredRequest) -> Processed {
        let processed = unwind::catch(self.shared.process(request)).await;
        processed.unwrap_or_else(|| {
            let error = HandlerError::new("what the router was given to read requests panicked");
            self.shared.failed(UNKNOWN, &error);
            failed(None, &error)
        })
    }
}

impl Shared {
    /// Stores a request whose sender is known.
    pub(super) async fn store(
        &self,
        storing: &Storing,
        route: &Route,
        path_values: &[(String, String)],
        parts: Parts,
        body: Bytes,
        refused: &[Security],
    ) -> Response<Full<Bytes>> {
        // What cannot be read is stored as well.
        let mut read = parts.clone();
        let readable = self.readable(&mut read, body.clone());
        let readable = readable.unwrap_or_else(|_| body.clone());
        let (parts, place) = (Arc::new(parts), route.place(path_values));
        let context = Context::new(Arc::clone(&parts), body.clone());
        let context = context.of(route.first_allowed(refused));
        let mut stored = StoredRequest::new(
            parts.method.clone(),
            parts.uri.clone(),
            storing.stored(&parts.headers),
            body,
        );
        stored.arrived = (self.clock)();
        stored.verified = parts.extensions.get().cloned();
        stored.operation = route.event(&read, &readable).map(str::to_owned);
        stored.tenant = storing.tenant_of(&context);
        stored.trace = storing.trace_of(&context);
        stored.version = storing.version(&readable);
        stored.order_key = storing.order_key(&readable);
        (stored.message_id, stored.key) = storing.identify(&read, &readable, &place).unzip();
        if !refused.is_empty() {
            stored.allowed = Some(route.allowed(refused));
        }
        match storing.intake.accept(stored).await {
            Ok(_) => {
                let mut response = Response::default();
                *response.status_mut() = storing.status();
                response
            }
            Err(error) => self.failed(route.name(), &error),
        }
    }

    async fn process(&self, request: StoredRequest) -> Processed {
        let (index, path_values) = match self.find(request.uri.path(), &request.method) {
            Ok(found) => found,
            Err(answer) => {
                let refusing = Refusing::readable(*answer, "nothing is received at this path");
                let (parts, body) = taken(request);
                return self.refused(refusing, Context::new(parts, body)).await;
            }
        };
        let route = &self.routes[index];
        let refused = route.not_allowed(request.allowed.as_deref());
        let (mut parts, body) = taken(request);
        let body = match self.readable(&mut parts, body) {
            Ok(body) => body,
            Err(refused) => {
                let (refusing, body) = *refused;
                let refusing = refusing.of(route.only_operation());
                return self.refused(refusing, Context::new(parts, body)).await;
            }
        };
        let incoming = IncomingRequest::new(parts, body, path_values, self.settings);
        let context = incoming.context();
        let prepared = route.prepare(incoming, &refused);
        let operation = prepared.operation;
        let outcome = match prepared.running {
            Ok(running) => {
                super::span::departs(operation.unwrap_or(UNKNOWN), &running.violations);
                running.outcome.await
            }
            Err(outcome) => outcome,
        };
        self.processed(operation, outcome, context).await
    }

    async fn processed(
        &self,
        operation: Option<&'static str>,
        outcome: Outcome,
        context: Context,
    ) -> Processed {
        let name = operation.unwrap_or(UNKNOWN);
        let error = match outcome {
            Outcome::Answer(answer) => {
                let status = answer.into_response().status();
                if status.is_success() {
                    return Processed::Handled { operation };
                }
                let reason = format!("the handler answered {status}");
                return failed(
                    operation,
                    &HandlerError::new(reason).with_any_status(status),
                );
            }
            Outcome::Rejected(rejection) => {
                let refusing = Refusing::rejected(rejection).of(operation);
                return self.refused(refusing, context).await;
            }
            Outcome::Failed(error) | Outcome::Unauthorized(error) if error.refusal().is_some() => {
                self.hooks.failed(name, &error);
                let response = super::respond::answer_to(&error);
                let refusing = Refusing::readable(response, error.to_string()).of(operation);
                return self.refused(refusing, context).await;
            }
            Outcome::Unauthorized(error) => {
                let response = super::respond::answer_to(&error);
                let refusing = Refusing::finally(response, error.to_string()).of(operation);
                return self.refused(refusing, context).await;
            }
            Outcome::Failed(error) => self.hooks.mapped(error),
            Outcome::Panicked => HandlerError::new("the handler panicked"),
        };
        self.failed(name, &error);
        failed(operation, &error)
    }

    /// Reports a refusal. The consumer may accept the request.
    async fn refused(&self, refusing: Refusing, context: Context) -> Processed {
        let (operation, reason, violations) = refusing.what();
        let response = self.refuse(refusing, context, &Watch::none()).await;
        match response.status() {
            status if status.is_success() => Processed::Handled { operation },
            status => Processed::Refused {
                operation,
                status,
                reason,
                violations,
            },
        }
    }
}

fn failed(operation: Option<&'static str>, error: &HandlerError) -> Processed {
    Processed::Failed {
        operation,
        status: error.status(),
        retry_after: error.wait(),
        reason: error.to_string(),
    }
}

/// The request as if it had just arrived.
fn taken(request: StoredRequest) -> (Parts, Bytes) {
    let (mut parts, ()) = Request::new(()).into_parts();
    parts.method = request.method;
    parts.uri = request.uri;
    parts.headers = request.headers;
    let extensions = &mut parts.extensions;
    extensions.insert(Arrival {
        at: request.arrived,
        tenant: request.tenant,
        version: request.version,
        attempt: request.attempt,
    });
    if let Some(verified) = request.verified {
        extensions.insert(verified);
    }
    if let Some(key) = request.key {
        extensions.insert(key);
    }
    (parts, request.body)
}
