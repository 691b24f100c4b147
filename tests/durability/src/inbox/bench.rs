//! How fast events are answered and handled, beside handling without a store, in one run.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use callbacks::delivery::inbox::{InboxStore, RunningInboxWorker};
use callbacks::delivery::{Inbox, InboxWorker, MemoryStore, RedbStore, RedisIdempotency};
use callbacks::receiver::idempotency::InMemoryStore;
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::{Context, HandlerError, Router, Target};

use super::KEY;
use super::provider::client;
use super::received::counted::{Request, Response};
use super::received::{CallbackHandler, CallbackSender, Counted, router};
use crate::BoxError;
use crate::place::{Place, options};

/// How many tasks send at the same time.
const SENDERS: usize = 16;

const ROUNDS: usize = 5;

/// A way to handle each message once, or not to.
const WAYS: [(&str, Way); 8] = [
    ("plain", Way::Plain),
    ("idempotent, memory", Way::Idempotent("memory")),
    ("idempotent, Redis", Way::Idempotent("redis")),
    ("idempotent, redb", Way::Idempotent("redb")),
    ("idempotent, PostgreSQL", Way::Idempotent("postgres")),
    ("inbox, memory", Way::Inbox("memory")),
    ("inbox, redb", Way::Inbox("redb")),
    ("inbox, PostgreSQL", Way::Inbox("postgres")),
];

