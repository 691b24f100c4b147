//! The answer of a handler on its way back.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use http_body_util::Full;
use serde::Serialize;

use super::handler_error::HandlerError;
use crate::body::{Encoded, Media, WriteBodies};

/// A generated enum of the answers that the document declares.
pub trait EncodeReply: Send {
    /// Writes the answer.
    ///
    /// # Errors
    ///
    /// When the body cannot be serialised, or the status is outside the range that its variant stands for.
    fn encode(&self) -> Result<Reply, HandlerError>;
}

/// An answer, put together by generated code.
#[derive(Debug)]
pub struct Reply(Response<Full<Bytes>>);

impl Reply {
    /// An answer of a fixed status without a body.
    ///
    /// # Errors
    ///
    /// When the number is no status code.
    pub fn new(status: u16) -> Result<Self, HandlerError> {
        Ok(Self::with(StatusCode::from_u16(status)?))
    }

    /// An answer of a range (`2XX`) without a body.
    ///
    /// # Errors
    ///
    /// When the status is not of the class, which is the first digit of the range.
    pub fn in_class(class: u16, status: StatusCode) -> Result<Self, HandlerError> {
        if status.as_u16() / 100 == class {
            Ok(Self::with(status))
        } else {
            let reason = format!("the handler's answer {status} is outside its range {class}XX");
            Err(HandlerError::new(reason))
        }
    }

    /// The `default` answer without a body.
    ///
    /// # Errors
    ///
    /// None today: any status may be the default.
    pub fn default_with(status: StatusCode) -> Result<Self, HandlerError> {
        Ok(Self::with(status))
    }

    fn with(status: StatusCode) -> Self {
        let mut response = Response::new(Full::default());
        *response.status_mut() = status;
        Self(response)
    }

    /// Adds a JSON body.
    ///
    /// # Errors
    ///
    /// When it cannot be serialised.
    pub fn json<T: Serialize>(
        self,
        media_type: &'static str,
        body: &T,
    ) -> Result<Self, HandlerError> {
        let body = Bytes::from(serde_json::to_vec(body)?);
        let content_type = HeaderValue::from_static(media_type);
        Ok(self.encoded(Encoded { content_type, body }))
    }

    /// Adds a body of the one media type that is declared.
    ///
    /// # Errors
    ///
    /// When the body has no such form.
    pub fn content<T: Serialize>(
        self,
        media: &'static Media,
        body: &T,
    ) -> Result<Self, HandlerError> {
        let encoded = media.write(body)?;
        Ok(self.encoded(encoded))
    }

    /// Adds a body of one of several media types.
    ///
    /// # Errors
    ///
    /// When the body has no such form.
    pub fn contents<T: WriteBodies>(self, body: &T) -> Result<Self, HandlerError> {
        let encoded = body.write()?;
        Ok(self.encoded(encoded))
    }

    fn encoded(mut self, encoded: Encoded) -> Self {
        *self.0.body_mut() = Full::new(encoded.body);
        self.0
            .headers_mut()
            .insert(CONTENT_TYPE, encoded.content_type);
        self
    }

    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        self.0
    }
}
