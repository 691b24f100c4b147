//! Bodies of all media types, in both directions.
//!
//! A body that is not JSON becomes JSON on its way to a value: a [`layout`] tells which of its texts are numbers, lists
//! or objects, and bytes are left where they are ([`binary`]). So types need nothing but their JSON, choices between types
//! are tried as in JSON, and a fault names its place as in JSON. On the way out it is the other way round.

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

/// A body that arrived, of one of the declared media types.
#[derive(Debug)]
pub struct Content<'a> {
    media: &'static Media,
    index: usize,
    content_type: Option<&'a str>,
    body: &'a Bytes,
    is_checked: bool,
}

impl<'a> Content<'a> {
    /// Finds the media type that a message has.
    pub(crate) fn of(
        media: &'static [Media],
        headers: &'a HeaderMap,
        body: &'a Bytes,
        is_checked: bool,
        leniency: Leniency,
    ) -> Result<Self, BodyFault> {
        let content_type = media::content_type(headers)?;
        let index = media::choose(media, content_type, leniency)?;
        Ok(Self {
            media: &media[index],
            index,
            content_type,
            body,
            is_checked,
        })
    }

    /// Which of the declared media types it is.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The value.
    ///
    /// # Errors
    ///
    /// When the body is not what its media type says, or not of the type.
    pub fn read<T>(&self, payload: &Payload<T>) -> Result<T, BodyFault> {
        let media = self.media;
        media.read(payload, self.content_type, self.body, self.is_checked)
    }
}

/// A generated enum of bodies of several media types.
pub trait Bodies: Sized {
    /// The media types, in the order of the document.
    fn media() -> &'static [Media];
}

/// Bodies that are read.
pub trait ReadBodies: Bodies {
    /// Reads the body of the media type that it is of.
    ///
    /// # Errors
    ///
    /// When it is not what its media type says, or not of the type.
    fn read(content: &Content<'_>) -> Result<Self, BodyFault>;
}

/// Bodies that are written.
pub trait WriteBodies: Bodies {
    /// The body with its media type.
    fn chosen(&self) -> Chosen<'_>;
}
