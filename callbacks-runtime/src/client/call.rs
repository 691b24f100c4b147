//! One callback request while it is put together.

use std::time::SystemTime;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderValue};
use http::{HeaderMap, Method};
use serde::Serialize;

use super::Client;
use super::attachments::{Attachments, authorize_and_sign};
use super::authorizing::Authorizing;
use super::fault::RequestFault;
use super::observe::Observing;
use crate::answer::DecodeAnswer;
use crate::body::{EncodeFault, Encoded, Media, WriteBodies, encode_json};
use crate::credential::Security;
use crate::error::{Error, Kind};
use crate::header;
use crate::operation::Operation;
use crate::outgoing::Outgoing;
use crate::parameter::{self, Named, Place, Problem, Style};
use crate::target::Target;
use crate::transport::Transport;
use crate::validation::{Instance, SchemaRef};

/// One callback request, put together by generated code: parameters and body, without the target.
///
/// A parameter that cannot be sent is told when the request is complete, so that calls can be chained.
#[derive(Debug)]
pub struct Call {
    operation: &'static Operation,
    path: Vec<(&'static str, String)>,
    query: String,
    /// The name of the parameter that is the whole query: nothing may stand beside it.
    whole_query: Option<&'static str>,
    cookies: String,
    headers: HeaderMap,
    body: Bytes,
    is_checked: bool,
    security: Security,
    fault: RequestFault,
}

impl Call {
    /// A request of the operation without any parameter or body, which the client will send.
    pub fn of<T>(client: &Client<T>, operation: &'static Operation) -> Self {
        Self::new(operation, client.is_checked)
    }

