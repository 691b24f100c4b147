//! The provider's side: find the URL when a client subscribes, store it as JSON, and call it later. Each declared answer is
//! a variant to match on. Everything else is an error that says what to do.
//!
//! Run it with `cargo run --example provider`.

use axum::routing::post;
use callbacks::client::HttpTransport;
use callbacks::{Client, Exchange, StatusCode, Target, TargetPolicy};
use http::Request;
use payments::payment_settled::{self, Response};
use payments::{CallbackSender, Settlement};
use tokio::net::TcpListener;

#[callbacks::openapi("openapi/payments.yaml")]
mod payments {}

type BoxError = Box<dyn std::error::Error>;

/// A row of the provider's database. It only contains the URL, and nothing else of the request.
type Row = String;

/// Finds the callback URL of a new payment, if the client gave one. A wrong or forbidden URL is an error, which the client
/// gets at once as status 400.
fn subscribe(policy: &TargetPolicy, request: Request<String>) -> Result<Option<Row>, BoxError> {
    let (parts, body) = request.into_parts();
    let target = payment_settled::resolve(&Exchange::new(&parts, body))?;
    if let Some(target) = &target {
        policy.check(target)?;
    }
    let row = target.map(|target| serde_json::to_string(&target));
    Ok(row.transpose()?)
}

/// What the provider does with a subscription after a call.
#[derive(Debug)]
enum Next {
    Done,
    Forget,
    TryAgain,
    AskTheSubscriber,
}

async fn settle(client: &impl CallbackSender, row: &str) -> Result<Next, BoxError> {
    let target: Target = serde_json::from_str(row)?;
    let settlement = Settlement {
        payment_id: "p-1".to_owned(),
        amount: 1999,
    };
    let answer = client.payment_settled(&target, &settlement).await;
    Ok(match answer {
        Ok(Response::Ok(receipt)) => {
            println!("   booked as {}", receipt.receipt_id);
            Next::Done
        }
        Ok(Response::Gone) => Next::Forget,
        // A success is one, whatever the document declares: the consumer has the message.
        Ok(Response::Undeclared(answer)) => {
            println!("   taken, but {}", answer.reason());
            Next::Done
        }
        // Nobody answered, or not in time.
        Err(error) if error.is_connect() || error.is_timeout() => Next::TryAgain,
        // The document does not declare this status, but HTTP defines it.
        Err(error) if error.status() == Some(StatusCode::SERVICE_UNAVAILABLE) => Next::TryAgain,
        // An error only shows the host of a callback URL, so you can log it.
        Err(error) => {
            println!("   {error}");
            Next::AskTheSubscriber
        }
    })
}

#[tokio::main]
async fn main() -> Result<(), BoxError> {
    let consumers = serve(consumers()).await?;
    // The consumers are on this machine, so the policy must permit that.
    let policy = TargetPolicy::development();
    let client = Client::over(HttpTransport::builder().policy(policy).build()?);
    let policy = client.transport().policy();
    for base in ["/books", "/gone", "/busy", "/confused"].map(|path| format!("{consumers}{path}")) {
        if let Some(row) = subscribe(policy, payment(&format!(r#"{{"notifyUrl": "{base}"}}"#))?)? {
            println!("kept {row}");
            println!("   {:?}", settle(&client, &row).await?);
        }
    }
    let silent = subscribe(policy, payment("{}")?)?;
    println!("without a URL: {silent:?}");
    for url in ["/books", "http://169.254.169.254/"] {
        let body = format!(r#"{{"notifyUrl": "{url}"}}"#);
        if let Err(error) = subscribe(policy, payment(&body)?) {
            println!("refused: {error}");
        }
    }
    Ok(())
}

/// The request that starts a payment.
fn payment(body: &str) -> http::Result<Request<String>> {
    Request::post("/payments")
        .header("Content-Type", "application/json")
        .body(body.to_owned())
}

/// Four hand-written consumers: a provider never knows what is on the other side.
fn consumers() -> axum::Router {
    let json = [("Content-Type", "application/json")];
    axum::Router::new()
        .route(
            "/books/settled",
            post(async move || (json, r#"{"receiptId": "r-1"}"#)),
        )
        .route("/gone/settled", post(async || StatusCode::GONE))
        .route(
            "/busy/settled",
            post(async || StatusCode::SERVICE_UNAVAILABLE),
        )
        .route(
            "/confused/settled",
            post(async move || (json, r#"{"receipt": 1}"#)),
        )
}

async fn serve(app: axum::Router) -> Result<String, BoxError> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, app).await });
    Ok(url)
}
