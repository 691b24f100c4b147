//! Changes. Each one is in the audit log.

mod endpoints;
mod work;

use std::sync::Arc;

use callbacks_delivery::store::{AuditEntry, TargetCommand};
use callbacks_delivery::{DeliveryKey, Store};
use serde_json::{Value, json};

use crate::explain;
use crate::failure::Failure;
use crate::routes::Name;
use crate::serve::Ask;
use crate::{Inner, forget, inbox, message};
use endpoints::{control, limit, remove, rotate, test, update};
pub(crate) use endpoints::{endpoint_page, register, same, secrets};
use work::{cancel, start};
pub(crate) use work::{rate, work};

/// What came of a change.
#[derive(Debug)]
pub(crate) struct Done {
    /// Where to go on, relative to the page.
    pub(crate) page: String,
    /// The answer of the API.
    pub(crate) json: Value,
}

pub(crate) fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A change that ends with a redirect.
pub(crate) async fn act<S: Store>(
    inner: &Arc<Inner<S>>,
    ask: &Ask<'_, S>,
    name: Name,
) -> Result<Done, Failure> {
    match name {
        Name::Resend => resend(ask).await,
        Name::Replay => replay(ask).await,
        Name::Discard => discard(ask).await,
        Name::Pause => control(ask, "pause", TargetCommand::Pause).await,
        Name::Enable => control(ask, "enable", TargetCommand::Enable).await,
        Name::Disable => control(ask, "disable", TargetCommand::Disable).await,
        Name::Limit => limit(ask).await,
        Name::Update => update(ask).await,
        Name::Remove => remove(ask).await,
        Name::Rotate => rotate(ask).await,
        Name::Test => test(ask).await,
        Name::Forget => forget::forget(ask).await,
        Name::Start => start(inner, ask).await,
        Name::Cancel => cancel(ask).await,
        _ => Err(Failure::NotFound("action")),
    }
}

/// Notes what the request does, for the tenant that it is about.
pub(crate) async fn note<S: Store>(
    ask: &Ask<'_, S>,
    tenant: Option<String>,
    action: &str,
    subject: &str,
    detail: String,
) -> Result<(), Failure> {
    let actor = ask.actor.as_deref().unwrap_or_default();
    let entry = AuditEntry::new(actor, action, subject);
    Ok(ask
        .store()
        .audit(entry.tenant(tenant).detail(detail))
        .await?)
}

async fn resend<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let listed = message::find(ask).await?;
    let only = ask.fields.target("target")?;
    let targets = listed.deliveries.iter().map(|each| each.target);
    let keys: Vec<_> = targets
        .filter(|target| only.is_none_or(|only| only == *target))
        .map(|target| DeliveryKey {
            message: listed.key,
            target,
        })
        .collect();
    if keys.is_empty() && only.is_some() {
        return Err(Failure::NotFound("delivery of this message"));
    }
    let envelope = listed.envelope.as_ref();
    let id = envelope
        .map(|envelope| envelope.id.clone())
        .unwrap_or_default();
    let tenant = envelope.and_then(|envelope| envelope.tenant.clone());
    let results = ask.store().resend(keys).await?;
    ask.inner.outbox.wake();
    let count = results.into_iter().filter(|sent| *sent).count();
    let detail = explain::count(count as u64, "delivery").replace("deliverys", "deliveries");
    note(ask, tenant, "resend", &id, detail).await?;
    Ok(Done {
        page: format!("message?message={}#main", encoded(&id)),
        json: json!({ "sent": count }),
    })
}

/// How the audit log says that a dead letter was none.
pub(crate) const NOT_DEAD: &str = "it is not dead";

async fn replay<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let event = inbox::find(ask).await?;
    let inbox = inbox::of(ask)?;
    let replayed = inbox.replay(vec![event.key]).await?;
    let now = replayed.first().map(|key| key.0.to_string());
    let message = event.message_id().unwrap_or_default();
    let detail = match &now {
        Some(key) => format!("event {key} {message}"),
        None => format!("{NOT_DEAD} {message}"),
    };
    let tenant = event.tenant().map(str::to_owned);
    let subject = format!("event {}", event.key.0);
    note(
        ask,
        tenant,
        "replay",
        &subject,
        detail.trim_end().to_owned(),
    )
    .await?;
    let old = event.key.0.to_string();
    let page = match &now {
        // What is handled at once is gone, unless it is kept.
        Some(_) if inbox.kept().is_zero() => {
            format!("inbox?message={}", encoded(message))
        }
        Some(key) => format!("event?event={key}"),
        None => format!("event?event={old}"),
    };
    Ok(Done {
        page,
        json: json!({ "replayed": replayed.len(), "event": now.unwrap_or(old) }),
    })
}

/// Deletes a dead letter of the inbox. What waits stays.
async fn discard<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let event = inbox::find(ask).await?;
    let discarded = inbox::of(ask)?.discard(vec![event.key]).await?;
    let key = event.key.0;
    let message = event.message_id().unwrap_or_default();
    let detail = match discarded {
        0 => format!("{NOT_DEAD} {message}"),
        _ => message.to_owned(),
    };
    let tenant = event.tenant().map(str::to_owned);
    let (subject, detail) = (format!("event {key}"), detail.trim_end().to_owned());
    note(ask, tenant, "discard", &subject, detail).await?;
    let page = match discarded {
        0 => format!("event?event={key}"),
        _ => "inbox?state=dead".to_owned(),
    };
    Ok(Done {
        page,
        json: json!({ "discarded": discarded }),
    })
}
