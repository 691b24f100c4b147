//! All that is wrong with a request that was to be sent.

use std::fmt;

use crate::body::EncodeFault;
use crate::parameter::Problem;
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

    pub(crate) fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
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
