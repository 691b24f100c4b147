//! Lists of messages.

use std::collections::HashMap;
use std::time::SystemTime;

use tokio_postgres::Row as Columns;
use tokio_postgres::types::Type;

use super::PostgresStore;
use super::connections::Parameter;
use super::journal::{count, position};
use super::values::{column, limit, message_key, once, unsigned};
use crate::envelope::Envelope;
use crate::id::MessageKey;
use crate::store::{
    DeliveryState, Listed, ListedDelivery, MessageFilter, MessagePage, Outcome, Result,
};

/// How many matching messages one call looks at in detail.
const DETAILED: usize = 1_000;

/// How many messages are looked up in detail at once.
const AT_ONCE: usize = 200;

/// With so many messages, a tag is common: a list of them does not begin with its index.
const COMMON: usize = 2_000;

/// Newer than every message.
const FIRST: MessageKey = MessageKey {
    day: i32::MAX,
    seq: i64::MAX,
};

/// Messages that may match, newest first.
#[derive(Debug, Default)]
struct Candidates {
    keys: Vec<MessageKey>,
    /// Behind this one may be more: the last one that was examined, and when it was accepted.
    last: Option<(MessageKey, Option<SystemTime>)>,
}

impl PostgresStore {
    pub(super) async fn page(
        &self,
        filter: &MessageFilter,
        before: Option<MessageKey>,
        most: usize,
    ) -> Result<MessagePage> {
        let mut before = before.unwrap_or(FIRST);
        if let Some(until) = filter.until {
            before = before.min(self.behind(until).await?);
        }
        let rare = match &filter.tag {
            Some(tag) => self.with_rare_tag(tag, before).await?,
            None => None,
        };
        let mut page = MessagePage::default();
        let effort = Effort::of(filter, most);
        let (mut examined, mut detailed) = (0, 0);
        loop {
            let candidates = match &rare {
                Some(keys) => Candidates {
                    keys: keys.clone(),
                    last: None,
                },
                None => self.candidates(filter, before, effort.at_once).await?,
            };
            examined += effort.at_once;
            // Without parts about deliveries, every one of them matches.
            let at_once = match filter.has_delivery_part() {
                true => AT_ONCE,
                false => AT_ONCE.min(most + 1),
            };
            for keys in candidates.keys.chunks(at_once) {
                for listed in self.details(keys).await? {
                    if filter.since.is_some_and(|since| listed.accepted < since) {
                        return Ok(page);
                    }
                    if page.rows.len() == most {
                        page.next = Some(before);
                        return Ok(page);
                    }
                    before = listed.key;
                    if filter.accepts(&listed) {
                        page.rows.push(listed);
                    }
                }
                detailed += keys.len();
                if detailed >= DETAILED {
                    page.next = keys.last().copied();
                    return Ok(page);
                }
            }
            let Some((last, accepted)) = candidates.last else {
                return Ok(page);
            };
            if filter.since.is_some_and(|since| accepted < Some(since)) {
                return Ok(page);
            }
            before = last;
            if examined >= effort.in_all {
                page.next = Some(before);
                return Ok(page);
            }
        }
    }

    /// The first key behind a moment.
    async fn behind(&self, moment: SystemTime) -> Result<MessageKey> {
        let mut connection = self.connection().await?;
        let rows = connection
            .query(&self.sql().seq_behind, &[(&moment, Type::TIMESTAMPTZ)])
            .await?;
        message_key(rows.first().expect("the statement returns one row"))
    }

