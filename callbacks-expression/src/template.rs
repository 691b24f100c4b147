use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use crate::encoding::push_without_braces;
use crate::url::{check, check_characters};
use crate::writer::UrlWriter;
use crate::{EvalError, EvalErrorCode};

/// Real callback URLs are shorter; an untrusted peer may send longer ones.
const LONGEST: usize = 8 * 1024;

/// A callback URL that only lacks the callback's own path parameters, such as `https://consumer.example/cb/{refId}`.
///
/// A provider stores it when a subscription arrives. It no longer needs the exchange. `{name}` in it is always a parameter,
/// because braces from the client are percent-encoded.
///
/// ```
/// use callbacks_expression::UrlTemplate;
///
/// let template: UrlTemplate = "https://consumer.example/cb/{refId}".parse()?;
/// assert_eq!(template.parameters().collect::<Vec<_>>(), ["refId"]);
/// assert_eq!(template.expand(&[("refId", "a b/c")])?, "https://consumer.example/cb/a%20b%2Fc");
/// # Ok::<(), callbacks_expression::EvalError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UrlTemplate {
    /// Checked: an absolute URL with balanced braces and distinct names in them, all in the path.
    text: String,
}

impl UrlTemplate {
    /// Parses a template, for example a stored one. `{name}` is a parameter.
    ///
    /// ```
    /// use callbacks_expression::UrlTemplate;
    ///
    /// assert!(UrlTemplate::parse("https://consumer.example/{id}").is_ok());
    /// let error = UrlTemplate::parse("https://{host}/").unwrap_err();
    /// assert_eq!(error.code().as_str(), "invalid-url");
    /// ```
    ///
    /// # Errors
    ///
    /// If the string is not an absolute `http` or `https` URL (U1 to U3) or is longer than 8 KiB, if its braces are not
    /// balanced, or if a parameter is outside of the path or occurs twice.
    pub fn parse(text: &str) -> Result<Self, EvalError> {
        let text = Self::of_text(text.to_owned());
        text.map_err(|(code, text)| EvalError::from(code).of_text(&text))
    }

    /// Takes a plain URL of an untrusted peer. It has no parameters, so its braces are percent-encoded.
    ///
    /// ```
    /// use callbacks_expression::UrlTemplate;
    ///
    /// let template = UrlTemplate::from_url("https://consumer.example/{id}")?;
    /// assert_eq!(template.as_str(), "https://consumer.example/%7Bid%7D");
    /// # Ok::<(), callbacks_expression::EvalError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the string is not an absolute `http` or `https` URL (U1 to U3), or is longer than 8 KiB.
    pub fn from_url(url: &str) -> Result<Self, EvalError> {
        let mut text = String::with_capacity(url.len());
        push_without_braces(&mut text, url);
        Self::of_text(text).map_err(|(code, text)| EvalError::from(code).of_text(&text))
    }

    /// Checks a string and stores it, or returns it.
    pub(crate) fn of_text(text: String) -> Result<Self, (EvalErrorCode, String)> {
        let checked = match text.len() {
            0 => Err(EvalErrorCode::EmptyUrl),
            length if length > LONGEST => Err(EvalErrorCode::InvalidUrl),
            _ => check_template(&text),
        };
        match checked {
            Ok(()) => Ok(UrlTemplate { text }),
            Err(code) => Err((code, text)),
        }
    }

