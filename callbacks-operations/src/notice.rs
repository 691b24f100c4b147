//! What somebody did a moment ago, by the audit log: it is true, and no link puts words into this page's mouth.

use std::time::{Duration, SystemTime};

use callbacks_delivery::Store;
use callbacks_delivery::store::{Audited, Endpoint};

use crate::act::NOT_DEAD;
use crate::failure::Failure;
use crate::inbox::EventRow;
use crate::serve::Ask;

/// How many entries of the audit log are looked through.
const ENTRIES: usize = 50;

/// For how long a page confirms what somebody did.
const FRESH: Duration = Duration::from_secs(60);

/// For how long the person who registered an endpoint may see its secret once.
const HANDOVER: Duration = Duration::from_secs(15 * 60);

/// What was done last with something.
#[derive(Clone, Debug)]
pub(crate) struct Latest {
    pub(crate) action: String,
    pub(crate) actor: String,
    pub(crate) at: SystemTime,
    /// Whether something was sent, replayed or deleted, as far as that is known.
    pub(crate) has_effect: bool,
    /// Whether the person who asks did it a moment ago.
    pub(crate) is_fresh: bool,
}

fn is_within(time: SystemTime, limit: Duration) -> bool {
    // The clock of the store may be ahead of this one.
    SystemTime::now().duration_since(time).unwrap_or_default() <= limit
}

async fn entries<S: Store>(
    ask: &Ask<'_, S>,
    tenant: Option<String>,
) -> Result<Vec<Audited>, Failure> {
    let tenant = ask.scope.limit().or(tenant);
    Ok(ask.store().audited(tenant, None, ENTRIES).await?)
}

/// What was done last with something of a tenant, as far as it was lately.
pub(crate) async fn latest<S: Store>(
    ask: &Ask<'_, S>,
    tenant: Option<String>,
    is_about: impl Fn(&Audited) -> bool,
) -> Result<Option<Latest>, Failure> {
    let found = entries(ask, tenant).await?.into_iter().find(is_about);
    let latest = |found: Audited| {
        let is_own = ask.actor.as_deref() == Some(found.entry.actor.as_str());
        Latest {
            is_fresh: is_own && is_within(found.at, FRESH),
            has_effect: !["0 ", NOT_DEAD]
                .iter()
                .any(|nothing| found.entry.detail.starts_with(nothing)),
            action: found.entry.action,
            actor: found.entry.actor,
            at: found.at,
        }
    };
    Ok(found.map(latest))
}

/// Whether somebody registered this endpoint lately, is the one who asks, and has not seen its secret.
pub(crate) async fn is_first_look<S: Store>(
    ask: &Ask<'_, S>,
    endpoint: &Endpoint,
) -> Result<bool, Failure> {
    let is_about = |each: &&Audited| {
        let action = each.entry.action.as_str();
        each.entry.subject == endpoint.id.as_str()
            && ["register", "reveal-secret"].contains(&action)
    };
    let entries = entries(ask, endpoint.tenant.clone()).await?;
    let last = entries.iter().find(is_about);
    Ok(last.is_some_and(|last| {
        let is_own = ask.actor.as_deref() == Some(last.entry.actor.as_str());
        last.entry.action == "register" && is_own && is_within(last.at, HANDOVER)
    }))
}

/// The endpoint that the person who asks has just removed.
pub(crate) async fn removed<S: Store>(ask: &Ask<'_, S>) -> Result<Option<String>, Failure> {
    let last = entries(ask, None).await?.into_iter().next();
    let is_own = |last: &Audited| {
        last.entry.action == "remove" && ask.actor.as_deref() == Some(last.entry.actor.as_str())
    };
    let removed = last.filter(|last| is_own(last) && is_within(last.at, FRESH));
    Ok(removed.map(|removed| removed.entry.detail))
}

/// What to say on the page of an endpoint.
pub(crate) fn of_endpoint(latest: &Latest, state: &str) -> Option<&'static str> {
    if !latest.is_fresh {
        return None;
    }
    let is_on = ["active", "failing"].contains(&state);
    Some(match latest.action.as_str() {
        "register" => {
            "The endpoint is registered. Give its owner the secret, which you find below."
        }
        "pause" if state == "paused" => {
            "The endpoint is paused. Messages wait until you enable it."
        }
        "enable" if is_on => "The endpoint is enabled.",
        "disable" if state == "disabled" => {
            "The endpoint is disabled. Its messages become dead letters."
        }
        "limit" => "The limits are changed.",
        "update" => "The endpoint is changed.",
        "rotate" => {
            "There is a new secret, which you find below. The old one signs too until its time has passed."
        }
        _ => return None,
    })
}

/// What to say on the page of a message.
pub(crate) fn of_message(latest: &Latest, state: &str) -> Option<&'static str> {
    if !latest.is_fresh {
        return None;
    }
    let waits = ["new", "waiting"].contains(&state);
    Some(match latest.action.as_str() {
        "resend" if !latest.has_effect => "Nothing was sent again: it waited already.",
        "resend" if waits => "It is queued again. This page shows the attempt once it has ended.",
        "resend" if state == "dead" => {
            "It was sent again, and failed again: the last attempt below says why."
        }
        "resend" => "It was sent again: the last attempt below is the answer.",
        "test" if waits => {
            "The test event is on its way. This page shows the answer once it is there."
        }
        "test" => "The test event was sent: the attempt below is the answer.",
        _ => return None,
    })
}

/// What to say on the page of a received event.
pub(crate) async fn of_event<S: Store>(
    ask: &Ask<'_, S>,
    row: &EventRow,
) -> Result<Option<&'static str>, Failure> {
    let key = format!("event {}", row.event);
    // A replayed event has a new number, which the detail begins with.
    let is_about = |each: &Audited| {
        let is_now = || each.entry.detail.split(' ').take(2).eq(key.split(' '));
        match each.entry.action.as_str() {
            "replay" => each.entry.subject == key || is_now(),
            "discard" => each.entry.subject == key,
            _ => false,
        }
    };
    let latest = latest(ask, row.tenant.clone(), is_about).await?;
    let Some(latest) = latest.filter(|latest| latest.is_fresh) else {
        return Ok(None);
    };
    Ok(Some(
        match (latest.action.as_str(), latest.has_effect, row.state) {
            ("replay", false, _) => "Nothing was replayed: it is not a dead letter.",
            (_, false, _) => "Nothing was deleted: it is not a dead letter.",
            (_, true, "dead") => "It was replayed, and given up again.",
            (_, true, "handled") => "It was replayed, and is handled now.",
            _ => "It is being handled again.",
        },
    ))
}

/// What to say above the list of received events, if it is what the person who asks did last.
pub(crate) async fn of_inbox<S: Store>(ask: &Ask<'_, S>) -> Result<Option<&'static str>, Failure> {
    let mut entries = entries(ask, None).await?.into_iter();
    let last = entries.find(|each| ask.actor.as_deref() == Some(each.entry.actor.as_str()));
    let Some(Audited { entry, .. }) = last.filter(|last| is_within(last.at, FRESH)) else {
        return Ok(None);
    };
    let is_of_message = ask
        .fields
        .get("message")
        .is_some_and(|id| entry.detail.ends_with(id));
    Ok(match entry.action.as_str() {
        _ if entry.detail.starts_with(NOT_DEAD) => None,
        "replay" if is_of_message => {
            Some("It is being handled again. It is in this list until that is done.")
        }
        "discard" => Some("The dead letter is deleted, with its payload."),
        _ => None,
    })
}
