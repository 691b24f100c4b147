//! What came back from the consumer.

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

/// The consumer's answer to a callback: status, headers and the body up to the client's limit.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    truncated: bool,
    is_checked: bool,
}

impl Answer {
    /// An answer whose body was read to its end.
    pub fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self {
            status,
            headers,
            body,
            truncated: false,
            is_checked: true,
        }
    }

    /// The same with a header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.append(name, value);
        self
    }

    /// The same with a body of a media type.
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

    /// Says that the body was longer, and only its beginning was kept.
    #[must_use]
    pub fn truncated(mut self) -> Self {
        self.truncated = true;
        self
    }

    /// The same for a client that does not check what it is sent.
    pub(crate) fn checked(mut self, is_checked: bool) -> Self {
        self.is_checked = is_checked;
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

    /// The body, or its beginning where it was too long.
    pub const fn body(&self) -> &Bytes {
        &self.body
    }

    /// Whether the body was longer than the limit.
    pub const fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// The body as the declared type; called by generated code.
    ///
    /// # Errors
    ///
    /// When the body is too long, of another media type, or not of the type.
    #[doc(hidden)]
    pub fn json<T>(&self, payload: &Payload<T>) -> Result<T, Error> {
        if self.truncated {
            return Err(AnswerFault::error(self, Reason::TooLarge));
        }
        if !is_json(&self.headers, Leniency::default()) {
            return Err(AnswerFault::error(self, Reason::MediaType));
        }
        payload
            .read(&self.body, self.is_checked)
            .map_err(|fault| AnswerFault::error(self, BodyFault::from(fault)))
    }

    /// The body as the declared type, of the one media type that is declared; called by generated code.
    ///
    /// # Errors
    ///
    /// When the body is too long, of another media type, or not of the type.
    #[doc(hidden)]
    pub fn content<T>(&self, media: &'static Media, payload: &Payload<T>) -> Result<T, Error> {
        self.read(std::slice::from_ref(media), |content| content.read(payload))
    }

    /// The body by its media type, of which several are declared; called by generated code.
    ///
    /// # Errors
    ///
    /// When the body is too long, of another media type, or not of the type.
    #[doc(hidden)]
    pub fn contents<T: ReadBodies>(&self) -> Result<T, Error> {
        self.read(T::media(), T::read)
    }

    /// A header in style `simple`; called by generated code.
    ///
    /// # Errors
    ///
    /// When it is required and missing, or not as its schema says.
    #[doc(hidden)]
    pub fn header<T: DeserializeOwned>(&self, name: impl Named<T>) -> Result<T, Error> {
        self.header_as(Style::SIMPLE, name)
    }

    /// A header; called by generated code.
    ///
    /// # Errors
    ///
    /// As [`Answer::header`].
    #[doc(hidden)]
    pub fn header_as<T: DeserializeOwned>(
        &self,
        style: Style,
        name: impl Named<T>,
    ) -> Result<T, Error> {
        let read = parameter::read_header(&self.headers, style, name, self.is_checked);
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
        let content = Content::of(media, &self.headers, &self.body, self.is_checked, leniency);
        let read = || content.and_then(|content| read(&content));
        let read = work::bounded(self.body.len(), work::PER_BYTE, read);
        let read = read.unwrap_or_else(|_| Err(BodyFault::too_much()));
        read.map_err(|fault| AnswerFault::error(self, fault))
    }

    /// The error of a status that the document does not declare: for generated code, and for fakes in tests.
    pub fn undeclared(&self) -> Error {
        AnswerFault::error(self, Reason::Status)
    }
}

/// An answer without headers and body: for fakes in tests.
impl From<StatusCode> for Answer {
    fn from(status: StatusCode) -> Self {
        Self::new(status, HeaderMap::new(), Bytes::new())
    }
}

/// Headers and body are a stranger's, and may hold secrets of his.
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

/// A generated enum of the answers that the document declares.
pub trait DecodeAnswer: Sized {
    /// Finds the declared answer: by exact status, then by range, then `default`.
    ///
    /// # Errors
    ///
    /// When the status is not declared, or the body not as declared.
    fn decode(answer: &Answer) -> Result<Self, Error>;

    /// A success that is not as declared: the consumer has taken the message. `None` where the type has no place for it.
    fn undeclared(_answer: UndeclaredAnswer) -> Option<Self> {
        None
    }
}

/// The answer as the document declares it. What is of class 2xx is never an error: the message was taken.
pub(crate) fn decode<A: DecodeAnswer>(answer: &Answer) -> Result<A, Error> {
    A::decode(answer).or_else(|error| {
        if !answer.status.is_success() {
            return Err(error);
        }
        let undeclared = UndeclaredAnswer {
            answer: answer.clone(),
            reason: error.to_string(),
        };
        A::undeclared(undeclared).ok_or(error)
    })
}

/// A success that is not as the document declares it: the consumer has taken the message.
///
/// `Debug` and [`reason`](Self::reason) show nothing of headers and body.
///
/// ```
/// # use callbacks_runtime::UndeclaredAnswer;
/// fn note(answer: &UndeclaredAnswer) {
///     println!("taken with {}: {}", answer.answer().status(), answer.reason());
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndeclaredAnswer {
    answer: Answer,
    reason: String,
}

impl UndeclaredAnswer {
    /// One with a reason: for fakes in tests.
    pub fn new(answer: Answer, reason: impl Into<String>) -> Self {
        Self {
            answer,
            reason: reason.into(),
        }
    }

    /// The answer as it came.
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// In what it is not as declared.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

/// The answer as it came, whatever the document declares.
impl DecodeAnswer for Answer {
    fn decode(answer: &Answer) -> Result<Self, Error> {
        Ok(answer.clone())
    }
}

/// `application/json`, `text/json` or a `+json` type (RFC 6839 section 3.1); no content type counts as JSON.
pub(crate) fn is_json(headers: &HeaderMap, leniency: Leniency) -> bool {
    let is_json = |media_type: MediaType<'_>| {
        media_type.is_json() || leniency.json_as_text && media_type.is("text/plain")
    };
    let content_type = body::content_type(headers);
    content_type.is_ok_and(|text| text.is_none_or(|text| is_json(MediaType::new(text))))
}
