//! What producers and workers use.

use std::time::Duration;

use tokio_postgres::Row as Columns;
use tokio_postgres::types::Type;

use super::PostgresStore;
use super::values::{self, column, delivery_key, duration, fifo, limit, micros, once, unsigned};
use crate::error::StoreError;
use crate::id::{MessageKey, Shard, TargetId};
use crate::message::Message;
use crate::store::{
    Acknowledgement, Bound, Due, DueBound, DueTarget, Enqueued, Held, Lease, Loaded, Place, Queue,
    Result, Row, TargetChange,
};

impl Queue for PostgresStore {
    async fn enqueue(&self, messages: Vec<Message>) -> Result<Vec<Enqueued>> {
        self.inner.accept(messages).await
    }

    async fn heartbeat(&self, lease: Lease, duration: Duration) -> Result<Held> {
        let mut connection = self.lease_connection().await?;
        let parameters: [(&(dyn tokio_postgres::types::ToSql + Sync), _); 3] = [
            (&lease.worker, Type::INT8),
            (&lease.token, Type::INT8),
            (&micros(duration), Type::INT8),
        ];
        let rows = connection.query(&self.sql().heartbeat, &parameters).await?;
        let row = rows
            .first()
            .ok_or_else(|| StoreError::corrupted("the table `control` is empty"))?;
        let share: i32 = column(row, "share")?;
        let version: i64 = column(row, "version")?;
        self.keep_up();
        self.inner.write_counts_soon();
        Ok(Held {
            shards: shards(column(row, "shards")?),
            share: usize::try_from(share).unwrap_or_default(),
            control: version.cast_unsigned(),
        })
    }

    async fn release(&self, lease: Lease, shards: Vec<Shard>) -> Result<()> {
        let shards: Vec<_> = shards.into_iter().map(values::shard).collect();
        let mut connection = self.lease_connection().await?;
        let parameters: [(&(dyn tokio_postgres::types::ToSql + Sync), _); 3] = [
            (&lease.worker, Type::INT8),
            (&lease.token, Type::INT8),
            (&shards, Type::INT2_ARRAY),
        ];
        connection.query(&self.sql().release, &parameters).await?;
        Ok(())
    }

    async fn leave(&self, lease: Lease) -> Result<()> {
        let mut connection = self.lease_connection().await?;
        let parameters: [(&(dyn tokio_postgres::types::ToSql + Sync), _); 2] =
            [(&lease.worker, Type::INT8), (&lease.token, Type::INT8)];
        connection.query(&self.sql().leave, &parameters).await?;
        drop(connection);
        if let Err(error) = self.inner.write_counts().await {
            tracing::debug!(%error, "figures were not written");
        }
        Ok(())
    }

