//! Problem details (RFC 9457): the answer to a request that no handler sees.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use http::{Response, StatusCode};
use http_body_util::Full;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::violation::RequestViolation;
use crate::validation::MORE;

pub(super) fn entry_if_any<M: SerializeMap, T: Serialize>(
    object: &mut M,
    name: &str,
    value: &Option<T>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => object.serialize_entry(name, value),
        None => Ok(()),
    }
}

/// How many violations are listed: as many as a check finds, and its remark that there are more.
pub(crate) const MOST: usize = 101;

/// The maximum length of problem details. An answer is never much longer than its request.
const LONGEST: usize = 32 * 1024;
const AT_LEAST: usize = 4 * 1024;
const FOR_EACH_BYTE: usize = 4;

/// What problem details show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown {
    /// The maximum length of the list of violations in bytes.
    room: usize,
    /// Whether received values are quoted.
    pub(crate) values: bool,
}

impl Default for Shown {
    fn default() -> Self {
        Self::for_request(0, true)
    }
}

impl Shown {
    /// What is shown to the sender of a request with this length.
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
    detail: Option<&'a str>,
    errors: &'a [Box<RawValue>],
}

impl<'a> Problem<'a> {
    fn new(status: StatusCode, errors: &'a [Box<RawValue>]) -> Self {
        Self {
            title: title(status),
            status: status.as_u16(),
            detail: None,
            errors,
        }
    }

    fn to_json(&self) -> String {
        serde_json::to_string(self).expect("texts and numbers serialise")
    }
}

impl Serialize for Problem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let errors = (!self.errors.is_empty()).then_some(self.errors);
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("title", &self.title)?;
        object.serialize_entry("status", &self.status)?;
        entry_if_any(&mut object, "detail", &self.detail)?;
        entry_if_any(&mut object, "errors", &errors)?;
        object.end()
    }
}

/// `type` is omitted, which means `about:blank`: the status says what the problem is. There may be more violations than
/// are given.
pub(crate) fn problem_details(
    status: StatusCode,
    violations: &[RequestViolation],
    more: usize,
    shown: Shown,
) -> String {
    Problem::new(status, &listed(status, violations, more, shown)).to_json()
}

/// The violations that fit, and the number of those that do not.
fn listed(
    status: StatusCode,
    violations: &[RequestViolation],
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
        // The first one is always shown. Its length is limited as well.
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
        let rest = RequestViolation::new(match (more, is_open) {
            (more, true) => format!("… and {more} more violations at least"),
            (1, false) => "… and 1 more violation".to_owned(),
            (more, false) => format!("… and {more} more violations"),
        });
        listed.push(to_raw_value(&rest).expect("texts serialise"));
    }
    listed
}

/// An answer with a status and no detail.
pub(crate) fn problem(status: StatusCode) -> Response<Full<Bytes>> {
    let text = problem_details(status, &[], 0, Shown::default());
    answer(status, text)
}

/// An answer with a status and one sentence of detail.
pub(crate) fn problem_of(status: StatusCode, detail: &str) -> Response<Full<Bytes>> {
    let problem = Problem {
        detail: Some(detail),
        ..Problem::new(status, &[])
    };
    answer(status, problem.to_json())
}

/// An answer with these problem details. Browsers must not show it as a page, whatever it quotes.
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

/// The phrase of a status in RFC 9110. `http` still has some older ones.
fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => "Content Too Large",
        StatusCode::UNPROCESSABLE_ENTITY => "Unprocessable Content",
        _ => status.canonical_reason().unwrap_or("Error"),
    }
}
