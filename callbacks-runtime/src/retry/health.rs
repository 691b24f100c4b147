//! How long a target has been failing, and whether it is disabled.

use std::time::Duration;

use super::Class;

/// The health of one target, by its URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Health {
    failing_since: Option<Duration>,
    is_disabled: bool,
}

impl Health {
    /// Whether nothing may be sent to the target.
    pub const fn is_disabled(&self) -> bool {
        self.is_disabled
    }

    /// Whether the target is enabled and has not failed since its last success. Then its state can be forgotten.
    pub fn is_well(&self) -> bool {
        *self == Self::default()
    }

    /// Enables the target again, as if it had never failed.
    pub fn enable(&mut self) {
        *self = Self::default();
    }

    /// Records the class of an attempt. Returns whether that disabled the target: it is gone, or has failed without a
    /// success for `limit`. The provider's own faults say nothing about the target.
    pub fn note(&mut self, class: Class, limit: Duration, now: Duration) -> bool {
        let disables = match class {
            Class::Success => {
                self.failing_since = None;
                false
            }
            Class::Gone => true,
            Class::Final | Class::Uncharged => false,
            Class::Retry | Class::Throttled => {
                let since = *self.failing_since.get_or_insert(now);
                now.saturating_sub(since) >= limit
            }
        };
        let is_new = disables && !self.is_disabled;
        self.is_disabled |= disables;
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(86_400);

    fn note(health: &mut Health, class: Class, day: u32) -> bool {
        health.note(class, 5 * DAY, day * DAY)
    }

    #[test]
    fn s32_five_days_without_a_success_disable_once() {
        let mut health = Health::default();
        assert!(!note(&mut health, Class::Retry, 1));
        assert!(!note(&mut health, Class::Throttled, 5));
        assert!(!health.is_disabled());
        assert!(note(&mut health, Class::Retry, 6));
        assert!(!note(&mut health, Class::Retry, 7));
        assert!(health.is_disabled());
        health.enable();
        assert!(health.is_well());
        assert!(!note(&mut health, Class::Retry, 8));
    }

    /// A target is forgotten if it is well, so nothing else may be.
    #[test]
    fn s32_a_target_that_fails_or_is_disabled_is_not_well() {
        let mut health = Health::default();
        assert!(health.is_well());
        note(&mut health, Class::Retry, 1);
        assert!(!health.is_well());
        note(&mut health, Class::Success, 2);
        assert!(health.is_well());
        note(&mut health, Class::Gone, 3);
        note(&mut health, Class::Success, 4);
        assert!(!health.is_well());
    }

    #[test]
    fn s32_a_success_between_starts_the_days_anew() {
        let mut health = Health::default();
        note(&mut health, Class::Retry, 1);
        note(&mut health, Class::Success, 4);
        assert!(health.is_well());
        assert!(!note(&mut health, Class::Retry, 7));
        assert!(!note(&mut health, Class::Retry, 11));
        assert!(note(&mut health, Class::Retry, 12));
    }

    #[test]
    fn s32_410_disables_and_a_success_does_not_enable() {
        let mut health = Health::default();
        assert!(note(&mut health, Class::Gone, 0));
        assert!(!note(&mut health, Class::Success, 0));
        assert!(health.is_disabled());
    }

    #[test]
    fn s33_the_providers_own_failures_never_disable() {
        let mut health = Health::default();
        for day in 0..20 {
            assert!(!note(&mut health, Class::Uncharged, day));
            assert!(!note(&mut health, Class::Final, day));
        }
        assert!(health.is_well());
    }
}
