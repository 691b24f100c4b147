//! Shopify: `X-Shopify-Hmac-Sha256`.

use http::HeaderMap;

use super::error::{SignError, Unverified};
use super::hmac_sha256;
use super::key_ring::KeyRing;
use super::secret::SharedSecret;
use super::text;
use super::{Signer, ToSign, ToVerify, Verified, Verifier};

const SIGNATURE: &str = "x-shopify-hmac-sha256";

/// The signatures of Shopify, both sides: `X-Shopify-Hmac-Sha256: <base64>` by HMAC-SHA256 over the body.
///
/// Neither a time nor an id is signed, so anyone who has seen a request can send it again. The newest valid key signs.
#[derive(Clone, Debug)]
pub struct ShopifySignature {
    keys: KeyRing<SharedSecret>,
}

impl ShopifySignature {
    /// Creates the scheme with a secret or a ring of secrets.
    pub fn new(keys: impl Into<KeyRing<SharedSecret>>) -> Self {
        Self { keys: keys.into() }
    }
}

impl Signer for ShopifySignature {
    fn sign(&self, request: &ToSign<'_>) -> Result<HeaderMap, SignError> {
        let keys = self.keys.valid_at(request.time);
        let newest = keys.iter().next().ok_or_else(SignError::no_key)?;
        let tag = hmac_sha256::sign(newest, &[request.body]);
        let mut headers = HeaderMap::with_capacity(1);
        text::add(&mut headers, SIGNATURE, text::to_base64(&tag))?;
        Ok(headers)
    }
}

impl Verifier for ShopifySignature {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let signature = text::only(request.headers, SIGNATURE)?;
        let tag = text::from_base64(signature).ok_or_else(Unverified::no_signature)?;
        self.keys
            .valid_at(request.time)
            .verify_tags(&[request.body], &[tag])?;
        Ok(Verified::default())
    }
}
