//! Each message is handled once: whoever delivers at least once delivers some messages twice.
//!
//! Before the handler runs, the message is reserved in a store; a success is committed there, and anything else, a panic
//! and a request that is given up included, releases it, so that the next attempt runs. A message that was handled is
//! answered as it was then, without its body; one that is being handled right now with 503 and `Retry-After`.
//!
//! ```
//! use callbacks_runtime::idempotency::InMemoryStore;
//! # use callbacks_runtime::signature::{StandardKey, StandardWebhooks};
//!
//! # let (router, key) = (callbacks_runtime::Router::default(), StandardKey::generate());
//! let router = router.verify(StandardWebhooks::new(key)).idempotent(InMemoryStore::default());
//! ```

mod claim;
mod key;
mod memory;
mod settings;
mod store;
#[cfg(test)]
mod tests;

pub(super) use claim::{Claim, Unclaimed};
pub use key::IdempotencyKey;
pub use memory::InMemoryStore;
pub use settings::{Arrived, Idempotency};
pub use store::{IdempotencyStore, Reservation, StoreError};
