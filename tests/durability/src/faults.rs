//! Faults (D17): what breaks, and how long until deliveries are as fast as before. No process is restarted.

use std::collections::HashSet;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use callbacks::client::HttpTransport;
use callbacks::delivery::postgres::{PostgresOptions, tokio_postgres};
use callbacks::delivery::store::Journal;
use callbacks::delivery::{Operations, Outbox, Outline, PostgresStore, Worker};
use callbacks::{Client, Target, TargetPolicy};
use tokio::process::{Child, Command};
use tokio::time::{interval, sleep};

use crate::BoxError;
use crate::consumer::{Counts, serve};
use crate::events::{CallbackSender, Counted, counted};
use crate::server::Server;

/// Messages each second, of all producers.
const RATE: u32 = 200;
const PRODUCERS: u32 = 10;
const TARGETS: i64 = 64;

/// How long a fault lasts that somebody ends.
const LASTS: Duration = Duration::from_secs(5);

/// Deliveries are counted in steps, and the rate is that of four of them.
const STEP: Duration = Duration::from_millis(500);
const STEPS: usize = 4;

/// Nobody waits longer for a recovery.
const LIMIT: Duration = Duration::from_secs(60);

fn options(url: &str) -> Result<PostgresOptions, BoxError> {
    Ok(PostgresOptions::new(url)?)
}

/// A process that only delivers.
pub(crate) async fn work(url: &str) -> Result<(), BoxError> {
    let store = loop {
        match options(url)?.connect().await {
            Ok(store) => break store,
            Err(_) => sleep(Duration::from_millis(100)).await,
        }
    };
    let outbox = Outbox::new(store);
    let transport = HttpTransport::builder().policy(TargetPolicy::development().allow_any_port());
    let operations = Operations::new([&counted::OPERATION])?;
    let worker = Worker::new(&outbox, Client::over(transport.build()?), operations);
    let _worker = worker.concurrency(64, 64, 8).start();
    std::future::pending().await
}

fn start_worker(url: &str) -> Result<Child, BoxError> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args(["faults", "--work", url])
        .stdout(Stdio::null());
    Ok(command.kill_on_drop(true).spawn()?)
}

/// Everything that runs.
struct Scene {
    server: Server,
    counts: Counts,
    workers: Vec<Child>,
}

pub(crate) async fn run() -> Result<(), BoxError> {
    let server = Server::start()?;
    let url = server.url();
    options(&url)?.migrate().await?;
    let counts = Counts::default();
    let consumer = serve(counts.clone()).await?;
    let workers = vec![start_worker(&url)?, start_worker(&url)?];
    let outbox = Outbox::new(options(&url)?.connect().await?);
    let accepted = Arc::new(Mutex::new(HashSet::new()));
    let mut producers = tokio::task::JoinSet::new();
    for _ in 0..PRODUCERS {
        producers.spawn(produce(
            outbox.clone(),
            consumer.clone(),
            Arc::clone(&accepted),
        ));
    }
    let mut scene = Scene {
        server,
        counts,
        workers,
    };
    // Shards are shared, connections are open.
    sleep(Duration::from_secs(8)).await;
    println!("| fault | lowest rate | seconds until 95 % |\n|---|---|---|");
    for fault in Fault::ALL {
        scene.measure(fault).await?;
    }
    producers.abort_all();
    while producers.join_next().await.is_some() {}
    scene.check(&outbox, &accepted).await
}

#[derive(Clone, Copy)]
enum Fault {
    Restarted,
    Crashed,
    BackendsKilled,
    Blocked,
    ReadOnly,
    WorkerKilled,
    WorkersKilled,
}

impl Fault {
    const ALL: [Self; 7] = [
        Self::Restarted,
        Self::Crashed,
        Self::BackendsKilled,
        Self::Blocked,
        Self::ReadOnly,
        Self::WorkerKilled,
        Self::WorkersKilled,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Restarted => "PostgreSQL is restarted",
            Self::Crashed => "PostgreSQL crashes, and starts again",
            Self::BackendsKilled => "all connections are killed",
            Self::Blocked => "all connections of the pools are blocked for 5 s",
            Self::ReadOnly => "the server is read-only for 5 s, as after a failover",
            Self::WorkerKilled => "one of two workers is killed",
            Self::WorkersKilled => "a worker is killed five times in 10 s, and replaced",
        }
    }
}

impl Scene {
    async fn measure(&mut self, fault: Fault) -> Result<(), BoxError> {
        let before = self.counts.len();
        let began = Instant::now();
        sleep(Duration::from_secs(5)).await;
        let usual = (self.counts.len() - before) as f64 / began.elapsed().as_secs_f64();

        let watched = tokio::spawn(watch(self.counts.clone(), usual));
        let ended = Instant::now();
        self.inflict(fault).await?;
        let lasted = ended.elapsed();
        let (lowest, recovered) = watched.await?;
        let seconds = match recovered {
            // What lasts is a part of the fault, and so are the steps after it.
            Some(at) => format!("{:.1}", at.as_secs_f64()),
            None => format!("not within {} s", LIMIT.as_secs()),
        };
        println!(
            "| {} | {:.0} % | {seconds} (of which {:.1} are the fault) |",
            fault.name(),
            lowest / usual * 100.0,
            lasted.as_secs_f64()
        );
        // The next fault meets everything as it was.
        while self.workers.len() < 2 {
            self.workers.push(start_worker(&self.server.url())?);
        }
        sleep(Duration::from_secs(7)).await;
        Ok(())
    }

