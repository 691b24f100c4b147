//! A breaker: what fails again and again is left alone for a while.

use std::time::Duration;

use super::Jitter;

/// How many slots the window of a breaker has.
const SLOTS: usize = 6;

/// The probe is most likely answered long before its time is over.
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
    /// Opens after so many failures in a row. Default: 5.
    #[must_use]
    pub fn consecutive(mut self, failures: u32) -> Self {
        self.consecutive = failures;
        self
    }

    /// Opens when half of at least so many attempts within the window failed, which moves in sixths. Default: 10 in 60 s.
    #[must_use]
    pub fn half_of(mut self, attempts: u32, window: Duration) -> Self {
        self.minimum = attempts;
        self.window = window;
        self
    }

    /// How long it stays open the first time, give or take a fifth, and at most: each time in a row is twice as long as
    /// the one before. Default: 30 s, 10 min.
    #[must_use]
    pub fn pause(mut self, first: Duration, longest: Duration) -> Self {
        self.pause = first;
        self.longest_pause = longest;
        self
    }

    /// How long the one attempt that tries whether all is well again may take; after that another may. Default: 60 s.
    #[must_use]
    pub fn probe(mut self, duration: Duration) -> Self {
        self.probe = duration;
        self
    }

    /// How long an origin is left alone that answered 429, 502, 503 or 504 without saying for how long, and at most if it
    /// did. An origin may serve many, of whom none should silence the others for a day. Default: 1 s, 60 s.
    #[must_use]
    pub fn throttle(mut self, unsaid: Duration, longest: Duration) -> Self {
        self.throttle = unsaid;
        self.longest_throttle = longest;
        self
    }

    /// How many origins, and how many targets, are remembered. Default: 10 000.
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
    /// How often it opened since all was well.
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
    /// It may. The number tells the time in which the breaker was closed from those before and after.
    Go(u64),
    /// It may, alone: it shows whether all is well again.
    Probe(u64),
    /// It may not; ask again after this long.
    Wait(Duration),
}

impl Breaker {
    /// Asks for an attempt.
    pub fn permit(&mut self, policy: &BreakerPolicy, now: Duration) -> Permit {
        if now < self.quiet_until {
            return Permit::Wait(self.quiet_until - now);
        }
        match self.state {
            // A breaker closes by a probe alone, so no two such times have one number.
            State::Closed => Permit::Go(self.probes),
            State::Open { until } if now < until => Permit::Wait(until - now),
            State::HalfOpen { until, .. } if now < until => {
                Permit::Wait(PROBE_POLL.min(until - now))
            }
            // A probe that was never heard of again has had its time.
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

    /// Notes what came of an attempt. How long the breaker stays open, where that opened it.
    ///
    /// What began before the breaker opened says nothing any more, even when it has closed again: only the probe decides.
    pub fn note(
        &mut self,
        policy: &BreakerPolicy,
        permit: Permit,
        is_ill: bool,
        now: Duration,
        random: u64,
    ) -> Option<Duration> {
        match (self.state, permit) {
            // A success never opens it, though it may be the tenth in the window.
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

    /// Gives a permit back of which nothing came that says anything of the origin.
    pub fn release(&mut self, permit: Permit, now: Duration) {
        match (self.state, permit) {
            (State::HalfOpen { probe, .. }, Permit::Probe(number)) if probe == number => {
                self.state = State::Open { until: now };
            }
            _ => {}
        }
    }

    /// Leaves the origin alone for a while, as it asked for.
    pub fn throttle(&mut self, policy: &BreakerPolicy, wait: Option<Duration>, now: Duration) {
        let wait = wait.unwrap_or(policy.throttle);
        let until = now.saturating_add(wait.min(policy.longest_throttle));
        self.quiet_until = self.quiet_until.max(until);
    }

    /// Whether nothing has to be remembered.
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
