//! One route of a generated module: its operations, and the handler method that runs for a request.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use http::StatusCode;
use http::request::Parts;

use super::handler_error::HandlerError;
use super::incoming_request::{IncomingRequest, Rejection};
use super::outgoing_answer::OutgoingAnswer;
use super::path_pattern::PathPattern;
use super::selection::{Fits, Selection};
use super::unknown_event::UnknownEvent;
use super::violation::RequestViolation;
use crate::credential::Security;
use crate::operation::Operation;
use crate::work;

/// The outcome of a request.
pub(super) enum Outcome {
    Answer(OutgoingAnswer),
    Rejected(Rejection),
    Failed(HandlerError),
    /// The credentials are enough for another operation at the same URL, but not for this one.
    Unauthorized(HandlerError),
    Panicked,
}

pub(super) type OutcomeFuture = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// A running handler.
pub(super) struct Running {
    pub(super) outcome: OutcomeFuture,
    /// How the request departs from the document.
    pub(super) violations: Arc<[RequestViolation]>,
    /// Whether the request has members that its types have no field for. Another event may fit better.
    pub(super) has_skipped: bool,
}

/// The running handler of a request, or why none runs.
pub(super) struct Prepared {
    /// The operation of the request, if known.
    pub(super) operation: Option<&'static str>,
    pub(super) running: Result<Running, Outcome>,
}

impl Prepared {
    fn new(operation: &'static str, running: Result<Running, Outcome>) -> Self {
        Self {
            operation: Some(operation),
            running,
        }
    }

    /// The operation is not known.
    fn unknown(running: Result<Running, Outcome>) -> Self {
        Self {
            operation: None,
            running,
        }
    }
}

pub(super) type Call = Arc<dyn Fn(IncomingRequest) -> Result<Running, Rejection> + Send + Sync>;
pub(super) type UnknownCall = Arc<dyn Fn(UnknownEvent) -> OutcomeFuture + Send + Sync>;

/// The name for requests of unknown operations.
pub(super) const UNKNOWN: &str = "unknown_event";

/// A handler method, and the operations that it receives.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) operations: Vec<&'static Operation>,
    pub(super) call: Call,
}

/// A route for one method and one path.
#[derive(Clone)]
pub(super) struct Route {
    pub(super) method: &'static str,
    pub(super) pattern: PathPattern,
    pub(super) path: String,
    entries: Vec<Entry>,
    /// The requirements of the operations, each once.
    securities: Vec<Security>,
    /// How the operations are distinguished. `None` if one method receives all of them.
    selection: Option<Selection>,
    pub(super) unknown: Option<UnknownCall>,
}

impl fmt::Debug for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operations = self.entries.iter().flat_map(|entry| &entry.operations);
        formatter.debug_list().entries(operations).finish()
    }
}

impl Route {
    pub(super) fn new(method: &'static str, path: &str, pattern: PathPattern) -> Self {
        Self {
            method,
            pattern,
            path: path.to_owned(),
            entries: Vec::new(),
            securities: Vec::new(),
            selection: None,
            unknown: None,
        }
    }

    /// Whether the operation's requests arrive here.
    pub(super) fn receives(&self, operation: &Operation) -> bool {
        self.entries
            .iter()
            .flat_map(|entry| &entry.operations)
            .any(|known| *known == operation)
    }

