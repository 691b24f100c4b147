//! What goes over TLS, and over the HTTP/2 that only TLS negotiates: whom a sender trusts, whom it shows its own certificate,
//! and what becomes of consumers who bend the protocol.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

mod authority;
mod certificates;
mod floods;
mod frames;
mod http2;
mod mutual;
mod server;
mod tunnel;

#[path = "../support/mod.rs"]
mod support;

use std::time::Duration;

use authority::{Authority, Issued};
use callbacks::{Client, Error, HttpTransport, HttpTransportBuilder, Transport};
use notifications::{CallbackSender, Status, status_notification};
use server::TlsServer;
use status_notification::{Request, Response};
use support::PATIENCE;
use tokio::time::timeout;

#[callbacks::openapi("tests/fixtures/notifications.yaml")]
mod notifications {}

const SHOP: &str = "shop.example";

/// Ends what would never end. No test asserts how long anything takes.
const SHORT: Duration = Duration::from_millis(600);

/// For what must end of itself: a test that waits for this deadline fails.
const FOREVER: Duration = Duration::from_secs(3600);

/// A transport for which `shop.example` is this server, and that trusts this authority alone.
fn transport(server: &TlsServer, authority: &Authority) -> HttpTransportBuilder {
    HttpTransport::builder()
        .deadline(FOREVER)
        .resolve(SHOP, server.address())
        .root_certificate(authority.pem())
        .only_root_certificates()
}

fn client(transport: HttpTransportBuilder) -> Client {
    Client::over(transport.build().unwrap())
}

fn request() -> Request {
    Request {
        subscription: "s-1".to_owned(),
        tag: None,
        x_trace: None,
        webhook_id: None,
        session: None,
        body: Status {
            state: "up".to_owned(),
        },
    }
}

async fn call<T: Transport>(client: &Client<T>) -> Result<Response, Error> {
    let target = status_notification::at("https://shop.example").unwrap();
    let request = request();
    let call = client.status_notification(&target, &request);
    timeout(PATIENCE, call).await.expect("the call ends")
}
