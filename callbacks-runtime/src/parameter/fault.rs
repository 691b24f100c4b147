//! What is wrong with a parameter that arrived.

use std::fmt;

use crate::excerpt::{LONGEST_DETAIL, elide};

/// Why a parameter could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing of it is there, which may be fine.
    Nothing,
    /// It is required, and not there.
    Missing,
    /// It is there more than once.
    Repeated,
    /// Its text cannot be decoded at all.
    Malformed(String),
    /// Its text is not of the form that the schema asks for: "must be …".
    Invalid(String),
    /// A sentence of its own.
    Told(String),
}

impl Fault {
    /// "must be {expected}".
    pub(super) fn expected(expected: impl fmt::Display) -> Self {
        Self::Invalid(format!("must be {expected}"))
    }

    /// A sentence of its own, which may quote what arrived.
    fn told(text: impl AsRef<str>) -> Self {
        Self::Told(elide(text.as_ref(), LONGEST_DETAIL).into_owned())
    }

    pub(crate) fn not_utf8() -> Self {
        Self::Malformed("is not UTF-8".to_owned())
    }

    /// The fault of a part of the parameter.
    pub(super) fn within(self, part: fmt::Arguments<'_>) -> Self {
        match self {
            Self::Malformed(_) => self,
            Self::Told(text) => Self::told(format!("{part}: {text}")),
            other => Self::told(format!("{part} {other}")),
        }
    }

    /// Whether it is a matter of encoding rather than of the schema.
    pub(crate) fn is_malformed(&self) -> bool {
        matches!(self, Self::Malformed(_))
    }

    /// The fault in a sentence about the parameter.
    pub(crate) fn detail(&self, name: &str) -> String {
        match self {
            Self::Told(text) => format!("parameter `{name}`: {text}"),
            other => format!("parameter `{name}` {other}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing | Self::Missing => formatter.write_str("is required"),
            Self::Repeated => formatter.write_str("may occur only once"),
            Self::Malformed(text) | Self::Invalid(text) | Self::Told(text) => {
                formatter.write_str(text)
            }
        }
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::told(message.to_string())
    }
}
