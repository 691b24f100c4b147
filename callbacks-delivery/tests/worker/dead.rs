//! Targets that nothing can be sent to, and what they take from the others (D5).

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use callbacks_delivery::store::TargetCommand;
use callbacks_delivery::testing::{Disturbance, Flaky};
use callbacks_delivery::{MemoryStore, Message, Outbox, StoreError, TargetId};
use callbacks_runtime::retry::{Clock, RetryPolicy, Schedule};
use tokio::time::Instant;

use super::kit::{
    Consumer, Reply, Seen, enqueue, fifo, gauges, message, outbox, settled, until, worker,
};

const MINUTE: Duration = Duration::from_secs(60);

fn is_stopped(url: &str) -> bool {
    url.starts_with("https://stopped")
}

fn large(id: &str, url: &str) -> Message {
    let small = message(id, url);
    Message::restored(&small.envelope().to_json(), vec![b'x'; 1_000].into()).unwrap()
}

/// Why nothing can be sent to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// It fails, so its breaker opens.
    Fails,
    /// It asks for quiet.
    AsksForQuiet,
    /// It answers after minutes.
    Hangs,
    /// All of them have one origin, which answers after minutes.
    SharesAnOrigin,
    /// Somebody limits it to a message in a hundred seconds.
    IsLimited,
    IsPaused,
}

impl Why {
    const ALL: [Self; 6] = [
        Self::Fails,
        Self::AsksForQuiet,
        Self::Hangs,
        Self::SharesAnOrigin,
        Self::IsLimited,
        Self::IsPaused,
    ];

    fn url(self, number: usize) -> String {
        match self {
            Self::SharesAnOrigin => format!("https://stopped.example/{number}"),
            _ => format!("https://stopped{number}.example/hook"),
        }
    }

    fn answer(self, seen: &Seen) -> Reply {
        match self {
            _ if !is_stopped(&seen.url) => Reply::After(Duration::from_millis(20), 200),
            Self::Fails => Reply::Status(500),
            Self::AsksForQuiet => Reply::RetryAfter(429, "50"),
            Self::Hangs | Self::SharesAnOrigin => Reply::After(10 * MINUTE, 200),
            Self::IsLimited | Self::IsPaused => Reply::Status(200),
        }
    }

    fn command(self) -> Option<TargetCommand> {
        match self {
            Self::IsLimited => Some(TargetCommand::Limit {
                rate: Some(0.01),
                concurrency: None,
            }),
            Self::IsPaused => Some(TargetCommand::Pause),
            _ => None,
        }
    }
}

/// Messages for healthy targets arrive at once, however many payloads wait for others.
#[tokio::test(start_paused = true)]
async fn d5_payloads_of_stopped_targets_leave_room() {
    const STOPPED: usize = 300;
    for why in Why::ALL {
        let outbox = outbox();
        let consumer = Consumer::new(move |seen| why.answer(seen));
        for number in 0..STOPPED {
            if let Some(command) = why.command() {
                let target = TargetId::of_url(&why.url(number));
                outbox.control(target, command).await.unwrap();
            }
        }
        // Requests that run for long are no matter of this test: there is room for them.
        let worker = worker(&outbox, &consumer).concurrency(2_000, 8, 1);
        let _worker = worker.payload_memory(50_000).start();
        for number in 0..STOPPED {
            let url = why.url(number);
            let messages = (0..10).map(|each| large(&format!("stopped_{number}_{each}"), &url));
            enqueue(&outbox, messages.collect()).await;
        }
        tokio::time::sleep(Duration::from_secs(20)).await;
        arrives_at_once(&outbox, &consumer, why).await;
        let gauges = gauges(&outbox).await;
        let waiting = gauges.outbox + gauges.due;
        assert!(waiting * 1_000 > 10 * 50_000, "{why:?}: {waiting} wait");
    }
}

