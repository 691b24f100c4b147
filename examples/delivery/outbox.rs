//! Durable delivery: a provider is killed after it accepted callbacks, and delivers them after a restart. It needs no server
//! and no database, only a file.
//!
//! Run it with `cargo run --example outbox`.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use callbacks::client::HttpTransport;
use callbacks::delivery::store::{Enqueued, Journal};
use callbacks::delivery::{Operations, Outbox, Outline, RedbStore, Worker};
use callbacks::{Client, HandlerError, TargetPolicy};
use orders::on_order_status_change::{self, Request, Response};
use orders::{CallbackHandler, CallbackSender, OrderStatusChange};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

#[callbacks::openapi("../openapi/orders.yaml")]
mod orders {}

type BoxError = Box<dyn std::error::Error>;

/// The consumer, which runs all the time.
struct Shop;

impl CallbackHandler for Shop {
    async fn on_order_status_change(&self, callback: Request) -> Result<Response, HandlerError> {
        let order = callback.body.order_id.unwrap_or_default();
        println!("   The shop gets a callback about {order}.");
        Ok(Response::Ok)
    }
}

/// The provider's first life: it accepts callbacks, and is killed before it sends any.
async fn accept(outbox: &Outbox<RedbStore>, consumer: &str) -> Result<(), BoxError> {
    // In a real provider, the target was resolved when the client subscribed.
    let target = on_order_status_change::at(consumer)?;
    for number in 1..=3 {
        let change = OrderStatusChange {
            order_id: Some(format!("order-{number}")),
            status: Some("shipped".to_owned()),
        };
        // One after the other for each order, and once if the same change is reported again.
        let outline = Outline::new()
            .fifo(format!("order-{number}"))
            .deduplicate(format!("order-{number}-shipped"));
        let call = async |client: Client<_>| client.on_order_status_change(&target, &change).await;
        if let Enqueued::Accepted { id, .. } = outbox.send(outline, call).await? {
            println!("accepted {id}: it is on the disk");
        }
    }
    println!("ready");
    // Something kills it here.
    std::future::pending().await
}

/// The provider's second life: its worker finds what waits.
async fn deliver(outbox: &Outbox<RedbStore>) -> Result<(), BoxError> {
    // The shop is on this machine, so the policy must permit that.
    let policy = TargetPolicy::development().allow_any_port();
    let client = Client::over(HttpTransport::builder().policy(policy).build()?);
    let operations = Operations::new([&on_order_status_change::OPERATION])?;
    let worker = Worker::new(outbox, client, operations).start();
    while outbox.store().gauges().await?.outbox > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    worker.shutdown(Duration::from_secs(10)).await;
    println!("delivered, and nothing waits");
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [life, file, consumer] => {
            let outbox = Outbox::new(RedbStore::open(file)?);
            match life.as_str() {
                "first" => accept(&outbox, consumer).await,
                _ => deliver(&outbox).await,
            }
        }
        _ => story().await,
    }
}

async fn story() -> Result<(), BoxError> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let path = on_order_status_change::BASE_PATH;
    let consumer = format!("http://{}{path}", listener.local_addr()?);
    let shop = axum::Router::from(orders::router(Shop));
    tokio::spawn(async move { axum::serve(listener, shop).await });
    let file = std::env::temp_dir().join(format!("outbox-{}.redb", std::process::id()));

    println!("1. A provider accepts callbacks.");
    let mut first = start("first", &file, &consumer)?;
    show(&mut first).await?;
    println!("2. It is killed before it sent one.");
    first.kill().await?;
    println!("3. It starts again.");
    let mut second = start("second", &file, &consumer)?;
    show(&mut second).await?;
    let status = second.wait().await?;
    std::fs::remove_file(&file)?;
    if !status.success() {
        return Err("the second provider failed".into());
    }
    Ok(())
}

/// Starts this program again as a provider.
fn start(life: &str, file: &Path, consumer: &str) -> Result<Child, BoxError> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(life).arg(file).arg(consumer);
    Ok(command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?)
}

/// Prints what a provider prints, until it is ready or ends.
async fn show(provider: &mut Child) -> Result<(), BoxError> {
    let output = provider.stdout.take().ok_or("the output is piped")?;
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await? {
        if line == "ready" {
            break;
        }
        println!("   The provider: {line}.");
    }
    Ok(())
}
