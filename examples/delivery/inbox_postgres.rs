//! Effects exactly once on several machines: each event is claimed in the transaction of its handler, and an older event never overwrites
//! a newer state.
//!
//! Run it with `cargo run --example inbox_postgres`. It needs PostgreSQL: the server of `DATABASE_URL`, or else the one of this
//! machine. Without one, it says so and ends.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use callbacks::delivery::inbox::ClaimStatement;
use callbacks::delivery::postgres::PostgresOptions;
use callbacks::delivery::{Inbox, InboxWorker, PostgresStore};
use callbacks::receiver::inbox::Storing;
use callbacks::retry::RetryPolicy;
use callbacks::{Context, HandlerError};
use stock::CallbackHandler;
use stock::stock_changed::{BASE_PATH, Request, Response};
use tokio::sync::Mutex;
use tokio_postgres::{Client, NoTls};

#[callbacks::openapi("../openapi/stock.yaml", context)]
mod stock {}

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Both the tables of this example and those of the library are in this schema.
const SCHEMA: &str = "callbacks_inbox_example";

/// One consumer of several, with its own connection.
struct Shop {
    name: &'static str,
    database: Mutex<Client>,
    /// Whether the next handler fails after its commit, as if the process had died.
    fails: Arc<AtomicBool>,
}

impl CallbackHandler for Shop {
    async fn stock_changed(
        &self,
        request: Request,
        context: Context,
    ) -> Result<Response, HandlerError> {
        let key = context.message_key().ok_or("an event without an id")?;
        let arrival = context.arrival().ok_or("an event without an inbox")?;
        let (stock, version) = (&request.body, arrival.version.unwrap_or_default());
        let mut database = self.database.lock().await;
        let transaction = database.transaction().await?;

        // The claim: one row if the message is new, none if it was handled.
        let claim = ClaimStatement::of(key).in_schema(SCHEMA);
        let claimed = transaction
            .execute(claim.sql(), &[&claim.message(), &claim.handler()])
            .await?;
        if claimed == 0 {
            println!("   {}: {} was handled before", self.name, stock.article);
            return Ok(Response::NoContent);
        }
        // The guard: an older event changes no row.
        let write = format!(
            "INSERT INTO {SCHEMA}.stock AS s (article, pieces, version, changes) VALUES ($1, $2, $3, 1)
             ON CONFLICT (article) DO UPDATE
             SET pieces = excluded.pieces, version = excluded.version, changes = s.changes + 1
             WHERE s.version < excluded.version"
        );
        let written = transaction
            .execute(&write, &[&stock.article, &stock.pieces, &version])
            .await?;
        transaction.commit().await?;
        let what = ["is older than what is known", "is committed"][usize::from(written == 1)];
        println!(
            "   {}: {} pieces of {}: the event {what}",
            self.name, stock.pieces, stock.article
        );
        if self.fails.swap(false, Ordering::SeqCst) {
            return Err("planted: it fails after its commit".into());
        }
        Ok(Response::NoContent)
    }
}

async fn connect(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// Sends events as a provider does: in another order, and some of them twice.
async fn send(url: &str) -> Result<(), BoxError> {
    let client = reqwest::Client::new();
    for (id, pieces, counted) in [
        ("msg_2", 7, "2026-11-30T08:02:00Z"),
        ("msg_1", 9, "2026-11-30T08:01:00Z"),
        ("msg_2", 7, "2026-11-30T08:02:00Z"),
        ("msg_3", 4, "2026-11-30T08:03:00Z"),
    ] {
        let body =
            format!(r#"{{"article": "chair", "pieces": {pieces}, "countedAt": "{counted}"}}"#);
        let request = client.post(url).header("webhook-id", id);
        let request = request.header("content-type", "application/json");
        let answer = request.body(body).send().await?;
        println!("   {id}: {}", answer.status());
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let url = std::env::var("DATABASE_URL")
        .unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/test".to_owned());
    let database = match connect(&url).await {
        Ok(database) => database,
        Err(error) => {
            println!(
                "SKIPPED: there is no PostgreSQL ({error}). Set DATABASE_URL to the URL of one."
            );
            return Ok(());
        }
    };
    let clean = format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE");
    database.batch_execute(&clean).await?;
    let options = PostgresOptions::new(&url)?.schema(SCHEMA)?;
    options.migrate().await?;
    let table = format!(
        "CREATE TABLE {SCHEMA}.stock (article text PRIMARY KEY, pieces bigint NOT NULL, version bigint NOT NULL,
         changes bigint NOT NULL)"
    );
    database.batch_execute(&table).await?;

    println!(
        "1. Events are stored before they are answered. One comes twice, and they come in no order."
    );
    let fails = Arc::new(AtomicBool::new(true));
    let shop = |name, database| {
        let (database, fails) = (Mutex::new(database), Arc::clone(&fails));
        stock::router(Shop {
            name,
            database,
            fails,
        })
    };
    let (first, second) = (
        shop("first", connect(&url).await?),
        shop("second", connect(&url).await?),
    );
    let inbox = Inbox::new(options.connect().await?);
    // A real provider signs, and the id is the signed one.
    let storing = Storing::new(inbox.clone())
        .by_header("webhook-id".parse()?)
        .versioned_by("/countedAt");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let consumer = format!("http://{}{BASE_PATH}", listener.local_addr()?);
    let app = axum::Router::from(first.clone().inbox(storing));
    tokio::spawn(async move { axum::serve(listener, app).await });
    send(&consumer).await?;

    println!("2. Two consumers handle them. The first handler fails after its commit.");
    // They might also run on two machines.
    let soon = RetryPolicy::brief();
    let workers = [first, second].map(|router| {
        let worker = InboxWorker::new(&inbox, router).policy(soon.clone());
        worker.concurrency(1).start()
    });
    while inbox.gauges().await?.waiting > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    for worker in workers {
        worker.shutdown(Duration::from_secs(10)).await;
    }

    println!("3. The newest event decided, and each event had its effect once.");
    let query = format!(
        "SELECT pieces, changes, (SELECT count(*) FROM {SCHEMA}.handled) FROM {SCHEMA}.stock"
    );
    let row = database.query_one(&query, &[]).await?;
    let (pieces, changes, handled): (i64, i64, i64) = (row.get(0), row.get(1), row.get(2));
    println!("   {pieces} pieces after {changes} changes by {handled} events");
    // Later: claims of messages that the provider does not send any more.
    let store: &PostgresStore = inbox.store();
    let week = Duration::from_secs(7 * 24 * 60 * 60);
    println!("   {} old claims removed", store.prune_claims(week).await?);
    database.batch_execute(&clean).await?;
    match (pieces, handled) {
        (4, 3) => Ok(()),
        _ => Err("an older event decided, or one was lost".into()),
    }
}
