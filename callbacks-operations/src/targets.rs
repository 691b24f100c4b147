//! Endpoints and targets: what they are called, whose they are, and how they fare.

use std::collections::HashMap;
use std::time::Duration;

use callbacks_delivery::store::{
    Activity, Endpoint, EndpointId, Filter, Job, JobState, Tally, TargetRecord, TargetState, Work,
};
use callbacks_delivery::{Envelope, Shard, Store, TargetId};

use crate::explain::target_of;
use crate::failure::Failure;
use crate::model::{EndpointView, TargetName};
use crate::serve::Ask;
use crate::words::{masked_url, plain};

const DAY: Duration = Duration::from_secs(86_400);

/// Endpoints by their targets.
pub(crate) type Endpoints = HashMap<TargetId, Endpoint>;

pub(crate) async fn endpoints_of<S: Store>(
    store: &S,
    mut targets: Vec<TargetId>,
) -> Result<Endpoints, Failure> {
    targets.sort_unstable();
    targets.dedup();
    let found = store.endpoints_of(targets).await?;
    Ok(found
        .into_iter()
        .map(|endpoint| (endpoint.target(), endpoint))
        .collect())
}

/// What a target is called. Without an endpoint it is the URL of the message, if that is a callback: an event only goes to endpoints,
/// so one that is not there was removed.
pub(crate) fn name(
    target: TargetId,
    endpoints: &Endpoints,
    message: Option<&Envelope>,
) -> TargetName {
    let endpoint = endpoints.get(&target);
    let of_endpoint = endpoint.map(|endpoint| endpoint.url.as_str());
    let url = of_endpoint.or_else(|| callback_url(message));
    TargetName {
        target: target.number().to_string(),
        endpoint: endpoint.map(|endpoint| endpoint.id.to_string()),
        url: url.map(masked_url).unwrap_or_default(),
        is_removed: endpoint.is_none() && message.is_some_and(|message| message.fanout),
    }
}

/// The URL of a callback. That of an event is a placeholder.
pub(crate) fn callback_url(message: Option<&Envelope>) -> Option<&str> {
    message
        .filter(|message| !message.fanout)
        .map(|message| message.url.as_str())
}

/// The endpoints that jobs are about, as far as they are in scope: a job may name the target of somebody else.
pub(crate) async fn of_works<'a, S: Store>(
    ask: &Ask<'_, S>,
    works: impl Iterator<Item = &'a Work>,
) -> Result<Endpoints, Failure> {
    let targets = works.filter_map(target_of).collect();
    let mut endpoints = endpoints_of(ask.store(), targets).await?;
    endpoints.retain(|_, endpoint| is_own(ask, endpoint));
    Ok(endpoints)
}

/// Why a job may be a mistake at this moment.
pub(crate) async fn doubts<S: Store>(
    ask: &Ask<'_, S>,
    work: &Work,
) -> Result<Vec<String>, Failure> {
    let mut doubts = Vec::new();
    let endpoints = of_works(ask, std::iter::once(work)).await?;
    for target in endpoints.into_keys() {
        let records = records(ask.store(), &[target]).await?;
        match state(records.get(&target)) {
            "active" => {}
            "paused" => {
                doubts.push("The endpoint is paused: they wait until you enable it.".into())
            }
            state => doubts.push(format!(
                "The endpoint is {state} now, so they will probably fail again."
            )),
        }
    }
    if let Work::Recover(filter) = work
        && filter.target.is_none()
    {
        doubts.extend(of_troubled(ask, filter).await?);
    }
    let jobs = ask.store().jobs(ask.scope.limit(), 50).await?;
    let runs = |job: &Job| job.state == JobState::Running;
    // The exact overlap of two filters is not known. The same letters are sent once only, whichever job comes first.
    if jobs.iter().any(|job| runs(job) && job.work == *work) {
        doubts.push("A job that does the same runs already.".into());
    }
    Ok(doubts)
}

/// How many endpoints are named.
const NAMED: usize = 3;

/// Endpoints in trouble to which dead letters of a filter may go.
async fn of_troubled<S: Store>(ask: &Ask<'_, S>, filter: &Filter) -> Result<Vec<String>, Failure> {
    let mut records = ask.store().targets(Shard::all().collect()).await?;
    records.retain(|record| state(Some(record)) != "active");
    let targets: Vec<_> = records.iter().map(|record| record.target).collect();
    if targets.is_empty() {
        return Ok(Vec::new());
    }
    let dead = ask.store().buried(targets.clone()).await?;
    let endpoints = endpoints_of(ask.store(), targets).await?;
    let doubt = |record: &TargetRecord| {
        let endpoint = endpoints.get(&record.target)?;
        let is_meant = filter.tenant.is_none() || filter.tenant == endpoint.tenant;
        let has_dead = dead.counts.iter().any(|(of, _)| *of == record.target);
        let (url, state) = (plain(&masked_url(&endpoint.url)), state(Some(record)));
        let then = match state {
            "paused" => "what goes there waits until you enable it",
            _ => "what goes there will probably fail again",
        };
        (is_meant && has_dead).then(|| format!("{url} is {state} now: {then}."))
    };
    Ok(records.iter().filter_map(doubt).take(NAMED).collect())
}