    async fn poll(&self, from: Vec<Bound>, limit: usize) -> Result<Vec<Row>> {
        let shards: Vec<_> = from
            .iter()
            .map(|bound| values::shard(bound.shard))
            .collect();
        // Behind the least row is everything.
        let least = (i64::MIN, TargetId::from_number(i64::MIN));
        let after = || from.iter().map(|bound| bound.after.unwrap_or(least));
        let seqs: Vec<_> = after().map(|(seq, _)| seq).collect();
        let targets: Vec<_> = after().map(|(_, target)| target.number()).collect();
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().poll,
                &[
                    (&shards, Type::INT2_ARRAY),
                    (&seqs, Type::INT8_ARRAY),
                    (&targets, Type::INT8_ARRAY),
                    (&values::limit(limit), Type::INT8),
                ],
            )
            .await?;
        let row = |row: &Columns| {
            Ok(Row {
                key: delivery_key(row)?,
                place: Place::Outbox,
                fifo: fifo(row)?,
                charged: 0,
                uncharged: 0,
                began: None,
            })
        };
        rows.iter().map(row).collect()
    }

    async fn due_targets(&self, shards: Vec<Shard>) -> Result<Vec<DueTarget>> {
        let shards: Vec<_> = shards.into_iter().map(values::shard).collect();
        let mut connection = self.connection().await?;
        let rows = connection
            .query(&self.sql().due_targets, &[(&shards, Type::INT2_ARRAY)])
            .await?;
        rows.iter().map(due_target).collect()
    }

    async fn due(&self, wanted: Vec<DueBound>) -> Result<Due> {
        let of_each = || wanted.iter();
        let shards: Vec<_> = of_each()
            .map(|bound| values::shard(bound.target.shard()))
            .collect();
        let targets: Vec<_> = of_each().map(|bound| bound.target.number()).collect();
        let since: Vec<_> = of_each()
            .map(|bound| bound.since.map(values::time))
            .collect();
        let limits: Vec<_> = of_each().map(|bound| limit(bound.limit)).collect();
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().due,
                &[
                    (&shards, Type::INT2_ARRAY),
                    (&targets, Type::INT8_ARRAY),
                    (&since, Type::TIMESTAMPTZ_ARRAY),
                    (&limits, Type::INT8_ARRAY),
                ],
            )
            .await?;
        let mut found = Due::default();
        let mut of_target = 0;
        let mut last = None;
        for row in &rows {
            let key = delivery_key(row)?;
            if last != Some(key.target) {
                (last, of_target) = (Some(key.target), 0);
            }
            let most: i64 = column(row, "most")?;
            if column(row, "is_due")? && of_target < most {
                found.rows.push(waiting(row)?);
                of_target += 1;
            } else if found.next.last().map(|next| next.target) != Some(key.target) {
                found.next.push(due_target(row)?);
            }
        }
        Ok(found)
    }

    async fn fifo_due(&self, shards: Vec<Shard>) -> Result<Vec<Row>> {
        let shards: Vec<_> = shards.into_iter().map(values::shard).collect();
        let mut connection = self.connection().await?;
        let rows = connection
            .query(&self.sql().fifo_due, &[(&shards, Type::INT2_ARRAY)])
            .await?;
        rows.iter().map(waiting).collect()
    }

    async fn load(&self, messages: Vec<MessageKey>) -> Result<Vec<Loaded>> {
        let days: Vec<_> = messages.iter().map(|key| key.day).collect();
        let seqs: Vec<_> = messages.iter().map(|key| key.seq).collect();
        let mut connection = self.connection().await?;
        let rows = connection
            .query(
                &self.sql().load,
                &[
                    (&days, Type::INT4_ARRAY),
                    (&seqs, Type::INT8_ARRAY),
                    (&once(days.clone()), Type::INT4_ARRAY),
                ],
            )
            .await?;
        let mut found = vec![Loaded::Missing; messages.len()];
        for row in &rows {
            let place: i64 = column(row, "place")?;
            let place = usize::try_from(place - 1).ok();
            if let Some(loaded) = place.and_then(|place| found.get_mut(place)) {
                *loaded = parse(column(row, "envelope")?, column(row, "body")?);
            }
        }
        Ok(found)
    }

    async fn acknowledge(
        &self,
        lease: Lease,
        settled: Vec<Acknowledgement>,
        changes: Vec<TargetChange>,
    ) -> Result<Vec<Shard>> {
        let mut connection = self.connection().await?;
        let sql = &self.sql().acknowledge;
        let counts = &self.inner.counts;
        super::acknowledge::acknowledge(&mut connection, sql, lease, &settled, &changes, counts)
            .await
    }
}

pub(super) fn shards(numbers: Vec<i16>) -> Vec<Shard> {
    let numbers = numbers.into_iter();
    let shards = numbers.filter_map(|number| Shard::new(number.cast_unsigned()));
    shards.collect()
}

/// What came of the message with this id.
pub(super) fn enqueued(row: &Columns, id: &str) -> Result<Enqueued> {
    if let Some(of) = column(row, "duplicate_of")? {
        return Ok(Enqueued::Duplicate { of });
    }
    let deliveries: i32 = column(row, "deliveries")?;
    Ok(Enqueued::Accepted {
        key: MessageKey {
            day: column(row, "accepted_day")?,
            seq: column(row, "accepted_seq")?,
        },
        id: id.to_owned(),
        deliveries: usize::try_from(deliveries).unwrap_or_default(),
    })
}

fn due_target(row: &Columns) -> Result<DueTarget> {
    Ok(DueTarget {
        target: TargetId::from_number(column(row, "target")?),
        wait: duration(column(row, "wait_micros")?),
    })
}

fn waiting(row: &Columns) -> Result<Row> {
    let began: Option<i64> = column(row, "began_micros")?;
    Ok(Row {
        key: delivery_key(row)?,
        place: Place::Due(values::moment(column(row, "due")?)),
        fifo: fifo(row)?,
        charged: unsigned(column(row, "charged")?),
        uncharged: unsigned(column(row, "uncharged")?),
        began: began.map(duration),
    })
}

/// A message whose envelope is empty was forgotten.
fn parse(envelope: &str, body: Option<&[u8]>) -> Loaded {
    if envelope.is_empty() {
        return Loaded::Forgotten;
    }
    let body = bytes::Bytes::copy_from_slice(body.unwrap_or_default());
    match Message::restored(envelope, body) {
        Ok(message) => Loaded::Message(Box::new(message)),
        Err(error) => Loaded::Unreadable(error.to_string()),
    }
}
