//! Messages in lists, and which ones.

use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::history::{DeadLetter, Outcome, Position};
use crate::envelope::Envelope;
use crate::id::{DeliveryKey, MessageKey, TargetId};

/// Which messages. Each part that is set must match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MessageFilter {
    /// The operation.
    pub operation: Option<String>,
    /// The tenant.
    pub tenant: Option<String>,
    /// One of its deliveries goes to this target. The next two parts are then about this delivery.
    pub target: Option<TargetId>,
    /// A tag.
    pub tag: Option<String>,
    /// One of its deliveries is in this state.
    pub state: Option<DeliveryState>,
    /// The last attempt of one of its deliveries ended like this.
    pub answer: Option<AnswerClass>,
    /// Accepted at this time or later.
    pub since: Option<SystemTime>,
    /// Accepted at this time or earlier.
    pub until: Option<SystemTime>,
}

impl MessageFilter {
    /// Everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// Whether a message matches.
    pub fn accepts(&self, message: &Listed) -> bool {
        self.accepts_envelope(message.envelope.as_ref())
            && self.since.is_none_or(|since| message.accepted >= since)
            && self.until.is_none_or(|until| message.accepted <= until)
            && (!self.has_delivery_part() || message.deliveries.iter().any(|each| self.fits(each)))
    }

    /// Whether a part is about deliveries.
    pub(crate) const fn has_delivery_part(&self) -> bool {
        self.target.is_some() || self.state.is_some() || self.answer.is_some()
    }

    pub(crate) fn accepts_envelope(&self, envelope: Option<&Envelope>) -> bool {
        let Some(envelope) = envelope else {
            return self.operation.is_none() && self.tenant.is_none() && self.tag.is_none();
        };
        let fits = |wanted: &Option<String>, value: Option<&str>| {
            wanted.is_none() || wanted.as_deref() == value
        };
        fits(&self.operation, Some(&envelope.operation))
            && fits(&self.tenant, envelope.tenant.as_deref())
            && self
                .tag
                .as_ref()
                .is_none_or(|tag| envelope.tags.contains(tag))
    }

    fn fits(&self, delivery: &ListedDelivery) -> bool {
        self.target.is_none_or(|target| target == delivery.target)
            && self
                .state
                .is_none_or(|state| state == delivery.position.state())
            && self
                .answer
                .is_none_or(|answer| delivery.last.as_ref().map(AnswerClass::of) == Some(answer))
    }
}

/// Where a delivery is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryState {
    /// It waits for its first attempt.
    New,
    /// It waits for another attempt.
    Waiting,
    /// It was given up.
    Dead,
    /// It arrived.
    Delivered,
}

impl DeliveryState {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::New, Self::Waiting, Self::Dead, Self::Delivered];

    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Waiting => "waiting",
            Self::Dead => "dead",
            Self::Delivered => "delivered",
        }
    }
}

impl Position {
    /// The position in one word.
    pub const fn state(&self) -> DeliveryState {
        match self {
            Self::New => DeliveryState::New,
            Self::Waiting { .. } => DeliveryState::Waiting,
            Self::Dead(_) => DeliveryState::Dead,
            Self::Delivered => DeliveryState::Delivered,
        }
    }
}

/// What kind of answer an attempt got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AnswerClass {
    /// A status 200 to 299.
    #[serde(rename = "2xx")]
    Success,
    /// A status 300 to 399.
    #[serde(rename = "3xx")]
    Redirect,
    /// A status 400 to 499.
    #[serde(rename = "4xx")]
    ClientError,
    /// Any other status.
    #[serde(rename = "5xx")]
    ServerError,
    /// No answer came.
    #[serde(rename = "none")]
    NoAnswer,
}

impl AnswerClass {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Success,
        Self::Redirect,
        Self::ClientError,
        Self::ServerError,
        Self::NoAnswer,
    ];

    /// The class of an outcome.
    pub const fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Status(200..=299) => Self::Success,
            Outcome::Status(300..=399) => Self::Redirect,
            Outcome::Status(400..=499) => Self::ClientError,
            Outcome::Status(_) => Self::ServerError,
            Outcome::Failure(_) => Self::NoAnswer,
        }
    }

    /// One word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Success => "2xx",
            Self::Redirect => "3xx",
            Self::ClientError => "4xx",
            Self::ServerError => "5xx",
            Self::NoAnswer => "none",
        }
    }
}

/// A page of messages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MessagePage {
    /// The messages, newest first.
    pub rows: Vec<Listed>,
    /// Where the next page begins. `None` if there is nothing older.
    pub next: Option<MessageKey>,
}

/// A page of dead letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterPage {
    /// Oldest first.
    pub rows: Vec<DeadLetter>,
    /// Behind which one the next page begins. `None` if there is nothing newer. A page may have fewer rows than its limit and
    /// still a next one.
    pub next: Option<DeliveryKey>,
}

/// Deliveries that a target never got a chance of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MissingPage {
    /// Oldest first.
    pub rows: Vec<DeliveryKey>,
    /// Behind which one the next page begins. `None` if there is nothing newer. A page may have fewer rows than its limit and
    /// still a next one.
    pub next: Option<DeliveryKey>,
}

/// A message in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its key.
    pub key: MessageKey,
    /// When it was accepted.
    pub accepted: SystemTime,
    /// Everything but the body. `None` if the message was erased or is unreadable.
    pub envelope: Option<Envelope>,
    /// The size of the body in bytes.
    pub size: u64,
    /// Its deliveries, in the order of targets.
    pub deliveries: Vec<ListedDelivery>,
}

/// A delivery in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDelivery {
    /// The target.
    pub target: TargetId,
    /// Where it is.
    pub position: Position,
    /// How many attempts there were, resends included.
    pub attempts: u64,
    /// What came of the last one.
    pub last: Option<Outcome>,
}
