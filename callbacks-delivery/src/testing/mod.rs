//! The tests that every store has to pass (feature `testing`).
//!
//! Implement [`Harness`] for your store, and let [`store_tests!`](crate::store_tests) write a test for each check:
//!
//! ```ignore
//! callbacks_delivery::store_tests!(async { MyHarness::start().await });
//! ```

#![expect(clippy::unwrap_used, reason = "these are tests")]

mod delivery;
mod endpoints;
mod figures;
mod flaky;
mod gauges;
#[cfg(feature = "inbox")]
mod inbox;
mod journal;
mod lease;
mod ledger;
mod memory;
#[cfg(feature = "inbox")]
mod received;

use std::future::Future;
use std::time::Duration;

use bytes::Bytes;

use crate::id::{MessageKey, Shard, TargetId};
use crate::message::Message;
use crate::store::{
    Acknowledgement, AttemptRecord, Bound, DueBound, Enqueued, Lease, Loaded, Outcome, Queue, Row,
    Store, Then,
};

pub use delivery::*;
pub use endpoints::*;
pub use figures::*;
pub use flaky::{Disturbance, Flaky, Switch, Trouble};
pub use gauges::*;
#[cfg(feature = "inbox")]
pub use inbox::*;
pub use journal::*;
pub use lease::*;
pub use ledger::*;
pub use memory::MemoryHarness;
#[cfg(feature = "inbox")]
pub use received::*;

/// An empty store, and power over its clock and its contents.
pub trait Harness: Send + Sync {
    /// The store.
    type Store: Store;

    /// The store. It is empty at first.
    fn store(&self) -> &Self::Store;

    /// Lets time pass for the store. Hours and days are passed too: a store with a clock of its own may instead move all of
    /// the moments that it keeps into the past.
    fn pass(&self, time: Duration) -> impl Future<Output = ()> + Send;

    /// Damages a stored message.
    fn tamper(&self, key: MessageKey, tamper: Tamper) -> impl Future<Output = ()> + Send;
}

/// How a stored message is damaged.
#[derive(Clone, Debug)]
pub enum Tamper {
    /// The payload is gone, and the delivery still waits.
    Remove,
    /// The envelope is this text.
    Envelope(String),
}

/// A long lease, which does not expire in a test that does not want that.
pub(crate) const LONG: Duration = Duration::from_secs(400 * 86_400);

/// A name of a target that is in the shard.
pub(crate) fn target_in(shard: u16) -> TargetId {
    let names = (0..).map(|number| TargetId::of_name(&number.to_string()));
    let mut found = names.filter(|target| target.shard().number() == shard);
    found.next().expect("every shard has targets")
}

/// A message with little in it.
pub(crate) struct Draft {
    json: serde_json::Value,
    body: Bytes,
}

impl Draft {
    /// A message to one target.
    pub(crate) fn to(id: &str, target: TargetId) -> Self {
        Self::new(id)
            .with("target", target.number())
            .with("shard", target.shard().number())
    }

    /// An event to endpoints.
    pub(crate) fn event(id: &str) -> Self {
        Self::new(id).with("fanout", true)
    }

    fn new(id: &str) -> Self {
        let json = serde_json::json!({
            "v": 1, "id": id, "op": "paid", "method": "POST", "url": "https://c.example/hook",
        });
        Self {
            json,
            body: Bytes::from(format!("\u{0}{id} \r\n")),
        }
    }

    /// Sets a member of the envelope.
    pub(crate) fn with(mut self, member: &str, value: impl Into<serde_json::Value>) -> Self {
        self.json[member] = value.into();
        self
    }

    pub(crate) fn message(self) -> Message {
        Message::restored(&self.json.to_string(), self.body).expect("the draft is an envelope")
    }
}

/// Enqueues one message, which is accepted.
pub(crate) async fn enqueue(store: &impl Queue, draft: Draft) -> MessageKey {
    let accepted = store.enqueue(vec![draft.message()]).await;
    let [accepted] = <[_; 1]>::try_from(accepted.expect("the store works")).expect("one result");
    accepted.key().expect("the message was accepted")
}

pub(crate) async fn enqueue_all(store: &impl Queue, drafts: Vec<Draft>) -> Vec<Enqueued> {
    let messages = drafts.into_iter().map(Draft::message).collect();
    store.enqueue(messages).await.expect("the store works")
}

/// A worker that has all shards.
pub(crate) async fn owner(store: &impl Queue) -> Lease {
    let lease = Lease {
        worker: 1,
        token: 0x1234_5678,
    };
    let held = store.heartbeat(lease, LONG).await.expect("the store works");
    assert_eq!(held.shards, Shard::all().collect::<Vec<_>>());
    lease
}

