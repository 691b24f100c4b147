//! A gateway has put webhooks into a queue, with their headers and bodies. A worker verifies and reads them without a
//! server.
//!
//! Run it with `cargo run --example queue`.

use std::time::{Duration, SystemTime};

use billing::webhooks::Event;
use callbacks::receiver::{UnwrapError, Unwrapper};
use callbacks::signature::{MessageId, Signer, StandardKey, StandardWebhooks, ToSign};
use http::{HeaderMap, HeaderValue, Method};

#[callbacks::openapi("openapi/billing.yaml", sender = false)]
mod billing {}

#[derive(Clone)]
struct Message {
    arrived: SystemTime,
    headers: HeaderMap,
    body: &'static str,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key = StandardKey::generate();
    for message in queue(&key)? {
        // The timestamp of a signature is compared with the time of arrival, not with the time of reading.
        let arrived = message.arrived;
        let events = Unwrapper::<Event>::new()
            .verify(StandardWebhooks::new(key.clone()))
            .time_of_day(move || arrived);
        match events.unwrap(&message.headers, message.body) {
            Ok(Event::InvoicePaid(paid)) => println!("paid: {}", paid.body.data.number),
            Ok(Event::InvoiceVoided(voided)) => println!("voided: {}", voided.body.data.number),
            Err(UnwrapError::Unknown(event)) => println!("passed over: {:?}", event.name),
            Err(error) => println!("put aside: {error}"),
        }
    }
    Ok(())
}

/// The messages that have been in the queue since yesterday.
fn queue(key: &StandardKey) -> Result<Vec<Message>, Box<dyn std::error::Error>> {
    let arrived = SystemTime::now() - Duration::from_secs(24 * 60 * 60);
    let bodies = [
        r#"{"type": "invoice.paid", "data": {"number": "i-7", "cents": 1999}}"#,
        r#"{"type": "invoice.paid", "data": {"number": "i-8", "cents": 0}}"#,
        r#"{"type": "invoice.sent", "data": {"number": "i-9", "cents": 5}}"#,
    ];
    let mut messages = Vec::new();
    for body in bodies {
        let mut headers = HeaderMap::new();
        headers.insert("content-type", HeaderValue::from_static("application/json"));
        let (id, url) = (MessageId::generate(), "https://gateway.example/webhooks");
        let signed = ToSign::new(&Method::POST, url, &headers, body.as_bytes(), &id, arrived);
        headers.extend(StandardWebhooks::new(key.clone()).sign(&signed)?);
        messages.push(Message {
            arrived,
            headers,
            body,
        });
    }
    // Signed with another key.
    let forged = Message {
        headers: HeaderMap::new(),
        ..messages[0].clone()
    };
    messages.push(forged);
    Ok(messages)
}
