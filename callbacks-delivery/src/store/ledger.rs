//! What an operations page reads and writes.

use std::future::Future;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::records::{Cause, DeadLetter, Filter, Outcome, Position};
use super::{Job, JobProgress, JobState, Result};
use crate::envelope::Envelope;
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

/// Which messages. Each part that is set must match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MessageFilter {
    /// The operation.
    pub operation: Option<String>,
    /// The tenant.
    pub tenant: Option<String>,
    /// One of its deliveries goes to this target. The next two parts are then about this delivery.
    pub target: Option<TargetId>,
    /// A tag.
    pub tag: Option<String>,
    /// One of its deliveries is in this state.
    pub state: Option<DeliveryState>,
    /// The last attempt of one of its deliveries ended like this.
    pub answer: Option<AnswerClass>,
    /// Accepted at this time or later.
    pub since: Option<SystemTime>,
    /// Accepted at this time or earlier.
    pub until: Option<SystemTime>,
}

impl MessageFilter {
    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// Whether a message matches.
    pub fn accepts(&self, message: &Listed) -> bool {
        self.accepts_envelope(message.envelope.as_ref())
            && self.since.is_none_or(|since| message.accepted >= since)
            && self.until.is_none_or(|until| message.accepted <= until)
            && (!self.has_delivery_part() || message.deliveries.iter().any(|each| self.fits(each)))
    }

    /// Whether a part is about deliveries.
    pub(crate) const fn has_delivery_part(&self) -> bool {
        self.target.is_some() || self.state.is_some() || self.answer.is_some()
    }

    pub(crate) fn accepts_envelope(&self, envelope: Option<&Envelope>) -> bool {
        let Some(envelope) = envelope else {
            return self.operation.is_none() && self.tenant.is_none() && self.tag.is_none();
        };
        let fits = |wanted: &Option<String>, value: Option<&str>| {
            wanted.is_none() || wanted.as_deref() == value
        };
        fits(&self.operation, Some(&envelope.operation))
            && fits(&self.tenant, envelope.tenant.as_deref())
            && self
                .tag
                .as_ref()
                .is_none_or(|tag| envelope.tags.contains(tag))
    }

    fn fits(&self, delivery: &ListedDelivery) -> bool {
        self.target.is_none_or(|target| target == delivery.target)
            && self
                .state
                .is_none_or(|state| state == delivery.position.state())
            && self
                .answer
                .is_none_or(|answer| delivery.last.as_ref().map(AnswerClass::of) == Some(answer))
    }
}

/// Where a delivery is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryState {
    /// It waits for its first attempt.
    New,
    /// It waits for another attempt.
    Waiting,
    /// It was given up.
    Dead,
    /// It arrived.
    Delivered,
}

impl DeliveryState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::New, Self::Waiting, Self::Dead, Self::Delivered];

    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Waiting => "waiting",
            Self::Dead => "dead",
            Self::Delivered => "delivered",
        }
    }
}

impl Position {
    /// The position in one word.
    pub const fn state(&self) -> DeliveryState {
        match self {
            Self::New => DeliveryState::New,
            Self::Waiting { .. } => DeliveryState::Waiting,
            Self::Dead(_) => DeliveryState::Dead,
            Self::Delivered => DeliveryState::Delivered,
        }
    }
}

/// What kind of answer an attempt got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AnswerClass {
    /// A status 200 to 299.
    #[serde(rename = "2xx")]
    Success,
    /// A status 300 to 399.
    #[serde(rename = "3xx")]
    Redirect,
    /// A status 400 to 499.
    #[serde(rename = "4xx")]
    ClientError,
    /// Any other status.
    #[serde(rename = "5xx")]
    ServerError,
    /// No answer came.
    #[serde(rename = "none")]
    NoAnswer,
}

impl AnswerClass {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Success,
        Self::Redirect,
        Self::ClientError,
        Self::ServerError,
        Self::NoAnswer,
    ];

    /// The class of an outcome.
    pub const fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Status(200..=299) => Self::Success,
            Outcome::Status(300..=399) => Self::Redirect,
            Outcome::Status(400..=499) => Self::ClientError,
            Outcome::Status(_) => Self::ServerError,
            Outcome::Failure(_) => Self::NoAnswer,
        }
    }

    /// One word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Success => "2xx",
            Self::Redirect => "3xx",
            Self::ClientError => "4xx",
            Self::ServerError => "5xx",
            Self::NoAnswer => "none",
        }
    }
}