    async fn inflict(&mut self, fault: Fault) -> Result<(), BoxError> {
        match fault {
            Fault::Restarted => {
                self.server.stop("fast")?;
                self.server.go_on()?;
            }
            Fault::Crashed => {
                self.server.stop("immediate")?;
                self.server.go_on()?;
            }
            Fault::BackendsKilled => {
                let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                            WHERE pid <> pg_backend_pid() AND application_name = 'callbacks'";
                self.admin().await?.batch_execute(kill).await?;
            }
            Fault::Blocked => {
                let admin = self.admin().await?;
                let lock = "BEGIN; LOCK TABLE callbacks.message, callbacks.outbox";
                admin.batch_execute(lock).await?;
                sleep(LASTS).await;
                admin.batch_execute("COMMIT").await?;
            }
            Fault::ReadOnly => {
                let admin = self.admin().await?;
                let set = "ALTER SYSTEM SET default_transaction_read_only = on";
                admin.batch_execute(set).await?;
                admin.batch_execute("SELECT pg_reload_conf()").await?;
                sleep(LASTS).await;
                admin
                    .batch_execute("SET default_transaction_read_only = off")
                    .await?;
                let reset = "ALTER SYSTEM RESET default_transaction_read_only";
                admin.batch_execute(reset).await?;
                admin.batch_execute("SELECT pg_reload_conf()").await?;
            }
            Fault::WorkerKilled => self.kill_worker().await?,
            Fault::WorkersKilled => {
                for _ in 0..5 {
                    self.kill_worker().await?;
                    self.workers.push(start_worker(&self.server.url())?);
                    sleep(Duration::from_secs(2)).await;
                }
            }
        }
        Ok(())
    }

    async fn kill_worker(&mut self) -> Result<(), BoxError> {
        Ok(self.workers.remove(0).kill().await?)
    }

    async fn admin(&self) -> Result<tokio_postgres::Client, BoxError> {
        let url = self.server.url();
        let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await?;
        tokio::spawn(connection);
        Ok(client)
    }

    /// Waits for the rest, and counts.
    async fn check(
        &self,
        outbox: &Outbox<PostgresStore>,
        accepted: &Mutex<HashSet<i64>>,
    ) -> Result<(), BoxError> {
        let end = Instant::now() + 2 * LIMIT;
        loop {
            let gauges = outbox.store().gauges().await?;
            if gauges.outbox + gauges.due == 0 {
                break;
            }
            if Instant::now() > end {
                return Err("messages wait for ever".into());
            }
            sleep(STEP).await;
        }
        let arrived = self.counts.all();
        let accepted = accepted.lock().unwrap_or_else(PoisonError::into_inner);
        let lost = accepted
            .iter()
            .filter(|number| !arrived.contains_key(number));
        let lost = lost.count();
        let twice = arrived.values().filter(|count| **count > 1).count();
        println!(
            "\n{} acknowledged, {lost} lost, {twice} delivered twice",
            accepted.len()
        );
        match lost {
            0 => Ok(()),
            _ => Err("messages were lost".into()),
        }
    }
}

/// The lowest rate, and how long it took to have 95 percent of the usual one.
async fn watch(counts: Counts, usual: f64) -> (f64, Option<Duration>) {
    let began = Instant::now();
    let mut steps = vec![(began, counts.len())];
    let (mut lowest, mut recovered) = (usual, None);
    // Some faults show late: a lease lasts five seconds.
    let least = Duration::from_secs(12);
    while began.elapsed() < LIMIT {
        sleep(STEP).await;
        steps.push((Instant::now(), counts.len()));
        let [first, .., last] = &steps[steps.len().saturating_sub(STEPS + 1)..] else {
            continue;
        };
        let rate = (last.1 - first.1) as f64 / (last.0 - first.0).as_secs_f64();
        lowest = lowest.min(rate);
        if rate >= usual * 0.95 {
            recovered.get_or_insert(last.0 - began);
            if began.elapsed() > least {
                break;
            }
        } else if rate < usual * 0.85 {
            // More than the noise of a busy machine.
            recovered = None;
        }
    }
    (lowest, recovered)
}

/// Accepts messages at a rate. After an error it repeats, under a deduplication key.
async fn produce(
    outbox: Outbox<PostgresStore>,
    url: String,
    accepted: Arc<Mutex<HashSet<i64>>>,
) -> Result<(), BoxError> {
    let mut ticks = interval(Duration::from_secs(1) * PRODUCERS / RATE);
    loop {
        ticks.tick().await;
        let number = crate::provider::random()?;
        let target = Target::new(&format!("{url}?target={}", number % TARGETS))?;
        let payload = Counted::new(number);
        loop {
            let outline = Outline::new().deduplicate(number.to_string());
            let call = async |client: Client<_>| client.counted(&target, &payload).await;
            match outbox.send(outline, call).await {
                Ok(_) => break,
                Err(_) => sleep(Duration::from_millis(100)).await,
            }
        }
        let mut accepted = accepted.lock().unwrap_or_else(PoisonError::into_inner);
        accepted.insert(number);
    }
}
