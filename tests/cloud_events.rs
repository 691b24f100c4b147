//! CloudEvents between a provider and a consumer: the handshake (S34, R11), and both modes.

#![cfg(feature = "cloudevents")]
#![allow(
    clippy::unwrap_used,
    reason = "the helpers of a test are as much a test as the rest"
)]

mod support;

use callbacks::cloud_events::{AllowedOrigins, Consenting};
use callbacks::retry::SimulatedClock;
use callbacks::{Client, Error, HandlerError, Router, Target};
use devices::notifications::{self, BASE_PATH, Response};
use devices::{CallbackHandler, CallbackSender, CloudEvent};
use support::{Consumer, Received, ask};

#[callbacks::openapi("tests/fixtures/cloud-events.yaml")]
mod devices {}
