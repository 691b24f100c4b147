//! Handles each message once. Providers that deliver at least once deliver some messages twice.
//!
//! Before the handler runs, the message is reserved in a store. A success is committed. Anything else, including a
//! panic, releases the message, so that the next attempt runs the handler. A message that was handled gets the same
//! status again, without a body. A message that is being handled gets 503 with `Retry-After`. A reservation is a lease:
//! if the process dies, it ends by itself. Set its length with [`Idempotency::lease`].
//!
//! Dropping the request does not cancel this. The handler runs to its end, and the next attempt gets its answer. So a
//! handler never stops half-way because the sender disconnected, and must limit its own time. [`IdempotencyStore`] has
//! the details, and [`Router::executor`](crate::Router::executor) sets where the work continues.
//!
//! ```
//! use callbacks_runtime::receiver::idempotency::InMemoryStore;
//! # use callbacks_runtime::signature::{StandardKey, StandardWebhooks};
//!
//! # let (router, key) = (callbacks_runtime::Router::default(), StandardKey::generate());
//! let router = router.verify(StandardWebhooks::new(key)).idempotent(InMemoryStore::default());
//! ```

mod claim;
mod identity;
mod key;
mod memory;
mod settings;
mod store;
#[cfg(test)]
mod tests;
mod token;

pub(super) use claim::{Claim, Unclaimed};
pub use identity::Arrived;
pub(super) use identity::Identity;
pub use key::IdempotencyKey;
pub use memory::InMemoryStore;
pub use settings::Idempotency;
pub use store::{IdempotencyStore, Reservation, StoreError};
pub use token::Token;
