//! The pages: what `look` found, in templates.

use askama::Template;
use callbacks_delivery::Store;
use callbacks_delivery::inbox::{DeadCause, EventState};
use callbacks_delivery::store::{
    Activity, AnswerClass, Audited, Cause, DeliveryState, Endpoint, MessageFilter, Work,
};
use http::StatusCode;

use crate::chart;
use crate::explain;
use crate::failure::Failure;
use crate::inbox::{EventView, InboxView};
use crate::look::{self, Dead, Overview, Rows};
use crate::message;
use crate::model::{AuditRow, EndpointView, JobView, MessageRow, MessageView, at, short, shown};
use crate::notice;
use crate::serve::Ask;
use crate::targets;

/// What surrounds every page.
struct Frame {
    title: String,
    page: &'static str,
    heading: String,
    tenant: Option<String>,
    actor: Option<String>,
    may_reveal: bool,
    has_inbox: bool,
    note: Option<&'static str>,
    /// What is wrong with a form that was sent.
    problem: Option<String>,
    fields: crate::fields::Fields,
}

impl Frame {
    fn new<S: Store>(ask: &Ask<'_, S>, page: &'static str, heading: impl Into<String>) -> Self {
        Self {
            title: ask.inner.title.clone(),
            page,
            heading: heading.into(),
            tenant: ask.scope.limit(),
            actor: ask.actor.clone(),
            may_reveal: ask.inner.may_reveal && ask.actor.is_some(),
            has_inbox: ask.inner.inbox.is_some(),
            note: ask.fields.get("done").and_then(note),
            problem: None,
            fields: ask.fields.clone(),
        }
    }

    const fn can_operate(&self) -> bool {
        self.actor.is_some()
    }

    /// What a form shows again.
    fn value(&self, name: &str) -> &str {
        self.fields.get(name).unwrap_or_default()
    }

    /// What was typed and refused, or else what is.
    fn typed(&self, name: &str, is: String) -> String {
        match &self.problem {
            Some(_) => self.fields.get(name).unwrap_or_default().to_owned(),
            None => is,
        }
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.fields.get(name) == Some(value)
    }

    fn is_filtered(&self) -> bool {
        self.fields.all().iter().any(|(name, _)| name != "limit")
    }

    /// What a bulk job gets of the filter that this page applied: not what somebody typed since.
    fn bulk(&self, work: &str, names: impl AsRef<[&'static str]>) -> Vec<(String, String)> {
        let mut fields = self.fields.all();
        let names = names.as_ref();
        fields.retain(|(name, _)| names.contains(&name.as_str()));
        if fields.is_empty() {
            fields.push(("everything".to_owned(), "true".to_owned()));
        }
        fields.push(("work".to_owned(), work.to_owned()));
        fields
    }
}

/// Only known words are shown, so that no link puts words into this page's mouth.
fn note(done: &str) -> Option<&'static str> {
    Some(match done {
        "replayed" => "It is being handled again. It is in this list until that is done.",
        "replayed-0" => "Nothing was replayed: it is not a dead letter.",
        "discarded" => "The dead letter is deleted, with its payload.",
        "discarded-0" => "Nothing was deleted: it is not a dead letter.",
        _ => return None,
    })
}

fn render(template: &impl Template) -> Result<String, Failure> {
    template
        .render()
        .map_err(|error| Failure::Store(error.to_string()))
}

/// The query of the next page.
fn next<S: Store, T>(ask: &Ask<'_, S>, cursor: &str, rows: &Rows<T>) -> Option<String> {
    rows.next
        .as_ref()
        .map(|value| ask.fields.next(cursor, value))
}

