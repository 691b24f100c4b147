//! Messages, consumers and waiting.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use callbacks_delivery::store::{Enqueued, Gauges};
use callbacks_delivery::{
    FifoKey, MemoryStore, Message, Operations, Outbox, Store, TargetId, Worker,
};
use callbacks_runtime::client::{OutgoingRequest, Transport, TransportError};
use callbacks_runtime::retry::SeededRandom;
use callbacks_runtime::{Answer, Client, Operation, StatusCode};
use tokio::time::Instant;

pub(crate) static PAID: Operation = Operation::new("paid", "POST", "/paid");

pub(crate) fn operations() -> Operations {
    Operations::new([&PAID]).unwrap()
}

/// A stored message as `prepare` makes it.
pub(crate) fn message(id: &str, url: &str) -> Message {
    with(id, url, serde_json::json!({}))
}

pub(crate) fn fifo(id: &str, url: &str, key: &str) -> Message {
    let key = FifoKey::of_name(key).number();
    with(id, url, serde_json::json!({ "fifo": key }))
}

#[allow(
    clippy::needless_pass_by_value,
    reason = "callers write the members in place"
)]
pub(crate) fn with(id: &str, url: &str, more: serde_json::Value) -> Message {
    let target = TargetId::of_url(url);
    let mut json = serde_json::json!({
        "v": 1, "id": id, "op": "paid", "method": "POST", "url": url,
        "headers": [["content-type", "application/json"]],
        "target": target.number(), "shard": target.shard().number(),
    });
    for (name, value) in more.as_object().unwrap() {
        json[name] = value.clone();
    }
    Message::restored(&json.to_string(), format!("{{\"id\": \"{id}\"}}").into()).unwrap()
}

/// A consumer whose answers a function gives, and what it got.
#[derive(Clone)]
pub(crate) struct Consumer {
    answer: Arc<dyn Fn(&Seen) -> Reply + Send + Sync>,
    seen: Arc<Mutex<Vec<Seen>>>,
    running: Arc<Mutex<Running>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Seen {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) at: Instant,
    /// How often the message was seen before.
    pub(crate) before: usize,
    pub(crate) request: Arc<Request>,
}

#[derive(Debug, PartialEq)]
pub(crate) struct Request {
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Vec<u8>,
}

#[derive(Default)]
struct Running {
    all: usize,
    by_url: BTreeMap<String, usize>,
    most: usize,
    most_by_url: BTreeMap<String, usize>,
}

/// What a consumer does.
#[derive(Clone)]
pub(crate) enum Reply {
    Status(u16),
    After(Duration, u16),
    RetryAfter(u16, &'static str),
    Body(u16, &'static str),
    Refused,
    Panic,
}

impl Consumer {
    pub(crate) fn new(answer: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Self {
        Self {
            answer: Arc::new(answer),
            seen: Arc::default(),
            running: Arc::default(),
        }
    }

    /// One that always answers with this status.
    pub(crate) fn status(status: u16) -> Self {
        Self::new(move |_| Reply::Status(status))
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.seen().into_iter().map(|seen| seen.id).collect()
    }

    pub(crate) fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// How many requests ran at once, at most.
    pub(crate) fn most(&self) -> usize {
        self.running.lock().unwrap().most
    }

    pub(crate) fn most_to(&self, url: &str) -> usize {
        self.running
            .lock()
            .unwrap()
            .most_by_url
            .get(url)
            .copied()
            .unwrap_or_default()
    }

    fn begin(&self, request: &OutgoingRequest) -> Seen {
        let mut seen = self.seen.lock().unwrap();
        let id = request.headers["webhook-id"].to_str().unwrap().to_owned();
        let now = Seen {
            before: seen
                .iter()
                .filter(|seen| seen.id == id && seen.url == request.url)
                .count(),
            id,
            url: request.url.clone(),
            at: Instant::now(),
            request: Arc::new(Request {
                headers: request.headers.clone(),
                body: request.body.to_vec(),
            }),
        };
        seen.push(now.clone());
        now
    }
}

/// A request that runs, until it is dropped.
struct Run<'a>(&'a Consumer, String);

impl<'a> Run<'a> {
    fn start(consumer: &'a Consumer, url: &str) -> Self {
        let mut running = consumer.running.lock().unwrap();
        running.all += 1;
        running.most = running.most.max(running.all);
        let count = running.by_url.entry(url.to_owned()).or_default();
        *count += 1;
        let count = *count;
        let most = running.most_by_url.entry(url.to_owned()).or_default();
        *most = count.max(*most);
        Self(consumer, url.to_owned())
    }
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        let mut running = self.0.running.lock().unwrap();
        running.all -= 1;
        *running.by_url.get_mut(&self.1).unwrap() -= 1;
    }
}

impl Transport for Consumer {
    async fn send(&self, request: OutgoingRequest) -> Result<Answer, TransportError> {
        let seen = self.begin(&request);
        let _run = Run::start(self, &seen.url);
        let status = |status| Ok(StatusCode::from_u16(status).unwrap().into());
        match (self.answer)(&seen) {
            Reply::Status(code) => status(code),
            Reply::After(wait, code) => {
                tokio::time::sleep(wait).await;
                status(code)
            }
            Reply::RetryAfter(code, hint) => {
                let mut headers = http::HeaderMap::new();
                headers.insert("retry-after", hint.parse().unwrap());
                let code = StatusCode::from_u16(code).unwrap();
                Ok(Answer::new(code, headers, "busy".into()))
            }
            Reply::Body(code, body) => {
                let code = StatusCode::from_u16(code).unwrap();
                Ok(Answer::new(code, http::HeaderMap::new(), body.into()))
            }
            Reply::Refused => Err(TransportError::refused("not there")),
            Reply::Panic => panic!("the transport panics"),
        }
    }
}

pub(crate) fn outbox() -> Outbox<MemoryStore> {
    Outbox::new(MemoryStore::new())
}

pub(crate) fn worker<S: Store>(outbox: &Outbox<S>, consumer: &Consumer) -> Worker<S, Consumer> {
    Worker::new(outbox, Client::over(consumer.clone()), operations()).random(SeededRandom::new(7))
}

pub(crate) async fn enqueue<S: Store>(outbox: &Outbox<S>, messages: Vec<Message>) {
    let count = messages.len();
    let enqueued = outbox.enqueue_all(messages).await.unwrap();
    let accepted = enqueued
        .iter()
        .filter(|each| matches!(each, Enqueued::Accepted { .. }));
    assert_eq!(accepted.count(), count);
}

/// Waits until something holds, in simulated time: twelve simulated hours at most.
pub(crate) async fn until(mut holds: impl AsyncFnMut() -> bool) {
    let start = Instant::now();
    let mut wait = Duration::from_millis(5);
    while !holds().await {
        assert!(
            start.elapsed() < Duration::from_secs(12 * 3_600),
            "it never holds"
        );
        tokio::time::sleep(wait).await;
        wait = (wait * 11 / 10).min(Duration::from_secs(30));
    }
}

pub(crate) async fn gauges<S: Store>(outbox: &Outbox<S>) -> Gauges {
    outbox.store().gauges().await.unwrap()
}

/// Waits until nothing waits in the store.
pub(crate) async fn settled<S: Store>(outbox: &Outbox<S>) {
    until(async || {
        let gauges = gauges(outbox).await;
        gauges.outbox == 0 && gauges.due == 0
    })
    .await;
}
