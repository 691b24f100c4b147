//! Events without a server: from a queue, or in a serverless function.

use std::error::Error as StdError;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, Request};

use super::incoming_request::{IncomingRequest, Rejection, Settings};
use super::router::reason;
use super::selection::{Fits, Selected, Selection};
use super::unknown_event::UnknownEvent;
use super::validation::Validation;
use super::violation::RequestViolation;
use crate::json::skipping;
use crate::operation::Operation;
use crate::signature::{ToVerify, Unverified, Verified, Verifier};
use crate::work;

/// A generated enum of the events at one URL.
pub trait DecodeEvent: Sized {
    /// The operations, in the order of the variants.
    const OPERATIONS: &'static [&'static Operation];

    /// Decodes the event of one of the operations.
    ///
    /// # Errors
    ///
    /// Returns all faults of the request.
    fn decode(index: usize, incoming: IncomingRequest) -> Result<Self, Rejection>;
}

/// Reads events from headers and bodies that did not arrive at a server of this process.
///
/// It makes the same checks as a [`Router`](crate::Router), in the same order: the signature, if there is a verifier;
/// the event; media type, syntax and schema.
pub struct Unwrapper<E> {
    selection: Selection,
    settings: Settings,
    verifier: Option<Arc<dyn Verifier>>,
    clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
    event: PhantomData<fn() -> E>,
}

impl<E> fmt::Debug for Unwrapper<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Unwrapper")
            .field("validation", &self.settings.validation)
            .field("is_verified", &self.verifier.is_some())
            .finish_non_exhaustive()
    }
}

impl<E: DecodeEvent> Default for Unwrapper<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E: DecodeEvent> Unwrapper<E> {
    /// Accepts events without verifying a signature.
    pub fn new() -> Self {
        Self {
            selection: Selection::of(E::OPERATIONS.iter().copied()),
            settings: Settings::default(),
            verifier: None,
            clock: Arc::new(SystemTime::now),
            event: PhantomData,
        }
    }

    /// Only accepts events with a valid signature.
    #[must_use]
    pub fn verify(mut self, verifier: impl Verifier + 'static) -> Self {
        self.verifier = Some(Arc::new(verifier));
        self
    }

