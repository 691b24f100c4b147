mod parse;

use std::fmt;
use std::str::FromStr;

use crate::key::suggest_expression;
use crate::lookup;
use crate::{EvalError, Exchange, ParseError, Pointer, Value, name};

pub(crate) use parse::strip;

/// A runtime expression (OpenAPI, *Runtime Expressions*), parsed.
///
/// `Display` prints it in the spelling of the specification, from which it parses again to the same expression.
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

impl Expression {
    /// Parses an expression without braces around it.
    ///
    /// This is the grammar of the specification, which lets braces into names and pointers; a [`CallbackKey`] does not.
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
    /// When the text is not an expression from its first to its last character.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        Self::parse_at(text, 0).map_err(|error| error.with_suggestion(suggest_expression(text)))
    }

    /// Parses an expression that stands at `offset` of a key.
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
    /// A JSON body is not parsed into a tree: its text is walked once per token of the pointer, and the value is borrowed
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
    /// When the exchange has no such value, or more than one, or one that is not text; see [`EvalErrorCode`].
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
        match &self.source {
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
