use std::fmt;

use super::codes;

codes! {
    /// Why an expression has no value, or a key has no URL.
    ///
    /// ```
    /// use callbacks_expression::{EvalErrorCode, UrlTemplate};
    ///
    /// let error = UrlTemplate::from_url("/admin").unwrap_err();
    /// assert_eq!(error.code(), EvalErrorCode::RelativeUrl);
    /// assert_eq!(error.code().as_str(), "relative-url");
    /// ```
    pub enum EvalErrorCode {
        /// The message does not contain the value.
        Missing = "missing",
        /// The value is `null`, which is not part of any URL.
        NullValue = "null-value",
        /// The value is an object or an array.
        NonScalar = "non-scalar",
        /// The header or the query parameter occurs more than once.
        MultipleValues = "multiple-values",
        /// The message has no body.
        NoBody = "no-body",
        /// A pointer into a body that is plain text.
        BodyNotStructured = "body-not-structured",
        /// The body claims to be JSON and is not.
        BodyNotJson = "body-not-json",
        /// There is no response yet.
        NoResponse = "no-response",
        /// A pointer token that is not an index, applied to an array.
        BadArrayIndex = "bad-array-index",
        /// The value is not UTF-8.
        InvalidEncoding = "invalid-encoding",
        /// The URL is the empty string.
        EmptyUrl = "empty-url",
        /// The URL has no scheme.
        RelativeUrl = "relative-url",
        /// The scheme is neither `http` nor `https`.
        UnsupportedScheme = "unsupported-scheme",
        /// The URL contains credentials.
        Userinfo = "userinfo",
        /// The URL has no host, a malformed host or port, or an invalid character.
        InvalidUrl = "invalid-url",
        /// The base URL has a query, and the text after it would become part of the query.
        BaseQuery = "base-query",
        /// The base URL has a fragment, and the text after it would become part of the fragment.
        BaseFragment = "base-fragment",
        /// A value for the host or the port that is empty or would leave the authority.
        InvalidAuthorityValue = "invalid-authority-value",
        /// A path segment with a value is empty.
        EmptySegment = "empty-segment",
        /// A path segment with a value is `.` or `..`.
        DotSegment = "dot-segment",
        /// `$url`, but the [`Exchange`](crate::Exchange) does not know its URL. The application must provide it.
        NoUrl = "no-url",
        /// A path parameter of the callback has no value.
        MissingParameter = "missing-parameter",
        /// [`CallbackKey::at`](crate::CallbackKey::at) on a key that also reads the exchange after its base.
        OutsideBase = "outside-base",
        /// [`CallbackKey::at`](crate::CallbackKey::at) on a key that is a fixed absolute URL.
        NoBase = "no-base",
    }
}

/// An expression without a value, or a key without a URL.
///
/// The message never repeats a value of the request, because it may be secret.
///
/// ```
/// use callbacks_expression::UrlTemplate;
///
/// let error = UrlTemplate::from_url("https://user:secret@consumer.example/").unwrap_err();
/// assert_eq!(error.code().as_str(), "userinfo");
/// assert_eq!(error.to_string(), "the callback URL holds a user name or a password");
/// assert!(!error.is_absent());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvalError {
    code: EvalErrorCode,
    subject: Option<Subject>,
    shape: Option<Shape>,
}

/// The kind of text that is not a URL, if it is easily recognized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Number,
    Boolean,
    SpaceInFront,
    SpaceBehind,
}

impl Shape {
    fn of(url: &str) -> Option<Self> {
        if url.starts_with(char::is_whitespace) {
            return Some(Self::SpaceInFront);
        }
        if url.ends_with(char::is_whitespace) {
            return Some(Self::SpaceBehind);
        }
        // The rest belongs to the key.
        let value = url.split(['/', '?', '&', '#']).next().unwrap_or_default();
        match value {
            "true" | "false" => Some(Self::Boolean),
            _ if value.ends_with(|last: char| last.is_ascii_digit()) => {
                value.parse::<f64>().is_ok().then_some(Self::Number)
            }
            _ => None,
        }
    }
}

/// The part of the key that an error is about, in the words of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Subject {
    Expression(Box<str>),
    Parameter(Box<str>),
}

impl EvalError {
    pub(crate) fn about_expression(code: EvalErrorCode, expression: impl fmt::Display) -> Self {
        let subject = Subject::Expression(expression.to_string().into());
        EvalError {
            code,
            subject: Some(subject),
            shape: None,
        }
    }

