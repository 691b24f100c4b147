//! The provider's side of message signatures.

use http::HeaderMap;
use http::header::HeaderName;

use super::base::Message;
use super::digest::{self, ContentDigest};
use super::fields::{Bare, Item, List, Parameters};
use super::key::MessageKey;
use super::profile::MessageProfile;
use super::target::TargetUri;
use super::{ID, INPUT, SIGNATURE};
use crate::error::SignError;
use crate::key_ring::KeyRing;
use crate::text;
use crate::time::Timestamp;
use crate::{Signer, ToSign};

/// Signs requests by HTTP Message Signatures (RFC 9421): method, URL, media type, and the body by its digest (RFC 9530).
///
/// Each signature has the parameters `created`, `alg`, `keyid` and `tag="webhook"`, in this order. Every valid key signs, with a
/// label of its own: `sig1`, `sig2` and so on.
///
/// ```
/// use callbacks_signature::{MessageKey, MessageSigner, SharedSecret};
///
/// let key = MessageKey::hmac_sha256("k1", SharedSecret::new("a secret that both sides have")?)?;
/// let signer = MessageSigner::new(key);
/// # Ok::<(), callbacks_signature::KeyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct MessageSigner {
    keys: KeyRing<MessageKey>,
    digest: ContentDigest,
    also: Vec<HeaderName>,
    profile: MessageProfile,
}

impl MessageSigner {
    /// Creates a signer with a key or a ring of keys.
    pub fn new(keys: impl Into<KeyRing<MessageKey>>) -> Self {
        Self {
            keys: keys.into(),
            digest: ContentDigest::default(),
            also: Vec::new(),
            profile: MessageProfile::default(),
        }
    }

    /// Sets the profile. The default is the one for webhooks.
    #[must_use]
    pub fn profile(mut self, profile: MessageProfile) -> Self {
        self.profile = profile;
        self
    }

    /// Sets the digest of the body. The default is SHA-256.
    #[must_use]
    pub fn digest(mut self, digest: ContentDigest) -> Self {
        self.digest = digest;
        self
    }
}

covering_more!(
    MessageSigner,
    "Signs the id of the message too, in the header `webhook-id`: so its consumer handles it once.",
    "Signs another header too, which every request must have then."
);

impl Signer for MessageSigner {
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError> {
        let target = TargetUri::sent_to(request.url);
        let target = target.ok_or_else(|| SignError::new("the URL has no normal form"))?;
        let mut added = HeaderMap::new();
        let is_digested = |name: &&str| *name == digest::NAME;
        let covered = self.profile.covered(request.headers, &self.also);
        if covered.iter().any(is_digested) {
            text::add(&mut added, digest::NAME, self.digest.header(request.body))?;
        }
        if self.also.iter().any(|name| name == ID) {
            text::add(&mut added, ID, request.id.as_str())?;
        }
        let mut headers = request.headers.clone();
        headers.extend(added.clone());
        let message = Message {
            method: request.method,
            target,
            headers: &headers,
        };
        let created = Timestamp::of(request.time)?.seconds();
        let names = self.profile.covered(&headers, &self.also);
        let (mut inputs, mut signatures) = (Vec::new(), Vec::new());
        for key in self.keys.valid_at(request.time).iter() {
            let input = input(&names, created, key, self.profile.tag());
            let base = message.base(&input);
            let base =
                base.map_err(|_| SignError::new("a header that is to be signed is missing"))?;
            if let Some(signature) = key.sign(&base) {
                let label = format!("sig{}", inputs.len() + 1);
                inputs.push(format!("{label}={input}"));
                signatures.push(format!("{label}={}", Bare::Bytes(signature)));
            }
        }
        if inputs.is_empty() {
            return Err(SignError::no_key());
        }
        text::add(&mut added, INPUT, inputs.join(", "))?;
        text::add(&mut added, SIGNATURE, signatures.join(", "))?;
        Ok(added)
    }
}

/// The covered components and the parameters of one signature.
///
/// The order of parameters is free, but some verifiers rebuild it in this order, such as the crate `httpsig`.
fn input<'a>(names: &[&str], created: i64, key: &'a MessageKey, tag: Option<&str>) -> List<'a> {
    let text = |text: &str| Bare::Text(text.to_owned());
    let item = |name: &&str| Item {
        value: text(name),
        parameters: Parameters::default(),
    };
    let parameters = Parameters::default()
        .and("created", Bare::Integer(created))
        .and("alg", text(key.algorithm()))
        .and("keyid", text(key.id()));
    List {
        items: names.iter().map(item).collect(),
        parameters: match tag {
            Some(tag) => parameters.and("tag", text(tag)),
            None => parameters,
        },
    }
}
