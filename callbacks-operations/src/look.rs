//! What pages and the API show, limited to the scope of the request.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use callbacks_delivery::store::{Activity, EndpointId, Filter, TargetRecord, TargetState};
use callbacks_delivery::{Shard, Store, TargetId};
use serde::Serialize;

use crate::failure::Failure;
use crate::health::{self, Worker};
use crate::model::{AuditRow, CauseCount, EndpointView, JobView, LetterRow, MessageRow, Point};
use crate::serve::Ask;
use crate::words::{delivery_cursor, message_cursor};
use crate::{inbox, message, targets};

const HOUR: Duration = Duration::from_secs(3_600);
const DAY: Duration = Duration::from_secs(86_400);

/// How many endpoints of a tenant its overview looks at.
const OF_TENANT: usize = 50;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Overview {
    /// Deliveries that nobody has tried, and that wait for another attempt.
    pub(crate) new: u64,
    pub(crate) waiting: u64,
    pub(crate) dead: u64,
    pub(crate) is_complete: bool,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) oldest_new: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) oldest_due: Option<u64>,
    /// Shards without a worker. A tenant does not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) shards_without_worker: Option<u16>,
    pub(crate) causes: Vec<CauseCount>,
    /// `minute` for everything, `hour` for a tenant.
    pub(crate) period: &'static str,
    pub(crate) activity: Vec<Point>,
    pub(crate) delivered: u64,
    pub(crate) failed: u64,
    /// Endpoints and targets that are paused, disabled or failing.
    pub(crate) troubled: Vec<EndpointView>,
    pub(crate) endpoints: usize,
    /// How the workers fare. A tenant does not see it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) workers: Vec<Worker>,
    /// What was received. A tenant does not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) inbox: Option<inbox::Figures>,
}

pub(crate) async fn overview<S: Store>(ask: &Ask<'_, S>) -> Result<Overview, Failure> {
    let mut overview = match ask.scope.limit() {
        None => of_everything(ask).await?,
        Some(tenant) => of_tenant(ask.store(), tenant).await?,
    };
    overview.delivered = overview.activity.iter().map(|point| point.delivered).sum();
    overview.failed = overview.activity.iter().map(|point| point.failed).sum();
    Ok(overview)
}

async fn causes<S: Store>(store: &S, filter: Filter) -> Result<(Vec<CauseCount>, bool), Failure> {
    let tally = store.causes(filter).await?;
    let counts = tally
        .counts
        .into_iter()
        .map(|(cause, count)| CauseCount::new(cause, count));
    Ok((counts.collect(), tally.is_complete))
}

async fn of_everything<S: Store>(ask: &Ask<'_, S>) -> Result<Overview, Failure> {
    let store = ask.store();
    let gauges = store.gauges().await?;
    let received = match &ask.inner.inbox {
        Some(inbox) => Some(inbox.gauges().await?),
        None => None,
    };
    let activity = store.activity(None, HOUR).await?;
    let (causes, is_complete) = causes(store, Filter::all()).await?;
    let records = store.targets(Shard::all().collect()).await?;
    let mut troubled: Vec<_> = records.into_iter().filter(is_troubled).collect();
    troubled.sort_by_key(|record| std::cmp::Reverse(record.health.failing_for));
    troubled.truncate(10);
    let endpoints = store.endpoints(None, None, OF_TENANT).await?.len();
    Ok(Overview {
        new: gauges.outbox,
        waiting: gauges.due,
        dead: gauges.dead,
        is_complete,
        oldest_new: gauges.oldest_new.map(|age| age.as_secs()),
        oldest_due: gauges.oldest_due.map(|age| age.as_secs()),
        shards_without_worker: Some(64_u16.saturating_sub(gauges.owned_shards)),
        causes,
        period: "minute",
        activity: every(&activity, 60, 60),
        delivered: 0,
        failed: 0,
        troubled: of_records(store, &troubled).await?,
        endpoints,
        workers: health::note(ask.inner, &gauges, received.as_ref()),
        inbox: received.map(inbox::Figures::from),
    })
}

