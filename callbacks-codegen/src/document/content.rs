//! Bodies and their media types.

use super::reader::is_extension;
use super::{Reader, Texts};
use crate::source::{KeyView, View};

/// A Request Body Object.
#[derive(Debug)]
pub(crate) struct RequestBody<'s> {
    pub(crate) required: bool,
    pub(crate) texts: Texts<'s>,
    pub(crate) content: Vec<MediaType<'s>>,
}

/// A Media Type Object under its media type or range.
#[derive(Clone, Debug)]
pub(crate) struct MediaType<'s> {
    pub(crate) name: KeyView<'s>,
    pub(crate) schema: Option<View<'s>>,
}

impl<'s> RequestBody<'s> {
    pub(super) fn read(reader: &mut Reader<'_, 's>, operation: View<'s>) -> Option<Self> {
        let body = operation.get("requestBody")?;
        let view = reader.object(body, "a Request Body Object")?;
        Some(Self {
            required: reader.flag(view, "required"),
            texts: Texts::of(view),
            content: MediaType::read_all(reader, view),
        })
    }
}

impl<'s> MediaType<'s> {
    /// The media types of a `content` field.
    pub(super) fn read_all(reader: &mut Reader<'_, 's>, holder: View<'s>) -> Vec<Self> {
        let Some(content) = reader.map(holder, "content") else {
            return Vec::new();
        };
        let mut media_types = Vec::new();
        for (name, value) in content
            .entries()
            .filter(|(name, _)| !is_extension(name.text))
        {
            // An empty value is a media type of which nothing is said.
            let object = if value.is_null() {
                Some(value)
            } else {
                reader.object(value, "a Media Type Object")
            };
            if let Some(object) = object {
                media_types.push(Self {
                    name,
                    schema: object.get("schema"),
                });
            }
        }
        media_types
    }
}
