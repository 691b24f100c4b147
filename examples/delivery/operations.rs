//! The operations page: a provider, two consumers of which one fails, an inbox with an event that nobody can read, and a page that says
//! why.
//!
//! Run it with `cargo run --example operations`: it looks at its own page, sends what failed again, and ends. Run it with
//! `cargo run --example operations -- --serve` to open the page in your browser.

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use billing::{
    CallbackHandler, CallbackSender, Invoice, InvoicePaid, invoice_paid, invoice_voided,
};
use callbacks::client::HttpTransport;
use callbacks::delivery::inbox::{Inbox, InboxWorker, RunningInboxWorker};
use callbacks::delivery::store::{Endpoint, Journal};
use callbacks::delivery::{
    Outbox, Outline, RedbStore, Registration, RunningWorker, Worker, WorkerStatus, prepare_event,
};
use callbacks::operations::{Access, Page, Scope, events};
use callbacks::receiver::inbox::Storing;
use callbacks::retry::{BreakerPolicy, RetryPolicy};
use callbacks::{Client, HandlerError, TargetPolicy};

#[callbacks::openapi("../openapi/billing.yaml")]
mod billing {}

type BoxError = Box<dyn std::error::Error>;

/// A consumer, which fails until somebody fixes it.
#[derive(Clone)]
struct Consumer {
    is_well: Arc<AtomicBool>,
}

impl CallbackHandler for Consumer {
    async fn invoice_paid(
        &self,
        _request: invoice_paid::Request,
    ) -> Result<invoice_paid::Response, HandlerError> {
        match self.is_well.load(Ordering::Relaxed) {
            true => Ok(invoice_paid::Response::NoContent),
            false => Err(HandlerError::new("the database of this shop is full")),
        }
    }

    async fn invoice_voided(
        &self,
        _request: invoice_voided::Request,
    ) -> Result<invoice_voided::Response, HandlerError> {
        Ok(invoice_voided::Response::NoContent)
    }
}

async fn listen(app: axum::Router) -> Result<SocketAddr, BoxError> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(axum::serve(listener, app).into_future());
    Ok(address)
}

/// Starts a consumer and registers it as a tenant of its own.
async fn consumer(
    outbox: &Outbox<RedbStore>,
    tenant: &str,
    is_well: bool,
) -> Result<Arc<AtomicBool>, BoxError> {
    let is_well = Arc::new(AtomicBool::new(is_well));
    let consumer = Consumer {
        is_well: Arc::clone(&is_well),
    };
    let address = listen(axum::Router::from(billing::webhooks::endpoint(consumer))).await?;
    let url = billing::webhooks::registration_url(&format!("http://{address}"));
    let registration = Registration::new(url)
        .tenant(tenant)
        .events(["invoice.paid", "invoice.voided"]);
    outbox.register(registration, &policy()).await?;
    Ok(is_well)
}

/// The consumers are on this machine, so the policy must permit that.
fn policy() -> TargetPolicy {
    TargetPolicy::development().allow_any_port()
}

fn paid(number: u32) -> InvoicePaid {
    InvoicePaid::new(Invoice::new(format!("2026-{number}"), 1_900))
}

fn start_worker(outbox: &Outbox<RedbStore>) -> Result<RunningWorker, BoxError> {
    let client = Client::over(HttpTransport::builder().policy(policy()).build()?);
    let operations =
        events::operations_with([&invoice_paid::OPERATION, &invoice_voided::OPERATION])?;
    // Two attempts, so that the story is short.
    let retries = RetryPolicy::brief().attempts(2);
    // A circuit breaker would let most messages wait for minutes.
    let breaker = BreakerPolicy::default()
        .consecutive(1_000)
        .half_of(1_000, Duration::from_secs(60));
    let worker = Worker::new(outbox, client, operations)
        .policy(retries)
        .breaker(breaker);
    Ok(worker.on_event(events::announce(outbox)).start())
}

/// Receives invoices of another provider into the inbox. One of them departs from the document, so it becomes a dead letter.
async fn receive(inbox: &Inbox<RedbStore>) -> Result<RunningInboxWorker, BoxError> {
    let is_well = Arc::new(AtomicBool::new(true));
    let router = billing::webhooks::endpoint(Consumer { is_well });
    let storing = Storing::new(inbox.clone()).by_header("webhook-id".parse()?);
    let address = listen(axum::Router::from(router.clone().inbox(storing))).await?;
    let url = billing::webhooks::registration_url(&format!("http://{address}"));
    let client = reqwest::Client::new();
    for (id, cents) in [("msg_received_1", 1_900), ("msg_received_2", 0)] {
        let event =
            serde_json::json!({"type": "invoice.paid", "data": {"number": "A-1", "cents": cents}});
        let request = client.post(&url).header("webhook-id", id);
        let request = request.header("content-type", "application/json");
        let answer = request.body(event.to_string()).send().await?;
        answer.error_for_status()?;
    }
    Ok(InboxWorker::new(inbox, router).start())
}

