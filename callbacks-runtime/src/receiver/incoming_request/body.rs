//! The body of a received request.

use http::StatusCode;

use super::IncomingRequest;
use crate::answer::is_json;
use crate::body::{BodyFault, Content, FaultKind, Media, ReadBodies, content_type};
use crate::payload::Payload;
use crate::receiver::validation::Validation;
use crate::receiver::violation::RequestViolation;

impl IncomingRequest {
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
        self.body.is_empty()
            && content_type(&self.parts.headers).is_ok_and(|declared| declared.is_none())
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
