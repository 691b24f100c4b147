//! What somebody did a moment ago, by the audit log: it is true, and no link puts words into this page's mouth.

use std::time::{Duration, SystemTime};

use callbacks_delivery::Store;
use callbacks_delivery::store::{Audited, Endpoint};

use crate::failure::Failure;
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
    /// How many deliveries were sent again, if that is known.
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
            has_effect: !found.entry.detail.starts_with("0 "),
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
        "resend" => "It was sent again: the last attempt below is the answer.",
        "test" if waits => {
            "The test event is on its way. This page shows the answer once it is there."
        }
        "test" => "The test event was sent: the attempt below is the answer.",
        _ => return None,
    })
}
