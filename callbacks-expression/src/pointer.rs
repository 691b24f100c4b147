use std::borrow::Cow;
use std::fmt;

use crate::{ParseError, ParseErrorCode};

/// A JSON Pointer (RFC 6901): the way to a value in a JSON document, token by token.
///
/// ```
/// use callbacks_expression::{Expression, Source};
///
/// let expression = Expression::parse("$request.body#/links/a~1b/0")?;
/// let Source::RequestBody(pointer) = expression.source() else { unreachable!() };
/// assert_eq!(pointer.tokens().collect::<Vec<_>>(), ["links", "a/b", "0"]);
/// assert_eq!(pointer.to_string(), "/links/a~1b/0");
/// # Ok::<(), callbacks_expression::ParseError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pointer {
    tokens: Vec<String>,
}

impl Pointer {
    /// Parses the string form of a pointer, which is not percent-encoded (G7); `offset` is its place in the key.
    pub(crate) fn parse(text: &str, offset: usize) -> Result<Self, ParseError> {
        if text.is_empty() {
            return Ok(Pointer::default());
        }
        let Some(tokens) = text.strip_prefix('/') else {
            let message = "a JSON Pointer starts with `/`, write `#/` before the first name";
            return Err(ParseError::new(ParseErrorCode::BadPointer, offset, message));
        };
        // The tilde is looked for in the whole text first: `~` before the next `/` is as wrong as at the end (G8).
        if let Some(at) = lone_tilde(text) {
            let message = "`~` in a JSON Pointer is written `~0` (and `/` in a name `~1`)";
            return Err(ParseError::new(
                ParseErrorCode::BadPointer,
                offset + at,
                message,
            ));
        }
        let tokens = tokens.split('/').map(unescape).collect();
        Ok(Pointer { tokens })
    }

    /// The names and indexes on the way, unescaped. There are none if the pointer means the whole document.
    pub fn tokens(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(String::as_str)
    }

    /// Whether the pointer means the whole document (G9).
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }
}

fn lone_tilde(text: &str) -> Option<usize> {
    let escaped = |rest: &str| rest.starts_with(['0', '1']);
    text.match_indices('~')
        .map(|(at, _)| at)
        .find(|at| !escaped(&text[at + 1..]))
}

/// G8: `~1` first, then `~0`, so that `~01` is `~1`.
fn unescape(token: &str) -> String {
    if token.contains('~') {
        token.replace("~1", "/").replace("~0", "~")
    } else {
        token.to_owned()
    }
}

fn escape(token: &str) -> Cow<'_, str> {
    if token.contains(['~', '/']) {
        Cow::Owned(token.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(token)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tokens()
            .try_for_each(|token| write!(f, "/{}", escape(token)))
    }
}
