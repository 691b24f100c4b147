//! What a worker knows about one target.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::time::Duration;

use callbacks_runtime::retry::{Breaker, Class};

use super::dispatch::SOON;
use crate::id::{FifoKey, TargetId};
use crate::message::Message;
use crate::store::{Health, OpenBreaker, Row, TargetRecord, TargetState};

/// A message that can be sent.
#[derive(Debug)]
pub(super) struct Ready {
    pub(super) row: Row,
    pub(super) message: Box<Message>,
}

#[derive(Debug)]
pub(super) struct Target {
    pub(super) record: TargetRecord,
    pub(super) breaker: Breaker,
    /// Since when it fails, on the worker's time line.
    pub(super) failing_since: Option<Duration>,
    pub(super) alerted: u8,
    /// What has no payload in memory.
    pub(super) queue: VecDeque<Row>,
    /// How many payloads are being read.
    pub(super) loading: usize,
    pub(super) loaded: VecDeque<Ready>,
    pub(super) in_flight: usize,
    /// How many requests may run at once after an outage: it doubles with each success.
    pub(super) allowance: usize,
    pub(super) fifo: HashMap<FifoKey, Fifo>,
    /// When rows of `due` may be due. `None` if there are none.
    pub(super) backlog: Option<Duration>,
    /// The number of the moment that no row of `due` is before, if it is known.
    pub(super) due_since: Option<i64>,
    /// When the rate permits the next request.
    pub(super) next_send: Duration,
    /// Until when the target asked for quiet.
    pub(super) quiet_until: Duration,
    /// Whether it is in the round.
    pub(super) is_queued: bool,
    /// Whether its health differs from what the store has.
    pub(super) is_changed: bool,
    /// Whether its health is being written.
    pub(super) is_writing: bool,
    /// Whether it is in the queue of its origin.
    pub(super) waits_for_origin: bool,
    pub(super) disables: bool,
}

/// The messages of one order key.
#[derive(Debug, Default)]
pub(super) struct Fifo {
    /// The one that is being sent, by its number.
    pub(super) busy: Option<i64>,
    pub(super) waiting: BTreeMap<i64, Row>,
    /// Those in `due`, which the others have to wait for.
    pub(super) due: BTreeSet<i64>,
}

impl Fifo {
    /// The next message, if its turn has come.
    pub(super) fn next(&mut self) -> Option<Row> {
        let first = *self.waiting.keys().next()?;
        let is_first = self.due.first().is_none_or(|due| first < *due);
        if self.busy.is_some() || !is_first {
            return None;
        }
        self.busy = Some(first);
        self.waiting.remove(&first)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.busy.is_none() && self.waiting.is_empty() && self.due.is_empty()
    }
}

/// What an attempt changed about the health of a target.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Noted {
    pub(super) recovered_after: Option<Duration>,
    pub(super) alert: Option<u8>,
    pub(super) gone: bool,
    pub(super) disabled: bool,
}

impl Target {
    pub(super) fn new(target: TargetId, concurrency: usize) -> Self {
        Self {
            record: TargetRecord::new(target),
            breaker: Breaker::default(),
            failing_since: None,
            alerted: 0,
            queue: VecDeque::new(),
            loading: 0,
            loaded: VecDeque::new(),
            in_flight: 0,
            allowance: concurrency,
            fifo: HashMap::new(),
            backlog: None,
            due_since: None,
            next_send: Duration::ZERO,
            quiet_until: Duration::ZERO,
            is_queued: false,
            is_changed: false,
            is_writing: false,
            waits_for_origin: false,
            disables: false,
        }
    }

    /// Takes over what the store has. What was noticed here and not yet written counts more.
    pub(super) fn apply(&mut self, mut record: TargetRecord, now: Duration) {
        let is_newer = self.is_changed || self.is_writing;
        if is_newer && self.is_disabled() {
            record.state = TargetState::Disabled;
        }
        if !is_newer {
            let health = record.health;
            self.failing_since = health.failing_for.map(|ago| now.saturating_sub(ago));
            self.alerted = health.alerted;
            match health.breaker {
                None if !self.breaker.is_closed() => {
                    self.breaker = Breaker::default();
                    self.quiet_until = Duration::ZERO;
                }
                Some(OpenBreaker { opened, wait }) if self.breaker.is_closed() => {
                    self.breaker = Breaker::restored(opened, now.saturating_add(wait));
                }
                _ => {}
            }
        }
        if self.record.rate != record.rate {
            // A new rate does not wait for the pause of the old one.
            self.next_send = Duration::ZERO;
        }
        self.record = record;
    }

