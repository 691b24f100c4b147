//! The details of one event.

use askama::Template;

use super::lines::{Line, lines, mark_changes};
use super::{Inspected, rust, shown_headers};
use crate::explain::Explanation;
use crate::listener::{Event, Source};

#[derive(Template)]
#[template(path = "detail.html")]
pub(super) struct Detail {
    id: u64,
    name: String,
    time: String,
    method: String,
    url: String,
    /// The operation with its line in the document.
    operation: Option<Operation>,
    duplicate_of: Option<u64>,
    replay_of: Option<u64>,
    /// The subscription for which it was sent.
    subscription: Option<u64>,
    /// Whether this process sent it.
    is_sent: bool,
    /// All events with the same message.
    same: Vec<u64>,
    compared_with: Option<u64>,
    before: Option<u64>,
    faults: Vec<String>,
    lines: Vec<Line>,
    raw: String,
    headers: Vec<(String, String)>,
    signature: Option<Explanation>,
    status: u16,
    milliseconds: u128,
    answer_headers: Vec<(String, String)>,
    answer_lines: Vec<Line>,
    answer_faults: Vec<String>,
    failure: Option<String>,
    is_forwarded: bool,
    is_signing: bool,
    /// Whether a client sent it to a mock.
    is_subscription: bool,
    curl: String,
    rust: Option<String>,
}

struct Operation {
    summary: String,
    place: String,
    pointer: String,
}

impl Detail {
    pub(super) fn of(inspected: &impl Inspected, event: &Event, other: Option<&Event>) -> Self {
        let operation = inspected.operation(event);
        let faults = &event.received.faults;
        let mut body = lines(&event.message.body, faults);
        if let Some(other) = other {
            mark_changes(&mut body, &lines(&other.message.body, &[]));
        }
        let unplaced = faults.iter().filter(|fault| fault.pointer.is_none());
        let events = inspected.history().events();
        let first = event.duplicate_of.unwrap_or(event.id);
        let same = events
            .iter()
            .filter(|each| each.id == first || each.duplicate_of == Some(first));
        let reply = &event.reply;
        Self {
            id: event.id,
            name: event.name().to_owned(),
            time: event.time(),
            method: event.message.method.to_string(),
            url: event.message.url.clone(),
            operation: operation.map(|operation| {
                let model = operation.model();
                Operation {
                    summary: model.summary.clone().unwrap_or_default(),
                    // The place of a subscription is not known.
                    place: match model.place.file.as_os_str().is_empty() {
                        true => String::new(),
                        false => format!("{}:{}", model.place.file.display(), model.place.line),
                    },
                    pointer: model.place.pointer.clone(),
                }
            }),
            duplicate_of: event.duplicate_of,
            replay_of: match event.source {
                Source::Replay(id) => Some(id),
                _ => None,
            },
            subscription: match event.source {
                Source::Subscription(id) => Some(id),
                _ => None,
            },
            is_sent: event.is_sent,
            same: same
                .map(|each| each.id)
                .filter(|id| *id != event.id)
                .collect(),
            compared_with: other.map(|other| other.id),
            before: events
                .iter()
                .rev()
                .find(|each| each.id < event.id && each.name() == event.name())
                .map(|it| it.id),
            faults: unplaced.map(|fault| fault.message.clone()).collect(),
            lines: body,
            raw: String::from_utf8_lossy(&event.message.body).into_owned(),
            headers: shown_headers(&event.message.headers),
            signature: event.signature.clone(),
            status: reply.status,
            milliseconds: reply.took.as_millis(),
            answer_headers: shown_headers(&reply.headers),
            answer_lines: lines(&reply.body, &[]),
            answer_faults: event.answer_faults.clone(),
            failure: event.failure.clone(),
            is_forwarded: event.is_forwarded,
            is_subscription: !event.is_sent && inspected.offers().is_some(),
            is_signing: inspected.keys().is_some()
                && (event.is_sent || inspected.offers().is_none()),
            curl: event.message.to_curl(),
            rust: operation
                .filter(|_| event.is_sent || inspected.offers().is_none())
                .and_then(|operation| rust::test(operation, event)),
        }
    }

    /// Whether the answer is a success.
    fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}
