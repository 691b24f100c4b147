//! `text/*`: a single scalar.

use std::borrow::Cow;

use super::charset::Charset;
use super::fault::{BodyFault, EncodeFault};
use super::json_view::View;
use super::layout::Shape;
use super::media_type::MediaType;
use crate::excerpt::{LONGEST_NAME, shorten};

/// Converts a string to JSON.
pub(super) fn to_json(
    shape: &Shape<'_>,
    content_type: Option<MediaType<'_>>,
    body: &[u8],
) -> Result<String, BodyFault> {
    let text = decode(content_type, body)?;
    let mut json = String::with_capacity(text.len() + 2);
    shape.push_scalar(&mut json, &text);
    Ok(json)
}

/// Decodes a string in the charset of the media type, by default UTF-8.
pub(super) fn decode<'b>(
    content_type: Option<MediaType<'_>>,
    body: &'b [u8],
) -> Result<Cow<'b, str>, BodyFault> {
    let name = content_type.and_then(|content_type| content_type.parameter("charset"));
    decode_as(name.as_deref(), body)
}

/// Decodes a string in a charset.
pub(super) fn decode_as<'b>(name: Option<&str>, body: &'b [u8]) -> Result<Cow<'b, str>, BodyFault> {
    let charset = match name {
        None => Charset::Utf8,
        Some(name) => Charset::of(name).ok_or_else(|| unknown(name))?,
    };
    let text = charset.decode(body);
    text.ok_or_else(|| BodyFault::syntax(format!("the text is not {}", name.unwrap_or("UTF-8"))))
}

fn unknown(name: &str) -> BodyFault {
    let name = shorten(name, LONGEST_NAME);
    BodyFault::media_type(format!(
        "the charset `{}` is not read here",
        name.escape_debug()
    ))
}

/// Decodes UTF-8 or ASCII, for media types that have their own encodings.
pub(super) fn decode_utf8<'b>(
    content_type: Option<MediaType<'_>>,
    body: &'b [u8],
) -> Result<&'b str, BodyFault> {
    if let Some(charset) = content_type.and_then(|content_type| content_type.parameter("charset")) {
        let is_utf8 = ["utf-8", "utf8", "us-ascii"]
            .iter()
            .any(|known| charset.eq_ignore_ascii_case(known));
        if !is_utf8 {
            return Err(BodyFault::media_type("the charset must be `utf-8`"));
        }
    }
    let text = std::str::from_utf8(body).map_err(|_| BodyFault::syntax("the text is not UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The string of a value.
pub(super) fn from_view(view: View<'_>) -> Result<String, EncodeFault> {
    view.into_text()
        .ok_or_else(|| EncodeFault::new("the body has no text"))
}
