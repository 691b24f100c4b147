//! A received request, and the typed values that generated code takes from it.

use std::sync::Arc;

use bytes::Bytes;
use http::header::COOKIE;
use http::request::Parts;
use http::{HeaderMap, Response, StatusCode};
use http_body_util::Full;
use serde::de::DeserializeOwned;

use super::context::Context;
use super::problem::{MOST, Shown, answer, problem_details};
use super::reported::Reported;
use super::validation::Validation;
use super::violation::{RequestViolation, keyword};
use crate::answer::is_json;
use crate::body::{BodyFault, Content, FaultKind, Leniency, Media, ReadBodies, content_type};
use crate::parameter::{self, Fault, Named, Place, Raw, Style};
use crate::payload::Payload;
use crate::validation::Violations;
use crate::work;

/// A generated struct with the contents of an operation's request.
pub trait DecodeRequest: Sized + Send {
    /// Decodes parameters and body.
    ///
    /// # Errors
    ///
    /// Returns all faults of the request.
    fn decode(incoming: IncomingRequest) -> Result<Self, Rejection>;
}

/// How to decode one of several forms.
pub(super) type Decode<T> = fn(IncomingRequest) -> Result<T, Rejection>;

/// A request whose body has been read. Its methods return the typed parts. They record faults, so that one answer lists
/// all of them.
#[derive(Clone, Debug)]
pub struct IncomingRequest {
    parts: Arc<Parts>,
    body: Bytes,
    path_values: Vec<(String, String)>,
    settings: Settings,
    rejection: Rejection,
    reported: Reported,
}

/// How requests are decoded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    pub(super) validation: Validation,
    pub(super) leniency: Leniency,
    /// The work units for each byte of a request.
    pub(super) work_per_byte: usize,
    /// Whether problem details quote received values.
    pub(super) shows_values: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            validation: Validation::default(),
            leniency: Leniency::default(),
            work_per_byte: work::PER_BYTE,
            shows_values: true,
        }
    }
}

impl IncomingRequest {
    pub(super) fn new(
        parts: Parts,
        body: Bytes,
        path_values: Vec<(String, String)>,
        settings: Settings,
    ) -> Self {
        let shown = Shown::for_request(size(&parts, &body), settings.shows_values);
        Self {
            parts: Arc::new(parts),
            body,
            path_values,
            settings,
            rejection: Rejection {
                shown,
                ..Rejection::default()
            },
            reported: Reported::default(),
        }
    }

    /// Whether violations are refused, in requests and in the handler's answers.
    pub(super) fn is_enforced(&self) -> bool {
        self.settings.validation == Validation::Enforced
    }

    /// Whether anything is validated.
    fn is_validated(&self) -> bool {
        self.settings.validation != Validation::Off
    }

    /// Reports violations separately from other attempts to decode the request.
    pub(super) fn reporting(mut self) -> (Self, Reported) {
        let is_kept = self.settings.validation == Validation::Reported;
        self.reported = Reported::kept(is_kept);
        let reported = self.reported.clone();
        (self, reported)
    }

    /// Decodes the request within its work budget.
    ///
    /// # Errors
    ///
    /// Returns an error if the budget is spent.
    pub(super) fn bounded<T>(self, decode: impl FnOnce(Self) -> T) -> Result<T, Rejection> {
        let (size, per_byte) = (size(&self.parts, &self.body), self.settings.work_per_byte);
        let shown = self.rejection.shown;
        work::bounded(size, per_byte, || decode(self)).map_err(|_| {
            let mut rejection = Rejection {
                shown,
                ..Rejection::default()
            };
            let violation = RequestViolation::new(work::TOO_MUCH.to_owned());
            rejection.note(StatusCode::UNPROCESSABLE_ENTITY, violation);
            rejection
        })
    }

    pub(super) fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    pub(super) fn body(&self) -> &Bytes {
        &self.body
    }

    /// The whole request, whatever the operation declares.
    pub fn context(&self) -> Context {
        Context::new(Arc::clone(&self.parts), self.body.clone())
    }

