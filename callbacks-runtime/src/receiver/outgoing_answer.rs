//! The answer of a handler.

use std::fmt;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{Response, StatusCode};
use http_body_util::Full;
use serde::Serialize;

use super::handler_error::HandlerError;
use crate::body::{Encoded, Media, WriteBodies, encode_json};
use crate::parameter::{self, Named, Style};
use crate::validation::{Instance, SchemaRef};

/// A generated enum of the declared answers.
pub trait EncodeAnswer: Send {
    /// Writes the answer into an empty answer.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not match its schema or cannot be serialized, or the status is outside the
    /// range of its variant.
    fn encode(&self, answer: OutgoingAnswer) -> Result<OutgoingAnswer, HandlerError>;
}

/// A status without a body.
impl EncodeAnswer for StatusCode {
    fn encode(&self, answer: OutgoingAnswer) -> Result<OutgoingAnswer, HandlerError> {
        Ok(answer.with(*self))
    }
}

/// An answer that generated code builds.
#[derive(Debug)]
pub struct OutgoingAnswer {
    response: Response<Full<Bytes>>,
    is_validated: bool,
}

impl OutgoingAnswer {
    /// An answer without a body and a status.
    pub(super) fn new(is_validated: bool) -> Self {
        Self {
            response: Response::default(),
            is_validated,
        }
    }

    /// Sets a fixed status.
    ///
    /// # Errors
    ///
    /// Returns an error if the number is not a status code.
    pub fn status(self, status: u16) -> Result<Self, HandlerError> {
        Ok(self.with(StatusCode::from_u16(status)?))
    }

    /// Sets a status of a range (`2XX`).
    ///
    /// # Errors
    ///
    /// Returns an error if the status is not in the class, which is the first digit of the range.
    pub fn in_class(self, class: u16, status: StatusCode) -> Result<Self, HandlerError> {
        if status.as_u16() / 100 == class {
            Ok(self.with(status))
        } else {
            let reason = format!("the handler's answer {status} is outside its range {class}XX");
            Err(HandlerError::new(reason))
        }
    }

    /// Sets the status of the `default` answer.
    ///
    /// # Errors
    ///
    /// None at present. Any status may be the default.
    pub fn default_with(self, status: StatusCode) -> Result<Self, HandlerError> {
        Ok(self.with(status))
    }

    /// Refuses to write an undeclared answer. Such answers can only be received.
    ///
    /// # Errors
    ///
    /// Always returns an error.
    pub fn undeclared(self) -> Result<Self, HandlerError> {
        let reason = "the handler's answer is not one that the document declares";
        Err(HandlerError::new(reason))
    }

    fn with(mut self, status: StatusCode) -> Self {
        *self.response.status_mut() = status;
        self
    }

    /// Sets a JSON body.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not match its schema, or cannot be serialized.
    pub fn json(
        self,
        media_type: &'static str,
        schema: SchemaRef,
        body: Instance<'_>,
    ) -> Result<Self, HandlerError> {
        let encoded = encode_json(media_type, schema, body, self.is_validated)?;
        Ok(self.encoded(encoded))
    }

    /// Sets a body for which one media type is declared.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not match its schema, or the media type cannot represent it.
    pub fn content(
        self,
        media: &'static Media,
        schema: SchemaRef,
        body: Instance<'_>,
    ) -> Result<Self, HandlerError> {
        let encoded = media.write(schema, body, self.is_validated)?;
        Ok(self.encoded(encoded))
    }

    /// Sets a body in one of several media types.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not match its schema, or the media type cannot represent it.
    pub fn contents<T: WriteBodies>(self, body: &T) -> Result<Self, HandlerError> {
        let encoded = body.chosen().write(self.is_validated)?;
        Ok(self.encoded(encoded))
    }

    /// Adds a header in style `simple`.
    ///
    /// # Errors
    ///
    /// Returns an error if it does not match its schema, or a header cannot represent it.
    pub fn header<T: Serialize>(
        self,
        name: impl Named<T>,
        value: &T,
    ) -> Result<Self, HandlerError> {
        self.header_as(Style::SIMPLE, name, value)
    }

    /// Adds a header.
    ///
    /// # Errors
    ///
    /// The same as those of [`OutgoingAnswer::header`].
    pub fn header_as<T: Serialize>(
        mut self,
        style: Style,
        name: impl Named<T>,
        value: &T,
    ) -> Result<Self, HandlerError> {
        let failed = |reason: &dyn fmt::Display| {
            HandlerError::new(format!("header `{}` {reason}", name.name()))
        };
        if self.is_validated {
            name.check(value)
                .map_err(|violations| failed(&format_args!("is not as declared: {violations}")))?;
        }
        let written = parameter::header_value(style, name.name(), value);
        if let Some((name, text)) = written.map_err(|problem| failed(&problem))? {
            self.response.headers_mut().insert(name, text);
        }
        Ok(self)
    }

    fn encoded(mut self, encoded: Encoded) -> Self {
        *self.response.body_mut() = Full::new(encoded.body);
        let headers = self.response.headers_mut();
        headers.insert(CONTENT_TYPE, encoded.content_type);
        self
    }

    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        self.response
    }
}
