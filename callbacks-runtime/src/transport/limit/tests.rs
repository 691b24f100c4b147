//! Which requests are let through, in tokio's paused time.

use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::task::JoinSet;

use super::*;

impl Gate {
    async fn enter(&self, origin: &str, patience: Duration) -> Result<Pass, Full> {
        match self.enter_at_once(origin) {
            Ok(pass) => Ok(pass),
            Err(waiting) => waiting.enter(origin, patience).await,
        }
    }
}

use crate::clock::SimulatedClock;

const PATIENCE: Duration = Duration::from_secs(20);

fn gate(at_once: usize, per_origin: usize) -> Arc<Gate> {
    Arc::new(Gate::new(Limits {
        at_once,
        per_origin,
        ..Limits::default()
    }))
}

fn origins(gate: &Gate) -> usize {
    locked(&gate.origins).len()
}

/// The limits are never exceeded, and every request gets through.
#[tokio::test(start_paused = true)]
async fn s30_limits_hold_for_one_origin_and_for_all() {
    let gate = gate(10, 4);
    let at_once: Arc<[AtomicUsize; 6]> = Arc::default();
    let mut tasks = JoinSet::new();
    for number in 0..300 {
        let (gate, at_once) = (Arc::clone(&gate), Arc::clone(&at_once));
        tasks.spawn(async move {
            let origin = number % 5;
            let pass = gate
                .enter(&format!("https://{origin}"), PATIENCE)
                .await
                .unwrap();
            for (counter, limit) in [(&at_once[origin], 4), (&at_once[5], 10)] {
                assert!(counter.fetch_add(1, Ordering::SeqCst) < limit);
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
            for counter in [&at_once[origin], &at_once[5]] {
                counter.fetch_sub(1, Ordering::SeqCst);
            }
            drop(pass);
        });
    }
    assert_eq!(tasks.join_all().await.len(), 300);
    assert_eq!((origins(&gate), gate.all.available_permits()), (0, 10));
}

/// If an origin is dead, its eight requests wait, and all others continue at once.
#[tokio::test(start_paused = true)]
async fn s30_a_dead_origin_keeps_nobody_else_out() {
    let gate = gate(10, 8);
    let mut dead = Vec::new();
    for _ in 0..8 {
        dead.push(gate.enter("https://dead", PATIENCE).await.unwrap());
    }
    let mut waiting = JoinSet::new();
    for _ in 0..100 {
        let gate = Arc::clone(&gate);
        waiting.spawn(async move { gate.enter("https://dead", PATIENCE).await.err() });
    }
    tokio::task::yield_now().await;
    for number in 0..99 {
        let origin = format!("https://healthy-{number}");
        let entered = gate.enter(&origin, Duration::from_millis(1)).await;
        assert!(entered.is_ok(), "{number}");
    }
    let told = waiting.join_all().await;
    assert!(told.iter().all(|told| *told == Some(Full::Slots)));
    assert_eq!(told.len(), 100);
}

#[tokio::test(start_paused = true)]
async fn s30_whoever_gives_up_leaves_nothing_behind() {
    let gate = gate(1, 1);
    let held = gate.enter("https://one", PATIENCE).await.unwrap();
    // Waits for the slot of its origin, and for a slot of the total.
    for origin in ["https://one", "https://two"] {
        let given_up = gate.enter(origin, Duration::from_secs(1)).await;
        assert_eq!(given_up.err(), Some(Full::Slots));
        let cancelled =
            tokio::time::timeout(Duration::from_secs(1), gate.enter(origin, PATIENCE)).await;
        assert!(cancelled.is_err());
    }
    assert_eq!(origins(&gate), 1);
    drop(held);
    assert_eq!((origins(&gate), gate.all.available_permits()), (0, 1));
    assert!(gate.enter("https://two", Duration::ZERO).await.is_ok());
}

/// S30, group 18: many hosts leave nothing behind.
#[tokio::test(start_paused = true)]
async fn s30_a_hundred_thousand_hosts_leave_nothing_behind() {
    let clock = Arc::new(SimulatedClock::default());
    let gate = Gate::new(Limits {
        rate: Some(Rate::new(1, Duration::from_secs(1))),
        clock,
        ..Limits::default()
    });
    for number in 0..100_000 {
        let origin = format!("https://host-{number}.example");
        drop(gate.enter(&origin, PATIENCE).await.unwrap());
    }
    assert_eq!(origins(&gate), 0);
    assert!(locked(&gate.buckets).len() <= MOST_BUCKETS);
}

#[tokio::test(start_paused = true)]
async fn s30_a_rate_is_kept_for_each_origin() {
    let gate = Gate::new(Limits {
        rate: Some(Rate::new(2, Duration::from_secs(1)).burst(2)),
        clock: Arc::new(TokioClock::default()),
        ..Limits::default()
    });
    let start = tokio::time::Instant::now();
    for _ in 0..6 {
        gate.enter("https://one", PATIENCE).await.unwrap();
        gate.enter("https://two", PATIENCE).await.unwrap();
    }
    // Two at once, then one every half second.
    let took = start.elapsed();
    assert!((1_900..2_100).contains(&took.as_millis()), "{took:?}");
    let told = gate.enter("https://one", Duration::from_millis(100)).await;
    assert_eq!(told.err(), Some(Full::Rate));
    // A request that is dropped while it waits returns its token.
    let waiting = gate.enter("https://one", PATIENCE);
    let dropped = tokio::time::timeout(Duration::from_millis(100), waiting).await;
    assert!(dropped.is_err());
    let entered = gate.enter("https://one", Duration::from_millis(450)).await;
    assert!(entered.is_ok());
}
