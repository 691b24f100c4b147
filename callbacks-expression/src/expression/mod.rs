mod parse;
pub(crate) mod repair;
mod source;

use std::fmt;
use std::str::FromStr;

use crate::lookup;
use crate::{EvalError, Exchange, ParseError, Value};

pub(crate) use parse::strip;
pub use source::Source;

/// A runtime expression (OpenAPI, *Runtime Expressions*), parsed.
///
/// `Display` prints it in the spelling of the specification, which parses as the same expression.
///
/// ```
/// use callbacks_expression::{Expression, Source};
///
/// let expression = Expression::parse("$Request.header.X-Callback-Url")?;
/// assert_eq!(expression.source(), &Source::RequestHeader("X-Callback-Url".to_owned()));
/// assert_eq!(expression.to_string(), "$request.header.X-Callback-Url");
/// # Ok::<(), callbacks_expression::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Expression {
    source: Source,
}

impl Expression {
    /// Parses an expression without braces around it.
    ///
    /// This is the grammar of the specification, which allows braces in names and pointers. A [`CallbackKey`] does not.
    ///
    /// [`CallbackKey`]: crate::CallbackKey
    ///
    /// ```
    /// use callbacks_expression::Expression;
    ///
    /// assert!(Expression::parse("$request.body#/callbackUrl").is_ok());
    /// assert_eq!(Expression::parse("$request.cookie.id").unwrap_err().code().as_str(), "bad-source");
    /// ```
    ///
    /// # Errors
    ///
    /// If the string is not an expression from its first to its last character.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::parse_at(text, 0).map_err(|error| error.with_suggestion(Self::suggest(text)))
    }

    /// What an invalid expression probably means.
    fn suggest(text: &str) -> Option<String> {
        let repaired = repair::Repairs::of(text, &[]).apply();
        // Some authors put an expression into braces, as in keys.
        let braced = repaired.strip_prefix('{');
        let inner = braced.and_then(|rest| rest.strip_suffix('}'));
        let inner = inner.unwrap_or(&repaired);
        let is_one = !inner.contains(['{', '}']);
        let expression = Self::parse_at(inner, 0).ok().filter(|_| is_one)?;
        Some(expression.to_string())
    }

    /// Parses an expression at `offset` of a key.
    pub(crate) fn parse_at(text: &str, offset: usize) -> Result<Self, ParseError> {
        let source = parse::parse(text, offset)?;
        Ok(Expression { source })
    }

    /// Where the expression finds its value.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Whether the expression can only be evaluated once there is a response.
    ///
    /// ```
    /// use callbacks_expression::Expression;
    ///
    /// assert!(Expression::parse("$response.header.Location")?.reads_response());
    /// assert!(!Expression::parse("$request.body")?.reads_response());
    /// # Ok::<(), callbacks_expression::ParseError>(())
    /// ```
    pub fn reads_response(&self) -> bool {
        use Source::{ResponseBody, ResponseHeader, StatusCode};
        matches!(
            self.source,
            StatusCode | ResponseHeader(_) | ResponseBody(_)
        )
    }

    /// The value of the expression, with its JSON type.
    ///
    /// A JSON body is not parsed into a tree. Its text is read once for each token of the pointer, and the value is borrowed
    /// from it. The depth of the body does not matter.
    ///
    /// ```
    /// # use callbacks_expression::{Body, Exchange, FieldLines, PathValue, Response};
    /// # struct Subscription(&'static str);
    /// # impl Exchange for Subscription {
    /// #     fn method(&self) -> &str { "POST" }
    /// #     fn url(&self) -> Option<std::borrow::Cow<'_, str>> { None }
    /// #     fn query(&self) -> Option<&str> { None }
    /// #     fn path_parameter(&self, _: &str) -> Option<PathValue<'_>> { None }
    /// #     fn request_header(&self, _: &str) -> FieldLines<'_> { FieldLines::Absent }
    /// #     fn request_body(&self) -> Option<Body<'_>> { Some(Body::json(self.0.as_bytes())) }
    /// #     fn response(&self) -> Option<&dyn Response> { None }
    /// # }
    /// use callbacks_expression::Expression;
    ///
    /// let exchange = Subscription(r#"{"tags": ["a", "b"], "id": 12345678901234567890123}"#);
    /// let json = |text| Expression::parse(text).unwrap().evaluate(&exchange).map(|value| value.to_json());
    /// assert_eq!(json("$request.body#/id")?, "12345678901234567890123");
    /// assert_eq!(json("$request.body#/tags/1")?, "\"b\"");
    /// assert_eq!(json("$request.body#/none").unwrap_err().code().as_str(), "missing");
    /// # Ok::<(), callbacks_expression::EvalError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the exchange has no such value, several of them, or one that is not UTF-8; see [`EvalErrorCode`].
    ///
    /// [`EvalErrorCode`]: crate::EvalErrorCode
    pub fn evaluate<'a, E>(&self, exchange: &'a E) -> Result<Value<'a>, EvalError>
    where
        E: Exchange + ?Sized,
    {
        lookup::value(&self.source, exchange)
            .map_err(|code| EvalError::about_expression(code, self))
    }
}

impl FromStr for Expression {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Expression::parse(text)
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}
