//! Why a delivery is where it is, in words for people who have never seen this page.

use std::time::Duration;

use callbacks_delivery::inbox::{DeadCause, EventPosition, ListedEvent};
use callbacks_delivery::store::{
    Cause, Endpoint, Listed, ListedDelivery, Outcome, Position, TargetRecord, TargetState, Work,
};

use callbacks_delivery::TargetId;

use crate::model::{has_failed, outcome};
use crate::targets::Endpoints;
use crate::words::{at, masked_url, plain, short};

/// What a cause means, and what to do about it.
pub(crate) const fn cause(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::Gone => (
            "The consumer answered 410: it does not want messages at this URL any more.",
            "Ask the consumer for a new URL, or remove the endpoint.",
        ),
        Cause::Final => (
            "The consumer refused the message with an answer that no retry changes.",
            "Read the answer of the last attempt, and send again once the consumer is fixed.",
        ),
        Cause::OutOfAttempts => (
            "Every attempt failed, and there were as many as the retry policy allows.",
            "Read the answer of the last attempt, and send again once the consumer is fixed.",
        ),
        Cause::OutOfTime => (
            "The message failed for as long as the retry policy allows.",
            "Send again once the consumer is fixed.",
        ),
        Cause::Disabled => (
            "The endpoint is disabled, because it failed for too long or somebody disabled it.",
            "Enable the endpoint, then send again.",
        ),
        Cause::Refused => (
            "The policy for targets refuses the URL, for example a private address.",
            "Ask the consumer for a public URL, then send again.",
        ),
        Cause::MissingPayload => (
            "The payload is missing in the store.",
            "It cannot be sent again.",
        ),
        Cause::Unreadable => (
            "The stored message cannot be read by this version of the program.",
            "Send again from a program that can read it.",
        ),
        Cause::UnknownOperation => (
            "The worker does not know the operation.",
            "Give the operation to the worker, then send again.",
        ),
        Cause::NoEndpoint => (
            "The endpoint was removed.",
            "The consumer has to register again.",
        ),
        Cause::NoKey => (
            "The message or its endpoint is encrypted with a key that the worker does not have.",
            "Give the key to the worker, then send again.",
        ),
        _ => ("The delivery was given up.", ""),
    }
}

/// What to do about a message to an endpoint that is not there any more.
pub(crate) const REMOVED: &str = "The endpoint was removed since, so nothing can be sent to it. Once the consumer has registered \
    again, use \"Replay missing\" on the page of the new endpoint.";

/// Why a delivery is where it is, and what to do.
pub(crate) fn delivery(
    delivery: &ListedDelivery,
    record: Option<&TargetRecord>,
) -> (String, &'static str) {
    let attempts = count(delivery.attempts, "attempt");
    match &delivery.position {
        Position::Delivered if has_failed(delivery) => (
            format!("The test failed after {attempts}."),
            "Read the answer below. A test is tried once, and is no dead letter.",
        ),
        Position::Delivered => (format!("It was delivered after {attempts}."), ""),
        Position::Dead(why) => {
            let (meaning, advice) = cause(*why);
            let last = delivery.last.as_ref().map(answer);
            let ended = last.map_or_else(String::new, |last| {
                format!(" The last one ended with {last}.")
            });
            (
                format!("It was given up after {attempts}.{ended} {meaning}"),
                advice,
            )
        }
        Position::New | Position::Waiting { .. } => waiting(delivery, record),
        _ => (String::new(), ""),
    }
}

fn waiting(delivery: &ListedDelivery, record: Option<&TargetRecord>) -> (String, &'static str) {
    if let Some(record) = record {
        if record.state == TargetState::Paused {
            return (
                "It waits because the endpoint is paused.".to_owned(),
                "Enable the endpoint.",
            );
        }
        if let Some(breaker) = &record.health.breaker {
            let next = short(breaker.wait);
            let text = format!(
                "It waits because the endpoint fails: the circuit breaker lets one message try in {next}."
            );
            return (
                text,
                "Fix the consumer, then enable the endpoint to try at once.",
            );
        }
    }
    match (&delivery.position, &delivery.last) {
        (Position::Waiting { wait, .. }, Some(last)) => {
            let text = format!(
                "The last attempt ended with {}. The next one is {}.",
                answer(last),
                soon(*wait)
            );
            (text, "It is tried again by itself.")
        }
        (Position::Waiting { wait, .. }, None) => {
            (format!("The next attempt is {}.", soon(*wait)), "")
        }
        (_, Some(_)) => (
            format!(
                "It is queued again, after {}.",
                count(delivery.attempts, "attempt")
            ),
            "Check that a worker runs if it stays here.",
        ),
        _ => (
            "It waits for its first attempt.".to_owned(),
            "Check that a worker runs if it stays here.",
        ),
    }
}

fn soon(wait: Duration) -> String {
    match wait.as_secs() {
        0 => "due now".to_owned(),
        _ => format!("in {}", short(wait)),
    }
}

fn answer(last: &Outcome) -> String {
    match last {
        Outcome::Status(status) => format!("status {status}"),
        Outcome::Failure(_) => format!("no answer ({})", outcome(last)),
    }
}

/// Why a message has no delivery at all.
pub(crate) fn nobody(message: &Listed) -> Option<String> {
    if !message.deliveries.is_empty() {
        return None;
    }
    let Some(envelope) = &message.envelope else {
        return Some("The message was erased, or cannot be read.".to_owned());
    };
    let whose = envelope
        .tenant
        .as_ref()
        .map(|tenant| format!(" of `{}`", plain(tenant)))
        .unwrap_or_default();
    Some(format!(
        "No endpoint{whose} was subscribed to `{}` and enabled when this event was accepted, so nobody got it. Check the events \
         and the state of the endpoint. Then use \"Replay missing\" on its page to send what it never got.",
        plain(&envelope.operation)
    ))
}

