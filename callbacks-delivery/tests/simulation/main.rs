//! Workers, a store and a consumer on hosts of a simulated network, which breaks at random (D13).
//!
//! Hosts are partitioned, slow and killed, and the clock of the store jumps. Afterwards everything is repaired, and the history
//! is checked. A failure prints its seed: `SIMULATION_SEEDS=FROM..TO cargo test -p callbacks-delivery --features testing --test
//! simulation` runs others.
#![allow(clippy::unwrap_used, reason = "helpers of tests unwrap as tests do")]

mod history;
mod network;

use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use callbacks_delivery::store::{Journal, Queue};
use callbacks_delivery::testing::Flaky;
use callbacks_delivery::{FifoKey, MemoryStore, Message, Operations, Outbox, TargetId, Worker};
use callbacks_runtime::retry::{BreakerPolicy, Random, RetryPolicy, Schedule, SeededRandom};
use callbacks_runtime::{Client, Operation};
use turmoil::Sim;

use history::{Fact, History, check_claims, check_delivery, check_order};
use network::{JumpingClock, Way, Wire, serve};

static PAID: Operation = Operation::new("paid", "POST", "/paid");

const WORKERS: usize = 3;
const MESSAGES: usize = 120;
/// Every third message has one of these order keys.
const ORDER_KEYS: usize = 4;
/// How many faults there are, and how long each lasts.
const FAULTS: usize = 12;
const FAULT_SECONDS: Range<u64> = 1..15;
/// After the faults, everything arrives in that time.
const RECOVERY: Duration = Duration::from_secs(600);

/// Random numbers of one seed.
struct Dice(SeededRandom);

impl Dice {
    fn below(&self, end: u64) -> u64 {
        self.0.next() % end
    }

    fn within(&self, range: Range<u64>) -> u64 {
        range.start + self.below(range.end - range.start)
    }
}

fn message(number: usize) -> (Message, Option<usize>) {
    let order = number.is_multiple_of(3).then_some(number / 3 % ORDER_KEYS);
    // Messages of one key have one target.
    let target_number = order.unwrap_or(number % 10);
    let url = format!("https://c{target_number}.example/hook");
    let target = TargetId::of_url(&url);
    let mut envelope = serde_json::json!({
        "v": 1, "id": format!("msg_{number}"), "op": "paid", "method": "POST", "url": url, "headers": [],
        "target": target.number(), "shard": target.shard().number(), "dedup": format!("d{number}"),
    });
    if let Some(order) = order {
        envelope["fifo"] = FifoKey::of_name(&format!("order {order}")).number().into();
    }
    let message = Message::restored(&envelope.to_string(), "{}".into()).unwrap();
    (message, order)
}