#[derive(Clone, Copy)]
enum Way {
    Plain,
    Idempotent(&'static str),
    Inbox(&'static str),
}

/// Notes when each event was handled.
#[derive(Clone)]
struct Handler(Arc<Vec<OnceLock<Instant>>>);

impl CallbackHandler for Handler {
    async fn counted(&self, request: Request, _context: Context) -> Result<Response, HandlerError> {
        let moment = usize::try_from(request.body.number).ok();
        let moment = moment.and_then(|index| self.0.get(index));
        // An event that is handled twice would be a fault of the store.
        let first = moment.ok_or("an unknown event")?.set(Instant::now());
        first.map_err(|_| "an event is handled twice")?;
        Ok(Response::NoContent)
    }
}

/// What was measured of one way in one round. Latencies are in seconds.
struct Measured {
    per_second: f64,
    answered: [f64; 2],
    handled: [f64; 2],
}

impl Measured {
    fn figures(&self) -> [f64; 5] {
        let ([answered, answered_99], [handled, handled_99]) = (self.answered, self.handled);
        [self.per_second, answered, answered_99, handled, handled_99]
    }
}

/// Measures all ways in turn, several times, and prints the medians of the ratios to plain handling.
pub(crate) async fn bench(events: usize) -> Result<(), BoxError> {
    let mut ratios = vec![Vec::new(); WAYS.len()];
    for round in 0..ROUNDS {
        let mut plain = [1.0; 5];
        for (index, (name, way)) in WAYS.into_iter().enumerate() {
            let figures = measure(way, events, round).await?.figures();
            if index == 0 {
                plain = figures;
            }
            let [second, answered, answered_99, handled, handled_99] = figures;
            println!(
                "{round} {name}: {second:.0}/s, answered in {:.1} / {:.1} ms, handled after {:.1} / {:.1} ms",
                answered * 1e3,
                answered_99 * 1e3,
                handled * 1e3,
                handled_99 * 1e3
            );
            let figures = figures.iter().zip(plain);
            ratios[index].push(
                figures
                    .map(|(figure, plain)| figure / plain)
                    .collect::<Vec<_>>(),
            );
        }
    }
    println!(
        "\n| way | handled per second | answer, median | answer, p99 | handled after, median | p99 |"
    );
    println!("|---|---|---|---|---|---|");
    for ((name, _), rounds) in WAYS.iter().zip(&ratios) {
        let medians = (0..5).map(|figure| {
            let mut all: Vec<_> = rounds.iter().map(|round| round[figure]).collect();
            all.sort_by(f64::total_cmp);
            format!(" {:.2} |", all[all.len() / 2])
        });
        println!("| {name} |{}", medians.collect::<String>());
    }
    Ok(())
}

async fn measure(way: Way, events: usize, round: usize) -> Result<Measured, BoxError> {
    let handled = Handler(
        (0..events)
            .map(|_| OnceLock::new())
            .collect::<Vec<_>>()
            .into(),
    );
    let key = KEY.parse::<StandardKey>()?;
    let router = router(handled.clone()).verify(StandardWebhooks::new(key));
    let (name, place) = match way {
        Way::Idempotent(name @ ("redb" | "postgres"))
        | Way::Inbox(name @ ("redb" | "postgres")) => (name, Some(Place::make(name).await?)),
        Way::Idempotent(name) | Way::Inbox(name) => (name, None),
        Way::Plain => ("", None),
    };
    let (router, worker) = match (way, &place) {
        (Way::Plain, _) => (router, None),
        (Way::Idempotent(_), Some(Place::Redb(file))) => {
            (router.idempotent(RedbStore::open(file)?), None)
        }
        (Way::Idempotent(_), Some(Place::Postgres(schema))) => {
            let store = options(schema)?.connect().await?;
            (router.idempotent(store), None)
        }
        (Way::Idempotent("redis"), None) => {
            let url = std::env::var("CALLBACKS_TEST_REDIS");
            let url = url.unwrap_or_else(|_| "redis://127.0.0.1:6379".to_owned());
            let store = RedisIdempotency::connect(&url).await?;
            let prefix = format!("callbacks-bench:{}:{round}:", std::process::id());
            let store = store.prefix(prefix);
            // The keys go by themselves.
            let minute = Duration::from_secs(60);
            (router.idempotent(store.remember_handled(minute)), None)
        }
        (Way::Idempotent(_), None) => (
            router.idempotent(InMemoryStore::default().capacity(events)),
            None,
        ),
        (Way::Inbox(_), Some(Place::Redb(file))) => with_inbox(router, RedbStore::open(file)?),
        (Way::Inbox(_), Some(Place::Postgres(schema))) => {
            with_inbox(router, options(schema)?.connect().await?)
        }
        (Way::Inbox(_), None) => with_inbox(router, MemoryStore::new()),
    };
    let measured = run(router, &handled, round, name).await;
    if let Some(worker) = worker {
        worker.shutdown(Duration::from_secs(10)).await;
    }
    if let Some(place) = place {
        place.remove().await?;
    }
    measured
}

fn with_inbox(router: Router, store: impl InboxStore) -> (Router, Option<RunningInboxWorker>) {
    let inbox = Inbox::new(store);
    let worker = InboxWorker::new(&inbox, router.clone()).start();
    (router.inbox(inbox), Some(worker))
}

/// Sends all events, and waits until they are handled.
async fn run(
    router: Router,
    handled: &Handler,
    round: usize,
    name: &'static str,
) -> Result<Measured, BoxError> {
    let events = handled.0.len();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let target = Target::new(&format!("http://{}/counted", listener.local_addr()?))?;
    let server = tokio::spawn(async move {
        let served = axum::serve(listener, axum::Router::from(router));
        served.await
    });
    let (client, next) = (client()?, Arc::new(AtomicUsize::new(0)));
    let began = Instant::now();
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..SENDERS {
        let (client, target, next) = (client.clone(), target.clone(), Arc::clone(&next));
        senders.spawn(async move {
            let mut sent = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= events {
                    return Ok::<_, BoxError>(sent);
                }
                let id = format!("msg_{name}_{round}_{number}").parse()?;
                let client = client.clone().for_message(id);
                let payload = Counted::new(i64::try_from(number)?);
                let before = Instant::now();
                client.counted(&target, &payload).await?;
                sent.push((number, before, before.elapsed()));
            }
        });
    }
    let mut sent = Vec::new();
    while let Some(ended) = senders.join_next().await {
        sent.extend(ended??);
    }
    while handled.0.iter().any(|moment| moment.get().is_none()) {
        if began.elapsed() > Duration::from_secs(300) {
            return Err("not all events were handled".into());
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    server.abort();
    let last = handled.0.iter().filter_map(OnceLock::get).max();
    let took = last.ok_or("there are events")?.duration_since(began);
    let after = sent.iter().filter_map(|(number, before, _)| {
        let moment = handled.0[*number].get()?;
        Some(moment.duration_since(*before))
    });
    Ok(Measured {
        per_second: events as f64 / took.as_secs_f64(),
        handled: percentiles(after.collect()),
        answered: percentiles(sent.iter().map(|(.., took)| *took).collect()),
    })
}

/// The median and the 99th percentile, in seconds.
fn percentiles(mut all: Vec<Duration>) -> [f64; 2] {
    all.sort_unstable();
    [all.len() / 2, all.len() * 99 / 100].map(|index| all[index].as_secs_f64())
}
