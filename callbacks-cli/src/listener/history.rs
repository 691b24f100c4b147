//! The events that are remembered.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use tokio::sync::broadcast;

use super::event::Event;

/// How many events are remembered.
const MOST: usize = 1_000;

/// How much memory they may take, about, in bytes. A tunnel lets anyone send requests here.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// The newest events, and who wants to know of them.
#[derive(Debug)]
pub(crate) struct History {
    next: AtomicU64,
    events: Mutex<Events>,
    /// Weak, so that a slow reader keeps no event that is forgotten.
    news: broadcast::Sender<Weak<Event>>,
}

/// The remembered events, oldest first.
#[derive(Debug, Default)]
struct Events {
    all: VecDeque<Arc<Event>>,
    bytes: usize,
}

impl Events {
    /// Adds an event. The oldest are forgotten for it, never itself.
    fn push(&mut self, event: Arc<Event>) {
        self.bytes += event.size();
        self.all.push_back(event);
        while self.all.len() > MOST || (self.bytes > MOST_BYTES && self.all.len() > 1) {
            let Some(oldest) = self.all.pop_front() else {
                return;
            };
            self.bytes -= oldest.size();
        }
    }
}

impl Default for History {
    fn default() -> Self {
        Self {
            next: AtomicU64::new(1),
            events: Mutex::default(),
            news: broadcast::Sender::new(MOST),
        }
    }
}

impl History {
    /// The events as they arrive.
    pub(crate) fn subscribe(&self) -> broadcast::Receiver<Weak<Event>> {
        self.news.subscribe()
    }

    /// The remembered events, oldest first.
    pub(crate) fn events(&self) -> Vec<Arc<Event>> {
        self.lock().all.iter().cloned().collect()
    }

    pub(crate) fn event(&self, id: u64) -> Option<Arc<Event>> {
        let events = self.lock();
        events.all.iter().find(|event| event.id == id).cloned()
    }

    /// The number of a new event.
    pub(crate) fn next_id(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    pub(crate) fn remember(&self, event: Event) {
        let event = Arc::new(event);
        let news = Arc::downgrade(&event);
        self.lock().push(event);
        // Nobody may be listening.
        let _ = self.news.send(news);
    }

    /// The first event with the same message.
    pub(crate) fn first_like(&self, identity: u64) -> Option<u64> {
        let events = self.lock();
        let same = events.all.iter().find(|event| event.identity == identity)?;
        Some(same.duplicate_of.unwrap_or(same.id))
    }

    fn lock(&self) -> MutexGuard<'_, Events> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use bytes::Bytes;
    use http::{HeaderMap, Method};

    use super::*;
    use crate::contract::Received;
    use crate::listener::{Source, reply};
    use crate::message::Message;

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
            also: Vec::new(),
            received: Received::default(),
            signature: None,
            identity: id,
            duplicate_of: None,
            reply: reply(204),
            answer_faults: Vec::new(),
            failure: None,
            is_forwarded: false,
            saved: None,
            source: Source::Network,
            is_sent: false,
        })
    }

    #[test]
    fn events_are_forgotten_before_they_fill_the_memory() {
        let mut history = Events::default();
        for id in 0..2_000 {
            history.push(event(id, 10));
        }
        assert_eq!(history.all.len(), MOST);
        for id in 0..40 {
            history.push(event(id, 16 * 1024 * 1024));
            assert!(history.bytes <= MOST_BYTES);
        }
        let bytes: usize = history.all.iter().map(|event| event.size()).sum();
        assert_eq!(history.bytes, bytes);
        assert!((10..=16).contains(&history.all.len()));
        history.push(event(0, MOST_BYTES));
        assert_eq!(history.all.len(), 1);
    }
}
