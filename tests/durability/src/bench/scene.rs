//! A consumer, producers and senders.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use callbacks::client::HttpTransport;
use callbacks::delivery::{
    Message, Operations, Outbox, Outline, RunningWorker, Store, Worker, prepare,
};
use callbacks::{Client, HandlerError, Target, TargetPolicy};
use tokio::task::JoinSet;
use tokio::time::{interval, sleep};

use crate::BoxError;
use crate::events::counted::{Request, Response};
use crate::events::{CallbackHandler, CallbackSender, Counted, counted, router};

const TARGETS: usize = 64;
const PRODUCERS: usize = 32;
/// Requests at the same time, of each sender.
pub(super) const AT_ONCE: usize = 64;
/// Messages each second where latency is measured.
pub(super) const PACE: u32 = 100;

/// When each number arrived first.
#[derive(Clone, Default)]
pub(super) struct Arrivals(Arc<Mutex<HashMap<i64, Instant>>>);

impl Arrivals {
    pub(super) fn locked(&self) -> MutexGuard<'_, HashMap<i64, Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl CallbackHandler for Arrivals {
    async fn counted(&self, callback: Request) -> Result<Response, HandlerError> {
        let now = Instant::now();
        self.locked().entry(callback.body.number).or_insert(now);
        Ok(Response::NoContent)
    }
}

/// The consumer, and what all senders have in common.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) arrivals: Arrivals,
    pub(super) targets: Arc<Vec<Target>>,
    client: Client<HttpTransport>,
    padding: String,
}

static NUMBER: AtomicI64 = AtomicI64::new(0);

impl Scene {
    pub(super) async fn start() -> Result<Self, BoxError> {
        let arrivals = Arrivals::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/counted", listener.local_addr()?);
        let app = axum::Router::from(router(arrivals.clone()));
        tokio::spawn(async move { axum::serve(listener, app).await });
        let target = |number| Target::new(&format!("{url}?target={number}"));
        let targets: Result<Vec<_>, _> = (0..TARGETS).map(target).collect();
        let policy = TargetPolicy::development().allow_any_port();
        let transport = HttpTransport::builder().policy(policy).build()?;
        Ok(Self {
            arrivals,
            targets: Arc::new(targets?),
            client: Client::over(transport),
            padding: "x".repeat(1_000),
        })
    }

    /// The next message, of about one kilobyte.
    fn next(&self) -> (i64, &Target, Counted) {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let target = &self.targets[usize::try_from(number).unwrap_or_default() % TARGETS];
        let mut payload = Counted::new(number);
        payload.padding = Some(self.padding.clone());
        (number, target, payload)
    }

    async fn prepare(&self) -> Result<(i64, Message), BoxError> {
        let (number, target, payload) = self.next();
        let call = async |client: Client<_>| client.counted(target, &payload).await;
        Ok((number, prepare(Outline::new(), call).await?))
    }

    pub(super) fn worker<S: Store>(&self, outbox: &Outbox<S>) -> Result<RunningWorker, BoxError> {
        let operations = Operations::new([&counted::OPERATION])?;
        let worker = Worker::new(outbox, self.client.clone(), operations);
        Ok(worker.concurrency(AT_ONCE, AT_ONCE, 8).start())
    }

    /// Sends from memory, without a store. Returns deliveries each second.
    pub(super) async fn without_store(&self, time: Duration) -> Result<f64, BoxError> {
        let began = Instant::now();
        let mut senders = JoinSet::new();
        for _ in 0..AT_ONCE {
            let scene = self.clone();
            senders.spawn(async move {
                let mut count = 0;
                while began.elapsed() < time {
                    let (_, target, payload) = scene.next();
                    scene.client.counted(target, &payload).await?;
                    count += 1;
                }
                Ok::<_, callbacks::Error>(count)
            });
        }
        let mut count = 0;
        while let Some(ended) = senders.join_next().await {
            count += ended??;
        }
        Ok(f64::from(count) / began.elapsed().as_secs_f64())
    }

