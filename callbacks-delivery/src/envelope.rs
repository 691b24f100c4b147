//! The stored form of a message, without its body.

use std::fmt;

use callbacks_runtime::signature::MessageId;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde::{Deserialize, Serialize};

use crate::error::Kind;
use crate::id::{FifoKey, Shard, TargetId};
use crate::message::Trace;

/// The version that this library writes, and the only one that it reads.
const VERSION: u32 = 1;

/// Everything about a message but its body, in a versioned form.
///
/// A store keeps it as JSON. The members `id`, `op`, `shard`, `target`, `fifo`, `dedup`, `tenant`, `tags` and `fanout` are
/// for stores too, so that one SQL statement with two parameters can enqueue a message. Members that are not there are
/// absent, not `null`. Other members of version 1 are ignored; other versions are refused.
///
/// It contains no credential and no signature. The URL and the headers may still be confidential, so `Debug` does not
/// show them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Envelope {
    /// The version of this form.
    #[serde(rename = "v")]
    version: u32,
    /// The `webhook-id` of the message.
    pub id: String,
    /// The name of the operation, as the document has it.
    #[serde(rename = "op")]
    pub operation: String,
    /// The HTTP method.
    pub method: String,
    /// The URL. An event that goes to endpoints has a placeholder, and only its query counts.
    pub url: String,
    /// The headers, without credentials and signatures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<(String, String)>,
    /// Whether one parameter is the whole query.
    #[serde(
        rename = "wholeQuery",
        default,
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub has_whole_query: bool,
    /// The shard of the target. Absent if the event goes to endpoints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shard: Option<Shard>,
    /// The target. Absent if the event goes to endpoints.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<TargetId>,
    /// Whether the message is an event that goes to every endpoint that is subscribed when it is accepted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fanout: bool,
    /// Whether it is a test: see [`Message::as_test`](crate::Message::as_test).
    #[serde(rename = "test", default, skip_serializing_if = "std::ops::Not::not")]
    pub is_test: bool,
    /// The order key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fifo: Option<FifoKey>,
    /// The deduplication key, which is unique for each tenant.
    #[serde(rename = "dedup", default, skip_serializing_if = "Option::is_none")]
    pub deduplication: Option<String>,
    /// The tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// Words to find the message by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The trace that the message belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
    /// The name of the key that the body is encrypted with. The URL is only an origin then, and there are no headers: see
    /// [`Message::seal`](crate::Message::seal).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
    /// The URL and the headers, encrypted with the same key, in Base64.
    #[serde(
        rename = "sealedHead",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub sealed_head: Option<String>,
}

/// The part of a URL before its path.
pub(crate) fn origin(url: &str) -> &str {
    let authority = url.find("://").map_or(0, |scheme| scheme + 3);
    let end = url[authority..].find(['/', '?', '#']);
    end.map_or(url, |end| &url[..authority + end])
}

impl Envelope {
    pub(crate) fn new(id: &MessageId, operation: &str, method: &Method, url: String) -> Self {
        Self {
            version: VERSION,
            id: id.as_str().to_owned(),
            operation: operation.to_owned(),
            method: method.as_str().to_owned(),
            url,
            headers: Vec::new(),
            has_whole_query: false,
            shard: None,
            target: None,
            fanout: false,
            is_test: false,
            fifo: None,
            deduplication: None,
            tenant: None,
            tags: Vec::new(),
            trace: None,
            sealed: None,
            sealed_head: None,
        }
    }

    /// Reads the stored form.
    ///
    /// # Errors
    ///
    /// If the version is unknown, or the text is not an envelope.
    pub fn parse(text: &str) -> Result<Self, crate::Error> {
        #[derive(Deserialize)]
        struct Version {
            v: u32,
        }
        let Version { v } = serde_json::from_str(text).map_err(EnvelopeError::malformed)?;
        if v != VERSION {
            return Err(EnvelopeError::Version(v).into());
        }
        Ok(serde_json::from_str(text).map_err(EnvelopeError::malformed)?)
    }

    /// The stored form: one line of JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("an envelope only has strings, numbers and lists")
    }

    /// The method, the headers and the id in the types that a client sends.
    pub(crate) fn request(&self) -> Result<(Method, HeaderMap, MessageId), crate::Error> {
        let invalid =
            |what: &str| crate::Error::new(Kind::Invalid(format!("the stored {what} is invalid")));
        let method = Method::from_bytes(self.method.as_bytes()).map_err(|_| invalid("method"))?;
        let mut headers = HeaderMap::new();
        for (name, value) in &self.headers {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| invalid("header"))?;
            let value = HeaderValue::from_str(value).map_err(|_| invalid("header"))?;
            headers.append(name, value);
        }
        if self.is_test {
            headers.insert("webhook-test", HeaderValue::from_static("true"));
        }
        let id = self.id.parse().map_err(|_| invalid("id"))?;
        Ok((method, headers, id))
    }
}

impl fmt::Debug for Envelope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Envelope")
            .field("id", &self.id)
            .field("operation", &self.operation)
            .field("target", &self.target)
            .field("fifo", &self.fifo)
            .finish_non_exhaustive()
    }
}

/// Why a stored envelope cannot be read.
#[derive(Debug)]
pub(crate) enum EnvelopeError {
    Version(u32),
    Malformed(serde_json::Error),
}

impl EnvelopeError {
    fn malformed(error: serde_json::Error) -> Self {
        Self::Malformed(error)
    }

    pub(crate) fn is_unknown_version(&self) -> bool {
        matches!(self, Self::Version(_))
    }
}

impl fmt::Display for EnvelopeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => write!(
                formatter,
                "the message is stored in version {version}, but this program only reads version {VERSION}: \
                 update it before it takes messages of newer ones"
            ),
            // The text of serde's error may show a part of the document: only the place is safe.
            Self::Malformed(error) => write!(
                formatter,
                "the stored message is malformed at line {} column {}",
                error.line(),
                error.column()
            ),
        }
    }
}

impl std::error::Error for EnvelopeError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_version_is_refused_with_a_clear_error() {
        let error = Envelope::parse(r#"{"v": 7, "anything": []}"#).unwrap_err();
        assert!(error.is_unknown_version());
        assert_eq!(
            error.to_string(),
            "the message is stored in version 7, but this program only reads version 1: \
             update it before it takes messages of newer ones"
        );
        let error = Envelope::parse(r#"{"v": 1, "id": "s3cret"}"#).unwrap_err();
        assert!(!error.is_unknown_version());
        assert!(!format!("{error} {error:?}").contains("s3cret"));
    }

    /// The stored form is a promise to every later version.
    #[test]
    fn version_1_is_stable() {
        let text = r#"{"v":1,"id":"msg_1","op":"paid","method":"POST","url":"https://c.example/h","headers":[["content-type","application/json"]],"wholeQuery":true,"shard":63,"target":-1,"fifo":5,"dedup":"d","tenant":"t","tags":["a"],"trace":{"traceparent":"00-1-2-01"},"sealed":"k","sealedHead":"aA=="}"#;
        let envelope = Envelope::parse(text).unwrap();
        assert_eq!(envelope.to_json(), text);
        let least = r#"{"v":1,"id":"msg_1","op":"paid","method":"POST","url":"https://c.example/h","fanout":true}"#;
        assert_eq!(Envelope::parse(least).unwrap().to_json(), least);
    }
}
