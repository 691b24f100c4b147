//! The inbox over the tables.

use std::time::Duration;

use bytes::Bytes;

use super::codec::Key;
use super::inbox::{accept, claim, extend, gauges, prune, settle};
use super::inbox_dead::{dead, discard, replay};
use super::received::{body, causes, events, prune_handled};
use super::{Backend, Read, Table, TableStore, Write, first};
use crate::inbox::{
    ClaimToken, Claimed, DeadCause, DeadEvent, EventFilter, EventKey, EventPage, EventState,
    InboxGauges, InboxStore, NewEvent, Settle,
};
use crate::store::{Result, Tally};

impl<B: Backend> InboxStore for TableStore<B> {
    async fn accept_event(
        &self,
        event: NewEvent,
        remembered: Duration,
    ) -> Result<Option<EventKey>> {
        let now = self.now();
        let work = move |write: &mut dyn Write| accept(write, &event, remembered, now);
        self.backend.write(work).await
    }

    async fn claim_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        limit: usize,
    ) -> Result<Vec<Claimed>> {
        let now = self.now();
        let end = Key::default().signed(now).signed(i64::MAX).done();
        // Most polls find nothing, and should not write.
        let is_due = move |read: &dyn Read| first(read, Table::InboxDue, &[], &end);
        if self.backend.read(is_due).await?.is_none() {
            return Ok(Vec::new());
        }
        let work = move |write: &mut dyn Write| claim(write, token, lease, limit, now);
        self.backend.write(work).await
    }

    async fn extend_events(
        &self,
        token: ClaimToken,
        lease: Duration,
        keys: Vec<EventKey>,
    ) -> Result<Vec<EventKey>> {
        let now = self.now();
        let work = move |write: &mut dyn Write| extend(write, token, lease, &keys, now);
        self.backend.write(work).await
    }

    async fn settle_events(
        &self,
        token: ClaimToken,
        settled: Vec<(EventKey, Settle)>,
    ) -> Result<Vec<EventKey>> {
        let now = self.now();
        let work = move |write: &mut dyn Write| settle(write, token, &settled, now);
        self.backend.write(work).await
    }

    async fn dead_events(
        &self,
        filter: EventFilter,
        after: Option<EventKey>,
        limit: usize,
    ) -> Result<Vec<DeadEvent>> {
        self.backend
            .read(move |read| dead(read, &filter, after, limit))
            .await
    }

    async fn count_dead_events(&self, filter: EventFilter) -> Result<u64> {
        let count = move |read: &dyn Read| match filter == EventFilter::all() {
            true => read.len(Table::InboxDead),
            false => Ok(dead(read, &filter, None, usize::MAX)?.len() as u64),
        };
        self.backend.read(count).await
    }

    async fn replay_events(&self, keys: Vec<EventKey>) -> Result<Vec<EventKey>> {
        let now = self.now();
        let work = move |write: &mut dyn Write| replay(write, &keys, now);
        self.backend.write(work).await
    }

    async fn discard_events(&self, keys: Vec<EventKey>) -> Result<u64> {
        let work = move |write: &mut dyn Write| discard(write, &keys);
        self.backend.write(work).await
    }

    async fn events(
        &self,
        filter: EventFilter,
        state: Option<EventState>,
        before: Option<EventKey>,
        limit: usize,
    ) -> Result<EventPage> {
        let now = self.now();
        let list = move |read: &dyn Read| events(read, &filter, state, before, limit, now);
        self.backend.read(list).await
    }

    async fn event_body(&self, key: EventKey) -> Result<Option<Bytes>> {
        self.backend.read(move |read| body(read, key)).await
    }

    async fn event_causes(&self, filter: EventFilter) -> Result<Tally<DeadCause>> {
        self.backend.read(move |read| causes(read, &filter)).await
    }

    async fn prune_ids(&self) -> Result<u64> {
        let now = self.now();
        let mut pruned = 0;
        let mut from = Some(Vec::new());
        while let Some(first) = from {
            let work = move |write: &mut dyn Write| prune_handled(write, &first, now);
            from = self.backend.write(work).await?;
        }
        loop {
            let work = move |write: &mut dyn Write| prune(write, now);
            match self.backend.write(work).await? {
                0 => return Ok(pruned),
                some => pruned += some,
            }
        }
    }

    async fn inbox_gauges(&self) -> Result<InboxGauges> {
        let now = self.now();
        self.backend.read(move |read| gauges(read, now)).await
    }
}
