//! The id of a message, the same for all attempts to send it.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

const MAX_BYTES: usize = 128;

/// The length of a generated id: `msg_` and the base64 of 16 bytes.
const GENERATED_BYTES: usize = 26;

/// The id of a message. It is the same for each attempt to send it, so that the consumer handles the message once.
///
/// It has 1 to 128 characters of `A-Z a-z 0-9 _ -`. A dot is refused, because it would blur where the id ends in the
/// signed bytes.
///
/// ```
/// use callbacks_signature::MessageId;
///
/// let id: MessageId = "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk".parse()?;
/// assert!("msg_1.2".parse::<MessageId>().is_err());
/// assert_ne!(MessageId::generate(), id);
/// # Ok::<(), callbacks_signature::MessageIdError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(Box<str>);

impl MessageId {
    /// Generates an id that nobody can guess, from 128 random bits.
    ///
    /// # Panics
    ///
    /// Panics if the operating system cannot provide random bytes.
    pub fn generate() -> Self {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        // The exact length, so that the string is not copied: this runs for every message.
        let mut text = String::with_capacity(GENERATED_BYTES);
        text.push_str("msg_");
        BASE64_URL_SAFE_NO_PAD.encode_string(bytes, &mut text);
        Self(text.into())
    }

    /// The id as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MessageId {
    type Err = MessageIdError;

    fn from_str(text: &str) -> Result<Self, MessageIdError> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        if text.is_empty() || text.len() > MAX_BYTES || !text.bytes().all(allowed) {
            return Err(MessageIdError);
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for MessageId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}

/// A string that is not a valid id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessageIdError;

impl fmt::Display for MessageIdError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the id of a message has 1 to 128 characters out of `A-Z a-z 0-9 _ -`")
    }
}

impl std::error::Error for MessageIdError {}
