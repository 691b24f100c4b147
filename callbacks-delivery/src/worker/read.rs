//! Reading rows.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;

use callbacks_runtime::client::Transport;

use super::engine::{Done, Engine, Hold};
use super::guard::guarded;
use crate::id::TargetId;
use crate::store::{Bound, Due, DueBound, Place, Result, Row, Store};

/// How many rows of each shard a poll reads: as many as there is room for, within these limits.
const POLLED: std::ops::RangeInclusive<usize> = 16..=200;

/// A poll needs this part of the memory for rows.
const ROOM: usize = 16;

/// If there is no room for so long, targets give back what they cannot use soon.
const FULL: Duration = Duration::from_millis(200);

/// While there is enough to send, polls have this distance, however many messages are accepted.
const BUSY: Duration = Duration::from_millis(5);

/// How many rows of each target are read from `due`, besides those of requests that are on their way.
const DUE: usize = 64;

/// How many rows there are for each request, of a target that may only try.
const TRIED: usize = 8;

/// How many targets are read from `due` at once.
const DUE_TARGETS: usize = 64;

/// A transaction may commit after another one with a larger number. Polls reach back by so many numbers.
const OVERLAP: i64 = 1_000;

/// No target is before it.
const FIRST: TargetId = TargetId::from_number(i64::MIN);

/// How often everything is read again, for transactions that were open for long.
const FULL_POLL: Duration = Duration::from_secs(5);

/// It takes at most this part of the time, and comes at least so often: a database may have to read over very many deleted rows.
const FULL_POLL_PART: u32 = 20;
const RAREST_FULL_POLL: Duration = Duration::from_secs(60);

#[derive(Default)]
pub(super) struct Reads {
    pub(super) poll_at: Duration,
    poll_wait: Duration,
    full_poll_at: Duration,
    /// How long it takes to read everything again, if that is under way.
    full_poll_took: Option<Duration>,
    poll_began: Duration,
    /// The first message of each target that there was no room for. Those behind it may have to wait for it.
    pub(super) skipped: HashMap<TargetId, i64>,
    pub(super) retry_at: Duration,
    is_polling: bool,
    /// How many rows of each shard the last poll asked for.
    limit: usize,
    /// Whether the last poll was cut off.
    has_more: bool,
    /// Since when there has been no room.
    full_since: Option<Duration>,
    polls: u64,
    is_reading_due: bool,
    dues: u64,
    /// The targets whose rows in `due` are wanted.
    pub(super) due: BTreeSet<TargetId>,
    /// Targets with a row that was perhaps being written to `due` while it was read: it may be before the first one that was found.
    unsure: BTreeSet<TargetId>,
}

impl Reads {
    /// There are new messages, perhaps with old numbers.
    pub(super) fn wake(&mut self, has_old: bool) {
        self.poll_at = Duration::ZERO;
        if has_old {
            self.full_poll_at = Duration::ZERO;
        }
    }

    /// Notes that a row of a target will be written to `due`.
    pub(super) fn will_be_written(&mut self, target: TargetId) {
        if self.is_reading_due {
            self.unsure.insert(target);
        }
    }
}

