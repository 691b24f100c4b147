//! The consumer of the tests that are not about the handler. It records what it receives. It has its own file, so that
//! only those tests compile its module.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test is the place to panic; each one uses a part of this"
)]

use callbacks::client::Transport;
use callbacks::{Client, Error, HandlerError, Target};
use orders::on_order_status_change::{BASE_PATH, Request, Response};
use orders::{CallbackHandler, CallbackSender, OrderStatusChange};

use super::support::Received;

#[callbacks::openapi("tests/fixtures/orders.yaml")]
pub(crate) mod orders {}

pub(crate) struct Shop(pub(crate) Received<OrderStatusChange>);

impl CallbackHandler for Shop {
    async fn on_order_status_change(&self, callback: Request) -> Result<Response, HandlerError> {
        self.0.push(callback.body);
        Ok(Response::Ok)
    }
}

pub(crate) fn packed() -> OrderStatusChange {
    OrderStatusChange {
        order_id: Some("o-1".to_owned()),
        status: Some("packed".to_owned()),
    }
}

/// Notifies the shop at an origin that the order is packed.
pub(crate) async fn tell<T: Transport>(
    client: &Client<T>,
    origin: &str,
) -> Result<Response, Error> {
    let target = Target::new(&format!("{origin}{BASE_PATH}")).unwrap();
    client.on_order_status_change(&target, &packed()).await
}
