//! Answers of consumers.

mod fault;

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use serde::de::DeserializeOwned;

use crate::body::{self, BodyFault, Content, Leniency, Media, MediaType, ReadBodies};
use crate::error::Error;
use crate::parameter::{self, Named, Style};
use crate::payload::Payload;
use crate::work;
use fault::{AnswerFault, Reason};

/// A consumer's answer to a callback: status, headers, and the body up to the client's limit.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    truncated: bool,
    is_validated: bool,
}

impl Answer {
    /// An answer whose body was read to the end.
    pub fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            status,
            headers,
            body,
            truncated: false,
            is_validated: true,
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// Sets the body and its media type.
    ///
    /// ```
    /// use callbacks_runtime::{Answer, StatusCode};
    ///
    /// let answer = Answer::from(StatusCode::OK).with_body("application/json", r#"{"receiptId":"r-1"}"#);
    /// assert_eq!(answer.headers()["content-type"], "application/json");
    /// ```
    #[must_use]
    pub fn with_body(mut self, media_type: &'static str, body: impl Into<Bytes>) -> Self {
        let media_type = HeaderValue::from_static(media_type);
        self.headers.insert(header::CONTENT_TYPE, media_type);
        self.body = body.into();
        self
    }

    /// Marks the body as cut off: it was longer than the limit.
    #[must_use]
    pub fn truncated(mut self) -> Self {
        self.truncated = true;
        self
    }

    /// Sets whether the answer is validated when it is decoded.
    pub(crate) fn checked(mut self, is_validated: bool) -> Self {
        self.is_validated = is_validated;
        self
    }

    /// The status code.
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body. If it was too long, only its beginning.
    pub const fn body(&self) -> &Bytes {
        &self.body
    }

    /// Whether the body was longer than the limit and was cut off.
    pub const fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// Decodes the body as JSON of the declared type. Generated code calls it.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is too long, has another media type, or does not match the type.
    #[doc(hidden)]
    pub fn json<T>(&self, payload: &Payload<T>) -> Result<T, Error> {
        if self.truncated {
            return Err(AnswerFault::error(self, Reason::TooLarge));
        }
        if !is_json(&self.headers, Leniency::default()) {
            return Err(AnswerFault::error(self, Reason::MediaType));
        }
        payload
            .read(&self.body, self.is_validated)
            .map_err(|fault| AnswerFault::error(self, BodyFault::from(fault)))
    }

    /// Decodes the body, for which one media type is declared. Generated code calls it.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is too long, has another media type, or does not match the type.
    #[doc(hidden)]
    pub fn content<T>(&self, media: &'static Media, payload: &Payload<T>) -> Result<T, Error> {
        self.read(std::slice::from_ref(media), |content| content.read(payload))
    }

    /// Decodes the body, for which several media types are declared. Generated code calls it.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is too long, has another media type, or does not match the type.
    #[doc(hidden)]
    pub fn contents<T: ReadBodies>(&self) -> Result<T, Error> {
        self.read(T::media(), T::read)
    }

    /// Decodes a header in style `simple`. Generated code calls it.
    ///
    /// # Errors
    ///
    /// Returns an error if the header is required and missing, or does not match its schema.
    #[doc(hidden)]
    pub fn header<T: DeserializeOwned>(&self, name: impl Named<T>) -> Result<T, Error> {
        self.header_as(Style::SIMPLE, name)
    }

    /// Decodes a header. Generated code calls it.
    ///
    /// # Errors
    ///
    /// The same as those of [`Answer::header`].
    #[doc(hidden)]
    pub fn header_as<T: DeserializeOwned>(
        &self,
        style: Style,
        name: impl Named<T>,
    ) -> Result<T, Error> {
        let read = parameter::read_header(&self.headers, style, name, self.is_validated);
        read.map_err(|fault| AnswerFault::error(self, Reason::Header(name.name(), fault)))
    }