    /// Accepts messages for a time, and waits until all of them have arrived. Returns deliveries each second, how long each
    /// acceptance took, and how many there were.
    pub(super) async fn through<S: Store>(
        &self,
        outbox: &Outbox<S>,
        time: Duration,
    ) -> Result<(f64, Vec<Duration>), BoxError> {
        let began = Instant::now();
        let mut producers = JoinSet::new();
        for _ in 0..PRODUCERS {
            let (scene, outbox) = (self.clone(), outbox.clone());
            producers.spawn(async move {
                let mut accepted = Vec::new();
                while began.elapsed() < time {
                    let (number, message) = scene.prepare().await?;
                    let started = Instant::now();
                    outbox.enqueue(message).await?;
                    accepted.push((number, started.elapsed()));
                }
                Ok::<_, BoxError>(accepted)
            });
        }
        let mut accepted = Vec::new();
        while let Some(ended) = producers.join_next().await {
            accepted.extend(ended??);
        }
        self.wait_for(accepted.iter().map(|(number, _)| *number))
            .await?;
        let rate = accepted.len() as f64 / began.elapsed().as_secs_f64();
        Ok((rate, accepted.into_iter().map(|(_, took)| took).collect()))
    }

    pub(super) async fn wait_for(
        &self,
        numbers: impl Iterator<Item = i64>,
    ) -> Result<(), BoxError> {
        let end = Instant::now() + Duration::from_secs(600);
        for number in numbers {
            while !self.arrivals.locked().contains_key(&number) {
                if Instant::now() > end {
                    return Err(format!("message {number} was lost").into());
                }
                sleep(Duration::from_millis(1)).await;
            }
        }
        Ok(())
    }

    /// Accepts messages one by one at a slow pace. Returns the times from the end of each acceptance to its arrival.
    pub(super) async fn pickups<S: Store>(
        &self,
        outbox: &Outbox<S>,
        time: Duration,
    ) -> Result<Vec<Duration>, BoxError> {
        let mut ticks = interval(Duration::from_secs(1) / PACE);
        let mut sends = JoinSet::new();
        let began = Instant::now();
        while began.elapsed() < time {
            ticks.tick().await;
            let (scene, outbox) = (self.clone(), outbox.clone());
            sends.spawn(async move {
                let (number, message) = scene.prepare().await?;
                outbox.enqueue(message).await?;
                Ok::<_, BoxError>((number, Instant::now()))
            });
        }
        let mut accepted = Vec::new();
        while let Some(ended) = sends.join_next().await {
            accepted.push(ended??);
        }
        self.wait_for(accepted.iter().map(|(number, _)| *number))
            .await?;
        let arrivals = self.arrivals.locked();
        let waits = accepted.iter();
        Ok(waits
            .map(|(number, at)| arrivals[number].saturating_duration_since(*at))
            .collect())
    }

    /// Messages to one target, in batches, until there are so many. Their numbers do not matter.
    pub(super) async fn fill<S: Store>(
        &self,
        outbox: &Outbox<S>,
        target: &Target,
        count: u64,
    ) -> Result<(), BoxError> {
        let mut left = count;
        while left > 0 {
            let mut batch = Vec::new();
            for _ in 0..left.min(500) {
                let (_, _, payload) = self.next();
                let call = async |client: Client<_>| client.counted(target, &payload).await;
                batch.push(prepare(Outline::new(), call).await?);
            }
            left -= batch.len() as u64;
            outbox.enqueue_all(batch).await?;
        }
        Ok(())
    }

    /// A target of this consumer that no producer chooses.
    pub(super) fn other_target(&self) -> Result<Target, BoxError> {
        let url = self.targets[0]
            .as_str()
            .replace("?target=0", "?target=other");
        Ok(Target::new(&url)?)
    }
}

/// A target that refuses connections.
pub(super) fn dead_target() -> Result<Target, BoxError> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    let port = listener.local_addr()?.port();
    Ok(Target::new(&format!("http://127.0.0.1:{port}/dead"))?)
}
