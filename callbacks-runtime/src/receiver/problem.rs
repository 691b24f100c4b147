//! Problem details (RFC 9457): how a request that the handler never sees is answered.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use http_body_util::Full;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::parameter::Place;

/// One thing that is wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    pub(crate) detail: String,
    /// The place in the body, or in the parameter: a JSON Pointer as a URI fragment, as in RFC 9457's own example.
    pub(crate) pointer: Option<String>,
    /// The keyword of JSON Schema that is not satisfied.
    pub(crate) keyword: Option<&'static str>,
    pub(crate) parameter: Option<&'static str>,
    /// Where the parameter is: `path`, `query`, `header`, `cookie` or `querystring`.
    pub(crate) location: Option<&'static str>,
}

impl Violation {
    pub(super) fn new(detail: String) -> Self {
        Self {
            detail,
            pointer: None,
            keyword: None,
            parameter: None,
            location: None,
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

impl Serialize for Violation {
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

fn entry_if_any<M: SerializeMap, T: Serialize>(
    object: &mut M,
    name: &str,
    value: &Option<T>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => object.serialize_entry(name, value),
        None => Ok(()),
    }
}

struct Problem<'a> {
    title: &'a str,
    status: u16,
    errors: &'a [Violation],
}

impl Serialize for Problem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let errors = (!self.errors.is_empty()).then_some(self.errors);
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("title", &self.title)?;
        object.serialize_entry("status", &self.status)?;
        entry_if_any(&mut object, "errors", &errors)?;
        object.end()
    }
}

/// `type` is left out, which means `about:blank`: the status says what the problem is.
pub(crate) fn problem_details(status: StatusCode, violations: &[Violation]) -> String {
    let problem = Problem {
        title: title(status),
        status: status.as_u16(),
        errors: violations,
    };
    serde_json::to_string(&problem).expect("texts and numbers serialise")
}

/// The answer that says what is wrong with a request.
pub(crate) fn problem(status: StatusCode, violations: &[Violation]) -> Response<Full<Bytes>> {
    let text = problem_details(status, violations);
    let mut response = Response::new(Full::new(Bytes::from(text)));
    *response.status_mut() = status;
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    response
}

/// The status in words, as RFC 9110 has them, of which `http` still has some older ones.
fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => "Content Too Large",
        StatusCode::UNPROCESSABLE_ENTITY => "Unprocessable Content",
        _ => status.canonical_reason().unwrap_or("Error"),
    }
}