/// Accepts each message, however often the store has to be asked. The deduplication key makes that safe.
async fn produce(store: Flaky<MemoryStore, Way>, history: History) -> turmoil::Result {
    for number in 0..MESSAGES {
        let (message, order) = message(number);
        let id = message.envelope().id.clone();
        while store.enqueue(vec![message.clone()]).await.is_err() {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        history.note(Fact::Accepted { id, order });
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    Ok(())
}

struct World {
    sim: Sim<'static>,
    store: Arc<MemoryStore>,
    clock: JumpingClock,
    history: History,
    dice: Dice,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut sim = turmoil::Builder::new()
            .rng_seed(seed)
            .tick_duration(Duration::from_millis(10))
            .min_message_latency(Duration::from_millis(1))
            .max_message_latency(Duration::from_millis(150))
            .simulation_duration(Duration::MAX)
            .build();
        let clock = JumpingClock::default();
        let store = Arc::new(MemoryStore::with_clock(clock.clone()));
        let history = History::default();

        sim.host("store", || serve(|_| async { "ok".to_owned() }));
        let log = history.clone();
        let dice = Arc::new(Dice(SeededRandom::new(seed ^ 0x5eed)));
        sim.host("consumer", move || {
            let (log, dice) = (log.clone(), Arc::clone(&dice));
            serve(move |id| {
                let (log, dice) = (log.clone(), Arc::clone(&dice));
                async move {
                    tokio::time::sleep(Duration::from_millis(dice.within(1..400))).await;
                    if dice.below(8) == 0 {
                        return "503".to_owned();
                    }
                    log.note(Fact::Handled { id });
                    "204".to_owned()
                }
            })
        });
        for worker in 0..WORKERS {
            let (store, history) = (Arc::clone(&store), history.clone());
            sim.host(name(worker), move || {
                let store = Flaky::disturbed(Arc::clone(&store), Way);
                let wire = Wire {
                    worker,
                    history: history.clone(),
                };
                let random = SeededRandom::new(seed + worker as u64);
                async move {
                    let operations = Operations::new([&PAID])?;
                    Worker::new(&Outbox::new(store), Client::over(wire), operations)
                        .policy(impatient())
                        .breaker(
                            BreakerPolicy::default()
                                .pause(Duration::from_secs(2), Duration::from_secs(10)),
                        )
                        .random(random)
                        .run_until(std::future::pending(), Duration::ZERO)
                        .await;
                    Ok(())
                }
            });
        }
        let producer = produce(Flaky::disturbed(Arc::clone(&store), Way), history.clone());
        sim.client("producer", producer);
        let dice = Dice(SeededRandom::new(seed));
        Self {
            sim,
            store,
            clock,
            history,
            dice,
        }
    }

    fn run_for(&mut self, duration: Duration) {
        let end = self.sim.elapsed() + duration;
        while self.sim.elapsed() < end {
            self.sim.step().unwrap();
        }
    }

    /// Breaks something for a while.
    fn break_something(&mut self, may_jump: bool) {
        let worker = name(self.dice.below(WORKERS as u64) as usize);
        let duration = Duration::from_secs(self.dice.within(FAULT_SECONDS));
        let kinds = if may_jump { 7 } else { 5 };
        let kind = self.dice.below(kinds);
        let note = |text: String| self.history.note(Fact::Fault(text));
        note(format!("kind {kind}, {worker}, {duration:?}"));
        let worker = worker.as_str();
        match kind {
            0 => {
                self.sim.crash(worker);
                self.run_for(duration);
                self.sim.bounce(worker);
            }
            1 => self.part(worker, "store", duration),
            2 => self.part(worker, "consumer", duration),
            // The store is away for everybody.
            3 => {
                self.sim.crash("store");
                self.run_for(duration);
                self.sim.bounce("store");
            }
            4 => {
                self.sim.hold(worker, "store");
                self.run_for(duration);
                self.sim.release(worker, "store");
            }
            5 => self.clock.jump(3_600),
            _ => self.clock.jump(-(duration.as_secs() as i64)),
        }
        self.history.note(Fact::Fault("repaired".to_owned()));
        let pause = Duration::from_secs(self.dice.within(1..5));
        self.run_for(pause);
    }

    fn part(&mut self, one: &str, other: &str, duration: Duration) {
        self.sim.partition(one, other);
        self.run_for(duration);
        self.sim.repair(one, other);
    }

    /// How many deliveries wait, and how many were given up.
    fn left(&self) -> (u64, u64) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let gauges = runtime.block_on(self.store.gauges()).unwrap();
        (gauges.outbox + gauges.due, gauges.dead)
    }

    /// Runs until nothing waits.
    fn settle(&mut self) {
        let end = self.sim.elapsed() + RECOVERY;
        let is_produced = |facts: &[Fact]| {
            let accepted = facts
                .iter()
                .filter(|fact| matches!(fact, Fact::Accepted { .. }));
            accepted.count() == MESSAGES
        };
        while !is_produced(&self.history.facts()) || self.left().0 > 0 {
            assert!(self.sim.elapsed() < end, "{:?} are left", self.left());
            self.run_for(Duration::from_secs(2));
        }
    }
}

/// Nothing is given up, and nothing waits for long.
fn impatient() -> RetryPolicy {
    let schedule = Schedule::exponential(Duration::from_millis(500), Duration::from_secs(10));
    RetryPolicy::new(schedule).attempts(1_000)
}

fn name(worker: usize) -> String {
    format!("worker{worker}")
}

/// Runs one seed, and checks its history.
fn simulate(seed: u64, may_jump: bool) -> Vec<Fact> {
    let mut world = World::new(seed);
    for _ in 0..FAULTS {
        world.break_something(may_jump);
    }
    world.settle();
    let facts = world.history.facts();
    let mut checks = vec![check_delivery(&facts), check_order(&facts)];
    if !may_jump {
        checks.push(check_claims(&facts));
    }
    if world.left().1 > 0 {
        checks.push(Err(format!("{} were given up", world.left().1)));
    }
    for check in checks {
        if let Err(error) = check {
            let tail: Vec<_> = facts.iter().map(|fact| format!("{fact:?}")).collect();
            panic!(
                "seed {seed}, clock jumps: {may_jump}: {error}\n{}",
                tail.join("\n")
            );
        }
    }
    facts
}

fn seeds() -> Range<u64> {
    let Ok(text) = std::env::var("SIMULATION_SEEDS") else {
        return 0..6;
    };
    let (from, to) = text.split_once("..").unwrap();
    from.parse().unwrap()..to.parse().unwrap()
}

/// D1, D3, D6, D13.
#[test]
fn d13_no_fault_loses_repeats_or_reorders_messages() {
    for seed in seeds() {
        println!("seed {seed}");
        simulate(seed, false);
    }
}

/// D1, D6, D15: leases may expire early then, so two workers may send one message.
#[test]
fn d13_a_clock_that_jumps_loses_and_reorders_nothing() {
    for seed in seeds() {
        println!("seed {seed}");
        simulate(seed, true);
    }
}
