#![doc = include_str!("../README.md")]

mod validation;

pub use validation::*;
