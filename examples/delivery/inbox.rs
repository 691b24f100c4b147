//! A consumer that loses nothing: it is killed after it answered, handles the events after a restart, and replays what it could not
//! read. It needs no server and no database, only a file.
//!
//! Run it with `cargo run --example inbox`.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use callbacks::delivery::RedbStore;
use callbacks::delivery::inbox::{EventFilter, Inbox, InboxWorker, RunningInboxWorker};
use callbacks::receiver::inbox::Storing;
use callbacks::{HandlerError, Router};
use orders::CallbackHandler;
use orders::on_order_status_change::{BASE_PATH, Request, Response};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

#[callbacks::openapi("../openapi/orders.yaml")]
mod orders {}

type BoxError = Box<dyn std::error::Error>;

struct Shop;

impl CallbackHandler for Shop {
    async fn on_order_status_change(&self, request: Request) -> Result<Response, HandlerError> {
        let (order, status) = (request.body.order_id, request.body.status);
        println!(
            "{} is {}",
            order.unwrap_or_default(),
            status.unwrap_or_default()
        );
        Ok(Response::Ok)
    }
}

/// Stores events, and prints where it listens.
async fn receive(inbox: &Inbox<RedbStore>, router: Router) -> Result<(), BoxError> {
    // One after the other for each order. A real provider signs, and the id is the signed one.
    let storing = Storing::new(inbox.clone())
        .by_header("webhook-id".parse()?)
        .ordered_by("/orderId");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}{BASE_PATH}", listener.local_addr()?);
    axum::serve(listener, axum::Router::from(router.inbox(storing))).await?;
    Ok(())
}

/// Handles what is stored.
async fn handle(inbox: &Inbox<RedbStore>, router: Router) -> Result<RunningInboxWorker, BoxError> {
    let worker = InboxWorker::new(inbox, router).start();
    while inbox.gauges().await?.waiting > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(worker)
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [life, file] = &arguments[..] else {
        return story().await;
    };
    let inbox = Inbox::new(RedbStore::open(file)?);
    let router = orders::router(Shop);
    if life == "first" {
        // It has no worker yet, so all events wait.
        return receive(&inbox, router).await;
    }
    let worker = handle(&inbox, router.clone()).await?;
    worker.shutdown(Duration::from_secs(10)).await;
    for dead in inbox.dead(EventFilter::all(), None, 10).await? {
        println!(
            "{} is a dead letter: {}",
            dead.message_id().unwrap_or_default(),
            dead.detail
        );
    }
    // The next version of the program can read it.
    let mended = router.json_as_text();
    println!("{} to replay", inbox.count_dead(EventFilter::all()).await?);
    inbox.replay(EventFilter::all()).await?;
    let worker = handle(&inbox, mended).await?;
    worker.shutdown(Duration::from_secs(10)).await;
    Ok(())
}

async fn story() -> Result<(), BoxError> {
    let file = std::env::temp_dir().join(format!("inbox-{}.redb", std::process::id()));
    println!(
        "1. A consumer receives events. One comes twice, and one has a media type that the document does not have."
    );
    let mut first = start("first", &file)?;
    let output = first.stdout.take().ok_or("the output is piped")?;
    let url = BufReader::new(output).lines().next_line().await?;
    let url = url.ok_or("it prints its URL")?;
    let client = reqwest::Client::new();
    let (json, text) = ("application/json", "text/plain");
    for (id, media_type, body) in [
        (
            "msg_1",
            json,
            r#"{"orderId": "order-1", "status": "packed"}"#,
        ),
        (
            "msg_2",
            json,
            r#"{"orderId": "order-1", "status": "shipped"}"#,
        ),
        (
            "msg_2",
            json,
            r#"{"orderId": "order-1", "status": "shipped"}"#,
        ),
        (
            "msg_3",
            text,
            r#"{"orderId": "order-2", "status": "packed"}"#,
        ),
    ] {
        let request = client.post(&url).header("webhook-id", id);
        let request = request.header("content-type", media_type);
        let answer = request.body(body).send().await?;
        println!("   {id}: {}", answer.status());
    }
    println!("2. It is killed before it handled one.");
    first.kill().await?;
    println!("3. It starts again.");
    let mut second = start("second", &file)?;
    let output = second.stdout.take().ok_or("the output is piped")?;
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await? {
        println!("   {line}");
    }
    let status = second.wait().await?;
    std::fs::remove_file(&file)?;
    match status.success() {
        true => Ok(()),
        false => Err("the second consumer failed".into()),
    }
}

/// Starts this program again as a consumer.
fn start(life: &str, file: &Path) -> Result<Child, BoxError> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(life).arg(file);
    Ok(command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?)
}
