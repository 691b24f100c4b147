//! A callback request under construction.

mod body;
mod parameters;

use std::time::SystemTime;

use bytes::Bytes;
use http::header::{ACCEPT, HeaderValue};
use http::{HeaderMap, Method};

use super::Client;
use super::attachments::authorize_and_sign;
use super::authorizing::Authorizing;
use super::fault::RequestFault;
use crate::answer::{self, DecodeAnswer};
use crate::credential::Security;
use crate::error::{Error, Kind};
use crate::operation::Operation;
use crate::outgoing_request::OutgoingRequest;
use crate::target::Target;
use crate::transport::Transport;

/// A callback request that generated code builds: parameters and body, without the target.
///
/// A parameter that cannot be sent is reported when the request is complete, so that calls can be chained.
#[derive(Debug)]
pub struct Call {
    operation: &'static Operation,
    path: Vec<(&'static str, String)>,
    query: String,
    /// The name of the parameter that is the whole query. No other query parameter is allowed then.
    whole_query: Option<&'static str>,
    cookies: String,
    headers: HeaderMap,
    body: Bytes,
    is_validated: bool,
    security: Security,
    fault: RequestFault,
}

impl Call {
    /// A request of the operation without parameters and body, to be sent by this client.
    pub fn of<T>(client: &Client<T>, operation: &'static Operation) -> Self {
        Self::new(operation, client.is_validated)
    }

    fn new(operation: &'static Operation, is_validated: bool) -> Self {
        Self {
            operation,
            path: Vec::new(),
            query: String::new(),
            whole_query: None,
            cookies: String::new(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            is_validated,
            security: operation.security,
            fault: RequestFault::default(),
        }
    }

    /// Requires no credentials if the client has none, for tests of the receiver.
    #[cfg(feature = "samples")]
    pub(crate) fn without_missing_credentials<T>(mut self, client: &Client<T>) -> Self {
        if client.credentials.is_empty() {
            self.security = Security::own(&[]);
        }
        self
    }

    /// Sets the media types that the answer may have.
    #[must_use]
    pub fn accept(mut self, media_types: &'static str) -> Self {
        self.headers
            .insert(ACCEPT, HeaderValue::from_static(media_types));
        self
    }

    /// The error with all faults that were found.
    fn into_error(self) -> Error {
        Error::new(Kind::Request, self.fault).in_operation(self.operation.name)
    }

    /// Sends the request and decodes the answer.
    ///
    /// # Errors
    ///
    /// Returns an error if the target has no value for a parameter, a credential is missing, the request cannot be
    /// signed, there is no answer, or the answer does not match the document.
    pub async fn send<T: Transport, A: DecodeAnswer>(
        self,
        client: &Client<T>,
        target: &Target,
    ) -> Result<A, Error> {
        let (operation, is_validated) = (self.operation, self.is_validated);
        let (security, has_whole_query) = (self.security, self.whole_query.is_some());
        let mut outgoing = self.into_outgoing(target)?;
        let authorizing = Authorizing::new(security, client.credentials.clone())
            .with_whole_query(has_whole_query);
        client.attach(
            &mut outgoing,
            operation,
            authorizing,
            client.signing.of_one_message(),
        );
        let url = outgoing.url.clone();
        let within = |error: Error| error.in_operation(operation.name).at(&url);
        // A captured request gets both when it is sent.
        if !client.transport.captures() {
            let prepared = authorize_and_sign(&mut outgoing, SystemTime::now).await;
            prepared.map_err(|error| within(error.into()))?;
        }
        let answer = super::send(&client.transport, outgoing, SystemTime::now).await;
        let answer = answer.map_err(|error| within(error.into()))?;
        answer::decode(&answer.checked(is_validated)).map_err(within)
    }

    fn into_outgoing(mut self, target: &Target) -> Result<OutgoingRequest, Error> {
        let operation = self.operation;
        if let Some(name) = self.whole_query.filter(|_| target.as_str().contains('?')) {
            self.fault
                .form(name, "cannot be added to the query that the target has");
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
        Ok(OutgoingRequest::new(method, url, self.headers, self.body))
    }
}

/// Adds parameters to the query that the target's URL may already have. Drops the fragment.
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
    use crate::parameter::Style;

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

    /// Accepts any answer.
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
