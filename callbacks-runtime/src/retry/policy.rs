//! Whether and when to retry.

use std::time::Duration;

use http::StatusCode;

use super::{Class, Jitter, Outcome, Schedule};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Whether and when a message is retried.
///
/// The default is the recommendation of Standard Webhooks: ten attempts over about three days, with a fifth of jitter.
/// For a loop in memory, use [`RetryPolicy::brief`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    schedule: Schedule,
    jitter: Jitter,
    attempts: u32,
    duration: Duration,
    longest_retry_after: Duration,
    heeds_any_hint: bool,
    ends_at_4xx: bool,
    final_statuses: Vec<StatusCode>,
    disable_after: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new(Schedule::standard())
    }
}

impl RetryPolicy {
    /// A policy with this schedule, and the default of every other setting.
    pub fn new(schedule: Schedule) -> Self {
        Self {
            attempts: schedule.attempts().unwrap_or(10),
            schedule,
            jitter: Jitter::default(),
            duration: 5 * DAY,
            longest_retry_after: DAY,
            heeds_any_hint: false,
            ends_at_4xx: false,
            final_statuses: Vec::new(),
            disable_after: 5 * DAY,
        }
    }

    /// Five attempts within a minute, for callers that wait for the outcome. Waits double from half a second, with full
    /// jitter.
    pub fn brief() -> Self {
        let cap = Duration::from_secs(15);
        Self::new(Schedule::exponential(Duration::from_millis(500), cap))
            .jitter(Jitter::Full)
            .attempts(5)
            .duration(Duration::from_secs(60))
    }

    /// Sets how waits are randomized.
    #[must_use]
    pub fn jitter(mut self, jitter: Jitter) -> Self {
        self.jitter = jitter;
        self
    }

    /// Sets the maximum number of attempts, including the first one. Attempts that failed on the provider's own side
    /// have a separate limit of the same size. The default is one more than the table has waits, else ten.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets how long after the first attempt another one may begin. The default is five days.
    #[must_use]
    pub fn duration(mut self, duration: Duration) -> Self {
        self.duration = duration;
        self
    }

    /// Sets the longest wait that `Retry-After` may ask for. The default is a day.
    #[must_use]
    pub fn longest_retry_after(mut self, wait: Duration) -> Self {
        self.longest_retry_after = wait;
        self
    }

    /// Obeys `Retry-After` on every failure, not only on 429 and 503.
    #[must_use]
    pub fn heed_any_retry_after(mut self) -> Self {
        self.heeds_any_hint = true;
        self
    }

    /// Makes all 4xx statuses permanent, except 408, 425 and 429. By default they are retried, because a consumer may
    /// answer with them during a deployment or a change of its secret.
    #[must_use]
    pub fn terminal_4xx(mut self) -> Self {
        self.ends_at_4xx = true;
        self
    }

    /// Makes these statuses permanent, for example one that means that the payload was rejected.
    #[must_use]
    pub fn terminal(mut self, statuses: impl IntoIterator<Item = StatusCode>) -> Self {
        self.final_statuses.extend(statuses);
        self
    }

    /// Sets how long a target may fail without a success before it is disabled. The default is five days.
    #[must_use]
    pub fn disable_after(mut self, duration: Duration) -> Self {
        self.disable_after = duration;
        self
    }

    /// How long a target may fail without a success before it is disabled.
    pub fn disables_after(&self) -> Duration {
        self.disable_after
    }

    /// What an outcome means under this policy.
    pub fn class(&self, outcome: Outcome) -> Class {
        match (outcome.class(), outcome) {
            (class @ (Class::Success | Class::Gone), _) => class,
            (class, Outcome::Answered { status, .. }) if self.is_final(status, class) => {
                Class::Final
            }
            (class, _) => class,
        }
    }

    fn is_final(&self, status: StatusCode, class: Class) -> bool {
        let is_4xx = status.is_client_error() && class == Class::Retry;
        let ends = self.ends_at_4xx && is_4xx && !matches!(status.as_u16(), 408 | 425);
        ends || self.final_statuses.contains(&status)
    }