    /// Whether nothing else with the order key of a row comes first.
    pub(super) fn is_turn_of(&self, row: &Row) -> bool {
        let fifo = row.fifo.map(|key| self.fifo.get(&key));
        fifo.is_none_or(|fifo| fifo.is_some_and(|fifo| fifo.busy == Some(row.key.message.seq)))
    }

    /// How it fares, for the store.
    pub(super) fn health(&self, now: Duration) -> Health {
        Health {
            failing_for: self.failing_since.map(|since| now.saturating_sub(since)),
            alerted: self.alerted,
            breaker: self
                .breaker
                .open_until()
                .map(|(opened, until)| OpenBreaker {
                    opened,
                    wait: until.saturating_sub(now),
                }),
        }
    }

    pub(super) fn concurrency(&self, default: u16) -> usize {
        let limit = self.record.concurrency.unwrap_or(default).max(1);
        usize::from(limit).min(self.allowance.max(1))
    }

    /// Rows in memory that can be written back.
    pub(super) fn len(&self) -> usize {
        self.queue.len() + self.loaded.len()
    }

    /// How long nothing is sent, as far as is known without asking the breaker for a permit.
    pub(super) fn blocked_for(&self, now: Duration) -> Option<Duration> {
        let open = self.breaker.open_until().map_or(now, |(_, until)| until);
        let until = open.max(self.quiet_until);
        (until > now).then(|| until - now)
    }

    /// Whether its rows only take the memory of others. A short silence is no reason to give them back, and what a disabled target has
    /// is taken to make dead letters of it.
    pub(super) fn is_stopped(&self, now: Duration) -> bool {
        let is_open = self
            .breaker
            .open_until()
            .is_some_and(|(_, until)| until > now);
        let is_quiet = self.quiet_until > now.saturating_add(SOON);
        !self.is_disabled() && (self.is_paused() || is_open || is_quiet)
    }

    /// How many more requests may begin now. The rate, the origin and the breaker may still refuse some.
    pub(super) fn free(&self, default: u16, now: Duration) -> usize {
        match self.waits_for_origin || self.next_send > now {
            true => 0,
            false => self.concurrency(default).saturating_sub(self.in_flight),
        }
    }

    /// Whether nothing limits it after an outage any more.
    pub(super) fn is_at_ease(&self, default: u16) -> bool {
        let limit = self.record.concurrency.unwrap_or(default).max(1);
        self.breaker.is_closed() && self.allowance >= usize::from(limit)
    }

    pub(super) const fn is_paused(&self) -> bool {
        matches!(self.record.state, TargetState::Paused)
    }

    pub(super) const fn is_disabled(&self) -> bool {
        matches!(self.record.state, TargetState::Disabled)
    }

    /// Notes what an attempt meant for the target. `limit` is the time after which a target is disabled.
    pub(super) fn note(&mut self, class: Class, limit: Duration, now: Duration) -> Noted {
        let mut noted = Noted::default();
        match class {
            Class::Success => {
                if let Some(since) = self.failing_since.take() {
                    noted.recovered_after = Some(now.saturating_sub(since));
                    self.alerted = 0;
                    self.is_changed = true;
                }
            }
            Class::Gone => {
                noted.gone = true;
                self.disable();
            }
            Class::Retry | Class::Throttled => {
                if self.failing_since.is_none() {
                    self.failing_since = Some(now);
                    self.is_changed = true;
                }
                self.alert(limit, now, &mut noted);
            }
            // It says nothing about the target.
            _ => {}
        }
        noted
    }

    fn alert(&mut self, limit: Duration, now: Duration, noted: &mut Noted) {
        let since = self.failing_since.unwrap_or(now);
        let percent = percent(now.saturating_sub(since), limit);
        let reached = [100, 90, 70, 50]
            .into_iter()
            .find(|step| percent >= u128::from(*step));
        if let Some(step) = reached.filter(|step| *step > self.alerted) {
            self.alerted = step;
            self.is_changed = true;
            noted.alert = Some(step);
            if step == 100 {
                noted.disabled = true;
                self.disable();
            }
        }
    }

