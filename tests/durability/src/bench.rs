//! How fast the stores are, beside sending from memory (section 7 of the design): every request goes over the loopback interface, and
//! each number that was accepted is looked for afterwards.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use callbacks::client::HttpTransport;
use callbacks::delivery::postgres::PostgresOptions;
use callbacks::delivery::{
    MemoryStore, Message, Operations, Outbox, Outline, RedbOptions, RunningWorker, Store, Worker,
    prepare,
};
use callbacks::{Client, HandlerError, Target, TargetPolicy};
use tokio::task::JoinSet;
use tokio::time::{interval, sleep};

use crate::BoxError;
use crate::costs::Costs;
use crate::events::counted::{Request, Response};
use crate::events::{CallbackHandler, CallbackSender, Counted, counted, router};
use crate::server::Server;

pub(crate) struct Settings {
    /// How long messages are accepted in each round.
    pub(crate) seconds: u64,
    pub(crate) rounds: u64,
    /// How many messages wait for a dead target.
    pub(crate) dead: u64,
}

const TARGETS: usize = 64;
const PRODUCERS: usize = 32;
/// Requests at the same time, of each sender.
const AT_ONCE: usize = 64;
/// Messages each second where latency is measured.
const PACE: u32 = 100;

/// When each number arrived first.
#[derive(Clone, Default)]
struct Arrivals(Arc<Mutex<HashMap<i64, Instant>>>);

