//! Durable delivery in the transaction of the application: an order and the callback about it commit together, or neither
//! exists.
//!
//! Run it with `cargo run --example outbox_postgres`. It needs PostgreSQL: the server of `DATABASE_URL`, or else the one of this
//! machine. Without one, it says so and ends.

use std::time::Duration;

use callbacks::client::HttpTransport;
use callbacks::delivery::postgres::PostgresOptions;
use callbacks::delivery::store::Journal;
use callbacks::delivery::{Operations, Outbox, Outline, PostgresStore, Worker, prepare};
use callbacks::{Client, HandlerError, TargetPolicy};
use orders::on_order_status_change::{self, Request, Response};
use orders::{CallbackHandler, CallbackSender, OrderStatusChange};
use tokio_postgres::NoTls;

#[callbacks::openapi("../openapi/orders.yaml")]
mod orders {}

type BoxError = Box<dyn std::error::Error>;

/// Both the tables of this example and those of the library are in this schema.
const SCHEMA: &str = "callbacks_example";

/// The consumer.
struct Shop;

impl CallbackHandler for Shop {
    async fn on_order_status_change(&self, callback: Request) -> Result<Response, HandlerError> {
        let order = callback.body.order_id.unwrap_or_default();
        println!("   The shop gets a callback about {order}.");
        Ok(Response::Ok)
    }
}

/// Ships an order: the provider's own row and the callback are one transaction.
async fn ship(
    database: &mut tokio_postgres::Client,
    consumer: &str,
    order: &str,
    is_refused: bool,
) -> Result<(), BoxError> {
    let target = on_order_status_change::at(consumer)?;
    let change = OrderStatusChange {
        order_id: Some(order.to_owned()),
        status: Some("shipped".to_owned()),
    };
    let call = async |client: Client<_>| client.on_order_status_change(&target, &change).await;
    let message = prepare(Outline::new().fifo(order), call).await?;

    let transaction = database.transaction().await?;
    let insert = format!("INSERT INTO {SCHEMA}.orders (id, status) VALUES ($1, 'shipped')");
    transaction.execute(&insert, &[&order]).await?;
    // A driver only needs these three lines.
    let statement = message.statement().in_schema(SCHEMA);
    let parameters: [&(dyn tokio_postgres::types::ToSql + Sync); 2] =
        [&statement.messages(), &statement.bodies()];
    transaction.execute(statement.sql(), &parameters).await?;
    if is_refused {
        transaction.rollback().await?;
        println!("   {order} is rolled back, and its callback with it.");
    } else {
        transaction.commit().await?;
        println!("   {order} is committed, and its callback with it.");
    }
    Ok(())
}

/// Delivers what was committed. A worker may also be another process on another machine.
async fn deliver(store: PostgresStore) -> Result<(), BoxError> {
    // The shop is on this machine, so the policy must permit that.
    let policy = TargetPolicy::development().allow_any_port();
    let client = Client::over(HttpTransport::builder().policy(policy).build()?);
    let operations = Operations::new([&on_order_status_change::OPERATION])?;
    let outbox = Outbox::new(store);
    let worker = Worker::new(&outbox, client, operations).start();
    while outbox.store().gauges().await?.outbox > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    worker.shutdown(Duration::from_secs(10)).await;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let url = std::env::var("DATABASE_URL")
        .unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/test".to_owned());
    let (mut database, connection) = match tokio_postgres::connect(&url, NoTls).await {
        Ok(connected) => connected,
        Err(error) => {
            println!(
                "SKIPPED: there is no PostgreSQL ({error}). Set DATABASE_URL to the URL of one."
            );
            return Ok(());
        }
    };
    tokio::spawn(connection);
    let clean = format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE");
    database.batch_execute(&clean).await?;

    println!("1. The tables are made.");
    let options = PostgresOptions::new(&url)?.schema(SCHEMA)?;
    options.migrate().await?;
    let orders =
        format!("CREATE TABLE {SCHEMA}.orders (id text PRIMARY KEY, status text NOT NULL)");
    database.batch_execute(&orders).await?;

    println!("2. Orders are shipped.");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let path = on_order_status_change::BASE_PATH;
    let consumer = format!("http://{}{path}", listener.local_addr()?);
    let shop = axum::Router::from(orders::router(Shop));
    tokio::spawn(async move { axum::serve(listener, shop).await });
    ship(&mut database, &consumer, "order-1", false).await?;
    ship(&mut database, &consumer, "order-2", true).await?;

    println!("3. A worker delivers.");
    deliver(options.connect().await?).await?;
    database.batch_execute(&clean).await?;
    Ok(())
}
