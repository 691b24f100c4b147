//! A receiver for development: it verifies, checks, forwards and remembers what arrives.

mod answers;
mod event;
mod forward;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use serde_json::Value;
use tokio::sync::broadcast;

use crate::contract::{Contract, Received};
use crate::explain::{Explanation, explain};
use crate::failure::Failure;
use crate::message::Message;
use crate::scheme::Keys;
use crate::send::{Reply, Sender};
pub(crate) use answers::{Answers, Planned, parse as parse_answer};
pub(crate) use event::{Event, Source};
pub(crate) use forward::Forward;

/// How many events are remembered.
const MOST: usize = 1_000;

/// Receives requests.
#[derive(Debug)]
pub(crate) struct Listener {
    pub(crate) contract: Contract,
    pub(crate) keys: Option<Keys>,
    pub(crate) settings: Settings,
    sender: Sender,
    next: AtomicU64,
    history: Mutex<VecDeque<Arc<Event>>>,
    news: broadcast::Sender<Arc<Event>>,
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
            sender: Sender::new(Duration::from_secs(30))?,
            next: AtomicU64::new(1),
            history: Mutex::default(),
            news: broadcast::Sender::new(MOST),
        })
    }

    /// The events as they arrive.
    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Arc<Event>> {
        self.news.subscribe()
    }

    /// The remembered events, oldest first.
    pub(crate) fn events(&self) -> Vec<Arc<Event>> {
        self.lock().iter().cloned().collect()
    }

    pub(crate) fn event(&self, id: u64) -> Option<Arc<Event>> {
        self.lock().iter().find(|event| event.id == id).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Arc<Event>>> {
        self.history.lock().unwrap_or_else(PoisonError::into_inner)
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
        let mut event = Event {
            id: self.next.fetch_add(1, Ordering::Relaxed),
            at,
            operation: received
                .operation
                .map(|index| self.contract.operations()[index].name().to_owned()),
            duplicate_of: self.first_like(&message),
            message,
            received,
            signature,
            reply: reply.clone(),
            failure,
            is_forwarded: self.settings.forward.is_some(),
            saved: None,
            source,
        };
        if let Some(folder) = &self.settings.save {
            event.saved = event.save(folder).ok();
        }
        self.remember(event);
        reply
    }

    fn remember(&self, event: Event) {
        let event = Arc::new(event);
        let mut history = self.lock();
        if history.len() == MOST {
            history.pop_front();
        }
        history.push_back(Arc::clone(&event));
        drop(history);
        // Nobody may be listening.
        let _ = self.news.send(event);
    }

    /// Whether the user wants to see it.
    fn is_shown(&self, received: &Received) -> bool {
        let operation = received
            .operation
            .map(|index| &self.contract.operations()[index]);
        let is_named = |name: &String| {
            let found = self.contract.find(name);
            found
                .ok()
                .zip(operation)
                .is_some_and(|(found, own)| found.name() == own.name())
        };
        let events = &self.settings.events;
        let has = |(pointer, value): &(String, Value)| {
            let body = received.body.as_ref();
            body.and_then(|body| body.pointer(pointer))
                .is_some_and(|found| found == value)
        };
        (events.is_empty() || events.iter().any(is_named)) && self.settings.filters.iter().all(has)
    }

    /// The first event with the same message.
    fn first_like(&self, message: &Message) -> Option<u64> {
        let identity = event::identity(message);
        let history = self.lock();
        let same = history
            .iter()
            .find(|event| event::identity(&event.message) == identity)?;
        Some(same.duplicate_of.unwrap_or(same.id))
    }

    /// The answer, and why the request could not be forwarded.
    async fn answer(
        &self,
        message: &Message,
        received: &Received,
        signature: Option<&Explanation>,
    ) -> (Reply, Option<String>) {
        if let Some(forward) = &self.settings.forward {
            let forwarded = Message {
                url: forward.url(message),
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
        if signature.is_some_and(|signature| !signature.is_valid) {
            return (problem(401, "the signature is invalid"), None);
        }
        if received.faults.is_empty() {
            return (reply(self.success(received)), None);
        }
        let faults: Vec<_> = received.faults.iter().map(ToString::to_string).collect();
        (problem(received.status, &faults.join("; ")), None)
    }

    /// The first declared success without a body.
    fn success(&self, received: &Received) -> u16 {
        let operation = received
            .operation
            .map(|index| self.contract.operations()[index].model());
        let responses = operation
            .map(|operation| operation.responses.as_slice())
            .unwrap_or_default();
        let statuses = responses
            .iter()
            .filter_map(|response| response.status.parse().ok());
        let mut successes = statuses.filter(|status| (200..300).contains(status));
        successes.next().unwrap_or(204)
    }
}

fn reply(status: u16) -> Reply {
    Reply {
        status,
        headers: HeaderMap::new(),
        body: Bytes::new(),
        took: Duration::ZERO,
    }
}

/// An answer that says what is wrong (RFC 9457).
fn problem(status: u16, detail: &str) -> Reply {
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
