//! One document, both sides: a shop orders from a warehouse, which calls back when it ships the order.
//!
//! Run it with `cargo run -p examples --example quickstart`.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::post;
use bytes::Bytes;
use callbacks::client::HttpTransport;
use callbacks::{Client, Exchange, HandlerError, StatusCode, Target, TargetPolicy};
use http::request::Parts;
use orders::on_order_status_change::{self, Request, Response};
use orders::{CallbackHandler, CallbackSender, OrderStatusChange};
use tokio::net::TcpListener;
use tokio::sync::Mutex;

/// Everything that this file uses and does not define is generated from the document.
#[callbacks::openapi("openapi/orders.yaml")]
mod orders {}

type BoxError = Box<dyn std::error::Error>;

// The consumer receives callbacks.

struct Shop;

impl CallbackHandler for Shop {
    async fn on_order_status_change(&self, request: Request) -> Result<Response, HandlerError> {
        let change = request.body;
        println!("4. The shop's handler is called with:\n   {change:?}\n");
        Ok(Response::Ok)
    }
}

// The provider sends callbacks.

/// Takes orders, and stores the callback URL of each.
#[derive(Default)]
struct Warehouse {
    orders: Mutex<Vec<Option<Target>>>,
}

/// `POST /orders`. In the document, `{$request.body#/callbackUrl}` says where this request contains the callback URL.
async fn place_order(
    State(warehouse): State<Arc<Warehouse>>,
    parts: Parts,
    body: Bytes,
) -> Result<StatusCode, (StatusCode, String)> {
    let target = on_order_status_change::resolve(&Exchange::new(&parts, body))
        .map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))?;
    let key = on_order_status_change::KEY.as_str();
    let url = target.as_ref().map_or("nobody", Target::as_str);
    println!("2. The warehouse evaluates the callback's key over it:\n   {key}\n   is {url}\n");
    warehouse.orders.lock().await.push(target);
    Ok(StatusCode::CREATED)
}

impl Warehouse {
    /// Calls back the client that placed the order, if it gave a URL.
    async fn ship(&self, number: usize, client: &impl CallbackSender) -> Result<(), BoxError> {
        let orders = self.orders.lock().await;
        let Some(Some(target)) = orders.get(number) else {
            return Ok(());
        };
        let change = OrderStatusChange {
            order_id: Some(format!("order-{number}")),
            status: Some("shipped".to_owned()),
        };
        let payload = serde_json::to_string(&change)?;
        println!("3. The order is shipped, and the warehouse calls back:\n   {payload}\n");
        let answer = client.on_order_status_change(target, &change).await?;
        println!("5. The answer that the warehouse gets is:\n   {answer:?}");
        Ok(())
    }
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let shop = serve(orders::router(Shop).into()).await?;
    let warehouse = Arc::new(Warehouse::default());
    let api = axum::Router::new().route("/orders", post(place_order));
    let api = serve(api.with_state(Arc::clone(&warehouse))).await?;

    let callback_url = format!("{shop}{}", on_order_status_change::BASE_PATH);
    let order = format!(r#"{{"item": "tea", "callbackUrl": "{callback_url}"}}"#);
    println!("1. The shop orders:\n   POST {api}/orders\n   {order}\n");
    let client = reqwest::Client::builder().no_proxy().build()?;
    let answer = client
        .post(format!("{api}/orders"))
        .header("Content-Type", "application/json")
        .body(order)
        .send()
        .await?;
    answer.error_for_status()?;

    // The shop is on this machine, so the policy must permit that.
    let policy = TargetPolicy::development();
    let client = Client::over(HttpTransport::builder().policy(policy).build()?);
    warehouse.ship(0, &client).await
}

/// Serves on a free port of this machine, and returns the URL.
async fn serve(app: axum::Router) -> Result<String, BoxError> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}
