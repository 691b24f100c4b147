//! The one error of the provider's side.

use std::fmt;

use callbacks_expression::EvalError;
use http::StatusCode;

use crate::answer::Answer;
use crate::body::BodyFault;
use crate::client::RequestFault;
use crate::credential::CredentialError;
use crate::origin;
use crate::parameter::HeaderFault;
use crate::signature::SignError;
use crate::transport::TransportError;
use crate::validation::Violations;

/// Why a callback could not be resolved or sent, or its answer not understood.
///
/// It says what failed and for which operation, and whom it was sent to by scheme and host alone: paths and queries of
/// callback URLs carry secrets. Nothing that came with a request or an answer is printed.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    operation: Option<&'static str>,
    origin: Option<String>,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Expression(EvalError),
    Request(RequestFault),
    Signature(SignError),
    Credential(Box<CredentialError>),
    Transport(TransportError),
    Undeclared(Answer),
    AnswerMediaType(Answer),
    AnswerTooLarge(Answer),
    AnswerBody(BodyFault, Answer),
    AnswerHeader(&'static str, HeaderFault, Answer),
}

impl Error {
    pub(crate) fn new(kind: Kind) -> Self {
        Self(Box::new(Inner {
            kind,
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

    /// Whether the client's own request is at fault: its callback URL is relative, of a scheme other than `http` and
    /// `https`, no URL at all, or another value than one that a URL can be made of. A provider answers 400 to such a
    /// subscription. What the provider itself left out does not count; a target that is refused does.
    pub fn is_target(&self) -> bool {
        use callbacks_expression::EvalErrorCode as Code;
        self.is_refused()
            || matches!(&self.0.kind, Kind::Expression(error) if !matches!(
                error.code(),
                Code::NoUrl | Code::MissingParameter | Code::OutsideBase | Code::NoBase | Code::NoResponse
            ))
    }

    /// The code of what is wrong with an expression or a URL, such as `relative-url`: for the answer to a subscription.
    pub fn code(&self) -> Option<&'static str> {
        match &self.0.kind {
            Kind::Transport(error) => error.code(),
            _ => self.expression().map(|error| error.code().as_str()),
        }
    }

    /// Whether the policy refuses the target: nothing was sent, and trying again is of no use.
    pub fn is_refused(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(error) if error.is_refused())
    }

    /// Whether the payload could not be encoded; nothing was sent.
    pub fn is_encode(&self) -> bool {
        !self.is_invalid() && matches!(self.0.kind, Kind::Request(_))
    }

    /// Whether the payload is not as the document says; nothing was sent.
    pub fn is_invalid(&self) -> bool {
        self.violations().is_some()
    }

    /// Whether the request could not be signed; nothing was sent.
    pub fn is_signature(&self) -> bool {
        matches!(self.0.kind, Kind::Signature(_))
    }

    /// Whether the request has not the credentials that its operation asks for; nothing was sent.
    pub fn is_credential(&self) -> bool {
        self.credential().is_some()
    }

    /// Which credential is missing, expired or cannot be sent.
    pub fn credential(&self) -> Option<&CredentialError> {
        match &self.0.kind {
            Kind::Credential(error) => Some(error),
            _ => None,
        }
    }

    /// What is wrong with the payload that was to be sent: with its first parameter that is not as the document says, or
    /// else with its body. [`all_violations`](Self::all_violations) has the others.
    pub fn violations(&self) -> Option<&Violations> {
        self.all_violations()
            .map(|(_, violations)| violations)
            .next()
    }

    /// All that is wrong with the payload that was to be sent: with each of its parameters, by their names, and with its
    /// body, which has none.
    pub fn all_violations(&self) -> impl Iterator<Item = (Option<&'static str>, &Violations)> {
        let fault = match &self.0.kind {
            Kind::Request(fault) => Some(fault),
            _ => None,
        };
        fault.into_iter().flat_map(RequestFault::violations)
    }

    /// Whether no answer came within the deadline.
    pub fn is_timeout(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(error) if error.is_timeout())
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(error) if error.is_connect())
    }

