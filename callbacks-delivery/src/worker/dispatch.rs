//! Sending: each target in turn, within its own limits and those of its origin and of all.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use callbacks_runtime::client::Transport;
use callbacks_runtime::retry::Permit;
use tokio::task::AbortHandle;
use tracing::Instrument;

use super::engine::{Done, Engine};
use super::event::{EventKind, Named};
use super::target::{Ready, Target};
use crate::attempt::attempt;
use crate::envelope::origin;
use crate::id::TargetId;
use crate::message::Message;
use crate::store::{Cause, Row, Store, Then};

/// A target that may not send for longer has no payloads in memory.
pub(super) const SOON: Duration = Duration::from_secs(1);

/// The longest time between two messages to a target with a rate.
const DAY: Duration = Duration::from_secs(86_400);

/// A request that is on its way.
pub(super) struct Flight {
    pub(super) row: Row,
    pub(super) message: Arc<Message>,
    pub(super) origin: String,
    pub(super) permit: Permit,
    pub(super) began: Duration,
    pub(super) handle: AbortHandle,
}

/// The requests to one origin.
#[derive(Default)]
pub(super) struct Origin {
    in_flight: usize,
    waiting: VecDeque<TargetId>,
}

/// What a target does after its turn.
enum Turn {
    /// It may have more to send.
    Again,
    /// Something else has to happen first.
    Idle,
    /// There are too many requests on their way.
    Full,
}

