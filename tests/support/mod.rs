//! What the end-to-end tests share: a provider and a consumer as servers on loopback, a record of the bytes between
//! them, and a client that sends exactly the given bytes.

#![allow(
    clippy::unwrap_used,
    dead_code,
    unused_imports,
    reason = "a test is the place to panic; each one is a crate of its own and uses a part of this"
)]

mod capture;
mod consumer;
mod environment;
mod message;
mod provider;
mod raw;
mod server;

use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use callbacks::client::{HttpTransport, HttpTransportBuilder};
use callbacks::{Client, TargetPolicy};

pub(crate) use capture::{Capture, Traced};
pub(crate) use consumer::Consumer;
pub(crate) use environment::repeat_behind_proxy;
pub(crate) use message::{Message, OK, USER_AGENT, json_post};
pub(crate) use provider::Provider;
pub(crate) use raw::{ask, exchange, post_json};
pub(crate) use server::{HttpServer, TcpServer, read_request};

/// Only what hangs takes longer, however busy the machine is: the test fails instead of waiting for ever.
pub(crate) const PATIENCE: Duration = Duration::from_secs(300);

/// Ends what would never end. It is long enough for a busy machine to connect, and no test asserts how long anything takes.
pub(crate) const SHORT: Duration = Duration::from_secs(3);

/// For what must end of itself: a test that waits for this deadline fails.
pub(crate) const FOREVER: Duration = Duration::from_secs(3600);

/// What a consumer's handler received, seen from outside of the router that owns the handler.
#[derive(Debug)]
pub(crate) struct Received<T>(Arc<Mutex<Vec<T>>>);

impl<T> Received<T> {
    pub(crate) fn push(&self, value: T) {
        self.0.lock().unwrap().push(value);
    }

    /// Everything that was received since the last time.
    pub(crate) fn take(&self) -> Vec<T> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl<T> Clone for Received<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Received<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

/// Everything that somebody could print of an error: both formats of it and of each error behind it.
pub(crate) fn printed(error: &(dyn std::error::Error + 'static)) -> String {
    let chain = std::iter::successors(Some(error), |error| error.source());
    chain.map(|error| format!("{error}\n{error:?}\n")).collect()
}

/// The transport that the end-to-end tests start from: their consumers are on this machine, which no transport calls by
/// default. It has no deadlines, which a busy machine could miss: a test of a deadline sets its own.
pub(crate) fn transport() -> HttpTransportBuilder {
    HttpTransport::builder()
        .policy(TargetPolicy::development())
        .timeout(FOREVER)
        .connect_timeout(FOREVER)
        .lookup_timeout(FOREVER)
}

/// A client over that transport.
pub(crate) fn client() -> Client {
    Client::over(transport().build().unwrap())
}
