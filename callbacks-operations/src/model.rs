//! What pages and the API show. One form for both, so that they never differ.

mod sent;

use callbacks_delivery::store::{Activity, Audited, Cause, DeadLetter, Job, JobState, Work};
use serde::Serialize;

use crate::targets::Endpoints;
use crate::words::at;
pub(crate) use sent::{
    AttemptView, DeliveryRow, DeliveryView, MessageRow, MessageView, TargetName, has_failed,
    outcome,
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Point {
    pub(crate) at: String,
    pub(crate) delivered: u64,
    pub(crate) failed: u64,
    pub(crate) dead: u64,
}

impl Point {
    pub(crate) fn new(activity: &Activity) -> Self {
        Self {
            at: at(activity.began),
            delivered: activity.delivered,
            failed: activity.failed,
            dead: activity.dead,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CauseCount {
    pub(crate) cause: &'static str,
    pub(crate) count: u64,
    pub(crate) meaning: &'static str,
}

impl CauseCount {
    pub(crate) fn new(cause: Cause, count: u64) -> Self {
        Self {
            cause: cause.as_str(),
            count,
            meaning: crate::explain::cause(cause).0,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EndpointView {
    #[serde(flatten)]
    pub(crate) to: TargetName,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tenant: Option<String>,
    /// Empty: all of them.
    pub(crate) events: Vec<String>,
    pub(crate) state: &'static str,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) failing_for: Option<u64>,
    /// Seconds until the open circuit breaker lets a message try.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) breaker: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rate: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) concurrency: Option<u16>,
    /// Deliveries that wait, and whether that is all of them.
    pub(crate) backlog: u64,
    pub(crate) is_backlog_complete: bool,
    /// Dead letters, and whether that is all of them.
    pub(crate) dead: u64,
    pub(crate) is_dead_complete: bool,
    /// Attempts in the last 24 hours.
    pub(crate) delivered: u64,
    pub(crate) failed: u64,
    /// 95 of 100 attempts were faster, in milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) p95: Option<u64>,
    /// How many secrets sign.
    pub(crate) secrets: usize,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LetterRow {
    pub(crate) id: String,
    pub(crate) operation: String,
    /// The tenant of the endpoint, or else of the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tenant: Option<String>,
    #[serde(flatten)]
    pub(crate) to: TargetName,
    pub(crate) died: String,
    pub(crate) cause: &'static str,
    pub(crate) detail: String,
}

impl LetterRow {
    pub(crate) fn new(letter: DeadLetter, to: TargetName, tenant: Option<String>) -> Self {
        Self {
            id: letter.id,
            operation: letter.operation,
            tenant,
            to,
            died: at(letter.died),
            cause: letter.cause.as_str(),
            detail: letter.detail,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AuditRow {
    pub(crate) number: i64,
    pub(crate) at: String,
    pub(crate) actor: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tenant: Option<String>,
    pub(crate) action: String,
    pub(crate) subject: String,
    pub(crate) detail: String,
}

impl From<Audited> for AuditRow {
    fn from(audited: Audited) -> Self {
        let entry = audited.entry;
        Self {
            number: audited.number,
            at: at(audited.at),
            actor: entry.actor,
            tenant: entry.tenant,
            action: entry.action,
            subject: entry.subject,
            detail: entry.detail,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct JobView {
    pub(crate) id: String,
    pub(crate) actor: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tenant: Option<String>,
    pub(crate) work: String,
    pub(crate) rate: u32,
    /// What `sent` counts, in words.
    #[serde(skip)]
    pub(crate) done: &'static str,
    pub(crate) total: u64,
    /// Whether there may be more than `total`.
    pub(crate) is_lower_bound: bool,
    pub(crate) seen: u64,
    pub(crate) sent: u64,
    pub(crate) started: String,
    pub(crate) state: &'static str,
}

impl JobView {
    pub(crate) fn new(job: Job, endpoints: &Endpoints) -> Self {
        Self {
            work: crate::explain::work(&job.work, endpoints),
            done: match job.work {
                Work::Events(_) => "replayed",
                Work::Discard(_) => "deleted",
                _ => "sent again",
            },
            id: job.id,
            actor: job.actor,
            tenant: job.tenant,
            rate: job.rate,
            // Counting has a limit, and what it has seen is known.
            total: job.total.max(job.progress.seen),
            is_lower_bound: job.is_lower_bound && job.state != JobState::Done,
            seen: job.progress.seen,
            sent: job.progress.sent,
            started: at(job.started),
            state: job.state.as_str(),
        }
    }
}
