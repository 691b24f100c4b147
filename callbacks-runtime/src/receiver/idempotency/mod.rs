//! Each message is handled once: whoever delivers at least once delivers some messages twice.
//!
//! Before the handler runs, the message is reserved in a store. A success is committed there. Anything else, a panic included,
//! releases it, so that the next attempt runs. A message that was handled is answered as it was then, without its body; one
//! that is being handled right now with 503 and `Retry-After`.
//!
//! A request that is dropped cancels nothing of this: its handler runs to the end, and the next attempt gets its answer. So a
//! handler never stops half-way because a sender hung up, and must bound its own time. [`IdempotencyStore`] has the details,
//! and [`Router::executor`](crate::Router::executor) says where the work goes on.
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
