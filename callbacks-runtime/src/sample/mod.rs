//! Sample values for tests, made from schemas (feature `samples`).

#[cfg(feature = "samples")]
mod applicable;
mod emitted;
#[cfg(feature = "samples")]
mod event;
#[cfg(feature = "samples")]
mod make;
#[cfg(feature = "samples")]
mod number;
#[cfg(feature = "samples")]
mod object;
#[cfg(all(test, feature = "samples"))]
mod tests;
#[cfg(feature = "samples")]
mod text;

#[cfg(feature = "samples")]
pub use make::{any_body, body, full_body, parameter, shown_body};
