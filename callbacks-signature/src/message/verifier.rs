//! The consumer's side of message signatures.

use std::fmt;
use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderName};
use http::{HeaderMap, Method, Uri};

use super::base::{self, Message};
use super::digest;
use super::fields::{Bare, List, Member, dictionary};
use super::key::MessageKey;
use super::profile::MessageProfile;
use super::target::TargetUri;
use super::{ID, INPUT, SIGNATURE};
use crate::error::Unverified;
use crate::key_ring::KeyRing;
use crate::text::{self, MAX_BYTES};
use crate::time::{DEFAULT_TOLERANCE, Timestamp};
use crate::{ToVerify, Verified, Verifier};

/// Verifies requests by HTTP Message Signatures (RFC 9421), as [`MessageSigner`](super::MessageSigner) signs them.
///
/// The sender signs the URL as it sees it, and a proxy may rewrite the URL on the way. So the verifier needs the public
/// address at which requests arrive. It adds the path and query of each request to it.
///
/// A request is accepted if one of its signatures with `tag="webhook"` meets all of these:
///
/// - it covers the method, the URL, the digest and the media type, and the digest is that of the body;
/// - it was created within 300 seconds of now, in either direction, and has not expired;
/// - it is by the valid key that it names, with that key's algorithm.
///
/// If it covers `webhook-id`, that is the id of the message. Another [profile](MessageProfile) changes the tag and what must
/// be covered.
///
/// ```
/// use callbacks_signature::{MessageKey, MessageVerifier, SharedSecret};
///
/// let key = MessageKey::hmac_sha256("k1", SharedSecret::new("a secret that both sides have")?)?;
/// let verifier = MessageVerifier::new(key, "https://shop.example/hooks")?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct MessageVerifier {
    keys: KeyRing<MessageKey>,
    address: TargetUri,
    tolerance: Duration,
    also: Vec<HeaderName>,
    profile: MessageProfile,
}

impl MessageVerifier {
    /// Creates a verifier with a key or a ring of keys. The address is the public URL at which the router is mounted, as the
    /// provider knows it.
    ///
    /// # Errors
    ///
    /// Returns an error if the address is not an absolute `http` or `https` URL, or has a user name, a password or a
    /// query.
    pub fn new(
        keys: impl Into<KeyRing<MessageKey>>,
        address: &str,
    ) -> Result<Self, InvalidAddress> {
        let address = TargetUri::parse(address).filter(|url| !url.has_query());
        Ok(Self {
            keys: keys.into(),
            address: address.ok_or(InvalidAddress)?,
            tolerance: DEFAULT_TOLERANCE,
            also: Vec::new(),
            profile: MessageProfile::default(),
        })
    }

    /// Accepts signatures of another profile than that for webhooks. How old they may be is [`tolerance`](Self::tolerance).
    #[must_use]
    pub fn profile(mut self, profile: MessageProfile) -> Self {
        self.profile = profile;
        self
    }
}

covering_more!(
    MessageVerifier,
    "Refuses requests whose `webhook-id` is not signed: what the consumer handles once is then what was signed.",
    "Refuses requests of which this header is not signed too."
);

with_tolerance!(MessageVerifier);

impl Verifier for MessageVerifier {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let (method, uri) = request.line.ok_or_else(|| {
            Unverified::new("the method and the URL of the request are not known")
        })?;
        let (inputs, signatures) = (
            lines(request.headers, INPUT)?,
            lines(request.headers, SIGNATURE)?,
        );
        let (inputs, signatures) = (members(&inputs, INPUT)?, members(&signatures, SIGNATURE)?);
        let tag = self.profile.tag();
        let mut reason = match tag {
            Some(tag) => Unverified::new(format!("no signature has the tag `{tag}`")),
            None => Unverified::no_signature(),
        };
        for (label, input) in &inputs {
            let Member::List(input) = input else {
                return Err(Unverified::no_signature());
            };
            if tag.is_some() && text(input, "tag") != tag {
                continue;
            }
            let signature = signatures.iter().find(|(known, _)| known == label);
            let Some((_, Member::Item(signature))) = signature else {
                return Err(Unverified::no_signature());
            };
            let claim = Claim {
                verifier: self,
                request,
                input,
                signature: &signature.value,
            };
            match claim.check(method, uri) {
                Ok(verified) => return Ok(verified),
                Err(refused) => reason = refused,
            }
        }
        Err(reason)
    }
}

/// One signature of a request, not trusted yet.
struct Claim<'a> {
    verifier: &'a MessageVerifier,
    request: &'a ToVerify<'a>,
    input: &'a List<'a>,
    signature: &'a Bare<'a>,
}

