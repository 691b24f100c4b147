//! Why an answer is not as the document declares.

use std::fmt;

use http::StatusCode;

use super::Answer;
use crate::body::{BodyFault, FaultKind};
use crate::error::{Error, Kind};
use crate::parameter::HeaderFault;

/// An answer, and why it is not as declared.
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
            Reason::Status => write!(formatter, "the answer {status} is not declared"),
            Reason::MediaType => write!(
                formatter,
                "the body of the answer {status} is not of a declared media type"
            ),
            Reason::TooLarge => {
                write!(formatter, "the body of the answer {status} is too large")
            }
            // The answer itself may choose the names on the way to the fault.
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

/// Answers that came, but not as the document declares.
impl Error {
    /// Whether an answer came with a status that the document does not declare.
    pub fn is_undeclared_status(&self) -> bool {
        let fault: Option<&AnswerFault> = self.fault();
        fault.is_some_and(|fault| matches!(fault.reason, Reason::Status))
    }

    /// Whether an answer of a declared status could not be decoded: its headers, media type, size or content are not as
    /// declared.
    pub fn is_decode(&self) -> bool {
        self.is(Kind::Answer) && !self.is_undeclared_status()
    }

    /// The answer, when one came but was not as the document declares.
    pub fn answer(&self) -> Option<&Answer> {
        let fault: &AnswerFault = self.fault()?;
        Some(&fault.answer)
    }

    /// What is wrong with the body of the answer or with a header, and where in it. It quotes the answer, which comes from an
    /// untrusted peer.
    pub fn answer_fault(&self) -> Option<String> {
        let fault: &AnswerFault = self.fault()?;
        match &fault.reason {
            Reason::Body(fault) => Some(fault.to_string()),
            Reason::Header(_, fault) => Some(fault.detail()),
            Reason::Status | Reason::MediaType | Reason::TooLarge => None,
        }
    }

    /// The status of the answer, when one came.
    pub fn status(&self) -> Option<StatusCode> {
        self.answer().map(Answer::status)
    }
}
