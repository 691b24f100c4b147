//! The checks of a request before its handler runs.

use bytes::Bytes;
use http::request::Parts;
use http::{Response, StatusCode};
use http_body_util::Full;

use super::Shared;
use super::refuse::{Refusing, unread_reason};
#[cfg(feature = "cloudevents")]
use crate::cloud_events;
use crate::credential::Security;
use crate::receiver::authenticate::Admitted;
use crate::receiver::continuation::Continuation;
use crate::receiver::handler_error::HandlerError;
use crate::receiver::idempotency::{Claim, IdempotencyKey, Unclaimed};
#[cfg(feature = "cloudevents")]
use crate::receiver::problem::problem_of;
use crate::receiver::route::Route;
use crate::signature::{ToVerify, Verified, Verifier};

impl Shared {
    /// Checks the credentials before the body is read. If several operations share the URL, the credentials may only be
    /// enough for some. Returns the owners, and the requirements that are not met.
    pub(super) async fn admit(
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

    /// Decodes the content coding, and converts an event in binary mode to structured mode.
    pub(super) fn readable(
        &self,
        parts: &mut Parts,
        body: Bytes,
    ) -> Result<Bytes, Box<(Refusing, Bytes)>> {
        let sent = body.clone();
        let body = self.reading.decode(&mut parts.headers, body);
        let body = body.map_err(|fault| {
            let response = self.reading.refuse(fault);
            let reason = unread_reason(response.status());
            Box::new((Refusing::readable(response, reason), sent))
        })?;
        #[cfg(feature = "cloudevents")]
        if self.is_binary_understood {
            let structured = cloud_events::structured(&mut parts.headers, body.clone());
            return structured.map_err(|fault| {
                let response = problem_of(StatusCode::BAD_REQUEST, fault.reason());
                Box::new((Refusing::readable(response, fault.reason()), body))
            });
        }
        Ok(body)
    }

    /// The key of the message, if messages are handled once and this one has an id.
    pub(super) fn key(
        &self,
        route: &Route,
        path_values: &[(String, String)],
        parts: &Parts,
        body: &Bytes,
    ) -> Option<IdempotencyKey> {
        let settings = self.idempotency.as_ref()?;
        settings.key(&route.place(path_values), parts, body)
    }

    /// The claim to the message, or the answer if it must not be handled now.
    pub(super) async fn claim(
        &self,
        index: usize,
        key: IdempotencyKey,
        continuation: Continuation,
    ) -> Result<Claim, Box<Response<Full<Bytes>>>> {
        let Some(settings) = &self.idempotency else {
            return Ok(Claim::default());
        };
        let claimed = Claim::of(settings, key, (self.clock)(), continuation).await;
        claimed.map_err(|unclaimed| {
            Box::new(match unclaimed {
                Unclaimed::Answered(response) => response,
                Unclaimed::Failed(error) => self.failed(self.routes[index].name(), &error),
            })
        })
    }

    pub(super) fn verified(
        &self,
        parts: &Parts,
        body: &[u8],
    ) -> Result<Option<Verified>, HandlerError> {
        let verifier = self.verifier.as_deref();
        let verify = |verifier: &dyn Verifier| {
            let arrived = ToVerify::new(&parts.headers, body, (self.clock)());
            verifier.verify(&arrived.with_line(&parts.method, &parts.uri))
        };
        let verified = verifier.map(verify).transpose();
        verified.map_err(|error| HandlerError::new(error).with_status(StatusCode::UNAUTHORIZED))
    }
}