/// A hundred messages for ten healthy targets arrive within two seconds. Simulated time: no machine is too slow for it.
async fn arrives_at_once(outbox: &Outbox<MemoryStore>, consumer: &Consumer, why: Why) {
    let messages = (0..100).map(|number| {
        let url = format!("https://healthy{}.example/hook", number % 10);
        large(&format!("healthy_{number}"), &url)
    });
    let start = Instant::now();
    enqueue(outbox, messages.collect()).await;
    let arrived = || {
        let seen = consumer.seen();
        seen.iter().filter(|seen| !is_stopped(&seen.url)).count()
    };
    until(async || arrived() == 100).await;
    let took = start.elapsed();
    assert!(took < Duration::from_secs(2), "{why:?}: {took:?}");
}

/// The memory for rows is not for targets that nothing is sent to, with order keys or without.
#[tokio::test(start_paused = true)]
async fn d5_rows_of_stopped_targets_leave_room() {
    for has_order_keys in [false, true] {
        for why in [Why::Fails, Why::AsksForQuiet, Why::IsPaused] {
            let outbox = outbox();
            let consumer = Consumer::new(move |seen| why.answer(seen));
            for number in 0..60 {
                let url = why.url(number);
                if let Some(command) = why.command() {
                    let target = TargetId::of_url(&url);
                    outbox.control(target, command).await.unwrap();
                }
                let message = |each| {
                    let id = format!("stopped_{number}_{each}");
                    match has_order_keys {
                        true => fifo(&id, &url, &format!("order {each}")),
                        false => message(&id, &url),
                    }
                };
                enqueue(&outbox, (0..40).map(message).collect()).await;
            }
            let _worker = worker(&outbox, &consumer).held(500, 100).start();
            tokio::time::sleep(Duration::from_secs(20)).await;
            arrives_at_once(&outbox, &consumer, why).await;
        }
    }
}

/// What stopped targets gave back is delivered when they are well again, in the order of the keys.
#[tokio::test(start_paused = true)]
async fn d5_what_was_given_back_is_delivered() {
    let outbox = outbox();
    let start = Instant::now();
    let consumer = Consumer::new(move |seen| match start.elapsed() < 10 * MINUTE {
        true if is_stopped(&seen.url) => Reply::Status(500),
        _ => Reply::Status(200),
    });
    let mut messages = Vec::new();
    for number in 0..3_000 {
        let url = format!("https://stopped{}.example/hook", number % 60);
        let id = format!("msg_{number:04}");
        // Each target has ten keys, and each key five messages.
        let key = format!("order {}", number % 600);
        messages.push(match number % 2 {
            0 => fifo(&id, &url, &key),
            _ => message(&id, &url),
        });
    }
    let _worker = worker(&outbox, &consumer).held(400, 50).start();
    enqueue(&outbox, messages).await;
    settled(&outbox).await;
    assert_eq!(gauges(&outbox).await.dead, 0);
    let accepted = |seen: &&Seen| seen.at - start >= 10 * MINUTE;
    let seen = consumer.seen();
    let late: Vec<_> = seen.iter().filter(accepted).map(|seen| &seen.id).collect();
    let ids: BTreeSet<_> = late.iter().copied().collect();
    assert_eq!((late.len(), ids.len()), (3_000, 3_000));
    let mut last = vec![0; 600];
    for id in late {
        let number: usize = id[4..].parse().unwrap();
        if number.is_multiple_of(2) {
            let before = std::mem::replace(&mut last[number % 600], number);
            assert!(before <= number, "{number} after {before}");
        }
    }
}

/// Counts the rows that polls and reads of `due` return.
#[derive(Clone, Debug, Default)]
struct Rows {
    all: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
}

impl Disturbance for Rows {
    async fn before(&self, _method: &'static str) -> Result<(), StoreError> {
        Ok(())
    }

    async fn after(&self) -> Result<(), StoreError> {
        Ok(())
    }

    fn read(&self, _method: &'static str, rows: usize) {
        self.all.fetch_add(rows, Ordering::SeqCst);
        self.most.fetch_max(rows, Ordering::SeqCst);
    }
}