/// What is special about targets.
pub(crate) async fn records<S: Store>(
    store: &S,
    targets: &[TargetId],
) -> Result<HashMap<TargetId, TargetRecord>, Failure> {
    let mut shards: Vec<Shard> = targets.iter().map(|target| target.shard()).collect();
    shards.sort_unstable();
    shards.dedup();
    let records = store.targets(shards).await?;
    let wanted = records
        .into_iter()
        .filter(|record| targets.contains(&record.target));
    Ok(wanted.map(|record| (record.target, record)).collect())
}

/// The endpoint that a request names, if it is in scope.
pub(crate) async fn endpoint<S: Store>(ask: &Ask<'_, S>) -> Result<Endpoint, Failure> {
    by_id(ask, ask.fields.required("endpoint")?).await
}

pub(crate) async fn by_id<S: Store>(ask: &Ask<'_, S>, id: &str) -> Result<Endpoint, Failure> {
    let id = EndpointId::from_text(id);
    let found = ask.store().endpoints_of(vec![id.target()]).await?;
    let mut own = found
        .into_iter()
        .filter(|endpoint| endpoint.id == id && is_own(ask, endpoint));
    own.next().ok_or(Failure::NotFound("endpoint"))
}

fn is_own<S>(ask: &Ask<'_, S>, endpoint: &Endpoint) -> bool {
    let limit = ask.scope.limit();
    limit.is_none() || endpoint.tenant == limit
}

/// The target that a request names, by its endpoint or its number. A tenant only has endpoints.
pub(crate) async fn target<S: Store>(
    ask: &Ask<'_, S>,
) -> Result<(TargetId, Option<Endpoint>), Failure> {
    if ask.fields.get("endpoint").is_some() {
        let endpoint = endpoint(ask).await?;
        return Ok((endpoint.target(), Some(endpoint)));
    }
    let target = ask.fields.target("target")?;
    let target =
        target.ok_or_else(|| Failure::Invalid("`endpoint` or `target` is missing".to_owned()))?;
    let found = ask
        .store()
        .endpoints_of(vec![target])
        .await?
        .into_iter()
        .next();
    match (ask.scope.limit(), &found) {
        (None, _) => Ok((target, found)),
        (Some(_), Some(endpoint)) if is_own(ask, endpoint) => Ok((target, found)),
        (Some(_), _) => Err(Failure::NotFound("target")),
    }
}

/// How endpoints and targets fare.
pub(crate) async fn views<S: Store>(
    store: &S,
    endpoints: &[Endpoint],
    others: &[TargetRecord],
) -> Result<Vec<EndpointView>, Failure> {
    let mut targets: Vec<_> = endpoints.iter().map(Endpoint::target).collect();
    let mut records = records(store, &targets).await?;
    targets.extend(others.iter().map(|record| record.target));
    records.extend(others.iter().map(|record| (record.target, record.clone())));
    let backlog = store.backlog(targets.clone()).await?;
    let buried = store.buried(targets.clone()).await?;
    let known = endpoints
        .iter()
        .map(|endpoint| (endpoint.target(), endpoint.clone()))
        .collect();
    let mut views = Vec::with_capacity(targets.len());
    for target in targets {
        let activity = store.activity(Some(target), DAY).await?;
        views.push(view(
            target,
            &known,
            records.get(&target),
            (&backlog, &buried),
            &activity,
        ));
    }
    Ok(views)
}

fn view(
    target: TargetId,
    endpoints: &Endpoints,
    record: Option<&TargetRecord>,
    (backlog, buried): (&Tally<TargetId>, &Tally<TargetId>),
    activity: &[Activity],
) -> EndpointView {
    let endpoint = endpoints.get(&target);
    let health = record.map(|record| record.health).unwrap_or_default();
    let count = |tally: &Tally<TargetId>| {
        let found = tally.counts.iter().find(|(of, _)| *of == target);
        found.map_or(0, |(_, count)| *count)
    };
    EndpointView {
        to: name(target, endpoints, None),
        tenant: endpoint.and_then(|endpoint| endpoint.tenant.clone()),
        events: endpoint
            .map(|endpoint| endpoint.events.clone())
            .unwrap_or_default(),
        state: state(record),
        failing_for: health.failing_for.map(|time| time.as_secs()),
        breaker: health.breaker.map(|breaker| breaker.wait.as_secs()),
        rate: record.and_then(|record| record.rate),
        concurrency: record.and_then(|record| record.concurrency),
        backlog: count(backlog),
        is_backlog_complete: backlog.is_complete,
        dead: count(buried),
        is_dead_complete: buried.is_complete,
        delivered: activity.iter().map(|each| each.delivered).sum(),
        failed: activity.iter().map(|each| each.failed).sum(),
        p95: Activity::percentile(activity, 95)
            .filter(|bound| *bound < Duration::MAX)
            .map(|bound| u64::try_from(bound.as_millis()).unwrap_or(u64::MAX)),
        secrets: endpoint.map_or(0, |endpoint| endpoint.secrets.len()),
    }
}

pub(crate) fn state(record: Option<&TargetRecord>) -> &'static str {
    match record {
        Some(record) if record.state == TargetState::Disabled => "disabled",
        Some(record) if record.state == TargetState::Paused => "paused",
        Some(record) if record.health.failing_for.is_some() => "failing",
        _ => "active",
    }
}
