//! Targets and endpoints, as they are kept.

use std::fmt;
use std::time::{Duration, SystemTime};

use callbacks_runtime::signature::MessageId;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind};
use crate::id::TargetId;
use crate::seal::key_of;

/// What is special about a target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRecord {
    /// The target.
    pub target: TargetId,
    /// Whether anything is sent to it.
    pub state: TargetState,
    /// How it fares.
    pub health: Health,
    /// Messages each second. `None`: no limit.
    pub rate: Option<f32>,
    /// Requests at the same time. `None`: the worker's own limit.
    pub concurrency: Option<u16>,
}

impl TargetRecord {
    /// A target about which nothing is special.
    pub const fn new(target: TargetId) -> Self {
        Self {
            target,
            state: TargetState::Active,
            health: Health {
                failing_for: None,
                alerted: 0,
                breaker: None,
            },
            rate: None,
            concurrency: None,
        }
    }
}

/// Whether anything is sent to a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum TargetState {
    /// Messages are sent.
    #[default]
    Active,
    /// Messages wait until somebody enables the target.
    Paused,
    /// The target is gone or failed for too long. Messages become dead letters, and events skip it.
    Disabled,
}

/// How a target fares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// How long it has been failing. `None` if the last attempt was a success.
    pub failing_for: Option<Duration>,
    /// The last alert on the way to being disabled, in percent: 0, 50, 70, 90 or 100.
    pub alerted: u8,
    /// Its circuit breaker, if it is open.
    pub breaker: Option<OpenBreaker>,
}

/// A circuit breaker that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenBreaker {
    /// How often it opened since the target was well.
    pub opened: u32,
    /// How long it stays open.
    pub wait: Duration,
}

/// What a worker noticed about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetChange {
    /// The target.
    pub target: TargetId,
    /// How it fares from now on.
    pub health: Health,
    /// Whether it is disabled now.
    pub disable: bool,
}

/// What people do with a target.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum TargetCommand {
    /// Lets its messages wait.
    Pause,
    /// Sends to it, as if it had never failed.
    Enable,
    /// Sends nothing to it any more.
    Disable,
    /// Limits it.
    Limit {
        /// Messages each second, within [`RATES`](Self::RATES). `None`: no limit.
        rate: Option<f32>,
        /// Requests at the same time, at least one. `None`: the worker's own limit.
        concurrency: Option<u16>,
    },
}

impl TargetCommand {
    /// The rates that a target may have, in messages each second: from one a day to a million each second.
    pub const RATES: std::ops::RangeInclusive<f32> = 1.0 / 86_400.0..=1_000_000.0;

    pub(crate) fn check(self) -> Result<(), Error> {
        let Self::Limit { rate, concurrency } = self else {
            return Ok(());
        };
        let invalid = |problem: &str| Err(Error::new(Kind::Invalid(problem.to_owned())));
        // `NaN` is in no range.
        if rate.is_some_and(|rate| !Self::RATES.contains(&rate)) {
            return invalid(
                "a rate is between one message a day (0.0000116) and 1,000,000 each second",
            );
        }
        if concurrency == Some(0) {
            return invalid(
                "at least one request runs at a time: pause the target to send nothing",
            );
        }
        Ok(())
    }
}

/// The id of an endpoint: `ep_` and random characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EndpointId(String);

impl EndpointId {
    /// A new id that nobody can guess.
    ///
    /// # Panics
    ///
    /// If the operating system cannot provide random bytes.
    pub fn generate() -> Self {
        let random = MessageId::generate();
        let random = random.as_str().trim_start_matches("msg_");
        Self(format!("ep_{random}"))
    }

    /// An id that you chose or stored.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The id as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The target of this endpoint.
    pub fn target(&self) -> TargetId {
        TargetId::of_endpoint(&self.0)
    }
}

impl fmt::Display for EndpointId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A consumer's registration for webhooks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Endpoint {
    /// Its id.
    pub id: EndpointId,
    /// The tenant whose events it gets. An endpoint without a tenant gets the events without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// The URL.
    pub url: String,
    /// The operations that it is subscribed to. Empty: all of them.
    pub events: Vec<String>,
    /// The secrets that its messages are signed with, newest first.
    pub secrets: Vec<Secret>,
}

impl Endpoint {
    /// An endpoint without a tenant and without secrets.
    pub fn new(
        url: impl Into<String>,
        events: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        Self {
            id: EndpointId::generate(),
            tenant: None,
            url: url.into(),
            events: events.into_iter().map(Into::into).collect(),
            secrets: Vec::new(),
        }
    }

    /// The target of this endpoint.
    pub fn target(&self) -> TargetId {
        self.id.target()
    }

    /// The name of the key that the URL or a secret is still encrypted with: an [`EncryptedStore`](crate::EncryptedStore) read it, and
    /// could not decrypt it.
    pub fn sealed_with(&self) -> Option<&str> {
        let secrets = self.secrets.iter().map(|secret| secret.key.as_str());
        secrets.chain([self.url.as_str()]).find_map(key_of)
    }

    /// Whether it gets an event of a tenant.
    pub fn is_subscribed(&self, tenant: Option<&str>, operation: &str) -> bool {
        let is_of_tenant = self.tenant.as_deref() == tenant;
        is_of_tenant
            && (self.events.is_empty() || self.events.iter().any(|event| event == operation))
    }
}

/// Neither the URL nor secrets are shown.
impl fmt::Debug for Endpoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Endpoint")
            .field("id", &self.id)
            .field("tenant", &self.tenant)
            .field("events", &self.events)
            .finish_non_exhaustive()
    }
}

/// A secret of an endpoint, as it is kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret {
    /// The key, such as `whsec_…`.
    pub key: String,
    /// When it stops signing. `None`: never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<SystemTime>,
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Secret")
            .field("expires", &self.expires)
            .finish_non_exhaustive()
    }
}
