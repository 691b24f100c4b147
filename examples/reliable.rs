//! A provider as it could stand on the open internet: it judges targets, signs, sends again what failed, and can be watched.
//!
//! Run it with `cargo run --example reliable`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::{Router, routing::post};
use callbacks::retry::RetryPolicy;
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::{Client, HttpTransport, StatusCode, Target, TargetPolicy};
use orders::{CallbackSender, OrderStatusChange};
use tracing_subscriber::fmt::format::FmtSpan;

#[callbacks::openapi("openapi/orders.yaml")]
mod orders {}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // A line for each exchange. OpenTelemetry's layer takes the same spans.
    let lines = tracing_subscriber::fmt().with_span_events(FmtSpan::CLOSE);
    lines.init();

    // This machine alone is called besides the public internet. In production that is `TargetPolicy::new()`.
    let policy = TargetPolicy::development();
    let client = Client::over(HttpTransport::builder().policy(policy).build()?)
        .with_signer(StandardWebhooks::new(StandardKey::generate()))
        // For any library of metrics: labels and a duration, and never whom it was sent to.
        .on_exchange(|exchange| println!("{:?} {:?}", exchange.error_type(), exchange.took()))
        .retrying(RetryPolicy::brief());

    let (consumer, event) = (consumer().await?, OrderStatusChange::default());
    for url in [&format!("{consumer}/busy"), &consumer, "https://10.0.0.1/"] {
        let target = Target::new(url)?;
        let delivery = client
            .deliver(async |client| client.on_order_status_change(&target, &event).await)
            .await;
        // `Gone` asks for the subscription to be deleted.
        println!("{:?}: {:?}", delivery.end, delivery.result);
    }
    Ok(())
}

/// A consumer on loopback that is busy at first at one URL, and gone from the other.
async fn consumer() -> std::io::Result<String> {
    let calls = Arc::new(AtomicU32::new(0));
    let busy = async move || match calls.fetch_add(1, Ordering::Relaxed) {
        0 => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::OK,
    };
    let app = Router::new()
        .route("/busy", post(busy))
        .route("/", post(async || StatusCode::GONE));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}
