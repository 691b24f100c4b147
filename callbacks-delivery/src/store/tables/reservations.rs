//! Handled messages, for idempotent routers of one process.

use std::time::{Duration, SystemTime};

use callbacks_runtime::StatusCode;
use callbacks_runtime::receiver::idempotency::{
    IdempotencyKey, IdempotencyStore, Reservation, StoreError, Token,
};
use serde::{Deserialize, Serialize};

use super::codec::{Key, Micros, between, damaged, from_json, later, to_json};
use super::{Backend, Table, TableStore, Write, first_keys, value};
use crate::store::Result;

/// How many reservations that have ended are removed with each new one. So the table does not grow without end, and no call
/// takes long.
const REMOVED_AT_ONCE: usize = 4;

/// The value of `reservation`.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Reserved {
    until: Micros,
    token: u64,
    /// The status of the answer, if the message was handled.
    status: Option<u16>,
}

/// Messages that are being handled come first, so they are found without those that were handled.
const HANDLED: [u8; 2] = [0, 1];

/// All keys of messages that were handled or not, up to a time.
fn until(is_handled: bool, end: Micros) -> (Vec<u8>, Vec<u8>) {
    let from = vec![HANDLED[usize::from(is_handled)]];
    let mut to = from.clone();
    to.extend(Key::default().signed(end).done());
    (from, to)
}

fn place(reserved: &Reserved, message: &IdempotencyKey) -> Vec<u8> {
    let (_, mut key) = until(reserved.status.is_some(), reserved.until);
    key.extend(message.as_bytes());
    key
}

/// The key of the message at the end of a place.
fn message_at(place: &[u8]) -> Result<&[u8]> {
    place.get(9..).ok_or_else(damaged)
}

fn known(write: &dyn Write, message: &IdempotencyKey) -> Result<Option<Reserved>> {
    let found = value(write, Table::Reservation, message.as_bytes())?;
    found.map(|bytes| from_json(&bytes)).transpose()
}

fn put(
    write: &mut dyn Write,
    message: &IdempotencyKey,
    before: Option<Reserved>,
    after: Reserved,
) -> Result<()> {
    if let Some(before) = before {
        write.remove(Table::ReservationUntil, &place(&before, message))?;
    }
    write.put(Table::ReservationUntil, &place(&after, message), &[])?;
    write.put(Table::Reservation, message.as_bytes(), &to_json(&after))
}

fn remove_ended(write: &mut dyn Write, now: Micros) -> Result<()> {
    for is_handled in [true, false] {
        remove(write, until(is_handled, now), REMOVED_AT_ONCE)?;
    }
    Ok(())
}

fn remove(write: &mut dyn Write, (from, to): (Vec<u8>, Vec<u8>), limit: usize) -> Result<()> {
    for place in first_keys(write, Table::ReservationUntil, &from, &to, limit)? {
        write.remove(Table::ReservationUntil, &place)?;
        write.remove(Table::Reservation, message_at(&place)?)?;
    }
    Ok(())
}

/// Messages that a process was handling when it ended are free at once: nobody else had the file.
#[cfg(feature = "redb")]
pub(crate) fn free_reservations(write: &mut dyn Write) -> Result<()> {
    remove(write, until(false, Micros::MAX), usize::MAX)
}

fn reserve(
    write: &mut dyn Write,
    message: &IdempotencyKey,
    token: Token,
    lease: Duration,
    now: Micros,
) -> Result<Reservation> {
    let before = known(write, message)?;
    if let Some(before) = before.filter(|before| now < before.until) {
        if let Some(status) = before.status {
            let status = StatusCode::from_u16(status).map_err(crate::StoreError::corrupted)?;
            return Ok(Reservation::Done(status));
        }
        if before.token != token.number() {
            let remaining = between(now, before.until);
            return Ok(Reservation::InProgress { remaining });
        }
    }
    let after = Reserved {
        until: later(now, lease),
        token: token.number(),
        status: None,
    };
    put(write, message, before, after)?;
    remove_ended(write, now)?;
    Ok(Reservation::Reserved)
}

fn extend(
    write: &mut dyn Write,
    message: &IdempotencyKey,
    token: Token,
    lease: Duration,
    now: Micros,
) -> Result<bool> {
    let is_own = |known: &Reserved| known.token == token.number() && known.status.is_none();
    let Some(before) = known(write, message)?.filter(is_own) else {
        return Ok(false);
    };
    let after = Reserved {
        until: later(now, lease),
        ..before
    };
    put(write, message, Some(before), after)?;
    Ok(true)
}

fn commit(
    write: &mut dyn Write,
    message: &IdempotencyKey,
    token: Token,
    status: StatusCode,
    until: Micros,
) -> Result<bool> {
    let before = known(write, message)?;
    if before.is_some_and(|before| before.token != token.number()) {
        return Ok(false);
    }
    let after = Reserved {
        until,
        token: token.number(),
        status: Some(status.as_u16()),
    };
    put(write, message, before, after)?;
    Ok(true)
}

fn release(write: &mut dyn Write, message: &IdempotencyKey, token: Token) -> Result<bool> {
    let Some(before) = known(write, message)? else {
        return Ok(true);
    };
    if before.token != token.number() {
        return Ok(false);
    }
    if before.status.is_none() {
        write.remove(Table::ReservationUntil, &place(&before, message))?;
        write.remove(Table::Reservation, message.as_bytes())?;
    }
    Ok(true)
}

/// `router.idempotent(store)` handles each message once in this process. With a file, also over restarts: messages that a killed
/// process was handling are free when the file is opened again.
///
/// A message that was handled is known for four days: [`remember_handled`](TableStore::remember_handled) changes that. What has
/// expired is removed while new messages arrive.
impl<B: Backend> IdempotencyStore for TableStore<B> {
    async fn reserve(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        _now: SystemTime,
    ) -> std::result::Result<Reservation, StoreError> {
        let (key, now) = (*key, self.now());
        let work = move |write: &mut dyn Write| reserve(write, &key, token, lease, now);
        self.backend.write(work).await.map_err(StoreError::new)
    }

    async fn extend(
        &self,
        key: &IdempotencyKey,
        token: Token,
        lease: Duration,
        _now: SystemTime,
    ) -> std::result::Result<bool, StoreError> {
        let (key, now) = (*key, self.now());
        let work = move |write: &mut dyn Write| extend(write, &key, token, lease, now);
        self.backend.write(work).await.map_err(StoreError::new)
    }

    async fn commit(
        &self,
        key: &IdempotencyKey,
        token: Token,
        status: StatusCode,
        _now: SystemTime,
    ) -> std::result::Result<bool, StoreError> {
        let (key, until) = (*key, later(self.now(), self.remembered));
        let work = move |write: &mut dyn Write| commit(write, &key, token, status, until);
        self.backend.write(work).await.map_err(StoreError::new)
    }

    async fn release(
        &self,
        key: &IdempotencyKey,
        token: Token,
    ) -> std::result::Result<bool, StoreError> {
        let key = *key;
        let work = move |write: &mut dyn Write| release(write, &key, token);
        self.backend.write(work).await.map_err(StoreError::new)
    }
}

impl<B: Backend> TableStore<B> {
    /// Sets how long a message is known that an [idempotent](callbacks_runtime::Router::idempotent) router has handled. Default: four
    /// days. It should be at least twice the tolerance of the verifier, and as long as the provider retries.
    #[must_use]
    pub fn remember_handled(mut self, duration: Duration) -> Self {
        self.remembered = duration;
        self
    }
}
