//! Keys and values as bytes. Keys compare as bytes like what they mean.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::super::Result;
use super::super::history::{AttemptRecord, Cause};
use super::super::records::{Place, Row};
use super::super::registry::{Health, OpenBreaker, TargetRecord, TargetState};
use crate::error::StoreError;
use crate::id::{DeliveryKey, FifoKey, MessageKey, Shard, TargetId};

/// Microseconds since 1970: the time of a store.
pub(super) type Micros = i64;

pub(super) fn micros(time: SystemTime) -> Micros {
    let since = time
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

pub(super) fn time(micros: Micros) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_micros(u64::try_from(micros).unwrap_or_default())
}

pub(super) fn later(now: Micros, wait: Duration) -> Micros {
    now.saturating_add(i64::try_from(wait.as_micros()).unwrap_or(i64::MAX))
}

pub(super) fn earlier(now: Micros, ago: Duration) -> Micros {
    now.saturating_sub(i64::try_from(ago.as_micros()).unwrap_or(i64::MAX))
}

/// From `from` to `to`; zero if that is backwards.
pub(super) fn between(from: Micros, to: Micros) -> Duration {
    Duration::from_micros(u64::try_from(to.saturating_sub(from)).unwrap_or_default())
}

/// The day of a moment.
pub(super) fn day(now: Micros) -> i32 {
    i32::try_from(now / 86_400_000_000).unwrap_or(i32::MAX)
}

/// A key under construction.
#[derive(Default)]
pub(super) struct Key(Vec<u8>);

impl Key {
    pub(super) fn shard(mut self, shard: Shard) -> Self {
        self.0.extend(shard.number().to_be_bytes());
        self
    }

    pub(super) fn signed(mut self, number: i64) -> Self {
        // With the sign flipped, negative numbers come first.
        self.0.extend((number ^ i64::MIN).to_be_bytes());
        self
    }

    pub(super) fn target(self, target: TargetId) -> Self {
        self.signed(target.number())
    }

    pub(super) fn message(self, key: MessageKey) -> Self {
        self.signed(i64::from(key.day)).signed(key.seq)
    }

    pub(super) fn done(self) -> Vec<u8> {
        self.0
    }

    /// All keys that begin like this one.
    pub(super) fn prefix(self) -> (Vec<u8>, Vec<u8>) {
        let mut end = self.0.clone();
        while let Some(last) = end.pop() {
            if last < u8::MAX {
                end.push(last + 1);
                break;
            }
        }
        if end.is_empty() {
            end = vec![u8::MAX; self.0.len() + 9];
        }
        (self.0, end)
    }
}

pub(super) fn outbox_key(key: DeliveryKey) -> Vec<u8> {
    let shard = Key::default().shard(key.target.shard());
    shard.signed(key.message.seq).target(key.target).done()
}

pub(super) fn due_key(key: DeliveryKey, due: Micros) -> Vec<u8> {
    let shard = Key::default().shard(key.target.shard());
    shard
        .target(key.target)
        .signed(due)
        .signed(key.message.seq)
        .done()
}

/// The key of `due_at` and `dead`.
pub(super) fn delivery_key(key: DeliveryKey) -> Vec<u8> {
    Key::default()
        .signed(key.message.seq)
        .target(key.target)
        .done()
}

/// Reads bytes from the front.
pub(super) struct Cursor<'a>(pub(super) &'a [u8]);

impl<'a> Cursor<'a> {
    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or_else(damaged)?;
        self.0 = rest;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        Ok(self
            .bytes(N)?
            .try_into()
            .expect("as many bytes as asked for"))
    }

    pub(super) fn shard(&mut self) -> Result<Shard> {
        Shard::new(u16::from_be_bytes(self.array()?)).ok_or_else(damaged)
    }

    pub(super) fn signed(&mut self) -> Result<i64> {
        Ok(i64::from_be_bytes(self.array()?) ^ i64::MIN)
    }

    pub(super) fn target(&mut self) -> Result<TargetId> {
        self.signed().map(TargetId::from_number)
    }

    pub(super) fn message(&mut self) -> Result<MessageKey> {
        let day = i32::try_from(self.signed()?).map_err(|_| damaged())?;
        let seq = self.signed()?;
        Ok(MessageKey { day, seq })
    }

    fn u8(&mut self) -> Result<u8> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    pub(super) fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_be_bytes(self.array()?))
    }
}