    fn new(operation: &'static Operation, is_checked: bool) -> Self {
        Self {
            operation,
            path: Vec::new(),
            query: String::new(),
            whole_query: None,
            cookies: String::new(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            is_checked,
            security: operation.security,
            fault: RequestFault::default(),
        }
    }

    /// Asks for no credentials of a client that has none at all: for tests of who receives it.
    #[cfg(feature = "samples")]
    pub(crate) fn without_missing_credentials<T>(mut self, client: &Client<T>) -> Self {
        if client.credentials.is_empty() {
            self.security = Security::own(&[]);
        }
        self
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
    pub fn path<T: Serialize>(self, name: impl Named<T>, value: &T) -> Self {
        self.path_as(Style::SIMPLE, name, value)
    }

    /// A path parameter.
    #[must_use]
    pub fn path_as<T: Serialize>(mut self, style: Style, name: impl Named<T>, value: &T) -> Self {
        if let Some(text) = self.write(style, Place::Path, name, value) {
            self.path.push((name.name(), text));
        }
        self
    }

    /// A query parameter, in style `form`, exploded.
    #[must_use]
    pub fn query<T: Serialize>(self, name: impl Named<T>, value: &T) -> Self {
        self.query_as(Style::FORM.exploded(), name, value)
    }

    /// A query parameter.
    #[must_use]
    pub fn query_as<T: Serialize>(mut self, style: Style, name: impl Named<T>, value: &T) -> Self {
        if let Some(text) = self.write(style, Place::Query, name, value) {
            push_joined(&mut self.query, "&", &text);
        }
        self
    }

    /// The parameter that is the query as a whole: an object in style `form`, exploded, or any text.
    #[must_use]
    pub fn querystring<T: Serialize>(
        mut self,
        style: Style,
        name: impl Named<T>,
        value: &T,
    ) -> Self {
        if let Some(text) = self.write(style, Place::Querystring, name, value) {
            self.query = text;
            self.whole_query = Some(name.name());
        }
        self
    }

    /// A header parameter, in style `simple`.
    #[must_use]
    pub fn header<T: Serialize>(self, name: impl Named<T>, value: &T) -> Self {
        self.header_as(Style::SIMPLE, name, value)
    }

    /// A header parameter.
    #[must_use]
    pub fn header_as<T: Serialize>(mut self, style: Style, name: impl Named<T>, value: &T) -> Self {
        let Some(text) = self.write(style, Place::Header, name, value) else {
            return self;
        };
        let name = name.name();
        match header::check(name, &text) {
            Ok((name, text)) => {
                self.headers.insert(name, text);
            }
            Err(error) => self.fail(name, error.problem()),
        }
        self
    }

    /// A cookie parameter, in style `form`, exploded.
    #[must_use]
    pub fn cookie<T: Serialize>(self, name: impl Named<T>, value: &T) -> Self {
        self.cookie_as(Style::FORM.exploded(), name, value)
    }

    /// A cookie parameter. All cookies make one header (RFC 6265 section 5.4).
    #[must_use]
    pub fn cookie_as<T: Serialize>(mut self, style: Style, name: impl Named<T>, value: &T) -> Self {
        let Some(text) = self.write(style, Place::Cookie, name, value) else {
            return self;
        };
        push_joined(&mut self.cookies, "; ", &text);
        match header::check(COOKIE.as_str(), &self.cookies) {
            Ok((cookie, cookies)) => {
                self.headers.insert(cookie, cookies);
            }
            Err(error) => self.fail(name.name(), error.problem()),
        }
        self
    }

    fn write<T: Serialize>(
        &mut self,
        style: Style,
        place: Place,
        name: impl Named<T>,
        value: &T,
    ) -> Option<String> {
        let (check, name) = (name.check(value), name.name());
        if let Err(violations) = check
            && self.is_checked
        {
            self.fault.value(name, violations);
            return None;
        }
        parameter::write(style, place, name, value).unwrap_or_else(|problem| {
            self.fail(name, problem);
            None
        })
    }

    fn fail(&mut self, name: &'static str, problem: Problem) {
        self.fault.form(name, problem);
    }

    /// A JSON body. It is checked and serialised here, once: these are the bytes that are sent.
    ///
    /// # Errors
    ///
    /// When the body is not as its schema says, or cannot be serialised.
    pub fn json(
        self,
        media_type: &'static str,
        schema: SchemaRef,
        body: Instance<'_>,
    ) -> Result<Self, Error> {
        let encoded = encode_json(media_type, schema, body, self.is_checked);
        self.encoded(encoded)
    }

    /// A JSON body that may be left out.
    ///
    /// # Errors
    ///
    /// As [`Call::json`].
    pub fn optional_json(
        self,
        media_type: &'static str,
        schema: SchemaRef,
        body: Option<Instance<'_>>,
    ) -> Result<Self, Error> {
        match body {
            Some(body) => self.json(media_type, schema, body),
            None => Ok(self),
        }
    }

    /// A body of the one media type that is declared.
    ///
    /// # Errors
    ///
    /// When the body is not as its schema says, or has no such form.
    pub fn content(
        self,
        media: &'static Media,
        schema: SchemaRef,
        body: Instance<'_>,
    ) -> Result<Self, Error> {
        let encoded = media.write(schema, body, self.is_checked);
        self.encoded(encoded)
    }

    /// A body of the one media type that is declared, which may be left out.
    ///
    /// # Errors
    ///
    /// As [`Call::content`].
    pub fn optional_content(
        self,
        media: &'static Media,
        schema: SchemaRef,
        body: Option<Instance<'_>>,
    ) -> Result<Self, Error> {
        match body {
            Some(body) => self.content(media, schema, body),
            None => Ok(self),
        }
    }

    /// A body of one of several media types.
    ///
    /// # Errors
    ///
    /// When the body is not as its schema says, or has no such form.
    pub fn contents<T: WriteBodies>(self, body: &T) -> Result<Self, Error> {
        let encoded = body.chosen().write(self.is_checked);
        self.encoded(encoded)
    }

    /// A body of one of several media types, which may be left out.
    ///
    /// # Errors
    ///
    /// As [`Call::contents`].
    pub fn optional_contents<T: WriteBodies>(self, body: Option<&T>) -> Result<Self, Error> {
        match body {
            Some(body) => self.contents(body),
            None => Ok(self),
        }
    }

    fn encoded(mut self, encoded: Result<Encoded, EncodeFault>) -> Result<Self, Error> {
        match encoded {
            Ok(encoded) => {
                self.headers.insert(CONTENT_TYPE, encoded.content_type);
                self.body = encoded.body;
                Ok(self)
            }
            Err(fault) => {
                self.fault.body(fault);
                Err(self.into_error())
            }
        }
    }

    /// The error of all that was found.
    fn into_error(self) -> Error {
        Error::new(Kind::Request(self.fault)).in_operation(self.operation.name)
    }

    /// Sends the request and decodes the answer.
    ///
    /// # Errors
    ///
    /// When the target lacks a parameter, a credential is missing, the request cannot be signed, nothing came back, or the
    /// answer is not as declared.
    pub async fn send<T: Transport, A: DecodeAnswer>(
        self,
        client: &Client<T>,
        target: &Target,
    ) -> Result<A, Error> {
        let (operation, is_checked) = (self.operation, self.is_checked);
        let (security, has_whole_query) = (self.security, self.whole_query.is_some());
        let mut outgoing = self.into_outgoing(target)?;
        #[cfg(feature = "client")]
        let redirects = client.redirects(operation, &outgoing.headers);
        // What is added from here on is for the target's own origin.
        client.add_headers(&mut outgoing);
        outgoing.extensions.insert(Attachments {
            signing: client.signing.of_one_message(),
            authorizing: Authorizing::new(security, client.credentials.clone())
                .with_whole_query(has_whole_query),
            observing: Some(Observing::new(operation, client.hook.clone())),
            #[cfg(feature = "client")]
            redirects,
        });
        let url = outgoing.url.clone();
        let within = |error: Error| error.in_operation(operation.name).at(&url);
        let prepared = authorize_and_sign(&mut outgoing, SystemTime::now).await;
        prepared.map_err(|error| within(error.into()))?;
        let answer = super::send(&client.transport, outgoing, SystemTime::now).await;
        let answer = answer.map_err(|error| within(error.into()))?;
        A::decode(&answer.checked(is_checked)).map_err(within)
    }

    fn into_outgoing(mut self, target: &Target) -> Result<Outgoing, Error> {
        let operation = self.operation;
        if let Some(name) = self.whole_query.filter(|_| target.as_str().contains('?')) {
            self.fail(name, "cannot stand behind the query that the target has");
        }
        if !self.fault.is_empty() {
            return Err(self.into_error());
        }
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
        Ok(Outgoing::new(method, url, self.headers, self.body))
    }
}

fn push_joined(texts: &mut String, between: &str, text: &str) {
    if !texts.is_empty() && !text.is_empty() {
        texts.push_str(between);
    }
    texts.push_str(text);
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
        let call = || Call::new(&EVENT, true).query("a b", &"c&d".to_owned());
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
        let call = Call::new(&EVENT, true)
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
        let call = Call::new(&EVENT, true).header("X-Note", &"a\r\nX-Evil: 1");
        let target = Target::new("https://c.example").unwrap();
        let error = call.into_outgoing(&target).unwrap_err();
        assert!(error.is_encode());
        assert_eq!(
            error.to_string(),
            "callback `event`: parameter `X-Note` holds a character that no header may hold"
        );
    }

    /// Any answer.
    struct Done;

    impl DecodeAnswer for Done {
        fn decode(_answer: &crate::answer::Answer) -> Result<Self, Error> {
            Ok(Self)
        }
    }

    #[tokio::test]
    async fn a_key_in_the_query_is_not_sent_beside_a_whole_query() {
        use crate::credential::{ApiKey, Demand, SecurityScheme};

        static KEY: SecurityScheme<ApiKey> = SecurityScheme::api_key_in_query("key", "key");
        static SECURITY: &[&[Demand]] = &[&[KEY.demand(&[])]];
        static SEARCH: Operation = Operation::new("s", "GET", "/s").with_security(SECURITY);
        let transport = crate::testing::Recording::answering(|_| Ok(http::StatusCode::OK.into()));
        let client = Client::over(transport.clone());
        let client = client.with_credential(&KEY, ApiKey::new("k").for_any_origin());
        let target = Target::new("https://c.example/s").unwrap();
        let call = Call::of(&client, &SEARCH).querystring(Style::FORM, "all", &"a=b");
        let sent = call.send::<_, Done>(&client, &target).await;
        assert!(sent.is_err_and(|error| error.is_credential()));
        assert_eq!(transport.count(), 0);
        let call = Call::of(&client, &SEARCH).query("a", &"b");
        assert!(call.send::<_, Done>(&client, &target).await.is_ok());
        assert!(transport.take()[0].url.ends_with("?a=b&key=k"));
    }
}
