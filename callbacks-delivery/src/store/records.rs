//! What producers and workers put into a store and read from it.

use std::time::Duration;

use super::history::{AttemptRecord, Cause};
use crate::id::{DeliveryKey, FifoKey, MessageKey, Shard, TargetId};
use crate::message::Message;

/// What came of a message that was enqueued.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Enqueued {
    /// It was accepted.
    Accepted {
        /// Its key.
        key: MessageKey,
        /// Its `webhook-id`: yours, or the one that was made for it.
        id: String,
        /// How many deliveries there are: one, or one for each endpoint.
        deliveries: usize,
    },
    /// Another message had the same deduplication key before.
    Duplicate {
        /// The `webhook-id` of the other message.
        of: String,
    },
}

impl Enqueued {
    /// The `webhook-id` under which the message is known: its own, or that of the message with the same deduplication key.
    pub fn id(&self) -> &str {
        match self {
            Self::Accepted { id, .. } => id,
            Self::Duplicate { of } => of,
        }
    }

    /// The key, if the message was accepted.
    pub const fn key(&self) -> Option<MessageKey> {
        match self {
            Self::Accepted { key, .. } => Some(*key),
            Self::Duplicate { .. } => None,
        }
    }
}

/// The lease of one worker. A worker draws both numbers at random when it starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lease {
    /// The worker.
    pub worker: i64,
    /// The token that every write is checked with.
    pub token: i64,
}

/// What a worker has after a heartbeat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Its shards, in order.
    pub shards: Vec<Shard>,
    /// How many shards are a fair share. A worker with more gives some back.
    pub share: usize,
    /// The version of what people control. It grows with each change of a target or an endpoint and each erasure.
    pub control: u64,
}

/// A bound of a poll: rows of the shard behind `after`, in the order of `(seq, target)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The shard.
    pub shard: Shard,
    /// The last row that is not wanted. `None` reads from the start.
    pub after: Option<(i64, TargetId)>,
}

/// Where a row of a pending delivery is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In `outbox`: nobody has tried it.
    Outbox,
    /// In `due`, by the store's own number of the moment at which it is due.
    Due(i64),
}

/// A pending delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which delivery.
    pub key: DeliveryKey,
    /// Where the row is.
    pub place: Place,
    /// The order key.
    pub fifo: Option<FifoKey>,
    /// How many attempts failed.
    pub charged: u32,
    /// How many attempts the provider's own side spoiled.
    pub uncharged: u32,
    /// How long ago the first attempt was. `None` if there was none.
    pub began: Option<Duration>,
}

/// Which rows of a target [`Queue::due`](super::Queue::due) reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueBound {
    /// The target.
    pub target: TargetId,
    /// Only rows that are due at this moment or later, by the store's own number: see [`Place::Due`]. It spares a store the way
    /// over rows that are deleted and still take space. `None` reads from the start.
    pub since: Option<i64>,
    /// How many rows at most.
    pub limit: usize,
}

/// A target with rows in `due`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueTarget {
    /// The target.
    pub target: TargetId,
    /// How long until its first row is due. Zero if it is due already.
    pub wait: Duration,
}

/// What [`Queue::due`](super::Queue::due) read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Rows that are due.
    pub rows: Vec<Row>,
    /// The targets that have more rows, with the wait until the next one.
    pub next: Vec<DueTarget>,
}

/// What [`Queue::load`](super::Queue::load) read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// The message.
    Message(Box<Message>),
    /// The message was erased: nothing is to be sent, and nothing to be recorded.
    Forgotten,
    /// There is no such message.
    Missing,
    /// The message cannot be read: its envelope has an unknown version or is malformed. The text says why.
    Unreadable(String),
    /// The message is encrypted with a key that this program does not have. The text names the key.
    NoKey(String),
}

/// The end of one attempt, or of one delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// Which delivery.
    pub key: DeliveryKey,
    /// Where its row was read.
    pub place: Place,
    /// Its order key.
    pub fifo: Option<FifoKey>,
    /// What happens with it.
    pub then: Then,
    /// The attempt, if there was one.
    pub attempt: Option<AttemptRecord>,
}

/// What happens with a delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Then {
    /// It arrived, or is not wanted any more. The row is deleted.
    Done,
    /// It waits in `due`.
    Wait {
        /// For how long from now on, by the store's clock.
        wait: Duration,
        /// How many attempts failed.
        charged: u32,
        /// How many attempts the provider's own side spoiled.
        uncharged: u32,
        /// How long ago the first attempt was.
        began: Option<Duration>,
    },
    /// It is kept as a dead letter.
    Dead {
        /// Why.
        cause: Cause,
        /// More about the cause, without secrets.
        detail: String,
    },
}

impl Row {
    /// Which attempt comes next: 1 is the first.
    pub(crate) const fn attempt(&self) -> u32 {
        self.charged
            .saturating_add(self.uncharged)
            .saturating_add(1)
    }

    /// The shard.
    pub const fn shard(&self) -> Shard {
        self.key.target.shard()
    }
}
