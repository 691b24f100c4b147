//! The task of a worker. It owns what is in memory, and starts handlers and operations of the store as tasks.

use std::collections::HashMap;
use std::time::Duration;

use callbacks_runtime::receiver::inbox::Processed;
use callbacks_runtime::{Router, StatusCode};
use tokio::sync::watch;
use tokio::task::{Id, JoinSet};
use tokio::time::{Instant, sleep_until};
use tracing::Instrument;

use super::Inbox;
use super::records::{ClaimToken, Claimed, DeadCause, EventKey, Settle};
use super::span::{record, span};
use super::store::InboxStore;
use super::worker::Settings;
use crate::store::Result;
use crate::task::later;
use crate::worker::guarded;

/// How long until an operation of the store is repeated after it failed.
const AGAIN: Duration = Duration::from_millis(200);

/// How often ids are forgotten.
const PRUNE: Duration = Duration::from_secs(60 * 60);

pub(super) struct Engine<S> {
    pub(super) inbox: Inbox<S>,
    router: Router,
    pub(super) settings: Settings,
    stopped: watch::Receiver<Option<Instant>>,
    token: ClaimToken,
    handlers: JoinSet<(EventKey, Processed)>,
    /// Which task handles which event.
    tasks: HashMap<Id, EventKey>,
    pub(super) running: HashMap<EventKey, Running>,
    /// What became of events, until the store knows.
    pub(super) settled: Vec<(EventKey, Settle)>,
    operations: JoinSet<Operation>,
    is_claiming: bool,
    is_settling: bool,
    is_extending: bool,
    /// When to claim, to extend, to repeat an acknowledgement and to prune.
    claim_at: Instant,
    extend_at: Instant,
    settle_at: Instant,
    prune_at: Instant,
    /// How long to wait after the next claim that finds nothing.
    pause: Duration,
}

/// An event whose handler runs.
pub(super) struct Running {
    pub(super) attempt: u32,
    pub(super) age: Duration,
    pub(super) began: Instant,
    pub(super) operation: Option<String>,
    pub(super) message_id: Option<String>,
    pub(super) is_overtaken: bool,
}

/// An operation of the store that has ended.
enum Operation {
    Claimed(Result<Vec<Claimed>>),
    Extended(Vec<EventKey>, Result<Vec<EventKey>>),
    Settled(Vec<(EventKey, Settle)>, Result<Vec<EventKey>>),
    Pruned(Result<u64>),
}

impl<S: InboxStore> Engine<S> {
    pub(super) fn new(
        inbox: Inbox<S>,
        router: Router,
        settings: Settings,
        stopped: watch::Receiver<Option<Instant>>,
    ) -> Self {
        let now = Instant::now();
        let policy = settings.policy.clone().heed_any_retry_after();
        Self {
            inbox,
            router,
            stopped,
            token: ClaimToken(settings.random.next().cast_signed()),
            handlers: JoinSet::new(),
            tasks: HashMap::new(),
            running: HashMap::new(),
            settled: Vec::new(),
            operations: JoinSet::new(),
            is_claiming: false,
            is_settling: false,
            is_extending: false,
            claim_at: now,
            extend_at: now,
            settle_at: now,
            prune_at: now + PRUNE,
            pause: settings.poll.0,
            settings: Settings { policy, ..settings },
        }
    }

    pub(super) async fn run(mut self) {
        loop {
            let stop = *self.stopped.borrow_and_update();
            if let Some(end) = stop {
                if self.is_over() {
                    return;
                }
                if end <= Instant::now() {
                    self.give_up();
                }
            }
            self.start_operations(stop.is_none());
            self.next(stop).await;
        }
    }

    /// Nothing runs, and the store knows everything.
    fn is_over(&self) -> bool {
        self.running.is_empty() && self.settled.is_empty() && !self.is_claiming && !self.is_settling
    }

    /// Handlers that did not end in time are dropped, and their events are free.
    fn give_up(&mut self) {
        self.handlers.abort_all();
        self.tasks.clear();
        let dropped = self.running.drain().map(|(key, _)| (key, Settle::Release));
        self.settled.extend(dropped);
    }

    async fn next(&mut self, stop: Option<Instant>) {
        let may_claim = stop.is_none() && !self.is_claiming && self.room() > 0;
        let may_settle = !self.is_settling && !self.settled.is_empty();
        // Without a sender, the worker was dropped and this task with it.
        let end = stop.filter(|end| *end > Instant::now());
        tokio::select! {
            Some(joined) = self.handlers.join_next_with_id() => match joined {
                Ok((task, (key, processed))) => {
                    self.tasks.remove(&task);
                    self.handled(key, processed);
                }
                Err(error) => self.ended(error.id()),
            },
            Some(joined) = self.operations.join_next() => match joined {
                Ok(operation) => self.done(operation),
                Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
                Err(_) => {}
            },
            () = self.inbox.woken().notified(), if may_claim => self.claim_at = Instant::now(),
            () = sleep_until(self.claim_at), if may_claim => {}
            () = sleep_until(self.extend_at), if !self.running.is_empty() && !self.is_extending => {}
            () = sleep_until(self.settle_at), if may_settle => {}
            () = sleep_until(end.unwrap_or(self.prune_at)), if end.is_some() => {}
            Ok(()) = self.stopped.changed() => {}
        }
    }

