//! What comes of attempts, and how the store learns of it.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use callbacks_runtime::client::Transport;
use callbacks_runtime::retry::{Decision, Failure, Outcome as Attempt, Progress};

use super::dispatch::Flight;
use super::engine::{Done, Engine, Hold};
use super::event::{EventKind, Named};
use super::guard::guarded;
use crate::attempt::{Attempted, Unsendable};
use crate::id::{Shard, TargetId};
use crate::store::{
    Acknowledgement, AttemptRecord, Cause, Outcome, Place, Result, Row, Store, TargetChange, Then,
};

/// How many rows are acknowledged in one transaction.
const AT_ONCE: usize = 1_024;

#[derive(Default)]
pub(super) struct Settling {
    waiting: VecDeque<Acknowledgement>,
    /// The targets whose health has changed.
    pub(super) changed: Vec<TargetId>,
    /// How many rows of each target are being written to `due`.
    writing: HashMap<TargetId, usize>,
    is_running: bool,
    pub(super) retry_at: Duration,
}

impl Settling {
    pub(super) fn is_idle(&self) -> bool {
        self.waiting.is_empty() && self.changed.is_empty() && !self.is_running
    }

    /// Whether a row of the target may be written to `due` at this moment.
    pub(super) fn is_writing(&self, target: TargetId) -> bool {
        self.writing.contains_key(&target)
    }

    fn has_written(&mut self, settled: &Acknowledgement) {
        let target = settled.key.target;
        if matches!(settled.then, Then::Wait { .. })
            && let Some(count) = self.writing.get_mut(&target)
        {
            *count -= 1;
            if *count == 0 {
                self.writing.remove(&target);
            }
        }
    }
}