impl Arrivals {
    fn locked(&self) -> MutexGuard<'_, HashMap<i64, Instant>> {
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
struct Scene {
    arrivals: Arrivals,
    targets: Arc<Vec<Target>>,
    client: Client<HttpTransport>,
    padding: String,
}

static NUMBER: AtomicI64 = AtomicI64::new(0);

impl Scene {
    async fn start() -> Result<Self, BoxError> {
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

    fn worker<S: Store>(&self, outbox: &Outbox<S>) -> Result<RunningWorker, BoxError> {
        let operations = Operations::new([&counted::OPERATION])?;
        let worker = Worker::new(outbox, self.client.clone(), operations);
        Ok(worker.concurrency(AT_ONCE, AT_ONCE, 8).start())
    }

    /// Sends from memory, without a store. Returns deliveries each second.
    async fn without_store(&self, time: Duration) -> Result<f64, BoxError> {
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
    async fn through<S: Store>(
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

    async fn wait_for(&self, numbers: impl Iterator<Item = i64>) -> Result<(), BoxError> {
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
    async fn pickups<S: Store>(
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

    /// Accepts messages for a target that refuses connections.
    async fn fill_dead<S: Store>(&self, outbox: &Outbox<S>, count: u64) -> Result<(), BoxError> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?
            .local_addr()?
            .port();
        let target = Target::new(&format!("http://127.0.0.1:{port}/dead"))?;
        let mut left = count;
        while left > 0 {
            let mut batch = Vec::new();
            for _ in 0..left.min(500) {
                let (_, _, payload) = self.next();
                let call = async |client: Client<_>| client.counted(&target, &payload).await;
                batch.push(prepare(Outline::new(), call).await?);
            }
            left -= batch.len() as u64;
            outbox.enqueue_all(batch).await?;
        }
        Ok(())
    }

    /// What a store costs: pickups, and the healthy targets beside a dead one.
    async fn examine<S: Store>(
        &self,
        name: &str,
        outbox: &Outbox<S>,
        settings: &Settings,
    ) -> Result<(), BoxError> {
        let time = Duration::from_secs(settings.seconds);
        let mut before = self.pickups(outbox, time).await?;
        println!(
            "{name}: acceptance to arrival at {PACE}/s: p50 {}, p95 {}, p99 {}",
            part(&mut before, 50),
            part(&mut before, 95),
            part(&mut before, 99)
        );
        let (memory, began) = (memory(), Instant::now());
        self.fill_dead(outbox, settings.dead).await?;
        println!(
            "{name}: {} messages for a dead target accepted in {:.1} s",
            settings.dead,
            began.elapsed().as_secs_f64()
        );
        let mut beside = self.pickups(outbox, time * 2).await?;
        println!(
            "{name}: the others beside it: p50 {}, p95 {}, p99 {}; memory {memory} MB before, {} MB after",
            part(&mut beside, 50),
            part(&mut beside, 95),
            part(&mut beside, 99),
            self::memory()
        );
        Ok(())
    }
}

pub(crate) async fn run(settings: &Settings) -> Result<(), BoxError> {
    let scene = Scene::start().await?;
    let folder = std::env::temp_dir().join(format!("callbacks-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let result = compare(&scene, &folder, settings).await;
    std::fs::remove_dir_all(&folder)?;
    result
}

async fn compare(
    scene: &Scene,
    folder: &std::path::Path,
    settings: &Settings,
) -> Result<(), BoxError> {
    let server = Server::start()?;
    let options = || PostgresOptions::new(&server.url());
    options()?.migrate().await?;
    let memory = Outbox::new(MemoryStore::new());
    let redb = Outbox::new(RedbOptions::new().open(folder.join("plain.redb"))?);
    let quick = RedbOptions::new().quick_repair(true);
    let quick = Outbox::new(quick.open(folder.join("quick.redb"))?);
    let postgres = Outbox::new(options()?.connect().await?);
    let workers = [
        scene.worker(&memory)?,
        scene.worker(&redb)?,
        scene.worker(&quick)?,
        scene.worker(&postgres)?,
    ];
    let costs = Costs::start(&server).await?;

    let time = Duration::from_secs(settings.seconds);
    let names = ["memory store", "redb", "redb, quick repair", "PostgreSQL"];
    let mut ratios = vec![Vec::new(); names.len()];
    let mut rates = vec![Vec::new(); names.len()];
    let mut took = vec![Vec::new(); names.len()];
    let mut baseline = Vec::new();
    // The first round opens connections. In each round, every store has a measurement of the sender beside it.
    for round in 0..=settings.rounds {
        for index in 0..names.len() {
            let bare = scene.without_store(time / 2).await?;
            if index == 3 && round == 1 {
                costs.begin().await?;
            }
            let (rate, accepted) = match index {
                0 => scene.through(&memory, time).await?,
                1 => scene.through(&redb, time).await?,
                2 => scene.through(&quick, time).await?,
                _ => scene.through(&postgres, time).await?,
            };
            if round == 0 {
                continue;
            }
            if index == 3 {
                costs.add(accepted.len());
            }
            baseline.push(bare);
            ratios[index].push(rate / bare);
            rates[index].push(rate);
            took[index].extend(accepted);
        }
    }
    println!("sending from memory: {:.0}/s", median(&mut baseline));
    println!(
        "| store | deliveries each second | of sending from memory | enqueue p50 | p99 |\n|---|---|---|---|---|"
    );
    for (index, name) in names.iter().enumerate() {
        let (rate, ratio) = (median(&mut rates[index]), median(&mut ratios[index]));
        let took = &mut took[index];
        println!(
            "| {name} | {rate:.0} | {ratio:.2} | {} | {} |",
            part(took, 50),
            part(took, 99)
        );
    }
    costs.print().await?;
    scene.arrivals.locked().clear();

    scene.examine("redb", &redb, settings).await?;
    scene.examine("PostgreSQL", &postgres, settings).await?;
    // A producer in another process cannot wake the worker.
    let other = Outbox::new(options()?.connect().await?);
    let mut waits = scene.pickups(&other, time).await?;
    println!(
        "PostgreSQL, accepted by another process: p50 {}, p95 {}",
        part(&mut waits, 50),
        part(&mut waits, 95)
    );
    for worker in workers {
        worker.shutdown(Duration::from_secs(5)).await;
    }
    drop((memory, redb, quick, postgres));
    reopen(folder, settings.dead).await
}

/// How long a file takes to open that a killed process left, with and without quick repair.
async fn reopen(folder: &std::path::Path, count: u64) -> Result<(), BoxError> {
    let scene = Scene::start().await?;
    for is_quick in [false, true] {
        let file = folder.join(format!("killed-{is_quick}.redb"));
        let options = || RedbOptions::new().quick_repair(is_quick);
        let outbox = Outbox::new(options().open(&file)?);
        let began = Instant::now();
        scene.fill_dead(&outbox, count).await?;
        let filled = began.elapsed();
        // A copy of a file that is open is what a killed process leaves.
        let copy = folder.join("killed.redb");
        std::fs::copy(&file, &copy)?;
        let began = Instant::now();
        let opened = options().open(&copy)?;
        println!(
            "redb, quick repair {}: {count} messages accepted in {:.1} s; after a kill, opened in {:.0} ms",
            if is_quick { "on" } else { "off" },
            filled.as_secs_f64(),
            began.elapsed().as_secs_f64() * 1_000.0
        );
        drop((opened, outbox));
        std::fs::remove_file(&copy)?;
        std::fs::remove_file(&file)?;
    }
    Ok(())
}

/// What the process has in memory, in megabytes.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1_024
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn part(times: &mut [Duration], percent: usize) -> String {
    times.sort_unstable();
    let at = (times.len() * percent / 100).min(times.len().saturating_sub(1));
    let time = times.get(at).copied().unwrap_or_default();
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}
