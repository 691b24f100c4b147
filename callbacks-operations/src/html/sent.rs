//! The pages of what was sent, and of where it goes.

use askama::Template;
use callbacks_delivery::Store;
use callbacks_delivery::store::{
    Activity, AnswerClass, Audited, Cause, DeliveryState, Endpoint, MessageFilter,
};

use super::{Frame, next, render, seconds, shown};
use crate::chart;
use crate::failure::Failure;
use crate::look::{self, Dead, Overview, Rows};
use crate::message;
use crate::model::{EndpointView, MessageRow, MessageView};
use crate::notice;
use crate::serve::Ask;
use crate::targets;
use crate::words::at;

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    frame: Frame,
    it: Overview,
    chart: String,
    most: u64,
}

pub(crate) fn overview<S: Store>(ask: &Ask<'_, S>, it: Overview) -> Result<String, Failure> {
    let title = match it.period {
        "minute" => "The last hour by the minute",
        _ => "The last day by the hour",
    };
    render(&OverviewPage {
        frame: Frame::new(ask, "overview", "Overview"),
        chart: chart::bars(&it.activity, title),
        most: chart::most(&it.activity),
        it,
    })
}

#[derive(Template)]
#[template(path = "endpoints.html")]
struct EndpointsPage {
    frame: Frame,
    /// The URL of an endpoint that was just removed.
    removed: Option<String>,
    it: Rows<EndpointView>,
    next: Option<String>,
}

pub(crate) async fn endpoints<S: Store>(
    ask: &Ask<'_, S>,
    it: Rows<EndpointView>,
    problem: Option<String>,
) -> Result<String, Failure> {
    let mut frame = Frame::new(ask, "endpoints", "Endpoints");
    let removed = match problem {
        Some(_) => None,
        None => notice::removed(ask).await?,
    };
    frame.problem = problem;
    render(&EndpointsPage {
        removed,
        frame,
        next: next(ask, "after", &it),
        it,
    })
}

#[derive(Template)]
#[template(path = "endpoint.html")]
struct EndpointPage {
    frame: Frame,
    /// What the forms show.
    url: String,
    events: String,
    rate: String,
    concurrency: String,
    it: EndpointView,
    chart: String,
    most: u64,
    secrets: Vec<(String, String)>,
    recent: Vec<MessageRow>,
    has_test: bool,
    /// Whether the secret can be shown, once.
    is_first_look: bool,
    week_ago: String,
}

pub(crate) async fn endpoint<S: Store>(
    ask: &Ask<'_, S>,
    endpoint: Endpoint,
    secrets: Vec<(String, String)>,
    problem: Option<String>,
) -> Result<String, Failure> {
    let store = ask.store();
    let target = endpoint.target();
    let (id, tenant) = (endpoint.id.clone(), endpoint.tenant.clone());
    let is_about = |each: &Audited| each.entry.subject == id.as_str();
    let latest = notice::latest(ask, tenant, is_about).await?;
    let is_first_look = !ask.inner.may_reveal
        && ask.actor.is_some()
        && notice::is_first_look(ask, &endpoint).await?;
    let activity: Vec<Activity> = store
        .activity(Some(target), 24 * std::time::Duration::from_secs(3_600))
        .await?;
    let mut filter = MessageFilter::all();
    filter.target = Some(target);
    // It only gets events of its own tenant, and a store may have an index of those.
    filter.tenant = ask.scope.limit().or_else(|| endpoint.tenant.clone());
    let page = store.messages(filter, None, 10).await?;
    let recent = message::rows(store, &page.rows).await?;
    let view = targets::views(store, &[endpoint], &[])
        .await?
        .into_iter()
        .next();
    let it = view.ok_or(Failure::NotFound("endpoint"))?;
    let points = look::every(&activity, 3_600, 24);
    let mut frame = Frame::new(ask, "endpoints", "Endpoint");
    frame.about.clone_from(&it.to.url);
    frame.problem = problem;
    frame.note = latest.and_then(|latest| notice::of_endpoint(&latest, it.state));
    let number = |number: Option<String>| number.unwrap_or_default();
    render(&EndpointPage {
        url: frame.typed("url", it.to.url.clone()),
        events: frame.typed("events", it.events.join(" ")),
        rate: frame.typed("rate", number(it.rate.map(|rate| rate.to_string()))),
        concurrency: frame.typed(
            "concurrency",
            number(it.concurrency.map(|most| most.to_string())),
        ),
        frame,
        is_first_look,
        chart: chart::bars(&points, "The last day by the hour"),
        most: chart::most(&points),
        it,
        secrets,
        recent,
        has_test: ask.inner.test.is_some(),
        week_ago: "7d".to_owned(),
    })
}

