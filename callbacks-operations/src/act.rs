//! Changes. Each one is in the audit log.

use std::sync::Arc;

use callbacks_delivery::inbox::EventKey;
use callbacks_delivery::store::{AuditEntry, Endpoint, Job, TargetCommand, TargetState, Work};
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
            Some(endpoint) => endpoint_page(endpoint),
            None => "endpoints".to_owned(),
        },
        json: json!({ "target": number, "action": action }),
    })
}

/// The page of an endpoint, with the focus on what it says.
pub(crate) fn endpoint_page(endpoint: &Endpoint) -> String {
    format!("endpoint?endpoint={}#main", encoded(endpoint.id.as_str()))
}

async fn limit<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let rate = ask.fields.parsed::<f32>("rate")?;
    if rate.is_some_and(|rate| !TargetCommand::RATES.contains(&rate)) {
        let text = "`rate` is between one message a day (0.0000116) and 1,000,000 each second";
        return Err(Failure::Invalid(text.to_owned()));
    }
    let concurrency = ask.fields.parsed::<u16>("concurrency")?;
    if concurrency == Some(0) {
        return Err(Failure::Invalid(
            "`concurrency` is at least 1: pause the endpoint instead".to_owned(),
        ));
    }
    control(ask, "limit", TargetCommand::Limit { rate, concurrency }).await
}

/// How many endpoints are looked through for one that is registered already.
const LOOKED_AT: usize = 2_000;

/// An endpoint with the same URL, tenant and events as the one to register, unless the request wants another one.
pub(crate) async fn same<S: Store>(ask: &Ask<'_, S>) -> Result<Option<Endpoint>, Failure> {
    if ask.fields.get("again").is_some() {
        return Ok(None);
    }
    let url = ask.fields.required("url")?;
    let tenant = ask.scope.limit().or_else(|| ask.fields.owned("tenant"));
    let sorted = |mut events: Vec<String>| {
        events.sort_unstable();
        events
    };
    let events = sorted(ask.fields.list("events"));
    let (mut after, mut seen) = (None, 0);
    while seen < LOOKED_AT {
        let page = ask.store().endpoints(tenant.clone(), after, 200).await?;
        let Some(last) = page.last() else {
            break;
        };
        after = Some(last.id.clone());
        seen += page.len();
        let found = page.into_iter().find(|each| {
            each.url == url && each.tenant == tenant && sorted(each.events.clone()) == events
        });
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Returns the endpoint with its secret.
pub(crate) async fn register<S: Store>(ask: &Ask<'_, S>) -> Result<Endpoint, Failure> {
    check_lengths(ask)?;
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

/// What an endpoint has is stored, read for each message, and shown in tables.
fn check_lengths<S>(ask: &Ask<'_, S>) -> Result<(), Failure> {
    const EVENTS: usize = 200;
    for (name, most) in [("url", 2_000), ("tenant", 200)] {
        if ask.fields.get(name).is_some_and(|text| text.len() > most) {
            return Err(Failure::Invalid(format!(
                "`{name}` has at most {most} bytes"
            )));
        }
    }
    let events = ask.fields.list("events");
    if events.len() > EVENTS || events.iter().any(|name| name.len() > EVENTS) {
        let text = format!("`events` has at most {EVENTS} names, of at most {EVENTS} bytes each");
        return Err(Failure::Invalid(text));
    }
    Ok(())
}

async fn update<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    check_lengths(ask)?;
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
        page: endpoint_page(&changed),
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
        page: endpoint_page(&changed),
        json: json!({ "endpoint": changed.id.as_str(), "secrets": changed.secrets.len() }),
    })
}

async fn test<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let endpoint = targets::endpoint(ask).await?;
    let Some(make) = &ask.inner.test else {
        return Err(Failure::Invalid("this page has no test event".to_owned()));
    };
    let (target, _) = targets::target(ask).await?;
    let records = targets::records(ask.store(), &[target]).await?;
    let state = records
        .get(&target)
        .map_or(TargetState::Active, |record| record.state);
    if state != TargetState::Active {
        let text = "nothing is sent to this endpoint: enable it before you test it";
        return Err(Failure::Invalid(text.to_owned()));
    }
    let message = make(endpoint.clone())
        .await?
        .only_to(&endpoint.id)
        .as_test();
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
        page: format!("message?message={}#main", encoded(&id)),
        json: json!({ "message": id }),
    })
}

/// What a bulk job would do, limited to the scope, and the tenant that it is about.
pub(crate) async fn work<S: Store>(ask: &Ask<'_, S>) -> Result<(Work, Option<String>), Failure> {
    match ask.fields.required("work")? {
        "recover" => {
            let names = [
                "cause",
                "operation",
                "tenant",
                "tag",
                "target",
                "endpoint",
                "since",
            ];
            check_extent(ask, &names)?;
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
            check_extent(ask, &["cause", "operation", "tenant", "message", "since"])?;
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

/// Meaning everything needs a word of its own: a field that was left out by mistake must not mean it.
fn check_extent<S>(ask: &Ask<'_, S>, names: &[&str]) -> Result<(), Failure> {
    let wants_everything = ask.fields.parsed::<bool>("everything")? == Some(true);
    if wants_everything || ask.fields.has_any(names) {
        return Ok(());
    }
    let names = names.join("`, `");
    Err(Failure::Invalid(format!(
        "say which ones with `{names}`, or that you mean all of them with `everything`: true"
    )))
}

/// A rate that empties nobody's machine by accident.
pub(crate) fn rate<S>(ask: &Ask<'_, S>) -> Result<u32, Failure> {
    ask.fields.ranged("rate", 20, 1..=1_000)
}

async fn start<S: Store>(inner: &Arc<Inner<S>>, ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let (work, tenant) = work(ask).await?;
    let total = bulk::count(inner, &work).await?;
    let actor = ask.actor.clone().unwrap_or_default();
    let job = Job::new(actor, tenant.clone(), work, rate(ask)?, total);
    ask.store().put_job(job.clone(), inner.owner).await?;
    let endpoints = targets::of_works(ask, std::iter::once(&job.work)).await?;
    let detail = format!(
        "{}; {total} at {} a second",
        explain::work(&job.work, &endpoints),
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
