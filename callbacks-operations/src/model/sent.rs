//! Messages, their deliveries and their attempts.

use callbacks_delivery::store::{AttemptRecord, Listed, ListedDelivery, Outcome, Position};
use serde::Serialize;

use crate::words::at;

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
    /// Whether its endpoint was removed: nothing can be sent there any more.
    #[serde(skip)]
    pub(crate) is_removed: bool,
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
