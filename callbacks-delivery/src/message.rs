//! A message that is ready to be stored.

use std::fmt;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use crate::envelope::Envelope;
use crate::id::TargetId;
use crate::store::EndpointId;

/// A message that is ready to be stored: an envelope and a body. [`prepare`](crate::prepare) makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    envelope: Envelope,
    body: Bytes,
}

impl Message {
    pub(crate) const fn new(envelope: Envelope, body: Bytes) -> Self {
        Self { envelope, body }
    }

    pub(crate) fn into_parts(self) -> (Envelope, Bytes) {
        (self.envelope, self.body)
    }

    /// Chooses the target.
    pub(crate) fn to(&mut self, target: TargetId) {
        self.envelope.target = Some(target);
        self.envelope.shard = Some(target.shard());
    }

    /// Sends the message to the endpoints that are subscribed when it is accepted.
    pub(crate) fn fan_out(&mut self) {
        self.envelope.fanout = true;
    }

    /// Sends an event to one endpoint alone, whatever it is subscribed to: for an event to test it with.
    #[must_use]
    pub fn only_to(mut self, endpoint: &EndpointId) -> Self {
        self.to(endpoint.target());
        self.fan_out();
        self
    }

    /// Marks the message as a test. It is sent once, with the header `webhook-test: true`, and never becomes a dead letter: what came of
    /// it is in its attempts.
    ///
    /// The payload looks like any other, so the receiver recognizes a test by the header alone.
    ///
    /// ```
    /// use callbacks_delivery::Message;
    ///
    /// let stored = r#"{"v": 1, "id": "msg_1", "op": "paid", "method": "POST", "url": "https://c.example/hook"}"#;
    /// let message = Message::restored(stored, "{}".into())?.as_test();
    /// assert!(message.envelope().is_test);
    /// # Ok::<(), callbacks_delivery::Error>(())
    /// ```
    #[must_use]
    pub fn as_test(mut self) -> Self {
        self.envelope.is_test = true;
        self
    }

    /// A message as a store kept it.
    ///
    /// # Errors
    ///
    /// If the envelope has an unknown version, or is malformed.
    pub fn restored(envelope: &str, body: Bytes) -> Result<Self, crate::Error> {
        Ok(Self::new(Envelope::parse(envelope)?, body))
    }

    /// Everything but the body.
    pub const fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The body as it is sent.
    pub const fn body(&self) -> &Bytes {
        &self.body
    }

    /// The `webhook-id`: the same for every attempt and every target.
    pub fn id(&self) -> &str {
        &self.envelope.id
    }
}

/// Neither the URL nor the body is shown.
impl fmt::Debug for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Message")
            .field("envelope", &self.envelope)
            .field("body_bytes", &self.body.len())
            .finish()
    }
}

/// The trace that a message belongs to, as W3C Trace Context has it.
///
/// It is stored with the message, and every attempt shows it. So the trace of a request leads to the attempts that follow
/// from it, also in another process and days later.
///
/// ```
/// use callbacks_delivery::Trace;
///
/// let trace = Trace::new("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
/// assert_eq!(trace.trace_id(), Some("4bf92f3577b34da6a3ce929d0e0e4736"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    traceparent: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tracestate: Option<String>,
}

impl Trace {
    /// A trace by the value of a header `traceparent`.
    pub fn new(traceparent: impl Into<String>) -> Self {
        Self {
            traceparent: traceparent.into(),
            tracestate: None,
        }
    }

    /// The same with the value of a header `tracestate`.
    #[must_use]
    pub fn with_state(mut self, tracestate: impl Into<String>) -> Self {
        self.tracestate = Some(tracestate.into());
        self
    }

    /// The value of the header `traceparent`.
    pub fn traceparent(&self) -> &str {
        &self.traceparent
    }

    /// The value of the header `tracestate`, if there is one.
    pub fn tracestate(&self) -> Option<&str> {
        self.tracestate.as_deref()
    }

    /// The id of the trace. `None` if the `traceparent` is malformed.
    pub fn trace_id(&self) -> Option<&str> {
        let id = self.traceparent.split('-').nth(1)?;
        (id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(id)
    }
}