    /// Whether the provider's own side is at fault, such as its name service: nothing was sent, and it says nothing of the
    /// target.
    pub fn is_infrastructure(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(error) if error.is_infrastructure())
    }

    /// Whether the consumer redirected to where it cannot be followed
    /// ([`following_redirects`](crate::Client::following_redirects)). The source says why.
    #[cfg(feature = "client")]
    pub fn is_redirect(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(error) if error.is_redirect())
    }

    /// Whether the request could not begin in time, because too many others are on their way: nothing was sent.
    pub fn is_overloaded(&self) -> bool {
        matches!(&self.0.kind, Kind::Transport(error) if error.is_overloaded())
    }

    /// Whether an answer came with a status that the document does not declare.
    pub fn is_undeclared_status(&self) -> bool {
        matches!(self.0.kind, Kind::Undeclared(_))
    }

    /// Whether an answer of a declared status could not be decoded: its headers, media type, size or content are not as
    /// declared.
    pub fn is_decode(&self) -> bool {
        matches!(
            self.0.kind,
            Kind::AnswerBody(..)
                | Kind::AnswerHeader(..)
                | Kind::AnswerMediaType(_)
                | Kind::AnswerTooLarge(_)
        )
    }

    /// The answer, when one came but was not as the document declares.
    pub fn answer(&self) -> Option<&Answer> {
        match &self.0.kind {
            Kind::Undeclared(answer)
            | Kind::AnswerMediaType(answer)
            | Kind::AnswerTooLarge(answer)
            | Kind::AnswerBody(_, answer)
            | Kind::AnswerHeader(_, _, answer) => Some(answer),
            _ => None,
        }
    }

    /// What is wrong with the body of the answer or with a header, and where in it. It quotes the answer, which is a
    /// stranger's.
    pub fn answer_fault(&self) -> Option<String> {
        match &self.0.kind {
            Kind::AnswerBody(fault, _) => Some(fault.to_string()),
            Kind::AnswerHeader(_, fault, _) => Some(fault.detail()),
            _ => None,
        }
    }

    /// The status of the answer, when one came.
    pub fn status(&self) -> Option<StatusCode> {
        self.answer().map(Answer::status)
    }

    /// Why the expression could not be evaluated, or the URL is no target.
    pub fn expression(&self) -> Option<&EvalError> {
        match &self.0.kind {
            Kind::Expression(error) => Some(error),
            _ => None,
        }
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

/// For transports and fakes of the user's own.
impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        let error = match error.into_source::<CredentialError>() {
            Ok(error) => return Self::new(Kind::Credential(error)),
            Err(error) => error,
        };
        Self::new(match error.into_source::<SignError>() {
            Ok(error) => Kind::Signature(*error),
            Err(error) => Kind::Transport(error),
        })
    }
}

/// For targets that are judged before they are kept.
#[cfg(feature = "client")]
impl From<crate::policy::Refusal> for Error {
    fn from(refusal: crate::policy::Refusal) -> Self {
        TransportError::from(refusal).into()
    }
}

impl From<EvalError> for Error {
    fn from(error: EvalError) -> Self {
        Self::new(Kind::Expression(error))
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
        match &self.0.kind {
            Kind::Expression(error) => write!(formatter, "{error}"),
            Kind::Request(fault) => write!(formatter, "{fault}"),
            Kind::Signature(error) => write!(formatter, "{error}"),
            Kind::Credential(error) => write!(formatter, "{error}"),
            Kind::Transport(error) => write!(formatter, "{error}"),
            Kind::Undeclared(answer) => {
                write!(
                    formatter,
                    "the answer {} is not declared",
                    answer.status().as_u16()
                )
            }
            Kind::AnswerMediaType(answer) => {
                write!(
                    formatter,
                    "the body of the answer {} is not of a declared media type",
                    answer.status().as_u16()
                )
            }
            Kind::AnswerTooLarge(answer) => {
                write!(
                    formatter,
                    "the body of the answer {} is too large",
                    answer.status().as_u16()
                )
            }
            Kind::AnswerHeader(name, fault, answer) => write!(
                formatter,
                "header `{name}` of the answer {} {fault}",
                answer.status().as_u16()
            ),
            // The place may be named by the answer itself.
            Kind::AnswerBody(_, answer) => write!(
                formatter,
                "the body of the answer {} is not as declared",
                answer.status().as_u16()
            ),
        }
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

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.kind {
            Kind::Request(fault) => fault.source(),
            Kind::Signature(error) => Some(error),
            Kind::Credential(error) => error.source(),
            Kind::Transport(error) => error.source(),
            // Decoding faults quote the answer, which is a stranger's: they are reached by `answer` alone.
            _ => None,
        }
    }
}
