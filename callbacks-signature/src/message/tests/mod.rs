//! HTTP Message Signatures: vectors, required components, and unexpected headers.

mod base;
mod custom;
mod fields;
mod hostile;
mod profile;

use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};

use super::base::Message;
use super::fields::{Item, List, Member, dictionary};
use super::target::TargetUri;
use super::*;
use crate::tests::{at, headers, shared};
use crate::{KeyRing, MessageId, Signer, ToSign, ToVerify, Unverified, Verified, Verifier, text};

/// The secret of RFC 9421, section B.1.5.
fn rfc_secret() -> crate::SharedSecret {
    let text =
        "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";
    crate::SharedSecret::new(text::from_base64::<64>(text).unwrap()).unwrap()
}

fn hmac(id: &str, secret: &str) -> MessageKey {
    MessageKey::hmac_sha256(id, shared(secret)).unwrap()
}

const ADDRESS: &str = "https://rx.example/hooks";

fn signer() -> MessageSigner {
    MessageSigner::new(hmac("k1", "secret"))
}

fn verifier() -> MessageVerifier {
    MessageVerifier::new(hmac("k1", "secret"), ADDRESS).unwrap()
}
const BODY: &[u8] = br#"{"type":"invoice.paid"}"#;

/// A request to the consumer, as signed and as received.
#[derive(Clone)]
struct Request {
    method: Method,
    /// Below the consumer's address.
    path: &'static str,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Request {
    fn new() -> Self {
        Self {
            method: Method::POST,
            path: "/1",
            headers: headers(&[("content-type", "application/json")]),
            body: BODY.to_vec(),
        }
    }

    /// Adds the headers of a signer.
    fn signed(mut self, signer: &MessageSigner, seconds: u64) -> Self {
        let id: MessageId = "msg_1".parse().unwrap();
        let url = format!("{ADDRESS}{}", self.path);
        let request = ToSign::new(
            &self.method,
            &url,
            &self.headers,
            &self.body,
            &id,
            at(seconds),
        );
        let added = signer.sign(&request).unwrap();
        self.headers.extend(added);
        self
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        let value = HeaderValue::from_str(value).unwrap();
        self.headers.insert(HeaderName::from_static(name), value);
        self
    }

    fn header(&self, name: &str) -> String {
        self.headers[name].to_str().unwrap().to_owned()
    }

    /// Replaces a part of a header.
    fn replacing(self, name: &'static str, from: &str, to: &str) -> Self {
        let text = self.header(name);
        assert!(text.contains(from), "{text} has no {from}");
        let text = text.replace(from, to);
        self.with(name, &text)
    }

    fn without(mut self, name: &str) -> Self {
        self.headers.remove(name).unwrap();
        self
    }

    fn verify(&self, verifier: &MessageVerifier, seconds: u64) -> Result<Verified, Unverified> {
        let uri: Uri = self.path.parse().unwrap();
        let arrived = ToVerify::new(&self.headers, &self.body, at(seconds));
        verifier.verify(&arrived.with_line(&self.method, &uri))
    }

    /// The request is refused for this reason.
    fn refused(&self, verifier: &MessageVerifier, seconds: u64, reason: &str) {
        let error = self.verify(verifier, seconds).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}, not {reason}");
    }
}
