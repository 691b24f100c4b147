//! Headers in both directions.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::encoding::Place;
use super::fault::Fault;
use super::raw::Raw;
use super::serializer::Problem;
use super::style::Style;
use super::write::write;
use super::{Named, read};
use crate::validation::Violations;

/// The lines of a header, which form one value (RFC 9110 section 5.3).
pub(crate) fn lines<'h>(headers: &'h HeaderMap, name: &str) -> Result<Vec<&'h str>, Fault> {
    let lines = headers.get_all(name).iter();
    lines
        .map(|line| std::str::from_utf8(line.as_bytes()).map_err(|_| Fault::not_utf8()))
        .collect()
}

/// Reads and validates a header.
pub(crate) fn read_header<T: DeserializeOwned>(
    headers: &HeaderMap,
    style: Style,
    name: impl Named<T>,
    is_validated: bool,
) -> Result<T, HeaderFault> {
    let lines = lines(headers, name.name())?;
    let value = read(&Raw::header(style, name.name(), lines))?;
    if is_validated {
        name.check(&value)?;
    }
    Ok(value)
}

/// Writes a value as one line. `None` if nothing is sent.
pub(crate) fn header_value<T: Serialize>(
    style: Style,
    name: &'static str,
    value: &T,
) -> Result<Option<(HeaderName, HeaderValue)>, Problem> {
    let Some(text) = write(style, Place::Header, name, value)? else {
        return Ok(None);
    };
    let header = crate::header::check(name, &text);
    header.map(Some).map_err(|error| error.problem())
}

/// Why a header of an answer does not match the document.
#[derive(Debug)]
pub(crate) enum HeaderFault {
    Form(Fault),
    Value(Violations),
}

impl HeaderFault {
    /// The whole description, with the value of the header.
    pub(crate) fn detail(&self) -> String {
        match self {
            Self::Form(fault) => fault.to_string(),
            Self::Value(violations) => violations.to_string(),
        }
    }
}

impl From<Fault> for HeaderFault {
    fn from(fault: Fault) -> Self {
        Self::Form(fault)
    }
}

impl From<Violations> for HeaderFault {
    fn from(violations: Violations) -> Self {
        Self::Value(violations)
    }
}

/// Without the value of the header. It comes from an untrusted peer, and may be a secret.
impl fmt::Display for HeaderFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(Fault::Nothing | Fault::Missing) => formatter.write_str("is missing"),
            Self::Form(fault @ (Fault::Repeated | Fault::Invalid(_))) => fault.fmt(formatter),
            Self::Form(Fault::Malformed(_) | Fault::Sentence(_)) => {
                formatter.write_str("is not as declared")
            }
            Self::Value(violations) => {
                formatter.write_str("is not as declared:")?;
                violations
                    .iter()
                    .try_for_each(|violation| write!(formatter, " `{}`", violation.keyword))
            }
        }
    }
}
