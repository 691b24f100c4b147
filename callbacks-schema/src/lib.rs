#![doc = include_str!("../README.md")]

pub mod ecma;
#[cfg(feature = "validation")]
mod validation;

#[cfg(feature = "validation")]
pub use validation::*;