    fn disable(&mut self) {
        self.record.state = TargetState::Disabled;
        self.disables = true;
        self.is_changed = true;
    }

    /// Whether nothing has to be remembered.
    pub(super) fn is_idle(&self, concurrency: u16) -> bool {
        self.queue.is_empty()
            && self.loading == 0
            && self.loaded.is_empty()
            && self.in_flight == 0
            && self.fifo.is_empty()
            && self.backlog.is_none()
            && !self.is_changed
            && !self.is_writing
            && self.breaker.is_closed()
            && self.failing_since.is_none()
            && self.allowance >= usize::from(concurrency)
            && self.record == TargetRecord::new(self.record.target)
    }
}

fn percent(part: Duration, whole: Duration) -> u128 {
    if whole.is_zero() {
        return 100;
    }
    part.as_nanos() * 100 / whole.as_nanos()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{DeliveryKey, MessageKey};
    use crate::store::Place;

    const HOUR: Duration = Duration::from_secs(3_600);

    fn row(seq: i64) -> Row {
        Row {
            key: DeliveryKey {
                message: MessageKey { day: 0, seq },
                target: TargetId::from_number(1),
            },
            place: Place::Outbox,
            fifo: Some(FifoKey::from_number(1)),
            charged: 0,
            uncharged: 0,
            began: None,
        }
    }

    #[test]
    fn d6_an_order_key_lets_one_pass_and_waits_for_what_is_due() {
        let mut fifo = Fifo::default();
        fifo.waiting.extend([3, 5].map(|seq| (seq, row(seq))));
        fifo.due.insert(4);
        assert_eq!(fifo.next().unwrap().key.message.seq, 3);
        assert_eq!(fifo.next(), None);
        fifo.busy = None;
        // The fourth one waits for its next attempt.
        assert_eq!(fifo.next(), None);
        fifo.due.remove(&4);
        fifo.waiting.insert(4, row(4));
        assert_eq!(fifo.next().unwrap().key.message.seq, 4);
        fifo.busy = None;
        assert_eq!(fifo.next().unwrap().key.message.seq, 5);
        fifo.busy = None;
        assert!(fifo.is_empty());
    }

    #[test]
    fn d25_alerts_at_50_70_90_and_100_percent_of_the_way() {
        let mut target = Target::new(TargetId::from_number(1), 8);
        let start = 1_000 * HOUR;
        let mut alerts = Vec::new();
        for hour in 0..=101 {
            let noted = target.note(Class::Retry, 100 * HOUR, start + hour * HOUR);
            alerts.extend(noted.alert.map(|percent| (hour, percent)));
            assert_eq!(noted.disabled, noted.alert == Some(100));
        }
        assert_eq!(alerts, [(50, 50), (70, 70), (90, 90), (100, 100)]);
        assert!(target.is_disabled());
    }

    #[test]
    fn d25_a_success_ends_the_way() {
        let mut target = Target::new(TargetId::from_number(1), 8);
        let start = 1_000 * HOUR;
        target.note(Class::Retry, 100 * HOUR, start);
        assert_eq!(
            target
                .note(Class::Retry, 100 * HOUR, start + 60 * HOUR)
                .alert,
            Some(50)
        );
        let noted = target.note(Class::Success, 100 * HOUR, start + 61 * HOUR);
        assert_eq!(noted.recovered_after, Some(61 * HOUR));
        target.note(Class::Retry, 100 * HOUR, start + 62 * HOUR);
        assert_eq!(
            target
                .note(Class::Retry, 100 * HOUR, start + 111 * HOUR)
                .alert,
            None
        );
        assert_eq!(
            target
                .note(Class::Throttled, 100 * HOUR, start + 112 * HOUR)
                .alert,
            Some(50)
        );
    }

    #[test]
    fn s33_own_failures_say_nothing_about_a_target() {
        let mut target = Target::new(TargetId::from_number(1), 8);
        for class in [Class::Uncharged, Class::Final] {
            assert_eq!(target.note(class, Duration::ZERO, HOUR), Noted::default());
        }
        assert!(target.is_idle(8));
    }
}