    /// How many more events there is room for.
    fn room(&self) -> usize {
        self.settings.concurrency.saturating_sub(self.running.len())
    }

    fn start_operations(&mut self, may_claim: bool) {
        let now = Instant::now();
        let (token, lease) = (self.token, self.settings.lease);
        if !self.settled.is_empty() && !self.is_settling && self.settle_at <= now {
            self.is_settling = true;
            let (inbox, settled) = (self.inbox.clone(), std::mem::take(&mut self.settled));
            self.operations.spawn(async move {
                let settling = async { inbox.store().settle_events(token, settled.clone()).await };
                let result = guarded(settling).await;
                Operation::Settled(settled, result)
            });
        }
        if may_claim && !self.is_claiming && self.room() > 0 && self.claim_at <= now {
            self.is_claiming = true;
            let (inbox, room) = (self.inbox.clone(), self.room());
            self.operations.spawn(async move {
                let claiming = async { inbox.store().claim_events(token, lease, room).await };
                Operation::Claimed(guarded(claiming).await)
            });
        }
        if !self.running.is_empty() && !self.is_extending && self.extend_at <= now {
            self.is_extending = true;
            self.extend_at = later(now, lease / 3);
            let (inbox, keys) = (self.inbox.clone(), self.running.keys().copied());
            let keys: Vec<_> = keys.collect();
            self.operations.spawn(async move {
                let asked = keys.clone();
                let extending = async { inbox.store().extend_events(token, lease, asked).await };
                Operation::Extended(keys, guarded(extending).await)
            });
        }
        if may_claim && self.prune_at <= now {
            self.prune_at = now + PRUNE;
            let inbox = self.inbox.clone();
            self.operations
                .spawn(async move { Operation::Pruned(guarded(inbox.prune()).await) });
        }
    }

    fn done(&mut self, operation: Operation) {
        match operation {
            Operation::Claimed(Ok(claimed)) => {
                self.is_claiming = false;
                self.claimed(claimed);
            }
            Operation::Claimed(Err(error)) => {
                self.is_claiming = false;
                self.claim_at = Instant::now() + AGAIN;
                self.report_store(&error);
            }
            Operation::Extended(asked, Ok(kept)) => {
                self.is_extending = false;
                for key in asked.iter().filter(|key| !kept.contains(key)) {
                    self.overtaken(*key);
                }
            }
            Operation::Extended(_, Err(error)) => {
                self.is_extending = false;
                self.extend_at = Instant::now() + AGAIN.min(self.settings.lease / 3);
                self.report_store(&error);
            }
            Operation::Settled(_, Ok(_)) => self.is_settling = false,
            Operation::Settled(settled, Err(error)) => {
                self.is_settling = false;
                self.settle_at = Instant::now() + AGAIN;
                self.settled.extend(settled);
                self.report_store(&error);
            }
            Operation::Pruned(Ok(_)) => {}
            Operation::Pruned(Err(error)) => self.report_store(&error),
        }
    }

    fn claimed(&mut self, claimed: Vec<Claimed>) {
        let now = Instant::now();
        if claimed.is_empty() {
            self.claim_at = later(now, self.pause);
            self.pause = self.pause.saturating_mul(2).min(self.settings.poll.1);
            return;
        }
        if self.running.is_empty() {
            // The claims are as old as their request, and the lease has a third in reserve for that.
            self.extend_at = later(now, self.settings.lease / 3);
        }
        self.pause = self.settings.poll.0;
        self.claim_at = now;
        for event in claimed {
            self.handle(event);
        }
    }

    fn handle(&mut self, event: Claimed) {
        let Claimed {
            key,
            attempt,
            age,
            envelope,
            body,
        } = event;
        let request = envelope
            .as_ref()
            .and_then(|known| known.request(body, attempt));
        let sealed = envelope.as_ref().and_then(|known| known.sealed.clone());
        let span = envelope.as_ref().map(|known| span(known, attempt));
        let running = Running {
            attempt,
            age,
            began: Instant::now(),
            operation: envelope.as_ref().and_then(|known| known.operation.clone()),
            message_id: envelope.and_then(|known| known.message_id),
            is_overtaken: false,
        };
        let (Some(request), Some(span)) = (request, span) else {
            let detail = match sealed {
                Some(sealed) => format!("the event does not open with the key `{sealed}`"),
                None => "what is stored of the event cannot be read".to_owned(),
            };
            return self.bury(
                key,
                &running,
                DeadCause::Unreadable,
                &detail,
                None,
                Vec::new(),
            );
        };
        let router = self.router.clone();
        let work = async move {
            let processed = router.process(request).await;
            record(&tracing::Span::current(), &processed);
            (key, processed)
        };
        let task = self.handlers.spawn(work.instrument(span));
        self.tasks.insert(task.id(), key);
        self.running.insert(key, running);
    }

    /// A task of a handler was aborted or panicked outside of the handler.
    fn ended(&mut self, task: Id) {
        if let Some(key) = self.tasks.remove(&task) {
            let processed = Processed::failed(StatusCode::INTERNAL_SERVER_ERROR, "its task ended");
            self.handled(key, processed);
        }
    }
}
