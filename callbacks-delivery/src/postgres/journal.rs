//! What people and their tools use.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use tokio_postgres::Row as Columns;
use tokio_postgres::types::Type;

use super::PostgresStore;
use super::connections::Parameter;
use super::values::{column, delivery_key, duration, limit, message_key, once, unsigned, variant};
use crate::error::StoreError;
use crate::id::{DeliveryKey, MessageKey, TargetId};
use crate::store::{
    AttemptRecord, Cause, DeadLetter, Erase, Filter, Gauges, Journal, MissingPage, Outcome,
    Position, Registry, Result,
};

/// How many messages are examined for a page of those that a target never got. Each is looked up in four tables, which takes
/// about 20 µs.
const EXAMINED: usize = 2_500;

impl Journal for PostgresStore {
    async fn find(&self, id: String) -> Result<Option<MessageKey>> {
        let mut connection = self.connection().await?;
        let rows = connection
            .query(&self.sql().find, &[(&id, Type::TEXT)])
            .await?;
        rows.first().map(message_key).transpose()
    }

    async fn positions(&self, message: MessageKey) -> Result<Vec<(TargetId, Position)>> {
        let rows = self.of_message(&self.sql().positions, message).await?;
        rows.iter().map(position).collect()
    }

    async fn attempts(&self, message: MessageKey) -> Result<Vec<(TargetId, AttemptRecord)>> {
        let rows = self.of_message(&self.sql().attempts, message).await?;
        rows.iter().map(attempt).collect()
    }

    async fn dead(
        &self,
        filter: Filter,
        after: Option<DeliveryKey>,
        most: usize,
    ) -> Result<Vec<DeadLetter>> {
        let wanted = Wanted::of(&filter);
        let first = MessageKey {
            day: i32::MIN,
            seq: i64::MIN,
        };
        let message = after.map_or(first, |after| after.message);
        let target = after.map_or(i64::MIN, |after| after.target.number());
        let most = limit(most);
        let mut parameters = wanted.parameters();
        parameters.extend([
            (&message.day as _, Type::INT4),
            (&message.seq as _, Type::INT8),
            (&target as _, Type::INT8),
            (&most as _, Type::INT8),
        ]);
        let mut connection = self.connection().await?;
        let rows = connection.query(&self.sql().dead, &parameters).await?;
        rows.iter().map(dead_letter).collect()
    }

    async fn count_dead(&self, filter: Filter) -> Result<u64> {
        let wanted = Wanted::of(&filter);
        let mut connection = self.connection().await?;
        let rows = connection
            .query(&self.sql().count_dead, &wanted.parameters())
            .await?;
        rows.first().map_or(Ok(0), |row| count(row, "count"))
    }

    async fn missing(
        &self,
        target: TargetId,
        since: SystemTime,
        after: Option<DeliveryKey>,
        most: usize,
    ) -> Result<MissingPage> {
        // An index finds the messages of a tenant.
        let endpoints = self.endpoints_of(vec![target]).await?;
        let tenant = endpoints.into_iter().next().and_then(|found| found.tenant);
        let day = after.map_or(i32::MIN, |after| after.message.day);
        let seq = after.map_or(i64::MIN, |after| after.message.seq);
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().missing,
                &[
                    (&target.number(), Type::INT8),
                    (&since, Type::TIMESTAMPTZ),
                    (&day, Type::INT4),
                    (&seq, Type::INT8),
                    (&limit(EXAMINED), Type::INT8),
                    (&limit(most), Type::INT8),
                    (&tenant, Type::TEXT),
                ],
            )
            .await?;
        let (mut page, mut last) = (MissingPage::default(), None);
        for row in &rows {
            let message = message_key(row)?;
            let key = DeliveryKey { message, target };
            last = Some(key);
            if column(row, "is_missing")? {
                page.rows.push(key);
            }
        }
        let examined = rows.first().map_or(Ok(0), |row| count(row, "examined"))?;
        page.next = match page.rows.len() == most {
            true => page.rows.last().copied(),
            false => last.filter(|_| examined == EXAMINED as u64),
        };
        Ok(page)
    }

    async fn resend(&self, deliveries: Vec<DeliveryKey>) -> Result<Vec<bool>> {
        let days: Vec<_> = deliveries.iter().map(|key| key.message.day).collect();
        let seqs: Vec<_> = deliveries.iter().map(|key| key.message.seq).collect();
        let targets: Vec<_> = deliveries.iter().map(|key| key.target.number()).collect();
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().resend,
                &[
                    (&days, Type::INT4_ARRAY),
                    (&seqs, Type::INT8_ARRAY),
                    (&targets, Type::INT8_ARRAY),
                    (&once(days.clone()), Type::INT4_ARRAY),
                ],
            )
            .await?;
        let mut resent = vec![false; deliveries.len()];
        for row in &rows {
            let place: i64 = column(row, "place")?;
            let place = usize::try_from(place - 1).ok();
            if let Some(resent) = place.and_then(|place| resent.get_mut(place)) {
                *resent = true;
            }
        }
        Ok(resent)
    }

    /// First in one transaction. An acknowledgement that was under way may still write an excerpt after it: so those are
    /// waited for, and excerpts are erased once more.
    async fn forget(&self, what: Erase) -> Result<u64> {
        let sql = self.sql();
        let target = match &what {
            Erase::Target(target) => Some(target.number()),
            Erase::Message(_) | Erase::Tag(_) => None,
        };
        let (select, parameter): (&str, Parameter<'_>) = match &what {
            Erase::Message(id) => (&sql.forget_message, (id, Type::TEXT)),
            Erase::Tag(tag) => (&sql.forget_tag, (tag, Type::TEXT)),
            Erase::Target(_) => (&sql.forget_target, (&target, Type::INT8)),
        };
        let mut connection = self.connection().await?;
        connection.begin().await?;
        let rows = connection.query(select, &[parameter]).await?;
        let forgotten: Result<Vec<_>> = rows.iter().map(message_key).collect();
        let forgotten = forgotten?;
        let days: Vec<_> = forgotten.iter().map(|key| key.day).collect();
        let seqs: Vec<_> = forgotten.iter().map(|key| key.seq).collect();
        let deliveries: [Parameter<'_>; 3] = [
            (&days, Type::INT4_ARRAY),
            (&seqs, Type::INT8_ARRAY),
            (&target, Type::INT8),
        ];
        connection
            .query(&sql.forget_deliveries, &deliveries)
            .await?;
        connection.commit().await?;
        connection
            .query(&sql.wait_for_acknowledgements, &[])
            .await?;
        connection
            .query(&sql.forget_deliveries, &deliveries)
            .await?;
        Ok(forgotten.len() as u64)
    }

    async fn prune(&self, age: Duration) -> Result<u64> {
        self.prune_days(age).await
    }

    async fn gauges(&self) -> Result<Gauges> {
        let mut connection = self.connection().await?;
        let rows = connection.query(&self.sql().gauges, &[]).await?;
        let row = rows.first().expect("the statement returns one row");
        let oldest_new: Option<i64> = column(row, "oldest_new_micros")?;
        let oldest_due: Option<i64> = column(row, "oldest_due_micros")?;
        let oldest_late: Option<i64> = column(row, "oldest_late_micros")?;
        Ok(Gauges {
            outbox: count(row, "new")?,
            due: count(row, "due")?,
            dead: count(row, "dead")?,
            oldest_new: oldest_new.map(duration),
            oldest_due: oldest_due.map(duration),
            oldest_late: oldest_late.map(duration),
            owned_shards: u16::try_from(count(row, "owned")?).unwrap_or(u16::MAX),
        })
    }
}

