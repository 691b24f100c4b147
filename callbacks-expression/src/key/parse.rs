//! The strict parser of keys.

use super::position::follow;
use super::{Part, Position};
use crate::url::{UrlFault, after_scheme, authority_end, check_authority};
use crate::{Expression, ParseError, ParseErrorCode, Source};

/// Parses the parts of a key.
pub(super) fn parse(text: &str, declared: &[&str]) -> Result<Vec<Part>, ParseError> {
    if text.is_empty() {
        let message =
            "the key is empty, write a runtime expression such as `{$request.body#/callbackUrl}`";
        return Err(ParseError::new(ParseErrorCode::EmptyKey, 0, message));
    }
    if text.starts_with("x-") {
        // K9
        let message = "a key that starts with `x-` is a specification extension, not a callback";
        return Err(ParseError::new(ParseErrorCode::ExtensionKey, 0, message));
    }
    if text.starts_with('$') {
        return parse_bare(text);
    }
    let parser = Parser {
        text,
        declared,
        at: 0,
        position: None,
        parts: Vec::new(),
    };
    parser.parse()
}

/// K1: an expression needs no braces if it is the whole key.
fn parse_bare(text: &str) -> Result<Vec<Part>, ParseError> {
    if let Some(at) = text.find(['{', '}']) {
        // K3: the grammar allows a brace in a name or a pointer, but in a key it is always a typo.
        let message = "an expression that starts without a brace has none at all, write `{` before its `$` and `}` after it";
        return Err(ParseError::new(
            ParseErrorCode::UnbalancedBrace,
            at,
            message,
        ));
    }
    let expression = Expression::parse_at(text, 0)?;
    check_can_start(&expression, 0)?;
    Ok(vec![Part::Expression {
        expression,
        position: Position::Base,
    }])
}

/// K6: a method or a status at the start can never become a URL.
fn check_can_start(expression: &Expression, offset: usize) -> Result<(), ParseError> {
    if !matches!(expression.source(), Source::Method | Source::StatusCode) {
        return Ok(());
    }
    let message = format!("a URL cannot start with `{expression}`");
    Err(ParseError::new(ParseErrorCode::NeverAUrl, offset, message))
}

struct Parser<'t> {
    text: &'t str,
    declared: &'t [&'t str],
    at: usize,
    /// The position of the next part in the URL; `None` at the start of the key.
    position: Option<Position>,
    parts: Vec<Part>,
}

