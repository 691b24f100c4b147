//! A receiver for development: it verifies, checks, forwards and remembers what arrives.

mod answers;
mod event;
mod forward;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
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

/// How much memory they may take, about, in bytes. A tunnel lets anyone send requests here.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// Receives requests.
#[derive(Debug)]
pub(crate) struct Listener {
    pub(crate) contract: Contract,
    pub(crate) keys: Option<Keys>,
    pub(crate) settings: Settings,
    sender: Sender,
    next: AtomicU64,
    history: Mutex<History>,
    /// Weak, so that a slow reader keeps no event that is forgotten.
    news: broadcast::Sender<Weak<Event>>,
}

/// The remembered events, oldest first.
#[derive(Debug, Default)]
struct History {
    events: VecDeque<Arc<Event>>,
    bytes: usize,
}

impl History {
    /// Adds an event. The oldest are forgotten for it, never itself.
    fn push(&mut self, event: Arc<Event>) {
        self.bytes += event.size();
        self.events.push_back(event);
        while self.events.len() > MOST || (self.bytes > MOST_BYTES && self.events.len() > 1) {
            let Some(oldest) = self.events.pop_front() else {
                return;
            };
            self.bytes -= oldest.size();
        }
    }
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
    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Weak<Event>> {
        self.news.subscribe()
    }

    /// The remembered events, oldest first.
    pub(crate) fn events(&self) -> Vec<Arc<Event>> {
        self.lock().events.iter().cloned().collect()
    }

    pub(crate) fn event(&self, id: u64) -> Option<Arc<Event>> {
        let history = self.lock();
        history.events.iter().find(|event| event.id == id).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, History> {
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
        let identity = event::identity(&message);
        let mut event = Event {
            id: self.next.fetch_add(1, Ordering::Relaxed),
            at,
            operation: received
                .operation
                .map(|index| self.contract.operations()[index].name().to_owned()),
            duplicate_of: self.first_like(identity),
            identity,
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
        let news = Arc::downgrade(&event);
        self.lock().push(event);
        // Nobody may be listening.
        let _ = self.news.send(news);
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
    fn first_like(&self, identity: u64) -> Option<u64> {
        let history = self.lock();
        let mut events = history.events.iter();
        let same = events.find(|event| event.identity == identity)?;
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

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    fn event(id: u64, bytes: usize) -> Arc<Event> {
        Arc::new(Event {
            id,
            at: SystemTime::UNIX_EPOCH,
            message: Message {
                method: Method::POST,
                url: "/".to_owned(),
                headers: HeaderMap::new(),
                body: Bytes::from(vec![b' '; bytes]),
            },
            operation: None,
            received: Received::default(),
            signature: None,
            identity: id,
            duplicate_of: None,
            reply: reply(204),
            failure: None,
            is_forwarded: false,
            saved: None,
            source: Source::Network,
        })
    }

    #[test]
    fn events_are_forgotten_before_they_fill_the_memory() {
        let mut history = History::default();
        for id in 0..2_000 {
            history.push(event(id, 10));
        }
        assert_eq!(history.events.len(), MOST);
        for id in 0..40 {
            history.push(event(id, 16 * 1024 * 1024));
            assert!(history.bytes <= MOST_BYTES);
        }
        let bytes: usize = history.events.iter().map(|event| event.size()).sum();
        assert_eq!(history.bytes, bytes);
        assert!((10..=16).contains(&history.events.len()));
        history.push(event(0, MOST_BYTES));
        assert_eq!(history.events.len(), 1);
    }
}
