//! A request of which nothing tells what event it is.

use http::StatusCode;

use super::context::Context;
use super::handler_error::{HandlerError, Told};
use super::incoming::Incoming;

/// Characters of a name that are told.
const NAME_LENGTH: usize = 100;

/// A request to a URL of several events that is none of those that the module knows: a newer one, or one that was not chosen.
///
/// It went through all that comes before decoding, the signature among it. What it holds is as it arrived.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UnknownEvent {
    /// The value of the first header or property that tells events apart, if the request has any.
    pub name: Option<String>,
    /// The request as it arrived.
    pub context: Context,
}

impl UnknownEvent {
    /// An event that nobody knows: for tests of [`unknown_event`](Self) of a handler.
    ///
    /// ```
    /// use callbacks_runtime::{Context, UnknownEvent};
    ///
    /// let (parts, ()) = http::Request::new(()).into_parts();
    /// let event = UnknownEvent::new(Some("invoice.sent".to_owned()), Context::new(parts, "{}"));
    /// assert_eq!(event.refuse().status(), 404);
    /// ```
    pub fn new(name: Option<String>, context: Context) -> Self {
        Self { name, context }
    }

    pub(super) fn of(incoming: &Incoming, values: &[Option<String>]) -> Self {
        Self {
            name: values.iter().flatten().next().cloned(),
            context: incoming.context(),
        }
    }

    /// The failure that answers 404: what an event is answered that nobody asked for.
    pub fn refuse(&self) -> HandlerError {
        let reason = match &self.name {
            // A stranger's text, on its way to a log.
            Some(name) => {
                let shown: String = name.chars().take(NAME_LENGTH).collect();
                format!("the event `{}` is not known here", shown.escape_debug())
            }
            None => "nothing tells which event this is".to_owned(),
        };
        let told = Told {
            with_values: reason.clone(),
            without_values: "the event is not known here",
        };
        HandlerError::new(reason)
            .with_status(StatusCode::NOT_FOUND)
            .refusing(told)
    }
}
