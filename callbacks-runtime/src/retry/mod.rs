//! Policy of sending again: which outcomes are final, how long to wait, whom to leave alone.
//!
//! Nothing here sends, sleeps or asks for the time: every function is given the moment and the randomness, so that it
//! serves a loop in memory ([`Retrying`](crate::Retrying)) and a queue that survives a restart alike, and a test can
//! say exactly what happens when.
//!
//! A moment is a [`Duration`](std::time::Duration) since an origin that the caller chooses: the start of the process, or
//! 1970 where moments are stored.

mod attempt;
mod breaker;
mod event;
mod health;
mod hint;
mod outcome;
mod policy;
mod random;
mod schedule;

#[cfg(any(feature = "axum", feature = "client"))]
pub use crate::clock::TokioClock;
pub use crate::clock::{Clock, SimulatedClock};
pub use attempt::{Attempt, End};
pub use breaker::{Breaker, BreakerPolicy, Permit};
pub use event::{Event, EventKind};
pub use health::Health;
pub use hint::retry_after;
pub use outcome::{Class, Failure, Outcome};
pub use policy::{Decision, Progress, RetryPolicy};
pub use random::{ProcessRandom, Random, SeededRandom};
pub use schedule::{Jitter, LONGEST_WAIT, Schedule};
