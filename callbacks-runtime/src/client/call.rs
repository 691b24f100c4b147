//! One callback request while it is put together.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{HeaderMap, Method};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::error::{Error, Kind};
use crate::operation::Operation;
use crate::parameter::Parameter;
use crate::target::Target;
use crate::transport::Outgoing;

/// Everything outside RFC 3986's unreserved characters, which OpenAPI calls the safest approach.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// One callback request, put together by generated code: parameters and body, without the target.
#[derive(Debug)]
pub struct Call {
    operation: &'static Operation,
    path: Vec<(&'static str, String)>,
    query: String,
    headers: HeaderMap,
    body: Bytes,
}

impl Call {
    /// A request of the operation without any parameter or body.
    pub fn new(operation: &'static Operation) -> Self {
        Self {
            operation,
            path: Vec::new(),
            query: String::new(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
        }
    }

    pub(super) fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Says which media type is wanted for the answer.
    #[must_use]
    pub fn accept(mut self, media_types: &'static str) -> Self {
        self.headers
            .insert(ACCEPT, HeaderValue::from_static(media_types));
        self
    }

    /// A path parameter, in style `simple`.
    #[must_use]
    pub fn path<T: Parameter>(mut self, name: &'static str, value: &T) -> Self {
        self.path.push((name, value.write().join(",")));
        self
    }

    /// A query parameter, in style `form`, exploded.
    #[must_use]
    pub fn query<T: Parameter>(mut self, name: &'static str, value: &T) -> Self {
        for text in value.write() {
            if !self.query.is_empty() {
                self.query.push('&');
            }
            self.query.extend(utf8_percent_encode(name, RESERVED));
            self.query.push('=');
            self.query.extend(utf8_percent_encode(&text, RESERVED));
        }
        self
    }

    /// A header parameter, in style `simple`.
    ///
    /// # Errors
    ///
    /// When the value holds a character that no header may hold.
    pub fn header<T: Parameter>(mut self, name: &'static str, value: &T) -> Result<Self, Error> {
        let texts = value.write();
        if texts.is_empty() {
            return Ok(self);
        }
        let fault = |problem| {
            Error::new(Kind::Parameter { name, problem }).in_operation(self.operation.name)
        };
        let text = HeaderValue::from_str(&texts.join(","))
            .map_err(|_| fault("holds a character that no header may hold"))?;
        let name = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| fault("has a name that no header may have"))?;
        self.headers.insert(name, text);
        Ok(self)
    }

    /// A JSON body. It is serialised here, once: these are the bytes that are sent.
    ///
    /// # Errors
    ///
    /// When the body cannot be serialised.
    pub fn json<T: Serialize + ?Sized>(mut self, media_type: &'static str, body: &T) -> Result<Self, Error> {
        let text = serde_json::to_vec(body)
            .map_err(|error| Error::new(Kind::Body(error)).in_operation(self.operation.name))?;
        self.headers
            .insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        self.body = Bytes::from(text);
        Ok(self)
    }

    /// A JSON body that may be left out.
    ///
    /// # Errors
    ///
    /// When the body cannot be serialised.
    pub fn optional_json<T: Serialize + ?Sized>(
        self,
        media_type: &'static str,
        body: Option<&T>,
    ) -> Result<Self, Error> {
        match body {
            Some(body) => self.json(media_type, body),
            None => Ok(self),
        }
    }

    pub(super) fn into_outgoing(self, target: &Target) -> Result<Outgoing, Error> {
        let operation = self.operation;
        let path: Vec<_> = self
            .path
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        let url = target
            .expand(&path)
            .map_err(|error| error.in_operation(operation.name))?;
        let method = Method::from_bytes(operation.method.as_bytes())
            .expect("the generator only emits methods that are HTTP tokens");
        let url = with_query(url, &self.query);
        Ok(Outgoing {
            method,
            url,
            headers: self.headers,
            body: self.body,
        })
    }
}

/// Adds parameters behind a query that the target's URL may already have; a fragment is never sent.
fn with_query(mut url: String, query: &str) -> String {
    if let Some(fragment) = url.find('#') {
        url.truncate(fragment);
    }
    if query.is_empty() {
        return url;
    }
    match url.find('?') {
        None => url.push('?'),
        Some(start) if start + 1 == url.len() || url.ends_with('&') => {}
        Some(_) => url.push('&'),
    }
    url.push_str(query);
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    static EVENT: Operation = Operation::new("event", "POST", "/event");

    fn check(target: &str, call: Call, expected: &str) {
        let target = Target::new(target).unwrap();
        assert_eq!(call.into_outgoing(&target).unwrap().url, expected);
    }

    #[test]
    fn parameters_go_behind_the_query_that_the_target_has() {
        let call = || Call::new(&EVENT).query("a b", &"c&d".to_owned());
        check(
            "https://c.example/h",
            call(),
            "https://c.example/h?a%20b=c%26d",
        );
        check(
            "https://c.example/h?",
            call(),
            "https://c.example/h?a%20b=c%26d",
        );
        check(
            "https://c.example/h?t=1",
            call(),
            "https://c.example/h?t=1&a%20b=c%26d",
        );
        check(
            "https://c.example/h?t=1#f",
            call(),
            "https://c.example/h?t=1&a%20b=c%26d",
        );
    }

    #[test]
    fn a_list_repeats_its_name_and_an_absent_value_leaves_no_trace() {
        let call = Call::new(&EVENT)
            .query("id", &vec![1_i64, 2])
            .query("note", &None::<String>)
            .query("done", &true);
        check(
            "https://c.example/h",
            call,
            "https://c.example/h?id=1&id=2&done=true",
        );
    }

    #[test]
    fn a_header_cannot_hold_a_line_break() {
        let error = Call::new(&EVENT)
            .header("X-Note", &"a\r\nX-Evil: 1".to_owned())
            .unwrap_err();
        assert!(error.is_encode());
        assert_eq!(
            error.to_string(),
            "callback `event`: parameter `X-Note` holds a character that no header may hold"
        );
    }
}
