//! A circuit breaker: an origin that keeps failing is not called for a while.

use std::time::Duration;

use super::Jitter;

/// The number of slots in a breaker's window.
const SLOTS: usize = 6;

/// How often a waiting message looks whether the probe has ended, which usually happens early.
const PROBE_POLL: Duration = Duration::from_secs(1);

/// When breakers open, and for how long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreakerPolicy {
    consecutive: u32,
    minimum: u32,
    window: Duration,
    pause: Duration,
    longest_pause: Duration,
    probe: Duration,
    throttle: Duration,
    longest_throttle: Duration,
    remembered: usize,
}

impl Default for BreakerPolicy {
    fn default() -> Self {
        Self {
            consecutive: 5,
            minimum: 10,
            window: Duration::from_secs(60),
            pause: Duration::from_secs(30),
            longest_pause: Duration::from_secs(600),
            probe: Duration::from_secs(60),
            throttle: Duration::from_secs(1),
            longest_throttle: Duration::from_secs(60),
            remembered: 10_000,
        }
    }
}

impl BreakerPolicy {
    /// Sets how many failures in a row open the breaker. The default is 5.
    #[must_use]
    pub fn consecutive(mut self, failures: u32) -> Self {
        self.consecutive = failures;
        self
    }

    /// Opens the breaker if half of at least this many attempts within the window failed. The window moves in sixths.
    /// The default is 10 in 60 s.
    #[must_use]
    pub fn half_of(mut self, attempts: u32, window: Duration) -> Self {
        self.minimum = attempts;
        self.window = window;
        self
    }

    /// Sets how long the breaker stays open, plus or minus a fifth. The pause doubles each time in a row, up to the
    /// longest. The default is 30 s, up to 10 min.
    #[must_use]
    pub fn pause(mut self, first: Duration, longest: Duration) -> Self {
        self.pause = first;
        self.longest_pause = longest;
        self
    }

    /// Sets how long a probe may take before another one may start. The default is 60 s.
    #[must_use]
    pub fn probe(mut self, duration: Duration) -> Self {
        self.probe = duration;
        self
    }

    /// Sets how long an origin is not called after 429, 502, 503 or 504: without `Retry-After`, and at most with it. An
    /// origin may serve many consumers, and none should block the others for a day. The default is 1 s, and at most 60
    /// s.
    #[must_use]
    pub fn throttle(mut self, unsaid: Duration, longest: Duration) -> Self {
        self.throttle = unsaid;
        self.longest_throttle = longest;
        self
    }

    /// Sets how many origins, and how many targets, are remembered. The default is 10 000.
    #[must_use]
    pub fn remembered(mut self, count: usize) -> Self {
        self.remembered = count;
        self
    }

    pub(crate) fn remembers(&self) -> usize {
        self.remembered
    }
}

/// The breaker of one origin.
#[derive(Clone, Debug, Default)]
pub struct Breaker {
    state: State,
    consecutive: u32,
    slots: [Slot; SLOTS],
    /// How often it opened since the last success.
    opened: u32,
    probes: u64,
    quiet_until: Duration,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Closed,
    Open {
        until: Duration,
    },
    HalfOpen {
        probe: u64,
        until: Duration,
    },
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    number: u128,
    all: u32,
    failed: u32,
}

/// Whether an attempt may begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Permit {
    /// It may. The number identifies the closed period of the breaker.
    Go(u64),
    /// It may, as the only one: it probes whether the origin has recovered.
    Probe(u64),
    /// It may not; ask again after this long.
    Wait(Duration),
}

impl Breaker {
    /// Asks to begin an attempt.
    pub fn permit(&mut self, policy: &BreakerPolicy, now: Duration) -> Permit {
        if now < self.quiet_until {
            return Permit::Wait(self.quiet_until - now);
        }
        match self.state {
            // Only a probe closes a breaker, so each closed period has its own number.
            State::Closed => Permit::Go(self.probes),
            State::Open { until } if now < until => Permit::Wait(until - now),
            State::HalfOpen { until, .. } if now < until => {
                Permit::Wait(PROBE_POLL.min(until - now))
            }
            // A probe without an outcome times out.
            State::Open { .. } | State::HalfOpen { .. } => {
                self.probes += 1;
                let until = now.saturating_add(policy.probe);
                self.state = State::HalfOpen {
                    probe: self.probes,
                    until,
                };
                Permit::Probe(self.probes)
            }
        }
    }

