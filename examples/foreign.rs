//! The service of a carrier has moved on, its document has not. What the document does not know arrives anyway, and the log
//! shows it; what cannot be read is kept as it came.
//!
//! Run it with `cargo run --example foreign`.

use std::sync::Arc;

use callbacks::Validation;
use callbacks::receiver::UnknownEvent;
use callbacks::receiver::{Disposition, RefusedRequest};
use callbacks::{Context, HandlerError, StatusCode};
use parcels::{CallbackHandler, Parcel, ParcelStatus, parcel_delivered, parcel_moved};
use tokio::net::TcpListener;
use tokio::sync::Mutex;

#[callbacks::openapi("openapi/parcels.yaml", tolerant, context)]
mod parcels {}

type BoxError = Box<dyn std::error::Error>;

/// Messages that no handler could read, for a person to look at. A real service has a table for them.
type Unread = Arc<Mutex<Vec<String>>>;

struct Tracking {
    unread: Unread,
}

/// What differs from the document, one line each.
fn log_differences(operation: &str, parcel: &Parcel, context: &Context) {
    if let ParcelStatus::Unknown(status) = &parcel.status {
        println!("{operation}: the status `{status}` is new");
    }
    for name in parcel.additional_properties.keys() {
        println!("{operation}: the member `{name}` is new");
    }
    for violation in context.violations() {
        println!("{operation}: {violation}");
    }
}

impl CallbackHandler for Tracking {
    async fn parcel_moved(
        &self,
        request: parcel_moved::Request,
        context: Context,
    ) -> Result<parcel_moved::Response, HandlerError> {
        let parcel = request.body.parcel;
        log_differences("parcel_moved", &parcel, &context);
        println!("{} is now {}", parcel.number, parcel.status);
        Ok(parcel_moved::Response::NoContent)
    }

    async fn parcel_delivered(
        &self,
        request: parcel_delivered::Request,
        context: Context,
    ) -> Result<parcel_delivered::Response, HandlerError> {
        let parcel = request.body.parcel;
        log_differences("parcel_delivered", &parcel, &context);
        println!("{}: signed by {}", parcel.number, request.body.signed_by);
        Ok(parcel_delivered::Response::NoContent)
    }

    async fn unknown_event(&self, event: UnknownEvent) -> Result<StatusCode, HandlerError> {
        println!("the event {:?} is new", event.name);
        keep(&self.unread, event.context.body()).await;
        Ok(StatusCode::ACCEPTED)
    }
}

async fn keep(unread: &Unread, body: &[u8]) {
    let text = String::from_utf8_lossy(body).into_owned();
    unread.lock().await.push(text);
}

/// The carrier need not send a message again that is kept here.
async fn on_refusal(unread: Unread, refused: RefusedRequest) -> Result<Disposition, HandlerError> {
    let operation = refused.operation().unwrap_or("no operation");
    println!("{operation}: refused: {}", refused.reason());
    for violation in refused.violations() {
        println!("{operation}: {violation}");
    }
    if !refused.may_be_accepted() {
        return Ok(Disposition::Refuse);
    }
    keep(&unread, refused.context().body()).await;
    Ok(Disposition::Accept(StatusCode::ACCEPTED))
}

fn application(unread: &Unread) -> axum::Router {
    let tracking = Tracking {
        unread: Arc::clone(unread),
    };
    let refused = Arc::clone(unread);
    let webhooks = parcels::webhooks::endpoint(tracking)
        .validation(Validation::Reported)
        .on_refusal(move |request| on_refusal(Arc::clone(&refused), request));
    axum::Router::new().nest("/webhooks", webhooks.into())
}

/// What the carrier sends today.
const MESSAGES: [&str; 6] = [
    r#"{"type":"parcel.moved","parcel":{"number":"P-1","status":"in_transit"}}"#,
    // A new value of an enumeration, and a new member of a closed object.
    r#"{"type":"parcel.moved","parcel":{"number":"P-2","status":"in_customs"}}"#,
    r#"{"type":"parcel.moved","parcel":{"number":"P-3","status":"collected","weight":1200}}"#,
    // A value that violates a pattern: the types can hold it.
    r#"{"type":"parcel.delivered","parcel":{"number":"4","status":"delivered"},"signed_by":"Ada"}"#,
    // A member is missing: the types cannot hold that.
    r#"{"type":"parcel.delivered","parcel":{"number":"P-5","status":"delivered"}}"#,
    // A new event.
    r#"{"type":"parcel.lost","parcel":{"number":"P-6","status":"lost"}}"#,
];

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let unread = Unread::default();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/webhooks", listener.local_addr()?);
    let application = application(&unread);
    tokio::spawn(async move { axum::serve(listener, application).await });

    let carrier = reqwest::Client::builder().no_proxy().build()?;
    for message in MESSAGES {
        let request = carrier
            .post(&url)
            .header("content-type", "application/json");
        let answer = request.body(message).send().await?;
        println!("  {}", answer.status());
        assert!(answer.status().is_success(), "no message is refused");
    }
    let unread = unread.lock().await;
    println!("kept for later: {}", unread.join("\n                "));
    assert_eq!(unread.len(), 2, "what was not handled is kept");
    Ok(())
}