pub(crate) fn count(number: u64, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// The target that a job is about.
pub(crate) const fn target_of(work: &Work) -> Option<TargetId> {
    match work {
        Work::Recover(filter) => filter.target,
        Work::Replay { target, .. } => Some(*target),
        _ => None,
    }
}

/// What people call a target.
fn called(target: TargetId, endpoints: &Endpoints) -> String {
    let found = endpoints.get(&target);
    found.map_or_else(|| format!("target {}", target.number()), endpoint)
}

/// What people call an endpoint: its URL, and whose it is.
pub(crate) fn endpoint(endpoint: &Endpoint) -> String {
    let url = plain(&masked_url(&endpoint.url));
    match &endpoint.tenant {
        Some(tenant) => format!("{url} of {}", plain(tenant)),
        None => url,
    }
}

/// What a job does.
pub(crate) fn work(work: &Work, endpoints: &Endpoints) -> String {
    match work {
        Work::Recover(filter) => {
            let mut parts = Vec::new();
            parts.extend(
                filter
                    .tenant
                    .as_ref()
                    .map(|tenant| format!("tenant {}", plain(tenant))),
            );
            parts.extend(
                filter
                    .target
                    .map(|target| format!("to {}", called(target, endpoints))),
            );
            parts.extend(
                filter
                    .operation
                    .as_ref()
                    .map(|name| format!("event {}", plain(name))),
            );
            parts.extend(filter.tag.as_ref().map(|tag| format!("tag {}", plain(tag))));
            parts.extend(
                filter
                    .cause
                    .map(|cause| format!("cause {}", cause.as_str())),
            );
            parts.extend(filter.since.map(|since| format!("since {}", at(since))));
            match parts.is_empty() {
                true => "send all dead letters again".to_owned(),
                false => format!("send dead letters again: {}", parts.join(", ")),
            }
        }
        Work::Replay { target, since } => {
            let (target, since) = (called(*target, endpoints), at(*since));
            format!("send what {target} never got since {since}")
        }
        Work::Events(filter) | Work::Discard(filter) => {
            let verb = match work {
                Work::Discard(_) => "delete",
                _ => "replay",
            };
            let mut parts = Vec::new();
            parts.extend(
                filter
                    .tenant
                    .as_ref()
                    .map(|name| format!("tenant {}", plain(name))),
            );
            parts.extend(
                filter
                    .operation
                    .as_ref()
                    .map(|name| format!("event {}", plain(name))),
            );
            parts.extend(
                filter
                    .message_id
                    .as_ref()
                    .map(|id| format!("message {}", plain(id))),
            );
            parts.extend(
                filter
                    .cause
                    .map(|cause| format!("cause {}", cause.as_str())),
            );
            parts.extend(filter.since.map(|since| format!("since {}", at(since))));
            match parts.is_empty() {
                true => format!("{verb} all dead letters of the inbox"),
                false => format!("{verb} dead letters of the inbox: {}", parts.join(", ")),
            }
        }
        _ => "other work".to_owned(),
    }
}

/// What a cause of the inbox means, and what to do about it.
pub(crate) const fn event_cause(cause: DeadCause) -> (&'static str, &'static str) {
    match cause {
        DeadCause::Invalid => (
            "The event does not match the document.",
            "Read the violations. Change the document, an overlay or the code, then replay it.",
        ),
        DeadCause::Unknown => (
            "Nobody handles the path or the event.",
            "Add a handler, then replay it.",
        ),
        DeadCause::OutOfAttempts => (
            "The handler failed as often as the retry policy allows.",
            "Fix what failed, then replay it.",
        ),
        DeadCause::OutOfTime => (
            "The handler failed for as long as the retry policy allows.",
            "Fix what failed, then replay it.",
        ),
        DeadCause::Final => (
            "The handler failed with a status that no retry changes.",
            "Fix what failed, then replay it.",
        ),
        DeadCause::Unreadable => (
            "The stored event cannot be read by this version of the program.",
            "Replay it with a program that can read it.",
        ),
        _ => ("The event was given up.", ""),
    }
}

/// Why an event is where it is, and what to do.
pub(crate) fn event(event: &ListedEvent) -> (String, &'static str) {
    let attempts = count(event.attempts.into(), "attempt");
    match &event.position {
        EventPosition::Dead { cause, .. } => {
            let (meaning, advice) = event_cause(*cause);
            (
                format!("It was given up after {attempts}. {meaning}"),
                advice,
            )
        }
        EventPosition::Handled { at: time } => (
            format!("It was handled at {} after {attempts}.", at(*time)),
            "",
        ),
        EventPosition::Running { lease } if lease.is_zero() => (
            "Its worker ended while it was handled.".to_owned(),
            "Nothing: another worker takes it over. Check that one runs if it stays here.",
        ),
        EventPosition::Running { .. } => ("A handler works on it.".to_owned(), ""),
        EventPosition::Behind => (
            "It waits for an earlier event with the same order key.".to_owned(),
            "Nothing, unless that event fails.",
        ),
        EventPosition::Waiting { wait } if event.attempts > 0 => (
            format!("The last attempt failed. The next one is {}.", soon(*wait)),
            "It is tried again by itself.",
        ),
        _ => (
            "It waits for its first attempt.".to_owned(),
            "Check that a worker of the inbox runs if it stays here.",
        ),
    }
}
