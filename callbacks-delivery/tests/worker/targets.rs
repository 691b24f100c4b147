//! Health of targets: breakers, alerts, pausing, disabling.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use callbacks_delivery::store::{Cause, Filter, Journal, Registry, TargetCommand, TargetState};
use callbacks_delivery::{EventKind, TargetId};
use callbacks_runtime::retry::{BreakerPolicy, Jitter, RetryPolicy, Schedule};
use tokio::time::Instant;

use super::kit::{Consumer, Reply, Seen, enqueue, gauges, message, outbox, settled, until, worker};

const URL: &str = "https://c.example/hook";

fn batch(count: usize) -> Vec<callbacks_delivery::Message> {
    (0..count)
        .map(|n| message(&format!("msg_{n}"), URL))
        .collect()
}

fn fixed(wait: u64) -> RetryPolicy {
    let wait = Duration::from_secs(wait);
    RetryPolicy::new(Schedule::table([wait]))
        .attempts(1_000)
        .jitter(Jitter::None)
}

/// S31: an open breaker charges nothing, and survives a restart of the worker.
#[tokio::test(start_paused = true)]
async fn s31_an_open_breaker_is_kept_over_a_restart() {
    let outbox = outbox();
    let consumer = Consumer::status(500);
    let pause = Duration::from_secs(10_000);
    let breaker = || BreakerPolicy::default().pause(pause, pause);
    let first = worker(&outbox, &consumer).breaker(breaker()).start();
    enqueue(&outbox, batch(30)).await;
    let record = || async {
        let shard = TargetId::of_url(URL).shard();
        outbox.store().targets(vec![shard]).await.unwrap()
    };
    until(async || {
        record()
            .await
            .first()
            .is_some_and(|record| record.health.breaker.is_some())
    })
    .await;
    let before = consumer.count();
    assert!(before <= 12, "{before}");
    first.shutdown(Duration::from_secs(5)).await;
    let opened = consumer.seen().last().unwrap().at;
    let _second = worker(&outbox, &consumer).breaker(breaker()).start();
    until(async || consumer.count() > before).await;
    let waited = consumer.seen()[before].at - opened;
    assert!(
        waited >= pause * 4 / 5 - Duration::from_secs(10),
        "{waited:?}"
    );
}

/// D21: after an outage, a target gets one message, then two, then four at a time.
#[tokio::test(start_paused = true)]
async fn d21_a_backlog_drains_with_a_slow_start() {
    let outbox = outbox();
    let start = Instant::now();
    let outage = Duration::from_secs(300);
    let consumer = Consumer::new(move |seen| match seen.at < start + outage {
        true => Reply::Status(500),
        false => Reply::After(Duration::from_secs(1), 200),
    });
    let _worker = worker(&outbox, &consumer).policy(fixed(5)).start();
    enqueue(&outbox, batch(200)).await;
    settled(&outbox).await;
    let after: Vec<_> = consumer
        .seen()
        .into_iter()
        .filter(|seen| seen.at >= start + outage)
        .collect();
    assert_eq!(after.len(), 200);
    let at = |n: usize| after[n].at - after[0].at;
    let within = |from: u64, to: u64| {
        let range = Duration::from_millis(from)..Duration::from_millis(to);
        after
            .iter()
            .filter(|seen: &&Seen| range.contains(&(seen.at - after[0].at)))
            .count()
    };
    // The probe alone.
    assert_eq!(within(0, 900), 1);
    assert!(at(1) >= Duration::from_secs(1));
    assert!(within(1_000, 1_900) <= 2, "{}", within(1_000, 1_900));
    assert!(within(1_000, 4_000) >= 5);
    assert_eq!(consumer.most(), 8);
}

