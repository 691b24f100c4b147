use std::borrow::Cow;

/// The request that subscribed, and its response if there is one. Expressions are evaluated over it.
///
/// Implement this trait for your own types. Evaluation only copies what a value needs.
///
/// ```
/// use std::borrow::Cow;
/// use callbacks_expression::{Body, Exchange, Expression, FieldLines, PathValue, Response};
///
/// struct Subscription { body: Vec<u8> }
///
/// impl Exchange for Subscription {
///     fn method(&self) -> &str { "POST" }
///     fn url(&self) -> Option<Cow<'_, str>> { Some("https://api.example/subscriptions".into()) }
///     fn query(&self) -> Option<&str> { None }
///     fn path_parameter(&self, _: &str) -> Option<PathValue<'_>> { None }
///     fn request_header(&self, _: &str) -> FieldLines<'_> { FieldLines::Absent }
///     fn request_body(&self) -> Option<Body<'_>> { Some(Body::json(&self.body)) }
///     fn response(&self) -> Option<&dyn Response> { None }
/// }
///
/// let exchange = Subscription { body: br#"{"limit": 10}"#.to_vec() };
/// let value = Expression::parse("$request.body#/limit").unwrap().evaluate(&exchange)?;
/// assert_eq!(value.to_json(), "10");
/// # Ok::<(), callbacks_expression::EvalError>(())
/// ```
pub trait Exchange {
    /// The method of the request, as received (C2).
    fn method(&self) -> &str;

    /// The absolute URL of the request as received: scheme, authority, path and query, still encoded (C1).
    ///
    /// A server only sees a part of it, so the application reconstructs the rest. If this returns `None`, `$url` fails with
    /// [`NoUrl`](crate::EvalErrorCode::NoUrl).
    fn url(&self) -> Option<Cow<'_, str>>;

    /// The query of the request, still encoded and without the `?`; `None` when there is no `?`.
    fn query(&self) -> Option<&str>;

    /// The value of a path parameter of the request (C6); [`match_path_template`] finds it in the path.
    ///
    /// [`match_path_template`]: crate::match_path_template
    fn path_parameter(&self, name: &str) -> Option<PathValue<'_>>;

    /// The header lines of the request with this name, whatever the case of its letters.
    fn request_header(&self, name: &str) -> FieldLines<'_>;

    /// The body of the request; `None` when it has no content.
    fn request_body(&self) -> Option<Body<'_>>;

    /// The response, if there is one yet (C12).
    fn response(&self) -> Option<&dyn Response>;
}

/// The response of an [`Exchange`].
///
/// ```
/// use callbacks_expression::{Body, FieldLines, Response};
///
/// struct Created;
///
/// impl Response for Created {
///     fn status(&self) -> u16 { 201 }
///     fn header(&self, _: &str) -> FieldLines<'_> { FieldLines::Absent }
///     fn body(&self) -> Option<Body<'_>> { None }
/// }
///
/// let response: &dyn Response = &Created;
/// assert_eq!(response.status(), 201);
/// ```
pub trait Response {
    /// The status code.
    fn status(&self) -> u16;

    /// The header lines with this name, whatever the case of its letters.
    fn header(&self, name: &str) -> FieldLines<'_>;

    /// The body; `None` when the response has no content.
    fn body(&self) -> Option<Body<'_>>;
}

/// The lines of one header in a message. Only a single line is a value (C7).
///
/// ```
/// use callbacks_expression::FieldLines;
///
/// let lines: [&[u8]; 1] = [b"https://consumer.example/"];
/// assert_eq!(FieldLines::from_lines(lines), FieldLines::One(b"https://consumer.example/"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldLines<'a> {
    /// No line.
    Absent,
    /// One line, perhaps with white space around the value.
    One(&'a [u8]),
    /// More than one line.
    Repeated,
}

impl<'a> FieldLines<'a> {
    /// Takes the lines of a header map for a name.
    pub fn from_lines(lines: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut lines = lines.into_iter();
        match (lines.next(), lines.next()) {
            (None, _) => FieldLines::Absent,
            (Some(line), None) => FieldLines::One(line),
            (Some(_), Some(_)) => FieldLines::Repeated,
        }
    }
}

/// The value of a path parameter, decoded or not.
///
/// ```
/// use callbacks_expression::PathValue;
///
/// let from_the_path = PathValue::Encoded("a%2Fb");
/// let from_a_router = PathValue::Decoded("a/b".into());
/// # let _ = (from_the_path, from_a_router);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathValue<'a> {
    /// Text of the raw path, percent-encoded; evaluation decodes it.
    Encoded(&'a str),
    /// Text that a router decoded.
    Decoded(Cow<'a, str>),
}

/// The content of a message.
///
/// ```
/// use callbacks_expression::Body;
///
/// let body = Body { content_type: Some("application/json"), bytes: b"{}" };
/// assert_eq!(body, Body::json(b"{}"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body<'a> {
    /// The `Content-Type` of the message, which decides how the content is read (C8 to C10).
    pub content_type: Option<&'a str>,
    /// The content.
    pub bytes: &'a [u8],
}

impl<'a> Body<'a> {
    /// Content that is JSON, whatever the type of the message. Use it if you convert XML or multipart into JSON (C10).
    pub fn json(bytes: &'a [u8]) -> Self {
        Body {
            content_type: Some("application/json"),
            bytes,
        }
    }
}
