//! One media type of a body: how its values are read and written.

use bytes::Bytes;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderValue};
use serde_json::value::{RawValue, to_raw_value};

use super::encoding::Encoding;
use super::fault::{BodyFault, EncodeFault};
use super::json_view::View;
use super::layout::Layout;
use super::leniency::Leniency;
use super::media_type::MediaType;
#[cfg(feature = "multipart")]
use super::multipart;
use super::sequence::Sequence;
#[cfg(feature = "xml")]
use super::xml;
use super::{form, text};
use crate::payload::Payload;
use crate::validation::binary::{self, Binary};
use crate::validation::{Instance, SchemaRef};

/// A media type that a document declares for a body, and how its values are written.
#[derive(Debug)]
pub struct Media {
    name: &'static str,
    codec: Codec,
    layout: Layout,
    encodings: &'static [Encoding],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    Json,
    Text,
    Binary,
    Form,
    #[cfg(feature = "multipart")]
    Multipart,
    /// With the name of the root element, if the schema does not give one.
    #[cfg(feature = "xml")]
    Xml(&'static str),
    Sequence(Sequence),
}

/// A value to be sent in one of several media types.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    media: &'static Media,
    schema: SchemaRef,
    value: Instance<'a>,
}

impl Chosen<'_> {
    pub(crate) fn write(self, is_validated: bool) -> Result<Encoded, EncodeFault> {
        self.media.write(self.schema, self.value, is_validated)
    }
}

/// An encoded value.
#[derive(Clone, Debug)]
pub(crate) struct Encoded {
    pub(crate) content_type: HeaderValue,
    pub(crate) body: Bytes,
}

impl Media {
    const fn new(name: &'static str, codec: Codec, layout: &'static str) -> Self {
        Self {
            name,
            codec,
            layout: Layout::new(layout),
            encodings: &[],
        }
    }

    /// JSON.
    pub const fn json(name: &'static str) -> Self {
        Self::new(name, Codec::Json, "")
    }

    /// A string. The schema says which kind of value it contains.
    pub const fn text(name: &'static str, layout: &'static str) -> Self {
        Self::new(name, Codec::Text, layout)
    }

    /// Bytes.
    pub const fn binary(name: &'static str) -> Self {
        Self::new(name, Codec::Binary, "")
    }

    /// A form (`application/x-www-form-urlencoded`).
    pub const fn form(
        name: &'static str,
        layout: &'static str,
        encodings: &'static [Encoding],
    ) -> Self {
        let mut media = Self::new(name, Codec::Form, layout);
        media.encodings = encodings;
        media
    }

    /// A multipart body (`multipart/*`).
    #[cfg(feature = "multipart")]
    pub const fn multipart(
        name: &'static str,
        layout: &'static str,
        encodings: &'static [Encoding],
    ) -> Self {
        let mut media = Self::new(name, Codec::Multipart, layout);
        media.encodings = encodings;
        media
    }

    /// XML. The root element has this name unless the schema gives another.
    #[cfg(feature = "xml")]
    pub const fn xml(name: &'static str, layout: &'static str, root: &'static str) -> Self {
        Self::new(name, Codec::Xml(root), layout)
    }

    /// A list with one JSON value per line.
    pub const fn json_lines(name: &'static str) -> Self {
        Self::new(name, Codec::Sequence(Sequence::Lines), "")
    }

    /// A list of JSON values, each after a record separator (RFC 7464).
    pub const fn json_records(name: &'static str) -> Self {
        Self::new(name, Codec::Sequence(Sequence::Records), "")
    }

    /// A list of server-sent events.
    pub const fn events(name: &'static str) -> Self {
        Self::new(name, Codec::Sequence(Sequence::Events), "")
    }

