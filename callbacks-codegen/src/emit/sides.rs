//! Which sides are generated, and what they receive.

use crate::document::Side;
use crate::settings::Settings;

/// The sides that are generated.
pub(super) struct Sides {
    /// The provider's.
    sender: bool,
    /// The consumer's.
    receiver: bool,
    /// Whether anything can be received at all.
    has_receiver: bool,
}

impl Sides {
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            sender: settings.sender,
            receiver: settings.receiver,
            has_receiver: settings.features.receiver,
        }
    }

    /// Whether the side that sends an operation is generated.
    pub(super) fn is_sent(&self, by: Side) -> bool {
        match by {
            Side::Provider => self.sender,
            Side::Consumer => self.receiver,
        }
    }

    /// Whether the side that receives an operation is generated.
    pub(super) fn is_received(&self, by: Side) -> bool {
        let is_generated = match by {
            Side::Provider => self.receiver,
            Side::Consumer => self.sender,
        };
        is_generated && self.has_receiver
    }
}
