//! Transports for a provider's tests: one records requests, and one has scripted faults. [`check_store`] tests a store
//! of handled messages.
//!
//! [`InMemory`](crate::client::InMemory) passes requests to a consumer's router. All of them can be combined, also with
//! [`Retrying`](crate::client::Retrying):
//!
//! ```
//! use std::time::Duration;
//! use callbacks_runtime::retry::{RetryPolicy, SimulatedClock};
//! use callbacks_runtime::testing::{Fault, Faulty, Recording};
//! use callbacks_runtime::{Client, StatusCode};
//! use callbacks_runtime::client::Retrying;
//!
//! let recording = Recording::answering(|_| Ok(StatusCode::OK.into()));
//! let faults = [Fault::Reset, Fault::answer(StatusCode::SERVICE_UNAVAILABLE)];
//! let faulty = Faulty::new(recording.clone(), SimulatedClock::default(), faults);
//! let client = Client::over(faulty)
//!     .retrying_with(|transport| Retrying::new(transport, RetryPolicy::brief(), SimulatedClock::default()));
//! // Whatever the client delivers now arrives with the third attempt, in no time, and is in `recording.take()`.
//! # let _ = client;
//! ```

mod faulty;
mod recording;
#[cfg(feature = "samples")]
mod send;
#[cfg(feature = "receiver")]
mod store;

pub use faulty::{Fault, Faulty};
pub use recording::{Answering, Recording};
#[cfg(feature = "samples")]
pub use send::{EncodeRequest, send, send_to};
#[cfg(feature = "receiver")]
pub use store::{check_store, compete};

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A test that panicked elsewhere leaves consistent data.
fn locked<V>(mutex: &Mutex<V>) -> MutexGuard<'_, V> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