    /// The names of the parameters, in their order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        pieces(&self.text).filter_map(|piece| match piece {
            Piece::Parameter(name) => Some(name),
            Piece::Literal(_) | Piece::Fault => None,
        })
    }

    /// The URL with a value for each parameter, percent-encoded (P4). Other values are ignored.
    ///
    /// ```
    /// use callbacks_expression::UrlTemplate;
    ///
    /// let template = UrlTemplate::parse("https://consumer.example/{id}")?;
    /// assert_eq!(template.expand(&[("id", "a/b")])?, "https://consumer.example/a%2Fb");
    /// assert_eq!(template.expand(&[("id", "..")]).unwrap_err().code().as_str(), "dot-segment");
    /// # Ok::<(), callbacks_expression::EvalError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a parameter has no value, or a value makes a path segment empty, `.` or `..` (P6).
    pub fn expand(&self, values: &[(&str, &str)]) -> Result<String, EvalError> {
        self.fill(values, |writer, value| {
            writer.push_path(value);
            Ok(())
        })
    }

    /// The URL with a string for each parameter that is already percent-encoded. Use it for values whose syntax has
    /// delimiters of its own.
    ///
    /// ```
    /// use callbacks_expression::UrlTemplate;
    ///
    /// let template = UrlTemplate::parse("https://consumer.example/{id}")?;
    /// assert_eq!(template.expand_encoded(&[("id", "a%2Fb,c")])?, "https://consumer.example/a%2Fb,c");
    /// assert_eq!(template.expand_encoded(&[("id", "a/b")]).unwrap_err().code().as_str(), "invalid-url");
    /// # Ok::<(), callbacks_expression::EvalError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The same as those of [`UrlTemplate::expand`]. Also if a string contains a character that is invalid in a path
    /// segment (RFC 3986 section 3.3).
    pub fn expand_encoded(&self, values: &[(&str, &str)]) -> Result<String, EvalError> {
        self.fill(values, UrlWriter::push_encoded_path)
    }

    fn fill(
        &self,
        values: &[(&str, &str)],
        push: impl Fn(&mut UrlWriter, &str) -> Result<(), EvalErrorCode>,
    ) -> Result<String, EvalError> {
        // Without parameters it already is a URL, which was checked when it became a template.
        if !self.text.contains('{') {
            return Ok(self.text.clone());
        }
        let mut writer = UrlWriter::new(self.text.len() + 32);
        let mut last = "";
        for piece in pieces(&self.text) {
            let written = match piece {
                Piece::Literal(text) => writer.push_literal(text),
                Piece::Parameter(name) => {
                    last = name;
                    push(&mut writer, parameter(values, name)?)
                }
                Piece::Fault => Err(EvalErrorCode::InvalidUrl),
            };
            written.map_err(|code| EvalError::about_parameter(code, last))?;
        }
        writer
            .finish()
            .map_err(|code| EvalError::about_parameter(code, last))
    }

    /// The template as a string, which parses as the same template.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for UrlTemplate {
    type Err = EvalError;

    fn from_str(text: &str) -> Result<Self, EvalError> {
        UrlTemplate::parse(text)
    }
}

impl fmt::Display for UrlTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The value given for a path parameter of the callback.
pub(crate) fn parameter<'v>(values: &[(&str, &'v str)], name: &str) -> Result<&'v str, EvalError> {
    values
        .iter()
        .find(|(given, _)| *given == name)
        .map(|(_, value)| *value)
        .ok_or_else(|| EvalError::about_parameter(EvalErrorCode::MissingParameter, name))
}

/// A part of a template's text.
enum Piece<'t> {
    Literal(&'t str),
    Parameter(&'t str),
    /// A brace without its partner, or braces around nothing or around an expression. The rest of the text is not read.
    Fault,
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, tail) = next_piece(rest).unwrap_or((Piece::Fault, ""));
        rest = tail;
        Some(piece)
    })
}

fn next_piece(text: &str) -> Option<(Piece<'_>, &str)> {
    let Some(inner) = text.strip_prefix('{') else {
        let end = text.find(['{', '}']).unwrap_or(text.len());
        return (end > 0).then(|| (Piece::Literal(&text[..end]), &text[end..]));
    };
    let end = inner.find(['{', '}'])?;
    let (name, rest) = inner.split_at(end);
    let rest = rest.strip_prefix('}')?;
    // `$` starts an expression, which belongs into a key: a stored key is not a stored URL.
    (!name.is_empty() && !name.starts_with('$')).then_some((Piece::Parameter(name), rest))
}

/// Checks a finished URL. The values of parameters cannot change the result, because they are in the path.
fn check_template(text: &str) -> Result<(), EvalErrorCode> {
    let head = &text[..text.find('{').unwrap_or(text.len())];
    let after_authority = check(head)?;
    let mut in_path = after_authority.starts_with('/') && !after_authority.contains(['?', '#']);
    let mut names = HashSet::new();
    for piece in pieces(&text[head.len()..]) {
        match piece {
            Piece::Literal(text) => {
                check_characters(text)?;
                in_path &= !text.contains(['?', '#']);
            }
            Piece::Parameter(name) if in_path && names.insert(name) => {}
            Piece::Parameter(_) | Piece::Fault => return Err(EvalErrorCode::InvalidUrl),
        }
    }
    // `check` only read the text before the first `{`, so a lone `}` there is still possible.
    if head.contains('}') {
        Err(EvalErrorCode::InvalidUrl)
    } else {
        Ok(())
    }
}
