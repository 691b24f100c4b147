//! What is wrong with a received parameter.

use std::fmt;

use crate::excerpt::{LONGEST_DETAIL, elide};

/// Why a parameter could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is absent, which may be valid.
    Nothing,
    /// It is required and absent.
    Missing,
    /// It occurs more than once.
    Repeated,
    /// It cannot be decoded.
    Malformed(String),
    /// It does not have the form that the schema requires: "must be …".
    Invalid(String),
    /// Another sentence.
    Sentence(String),
}

impl Fault {
    /// "must be {expected}".
    pub(super) fn expected(expected: impl fmt::Display) -> Self {
        Self::Invalid(format!("must be {expected}"))
    }

    /// Another sentence, which may quote the received value.
    fn sentence(text: impl AsRef<str>) -> Self {
        Self::Sentence(elide(text.as_ref(), LONGEST_DETAIL).into_owned())
    }

    pub(crate) fn not_utf8() -> Self {
        Self::Malformed("is not UTF-8".to_owned())
    }

    /// The fault of a part of the parameter.
    pub(super) fn within(self, part: fmt::Arguments<'_>) -> Self {
        match self {
            Self::Malformed(_) => self,
            Self::Sentence(text) => Self::sentence(format!("{part}: {text}")),
            other => Self::sentence(format!("{part} {other}")),
        }
    }

    /// Whether the encoding is wrong, rather than the value.
    pub(crate) fn is_malformed(&self) -> bool {
        matches!(self, Self::Malformed(_))
    }

    /// A sentence about the parameter.
    pub(crate) fn detail(&self, name: &str) -> String {
        match self {
            Self::Sentence(text) => format!("parameter `{name}`: {text}"),
            other => format!("parameter `{name}` {other}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing | Self::Missing => formatter.write_str("is required"),
            Self::Repeated => formatter.write_str("may occur only once"),
            Self::Malformed(text) | Self::Invalid(text) | Self::Sentence(text) => {
                formatter.write_str(text)
            }
        }
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::sentence(message.to_string())
    }
}
