//! No more requests in a minute than a target agreed to.

use std::num::NonZeroU32;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

/// What is known of one target.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Known {
    #[default]
    Nothing,
    /// It agreed, until then.
    Agreed {
        until: Duration,
        rate: Option<NonZeroU32>,
        /// When the next request may be sent.
        next: Duration,
    },
    /// It did not agree, and is not asked again before then.
    Refused { until: Duration },
}

impl Known {
    /// The same, unless its time is over.
    pub(super) fn at(self, now: Duration) -> Self {
        match self {
            Self::Agreed { until, .. } | Self::Refused { until } if now >= until => Self::Nothing,
            known => known,
        }
    }

    /// How long the next request waits, if that is not longer than it may: one after the other, evenly.
    pub(super) fn take_turn(&mut self, now: Duration, longest: Duration) -> Option<Duration> {
        let Self::Agreed {
            rate: Some(rate),
            next,
            ..
        } = self
        else {
            return Some(Duration::ZERO);
        };
        let turn = (*next).max(now);
        let wait = turn.saturating_sub(now);
        if wait > longest {
            return None;
        }
        *next = turn.saturating_add(MINUTE / rate.get());
        Some(wait)
    }
}
