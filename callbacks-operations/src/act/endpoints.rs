//! Changes of endpoints.

use callbacks_delivery::store::{Endpoint, TargetCommand, TargetState};
use callbacks_delivery::{Registration, Store};
use callbacks_runtime::signature::StandardKey;
use serde_json::json;

use super::{Done, encoded, note};
use crate::failure::Failure;
use crate::message::MASK;
use crate::serve::Ask;
use crate::targets;
use crate::words::at;

pub(super) async fn control<S: Store>(
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

pub(super) async fn limit<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
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
    let detail = crate::words::masked_url(&endpoint.url);
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

pub(super) async fn update<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    check_lengths(ask)?;
    let endpoint = targets::endpoint(ask).await?;
    // The form shows the URL without its secrets, so an unchanged one stays as it is.
    let url = match ask.fields.get("url") {
        Some(url) if url.contains(MASK) => match url == crate::words::masked_url(&endpoint.url) {
            true => &endpoint.url,
            false => {
                let text =
                    format!("`{MASK}` hides a part of the URL: write the whole one to change it");
                return Err(Failure::Invalid(text));
            }
        },
        Some(url) => url,
        _ => &endpoint.url,
    };
    let events = ask.fields.list("events");
    let changed = ask
        .inner
        .outbox
        .update_endpoint(&endpoint.id, url, events, &ask.inner.vet)
        .await?;
    let detail = crate::words::masked_url(&changed.url);
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

pub(super) async fn remove<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
    let endpoint = targets::endpoint(ask).await?;
    ask.inner.outbox.remove_endpoint(&endpoint.id).await?;
    let detail = crate::words::masked_url(&endpoint.url);
    note(ask, endpoint.tenant, "remove", endpoint.id.as_str(), detail).await?;
    Ok(Done {
        page: "endpoints".to_owned(),
        json: json!({ "removed": endpoint.id.as_str() }),
    })
}

pub(super) async fn rotate<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
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

pub(super) async fn test<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
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
