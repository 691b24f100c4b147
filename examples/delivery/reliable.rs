//! A provider for production: it checks targets, signs, retries, and is observable.
//!
//! Run it with `cargo run --example reliable`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::{Router, routing::post};
use callbacks::client::HttpTransport;
use callbacks::retry::RetryPolicy;
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::{Client, StatusCode, Target, TargetPolicy};
use orders::{CallbackSender, OrderStatusChange};
use tracing_subscriber::fmt::format::FmtSpan;

#[callbacks::openapi("../openapi/orders.yaml")]
mod orders {}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Prints a line for each request. OpenTelemetry's layer exports the same spans.
    let lines = tracing_subscriber::fmt().with_span_events(FmtSpan::CLOSE);
    lines.init();

    // Permits this machine besides the public internet. In production, use `TargetPolicy::new()`.
    let policy = TargetPolicy::development();
    let client = Client::over(HttpTransport::builder().policy(policy).build()?)
        .with_signer(StandardWebhooks::new(StandardKey::generate()))
        // For any metrics library: labels and a duration, without the target.
        .on_request(|request| println!("{:?} {:?}", request.error_type(), request.took()))
        .retrying(RetryPolicy::brief());

    let (consumer, event) = (consumer().await?, OrderStatusChange::default());
    for url in [&format!("{consumer}/busy"), &consumer, "https://10.0.0.1/"] {
        let target = Target::new(url)?;
        let delivery = client
            .deliver(async |client| client.on_order_status_change(&target, &event).await)
            .await;
        // `Gone` means that you should delete the subscription.
        println!("{:?}: {:?}", delivery.end, delivery.result);
    }
    Ok(())
}

/// A consumer on this machine. One of its URLs is busy at first, the other one is gone.
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
