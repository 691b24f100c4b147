//! From a value to pairs of names and values.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use crate::body::encoding::{self, Encoding};
use crate::body::fault::EncodeFault;
use crate::body::json_view::{View, text_of};
use crate::body::layout::Shape;
use crate::body::media_type::MediaType;
use crate::parameter::{self, Place};

/// Everything that RFC 3986 section 2.3 does not call unreserved. All form decoders agree on the rest.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

const NULL: &str = "holds `null`, which has no text";
const AMBIGUOUS: &str = "would be read as another value";

/// Writes an object as a form.
pub(in crate::body) fn from_view(
    shape: &Shape<'_>,
    encodings: &[Encoding],
    view: View<'_>,
) -> Result<String, EncodeFault> {
    let View::Object(members) = view else {
        return Err(EncodeFault::new(
            "a form is made of the members of an object",
        ));
    };
    let chosen = shape.chosen(&|name| text_of(&members, name).map(Cow::Owned));
    let shape = chosen.as_ref().unwrap_or(shape);
    let mut form = String::new();
    for (name, value) in members {
        let encoding = encoding::of(encodings, &name);
        push_member(&mut form, &shape.member(&name), encoding, &name, value)
            .map_err(|fault| fault.within(&name))?;
    }
    Ok(form)
}

fn push_member(
    form: &mut String,
    shape: &Shape<'_>,
    encoding: Option<&Encoding>,
    name: &str,
    value: &RawValue,
) -> Result<(), EncodeFault> {
    if let Some(style) = encoding.and_then(|encoding| encoding.style) {
        let written = parameter::write(style, Place::Query, name, &AsTexts(value));
        if let Some(text) = written.map_err(EncodeFault::new)? {
            separate(form);
            form.push_str(&text);
        }
        return Ok(());
    }
    match View::of(value)? {
        View::Array(items) if items.is_empty() => push_pair(form, name, ""),
        View::Array(items) => {
            let is_one_item = items.len() == 1;
            for (index, item) in items.into_iter().enumerate() {
                let text = text(&shape.item(index), encoding, item)
                    .map_err(|fault| fault.within(&index.to_string()))?;
                if is_one_item && text.is_empty() {
                    return Err(EncodeFault::new(AMBIGUOUS));
                }
                push_pair(form, name, &text);
            }
        }
        _ => push_pair(form, name, &text(shape, encoding, value)?),
    }
    Ok(())
}

/// Writes one value as a string.
fn text(
    shape: &Shape<'_>,
    encoding: Option<&Encoding>,
    value: &RawValue,
) -> Result<String, EncodeFault> {
    let content_type = encoding.and_then(|encoding| encoding.content_type);
    let is_json = content_type.is_some_and(|content_type| MediaType::new(content_type).is_json());
    let kinds = shape.kinds();
    match View::of(value)? {
        _ if is_json || content_type.is_none() && kinds.is_compound() => Ok(value.get().to_owned()),
        // An empty string is `null` if the schema allows no strings.
        View::Null if kinds.null && !kinds.string => Ok(String::new()),
        View::Null => Err(EncodeFault::new(NULL)),
        View::Array(_) | View::Object(_) => Err(EncodeFault::new(
            "has a list or an object where only a string is possible",
        )),
        view => Ok(view.into_text().unwrap_or_default()),
    }
}

fn separate(form: &mut String) {
    if !form.is_empty() {
        form.push('&');
    }
}

fn push_pair(form: &mut String, name: &str, text: &str) {
    separate(form);
    form.extend(utf8_percent_encode(name, RESERVED));
    form.push('=');
    form.extend(utf8_percent_encode(text, RESERVED));
}

/// Serializes numbers and booleans as strings.
struct AsTexts<'a>(&'a RawValue);

impl Serialize for AsTexts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match View::of(self.0).map_err(S::Error::custom)? {
            View::Null => serializer.serialize_none(),
            View::Literal(text) => serializer.serialize_str(text),
            View::Text(text) => serializer.serialize_str(&text),
            View::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&AsTexts(item))?;
                }
                list.end()
            }
            View::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(&name, &AsTexts(value))?;
                }
                map.end()
            }
        }
    }
}