    /// Records the outcome of an attempt. If it opens the breaker, returns for how long.
    ///
    /// The outcome of an attempt from before the breaker opened is ignored, even if the breaker has closed again. Only
    /// the probe decides.
    pub fn note(
        &mut self,
        policy: &BreakerPolicy,
        permit: Permit,
        is_ill: bool,
        now: Duration,
        random: u64,
    ) -> Option<Duration> {
        match (self.state, permit) {
            // A success never opens it, even if it completes the window.
            (State::Closed, Permit::Go(number)) if number == self.probes => {
                self.count(policy, is_ill, now);
                (is_ill && self.is_too_much(policy, now)).then(|| self.open(policy, now, random))
            }
            (State::HalfOpen { probe, .. }, Permit::Probe(number)) if probe == number => {
                if is_ill {
                    return Some(self.open(policy, now, random));
                }
                let quiet_until = self.quiet_until;
                *self = Self {
                    probes: self.probes,
                    quiet_until,
                    ..Self::default()
                };
                None
            }
            _ => None,
        }
    }

    /// Returns a permit without an outcome for the origin.
    pub fn release(&mut self, permit: Permit, now: Duration) {
        match (self.state, permit) {
            (State::HalfOpen { probe, .. }, Permit::Probe(number)) if probe == number => {
                self.state = State::Open { until: now };
            }
            _ => {}
        }
    }

    /// Pauses the origin, as it requested.
    pub fn throttle(&mut self, policy: &BreakerPolicy, wait: Option<Duration>, now: Duration) {
        let wait = wait.unwrap_or(policy.throttle);
        let until = now.saturating_add(wait.min(policy.longest_throttle));
        self.quiet_until = self.quiet_until.max(until);
    }

    /// How often it opened since the origin was well, and until when it stays open. `None` while it is closed. A store keeps
    /// both, and [`restored`](Self::restored) continues from there.
    pub fn open_until(&self) -> Option<(u32, Duration)> {
        match self.state {
            State::Closed => None,
            State::Open { until } | State::HalfOpen { until, .. } => Some((self.opened, until)),
        }
    }

    /// An open breaker, as a store kept it.
    ///
    /// ```
    /// use std::time::Duration;
    /// use callbacks_runtime::retry::{Breaker, BreakerPolicy, Permit};
    ///
    /// let mut breaker = Breaker::restored(2, Duration::from_secs(60));
    /// let permit = breaker.permit(&BreakerPolicy::default(), Duration::from_secs(20));
    /// assert_eq!(permit, Permit::Wait(Duration::from_secs(40)));
    /// ```
    pub fn restored(opened: u32, until: Duration) -> Self {
        Self {
            state: State::Open { until },
            opened,
            ..Self::default()
        }
    }

    /// Whether there is no state to remember.
    pub fn is_closed(&self) -> bool {
        self.state == State::Closed
    }

    fn open(&mut self, policy: &BreakerPolicy, now: Duration, random: u64) -> Duration {
        let factor = 1_u32.checked_shl(self.opened).unwrap_or(u32::MAX);
        let pause = policy
            .pause
            .saturating_mul(factor)
            .min(policy.longest_pause);
        let pause = Jitter::Fifth.apply(pause, random);
        self.opened = self.opened.saturating_add(1);
        self.state = State::Open {
            until: now.saturating_add(pause),
        };
        self.consecutive = 0;
        self.slots = Default::default();
        pause
    }

    fn count(&mut self, policy: &BreakerPolicy, is_ill: bool, now: Duration) {
        self.consecutive = match is_ill {
            true => self.consecutive.saturating_add(1),
            false => 0,
        };
        let number = slot(policy, now);
        let slot = &mut self.slots[usize::try_from(number % SLOTS as u128).unwrap_or_default()];
        if slot.number != number {
            *slot = Slot {
                number,
                ..Slot::default()
            };
        }
        slot.all = slot.all.saturating_add(1);
        slot.failed = slot.failed.saturating_add(u32::from(is_ill));
    }

    fn is_too_much(&self, policy: &BreakerPolicy, now: Duration) -> bool {
        if self.consecutive >= policy.consecutive.max(1) {
            return true;
        }
        let newest = slot(policy, now);
        let recent = self
            .slots
            .iter()
            .filter(|slot| slot.number.saturating_add(SLOTS as u128) > newest);
        let (all, failed) = recent.fold((0_u64, 0_u64), |(all, failed), slot| {
            (all + u64::from(slot.all), failed + u64::from(slot.failed))
        });
        all >= u64::from(policy.minimum) && failed * 2 >= all
    }
}

fn slot(policy: &BreakerPolicy, now: Duration) -> u128 {
    now.as_nanos() / (policy.window.as_nanos() / SLOTS as u128).max(1)
}

#[cfg(test)]
#[path = "breaker_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "breaker_model.rs"]
mod model;
