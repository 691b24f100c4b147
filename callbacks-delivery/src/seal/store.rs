//! A store that encrypts on the way in, and decrypts on the way out.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;

use super::message::open_head;
use super::{SealError, Sealer, context, open_in_place, open_text, seal_in_place, seal_text};
use crate::error::StoreError;
use crate::id::{DeliveryKey, MessageKey, Shard, TargetId};
use crate::message::Message;
use crate::store::{
    Acknowledgement, Activity, AttemptRecord, AuditEntry, Audited, Bound, Cause, DeadLetter, Due,
    DueBound, DueTarget, Endpoint, EndpointId, Enqueued, Erase, Filter, Gauges, Held, Job,
    JobProgress, JobState, Journal, Lease, Ledger, LetterPage, Listed, Loaded, MessageFilter,
    MessagePage, MissingPage, Position, Queue, Registry, Result, Row, Store, Tally, TargetChange,
    TargetCommand, TargetRecord,
};

/// How many endpoints are encrypted again in one step.
const PAGE: usize = 100;

/// A store whose payloads and secrets are encrypted.
///
/// It works with every store. Messages and endpoints that were stored without it are read as they are, and encrypted when they are
/// written again. It passes the tests of every store.
///
/// A message whose key is missing becomes a dead letter with the cause [`Cause::NoKey`], and nothing of it is lost: add the key, and
/// recover the letters of this cause. A message that does not open with its key is [`Cause::Unreadable`].
///
/// ```
/// use callbacks_delivery::{EncryptedStore, EncryptionKey, EncryptionKeys, MemoryStore, Outbox};
///
/// # tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(async {
/// let keys = EncryptionKeys::new(EncryptionKey::new("2026-11", &[7; 32])?);
/// let outbox = Outbox::new(EncryptedStore::new(MemoryStore::new(), keys));
/// # let _ = outbox;
/// # Ok::<(), callbacks_delivery::Error>(())
/// # }).unwrap();
/// ```
///
/// # Change of keys
///
/// Messages are encrypted with the newest key when they are accepted. An old key is needed until the last message of its time was
/// pruned. Endpoints stay, so call [`reseal_endpoints`](Self::reseal_endpoints) after a change.
pub struct EncryptedStore<S> {
    store: S,
    sealer: Box<dyn Sealer>,
}

impl<S> EncryptedStore<S> {
    /// Encrypts what a store keeps.
    pub fn new(store: S, sealer: impl Sealer) -> Self {
        Self {
            store,
            sealer: Box::new(sealer),
        }
    }

    /// The store below, whose contents are encrypted.
    pub const fn inner(&self) -> &S {
        &self.store
    }

    pub(super) fn sealer(&self) -> &dyn Sealer {
        &*self.sealer
    }
}

impl<S> fmt::Debug for EncryptedStore<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("EncryptedStore")
            .finish_non_exhaustive()
    }
}

impl<S: Store> EncryptedStore<S> {
    /// Encrypts all endpoints with the newest key. Returns how many there are. An endpoint whose key is missing stays as it is.
    ///
    /// An endpoint that somebody else changes at the same moment may lose that change, so do it while nobody does.
    ///
    /// # Errors
    ///
    /// If the store fails. What was written until then stays.
    pub async fn reseal_endpoints(&self) -> Result<usize> {
        let (mut count, mut after) = (0, None);
        loop {
            let page = self.endpoints(None, after, PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(count);
            };
            after = Some(last.id.clone());
            count += page.len();
            for endpoint in page {
                self.put_endpoint(endpoint).await?;
            }
        }
    }

    fn sealed(&self, mut endpoint: Endpoint) -> Result<Endpoint> {
        let (sealer, key) = (self.sealer(), self.sealer.key());
        let (url, secret) = places(&endpoint);
        seal_in_place(sealer, &key, &mut endpoint.url, &url).map_err(failed)?;
        for each in &mut endpoint.secrets {
            seal_in_place(sealer, &key, &mut each.key, &secret).map_err(failed)?;
        }
        Ok(endpoint)
    }

