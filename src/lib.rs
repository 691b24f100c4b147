#![doc = include_str!("links.md")]
#![doc = include_str!("../README.md")]

pub use callbacks_macros::openapi;
pub use callbacks_runtime::*;

#[cfg(feature = "delivery")]
pub use callbacks_delivery as delivery;

#[cfg(feature = "operations")]
pub use callbacks_operations as operations;

#[doc(hidden)]
pub use callbacks_runtime::__private;

// Documentation only: it is compiled for rustdoc and for doc tests, and costs no build anything.
#[cfg(any(doc, doctest))]
pub mod guide;
