//! Changes. Each one is in the audit log.

use std::sync::Arc;

use callbacks_delivery::inbox::EventKey;
use callbacks_delivery::store::{AuditEntry, Endpoint, Job, TargetCommand, Work};
use callbacks_delivery::{DeliveryKey, Registration, Store};
use callbacks_runtime::signature::StandardKey;
use serde_json::{Value, json};

use crate::bulk;
use crate::explain;
use crate::failure::Failure;
use crate::model::at;
use crate::routes::Name;
use crate::serve::Ask;
use crate::{Inner, forget, inbox, message, targets};

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
        page: format!("message?message={}&done=resent-{count}", encoded(&id)),
        json: json!({ "sent": count }),
    })
}

async fn replay<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let event = inbox::find(ask).await?;
    let inbox = inbox::of(ask)?;
    let replayed = inbox.replay(vec![event.key]).await?;
    let now = replayed.first().map(|key| key.0.to_string());
    let message = event.message_id().unwrap_or_default();
    let detail = match &now {
        Some(key) => format!("event {key} {message}"),
        None => format!("it is not dead {message}"),
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
            format!("inbox?message={}&done=replayed", encoded(message))
        }
        Some(key) => format!("event?event={key}&done=replayed"),
        None => format!("event?event={old}&done=replayed-0"),
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
        0 => format!("it is not dead {message}"),
        _ => message.to_owned(),
    };
    let tenant = event.tenant().map(str::to_owned);
    let (subject, detail) = (format!("event {key}"), detail.trim_end().to_owned());
    note(ask, tenant, "discard", &subject, detail).await?;
    let page = match discarded {
        0 => format!("event?event={key}&done=discarded-0"),
        _ => "inbox?state=dead&done=discarded".to_owned(),
    };
    Ok(Done {
        page,
        json: json!({ "discarded": discarded }),
    })
}

async fn control<S: Store>(
    ask: &Ask<'_, S>,
    action: &str,
    command: TargetCommand,
) -> Result<Done, Failure> {
    let (target, endpoint) = targets::target(ask).await?;
    ask.inner.outbox.control(target, command).await?;
    let number = target.number().to_string();
    let subject = endpoint
        .as_ref()
        .map_or(number.as_str(), |endpoint| endpoint.id.as_str());
    let tenant = endpoint
        .as_ref()
        .and_then(|endpoint| endpoint.tenant.clone());
    let detail = match command {
        TargetCommand::Limit { rate, concurrency } => {
            let number = |limit: Option<String>| limit.unwrap_or_else(|| "no limit".to_owned());
            let rate = number(rate.map(|rate| rate.to_string()));
            format!(
                "rate {rate}, concurrency {}",
                number(concurrency.map(|most| most.to_string()))
            )
        }
        _ => String::new(),
    };
    note(ask, tenant, action, subject, detail).await?;
    Ok(Done {
        page: match &endpoint {
            Some(endpoint) => endpoint_page(endpoint, action),
            None => "endpoints".to_owned(),
        },
        json: json!({ "target": number, "action": action }),
    })
}

fn endpoint_page(endpoint: &Endpoint, done: &str) -> String {
    format!(
        "endpoint?endpoint={}&done={done}",
        encoded(endpoint.id.as_str())
    )
}

async fn limit<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let rate = ask.fields.parsed::<f32>("rate")?;
    if rate.is_some_and(|rate| !rate.is_finite() || rate <= 0.0) {
        return Err(Failure::Invalid("`rate` is a number above zero".to_owned()));
    }
    let concurrency = ask.fields.parsed::<u16>("concurrency")?;
    if concurrency == Some(0) {
        return Err(Failure::Invalid(
            "`concurrency` is at least 1: pause the endpoint instead".to_owned(),
        ));
    }
    control(ask, "limit", TargetCommand::Limit { rate, concurrency }).await
}

/// Returns the endpoint with its secret, which is shown once.
pub(crate) async fn register<S: Store>(ask: &Ask<'_, S>) -> Result<Endpoint, Failure> {
    let mut registration =
        Registration::new(ask.fields.required("url")?).events(ask.fields.list("events"));
    if let Some(tenant) = ask.scope.limit().or_else(|| ask.fields.owned("tenant")) {
        registration = registration.tenant(tenant);
    }
    let endpoint = ask
        .inner
        .outbox
        .register(registration, &ask.inner.vet)
        .await?;
    let detail = crate::model::masked_url(&endpoint.url);
    note(
        ask,
        endpoint.tenant.clone(),
        "register",
        endpoint.id.as_str(),
        detail,
    )
    .await?;
    Ok(endpoint)
}

async fn update<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let endpoint = targets::endpoint(ask).await?;
    // The form shows the URL without its secrets, so an unchanged one stays as it is.
    let url = match ask.fields.get("url") {
        Some(url) if url != crate::model::masked_url(&endpoint.url) => url,
        _ => &endpoint.url,
    };
    let events = ask.fields.list("events");
    let changed = ask
        .inner
        .outbox
        .update_endpoint(&endpoint.id, url, events, &ask.inner.vet)
        .await?;
    let detail = crate::model::masked_url(&changed.url);
    note(
        ask,
        changed.tenant.clone(),
        "update",
        changed.id.as_str(),
        detail,
    )
    .await?;
    Ok(Done {
        page: endpoint_page(&changed, "update"),
        json: json!({ "endpoint": changed.id.as_str() }),
    })
}

