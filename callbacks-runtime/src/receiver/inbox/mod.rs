//! Stores received requests first, and handles them later.
//!
//! A router with an [inbox](crate::Router::inbox) checks path, credentials, size and signature. Then it stores the request as it
//! arrived, and answers when it is stored. Nothing is decoded before the answer, so no event is lost because it departs
//! from the document.
//!
//! Something else takes the requests out of the store, and passes each to [`Router::process`](crate::Router::process). The crate
//! `callbacks-delivery` has both parts: stores, and a worker with leases, retries and dead letters.

mod intake;
mod process;
mod request;
mod settings;

pub use intake::{Accepted, Intake};
pub use process::Processed;
pub use request::{Arrival, StoredRequest};
pub use settings::Storing;

pub use super::trace::TraceContext;
