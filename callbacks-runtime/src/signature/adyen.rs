//! Adyen: `additionalData.hmacSignature` of each notification in the body.

use serde::de::{Deserializer, MapAccess};

use super::error::Unverified;
use super::key_ring::KeyRing;
use super::secret::SharedSecret;
use super::text::{self, MAX_CANDIDATES};
use super::{ToVerify, Verified, Verifier};
use crate::json::{Decode, Members, ReadObject, decode_exactly, read_object};

/// Verifies Adyen's standard webhooks: each `NotificationRequestItem` of the body has a signature of its own, by HMAC-SHA256
/// over some of its members. The secret is what Adyen shows in hexadecimal digits: [`SharedSecret::from_hex`].
///
/// Every item of the body must be signed. What is vouched for are `pspReference`, `originalReference`,
/// `merchantAccountCode`, `merchantReference`, `amount`, `eventCode` and `success`, and nothing else of the body: not the
/// reason, the payment method or the date. Neither a time nor an id is signed.
///
/// Adyen joins the members with `:` and escapes nothing, as its own libraries do. So that no boundary can be moved,
/// members other than the merchant's own reference must hold no `:`; none of Adyen's does.
///
/// ```
/// use callbacks_runtime::signature::{AdyenSignature, SharedSecret};
///
/// # let router = callbacks_runtime::Router::default();
/// let secret = SharedSecret::from_hex("44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056")?;
/// let router = router.verify(AdyenSignature::new(secret));
/// # Ok::<(), callbacks_runtime::signature::KeyError>(())
/// ```
#[derive(Clone, Debug)]
pub struct AdyenSignature {
    keys: KeyRing<SharedSecret>,
}

impl AdyenSignature {
    /// The scheme with a secret, or with those of a ring.
    pub fn new(keys: impl Into<KeyRing<SharedSecret>>) -> Self {
        Self { keys: keys.into() }
    }
}

impl Verifier for AdyenSignature {
    fn verify(&self, request: &ToVerify<'_>) -> Result<Verified, Unverified> {
        let notification: Notification = decode_exactly(request.body)
            .map_err(|_| Unverified::new("the body holds no notifications"))?;
        let items = notification.items;
        if items.is_empty() || items.len() > MAX_CANDIDATES {
            return Err(Unverified::new("there are no notifications, or too many"));
        }
        let keys = self.keys.valid_at(request.time);
        for Wrapped(item) in &items {
            let tag = item.signature().and_then(text::from_base64);
            let tag = tag.ok_or_else(Unverified::no_signature)?;
            keys.vouch(&[item.signed()?.as_bytes()], &[tag])?;
        }
        Ok(Verified::default())
    }
}

/// The body.
struct Notification {
    items: Vec<Wrapped>,
}

struct Wrapped(Item);

/// A notification, as far as it is signed.
#[derive(Default)]
struct Item {
    additional_data: Option<Option<AdditionalData>>,
    amount: Option<Option<Amount>>,
    psp_reference: Text,
    original_reference: Text,
    merchant_account_code: Text,
    merchant_reference: Text,
    event_code: Text,
    success: Text,
}

/// A member that may be absent or `null`, which is signed as nothing.
type Text = Option<Option<String>>;

struct AdditionalData {
    signature: Text,
}

struct Amount {
    value: Option<Option<i64>>,
    currency: Text,
}

impl Item {
    fn signature(&self) -> Option<&str> {
        let data = self.additional_data.as_ref()?.as_ref()?;
        data.signature.as_ref()?.as_deref()
    }

    fn signed(&self) -> Result<String, Unverified> {
        let text = |member: &Text| member.clone().flatten().unwrap_or_default();
        let amount = self.amount.as_ref().and_then(Option::as_ref);
        let value = amount.and_then(|amount| amount.value.flatten());
        let members = [
            text(&self.psp_reference),
            text(&self.original_reference),
            text(&self.merchant_account_code),
            text(&self.merchant_reference),
            value.map(|value| value.to_string()).unwrap_or_default(),
            amount
                .map(|amount| text(&amount.currency))
                .unwrap_or_default(),
            text(&self.event_code),
            text(&self.success),
        ];
        const MERCHANT_REFERENCE: usize = 3;
        let is_clear = |(index, member): (usize, &String)| {
            index == MERCHANT_REFERENCE || !member.contains(':')
        };
        if members.iter().enumerate().all(is_clear) {
            Ok(members.join(":"))
        } else {
            Err(Unverified::new("a member holds a colon"))
        }
    }
}

/// Reads an object as payloads are read: no member twice, however its name is spelled, in any order.
macro_rules! object {
    ($ty:ty, $names:expr, |$members:ident| $read:block) => {
        impl<'de> ReadObject<'de> for $ty {
            const EXPECTED: &'static str = "an object";
            const MEMBERS: &'static [&'static str] = &$names;

            fn read<A: MapAccess<'de>>($members: &mut Members<'de, A>) -> Option<Self> {
                $read
            }
        }

        impl<'de> Decode<'de> for $ty {
            fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                read_object(deserializer)
            }
        }
    };
}

object!(Notification, ["notificationItems"], |members| {
    let mut items = None;
    while members.next().is_some() {
        members.fill(&mut items);
    }
    let items = members.required(0, items)?;
    Some(Self { items })
});

object!(Wrapped, ["NotificationRequestItem"], |members| {
    let mut item = None;
    while members.next().is_some() {
        members.fill(&mut item);
    }
    members.required(0, item).map(Self)
});

object!(AdditionalData, ["hmacSignature"], |members| {
    let mut signature = None;
    while members.next().is_some() {
        members.fill(&mut signature);
    }
    Some(Self { signature })
});

object!(Amount, ["value", "currency"], |members| {
    let (mut value, mut currency) = (None, None);
    while let Some(member) = members.next() {
        match member {
            0 => members.fill(&mut value),
            _ => members.fill(&mut currency),
        }
    }
    Some(Self { value, currency })
});

object!(
    Item,
    [
        "additionalData",
        "amount",
        "pspReference",
        "originalReference",
        "merchantAccountCode",
        "merchantReference",
        "eventCode",
        "success",
    ],
    |members| {
        let mut item = Self::default();
        while let Some(member) = members.next() {
            match member {
                0 => members.fill(&mut item.additional_data),
                1 => members.fill(&mut item.amount),
                2 => members.fill(&mut item.psp_reference),
                3 => members.fill(&mut item.original_reference),
                4 => members.fill(&mut item.merchant_account_code),
                5 => members.fill(&mut item.merchant_reference),
                6 => members.fill(&mut item.event_code),
                _ => members.fill(&mut item.success),
            }
        }
        Some(item)
    }
);
