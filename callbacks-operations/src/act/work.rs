//! Bulk jobs: what one would do, starting and cancelling it.

use std::sync::Arc;

use callbacks_delivery::Store;
use callbacks_delivery::inbox::EventKey;
use callbacks_delivery::store::{Job, Work};
use serde_json::json;

use super::{Done, encoded, note};
use crate::bulk::{self, Counted};
use crate::failure::Failure;
use crate::serve::Ask;
use crate::{Inner, explain, inbox, targets};

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

pub(super) async fn start<S: Store>(
    inner: &Arc<Inner<S>>,
    ask: &Ask<'_, S>,
) -> Result<Done, Failure> {
    let (work, tenant) = work(ask).await?;
    let Counted { total, is_complete } = bulk::count(inner, &work).await?;
    let actor = ask.actor.clone().unwrap_or_default();
    let mut job = Job::new(actor, tenant.clone(), work, rate(ask)?, total);
    job.is_lower_bound = !is_complete;
    ask.store().put_job(job.clone(), inner.owner).await?;
    let endpoints = targets::of_works(ask, std::iter::once(&job.work)).await?;
    let detail = format!(
        "{}; {}{total} at {} a second",
        explain::work(&job.work, &endpoints),
        if is_complete { "" } else { "at least " },
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

pub(super) async fn cancel<S: Store>(ask: &Ask<'_, S>) -> Result<Done, Failure> {
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
