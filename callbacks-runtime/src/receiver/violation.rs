//! One fault of a request.

use std::fmt;

use http::StatusCode;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::problem::entry_if_any;
use crate::excerpt::without_values;
use crate::parameter::Place;
use crate::validation::{self, MORE};
use crate::work;

/// One way in which a received request departs from the document.
///
/// [`Display`](fmt::Display) shows the place and the keyword but no received values, so it is safe to log.
/// [`detail`](Self::detail) may quote the request.
#[derive(Clone, PartialEq, Eq)]
pub struct RequestViolation {
    pub(crate) detail: String,
    /// The place in the body or the parameter: a JSON Pointer as a URI fragment, as in the example of RFC 9457.
    pub(crate) pointer: Option<String>,
    /// The violated keyword of JSON Schema.
    pub(crate) keyword: Option<&'static str>,
    pub(crate) parameter: Option<&'static str>,
    /// Where the parameter is: `path`, `query`, `header`, `cookie` or `querystring`.
    pub(crate) location: Option<&'static str>,
    /// Whether the detail may quote received values.
    pub(super) is_quoting: bool,
}

impl RequestViolation {
    pub(super) fn new(detail: String) -> Self {
        Self {
            detail,
            pointer: None,
            keyword: None,
            parameter: None,
            location: None,
            is_quoting: true,
        }
    }

    pub(super) fn of_parameter(place: Place, name: &'static str, detail: String) -> Self {
        Self {
            parameter: Some(name),
            location: Some(place.name()),
            ..Self::new(detail)
        }
    }
}

impl RequestViolation {
    /// What is wrong. It may quote received values.
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// The place in the body or the parameter: a JSON Pointer as a URI fragment, such as `#/items/0`. `None` if no part
    /// of the body is known to be wrong.
    pub fn pointer(&self) -> Option<&str> {
        self.pointer.as_deref()
    }

    /// The violated keyword of JSON Schema, such as `enum`.
    pub fn keyword(&self) -> Option<&'static str> {
        self.keyword
    }

    /// The name of the wrong parameter. `None` means that the body is wrong.
    pub fn parameter(&self) -> Option<&'static str> {
        self.parameter
    }

    /// Where that parameter is: `path`, `query`, `header`, `cookie` or `querystring`.
    pub fn location(&self) -> Option<&'static str> {
        self.location
    }

    /// The same without received values: the place and the keyword, in words of the document.
    pub(super) fn without_values(&self, status: StatusCode) -> Self {
        let detail = match (self.keyword, self.parameter, status) {
            (Some(keyword), Some(name), _) => {
                format!("parameter `{name}` is not as `{keyword}` says")
            }
            (Some(keyword), None, _) => format!("the value is not as `{keyword}` says"),
            (None, Some(name), _) => format!("parameter `{name}` is not as the document says"),
            (None, None, StatusCode::UNSUPPORTED_MEDIA_TYPE) => {
                "the body is of another media type".to_owned()
            }
            (None, None, StatusCode::BAD_REQUEST) => {
                "the body is not what its media type says".to_owned()
            }
            (None, None, _) if [work::TOO_MUCH, MORE].contains(&self.detail.as_str()) => {
                self.detail.clone()
            }
            (None, None, _) => "the value is not as the document says".to_owned(),
        };
        Self {
            detail,
            ..self.clone()
        }
    }
}

impl Serialize for RequestViolation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("detail", &self.detail)?;
        entry_if_any(&mut object, "pointer", &self.pointer)?;
        entry_if_any(&mut object, "keyword", &self.keyword)?;
        entry_if_any(&mut object, "parameter", &self.parameter)?;
        entry_if_any(&mut object, "in", &self.location)?;
        object.end()
    }
}

/// A violation of the body's schema.
impl From<&validation::Violation> for RequestViolation {
    fn from(found: &validation::Violation) -> Self {
        Self {
            pointer: Some(found.pointer.clone()),
            keyword: keyword(found),
            ..Self::new(found.message.clone())
        }
    }
}

/// The violated keyword. An incomplete check has none.
pub(super) fn keyword(found: &validation::Violation) -> Option<&'static str> {
    (!found.keyword.is_empty()).then_some(found.keyword)
}

impl fmt::Display for RequestViolation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Only the name of a parameter is safe to show.
        let words = without_values(&self.detail).filter(|_| self.parameter.is_none());
        match (words, self.keyword) {
            _ if !self.is_quoting => return formatter.write_str(&self.detail),
            (Some(words), _) => formatter.write_str(&words)?,
            (None, Some(keyword)) => write!(formatter, "`{keyword}`")?,
            (None, None) => formatter.write_str("a value")?,
        }
        if let Some(parameter) = self.parameter {
            write!(formatter, " of parameter `{parameter}`")?;
        }
        match &self.pointer {
            Some(pointer) => write!(formatter, " at `{pointer}`"),
            None => Ok(()),
        }
    }
}

/// Without the detail, which may quote a secret.
impl fmt::Debug for RequestViolation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "RequestViolation({self})")
    }
}
