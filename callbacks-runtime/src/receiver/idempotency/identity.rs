//! What identifies a message.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, Uri};

use super::key::IdempotencyKey;
use crate::signature::Verified;

/// A received request whose message is to be identified.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Arrived<'a> {
    /// The received headers.
    pub headers: &'a HeaderMap,
    /// The URL of the request line, or what software before the router made of it.
    pub uri: &'a Uri,
    /// The received body.
    pub body: &'a Bytes,
    /// What the signature covers. `None` without a verifier.
    pub verified: Option<&'a Verified>,
}

/// Headers and body may contain secrets.
impl fmt::Debug for Arrived<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Arrived")
            .field("verified", &self.verified)
            .finish_non_exhaustive()
    }
}

type Identify = dyn Fn(&Arrived<'_>) -> Option<String> + Send + Sync;

/// How messages are identified, among those of one scope.
#[derive(Clone)]
pub(in crate::receiver) struct Identity {
    identify: Arc<Identify>,
    pub(in crate::receiver) scope: String,
}

/// By signed ids.
impl Default for Identity {
    fn default() -> Self {
        Self {
            identify: Arc::new(|arrived| arrived.verified?.id.clone()),
            scope: String::new(),
        }
    }
}

impl Identity {
    pub(in crate::receiver) fn by_header(self, name: HeaderName) -> Self {
        self.by(move |arrived| {
            let mut lines = arrived.headers.get_all(&name).iter();
            // With two ids, another reader might use the other one.
            let (Some(line), None) = (lines.next(), lines.next()) else {
                return None;
            };
            line.to_str().ok().map(str::to_owned)
        })
    }

    pub(in crate::receiver) fn by(
        mut self,
        identify: impl Fn(&Arrived<'_>) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.identify = Arc::new(identify);
        self
    }

    pub(in crate::receiver) fn id(&self, arrived: &Arrived<'_>) -> Option<String> {
        (self.identify)(arrived)
    }

    /// The key of a message that arrived at this place.
    pub(in crate::receiver) fn key(
        &self,
        method: &str,
        place: &[Cow<'_, str>],
        id: &str,
    ) -> IdempotencyKey {
        let mut key = vec![self.scope.as_str(), method];
        key.extend(place.iter().map(|part| &**part));
        key.push(id);
        IdempotencyKey::of(&key)
    }
}