impl<S: Store, T: Transport + Clone + 'static> Engine<S, T> {
    /// How many more rows there is room for.
    fn room(&self) -> usize {
        self.settings.held.saturating_sub(self.in_memory())
    }

    fn has_room(&self) -> bool {
        self.room() >= self.settings.held.div_ceil(ROOM)
    }

    /// When the next poll may begin. New messages of any number must not keep the worker from those that it has.
    fn poll_at(&self) -> Duration {
        let has_enough = self.in_memory() >= self.settings.concurrency.saturating_mul(2);
        let earliest = match has_enough && !self.reads.has_more {
            true => self.reads.poll_began + BUSY,
            false => Duration::ZERO,
        };
        self.reads.poll_at.max(self.reads.retry_at).max(earliest)
    }

    /// When there is something to do for polls.
    pub(super) fn next_poll(&self) -> Duration {
        match self.reads.full_since {
            _ if self.reads.is_polling || self.closing.is_some() => Duration::MAX,
            Some(since) => since + FULL,
            None => self.poll_at(),
        }
    }

    /// Makes room if there has been none for a while. Usually what is in memory is sent in that time.
    fn make_room(&mut self, now: Duration) {
        if self.has_room() {
            self.reads.full_since = None;
        } else if now >= *self.reads.full_since.get_or_insert(now) + FULL {
            self.reads.full_since = Some(now);
            self.relieve(now);
        }
    }

    pub(super) fn poll(&mut self, now: Duration) {
        self.make_room(now);
        let cannot = self.reads.is_polling || self.closing.is_some() || !self.has_room();
        if cannot || now < self.poll_at() {
            return;
        }
        if now >= self.reads.full_poll_at {
            self.reads.full_poll_at = now + RAREST_FULL_POLL;
            self.reads.full_poll_took = Some(Duration::ZERO);
            self.reads.skipped.clear();
            for (_, owned) in self.leasing.active() {
                owned.after = None;
            }
        }
        let bounds: Vec<_> = self
            .leasing
            .active()
            .map(|(shard, owned)| Bound {
                shard,
                after: owned.after,
            })
            .collect();
        self.reads.poll_at = now.saturating_add(self.settings.poll.1);
        if bounds.is_empty() {
            return;
        }
        self.reads.is_polling = true;
        self.reads.poll_began = now;
        self.reads.polls += 1;
        let limit = (self.room() / bounds.len()).clamp(*POLLED.start(), *POLLED.end());
        self.reads.limit = limit;
        let store = Arc::clone(&self.store);
        self.tasks
            .spawn(async move { Done::Polled(guarded(store.poll(bounds, limit)).await) });
    }

    pub(super) fn on_polled(&mut self, rows: Result<Vec<Row>>, now: Duration) {
        self.reads.is_polling = false;
        let rows = match self.store_result(rows, now) {
            Ok(rows) => rows,
            Err(retry_at) => {
                self.reads.retry_at = retry_at;
                self.reads.poll_at = retry_at;
                return;
            }
        };
        let mut counts = std::collections::BTreeMap::<_, (usize, _)>::new();
        for row in &rows {
            let (count, last) = counts.entry(row.shard()).or_insert((0, row.key));
            *count += 1;
            *last = row.key;
        }
        let (limit, is_in_order) = (self.reads.limit, self.store.commits_in_order());
        let mut has_more = false;
        for (shard, owned) in self.leasing.active() {
            let found = counts.get(&shard);
            let is_cut_off = found.is_some_and(|(count, _)| *count >= limit);
            has_more |= is_cut_off;
            let last = found.map(|(_, last)| (last.message.seq, last.target));
            owned.after = match last.or(owned.after) {
                Some((seq, target)) if !is_cut_off && !is_in_order && target != FIRST => {
                    // Numbers that commit late are at most so far behind the last one that was seen.
                    Some((seq.saturating_sub(OVERLAP), FIRST))
                }
                after => after,
            };
        }
        self.reads.has_more = has_more;
        self.note_poll(now, has_more);
        let mut is_new = false;
        for row in rows {
            is_new |= self.accept(row, now);
        }
        let (shortest, longest) = self.settings.poll;
        self.reads.poll_wait = match is_new {
            true => shortest,
            false => self
                .reads
                .poll_wait
                .saturating_mul(2)
                .clamp(shortest, longest),
        };
        // A wake that came while the poll was running has set this to zero.
        let wait = if has_more {
            Duration::ZERO
        } else {
            self.reads.poll_wait
        };
        self.reads.poll_at = self.reads.poll_at.min(now.saturating_add(wait));
        self.sweep();
    }

    /// Decides when everything is read again.
    fn note_poll(&mut self, now: Duration, has_more: bool) {
        let Some(took) = &mut self.reads.full_poll_took else {
            return;
        };
        *took += now.saturating_sub(self.reads.poll_began);
        if !has_more {
            let pause = FULL_POLL.max(FULL_POLL_PART * *took);
            self.reads.full_poll_at = now + pause.min(RAREST_FULL_POLL);
            self.reads.full_poll_took = None;
        }
    }

    pub(super) fn read_due(&mut self, now: Duration) {
        if self.reads.is_reading_due || now < self.reads.retry_at || self.closing.is_some() {
            return;
        }
        let mut wanted = Vec::new();
        while wanted.len() < DUE_TARGETS
            && let Some(id) = self.reads.due.pop_first()
        {
            wanted.extend(self.due_bound(id));
        }
        if wanted.is_empty() {
            return;
        }
        self.reads.unsure = wanted
            .iter()
            .map(|bound| bound.target)
            .filter(|target| self.settling.is_writing(*target))
            .collect();
        self.reads.is_reading_due = true;
        self.reads.dues += 1;
        let store = Arc::clone(&self.store);
        self.tasks.spawn(async move {
            let due = guarded(store.due(wanted.clone())).await;
            Done::Due(wanted, due)
        });
    }

    fn due_bound(&mut self, id: TargetId) -> Option<DueBound> {
        let default = self.settings.target_concurrency;
        let target = self.targets.get_mut(&id)?;
        // What is written from now on sets it again.
        target.backlog = None;
        let at_once = target.concurrency(default);
        let limit = match target.is_at_ease(default) || target.is_disabled() {
            true => DUE + 2 * at_once,
            false => TRIED * at_once,
        };
        Some(DueBound {
            target: id,
            since: target.due_since,
            limit,
        })
    }

    pub(super) fn on_due(&mut self, wanted: &[DueBound], due: Result<Due>, now: Duration) {
        self.reads.is_reading_due = false;
        match self.store_result(due, now) {
            Ok(due) => {
                let mut found = HashMap::<_, (usize, Place)>::new();
                for row in &due.rows {
                    let (count, _) = found.entry(row.key.target).or_insert((0, row.place));
                    *count += 1;
                }
                for row in due.rows {
                    self.accept(row, now);
                }
                for next in due.next {
                    self.due_at(next.target, now.saturating_add(next.wait));
                }
                for bound in wanted {
                    self.remember(bound, found.get(&bound.target).copied(), now);
                }
            }
            Err(retry_at) => {
                self.reads.retry_at = retry_at;
                for bound in wanted {
                    self.due_at(bound.target, retry_at);
                }
            }
        }
        self.sweep();
    }

    /// Remembers before which moment a target has no rows, as long as it has more than are read at once. Then its first row is due, so
    /// what is written later is behind it.
    fn remember(&mut self, bound: &DueBound, found: Option<(usize, Place)>, now: Duration) {
        let id = bound.target;
        let is_sure = !self.reads.unsure.contains(&id);
        let Some(target) = self.targets.get_mut(&id) else {
            return;
        };
        match found {
            Some((count, Place::Due(first))) if count >= bound.limit => {
                if is_sure {
                    target.due_since = Some(first);
                }
            }
            _ => {
                target.due_since = None;
                if bound.since.is_some() {
                    // Nothing is forgotten because of what was remembered.
                    self.due_at(id, now);
                }
            }
        }
    }

    /// Notes that rows of a target are due at a moment.
    pub(super) fn due_at(&mut self, id: TargetId, at: Duration) {
        if !self.is_active(id.shard(), self.now()) {
            return;
        }
        let target = self.target(id);
        if target.backlog.is_none_or(|before| at < before) {
            target.backlog = Some(at);
        }
        self.timers.insert((at, id));
    }

    /// Forgets settled rows that no running read can return any more.
    fn sweep(&mut self) {
        let running_polls = self.reads.is_polling.then_some(self.reads.polls);
        let running_dues = self.reads.is_reading_due.then_some(self.reads.dues);
        self.held.retain(|_, hold| match hold {
            Hold::Busy => true,
            Hold::Retired { polls, dues } => {
                running_polls.is_some_and(|running| running <= *polls)
                    || running_dues.is_some_and(|running| running <= *dues)
            }
        });
    }

    /// Keeps a settled row in mind until reads that began before are complete.
    pub(super) fn retire(&mut self, key: crate::id::DeliveryKey) {
        if self.reads.is_polling || self.reads.is_reading_due {
            let (polls, dues) = (self.reads.polls, self.reads.dues);
            self.held.insert(key, Hold::Retired { polls, dues });
        } else {
            self.held.remove(&key);
        }
    }
}
