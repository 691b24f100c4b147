//! Counts of attempts. They are collected in memory and written with each heartbeat.
//!
//! A row for each target and acknowledgement would cost more than the acknowledgement itself: many updates of few rows leave many
//! dead ones, and as long as any transaction of the database is older than they are, each update has to read over them (D16).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_postgres::types::Type;

use super::Inner;
use super::values::shard;
use crate::store::{Acknowledgement, Activity, Result, Then};

/// A kind (0 a shard, 1 a target), the number of the shard or target, and the minute.
type Key = (i16, i64, i32);

/// Delivered, failed, dead, and how many took how long.
type Numbers = [i32; 11];

#[derive(Debug, Default)]
pub(super) struct Counts {
    waiting: Mutex<BTreeMap<Key, Numbers>>,
    /// Held while they are written.
    writing: tokio::sync::Mutex<()>,
}

impl Counts {
    fn locked(&self) -> MutexGuard<'_, BTreeMap<Key, Numbers>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts those of a batch that were settled: their places count from 1.
    pub(super) fn add(&self, batch: &[Acknowledgement], settled: &[i64], minute: i32) {
        let mut waiting = self.locked();
        for place in settled {
            let index = usize::try_from(place - 1).ok();
            let Some(each) = index.and_then(|index| batch.get(index)) else {
                continue;
            };
            let is_dead = matches!(each.then, Then::Dead { .. });
            if each.attempt.is_none() && !is_dead {
                continue;
            }
            let target = each.key.target;
            let hour = minute - minute.rem_euclid(60);
            let of_shard = i64::from(shard(target.shard()));
            for key in [(0, of_shard, minute), (1, target.number(), hour)] {
                let numbers = waiting.entry(key).or_default();
                if let Some(attempt) = &each.attempt {
                    numbers[usize::from(each.then != Then::Done)] += 1;
                    numbers[3 + Activity::bucket(attempt.took)] += 1;
                }
                numbers[2] += i32::from(is_dead);
            }
        }
    }

    fn put_back(&self, failed: BTreeMap<Key, Numbers>) {
        let mut waiting = self.locked();
        for (key, numbers) in failed {
            let sums = waiting.entry(key).or_default();
            for (sum, number) in sums.iter_mut().zip(numbers) {
                *sum = sum.saturating_add(number);
            }
        }
    }
}

impl Inner {
    /// Writes what was counted so far.
    pub(super) async fn write_counts(&self) -> Result<()> {
        let _writing = self.counts.writing.lock().await;
        let counted = std::mem::take(&mut *self.counts.locked());
        if counted.is_empty() {
            return Ok(());
        }
        let kinds: Vec<_> = counted.keys().map(|(kind, _, _)| *kind).collect();
        let keys: Vec<_> = counted.keys().map(|(_, key, _)| *key).collect();
        let minutes: Vec<_> = counted.keys().map(|(_, _, minute)| *minute).collect();
        let numbers: Vec<_> = counted.values().flatten().copied().collect();
        let written = async {
            let mut connection = self.connections.get().await?;
            let parameters = [
                (&kinds as _, Type::INT2_ARRAY),
                (&keys as _, Type::INT8_ARRAY),
                (&minutes as _, Type::INT4_ARRAY),
                (&numbers as _, Type::INT4_ARRAY),
            ];
            connection.query(&self.statements.count, &parameters).await
        };
        let written = written.await;
        if written.is_err() {
            self.counts.put_back(counted);
        }
        written.map(drop)
    }

    /// Writes it beside the work of a worker. What fails is written with the next heartbeat.
    pub(super) fn write_counts_soon(self: &Arc<Self>) {
        if self.counts.locked().is_empty() {
            return;
        }
        let inner = Arc::clone(self);
        tokio::spawn(async move {
            if let Err(error) = inner.write_counts().await {
                tracing::debug!(%error, "figures were not written");
            }
        });
    }
}
