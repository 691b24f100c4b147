//! Limits the requests per minute to what a target agreed to.

use std::num::NonZeroU32;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

/// What is known about a target.
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Known {
    #[default]
    Nothing,
    /// It agreed, until this time.
    Agreed {
        until: Duration,
        rate: Option<NonZeroU32>,
        /// When the next request may be sent.
        next: Duration,
    },
    /// It refused, and is not asked again before this time.
    Refused { until: Duration },
}

impl Known {
    /// The same, unless it expired.
    pub(super) fn at(self, now: Duration) -> Self {
        match self {
            Self::Agreed { until, .. } | Self::Refused { until } if now >= until => Self::Nothing,
            known => known,
        }
    }

    /// How long the next request waits, so that requests are evenly spaced. `None` if that is longer than allowed.
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
