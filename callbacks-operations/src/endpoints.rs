//! The list of endpoints: those in trouble first.

use std::cmp::Reverse;
use std::collections::HashMap;

use callbacks_delivery::store::{Endpoint, EndpointId, TargetRecord};
use callbacks_delivery::{Shard, Store, TargetId};

use crate::failure::Failure;
use crate::look::Rows;
use crate::model::EndpointView;
use crate::serve::Ask;
use crate::targets::{self, Endpoints};
use crate::words::masked_url;

/// How many endpoints are sorted. Those behind them follow in the order of their ids.
const SORTED: usize = 2_000;

/// How many targets of callbacks are listed.
const OTHERS: usize = 50;

/// Where a page begins.
enum Cursor {
    /// At this place of those that are sorted.
    Sorted(usize),
    /// Behind this one.
    Behind(EndpointId),
}

impl Cursor {
    fn parse(text: Option<&str>) -> Result<Self, Failure> {
        let Some(text) = text else {
            return Ok(Self::Sorted(0));
        };
        let invalid = || Failure::Invalid("the cursor is not valid".to_owned());
        match text.split_once(':').ok_or_else(invalid)? {
            ("at", place) => place.parse().map(Self::Sorted).map_err(|_| invalid()),
            ("behind", id) => Ok(Self::Behind(EndpointId::from_text(id))),
            _ => Err(invalid()),
        }
    }
}

/// Endpoints, and targets about which something is special.
pub(crate) async fn list<S: Store>(ask: &Ask<'_, S>) -> Result<Rows<EndpointView>, Failure> {
    let limit = ask.fields.limit()?.min(50);
    let tenant = ask.scope.limit().or_else(|| ask.fields.owned("tenant"));
    match Cursor::parse(ask.fields.get("after"))? {
        Cursor::Sorted(place) => sorted(ask.store(), tenant, place, limit).await,
        Cursor::Behind(id) => {
            let found = ask.store().endpoints(tenant, Some(id), limit).await?;
            let next = behind(&found, limit);
            let items = targets::views(ask.store(), &found, &[]).await?;
            Ok(Rows { items, next })
        }
    }
}

fn behind(found: &[Endpoint], limit: usize) -> Option<String> {
    let last = found.last().filter(|_| found.len() == limit)?;
    Some(format!("behind:{}", last.id))
}

async fn sorted<S: Store>(
    store: &S,
    tenant: Option<String>,
    place: usize,
    limit: usize,
) -> Result<Rows<EndpointView>, Failure> {
    let records: HashMap<_, _> = store
        .targets(Shard::all().collect())
        .await?
        .into_iter()
        .map(|record| (record.target, record))
        .collect();
    let all = store.endpoints(tenant.clone(), None, SORTED).await?;
    let more = behind(&all, SORTED);
    let mut endpoints: Endpoints = all
        .into_iter()
        .map(|endpoint| (endpoint.target(), endpoint))
        .collect();
    let mut order: Vec<_> = endpoints.keys().copied().collect();
    // Targets of callbacks have no endpoint. They are listed if something is special about them.
    if tenant.is_none() {
        let known = targets::endpoints_of(store, records.keys().copied().collect()).await?;
        let others = records.keys().filter(|target| !known.contains_key(target));
        order.extend(others.take(OTHERS));
    }
    let dead: HashMap<_, _> = store
        .buried(order.clone())
        .await?
        .counts
        .into_iter()
        .collect();
    order.sort_by_cached_key(|target| {
        let dead = dead.get(target).copied().unwrap_or_default();
        let trouble = Trouble::of(records.get(target), dead);
        let endpoint = endpoints.get(target);
        let url = endpoint.map(|endpoint| masked_url(&endpoint.url));
        let tenant = endpoint.and_then(|endpoint| endpoint.tenant.clone());
        (Reverse(trouble), url, tenant, target.number())
    });
    let count = order.len();
    let order: Vec<TargetId> = order.into_iter().skip(place).take(limit).collect();
    let next = match place + order.len() < count {
        true => Some(format!("at:{}", place + order.len())),
        false => more,
    };
    let (mut listed, mut others) = (Vec::new(), Vec::new());
    for target in &order {
        match endpoints.remove(target) {
            Some(endpoint) => listed.push(endpoint),
            None => others.extend(records.get(target).cloned()),
        }
    }
    let mut items = targets::views(store, &listed, &others).await?;
    let place_of = |view: &EndpointView| {
        let mut places = order.iter();
        places.position(|target| target.number().to_string() == view.to.target)
    };
    items.sort_by_cached_key(place_of);
    Ok(Rows { items, next })
}

/// How urgent it is to look at an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trouble {
    None,
    DeadLetters,
    Paused,
    Disabled,
    Failing,
}

impl Trouble {
    fn of(record: Option<&TargetRecord>, dead: u64) -> Self {
        match targets::state(record) {
            "failing" => Self::Failing,
            "disabled" => Self::Disabled,
            "paused" => Self::Paused,
            _ if dead > 0 => Self::DeadLetters,
            _ => Self::None,
        }
    }
}