impl<S: Store, T: Transport + Clone + 'static> Engine<S, T> {
    /// Notes what happens with a row.
    pub(super) fn put(&mut self, row: &Row, then: Then, attempt: Option<AttemptRecord>) {
        self.held.insert(row.key, Hold::Busy);
        if matches!(then, Then::Wait { .. }) {
            let target = row.key.target;
            *self.settling.writing.entry(target).or_default() += 1;
            self.reads.will_be_written(target);
        }
        self.settling.waiting.push_back(Acknowledgement {
            key: row.key,
            place: row.place,
            fifo: row.fifo,
            then,
            attempt,
        });
    }

    /// Makes a dead letter of a message that could not be read. It counts as an attempt.
    pub(super) fn bury_unread(&mut self, row: &Row, cause: Cause, detail: &str) {
        let named = Named {
            key: row.key,
            id: "",
            operation: "",
        };
        self.emit_about(EventKind::Dead { cause, detail }, Some(named));
        let record = record(row, Outcome::Failure(cause.as_str().to_owned()));
        let then = Then::Dead {
            cause,
            detail: detail.to_owned(),
        };
        self.put(row, then, Some(record));
    }

    /// A request panicked, or was cut off by a shutdown.
    pub(super) fn failed(&mut self, flight: &Flight, now: Duration) {
        if self.closing.is_some_and(|deadline| deadline <= now) {
            self.land(flight);
            self.held.remove(&flight.row.key);
            return;
        }
        let id = flight.row.key.target;
        if let Some(target) = self.targets.get_mut(&id) {
            target.breaker.release(flight.permit, now);
        }
        let attempted = Attempted {
            outcome: Attempt::Failed(Failure::Broken),
            took: now.saturating_sub(flight.began),
            excerpt: Bytes::new(),
            error: Some("the attempt panicked".to_owned()),
        };
        self.conclude(flight, &attempted, now);
        self.land(flight);
    }

    pub(super) fn sent(
        &mut self,
        flight: &Flight,
        result: std::result::Result<Attempted, Unsendable>,
        now: Duration,
    ) {
        match result {
            Ok(attempted) => {
                self.note(flight, attempted.outcome, now);
                self.conclude(flight, &attempted, now);
            }
            Err(Unsendable { cause, detail, .. }) => {
                if let Some(target) = self.targets.get_mut(&flight.row.key.target) {
                    target.breaker.release(flight.permit, now);
                }
                let record = record(&flight.row, Outcome::Failure(cause.as_str().to_owned()));
                if flight.message.envelope().is_test {
                    self.put(&flight.row, Then::Done, Some(record));
                } else {
                    let kind = EventKind::Dead {
                        cause,
                        detail: &detail,
                    };
                    self.emit_about(kind, Some(named(flight)));
                    self.put(&flight.row, Then::Dead { cause, detail }, Some(record));
                }
            }
        }
        self.land(flight);
    }

    /// Decides what happens with the message.
    fn conclude(&mut self, flight: &Flight, attempted: &Attempted, now: Duration) {
        let row = &flight.row;
        let policy = &self.settings.policy;
        let outcome = attempted.outcome;
        let began = row
            .began
            .map_or(flight.began, |ago| flight.began.saturating_sub(ago));
        let progress = Progress::restored(began, row.charged, row.uncharged);
        let decision = policy.next(&progress, outcome, now, self.settings.random.next());
        let dead = |cause| Then::Dead {
            cause,
            detail: detail(attempted),
        };
        let then = match decision {
            Decision::Delivered => Then::Done,
            Decision::Retry { wait, progress } => Then::Wait {
                wait,
                charged: progress.charged(),
                uncharged: progress.uncharged(),
                began: Some(now.saturating_sub(progress.began())),
            },
            Decision::Gone => dead(Cause::Gone),
            Decision::OutOfAttempts => dead(Cause::OutOfAttempts),
            Decision::OutOfTime => dead(Cause::OutOfTime),
            _ if outcome == Attempt::Failed(Failure::Refused) => dead(Cause::Refused),
            _ => dead(Cause::Final),
        };
        let is_delivered = matches!(then, Then::Done);
        // A test shows what happens now: it is neither repeated nor a dead letter.
        let then = match flight.message.envelope().is_test {
            true => Then::Done,
            false => then,
        };
        let number = row.attempt();
        let about = Some(named(flight));
        self.emit_about(
            EventKind::Attempt {
                number,
                outcome,
                class: policy.class(outcome),
                took: attempted.took,
                next: match &then {
                    Then::Wait { wait, .. } => Some(*wait),
                    _ => None,
                },
            },
            about,
        );
        match &then {
            Then::Done if is_delivered => self.emit_about(EventKind::Delivered, about),
            Then::Dead { cause, detail } => {
                self.emit_about(
                    EventKind::Dead {
                        cause: *cause,
                        detail,
                    },
                    about,
                );
            }
            _ => {}
        }
        let record = AttemptRecord {
            ago: now.saturating_sub(flight.began),
            took: attempted.took,
            excerpt: attempted.excerpt.clone(),
            ..record(row, kept(outcome))
        };
        self.put(row, then, Some(record));
    }

    pub(super) fn settle(&mut self, now: Duration) {
        let settling = &mut self.settling;
        let is_empty = settling.waiting.is_empty() && settling.changed.is_empty();
        if settling.is_running || is_empty || now < settling.retry_at {
            return;
        }
        settling.is_running = true;
        let count = settling.waiting.len().min(AT_ONCE);
        let settled: Vec<_> = settling.waiting.drain(..count).collect();
        let mut changed = std::mem::take(&mut settling.changed);
        changed.sort_unstable();
        changed.dedup();
        let mut changes = Vec::new();
        for id in changed {
            if let Some(target) = self.targets.get_mut(&id).filter(|target| target.is_changed) {
                target.is_changed = false;
                target.is_writing = true;
                changes.push(TargetChange {
                    target: id,
                    health: target.health(now),
                    disable: std::mem::take(&mut target.disables),
                });
            }
        }
        let (store, lease) = (Arc::clone(&self.store), self.lease);
        self.tasks.spawn(async move {
            let settling = store.acknowledge(lease, settled.clone(), changes.clone());
            let held = guarded(settling).await;
            Done::Settled(settled, changes, held)
        });
    }

    pub(super) fn on_settled(
        &mut self,
        settled: Vec<Acknowledgement>,
        changes: Vec<TargetChange>,
        held: Result<Vec<Shard>>,
        now: Duration,
    ) {
        self.settling.is_running = false;
        for change in &changes {
            if let Some(target) = self.targets.get_mut(&change.target) {
                target.is_writing = false;
            }
        }
        let held = match self.store_result(held, now) {
            Ok(held) => held,
            Err(retry_at) => {
                self.settling.retry_at = retry_at;
                for each in settled.into_iter().rev() {
                    self.settling.waiting.push_front(each);
                }
                for change in changes {
                    if let Some(target) = self.targets.get_mut(&change.target) {
                        target.is_changed = true;
                        target.disables |= change.disable;
                        self.settling.changed.push(change.target);
                    }
                }
                return;
            }
        };
        for each in settled {
            let shard = each.key.target.shard();
            self.settling.has_written(&each);
            if held.contains(&shard) {
                self.complete(&each, now);
            } else {
                self.held.remove(&each.key);
                self.lose(shard);
            }
        }
    }

    /// A row is settled in the store.
    fn complete(&mut self, settled: &Acknowledgement, now: Duration) {
        let (id, seq) = (settled.key.target, settled.key.message.seq);
        self.retire(settled.key);
        if !self.targets.contains_key(&id) && !self.is_active(id.shard(), now) {
            return;
        }
        if let Some(key) = settled.fifo
            && let Some(fifo) = self
                .targets
                .get_mut(&id)
                .and_then(|target| target.fifo.get_mut(&key))
        {
            if fifo.busy == Some(seq) {
                fifo.busy = None;
            }
            if matches!(settled.then, Then::Wait { .. }) {
                fifo.due.insert(seq);
            }
            self.promote(id, key);
        }
        if let Then::Wait { wait, .. } = settled.then {
            self.due_at(id, now.saturating_add(wait));
        }
        if matches!(settled.place, Place::Outbox | Place::Due(_)) {
            self.enqueue(id);
        }
    }
}

fn named(flight: &Flight) -> Named<'_> {
    Named {
        key: flight.row.key,
        id: flight.message.id(),
        operation: &flight.message.envelope().operation,
    }
}

fn record(row: &Row, outcome: Outcome) -> AttemptRecord {
    AttemptRecord {
        number: row.attempt(),
        // The store has the time.
        began: SystemTime::UNIX_EPOCH,
        ago: Duration::ZERO,
        took: Duration::ZERO,
        outcome,
        excerpt: Bytes::new(),
    }
}

fn kept(outcome: Attempt) -> Outcome {
    match outcome {
        Attempt::Answered { status, .. } => Outcome::Status(status.as_u16()),
        Attempt::Failed(failure) => Outcome::Failure(failure.as_str().to_owned()),
        _ => Outcome::Failure("other".to_owned()),
    }
}

fn detail(attempted: &Attempted) -> String {
    match (&attempted.error, attempted.outcome) {
        (Some(error), _) => error.clone(),
        (None, Attempt::Answered { status, .. }) => format!("status {}", status.as_u16()),
        _ => String::new(),
    }
}