#[derive(Template)]
#[template(path = "messages.html")]
struct MessagesPage {
    frame: Frame,
    it: Rows<MessageRow>,
    next: Option<String>,
    states: [&'static str; 4],
    answers: [&'static str; 5],
}

pub(crate) fn messages<S: Store>(
    ask: &Ask<'_, S>,
    it: Rows<MessageRow>,
) -> Result<String, Failure> {
    render(&MessagesPage {
        frame: Frame::new(ask, "messages", "Messages"),
        next: next(ask, "before", &it),
        it,
        states: DeliveryState::ALL.map(DeliveryState::as_str),
        answers: AnswerClass::ALL.map(AnswerClass::as_str),
    })
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    frame: Frame,
    note: Option<&'static str>,
    /// Who sent it again, and when.
    queued: Option<(String, String)>,
    /// How often to look for news, in seconds.
    live: u32,
    it: MessageView,
}

pub(crate) async fn message<S: Store>(
    ask: &Ask<'_, S>,
    it: MessageView,
) -> Result<String, Failure> {
    let id = it.row.id.as_str();
    let is_about = |each: &Audited| match each.entry.action.as_str() {
        "resend" => each.entry.subject == id,
        "test" => each.entry.detail == id,
        _ => false,
    };
    let latest = notice::latest(ask, it.row.tenant.clone(), is_about).await?;
    let note = latest
        .as_ref()
        .and_then(|latest| notice::of_message(latest, it.row.state));
    let queued = latest.filter(|latest| latest.action == "resend" && latest.has_effect);
    let has = |state: &str| it.views.iter().any(|each| each.row.state == state);
    let live = if has("new") {
        2
    } else if has("waiting") {
        5
    } else {
        60
    };
    let mut frame = Frame::new(ask, "messages", "Message");
    frame.about = id.to_owned();
    render(&MessagePage {
        frame,
        note,
        queued: queued.map(|latest| (latest.actor, at(latest.at))),
        live,
        it,
    })
}

#[derive(Template)]
#[template(path = "dead.html")]
struct DeadPage {
    frame: Frame,
    it: Dead,
    next: Option<String>,
    causes: [&'static str; Cause::ALL.len()],
}

pub(crate) fn dead<S: Store>(ask: &Ask<'_, S>, it: Dead) -> Result<String, Failure> {
    render(&DeadPage {
        frame: Frame::new(ask, "dead", "Dead letters"),
        next: next(ask, "after", &it.letters),
        it,
        causes: Cause::ALL.map(Cause::as_str),
    })
}

#[derive(Template)]
#[template(path = "again.html")]
struct AgainPage {
    frame: Frame,
    same: String,
    url: String,
    hidden: Vec<(String, String)>,
}

/// The endpoint to register is there already: a second one needs a second yes.
pub(crate) fn registered_already<S: Store>(
    ask: &Ask<'_, S>,
    same: &Endpoint,
) -> Result<String, Failure> {
    render(&AgainPage {
        frame: Frame::new(ask, "endpoints", "Register an endpoint"),
        same: same.id.to_string(),
        url: crate::words::masked_url(&same.url),
        hidden: ask.fields.all(),
    })
}