/// S32: 410 disables a target. What waits becomes dead letters, and other targets go on.
#[tokio::test(start_paused = true)]
async fn s32_a_gone_target_is_disabled() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| match seen.url.as_str() {
        URL => Reply::After(Duration::from_millis(10), 410),
        _ => Reply::Status(200),
    });
    let _worker = worker(&outbox, &consumer).start();
    let mut messages = batch(50);
    messages.push(message("msg_other", "https://c.example/other"));
    enqueue(&outbox, messages).await;
    settled(&outbox).await;
    let target = TargetId::of_url(URL);
    let [record] =
        <[_; 1]>::try_from(outbox.store().targets(vec![target.shard()]).await.unwrap()).unwrap();
    assert_eq!(record.state, TargetState::Disabled);
    let count = async |cause| {
        outbox
            .count_recoverable(Filter::all().cause(cause))
            .await
            .unwrap()
    };
    let (gone, disabled) = (count(Cause::Gone).await, count(Cause::Disabled).await);
    assert_eq!(gone + disabled, 50);
    assert!((1..=8).contains(&gone), "{gone}");
    assert_eq!(
        consumer
            .ids()
            .iter()
            .filter(|id| *id == "msg_other")
            .count(),
        1
    );
    // Enabled again, it gets its dead letters.
    outbox.control(target, TargetCommand::Enable).await.unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    let before = consumer.count();
    outbox.resend("msg_49").await.unwrap();
    until(async || consumer.count() > before).await;
}

/// S32, D25: five days of failures disable a target, with alerts on the way.
#[tokio::test(start_paused = true)]
async fn d25_events_report_the_way_to_a_disabled_target() {
    let outbox = outbox();
    let consumer = Consumer::status(500);
    let events = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&events);
    let policy = fixed(60).disable_after(Duration::from_secs(7_200));
    let worker = worker(&outbox, &consumer)
        .policy(policy)
        .on_event(move |event| {
            let mut log = log.lock().unwrap();
            match event.kind() {
                EventKind::Failing { percent, .. } => log.push(format!("failing {percent}")),
                EventKind::Disabled { .. } => log.push("disabled".to_owned()),
                EventKind::Dead { cause, .. } => log.push(format!("dead {}", cause.as_str())),
                _ => {}
            }
            assert!(!format!("{event:?}").contains(URL));
        });
    let _worker = worker.start();
    enqueue(&outbox, batch(1)).await;
    settled(&outbox).await;
    let expected = [
        "failing 50",
        "failing 70",
        "failing 90",
        "failing 100",
        "disabled",
        "dead disabled",
    ];
    assert_eq!(*events.lock().unwrap(), expected);
}

#[tokio::test(start_paused = true)]
async fn d25_events_report_attempts_breakers_and_recovery() {
    let outbox = outbox();
    let consumer = Consumer::new(|seen| Reply::Status(if seen.before < 6 { 500 } else { 200 }));
    let events = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&events);
    let worker = worker(&outbox, &consumer)
        .policy(fixed(60))
        .on_event(move |event| {
            let id = event.message_id().unwrap_or("-").to_owned();
            let what = match event.kind() {
                EventKind::Attempt { number, next, .. } => {
                    format!("attempt {number} {}", next.is_some())
                }
                EventKind::Delivered => "delivered".to_owned(),
                EventKind::BreakerOpened { .. } => "breaker".to_owned(),
                EventKind::Recovered { .. } => "recovered".to_owned(),
                other => format!("{other:?}"),
            };
            log.lock().unwrap().push(format!("{id}: {what}"));
        });
    let _worker = worker.start();
    enqueue(&outbox, batch(1)).await;
    settled(&outbox).await;
    let events = events.lock().unwrap();
    assert_eq!(events[0], "msg_0: attempt 1 true");
    assert!(events.contains(&"-: breaker".to_owned()), "{events:?}");
    assert!(events.contains(&"-: recovered".to_owned()), "{events:?}");
    assert_eq!(
        events[events.len() - 2..],
        ["msg_0: attempt 7 false", "msg_0: delivered"]
    );
}

#[tokio::test(start_paused = true)]
async fn d24_a_paused_target_waits_until_it_is_enabled() {
    let outbox = outbox();
    let consumer = Consumer::status(200);
    let target = TargetId::of_url(URL);
    outbox.control(target, TargetCommand::Pause).await.unwrap();
    let _worker = worker(&outbox, &consumer).start();
    enqueue(&outbox, batch(100)).await;
    enqueue(
        &outbox,
        vec![message("msg_other", "https://other.example/")],
    )
    .await;
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    assert_eq!(consumer.ids(), ["msg_other"]);
    let waiting = gauges(&outbox).await;
    assert_eq!(waiting.outbox + waiting.due, 100);
    outbox.control(target, TargetCommand::Enable).await.unwrap();
    settled(&outbox).await;
    assert_eq!(consumer.count(), 101);
    assert_eq!(outbox.store().count_dead(Filter::all()).await.unwrap(), 0);
}
