//! Received events.

use std::time::Duration;

use bytes::Bytes;
use serde_json::json;
use tokio_postgres::Row as Columns;
use tokio_postgres::types::Type;

use super::PostgresStore;
use super::connections::Parameter;
use super::received::Wanted;
use super::values::{column, duration, limit, micros, readable, unsigned, variant};
use crate::inbox::{
    ClaimToken, Claimed, DeadCause, DeadEvent, EventEnvelope, EventFilter, EventKey, EventPage,
    EventState, InboxGauges, InboxStore, NewEvent, Settle, StoredViolation,
};
use crate::store::{Result, Tally};

fn numbers(keys: &[EventKey]) -> Vec<i64> {
    keys.iter().map(|key| key.0).collect()
}

/// The envelope and the body of a row. Nothing if they are missing or cannot be read.
fn contents(row: &Columns) -> Result<(Option<EventEnvelope>, Bytes)> {
    let envelope: Option<&str> = column(row, "envelope")?;
    let body: Option<Vec<u8>> = column(row, "body")?;
    let envelope = envelope.and_then(|json| EventEnvelope::from_json(json.as_bytes()));
    Ok((envelope, body.unwrap_or_default().into()))
}

fn settlement(key: EventKey, settle: &Settle) -> serde_json::Value {
    match settle {
        Settle::Done => json!({"k": key, "to": "done"}),
        Settle::Release => json!({"k": key, "to": "release"}),
        Settle::Keep(kept) => json!({"k": key, "to": "keep", "kept": micros(*kept)}),
        Settle::Retry { wait, reason } => json!({
            "k": key, "to": "retry", "wait": micros(*wait), "reason": readable(reason),
        }),
        Settle::Dead {
            cause,
            detail,
            operation,
            violations,
        } => {
            let violations: Vec<_> = violations.iter().map(shown).collect();
            json!({
                "k": key, "to": "dead", "cause": cause, "detail": readable(detail),
                "operation": operation, "violations": violations,
            })
        }
    }
}

/// A violation may quote a NUL, which JSON in the database cannot have.
fn shown(violation: &StoredViolation) -> StoredViolation {
    StoredViolation {
        detail: readable(&violation.detail),
        pointer: violation.pointer.as_deref().map(readable),
        ..violation.clone()
    }
}

fn dead_event(row: &Columns) -> Result<DeadEvent> {
    let (envelope, body) = contents(row)?;
    let violations: &str = column(row, "violations")?;
    Ok(DeadEvent {
        key: EventKey(column(row, "seq")?),
        died: column(row, "died")?,
        cause: variant(column(row, "cause")?)?,
        detail: column(row, "detail")?,
        operation: column(row, "operation")?,
        attempts: unsigned(column(row, "attempts")?),
        violations: serde_json::from_str(violations).map_err(crate::StoreError::corrupted)?,
        envelope,
        body,
    })
}

impl PostgresStore {
    /// A statement that returns one number.
    pub(super) async fn inbox_count(&self, sql: &str, parameters: &[Parameter<'_>]) -> Result<u64> {
        let rows = self.connection().await?.query(sql, parameters).await?;
        let count: i64 = rows.first().map_or(0, |row| row.get(0));
        Ok(u64::try_from(count).unwrap_or_default())
    }

    async fn keys(&self, sql: &str, parameters: &[Parameter<'_>]) -> Result<Vec<EventKey>> {
        let rows = self.connection().await?.query(sql, parameters).await?;
        let mut keys = rows
            .iter()
            .map(|row| column(row, "seq").map(EventKey))
            .collect::<Result<Vec<_>>>()?;
        keys.sort_unstable();
        Ok(keys)
    }
}

impl InboxStore for PostgresStore {
    async fn accept_event(
        &self,
        event: NewEvent,
        remembered: Duration,
    ) -> Result<Option<EventKey>> {
        let json = event.envelope.to_json();
        let body = &event.body[..];
        let key = event.key.as_ref().map(|key| &key.as_bytes()[..]);
        let fifo = event.fifo.map(crate::FifoKey::number);
        let remembered = micros(remembered);
        let parameters: [Parameter<'_>; 5] = [
            (&json, Type::TEXT),
            (&body, Type::BYTEA),
            (&key, Type::BYTEA),
            (&fifo, Type::INT8),
            (&remembered, Type::INT8),
        ];
        let sql = &self.sql().inbox_accept;
        let rows = self.connection().await?.query(sql, &parameters).await?;
        let seq: Option<i64> = match rows.first() {
            Some(row) => column(row, "seq")?,
            None => None,
        };
        Ok(seq.map(EventKey))
    }

    async fn claim_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        limit_of: usize,
    ) -> Result<Vec<Claimed>> {
        let (lease, most) = (micros(lease), limit(limit_of));
        let parameters: [Parameter<'_>; 3] = [
            (&token.0, Type::INT8),
            (&lease, Type::INT8),
            (&most, Type::INT8),
        ];
        let sql = &self.sql().inbox_claim;
        let rows = self.connection().await?.query(sql, &parameters).await?;
        let claimed = rows.iter().map(|row| {
            let (envelope, body) = contents(row)?;
            Ok(Claimed {
                key: EventKey(column(row, "seq")?),
                attempt: unsigned(column(row, "attempts")?),
                age: duration(column(row, "age")?),
                envelope,
                body,
            })
        });
        claimed.collect()
    }

    async fn extend_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        keys: Vec<EventKey>,
    ) -> Result<Vec<EventKey>> {
        let (lease, keys) = (micros(lease), numbers(&keys));
        let parameters: [Parameter<'_>; 3] = [
            (&token.0, Type::INT8),
            (&lease, Type::INT8),
            (&keys, Type::INT8_ARRAY),
        ];
        self.keys(&self.sql().inbox_extend, &parameters).await
    }