    /// Decodes the first of several forms that the request fits, or reports the faults for each form.
    ///
    /// # Errors
    ///
    /// The same as those of [`DecodeRequest::decode`].
    pub fn first_of<T>(self, forms: &[(&'static str, Decode<T>)]) -> Result<T, Rejection> {
        let (mut rejections, mut departing) = (Vec::new(), None);
        for (name, decode) in forms {
            let (incoming, reported) = self.clone().reporting();
            match decode(incoming) {
                Ok(request) if reported.is_empty() => return Ok(request),
                Ok(request) => _ = departing.get_or_insert((request, reported)),
                Err(rejection) => rejections.push((*name, rejection)),
            }
        }
        let Some((request, reported)) = departing else {
            return Err(Rejection::of_all(rejections));
        };
        self.reported.add(reported.take());
        Ok(request)
    }

    /// A path parameter in style `simple`. `None` if a fault was recorded.
    pub fn path<T: DeserializeOwned>(&mut self, name: impl Named<T>) -> Option<T> {
        self.path_as(Style::SIMPLE, name)
    }

    /// A path parameter. `None` if a fault was recorded.
    pub fn path_as<T: DeserializeOwned>(&mut self, style: Style, name: impl Named<T>) -> Option<T> {
        let segment = self
            .path_values
            .iter()
            .find(|(known, _)| known == name.name());
        let segment = segment.map_or("", |(_, segment)| segment);
        let read = parameter::read(&Raw::path(style, name.name(), segment));
        self.noted(Place::Path, name, read)
    }

    /// A query parameter in style `form`, exploded. `None` if a fault was recorded.
    pub fn query<T: DeserializeOwned>(&mut self, name: impl Named<T>) -> Option<T> {
        self.query_as(Style::FORM.exploded(), name)
    }

    /// A query parameter. `None` if a fault was recorded.
    pub fn query_as<T: DeserializeOwned>(
        &mut self,
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = parameter::read(&Raw::query(style, name.name(), self.query_text()));
        self.noted(Place::Query, name, read)
    }

    /// A map of all query parameters except the others, in style `form`, exploded. `None` if a fault was recorded.
    pub fn query_without<T: DeserializeOwned>(
        &mut self,
        others: &[&str],
        name: impl Named<T>,
    ) -> Option<T> {
        let raw = Raw::query(Style::FORM.exploded(), name.name(), self.query_text());
        let read = parameter::read(&raw.without(others));
        self.noted(Place::Query, name, read)
    }

    /// The parameter that is the whole query. `None` if a fault was recorded.
    pub fn querystring<T: DeserializeOwned>(
        &mut self,
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = parameter::read(&Raw::querystring(style, name.name(), self.query_text()));
        self.noted(Place::Querystring, name, read)
    }

    /// A header parameter in style `simple`. `None` if a fault was recorded.
    pub fn header<T: DeserializeOwned>(&mut self, name: impl Named<T>) -> Option<T> {
        self.header_as(Style::SIMPLE, name)
    }

    /// A header parameter. `None` if a fault was recorded.
    pub fn header_as<T: DeserializeOwned>(
        &mut self,
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = self
            .lines(name.name())
            .and_then(|lines| parameter::read(&Raw::header(style, name.name(), lines)));
        self.noted(Place::Header, name, read)
    }

    /// A cookie parameter in style `form`, exploded. `None` if a fault was recorded.
    pub fn cookie<T: DeserializeOwned>(&mut self, name: impl Named<T>) -> Option<T> {
        self.cookie_as(Style::FORM.exploded(), name)
    }

    /// A cookie parameter. `None` if a fault was recorded.
    pub fn cookie_as<T: DeserializeOwned>(
        &mut self,
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = self
            .lines(COOKIE.as_str())
            .and_then(|lines| parameter::read(&Raw::cookie(style, name.name(), &lines)));
        self.noted(Place::Cookie, name, read)
    }

    /// A map of all cookies except the others, exploded. `None` if a fault was recorded.
    pub fn cookie_without<T: DeserializeOwned>(
        &mut self,
        others: &[&str],
        style: Style,
        name: impl Named<T>,
    ) -> Option<T> {
        let read = self.lines(COOKIE.as_str()).and_then(|lines| {
            parameter::read(&Raw::cookie(style, name.name(), &lines).without(others))
        });
        self.noted(Place::Cookie, name, read)
    }

    pub(super) fn query_text(&self) -> &str {
        self.parts.uri.query().unwrap_or_default()
    }

    fn lines(&self, name: &str) -> Result<Vec<&str>, Fault> {
        parameter::lines(&self.parts.headers, name)
    }

    fn noted<T>(&mut self, place: Place, name: impl Named<T>, read: Result<T, Fault>) -> Option<T> {
        match read {
            Ok(value) => self.valid(place, name, value),
            Err(fault) => {
                let status = if fault.is_malformed() {
                    StatusCode::BAD_REQUEST
                } else {
                    StatusCode::UNPROCESSABLE_ENTITY
                };
                let violation =
                    RequestViolation::of_parameter(place, name.name(), fault.detail(name.name()));
                self.rejection.note(status, violation);
                None
            }
        }
    }

    /// Validates a parameter.
    fn valid<T>(&mut self, place: Place, name: impl Named<T>, value: T) -> Option<T> {
        let Err(violations) = self.check(name, &value) else {
            return Some(value);
        };
        let name = name.name();
        let violations = violations.iter().map(|found| {
            let detail = format!("parameter `{name}`: {}", found.message);
            RequestViolation {
                pointer: (found.pointer != "#").then(|| found.pointer.clone()),
                keyword: keyword(found),
                ..RequestViolation::of_parameter(place, name, detail)
            }
        });
        if !self.is_enforced() {
            self.reported.add(violations);
            return Some(value);
        }
        for violation in violations {
            self.rejection
                .note(StatusCode::UNPROCESSABLE_ENTITY, violation);
        }
        None
    }

    fn check<T>(&self, name: impl Named<T>, value: &T) -> Result<(), Violations> {
        if self.is_validated() {
            name.check(value)
        } else {
            Ok(())
        }
    }

    /// The JSON body. `None` if a fault was recorded.
    pub fn json<T>(&mut self, payload: &Payload<T>) -> Option<T> {
        if !is_json(&self.parts.headers, self.settings.leniency) {
            self.note_body(StatusCode::UNSUPPORTED_MEDIA_TYPE, "the body must be JSON");
            return None;
        }
        if self.body.is_empty() {
            self.note_body(StatusCode::BAD_REQUEST, "a JSON body is required");
            return None;
        }
        self.checked(|incoming, is_validated| Ok(payload.read(&incoming.body, is_validated)?))
    }

    /// Reads and validates a body. Only records violations if they are reported instead of refused.
    fn checked<T>(&mut self, read: impl Fn(&Self, bool) -> Result<T, BodyFault>) -> Option<T> {
        let fault = match read(self, self.is_validated()) {
            Ok(value) => return Some(value),
            Err(fault) => fault,
        };
        let is_reported = self.settings.validation == Validation::Reported;
        if is_reported
            && fault.kind() == FaultKind::Value
            && let Ok(value) = read(self, false)
        {
            self.reported.add(violations(&fault));
            return Some(value);
        }
        self.note_fault(&fault);
        None
    }

    /// The body, for which one media type is declared. `None` if a fault was recorded.
    pub fn content<T>(&mut self, media: &'static Media, payload: &Payload<T>) -> Option<T> {
        self.read(std::slice::from_ref(media), |content| content.read(payload))
    }

    /// The same. `Some(None)` if the request has no body.
    pub fn optional_content<T>(
        &mut self,
        media: &'static Media,
        payload: &Payload<T>,
    ) -> Option<Option<T>> {
        if self.has_no_body() {
            Some(None)
        } else {
            self.content(media, payload).map(Some)
        }
    }

    /// The body, for which several media types are declared. `None` if a fault was recorded.
    pub fn contents<T: ReadBodies>(&mut self) -> Option<T> {
        self.read(T::media(), T::read)
    }

    /// The same. `Some(None)` if the request has no body.
    pub fn optional_contents<T: ReadBodies>(&mut self) -> Option<Option<T>> {
        if self.has_no_body() {
            Some(None)
        } else {
            self.contents().map(Some)
        }
    }

    fn read<T>(
        &mut self,
        media: &'static [Media],
        read: impl Fn(&Content<'_>) -> Result<T, BodyFault>,
    ) -> Option<T> {
        self.checked(|incoming, is_validated| {
            let headers = &incoming.parts.headers;
            let leniency = incoming.settings.leniency;
            let content = Content::of(media, headers, &incoming.body, is_validated, leniency)?;
            read(&content)
        })
    }

    /// An empty string is a body too, if the request has a content type.
    fn has_no_body(&self) -> bool {
        self.body.is_empty() && content_type(&self.parts.headers).is_ok_and(|said| said.is_none())
    }

    fn note_fault(&mut self, fault: &BodyFault) {
        let status = match fault.kind() {
            FaultKind::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            FaultKind::Syntax => StatusCode::BAD_REQUEST,
            FaultKind::Value => StatusCode::UNPROCESSABLE_ENTITY,
        };
        for violation in violations(fault) {
            self.rejection.note(status, violation);
        }
    }

    /// The JSON body. `Some(None)` if the request has none.
    pub fn optional_json<T>(&mut self, payload: &Payload<T>) -> Option<Option<T>> {
        if self.body.is_empty() {
            Some(None)
        } else {
            self.json(payload).map(Some)
        }
    }

    fn note_body(&mut self, status: StatusCode, detail: &str) {
        let violation = RequestViolation::new(detail.to_owned());
        self.rejection.note(status, violation);
    }

    /// All recorded faults.
    pub fn reject(self) -> Rejection {
        self.rejection
    }
}

/// The bytes of a request that an untrusted peer chooses.
fn size(parts: &Parts, body: &Bytes) -> usize {
    let headers = parts.headers.iter();
    let headers = headers.map(|(name, value)| name.as_str().len() + value.len());
    let path = parts.uri.path().len() + parts.uri.query().map_or(0, str::len);
    body.len() + path + headers.sum::<usize>()
}

/// All faults of a body.
fn violations(fault: &BodyFault) -> Vec<RequestViolation> {
    if !fault.violations().is_empty() {
        let found = fault.violations().iter();
        return found.map(RequestViolation::from).collect();
    }
    vec![RequestViolation {
        pointer: fault.pointer().map(str::to_owned),
        ..RequestViolation::new(fault.detail().to_owned())
    }]
}

/// Why a request is refused before the handler runs.
#[derive(Clone, Debug, Default)]
pub struct Rejection {
    status: Option<StatusCode>,
    violations: Vec<RequestViolation>,
    /// How many more there are.
    more: usize,
    shown: Shown,
}

impl Rejection {
    /// Why a request fits none of several forms. A single form is not named.
    pub(super) fn of_all(mut rejections: Vec<(&'static str, Self)>) -> Self {
        if rejections.len() == 1
            && let Some((_, only)) = rejections.pop()
        {
            return only;
        }
        let shown = rejections.first().map(|(_, first)| first.shown);
        let mut all = Self {
            shown: shown.unwrap_or_default(),
            ..Self::default()
        };
        for (name, rejection) in rejections {
            let status = rejection.status();
            all.more += rejection.more;
            for violation in rejection.violations {
                let detail = format!("as `{name}`: {}", violation.detail);
                all.note(
                    status,
                    RequestViolation {
                        detail,
                        ..violation
                    },
                );
            }
        }
        all
    }

    /// The number of faults.
    pub(super) fn count(&self) -> usize {
        self.violations.len() + self.more
    }

    /// The listed faults.
    pub(super) fn violations(&self) -> &[RequestViolation] {
        &self.violations
    }

    /// Each fault and its place, without received values, for a log.
    pub(super) fn places(&self) -> impl Iterator<Item = String> {
        self.violations.iter().map(RequestViolation::to_string)
    }

    /// The body of the answer.
    pub(super) fn to_json(&self) -> String {
        problem_details(self.status(), &self.violations, self.more, self.shown)
    }

    /// The status of the answer.
    pub(super) fn status(&self) -> StatusCode {
        self.status.unwrap_or(StatusCode::BAD_REQUEST)
    }

    /// The first check that fails decides the status: media type, then syntax, then schema.
    fn note(&mut self, status: StatusCode, mut violation: RequestViolation) {
        violation.is_quoting = status == StatusCode::UNPROCESSABLE_ENTITY;
        let rank = |status| match status {
            StatusCode::UNSUPPORTED_MEDIA_TYPE => 0,
            StatusCode::BAD_REQUEST => 1,
            _ => 2,
        };
        self.status = match self.status {
            Some(known) if rank(known) <= rank(status) => Some(known),
            _ => Some(status),
        };
        if self.violations.len() < MOST {
            self.violations.push(violation);
        } else {
            self.more += 1;
        }
    }

    pub(super) fn into_response(self) -> Response<Full<Bytes>> {
        answer(self.status(), self.to_json())
    }
}
