//! The consumer's side: requests are routed, checked in a fixed order, decoded and led to a handler.

mod authenticate;
mod handler_error;
mod incoming;
mod path_pattern;
mod problem;
mod reply;
mod router;
mod routes;
mod unwind;

pub use handler_error::HandlerError;
pub use incoming::{DecodeRequest, Incoming, Rejection};
pub use reply::{EncodeReply, Reply};
pub use router::Router;
pub use routes::Routes;