pub(super) fn damaged() -> StoreError {
    StoreError::corrupted("a row has an unknown form")
}

pub(super) fn to_json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("records only have strings, numbers and lists")
}

pub(super) fn from_json<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|_| damaged())
}

/// The value of `message`. A forgotten message has neither an envelope nor a body.
pub(super) struct Stored<'a> {
    pub(super) accepted: Micros,
    pub(super) envelope: &'a [u8],
    pub(super) body: &'a [u8],
}

impl<'a> Stored<'a> {
    pub(super) fn read(value: &'a [u8]) -> Result<Self> {
        let mut cursor = Cursor(value);
        let accepted = cursor.signed()?;
        let length = usize::try_from(cursor.u32()?).map_err(|_| damaged())?;
        let envelope = cursor.bytes(length)?;
        Ok(Self {
            accepted,
            envelope,
            body: cursor.0,
        })
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let length = u32::try_from(self.envelope.len()).expect("envelopes are small");
        let mut value = Key::default().signed(self.accepted).done();
        value.extend(length.to_be_bytes());
        value.extend(self.envelope);
        value.extend(self.body);
        value
    }

    pub(super) const fn is_forgotten(&self) -> bool {
        self.envelope.is_empty()
    }
}

/// The value of `outbox`.
pub(super) fn write_outbox(day: i32, fifo: Option<FifoKey>) -> Vec<u8> {
    let mut value = day.to_be_bytes().to_vec();
    write_fifo(&mut value, fifo);
    value
}

fn write_fifo(value: &mut Vec<u8>, fifo: Option<FifoKey>) {
    if let Some(fifo) = fifo {
        value.extend(fifo.number().to_be_bytes());
    }
}

fn read_fifo(cursor: &mut Cursor<'_>) -> Result<Option<FifoKey>> {
    if cursor.0.is_empty() {
        return Ok(None);
    }
    let number = i64::from_be_bytes(cursor.array()?);
    Ok(Some(FifoKey::from_number(number)))
}

fn read_day(cursor: &mut Cursor<'_>) -> Result<i32> {
    Ok(i32::from_be_bytes(cursor.array()?))
}

pub(super) fn read_outbox(key: &[u8], value: &[u8]) -> Result<Row> {
    let (mut key, mut value) = (Cursor(key), Cursor(value));
    key.shard()?;
    let (seq, target) = (key.signed()?, key.target()?);
    let day = read_day(&mut value)?;
    let message = MessageKey { day, seq };
    Ok(Row {
        key: DeliveryKey { message, target },
        place: Place::Outbox,
        fifo: read_fifo(&mut value)?,
        charged: 0,
        uncharged: 0,
        began: None,
    })
}

/// The value of `due`.
pub(super) struct Waiting {
    pub(super) day: i32,
    pub(super) charged: u32,
    pub(super) uncharged: u32,
    pub(super) began: Option<Micros>,
    pub(super) fifo: Option<FifoKey>,
}

impl Waiting {
    pub(super) fn write(&self) -> Vec<u8> {
        let mut value = self.day.to_be_bytes().to_vec();
        value.extend(self.charged.to_be_bytes());
        value.extend(self.uncharged.to_be_bytes());
        value.push(u8::from(self.began.is_some()));
        value.extend(self.began.unwrap_or_default().to_be_bytes());
        write_fifo(&mut value, self.fifo);
        value
    }
}

