//! Refuses a request: logs it, and lets the consumer accept it.

use bytes::Bytes;
use http::{Response, StatusCode};
use http_body_util::Full;

use super::Shared;
use super::watch::Watch;
use crate::excerpt::{MOST_SHOWN, write_more};
use crate::receiver::context::Context;
use crate::receiver::handler_error::HandlerError;
use crate::receiver::incoming_request::Rejection;
use crate::receiver::refused::{Disposition, RefusedRequest};
use crate::receiver::unwind;
use crate::receiver::violation::RequestViolation;

/// A refusal before it is sent.
pub(super) struct Refusing {
    operation: Option<&'static str>,
    response: Response<Full<Bytes>>,
    reason: String,
    violations: Vec<RequestViolation>,
    may_be_accepted: bool,
}

impl Refusing {
    /// A refusal before the body is read, or for a credential. The consumer cannot accept it.
    pub(super) fn finally(response: Response<Full<Bytes>>, reason: impl Into<String>) -> Self {
        Self {
            operation: None,
            response,
            reason: reason.into(),
            violations: Vec::new(),
            may_be_accepted: false,
        }
    }

    /// A refusal of an authenticated request.
    pub(super) fn readable(response: Response<Full<Bytes>>, reason: impl Into<String>) -> Self {
        Self {
            may_be_accepted: true,
            ..Self::finally(response, reason)
        }
    }

    /// A request that does not match the document.
    pub(super) fn rejected(rejection: Rejection) -> Self {
        let reason = reason(&rejection);
        Self {
            violations: rejection.violations().to_vec(),
            ..Self::readable(rejection.into_response(), reason)
        }
    }

    /// The operation, the reason and the violations.
    pub(super) fn what(&self) -> (Option<&'static str>, String, Vec<RequestViolation>) {
        (self.operation, self.reason.clone(), self.violations.clone())
    }

    pub(super) fn of(mut self, operation: Option<&'static str>) -> Self {
        self.operation = operation;
        self
    }
}

/// What is wrong with a request, without its values.
pub(in crate::receiver) fn reason(rejection: &Rejection) -> String {
    let places: Vec<_> = rejection.places().take(MOST_SHOWN).collect();
    let mut text = places.join(", ");
    let more = rejection.count() - places.len();
    write_more(&mut text, more).expect("a string takes all that is written to it");
    text
}

impl Shared {
    /// The answer to a refused request.
    pub(super) async fn refuse(
        &self,
        refusing: Refusing,
        context: Context,
        watch: &Watch,
    ) -> Response<Full<Bytes>> {
        let response = refusing.response;
        let refused = RefusedRequest {
            operation: refusing.operation,
            status: response.status(),
            reason: refusing.reason,
            violations: refusing.violations,
            context,
            may_be_accepted: refusing.may_be_accepted,
        };
        watch.refused(&refused);
        let Some(hook) = &self.hooks.on_refusal else {
            return response;
        };
        let may_be_accepted = refused.may_be_accepted;
        let operation = refused.operation.unwrap_or_default();
        let disposition = unwind::catch(async { hook(refused).await }).await;
        match disposition {
            Some(Ok(Disposition::Accept(status))) if may_be_accepted => {
                let mut response = Response::default();
                *response.status_mut() = status;
                response
            }
            Some(Ok(_)) => response,
            // The sender must not retry a request that cannot be accepted.
            _ if !may_be_accepted => response,
            Some(Err(error)) => self.failed(operation, &error),
            None => {
                let error = HandlerError::new("the function for refusals panicked");
                self.failed(operation, &error)
            }
        }
    }
}

/// A context without the body, which was not read.
pub(super) fn unread(parts: http::request::Parts) -> Context {
    Context::new(std::sync::Arc::new(parts), Bytes::new())
}

/// The reason in the log if a body is not read.
pub(super) fn unread_reason(status: StatusCode) -> &'static str {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => "the body is too long",
        StatusCode::REQUEST_TIMEOUT => "the body took too long to arrive",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "the body has a content coding that is not read here",
        _ => "the body could not be read",
    }
}