    fn declared(&self) -> MediaType<'static> {
        MediaType::new(self.name)
    }

    /// Reads a value. All bodies are decoded here.
    pub(super) fn read<T>(
        &self,
        payload: &Payload<T>,
        content_type: Option<&str>,
        body: &Bytes,
        is_validated: bool,
    ) -> Result<T, BodyFault> {
        let media_type = content_type.map(MediaType::new);
        match self.codec {
            Codec::Json if body.is_empty() => Err(BodyFault::syntax("a JSON body is required")),
            Codec::Json => Ok(payload.read(body, is_validated)?),
            Codec::Text => {
                let json = text::to_json(&self.layout.root(), media_type, body)?;
                Ok(payload.read(json.as_bytes(), is_validated)?)
            }
            Codec::Form => {
                let text = text::decode_utf8(media_type, body)?;
                let json = form::to_json(&self.layout.root(), self.encodings, text)?;
                Ok(payload.read(json.as_bytes(), is_validated)?)
            }
            #[cfg(feature = "xml")]
            Codec::Xml(_) => {
                let text = text::decode_utf8(media_type, body)?;
                let json = xml::to_json(&self.layout.root(), text)?;
                Ok(payload.read(json.as_bytes(), is_validated)?)
            }
            Codec::Sequence(sequence) => {
                let json = sequence.to_json(text::decode_utf8(media_type, body)?)?;
                Ok(payload.read(json.as_bytes(), is_validated)?)
            }
            #[cfg(feature = "multipart")]
            Codec::Multipart => {
                let root = self.layout.root();
                let media_type = media_type.unwrap_or(self.declared());
                let (json, binaries) = multipart::to_json(&root, self.encodings, media_type, body)?;
                let json = json.as_bytes();
                let decoded =
                    binary::reading(binaries, || payload.read_stand_in(json, is_validated));
                Ok(decoded?)
            }
            Codec::Binary => {
                let mut binary = Binary::from(body.clone());
                let is_other = |text: &&str| !text.eq_ignore_ascii_case(self.name);
                if let Some(content_type) = content_type.filter(is_other) {
                    binary = binary.with_media_type(content_type);
                }
                let text = binary::as_text(body);
                let json = text.as_deref().unwrap_or("0");
                Ok(binary::reading(vec![binary], || {
                    payload.read_stand_in(json.as_bytes(), is_validated)
                })?)
            }
        }
    }

    /// A value to be sent in this media type.
    pub fn of<'a>(&'static self, schema: SchemaRef, value: Instance<'a>) -> Chosen<'a> {
        Chosen {
            media: self,
            schema,
            value,
        }
    }

    /// Writes a value. All bodies are encoded here.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match its schema, or the media type cannot represent it.
    pub(crate) fn write(
        &self,
        schema: SchemaRef,
        value: Instance<'_>,
        is_validated: bool,
    ) -> Result<Encoded, EncodeFault> {
        if is_validated {
            schema.check(value)?;
        }
        match self.codec {
            Codec::Json => {
                let name = self.sent_name("application/json").to_owned();
                encoded(name, serde_json::to_vec(&value)?)
            }
            Codec::Text => {
                let raw = to_raw_value(&value)?;
                let text = text::from_view(View::of(&raw)?)?;
                encoded(with_charset(self.sent_name("text/plain")), text)
            }
            Codec::Form => {
                let raw = to_raw_value(&value)?;
                let root = self.layout.root();
                let text = form::from_view(&root, self.encodings, View::of(&raw)?)?;
                encoded(self.name.to_owned(), text)
            }
            #[cfg(feature = "xml")]
            Codec::Xml(root) => {
                let raw = to_raw_value(&value)?;
                let text = xml::from_view(&self.layout.root(), root, &raw)?;
                encoded(self.name.to_owned(), text)
            }
            Codec::Sequence(sequence) => {
                let raw = to_raw_value(&value)?;
                let text = sequence.write(View::of(&raw)?)?;
                encoded(self.name.to_owned(), text)
            }
            #[cfg(feature = "multipart")]
            Codec::Multipart => {
                let (raw, mut binaries) = binary::writing(|| to_raw_value(&value));
                let (raw, root) = (raw?, self.layout.root());
                let name = self.sent_name("multipart/mixed");
                let view = View::of(&raw)?;
                let written =
                    multipart::from_view(&root, self.encodings, name, view, &mut binaries)?;
                encoded(written.content_type, written.body)
            }
            Codec::Binary => {
                let (written, mut binaries) = binary::writing(|| to_raw_value(&value));
                let number = written?;
                let binary = binary_of(&number, &mut binaries)?;
                encoded(binary_name(self.name, &binary)?, binary.into_bytes())
            }
        }
    }

    /// A range is sent as its default type.
    fn sent_name(&self, default: &'static str) -> &'static str {
        if self.declared().is_range() {
            default
        } else {
            self.name
        }
    }
}

/// The binary that a value was written as.
fn binary_of(number: &RawValue, binaries: &mut [Binary]) -> Result<Binary, EncodeFault> {
    let number: usize = serde_json::from_str(number.get())?;
    let binary = binaries.get_mut(number).map(std::mem::take);
    binary.ok_or_else(|| EncodeFault::new("the value is no binary data"))
}

