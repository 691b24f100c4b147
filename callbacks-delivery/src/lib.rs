//! Durable delivery of callbacks and webhooks: an outbox as a library.
//!
//! A message that was accepted survives the process. It is delivered at least once, or kept as a dead letter with the
//! reason. There is no service to operate: messages are rows of your own database or of a file.
//!
//! # How a message travels
//!
//! ```text
//!  prepare            enqueue                 worker                        acknowledge
//!  typed call ──▶ Message ──▶ message + outbox ──▶ queue of its target ──▶ attempt ──▶ outbox row deleted
//!                                    ▲                                       │   └──▶ due   (tried again later)
//!                                    └──────────── resend, recover ──────────┴──────▶ dead  (kept with the cause)
//! ```
//!
//! 1. [`prepare`] runs a generated method against a client that captures the call. The payload is validated and serialized
//!    once, and the message gets its `webhook-id`. The [`Message`] is data: an [`Envelope`] and a body. It has no
//!    credential and no signature.
//! 2. A [`Store`] accepts the message: the row in `message` has the payload, once per event. The rows in `outbox` have the
//!    deliveries, one for each target. The two are one transaction.
//! 3. A worker owns *shards* of all targets, by a lease with a token. It reads new rows of its shards without claiming
//!    them. The queues, rates and circuit breakers of its targets are in memory, because nobody else sends to them.
//! 4. Each attempt goes through your `Client`: it signs, adds credentials and checks the target, at that moment.
//! 5. Results are acknowledged in batches. A batch only counts for the shards whose lease the worker still has. If it lost
//!    one, another worker delivers those messages again, under the same `webhook-id`.
//!
//! # What a store keeps
//!
//! | table | a row is | written |
//! |---|---|---|
//! | `message` | one event: envelope and body | once, by the producer |
//! | `outbox` | one delivery that nobody has tried | inserted by the producer, deleted by the owner |
//! | `due` | one delivery that waits for its next attempt | by the owner, after failures only |
//! | `dead` | one delivery that was given up, with the cause | by the owner |
//! | `attempt` | one attempt: status, duration, the first KiB of the answer | by the owner, only appended |
//! | `target` | what is special about a target: paused, failing, limited | on change only |
//! | `endpoint` | a registration for webhooks | by you |
//! | `activity` | what came of attempts in a minute, or for a target in an hour | by the owner |
//! | `audit`, `job` | what people did, and work on many deliveries | by an operations page |
//!
//! # Order and time
//!
//! Messages with the same FIFO key and target are sent one after the other, in the order of their rows. All other messages
//! have no order. The clock of the store alone decides what is due and which lease has expired: no method of a store takes
//! an absolute time from a worker.

mod attempt;
mod clock;
mod endpoint;
mod envelope;
mod error;
mod id;
#[cfg(feature = "inbox")]
pub mod inbox;
mod message;
mod outbox;
#[cfg(feature = "postgres")]
pub mod postgres;
mod prepare;
#[cfg(feature = "redis")]
pub mod redis;
mod seal;
mod statement;
mod status;
pub mod store;
mod task;
#[cfg(feature = "testing")]
pub mod testing;
mod worker;

pub use attempt::{Attempted, Operations, Unsendable, attempt};
pub use endpoint::{AnyTarget, Registration, Vet};
pub use envelope::Envelope;
pub use error::{Error, StoreError};
pub use id::{DeliveryKey, FifoKey, MessageKey, SHARDS, Shard, TargetId};
#[cfg(feature = "inbox")]
pub use inbox::{Inbox, InboxWorker};
pub use message::{Message, Trace};
pub use outbox::Outbox;
#[cfg(feature = "postgres")]
pub use postgres::PostgresStore;
pub use prepare::{Outline, PAYLOAD_LIMIT, prepare, prepare_event};
#[cfg(feature = "redis")]
pub use redis::RedisIdempotency;
pub use seal::{EncryptedStore, SealError, Sealer};
#[cfg(feature = "encryption")]
pub use seal::{EncryptionKey, EncryptionKeys};
pub use statement::Statement;
pub use status::{Restart, WorkerStatus};
pub use store::{MemoryStore, Store};
#[cfg(feature = "redb")]
pub use store::{RedbOptions, RedbStore};
pub use worker::{Event, EventKind, RunningWorker, Worker};