    /// All older messages with a tag, newest first. `None` if there are too many.
    async fn with_rare_tag(
        &self,
        tag: &str,
        before: MessageKey,
    ) -> Result<Option<Vec<MessageKey>>> {
        let mut connection = self.connection().await?;
        let parameters: [Parameter<'_>; 2] = [(&tag, Type::TEXT), (&limit(COMMON + 1), Type::INT8)];
        let rows = connection.query(&self.sql().tagged, &parameters).await?;
        if rows.len() > COMMON {
            return Ok(None);
        }
        let keys: Result<Vec<_>> = rows.iter().map(message_key).collect();
        let mut keys = keys?;
        keys.retain(|key| *key < before);
        Ok(Some(keys))
    }

    /// Messages that match as far as their own row says.
    async fn candidates(
        &self,
        filter: &MessageFilter,
        before: MessageKey,
        examine: usize,
    ) -> Result<Candidates> {
        let examined_most = limit(examine);
        let target = filter.target.map(crate::TargetId::number);
        let state = filter.state.map(DeliveryState::as_str);
        let (sql, fourth): (&str, Parameter<'_>) = match is_by_state(filter) {
            true => (&self.sql().messages_in_state, (&state, Type::TEXT)),
            false => (&self.sql().messages, (&filter.since, Type::TIMESTAMPTZ)),
        };
        let parameters: [Parameter<'_>; 8] = [
            (&filter.operation, Type::TEXT),
            (&filter.tenant, Type::TEXT),
            (&filter.tag, Type::TEXT),
            fourth,
            (&target, Type::INT8),
            (&before.day, Type::INT4),
            (&before.seq, Type::INT8),
            (&examined_most, Type::INT8),
        ];
        let mut connection = self.connection().await?;
        let rows = connection.query(sql, &parameters).await?;
        let mut found = Candidates::default();
        for row in &rows {
            if column(row, "matches")? {
                found.keys.push(message_key(row)?);
            }
        }
        // The last one that was examined is always returned.
        if let Some(row) = rows.last()
            && count(row, "examined")? >= examine as u64
        {
            found.last = Some((message_key(row)?, column(row, "accepted")?));
        }
        Ok(found)
    }

    pub(super) async fn details(&self, keys: &[MessageKey]) -> Result<Vec<Listed>> {
        let days: Vec<_> = keys.iter().map(|key| key.day).collect();
        let seqs: Vec<_> = keys.iter().map(|key| key.seq).collect();
        let days_once = once(days.clone());
        let parameters: [Parameter<'_>; 3] = [
            (&days, Type::INT4_ARRAY),
            (&seqs, Type::INT8_ARRAY),
            (&days_once, Type::INT4_ARRAY),
        ];
        let mut connection = self.connection().await?;
        let messages = connection.query(&self.sql().listed, &parameters).await?;
        let deliveries = connection
            .query(&self.sql().deliveries, &parameters)
            .await?;
        let mut by_message: HashMap<MessageKey, Vec<ListedDelivery>> = HashMap::new();
        for row in &deliveries {
            let of_message = by_message.entry(message_key(row)?).or_default();
            of_message.push(delivery(row)?);
        }
        let listed = |row: &Columns| {
            let key = message_key(row)?;
            let envelope: &str = column(row, "envelope")?;
            Ok(Listed {
                key,
                accepted: column(row, "accepted")?,
                envelope: Envelope::parse(envelope).ok(),
                size: count(row, "size")?,
                deliveries: by_message.remove(&key).unwrap_or_default(),
            })
        };
        messages.iter().map(listed).collect()
    }
}

const fn is_by_state(filter: &MessageFilter) -> bool {
    !matches!(filter.state, None | Some(DeliveryState::Delivered))
}

/// How many messages are examined at most: by one statement, and by one call.
struct Effort {
    at_once: usize,
    in_all: usize,
}

impl Effort {
    const fn of(filter: &MessageFilter, most: usize) -> Self {
        let is_about_messages =
            filter.operation.is_some() || filter.tenant.is_some() || filter.tag.is_some();
        let (at_once, in_all) = match filter.state {
            // Their messages are looked up one by one, and the outbox is read shard by shard.
            Some(DeliveryState::Waiting) if is_about_messages => (2_000, 2_000),
            Some(DeliveryState::New) if is_about_messages => (500, 1_000),
            _ if is_about_messages => (5_000, 20_000),
            _ if filter.target.is_some() => (1_000, 20_000),
            _ if filter.has_delivery_part() || most >= AT_ONCE => (AT_ONCE, 20_000),
            _ => (most + 1, 20_000),
        };
        Self { at_once, in_all }
    }
}

fn delivery(row: &Columns) -> Result<ListedDelivery> {
    let (target, position) = position(row)?;
    let status: Option<i32> = column(row, "status")?;
    let failure: Option<String> = column(row, "failure")?;
    let status = status.map(|status| u16::try_from(unsigned(status)).unwrap_or_default());
    Ok(ListedDelivery {
        target,
        position,
        attempts: count(row, "attempts")?,
        last: status
            .map(Outcome::Status)
            .or_else(|| failure.map(Outcome::Failure)),
    })
}
