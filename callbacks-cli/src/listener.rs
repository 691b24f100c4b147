//! A receiver for development: it verifies, checks, forwards and remembers what arrives.

mod answers;
mod event;
mod forward;
mod history;

use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde_json::Value;

use crate::contract::{Contract, Received};
use crate::explain::{Explanation, explain};
use crate::failure::Failure;
use crate::message::Message;
use crate::scheme::Keys;
use crate::send::{Reply, Sender};
pub(crate) use answers::{Answers, Planned, parse as parse_answer};
pub(crate) use event::{Event, Source, identity};
pub(crate) use forward::Forward;
pub(crate) use history::History;

/// Receives requests.
#[derive(Debug)]
pub(crate) struct Listener {
    pub(crate) contract: Contract,
    pub(crate) keys: Option<Keys>,
    pub(crate) settings: Settings,
    pub(crate) history: History,
    sender: Sender,
}

/// What a listener does with requests.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) forward: Option<Forward>,
    pub(crate) answers: Answers,
    /// The operations to show. Empty for all.
    pub(crate) events: Vec<String>,
    /// Values that bodies must have to be shown.
    pub(crate) filters: Vec<(String, Value)>,
    /// A line that sends a request here, for people.
    pub(crate) invitation: String,
    /// The folder for requests.
    pub(crate) save: Option<PathBuf>,
}

impl Listener {
    pub(crate) fn new(
        contract: Contract,
        keys: Option<Keys>,
        settings: Settings,
    ) -> Result<Self, Failure> {
        if let Some(folder) = &settings.save {
            std::fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
        }
        Ok(Self {
            contract,
            keys,
            settings,
            history: History::default(),
            sender: Sender::new(Duration::from_secs(30))?,
        })
    }

    /// Handles a request, and returns the answer.
    pub(crate) async fn handle(&self, message: Message, source: Source) -> Reply {
        let (at, started) = (SystemTime::now(), Instant::now());
        let received = self.contract.receive(&message);
        let signature = self.keys.as_ref().map(|keys| explain(&message, keys, at));
        let signature = signature.and_then(Result::ok);
        let (mut reply, failure) = self.answer(&message, &received, signature.as_ref()).await;
        if !self.is_shown(&received) {
            return reply;
        }
        reply.took = started.elapsed();
        let identity = identity(&message);
        let operation = received
            .operation
            .map(|index| &self.contract.operations()[index]);
        let is_forwarded = self.settings.forward.is_some();
        let answer_faults = operation
            .filter(|_| is_forwarded && failure.is_none())
            .map(|operation| operation.check_answer(reply.status, &reply.headers, &reply.body));
        let mut event = Event {
            id: self.history.next_id(),
            at,
            operation: operation.map(|operation| operation.name().to_owned()),
            also: self.contract.names(&received.also),
            duplicate_of: self.history.first_like(identity),
            identity,
            message,
            received,
            signature,
            reply: reply.clone(),
            answer_faults: answer_faults.unwrap_or_default(),
            failure,
            is_forwarded,
            saved: None,
            source,
            is_sent: false,
        };
        if let Some(folder) = &self.settings.save {
            event.saved = event.save(folder).ok();
        }
        self.history.remember(event);
        reply
    }

    /// Whether the user wants to see it.
    fn is_shown(&self, received: &Received) -> bool {
        let own = received.operation.as_slice();
        let mut own = self.contract.names(own);
        own.extend(self.contract.names(&received.also));
        let is_named = |name: &String| {
            let found = self.contract.find(name).ok();
            found.is_some_and(|found| own.iter().any(|own| own == found.name()))
        };
        let events = &self.settings.events;
        let has = |(pointer, value): &(String, Value)| {
            let body = received.body.as_ref();
            body.and_then(|body| body.pointer(pointer))
                .is_some_and(|found| found == value)
        };
        (events.is_empty() || events.iter().any(is_named)) && self.settings.filters.iter().all(has)
    }

    /// The answer, and why the request could not be forwarded.
    async fn answer(
        &self,
        message: &Message,
        received: &Received,
        signature: Option<&Explanation>,
    ) -> (Reply, Option<String>) {
        if let Some(forward) = &self.settings.forward {
            let url = match forward.url(message) {
                Ok(url) => url,
                Err(failure) => {
                    let reason = failure.to_string();
                    return (problem(404, &reason), Some(reason));
                }
            };
            let forwarded = Message {
                url,
                ..message.clone()
            };
            return match self.sender.send(&forwarded).await {
                Ok(reply) => (reply, None),
                Err(failure) => (
                    problem(502, &failure.to_string()),
                    Some(failure.to_string()),
                ),
            };
        }
        if let Some((status, retry_after)) = self.settings.answers.next() {
            let mut reply = reply(status);
            if let Some(seconds) = retry_after {
                reply.headers.insert(header::RETRY_AFTER, seconds.into());
            }
            return (reply, None);
        }
        if let Some(signature) = signature.filter(|signature| !signature.is_valid) {
            let detail = match signature.is_late {
                true => "the signature is by the secret, but its time is out of the window",
                false => "the signature is invalid",
            };
            return (problem(401, detail), None);
        }
        if received.faults.is_empty() {
            return (self.success(received).await, None);
        }
        let faults: Vec<_> = received.faults.iter().map(ToString::to_string).collect();
        (problem(received.status, &faults.join("; ")), None)
    }

    /// What the document declares for a success.
    async fn success(&self, received: &Received) -> Reply {
        let operation = received
            .operation
            .map(|index| &self.contract.operations()[index]);
        let sample = match operation {
            Some(operation) => operation.sample_answer().await.ok(),
            None => None,
        };
        sample.map_or_else(|| reply(204), Reply::from)
    }
}

pub(crate) fn reply(status: u16) -> Reply {
    Reply {
        status,
        headers: HeaderMap::new(),
        body: Bytes::new(),
        took: Duration::ZERO,
    }
}

/// An answer that says what is wrong (RFC 9457).
pub(crate) fn problem(status: u16, detail: &str) -> Reply {
    let mut reply = reply(status);
    let title = StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason());
    let body = serde_json::json!({"status": status, "title": title, "detail": detail});
    let media_type = http::HeaderValue::from_static("application/problem+json");
    reply.headers.insert(header::CONTENT_TYPE, media_type);
    reply.body = Bytes::from(body.to_string());
    reply
}
