//! The producer's handle.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use callbacks_runtime::client::Capturing;
use callbacks_runtime::{Client, Target};
use tokio::sync::Notify;

use crate::error::{Error, Kind};
use crate::id::{DeliveryKey, MessageKey, TargetId};
use crate::message::Message;
use crate::prepare::{Outline, prepare, prepare_event};
use crate::store::{AttemptRecord, Enqueued, Erase, Filter, Position, Store, TargetCommand};

/// How many deliveries are put back in one transaction.
const AT_ONCE: usize = 100;

/// Accepts messages, and answers what became of them. Clones share the store.
///
/// A worker of the same process starts at once when a clone accepts a message.
pub struct Outbox<S> {
    store: Arc<S>,
    wake: Arc<Wake>,
}

/// Wakes a worker of the same process.
#[derive(Debug, Default)]
pub(crate) struct Wake {
    notify: Notify,
    /// Whether messages with old numbers are new.
    has_old: AtomicBool,
}

impl Wake {
    /// Waits for a call. Whether everything has to be read again.
    pub(crate) async fn called(&self) -> bool {
        self.notify.notified().await;
        self.has_old.swap(false, Ordering::Relaxed)
    }
}

impl<S> Clone for Outbox<S> {
    fn clone(&self) -> Self {
        Self {
            store: Arc::clone(&self.store),
            wake: Arc::clone(&self.wake),
        }
    }
}

impl<S> fmt::Debug for Outbox<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Outbox").finish_non_exhaustive()
    }
}

impl<S: Store> Outbox<S> {
    /// An outbox over a store.
    pub fn new(store: S) -> Self {
        Self {
            store: Arc::new(store),
            wake: Arc::default(),
        }
    }

    /// The store.
    pub fn store(&self) -> &S {
        &self.store
    }

    pub(crate) fn shared(&self) -> (Arc<S>, Arc<Wake>) {
        (Arc::clone(&self.store), Arc::clone(&self.wake))
    }

    /// Wakes the worker of this process: after you enqueued in a transaction of your own.
    pub fn wake(&self) {
        self.wake.notify.notify_one();
    }

    /// Prepares and accepts a message of one typed call: [`prepare`] and [`enqueue`](Self::enqueue).
    ///
    /// # Errors
    ///
    /// If the call is not as the document declares it, the payload is too large, or the store fails.
    pub async fn send<R, F>(
        &self,
        outline: Outline,
        call: impl FnOnce(Client<Capturing>) -> F,
    ) -> Result<Enqueued, Error>
    where
        F: Future<Output = Result<R, callbacks_runtime::Error>>,
    {
        self.enqueue(prepare(outline, call).await?).await
    }

    /// Prepares and accepts an event, which goes to every endpoint that is subscribed to it at this moment:
    /// [`prepare_event`] and [`enqueue`](Self::enqueue).
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    pub async fn publish<R, F>(
        &self,
        outline: Outline,
        call: impl FnOnce(Client<Capturing>, Target) -> F,
    ) -> Result<Enqueued, Error>
    where
        F: Future<Output = Result<R, callbacks_runtime::Error>>,
    {
        self.enqueue(prepare_event(outline, call).await?).await
    }

