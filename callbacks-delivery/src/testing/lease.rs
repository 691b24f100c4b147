//! Leases and fences.

use std::time::Duration;

use super::{Draft, Harness, LONG, enqueue, new_rows, settle, target_in, wait};
use crate::id::Shard;
use crate::store::{
    Health, Journal, Lease, OpenBreaker, Queue, Registry, TargetChange, TargetState, Then,
};

const SHORT: Duration = Duration::from_secs(5);

const FIRST: Lease = Lease {
    worker: 1,
    token: 0x1111,
};

const SECOND: Lease = Lease {
    worker: 2,
    token: 0x2222,
};

/// D3: while a lease lasts, nobody else gets its shards.
pub async fn d3_a_shard_has_one_owner(harness: &impl Harness) {
    let store = harness.store();
    let first = store.heartbeat(FIRST, LONG).await.unwrap();
    assert_eq!(first.shards.len(), 64);
    assert_eq!(first.share, 64);
    let second = store.heartbeat(SECOND, LONG).await.unwrap();
    assert_eq!(second.shards, []);
    assert_eq!(second.share, 32);
    let first = store.heartbeat(FIRST, LONG).await.unwrap();
    assert_eq!(first.shards.len(), 64);
    assert_eq!(first.share, 32);
    // The same worker after a restart is another owner.
    let restarted = Lease {
        token: 0x3333,
        ..FIRST
    };
    let restarted = store.heartbeat(restarted, LONG).await.unwrap();
    assert_eq!(restarted.shards, []);
}

/// D3: an expired lease is taken over, and what its owner acknowledges late has no effect.
pub async fn d3_an_expired_lease_is_taken_over_and_its_acknowledgement_has_no_effect(
    harness: &impl Harness,
) {
    let store = harness.store();
    let key = enqueue(store, Draft::to("msg_1", target_in(7))).await;
    store.heartbeat(FIRST, SHORT).await.unwrap();
    let rows = new_rows(store).await;
    harness.pass(2 * SHORT).await;
    // The lease has expired, even before another worker has taken the shard.
    let late = vec![settle(&rows[0], Then::Done)];
    let held = store.acknowledge(FIRST, late.clone(), Vec::new()).await;
    assert_eq!(held.unwrap(), []);
    let taken = store.heartbeat(SECOND, LONG).await.unwrap();
    assert_eq!(taken.shards.len(), 64);
    let held = store.acknowledge(FIRST, late, Vec::new()).await;
    assert_eq!(held.unwrap(), []);
    assert_eq!(new_rows(store).await, rows);
    assert_eq!(store.attempts(key).await.unwrap(), []);
    // The owner's counts.
    let held = store.acknowledge(SECOND, vec![settle(&rows[0], Then::Done)], Vec::new());
    assert_eq!(held.await.unwrap().len(), 64);
    assert_eq!(new_rows(store).await, []);
    assert_eq!(store.attempts(key).await.unwrap().len(), 1);
}

/// D3: what becomes of the delivery and of its target is one transaction, and both need the lease (bunmail#184).
pub async fn d3_status_and_delivery_are_one_transaction(harness: &impl Harness) {
    let store = harness.store();
    let target = target_in(3);
    enqueue(store, Draft::to("msg_1", target)).await;
    store.heartbeat(FIRST, LONG).await.unwrap();
    let rows = new_rows(store).await;
    let breaker = OpenBreaker {
        opened: 2,
        wait: Duration::from_secs(60),
    };
    let health = Health {
        failing_for: Some(Duration::from_secs(10)),
        alerted: 50,
        breaker: Some(breaker),
    };
    let change = TargetChange {
        target,
        health,
        disable: true,
    };
    let failed = vec![settle(&rows[0], wait(Duration::from_secs(30), 1))];
    let stranger = store
        .acknowledge(SECOND, failed.clone(), vec![change])
        .await;
    assert_eq!(stranger.unwrap(), []);
    let records = || store.targets(vec![target.shard()]);
    assert_eq!(records().await.unwrap(), []);
    assert_eq!(new_rows(store).await.len(), 1);

    store
        .acknowledge(FIRST, failed, vec![change])
        .await
        .unwrap();
    assert_eq!(new_rows(store).await, []);
    harness.pass(Duration::from_secs(20)).await;
    let [record] = <[_; 1]>::try_from(records().await.unwrap()).unwrap();
    assert_eq!(
        (record.target, record.state),
        (target, TargetState::Disabled)
    );
    assert_eq!(record.health.alerted, 50);
    let failing_for = record.health.failing_for.unwrap();
    assert!(failing_for >= Duration::from_secs(29), "{failing_for:?}");
    let breaker = record.health.breaker.unwrap();
    assert_eq!(breaker.opened, 2);
    assert!(
        breaker.wait <= Duration::from_secs(41),
        "{:?}",
        breaker.wait
    );
}

/// D3, D9: a worker gives back what is more than its share, and everything when it leaves.
pub async fn d3_workers_share_the_shards_and_give_them_back(harness: &impl Harness) {
    let store = harness.store();
    store.heartbeat(FIRST, LONG).await.unwrap();
    store.heartbeat(SECOND, LONG).await.unwrap();
    let half: Vec<_> = Shard::all().take(32).collect();
    store.release(FIRST, half.clone()).await.unwrap();
    assert_eq!(store.heartbeat(FIRST, LONG).await.unwrap().shards.len(), 32);
    assert_eq!(store.heartbeat(SECOND, LONG).await.unwrap().shards, half);
    // Nobody releases what is another worker's.
    store.release(FIRST, half).await.unwrap();
    assert_eq!(
        store.heartbeat(SECOND, LONG).await.unwrap().shards.len(),
        32
    );
    store.leave(SECOND).await.unwrap();
    let alone = store.heartbeat(FIRST, LONG).await.unwrap();
    assert_eq!((alone.share, alone.shards.len()), (64, 64));
}