/// How many rows are read within an hour, and at once, beside a target that fails and has so many messages.
async fn rows_read_beside(dead: usize) -> (usize, usize) {
    let url = Why::Fails.url(0);
    let rows = Rows::default();
    let store = Flaky::disturbed(Arc::new(MemoryStore::new()), rows.clone());
    let outbox = Outbox::new(store);
    let consumer = Consumer::new(|seen| Why::Fails.answer(seen));
    let _worker = worker(&outbox, &consumer).start();
    let messages = (0..dead).map(|each| message(&format!("dead_{each}"), &url));
    enqueue(&outbox, messages.collect()).await;
    // What was new is read once.
    until(async || gauges(&outbox).await.outbox == 0).await;
    tokio::time::sleep(MINUTE).await;
    rows.all.store(0, Ordering::SeqCst);
    rows.most.store(0, Ordering::SeqCst);
    for number in 0..60 {
        let healthy = message(&format!("healthy_{number}"), "https://healthy.example/");
        enqueue(&outbox, vec![healthy]).await;
        tokio::time::sleep(MINUTE).await;
    }
    let tried = consumer.count();
    assert!(tried > 65, "the dead target was tried: {tried}");
    (
        rows.all.load(Ordering::SeqCst),
        rows.most.load(Ordering::SeqCst),
    )
}

/// However many messages wait for a dead target, the same number of rows is read: a few for each of its tries.
#[tokio::test(start_paused = true)]
async fn d5_a_dead_target_is_not_read_again_and_again() {
    let (few, few_at_once) = rows_read_beside(100).await;
    let (many, many_at_once) = rows_read_beside(5_000).await;
    assert!(many <= few + few / 10, "{few} rows, and {many}");
    assert!(
        many_at_once <= few_at_once.max(20),
        "{many_at_once} at once"
    );
    // Sixty healthy messages, each read twice at most, and what is tried of the dead target.
    assert!(many < 400, "{many}");
}

/// A clock that somebody sets.
#[derive(Clone, Debug)]
struct SetClock {
    start: Instant,
    shift: Arc<AtomicI64>,
}

impl Clock for SetClock {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn time_of_day(&self) -> SystemTime {
        let seconds = 1_800_000_000_u64.saturating_add_signed(self.shift.load(Ordering::SeqCst));
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds) + self.start.elapsed()
    }

    fn sleep(
        &self,
        wait: Duration,
    ) -> std::pin::Pin<Box<dyn std::future::Future<Output = ()> + Send + '_>> {
        Box::pin(tokio::time::sleep(wait))
    }
}

/// D15, D16: a worker remembers where the rows of a backlog begin. If the clock of the store is set back meanwhile, rows that are
/// written before that place are found too.
#[tokio::test(start_paused = true)]
async fn d15_a_clock_that_is_set_back_hides_no_backlog() {
    let url = "https://c.example/hook";
    let clock = SetClock {
        start: Instant::now(),
        shift: Arc::default(),
    };
    let outbox = Outbox::new(MemoryStore::with_clock(clock.clone()));
    let target = TargetId::of_url(url);
    outbox.control(target, TargetCommand::Pause).await.unwrap();
    // Each seventh attempt fails, so rows are written while others are read.
    let consumer = Consumer::new(|seen| {
        let number: usize = seen.id[4..].parse().unwrap();
        match seen.before == 0 && number.is_multiple_of(7) {
            true => Reply::After(Duration::from_millis(10), 500),
            false => Reply::After(Duration::from_millis(10), 200),
        }
    });
    let schedule = Schedule::exponential(Duration::from_secs(1), Duration::from_secs(1));
    let policy = RetryPolicy::new(schedule).attempts(5);
    let _worker = worker(&outbox, &consumer).policy(policy).start();
    let messages = (0..3_000).map(|number| message(&format!("msg_{number}"), url));
    enqueue(&outbox, messages.collect()).await;
    until(async || gauges(&outbox).await.due > 2_900).await;
    outbox.control(target, TargetCommand::Enable).await.unwrap();
    until(async || consumer.count() > 500).await;
    clock.shift.fetch_sub(3_600, Ordering::SeqCst);
    let back = Instant::now();
    settled(&outbox).await;
    assert_eq!(gauges(&outbox).await.dead, 0);
    let ids: BTreeSet<_> = consumer.ids().into_iter().collect();
    assert_eq!(ids.len(), 3_000);
    // What was due before the change is due an hour later. What was written afterwards is not hidden for so long.
    let took = back.elapsed();
    assert!(took < 70 * MINUTE, "{took:?}");
}
