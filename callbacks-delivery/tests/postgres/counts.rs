//! Figures over time.

use std::time::{Duration, SystemTime};

use callbacks_delivery::TargetId;
use callbacks_delivery::store::{
    Acknowledgement, AttemptRecord, Lease, Ledger, Outcome, Queue, Then,
};

use crate::support::{Database, message};

const DELIVERED: &str =
    "SELECT coalesce(sum(delivered), 0)::bigint FROM callbacks.activity WHERE kind = 0";

/// D16: figures do not make each acknowledgement update rows. They are written with the next heartbeat, and when a worker ends.
#[tokio::test]
async fn d16_many_acknowledgements_update_a_figure_once() {
    let Some(database) = Database::start().await else {
        return;
    };
    let store = &database.store;
    let lease = Lease {
        worker: 1,
        token: 2,
    };
    let long = Duration::from_secs(3_600);
    store.heartbeat(lease, long).await.unwrap();
    let messages = (0..20).map(|number| message(&format!("msg_{number}"), TargetId::of_name("t")));
    store.enqueue(messages.collect()).await.unwrap();
    let rows = database.new_rows().await;
    for row in &rows {
        let settled = Acknowledgement {
            key: row.key,
            place: row.place,
            fifo: None,
            then: Then::Done,
            attempt: Some(AttemptRecord {
                number: 1,
                began: SystemTime::UNIX_EPOCH,
                ago: Duration::ZERO,
                took: Duration::from_millis(3),
                outcome: Outcome::Status(200),
                excerpt: "".into(),
            }),
        };
        let held = store.acknowledge(lease, vec![settled], Vec::new()).await;
        assert_eq!(held.unwrap().len(), 64);
    }
    assert_eq!(database.number(DELIVERED).await, 0);
    store.leave(lease).await.unwrap();
    assert_eq!(database.number(DELIVERED).await, 20);
    let transactions = "SELECT count(DISTINCT xmin::text) FROM callbacks.activity";
    assert_eq!(database.number(transactions).await, 1);
    // A reader in the same process waits for nothing.
    let hour = store.activity(None, long).await.unwrap();
    let delivered: u64 = hour.iter().map(|minute| minute.delivered).sum();
    assert_eq!(delivered, 20);
}
