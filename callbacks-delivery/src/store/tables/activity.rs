//! What came of attempts, by the minute and for each target by the hour.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::time::Duration;

use super::codec::{Cursor, Key, Micros, earlier, time};
use super::{Read, Table, Write, keys, value};
use crate::id::TargetId;
use crate::store::records::{Acknowledgement, Then};
use crate::store::{Activity, Result};

const MINUTE: Micros = 60 * 1_000_000;
const HOUR: Micros = 60 * MINUTE;
const DAY: Duration = Duration::from_secs(86_400);

/// The counts of one batch, so that each row is written once.
#[derive(Default)]
pub(super) struct Counts(BTreeMap<Vec<u8>, [u32; 11]>);

impl Counts {
    pub(super) fn add(&mut self, settled: &Acknowledgement, now: Micros) {
        let is_dead = matches!(settled.then, Then::Dead { .. });
        if settled.attempt.is_none() && !is_dead {
            return;
        }
        for key in [minute(now), hour(settled.key.target, now)] {
            let counts = self.0.entry(key).or_default();
            if let Some(attempt) = &settled.attempt {
                counts[usize::from(settled.then != Then::Done)] += 1;
                counts[3 + Activity::bucket(attempt.took)] += 1;
            }
            counts[2] += u32::from(is_dead);
        }
    }

    pub(super) fn write(self, write: &mut dyn Write) -> Result<()> {
        for (key, added) in self.0 {
            // A row that cannot be read must not fail an acknowledgement: it begins again.
            let before = value(write, Table::Activity, &key)?;
            let before = before.and_then(|bytes| read_counts(&bytes).ok());
            let mut bytes = Vec::with_capacity(44);
            for (count, added) in before.unwrap_or_default().into_iter().zip(added) {
                bytes.extend(count.saturating_add(added).to_be_bytes());
            }
            write.put(Table::Activity, &key, &bytes)?;
        }
        Ok(())
    }
}

fn minute(now: Micros) -> Vec<u8> {
    let mut key = b"m".to_vec();
    key.extend(Key::default().signed(now - now.rem_euclid(MINUTE)).done());
    key
}

fn hour(target: TargetId, now: Micros) -> Vec<u8> {
    let mut key = b"h".to_vec();
    let hour = now - now.rem_euclid(HOUR);
    key.extend(Key::default().target(target).signed(hour).done());
    key
}

fn read_counts(bytes: &[u8]) -> Result<[u32; 11]> {
    let mut cursor = Cursor(bytes);
    let mut counts = [0; 11];
    for count in &mut counts {
        *count = cursor.u32()?;
    }
    Ok(counts)
}

pub(super) fn activity(
    read: &dyn Read,
    target: Option<TargetId>,
    since: Duration,
    now: Micros,
) -> Result<Vec<Activity>> {
    let since = earlier(now, since);
    let (from, to) = match target {
        None => (minute(since), minute(Micros::MAX)),
        Some(target) => (hour(target, since), hour(target, Micros::MAX)),
    };
    let mut found = Vec::new();
    read.scan(Table::Activity, &from, &to, &mut |key, value| {
        let began = Cursor(&key[key.len().saturating_sub(8)..]).signed();
        if let (Ok(began), Ok(counts)) = (began, read_counts(value)) {
            let [delivered, failed, dead, took @ ..] = counts.map(u64::from);
            found.push(Activity {
                began: time(began),
                delivered,
                failed,
                dead,
                took,
            });
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

pub(super) fn prune(write: &mut dyn Write, now: Micros) -> Result<()> {
    let mut old = keys(write, Table::Activity, b"m", &minute(earlier(now, 2 * DAY)))?;
    // Minutes are read above; `m` is behind `h`.
    let oldest = earlier(now, 30 * DAY);
    old = keys(write, Table::Activity, b"h", b"i")?
        .into_iter()
        .filter(|key| {
            Cursor(&key[key.len().saturating_sub(8)..])
                .signed()
                .is_ok_and(|hour| hour < oldest)
        })
        .chain(old)
        .collect();
    for key in old {
        write.remove(Table::Activity, &key)?;
    }
    Ok(())
}