impl<S: Store, T: Transport + Clone + 'static> Engine<S, T> {
    pub(super) fn dispatch(&mut self, now: Duration) {
        while let Some(id) = self.round.pop_front() {
            if let Some(target) = self.targets.get_mut(&id) {
                target.is_queued = false;
            }
            self.loads.parked.remove(&id);
            match self.turn(id, now) {
                Turn::Again => self.enqueue(id),
                Turn::Idle => {
                    self.park(id);
                    self.drop_if_idle(id);
                }
                Turn::Full => {
                    if let Some(target) = self.targets.get_mut(&id) {
                        target.is_queued = true;
                        self.round.push_front(id);
                    }
                    break;
                }
            }
        }
    }

    /// Notes payloads in memory whose target waits for something: others may have their place.
    fn park(&mut self, id: TargetId) {
        if self
            .targets
            .get(&id)
            .is_some_and(|target| !target.loaded.is_empty())
        {
            self.loads.parked.insert(id);
        }
    }

    /// Memory is only for targets with something to remember.
    fn drop_if_idle(&mut self, id: TargetId) {
        let concurrency = self.settings.target_concurrency;
        if self
            .targets
            .get(&id)
            .is_some_and(|target| target.is_idle(concurrency))
        {
            self.targets.remove(&id);
        }
    }

    fn turn(&mut self, id: TargetId, now: Duration) -> Turn {
        if self.closing.is_some() || !self.is_active(id.shard(), now) {
            return Turn::Idle;
        }
        let Some(target) = self.targets.get_mut(&id) else {
            return Turn::Idle;
        };
        if target.is_disabled() {
            self.bury_all(id);
            self.want_due(id, now);
            return Turn::Idle;
        }
        if target.is_paused() {
            self.unload(id);
            self.stop(id);
            return Turn::Idle;
        }
        if let Some(wait) = target.blocked_for(now) {
            let is_stopped = target.is_stopped(now);
            self.timers.insert((now.saturating_add(wait), id));
            self.unload(id);
            if is_stopped {
                self.stop(id);
            }
            return Turn::Idle;
        }
        if target.next_send > now + SOON {
            // Its payloads would only keep those of others out of memory.
            self.timers.insert((target.next_send, id));
            self.unload(id);
            self.want_due(id, now);
            return Turn::Idle;
        }
        self.want_due(id, now);
        self.want_payloads(id, now);
        self.send_next(id, now)
    }

    fn want_due(&mut self, id: TargetId, now: Duration) {
        let default = self.settings.target_concurrency;
        let half = self.settings.target_held.div_ceil(2);
        if let Some(target) = self.targets.get(&id)
            && target.backlog.is_some_and(|at| at <= now)
            // A read must leave so much that the next one waits for requests to end.
            && target.len() + target.loading < (4 * target.concurrency(default)).min(half)
        {
            self.reads.due.insert(id);
        }
    }

    /// Asks for payloads: those of requests that may begin now, and a few more as long as there is much room.
    fn want_payloads(&mut self, id: TargetId, now: Duration) {
        let (most, default) = (
            self.settings.concurrency.saturating_mul(2),
            self.settings.target_concurrency,
        );
        let is_tight =
            self.loads.bytes >= self.settings.payloads / 2 || self.loads.loaded >= most / 2;
        loop {
            let Some(target) = self.targets.get_mut(&id) else {
                return;
            };
            let (has, free) = (
                target.loaded.len() + target.loading,
                target.free(default, now),
            );
            let wanted = match target.record.rate {
                _ if is_tight || !target.is_at_ease(default) => free,
                // A store may have any rate. The cast saturates.
                Some(rate) => ((rate * SOON.as_secs_f32()).ceil() as usize).saturating_add(1),
                None => usize::MAX,
            };
            if has >= wanted.min(2 * target.concurrency(default)) || target.queue.is_empty() {
                return;
            }
            let is_full = self.loads.loaded >= most || self.loads.bytes >= self.settings.payloads;
            if is_full && has >= free {
                // A request that ends gives it another turn.
                return;
            }
            if is_full && !self.evict() {
                self.loads.starved.insert(id);
                return;
            }
            let Some(target) = self.targets.get_mut(&id) else {
                return;
            };
            if let Some(row) = target.queue.pop_front() {
                target.loading += 1;
                self.loads.loaded += 1;
                self.loads.wanted.push(row);
            }
        }
    }

    fn send_next(&mut self, id: TargetId, now: Duration) -> Turn {
        let default = self.settings.target_concurrency;
        let Some(target) = self.targets.get_mut(&id) else {
            return Turn::Idle;
        };
        if target.in_flight >= target.concurrency(default) {
            return Turn::Idle;
        }
        let Some(ready) = target.loaded.front() else {
            return Turn::Idle;
        };
        if self.flights.len() >= self.settings.concurrency {
            return Turn::Full;
        }
        if target.next_send > now {
            self.timers.insert((target.next_send, id));
            return Turn::Idle;
        }
        let url = match self.endpoints.get(&id) {
            Some(Some(endpoint)) if ready.message.envelope().fanout => &endpoint.url,
            _ => &ready.message.envelope().url,
        };
        let name = origin(url).to_owned();
        let origin = self.origins.entry(name.clone()).or_default();
        if origin.in_flight >= self.settings.origin_concurrency {
            if !std::mem::replace(&mut target.waits_for_origin, true) {
                origin.waiting.push_back(id);
            }
            return Turn::Idle;
        }
        let permit = match target.breaker.permit(&self.settings.breaker, now) {
            Permit::Wait(wait) => {
                // The next turn gives back what it has.
                target.quiet_until = now.saturating_add(wait);
                return Turn::Again;
            }
            permit => permit,
        };
        origin.in_flight += 1;
        pace(target, now);
        target.in_flight += 1;
        if let Some(ready) = target.loaded.pop_front() {
            self.loads.remove(std::slice::from_ref(&ready));
            self.fly(ready, name, permit, now);
        }
        Turn::Again
    }

    fn fly(&mut self, ready: Ready, origin: String, permit: Permit, now: Duration) {
        let Ready { row, message } = ready;
        let message = Arc::new(*message);
        let endpoint = self.endpoints.get(&row.key.target).cloned().flatten();
        let settings = Arc::clone(&self.settings);
        let sent = Arc::clone(&message);
        let span = span(&message, &row);
        let work = async move {
            let now = (settings.time_of_day)();
            let endpoint = endpoint.as_deref();
            Done::Sent(attempt(&settings.client, &settings.operations, &sent, endpoint, now).await)
        };
        let handle = self.tasks.spawn(work.instrument(span));
        let flight = Flight {
            row,
            message,
            origin,
            permit,
            began: now,
            handle: handle.clone(),
        };
        self.flights.insert(handle.id(), flight);
    }

    /// Frees what a request had.
    pub(super) fn land(&mut self, flight: &Flight) {
        let id = flight.row.key.target;
        if let Some(target) = self.targets.get_mut(&id) {
            target.in_flight = target.in_flight.saturating_sub(1);
        }
        if let Some(origin) = self.origins.get_mut(&flight.origin) {
            origin.in_flight -= 1;
            // Some have nothing to send any more: two get a chance, and all of them before nobody is left to wake them.
            let count = if origin.in_flight == 0 { usize::MAX } else { 2 };
            let count = count.min(origin.waiting.len());
            let woken: Vec<_> = origin.waiting.drain(..count).collect();
            if origin.in_flight == 0 {
                self.origins.remove(&flight.origin);
            }
            for next in woken {
                if let Some(target) = self.targets.get_mut(&next) {
                    target.waits_for_origin = false;
                }
                self.enqueue(next);
            }
        }
        self.enqueue(id);
    }

    /// Drops the payloads of a target, and no longer wants others. They are read again when their turn comes.
    pub(super) fn unload(&mut self, id: TargetId) {
        let Some(target) = self.targets.get_mut(&id) else {
            return;
        };
        self.loads.parked.remove(&id);
        let dropped = std::mem::take(&mut target.loaded);
        self.loads.remove(dropped.iter());
        let mut rows: Vec<_> = dropped.into_iter().map(|ready| ready.row).collect();
        if target.loading > 0 {
            let wanted = self.loads.wanted.extract_if(.., |row| row.key.target == id);
            let before = rows.len();
            rows.extend(wanted);
            let count = rows.len() - before;
            target.loading = target.loading.saturating_sub(count);
            self.loads.loaded -= count;
        }
        for row in rows.into_iter().rev() {
            target.queue.push_front(row);
        }
    }

    /// Makes dead letters of everything that waits for a disabled target.
    fn bury_all(&mut self, id: TargetId) {
        let Some(target) = self.targets.get_mut(&id) else {
            return;
        };
        let loaded = std::mem::take(&mut target.loaded);
        let queue = std::mem::take(&mut target.queue);
        self.loads.remove(loaded.iter());
        let (cause, detail) = (Cause::Disabled, "the target is disabled");
        let rows = loaded.into_iter().map(|ready| ready.row).chain(queue);
        for row in rows {
            let named = Named {
                key: row.key,
                id: "",
                operation: "",
            };
            self.emit_about(EventKind::Dead { cause, detail }, Some(named));
            let detail = detail.to_owned();
            self.put(&row, Then::Dead { cause, detail }, None);
        }
    }
}

/// When the rate permits the next request.
fn pace(target: &mut Target, now: Duration) {
    if let Some(rate) = target.record.rate.filter(|rate| *rate > 0.0) {
        let gap = Duration::try_from_secs_f32(1.0 / rate).map_or(DAY, |gap| gap.min(DAY));
        target.next_send = target.next_send.max(now).saturating_add(gap);
    }
}

/// A span for an attempt. The trace of the request that led to the message is in its fields: a layer can link them.
fn span(message: &Message, row: &Row) -> tracing::Span {
    let envelope = message.envelope();
    let trace = envelope.trace.as_ref();
    tracing::info_span!(
        target: "callbacks",
        "delivery",
        otel.kind = "producer",
        messaging.message.id = message.id(),
        callback.operation = envelope.operation.as_str(),
        callback.attempt = row.attempt(),
        callback.tenant = envelope.tenant.as_deref(),
        link.trace_id = trace.and_then(|trace| trace.trace_id()),
        link.traceparent = trace.map(|trace| trace.traceparent()),
        link.tracestate = trace.and_then(|trace| trace.tracestate()),
    )
}
