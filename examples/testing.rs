//! Tests without a network: the provider's code runs against the consumer's router in memory, or against a fake.
//!
//! Run it with `cargo run --example testing --features samples`.

use std::sync::Mutex;

use callbacks::client::InMemory;
use callbacks::{Client, Error, HandlerError, Target};
use orders::on_order_status_change::{self, BASE_PATH, Request, Response};
use orders::{CallbackHandler, CallbackSender, OrderStatusChange};

#[callbacks::openapi("openapi/orders.yaml")]
mod orders {}

type BoxError = Box<dyn std::error::Error>;

/// The code under test. It depends on the generated trait, not on a client.
async fn cancel(
    sender: &impl CallbackSender,
    target: &Target,
    order_id: &str,
) -> Result<Response, Error> {
    let change = OrderStatusChange {
        order_id: Some(order_id.to_owned()),
        status: Some("cancelled".to_owned()),
    };
    sender.on_order_status_change(target, &change).await
}

/// A fake that records what it is asked to send.
#[derive(Default)]
struct FakeSender {
    sent: Mutex<Vec<OrderStatusChange>>,
}

impl CallbackSender for FakeSender {
    async fn on_order_status_change(
        &self,
        _target: &Target,
        body: &OrderStatusChange,
    ) -> Result<Response, Error> {
        let mut sent = self.sent.lock().expect("no test panics with the lock");
        sent.push(body.clone());
        Ok(Response::Ok)
    }
}

/// The consumer's handler, for tests of both sides together.
struct Shop;

impl CallbackHandler for Shop {
    async fn on_order_status_change(&self, request: Request) -> Result<Response, HandlerError> {
        match request.body.status.as_deref() {
            Some("shipped" | "cancelled") => Ok(Response::Ok),
            status => Err(HandlerError::new(format!("unknown status {status:?}"))),
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let target = on_order_status_change::at(&format!("https://shop.example{BASE_PATH}"))?;

    let fake = FakeSender::default();
    assert_eq!(cancel(&fake, &target, "7").await?, Response::Ok);
    println!("the fake noted {:?}", fake.sent.lock());

    // Requests are encoded, routed, decoded and answered as over HTTP, for any host.
    let in_memory = Client::over(InMemory::new(orders::router(Shop)));
    let answer = cancel(&in_memory, &target, "7").await?;
    assert_eq!(answer, Response::Ok);
    println!("the shop answered {answer:?}");

    let nonsense = OrderStatusChange::default();
    let error = in_memory.on_order_status_change(&target, &nonsense).await;
    println!("the shop refused: {}", error.expect_err("it has no status"));

    #[cfg(feature = "samples")]
    consumer_alone().await?;
    Ok(())
}

/// A consumer's test does not need the provider. It changes a sample of the request, and signs it.
#[cfg(feature = "samples")]
async fn consumer_alone() -> Result<(), BoxError> {
    use callbacks::signature::{StandardKey, StandardWebhooks};
    use callbacks::testing;

    let key = StandardKey::generate();
    let app = orders::router(Shop).verify(StandardWebhooks::new(key.clone()));
    let app = axum::Router::new().nest("/hooks", app.into());
    let stranger = Client::over(InMemory::new(app));
    let provider = stranger.clone().with_signer(StandardWebhooks::new(key));

    let mut request = on_order_status_change::Request::sample();
    request.body.status = Some("shipped".to_owned());
    let answer = testing::send(&provider, "https://shop.example/hooks", &request).await?;
    println!("the shop answered {}", answer.status());
    assert!(answer.status().is_success());
    let answer = testing::send(&stranger, "https://shop.example/hooks", &request).await?;
    println!("without a signature it answered {}", answer.status());
    assert_eq!(answer.status(), 401);
    Ok(())
}
