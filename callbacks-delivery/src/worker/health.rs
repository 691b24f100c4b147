//! What attempts say about their targets.

use std::sync::Arc;
use std::time::Duration;

use callbacks_runtime::client::Transport;
use callbacks_runtime::retry::{Class, Failure, Outcome as Attempt, Permit};

use super::dispatch::Flight;
use super::engine::Engine;
use super::event::EventKind;
use super::target::Noted;
use crate::id::TargetId;
use crate::store::Store;

impl<S: Store, T: Transport + Clone + 'static> Engine<S, T> {
    /// Notes what an attempt says about its target.
    pub(super) fn note(&mut self, flight: &Flight, outcome: Attempt, now: Duration) {
        let id = flight.row.key.target;
        let settings = Arc::clone(&self.settings);
        let class = settings.policy.class(outcome);
        let Some(target) = self.targets.get_mut(&id) else {
            return;
        };
        let was_open = target.breaker.open_until();
        if class == Class::Throttled {
            target
                .breaker
                .throttle(&settings.breaker, settings.policy.hint(outcome), now);
        }
        let is_no_sign_of_health = class == Class::Uncharged
            || matches!(outcome, Attempt::Failed(Failure::Refused | Failure::Tls));
        let opened = if is_no_sign_of_health {
            target.breaker.release(flight.permit, now);
            None
        } else {
            let random = settings.random.next();
            target.breaker.note(
                &settings.breaker,
                flight.permit,
                outcome.is_ill(),
                now,
                random,
            )
        };
        if opened.is_some() {
            target.allowance = 1;
        } else if class == Class::Success {
            let is_probe = matches!(flight.permit, Permit::Probe(_));
            let most = target
                .record
                .concurrency
                .unwrap_or(settings.target_concurrency);
            let most = usize::from(most.max(1));
            target.allowance = if is_probe {
                1
            } else {
                (target.allowance * 2).min(most)
            };
        }
        target.is_changed |=
            was_open.is_some() != target.breaker.open_until().is_some() || opened.is_some();
        let noted = target.note(class, settings.policy.disables_after(), now);
        if target.is_changed {
            self.settling.changed.push(id);
        }
        self.report(id, opened, &noted);
    }

    fn report(&self, target: TargetId, opened: Option<Duration>, noted: &Noted) {
        if let Some(pause) = opened {
            self.emit(EventKind::BreakerOpened { target, pause });
        }
        if let Some(percent) = noted.alert {
            self.emit(EventKind::Failing { target, percent });
        }
        if noted.gone {
            self.emit(EventKind::Gone { target });
        }
        if noted.disabled {
            self.emit(EventKind::Disabled { target });
        }
        if let Some(after) = noted.recovered_after {
            self.emit(EventKind::Recovered { target, after });
        }
    }
}
