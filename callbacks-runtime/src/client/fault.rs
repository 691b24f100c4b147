//! What is wrong with an outgoing request.

use std::fmt;

use crate::body::EncodeFault;
use crate::credential::CredentialError;
use crate::error::{Error, Kind};
use crate::parameter::Problem;
use crate::signature::SignError;
use crate::transport::TransportError;
use crate::validation::Violations;

/// The parameters and the body of a request that cannot be sent.
#[derive(Debug, Default)]
pub(crate) struct RequestFault {
    parameters: Vec<ParameterFault>,
    body: Option<EncodeFault>,
}

#[derive(Debug)]
struct ParameterFault {
    name: &'static str,
    cause: Cause,
}

#[derive(Debug)]
enum Cause {
    /// The value cannot be represented.
    Form(Problem),
    /// The value does not match its schema.
    Value(Violations),
}

impl RequestFault {
    pub(super) fn form(&mut self, name: &'static str, problem: Problem) {
        let cause = Cause::Form(problem);
        self.parameters.push(ParameterFault { name, cause });
    }

    pub(super) fn value(&mut self, name: &'static str, violations: Violations) {
        let cause = Cause::Value(violations);
        self.parameters.push(ParameterFault { name, cause });
    }

    pub(super) fn body(&mut self, fault: EncodeFault) {
        self.body = Some(fault);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parameters.is_empty() && self.body.is_none()
    }

    /// The violations: of each parameter with its name, of the body without one.
    pub(crate) fn violations(&self) -> impl Iterator<Item = (Option<&'static str>, &Violations)> {
        let of_parameters = self
            .parameters
            .iter()
            .filter_map(|fault| match &fault.cause {
                Cause::Value(violations) => Some((Some(fault.name), violations)),
                Cause::Form(_) => None,
            });
        let of_body = self.body.as_ref().and_then(EncodeFault::violations);
        of_parameters.chain(of_body.map(|violations| (None, violations)))
    }
}

impl std::error::Error for RequestFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.body.as_ref().and_then(std::error::Error::source)
    }
}

impl fmt::Display for RequestFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.parameters.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(formatter, "{separator}{fault}")?;
        }
        match &self.body {
            Some(fault) if self.parameters.is_empty() => write!(formatter, "{fault}"),
            Some(fault) => write!(formatter, "; {fault}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ParameterFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name;
        match &self.cause {
            Cause::Form(problem) => write!(formatter, "parameter `{name}` {problem}"),
            // As with a body, the value itself may be a secret.
            Cause::Value(violations) => {
                let places = violations.places();
                write!(
                    formatter,
                    "parameter `{name}` is not as the document says:{places}"
                )
            }
        }
    }
}

/// Questions about requests that cannot be sent.
impl Error {
    /// Whether the payload could not be encoded. Nothing was sent.
    pub fn is_encode(&self) -> bool {
        !self.is_invalid() && self.is(Kind::Request)
    }

    /// Whether the payload does not match the document. Nothing was sent.
    pub fn is_invalid(&self) -> bool {
        self.violations().is_some()
    }

    /// Whether the request could not be signed. Nothing was sent.
    pub fn is_signature(&self) -> bool {
        self.is(Kind::Signature)
    }

    /// The violations of the first parameter that does not match the document, else those of the body.
    /// [`all_violations`](Self::all_violations) has the others.
    pub fn violations(&self) -> Option<&Violations> {
        self.all_violations()
            .map(|(_, violations)| violations)
            .next()
    }

    /// All violations of the payload: those of each parameter with its name, and those of the body without a name.
    pub fn all_violations(&self) -> impl Iterator<Item = (Option<&'static str>, &Violations)> {
        let fault: Option<&RequestFault> = self.fault();
        fault.into_iter().flat_map(RequestFault::violations)
    }
}

/// For your own transports and fakes. A credential or signature that the client cannot add fails within the transport,
/// but gets its own kind of error.
impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        let error = match error.into_source::<CredentialError>() {
            Ok(error) => return Self::new(Kind::Credential, *error),
            Err(error) => error,
        };
        match error.into_source::<SignError>() {
            Ok(error) => Self::new(Kind::Signature, *error),
            Err(error) => Self::new(Kind::Transport, error),
        }
    }
}