fn is_troubled(record: &TargetRecord) -> bool {
    record.state != TargetState::Active || record.health.failing_for.is_some()
}

async fn of_records<S: Store>(
    store: &S,
    records: &[TargetRecord],
) -> Result<Vec<EndpointView>, Failure> {
    let ids = records.iter().map(|record| record.target).collect();
    let endpoints: Vec<_> = store.endpoints_of(ids).await?;
    let is_other =
        |record: &&TargetRecord| endpoints.iter().all(|each| each.target() != record.target);
    let others: Vec<_> = records.iter().filter(is_other).cloned().collect();
    targets::views(store, &endpoints, &others).await
}

async fn of_tenant<S: Store>(store: &S, tenant: String) -> Result<Overview, Failure> {
    let endpoints = store
        .endpoints(Some(tenant.clone()), None, OF_TENANT)
        .await?;
    let ids: Vec<TargetId> = endpoints.iter().map(|endpoint| endpoint.target()).collect();
    let mut sums: BTreeMap<_, Activity> = BTreeMap::new();
    for target in ids {
        for each in store.activity(Some(target), DAY).await? {
            let sum = sums
                .entry(each.began)
                .or_insert_with(|| Activity::quiet(each.began));
            sum.delivered += each.delivered;
            sum.failed += each.failed;
            sum.dead += each.dead;
        }
    }
    let activity: Vec<_> = sums.into_values().collect();
    let (causes, is_complete) = causes(store, Filter::all().tenant(tenant)).await?;
    let views = targets::views(store, &endpoints, &[]).await?;
    Ok(Overview {
        new: 0,
        waiting: views.iter().map(|view| view.backlog).sum(),
        dead: causes.iter().map(|each| each.count).sum(),
        is_complete: is_complete && views.iter().all(|view| view.is_backlog_complete),
        oldest_new: None,
        oldest_due: None,
        shards_without_worker: None,
        causes,
        period: "hour",
        activity: every(&activity, 3_600, 24),
        delivered: 0,
        failed: 0,
        workers: Vec::new(),
        inbox: None,
        endpoints: views.len(),
        troubled: views
            .into_iter()
            .filter(|view| view.state != "active")
            .collect(),
    })
}

/// The last periods, also those in which nothing happened.
pub(crate) fn every(activity: &[Activity], seconds: u64, periods: u64) -> Vec<Point> {
    let since = |time: std::time::SystemTime| {
        time.duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default()
            .as_secs()
            / seconds
    };
    // The clock of the store may be ahead of this one.
    let newest = activity.last().map_or(0, |each| since(each.began));
    let last = since(std::time::SystemTime::now()).max(newest);
    let first = (last + 1).saturating_sub(periods);
    let point = |period: u64| {
        let began = std::time::UNIX_EPOCH + Duration::from_secs(period * seconds);
        let found = activity.iter().find(|each| since(each.began) == period);
        Point::new(found.unwrap_or(&Activity::quiet(began)))
    };
    (first..=last).map(point).collect()
}

/// A list, and where the next page begins.
#[derive(Debug, Serialize)]
pub(crate) struct Rows<T> {
    pub(crate) items: Vec<T>,
    /// The value of `before` or `after` for the next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<String>,
}

pub(crate) async fn messages<S: Store>(ask: &Ask<'_, S>) -> Result<Rows<MessageRow>, Failure> {
    let mut filter = ask.fields.message_filter(ask.scope.limit())?;
    if let Some(id) = ask.fields.get("endpoint") {
        filter.target = Some(EndpointId::from_text(id).target());
        // It only gets events of its own tenant, and a store may have an index of those. A removed endpoint is not there any more.
        if let (None, Ok(endpoint)) = (&filter.tenant, targets::by_id(ask, id).await) {
            filter.tenant = endpoint.tenant;
        }
    }
    let before = ask.fields.message_cursor()?;
    let page = ask
        .store()
        .messages(filter, before, ask.fields.limit()?)
        .await?;
    let items = message::rows(ask.store(), &page.rows).await?;
    let next = page.next.map(message_cursor);
    Ok(Rows { items, next })
}

