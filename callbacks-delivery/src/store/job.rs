//! Bulk jobs, as they are kept.

use std::time::SystemTime;

use callbacks_runtime::signature::MessageId;
use serde::{Deserialize, Serialize};

use super::history::Filter;
use crate::id::{DeliveryKey, TargetId};

/// Work on many deliveries. It is stored, so it goes on after a restart, and any process can cancel it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Job {
    /// Its id: `job_` and random characters.
    pub id: String,
    /// Who started it.
    pub actor: String,
    /// The tenant that it is limited to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// What is done.
    pub work: Work,
    /// How many deliveries each second, at most.
    pub rate: u32,
    /// How many deliveries there were when it was started.
    pub total: u64,
    /// Whether there may have been more of them, because counting has a limit.
    #[serde(default)]
    pub is_lower_bound: bool,
    /// When it was started. The store replaces it by its own time.
    pub started: SystemTime,
    /// Whether it runs.
    pub state: JobState,
    /// How far it is.
    pub progress: JobProgress,
}

impl Job {
    /// A new job with a new id.
    ///
    /// # Panics
    ///
    /// If the operating system cannot provide random bytes.
    pub fn new(
        actor: impl Into<String>,
        tenant: Option<String>,
        work: Work,
        rate: u32,
        total: u64,
    ) -> Self {
        let random = MessageId::generate();
        let random = random.as_str().trim_start_matches("msg_");
        Self {
            id: format!("job_{random}"),
            actor: actor.into(),
            tenant,
            work,
            rate: rate.max(1),
            total,
            is_lower_bound: false,
            started: SystemTime::UNIX_EPOCH,
            state: JobState::Running,
            progress: JobProgress::default(),
        }
    }
}

/// What a job does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Work {
    /// Sends dead letters again.
    Recover(Filter),
    /// Sends what a target never got a chance of.
    Replay {
        /// The target.
        target: TargetId,
        /// Messages that were accepted at this time or later.
        since: SystemTime,
    },
    /// Handles dead letters of the inbox again.
    #[cfg(feature = "inbox")]
    Events(crate::inbox::EventFilter),
    /// Deletes dead letters of the inbox.
    #[cfg(feature = "inbox")]
    Discard(crate::inbox::EventFilter),
}

/// Whether a job runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum JobState {
    /// It runs.
    Running,
    /// It is complete.
    Done,
    /// Somebody cancelled it.
    Cancelled,
}

impl JobState {
    /// One word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
        }
    }
}

/// How far a job is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobProgress {
    /// How many deliveries or events it has seen.
    pub seen: u64,
    /// How many of them it sent again, replayed or deleted. The others waited already, or were gone.
    pub sent: u64,
    /// The last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<DeliveryKey>,
    /// The last event of the inbox.
    #[cfg(feature = "inbox")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<crate::inbox::EventKey>,
}
