//! Acknowledging: one statement for a whole batch.

use std::collections::BTreeMap;
use std::time::SystemTime;

use tokio_postgres::types::Type;

use super::connections::Connection;
use super::counts::Counts;
use super::queue::shards;
use super::values::{self, column, int, micros, once, readable};
use crate::id::{Shard, TargetId};
use crate::store::{
    Acknowledgement, AttemptRecord, Lease, Outcome, Place, Result, TargetChange, Then,
};

/// The deliveries, as columns.
#[derive(Default)]
struct Settled<'a> {
    shard: Vec<i16>,
    day: Vec<i32>,
    seq: Vec<i64>,
    target: Vec<i64>,
    fifo: Vec<Option<i64>>,
    due: Vec<Option<SystemTime>>,
    next: Vec<&'static str>,
    wait: Vec<Option<i64>>,
    charged: Vec<Option<i32>>,
    uncharged: Vec<Option<i32>>,
    began: Vec<Option<i64>>,
    detail: Vec<Option<String>>,
    number: Vec<Option<i32>>,
    ago: Vec<Option<i64>>,
    took: Vec<Option<i64>>,
    status: Vec<Option<i32>>,
    failure: Vec<Option<String>>,
    excerpt: Vec<Option<&'a [u8]>>,
}

impl<'a> Settled<'a> {
    fn of(settled: &'a [Acknowledgement]) -> Self {
        let mut columns = Self::default();
        for each in settled {
            let target = each.key.target;
            columns.shard.push(values::shard(target.shard()));
            columns.day.push(each.key.message.day);
            columns.seq.push(each.key.message.seq);
            columns.target.push(target.number());
            columns.fifo.push(each.fifo.map(crate::FifoKey::number));
            columns.due.push(match each.place {
                Place::Outbox => None,
                Place::Due(moment) => Some(values::time(moment)),
            });
            columns.then(&each.then);
            columns.attempt(each.attempt.as_ref());
        }
        columns
    }

    fn then(&mut self, then: &Then) {
        let mut waiting = (None, None, None, None);
        let mut about = None;
        self.next.push(match then {
            Then::Done => "done",
            Then::Wait {
                wait,
                charged,
                uncharged,
                began,
            } => {
                let numbers = (Some(int(*charged)), Some(int(*uncharged)));
                waiting = (Some(micros(*wait)), numbers.0, numbers.1, began.map(micros));
                "wait"
            }
            Then::Dead { cause, detail } => {
                about = Some(readable(detail));
                cause.as_str()
            }
        });
        self.wait.push(waiting.0);
        self.charged.push(waiting.1);
        self.uncharged.push(waiting.2);
        self.began.push(waiting.3);
        self.detail.push(about);
    }

    fn attempt(&mut self, attempt: Option<&'a AttemptRecord>) {
        let outcome = attempt.map(|attempt| &attempt.outcome);
        self.number.push(attempt.map(|attempt| int(attempt.number)));
        self.ago.push(attempt.map(|attempt| micros(attempt.ago)));
        self.took.push(attempt.map(|attempt| micros(attempt.took)));
        self.status.push(match outcome {
            Some(Outcome::Status(status)) => Some(i32::from(*status)),
            _ => None,
        });
        self.failure.push(match outcome {
            Some(Outcome::Failure(word)) => Some(readable(word)),
            _ => None,
        });
        let excerpt = attempt.map(|attempt| &attempt.excerpt[..]);
        self.excerpt
            .push(excerpt.filter(|excerpt| !excerpt.is_empty()));
    }
}

/// The changes of targets, as columns.
#[derive(Default)]
struct Changes {
    target: Vec<i64>,
    disable: Vec<bool>,
    failing: Vec<Option<i64>>,
    alerted: Vec<i16>,
    opened: Vec<Option<i32>>,
    wait: Vec<Option<i64>>,
}

impl Changes {
    /// One statement changes a target once: the last change counts, and any of them may disable it.
    fn of(changes: &[TargetChange]) -> Self {
        let mut last: BTreeMap<TargetId, TargetChange> = BTreeMap::new();
        for change in changes {
            let before = last.get(&change.target);
            let disable = change.disable || before.is_some_and(|before| before.disable);
            let change = TargetChange { disable, ..*change };
            last.insert(change.target, change);
        }
        let mut columns = Self::default();
        for change in last.values() {
            let breaker = change.health.breaker;
            columns.target.push(change.target.number());
            columns.disable.push(change.disable);
            columns.failing.push(change.health.failing_for.map(micros));
            columns.alerted.push(change.health.alerted.into());
            columns.opened.push(breaker.map(|open| int(open.opened)));
            columns.wait.push(breaker.map(|open| micros(open.wait)));
        }
        columns
    }
}

pub(super) async fn acknowledge(
    connection: &mut Connection<'_>,
    sql: &str,
    lease: Lease,
    batch: &[Acknowledgement],
    changes: &[TargetChange],
    counts: &Counts,
) -> Result<Vec<Shard>> {
    let days = once(batch.iter().map(|each| each.key.message.day));
    let settled = Settled::of(batch);
    let changes = Changes::of(changes);
    let rows = connection
        .query(
            sql,
            &[
                (&lease.worker, Type::INT8),
                (&lease.token, Type::INT8),
                (&settled.shard, Type::INT2_ARRAY),
                (&settled.day, Type::INT4_ARRAY),
                (&settled.seq, Type::INT8_ARRAY),
                (&settled.target, Type::INT8_ARRAY),
                (&settled.fifo, Type::INT8_ARRAY),
                (&settled.due, Type::TIMESTAMPTZ_ARRAY),
                (&settled.next, Type::TEXT_ARRAY),
                (&settled.wait, Type::INT8_ARRAY),
                (&settled.charged, Type::INT4_ARRAY),
                (&settled.uncharged, Type::INT4_ARRAY),
                (&settled.began, Type::INT8_ARRAY),
                (&settled.detail, Type::TEXT_ARRAY),
                (&settled.number, Type::INT4_ARRAY),
                (&settled.ago, Type::INT8_ARRAY),
                (&settled.took, Type::INT8_ARRAY),
                (&settled.status, Type::INT4_ARRAY),
                (&settled.failure, Type::TEXT_ARRAY),
                (&settled.excerpt, Type::BYTEA_ARRAY),
                (&days, Type::INT4_ARRAY),
                (&changes.target, Type::INT8_ARRAY),
                (&changes.disable, Type::BOOL_ARRAY),
                (&changes.failing, Type::INT8_ARRAY),
                (&changes.alerted, Type::INT2_ARRAY),
                (&changes.opened, Type::INT4_ARRAY),
                (&changes.wait, Type::INT8_ARRAY),
            ],
        )
        .await?;
    let row = rows.first().expect("the statement returns one row");
    let settled: Vec<i64> = column(row, "settled")?;
    counts.add(batch, &settled, column(row, "minute")?);
    Ok(shards(column(row, "held")?))
}