    /// What does not open stays encrypted: an attempt reports it, and writing the endpoint again keeps it.
    fn opened(&self, mut endpoints: Vec<Endpoint>) -> Vec<Endpoint> {
        for endpoint in &mut endpoints {
            let (url, secret) = places(endpoint);
            open_in_place(self.sealer(), &mut endpoint.url, &url);
            for each in &mut endpoint.secrets {
                open_in_place(self.sealer(), &mut each.key, &secret);
            }
        }
        endpoints
    }

    fn opened_message(&self, loaded: Loaded) -> Loaded {
        let Loaded::Message(message) = loaded else {
            return loaded;
        };
        match message.open(self.sealer()) {
            Ok(message) => Loaded::Message(Box::new(message)),
            Err(error) if error.is_unknown_key() => Loaded::NoKey(error.to_string()),
            Err(error) => Loaded::Unreadable(error.to_string()),
        }
    }

    /// An excerpt that cannot be encrypted is not kept: a worker must not wait for it.
    fn sealed_excerpt(&self, delivery: DeliveryKey, attempt: &AttemptRecord) -> Bytes {
        if attempt.excerpt.is_empty() {
            return Bytes::new();
        }
        let place = excerpt(delivery.message, delivery.target, attempt.number);
        let sealed = seal_text(self.sealer(), &self.sealer.key(), &attempt.excerpt, &place);
        sealed.map(Bytes::from).unwrap_or_default()
    }

    fn opened_excerpt(&self, message: MessageKey, target: TargetId, attempt: &mut AttemptRecord) {
        let Ok(text) = std::str::from_utf8(&attempt.excerpt) else {
            return;
        };
        let place = excerpt(message, target, attempt.number);
        if let Some(Ok(opened)) = open_text(self.sealer(), text, &place) {
            attempt.excerpt = opened.into();
        }
    }

    fn opened_heads(&self, mut messages: Vec<Listed>) -> Vec<Listed> {
        for message in &mut messages {
            // What does not open is listed without its path and headers.
            if let Some(envelope) = &mut message.envelope
                && let Ok(Some(bytes)) = open_head(self.sealer(), envelope)
            {
                message.size = bytes;
            }
        }
        messages
    }
}

/// What the URL and the secrets of an endpoint are bound to.
fn places(endpoint: &Endpoint) -> (Vec<u8>, Vec<u8>) {
    let parts = [Some(endpoint.id.as_str()), endpoint.tenant.as_deref()];
    (
        context("callbacks endpoint url 1", &parts),
        context("callbacks endpoint secret 1", &parts),
    )
}

fn excerpt(message: MessageKey, target: TargetId, number: u32) -> Vec<u8> {
    let place = format!(
        "{} {} {} {number}",
        message.day,
        message.seq,
        target.number()
    );
    context("callbacks excerpt 1", &[Some(&place)])
}

pub(super) fn failed(error: SealError) -> StoreError {
    StoreError::unavailable(error)
}

/// Methods that have nothing to encrypt.
macro_rules! pass {
    ($(fn $method:ident($($argument:ident: $type:ty),*) -> $result:ty;)*) => {
        $(
            async fn $method(&self, $($argument: $type),*) -> Result<$result> {
                self.store.$method($($argument),*).await
            }
        )*
    };
}

impl<S: Store> Queue for EncryptedStore<S> {
    async fn enqueue(&self, messages: Vec<Message>) -> Result<Vec<Enqueued>> {
        let sealed = messages.into_iter().map(|each| each.seal(self.sealer()));
        let sealed: std::result::Result<_, _> = sealed.collect();
        self.store.enqueue(sealed.map_err(failed)?).await
    }

    fn commits_in_order(&self) -> bool {
        self.store.commits_in_order()
    }

    async fn load(&self, messages: Vec<MessageKey>) -> Result<Vec<Loaded>> {
        let loaded = self.store.load(messages).await?;
        Ok(loaded
            .into_iter()
            .map(|each| self.opened_message(each))
            .collect())
    }

    async fn acknowledge(
        &self,
        lease: Lease,
        mut settled: Vec<Acknowledgement>,
        changes: Vec<TargetChange>,
    ) -> Result<Vec<Shard>> {
        for each in &mut settled {
            if let Some(attempt) = &mut each.attempt {
                attempt.excerpt = self.sealed_excerpt(each.key, attempt);
            }
        }
        self.store.acknowledge(lease, settled, changes).await
    }