/// Everybody who reaches this machine is the operator. A real program asks its own login.
fn page(
    outbox: &Outbox<RedbStore>,
    inbox: &Inbox<RedbStore>,
    workers: (WorkerStatus, WorkerStatus),
) -> axum::Router {
    let access = |parts: &http::request::Parts| match parts.headers.get("x-customer") {
        // The same page is this customer's own portal.
        Some(name) => Access::Read {
            scope: Scope::tenant(String::from_utf8_lossy(name.as_bytes())),
        },
        None => Access::Operate {
            scope: Scope::Everything,
            actor: "you".to_owned(),
        },
    };
    let test = |endpoint: Endpoint| async move {
        let outline = Outline::new().tenant(endpoint.tenant.unwrap_or_default());
        prepare_event(outline, async |client, target| {
            client.invoice_paid(&target, &paid(0)).await
        })
        .await
    };
    let page = Page::new(outbox, policy(), access)
        .title("Billing")
        .inbox(inbox)
        .worker(workers.0)
        .inbox_worker(workers.1)
        .test_event(test);
    axum::Router::new().nest("/operations", page.router())
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let file = std::env::temp_dir().join(format!("operations-{}.redb", std::process::id()));
    let outbox = Outbox::new(RedbStore::open(&file)?);
    consumer(&outbox, "green", true).await?;
    let blue = consumer(&outbox, "blue", false).await?;
    let worker = start_worker(&outbox)?;
    for number in 1..=20 {
        for tenant in ["green", "blue"] {
            let outline = Outline::new()
                .tenant(tenant)
                .tag(format!("invoice-{number}"));
            let send =
                async |client: Client<_>, target| client.invoice_paid(&target, &paid(number)).await;
            outbox.publish(outline, send).await?;
        }
    }
    // Handled events are kept for an hour, so that the page shows them.
    let inbox = Inbox::beside(&outbox).keep_handled(Duration::from_secs(3_600));
    let inbox_worker = receive(&inbox).await?;
    let workers = (worker.status(), inbox_worker.status());
    let address = listen(page(&outbox, &inbox, workers)).await?;
    println!("open http://{address}/operations");
    if std::env::args().any(|argument| argument == "--serve") {
        println!("the consumer of `blue` is fixed when you press Ctrl-C");
        tokio::signal::ctrl_c().await?;
        blue.store(true, Ordering::Relaxed);
        println!("fixed: press Ctrl-C once more to end");
        tokio::signal::ctrl_c().await?;
    } else {
        while inbox.gauges().await?.dead < 1 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        story(&outbox, &format!("http://{address}/operations"), &blue).await?;
    }
    worker.shutdown(Duration::from_secs(5)).await;
    inbox_worker.shutdown(Duration::from_secs(5)).await;
    std::fs::remove_file(&file)?;
    Ok(())
}

/// What an operator does, over the API of the page.
async fn story(outbox: &Outbox<RedbStore>, page: &str, blue: &AtomicBool) -> Result<(), BoxError> {
    let http = reqwest::Client::new();
    let read = async |path: String| -> Result<serde_json::Value, BoxError> {
        let text = http
            .get(format!("{page}/api/{path}"))
            .send()
            .await?
            .error_for_status()?
            .text()
            .await?;
        Ok(serde_json::from_str(&text)?)
    };
    while outbox.store().gauges().await?.dead < 20 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let dead = read("dead?tenant=blue&limit=1".to_owned()).await?;
    println!(
        "{} of `blue`: {}",
        dead["causes"][0]["count"], dead["causes"][0]["meaning"]
    );
    let id = dead["items"][0]["id"]
        .as_str()
        .ok_or("a dead letter has an id")?
        .to_owned();
    let message = read(format!("messages/{id}")).await?;
    println!("{id}: {}", message["timelines"][0]["explanation"]);
    let received = read("inbox?state=dead".to_owned()).await?;
    let event = &received["items"][0];
    println!("{} was received: {}", event["message"], event["detail"]);
    blue.store(true, Ordering::Relaxed);
    let start = http
        .post(format!("{page}/api/jobs"))
        .header("content-type", "application/json");
    let started = start
        .body(r#"{"work": "recover", "tenant": "blue", "rate": 100}"#)
        .send()
        .await?
        .error_for_status()?
        .text()
        .await?;
    let started: serde_json::Value = serde_json::from_str(&started)?;
    let job = started["job"].as_str().ok_or("a job has an id")?.to_owned();
    loop {
        let job = read(format!("jobs/{job}")).await?;
        let message = read(format!("messages/{id}")).await?;
        if job["state"] == "done" && message["state"] == "delivered" {
            println!(
                "{} were sent again, and `{id}` is {}",
                job["sent"], message["state"]
            );
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