/// A row of `due`, and when it is due.
pub(super) fn read_due(key: &[u8], value: &[u8], now: Micros) -> Result<(Row, Micros)> {
    let (mut key, mut value) = (Cursor(key), Cursor(value));
    key.shard()?;
    let (target, due, seq) = (key.target()?, key.signed()?, key.signed()?);
    let day = read_day(&mut value)?;
    let (charged, uncharged) = (value.u32()?, value.u32()?);
    let has_begun = value.u8()? != 0;
    let began = i64::from_be_bytes(value.array()?);
    let message = MessageKey { day, seq };
    let row = Row {
        key: DeliveryKey { message, target },
        place: Place::Due(due),
        fifo: read_fifo(&mut value)?,
        charged,
        uncharged,
        began: has_begun.then(|| between(began, now)),
    };
    Ok((row, due))
}

/// The value of `dead`.
#[derive(Serialize, Deserialize)]
pub(super) struct Buried {
    pub(super) day: i32,
    pub(super) died: Micros,
    pub(super) cause: Cause,
    pub(super) detail: String,
}

/// The value of `target`.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct StoredTarget {
    pub(super) state: TargetState,
    pub(super) failing_since: Option<Micros>,
    pub(super) alerted: u8,
    pub(super) breaker: Option<(u32, Micros)>,
    pub(super) rate: Option<f32>,
    pub(super) concurrency: Option<u16>,
}

impl StoredTarget {
    pub(super) fn record(&self, target: TargetId, now: Micros) -> TargetRecord {
        TargetRecord {
            target,
            state: self.state,
            health: Health {
                failing_for: self.failing_since.map(|since| between(since, now)),
                alerted: self.alerted,
                breaker: self.breaker.map(|(opened, until)| OpenBreaker {
                    opened,
                    wait: between(now, until),
                }),
            },
            rate: self.rate,
            concurrency: self.concurrency,
        }
    }

    pub(super) fn set_health(&mut self, health: Health, now: Micros) {
        self.failing_since = health.failing_for.map(|ago| earlier(now, ago));
        self.alerted = health.alerted;
        self.breaker = health
            .breaker
            .map(|breaker| (breaker.opened, later(now, breaker.wait)));
    }
}

/// The value of `attempt`: a record, and the excerpt behind it.
pub(super) fn write_attempt(attempt: &AttemptRecord) -> Vec<u8> {
    let json = to_json(attempt);
    let length = u32::try_from(json.len()).expect("records are small");
    let mut value = length.to_be_bytes().to_vec();
    value.extend(json);
    value.extend(&attempt.excerpt);
    value
}

pub(super) fn read_attempt(value: &[u8]) -> Result<AttemptRecord> {
    let mut cursor = Cursor(value);
    let length = usize::try_from(cursor.u32()?).map_err(|_| damaged())?;
    let mut attempt: AttemptRecord = from_json(cursor.bytes(length)?)?;
    attempt.excerpt = Bytes::copy_from_slice(cursor.0);
    Ok(attempt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_compare_like_their_numbers() {
        let numbers = [i64::MIN, -2, -1, 0, 1, 255, 256, i64::MAX];
        let keys = numbers.map(|number| Key::default().signed(number).done());
        assert!(keys.is_sorted());
        for (number, key) in numbers.into_iter().zip(&keys) {
            assert_eq!(Cursor(key).signed().unwrap(), number);
        }
    }

    #[test]
    fn a_prefix_ends_before_the_next_key() {
        let (from, to) = Key::default().signed(7).prefix();
        let within = Key::default().signed(7).signed(i64::MAX).done();
        let next = Key::default().signed(8).done();
        assert!(from <= within && within < to && to <= next);
        let (_, to) = Key::default().signed(i64::MAX).prefix();
        assert!(Key::default().signed(i64::MAX).signed(i64::MAX).done() < to);
    }

    #[test]
    fn a_damaged_row_is_an_error() {
        assert!(Stored::read(&[0; 5]).is_err_and(|error| error.is_corrupted()));
        assert!(read_outbox(&[0; 18], &[0; 2]).is_err());
        assert!(read_due(&[0; 3], &[], 0).is_err());
        assert!(read_attempt(&[0, 0, 0, 9, 1]).is_err());
    }
}