    /// Accepts a message. It is durable when this returns.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn enqueue(&self, message: Message) -> Result<Enqueued, Error> {
        let enqueued = self.enqueue_all(vec![message]).await?;
        let missing = || Error::new(Kind::Invalid("the store did not answer".to_owned()));
        enqueued.into_iter().next().ok_or_else(missing)
    }

    /// Accepts messages, all or none.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn enqueue_all(&self, messages: Vec<Message>) -> Result<Vec<Enqueued>, Error> {
        let enqueued = self.store.enqueue(messages).await?;
        self.wake();
        Ok(enqueued)
    }

    async fn key(&self, id: &str) -> Result<MessageKey, Error> {
        let found = self.store.find(id.to_owned()).await?;
        found.ok_or_else(|| Error::new(Kind::Invalid(format!("there is no message `{id}`"))))
    }

    /// Where each delivery of a message is, by its `webhook-id`.
    ///
    /// # Errors
    ///
    /// If there is no such message, or the store fails.
    pub async fn positions(&self, id: &str) -> Result<Vec<(TargetId, Position)>, Error> {
        Ok(self.store.positions(self.key(id).await?).await?)
    }

    /// The attempts of a message, by its `webhook-id`.
    ///
    /// # Errors
    ///
    /// If there is no such message, or the store fails.
    pub async fn attempts(&self, id: &str) -> Result<Vec<(TargetId, AttemptRecord)>, Error> {
        Ok(self.store.attempts(self.key(id).await?).await?)
    }

    /// Sends one message again, whatever became of it. Returns how many deliveries that are: one that waits already is not
    /// sent twice. A resend is never deduplicated.
    ///
    /// # Errors
    ///
    /// If there is no such message, or the store fails.
    pub async fn resend(&self, id: &str) -> Result<usize, Error> {
        let message = self.key(id).await?;
        let positions = self.store.positions(message).await?;
        let delivery = |(target, _)| DeliveryKey { message, target };
        self.put_back(positions.into_iter().map(delivery).collect())
            .await
    }

    /// How many dead letters [`recover`](Self::recover) would send again.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn count_recoverable(&self, filter: Filter) -> Result<u64, Error> {
        Ok(self.store.count_dead(filter).await?)
    }

    /// Sends dead letters again, at most `rate` each second: those that match when they are reached. Dropping the future
    /// stops it. Returns how many deliveries that are.
    ///
    /// # Errors
    ///
    /// If the store fails. What was put back until then is sent.
    pub async fn recover(&self, filter: Filter, rate: u32) -> Result<usize, Error> {
        let (mut sent, mut after) = (0, None);
        let mut pace = Pace::new(rate);
        loop {
            let page = self.store.dead(filter.clone(), after, pace.page()).await?;
            let Some(last) = page.last() else {
                return Ok(sent);
            };
            after = Some(last.key);
            sent += self
                .put_back(page.iter().map(|letter| letter.key).collect())
                .await?;
            pace.wait(page.len()).await;
        }
    }

    /// How many deliveries [`replay_missing`](Self::replay_missing) would make.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn count_missing(&self, target: TargetId, since: SystemTime) -> Result<usize, Error> {
        let (mut count, mut after) = (0, None);
        loop {
            let page = self.store.missing(target, since, after, 10_000).await?;
            count += page.rows.len();
            let Some(next) = page.next else {
                return Ok(count);
            };
            after = Some(next);
        }
    }

    /// Sends what a target never got a chance of since a time, at most `rate` each second: events that were accepted while its
    /// endpoint was disabled or not yet registered. Returns how many deliveries that are.
    ///
    /// # Errors
    ///
    /// If the store fails. What was put back until then is sent.
    pub async fn replay_missing(
        &self,
        target: TargetId,
        since: SystemTime,
        rate: u32,
    ) -> Result<usize, Error> {
        let (mut sent, mut after) = (0, None);
        let mut pace = Pace::new(rate);
        loop {
            let page = self
                .store
                .missing(target, since, after, pace.page())
                .await?;
            let count = page.rows.len();
            if count > 0 {
                sent += self.put_back(page.rows).await?;
            }
            let Some(next) = page.next else {
                return Ok(sent);
            };
            after = Some(next);
            pace.wait(count).await;
        }
    }

    async fn put_back(&self, deliveries: Vec<DeliveryKey>) -> Result<usize, Error> {
        let results = self.store.resend(deliveries).await?;
        // They have the numbers that they always had.
        self.wake.has_old.store(true, Ordering::Relaxed);
        self.wake();
        Ok(results
            .into_iter()
            .filter(|was_put_back| *was_put_back)
            .count())
    }

    /// Pauses, enables or limits a target. The worker follows within a heartbeat.
    ///
    /// # Errors
    ///
    /// If a limit is out of range, or the store fails.
    pub async fn control(&self, target: TargetId, command: TargetCommand) -> Result<(), Error> {
        command.check()?;
        self.store.control(target, command).await?;
        self.wake();
        Ok(())
    }

    /// Erases payloads, excerpts and pending deliveries at once. A request that is on its way at that moment cannot be
    /// taken back. Returns how many messages were erased.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn forget(&self, what: Erase) -> Result<u64, Error> {
        Ok(self.store.forget(what).await?)
    }

    /// Removes what was settled longer ago than `age`. Call it once a day, or more often.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn prune(&self, age: Duration) -> Result<u64, Error> {
        Ok(self.store.prune(age).await?)
    }
}

/// Spreads work over time.
struct Pace {
    rate: u32,
}

impl Pace {
    fn new(rate: u32) -> Self {
        Self { rate: rate.max(1) }
    }

    fn page(&self) -> usize {
        AT_ONCE.min(usize::try_from(self.rate).unwrap_or(usize::MAX))
    }

    async fn wait(&mut self, count: usize) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        tokio::time::sleep(Duration::from_secs(1) * count / self.rate).await;
    }
}
