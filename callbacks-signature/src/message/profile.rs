//! Which signatures are created and accepted.

use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderName};

use super::{TAG, digest};

/// What two parties agree on for message signatures: a tag, and the signed components (RFC 9421 section 1.4).
///
/// The default is this library's profile for webhooks: `tag="webhook"`, over method, URL, media type and digest of the
/// body. Use another one if a provider has its own.
///
/// ```
/// use callbacks_signature::{MessageKey, MessageProfile, MessageVerifier, SharedSecret};
///
/// let key = MessageKey::hmac_sha256("k1", SharedSecret::new("a secret that both sides have")?)?;
/// let profile = MessageProfile::covering(["@method", "@authority", "content-digest"]).with_tag("acme");
/// let verifier = MessageVerifier::new(key, "https://shop.example/hooks")?.profile(profile);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageProfile {
    tag: Option<String>,
    /// The covered components. `None` means those that a webhook needs.
    components: Option<Vec<String>>,
}

/// The profile for webhooks.
impl Default for MessageProfile {
    fn default() -> Self {
        Self {
            tag: Some(TAG.to_owned()),
            components: None,
        }
    }
}

impl MessageProfile {
    /// Creates a profile without a tag, over these components: names of headers in lower case, and derived components
    /// such as `@method` and `@target-uri`. A verifier requires at least these.
    ///
    /// **Without `content-digest` the body is not protected.** Include it unless the provider does not sign bodies.
    pub fn covering(components: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            tag: None,
            components: Some(components.into_iter().map(Into::into).collect()),
        }
    }

    /// Sets the tag. Signatures without it are not accepted.
    #[must_use]
    pub fn with_tag(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    pub(super) fn tag(&self) -> Option<&str> {
        self.tag.as_deref()
    }

    /// The components that must be signed.
    pub(super) fn covered<'a>(
        &'a self,
        headers: &HeaderMap,
        also: &'a [HeaderName],
    ) -> Vec<&'a str> {
        let mut names: Vec<&str> = match &self.components {
            Some(components) => components.iter().map(String::as_str).collect(),
            // Method and URL, and the body with its media type if there is one.
            None => {
                let mut names = vec!["@method", "@target-uri", digest::NAME];
                if headers.contains_key(CONTENT_TYPE) {
                    names.push(CONTENT_TYPE.as_str());
                }
                names
            }
        };
        for name in also.iter().map(HeaderName::as_str) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}
