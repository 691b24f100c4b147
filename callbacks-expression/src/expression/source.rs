//! What expressions read.

use std::fmt;

use crate::{Pointer, name};

/// Where an expression finds its value.
///
/// ```
/// use callbacks_expression::{Expression, Source};
///
/// let expression = Expression::parse("$request.query.callback\\u0055rl")?;
/// assert_eq!(expression.source(), &Source::RequestQuery("callbackUrl".to_owned()));
/// # Ok::<(), callbacks_expression::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// `$url`: the absolute URL of the request.
    Url,
    /// `$method`: the method of the request.
    Method,
    /// `$statusCode`: the status of the response.
    StatusCode,
    /// `$request.header.name`: a header of the request, by its name as written.
    RequestHeader(String),
    /// `$request.query.name`: a query parameter of the request.
    RequestQuery(String),
    /// `$request.path.name`: a path parameter of the request.
    RequestPath(String),
    /// `$request.body#/pointer`: the body of the request, or a part of it.
    RequestBody(Pointer),
    /// `$response.header.name`: a header of the response, by its name as written.
    ResponseHeader(String),
    /// `$response.body#/pointer`: the body of the response, or a part of it.
    ResponseBody(Pointer),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Url => f.write_str("$url"),
            Source::Method => f.write_str("$method"),
            Source::StatusCode => f.write_str("$statusCode"),
            Source::RequestHeader(token) => write!(f, "$request.header.{token}"),
            Source::RequestQuery(name) => {
                f.write_str("$request.query.")?;
                name::display(name, f)
            }
            Source::RequestPath(name) => {
                f.write_str("$request.path.")?;
                name::display(name, f)
            }
            Source::RequestBody(pointer) => display_body("$request.body", pointer, f),
            Source::ResponseHeader(token) => write!(f, "$response.header.{token}"),
            Source::ResponseBody(pointer) => display_body("$response.body", pointer, f),
        }
    }
}

fn display_body(body: &str, pointer: &Pointer, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(body)?;
    if pointer.is_empty() {
        return Ok(());
    }
    write!(f, "#{pointer}")
}
