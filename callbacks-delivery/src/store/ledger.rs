//! What an operations page reads and writes.

use std::future::Future;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::history::{Cause, Filter};
use super::{
    Activity, Job, JobProgress, JobState, LetterPage, Listed, MessageFilter, MessagePage, Result,
};
use crate::id::{DeliveryKey, MessageKey, TargetId};

/// What an operations page reads and writes: lists of messages, figures over time, the audit log and bulk jobs.
///
/// Workers need none of it but [`activity`](Self::activity), which their acknowledgements count.
pub trait Ledger: Send + Sync + 'static {
    /// Messages that match, newest first, behind `before`.
    ///
    /// One call examines a limited number of messages, so it returns in time whatever the filter is. A page may thus have
    /// fewer than `limit` rows, or none, and still a [`next`](MessagePage::next) to continue with.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn messages(
        &self,
        filter: MessageFilter,
        before: Option<MessageKey>,
        limit: usize,
    ) -> impl Future<Output = Result<MessagePage>> + Send;

    /// These messages, without those that are not there, in the order of the keys given.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn listed(&self, messages: Vec<MessageKey>)
    -> impl Future<Output = Result<Vec<Listed>>> + Send;

    /// Dead letters behind a key, in the order of their keys. One call examines a limited number of them.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn letters(
        &self,
        filter: Filter,
        after: Option<DeliveryKey>,
        limit: usize,
    ) -> impl Future<Output = Result<LetterPage>> + Send;

    /// How many dead letters there are of each cause, most first. At most 100,000 dead letters are examined, and 10,000 if the
    /// filter has a part that is about messages.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn causes(&self, filter: Filter) -> impl Future<Output = Result<Tally<Cause>>> + Send;

    /// How many deliveries wait for each of these targets. At most 100,000 deliveries are examined.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn backlog(
        &self,
        targets: Vec<TargetId>,
    ) -> impl Future<Output = Result<Tally<TargetId>>> + Send;

    /// How many dead letters there are for each of these targets. At most 100,000 dead letters are examined.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn buried(
        &self,
        targets: Vec<TargetId>,
    ) -> impl Future<Output = Result<Tally<TargetId>>> + Send;

    /// What came of attempts since so long ago, oldest first. Periods in which nothing happened are left out.
    ///
    /// `None` is all targets together, by the minute, for the last two days. A target is by the hour, for 30 days.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn activity(
        &self,
        target: Option<TargetId>,
        since: Duration,
    ) -> impl Future<Output = Result<Vec<Activity>>> + Send;

    /// Adds an entry to the audit log. Entries are never changed or removed.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn audit(&self, entry: AuditEntry) -> impl Future<Output = Result<()>> + Send;

    /// The entries of a tenant (`None`: all) before a number, newest first.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn audited(
        &self,
        tenant: Option<String>,
        before: Option<i64>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Audited>>> + Send;

    /// Stores a new job, which `owner` runs.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn put_job(&self, job: Job, owner: i64) -> impl Future<Output = Result<()>> + Send;

    /// A job by its id.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn job(&self, id: String) -> impl Future<Output = Result<Option<Job>>> + Send;

    /// The newest jobs of a tenant (`None`: all), newest first.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn jobs(
        &self,
        tenant: Option<String>,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Job>>> + Send;

    /// Claims a running job for `owner`, or renews its claim, and stores its progress and state.
    ///
    /// A claim that was not renewed for 15 seconds can be taken by another owner. Returns the job as it is now. `None` if it
    /// does not run any more, or another owner has it: stop then.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn advance_job(
        &self,
        id: String,
        owner: i64,
        progress: Option<JobProgress>,
        state: JobState,
    ) -> impl Future<Output = Result<Option<Job>>> + Send;

    /// Cancels a job. Its owner notices at its next step. Returns whether it ran.
    ///
    /// # Errors
    ///
    /// If the store fails.
    fn cancel_job(&self, id: String) -> impl Future<Output = Result<bool>> + Send;
}

/// Numbers by something, and whether all was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<K> {
    /// The numbers. What has none is left out.
    pub counts: Vec<(K, u64)>,
    /// `false` if there was too much to count: the numbers are lower bounds then.
    pub is_complete: bool,
}

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AuditEntry {
    /// Who.
    pub actor: String,
    /// The tenant that it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// What, as one word, such as `resend`.
    pub action: String,
    /// With what: the id of a message, an endpoint, a target or a job.
    pub subject: String,
    /// More about it, without secrets.
    pub detail: String,
}

impl AuditEntry {
    /// An entry of no tenant and without detail.
    pub fn new(
        actor: impl Into<String>,
        action: impl Into<String>,
        subject: impl Into<String>,
    ) -> Self {
        Self {
            actor: actor.into(),
            tenant: None,
            action: action.into(),
            subject: subject.into(),
            detail: String::new(),
        }
    }

    /// Sets the tenant.
    #[must_use]
    pub fn tenant(mut self, tenant: Option<String>) -> Self {
        self.tenant = tenant;
        self
    }

    /// Sets the detail.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}

/// An entry of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audited {
    /// Its number. Later entries have larger ones.
    pub number: i64,
    /// When.
    pub at: SystemTime,
    /// What.
    pub entry: AuditEntry,
}
