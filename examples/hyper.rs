//! The consumer's router in a plain hyper server: it is a `tower::Service` over any body.
//!
//! Run it with `cargo run --example hyper`.

use std::time::Duration;

use callbacks::client::HttpTransport;
use callbacks::retry::TokioClock;
use callbacks::{Client, HandlerError, Router, TargetPolicy};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;
use orders::on_order_status_change::{self, Request, Response};
use orders::{CallbackHandler, CallbackSender, OrderStatusChange};
use tokio::net::TcpListener;

#[callbacks::openapi("openapi/orders.yaml")]
mod orders {}

type BoxError = Box<dyn std::error::Error>;

struct Shop;

impl CallbackHandler for Shop {
    async fn on_order_status_change(&self, request: Request) -> Result<Response, HandlerError> {
        println!("heard of {:?}", request.body);
        Ok(Response::Ok)
    }
}

/// hyper has no timeout for bodies, so the router gets one.
async fn serve(listener: TcpListener) -> std::io::Result<()> {
    let timeout = Duration::from_secs(10);
    let router: Router = orders::router(Shop).upload_timeout(timeout, TokioClock::default());
    loop {
        let (stream, _) = listener.accept().await?;
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let server = Builder::new(TokioExecutor::new());
            let connection = server.serve_connection(TokioIo::new(stream), service);
            // If the client disconnects, there is nobody to report an error to.
            let _gone = connection.await;
        });
    }
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let public_address = format!("http://{}", listener.local_addr()?);
    tokio::spawn(serve(listener));

    // The provider's side.
    let policy = TargetPolicy::development();
    let client = Client::over(HttpTransport::builder().policy(policy).build()?);
    let target =
        on_order_status_change::at(&on_order_status_change::registration_url(&public_address))?;
    let event = OrderStatusChange {
        order_id: Some("7".to_owned()),
        status: Some("shipped".to_owned()),
    };
    println!(
        "answered: {:?}",
        client.on_order_status_change(&target, &event).await?
    );
    Ok(())
}
