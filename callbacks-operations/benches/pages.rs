//! The time of the server for each page, with a million messages in the store, and what the ledger costs.
//!
//! Run it with `cargo bench -p callbacks-operations --bench pages`. Another number of messages is its argument. With the argument
//! `postgres` the store is PostgreSQL: the variable `CALLBACKS_TEST_POSTGRES` has its URL. Filling takes minutes, so the schema
//! is left behind: `schema=NAME` uses it again.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops if something is wrong"
)]

use std::future::Future;
use std::time::{Duration, Instant, SystemTime};

use axum::body::Body;
use callbacks_delivery::inbox::{ClaimToken, DeadCause, InboxStore, NewEvent, Settle};
use callbacks_delivery::postgres::PostgresOptions;
use callbacks_delivery::store::{
    Acknowledgement, AttemptRecord, Bound, Cause, Endpoint, EndpointId, Lease, MessageFilter,
    Outcome, Then,
};
use callbacks_delivery::{AnyTarget, Inbox, Message, Outbox, RedbStore, Shard, Store};
use callbacks_operations::{Access, Page, Scope};
use callbacks_runtime::receiver::inbox::StoredRequest;
use http::Request;
use http_body_util::BodyExt;
use tower::ServiceExt;

const TENANTS: usize = 64;
const ROUNDS: usize = 5;
const HOUR: Duration = Duration::from_secs(3_600);

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
async fn fill(store: &(impl Store + InboxStore), count: usize) {
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
    receive(store, (count / 50).max(100)).await;
}

/// Received events: one in ten is dead, one in ten waits, and the others were handled and are kept.
async fn receive(store: &impl InboxStore, count: usize) {
    let event = |number: usize| {
        let (headers, body) = (http::HeaderMap::new(), vec![b'x'; 256].into());
        let mut request =
            StoredRequest::new(http::Method::POST, "/hook".parse().unwrap(), headers, body);
        request.message_id = Some(format!("in_{number}"));
        request.tenant = Some(format!("tenant-{}", number % TENANTS));
        NewEvent::of(request)
    };
    for start in (0..count).step_by(64) {
        let numbers = start..(start + 64).min(count);
        let accepted = numbers.map(|number| store.accept_event(event(number), HOUR));
        for accepted in futures(accepted.collect()).await {
            accepted.unwrap();
        }
    }
    let token = ClaimToken(1);
    loop {
        let claimed = store.claim_events(token, HOUR, 2_000).await.unwrap();
        if claimed.is_empty() {
            return;
        }
        let settled = claimed.iter().map(|event| match event.key.0 % 10 {
            0 => (
                event.key,
                Settle::Dead {
                    cause: DeadCause::Invalid,
                    detail: "a value".to_owned(),
                    operation: None,
                    violations: Vec::new(),
                },
            ),
            1 => (
                event.key,
                Settle::Retry {
                    wait: HOUR,
                    reason: "full".to_owned(),
                },
            ),
            _ => (event.key, Settle::Keep(HOUR)),
        });
        store.settle_events(token, settled.collect()).await.unwrap();
    }
}

/// Waits for all of them at the same time, so that a store may write them together.
async fn futures<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = futures
        .into_iter()
        .map(|each| (Box::pin(each), None))
        .collect();
    std::future::poll_fn(|context| {
        let mut is_ready = true;
        for (future, done) in &mut waiting {
            if done.is_none() {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(output) => *done = Some(output),
                    std::task::Poll::Pending => is_ready = false,
                }
            }
        }
        match is_ready {
            true => std::task::Poll::Ready(()),
            false => std::task::Poll::Pending,
        }
    })
    .await;
    waiting.into_iter().map(|(_, done)| done.unwrap()).collect()
}

/// The rate of the store with the ledger (an attempt for each delivery, which is counted for the charts) and without it, in turns: the
/// time for enqueueing, reading and settling.
async fn ledger(store: &impl Store) {
    const BATCH: usize = 1_000;
    const TURNS: usize = 40;
    let lease = Lease {
        worker: 1,
        token: 2,
    };
    store.heartbeat(lease, HOUR).await.unwrap();
    let (mut with, mut without) = (Duration::ZERO, Duration::ZERO);
    for turn in 0..2 * TURNS {
        let is_with = turn % 2 == 0;
        let first = 10_000_000 + turn * BATCH;
        let messages = (first..first + BATCH).map(message).collect();
        let began = Instant::now();
        store.enqueue(messages).await.unwrap();
        let bounds = Shard::all().map(|shard| Bound { shard, after: None });
        let rows = store.poll(bounds.collect(), 2 * BATCH).await.unwrap();
        let settled = rows.iter().map(|row| Acknowledgement {
            key: row.key,
            place: row.place,
            fifo: None,
            then: Then::Done,
            attempt: is_with.then(|| AttemptRecord {
                number: 1,
                began: SystemTime::UNIX_EPOCH,
                ago: Duration::from_millis(20),
                took: Duration::from_millis(12),
                outcome: Outcome::Status(204),
                excerpt: "no".into(),
            }),
        });
        let settled = settled.collect();
        store.acknowledge(lease, settled, Vec::new()).await.unwrap();
        *if is_with { &mut with } else { &mut without } += began.elapsed();
    }
    let rate = |time: Duration| (TURNS * BATCH) as f64 / time.as_secs_f64();
    println!(
        "ledger: {:.0} deliveries a second with attempts and figures, {:.0} without: {:.2}",
        rate(with),
        rate(without),
        rate(with) / rate(without)
    );
}

