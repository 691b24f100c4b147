//! The request that subscribed, and its answer. Runtime expressions are evaluated over them.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use callbacks_expression::{Body, Expression, FieldLines, PathValue, Value, match_path_template};
use http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request, response};

use crate::error::Error;

/// A request to the provider's API, for example one that subscribes: method, URL, headers and body.
///
/// Evaluate it when the subscription arrives, so that you can answer a wrong callback URL with 400. Store the
/// [`Target`](crate::Target) and drop the exchange.
///
/// ```
/// use bytes::Bytes;
/// use callbacks_runtime::Exchange;
///
/// let request = http::Request::post("/items")
///     .header("content-type", "application/json")
///     .body(Bytes::from(r#"{"callbackUrl":"https://shop.example/hook"}"#))?;
/// let (parts, body) = request.into_parts();
/// let exchange = Exchange::new(&parts, body);
/// # Ok::<(), http::Error>(())
/// ```
#[derive(Clone)]
pub struct Exchange {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
    origin: Option<String>,
    path_template: Option<String>,
    path_parameters: Vec<(String, String)>,
}

impl Exchange {
    /// An exchange without an answer. An empty body means that there is none.
    pub fn new(parts: &request::Parts, body: impl Into<Bytes>) -> Self {
        Self {
            method: parts.method.clone(),
            uri: parts.uri.clone(),
            headers: parts.headers.clone(),
            body: body.into(),
            origin: None,
            path_template: None,
            path_parameters: Vec::new(),
        }
    }

    /// Sets the scheme and authority under which clients reach this API, such as `https://api.example.com`. Only keys
    /// that read `$url` need it. A request with an absolute URL already has it.
    ///
    /// It is not taken from `Host` or `Forwarded`, because clients can set them freely.
    #[must_use]
    pub fn with_origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = Some(origin.into());
        self
    }

    /// Sets the path template of the operation, such as `/orders/{id}`, for `$request.path`. The keys of generated
    /// modules do this themselves.
    #[must_use]
    pub fn with_path_template(mut self, template: impl Into<String>) -> Self {
        self.path_template = Some(template.into());
        self
    }

    /// Evaluates a runtime expression. The keys of generated modules do this themselves.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is missing, or the expression reads something that this exchange does not have.
    pub fn evaluate(&self, expression: &Expression) -> Result<Value<'static>, Error> {
        evaluate(self, expression)
    }

    /// Sets a path parameter, as your router decoded it. Otherwise the path is compared with the path template of the
    /// document.
    #[must_use]
    pub fn with_path_parameter(
        mut self,
        name: impl Into<String>,
        value: impl Into<String>,
    ) -> Self {
        self.path_parameters.push((name.into(), value.into()));
        self
    }

    /// Adds the answer, for keys that read it (`$response.body#/…`, `$response.header.…`, `$statusCode`).
    #[must_use]
    pub fn with_response(
        self,
        parts: &response::Parts,
        body: impl Into<Bytes>,
    ) -> CompletedExchange {
        let answer = Answered {
            status: parts.status,
            headers: parts.headers.clone(),
            body: body.into(),
        };
        CompletedExchange {
            exchange: self,
            answer,
        }
    }

    fn url(&self) -> Option<String> {
        if let Some(origin) = &self.origin {
            let target = self
                .uri
                .path_and_query()
                .map_or("/", |target| target.as_str());
            return Some(format!("{}{target}", origin.trim_end_matches('/')));
        }
        self.uri.scheme().map(|_| self.uri.to_string())
    }
}

/// Requests may contain secrets everywhere but in the method.
impl fmt::Debug for Exchange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Exchange")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

/// A request to the provider's API together with its answer.
#[derive(Clone, Debug)]
pub struct CompletedExchange {
    exchange: Exchange,
    answer: Answered,
}

impl CompletedExchange {
    /// Evaluates a runtime expression. The keys of generated modules do this themselves.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is missing.
    pub fn evaluate(&self, expression: &Expression) -> Result<Value<'static>, Error> {
        evaluate(self, expression)
    }
}

fn evaluate(exchange: &impl Evaluable, expression: &Expression) -> Result<Value<'static>, Error> {
    let located = Located::new(exchange, None);
    Ok(expression.evaluate(&located)?.into_owned())
}

#[derive(Clone)]
struct Answered {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl fmt::Debug for Answered {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Answered")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

impl callbacks_expression::Response for Answered {
    fn status(&self) -> u16 {
        self.status.as_u16()
    }

    fn header(&self, name: &str) -> FieldLines<'_> {
        field_lines(&self.headers, name)
    }

    fn body(&self) -> Option<Body<'_>> {
        body(&self.headers, &self.body)
    }
}

/// What a key is evaluated over: an exchange, with its answer if the key may read it.
pub trait Evaluable: sealed::Sealed {
    #[doc(hidden)]
    fn request(&self) -> &Exchange;
    #[doc(hidden)]
    fn response(&self) -> Option<&dyn callbacks_expression::Response>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Exchange {}
    impl Sealed for super::CompletedExchange {}
}

impl Evaluable for Exchange {
    fn request(&self) -> &Exchange {
        self
    }

    fn response(&self) -> Option<&dyn callbacks_expression::Response> {
        None
    }
}

impl Evaluable for CompletedExchange {
    fn request(&self) -> &Exchange {
        &self.exchange
    }

    fn response(&self) -> Option<&dyn callbacks_expression::Response> {
        Some(&self.answer)
    }
}

/// An exchange as seen by the key of one operation, with its path template.
pub(crate) struct Located<'a> {
    request: &'a Exchange,
    response: Option<&'a dyn callbacks_expression::Response>,
    path_template: Option<&'a str>,
}

impl<'a> Located<'a> {
    pub(crate) fn new(exchange: &'a impl Evaluable, path_template: Option<&'a str>) -> Self {
        let request = exchange.request();
        Self {
            request,
            response: exchange.response(),
            path_template: path_template.or(request.path_template.as_deref()),
        }
    }
}

impl callbacks_expression::Exchange for Located<'_> {
    fn method(&self) -> &str {
        self.request.method.as_str()
    }

    fn url(&self) -> Option<Cow<'_, str>> {
        self.request.url().map(Cow::Owned)
    }

    fn query(&self) -> Option<&str> {
        self.request.uri.query()
    }

    fn path_parameter(&self, name: &str) -> Option<PathValue<'_>> {
        let given = self
            .request
            .path_parameters
            .iter()
            .find(|(known, _)| known == name);
        if let Some((_, value)) = given {
            return Some(PathValue::Decoded(Cow::Borrowed(value)));
        }
        match_path_template(self.path_template?, self.request.uri.path(), name)
            .map(PathValue::Encoded)
    }

    fn request_header(&self, name: &str) -> FieldLines<'_> {
        field_lines(&self.request.headers, name)
    }

    fn request_body(&self) -> Option<Body<'_>> {
        body(&self.request.headers, &self.request.body)
    }

    fn response(&self) -> Option<&dyn callbacks_expression::Response> {
        self.response
    }
}

fn field_lines<'a>(headers: &'a HeaderMap, name: &str) -> FieldLines<'a> {
    FieldLines::from_lines(headers.get_all(name).iter().map(HeaderValue::as_bytes))
}

/// An empty body means that there is none. HTTP cannot always distinguish the two.
fn body<'a>(headers: &'a HeaderMap, bytes: &'a Bytes) -> Option<Body<'a>> {
    if bytes.is_empty() {
        return None;
    }
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    Some(Body {
        content_type,
        bytes,
    })
}