    async fn settle_events(
        &self,
        token: ClaimToken,
        settled: Vec<(EventKey, Settle)>,
    ) -> Result<Vec<EventKey>> {
        let settled = settled.iter().map(|(key, settle)| settlement(*key, settle));
        let settled = serde_json::Value::from_iter(settled).to_string();
        let parameters: [Parameter<'_>; 2] = [(&token.0, Type::INT8), (&settled, Type::TEXT)];
        self.keys(&self.sql().inbox_settle, &parameters).await
    }

    async fn dead_events(
        &self,
        filter: EventFilter,
        after: Option<EventKey>,
        limit_of: usize,
    ) -> Result<Vec<DeadEvent>> {
        let (after, most) = (after.map_or(i64::MIN, |after| after.0), limit(limit_of));
        let wanted = Wanted::of(&filter);
        let mut parameters = wanted.parameters();
        parameters.extend([(&after as _, Type::INT8), (&most as _, Type::INT8)]);
        let sql = &self.sql().inbox_dead;
        let rows = self.connection().await?.query(sql, &parameters).await?;
        rows.iter().map(dead_event).collect()
    }

    async fn count_dead_events(&self, filter: EventFilter) -> Result<u64> {
        let wanted = Wanted::of(&filter);
        let sql = &self.sql().inbox_count_dead;
        self.inbox_count(sql, &wanted.parameters()).await
    }

    async fn replay_events(&self, keys: Vec<EventKey>) -> Result<Vec<EventKey>> {
        let keys = numbers(&keys);
        let parameters: [Parameter<'_>; 1] = [(&keys, Type::INT8_ARRAY)];
        self.keys(&self.sql().inbox_replay, &parameters).await
    }

    async fn events(
        &self,
        filter: EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        limit_of: usize,
    ) -> Result<EventPage> {
        self.event_page(&filter, state, before, limit_of).await
    }

    async fn event_body(&self, key: EventKey) -> Result<Option<Bytes>> {
        let sql = &self.sql().inbox_body;
        let parameters: [Parameter<'_>; 1] = [(&key.0, Type::INT8)];
        let rows = self.connection().await?.query(sql, &parameters).await?;
        let body = rows.first().map(|row| column::<Vec<u8>>(row, "body"));
        Ok(body.transpose()?.map(Bytes::from))
    }

    async fn event_causes(&self, filter: EventFilter) -> Result<Tally<DeadCause>> {
        self.dead_causes(&filter).await
    }

    async fn discard_events(&self, keys: Vec<EventKey>) -> Result<u64> {
        let keys = numbers(&keys);
        let parameters: [Parameter<'_>; 1] = [(&keys, Type::INT8_ARRAY)];
        self.inbox_count(&self.sql().inbox_discard, &parameters)
            .await
    }

    async fn prune_ids(&self) -> Result<u64> {
        self.prune_reservations().await?;
        self.prune_all(&self.sql().inbox_prune_handled, &[]).await?;
        self.prune_all(&self.sql().inbox_prune, &[]).await
    }

    async fn inbox_gauges(&self) -> Result<InboxGauges> {
        let sql = &self.sql().inbox_gauges;
        let rows = self.connection().await?.query(sql, &[]).await?;
        let row = rows.first().expect("the statement returns one row");
        let count = |name| column::<i64>(row, name).map(i64::cast_unsigned);
        Ok(InboxGauges {
            waiting: count("waiting")?,
            oldest_due: duration(column(row, "oldest")?),
            dead: count("dead")?,
            handled: count("handled")?,
        })
    }
}
