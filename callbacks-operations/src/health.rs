//! Whether anything is sent and handled: a line at the top of every page.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use callbacks_delivery::inbox::InboxGauges;
use callbacks_delivery::store::Gauges;
use callbacks_delivery::{SHARDS, Store, WorkerStatus};
use serde::Serialize;

use crate::Inner;
use crate::words::short;

/// For how long figures are shown before they are read again: many pages are read at once by few people.
const FRESH: Duration = Duration::from_secs(2);

/// A worker that keeps up has sent within this time what is due.
const LATE: Duration = Duration::from_secs(30);

/// For how long a page says that a worker had to start again.
const RECENT: Duration = Duration::from_secs(60 * 60);

/// The workers of this process.
#[derive(Debug, Default)]
pub(crate) struct Workers {
    pub(crate) outbox: Option<WorkerStatus>,
    pub(crate) inbox: Option<WorkerStatus>,
    seen: Mutex<Option<(Instant, Vec<Worker>)>>,
}

/// How a worker fares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Worker {
    /// `Worker`, or `Inbox worker`.
    pub(crate) name: &'static str,
    /// `running`, `behind`, `restarted`, `stopped` or `idle`.
    pub(crate) state: &'static str,
    /// How old the oldest due message is, and what else is worth saying.
    pub(crate) detail: String,
}

/// How the workers fare, as of some seconds ago at most. Nothing if the store does not answer: the page itself says so.
pub(crate) async fn workers<S: Store>(inner: &Inner<S>) -> Vec<Worker> {
    let seen = &inner.workers.seen;
    if let Some((at, workers)) = &*seen.lock().unwrap_or_else(PoisonError::into_inner)
        && at.elapsed() < FRESH
    {
        return workers.clone();
    }
    let Ok(gauges) = inner.outbox.store().gauges().await else {
        return Vec::new();
    };
    let inbox = match &inner.inbox {
        Some(inbox) => inbox.gauges().await.ok(),
        None => None,
    };
    note(inner, &gauges, inbox.as_ref())
}

/// How the workers fare by these figures, which are shown for the next seconds.
pub(crate) fn note<S>(
    inner: &Inner<S>,
    gauges: &Gauges,
    inbox: Option<&InboxGauges>,
) -> Vec<Worker> {
    let now = SystemTime::now();
    let own = &inner.workers;
    let mut workers = vec![sending(gauges, own.outbox.as_ref(), now)];
    workers.extend(inbox.map(|gauges| handling(gauges, own.inbox.as_ref(), now)));
    *own.seen.lock().unwrap_or_else(PoisonError::into_inner) =
        Some((Instant::now(), workers.clone()));
    workers
}

/// Any process may have the worker, so the store knows whether one runs.
fn sending(gauges: &Gauges, own: Option<&WorkerStatus>, now: SystemTime) -> Worker {
    let is_idle = gauges.outbox == 0 && gauges.due == 0;
    let restart = own.and_then(|own| restarted(own, now));
    let state = match gauges.owned_shards {
        0 if is_idle && own.is_none() => "idle",
        0 => "stopped",
        _ if gauges.oldest_late.is_some_and(|age| age > LATE) => "behind",
        _ if restart.is_some() => "restarted",
        _ => "running",
    };
    let mut details = Vec::new();
    match gauges.owned_shards {
        0 if state == "idle" => details.push("no worker runs".to_owned()),
        0 => details.push("nothing is sent".to_owned()),
        owned if owned < SHARDS => details.push(format!(
            "{} of {SHARDS} shards have no worker",
            SHARDS - owned
        )),
        _ if own.is_some_and(|own| !own.is_running()) => {
            details.push("the one of this process has stopped".to_owned());
        }
        _ => {}
    }
    details.extend(restart);
    details.push(match (gauges.oldest_late, gauges.oldest_due) {
        (Some(age), _) => format!("oldest due message {}", short(age)),
        (None, Some(age)) => format!(
            "oldest due message {}, held back at its endpoint",
            short(age)
        ),
        (None, None) if is_idle => "nothing waits".to_owned(),
        (None, None) => "nothing is due".to_owned(),
    });
    Worker {
        name: "Worker",
        state,
        detail: details.join(", "),
    }
}

/// The store does not know whether a worker of the inbox runs, but whether events wait.
fn handling(gauges: &InboxGauges, own: Option<&WorkerStatus>, now: SystemTime) -> Worker {
    let restart = own.and_then(|own| restarted(own, now));
    let state = match own {
        Some(own) if !own.is_running() => "stopped",
        _ if gauges.oldest_due > LATE => "behind",
        _ if restart.is_some() => "restarted",
        None if gauges.waiting == 0 => "idle",
        _ => "running",
    };
    let mut details = Vec::from_iter(restart);
    details.push(match (gauges.oldest_due, gauges.waiting) {
        (Duration::ZERO, 0) => "nothing waits".to_owned(),
        (Duration::ZERO, _) => "nothing is due".to_owned(),
        (age, _) => format!("oldest due event {}", short(age)),
    });
    Worker {
        name: "Inbox worker",
        state,
        detail: details.join(", "),
    }
}

/// That a worker had to start again lately.
fn restarted(own: &WorkerStatus, now: SystemTime) -> Option<String> {
    let last = own.last_restart()?;
    let ago = now.duration_since(last.at).unwrap_or_default();
    let times = match own.restarts() {
        1 => String::new(),
        times => format!("{times} times, last "),
    };
    (ago <= RECENT).then(|| format!("{times}{} ago after a panic", short(ago)))
}
