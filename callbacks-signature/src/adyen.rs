//! Adyen: `additionalData.hmacSignature` of each notification in the body.

use std::borrow::Cow;

use super::error::Unverified;
use super::json::{Json, Unexpected};
use super::key_ring::KeyRing;
use super::secret::SharedSecret;
use super::text::{self, MAX_CANDIDATES};
use super::{ToVerify, Verified, Verifier};

/// Verifies Adyen's standard webhooks: each `NotificationRequestItem` of the body has a signature of its own, by HMAC-SHA256
/// over some of its members. The secret is what Adyen shows in hexadecimal digits: [`SharedSecret::from_hex`].
///
/// Every item of the body must be signed. The signature covers `pspReference`, `originalReference`,
/// `merchantAccountCode`, `merchantReference`, `amount`, `eventCode` and `success`. It covers nothing else: not the
/// reason, the payment method or the date, and neither a time nor an id.
///
/// Adyen joins the members with `:` and escapes nothing. Only the merchant's own reference may contain a `:`, so that
/// nobody can move the boundary between two members.
///
/// ```
/// use callbacks_signature::{AdyenSignature, SharedSecret};
///
/// let secret = SharedSecret::from_hex("44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056")?;
/// let verifier = AdyenSignature::new(secret);
/// # Ok::<(), callbacks_signature::KeyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct AdyenSignature {
    keys: KeyRing<SharedSecret>,
}

impl AdyenSignature {
    /// Creates the scheme with a secret or a ring of secrets.
    pub fn new(keys: impl Into<KeyRing<SharedSecret>>) -> Self {
        Self { keys: keys.into() }
    }
}

impl Verifier for AdyenSignature {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let body = Json::parse(request.body);
        let items = body.as_ref().and_then(items);
        let items = items.ok_or_else(no_notifications)?;
        if items.is_empty() || items.len() > MAX_CANDIDATES {
            return Err(Unverified::new("there are no notifications, or too many"));
        }
        let keys = self.keys.valid_at(request.time);
        let items = items.iter().map(Item::read).collect::<Result<Vec<_>, _>>();
        for item in items.map_err(|_| no_notifications())? {
            let tag = item.signature.and_then(text::from_base64);
            let tag = tag.ok_or_else(Unverified::no_signature)?;
            keys.verify_tags(&[item.signed()?.as_bytes()], &[tag])?;
        }
        Ok(Verified::default())
    }
}

fn no_notifications() -> Unverified {
    Unverified::new("the body holds no notifications")
}

/// The notifications of a body, each in its wrapper.
fn items(body: &Json) -> Option<&[Json]> {
    match body.member("notificationItems") {
        Ok(Some(Json::Array(items))) => Some(items),
        _ => None,
    }
}

/// The signed part of a notification.
struct Item<'a> {
    signature: Option<&'a str>,
    /// In the order in which they are signed. A member that is absent or `null` is signed as an empty string.
    members: [Cow<'a, str>; 8],
}

/// The one member that may contain a colon.
const MERCHANT_REFERENCE: usize = 3;

impl<'a> Item<'a> {
    fn read(wrapper: &'a Json) -> Result<Self, Unexpected> {
        let item = wrapper.member("NotificationRequestItem")?;
        let item = item.ok_or(Unexpected)?;
        let signature = match item.member("additionalData")? {
            Some(data) => data.string("hmacSignature")?,
            None => None,
        };
        let (value, currency) = match item.member("amount")? {
            Some(amount) => (amount.integer("value")?, amount.string("currency")?),
            None => (None, None),
        };
        let string = |name| item.string(name).map(or_empty);
        Ok(Self {
            signature,
            members: [
                string("pspReference")?,
                string("originalReference")?,
                string("merchantAccountCode")?,
                string("merchantReference")?,
                value.map_or(Cow::Borrowed(""), |value| Cow::Owned(value.to_string())),
                or_empty(currency),
                string("eventCode")?,
                string("success")?,
            ],
        })
    }

    fn signed(&self) -> Result<String, Unverified> {
        let mut members = self.members.iter().enumerate();
        if members.any(|(index, member)| index != MERCHANT_REFERENCE && member.contains(':')) {
            return Err(Unverified::new("a member holds a colon"));
        }
        Ok(self.members.join(":"))
    }
}

fn or_empty(member: Option<&str>) -> Cow<'_, str> {
    Cow::Borrowed(member.unwrap_or_default())
}
