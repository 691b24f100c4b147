//! Why an answer does not match the document.

use std::fmt;

use http::StatusCode;

use super::Answer;
use crate::body::{BodyFault, FaultKind};
use crate::error::{Error, Kind};
use crate::parameter::HeaderFault;

/// An answer, and why it does not match the document.
#[derive(Debug)]
pub(super) struct AnswerFault {
    reason: Reason,
    answer: Answer,
}

#[derive(Debug)]
pub(super) enum Reason {
    /// The document does not declare the status.
    Status,
    MediaType,
    TooLarge,
    Body(BodyFault),
    Header(&'static str, HeaderFault),
}

impl From<BodyFault> for Reason {
    fn from(fault: BodyFault) -> Self {
        match fault.kind() {
            FaultKind::MediaType => Self::MediaType,
            FaultKind::Syntax | FaultKind::Value => Self::Body(fault),
        }
    }
}

impl AnswerFault {
    pub(super) fn error(answer: &Answer, reason: impl Into<Reason>) -> Error {
        let fault = Self {
            reason: reason.into(),
            answer: answer.clone(),
        };
        Error::new(Kind::Answer, fault)
    }
}

impl fmt::Display for AnswerFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.answer.status.as_u16();
        match &self.reason {
            Reason::Status => write!(
                formatter,
                "the answer {status} is not declared: `Error::answer` has its body"
            ),
            Reason::MediaType => write!(
                formatter,
                "the body of the answer {status} is not of a declared media type"
            ),
            Reason::TooLarge => {
                write!(formatter, "the body of the answer {status} is too large")
            }
            // The answer itself may contain the names on the way to the fault.
            Reason::Body(_) => write!(
                formatter,
                "the body of the answer {status} is not as declared"
            ),
            Reason::Header(name, fault) => {
                write!(formatter, "header `{name}` of the answer {status} {fault}")
            }
        }
    }
}

impl std::error::Error for AnswerFault {}

/// Questions about answers that do not match the document.
impl Error {
    /// Whether the status of the answer is not declared.
    pub fn is_undeclared_status(&self) -> bool {
        let fault: Option<&AnswerFault> = self.fault();
        fault.is_some_and(|fault| matches!(fault.reason, Reason::Status))
    }

    /// Whether the answer has a declared status but could not be decoded: its headers, media type, size or content do
    /// not match the document.
    pub fn is_decode(&self) -> bool {
        self.is(Kind::Answer) && !self.is_undeclared_status()
    }

    /// The answer, if one was received but does not match the document.
    pub fn answer(&self) -> Option<&Answer> {
        let fault: &AnswerFault = self.fault()?;
        Some(&fault.answer)
    }

    /// What is wrong with the body or a header of the answer, and where. It quotes the answer, which comes from an
    /// untrusted peer.
    pub fn answer_fault(&self) -> Option<String> {
        let fault: &AnswerFault = self.fault()?;
        match &fault.reason {
            Reason::Body(fault) => Some(fault.to_string()),
            Reason::Header(_, fault) => Some(fault.detail()),
            Reason::Status | Reason::MediaType | Reason::TooLarge => None,
        }
    }

    /// The status of the answer, if one was received.
    pub fn status(&self) -> Option<StatusCode> {
        self.answer().map(Answer::status)
    }
}
