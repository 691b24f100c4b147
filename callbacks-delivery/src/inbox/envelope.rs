//! Everything of an event but its body, as it is stored.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks_runtime::receiver::idempotency::IdempotencyKey;
use callbacks_runtime::receiver::inbox::{StoredRequest, TraceContext};
use callbacks_runtime::signature::Verified;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde::{Deserialize, Serialize};

use crate::message::Trace;

/// The version of the stored form.
const VERSION: u32 = 1;

/// Everything of an event but its body. It is stored as JSON.
///
/// Headers may contain secrets, so `Debug` does not show them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EventEnvelope {
    #[serde(rename = "v")]
    version: u32,
    /// The HTTP method.
    pub method: String,
    /// The URI of the request line.
    pub uri: String,
    /// The headers. Each byte of a value is a character.
    pub headers: Vec<(String, String)>,
    /// When it arrived: microseconds since 1970.
    pub arrived: u64,
    /// The operation, if the request names its event.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub operation: Option<String>,
    /// The id of the message.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub message_id: Option<String>,
    /// The key of the message, in hexadecimal digits.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub key: Option<String>,
    /// The value by which events are ordered.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub order_key: Option<String>,
    /// The tenant.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub tenant: Option<String>,
    /// The version of the event, or the microseconds since 1970 at which it occurred.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub event_version: Option<i64>,
    /// The trace of the request that stored it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub trace: Option<Trace>,
    /// The operations that the sender's credentials allow. `None` means all.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub allowed: Option<Vec<String>>,
    /// The name of the key that the body, the URI and the headers are encrypted with. They are not here then.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub sealed: Option<String>,
    /// The URI and the headers, encrypted with the same key, in Base64.
    #[serde(
        rename = "sealedHead",
        skip_serializing_if = "Option::is_none",
        default
    )]
    pub sealed_head: Option<String>,
    /// The signed id and time, if there was a verifier.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    verified: Option<(Option<String>, Option<u64>)>,
}

impl std::fmt::Debug for EventEnvelope {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("EventEnvelope")
            .field("operation", &self.operation)
            .field("message_id", &self.message_id)
            .finish_non_exhaustive()
    }
}

impl EventEnvelope {
    pub(crate) fn of(request: StoredRequest) -> Self {
        let headers = request.headers.iter();
        let headers = headers.map(|(name, value)| {
            let value = value.as_bytes().iter().map(|byte| char::from(*byte));
            (name.as_str().to_owned(), value.collect())
        });
        Self {
            version: VERSION,
            method: request.method.as_str().to_owned(),
            uri: request.uri.to_string(),
            headers: headers.collect(),
            arrived: micros(request.arrived),
            operation: request.operation,
            message_id: request.message_id,
            key: request.key.map(|key| key.to_string()),
            order_key: request.order_key,
            tenant: request.tenant,
            event_version: request.version,
            trace: request.trace.map(|trace| {
                let stored = Trace::new(trace.traceparent());
                match trace.tracestate() {
                    Some(state) => stored.with_state(state),
                    None => stored,
                }
            }),
            allowed: request.allowed,
            sealed: None,
            sealed_head: None,
            verified: request
                .verified
                .map(|verified| (verified.id, verified.time.map(micros))),
        }
    }

    pub(crate) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings and numbers serialise")
    }

    /// `None` if it has an unknown form.
    pub(crate) fn from_json(json: &[u8]) -> Option<Self> {
        let envelope: Self = serde_json::from_slice(json).ok()?;
        (envelope.version == VERSION).then_some(envelope)
    }

    /// The request as it arrived. `None` if something in it cannot be read, or if it is still encrypted.
    pub fn request(&self, body: Bytes, attempt: u32) -> Option<StoredRequest> {
        if self.sealed.is_some() {
            return None;
        }
        let method = Method::from_bytes(self.method.as_bytes()).ok()?;
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let bytes = value
                .chars()
                .map(u8::try_from)
                .collect::<Result<Vec<_>, _>>();
            headers.append(
                HeaderName::from_bytes(name.as_bytes()).ok()?,
                HeaderValue::from_bytes(&bytes.ok()?).ok()?,
            );
        }
        let mut request = StoredRequest::new(method, self.uri.parse().ok()?, headers, body);
        request.arrived = time(self.arrived);
        request.operation.clone_from(&self.operation);
        request.message_id.clone_from(&self.message_id);
        request.key = match &self.key {
            Some(key) => Some(IdempotencyKey::from_bytes(digits(key)?)),
            None => None,
        };
        request.order_key.clone_from(&self.order_key);
        request.tenant.clone_from(&self.tenant);
        request.version = self.event_version;
        let trace = self.trace.as_ref();
        request.trace =
            trace.and_then(|trace| TraceContext::new(trace.traceparent(), trace.tracestate()));
        request.allowed.clone_from(&self.allowed);
        request.verified = self.verified.as_ref().map(|(id, signed)| {
            let mut verified = Verified::default();
            verified.id.clone_from(id);
            verified.time = signed.map(time);
            verified
        });
        request.attempt = attempt;
        Some(request)
    }
}

fn micros(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH);
    u64::try_from(since.unwrap_or_default().as_micros()).unwrap_or(u64::MAX)
}

fn time(micros: u64) -> SystemTime {
    let time = SystemTime::UNIX_EPOCH.checked_add(Duration::from_micros(micros));
    time.unwrap_or(SystemTime::UNIX_EPOCH)
}

fn digits(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (byte, place) in bytes.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&text[place..place + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_survives() {
        let mut headers = HeaderMap::new();
        headers.append("x-a", HeaderValue::from_bytes(b"caf\xe9").unwrap());
        headers.append("x-a", HeaderValue::from_static("second"));
        let body = Bytes::from_static(b"\0raw");
        let uri = "/hook?a=%20".parse().unwrap();
        let mut request = StoredRequest::new(Method::POST, uri, headers, body.clone());
        request.arrived = time(1_796_000_000_123_456);
        request.key = Some(IdempotencyKey::from_bytes([0xa7; 32]));
        let mut verified = Verified::default();
        verified.id = Some("msg_1".to_owned());
        verified.time = Some(time(1_796_000_000_000_000));
        request.verified = Some(verified);
        request.allowed = Some(vec!["paid".to_owned()]);
        request.version = Some(-7);
        request.trace = TraceContext::new(
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            Some("a=b"),
        );
        request.attempt = 3;
        let json = EventEnvelope::of(request.clone()).to_json();
        let envelope = EventEnvelope::from_json(json.as_bytes()).unwrap();
        assert_eq!(envelope.request(body, 3).unwrap(), request);
    }

    #[test]
    fn an_unknown_form_is_none() {
        for json in [
            "{}",
            "[",
            r#"{"v":2,"method":"POST","uri":"/","headers":[],"arrived":0}"#,
        ] {
            assert_eq!(EventEnvelope::from_json(json.as_bytes()), None);
        }
        let json = r#"{"v":1,"method":"P T","uri":"/","headers":[],"arrived":0}"#;
        let envelope = EventEnvelope::from_json(json.as_bytes()).unwrap();
        assert!(envelope.request(Bytes::new(), 1).is_none());
    }
}
