//! When a request was signed: seconds since 1970, as a string.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::error::{SignError, Unverified};

/// How far the clocks of both sides may differ, and how long a request may travel.
pub(super) const DEFAULT_TOLERANCE: Duration = Duration::from_secs(300);

/// Enough until the year 33658. More digits could only overflow something.
const MAX_DIGITS: usize = 12;

/// A time in the past or the future, in seconds since 1970.
#[derive(Clone, Copy)]
pub(super) struct Timestamp(u64);

impl Timestamp {
    pub(super) fn of(time: SystemTime) -> Result<Self, SignError> {
        let since = time.duration_since(UNIX_EPOCH);
        let since = since.map_err(|_| SignError::new("the clock is before 1970"))?;
        Ok(Self(since.as_secs()))
    }

    /// A number of seconds.
    pub(super) fn of_seconds(seconds: i64) -> Result<Self, Unverified> {
        let seconds = u64::try_from(seconds);
        let seconds = seconds.map_err(|_| Unverified::new("the timestamp is before 1970"))?;
        Ok(Self(seconds))
    }

    /// The seconds, which have no more digits than structured fields allow (RFC 8941 section 3.3.1).
    pub(super) fn seconds(self) -> i64 {
        const LONGEST: u64 = 999_999_999_999_999;
        i64::try_from(self.0.min(LONGEST)).unwrap_or_default()
    }

    /// Whether it is in the future.
    pub(super) fn is_after(self, now: SystemTime) -> bool {
        now.duration_since(UNIX_EPOCH)
            .is_ok_and(|now| now.as_secs() < self.0)
    }

    /// Digits and nothing else: no sign, no space, no exponent.
    pub(super) fn parse(text: &str) -> Result<Self, Unverified> {
        let is_digits = (1..=MAX_DIGITS).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit());
        let seconds = text.parse().ok().filter(|_| is_digits);
        seconds
            .map(Self)
            .ok_or_else(|| Unverified::new("the timestamp is no number of seconds"))
    }

    /// The time, which must be now, within the tolerance.
    pub(super) fn within(
        self,
        tolerance: Duration,
        now: SystemTime,
    ) -> Result<SystemTime, Unverified> {
        let now = now.duration_since(UNIX_EPOCH);
        let now = now.map_err(|_| Unverified::new("the clock is before 1970"))?;
        if now.as_secs().abs_diff(self.0) > tolerance.as_secs() {
            let when = if self.0 < now.as_secs() {
                "the request was signed too long ago"
            } else {
                "the request was signed in the future"
            };
            return Err(Unverified::new(when));
        }
        UNIX_EPOCH
            .checked_add(Duration::from_secs(self.0))
            .ok_or_else(|| Unverified::new("the timestamp is beyond what the system knows"))
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}
