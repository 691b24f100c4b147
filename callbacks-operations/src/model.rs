//! What pages and the API show. One form for both, so that they never differ.

use std::time::{Duration, SystemTime};

use callbacks_delivery::store::{
    Activity, AttemptRecord, Audited, Cause, DeadLetter, Job, Listed, ListedDelivery, Outcome,
    Position, Work,
};
use callbacks_delivery::{DeliveryKey, MessageKey};
use serde::Serialize;

use crate::targets::Endpoints;

/// The last moment that RFC 3339 can write: the end of the year 9999.
pub(crate) fn last() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_300_799)
}

/// A moment in UTC, as RFC 3339 has it. What it cannot write becomes its first or last moment, because others choose moments too.
pub(crate) fn at(time: SystemTime) -> String {
    let time = time.clamp(SystemTime::UNIX_EPOCH, last());
    humantime::format_rfc3339_seconds(time).to_string()
}

/// A moment as [`at`] writes it, for people: pages say that it is UTC.
pub(crate) fn shown(at: &str) -> String {
    at.replace('T', " ").trim_end_matches('Z').to_owned()
}

/// A duration for people: its two largest units.
pub(crate) fn short(duration: Duration) -> String {
    if duration < Duration::from_secs(1) {
        return format!("{} ms", duration.as_millis());
    }
    let text = humantime::format_duration(Duration::from_secs(duration.as_secs())).to_string();
    text.split(' ').take(2).collect::<Vec<_>>().join(" ")
}

/// A URL without what may be secret in it: user, password, query and fragment.
pub(crate) fn masked_url(url: &str) -> String {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (kept, rest) = url.split_at(end);
    let (scheme, rest_of_kept) = kept.split_once("://").unwrap_or(("", kept));
    let slash = rest_of_kept.find('/').unwrap_or(rest_of_kept.len());
    let (authority, path) = rest_of_kept.split_at(slash);
    let host = authority.rsplit('@').next().unwrap_or_default();
    let user = if host.len() < authority.len() {
        "•••@"
    } else {
        ""
    };
    let tail = if rest.is_empty() { "" } else { "?•••" };
    let scheme = if scheme.is_empty() {
        String::new()
    } else {
        format!("{scheme}://")
    };
    format!("{scheme}{user}{host}{path}{tail}")
}

pub(crate) fn message_cursor(key: MessageKey) -> String {
    format!("{}.{}", key.day, key.seq)
}

pub(crate) fn delivery_cursor(key: DeliveryKey) -> String {
    format!(
        "{}.{}.{}",
        key.message.day,
        key.message.seq,
        key.target.number()
    )
}

/// Where something is sent.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TargetName {
    /// The number of the target.
    pub(crate) target: String,
    /// The endpoint, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) endpoint: Option<String>,
    /// The URL, masked.
    pub(crate) url: String,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DeliveryRow {
    #[serde(flatten)]
    pub(crate) to: TargetName,
    pub(crate) state: &'static str,
    pub(crate) attempts: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cause: Option<&'static str>,
    /// Seconds until the next attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) wait: Option<u64>,
}

impl DeliveryRow {
    pub(crate) fn new(delivery: &ListedDelivery, to: TargetName) -> Self {
        let (mut cause, mut wait) = (None, None);
        match &delivery.position {
            Position::Dead(why) => cause = Some(why.as_str()),
            Position::Waiting { wait: time, .. } => wait = Some(time.as_secs()),
            _ => {}
        }
        Self {
            to,
            state: delivery.position.state().as_str(),
            attempts: delivery.attempts,
            last: delivery.last.as_ref().map(outcome),
            cause,
            wait,
        }
    }
}

pub(crate) fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Status(status) => status.to_string(),
        Outcome::Failure(word) => word.clone(),
    }
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MessageRow {
    /// The `webhook-id`. Empty if the message was erased.
    pub(crate) id: String,
    pub(crate) accepted: String,
    pub(crate) operation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tenant: Option<String>,
    pub(crate) tags: Vec<String>,
    /// Whether it is an event that goes to endpoints.
    pub(crate) is_event: bool,
    /// Whether it is a test event.
    pub(crate) is_test: bool,
    /// The size of the payload in bytes.
    pub(crate) size: u64,
    /// The state of its worst delivery: `dead`, `failed` (a test), `waiting`, `new`, `delivered`, or `nobody`.
    pub(crate) state: &'static str,
    pub(crate) deliveries: Vec<DeliveryRow>,
}

pub(crate) fn is_test(listed: &Listed) -> bool {
    let envelope = listed.envelope.as_ref();
    envelope.is_some_and(|envelope| envelope.is_test)
}

/// Whether a delivery ended without success. Only a test does: everything else is tried again, or becomes a dead letter.
pub(crate) fn has_failed(delivery: &ListedDelivery) -> bool {
    let is_success = matches!(delivery.last, Some(Outcome::Status(200..=299)) | None);
    matches!(delivery.position, Position::Delivered) && !is_success
}