fn seconds(seconds: &u64) -> String {
    short(std::time::Duration::from_secs(*seconds))
}

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
    frame.problem = problem;
    render(&EndpointsPage {
        removed: notice::removed(ask).await?,
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
    let mut frame = Frame::new(ask, "endpoints", format!("Endpoint {}", it.to.url));
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
    render(&MessagePage {
        frame: Frame::new(ask, "messages", format!("Message {id}")),
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
#[template(path = "inbox.html")]
struct InboxPage {
    frame: Frame,
    it: InboxView,
    next: Option<String>,
    states: [&'static str; 3],
    causes: [&'static str; 6],
}

pub(crate) fn inbox<S: Store>(ask: &Ask<'_, S>, it: InboxView) -> Result<String, Failure> {
    render(&InboxPage {
        frame: Frame::new(ask, "inbox", "Inbox"),
        next: next(ask, "before", &it.events),
        it,
        states: EventState::ALL.map(EventState::as_str),
        causes: DeadCause::ALL.map(DeadCause::as_str),
    })
}

#[derive(Template)]
#[template(path = "event.html")]
struct EventPage {
    frame: Frame,
    it: EventView,
}

pub(crate) fn event<S: Store>(ask: &Ask<'_, S>, it: EventView) -> Result<String, Failure> {
    render(&EventPage {
        frame: Frame::new(ask, "inbox", "Event"),
        it,
    })
}

#[derive(Template)]
#[template(path = "audit.html")]
struct AuditPage {
    frame: Frame,
    it: Rows<AuditRow>,
    next: Option<String>,
}

pub(crate) fn audit<S: Store>(ask: &Ask<'_, S>, it: Rows<AuditRow>) -> Result<String, Failure> {
    render(&AuditPage {
        frame: Frame::new(ask, "audit", "Audit log"),
        next: next(ask, "before", &it),
        it,
    })
}

#[derive(Template)]
#[template(path = "jobs.html")]
struct JobsPage {
    frame: Frame,
    it: Rows<JobView>,
}

pub(crate) fn jobs<S: Store>(ask: &Ask<'_, S>, it: Rows<JobView>) -> Result<String, Failure> {
    render(&JobsPage {
        frame: Frame::new(ask, "jobs", "Bulk jobs"),
        it,
    })
}

#[derive(Template)]
#[template(path = "job.html")]
struct JobPage {
    frame: Frame,
    it: JobView,
}

pub(crate) fn job<S: Store>(ask: &Ask<'_, S>, it: JobView) -> Result<String, Failure> {
    render(&JobPage {
        frame: Frame::new(ask, "jobs", "Bulk job"),
        it,
    })
}

#[derive(Template)]
#[template(path = "count.html")]
struct CountPage {
    frame: Frame,
    work: String,
    /// Why it may be a mistake.
    doubts: Vec<String>,
    /// Whether it is about events of the inbox.
    is_inbox: bool,
    /// Whether it deletes them.
    is_discard: bool,
    total: u64,
    rate: u32,
    takes: String,
    hidden: Vec<(String, String)>,
}

/// What a bulk job would do, before it does anything.
pub(crate) async fn count<S: Store>(
    ask: &Ask<'_, S>,
    work: &Work,
    total: u64,
    rate: u32,
) -> Result<String, Failure> {
    let mut hidden = ask.fields.all();
    hidden.retain(|(name, _)| name != "rate");
    let endpoints = targets::of_works(ask, std::iter::once(work)).await?;
    render(&CountPage {
        frame: Frame::new(ask, "jobs", "Start a bulk job"),
        work: explain::work(work, &endpoints),
        doubts: targets::doubts(ask, work).await?,
        is_inbox: matches!(work, Work::Events(_) | Work::Discard(_)),
        is_discard: matches!(work, Work::Discard(_)),
        total,
        rate,
        takes: seconds(&total.div_ceil(u64::from(rate))),
        hidden,
    })
}

#[derive(Template)]
#[template(path = "nothing.html")]
struct NothingPage {
    frame: Frame,
}

/// The search found nothing, and says what it looked for.
pub(crate) fn nothing<S: Store>(ask: &Ask<'_, S>) -> Result<String, Failure> {
    render(&NothingPage {
        frame: Frame::new(ask, "find", "Nothing was found"),
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
        url: crate::model::masked_url(&same.url),
        hidden: ask.fields.all(),
    })
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    title: &'a str,
    status: u16,
    text: &'a str,
    /// From the address to the pages.
    base: &'a str,
}

pub(crate) fn failure(title: &str, path: &str, status: StatusCode, text: &str) -> String {
    let depth = path.matches('/').count().saturating_sub(1).min(20);
    let page = FailurePage {
        title,
        status: status.as_u16(),
        text,
        base: &"../".repeat(depth),
    };
    page.render().unwrap_or_else(|_| text.to_owned())
}
