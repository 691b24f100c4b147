//! Builds requests with the sender that generated code uses.

use bytes::Bytes;
use callbacks_codegen::Discriminator;
use callbacks_codegen::model::{Codec, Location};
use callbacks_runtime::__private::{AsInstance, Call, Checked, DecodeAnswer};
use callbacks_runtime::testing::Recording;
use callbacks_runtime::{Answer, Client, Error, Operation as Described, StatusCode, Target};
use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use serde_json::Value;

use super::{Form, Operation, Parameter};
use crate::failure::Failure;
use crate::message::Message;

/// The body of a request.
#[derive(Clone, Debug)]
pub enum Content {
    /// A value, which is validated and written in the media type of the document.
    Json(Value),
    /// Bytes, which are sent as they are.
    Raw(Bytes),
}

/// Any answer.
struct Any;

impl DecodeAnswer for Any {
    fn decode(_answer: &Answer) -> Result<Self, Error> {
        Ok(Self)
    }
}

impl Operation {
    /// A request to a URL, not signed. A URL may have `{name}` for the path parameters of a callback.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL is not absolute, no value of a required parameter could be made, or the body is invalid.
    pub async fn request(&self, url: &str, body: Option<Content>) -> Result<Message, Failure> {
        self.build(url, body, true).await
    }

    /// The same, also with a body that does not match its schema.
    ///
    /// # Errors
    ///
    /// Returns an error if the URL is not absolute, no value of a required parameter could be made, or the media type cannot
    /// represent the body.
    pub async fn unchecked_request(
        &self,
        url: &str,
        body: Option<Content>,
    ) -> Result<Message, Failure> {
        self.build(url, body, false).await
    }

    async fn build(
        &self,
        url: &str,
        body: Option<Content>,
        is_validated: bool,
    ) -> Result<Message, Failure> {
        let target = if url.contains('{') {
            Target::parse(url)
        } else {
            Target::new(url)
        };
        let target = target.map_err(|error| {
            let failure = Failure::usage(format!("`{url}` is no target: {error}"));
            failure.help("write an absolute URL, such as `http://127.0.0.1:8080/hooks`")
        })?;
        let recording = Recording::answering(|_| Ok(StatusCode::NO_CONTENT.into()));
        let client = Client::over(recording.clone());
        let client = if is_validated {
            client
        } else {
            client.without_validation()
        };
        let mut call = Call::of(&client, self.described);
        for parameter in &self.parameters {
            if let Some(value) = self.value_of(parameter)? {
                call = parameter.write(call, &value);
            }
        }
        call = self.identify(call);
        let (call, raw) = match (body, self.form()) {
            // Bytes have no JSON. A string is sent as its text.
            (Some(Content::Json(value)), Some(form)) if form.model.codec == Codec::Binary => {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                (call, Some((Bytes::from(text), Some(form))))
            }
            (Some(Content::Json(value)), Some(form)) => {
                (form.write(call, &value).map_err(invalid)?, None)
            }
            (Some(Content::Raw(bytes)), form) => (call, Some((bytes, form))),
            _ => (call, None),
        };
        call.send::<_, Any>(&client, &target)
            .await
            .map_err(invalid)?;
        let sent = recording.take().pop();
        let sent = sent.ok_or_else(|| Failure::usage("the request could not be built"))?;
        let mut message = Message {
            method: sent.method,
            url: sent.url,
            headers: sent.headers,
            body: sent.body,
        };
        if let Some((bytes, form)) = raw {
            message.body = bytes;
            let media_type = form.and_then(Form::media_type);
            message
                .headers
                .extend(media_type.map(|value| (CONTENT_TYPE, value)));
        }
        Ok(message)
    }

    /// Writes the values that identify the event, where no parameter is declared for them.
    fn identify(&self, mut call: Call) -> Call {
        let is_declared = |name: &str, place: Location| {
            let mut parameters = self.parameters.iter();
            parameters
                .any(|each| each.model.location == place && each.name.eq_ignore_ascii_case(name))
        };
        for (place, value) in &self.model.identity {
            match place {
                Discriminator::Header(name)
                    if !is_declared(name, Location::Header)
                        && HeaderName::from_bytes(name.as_bytes()).is_ok() =>
                {
                    call = call.header(&*String::leak(name.clone()), value);
                }
                Discriminator::Query(name) if !is_declared(name, Location::Query) => {
                    call = call.query(&*String::leak(name.clone()), value);
                }
                _ => {}
            }
        }
        call
    }
}

#[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
fn invalid(error: Error) -> Failure {
    let failure = Failure::finding(error.to_string());
    failure.help("`--set /pointer=value` changes the body; `--no-validate` sends it as it is")
}

impl Parameter {
    fn write(&self, call: Call, value: &Value) -> Call {
        let name = Checked::<Value>::new(self.name, self.schema);
        match self.model.location {
            Location::Path => call.path_as(self.style, name, value),
            Location::Query => call.query_as(self.style, name, value),
            Location::Header => call.header_as(self.style, name, value),
            Location::Cookie => call.cookie_as(self.style, name, value),
            _ => call.querystring(self.style, name, value),
        }
    }
}

impl Form {
    /// A value as a body, and headers with its media type.
    pub(super) async fn encoded(
        &self,
        value: &Value,
        mut headers: HeaderMap,
    ) -> Result<(HeaderMap, Bytes), Failure> {
        if self.model.codec == Codec::Binary {
            let text = value.as_str().unwrap_or_default().to_owned();
            headers.extend(self.media_type().map(|value| (CONTENT_TYPE, value)));
            return Ok((headers, Bytes::from(text)));
        }
        // Requests have the same media types, so a request that is not sent writes it.
        static ANSWER: Described = Described::new("answer", "POST", "/");
        let recording = Recording::answering(|_| Ok(StatusCode::NO_CONTENT.into()));
        let client = Client::over(recording.clone());
        let call = self.write(Call::of(&client, &ANSWER), value);
        let target = Target::new("http://localhost/").map_err(invalid)?;
        call.map_err(invalid)?
            .send::<_, Any>(&client, &target)
            .await
            .map_err(invalid)?;
        let sent = recording.take().pop();
        let sent = sent.ok_or_else(|| Failure::usage("the answer could not be built"))?;
        let media_type = sent.headers.get(CONTENT_TYPE).cloned();
        headers.extend(media_type.map(|value| (CONTENT_TYPE, value)));
        Ok((headers, sent.body))
    }

    /// The media type that is sent. A range becomes one type of it.
    pub(super) fn media_type(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(&self.sent_as.replace('*', "sample")).ok()
    }

    fn write(&self, call: Call, value: &Value) -> Result<Call, Error> {
        match self.model.codec {
            Codec::Json => call.json(self.sent_as, self.schema, value.as_instance()),
            _ => call.content(self.media, self.schema, self.parts(value).as_instance()),
        }
    }
}
