//! The grammar of expressions.

use crate::{ParseError, ParseErrorCode, Pointer, Source, name};

/// G1: the whole text must match. G2: what the grammar spells out is case-insensitive.
pub(super) fn parse(text: &str, offset: usize) -> Result<Source, ParseError> {
    if text.eq_ignore_ascii_case("$url") {
        Ok(Source::Url)
    } else if text.eq_ignore_ascii_case("$method") {
        Ok(Source::Method)
    } else if text.eq_ignore_ascii_case("$statusCode") {
        Ok(Source::StatusCode)
    } else if let Some(rest) = strip(text, "$request.") {
        parse_request(rest, offset + "$request.".len())
    } else if let Some(rest) = strip(text, "$response.") {
        parse_response(rest, offset + "$response.".len())
    } else {
        Err(unknown(text, offset))
    }
}

fn unknown(text: &str, offset: usize) -> ParseError {
    let what = match text {
        "" => "an empty text".to_owned(),
        _ => format!("`{text}`"),
    };
    let message = format!(
        "{what} is no runtime expression, write `$url`, `$method`, `$statusCode`, `$request.` or `$response.` with a source"
    );
    ParseError::new(ParseErrorCode::UnknownExpression, offset, message)
}

fn parse_request(text: &str, offset: usize) -> Result<Source, ParseError> {
    if let Some(token) = strip(text, "header.") {
        parse_token(token, offset + "header.".len()).map(Source::RequestHeader)
    } else if let Some(text) = strip(text, "query.") {
        name::parse(text, offset + "query.".len()).map(Source::RequestQuery)
    } else if let Some(text) = strip(text, "path.") {
        name::parse(text, offset + "path.".len()).map(Source::RequestPath)
    } else {
        parse_body(text, offset, "$request.").map(Source::RequestBody)
    }
}

fn parse_response(text: &str, offset: usize) -> Result<Source, ParseError> {
    if let Some(token) = strip(text, "header.") {
        return parse_token(token, offset + "header.".len()).map(Source::ResponseHeader);
    }
    // G10: the grammar has them, but they can never have a value.
    if strip(text, "query.").is_some() || strip(text, "path.").is_some() {
        let message =
            "a response has no parameters, write `$response.header.` or `$response.body#/`";
        return Err(ParseError::new(
            ParseErrorCode::ResponseSource,
            offset,
            message,
        ));
    }
    parse_body(text, offset, "$response.").map(Source::ResponseBody)
}

/// G9: `body` and `body#` both mean the whole document.
fn parse_body(text: &str, offset: usize, prefix: &str) -> Result<Pointer, ParseError> {
    match strip(text, "body") {
        Some("") => Ok(Pointer::default()),
        Some(rest) if rest.starts_with('#') => Pointer::parse(&rest[1..], offset + "body#".len()),
        _ => Err(bad_source(text, offset, prefix)),
    }
}

fn bad_source(text: &str, offset: usize, prefix: &str) -> ParseError {
    let sources = match prefix {
        "$request." => "`header.`, `query.` or `path.` with a name, `body` or `body#/`",
        _ => "`header.` with a name, `body` or `body#/`",
    };
    let message = format!("`{text}` is no source of values, write {sources} after `{prefix}`");
    ParseError::new(ParseErrorCode::BadSource, offset, message)
}

/// A header name: `token` of RFC 9110.
fn parse_token(text: &str, offset: usize) -> Result<String, ParseError> {
    if text.is_empty() {
        let message = "the header name is missing";
        return Err(ParseError::new(ParseErrorCode::BadToken, offset, message));
    }
    match text.find(|char| !is_token_char(char)) {
        None => Ok(text.to_owned()),
        Some(at) => {
            let message = format!("`{text}` has a character that header names cannot have");
            Err(ParseError::new(
                ParseErrorCode::BadToken,
                offset + at,
                message,
            ))
        }
    }
}

fn is_token_char(char: char) -> bool {
    char.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(char)
}

/// Strips a literal of the grammar, in any case (G2).
pub(crate) fn strip<'a>(text: &'a str, literal: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(literal.len())?;
    head.eq_ignore_ascii_case(literal).then_some(rest)
}
