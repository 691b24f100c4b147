//! The body of a request.

use http::header::CONTENT_TYPE;

use super::Call;
use crate::body::{EncodeFault, Encoded, Media, WriteBodies, encode_json};
use crate::error::Error;
use crate::validation::{Instance, SchemaRef};

impl Call {
    /// A JSON body. It is checked and serialised here, once: these are the bytes that are sent.
    ///
    /// # Errors
    ///
    /// When the body is not as its schema says, or cannot be serialised.
    pub fn json(
        self,
        media_type: &'static str,
        schema: SchemaRef,
        body: Instance<'_>,
    ) -> Result<Self, Error> {
        let encoded = encode_json(media_type, schema, body, self.is_checked);
        self.encoded(encoded)
    }

    /// A JSON body that may be left out.
    ///
    /// # Errors
    ///
    /// As [`Call::json`].
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

    /// A body of the one media type that is declared.
    ///
    /// # Errors
    ///
    /// When the body is not as its schema says, or has no such form.
    pub fn content(
        self,
        media: &'static Media,
        schema: SchemaRef,
        body: Instance<'_>,
    ) -> Result<Self, Error> {
        let encoded = media.write(schema, body, self.is_checked);
        self.encoded(encoded)
    }

    /// A body of the one media type that is declared, which may be left out.
    ///
    /// # Errors
    ///
    /// As [`Call::content`].
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

    /// A body of one of several media types.
    ///
    /// # Errors
    ///
    /// When the body is not as its schema says, or has no such form.
    pub fn contents<T: WriteBodies>(self, body: &T) -> Result<Self, Error> {
        let encoded = body.chosen().write(self.is_checked);
        self.encoded(encoded)
    }

    /// A body of one of several media types, which may be left out.
    ///
    /// # Errors
    ///
    /// As [`Call::contents`].
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
