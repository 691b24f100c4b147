//! Figures for a dashboard.

use std::time::Duration;

use super::journal::dead;
use super::{
    Draft, Harness, acknowledge, enqueue, enqueue_all, new_rows, owner, settle, target_in, wait,
};
use crate::store::{Journal, Registry, TargetCommand};

/// Gauges count rows, and know the oldest ones.
pub async fn gauges_count_rows(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(1);
    let empty = store.gauges().await.unwrap();
    assert_eq!(
        (empty.outbox, empty.due, empty.dead, empty.owned_shards),
        (0, 0, 0, 0)
    );
    assert_eq!((empty.oldest_new, empty.oldest_due), (None, None));
    enqueue_all(
        store,
        ["msg_1", "msg_2", "msg_3"]
            .map(|id| Draft::to(id, target))
            .into(),
    )
    .await;
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    let settled = vec![
        settle(&rows[0], dead()),
        settle(&rows[1], wait(Duration::from_secs(10), 1)),
    ];
    acknowledge(store, lease, settled).await;
    harness.pass(Duration::from_secs(60)).await;
    let gauges = store.gauges().await.unwrap();
    assert_eq!((gauges.outbox, gauges.due, gauges.dead), (1, 1, 1));
    assert!(gauges.oldest_new.unwrap() >= Duration::from_secs(59));
    assert!(gauges.oldest_due.unwrap() >= Duration::from_secs(49));
    assert!(gauges.oldest_late.unwrap() >= Duration::from_secs(59));
    assert_eq!(gauges.owned_shards, 64);
}

/// What waits on purpose is not late: a worker keeps up, although an endpoint is paused.
pub async fn what_waits_on_purpose_is_not_late(harness: &impl Harness) {
    let store = harness.store();
    let (paused, limited, well) = (target_in(1), target_in(2), target_in(3));
    let to = |id: &str, target| Draft::to(id, target);
    enqueue_all(store, vec![to("msg_1", paused), to("msg_2", limited)]).await;
    let lease = owner(store).await;
    let rows = new_rows(store).await;
    let waits = rows.iter().map(|row| settle(row, wait(Duration::ZERO, 1)));
    acknowledge(store, lease, waits.collect()).await;
    enqueue_all(store, vec![to("msg_3", paused), to("msg_4", limited)]).await;
    harness.pass(Duration::from_secs(60)).await;
    let late = async || store.gauges().await.unwrap().oldest_late;
    assert!(late().await.unwrap() >= Duration::from_secs(59));
    store.control(paused, TargetCommand::Pause).await.unwrap();
    let limit = TargetCommand::Limit {
        rate: Some(1.0),
        concurrency: None,
    };
    store.control(limited, limit).await.unwrap();
    assert_eq!(late().await, None);
    enqueue(store, to("msg_5", well)).await;
    harness.pass(Duration::from_secs(20)).await;
    let age = late().await.unwrap().as_secs();
    assert!((19..60).contains(&age), "{age}");
}
