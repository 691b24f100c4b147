//! The consumer's side: requests are routed, checked in a fixed order, decoded and passed to a handler.

mod authenticate;
mod body;
mod context;
mod dynamic;
mod going_on;
mod handler_error;
pub mod idempotency;
pub mod inbox;
mod incoming;
mod path_pattern;
mod problem;
mod received;
mod refused;
mod reply;
mod reported;
mod router;
mod routes;
mod selection;
mod unknown_event;
mod unwind;
mod unwrapper;
mod validation;
#[cfg(test)]
mod verified_tests;
mod violation;

pub use context::Context;
pub use dynamic::{Selected, Selector, match_route};
pub use handler_error::HandlerError;
pub use incoming::{DecodeRequest, Incoming, Rejection};
pub use received::ReceivedRequest;
pub use refused::{Disposition, RefusedRequest};
pub use reply::{EncodeReply, Reply};
pub use router::Router;
pub use routes::Routes;
pub use unknown_event::UnknownEvent;
pub use unwrapper::{DecodeEvent, Invalid, UnwrapError, Unwrapper};
pub use validation::Validation;
pub use violation::RequestViolation;

/// A path below a public address. Generated code calls it.
pub fn registration_url(public_address: &str, path: &str) -> String {
    let path = path_pattern::encoded(path);
    format!("{}{path}", public_address.trim_end_matches('/'))
}