async fn remove<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let endpoint = targets::endpoint(ask).await?;
    ask.inner.outbox.remove_endpoint(&endpoint.id).await?;
    let detail = crate::model::masked_url(&endpoint.url);
    note(ask, endpoint.tenant, "remove", endpoint.id.as_str(), detail).await?;
    Ok(Done {
        page: "endpoints".to_owned(),
        json: json!({ "removed": endpoint.id.as_str() }),
    })
}

async fn rotate<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let endpoint = targets::endpoint(ask).await?;
    let overlap = ask.fields.overlap()?;
    let key = StandardKey::generate();
    let changed = ask
        .inner
        .outbox
        .rotate_secret(&endpoint.id, &key, overlap)
        .await?;
    let detail = format!(
        "the old one signs for {} more hours",
        overlap.as_secs() / 3_600
    );
    note(
        ask,
        changed.tenant.clone(),
        "rotate",
        changed.id.as_str(),
        detail,
    )
    .await?;
    Ok(Done {
        page: endpoint_page(&changed, "rotate"),
        json: json!({ "endpoint": changed.id.as_str(), "secrets": changed.secrets.len() }),
    })
}

async fn test<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let endpoint = targets::endpoint(ask).await?;
    let Some(make) = &ask.inner.test else {
        return Err(Failure::Invalid("this page has no test event".to_owned()));
    };
    let message = make(endpoint.clone()).await?.only_to(&endpoint.id);
    let id = message.id().to_owned();
    if message.envelope().tenant != endpoint.tenant {
        return Err(Failure::Invalid(
            "the test event is of another tenant than the endpoint".to_owned(),
        ));
    }
    ask.inner.outbox.enqueue(message).await?;
    note(
        ask,
        endpoint.tenant,
        "test",
        endpoint.id.as_str(),
        id.clone(),
    )
    .await?;
    Ok(Done {
        page: format!("message?message={}&done=test", encoded(&id)),
        json: json!({ "message": id }),
    })
}

/// What a bulk job would do, limited to the scope, and the tenant that it is about.
pub(crate) async fn work<S: Store>(ask: &Ask<'_, S>) -> Result<(Work, Option<String>), Failure> {
    match ask.fields.get("work").unwrap_or("recover") {
        "recover" => {
            let mut filter = ask.fields.dead_filter(ask.scope.limit())?;
            if ask.fields.get("endpoint").is_some() {
                filter.target = Some(targets::endpoint(ask).await?.target());
            }
            let tenant = filter.tenant.clone();
            Ok((Work::Recover(filter), tenant))
        }
        "replay" => {
            let (target, endpoint) = targets::target(ask).await?;
            let since = ask.fields.time("since")?;
            let since = since.ok_or_else(|| Failure::Invalid("`since` is missing".to_owned()))?;
            let tenant = endpoint.and_then(|endpoint| endpoint.tenant);
            Ok((Work::Replay { target, since }, tenant))
        }
        work @ ("events" | "discard") => {
            let inbox = inbox::of(ask)?;
            let mut filter = ask.fields.event_filter(ask.scope.limit())?;
            // A replayed event that is given up once more is behind this one.
            let last = inbox.newest_dead().await?;
            filter.through = Some(last.unwrap_or(EventKey(i64::MIN)));
            let tenant = filter.tenant.clone();
            let work = match work {
                "discard" => Work::Discard(filter),
                _ => Work::Events(filter),
            };
            Ok((work, tenant))
        }
        other => Err(Failure::Invalid(format!(
            "`work` is `recover`, `replay`, `events` or `discard`, not `{other}`"
        ))),
    }
}

/// A rate that empties nobody's machine by accident.
pub(crate) fn rate<S>(ask: &Ask<'_, S>) -> Result<u32, Failure> {
    Ok(ask
        .fields
        .parsed::<u32>("rate")?
        .unwrap_or(20)
        .clamp(1, 1_000))
}

async fn start<S: Store>(inner: &Arc<Inner<S>>, ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let (work, tenant) = work(ask).await?;
    let total = bulk::count(inner, &work).await?;
    let actor = ask.actor.clone().unwrap_or_default();
    let job = Job::new(actor, tenant.clone(), work, rate(ask)?, total);
    ask.store().put_job(job.clone(), inner.owner).await?;
    let detail = format!(
        "{}; {total} at {} a second",
        explain::work(&job.work),
        job.rate
    );
    note(ask, tenant, "job-start", &job.id, detail).await?;
    inner.note_run(&job.id);
    let id = job.id.clone();
    bulk::spawn(inner, job);
    Ok(Done {
        page: format!("job?job={}", encoded(&id)),
        json: json!({ "job": id, "total": total }),
    })
}

async fn cancel<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let job = crate::look::job(ask).await?;
    let was_running = ask.store().cancel_job(job.id.clone()).await?;
    if was_running {
        let detail = format!("after {} of {}", job.seen, job.total);
        note(ask, job.tenant, "job-cancel", &job.id, detail).await?;
    }
    Ok(Done {
        page: format!("job?job={}", encoded(&job.id)),
        json: json!({ "cancelled": was_running }),
    })
}

/// A secret as it is shown: newest first, with the moment at which it ends.
pub(crate) fn secrets(endpoint: &Endpoint) -> Vec<(String, String)> {
    let each = |secret: &callbacks_delivery::store::Secret| {
        let end = secret.expires.map(|end| format!("until {}", at(end)));
        (
            secret.key.clone(),
            end.unwrap_or_else(|| "signs now".to_owned()),
        )
    };
    endpoint.secrets.iter().map(each).collect()
}
