//! What became of a stored request.

use std::time::Duration;

use http::StatusCode;

use crate::receiver::violation::RequestViolation;

/// What became of a stored request. [`Router::process`](crate::Router::process) returns it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Processed {
    /// A handler succeeded.
    Handled {
        /// The name of the operation. `None` if the event is unknown, and a handler for unknown events took it.
        operation: Option<&'static str>,
    },
    /// A handler failed or panicked. Another attempt may succeed.
    Failed {
        /// The name of the operation.
        operation: Option<&'static str>,
        /// The status that the sender would have got.
        status: StatusCode,
        /// When to try again, if the handler says so.
        retry_after: Option<Duration>,
        /// What failed. Only the consumer should see it.
        reason: String,
    },
    /// No handler saw it: the path or the event is unknown, or the request does not match the document. It is refused
    /// again until the program changes.
    Refused {
        /// The name of the operation, if known.
        operation: Option<&'static str>,
        /// The status that the sender would have got.
        status: StatusCode,
        /// What is wrong. The only received values in it are names of members and events.
        reason: String,
        /// What is wrong with parameters and body.
        violations: Vec<RequestViolation>,
    },
}

impl Processed {
    /// A failure with a status, for callers that process requests themselves.
    pub fn failed(status: StatusCode, reason: impl Into<String>) -> Self {
        Self::Failed {
            operation: None,
            status,
            retry_after: None,
            reason: reason.into(),
        }
    }
}
