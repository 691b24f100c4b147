//! The time of the server for each page, with a million messages in the store.
//!
//! Run it with `cargo bench -p callbacks-operations --bench pages`. Another number of messages is its argument.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops if something is wrong"
)]

use std::time::{Duration, Instant, SystemTime};

use axum::body::Body;
use callbacks_delivery::store::{
    Acknowledgement, AttemptRecord, Bound, Cause, Endpoint, EndpointId, Lease, Outcome, Then,
};
use callbacks_delivery::{AnyTarget, Message, Outbox, RedbStore, Shard, Store};
use callbacks_operations::{Access, Page, Scope};
use http::Request;
use http_body_util::BodyExt;
use tower::ServiceExt;

const TENANTS: usize = 64;
const ROUNDS: usize = 5;

fn message(number: usize) -> Message {
    let tenant = format!("tenant-{}", number % TENANTS);
    let envelope = serde_json::json!({
        "v": 1, "id": format!("msg_{number}"), "op": if number.is_multiple_of(100) { "rare" } else { "paid" }, "method": "POST",
        "url": "https://endpoint.invalid/", "fanout": true, "tenant": tenant, "tags": [format!("order-{number}")],
        "headers": [["content-type", "application/json"]],
    });
    Message::restored(&envelope.to_string(), vec![b'x'; 256].into()).unwrap()
}

/// One in a hundred is dead, one in a hundred waits, and the last thousand are new.
async fn fill(store: &impl Store, count: usize) {
    for number in 0..TENANTS {
        let mut endpoint = Endpoint::new(format!("https://c{number}.example/hook"), [""; 0]);
        endpoint.id = EndpointId::from_text(format!("ep_{number}"));
        endpoint.tenant = Some(format!("tenant-{number}"));
        endpoint.events = Vec::new();
        store.put_endpoint(endpoint).await.unwrap();
    }
    let lease = Lease {
        worker: 1,
        token: 2,
    };
    store
        .heartbeat(lease, Duration::from_secs(86_400))
        .await
        .unwrap();
    let settled_until = count.saturating_sub(1_000);
    for start in (0..settled_until).step_by(10_000) {
        let end = (start + 10_000).min(settled_until);
        store
            .enqueue((start..end).map(message).collect())
            .await
            .unwrap();
        let bounds = Shard::all()
            .map(|shard| Bound { shard, after: None })
            .collect();
        let rows = store.poll(bounds, 20_000).await.unwrap();
        let settled = rows.iter().map(|row| {
            let then = match row.key.message.seq % 100 {
                7 => Then::Dead {
                    cause: Cause::OutOfAttempts,
                    detail: "status 503".to_owned(),
                },
                8 => Then::Wait {
                    wait: Duration::from_secs(86_400),
                    charged: 1,
                    uncharged: 0,
                    began: None,
                },
                _ => Then::Done,
            };
            let status = if then == Then::Done { 204 } else { 503 };
            Acknowledgement {
                key: row.key,
                place: row.place,
                fifo: None,
                then,
                attempt: Some(AttemptRecord {
                    number: 1,
                    began: SystemTime::UNIX_EPOCH,
                    ago: Duration::from_millis(20),
                    took: Duration::from_millis(12),
                    outcome: Outcome::Status(status),
                    excerpt: "no".into(),
                }),
            }
        });
        store
            .acknowledge(lease, settled.collect(), Vec::new())
            .await
            .unwrap();
    }
    store
        .enqueue((settled_until..count).map(message).collect())
        .await
        .unwrap();
}

async fn time(page: &axum::Router, path: &str) -> Duration {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = page.clone().oneshot(request).await.unwrap();
        assert!(
            response.status().is_success(),
            "{path}: {}",
            response.status()
        );
        response.into_body().collect().await.unwrap();
        times.push(began.elapsed());
    }
    times.sort();
    times[ROUNDS / 2]
}

#[tokio::main]
async fn main() {
    let count = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(1_000_000);
    let file = std::env::temp_dir().join(format!("callbacks-pages-{}.redb", std::process::id()));
    let outbox = Outbox::new(RedbStore::open(&file).unwrap());
    fill(outbox.store(), count).await;
    println!("{count} messages in redb, medians of {ROUNDS}");
    for (whose, scope) in [
        ("everything", Scope::Everything),
        ("a tenant", Scope::tenant("tenant-7")),
    ] {
        let access = Access::Operate {
            scope,
            actor: "ann".to_owned(),
        };
        let page: axum::Router = Page::new(&outbox, AnyTarget, move |_| access.clone()).router();
        for path in [
            "/overview",
            "/endpoints",
            "/endpoint?endpoint=ep_7",
            "/messages",
            "/messages?state=dead",
            "/messages?state=waiting",
            "/messages?state=new",
            "/messages?state=delivered&answer=2xx",
            "/messages?tag=order-7",
            "/messages?operation=rare",
            "/messages?until=1h",
            "/message?message=msg_7",
            "/dead",
            "/audit",
            "/jobs",
        ] {
            println!(
                "{whose:>10} {path:<40} {:>7.1} ms",
                time(&page, path).await.as_secs_f64() * 1_000.0
            );
        }
    }
    drop(outbox);
    std::fs::remove_file(&file).unwrap();
}
