//! Numbers and moments as the database has them.

use std::time::{Duration, SystemTime};

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use tokio_postgres::Row as Columns;

use crate::error::StoreError;
use crate::id::{DeliveryKey, FifoKey, MessageKey, TargetId};
use crate::store::Result;

/// A hundred years. Longer durations are as good as this, and a moment so far away can still be written.
const LONGEST: i64 = 100 * 366 * 86_400 * 1_000_000;

pub(super) fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).map_or(LONGEST, |micros| micros.min(LONGEST))
}

/// A duration; zero if the number is negative.
pub(super) fn duration(micros: i64) -> Duration {
    Duration::from_micros(u64::try_from(micros).unwrap_or_default())
}

/// The number of a moment in keys of `due`.
pub(super) fn moment(time: SystemTime) -> i64 {
    match time.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_micros()).unwrap_or(i64::MAX),
        Err(error) => {
            i64::try_from(error.duration().as_micros()).map_or(i64::MIN, |micros| -micros)
        }
    }
}

pub(super) fn time(moment: i64) -> SystemTime {
    let distance = Duration::from_micros(moment.unsigned_abs());
    let time = match moment >= 0 {
        true => SystemTime::UNIX_EPOCH.checked_add(distance),
        false => SystemTime::UNIX_EPOCH.checked_sub(distance),
    };
    time.unwrap_or(SystemTime::UNIX_EPOCH)
}

pub(super) fn int(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

pub(super) fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

pub(super) fn limit(limit: usize) -> i64 {
    // One more must still be a number.
    i64::try_from(limit).unwrap_or(i64::MAX).min(i64::MAX - 1)
}

#[expect(clippy::cast_possible_wrap, reason = "there are 64 shards")]
pub(super) fn shard(shard: crate::id::Shard) -> i16 {
    shard.number() as i16
}

/// The database refuses a NUL in a text. In what only people read, it is replaced, so that no acknowledgement fails for it.
pub(super) fn readable(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}

/// A column.
pub(super) fn column<'a, T: tokio_postgres::types::FromSql<'a>>(
    row: &'a Columns,
    name: &str,
) -> Result<T> {
    row.try_get(name).map_err(StoreError::corrupted)
}

/// `day` and `seq`.
pub(super) fn message_key(row: &Columns) -> Result<MessageKey> {
    Ok(MessageKey {
        day: column(row, "day")?,
        seq: column(row, "seq")?,
    })
}

/// `day`, `seq` and `target`.
pub(super) fn delivery_key(row: &Columns) -> Result<DeliveryKey> {
    Ok(DeliveryKey {
        message: message_key(row)?,
        target: TargetId::from_number(column(row, "target")?),
    })
}

/// `fifo`.
pub(super) fn fifo(row: &Columns) -> Result<Option<FifoKey>> {
    let number: Option<i64> = column(row, "fifo")?;
    Ok(number.map(FifoKey::from_number))
}

/// A variant by its name.
pub(super) fn variant<T: for<'a> Deserialize<'a>>(name: &str) -> Result<T> {
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    T::deserialize(name).map_err(StoreError::corrupted)
}

/// Each value once, in order.
pub(super) fn once<T: Ord>(values: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values: Vec<_> = values.into_iter().collect();
    values.sort_unstable();
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Cause, TargetState};

    #[test]
    fn moments_survive() {
        for number in [0, 1, -1, 1_796_000_000_123_456, -5_000_000] {
            assert_eq!(moment(time(number)), number);
        }
        assert_eq!(micros(Duration::MAX), LONGEST);
        assert_eq!(duration(-1), Duration::ZERO);
    }

    #[test]
    fn variants_are_found_by_their_names() {
        assert_eq!(
            variant::<Cause>("out-of-attempts").unwrap(),
            Cause::OutOfAttempts
        );
        assert_eq!(
            variant::<TargetState>("paused").unwrap(),
            TargetState::Paused
        );
        assert!(variant::<Cause>("unheard").unwrap_err().is_corrupted());
    }
}