impl MessageRow {
    pub(crate) fn new(listed: &Listed, mut deliveries: Vec<DeliveryRow>) -> Self {
        if is_test(listed) {
            let failed = |(_, each): &(_, &ListedDelivery)| has_failed(each);
            let failed = deliveries.iter_mut().zip(&listed.deliveries).filter(failed);
            failed.for_each(|(row, _)| row.state = "failed");
        }
        let worst = ["dead", "failed", "waiting", "new", "delivered"];
        let state = worst
            .into_iter()
            .find(|state| deliveries.iter().any(|each| each.state == *state));
        let envelope = listed.envelope.as_ref();
        Self {
            id: envelope
                .map(|envelope| envelope.id.clone())
                .unwrap_or_default(),
            accepted: at(listed.accepted),
            operation: envelope
                .map(|envelope| envelope.operation.clone())
                .unwrap_or_default(),
            tenant: envelope.and_then(|envelope| envelope.tenant.clone()),
            tags: envelope
                .map(|envelope| envelope.tags.clone())
                .unwrap_or_default(),
            is_event: envelope.is_some_and(|envelope| envelope.fanout),
            is_test: is_test(listed),
            size: listed.size,
            state: state.unwrap_or("nobody"),
            deliveries,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct AttemptView {
    /// 1 until somebody sends it again, then 2, and so on.
    pub(crate) round: u32,
    /// Its number within the round.
    pub(crate) number: u32,
    pub(crate) began: String,
    /// Milliseconds.
    pub(crate) took: u64,
    pub(crate) outcome: String,
    pub(crate) is_success: bool,
    /// The first KiB of the answer.
    pub(crate) answer: String,
}

impl AttemptView {
    /// Attempts in order. The numbers begin again when somebody sends it again.
    pub(crate) fn all<'a>(attempts: impl Iterator<Item = &'a AttemptRecord>) -> Vec<Self> {
        let (mut round, mut before) = (1, 0);
        attempts
            .map(|attempt| {
                round += u32::from(attempt.number <= before);
                before = attempt.number;
                Self::new(round, attempt)
            })
            .collect()
    }

    fn new(round: u32, attempt: &AttemptRecord) -> Self {
        Self {
            round,
            number: attempt.number,
            began: at(attempt.began),
            took: u64::try_from(attempt.took.as_millis()).unwrap_or(u64::MAX),
            outcome: outcome(&attempt.outcome),
            is_success: matches!(attempt.outcome, Outcome::Status(200..=299)),
            answer: String::from_utf8_lossy(&attempt.excerpt).into_owned(),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct DeliveryView {
    #[serde(flatten)]
    pub(crate) row: DeliveryRow,
    /// Why it is where it is, in a sentence.
    pub(crate) explanation: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(crate) advice: &'static str,
    pub(crate) timeline: Vec<AttemptView>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MessageView {
    #[serde(flatten)]
    pub(crate) row: MessageRow,
    pub(crate) method: String,
    pub(crate) url: String,
    /// Values are masked unless they were revealed.
    pub(crate) headers: Vec<(String, String)>,
    /// The payload, if it was revealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) payload: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) trace: Option<String>,
    /// Why nobody gets it, if there is no delivery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) explanation: Option<String>,
    #[serde(rename = "timelines")]
    pub(crate) views: Vec<DeliveryView>,
}

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
    /// The tenant of the endpoint.
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
            total: job.total,
            seen: job.progress.seen,
            sent: job.progress.sent,
            started: at(job.started),
            state: job.state.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_shown_without_its_secrets() {
        for (url, shown) in [
            ("https://a.example/hook", "https://a.example/hook"),
            (
                "https://ann:pw@a.example/hook?token=1#x",
                "https://•••@a.example/hook?•••",
            ),
            ("https://a.example?x=@b", "https://a.example?•••"),
            ("https://a.example/@b/c", "https://a.example/@b/c"),
            ("no url", "no url"),
        ] {
            assert_eq!(masked_url(url), shown);
        }
    }

    #[test]
    fn every_moment_can_be_shown() {
        let day = Duration::from_secs(86_400);
        for (time, shown) in [
            (SystemTime::UNIX_EPOCH - 9 * day, "1970-01-01T00:00:00Z"),
            (last() + 9 * day, "9999-12-31T23:59:59Z"),
            (SystemTime::UNIX_EPOCH + day, "1970-01-02T00:00:00Z"),
        ] {
            assert_eq!(at(time), shown);
        }
    }

    #[test]
    fn durations_are_short() {
        assert_eq!(short(Duration::from_millis(12)), "12 ms");
        assert_eq!(short(Duration::from_secs(3_725)), "1h 2m");
    }
}
