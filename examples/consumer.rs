//! The consumer's side: a handler with state, mounted below a path of an axum application, and the URL that it registers
//! with the provider.
//!
//! Run it with `cargo run --example consumer`.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::routing::get;
use callbacks::client::HttpTransport;
use callbacks::{Client, HandlerError, TargetPolicy};
use payments::{CallbackHandler, CallbackSender};
use payments::{Receipt, Refusal, RefusalReason, Settlement};
use payments::{payment_refused, payment_settled};
use tokio::net::TcpListener;
use tokio::sync::Mutex;

#[callbacks::openapi("openapi/payments.yaml")]
mod payments {}

type BoxError = Box<dyn std::error::Error>;

/// The payments that the application knows, shared by all of its parts.
type Books = Arc<Mutex<BTreeMap<String, i64>>>;

struct Accounting {
    books: Books,
}

impl CallbackHandler for Accounting {
    async fn payment_settled(
        &self,
        request: payment_settled::Request,
    ) -> Result<payment_settled::Response, HandlerError> {
        let Settlement { payment_id, amount } = request.body;
        if amount < 0 {
            // The provider gets a 500 without the reason. `on_failure` below gets the reason.
            return Err(HandlerError::new(format!("{payment_id} is negative")));
        }
        let receipt_id = format!("receipt of {payment_id}");
        self.books.lock().await.insert(payment_id, amount);
        Ok(payment_settled::Response::Ok(Receipt { receipt_id }))
    }

    async fn payment_refused(
        &self,
        request: payment_refused::Request,
    ) -> Result<payment_refused::Response, HandlerError> {
        self.books.lock().await.remove(&request.body.payment_id);
        Ok(payment_refused::Response::NoContent)
    }
}

fn application(books: Books) -> axum::Router {
    let callbacks = payments::router(Accounting { books })
        .body_limit(16 * 1024)
        .on_failure(|operation, error| println!("{operation} failed: {error}"));
    axum::Router::new()
        .route("/health", get(async || "healthy"))
        .nest("/callbacks", callbacks.into())
}

/// The URL to register. Both callbacks are below it, because both of their keys start with it.
fn notify_url(public_url: &str) -> String {
    payment_settled::registration_url(&format!("{public_url}/callbacks"))
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let books = Books::default();
    let public_url = serve(application(Arc::clone(&books))).await?;
    let notify_url = notify_url(&public_url);
    println!("give this to the provider: {notify_url}");

    // From here on, the provider's side. It would be another process.
    let settled = payment_settled::at(&notify_url)?;
    let refused = payment_refused::at(&notify_url)?;
    // The consumer is on this machine, so the policy must permit that.
    let policy = TargetPolicy::development();
    let client = Client::over(HttpTransport::builder().policy(policy).build()?);
    for (payment_id, amount) in [("p-1", 1999), ("p-2", 500), ("p-3", -1)] {
        let payment_id = payment_id.to_owned();
        let settlement = Settlement { payment_id, amount };
        let answer = client.payment_settled(&settled, &settlement).await;
        println!("{settlement:?}: {answer:?}");
    }
    let refusal = Refusal {
        payment_id: "p-2".to_owned(),
        reason: RefusalReason::InsufficientFunds,
    };
    let answer = client.payment_refused(&refused, &refusal).await?;
    println!("{refusal:?}: {answer:?}");

    println!("in the books: {:?}", books.lock().await);
    Ok(())
}

async fn serve(app: axum::Router) -> Result<String, BoxError> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}