impl Claim<'_> {
    fn check(&self, method: &Method, uri: &Uri) -> Result<Verified, Unverified> {
        self.check_coverage()?;
        let created = self.timestamp("created")?;
        let created = created.ok_or_else(|| Unverified::new("there is no timestamp"))?;
        self.check_signature(method, uri)?;
        // The signature is valid. Now check that what it covers is true.
        if self.covers(digest::NAME) {
            let digest = base::header(self.request.headers, digest::NAME);
            digest::check(&digest.unwrap_or_default(), self.request.body)?;
        }
        let time = created.within(self.verifier.tolerance, self.request.time)?;
        self.check_expiry()?;
        Ok(Verified {
            id: self.id()?,
            time: Some(time),
        })
    }

    /// Everything required is covered, as a whole, and nothing twice (RFC 9421 section 2).
    fn check_coverage(&self) -> Result<(), Unverified> {
        let names: Option<Vec<_>> = self
            .input
            .items
            .iter()
            .map(|item| match &item.value {
                Bare::Text(name) if item.parameters.is_empty() => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let names = names.ok_or_else(|| Unverified::new("a component has parameters"))?;
        if (1..names.len()).any(|index| names[..index].contains(&names[index])) {
            return Err(Unverified::new("a component is covered twice"));
        }
        let headers = self.request.headers;
        let required = self.verifier.profile.covered(headers, &self.verifier.also);
        match required.iter().find(|name| !names.contains(name)) {
            Some(name) => Err(Unverified::new(format!("`{name}` is not covered"))),
            // Readers of the media type read the first line.
            None if headers.get_all(CONTENT_TYPE).iter().count() > 1 => {
                Err(Unverified::new("header `content-type` comes twice"))
            }
            None => Ok(()),
        }
    }

    fn check_signature(&self, method: &Method, uri: &Uri) -> Result<(), Unverified> {
        let Bare::Bytes(signature) = self.signature else {
            return Err(Unverified::no_signature());
        };
        let id = text(self.input, "keyid");
        let id = id.ok_or_else(|| Unverified::new("the signature names no key"))?;
        let address = &self.verifier.address;
        let mut is_right = false;
        for target in [Some(address.below(uri)), address.itself(uri)]
            .into_iter()
            .flatten()
        {
            let message = Message {
                method,
                target,
                headers: self.request.headers,
            };
            let base = message.base(self.input);
            let base = base.map_err(|_| Unverified::new("a covered component is missing"))?;
            // Every key is tried, so the time does not reveal which of them exist.
            let keys = self.verifier.keys.valid_at(self.request.time);
            is_right |= keys.iter().fold(false, |found, key| {
                found | (key.matches(&base, signature) & self.is_for(key, id))
            });
        }
        if is_right {
            Ok(())
        } else {
            Err(Unverified::no_match())
        }
    }

    /// The algorithm is the key's. If the signature names one, it must be the same.
    fn is_for(&self, key: &MessageKey, id: &str) -> bool {
        let is_its_own = match self.input.parameters.get("alg") {
            None => true,
            Some(Bare::Text(name)) => name == key.algorithm(),
            Some(_) => false,
        };
        key.id() == id && is_its_own
    }

    fn covers(&self, component: &str) -> bool {
        let is_it = |value: &Bare<'_>| matches!(value, Bare::Text(name) if name == component);
        self.input.items.iter().any(|item| is_it(&item.value))
    }

    fn check_expiry(&self) -> Result<(), Unverified> {
        let Some(expires) = self.timestamp("expires")? else {
            return Ok(());
        };
        if expires.is_after(self.request.time) {
            Ok(())
        } else {
            Err(Unverified::new("the signature has expired"))
        }
    }

    fn timestamp(&self, name: &str) -> Result<Option<Timestamp>, Unverified> {
        match self.input.parameters.get(name) {
            None => Ok(None),
            Some(Bare::Integer(seconds)) => Timestamp::of_seconds(*seconds).map(Some),
            Some(_) => Err(Unverified::new("the timestamp is no number of seconds")),
        }
    }

    /// The id of the message, if it is signed.
    fn id(&self) -> Result<Option<String>, Unverified> {
        if !self.covers(ID) {
            return Ok(None);
        }
        let id = text::only(self.request.headers, ID)?;
        text::checked_id(id).map(|id| Some(id.to_owned()))
    }
}

/// All lines of a header, limited together.
fn lines(headers: &HeaderMap, name: &'static str) -> Result<String, Unverified> {
    let bytes: usize = headers
        .get_all(name)
        .iter()
        .map(|line| line.len() + 2)
        .sum();
    if bytes > MAX_BYTES {
        return Err(Unverified::new(format!("header `{name}` is too long")));
    }
    let joined = base::header(headers, name);
    joined.ok_or_else(|| Unverified::new(format!("header `{name}` is missing or no text")))
}

fn members<'a>(text: &'a str, name: &str) -> Result<Vec<(&'a str, Member<'a>)>, Unverified> {
    dictionary(text).map_err(|_| {
        Unverified::new(format!(
            "header `{name}` is no dictionary, or has a label twice"
        ))
    })
}

fn text<'a>(input: &'a List<'_>, parameter: &str) -> Option<&'a str> {
    match input.parameters.get(parameter) {
        Some(Bare::Text(text)) => Some(text),
        _ => None,
    }
}

/// An address that cannot receive requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidAddress;

impl fmt::Display for InvalidAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(
            "the public address is an absolute `http` or `https` URL without userinfo and query",
        )
    }
}

impl std::error::Error for InvalidAddress {}
