//! `text/*`: one scalar as it is.

use super::fault::{BodyFault, EncodeFault};
use super::json_view::View;
use super::layout::Shape;
use super::media_type::MediaType;

/// The JSON of a text.
pub(super) fn to_json(
    shape: &Shape<'_>,
    content_type: Option<MediaType<'_>>,
    body: &[u8],
) -> Result<String, BodyFault> {
    let text = decode(content_type, body)?;
    let mut json = String::with_capacity(text.len() + 2);
    shape.push_scalar(&mut json, text);
    Ok(json)
}

/// Text in UTF-8, of which ASCII is a part.
pub(super) fn decode<'b>(
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
    std::str::from_utf8(body).map_err(|_| BodyFault::syntax("the text is not UTF-8"))
}

/// The text of a value.
pub(super) fn from_view(view: View<'_>) -> Result<String, EncodeFault> {
    view.into_text()
        .ok_or_else(|| EncodeFault::new("the body has no text"))
}