#[derive(Debug, Serialize)]
pub(crate) struct Dead {
    pub(crate) causes: Vec<CauseCount>,
    /// `false` if there are too many to count.
    #[serde(rename = "isComplete")]
    pub(crate) is_complete: bool,
    #[serde(flatten)]
    pub(crate) letters: Rows<LetterRow>,
}

pub(crate) async fn dead<S: Store>(ask: &Ask<'_, S>) -> Result<Dead, Failure> {
    let mut filter = ask.fields.dead_filter(ask.scope.limit())?;
    if let Some(id) = ask.fields.get("endpoint") {
        filter.target = Some(EndpointId::from_text(id).target());
    }
    let (causes, is_complete) = causes(ask.store(), filter.clone()).await?;
    let limit = ask.fields.limit()?;
    let after = ask.fields.delivery_cursor()?;
    let page = ask.store().letters(filter, after, limit).await?;
    let next = page.next.map(delivery_cursor);
    let letters = page.rows;
    let ids = letters.iter().map(|letter| letter.key.target).collect();
    let endpoints = targets::endpoints_of(ask.store(), ids).await?;
    // Where a callback goes is in its message, and so is whose an endpoint was that is not there any more.
    let without = letters
        .iter()
        .map(|letter| letter.key)
        .filter(|key| !endpoints.contains_key(&key.target));
    let mut without: Vec<_> = without.map(|key| key.message).collect();
    without.dedup();
    let messages: HashMap<_, _> = match without.is_empty() {
        true => HashMap::new(),
        false => {
            let listed = ask.store().listed(without).await?.into_iter();
            listed.map(|each| (each.key, each.envelope)).collect()
        }
    };
    let row = |letter: callbacks_delivery::store::DeadLetter| {
        let message = messages.get(&letter.key.message).and_then(Option::as_ref);
        let to = targets::name(letter.key.target, &endpoints, message);
        let endpoint = endpoints.get(&letter.key.target);
        let tenant = match endpoint {
            Some(endpoint) => endpoint.tenant.clone(),
            None => message.and_then(|message| message.tenant.clone()),
        };
        LetterRow::new(letter, to, tenant)
    };
    let items = letters.into_iter().map(row).collect();
    Ok(Dead {
        causes,
        is_complete,
        letters: Rows { items, next },
    })
}

pub(crate) async fn audit<S: Store>(ask: &Ask<'_, S>) -> Result<Rows<AuditRow>, Failure> {
    let limit = ask.fields.limit()?;
    let before = ask.fields.parsed("before")?;
    let tenant = ask.scope.limit().or_else(|| ask.fields.owned("tenant"));
    let found = ask.store().audited(tenant, before, limit).await?;
    let next = found
        .last()
        .filter(|_| found.len() == limit)
        .map(|last| last.number.to_string());
    let items = found.into_iter().map(AuditRow::from).collect();
    Ok(Rows { items, next })
}

pub(crate) async fn jobs<S: Store>(ask: &Ask<'_, S>) -> Result<Rows<JobView>, Failure> {
    let found = ask
        .store()
        .jobs(ask.scope.limit(), ask.fields.limit()?)
        .await?;
    let works = found.iter().map(|job| &job.work);
    let endpoints = targets::of_works(ask, works).await?;
    let view = |job| JobView::new(job, &endpoints);
    let items = found.into_iter().map(view).collect();
    Ok(Rows { items, next: None })
}

pub(crate) async fn job<S: Store>(ask: &Ask<'_, S>) -> Result<JobView, Failure> {
    let id = ask.fields.required("job")?.to_owned();
    let limit = ask.scope.limit();
    let found = ask.store().job(id).await?;
    let own = found.filter(|job| limit.is_none() || job.tenant == limit);
    let job = own.ok_or(Failure::NotFound("job"))?;
    let endpoints = targets::of_works(ask, std::iter::once(&job.work)).await?;
    Ok(JobView::new(job, &endpoints))
}