    pass! {
        fn heartbeat(lease: Lease, duration: Duration) -> Held;
        fn release(lease: Lease, shards: Vec<Shard>) -> ();
        fn leave(lease: Lease) -> ();
        fn poll(from: Vec<Bound>, limit: usize) -> Vec<Row>;
        fn due_targets(shards: Vec<Shard>) -> Vec<DueTarget>;
        fn due(wanted: Vec<DueBound>) -> Due;
        fn fifo_due(shards: Vec<Shard>) -> Vec<Row>;
    }
}

impl<S: Store> Journal for EncryptedStore<S> {
    async fn attempts(&self, message: MessageKey) -> Result<Vec<(TargetId, AttemptRecord)>> {
        let mut attempts = self.store.attempts(message).await?;
        for (target, attempt) in &mut attempts {
            self.opened_excerpt(message, *target, attempt);
        }
        Ok(attempts)
    }

    pass! {
        fn find(id: String) -> Option<MessageKey>;
        fn positions(message: MessageKey) -> Vec<(TargetId, Position)>;
        fn dead(filter: Filter, after: Option<DeliveryKey>, limit: usize) -> Vec<DeadLetter>;
        fn count_dead(filter: Filter) -> u64;
        fn missing(target: TargetId, since: SystemTime, after: Option<DeliveryKey>, limit: usize) -> MissingPage;
        fn resend(deliveries: Vec<DeliveryKey>) -> Vec<bool>;
        fn forget(what: Erase) -> u64;
        fn prune(age: Duration) -> u64;
        fn gauges() -> Gauges;
    }
}

impl<S: Store> Registry for EncryptedStore<S> {
    async fn put_endpoint(&self, endpoint: Endpoint) -> Result<()> {
        self.store.put_endpoint(self.sealed(endpoint)?).await
    }

    async fn endpoints_of(&self, targets: Vec<TargetId>) -> Result<Vec<Endpoint>> {
        Ok(self.opened(self.store.endpoints_of(targets).await?))
    }

    async fn endpoints(
        &self,
        tenant: Option<String>,
        after: Option<EndpointId>,
        limit: usize,
    ) -> Result<Vec<Endpoint>> {
        let endpoints = self.store.endpoints(tenant, after, limit).await?;
        Ok(self.opened(endpoints))
    }

    pass! {
        fn targets(shards: Vec<Shard>) -> Vec<TargetRecord>;
        fn control(target: TargetId, command: TargetCommand) -> ();
        fn remove_endpoint(id: EndpointId) -> bool;
    }
}

impl<S: Store> Ledger for EncryptedStore<S> {
    async fn messages(
        &self,
        filter: MessageFilter,
        before: Option<MessageKey>,
        limit: usize,
    ) -> Result<MessagePage> {
        let mut page = self.store.messages(filter, before, limit).await?;
        page.rows = self.opened_heads(page.rows);
        Ok(page)
    }

    async fn listed(&self, messages: Vec<MessageKey>) -> Result<Vec<Listed>> {
        Ok(self.opened_heads(self.store.listed(messages).await?))
    }

    pass! {
        fn letters(filter: Filter, after: Option<DeliveryKey>, limit: usize) -> LetterPage;
        fn causes(filter: Filter) -> Tally<Cause>;
        fn backlog(targets: Vec<TargetId>) -> Tally<TargetId>;
        fn buried(targets: Vec<TargetId>) -> Tally<TargetId>;
        fn activity(target: Option<TargetId>, since: Duration) -> Vec<Activity>;
        fn audit(entry: AuditEntry) -> ();
        fn audited(tenant: Option<String>, before: Option<i64>, limit: usize) -> Vec<Audited>;
        fn put_job(job: Job, owner: i64) -> ();
        fn job(id: String) -> Option<Job>;
        fn jobs(tenant: Option<String>, limit: usize) -> Vec<Job>;
        fn advance_job(id: String, owner: i64, progress: Option<JobProgress>, state: JobState) -> Option<Job>;
        fn cancel_job(id: String) -> bool;
    }
}
