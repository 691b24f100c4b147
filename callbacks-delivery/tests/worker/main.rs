//! The worker over the store in memory, in simulated time.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

mod basics;
mod dead;
mod faults;
mod kit;
mod limits;
mod operations;
mod order;
mod restart;
mod targets;
mod trial;
