//! A consumer on the public internet: one URL for all webhooks. Each message is verified, and handled once.
//!
//! Run it with `cargo run --example verified`.

use billing::{CallbackSender, Invoice, InvoicePaid, invoice_paid};
use callbacks::client::HttpTransport;
use callbacks::receiver::idempotency::InMemoryStore;
use callbacks::signature::{StandardKey, StandardWebhooks};
use callbacks::{Client, HandlerError, Target, TargetPolicy};
use tokio::net::TcpListener;

#[callbacks::openapi("openapi/billing.yaml", only("invoice.paid"))]
mod billing {}

struct Books;

impl billing::CallbackHandler for Books {
    async fn invoice_paid(
        &self,
        request: invoice_paid::Request,
    ) -> Result<invoice_paid::Response, HandlerError> {
        println!("paid: {}", request.body.data.number);
        Ok(invoice_paid::Response::NoContent)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = StandardKey::generate();
    let webhooks = billing::webhooks::endpoint(Books)
        .verify(StandardWebhooks::new(key.clone()))
        .idempotent(InMemoryStore::default())
        .on_failure(|event, error| println!("{event}: {error}"));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/webhooks", listener.local_addr()?);
    let app = axum::Router::new().nest("/webhooks", webhooks.into());
    tokio::spawn(async move { axum::serve(listener, app).await });

    // The provider's side: one message without a signature, and then one message twice.
    let transport = HttpTransport::builder()
        .policy(TargetPolicy::development())
        .build()?;
    let (client, target) = (Client::over(transport), Target::new(&url)?);
    let (number, cents) = ("i-7".to_owned(), 1999);
    let event = InvoicePaid {
        data: Invoice { number, cents },
    };
    let refused = client.invoice_paid(&target, &event).await.err();
    println!("unsigned: {:?}", refused.and_then(|error| error.status()));
    let client = client.with_signer(StandardWebhooks::new(key));
    let message = client.for_message("msg_1".parse()?);
    for _ in 0..2 {
        println!("signed: {:?}", message.invoice_paid(&target, &event).await?);
    }
    Ok(())
}
