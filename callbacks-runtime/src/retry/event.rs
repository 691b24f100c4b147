//! What a retry loop reports.

use std::fmt;
use std::time::Duration;

use super::{Attempt, End};

/// Something that happened to a message.
#[derive(Clone, Copy)]
pub struct Event<'a> {
    pub(crate) url: &'a str,
    pub(crate) message_id: &'a str,
    pub(crate) kind: EventKind<'a>,
}

/// What happened.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum EventKind<'a> {
    /// An attempt ended, successfully or not.
    Attempt(&'a Attempt),
    /// The message was delivered.
    Success {
        /// How many attempts it took.
        attempts: u32,
    },
    /// The message was given up.
    Failure {
        /// How many attempts were made.
        attempts: u32,
        /// Why there is no other attempt.
        end: End,
    },
    /// The target answered 410: its subscription should be deleted.
    Gone,
    /// The target is disabled until it is enabled again: it is gone, or failed for too long.
    Disabled,
    /// The breaker of the target's origin opened. Nothing is sent there during the pause.
    BreakerOpened {
        /// How long until a probe is sent.
        pause: Duration,
    },
}

impl<'a> Event<'a> {
    /// What happened.
    pub const fn kind(&self) -> EventKind<'a> {
        self.kind
    }

    /// The id of the message, which is the same for all attempts.
    pub const fn message_id(&self) -> &'a str {
        self.message_id
    }

    /// The target's URL. Use it to find the subscription. Do not log it: its path and query may contain secrets.
    pub const fn url(&self) -> &'a str {
        self.url
    }

    /// The scheme, host and port of the target.
    pub fn origin(&self) -> &'a str {
        crate::origin::prefix(self.url)
    }
}

/// Without the URL, which may contain secrets.
impl fmt::Debug for Event<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Event")
            .field("kind", &self.kind)
            .field("message_id", &self.message_id)
            .field("origin", &self.origin())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_printed_without_its_path() {
        let url = "https://shop.example:8443/hooks/secret?token=secret";
        let event = Event {
            url,
            message_id: "msg_1",
            kind: EventKind::Success { attempts: 3 },
        };
        assert_eq!(event.url(), url);
        assert_eq!(event.origin(), "https://shop.example:8443");
        assert_eq!(event.message_id(), "msg_1");
        assert!(matches!(event.kind(), EventKind::Success { attempts: 3 }));
        let printed = format!("{event:?}");
        for part in ["Success { attempts: 3 }", "msg_1", event.origin()] {
            assert!(printed.contains(part), "{printed}");
        }
        assert!(!printed.contains("secret"), "{printed}");
    }
}