impl PostgresStore {
    async fn of_message(&self, sql: &str, message: MessageKey) -> Result<Vec<Columns>> {
        let mut connection = self.connection().await?;
        let parameters: [Parameter<'_>; 2] =
            [(&message.day, Type::INT4), (&message.seq, Type::INT8)];
        connection.query(sql, &parameters).await
    }
}

/// A filter, as parameters.
pub(super) struct Wanted<'a> {
    target: Option<i64>,
    tenant: Option<&'a str>,
    operation: Option<&'a str>,
    tag: Option<&'a str>,
    cause: Option<&'static str>,
    since: Option<SystemTime>,
}

impl<'a> Wanted<'a> {
    pub(super) fn of(filter: &'a Filter) -> Self {
        Self {
            target: filter.target.map(TargetId::number),
            tenant: filter.tenant.as_deref(),
            operation: filter.operation.as_deref(),
            tag: filter.tag.as_deref(),
            cause: filter.cause.map(Cause::as_str),
            since: filter.since,
        }
    }

    pub(super) fn parameters(&self) -> Vec<Parameter<'_>> {
        vec![
            (&self.target, Type::INT8),
            (&self.tenant, Type::TEXT),
            (&self.operation, Type::TEXT),
            (&self.tag, Type::TEXT),
            (&self.cause, Type::TEXT),
            (&self.since, Type::TIMESTAMPTZ),
        ]
    }
}

pub(super) fn count(row: &Columns, name: &str) -> Result<u64> {
    let count: i64 = column(row, name)?;
    Ok(u64::try_from(count).unwrap_or_default())
}

pub(super) fn position(row: &Columns) -> Result<(TargetId, Position)> {
    let target = TargetId::from_number(column(row, "target")?);
    let wait: Option<i64> = column(row, "wait_micros")?;
    let charged: Option<i32> = column(row, "charged")?;
    let cause: Option<&str> = column(row, "cause")?;
    let position = match (column(row, "is_new")?, wait, cause) {
        (true, ..) => Position::New,
        (_, Some(wait), _) => Position::Waiting {
            wait: duration(wait),
            charged: unsigned(charged.unwrap_or_default()),
        },
        (_, _, Some(cause)) => Position::Dead(variant(cause)?),
        (_, _, None) => Position::Delivered,
    };
    Ok((target, position))
}

fn attempt(row: &Columns) -> Result<(TargetId, AttemptRecord)> {
    let status: Option<i32> = column(row, "status")?;
    let failure: Option<String> = column(row, "failure")?;
    let excerpt: Option<&[u8]> = column(row, "excerpt")?;
    let outcome = match status.map(u16::try_from) {
        Some(Ok(status)) => Outcome::Status(status),
        Some(Err(error)) => return Err(StoreError::corrupted(error)),
        None => Outcome::Failure(failure.unwrap_or_default()),
    };
    let record = AttemptRecord {
        number: unsigned(column(row, "number")?),
        began: column(row, "began")?,
        ago: Duration::ZERO,
        took: duration(column(row, "took_micros")?),
        outcome,
        excerpt: Bytes::copy_from_slice(excerpt.unwrap_or_default()),
    };
    Ok((TargetId::from_number(column(row, "target")?), record))
}

pub(super) fn dead_letter(row: &Columns) -> Result<DeadLetter> {
    let cause: Cause = variant(column(row, "cause")?)?;
    let mut letter = DeadLetter::new(
        delivery_key(row)?,
        column(row, "died")?,
        cause,
        column(row, "detail")?,
    );
    letter.id = column(row, "id")?;
    letter.operation = column(row, "operation")?;
    Ok(letter)
}
