//! Mistakes of senders, which receivers must handle.

use bytes::Bytes;
use callbacks_codegen::Discriminator;
use clap::ValueEnum;
use http::HeaderValue;
use serde_json::Value;

use crate::contract::{self, Operation};
use crate::failure::Failure;
use crate::message::Message;
use crate::scheme::{Keys, Scheme};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Fault {
    /// Send the message twice, with one id
    Duplicate,
    /// Sign it an hour ago
    Late,
    /// Change a letter of the signature
    BadSignature,
    /// Name an event that the document does not have
    UnknownEvent,
    /// Send 8 MiB more than the body
    TooLarge,
}

/// How much a body grows, in bytes.
const MUCH: usize = 8 * 1024 * 1024;

/// What an answer to a mistake means.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdict {
    /// Whether a receiver should answer so.
    pub(crate) is_right: bool,
    pub(crate) text: &'static str,
}

impl Fault {
    /// Whether the mistake is one of the signature, so that there must be one.
    pub(crate) fn is_of_signature(self) -> bool {
        matches!(self, Self::Late | Self::BadSignature)
    }

    /// What is not seen in the printed request.
    pub(crate) fn note(self) -> Option<&'static str> {
        match self {
            Self::TooLarge => Some("8 MiB of white space follow the body"),
            Self::Duplicate | Self::Late | Self::BadSignature | Self::UnknownEvent => None,
        }
    }

    /// What the answer of a receiver means.
    pub(crate) fn verdict(self, status: u16) -> Verdict {
        let is_success = (200..300).contains(&status);
        let is_refused = (400..500).contains(&status);
        let (is_right, text) = match self {
            _ if !is_success && !is_refused => (false, "the receiver failed"),
            Self::Duplicate if is_success => (true, "accepted, as each of the two should be"),
            Self::Duplicate => (
                false,
                "a message that arrives twice should be accepted twice",
            ),
            Self::UnknownEvent if is_success => (true, "accepted: unknown events may be ignored"),
            Self::Late if is_success => (false, "ACCEPTED, although the signature is an hour old"),
            Self::BadSignature if is_success => {
                (false, "ACCEPTED, although the signature is wrong")
            }
            Self::TooLarge if is_success => {
                (false, "ACCEPTED, although it is larger than any event")
            }
            Self::Late | Self::BadSignature | Self::UnknownEvent | Self::TooLarge => {
                (true, "refused, as it should be")
            }
        };
        Verdict { is_right, text }
    }

    pub(crate) fn before_signing(
        self,
        message: &mut Message,
        operation: &Operation,
    ) -> Result<(), Failure> {
        match self {
            Self::UnknownEvent => unknown_event(message, operation),
            Self::TooLarge => {
                // White space around JSON is allowed, so only the size is wrong.
                let mut body = message.body.to_vec();
                body.resize(body.len() + MUCH, b' ');
                message.body = Bytes::from(body);
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

fn unknown_event(message: &mut Message, operation: &Operation) -> Result<(), Failure> {
    const NAME: &str = "callbacks.unknown-event";
    for (place, _) in &operation.model().identity {
        match place {
            Discriminator::Header(name) => {
                if let Ok(name) = http::HeaderName::from_bytes(name.as_bytes()) {
                    message.headers.insert(name, HeaderValue::from_static(NAME));
                    return Ok(());
                }
            }
            Discriminator::Pointer(pointer) => {
                let body: Option<Value> = serde_json::from_slice(&message.body).ok();
                if let Some(mut body) = body
                    && contract::set(&mut body, pointer, Value::from(NAME))
                {
                    message.body = Bytes::from(body.to_string());
                    return Ok(());
                }
            }
            Discriminator::Query(_) => {}
        }
    }
    let message = format!(
        "nothing in a request of `{}` names its event",
        operation.name()
    );
    Err(Failure::usage(message).help("`callbacks list` shows which operations have one"))
}

/// Changes the last letter of a signature that has a meaning.
pub(crate) fn spoil(message: &mut Message, keys: Option<&Keys>) -> Result<(), Failure> {
    let Some(keys) = keys else {
        return Err(Failure::usage("a wrong signature needs a scheme")
            .help("give a `--secret`, which makes the right one"));
    };
    let name = match keys.scheme {
        Scheme::Standard => "webhook-signature",
        Scheme::Github => "x-hub-signature-256",
        Scheme::Stripe => "stripe-signature",
        Scheme::Slack => "x-slack-signature",
        Scheme::Shopify => "x-shopify-hmac-sha256",
        Scheme::Adyen | Scheme::Rfc9421 => "signature",
    };
    let value = message
        .headers
        .get(name)
        .and_then(|value| value.to_str().ok());
    let mut value: Vec<char> = value.unwrap_or_default().chars().collect();
    // Behind it are padding and colons, and the last letter before them may hold unused bits.
    if let Some(place) = value.len().checked_sub(8) {
        value[place] = if value[place] == 'a' { 'b' } else { 'a' };
    }
    let value: String = value.into_iter().collect();
    if let Ok(value) = HeaderValue::from_str(&value) {
        message.headers.insert(name, value);
    }
    Ok(())
}
