//! The body of a request.

use http::header::CONTENT_TYPE;

use super::Call;
use crate::body::{EncodeFault, Encoded, Media, WriteBodies, encode_json};
use crate::error::Error;
use crate::validation::{Instance, SchemaRef};

impl Call {
    /// Sets a JSON body. It is validated and serialized once, here. These bytes are sent.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not match its schema, or cannot be serialized.
    pub fn json(
        self,
        media_type: &'static str,
        schema: SchemaRef,
        body: Instance<'_>,
    ) -> Result<Self, Error> {
        let encoded = encode_json(media_type, schema, body, self.is_validated);
        self.encoded(encoded)
    }

    /// Sets an optional JSON body.
    ///
    /// # Errors
    ///
    /// The same as those of [`Call::json`].
    pub fn optional_json(
        self,
        media_type: &'static str,
        schema: SchemaRef,
        body: Option<Instance<'_>>,
    ) -> Result<Self, Error> {
        match body {
            Some(body) => self.json(media_type, schema, body),
            None => Ok(self),
        }
    }

    /// Sets a body for which one media type is declared.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not match its schema, or the media type cannot represent it.
    pub fn content(
        self,
        media: &'static Media,
        schema: SchemaRef,
        body: Instance<'_>,
    ) -> Result<Self, Error> {
        let encoded = media.write(schema, body, self.is_validated);
        self.encoded(encoded)
    }

    /// Sets an optional body for which one media type is declared.
    ///
    /// # Errors
    ///
    /// The same as those of [`Call::content`].
    pub fn optional_content(
        self,
        media: &'static Media,
        schema: SchemaRef,
        body: Option<Instance<'_>>,
    ) -> Result<Self, Error> {
        match body {
            Some(body) => self.content(media, schema, body),
            None => Ok(self),
        }
    }

    /// Sets a body in one of several media types.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not match its schema, or the media type cannot represent it.
    pub fn contents<T: WriteBodies>(self, body: &T) -> Result<Self, Error> {
        let encoded = body.chosen().write(self.is_validated);
        self.encoded(encoded)
    }

    /// Sets an optional body in one of several media types.
    ///
    /// # Errors
    ///
    /// The same as those of [`Call::contents`].
    pub fn optional_contents<T: WriteBodies>(self, body: Option<&T>) -> Result<Self, Error> {
        match body {
            Some(body) => self.contents(body),
            None => Ok(self),
        }
    }

    fn encoded(mut self, encoded: Result<Encoded, EncodeFault>) -> Result<Self, Error> {
        match encoded {
            Ok(encoded) => {
                self.headers.insert(CONTENT_TYPE, encoded.content_type);
                self.body = encoded.body;
                Ok(self)
            }
            Err(fault) => {
                self.fault.body(fault);
                Err(self.into_error())
            }
        }
    }
}
