//! Kills consumers with an inbox, and checks that each event is applied exactly once.

mod bench;
mod consumer;
mod effects;
mod provider;
mod run;

pub(crate) use bench::bench;
pub(crate) use run::run;

use std::time::Duration;

use crate::BoxError;
use crate::place::Place;

#[callbacks::openapi("events.yaml", context)]
mod received {}

/// The secret that the provider signs with.
const KEY: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/// A lease of a consumer that was killed keeps its events waiting, so it is short.
const LEASE: Duration = Duration::from_secs(1);

/// Runs a consumer until it is killed. The last one only handles what is stored.
pub(crate) async fn consume(place: Place, is_last: bool) -> Result<(), BoxError> {
    consumer::run(place, is_last).await
}
