//! Reads the body of a request before its sender is known.

mod coding;
#[cfg(test)]
mod tests;
mod timeout;

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, Bytes};
use http::header::{ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, CONTENT_LENGTH, HeaderValue};
use http::{HeaderMap, Response, StatusCode};
use http_body::Body;
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};

pub(super) use self::coding::Coding;
use self::coding::Codings;
use super::problem::problem;
use crate::clock::Clock;

/// How bodies are read.
#[derive(Clone)]
pub(super) struct Reading {
    /// The maximum length of a body in bytes, before and after decoding.
    pub(super) limit: usize,
    pub(super) timeout: Option<Timeout>,
    pub(super) codings: Codings,
}

/// How long a sender may take, and the clock that measures it.
#[derive(Clone, Debug)]
pub(super) struct Timeout {
    pub(super) after: Duration,
    pub(super) clock: Arc<dyn Clock>,
}

/// Why there is no body: the status. The sender learns nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unread(StatusCode);

impl Default for Reading {
    fn default() -> Self {
        Self {
            limit: 256 * 1024,
            timeout: None,
            codings: Codings::default(),
        }
    }
}

impl fmt::Debug for Reading {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Reading")
            .field("limit", &self.limit)
            .field("timeout", &self.timeout)
            .field("codings", &self.codings.names())
            .finish()
    }
}

impl Reading {
    /// Reads a body as it was sent. If the headers announce that it is too long, or has an unsupported coding, nothing
    /// is read. An inbox also stores what cannot be decoded yet.
    pub(super) async fn read<B>(
        &self,
        headers: &HeaderMap,
        body: B,
        is_any_coding: bool,
    ) -> Result<Bytes, Unread>
    where
        B: Body,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        if !is_any_coding {
            self.coding(headers)?;
        }
        let declared = headers
            .get(CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok()?.parse().ok());
        if declared.is_some_and(|length: u64| length > self.limit as u64) {
            return Err(Unread(StatusCode::PAYLOAD_TOO_LARGE));
        }
        let collected = collect(Limited::new(body, self.limit));
        match &self.timeout {
            None => collected.await,
            Some(timeout) => {
                let collected = timeout.meet(collected).await;
                collected.ok_or(Unread(StatusCode::REQUEST_TIMEOUT))?
            }
        }
    }

    /// Decodes the content coding of a body, and removes it from the headers.
    pub(super) fn decode(&self, headers: &mut HeaderMap, body: Bytes) -> Result<Bytes, Unread> {
        let Some(coding) = self.coding(headers)? else {
            return Ok(body);
        };
        let decoded = coding.decode(&body, self.limit)?;
        headers.remove(CONTENT_ENCODING);
        headers.remove(CONTENT_LENGTH);
        Ok(decoded)
    }

    fn coding(&self, headers: &HeaderMap) -> Result<Option<&Coding>, Unread> {
        let coding = self.codings.of(headers);
        coding.ok_or(Unread(StatusCode::UNSUPPORTED_MEDIA_TYPE))
    }

    /// The answer to a sender whose body cannot be read.
    pub(super) fn refuse(&self, Unread(status): Unread) -> Response<Full<Bytes>> {
        let mut response = problem(status);
        match status {
            // Announces the supported codings (RFC 9110 section 12.5.3).
            StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                let names = self.codings.names().join(", ");
                let value = HeaderValue::try_from(names).ok();
                let value = value.unwrap_or(HeaderValue::from_static("identity"));
                response.headers_mut().insert(ACCEPT_ENCODING, value);
            }
            // Closes the connection, because the rest is not read (RFC 9110 section 15.5.9).
            StatusCode::REQUEST_TIMEOUT => {
                let close = HeaderValue::from_static("close");
                response.headers_mut().insert(CONNECTION, close);
            }
            _ => {}
        }
        response
    }
}

/// Collects a body. A sender may split it into single bytes, so from the second piece on they are copied into one
/// buffer. Separate pieces would take many times their length, and keep the buffer of the connection alive.
async fn collect<B>(body: Limited<B>) -> Result<Bytes, Unread>
where
    B: Body,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut body = pin!(body);
    let (mut first, mut copied) = (Bytes::new(), Vec::new());
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| {
            Unread(if error.is::<LengthLimitError>() {
                StatusCode::PAYLOAD_TOO_LARGE
            } else {
                StatusCode::BAD_REQUEST
            })
        })?;
        let Ok(mut data) = frame.into_data() else {
            continue;
        };
        if first.is_empty() && copied.is_empty() {
            first = data.copy_to_bytes(data.remaining());
            continue;
        }
        copied.extend_from_slice(&std::mem::take(&mut first));
        while data.has_remaining() {
            copied.extend_from_slice(data.chunk());
            data.advance(data.chunk().len());
        }
    }
    Ok(if copied.is_empty() {
        first
    } else {
        copied.into()
    })
}
