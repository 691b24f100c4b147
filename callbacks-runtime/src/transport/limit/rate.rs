//! Limits how many requests begin in a given time: a token bucket, as a function of the time.

use std::time::Duration;

/// How often requests to one origin may begin.
///
/// ```
/// use std::time::Duration;
/// use callbacks_runtime::client::{HttpTransport, Rate};
///
/// // Two a second, and up to ten at once after a pause.
/// let rate = Rate::new(2, Duration::from_secs(1)).burst(10);
/// let transport = HttpTransport::builder().rate_per_origin(rate).build()?;
/// # Ok::<(), callbacks_runtime::client::TransportError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    interval: Duration,
    burst: u32,
}

impl Rate {
    /// This many requests in each period, evenly spaced. Zero counts as one.
    #[must_use]
    pub fn new(requests: u32, time: Duration) -> Self {
        Self {
            interval: time / requests.max(1),
            burst: 1,
        }
    }

    /// Sets how many may begin at once after a pause. The default is 1.
    #[must_use]
    pub fn burst(mut self, requests: u32) -> Self {
        self.burst = requests.max(1);
        self
    }
}

/// The bucket of one origin. It stores when it would be full again: the *theoretical arrival time* of the generic cell
/// rate algorithm (ITU-T I.371).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bucket {
    full_at: Duration,
}

impl Bucket {
    /// Takes a token, and returns how long to wait for it. Takes none and returns `None` if that exceeds `patience`.
    pub(super) fn take(
        &mut self,
        rate: Rate,
        now: Duration,
        patience: Duration,
    ) -> Option<Duration> {
        let full_at = self.full_at.max(now);
        let allowance = rate.interval.saturating_mul(rate.burst - 1);
        let wait = full_at.saturating_sub(now).saturating_sub(allowance);
        if wait > patience {
            return None;
        }
        self.full_at = full_at.saturating_add(rate.interval);
        Some(wait)
    }

    /// Returns an unused token.
    pub(super) fn give_back(&mut self, rate: Rate) {
        self.full_at = self.full_at.saturating_sub(rate.interval);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn waits(rate: Rate, moments: &[u64]) -> Vec<u64> {
        let mut bucket = Bucket::default();
        let mut take = |moment: &u64| {
            let wait = bucket.take(rate, Duration::from_millis(*moment), Duration::MAX);
            wait.unwrap().as_millis() as u64
        };
        moments.iter().map(&mut take).collect()
    }

    #[test]
    fn s30_requests_begin_evenly_after_a_burst() {
        let even = Rate::new(2, SECOND);
        assert_eq!(waits(even, &[0, 0, 0, 1_500]), [0, 500, 1_000, 0]);
        let burst = even.burst(3);
        assert_eq!(waits(burst, &[0, 0, 0, 0, 0]), [0, 0, 0, 500, 1_000]);
        // After a pause of a day the bucket is full, not overfull.
        let day = 86_400_000;
        let expected = [0, 0, 0, 500];
        assert_eq!(waits(burst, &[day, day, day, day]), expected);
    }

    #[test]
    fn s30_who_cannot_wait_takes_no_token() {
        let (rate, mut bucket) = (Rate::new(1, SECOND), Bucket::default());
        assert_eq!(bucket.take(rate, SECOND, SECOND), Some(Duration::ZERO));
        assert_eq!(bucket.take(rate, SECOND, SECOND / 2), None);
        assert_eq!(bucket.take(rate, SECOND, SECOND), Some(SECOND));
        bucket.give_back(rate);
        assert_eq!(bucket.take(rate, SECOND, SECOND), Some(SECOND));
    }

    #[test]
    fn s30_no_rate_overflows() {
        for rate in [
            Rate::new(0, Duration::MAX).burst(u32::MAX),
            Rate::new(u32::MAX, Duration::ZERO),
        ] {
            let mut bucket = Bucket::default();
            for now in [Duration::ZERO, Duration::MAX, SECOND] {
                let _ = bucket.take(rate, now, Duration::MAX);
                bucket.give_back(rate);
            }
        }
    }
}