/// The media type sent for bytes: their own, if the declared types include it.
fn binary_name(declared: &str, binary: &Binary) -> Result<String, EncodeFault> {
    let range = MediaType::new(declared);
    match binary.media_type() {
        Some(own) if MediaType::new(own).fits(range).is_some() => Ok(own.to_owned()),
        Some(own) => Err(EncodeFault::new(format!("`{own}` is not `{declared}`"))),
        None if !range.is_range() => Ok(declared.to_owned()),
        None if range.essence() == "*/*" || range.essence() == "application/*" => {
            Ok("application/octet-stream".to_owned())
        }
        None => {
            let detail = format!("binary data of `{declared}` needs its media type");
            Err(EncodeFault::new(detail))
        }
    }
}

/// Adds the charset. Senders write UTF-8, but readers of `text/plain` must assume another one (RFC 2046 section 4.1.2).
fn with_charset(name: &str) -> String {
    if MediaType::new(name).parameter("charset").is_some() {
        name.to_owned()
    } else {
        format!("{name}; charset=utf-8")
    }
}

/// Writes a JSON body, after validating it if required.
///
/// # Errors
///
/// Returns an error if the body does not match its schema, or cannot be serialized.
pub(crate) fn encode_json(
    media_type: &'static str,
    schema: SchemaRef,
    body: Instance<'_>,
    is_validated: bool,
) -> Result<Encoded, EncodeFault> {
    if is_validated {
        schema.check(body)?;
    }
    // Large enough for most events. A smaller buffer would be reallocated several times.
    let mut text = Vec::with_capacity(1024);
    serde_json::to_writer(&mut text, &body)?;
    Ok(Encoded {
        content_type: HeaderValue::from_static(media_type),
        body: text.into(),
    })
}

fn encoded(content_type: String, body: impl Into<Bytes>) -> Result<Encoded, EncodeFault> {
    match HeaderValue::try_from(content_type) {
        Ok(content_type) => Ok(Encoded {
            content_type,
            body: body.into(),
        }),
        Err(_) => {
            let detail = "the media type holds a character that no header may hold";
            Err(EncodeFault::new(detail))
        }
    }
}

/// The media type of a message. `None` if there is no header or an empty one.
///
/// # Errors
///
/// Returns an error if the header is not a valid string, or occurs twice. A proxy may have used the other one (RFC 9110
/// section 8.3).
pub(crate) fn content_type(headers: &HeaderMap) -> Result<Option<&str>, BodyFault> {
    let mut lines = headers.get_all(CONTENT_TYPE).iter();
    let Some(value) = lines.next() else {
        return Ok(None);
    };
    if lines.next().is_some() {
        return Err(BodyFault::media_type("`Content-Type` comes twice"));
    }
    let text = value.to_str();
    let text = text.map_err(|_| BodyFault::media_type("`Content-Type` is no media type"))?;
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}

/// The declared media type of a message.
///
/// # Errors
///
/// Returns an error if no declared media type fits.
pub(super) fn choose(
    media: &[Media],
    content_type: Option<&str>,
    reading: Leniency,
) -> Result<usize, BodyFault> {
    let index = match content_type.map(MediaType::new) {
        Some(content_type) => best_fit(media, content_type).or_else(|| {
            let is_json_as_text = reading.json_as_text && content_type.is("text/plain");
            json_of(media).filter(|_| is_json_as_text)
        }),
        None => without_content_type(media),
    };
    index.ok_or_else(|| BodyFault::media_type(expected(media)))
}

fn best_fit(media: &[Media], received: MediaType<'_>) -> Option<usize> {
    let mut best = None;
    for (index, each) in media.iter().enumerate() {
        // A range whose schema is JSON includes all JSON types.
        let fit = received
            .fits(each.declared())
            .filter(|_| each.codec != Codec::Json || received.is_json());
        if fit.is_some() && fit > best.map(|(fit, _)| fit).unwrap_or_default() {
            best = Some((fit, index));
        }
    }
    best.map(|(_, index)| index)
}

/// The media type of a message without a content type: the only one, else JSON, else bytes (RFC 9110 section 8.3).
fn without_content_type(media: &[Media]) -> Option<usize> {
    if media.len() == 1 {
        return Some(0);
    }
    json_of(media).or_else(|| media.iter().position(|each| each.codec == Codec::Binary))
}

fn json_of(media: &[Media]) -> Option<usize> {
    media.iter().position(|each| each.codec == Codec::Json)
}

fn expected(media: &[Media]) -> String {
    match media {
        [only] if only.codec == Codec::Json => "the body must be JSON".to_owned(),
        [only] => format!("the body must be `{}`", only.name),
        _ => {
            let names: Vec<_> = media
                .iter()
                .map(|each| format!("`{}`", each.name))
                .collect();
            format!("the body must be one of {}", names.join(", "))
        }
    }
}
