//! Operational events: who gets them, what they say, and that they cause no storm.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use callbacks_delivery::store::{Journal, Ledger, MessageFilter};
use callbacks_delivery::{AnyTarget, MemoryStore, Outbox, Registration, RunningWorker, Worker};
use callbacks_operations::events;
use callbacks_runtime::client::OutgoingRequest;
use callbacks_runtime::retry::{BreakerPolicy, Jitter, RetryPolicy, Schedule};
use callbacks_runtime::testing::Recording;
use callbacks_runtime::{Client, Operation, StatusCode};
use serde_json::Value;

use crate::kit::{self, outbox, until};

static PAID: Operation = Operation::new("paid", "POST", "/paid");

/// A worker whose consumers answer: `ops` and `red` take everything, `broken` nothing, and `shop` answers with a status that
/// changes.
struct World {
    outbox: Outbox<MemoryStore>,
    status: Arc<AtomicU16>,
    sent: Box<dyn Fn() -> Vec<OutgoingRequest>>,
    _worker: RunningWorker,
}

async fn register(
    outbox: &Outbox<MemoryStore>,
    host: &str,
    tenant: &str,
    events: &[&str],
) -> String {
    let registration = Registration::new(format!("https://{host}.example/hook"));
    let registration = registration.tenant(tenant).events(events.iter().copied());
    outbox
        .register(registration, &AnyTarget)
        .await
        .unwrap()
        .id
        .to_string()
}

fn names() -> Vec<&'static str> {
    events::OPERATIONS.iter().map(|each| each.name).collect()
}

fn world(policy: RetryPolicy) -> World {
    let outbox = outbox();
    let status = Arc::new(AtomicU16::new(500));
    let answer = Arc::clone(&status);
    let recording = Recording::answering(move |request: &OutgoingRequest| {
        let status = match request.url.as_str() {
            "https://shop.example/hook" => answer.load(Ordering::Relaxed),
            "https://broken.example/hook" => 500,
            _ => 204,
        };
        Ok(StatusCode::from_u16(status).unwrap().into())
    });
    // An open breaker would only let one attempt through now and then.
    let minute = Duration::from_secs(60);
    let breaker = BreakerPolicy::default();
    let breaker = breaker.consecutive(100_000).half_of(100_000, minute);
    let operations = events::operations_with([&PAID]).unwrap();
    let worker = Worker::new(&outbox, Client::over(recording.clone()), operations)
        .policy(policy)
        .breaker(breaker)
        .on_event(events::announce(&outbox))
        .start();
    World {
        outbox,
        status,
        sent: Box::new(move || recording.take()),
        _worker: worker,
    }
}

impl World {
    /// What a host got since the last call, without the events of its own business.
    fn got(&self, host: &str) -> Vec<Value> {
        let url = format!("https://{host}.example/hook");
        let sent = (self.sent)()
            .into_iter()
            .filter(|request| request.url == url);
        let bodies = sent.map(|request| serde_json::from_slice(&request.body).unwrap());
        bodies
            .filter(|body: &Value| body["type"].is_string())
            .collect()
    }

    async fn settled(&self) {
        until(async || {
            let gauges = self.outbox.store().gauges().await.unwrap();
            gauges.outbox == 0 && gauges.due == 0
        })
        .await;
        // The event of the last failure is stored by a task of its own.
        tokio::time::sleep(Duration::from_secs(5)).await;
    }
}

fn fixed(attempts: u32) -> RetryPolicy {
    RetryPolicy::new(Schedule::table([Duration::from_secs(6)]))
        .attempts(attempts)
        .jitter(Jitter::None)
}

