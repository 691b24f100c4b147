//! The consumer's side: requests are routed, checked in a fixed order, decoded and passed to a handler.
//!
//! Generated modules have a function `router`, which returns a [`Router`] over your handler. The hooks of the router see
//! a [`ReceivedRequest`] or a [`RefusedRequest`]. An [`Unwrapper`] reads events that did not arrive at a server of this
//! process. [`idempotency`] and [`inbox`] handle each message once.

mod authenticate;
mod body;
mod context;
mod continuation;
pub(crate) mod dynamic;
mod handler_error;
pub mod idempotency;
pub mod inbox;
pub(crate) mod incoming_request;
pub(crate) mod outgoing_answer;
mod path_pattern;
mod problem;
mod received;
mod refused;
mod reported;
pub(crate) mod route;
mod router;
pub(crate) mod routes;
mod selection;
mod trace;
mod unknown_event;
mod unwind;
pub(crate) mod unwrapper;
mod validation;
#[cfg(test)]
mod verified_tests;
mod violation;

pub use context::Context;
pub use handler_error::HandlerError;
pub use received::ReceivedRequest;
pub use refused::{Disposition, RefusedRequest};
pub use router::Router;
pub use unknown_event::UnknownEvent;
pub use unwrapper::{InvalidEvent, UnwrapError, Unwrapper};
pub use validation::Validation;
pub use violation::RequestViolation;

/// A path below a public address. Generated code calls it.
#[doc(hidden)]
pub fn registration_url(public_address: &str, path: &str) -> String {
    let path = path_pattern::encoded(path);
    format!("{}{path}", public_address.trim_end_matches('/'))
}