    fn read<T>(
        &self,
        media: &'static [Media],
        read: impl FnOnce(&Content<'_>) -> Result<T, BodyFault>,
    ) -> Result<T, Error> {
        if self.truncated {
            return Err(AnswerFault::error(self, Reason::TooLarge));
        }
        let leniency = Leniency::default();
        let content = Content::of(
            media,
            &self.headers,
            &self.body,
            self.is_validated,
            leniency,
        );
        let read = || content.and_then(|content| read(&content));
        let read = work::bounded(self.body.len(), work::PER_BYTE, read);
        let read = read.unwrap_or_else(|_| Err(BodyFault::too_much()));
        read.map_err(|fault| AnswerFault::error(self, fault))
    }

    /// The error for a status that the document does not declare: for generated code, and for fakes in tests.
    pub fn undeclared(&self) -> Error {
        AnswerFault::error(self, Reason::Status)
    }
}

/// An answer without headers and body, for fakes in tests.
impl From<StatusCode> for Answer {
    fn from(status: StatusCode) -> Self {
        Self::new(status, HeaderMap::new(), Bytes::new())
    }
}

/// Headers and body come from an untrusted peer, and may contain its secrets.
impl fmt::Debug for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Answer")
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .field("truncated", &self.truncated)
            .finish_non_exhaustive()
    }
}

/// A generated enum of the declared answers.
pub trait DecodeAnswer: Sized {
    /// Finds the declared answer: first by exact status, then by range, then `default`.
    ///
    /// # Errors
    ///
    /// Returns an error if the status is not declared, or the body does not match its declaration.
    fn decode(answer: &Answer) -> Result<Self, Error>;

    /// A success that does not match the document: the consumer has taken the message. `None` if the type has no
    /// variant for it.
    fn undeclared(_answer: UndeclaredAnswer) -> Option<Self> {
        None
    }
}

/// Decodes a declared answer. A 2xx is never an error, because the consumer has taken the message.
pub(crate) fn decode<A: DecodeAnswer>(answer: &Answer) -> Result<A, Error> {
    A::decode(answer).or_else(|error| {
        if !answer.status.is_success() {
            return Err(error);
        }
        let undeclared = UndeclaredAnswer {
            answer: answer.clone(),
            reason: error.to_string(),
            fault: error.answer_fault(),
        };
        A::undeclared(undeclared).ok_or(error)
    })
}

/// A success that does not match the document. The consumer has taken the message.
///
/// [`reason`](Self::reason) does not show headers or the body. Neither does `Debug`.
///
/// ```
/// # use callbacks_runtime::UndeclaredAnswer;
/// fn note(answer: &UndeclaredAnswer) {
///     println!("taken with {}: {}", answer.answer().status(), answer.reason());
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct UndeclaredAnswer {
    answer: Answer,
    reason: String,
    fault: Option<String>,
}

impl UndeclaredAnswer {
    /// An undeclared answer with a reason, for fakes in tests.
    pub fn new(answer: Answer, reason: impl Into<String>) -> Self {
        Self {
            answer,
            reason: reason.into(),
            fault: None,
        }
    }

    /// The answer as it was received.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// Why the answer does not match the document.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// What is wrong with the body or a header, and where. It quotes the answer, which comes from an untrusted peer.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }
}

/// The fault quotes the answer.
impl fmt::Debug for UndeclaredAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("UndeclaredAnswer")
            .field("answer", &self.answer)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

/// The answer as it was received, whatever the document declares.
impl DecodeAnswer for Answer {
    fn decode(answer: &Answer) -> Result<Self, Error> {
        Ok(answer.clone())
    }
}

/// `application/json`, `text/json` or a `+json` type (RFC 6839 section 3.1). No content type counts as JSON.
pub(crate) fn is_json(headers: &HeaderMap, leniency: Leniency) -> bool {
    let is_json = |media_type: MediaType<'_>| {
        media_type.is_json() || leniency.json_as_text && media_type.is("text/plain")
    };
    let content_type = body::content_type(headers);
    content_type.is_ok_and(|text| text.is_none_or(|text| is_json(MediaType::new(text))))
}
