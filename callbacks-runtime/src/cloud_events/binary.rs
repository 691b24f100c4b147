//! Events in binary mode: attributes in headers, data in the body (CloudEvents, HTTP protocol binding, section 3.1).

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, HeaderName};
use percent_encoding::percent_decode_str;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::body::MediaType;
use crate::excerpt::{LONGEST_NAME, shorten};

const PREFIX: &str = "ce-";
const VERSION: HeaderName = HeaderName::from_static("ce-specversion");
const STRUCTURED: HeaderValue = HeaderValue::from_static("application/cloudevents+json");

/// Names that the envelope uses itself.
const RESERVED: [&str; 3] = ["data", "data_base64", "datacontenttype"];

/// Why a request in binary mode is not a valid event. It names a header, never a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoEvent(String);

impl NoEvent {
    fn of_header(name: &str, what: &str) -> Self {
        let name = shorten(name, LONGEST_NAME);
        Self(format!("header `{name}` {what}"))
    }

    pub(crate) fn reason(&self) -> &str {
        &self.0
    }
}

/// Why the value of an attribute is invalid.
struct Unreadable(&'static str);

const NOT_QUOTED: Unreadable = Unreadable("has a quote that is not closed at its end");
const NOT_UTF8: Unreadable = Unreadable("is not percent-encoded UTF-8");
const NOT_ASCII: &str = "is not in visible ASCII";

/// Converts a request in binary mode to structured mode, and adapts the headers. Any other body is returned unchanged.
pub(crate) fn structured(headers: &mut HeaderMap, body: Bytes) -> Result<Bytes, NoEvent> {
    if !headers.contains_key(VERSION) || is_enveloped(headers) {
        return Ok(body);
    }
    let attributes = attributes(headers)?;
    let event = Event {
        attributes,
        content_type: content_type(headers)?,
        body: &body,
    };
    let json = serde_json::to_vec(&event.envelope()?);
    let json = json.map_err(|_| NoEvent("the event has no form in JSON".to_owned()))?;
    headers.insert(CONTENT_TYPE, STRUCTURED);
    Ok(json.into())
}

/// Whether the body contains the attributes: structured and batched mode.
fn is_enveloped(headers: &HeaderMap) -> bool {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|line| line.to_str().ok());
    content_type.is_some_and(|text| {
        const TYPE: &str = "application/cloudevents";
        text.get(..TYPE.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(TYPE))
    })
}

fn content_type(headers: &HeaderMap) -> Result<Option<&str>, NoEvent> {
    let value = headers.get(CONTENT_TYPE).map(HeaderValue::to_str);
    let value = value.transpose();
    value.map_err(|_| NoEvent::of_header(CONTENT_TYPE.as_str(), NOT_ASCII))
}

/// The attributes. Each has one header, and a name of lower-case letters and digits (CloudEvents, section 3.1).
fn attributes(headers: &HeaderMap) -> Result<BTreeMap<&str, String>, NoEvent> {
    let mut attributes = BTreeMap::new();
    for (header, value) in headers {
        let Some(name) = header.as_str().strip_prefix(PREFIX) else {
            continue;
        };
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let refuse = |what| NoEvent::of_header(header.as_str(), what);
        if name.is_empty() || !is_name {
            return Err(refuse("has no name of an attribute: letters and digits"));
        }
        if RESERVED.contains(&name) {
            return Err(refuse("names what the event has in its body"));
        }
        let value = value.to_str().map_err(|_| refuse(NOT_ASCII))?;
        let value = decoded(value).map_err(|Unreadable(what)| refuse(what))?;
        if attributes.insert(name, value).is_some() {
            return Err(refuse("comes twice"));
        }
    }
    Ok(attributes)
}

/// The value of an attribute, without quotes and percent-encoding (section 3.1.3.2).
fn decoded(text: &str) -> Result<String, Unreadable> {
    let quoted = text.strip_prefix('"');
    let text = match quoted {
        None => text.to_owned(),
        Some(quoted) => unquoted(quoted)?,
    };
    let decoded = percent_decode_str(&text).decode_utf8();
    decoded.map(|text| text.into_owned()).map_err(|_| NOT_UTF8)
}

/// Reads the value after the opening quote (RFC 9110 section 5.6.4).
fn unquoted(quoted: &str) -> Result<String, Unreadable> {
    let mut text = String::new();
    let mut chars = quoted.chars();
    while let Some(char) = chars.next() {
        match char {
            '"' if chars.as_str().is_empty() => return Ok(text),
            '"' => return Err(NOT_QUOTED),
            '\\' => text.push(chars.next().ok_or(NOT_QUOTED)?),
            char => text.push(char),
        }
    }
    Err(NOT_QUOTED)
}

struct Event<'a> {
    attributes: BTreeMap<&'a str, String>,
    content_type: Option<&'a str>,
    body: &'a [u8],
}

/// An event in structured mode (CloudEvents, JSON event format).
struct Envelope<'a> {
    attributes: &'a BTreeMap<&'a str, String>,
    content_type: Option<&'a str>,
    data: Data<'a>,
}

enum Data<'a> {
    None,
    Json(&'a RawValue),
    Text(&'a str),
    Bytes(String),
}

impl Event<'_> {
    fn envelope(&self) -> Result<Envelope<'_>, NoEvent> {
        Ok(Envelope {
            attributes: &self.attributes,
            content_type: self.content_type,
            data: self.data()?,
        })
    }

    /// JSON becomes a value in the envelope, text a string, and everything else base64. Without a media type it is JSON
    /// (JSON event format, section 3.1).
    fn data(&self) -> Result<Data<'_>, NoEvent> {
        let media_type = MediaType::new(self.content_type.unwrap_or("application/json"));
        if self.body.is_empty() {
            return Ok(Data::None);
        }
        if media_type.is_json() {
            // There must be exactly one value. Anything after it would become a member of the envelope.
            let value = serde_json::from_slice(self.body);
            let value = value
                .map_err(|_| NoEvent("the body is not the JSON of its media type".to_owned()))?;
            return Ok(Data::Json(value));
        }
        match std::str::from_utf8(self.body) {
            Ok(text) if media_type.is_text() => Ok(Data::Text(text)),
            _ => Ok(Data::Bytes(BASE64_STANDARD.encode(self.body))),
        }
    }
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for (name, value) in self.attributes {
            object.serialize_entry(name, value)?;
        }
        if let Some(content_type) = self.content_type {
            object.serialize_entry("datacontenttype", content_type)?;
        }
        match &self.data {
            Data::None => {}
            Data::Json(value) => object.serialize_entry("data", value)?,
            Data::Text(text) => object.serialize_entry("data", text)?,
            Data::Bytes(base64) => object.serialize_entry("data_base64", base64)?,
        }
        object.end()
    }
}
