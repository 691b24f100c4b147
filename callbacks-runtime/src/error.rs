//! The one error of the provider's side.
//!
//! It knows its kind and whom was called. What went wrong is the source's to say: each module has a fault of its own, and adds
//! to [`Error`] what callers ask about that fault.

use std::error::Error as StdError;
use std::fmt;

use callbacks_expression::EvalError;

use crate::origin;

/// Why a callback could not be resolved or sent, or its answer not understood.
///
/// It says what failed and for which operation, and whom it was sent to by scheme and host alone: paths and queries of
/// callback URLs carry secrets. Nothing that came with a request or an answer is printed.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    fault: Box<dyn StdError + Send + Sync>,
    operation: Option<&'static str>,
    origin: Option<String>,
}

/// What failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The expression has no value, or its URL is no target.
    Expression,
    /// The payload cannot be sent as it is.
    Request,
    /// The request cannot be signed.
    Signature,
    /// There is no credential that could be sent.
    Credential,
    /// No answer came.
    Transport,
    /// An answer came, but not as the document declares.
    Answer,
}

impl Error {
    pub(crate) fn new(kind: Kind, fault: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Box::new(Inner {
            kind,
            fault: fault.into(),
            operation: None,
            origin: None,
        }))
    }

    pub(crate) fn in_operation(mut self, name: &'static str) -> Self {
        self.0.operation = Some(name);
        self
    }

    pub(crate) fn at(mut self, url: &str) -> Self {
        self.0.origin = Some(origin::prefix(url).to_owned());
        self
    }

    pub(crate) fn is(&self, kind: Kind) -> bool {
        self.0.kind == kind
    }

    /// What went wrong, if it is of this type.
    pub(crate) fn fault<F: StdError + 'static>(&self) -> Option<&F> {
        self.0.fault.downcast_ref()
    }

    /// Why the expression could not be evaluated, or the URL is no target.
    pub fn expression(&self) -> Option<&EvalError> {
        self.fault()
    }

    /// Scheme, host and port of the URL that was called.
    pub fn origin(&self) -> Option<&str> {
        self.0.origin.as_deref()
    }

    /// Takes the origin away, for those who must not learn whom the provider calls.
    #[must_use]
    pub fn without_url(mut self) -> Self {
        self.0.origin = None;
        self
    }
}

impl From<EvalError> for Error {
    fn from(error: EvalError) -> Self {
        Self::new(Kind::Expression, error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.0.operation {
            write!(formatter, "callback `{operation}`")?;
            if let Some(origin) = &self.0.origin {
                write!(formatter, " to `{origin}`")?;
            }
            formatter.write_str(": ")?;
        }
        write!(formatter, "{}", self.0.fault)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Error")
            .field("message", &self.to_string())
            .field("operation", &self.0.operation)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self.0.kind {
            Kind::Signature => Some(self.0.fault.as_ref()),
            Kind::Request | Kind::Credential | Kind::Transport => self.0.fault.source(),
            // What is wrong with an answer quotes it, and it is an untrusted peer's: `answer` alone leads to it.
            Kind::Expression | Kind::Answer => None,
        }
    }
}