impl Parser<'_> {
    fn parse(mut self) -> Result<Vec<Part>, ParseError> {
        while self.at < self.text.len() {
            if self.text[self.at..].starts_with('{') {
                self.parse_braces()?;
            } else {
                self.parse_literal()?;
            }
        }
        Ok(self.parts)
    }

    /// `{$expression}` or `{parameter}`. K2: the first `}` closes, and there is no nesting.
    fn parse_braces(&mut self) -> Result<(), ParseError> {
        let start = self.at + 1;
        let Some(length) = self.text[start..].find(['{', '}']) else {
            let message = "the brace is not closed, write `}` at the end of the expression";
            return Err(ParseError::new(
                ParseErrorCode::UnbalancedBrace,
                self.text.len(),
                message,
            ));
        };
        let end = start + length;
        if self.text[end..].starts_with('{') {
            let message =
                "there is a brace inside of braces, write one pair around each expression";
            return Err(ParseError::new(ParseErrorCode::NestedBrace, end, message));
        }
        let inner = &self.text[start..end];
        let part = match inner.as_bytes().first() {
            None => return Err(self.empty_braces()),
            Some(b'$') => self.expression(inner, start)?,
            Some(_) => self.parameter(inner, start)?,
        };
        self.parts.push(part);
        self.at = end + 1;
        Ok(())
    }

    fn empty_braces(&self) -> ParseError {
        let message = "there is nothing between the braces, write an expression such as `$url`";
        ParseError::new(ParseErrorCode::EmptyBraces, self.at, message)
    }

    fn expression(&mut self, inner: &str, offset: usize) -> Result<Part, ParseError> {
        let expression = Expression::parse_at(inner, offset)?;
        if self.parts.is_empty() {
            check_can_start(&expression, offset)?;
        }
        let position = *self.position.get_or_insert(Position::Base);
        Ok(Part::Expression {
            expression,
            position,
        })
    }

    /// K5
    fn parameter(&self, name: &str, offset: usize) -> Result<Part, ParseError> {
        if !self.declared.contains(&name) {
            let message = format!(
                "`{name}` is neither an expression, which starts with `$`, nor a path parameter that the callback declares"
            );
            return Err(ParseError::new(
                ParseErrorCode::UndeclaredPathParam,
                offset,
                message,
            ));
        }
        if self.position != Some(Position::Path) {
            let message = format!("the path parameter `{name}` is outside of the path");
            return Err(ParseError::new(
                ParseErrorCode::PathParamOutsidePath,
                offset,
                message,
            ));
        }
        let part = Part::PathParameter(name.to_owned());
        if self.parts.contains(&part) {
            let message = format!("the path parameter `{name}` occurs a second time");
            return Err(ParseError::new(
                ParseErrorCode::DuplicatePathParam,
                offset,
                message,
            ));
        }
        Ok(part)
    }

    fn parse_literal(&mut self) -> Result<(), ParseError> {
        let rest = &self.text[self.at..];
        let literal = &rest[..rest.find(['{', '}']).unwrap_or(rest.len())];
        self.check_characters(literal)?;
        self.check_start(literal)?;
        if !literal.is_empty() {
            self.position = Some(follow(self.position, literal).0);
            self.parts.push(Part::Literal(literal.to_owned()));
        }
        self.at += literal.len();
        if self.text[self.at..].starts_with('}') {
            let message = "there is no `{` for this `}`, write a literal brace as `%7D`";
            return Err(ParseError::new(
                ParseErrorCode::UnbalancedBrace,
                self.at,
                message,
            ));
        }
        Ok(())
    }

    /// K8
    fn check_characters(&self, literal: &str) -> Result<(), ParseError> {
        let refused =
            |char: char| "\\#".contains(char) || char.is_whitespace() || char.is_control();
        let Some(at) = literal.find(refused) else {
            return Ok(());
        };
        if literal[at..].starts_with('#') {
            let message = "a fragment is never sent, write the pointer into the braces and `#` in a URL as `%23`";
            return Err(ParseError::new(
                ParseErrorCode::FragmentInKey,
                self.at + at,
                message,
            ));
        }
        let message = "white space, control characters and `\\` are not allowed in a URL, percent-encode them";
        Err(ParseError::new(
            ParseErrorCode::InvalidLiteral,
            self.at + at,
            message,
        ))
    }

    /// K4, K7, and the URL checks on an authority that is literal from its start to its end.
    fn check_start(&self, literal: &str) -> Result<(), ParseError> {
        let after_scheme = match self.position {
            None if literal.starts_with('/') && !literal.starts_with("//") => return Ok(()),
            None if literal.is_empty() => return Ok(()), // a lone `}` follows
            None => after_scheme(literal).map_err(|fault| self.url_fault(fault, self.at))?,
            Some(Position::Base) => match literal.strip_prefix("://") {
                Some(rest) => rest,
                None => return Ok(()),
            },
            Some(_) => return Ok(()),
        };
        let offset = self.at + literal.len() - after_scheme.len();
        let end = authority_end(after_scheme);
        let ends_here = end < after_scheme.len() || self.at + literal.len() == self.text.len();
        if !ends_here {
            return Ok(());
        }
        check_authority(&after_scheme[..end]).map_err(|fault| self.url_fault(fault, offset))
    }

    fn url_fault(&self, fault: UrlFault, offset: usize) -> ParseError {
        let message = match fault {
            UrlFault::Relative => {
                "the key is no URL, start it with `{$`, `http://`, `https://` or a single `/`"
            }
            UrlFault::UnsupportedScheme => "callbacks go to `http://` and `https://` only",
            UrlFault::Userinfo => "a URL in a key holds no user name and no password",
            UrlFault::Invalid => "the URL has no valid host or port, write `https://host:port/`",
        };
        ParseError::new(fault.into(), offset, message)
    }
}
