//! Bodies, by their media type (C8 to C11).

use std::borrow::Cow;

use super::{form, json};
use crate::{Body, EvalErrorCode, Pointer, Value};

/// How the content of a body is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Json,
    Form,
    Text,
    /// There is no type: JSON if the content is JSON.
    Unknown,
}

/// The value at a pointer in a body.
pub(super) fn value<'a>(
    body: Option<Body<'a>>,
    pointer: &Pointer,
) -> Result<Value<'a>, EvalErrorCode> {
    let body = body.ok_or(EvalErrorCode::NoBody)?;
    match kind(body.content_type) {
        Kind::Json => json::value(body.bytes, pointer),
        Kind::Form => form::value(body.bytes, pointer),
        Kind::Text => text(body.bytes, pointer),
        Kind::Unknown => match json::value(body.bytes, pointer) {
            Err(EvalErrorCode::BodyNotJson) => text(body.bytes, pointer),
            outcome => outcome,
        },
    }
}

fn kind(content_type: Option<&str>) -> Kind {
    let Some(content_type) = content_type else {
        return Kind::Unknown;
    };
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    let is = |name: &str| essence.eq_ignore_ascii_case(name);
    let suffix = essence.len().checked_sub("+json".len());
    let suffix = suffix.and_then(|at| essence.get(at..)).unwrap_or_default();
    if is("application/json") || is("text/json") || suffix.eq_ignore_ascii_case("+json") {
        Kind::Json
    } else if is("application/x-www-form-urlencoded") {
        Kind::Form
    } else {
        Kind::Text
    }
}

/// C10: text is a string, and has no members.
fn text<'a>(bytes: &'a [u8], pointer: &Pointer) -> Result<Value<'a>, EvalErrorCode> {
    if !pointer.is_empty() {
        return Err(EvalErrorCode::BodyNotStructured);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Value::String(Cow::Borrowed(text))),
        Err(_) => Err(EvalErrorCode::InvalidEncoding),
    }
}
