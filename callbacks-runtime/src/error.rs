//! The error of the provider's side.
//!
//! It has a kind and an origin. Its source describes the fault. Each module has its own fault type, and adds the
//! questions about it to [`Error`].

use std::error::Error as StdError;
use std::fmt;

use callbacks_expression::EvalError;

use crate::origin;

/// Why a callback could not be resolved or sent, or its answer not be decoded.
///
/// It says what failed, for which operation, and the scheme and host that were called. It does not show paths and
/// queries, because those of callback URLs contain secrets. It shows nothing of requests and answers.
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
    /// The expression has no value, or its URL is not a valid target.
    Expression,
    /// The payload cannot be sent.
    Request,
    /// The request cannot be signed.
    Signature,
    /// A credential is missing.
    Credential,
    /// There is no answer.
    Transport,
    /// The answer does not match the document.
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

    /// The fault, if it has this type.
    pub(crate) fn fault<F: StdError + 'static>(&self) -> Option<&F> {
        self.0.fault.downcast_ref()
    }

    /// Why the expression could not be evaluated, or the URL is not a valid target.
    pub fn expression(&self) -> Option<&EvalError> {
        self.fault()
    }

    /// The scheme, host and port of the URL that was called.
    pub fn origin(&self) -> Option<&str> {
        self.0.origin.as_deref()
    }

    /// Removes the origin, for logs that must not show whom the provider calls.
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
            // The fault of an answer quotes an untrusted peer. Only `answer` leads to it.
            Kind::Expression | Kind::Answer => None,
        }
    }
}
