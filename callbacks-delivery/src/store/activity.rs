//! What came of attempts over time.

use std::time::{Duration, SystemTime};

/// Upper bounds of how long attempts took, in milliseconds, for [`Activity::took`]. The last bucket has no bound.
pub const TOOK_BOUNDS: [u64; 7] = [10, 50, 100, 250, 1_000, 5_000, 15_000];

/// What came of the attempts in a minute or an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// When the period began.
    pub began: SystemTime,
    /// Attempts that delivered.
    pub delivered: u64,
    /// Attempts that failed.
    pub failed: u64,
    /// Deliveries that were given up.
    pub dead: u64,
    /// How many attempts took how long, by [`TOOK_BOUNDS`].
    pub took: [u64; 8],
}

impl Activity {
    /// A period in which nothing happened.
    pub const fn quiet(began: SystemTime) -> Self {
        Self {
            began,
            delivered: 0,
            failed: 0,
            dead: 0,
            took: [0; 8],
        }
    }

    /// The bucket of a duration.
    pub(crate) fn bucket(took: Duration) -> usize {
        let within = |bound: &u64| took <= Duration::from_millis(*bound);
        TOOK_BOUNDS.iter().position(within).unwrap_or(7)
    }

    /// The bound below which so many percent of all attempts ended. `None` without attempts; [`Duration::MAX`] if they took
    /// longer than the last bound.
    pub fn percentile<'a>(
        periods: impl IntoIterator<Item = &'a Self>,
        percent: u64,
    ) -> Option<Duration> {
        let mut sums = [0_u64; 8];
        for period in periods {
            for (sum, count) in sums.iter_mut().zip(period.took) {
                *sum += count;
            }
        }
        let total: u64 = sums.iter().sum();
        let wanted = (total * percent).div_ceil(100);
        let mut seen = 0;
        let bucket = sums.iter().position(|count| {
            seen += count;
            total > 0 && seen >= wanted
        })?;
        let bound = TOOK_BOUNDS
            .get(bucket)
            .map(|bound| Duration::from_millis(*bound));
        Some(bound.unwrap_or(Duration::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_bound_of_its_bucket() {
        let mut activity = Activity::quiet(SystemTime::UNIX_EPOCH);
        assert_eq!(Activity::percentile([&activity], 95), None);
        activity.took[Activity::bucket(Duration::from_millis(40))] = 95;
        activity.took[Activity::bucket(Duration::from_secs(60))] = 5;
        let at = |percent| Activity::percentile([&activity], percent);
        assert_eq!(at(95), Some(Duration::from_millis(50)));
        assert_eq!(at(96), Some(Duration::MAX));
        assert_eq!(Activity::bucket(Duration::ZERO), 0);
        assert_eq!(Activity::bucket(Duration::from_millis(10)), 0);
        assert_eq!(Activity::bucket(Duration::from_millis(11)), 1);
    }
}
