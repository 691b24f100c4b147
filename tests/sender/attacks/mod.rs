//! What untrusted peers put into values, subscriptions and numbers of requests, and what a sender does with it.

#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

mod breaker;
mod expressions;
mod flood;
mod headers;
mod resending;
mod urls;

use crate::notifications;
use crate::support;

use callbacks::client::Transport;
use callbacks::testing::Recording;
use callbacks::{Client, Error, StatusCode};
use notifications::{CallbackSender, Status, notify, request, status_notification};
use status_notification::{Request, Response};

async fn send<T: Transport>(client: &Client<T>, request: &Request) -> Result<Response, Error> {
    let target = status_notification::at("https://shop.example/n").unwrap();
    client.status_notification(&target, request).await
}

/// A transport that answers 204 to everything.
fn recording() -> Recording<impl Transport + Clone + std::fmt::Debug> {
    Recording::answering(|_| Ok(StatusCode::NO_CONTENT.into()))
}