async fn time(page: &axum::Router, path: &str) -> Duration {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let request = match path.split_once(" with ") {
            None => Request::get(path).body(Body::empty()).unwrap(),
            Some((path, form)) => Request::post(path)
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/x-www-form-urlencoded")
                .body(form.to_owned().into())
                .unwrap(),
        };
        let response = page.clone().oneshot(request).await.unwrap();
        assert!(
            response.status().is_success() || response.status().is_redirection(),
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
    let schema =
        std::env::args().find_map(|given| given.strip_prefix("schema=").map(str::to_owned));
    let name = schema.unwrap_or_else(|| format!("callbacks_pages_{}", std::process::id()));
    if std::env::args().any(|argument| argument == "postgres") {
        let url = std::env::var("CALLBACKS_TEST_POSTGRES");
        let url = url
            .as_deref()
            .unwrap_or("postgres://postgres@127.0.0.1:5432/test");
        let options = PostgresOptions::new(url).unwrap().schema(&name).unwrap();
        options.migrate().await.unwrap();
        println!(
            "PostgreSQL, in the schema {name}, which is left behind: run it again with `schema={name}`"
        );
        let outbox = fill_once(options.connect().await.unwrap(), count).await;
        vacuum(url, &name).await;
        measure(&outbox, count).await;
        return;
    }
    let file = std::env::temp_dir().join(format!("{name}.redb"));
    println!("redb");
    let outbox = fill_once(RedbStore::open(&file).unwrap(), count).await;
    measure(&outbox, count).await;
    std::fs::remove_file(&file).unwrap();
}

/// What autovacuum does within a minute: filling leaves a million dead rows in the outbox, and a server may have it turned off.
async fn vacuum(url: &str, schema: &str) {
    let connected = tokio_postgres::connect(url, tokio_postgres::NoTls).await;
    let (client, connection) = connected.unwrap();
    tokio::spawn(connection);
    let tables =
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = $1";
    for row in client.query(tables, &[&schema]).await.unwrap() {
        let table: String = row.get(0);
        let vacuum = format!("VACUUM (ANALYZE) {table}");
        client.batch_execute(&vacuum).await.unwrap();
    }
}

async fn fill_once<S: Store + InboxStore>(store: S, count: usize) -> Outbox<S> {
    let outbox = Outbox::new(store);
    let found = outbox.store().messages(MessageFilter::all(), None, 1).await;
    if found.unwrap().rows.is_empty() {
        ledger(outbox.store()).await;
        fill(outbox.store(), count).await;
    } else {
        println!("The store has messages already, and is not filled.");
    }
    outbox
}

async fn measure<S: Store + InboxStore>(outbox: &Outbox<S>, count: usize) {
    let inbox = Inbox::beside(outbox).keep_handled(HOUR);
    // It never got anything.
    let mut late = Endpoint::new("https://late.example/hook", [""; 0]);
    late.id = EndpointId::from_text("ep_late");
    late.tenant = Some("tenant-7".to_owned());
    late.events = Vec::new();
    outbox.store().put_endpoint(late).await.unwrap();
    println!("{count} messages, medians of {ROUNDS}");
    for (whose, scope) in [
        ("everything", Scope::Everything),
        ("a tenant", Scope::tenant("tenant-7")),
    ] {
        let access = Access::Operate {
            scope,
            actor: "ann".to_owned(),
        };
        let page: axum::Router = Page::new(outbox, AnyTarget, move |_| access.clone())
            .inbox(&inbox)
            .router();
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
            "/dead?tenant=tenant-7",
            "/dead?tag=order-7",
            "/inbox",
            "/inbox?state=dead&tenant=tenant-7",
            "/find?q=tenant-7",
            "/find?q=nothing-like-this",
            "/audit",
            "/jobs",
            "/count with work=recover&tenant=tenant-7",
            "/count with work=replay&endpoint=ep_7&since=7d",
            "/count with work=replay&endpoint=ep_late&since=7d",
        ] {
            println!(
                "{whose:>10} {path:<50} {:>7.1} ms",
                time(&page, path).await.as_secs_f64() * 1_000.0
            );
        }
    }
}
