//! A request of which nothing tells what event it is.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::handler_error::HandlerError;
use super::incoming::Incoming;
use crate::signature::Verified;

/// A request to a URL of several events that is none of those that the module knows: a newer one, or one that was not chosen.
///
/// It went through all that comes before decoding, the signature among it. What it holds is as it arrived.
#[derive(Clone)]
#[non_exhaustive]
pub struct UnknownEvent {
    /// The value of the first header or property that tells events apart, if the request has any.
    pub name: Option<String>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, whatever it may be.
    pub body: Bytes,
    /// What the request's signature vouches for, when there is a verifier.
    pub verified: Option<Verified>,
}

impl UnknownEvent {
    pub(super) fn new(incoming: Incoming, values: &[Option<String>]) -> Self {
        let verified = incoming.verified().cloned();
        let (parts, body) = incoming.into_parts();
        Self {
            name: values.iter().flatten().next().cloned(),
            headers: parts.headers,
            body,
            verified,
        }
    }

    /// The failure that answers 404: what an event is answered that nobody asked for.
    pub fn refuse(&self) -> HandlerError {
        let reason = match &self.name {
            Some(name) => format!("the event `{name}` is not known here"),
            None => "nothing tells which event this is".to_owned(),
        };
        HandlerError::new(reason).with_status(StatusCode::NOT_FOUND)
    }
}

/// Headers and body may hold secrets.
impl std::fmt::Debug for UnknownEvent {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("UnknownEvent")
            .field("name", &self.name)
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}
