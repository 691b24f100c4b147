//! Dead letters.

use std::ops::ControlFlow;

use super::codec::{Buried, Cursor, Micros, delivery_key, from_json, micros, time};
use super::journal::envelope;
use super::{Read, Table};
use crate::envelope::Envelope;
use crate::id::{DeliveryKey, MessageKey};
use crate::store::history::{DeadLetter, Filter};
use crate::store::{LetterPage, Result};

/// Shows dead letters until the function breaks: the key of each one, and the letter if it matches.
fn each_dead(
    read: &dyn Read,
    filter: &Filter,
    after: Option<DeliveryKey>,
    visit: &mut dyn FnMut(DeliveryKey, Option<DeadLetter>) -> ControlFlow<()>,
) -> Result<()> {
    let mut from = after.map_or_else(Vec::new, delivery_key);
    if after.is_some() {
        from.push(0);
    }
    let since = filter.since.map(micros);
    let mut failed = None;
    read.scan(Table::Dead, &from, &[u8::MAX; 17], &mut |key, value| {
        let letter = letter(read, key, value, filter, since);
        match letter {
            Ok((key, letter)) => visit(key, letter),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    })?;
    failed.map_or(Ok(()), Err)
}

fn letter(
    read: &dyn Read,
    key: &[u8],
    value: &[u8],
    filter: &Filter,
    since: Option<Micros>,
) -> Result<(DeliveryKey, Option<DeadLetter>)> {
    let mut cursor = Cursor(key);
    let (seq, target) = (cursor.signed()?, cursor.target()?);
    let buried: Buried = from_json(value)?;
    let message = MessageKey {
        day: buried.day,
        seq,
    };
    let is_wanted = filter.target.is_none_or(|wanted| wanted == target)
        && filter.cause.is_none_or(|wanted| wanted == buried.cause)
        && since.is_none_or(|since| since <= buried.died);
    let delivery = DeliveryKey { message, target };
    if !is_wanted {
        return Ok((delivery, None));
    }
    let envelope = envelope(read, message)?;
    if !is_like(envelope.as_ref(), filter) {
        return Ok((delivery, None));
    }
    let mut letter = DeadLetter::new(delivery, time(buried.died), buried.cause, buried.detail);
    if let Some(envelope) = envelope {
        letter.id = envelope.id;
        letter.operation = envelope.operation;
    }
    Ok((delivery, Some(letter)))
}

fn is_like(envelope: Option<&Envelope>, filter: &Filter) -> bool {
    let Filter {
        tenant,
        operation,
        tag,
        ..
    } = filter;
    let Some(envelope) = envelope else {
        return tenant.is_none() && operation.is_none() && tag.is_none();
    };
    (tenant.is_none() || *tenant == envelope.tenant)
        && operation
            .as_ref()
            .is_none_or(|wanted| *wanted == envelope.operation)
        && tag
            .as_ref()
            .is_none_or(|wanted| envelope.tags.contains(wanted))
}

pub(super) fn dead(
    read: &dyn Read,
    filter: &Filter,
    after: Option<DeliveryKey>,
    limit: usize,
) -> Result<Vec<DeadLetter>> {
    let mut found = Vec::new();
    each_dead(read, filter, after, &mut |_, letter| {
        if found.len() == limit {
            return ControlFlow::Break(());
        }
        found.extend(letter);
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

/// Examines at most so many dead letters.
pub(super) fn letters(
    read: &dyn Read,
    filter: &Filter,
    after: Option<DeliveryKey>,
    limit: usize,
    examined: usize,
) -> Result<LetterPage> {
    let mut page = LetterPage::default();
    let (mut seen, mut last) = (0, None);
    each_dead(read, filter, after, &mut |key, letter| {
        if page.rows.len() == limit || seen == examined {
            page.next = last;
            return ControlFlow::Break(());
        }
        (seen, last) = (seen + 1, Some(key));
        page.rows.extend(letter);
        ControlFlow::Continue(())
    })?;
    Ok(page)
}

pub(super) fn count_dead(read: &dyn Read, filter: &Filter) -> Result<u64> {
    let mut count = 0;
    each_dead(read, filter, None, &mut |_, letter| {
        count += u64::from(letter.is_some());
        ControlFlow::Continue(())
    })?;
    Ok(count)
}

/// Counts dead letters by cause. Returns whether all were counted.
pub(super) fn count_causes(
    read: &dyn Read,
    filter: &Filter,
    most: usize,
    counts: &mut std::collections::HashMap<crate::store::Cause, u64>,
) -> Result<bool> {
    let mut seen = 0;
    each_dead(read, filter, None, &mut |_, letter| {
        seen += 1;
        if let Some(letter) = letter {
            *counts.entry(letter.cause).or_default() += 1;
        }
        match seen < most {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    })?;
    Ok(seen < most)
}
