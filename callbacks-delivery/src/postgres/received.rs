//! Lists of received events.

use std::time::SystemTime;

use tokio_postgres::Row as Columns;
use tokio_postgres::types::Type;

use super::PostgresStore;
use super::connections::Parameter;
use super::journal::count;
use super::ledger::causes;
use super::values::{column, duration, limit, unsigned, variant};
use crate::error::StoreError;
use crate::inbox::{
    DeadCause, EventEnvelope, EventFilter, EventKey, EventPage, EventPosition, EventState,
    ListedEvent,
};
use crate::store::{Result, Tally};

/// How many events one call examines, and how many at once.
const EXAMINED: usize = 5_000;
const CHUNK: usize = 500;

/// How many dead letters are counted.
const COUNTED: u64 = 100_000;

impl PostgresStore {
    pub(super) async fn event_page(
        &self,
        filter: &EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        most: usize,
    ) -> Result<EventPage> {
        let mut page = EventPage::default();
        let through = filter
            .through
            .map(|last| EventKey(last.0.saturating_add(1)));
        let mut before = before.or(through);
        let mut examined = 0;
        // Without a filter, every row is one of the page.
        let at_once = match *filter == EventFilter::all() {
            true => CHUNK.min(most + 1),
            false => CHUNK,
        };
        loop {
            let chunk = self.event_chunk(filter, state, before, at_once).await?;
            let is_last = chunk.len() < at_once;
            for event in chunk {
                if page.rows.len() == most || examined == EXAMINED {
                    page.next = before;
                    return Ok(page);
                }
                before = Some(event.key);
                examined += 1;
                if event.matches(filter) {
                    page.rows.push(event);
                }
            }
            if is_last {
                return Ok(page);
            }
        }
    }

    async fn event_chunk(
        &self,
        filter: &EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        most: usize,
    ) -> Result<Vec<ListedEvent>> {
        let state = state.map(EventState::as_str);
        let before = before.map_or(i64::MAX, |before| before.0);
        let key = filter.key.map(|key| key.0);
        let parameters: [Parameter<'_>; 4] = [
            (&state, Type::TEXT),
            (&before, Type::INT8),
            (&key, Type::INT8),
            (&limit(most), Type::INT8),
        ];
        let sql = &self.sql().inbox_events;
        let rows = self.connection().await?.query(sql, &parameters).await?;
        rows.iter().map(listed).collect()
    }

    pub(super) async fn dead_causes(&self, filter: &EventFilter) -> Result<Tally<DeadCause>> {
        let wanted = Wanted::of(filter);
        let most = limit(COUNTED as usize);
        let mut parameters = wanted.parameters();
        parameters.push((&most, Type::INT8));
        let sql = &self.sql().inbox_causes;
        let rows = self.connection().await?.query(sql, &parameters).await?;
        causes(&rows, COUNTED)
    }
}

fn listed(row: &Columns) -> Result<ListedEvent> {
    let envelope: Option<&str> = column(row, "envelope")?;
    let envelope = envelope.and_then(|json| EventEnvelope::from_json(json.as_bytes()));
    let at: SystemTime = column(row, "at")?;
    let wait = duration(column(row, "wait")?);
    let position = match column(row, "state")? {
        "running" => EventPosition::Running { lease: wait },
        "behind" => EventPosition::Behind,
        "waiting" => EventPosition::Waiting { wait },
        "handled" => EventPosition::Handled { at },
        _ => dead(row, at)?,
    };
    let notes: &str = column(row, "notes")?;
    let mut listed = ListedEvent::new(
        EventKey(column(row, "seq")?),
        (envelope, count(row, "size")?),
        unsigned(column(row, "attempts")?),
        position,
        serde_json::from_str(notes).map_err(StoreError::corrupted)?,
    );
    let operation: Option<String> = column(row, "operation")?;
    listed.operation = operation.or(listed.operation);
    Ok(listed)
}

fn dead(row: &Columns, died: SystemTime) -> Result<EventPosition> {
    let violations: &str = column(row, "violations")?;
    Ok(EventPosition::Dead {
        died,
        cause: variant(column(row, "cause")?)?,
        detail: column(row, "detail")?,
        violations: serde_json::from_str(violations).map_err(StoreError::corrupted)?,
    })
}

/// A filter of dead letters, as parameters.
pub(super) struct Wanted<'a> {
    filter: &'a EventFilter,
    key: Option<i64>,
    cause: Option<&'static str>,
    through: Option<i64>,
}

impl<'a> Wanted<'a> {
    pub(super) fn of(filter: &'a EventFilter) -> Self {
        Self {
            filter,
            key: filter.key.map(|key| key.0),
            cause: filter.cause.map(DeadCause::as_str),
            through: filter.through.map(|key| key.0),
        }
    }

    /// The first seven parameters of statements about dead letters.
    pub(super) fn parameters(&self) -> Vec<Parameter<'_>> {
        vec![
            (&self.key, Type::INT8),
            (&self.cause, Type::TEXT),
            (&self.filter.operation, Type::TEXT),
            (&self.filter.tenant, Type::TEXT),
            (&self.filter.message_id, Type::TEXT),
            (&self.filter.since, Type::TIMESTAMPTZ),
            (&self.through, Type::INT8),
        ]
    }
}