    /// The route of a request, independent of the spelling of its path. Signatures do not cover the path, so the same
    /// message with another spelling must be the same.
    pub(super) fn place<'a>(&'a self, path_values: &'a [(String, String)]) -> Vec<Cow<'a, str>> {
        let decoded = |(_, value): &'a (String, String)| {
            percent_encoding::percent_decode_str(value).decode_utf8_lossy()
        };
        let path = std::iter::once(Cow::Borrowed(self.path.as_str()));
        path.chain(path_values.iter().map(decoded)).collect()
    }

    /// The name of the operations here, while the exact one is not known.
    pub(super) fn name(&self) -> &'static str {
        self.entries.first().map_or("", Entry::name)
    }

    /// The name of the operation, if there is only one.
    pub(super) fn only_operation(&self) -> Option<&'static str> {
        match self.entries.as_slice() {
            [entry] if self.selection.is_none() => Some(entry.name()),
            _ => None,
        }
    }

    /// The name of the operation, if there is only one or the request names it.
    pub(super) fn event(&self, parts: &Parts, body: &[u8]) -> Option<&'static str> {
        let Some(selection) = &self.selection else {
            return self.only_operation();
        };
        let query = parts.uri.query().unwrap_or_default();
        let selected = selection.select(&parts.headers, query, body);
        match selected.candidates.as_slice() {
            [index] if selected.is_distinguished => Some(self.entries[*index].name()),
            _ => None,
        }
    }

    /// The first operation that is not refused.
    pub(super) fn first_allowed(&self, refused: &[Security]) -> Option<&'static Operation> {
        let operations = self.entries.iter().flat_map(|entry| &entry.operations);
        let mut allowed = operations.filter(|operation| !refused.contains(&operation.security));
        allowed.next().copied()
    }

    /// The names of the operations that are not refused.
    pub(super) fn allowed(&self, refused: &[Security]) -> Vec<String> {
        let operations = self.entries.iter().flat_map(|entry| &entry.operations);
        let allowed = operations.filter(|operation| !refused.contains(&operation.security));
        allowed.map(|operation| operation.name.to_owned()).collect()
    }

    /// The requirements of operations that are not among the allowed ones. `None` allows all.
    pub(super) fn not_allowed(&self, allowed: Option<&[String]>) -> Vec<Security> {
        let Some(allowed) = allowed else {
            return Vec::new();
        };
        let operations = self.entries.iter().flat_map(|entry| &entry.operations);
        let is_refused =
            |operation: &&&Operation| !allowed.iter().any(|name| name == operation.name);
        let refused = operations.filter(is_refused);
        refused.map(|operation| operation.security).collect()
    }

    /// The requirements of the operations, each once.
    pub(super) fn securities(&self) -> &[Security] {
        &self.securities
    }

    pub(super) fn push(&mut self, entry: Entry) {
        for operation in &entry.operations {
            if !self.securities.contains(&operation.security) {
                self.securities.push(operation.security);
            }
        }
        self.entries.push(entry);
    }

    /// Distinguishes the operations where there are several. If a module has one URL for everything, even a single event
    /// must be recognized.
    pub(super) fn selecting(mut self) -> Self {
        if self.entries.len() == 1 && !self.pattern.is_any() {
            return self;
        }
        let first = |entry: &Entry| entry.operations.first().copied();
        self.selection = Some(Selection::of(self.entries.iter().filter_map(first)));
        self
    }

    /// Finds the method for a request, decodes the request, and returns the operation. Operations whose requirement is
    /// in `refused` are not allowed. Everything shares one work budget.
    pub(super) fn prepare(&self, incoming: IncomingRequest, refused: &[Security]) -> Prepared {
        let prepared = incoming.bounded(|incoming| self.prepare_within(incoming, refused));
        prepared.unwrap_or_else(|rejection| Prepared {
            operation: self.only_operation(),
            running: Err(Outcome::Rejected(rejection)),
        })
    }

    fn prepare_within(&self, incoming: IncomingRequest, refused: &[Security]) -> Prepared {
        let Some(selection) = &self.selection else {
            return match self.entries.first() {
                Some(entry) => entry.prepare(incoming),
                None => Prepared::unknown(Err(Outcome::Failed(HandlerError::new("no handler")))),
            };
        };
        let selected = selection.select(incoming.headers(), incoming.query_text(), incoming.body());
        let (mut fits, mut rejections) = (Fits::default(), Vec::new());
        for index in &selected.candidates {
            let entry = &self.entries[*index];
            if entry.asks_for(refused) {
                if fits.is_any() {
                    continue;
                }
                let error = HandlerError::new("the credential is for other operations of this URL");
                let error = error.with_status(StatusCode::UNAUTHORIZED);
                return Prepared::new(entry.name(), Err(Outcome::Unauthorized(error)));
            }
            if selected.is_distinguished && selected.candidates.len() == 1 {
                return entry.prepare(incoming);
            }
            if !work::spend(incoming.body().len() / 8) {
                break;
            }
            match (entry.call)(incoming.clone()) {
                Ok(running) => {
                    let is_doubtful = running.has_skipped || !running.violations.is_empty();
                    let fit = Prepared::new(entry.name(), Ok(running));
                    if let Some(best) = fits.offer(fit, is_doubtful) {
                        return best;
                    }
                }
                Err(rejection) => rejections.push((entry.name(), rejection)),
            }
        }
        if let Some(fit) = fits.first() {
            return fit;
        }
        let only = match rejections.as_slice() {
            [(name, _)] => Some(*name),
            _ => None,
        };
        match (selected.not_taken(&incoming, rejections), &self.unknown) {
            (Err(rejection), _) => Prepared {
                operation: only,
                running: Err(Outcome::Rejected(rejection)),
            },
            (Ok(event), Some(call)) => Prepared::unknown(Ok(Running {
                outcome: call(event),
                violations: Arc::default(),
                has_skipped: false,
            })),
            (Ok(event), None) => Prepared::unknown(Err(Outcome::Failed(event.refuse()))),
        }
    }
}

impl Entry {
    fn name(&self) -> &'static str {
        self.operations
            .first()
            .map_or("", |operation| operation.name)
    }

    fn asks_for(&self, refused: &[Security]) -> bool {
        let mut operations = self.operations.iter();
        operations.any(|operation| refused.contains(&operation.security))
    }

    fn prepare(&self, incoming: IncomingRequest) -> Prepared {
        let running = (self.call)(incoming).map_err(Outcome::Rejected);
        Prepared::new(self.name(), running)
    }
}
