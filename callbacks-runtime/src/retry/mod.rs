//! Retry policies: which outcomes are permanent, how long to wait, and which targets to pause.
//!
//! Nothing here sends, sleeps or reads a clock. Every function takes the time and the randomness as arguments. So it
//! works for a loop in memory ([`Retrying`](crate::client::Retrying)) and for a queue that survives a restart, and tests are
//! exact.
//!
//! A time is a [`Duration`](std::time::Duration) since an origin of your choice: the start of the process, or 1970 if
//! times are stored.

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
