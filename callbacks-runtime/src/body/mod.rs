//! Bodies of all media types, in both directions.
//!
//! A body that is not JSON is converted to JSON before it is decoded. A [`layout`] says which of its strings are
//! numbers, lists or objects. Bytes are not converted ([`binary`]). So types only need to support JSON, choices are
//! tried as in JSON, and errors name places as in JSON. Outgoing bodies are converted in the other direction.

mod charset;
mod encoding;
mod fault;
mod form;
mod json_view;
mod layout;
mod leniency;
mod media;
mod media_type;
#[cfg(feature = "multipart")]
mod multipart;
mod node;
mod sequence;
mod text;
#[cfg(feature = "xml")]
mod xml;

use bytes::Bytes;
use http::HeaderMap;

use crate::payload::Payload;
pub use encoding::Encoding;
pub use fault::BodyFault;
pub(crate) use fault::EncodeFault;
pub(crate) use fault::FaultKind;
pub(crate) use leniency::Leniency;
pub use media::{Chosen, Media};
pub(crate) use media::{Encoded, content_type, encode_json};
pub(crate) use media_type::MediaType;

/// A received body in one of the declared media types.
#[derive(Debug)]
pub struct Content<'a> {
    media: &'static Media,
    index: usize,
    content_type: Option<&'a str>,
    body: &'a Bytes,
    is_validated: bool,
}

impl<'a> Content<'a> {
    /// Finds the declared media type of a message.
    pub(crate) fn of(
        media: &'static [Media],
        headers: &'a HeaderMap,
        body: &'a Bytes,
        is_validated: bool,
        leniency: Leniency,
    ) -> Result<Self, BodyFault> {
        let content_type = media::content_type(headers)?;
        let index = media::choose(media, content_type, leniency)?;
        Ok(Self {
            media: &media[index],
            index,
            content_type,
            body,
            is_validated,
        })
    }

    /// The index of its media type among the declared ones.
    pub fn index(&self) -> usize {
        self.index
    }

    /// Decodes the value.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not valid for its media type, or does not match the type.
    pub fn read<T>(&self, payload: &Payload<T>) -> Result<T, BodyFault> {
        let media = self.media;
        media.read(payload, self.content_type, self.body, self.is_validated)
    }
}

/// A generated enum of bodies in several media types.
pub trait Bodies: Sized {
    /// The media types, in document order.
    fn media() -> &'static [Media];
}

/// Bodies that can be read.
pub trait ReadBodies: Bodies {
    /// Reads the body in its media type.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not valid for its media type, or does not match the type.
    fn read(content: &Content<'_>) -> Result<Self, BodyFault>;
}

/// Bodies that can be written.
pub trait WriteBodies: Bodies {
    /// The body with its media type.
    fn chosen(&self) -> Chosen<'_>;
}
