//! TLS, and HTTP/2 over TLS: whom a sender trusts, who sees its own certificate, and consumers that violate the
//! protocol.

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

use crate::notifications;
use crate::support;

use authority::{Authority, Issued};
use callbacks::client::{HttpTransport, HttpTransportBuilder, Transport};
use callbacks::{Client, Error};
use notifications::notify;
use notifications::status_notification::{self, Response};
use server::TlsServer;
use support::{FOREVER, PATIENCE, SHORT};
use tokio::time::timeout;

const SHOP: &str = "shop.example";

/// A transport for which `shop.example` is this server, and that trusts this authority alone.
fn transport(server: &TlsServer, authority: &Authority) -> HttpTransportBuilder {
    HttpTransport::builder()
        .timeout(FOREVER)
        .connect_timeout(FOREVER)
        .resolve(SHOP, server.address())
        .root_certificate(authority.pem())
        .only_root_certificates()
}

fn client(transport: HttpTransportBuilder) -> Client {
    Client::over(transport.build().unwrap())
}

async fn call<T: Transport>(client: &Client<T>) -> Result<Response, Error> {
    let call = notify(client, "https://shop.example");
    timeout(PATIENCE, call).await.expect("the call ends")
}
