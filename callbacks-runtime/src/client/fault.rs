//! All that is wrong with a request that was to be sent.

use std::fmt;

use crate::body::EncodeFault;
use crate::credential::CredentialError;
use crate::error::{Error, Kind};
use crate::parameter::Problem;
use crate::signature::SignError;
use crate::transport::TransportError;
use crate::validation::Violations;

/// What cannot be sent of one request: all of its parameters, and its body.
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
    /// It has no form in which it could be sent.
    Form(Problem),
    /// It is not as its schema says.
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

    /// What schemas refuse: of each parameter by its name, of the body without one.
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

/// Requests that cannot be sent as they are.
impl Error {
    /// Whether the payload could not be encoded; nothing was sent.
    pub fn is_encode(&self) -> bool {
        !self.is_invalid() && self.is(Kind::Request)
    }

    /// Whether the payload is not as the document says; nothing was sent.
    pub fn is_invalid(&self) -> bool {
        self.violations().is_some()
    }

    /// Whether the request could not be signed; nothing was sent.
    pub fn is_signature(&self) -> bool {
        self.is(Kind::Signature)
    }

    /// What is wrong with the payload that was to be sent: with its first parameter that is not as the document says, or
    /// else with its body. [`all_violations`](Self::all_violations) has the others.
    pub fn violations(&self) -> Option<&Violations> {
        self.all_violations()
            .map(|(_, violations)| violations)
            .next()
    }

    /// Everything that is wrong with the payload that was to be sent: with each of its parameters, by their names, and with its
    /// body, which has none.
    pub fn all_violations(&self) -> impl Iterator<Item = (Option<&'static str>, &Violations)> {
        let fault: Option<&RequestFault> = self.fault();
        fault.into_iter().flat_map(RequestFault::violations)
    }
}

/// For transports and fakes of your own. What the client adds to a request on its way, a credential or a signature, fails
/// within the transport: that is no fault of the transport.
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
