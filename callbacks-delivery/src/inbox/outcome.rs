//! What becomes of events whose handlers ended.

use std::time::Duration;

use callbacks_runtime::StatusCode;
use callbacks_runtime::receiver::inbox::Processed;
use callbacks_runtime::retry::{Decision, Outcome, Progress};

use super::StoredViolation;
use super::event::{InboxEvent, InboxEventKind};
use super::records::{DeadCause, EventKey, Settle};
use super::running::{Engine, Running};
use super::store::InboxStore;
use crate::task::call;

impl<S: InboxStore> Engine<S> {
    pub(super) fn handled(&mut self, key: EventKey, processed: Processed) {
        let Some(running) = self.running.remove(&key) else {
            return;
        };
        if running.is_overtaken {
            return;
        }
        match processed {
            Processed::Handled { operation, .. } => {
                let (attempt, took) = (running.attempt, running.began.elapsed());
                let kind = InboxEventKind::Handled { attempt, took };
                self.report(key, &running, operation, kind);
                let settle = match self.inbox.kept() {
                    Duration::ZERO => Settle::Done,
                    kept => Settle::Keep(kept),
                };
                self.settled.push((key, settle));
            }
            Processed::Failed {
                operation,
                status,
                retry_after,
                reason,
                ..
            } => {
                let outcome = Outcome::Answered {
                    status,
                    retry_after,
                };
                self.failed(key, &running, operation, outcome, &reason);
            }
            Processed::Refused {
                operation,
                status,
                reason,
                violations,
                ..
            } => {
                let cause = match status {
                    StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => DeadCause::Unknown,
                    _ => DeadCause::Invalid,
                };
                let violations = violations.iter().map(Into::into).collect();
                self.bury(key, &running, cause, &reason, operation, violations);
            }
            _ => self.settled.push((key, Settle::Release)),
        }
    }

    fn failed(
        &mut self,
        key: EventKey,
        running: &Running,
        operation: Option<&'static str>,
        outcome: Outcome,
        reason: &str,
    ) {
        let progress = Progress::restored(Duration::ZERO, running.attempt.saturating_sub(1), 0);
        let age = running.age.saturating_add(running.began.elapsed());
        let random = self.settings.random.next();
        let decision = self.settings.policy.next(&progress, outcome, age, random);
        let cause = match decision {
            Decision::Retry { wait, .. } => {
                let kind = InboxEventKind::Failed {
                    attempt: running.attempt,
                    reason,
                    next: wait,
                };
                self.report(key, running, operation, kind);
                let reason = reason.to_owned();
                return self.settled.push((key, Settle::Retry { wait, reason }));
            }
            Decision::OutOfAttempts => DeadCause::OutOfAttempts,
            Decision::OutOfTime => DeadCause::OutOfTime,
            _ => DeadCause::Final,
        };
        self.bury(key, running, cause, reason, operation, Vec::new());
    }

    pub(super) fn bury(
        &mut self,
        key: EventKey,
        running: &Running,
        cause: DeadCause,
        detail: &str,
        operation: Option<&'static str>,
        violations: Vec<StoredViolation>,
    ) {
        let kind = InboxEventKind::Dead { cause, detail };
        self.report(key, running, operation, kind);
        let dead = Settle::Dead {
            cause,
            detail: detail.to_owned(),
            operation: operation.map(str::to_owned),
            violations,
        };
        self.settled.push((key, dead));
    }

    /// Another worker has the event, so what becomes of it here does not count.
    pub(super) fn overtaken(&mut self, key: EventKey) {
        let Some(mut running) = self.running.remove(&key) else {
            return;
        };
        if !running.is_overtaken {
            running.is_overtaken = true;
            self.report(key, &running, None, InboxEventKind::Overtaken);
        }
        self.running.insert(key, running);
    }

    fn report(
        &self,
        key: EventKey,
        running: &Running,
        operation: Option<&'static str>,
        kind: InboxEventKind<'_>,
    ) {
        let event = InboxEvent {
            kind,
            key: Some(key),
            operation: operation.or(running.operation.as_deref()),
            message_id: running.message_id.as_deref(),
        };
        match kind {
            InboxEventKind::Dead { cause, .. } => tracing::warn!(
                event = key.0,
                cause = cause.as_str(),
                operation = event.operation,
                "an event became a dead letter"
            ),
            InboxEventKind::Overtaken => {
                tracing::warn!(event = key.0, "an event was claimed by another worker");
            }
            _ => {}
        }
        if let Some(hook) = &self.settings.hook {
            call(|| hook(&event));
        }
    }

    pub(super) fn report_store(&self, error: &crate::StoreError) {
        tracing::warn!(%error, "the store of the inbox failed");
        if let Some(hook) = &self.settings.hook {
            let event = InboxEvent {
                kind: InboxEventKind::StoreFailed { error },
                key: None,
                operation: None,
                message_id: None,
            };
            call(|| hook(&event));
        }
    }
}
