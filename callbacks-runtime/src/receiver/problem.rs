//! Problem details (RFC 9457): how a request that the handler never sees is answered.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use http::{Response, StatusCode};
use http_body_util::Full;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use crate::parameter::Place;
use crate::validation::MORE;
use crate::work;

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

impl Violation {
    /// The same without what the request holds: the place and the keyword, in words of the document.
    fn without_values(&self, status: StatusCode) -> Self {
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

/// The violations that are listed at most: as many as a check finds, and its remark that there are more.
pub(crate) const MOST: usize = 101;

/// How long problem details may be: an answer is never much longer than its question.
const LONGEST: usize = 32 * 1024;
const AT_LEAST: usize = 4 * 1024;
const FOR_EACH_BYTE: usize = 4;

/// What problem details may show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown {
    /// The bytes that the list of violations may take.
    room: usize,
    /// Whether what was received is quoted.
    pub(crate) values: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self::for_request(0, true)
    }
}

impl Shown {
    /// What is shown to the sender of a request of so many bytes.
    pub(crate) fn for_request(bytes: usize, values: bool) -> Self {
        let room = AT_LEAST.saturating_add(bytes.saturating_mul(FOR_EACH_BYTE));
        Self {
            room: room.min(LONGEST),
            values,
        }
    }
}

struct Problem<'a> {
    title: &'a str,
    status: u16,
    errors: &'a [Box<RawValue>],
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

/// `type` is left out, which means `about:blank`: the status says what the problem is. Of the violations there may be more
/// than are given.
pub(crate) fn problem_details(
    status: StatusCode,
    violations: &[Violation],
    more: usize,
    shown: Shown,
) -> String {
    let problem = Problem {
        title: title(status),
        status: status.as_u16(),
        errors: &listed(status, violations, more, shown),
    };
    serde_json::to_string(&problem).expect("texts and numbers serialise")
}

/// As many violations as there is room for, and how many there are beside those.
fn listed(
    status: StatusCode,
    violations: &[Violation],
    more: usize,
    shown: Shown,
) -> Vec<Box<RawValue>> {
    let (mut listed, mut room) = (Vec::new(), shown.room);
    for violation in violations {
        let text = if shown.values {
            to_raw_value(violation)
        } else {
            to_raw_value(&violation.without_values(status))
        };
        let text = text.expect("texts serialise");
        // The first is shown whatever its length, which is bounded as well.
        match room.checked_sub(text.get().len() + 1) {
            Some(left) => room = left,
            None if listed.is_empty() => room = 0,
            None => break,
        }
        listed.push(text);
    }
    let unlisted = &violations[listed.len()..];
    let is_open = unlisted.iter().any(|found| found.detail == MORE);
    let more = more + unlisted.len();
    if more > 0 {
        let rest = Violation::new(match (more, is_open) {
            (more, true) => format!("… and {more} more violations at least"),
            (1, false) => "… and 1 more violation".to_owned(),
            (more, false) => format!("… and {more} more violations"),
        });
        listed.push(to_raw_value(&rest).expect("texts serialise"));
    }
    listed
}

/// The answer of a status alone.
pub(crate) fn problem(status: StatusCode) -> Response<Full<Bytes>> {
    let text = problem_details(status, &[], 0, Shown::default());
    answer(status, text)
}

/// The answer with these problem details. Nobody may take it for a page, whatever of the request it quotes.
pub(super) fn answer(status: StatusCode, details: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(details)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
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