/// Everything in `outbox`.
pub(crate) async fn new_rows(store: &impl Queue) -> Vec<Row> {
    let bounds = Shard::all().map(|shard| Bound { shard, after: None });
    let rows = store.poll(bounds.collect(), 10_000).await;
    rows.expect("the store works")
}

/// Everything of these targets that is due.
pub(crate) async fn due_rows(store: &impl Queue, targets: &[TargetId]) -> Vec<Row> {
    let due = store.due(bounds(targets, 10_000)).await;
    due.expect("the store works").rows
}

/// The start of each target.
pub(crate) fn bounds(targets: &[TargetId], limit: usize) -> Vec<DueBound> {
    let bound = |target: &TargetId| DueBound {
        target: *target,
        since: None,
        limit,
    };
    targets.iter().map(bound).collect()
}

/// Loads one message, which is there.
pub(crate) async fn load(store: &impl Queue, key: MessageKey) -> Message {
    match load_any(store, key).await {
        Loaded::Message(message) => *message,
        other => panic!("no message, but {other:?}"),
    }
}

pub(crate) async fn load_any(store: &impl Queue, key: MessageKey) -> Loaded {
    let loaded = store.load(vec![key]).await.expect("the store works");
    let [loaded] = <[_; 1]>::try_from(loaded).expect("one result");
    loaded
}

/// An attempt that was answered with a status.
pub(crate) fn attempt(number: u32, status: u16) -> AttemptRecord {
    AttemptRecord {
        number,
        began: std::time::SystemTime::UNIX_EPOCH,
        ago: Duration::from_millis(20),
        took: Duration::from_millis(12),
        outcome: Outcome::Status(status),
        excerpt: Bytes::from_static(b"s3cret answer"),
    }
}

pub(crate) fn settle(row: &Row, then: Then) -> Acknowledgement {
    let status = if then == Then::Done { 200 } else { 503 };
    Acknowledgement {
        key: row.key,
        place: row.place,
        fifo: row.fifo,
        then,
        attempt: Some(attempt(row.charged + 1, status)),
    }
}

pub(crate) fn wait(wait: Duration, charged: u32) -> Then {
    Then::Wait {
        wait,
        charged,
        uncharged: 0,
        began: Some(Duration::ZERO),
    }
}

/// Settles rows with a lease that is valid.
pub(crate) async fn acknowledge(store: &impl Queue, lease: Lease, settled: Vec<Acknowledgement>) {
    let held = store.acknowledge(lease, settled, Vec::new()).await;
    assert_eq!(held.expect("the store works").len(), 64);
}

/// Writes a test for each check of a store.
///
/// The argument is a future with a [`Harness`](crate::testing::Harness) of an empty store. It is evaluated for each test. With
/// `optional` before it, the future has an `Option`, and a test without a harness does nothing: say there that it was skipped.
#[macro_export]
macro_rules! store_tests {
    (optional $harness:expr) => {
        $crate::store_tests! { @each $harness;
            d1_what_was_accepted_is_read_byte_for_byte
            d1_a_settled_row_is_deleted
            d1_a_row_that_is_gone_is_not_settled_again
            d3_a_shard_has_one_owner
            d3_an_expired_lease_is_taken_over_and_its_acknowledgement_has_no_effect
            d3_status_and_delivery_are_one_transaction
            d3_workers_share_the_shards_and_give_them_back
            d4_a_row_is_read_when_it_is_due
            d5_each_target_has_its_own_head
            d5_a_poll_continues_behind_its_bound
            d16_due_rows_are_read_from_a_moment_on
            d6_order_keys_travel_with_their_rows
            d7_a_dead_letter_is_kept_with_its_cause
            d7_every_resend_counts
            d7_attempts_are_kept_in_order
            d18_an_event_goes_to_the_endpoints_that_are_subscribed
            d18_a_disabled_endpoint_is_skipped
            d18_endpoints_are_listed_in_pages
            d19_a_key_is_unique_for_its_tenant
            d19_a_key_is_forgotten_after_four_days
            d20_a_missing_or_unreadable_payload_is_reported
            d22_a_forgotten_message_leaves_nothing
            d22_a_forgotten_target_leaves_the_others
            d24_missing_messages_are_found
            d24_one_call_examines_a_limited_number
            retention_removes_what_is_settled
            targets_keep_what_is_special
            gauges_count_rows
            what_waits_on_purpose_is_not_late
            messages_are_listed_by_what_they_are
            messages_in_a_state_are_paged
            backlogs_are_counted
            activity_is_counted
            the_audit_log_is_kept
            a_job_has_one_owner
            dead_letters_are_paged
        }
    };
    (@each $harness:expr; $($check:ident)*) => {
        $(
            #[tokio::test]
            async fn $check() {
                if let Some(harness) = $harness.await {
                    $crate::testing::$check(&harness).await;
                }
            }
        )*
    };
    ($harness:expr) => {
        $crate::store_tests!(optional async { Some($harness.await) });
    };
}
