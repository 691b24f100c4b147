#![doc = include_str!("../README.md")]

pub use callbacks_macros::openapi;
pub use callbacks_runtime::*;

#[doc(hidden)]
pub use callbacks_runtime::__private;