    /// What to do after an attempt. A pure function, for loops in memory and for queues.
    ///
    /// ```
    /// use std::time::Duration;
    /// use callbacks_runtime::retry::{Decision, Failure, Jitter, Outcome, Progress, RetryPolicy};
    ///
    /// let policy = RetryPolicy::default().jitter(Jitter::None);
    /// let outcome = Outcome::Failed(Failure::Timeout);
    /// let decision = policy.next(&Progress::new(Duration::ZERO), outcome, Duration::from_secs(20), 0);
    /// assert!(matches!(decision, Decision::Retry { wait, .. } if wait == Duration::from_secs(5)));
    /// ```
    pub fn next(
        &self,
        progress: &Progress,
        outcome: Outcome,
        now: Duration,
        random: u64,
    ) -> Decision {
        let mut progress = *progress;
        let (failed, count) = match self.class(outcome) {
            Class::Success => return Decision::Delivered,
            Class::Gone => return Decision::Gone,
            Class::Final => return Decision::Final,
            Class::Retry | Class::Throttled => {
                (progress.charged.saturating_add(1), &mut progress.charged)
            }
            // Each wait is the first of the schedule.
            Class::Uncharged => (1, &mut progress.uncharged),
        };
        *count = count.saturating_add(1);
        if *count >= self.attempts {
            return Decision::OutOfAttempts;
        }
        let scheduled = self.jitter.apply(self.schedule.wait(failed), random);
        let wait = scheduled.max(self.hint(outcome).unwrap_or_default());
        match progress.may_begin(self.duration, now, wait) {
            true => Decision::Retry { wait, progress },
            false => Decision::OutOfTime,
        }
    }

    /// Whether an attempt may begin after a wait that is not from the schedule, for example a breaker's.
    pub fn may_wait(&self, progress: &Progress, now: Duration, wait: Duration) -> bool {
        progress.may_begin(self.duration, now, wait)
    }

    /// The wait that the answer asks for by `Retry-After`, within the bounds of this policy.
    pub fn hint(&self, outcome: Outcome) -> Option<Duration> {
        match outcome {
            Outcome::Answered {
                status,
                retry_after: Some(hint),
            } if self.heeds_any_hint || matches!(status.as_u16(), 429 | 503) => {
                Some(hint.min(self.longest_retry_after).min(super::LONGEST_WAIT))
            }
            _ => None,
        }
    }
}

/// The progress of a message: everything that a policy needs to know about its past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Progress {
    began: Duration,
    charged: u32,
    uncharged: u32,
}

impl Progress {
    /// A message whose first attempt begins now.
    pub const fn new(began: Duration) -> Self {
        Self::restored(began, 0, 0)
    }

    /// A stored message: when it began, how many attempts failed, and how many failed on the provider's own side.
    pub const fn restored(began: Duration, charged: u32, uncharged: u32) -> Self {
        Self {
            began,
            charged,
            uncharged,
        }
    }

    /// The time of the first attempt.
    pub const fn began(&self) -> Duration {
        self.began
    }

    /// How many attempts failed.
    pub const fn charged(&self) -> u32 {
        self.charged
    }

    /// How many attempts failed on the provider's own side.
    pub const fn uncharged(&self) -> u32 {
        self.uncharged
    }

    /// If the clock was set back, no time has passed.
    fn may_begin(&self, duration: Duration, now: Duration, wait: Duration) -> bool {
        now.saturating_sub(self.began).saturating_add(wait) <= duration
    }
}

/// What to do after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// Nothing. It was delivered.
    Delivered,
    /// Never send to this target again.
    Gone,
    /// Give up: another attempt would have the same outcome.
    Final,
    /// Give up: the maximum number of attempts was reached.
    OutOfAttempts,
    /// Give up: the next attempt would begin too late.
    OutOfTime,
    /// Try again.
    Retry {
        /// How long to wait.
        wait: Duration,
        /// The progress after the wait.
        progress: Progress,
    },
}

#[cfg(test)]
#[path = "policy_tests.rs"]
mod tests;
