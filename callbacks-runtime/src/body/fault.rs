//! What is wrong with a body.

use std::fmt;

use crate::excerpt::{
    LONGEST_DETAIL, LONGEST_POINTER, LONGEST_STEP, MOST_SHOWN, elide, push_token, write_more,
};
use crate::json::JsonFault;
use crate::payload::PayloadFault;
use crate::validation::{Violation, Violations};
use crate::work;

/// Why a received body could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyFault {
    kind: FaultKind,
    /// The place in the body, as the fragment of a JSON Pointer: `#/items/0`.
    pointer: String,
    detail: String,
    /// The violations, if the body does not match its schema.
    violations: Vec<Violation>,
}

/// Which check failed, in the order of the checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// The media type or the charset is wrong.
    MediaType,
    /// The body is not valid for its media type.
    Syntax,
    /// The body does not match its schema.
    Value,
}

impl BodyFault {
    fn new(kind: FaultKind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            pointer: "#".to_owned(),
            detail: elide(&detail.into(), LONGEST_DETAIL).into_owned(),
            violations: Vec::new(),
        }
    }

    /// The work budget is spent.
    pub(crate) fn too_much() -> Self {
        Self::value(work::TOO_MUCH)
    }

    pub(super) fn media_type(detail: impl Into<String>) -> Self {
        Self::new(FaultKind::MediaType, detail)
    }

    pub(super) fn syntax(detail: impl Into<String>) -> Self {
        Self::new(FaultKind::Syntax, detail)
    }

    pub(super) fn value(detail: impl Into<String>) -> Self {
        Self::new(FaultKind::Value, detail)
    }

    /// The same fault, within a member.
    pub(super) fn within(mut self, token: &str) -> Self {
        let mut pointer = "#/".to_owned();
        push_token(&mut pointer, &elide(token, LONGEST_STEP));
        pointer.push_str(&self.pointer[1..]);
        self.pointer = elide(&pointer, 2 * LONGEST_POINTER).into_owned();
        self
    }

    /// The same fault, within an item.
    pub(super) fn within_item(self, index: usize) -> Self {
        self.within(&index.to_string())
    }

    pub(crate) fn kind(&self) -> FaultKind {
        self.kind
    }

    /// The place in the body, if a part of it is wrong.
    pub(crate) fn pointer(&self) -> Option<&str> {
        let is_known = self.kind == FaultKind::Value || self.pointer != "#";
        is_known.then_some(self.pointer.as_str())
    }

    /// The violations. Empty if the fault is another one.
    pub(crate) fn violations(&self) -> &[Violation] {
        &self.violations
    }

    pub(crate) fn detail(&self) -> &str {
        &self.detail
    }
}

impl From<JsonFault> for BodyFault {
    fn from(fault: JsonFault) -> Self {
        if fault.is_syntax() {
            Self::syntax(fault.detail())
        } else {
            Self {
                kind: FaultKind::Value,
                pointer: fault.pointer().to_owned(),
                detail: fault.detail(),
                violations: Vec::new(),
            }
        }
    }
}

impl From<PayloadFault> for BodyFault {
    fn from(fault: PayloadFault) -> Self {
        let violations = match fault {
            PayloadFault::Type(fault) => return fault.into(),
            PayloadFault::Violations(violations) => violations.into_vec(),
        };
        let first = violations.first();
        Self {
            kind: FaultKind::Value,
            pointer: first.map_or_else(|| "#".to_owned(), |first| first.pointer.clone()),
            detail: first.map(|first| first.message.clone()).unwrap_or_default(),
            violations,
        }
    }
}

impl fmt::Display for BodyFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let [_, _, ..] = self.violations.as_slice() {
            for (index, violation) in self.violations.iter().take(MOST_SHOWN).enumerate() {
                let separator = if index == 0 { "" } else { "; " };
                write!(formatter, "{separator}{violation}")?;
            }
            return write_more(formatter, self.violations.len().saturating_sub(MOST_SHOWN));
        }
        match self.pointer() {
            Some(pointer) => write!(formatter, "{} at `{pointer}`", self.detail),
            None => formatter.write_str(&self.detail),
        }
    }
}

impl std::error::Error for BodyFault {}

/// Why a value cannot be sent as a body of its media type.
#[derive(Debug)]
pub(crate) struct EncodeFault {
    pointer: String,
    detail: String,
    source: Option<serde_json::Error>,
    violations: Option<Violations>,
}

impl EncodeFault {
    pub(super) fn new(detail: impl Into<String>) -> Self {
        Self {
            pointer: String::new(),
            detail: detail.into(),
            source: None,
            violations: None,
        }
    }

    /// The violations, if the value does not match its schema.
    pub(crate) fn violations(&self) -> Option<&Violations> {
        self.violations.as_ref()
    }

    /// The same fault, within a member.
    pub(super) fn within(mut self, token: &str) -> Self {
        let mut pointer = "/".to_owned();
        push_token(&mut pointer, &elide(token, LONGEST_STEP));
        pointer.push_str(&self.pointer);
        self.pointer = elide(&pointer, 2 * LONGEST_POINTER).into_owned();
        self
    }
}

impl From<Violations> for EncodeFault {
    fn from(violations: Violations) -> Self {
        let places = violations.places();
        Self {
            violations: Some(violations),
            ..Self::new(format!("the body is not as the document says:{places}"))
        }
    }
}

impl From<serde_json::Error> for EncodeFault {
    fn from(source: serde_json::Error) -> Self {
        Self {
            source: Some(source),
            ..Self::new("the body could not be encoded as JSON")
        }
    }
}

impl fmt::Display for EncodeFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.detail)?;
        if self.pointer.is_empty() {
            Ok(())
        } else {
            write!(formatter, " at `#{}`", self.pointer)
        }
    }
}

impl std::error::Error for EncodeFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
