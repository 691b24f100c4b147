//! Callback keys: templates of URLs that are evaluated over an exchange.

mod evaluate;
mod lenient;
mod parse;
mod position;
mod route;

use std::fmt;

use crate::{Expression, ParseError};

pub use evaluate::EvaluateOptions;
pub use position::Position;

/// The key of a Path Item in a Callback Object: literal text, expressions and path parameters that make a URL.
///
/// `Display` prints the key with every expression in braces and in the spelling of the specification; the key parses again
/// from that text.
///
/// ```
/// use callbacks_expression::{CallbackKey, Part, Position};
///
/// let key = CallbackKey::parse("$request.body#/callbackUrl", &[])?;
/// assert_eq!(key.to_string(), "{$request.body#/callbackUrl}");
/// assert!(matches!(key.parts(), [Part::Expression { position: Position::Base, .. }]));
/// # Ok::<(), callbacks_expression::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CallbackKey {
    parts: Vec<Part>,
}

/// A part of a callback key.
///
/// ```
/// use callbacks_expression::{CallbackKey, Part, Position};
///
/// let key = CallbackKey::parse("https://audit.example/{id}?from={$url}", &["id"])?;
/// let [Part::Literal(start), Part::PathParameter(id), Part::Literal(_), Part::Expression { position, .. }] = key.parts()
/// else { unreachable!() };
/// assert_eq!((start.as_str(), id.as_str(), *position), ("https://audit.example/", "id", Position::Query));
/// # Ok::<(), callbacks_expression::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Text that becomes part of the URL unchanged.
    Literal(String),
    /// An embedded expression.
    Expression {
        /// The expression.
        expression: Expression,
        /// The position of its value in the URL, which decides how it is encoded.
        position: Position,
    },
    /// `{name}`: a path parameter of the callback's own path item (K5). It is always in the path.
    PathParameter(String),
}

/// A key that was parsed leniently.
///
/// ```
/// use callbacks_expression::CallbackKey;
///
/// let repaired = CallbackKey::parse_lenient("{request.body#/notifUri}/notify", &[])?;
/// assert_eq!(repaired.text.as_deref(), Some("{$request.body#/notifUri}/notify"));
/// assert_eq!(repaired.key.route_path(), "/notify");
/// # Ok::<(), callbacks_expression::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The key.
    pub key: CallbackKey,
    /// The repaired key, if a repair was necessary.
    pub text: Option<String>,
}

impl CallbackKey {
    /// Parses a key. `path_parameters` are the names that the callback's path item declares `in: path` (K5).
    ///
    /// ```
    /// use callbacks_expression::CallbackKey;
    ///
    /// assert!(CallbackKey::parse("{$request.body#/url}?id={$response.body#/id}", &[]).is_ok());
    /// assert_eq!(CallbackKey::parse("myCallback", &[]).unwrap_err().code().as_str(), "relative-key");
    /// ```
    ///
    /// # Errors
    ///
    /// If the string is not a key, or could never be a URL. The error has the repaired key as a suggestion where
    /// [`parse_lenient`](Self::parse_lenient) would accept the key.
    pub fn parse(text: &str, path_parameters: &[&str]) -> Result<Self, ParseError> {
        Self::parse_strict(text, path_parameters)
            .map_err(|error| error.with_suggestion(lenient::suggest(text, path_parameters)))
    }

    /// Parses a key, and repairs common mistakes if only one meaning is possible (L1 to L7): `${request...}`, a missing `$`,
    /// `body.name` or `body/name` for `body#/name`, spaces, a missing last `}`, and doubled braces.
    ///
    /// ```
    /// use callbacks_expression::CallbackKey;
    ///
    /// let repaired = CallbackKey::parse_lenient("{{ $request.body.callback.url }}", &[])?;
    /// assert_eq!(repaired.text.as_deref(), Some("{$request.body#/callback/url}"));
    /// assert!(CallbackKey::parse_lenient("{$callback_url}", &[]).is_err());
    /// # Ok::<(), callbacks_expression::ParseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the string is not a key even after the repairs. The error says what is wrong; its offset is a place in the string
    /// that was given.
    pub fn parse_lenient(text: &str, path_parameters: &[&str]) -> Result<Repaired, ParseError> {
        lenient::parse(text, path_parameters)
    }

    fn parse_strict(text: &str, path_parameters: &[&str]) -> Result<Self, ParseError> {
        let parts = parse::parse(text, path_parameters)?;
        Ok(CallbackKey { parts })
    }

    /// The parts of the key, in their order. No two literals follow each other.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The expressions of the key, in their order.
    pub fn expressions(&self) -> impl Iterator<Item = &Expression> {
        self.parts.iter().filter_map(Part::expression)
    }

    /// The expressions before any literal text. Their values are the base URL.
    fn base_parts(&self) -> &[Part] {
        let is_base = |part: &&Part| part.position() == Some(Position::Base);
        let end = self.parts.iter().take_while(is_base).count();
        &self.parts[..end]
    }

    /// The expressions at the start of the key, as text; `None` if the key starts with literal text.
    ///
    /// Callbacks with the same base share a base URL.
    ///
    /// ```
    /// use callbacks_expression::CallbackKey;
    ///
    /// let base = |key| CallbackKey::parse(key, &[]).unwrap().base();
    /// assert_eq!(base("{$request.body#/notifUri}/terminate").as_deref(), Some("{$request.body#/notifUri}"));
    /// assert_eq!(base("https://fixed.example/hook"), None);
    /// ```
    pub fn base(&self) -> Option<String> {
        let parts = self.base_parts();
        (!parts.is_empty()).then(|| parts.iter().map(Part::to_string).collect())
    }

    /// The parts after the base: all parts if the key starts with literal text.
    ///
    /// ```
    /// use callbacks_expression::{CallbackKey, Part};
    ///
    /// let key = CallbackKey::parse("{$request.body#/notifUri}/terminate", &[])?;
    /// assert_eq!(key.suffix(), [Part::Literal("/terminate".to_owned())]);
    /// # Ok::<(), callbacks_expression::ParseError>(())
    /// ```
    pub fn suffix(&self) -> &[Part] {
        &self.parts[self.base_parts().len()..]
    }

    /// Whether the key can only be evaluated once there is a response.
    pub fn reads_response(&self) -> bool {
        self.expressions().any(Expression::reads_response)
    }
}

impl Part {
    /// The expression, if the part is one.
    pub fn expression(&self) -> Option<&Expression> {
        match self {
            Part::Expression { expression, .. } => Some(expression),
            Part::Literal(_) | Part::PathParameter(_) => None,
        }
    }

    /// The position of the expression's value, if the part is an expression.
    pub fn position(&self) -> Option<Position> {
        match self {
            Part::Expression { position, .. } => Some(*position),
            Part::Literal(_) | Part::PathParameter(_) => None,
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Literal(text) => f.write_str(text),
            Part::Expression { expression, .. } => write!(f, "{{{expression}}}"),
            Part::PathParameter(name) => write!(f, "{{{name}}}"),
        }
    }
}

impl fmt::Display for CallbackKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| part.fmt(f))
    }
}
