//! A received request, and the typed values that generated code takes from it.

mod body;
mod parameters;
mod rejection;

use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, StatusCode};

pub use self::rejection::Rejection;
use super::context::Context;
use super::problem::Shown;
use super::reported::Reported;
use super::validation::Validation;
use super::violation::RequestViolation;
use crate::body::Leniency;
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
    /// The bytes that an untrusted peer chose.
    size: usize,
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
        let size = size(&parts, &body);
        let shown = Shown::for_request(size, settings.shows_values);
        Self {
            parts: Arc::new(parts),
            body,
            path_values,
            settings,
            size,
            rejection: Rejection::empty(shown),
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
        let (size, per_byte) = (self.size, self.settings.work_per_byte);
        let shown = self.rejection.shown;
        work::bounded(size, per_byte, || decode(self)).map_err(|_| {
            let mut rejection = Rejection::empty(shown);
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
