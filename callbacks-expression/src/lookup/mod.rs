//! Finding the value of an expression in an exchange.

mod body;
mod form;
mod json;

use std::borrow::Cow;

use crate::encoding::{Plus, decode};
use crate::{EvalErrorCode, Exchange, FieldLines, PathValue, Response, Source, Value};

/// The value at a source.
pub(crate) fn value<'a, E>(source: &Source, exchange: &'a E) -> Result<Value<'a>, EvalErrorCode>
where
    E: Exchange + ?Sized,
{
    match source {
        Source::Url => exchange
            .url()
            .map(Value::String)
            .ok_or(EvalErrorCode::NoUrl),
        Source::Method => Ok(Value::String(Cow::Borrowed(exchange.method()))),
        Source::StatusCode => {
            let status = response(exchange)?.status();
            Ok(Value::Number(status.to_string().into()))
        }
        Source::RequestHeader(name) => header(exchange.request_header(name)),
        Source::RequestQuery(name) => query(exchange.query(), name),
        Source::RequestPath(name) => path(exchange.path_parameter(name)),
        Source::RequestBody(pointer) => body::value(exchange.request_body(), pointer),
        Source::ResponseHeader(name) => header(response(exchange)?.header(name)),
        Source::ResponseBody(pointer) => body::value(response(exchange)?.body(), pointer),
    }
}

/// C12: before there is a response, its values are an error, never the empty string.
fn response<E>(exchange: &E) -> Result<&dyn Response, EvalErrorCode>
where
    E: Exchange + ?Sized,
{
    exchange.response().ok_or(EvalErrorCode::NoResponse)
}

/// C7: one line, without the optional white space around its value.
fn header(lines: FieldLines<'_>) -> Result<Value<'_>, EvalErrorCode> {
    match lines {
        FieldLines::Absent => Err(EvalErrorCode::Missing),
        FieldLines::Repeated => Err(EvalErrorCode::MultipleValues),
        FieldLines::One(line) => {
            let text = std::str::from_utf8(line).map_err(|_| EvalErrorCode::InvalidEncoding)?;
            Ok(Value::String(Cow::Borrowed(text.trim_matches([' ', '\t']))))
        }
    }
}

/// C4: several values are an error. Taking the first or the last would allow parameter pollution.
fn query<'a>(query: Option<&'a str>, name: &str) -> Result<Value<'a>, EvalErrorCode> {
    let query = query.unwrap_or_default().as_bytes();
    let mut values = form::values(query, name);
    match (values.next(), values.next()) {
        (None, _) => Err(EvalErrorCode::Missing),
        (Some(value), None) => Ok(Value::String(decode(value, Plus::Space)?)),
        (Some(_), Some(_)) => Err(EvalErrorCode::MultipleValues),
    }
}

/// C6: `+` is literal in a path.
fn path(value: Option<PathValue<'_>>) -> Result<Value<'_>, EvalErrorCode> {
    match value {
        None => Err(EvalErrorCode::Missing),
        Some(PathValue::Decoded(text)) => Ok(Value::String(text)),
        Some(PathValue::Encoded(text)) => {
            Ok(Value::String(decode(text.as_bytes(), Plus::Literal)?))
        }
    }
}
