//! One message with its timeline.

use callbacks_delivery::store::{Listed, Loaded};
use callbacks_delivery::{Envelope, Store};

use crate::failure::Failure;
use crate::model::{AttemptView, DeliveryRow, DeliveryView, MessageRow, MessageView};
use crate::serve::Ask;
use crate::words::masked_url;
use crate::{explain, targets};

pub(crate) const MASK: &str = "•••";

/// Headers whose values say nothing about a customer.
const PLAIN: [&str; 5] = [
    "accept",
    "content-type",
    "content-encoding",
    "user-agent",
    "webhook-id",
];

pub(crate) async fn rows<S: Store>(
    store: &S,
    listed: &[Listed],
) -> Result<Vec<MessageRow>, Failure> {
    let ids = listed
        .iter()
        .flat_map(|message| &message.deliveries)
        .map(|each| each.target)
        .collect();
    let endpoints = targets::endpoints_of(store, ids).await?;
    let row = |message: &Listed| {
        let envelope = message.envelope.as_ref();
        let delivery = |each| {
            let each: &callbacks_delivery::store::ListedDelivery = each;
            DeliveryRow::new(each, targets::name(each.target, &endpoints, envelope))
        };
        MessageRow::new(message, message.deliveries.iter().map(delivery).collect())
    };
    Ok(listed.iter().map(row).collect())
}

/// The message that a request names, if it is in scope.
pub(crate) async fn find<S: Store>(ask: &Ask<'_, S>) -> Result<Listed, Failure> {
    by_id(ask, ask.fields.required("message")?).await
}

pub(crate) async fn by_id<S: Store>(ask: &Ask<'_, S>, id: &str) -> Result<Listed, Failure> {
    let missing = Failure::NotFound("message");
    let Some(key) = ask.store().find(id.to_owned()).await? else {
        return Err(missing);
    };
    let found = ask.store().listed(vec![key]).await?.into_iter().next();
    let limit = ask.scope.limit();
    let is_own = |listed: &Listed| match (&limit, &listed.envelope) {
        (None, _) => true,
        (Some(_), Some(envelope)) => envelope.tenant == limit,
        (Some(_), None) => false,
    };
    found.filter(is_own).ok_or(missing)
}

pub(crate) async fn view<S: Store>(
    ask: &Ask<'_, S>,
    is_revealed: bool,
) -> Result<MessageView, Failure> {
    let listed = find(ask).await?;
    let store = ask.store();
    let [row] = <[_; 1]>::try_from(rows(store, std::slice::from_ref(&listed)).await?)
        .map_err(|_| Failure::NotFound("message"))?;
    let ids: Vec<_> = listed.deliveries.iter().map(|each| each.target).collect();
    let records = targets::records(store, &ids).await?;
    let attempts = store.attempts(listed.key).await?;
    let mut views = Vec::new();
    for (delivery, row) in listed.deliveries.iter().zip(&row.deliveries) {
        let (explanation, mut advice) = explain::delivery(delivery, records.get(&delivery.target));
        if row.to.is_removed && !advice.is_empty() {
            advice = explain::REMOVED;
        }
        let own = attempts
            .iter()
            .filter(|(target, _)| *target == delivery.target)
            .map(|(_, attempt)| attempt);
        views.push(DeliveryView {
            row: row.clone(),
            explanation,
            advice,
            timeline: AttemptView::all(own),
        });
    }
    let payload = match is_revealed {
        true => payload(store, &listed).await?,
        false => None,
    };
    let envelope = listed.envelope.as_ref();
    Ok(MessageView {
        method: envelope
            .map(|envelope| envelope.method.clone())
            .unwrap_or_default(),
        url: targets::callback_url(envelope)
            .map(|url| shown_url(url, is_revealed))
            .unwrap_or_default(),
        headers: envelope
            .map(|envelope| headers(&envelope.headers, is_revealed))
            .unwrap_or_default(),
        payload,
        trace: trace(envelope),
        explanation: explain::nobody(&listed),
        row,
        views,
    })
}

fn shown_url(url: &str, is_revealed: bool) -> String {
    match is_revealed {
        true => url.to_owned(),
        false => masked_url(url),
    }
}

pub(crate) fn headers(stored: &[(String, String)], is_revealed: bool) -> Vec<(String, String)> {
    let header = |(name, value): &(String, String)| {
        let is_plain = PLAIN.iter().any(|plain| name.eq_ignore_ascii_case(plain));
        let value = if is_revealed || is_plain { value } else { MASK };
        (name.clone(), value.to_owned())
    };
    stored.iter().map(header).collect()
}

fn trace(envelope: Option<&Envelope>) -> Option<String> {
    let id = envelope?.trace.as_ref()?.trace_id()?;
    Some(id.to_owned())
}

async fn payload<S: Store>(store: &S, listed: &Listed) -> Result<Option<String>, Failure> {
    let loaded = store.load(vec![listed.key]).await?.into_iter().next();
    let Some(Loaded::Message(message)) = loaded else {
        return Ok(None);
    };
    Ok(Some(pretty(message.body())))
}

/// A body for people: JSON with line breaks, anything else as text.
pub(crate) fn pretty(body: &[u8]) -> String {
    let pretty = serde_json::from_slice::<serde_json::Value>(body)
        .and_then(|value| serde_json::to_string_pretty(&value));
    pretty.unwrap_or_else(|_| String::from_utf8_lossy(body).into_owned())
}
