//! What is sent by the tests whose subject is not the message. A file of its own, so that only those tests compile its module.

#![allow(
    clippy::unwrap_used,
    dead_code,
    unused_imports,
    reason = "a test is the place to panic; each one uses a part of this"
)]

use callbacks::client::Transport;
use callbacks::{Client, Error};
use status_notification::{Request, Response};

#[callbacks::openapi("tests/fixtures/notifications.yaml")]
mod generated {}

pub(crate) use generated::*;

pub(crate) fn request() -> Request {
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

/// Sends that to a subscriber.
pub(crate) async fn notify<T: Transport>(
    client: &Client<T>,
    base: &str,
) -> Result<Response, Error> {
    let target = status_notification::at(base).unwrap();
    client.status_notification(&target, &request()).await
}