#[tokio::test(start_paused = true)]
async fn a_dead_letter_is_an_event_of_its_tenant() {
    let world = world(fixed(2));
    let shop = register(&world.outbox, "shop", "blue", &["paid"]).await;
    register(&world.outbox, "ops", "blue", &names()).await;
    register(&world.outbox, "red", "red", &names()).await;
    world
        .outbox
        .enqueue(kit::event("msg_1", "blue"))
        .await
        .unwrap();
    world.settled().await;
    world.settled().await;
    let sent = (world.sent)();
    let to = |host: &str| {
        let host = format!("https://{host}.");
        sent.iter()
            .filter(|each| each.url.starts_with(&host))
            .count()
    };
    assert_eq!((to("shop"), to("ops"), to("red")), (2, 1, 0));
    let event = sent.iter().find(|each| each.url.contains("ops")).unwrap();
    // It is signed like any other event.
    assert!(event.headers.contains_key("webhook-signature"));
    let event: Value = serde_json::from_slice(&event.body).unwrap();
    assert_eq!(event["type"], "callbacks.message.dead");
    let data = &event["data"];
    assert_eq!(
        (
            &data["message"],
            &data["operation"],
            &data["cause"],
            &data["endpoint"]
        ),
        (
            &"msg_1".into(),
            &"paid".into(),
            &"out-of-attempts".into(),
            &shop.into()
        )
    );
    assert!(!event.to_string().contains("blue-payload"));
}

#[tokio::test(start_paused = true)]
async fn the_way_to_a_disabled_endpoint_and_back_is_reported() {
    let world = world(fixed(1_000).disable_after(Duration::from_secs(720)));
    register(&world.outbox, "shop", "blue", &["paid"]).await;
    register(&world.outbox, "ops", "blue", &names()).await;
    world
        .outbox
        .enqueue(kit::event("msg_1", "blue"))
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_secs(540)).await;
    let failing = world.got("ops");
    let percents: Vec<_> = failing
        .iter()
        .map(|event| &event["data"]["percent"])
        .collect();
    assert_eq!(percents, [50, 70]);
    assert!(
        failing
            .iter()
            .all(|event| event["type"] == "callbacks.endpoint.failing")
    );
    world.status.store(204, Ordering::Relaxed);
    world.settled().await;
    world.settled().await;
    let recovered = world.got("ops");
    let recovered = recovered
        .iter()
        .find(|event| event["type"] == "callbacks.endpoint.recovered");
    assert!(
        recovered.unwrap()["data"]["seconds"].as_u64() >= Some(500),
        "{recovered:?}"
    );
    // It does not want anything any more.
    world.status.store(410, Ordering::Relaxed);
    world
        .outbox
        .enqueue(kit::event("msg_2", "blue"))
        .await
        .unwrap();
    world.settled().await;
    world.settled().await;
    let gone = world.got("ops");
    let kinds: Vec<_> = gone
        .iter()
        .map(|event| event["type"].as_str().unwrap())
        .collect();
    assert!(kinds.contains(&"callbacks.endpoint.disabled"), "{kinds:?}");
    assert!(kinds.contains(&"callbacks.message.dead"), "{kinds:?}");
    let disabled = gone
        .iter()
        .find(|event| event["type"] == "callbacks.endpoint.disabled");
    assert_eq!(disabled.unwrap()["data"]["gone"], true);
}

/// An event about an event is never made, and one that nobody wants is not stored.
#[tokio::test(start_paused = true)]
async fn events_cause_no_storm() {
    let world = world(fixed(1));
    register(&world.outbox, "shop", "blue", &["paid"]).await;
    world
        .outbox
        .enqueue(kit::event("msg_1", "blue"))
        .await
        .unwrap();
    world.settled().await;
    let count = async || {
        let all = world
            .outbox
            .store()
            .messages(MessageFilter::all(), None, 100)
            .await;
        all.unwrap().rows.len()
    };
    assert_eq!(count().await, 1, "nobody is subscribed");
    register(&world.outbox, "broken", "blue", &names()).await;
    world
        .outbox
        .enqueue(kit::event("msg_2", "blue"))
        .await
        .unwrap();
    world.settled().await;
    tokio::time::sleep(Duration::from_secs(600)).await;
    world.settled().await;
    // The message, and one event about it, which became a dead letter itself.
    assert_eq!(count().await, 3);
    assert_eq!(world.outbox.store().gauges().await.unwrap().dead, 3);
}
