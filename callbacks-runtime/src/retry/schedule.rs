//! How long to wait before the next attempt.

use std::time::Duration;

/// The longest possible wait: a year, so that sums of waits do not overflow.
pub const LONGEST_WAIT: Duration = Duration::from_secs(366 * 24 * 60 * 60);

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

/// The schedule of Standard Webhooks: from five seconds to a day, three days in total.
const STANDARD: [u64; 9] = [
    5,
    5 * MINUTE,
    30 * MINUTE,
    2 * HOUR,
    5 * HOUR,
    10 * HOUR,
    14 * HOUR,
    20 * HOUR,
    24 * HOUR,
];

/// The waits between attempts, before jitter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule(Form);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    Table(Vec<Duration>),
    Exponential { first: Duration, cap: Duration },
}

impl Schedule {
    /// The table of Standard Webhooks: after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h.
    pub fn standard() -> Self {
        Self::table(STANDARD.map(Duration::from_secs))
    }

    /// A wait after each failed attempt. The last one repeats if attempts are left. Without waits the table is empty.
    pub fn table(waits: impl IntoIterator<Item = Duration>) -> Self {
        Self(Form::Table(waits.into_iter().collect()))
    }

    /// Each wait is twice the last one, up to a maximum.
    pub fn exponential(first: Duration, cap: Duration) -> Self {
        Self(Form::Exponential { first, cap })
    }

    /// The wait after this many failed attempts (at least one), without jitter. At most [`LONGEST_WAIT`].
    pub fn wait(&self, failed: u32) -> Duration {
        let past = failed.saturating_sub(1);
        let wait = match &self.0 {
            Form::Table(waits) => {
                let past = usize::try_from(past).unwrap_or(usize::MAX);
                waits
                    .get(past)
                    .or(waits.last())
                    .copied()
                    .unwrap_or_default()
            }
            Form::Exponential { first, cap } => {
                let factor = 1_u32.checked_shl(past).unwrap_or(u32::MAX);
                first.saturating_mul(factor).min(*cap)
            }
        };
        wait.min(LONGEST_WAIT)
    }

    /// The number of attempts that the schedule is made for.
    pub(super) fn attempts(&self) -> Option<u32> {
        match &self.0 {
            Form::Table(waits) => {
                Some(u32::try_from(waits.len()).map_or(u32::MAX, |count| count.saturating_add(1)))
            }
            Form::Exponential { .. } => None,
        }
    }
}

/// How waits are randomized, so that messages that failed together are not retried together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Jitter {
    /// Up to a fifth less or more.
    #[default]
    Fifth,
    /// Anything between zero and the whole wait. Best if many clients call one server.
    Full,
    /// None.
    None,
}

impl Jitter {
    /// Randomizes a wait with a random number.
    pub fn apply(self, wait: Duration, random: u64) -> Duration {
        let wait = wait.min(LONGEST_WAIT);
        match self {
            Self::Fifth => wait - wait / 5 + part(wait / 5 * 2, random),
            Self::Full => part(wait, random),
            Self::None => wait,
        }
    }
}

/// `whole · random / 2⁶⁴`. A year in nanoseconds has 55 bits, so the product fits.
fn part(whole: Duration, random: u64) -> Duration {
    let part = (whole.as_nanos() * u128::from(random)) >> 64;
    Duration::from_nanos(u64::try_from(part).unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Random, SeededRandom};
    use super::*;

    #[test]
    fn s29_the_standard_table() {
        let schedule = Schedule::standard();
        let waits: Vec<_> = (1..=10)
            .map(|failed| schedule.wait(failed).as_secs())
            .collect();
        let expected = [
            5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, 86_400,
        ];
        assert_eq!(waits, expected);
        assert_eq!(schedule.attempts(), Some(10));
    }

    /// Each tenth of the range has a tenth of the waits, plus or minus a fifth.
    #[test]
    fn s29_exponential_waits_double_up_to_the_cap() {
        let cap = Duration::from_secs(15);
        let schedule = Schedule::exponential(Duration::from_millis(500), cap);
        let waits: Vec<_> = (0..=7)
            .map(|failed| schedule.wait(failed).as_millis())
            .collect();
        let expected = [500, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000];
        assert_eq!(waits, expected);
        assert_eq!(schedule.wait(u32::MAX), cap);
        assert_eq!(schedule.attempts(), None);
    }

    #[test]
    fn s29_no_wait_is_longer_than_a_leap_year() {
        let year = Duration::from_secs(31_622_400);
        assert_eq!(Schedule::table([Duration::MAX]).wait(1), year);
        assert_eq!(
            Schedule::exponential(Duration::MAX, Duration::MAX).wait(9),
            year
        );
        assert_eq!(Jitter::None.apply(Duration::MAX, 0), year);
    }

    #[test]
    fn s29_jitter_spreads_evenly_over_its_range() {
        let wait = Duration::from_secs(1_000);
        for (jitter, from, to) in [(Jitter::Fifth, 800, 1_200), (Jitter::Full, 0, 1_000)] {
            let random = SeededRandom::new(29);
            let mut histogram = [0_u32; 10];
            let (from, to) = (from * 1_000_000, to * 1_000_000);
            for _ in 0..100_000 {
                let at = jitter.apply(wait, random.next()).as_micros();
                assert!((from..=to).contains(&at), "{at}");
                let slot = (at - from) * 10 / (to - from + 1);
                histogram[usize::try_from(slot).expect("a slot")] += 1;
            }
            assert!(
                histogram
                    .iter()
                    .all(|count| (8_000..12_000).contains(count)),
                "{histogram:?}"
            );
        }
    }

    #[test]
    fn s29_the_ends_of_the_range() {
        let wait = Duration::from_secs(10);
        let ends = |jitter: Jitter| {
            (
                jitter.apply(wait, 0),
                jitter.apply(wait, u64::MAX).as_millis(),
            )
        };
        assert_eq!(ends(Jitter::Fifth), (Duration::from_secs(8), 11_999));
        assert_eq!(ends(Jitter::Full), (Duration::ZERO, 9_999));
        assert_eq!(Jitter::None.apply(wait, 7), wait);
        assert_eq!(Schedule::table([]).wait(3), Duration::ZERO);
    }

    proptest! {
        #[test]
        fn s29_exponential_waits_never_shrink_and_stay_under_the_cap(
            first in any::<Duration>(), cap in any::<Duration>(), failed in any::<u32>(),
        ) {
            let schedule = Schedule::exponential(first, cap);
            let (wait, next) = (schedule.wait(failed), schedule.wait(failed.saturating_add(1)));
            prop_assert!(wait <= next && next <= cap.min(LONGEST_WAIT));
            if failed > 64 && !first.is_zero() {
                prop_assert_eq!(wait, cap.min(LONGEST_WAIT).min(first.saturating_mul(u32::MAX)));
            }
        }

        #[test]
        fn s29_jitter_is_bounded_and_monotone(wait in any::<Duration>(), random in any::<u64>(), other in any::<u64>()) {
            let bounded = wait.min(LONGEST_WAIT);
            for jitter in [Jitter::Fifth, Jitter::Full, Jitter::None] {
                let applied = jitter.apply(wait, random.min(other));
                prop_assert!(applied <= jitter.apply(wait, random.max(other)));
                prop_assert!(applied <= bounded + bounded / 5);
                prop_assert!(jitter == Jitter::Full || applied >= bounded - bounded / 5);
            }
        }
    }
}
