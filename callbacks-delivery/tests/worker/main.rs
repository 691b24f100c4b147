//! The worker over the store in memory, in simulated time.

mod basics;
mod faults;
mod kit;
mod limits;
mod operations;
mod order;
mod targets;