    /// Sets how events are validated, like [`Router::validation`](crate::Router::validation).
    /// [`unwrap_reporting`](Self::unwrap_reporting) returns reported violations.
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.settings.validation = validation;
        self
    }

    /// Accepts JSON with the content type `text/plain`, like [`Router::json_as_text`](crate::Router::json_as_text).
    #[must_use]
    pub fn json_as_text(mut self) -> Self {
        self.settings.leniency.json_as_text = true;
        self
    }

    /// Removes received values from problem details, like [`Router::without_values`](crate::Router::without_values).
    #[must_use]
    pub fn without_values(mut self) -> Self {
        self.settings.shows_values = false;
        self
    }

    /// Sets how much work each byte may cause, like [`Router::work_per_byte`](crate::Router::work_per_byte).
    #[must_use]
    pub fn work_per_byte(mut self, units: usize) -> Self {
        self.settings.work_per_byte = units;
        self
    }

    /// Sets the clock that timestamps of signatures are compared with. For tests, and for messages from a queue, whose
    /// time is that of their arrival.
    #[must_use]
    pub fn time_of_day(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Decodes the event of a request.
    ///
    /// # Errors
    ///
    /// Returns an error if the signature is wrong, the event is unknown, or it does not match the document.
    pub fn unwrap(&self, headers: &HeaderMap, body: impl Into<Bytes>) -> Result<E, UnwrapError> {
        let (event, _) = self.unwrap_reporting(headers, body)?;
        Ok(event)
    }

    /// Decodes the event of a request, and returns how it departs from the document. The list is empty unless
    /// violations are [reported](Validation::Reported).
    ///
    /// # Errors
    ///
    /// The same as those of [`unwrap`](Self::unwrap).
    pub fn unwrap_reporting(
        &self,
        headers: &HeaderMap,
        body: impl Into<Bytes>,
    ) -> Result<(E, Vec<RequestViolation>), UnwrapError> {
        let body = body.into();
        let verified = self
            .verified(headers, &body)
            .map_err(UnwrapError::Unverified)?;
        let incoming = self.incoming(headers, body.clone(), verified);
        let decoded = incoming.bounded(|incoming| {
            let selected = self.selection.select(headers, "", &body);
            self.decode(&incoming, &selected)
        });
        decoded.unwrap_or_else(|rejection| Err(UnwrapError::Invalid(InvalidEvent(rejection))))
    }

    fn verified(&self, headers: &HeaderMap, body: &[u8]) -> Result<Option<Verified>, Unverified> {
        let Some(verifier) = &self.verifier else {
            return Ok(None);
        };
        let verified = verifier.verify(&ToVerify::new(headers, body, (self.clock)()))?;
        Ok(Some(verified))
    }

    fn incoming(
        &self,
        headers: &HeaderMap,
        body: Bytes,
        verified: Option<Verified>,
    ) -> IncomingRequest {
        let (mut parts, ()) = Request::new(()).into_parts();
        parts.headers.clone_from(headers);
        if let Some(verified) = verified {
            parts.extensions.insert(verified);
        }
        IncomingRequest::new(parts, body, Vec::new(), self.settings)
    }

    fn decode(
        &self,
        incoming: &IncomingRequest,
        selected: &Selected,
    ) -> Result<(E, Vec<RequestViolation>), UnwrapError> {
        let (mut fits, mut rejections) = (Fits::default(), Vec::new());
        for index in &selected.candidates {
            if !work::spend(incoming.body().len() / 8) {
                break;
            }
            let (attempt, reported) = incoming.clone().reporting();
            match skipping::of(|| E::decode(*index, attempt)) {
                (Ok(event), has_skipped) => {
                    let violations = reported.take();
                    let is_doubtful = has_skipped || !violations.is_empty();
                    if let Some(best) = fits.offer((event, violations), is_doubtful) {
                        return Ok(best);
                    }
                }
                (Err(rejection), _) => rejections.push((E::OPERATIONS[*index].name, rejection)),
            }
        }
        if let Some(event) = fits.first() {
            return Ok(event);
        }
        Err(match selected.not_taken(incoming, rejections) {
            Ok(unknown) => UnwrapError::Unknown(unknown),
            Err(rejection) => UnwrapError::Invalid(InvalidEvent(rejection)),
        })
    }
}

/// Why a request is not an event.
#[derive(Debug)]
#[non_exhaustive]
pub enum UnwrapError {
    /// The signature is wrong.
    Unverified(Unverified),
    /// The event is unknown.
    Unknown(UnknownEvent),
    /// The event does not match the document.
    Invalid(InvalidEvent),
}

impl fmt::Display for UnwrapError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unverified(error) => error.fmt(formatter),
            Self::Unknown(event) => event.refuse().fmt(formatter),
            Self::Invalid(error) => error.fmt(formatter),
        }
    }
}

impl StdError for UnwrapError {}

/// Everything that is wrong with an event.
///
/// Its `Display` shows no received values, so you can log it. [`problem_details`](Self::problem_details) shows them.
#[derive(Clone)]
pub struct InvalidEvent(Rejection);

impl InvalidEvent {
    /// What is wrong, up to about a hundred violations.
    pub fn violations(&self) -> &[RequestViolation] {
        self.0.violations()
    }

    /// The problem details (RFC 9457) that a server would answer, as JSON.
    pub fn problem_details(&self) -> String {
        self.0.to_json()
    }
}

/// The first faults, with their places if known.
impl fmt::Display for InvalidEvent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = reason(&self.0);
        write!(formatter, "the event is not as the document says: {reason}")
    }
}

impl fmt::Debug for InvalidEvent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "InvalidEvent({self})")
    }
}
