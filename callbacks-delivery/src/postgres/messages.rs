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

/// How many messages one statement examines, if nothing is known about their deliveries.
const CHUNK: usize = 5_000;

/// How many matching messages one call looks at in detail, and how many it examines.
const DETAILED: usize = 2_000;
const EXAMINED: usize = 20_000;

/// How many messages are looked up in detail at once.
const AT_ONCE: usize = 200;

/// Newer than every message.
const FIRST: MessageKey = MessageKey {
    day: i32::MAX,
    seq: i64::MAX,
};

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
        let mut page = MessagePage::default();
        let (mut examined, mut detailed) = (0, 0);
        loop {
            let candidates = self.candidates(filter, before).await?;
            let is_last = candidates.len() < chunk(filter);
            examined += candidates.len();
            let matching: Vec<_> = candidates.iter().filter(|(_, matches)| *matches).collect();
            // Without parts about deliveries, every one of them matches.
            let at_once = match filter.has_delivery_part() {
                true => AT_ONCE,
                false => AT_ONCE.min(most + 1),
            };
            for keys in matching.chunks(at_once) {
                let keys: Vec<_> = keys.iter().map(|(key, _)| *key).collect();
                for listed in self.details(&keys).await? {
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
            let Some((last, _)) = candidates.last().filter(|_| !is_last) else {
                return Ok(page);
            };
            before = *last;
            if examined >= EXAMINED {
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

    /// Messages that may match, newest first, and whether they do as far as their own row says.
    async fn candidates(
        &self,
        filter: &MessageFilter,
        before: MessageKey,
    ) -> Result<Vec<(MessageKey, bool)>> {
        let most = limit(chunk(filter));
        let from: [Parameter<'_>; 3] = [
            (&before.day, Type::INT4),
            (&before.seq, Type::INT8),
            (&most, Type::INT8),
        ];
        let target = filter.target.map(crate::TargetId::number);
        let state = filter.state.map(DeliveryState::as_str);
        let mut connection = self.connection().await?;
        let rows = if is_by_state(filter) {
            let mut parameters: Vec<Parameter<'_>> =
                vec![(&state, Type::TEXT), (&target, Type::INT8)];
            parameters.extend(from);
            let sql = &self.sql().messages_in_state;
            connection.query(sql, &parameters).await?
        } else {
            let mut parameters: Vec<Parameter<'_>> = vec![
                (&filter.operation, Type::TEXT),
                (&filter.tenant, Type::TEXT),
                (&filter.tag, Type::TEXT),
                (&filter.since, Type::TIMESTAMPTZ),
            ];
            parameters.extend(from);
            connection.query(&self.sql().messages, &parameters).await?
        };
        let candidate = |row: &Columns| Ok((message_key(row)?, column(row, "matches")?));
        rows.iter().map(candidate).collect()
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

const fn chunk(filter: &MessageFilter) -> usize {
    match is_by_state(filter) {
        true => AT_ONCE,
        false => CHUNK,
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
