//! Bodies and their media types.

use super::fields;
use super::reader::is_extension;
use super::style::{In, Style, read_style};
use super::{Reader, Texts};
use crate::source::{KeyView, Location, View};

/// A Request Body Object.
#[derive(Debug)]
pub(crate) struct RequestBody<'s> {
    pub(crate) required: bool,
    pub(crate) texts: Texts<'s>,
    pub(crate) content: Vec<MediaType<'s>>,
}

/// A Media Type Object, with its media type or range.
#[derive(Clone, Debug)]
pub(crate) struct MediaType<'s> {
    pub(crate) name: KeyView<'s>,
    /// Its schema. If there is only a schema for the items of a sequence (3.2), the object itself: it is read as the
    /// schema of a list whose items are `itemSchema`.
    pub(crate) schema: Option<View<'s>>,
    pub(crate) encoding: Vec<Encoding<'s>>,
    /// The encodings of the first parts, by position (3.2).
    pub(crate) prefix_encoding: Vec<Encoding<'s>>,
    /// The encoding of all later parts.
    pub(crate) item_encoding: Option<Encoding<'s>>,
    /// The object itself, for its examples.
    pub(crate) view: View<'s>,
}

/// An Encoding Object, with the name of its property.
#[derive(Clone, Debug)]
pub(crate) struct Encoding<'s> {
    pub(crate) name: &'s str,
    pub(crate) location: Location,
    pub(crate) content_type: Option<&'s str>,
    /// Only if the document has it. Then the property is written like a parameter.
    pub(crate) style: Option<Style>,
    pub(crate) explode: Option<bool>,
    pub(crate) allow_reserved: bool,
}

impl<'s> RequestBody<'s> {
    pub(super) fn read(reader: &mut Reader<'_, 's>, operation: View<'s>) -> Option<Self> {
        let body = operation.get("requestBody")?;
        let view = reader.object(body, "a Request Body Object")?;
        reader.check_fields(view, &fields::REQUEST_BODY);
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
            // A media type with an empty value has no schema.
            let object = if value.is_null() {
                Some(value)
            } else {
                reader.object(value, "a Media Type Object")
            };
            if let Some(object) = object {
                reader.check_fields(object, &fields::MEDIA_TYPE);
                media_types.push(Self {
                    name,
                    schema: object.get("schema").or_else(|| sequence(object)),
                    encoding: Encoding::read_all(reader, object),
                    prefix_encoding: Encoding::read_prefix(reader, object),
                    item_encoding: Encoding::read_item(reader, object),
                    view: object,
                });
            }
        }
        media_types
    }
}

fn sequence(media_type: View<'_>) -> Option<View<'_>> {
    media_type.get("itemSchema").map(|_| media_type)
}

impl<'s> Encoding<'s> {
    fn read_all(reader: &mut Reader<'_, 's>, media_type: View<'s>) -> Vec<Self> {
        let Some(map) = reader.map(media_type, "encoding") else {
            return Vec::new();
        };
        let mut encodings = Vec::new();
        for (key, value) in map.entries() {
            encodings.extend(Self::read(reader, key.text, key.location, value));
        }
        encodings
    }

    fn read_prefix(reader: &mut Reader<'_, 's>, media_type: View<'s>) -> Vec<Self> {
        let list = media_type.get("prefixEncoding").into_iter();
        let list = list.flat_map(|list| list.items());
        list.filter_map(|value| Self::read(reader, "", value.location(), value))
            .collect()
    }

    fn read_item(reader: &mut Reader<'_, 's>, media_type: View<'s>) -> Option<Self> {
        let value = media_type.get("itemEncoding")?;
        Self::read(reader, "", value.location(), value)
    }

    fn read(
        reader: &mut Reader<'_, 's>,
        name: &'s str,
        location: Location,
        value: View<'s>,
    ) -> Option<Self> {
        let view = reader.object(value, "an Encoding Object")?;
        reader.check_fields(view, &fields::ENCODING);
        let has_style = ["style", "explode", "allowReserved"]
            .iter()
            .any(|field| view.get(field).is_some());
        Some(Self {
            name,
            location,
            content_type: view.get("contentType").and_then(|text| text.as_text()),
            style: has_style.then(|| read_style(reader, view, In::Query)),
            explode: view.get("explode").map(|_| reader.flag(view, "explode")),
            allow_reserved: reader.flag(view, "allowReserved"),
        })
    }
}