/// A page of messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessagePage {
    /// The messages, newest first.
    pub rows: Vec<Listed>,
    /// Where the next page begins. `None` if there is nothing older.
    pub next: Option<MessageKey>,
}

/// A page of dead letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterPage {
    /// Oldest first.
    pub rows: Vec<DeadLetter>,
    /// Behind which one the next page begins. `None` if there is nothing newer. A page may have fewer rows than its limit and
    /// still a next one.
    pub next: Option<DeliveryKey>,
}

/// A message in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its key.
    pub key: MessageKey,
    /// When it was accepted.
    pub accepted: SystemTime,
    /// Everything but the body. `None` if the message was erased or is unreadable.
    pub envelope: Option<Envelope>,
    /// The size of the body in bytes.
    pub size: u64,
    /// Its deliveries, in the order of targets.
    pub deliveries: Vec<ListedDelivery>,
}

/// A delivery in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDelivery {
    /// The target.
    pub target: TargetId,
    /// Where it is.
    pub position: Position,
    /// How many attempts there were, resends included.
    pub attempts: u64,
    /// What came of the last one.
    pub last: Option<Outcome>,
}

/// Numbers by something, and whether all was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally<K> {
    /// The numbers. What has none is left out.
    pub counts: Vec<(K, u64)>,
    /// `false` if there was too much to count: the numbers are lower bounds then.
    pub is_complete: bool,
}

/// Upper bounds of how long attempts took, in milliseconds, for [`Activity::took`]. The last bucket has no bound.
pub const TOOK_BOUNDS: [u64; 7] = [10, 50, 100, 250, 1_000, 5_000, 15_000];

/// What came of the attempts in a minute or an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// When the period began.
    pub began: SystemTime,
    /// Attempts that delivered.
    pub delivered: u64,
    /// Attempts that failed.
    pub failed: u64,
    /// Deliveries that were given up.
    pub dead: u64,
    /// How many attempts took how long, by [`TOOK_BOUNDS`].
    pub took: [u64; 8],
}

impl Activity {
    /// A period in which nothing happened.
    pub const fn quiet(began: SystemTime) -> Self {
        Self {
            began,
            delivered: 0,
            failed: 0,
            dead: 0,
            took: [0; 8],
        }
    }

    /// The bucket of a duration.
    pub(crate) fn bucket(took: Duration) -> usize {
        let within = |bound: &u64| took <= Duration::from_millis(*bound);
        TOOK_BOUNDS.iter().position(within).unwrap_or(7)
    }

    /// The bound below which so many percent of all attempts ended. `None` without attempts; [`Duration::MAX`] if they took
    /// longer than the last bound.
    pub fn percentile<'a>(
        periods: impl IntoIterator<Item = &'a Self>,
        percent: u64,
    ) -> Option<Duration> {
        let mut sums = [0_u64; 8];
        for period in periods {
            for (sum, count) in sums.iter_mut().zip(period.took) {
                *sum += count;
            }
        }
        let total: u64 = sums.iter().sum();
        let wanted = (total * percent).div_ceil(100);
        let mut seen = 0;
        let bucket = sums.iter().position(|count| {
            seen += count;
            total > 0 && seen >= wanted
        })?;
        let bound = TOOK_BOUNDS
            .get(bucket)
            .map(|bound| Duration::from_millis(*bound));
        Some(bound.unwrap_or(Duration::MAX))
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_bound_of_its_bucket() {
        let mut activity = Activity::quiet(SystemTime::UNIX_EPOCH);
        assert_eq!(Activity::percentile([&activity], 95), None);
        activity.took[Activity::bucket(Duration::from_millis(40))] = 95;
        activity.took[Activity::bucket(Duration::from_secs(60))] = 5;
        let at = |percent| Activity::percentile([&activity], percent);
        assert_eq!(at(95), Some(Duration::from_millis(50)));
        assert_eq!(at(96), Some(Duration::MAX));
        assert_eq!(Activity::bucket(Duration::ZERO), 0);
        assert_eq!(Activity::bucket(Duration::from_millis(10)), 0);
        assert_eq!(Activity::bucket(Duration::from_millis(11)), 1);
    }
}
