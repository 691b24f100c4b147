use std::borrow::Cow;
use std::fmt;

use super::codes;

codes! {
    /// Why a string is not a runtime expression or not a callback key.
    ///
    /// ```
    /// use callbacks_expression::{CallbackKey, ParseErrorCode};
    ///
    /// let error = CallbackKey::parse("{}", &[]).unwrap_err();
    /// assert_eq!(error.code(), ParseErrorCode::EmptyBraces);
    /// assert_eq!(error.code().as_str(), "empty-braces");
    /// ```
    pub enum ParseErrorCode {
        /// The key has no text.
        EmptyKey = "empty-key",
        /// The key starts with `x-`: a specification extension, not a callback.
        ExtensionKey = "extension-key",
        /// A brace without its partner, or a brace in a key that starts with a bare expression.
        UnbalancedBrace = "unbalanced-brace",
        /// A brace inside braces.
        NestedBrace = "nested-brace",
        /// Nothing between the braces.
        EmptyBraces = "empty-braces",
        /// The text does not start like an expression.
        UnknownExpression = "unknown-expression",
        /// What follows `$request.` or `$response.` is not a source of values.
        BadSource = "bad-source",
        /// A header name with a character that header names cannot have.
        BadToken = "bad-token",
        /// A parameter name with a character or an escape that names cannot have.
        BadName = "bad-name",
        /// An empty parameter name.
        EmptyName = "empty-name",
        /// A JSON Pointer that does not start with `/` or has a `~` without `0` or `1`.
        BadPointer = "bad-pointer",
        /// A query or path parameter of a response, which has neither.
        ResponseSource = "response-source",
        /// `{name}` where the callback's path item declares no such path parameter.
        UndeclaredPathParam = "undeclared-path-param",
        /// A path parameter outside of the path.
        PathParamOutsidePath = "path-param-outside-path",
        /// A path parameter used twice.
        DuplicatePathParam = "duplicate-path-param",
        /// Literal text that starts neither with a scheme nor with a single `/`.
        RelativeKey = "relative-key",
        /// A literal scheme other than `http` and `https`.
        UnsupportedScheme = "unsupported-scheme",
        /// Credentials in the literal authority.
        Userinfo = "userinfo",
        /// Literal text that is not a URL: a wrong host or port, or a missing `//`.
        InvalidUrl = "invalid-url",
        /// White space, a control character or `\` in literal text.
        InvalidLiteral = "invalid-literal",
        /// `#` in literal text: a fragment is never sent.
        FragmentInKey = "fragment-in-key",
        /// The key starts with `$method` or `$statusCode`.
        NeverAUrl = "never-a-url",
    }
}

/// A string is not a runtime expression or not a callback key: what is wrong, where, and what was probably meant.
///
/// ```
/// use callbacks_expression::CallbackKey;
///
/// let error = CallbackKey::parse("{$request.body#/callbackUrl", &[]).unwrap_err();
/// assert_eq!(error.code().as_str(), "unbalanced-brace");
/// assert_eq!(error.offset(), "{$request.body#/callbackUrl".len());
/// assert_eq!(error.suggestion(), Some("{$request.body#/callbackUrl}"));
/// assert_eq!(error.to_string(), "the brace is not closed, write `}` at the end of the expression");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    code: ParseErrorCode,
    offset: usize,
    message: Cow<'static, str>,
    suggestion: Option<Box<str>>,
}

impl ParseError {
    pub(crate) fn new(
        code: ParseErrorCode,
        offset: usize,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        ParseError {
            code,
            offset,
            message: message.into(),
            suggestion: None,
        }
    }

    pub(crate) fn with_suggestion(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion.map(String::into_boxed_str);
        self
    }

    /// The same error at another offset, for a string that was rewritten before it was parsed.
    pub(crate) fn map_offset(mut self, map: impl FnOnce(usize) -> usize) -> Self {
        self.offset = map(self.offset);
        self
    }

    /// The kind of error.
    pub fn code(&self) -> ParseErrorCode {
        self.code
    }

    /// The byte offset of the error in the parsed string. It is the string's length if something is missing at the end.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// The string that was probably meant, if an unambiguous repair makes it valid.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseError {}