    pub(crate) fn about_parameter(code: EvalErrorCode, name: &str) -> Self {
        let subject = Subject::Parameter(name.into());
        EvalError {
            code,
            subject: Some(subject),
            shape: None,
        }
    }

    /// Adds what kind of text it is, if it is not a URL.
    pub(crate) fn of_text(mut self, url: &str) -> Self {
        use EvalErrorCode::{InvalidUrl, RelativeUrl};
        if matches!(self.code, InvalidUrl | RelativeUrl) {
            self.shape = Shape::of(url);
        }
        self
    }

    pub(crate) fn has_subject(&self) -> bool {
        self.subject.is_some()
    }

    /// The kind of error.
    pub fn code(&self) -> EvalErrorCode {
        self.code
    }

    /// The expression that failed, or whose value made the URL unusable, if there is one.
    pub fn expression(&self) -> Option<&str> {
        match &self.subject {
            Some(Subject::Expression(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether the client did not ask to be called back (V6): the value is missing or `null`, or there is no body.
    pub fn is_absent(&self) -> bool {
        use EvalErrorCode::{Missing, NoBody, NullValue};
        matches!(self.code, Missing | NullValue | NoBody)
    }
}

impl From<EvalErrorCode> for EvalError {
    /// An error that no single expression caused.
    fn from(code: EvalErrorCode) -> Self {
        EvalError {
            code,
            subject: None,
            shape: None,
        }
    }
}

impl fmt::Display for EvalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.subject {
            Some(Subject::Expression(text)) => write!(f, "`{text}`: ")?,
            Some(Subject::Parameter(name)) => write!(f, "path parameter `{name}`: ")?,
            None => {}
        }
        f.write_str(match self.shape {
            Some(Shape::Number) => "the callback URL is a number, send a string",
            Some(Shape::Boolean) => "the callback URL is a boolean, send a string",
            Some(Shape::SpaceInFront) => "the callback URL has a space in front",
            Some(Shape::SpaceBehind) => "the callback URL has a space behind",
            None => explain(self.code),
        })
    }
}

impl std::error::Error for EvalError {}

fn explain(code: EvalErrorCode) -> &'static str {
    match code {
        EvalErrorCode::Missing => "the message has no such value",
        EvalErrorCode::NullValue => "the value is null, which cannot be part of a URL",
        EvalErrorCode::NonScalar => {
            "the value is an object or an array, a URL takes a string, a number or a boolean"
        }
        EvalErrorCode::MultipleValues => "the value was sent more than once, send it once",
        EvalErrorCode::NoBody => "the message has no body",
        EvalErrorCode::BodyNotStructured => {
            "the body is plain text, a pointer needs JSON or form fields"
        }
        EvalErrorCode::BodyNotJson => "the body is not JSON",
        EvalErrorCode::NoResponse => "there is no response yet",
        EvalErrorCode::BadArrayIndex => {
            "the pointer meets an array, whose elements have the names `0`, `1`, `2` and so on"
        }
        EvalErrorCode::InvalidEncoding => "the value is not UTF-8 text",
        EvalErrorCode::EmptyUrl => "the callback URL is empty",
        EvalErrorCode::RelativeUrl => {
            "the callback URL is relative, start it with `http://` or `https://`"
        }
        EvalErrorCode::UnsupportedScheme => {
            "the callback URL has a scheme other than `http` and `https`"
        }
        EvalErrorCode::Userinfo => "the callback URL holds a user name or a password",
        EvalErrorCode::InvalidUrl => "the callback URL is malformed",
        EvalErrorCode::BaseQuery => {
            "the base URL has a query, in which the text after it would land; `Join::BeforeQuery` puts the text before the query"
        }
        EvalErrorCode::BaseFragment => {
            "the base URL has a fragment, in which the text after it would land"
        }
        EvalErrorCode::InvalidAuthorityValue => "the value cannot be part of a host or a port",
        EvalErrorCode::EmptySegment => "a segment of the callback URL's path would be empty",
        EvalErrorCode::DotSegment => "a segment of the callback URL's path would be `.` or `..`",
        EvalErrorCode::NoUrl => "the URL of the request is not known, give it to the exchange",
        EvalErrorCode::MissingParameter => "no value was given",
        EvalErrorCode::OutsideBase => {
            "the callback key reads the request or the response behind its base, an explicit base is not enough"
        }
        EvalErrorCode::NoBase => {
            "the callback key is a fixed URL, there is no base that could be replaced"
        }
    }
}
