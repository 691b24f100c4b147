//! A request whose event is unknown.

use http::StatusCode;

use super::context::Context;
use super::handler_error::{HandlerError, Refusal};
use super::incoming_request::IncomingRequest;

/// How many characters of a name are shown.
const NAME_LENGTH: usize = 100;

/// A request for an event that the module does not know: a newer one, or one that was not chosen.
///
/// It passed all checks before decoding, including the signature. Its contents are not checked.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UnknownEvent {
    /// The value of the first header or property that distinguishes events, if the request has one.
    pub name: Option<String>,
    /// The received request.
    pub context: Context,
}

impl UnknownEvent {
    /// An unknown event, for tests of a handler's [`unknown_event`](Self).
    ///
    /// ```
    /// use callbacks_runtime::Context;
    /// use callbacks_runtime::receiver::UnknownEvent;
    ///
    /// let (parts, ()) = http::Request::new(()).into_parts();
    /// let event = UnknownEvent::new(Some("invoice.sent".to_owned()), Context::new(parts, "{}"));
    /// assert_eq!(event.refuse().status(), 404);
    /// ```
    pub fn new(name: Option<String>, context: Context) -> Self {
        Self { name, context }
    }

    pub(super) fn of(incoming: &IncomingRequest, values: &[Option<String>]) -> Self {
        Self {
            name: values.iter().flatten().next().cloned(),
            context: incoming.context(),
        }
    }

    /// A failure that answers 404.
    pub fn refuse(&self) -> HandlerError {
        let reason = match &self.name {
            // Untrusted text that will be logged.
            Some(name) => {
                let shown: String = name.chars().take(NAME_LENGTH).collect();
                format!("the event `{}` is not known here", shown.escape_debug())
            }
            None => "the request does not say which event it is".to_owned(),
        };
        let refusal = Refusal {
            with_values: reason.clone(),
            without_values: "the event is not known here",
        };
        HandlerError::new(reason)
            .with_status(StatusCode::NOT_FOUND)
            .refusing(refusal)
    }
}
